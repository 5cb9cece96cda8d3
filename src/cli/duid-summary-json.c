/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "cli/duid-summary-json.h"

#include "base/duid-number.h"
#include "cli/duid-json.h"
#include "export/duid-export.h"
#include "plot/duid-summary.h"

#include <math.h>

static void
add_states (JsonBuilder       *builder,
            const DuidSummary *summary)
{
  static const char *const names[DUID_N_STATES] = {
    [DUID_STATE_ANSWERED] = "answered",
    [DUID_STATE_NOT_APPLICABLE] = "not_applicable",
    [DUID_STATE_MISSING] = "missing",
    [DUID_STATE_NOT_ASKED] = "not_asked",
  };

  for (guint state = 0; state < DUID_N_STATES; state++)
    duid_json_add_count (builder, names[state], summary->states[state]);
}

static void
add_shares (JsonBuilder *builder,
            const char  *name,
            GPtrArray   *shares)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < shares->len; i++)
    {
      const DuidShareOf *share = g_ptr_array_index (shares, i);

      json_builder_begin_object (builder);
      duid_json_add_text (builder, "label", share->label);
      duid_json_add_count (builder, "n", share->n);
      duid_json_add_number (builder, "percent", share->percent);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_counts (JsonBuilder *builder,
            const char  *name,
            const gsize *counts,
            guint        n_counts)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_counts; i++)
    json_builder_add_int_value (builder, (gint64) counts[i]);
  json_builder_end_array (builder);
}

static void
add_point (JsonBuilder  *builder,
           const char   *name,
           const double *parts,
           guint         n_parts)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_parts; i++)
    duid_json_append_number (builder, parts[i]);
  json_builder_end_array (builder);
}

/* How many of @rows lie exactly at the lowest and highest of the answers: a
 * number has no scale of its own whose ends could be counted. */
static void
count_ends (const DuidDataset *dataset,
            const DuidSummary *summary,
            const DuidRows    *rows,
            gsize              ends[2])
{
  const double *numbers = duid_dataset_get_numbers (dataset, (guint) summary->question);

  for (gssize row = duid_rows_next (rows, 0); row >= 0;
       row = duid_rows_next (rows, (gsize) row + 1))
    {
      ends[0] += numbers[row] == summary->description.min;
      ends[1] += numbers[row] == summary->description.max;
    }
}

static void
add_description (JsonBuilder       *builder,
                 const DuidDataset *dataset,
                 const DuidSummary *summary,
                 const DuidRows    *rows)
{
  const DuidDescription *numbers = &summary->description;
  gsize                  ends[2] = { 0, 0 };

  duid_json_add_number (builder, "min", numbers->min);
  duid_json_add_number (builder, "max", numbers->max);
  duid_json_add_number (builder, "mean", numbers->mean);
  duid_json_add_number (builder, "median", numbers->median);
  duid_json_add_number (builder, "q1", numbers->q1);
  duid_json_add_number (builder, "q3", numbers->q3);
  duid_json_add_number (builder, "sd", numbers->sd);
  add_shares (builder, "bands", summary->bands);
  add_counts (builder, "histogram", summary->histogram, summary->n_histogram);
  if (summary->type == DUID_QUESTION_NUMBER)
    count_ends (dataset, summary, rows, ends);
  add_counts (builder, "ends", summary->type == DUID_QUESTION_NUMBER ? ends : summary->ends, 2);
}

static void
add_triad (JsonBuilder       *builder,
           const DuidSummary *summary)
{
  const double mean[] = { summary->mean.top, summary->mean.left, summary->mean.right };

  add_point (builder, "mean", mean, 3);
  json_builder_set_member_name (builder, "zones");
  json_builder_begin_object (builder);
  for (guint zone = 0; zone < DUID_N_ZONES; zone++)
    duid_json_add_count (builder, duid_zone_to_string ((DuidZone) zone), summary->zones[zone]);
  json_builder_end_object (builder);
}

