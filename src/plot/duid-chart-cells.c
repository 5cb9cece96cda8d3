/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-chart-cells.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/duid-number.h"
#include "plot/duid-summary.h"
#include "stats/duid-describe.h"

/* ---- answers, group by group ---- */

static void
begin_row (DuidCells  *cells,
           const char *group,
           const char *label,
           gsize       n)
{
  duid_cells_add (cells, group);
  duid_cells_add (cells, label);
  duid_cells_add_number (cells, (double) n);
}

static void
add_share (DuidCells  *cells,
           const char *group,
           const char *label,
           gsize       n,
           double      percent,
           double      worth)
{
  double low = NAN, high = NAN;

  if (worth > 0)
    duid_wilson_share (percent / 100, worth, &low, &high);
  begin_row (cells, group, label, n);
  duid_cells_add_number (cells, worth > 0 ? percent : NAN);
  duid_cells_add_number (cells, 100 * low);
  duid_cells_add_number (cells, 100 * high);
  duid_cells_end_row (cells);
}

static void
add_value (DuidCells  *cells,
           const char *group,
           const char *label,
           gsize       n,
           double      value)
{
  begin_row (cells, group, label, n);
  duid_cells_add_number (cells, value);
  duid_cells_end_row (cells);
}

static void
add_day (DuidCells  *cells,
         const char *group,
         const char *label,
         gsize       n,
         double      days)
{
  g_autofree char *day = duid_date_to_string (floor (days));

  begin_row (cells, group, label, n);
  duid_cells_add (cells, day);
  duid_cells_end_row (cells);
}

static void
add_shares (DuidCells         *cells,
            const char        *group,
            const DuidSummary *summary,
            GPtrArray         *shares)
{
  for (guint i = 0; i < shares->len; i++)
    {
      const DuidShareOf *share = g_ptr_array_index (shares, i);

      add_share (cells, group, share->label, share->n, share->percent, summary->weights.n_eff);
    }
}

static void
add_description (DuidCells         *cells,
                 const char        *group,
                 const DuidSummary *summary)
{
  const DuidDescription *found = &summary->description;
  gboolean               is_date = summary->type == DUID_QUESTION_DATE;
  const char *const      labels[] = { _ ("Least"), _ ("First quartile"), _ ("Median"), _ ("Mean"),
                                      _ ("Third quartile"), _ ("Most"), _ ("Standard deviation") };
  const double           values[] = { found->min, found->q1, found->median, found->mean,
                                      found->q3, found->max, found->sd };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    if (is_date && i + 1 < G_N_ELEMENTS (values))
      add_day (cells, group, labels[i], found->n, values[i]);
    else if (!is_date)
      add_value (cells, group, labels[i], found->n, values[i]);
}

static void
add_triad (DuidCells          *cells,
           const char         *group,
           const DuidSummary  *summary,
           const DuidQuestion *question)
{
  const double mean[] = { summary->mean.top, summary->mean.left, summary->mean.right };

  for (int zone = 0; zone < DUID_N_ZONES; zone++)
    {
      g_autofree char *label = duid_summary_dup_zone_label (question, (DuidZone) zone);

      add_share (cells, group, label, summary->zones[zone], summary->zone_percents[zone],
                 summary->weights.n_eff);
    }
  for (int i = 0; i < 3; i++)
    {
      /* Translators: the word at a corner of a triad. */
      g_autofree char *label = g_strdup_printf (_ ("Mean share: %s"), question->corners[i]);

      add_value (cells, group, label, summary->states[DUID_STATE_ANSWERED], 100 * mean[i]);
    }
}

static void
add_stones (DuidCells          *cells,
            const char         *group,
            const DuidSummary  *summary,
            const DuidQuestion *question)
{
  for (guint i = 0; i < summary->stones->len; i++)
    {
      const DuidStoneSummary *stone = g_ptr_array_index (summary->stones, i);
      g_autofree char        *x =
        g_strdup_printf ("%s: %s", stone->label, question->x.label ? question->x.label : "x");
      g_autofree char *y =
        g_strdup_printf ("%s: %s", stone->label, question->y.label ? question->y.label : "y");

      add_value (cells, group, x, stone->n_placed, stone->mean.x);
      add_value (cells, group, y, stone->n_placed, stone->mean.y);
    }
}

