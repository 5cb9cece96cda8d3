/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-comparison.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static void
append_finding (DuidCells         *cells,
                const DuidFinding *finding)
{
  duid_cells_add (cells, finding->test != NULL ? duid_finding_get_title (finding->test) : NULL);
  duid_cells_add_number (cells, finding->statistic);
  duid_cells_add_number (cells, finding->df);
  duid_cells_add_number (cells, finding->chance.p);
  duid_cells_add_number (cells, finding->q);
  duid_cells_add (cells, duid_finding_get_effect_title (finding->effect.name));
  duid_cells_add_number (cells, finding->effect.value);
  duid_cells_add_number (cells, finding->effect.low);
  duid_cells_add_number (cells, finding->effect.high);
  duid_cells_add_number (cells, (double) finding->chance.n_draws);
}

static char *
dup_sizes (const DuidCompared *row)
{
  g_autoptr (GString) sizes = g_string_new (NULL);

  for (guint i = 0; i < row->groups->len; i++)
    g_string_append_printf (sizes, "%s%s: %zu", i == 0 ? "" : "; ",
                            ((DuidGroupOf *) g_ptr_array_index (row->groups, i))->label,
                            row->n[i]);
  return g_string_free (g_steal_pointer (&sizes), FALSE);
}

static void
append_head (DuidCells *cells)
{
  const char *const titles[] = {
    _ ("Question"),
    _ ("Answers"),
    _ ("In words"),
    _ ("Test"),
    _ ("Statistic"),
    "df",
    "p",
    "q",
    _ ("Effect"),
    _ ("Value"),
    _ ("Interval from"),
    _ ("Interval to"),
    _ ("Permutations"),
    _ ("Seed"),
    _ ("Tests on the sheet"),
    _ ("Kind"),
  };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    duid_cells_add (cells, titles[i]);
  duid_cells_end_head (cells);
}

/* What has to be known to read the numbers. */
static void
append_notes (DuidCells            *cells,
              const DuidComparison *comparison)
{
  g_autofree char *weighing = duid_comparison_dup_weighing (comparison);
  g_autofree char *tests =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u test, Benjamini-Hochberg at 5 %%",
                                  "%u tests, Benjamini-Hochberg at 5 %%", comparison->n_tests),
                     comparison->n_tests);
  g_autofree char *seed = g_strdup_printf ("%" G_GUINT64_FORMAT, comparison->seed);
  g_autofree char *draws =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%zu random exchange, seed %s",
                                  "%zu random exchanges, seed %s", comparison->n_draws),
                     comparison->n_draws, seed);
  g_autofree char *shared = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%zu story was in several groups and is left out.",
                 "%zu stories were in several groups and are left out.", comparison->n_shared),
    comparison->n_shared);

  duid_cells_add_note (cells, tests);
  duid_cells_add_note (cells, draws);
  duid_cells_add_note (cells, _ ("Exploratory: groups were mostly chosen after looking, so what is "
                                 "found here asks to be seen again."));
  duid_cells_add_note (cells, comparison->n_shared > 0 ? shared : NULL);
  duid_cells_add_note (cells, weighing);
}

DuidCells *
duid_comparison_make_cells (const DuidComparison *comparison,
                            const DuidDataset    *dataset)
{
  DuidCells *cells = duid_cells_new (_ ("Comparison"));

  append_head (cells);
  for (guint i = 0; i < comparison->rows->len; i++)
    {
      const DuidCompared *row = g_ptr_array_index (comparison->rows, i);
      const DuidFinding  *finding = duid_compared_get_finding (row);
      const DuidFinding   none = {
          .statistic = NAN,
          .df = NAN,
          .chance = { .p = NAN },
          .q = NAN,
          .effect = DUID_NO_EFFECT,
      };
      g_autofree char *title = duid_compared_dup_title (row, dataset);
      g_autofree char *words = duid_compared_dup_words (row, dataset);
      g_autofree char *sizes = dup_sizes (row);

      duid_cells_add (cells, title);
      duid_cells_add (cells, sizes);
      duid_cells_add (cells, words);
      append_finding (cells, finding != NULL ? finding : &none);
      duid_cells_add_number (cells, (double) comparison->seed);
      duid_cells_add_number (cells, comparison->n_tests);
      duid_cells_add (cells, _ ("exploratory"));
      duid_cells_end_row (cells);
    }
  append_notes (cells, comparison);
  return cells;
}
