/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-cell-reader.h"
#include "model/duid-dataset.h"

G_BEGIN_DECLS

/* A triad that stands in three columns. Its shares come as fractions,
 * percentages or of any other total, so what a total should be is known only
 * when all rows have been seen: until then amounts wait where the answers will be. */
typedef struct _DuidTriadColumn DuidTriadColumn;

/* Copies the three @readers. */
DuidTriadColumn *duid_triad_column_new    (const DuidCellReader *readers,
                                           guint                 question);
void             duid_triad_column_free   (DuidTriadColumn      *column);

/* Takes the three cells of a dataset row; what is wrong by itself is reported at
 * once. The answer is missing until duid_triad_column_finish(). */
void             duid_triad_column_take   (DuidTriadColumn      *column,
                                           const DuidRecord     *record,
                                           DuidDatasetBuilder   *builder,
                                           gsize                 row);
/* Sets the answers whose total is the usual one, reports the others. @numbers: of all rows
 * of the dataset, the rows of their files. */
void             duid_triad_column_finish (DuidTriadColumn      *column,
                                           DuidDatasetBuilder   *builder,
                                           const gint64         *numbers);

/* Whether the shares lie outside the triangle by more than rounding, and yet so
 * little that the answer counts on its edge. */
gboolean         duid_triad_is_outside    (double                top,
                                           double                left,
                                           double                right);
/* Tells of @n such answers in the column of @reader, the first in row @first. */
void             duid_triad_report_outside (const DuidCellReader *reader,
                                            guint                 n,
                                            gint64                first);

G_END_DECLS