static void
add_stones (JsonBuilder       *builder,
            const DuidSummary *summary)
{
  json_builder_set_member_name (builder, "stones");
  json_builder_begin_array (builder);
  for (guint i = 0; i < summary->stones->len; i++)
    {
      const DuidStoneSummary *stone = g_ptr_array_index (summary->stones, i);
      const double            mean[] = { stone->mean.x, stone->mean.y };

      json_builder_begin_object (builder);
      duid_json_add_text (builder, "label", stone->label);
      duid_json_add_count (builder, "placed", stone->n_placed);
      add_point (builder, "mean", mean, 2);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_date (JsonBuilder *builder,
          const char  *name,
          double       days)
{
  g_autofree char *text = isfinite (days) ? duid_date_to_string (days) : NULL;

  duid_json_add_text (builder, name, text);
}

static void
add_zone_percents (JsonBuilder       *builder,
                   const DuidSummary *summary)
{
  json_builder_set_member_name (builder, "zone_percents");
  json_builder_begin_object (builder);
  for (guint zone = 0; zone < DUID_N_ZONES; zone++)
    duid_json_add_number (builder, duid_zone_to_string ((DuidZone) zone),
                          summary->zone_percents[zone]);
  json_builder_end_object (builder);
}

/* What the answers are worth, after weighing; the zones of triads as percentages too. */
static void
add_weights (JsonBuilder       *builder,
             const DuidSummary *summary)
{
  json_builder_set_member_name (builder, "weights");
  json_builder_begin_object (builder);
  duid_json_add_count (builder, "n", summary->weights.n);
  duid_json_add_number (builder, "n_eff", summary->weights.n_eff);
  duid_json_add_number (builder, "max_over_mean", summary->weights.max_over_mean);
  if (summary->type == DUID_QUESTION_TRIAD)
    add_zone_percents (builder, summary);
  json_builder_end_object (builder);
}

static void
add_figures (JsonBuilder       *builder,
             const DuidDataset *dataset,
             const DuidSummary *summary,
             const DuidRows    *rows)
{
  add_states (builder, summary);
  if (summary->is_weighed)
    add_weights (builder, summary);
  switch ((int) summary->type)
    {
    case DUID_QUESTION_SLIDER:
    case DUID_QUESTION_NUMBER:
      add_description (builder, dataset, summary, rows);
      break;
    case DUID_QUESTION_CHOICE:
    case DUID_QUESTION_MULTICHOICE:
    case DUID_QUESTION_CONSENT:
      add_shares (builder, "options", summary->options);
      break;
    case DUID_QUESTION_TRIAD:
      add_triad (builder, summary);
      break;
    case DUID_QUESTION_CANVAS:
      add_stones (builder, summary);
      break;
    case DUID_QUESTION_DATE:
      add_date (builder, "first", summary->description.min);
      add_date (builder, "last", summary->description.max);
      break;
    default:
      break;
    }
}

static DuidSummary *
summarise (const DuidChoice *choice,
           int               question,
           const DuidRows   *rows)
{
  return duid_summary_new_weighed (choice->dataset, choice->tagging, question, rows,
                                   choice->weights);
}

static void
add_groups (JsonBuilder *builder,
            DuidChoice  *choice,
            int          question,
            GPtrArray   *groups)
{
  json_builder_set_member_name (builder, "groups");
  json_builder_begin_array (builder);
  for (guint i = 0; i < groups->len; i++)
    {
      const DuidGroupOf *group = g_ptr_array_index (groups, i);
      g_autoptr (DuidSummary) summary = summarise (choice, question, group->rows);

      json_builder_begin_object (builder);
      duid_json_add_text (builder, "label", group->label);
      add_figures (builder, choice->dataset, summary, group->rows);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_question (JsonBuilder *builder,
              DuidChoice  *choice,
              guint        index,
              GPtrArray   *groups)
{
  const DuidQuestion *question = duid_dataset_get_question (choice->dataset, index);
  g_autoptr (DuidSummary) summary = summarise (choice, (int) index, choice->rows);

  json_builder_begin_object (builder);
  duid_json_add_text (builder, "name", question->name);
  duid_json_add_text (builder, "type", duid_question_type_to_string (question->type));
  duid_json_add_text (builder, "label", question->label);
  add_figures (builder, choice->dataset, summary, choice->rows);
  if (groups != NULL)
    add_groups (builder, choice, (int) index, groups);
  json_builder_end_object (builder);
}

char *
duid_summary_json_write (DuidChoice        *choice,
                         GPtrArray         *groups,
                         const char *const *sensitive)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  DuidExport job = { .dataset = choice->dataset, .sensitive = sensitive };

  json_builder_begin_object (builder);
  duid_json_add_count (builder, "stories", duid_rows_count (choice->rows));
  duid_json_add_count (builder, "of", duid_dataset_get_n_rows (choice->dataset));
  json_builder_set_member_name (builder, "questions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < duid_dataset_get_n_questions (choice->dataset); i++)
    if (duid_export_includes (&job, i))
      add_question (builder, choice, i, groups);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return duid_json_to_text (builder, TRUE);
}
