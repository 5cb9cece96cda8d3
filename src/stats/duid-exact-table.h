/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A sparse table against all tables with the same margins, one by one: exact, for
 * small tables (Freeman and Halton 1951). */
typedef struct
{
  gsize  n_tables;
  double prob_sum;  /* of all tables' probabilities: 1 but for rounding */
  double p_fisher;  /* tables that are at most as likely as this one */
  double p_x2;      /* tables with at least this X² */
} DuidExactTable;

/* FALSE when there are more than two million tables (use duid_chi_square_test())
 * or none. */
gboolean duid_exact_table (const guint    *counts,
                           guint           n_rows,
                           guint           n_columns,
                           DuidExactTable *test);

G_END_DECLS
