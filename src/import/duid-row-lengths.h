/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-table.h"

G_BEGIN_DECLS

/* Rows of a table that end before its last column or go on behind it. Rows that end early
 * are padded, rows that go on are kept; both are told once a file, with the first of them.
 * A value; all zeros to begin with. */
typedef struct
{
  gint64 first_short; /* as people count rows */
  gint64 n_short;
  gint64 first_long;
  gint64 n_long;
} DuidRowLengths;

void duid_row_lengths_add_short (DuidRowLengths       *lengths,
                                 gint64                row);
void duid_row_lengths_add_long  (DuidRowLengths       *lengths,
                                 gint64                row);
/* Adds to the problems of @table. */
void duid_row_lengths_report    (const DuidRowLengths *lengths,
                                 DuidTable            *table);

G_END_DECLS
