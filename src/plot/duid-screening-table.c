/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-screening.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>

static void
add_head (DuidCells *cells)
{
  const char *const titles[] = { _ ("Question"), _ ("Held against"), _ ("Stories"),
                                 _ ("Distance correlation"), "p", "q", _ ("Permutations") };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    duid_cells_add (cells, titles[i]);
  duid_cells_end_head (cells);
}

static void
add_notes (DuidCells           *cells,
           const DuidScreening *screening)
{
  g_autofree char *tests =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u test, Benjamini-Hochberg at 5 %%",
                                  "%u tests, Benjamini-Hochberg at 5 %%", screening->n_tests),
                     screening->n_tests);
  g_autofree char *stories =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%zu of %zu story looked at",
                                  "%zu of %zu stories looked at", screening->n_all),
                     screening->n_stories, screening->n_all);
  g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, screening->seed);
  g_autofree char *seed = g_strdup_printf ("%s %s", _ ("Seed"), number);

  duid_cells_add_note (cells, _ ("Bias-corrected distance correlation: 0 nothing, 1 everything."));
  duid_cells_add_note (cells, tests);
  duid_cells_add_note (cells, stories);
  duid_cells_add_note (cells, seed);
  duid_cells_add_note (cells, _ ("Exploratory: a map to find where to look, not a verdict."));
}

DuidCells *
duid_screening_make_cells (const DuidScreening *screening,
                           const DuidDataset   *dataset)
{
  DuidCells *cells = duid_cells_new (_ ("Connections"));

  add_head (cells);
  for (guint i = 0; i < screening->pairs->len; i++)
    {
      const DuidScreenedPair *pair = &g_array_index (screening->pairs, DuidScreenedPair, i);
      g_autofree char        *a = duid_screening_dup_title (screening, dataset, pair->a);
      g_autofree char        *b = duid_screening_dup_title (screening, dataset, pair->b);

      duid_cells_add (cells, a);
      duid_cells_add (cells, b);
      duid_cells_add_number (cells, (double) pair->n);
      duid_cells_add_number (cells, pair->bcdcor);
      duid_cells_add_number (cells, pair->chance.p);
      duid_cells_add_number (cells, pair->q);
      duid_cells_add_number (cells, (double) pair->chance.n_draws);
      duid_cells_end_row (cells);
    }
  add_notes (cells, screening);
  return cells;
}
