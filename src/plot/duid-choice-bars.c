/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-choice-bars.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>

#include "plot/duid-figure.h"
#include "plot/duid-summary-tally.h"

/* Up to so many options keep the order in which they were asked. */
#define FEW_OPTIONS 4

static void
clear_bar (gpointer data)
{
  DuidOptionBar *bar = data;

  g_free (bar->label);
}

static gboolean
is_named (const DuidCondition *brush,
          const char          *label)
{
  for (guint i = 0; i < brush->words->len; i++)
    if (g_str_equal (g_ptr_array_index (brush->words, i), label))
      return TRUE;
  return FALSE;
}

/* Whether every brush on this question takes the option. */
static gboolean
is_brushed (const DuidChoiceBars *bars,
            const char           *label)
{
  GPtrArray *brushes = bars->chart->request.brushes;

  for (guint i = 0; bars->has_brush && i < brushes->len; i++)
    {
      const DuidCondition *brush = g_ptr_array_index (brushes, i);

      if ((brush->kind == DUID_CONDITION_OPTIONS || brush->kind == DUID_CONDITION_TAGS) &&
          is_named (brush, label) == brush->is_inverted)
        return FALSE;
    }
  return bars->has_brush;
}

static gboolean
has_brush (DuidChart *chart)
{
  GPtrArray *brushes = chart->request.brushes;

  for (guint i = 0; brushes != NULL && i < brushes->len; i++)
    {
      const DuidCondition *brush = g_ptr_array_index (brushes, i);

      if (brush->kind == DUID_CONDITION_OPTIONS || brush->kind == DUID_CONDITION_TAGS)
        return TRUE;
    }
  return FALSE;
}

static void
list_bars (DuidChoiceBars *bars)
{
  GPtrArray *options = bars->chart->summary->options;
  GPtrArray *all_options = bars->all != NULL ? bars->all->options : options;

  for (guint i = 0; i < options->len; i++)
    {
      const DuidShareOf *share = g_ptr_array_index (options, i);
      const DuidShareOf *all = g_ptr_array_index (all_options, i);
      DuidOptionBar      bar = {
             .option = (int) i,
             .label = g_strdup (share->label),
             .n = share->n,
             .n_all = all->n,
             .share = share->percent / 100,
             .share_all = all->percent / 100,
             .is_brushed = is_brushed (bars, share->label),
      };

      g_array_append_val (bars->bars, bar);
    }
}

static int
compare_size (gconstpointer a,
              gconstpointer b)
{
  const DuidOptionBar *left = a;
  const DuidOptionBar *right = b;

  if (left->n != right->n)
    return left->n > right->n ? -1 : 1;
  return left->option - right->option;
}

/* An order that means something stays; so does one that is seen at a glance. */
static gboolean
keeps_order (DuidChart *chart)
{
  const DuidQuestion *question;

  if (chart->request.is_panel)
    return TRUE;
  if (chart->summary->is_tags)
    return FALSE;
  question = duid_dataset_get_question (chart->request.dataset, (guint) chart->request.question);
  return question->is_ordered || question->type == DUID_QUESTION_CONSENT ||
         chart->summary->options->len <= FEW_OPTIONS;
}

static DuidSummary *
sum_all (DuidChart *chart)
{
  const DuidChartRequest *request = &chart->request;
  const DuidTallyCounts  *all = duid_chart_count (chart, DUID_TALLY_ALL);

  if (all == NULL)
    return duid_summary_new_weighed (request->dataset, request->tagging, request->question, NULL,
                                     chart->weights);
  return duid_summary_new_tallied (request->dataset, request->question, chart->bins,
                                   request->tally, all);
}