static void
add_group (DuidCells              *cells,
           const DuidChartRequest *request,
           const char             *group,
           const DuidRows         *rows)
{
  const double *weights = NULL;
  g_autoptr (DuidSummary) summary = NULL;
  const DuidQuestion *question = NULL;

  if (request->weigh_by > 0)
    weights = duid_dataset_get_numbers (request->dataset, (guint) request->weigh_by - 1);
  summary = duid_summary_new_weighed (request->dataset, request->tagging, request->question, rows,
                                      weights);
  if (!summary->is_tags)
    question = duid_dataset_get_question (request->dataset, (guint) request->question);
  add_shares (cells, group, summary, summary->options);
  add_shares (cells, group, summary, summary->bands);
  if (summary->type == DUID_QUESTION_TRIAD)
    add_triad (cells, group, summary, question);
  else if (summary->type == DUID_QUESTION_CANVAS)
    add_stones (cells, group, summary, question);
  else if (summary->description.n > 0)
    add_description (cells, group, summary);
}

static void
add_groups (DuidCells              *cells,
            const DuidChartRequest *request)
{
  g_autoptr (GPtrArray) groups = NULL;
  const char *const headers[] = { _ ("Group"), _ ("Answer"), _ ("Stories"),
                                  _ ("Percentage or value"),
                                  _ ("Interval from"), _ ("Interval to") };

  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    duid_cells_add (cells, headers[i]);
  duid_cells_end_head (cells);
  add_group (cells, request, _ ("Everyone"), request->base);
  if (request->colour_by >= 0)
    groups = duid_summary_split (request->dataset, request->tagging, request->colour_by,
                                 request->base);
  for (guint i = 0; groups != NULL && i < groups->len; i++)
    {
      const DuidGroupOf *group = g_ptr_array_index (groups, i);

      if (duid_rows_count (group->rows) > 0)
        add_group (cells, request, group->label, group->rows);
    }
}

/* ---- notes ---- */

/* What was asked, of how many, and what weights did. */
static void
add_notes (DuidCells              *cells,
           const DuidChartRequest *request)
{
  const double *weights = NULL;
  g_autoptr (DuidSummary) summary = NULL;
  g_autofree char *counts = NULL;
  g_autofree char *weighed = NULL;

  if (request->question < DUID_QUESTION_TAGS (request->dataset))
    duid_cells_add_note (
      cells, duid_dataset_get_question (request->dataset, (guint) request->question)->label);
  if (request->weigh_by > 0)
    weights = duid_dataset_get_numbers (request->dataset, (guint) request->weigh_by - 1);
  summary = duid_summary_new_weighed (request->dataset, request->tagging, request->question,
                                      request->base, weights);
  counts = duid_chart_dup_count_line (request, summary);
  weighed = duid_summary_dup_weighed (summary);
  duid_cells_add_note (cells, counts);
  duid_cells_add_note (cells, weighed);
}

static char *
dup_title (const DuidChartRequest *request)
{
  if (request->question >= DUID_QUESTION_TAGS (request->dataset))
    return g_strdup (_ ("Tags"));
  return duid_question_dup_short_label (
    duid_dataset_get_question (request->dataset, (guint) request->question));
}

DuidCells *
duid_chart_make_cells (const DuidChartRequest *request)
{
  g_autofree char *title = dup_title (request);
  DuidCells       *cells = duid_cells_new (title);
  const char      *shown = request->display != NULL ? request->display->name : "";
  gboolean         is_done = FALSE;

  add_notes (cells, request);
  if (strcmp (shown, "cross") == 0)
    is_done = duid_chart_cells_add_crossed (cells, request);
  else if (g_str_has_prefix (shown, "together") || strcmp (shown, "network") == 0)
    is_done = duid_chart_cells_add_together (cells, request);
  else if (strcmp (shown, "items") == 0 || strcmp (shown, "gaps") == 0)
    is_done = duid_chart_cells_add_items (cells, request);
  if (!is_done)
    add_groups (cells, request);
  return cells;
}
