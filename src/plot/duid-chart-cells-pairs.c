/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-chart-cells.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "plot/duid-cross-table.h"
#include "plot/duid-figure.h"
#include "plot/duid-item-table.h"
#include "plot/duid-together-table.h"

#define MOST_CROSSED  200 /* rows and columns */
#define MOST_TOGETHER 200

/* ---- crossed ---- */

static void
add_column_labels (DuidCells            *cells,
                   const DuidCrossTable *cross,
                   const char           *title)
{
  duid_cells_add (cells, title);
  for (guint column = 0; column < cross->n_columns; column++)
    duid_cells_add (cells, cross->column_labels[column]);
  duid_cells_add (cells, _ ("Total"));
  duid_cells_end_head (cells);
}

static void
add_counts (DuidCells            *cells,
            const DuidCrossTable *cross)
{
  add_column_labels (cells, cross, _ ("Stories"));
  for (guint row = 0; row < cross->n_rows; row++)
    {
      duid_cells_add (cells, cross->row_labels[row]);
      for (guint column = 0; column < cross->n_columns; column++)
        duid_cells_add_number (cells, (double) cross->counts[row * cross->n_columns + column]);
      duid_cells_add_number (cells, (double) cross->row_totals[row]);
      duid_cells_end_row (cells);
    }
  duid_cells_add (cells, _ ("Total"));
  for (guint column = 0; column < cross->n_columns; column++)
    duid_cells_add_number (cells, (double) cross->column_totals[column]);
  duid_cells_add_number (cells, (double) cross->n);
  duid_cells_end_row (cells);
}

static void
add_percents (DuidCells            *cells,
              const DuidCrossTable *cross)
{
  duid_cells_end_row (cells);
  /* xgettext:no-c-format */
  add_column_labels (cells, cross, _ ("% of the row"));
  for (guint row = 0; row < cross->n_rows; row++)
    {
      double whole = (double) cross->row_totals[row];

      duid_cells_add (cells, cross->row_labels[row]);
      for (guint column = 0; column < cross->n_columns; column++)
        duid_cells_add_number (
          cells, 100 * (double) cross->counts[row * cross->n_columns + column] / whole);
      duid_cells_add_number (cells, whole > 0 ? 100 : NAN);
      duid_cells_end_row (cells);
    }
}

static void
add_residuals (DuidCells            *cells,
               const DuidCrossTable *cross)
{
  duid_cells_end_row (cells);
  add_column_labels (cells, cross, _ ("Adjusted residual"));
  for (guint row = 0; row < cross->n_rows; row++)
    {
      duid_cells_add (cells, cross->row_labels[row]);
      for (guint column = 0; column < cross->n_columns; column++)
        duid_cells_add_number (cells, cross->adjusted[row * cross->n_columns + column]);
      duid_cells_add (cells, NULL);
      duid_cells_end_row (cells);
    }
}

/* What the test says, how it came to its p, and how many tests the marks are of. */
static void
add_verdict (DuidCells            *cells,
             const DuidCrossTable *cross)
{
  g_autofree char *count =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%zu story answered both.",
                                  "%zu stories answered both.", cross->n),
                     cross->n);
  g_autofree char *p = duid_figure_dup_p (cross->p);
  g_autofree char *words = NULL;

  duid_cells_add_note (cells, count);
  if (cross->is_many)
    duid_cells_add_note (cells, _ ("A story can stand in several cells: there is no test of the "
                                   "whole."));
  if (cross->test == NULL)
    return;
  words = g_strdup_printf (_ ("Pearson’s χ² = %.2f, df %.0f, %s%s, bias-corrected Cramér’s V "
                              "%.2f."),
                           cross->test->x2, cross->test->df, p,
                           cross->is_permuted ? _ (" (999 random exchanges)") : "",
                           cross->test->v_corrected);
  duid_cells_add_note (cells, words);
}

gboolean
duid_chart_cells_add_crossed (DuidCells              *cells,
                              const DuidChartRequest *request)
{
  g_autoptr (DuidCrossTable) cross = NULL;

  if (request->colour_by < 0)
    return FALSE;
  cross = duid_cross_table_new (request->dataset, request->tagging, request->question,
                                request->colour_by, request->base, MOST_CROSSED, MOST_CROSSED);
  if (cross == NULL)
    return FALSE;
  add_counts (cells, cross);
  add_percents (cells, cross);
  add_residuals (cells, cross);
  add_verdict (cells, cross);
  return TRUE;
}

/* ---- together ---- */

gboolean
duid_chart_cells_add_together (DuidCells              *cells,
                               const DuidChartRequest *request)
{
  g_autoptr (DuidTogetherTable) together = duid_together_table_new (
    request->dataset, request->tagging, request->question, request->base, MOST_TOGETHER);
  const char *const headers[] = { _ ("Answer"), _ ("Together with"), _ ("Stories"), "\317\206",
                                  _ ("Lift"), _ ("Jaccard"), "q" };

  if (together == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    duid_cells_add (cells, headers[i]);
  duid_cells_end_head (cells);
  for (guint i = 0; i < together->n_items; i++)
    for (guint j = i + 1; j < together->n_items; j++)
      {
        const DuidTogether *pair = duid_together_table_get (together, i, j);

        duid_cells_add (cells, together->labels[i]);
        duid_cells_add (cells, together->labels[j]);
        duid_cells_add_number (cells, (double) pair->n_ab);
        duid_cells_add_number (cells, pair->phi);
        duid_cells_add_number (cells, pair->lift);
        duid_cells_add_number (cells, pair->jaccard);
        duid_cells_add_number (cells, together->q[i * together->n_items + j]);
        duid_cells_end_row (cells);
      }
  duid_cells_add_note (cells, _ ("q: Fisher’s exact test of each pair, adjusted by Benjamini and "
                                 "Hochberg over all pairs."));
  return TRUE;
}

/* ---- items on two scales ---- */

static void
add_mean (DuidCells      *cells,
          const DuidMean *mean)
{
  duid_cells_add_number (cells, mean->mean);
  duid_cells_add_number (cells, mean->low);
  duid_cells_add_number (cells, mean->high);
}

gboolean
duid_chart_cells_add_items (DuidCells              *cells,
                            const DuidChartRequest *request)
{
  const DuidQuestion *question =
    duid_dataset_get_question (request->dataset, (guint) request->question);
  g_autoptr (GArray) items =
    duid_item_table_new (request->dataset, (guint) request->question, request->base);
  const char *const headers[] = { _ ("Item"), _ ("Rated by"),
                                  question->x.label != NULL ? question->x.label : "x",
                                  _ ("Interval from"), _ ("Interval to"),
                                  question->y.label != NULL ? question->y.label : "y",
                                  _ ("Interval from"), _ ("Interval to"), _ ("Gap"),
                                  _ ("Interval from"), _ ("Interval to"), "q" };

  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    duid_cells_add (cells, headers[i]);
  duid_cells_end_head (cells);
  for (guint i = 0; i < items->len; i++)
    {
      const DuidRatedItem *item = &g_array_index (items, DuidRatedItem, i);

      duid_cells_add (cells, question->stones->pdata[item->stone]);
      duid_cells_add_number (cells, (double) item->gap.n);
      add_mean (cells, &item->x);
      add_mean (cells, &item->y);
      add_mean (cells, &item->gap);
      duid_cells_add_number (cells, item->q);
      duid_cells_end_row (cells);
    }
  duid_cells_add_note (cells, _ ("Means with 95 % intervals. The gap is within persons; q is of "
                                 "Wilcoxon’s signed ranks, by Benjamini and Hochberg."));
  return TRUE;
}