DuidChoiceBars *
duid_choice_bars_new (DuidChart *chart)
{
  DuidChoiceBars         *bars = g_new0 (DuidChoiceBars, 1);
  const DuidChartRequest *request = &chart->request;

  bars->chart = chart;
  bars->bars = g_array_new (FALSE, TRUE, sizeof (DuidOptionBar));
  g_array_set_clear_func (bars->bars, clear_bar);
  bars->n_answered = chart->summary->states[DUID_STATE_ANSWERED];
  bars->is_percent = bars->n_answered >= DUID_FEWEST_PERCENTS;
  bars->has_brush = has_brush (chart);
  if (chart->summary->n_rows < duid_dataset_get_n_rows (request->dataset) && !request->hides_rest)
    bars->all = sum_all (chart);
  list_bars (bars);
  if (!keeps_order (chart))
    g_array_sort (bars->bars, compare_size);
  return bars;
}

void
duid_choice_bars_free (DuidChoiceBars *bars)
{
  if (bars == NULL)
    return;
  duid_summary_free (bars->all);
  g_array_unref (bars->bars);
  g_free (bars);
}

static gboolean
has_option (const DuidChart *chart,
            guint            option,
            gsize            row)
{
  const DuidChartRequest *request = &chart->request;
  guint                   question = (guint) request->question;
  gsize                   n_words = 0;
  const guint64          *masks;

  if (chart->summary->is_tags)
    return duid_rows_has (duid_tagging_get_tag (request->tagging, option)->rows, row);
  if (duid_dataset_get_states (request->dataset, question)[row] != DUID_STATE_ANSWERED)
    return FALSE;
  if (chart->summary->type != DUID_QUESTION_MULTICHOICE)
    return duid_dataset_get_codes (request->dataset, question)[row] == option;
  masks = duid_dataset_get_masks (request->dataset, question, &n_words);
  return option / 64 < n_words && (masks[row * n_words + option / 64] >> (option % 64) & 1) == 1;
}

static gboolean
is_shown (const DuidChoiceBars *bars,
          guint                 option)
{
  for (guint i = 0; i < bars->bars->len; i++)
    if (g_array_index (bars->bars, DuidOptionBar, i).option == (int) option)
      return TRUE;
  return FALSE;
}

gboolean
duid_choice_bars_has (const DuidChoiceBars *bars,
                      const DuidOptionBar  *bar,
                      gsize                 row)
{
  if (bar->option != DUID_OPTION_REST)
    return has_option (bars->chart, (guint) bar->option, row);
  for (guint option = 0; option < bars->chart->summary->options->len; option++)
    if (has_option (bars->chart, option, row) && !is_shown (bars, option))
      return TRUE;
  return FALSE;
}

/* Who chose several of the rest counts once. */
static void
count_rest (const DuidChoiceBars *bars,
            DuidOptionBar        *rest)
{
  DuidChart         *chart = bars->chart;
  const DuidSummary *all = bars->all != NULL ? bars->all : chart->summary;
  gsize              n_rows = duid_dataset_get_n_rows (chart->request.dataset);

  rest->n = rest->n_all = 0;
  rest->share = rest->share_all = 0;
  for (gsize row = 0; row < n_rows; row++)
    if (duid_choice_bars_has (bars, rest, row))
      {
        double weight = chart->weights == NULL    ? 1
                        : chart->weights[row] > 0 ? chart->weights[row]
                                                  : 0;

        rest->n_all++;
        rest->share_all += weight / MAX (all->weights.sum, 1e-12);
        if (!duid_chart_is_in_base (chart, row))
          continue;
        rest->n++;
        rest->share += weight / MAX (chart->summary->weights.sum, 1e-12);
      }
}

void
duid_choice_bars_shorten (DuidChoiceBars *bars,
                          guint           most)
{
  DuidOptionBar rest = { .option = DUID_OPTION_REST };
  guint         n_more;

  most = MAX (most, 2);
  if (bars->bars->len <= most)
    return;
  n_more = bars->bars->len - (most - 1);
  g_array_set_size (bars->bars, most - 1);
  count_rest (bars, &rest);
  rest.label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u more", "%u more", n_more),
                                n_more);
  g_array_append_val (bars->bars, rest);
}

double
duid_choice_bars_share (const DuidChoiceBars *bars,
                        const DuidOptionBar  *bar)
{
  return bar->share;
}

double
duid_choice_bars_all (const DuidChoiceBars *bars,
                      const DuidOptionBar  *bar)
{
  return bar->share_all;
}
