/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Which cells of a table with totals must not be shown? First those with 1 up to
 * @threshold - 1 people; then further cells, of the smallest total, until no row and no
 * column has exactly one hidden cell, which its total would give away. A line of one
 * cell can't be helped: its total must go too.
 *
 * @counts and the results are row by row; @primary (nullable) and @hidden have room for
 * all cells. The smallest total is sought by branch and bound; in large tables the
 * search ends after 200,000 steps with the best found, which always protects. */
void duid_suppress_small_cells (const double *counts,
                                guint         n_rows,
                                guint         n_columns,
                                double        threshold,
                                gboolean     *primary,
                                gboolean     *hidden);

G_END_DECLS
