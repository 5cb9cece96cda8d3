/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "cli/duid-story-json.h"

#include "base/duid-number.h"
#include "cli/duid-json.h"

/* Where the assignments of @row begin: they stand by row. */
static guint
find_assignments (GArray *assignments,
                  gsize   row)
{
  guint from = 0;
  guint to = assignments->len;

  while (from < to)
    {
      guint middle = from + (to - from) / 2;

      if (g_array_index (assignments, DuidAssignment, middle).row < row)
        from = middle + 1;
      else
        to = middle;
    }
  return from;
}

static void
add_tags (JsonBuilder *builder,
          DuidChoice  *choice,
          gsize        row)
{
  GArray *assignments = choice->tagging->assignments;

  json_builder_set_member_name (builder, "tags");
  json_builder_begin_array (builder);
  for (guint i = find_assignments (assignments, row); i < assignments->len; i++)
    {
      const DuidAssignment *given = &g_array_index (assignments, DuidAssignment, i);

      if (given->row != row)
        break;
      if (given->value <= 0)
        continue;
      json_builder_begin_object (builder);
      duid_json_add_text (builder, "tag", duid_tagging_get_tag (choice->tagging, given->tag)->name);
      duid_json_add_text (builder, "author", given->author);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
append_numbers (JsonBuilder  *builder,
                const double *numbers,
                guint         n_numbers)
{
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_numbers; i++)
    duid_json_append_number (builder, numbers[i]);
  json_builder_end_array (builder);
}

static void
append_number_or_date (JsonBuilder        *builder,
                       const DuidQuestion *question,
                       double              number)
{
  g_autofree char *date = NULL;

  if (question->type != DUID_QUESTION_DATE)
    {
      duid_json_append_number (builder, number);
      return;
    }
  date = duid_date_to_string (number);
  json_builder_add_string_value (builder, date);
}

static void
append_options (JsonBuilder *builder,
                DuidDataset *dataset,
                guint        index,
                gsize        row)
{
  GPtrArray     *options = duid_dataset_get_question (dataset, index)->options;
  gsize          n_words;
  const guint64 *masks = duid_dataset_get_masks (dataset, index, &n_words);

  json_builder_begin_array (builder);
  for (guint i = 0; i < options->len; i++)
    if ((masks[row * n_words + i / 64] >> (i % 64)) & 1)
      json_builder_add_string_value (builder, g_ptr_array_index (options, i));
  json_builder_end_array (builder);
}

static void
append_stones (JsonBuilder *builder,
               DuidDataset *dataset,
               guint        index,
               gsize        row)
{
  GPtrArray *stones = duid_dataset_get_question (dataset, index)->stones;

  json_builder_begin_object (builder);
  for (guint i = 0; i < stones->len; i++)
    {
      DuidPoint place = duid_dataset_get_stone (dataset, index, i)[row];

      if (!duid_point_exists (place))
        continue;
      json_builder_set_member_name (builder, g_ptr_array_index (stones, i));
      append_numbers (builder, (double[]) { place.x, place.y }, 2);
    }
  json_builder_end_object (builder);
}

/* {"@mark": true}, for what is no answer. */
static void
append_mark (JsonBuilder *builder,
             const char  *mark)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, mark);
  json_builder_add_boolean_value (builder, TRUE);
  json_builder_end_object (builder);
}

static void
append_answer (JsonBuilder *builder,
               DuidDataset *dataset,
               guint        index,
               gsize        row)
{
  const DuidQuestion *question = duid_dataset_get_question (dataset, index);
  DuidTriad           triad;

  switch (duid_question_get_column_kind (question))
    {
    case DUID_COLUMN_TEXT:
      if (duid_export_may_show (dataset, question->type, row))
        json_builder_add_string_value (builder, duid_dataset_get_text (dataset, index, row));
      else
        append_mark (builder, "not_shared");
      break;
    case DUID_COLUMN_NUMBER:
      append_number_or_date (builder, question, duid_dataset_get_numbers (dataset, index)[row]);
      break;
    case DUID_COLUMN_CODE:
      json_builder_add_string_value (
        builder, g_ptr_array_index (question->options,
                                    duid_dataset_get_codes (dataset, index)[row]));
      break;
    case DUID_COLUMN_MASK:
      append_options (builder, dataset, index, row);
      break;
    case DUID_COLUMN_TRIAD:
      triad = duid_dataset_get_triads (dataset, index)[row];
      append_numbers (builder, (double[]) { triad.top, triad.left, triad.right }, 3);
      break;
    case DUID_COLUMN_STONES:
      append_stones (builder, dataset, index, row);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
add_answer (JsonBuilder *builder,
            DuidDataset *dataset,
            guint        index,
            gsize        row)
{
  DuidState state = duid_dataset_get_states (dataset, index)[row];

  if (state == DUID_STATE_NOT_ASKED)
    return;
  json_builder_set_member_name (builder, duid_dataset_get_question (dataset, index)->name);
  if (state == DUID_STATE_MISSING)
    json_builder_add_null_value (builder);
  else if (state == DUID_STATE_NOT_APPLICABLE)
    append_mark (builder, "not_applicable");
  else
    append_answer (builder, dataset, index, row);
}

/* Id, title and story have a member of their own. */
static gboolean
is_told_apart (DuidDataset *dataset,
               guint        index)
{
  static const DuidQuestionType types[] = {
    DUID_QUESTION_ID, DUID_QUESTION_TITLE, DUID_QUESTION_STORY
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (duid_framework_find_type (duid_dataset_get_framework (dataset), types[i]) == (int) index)
      return TRUE;
  return FALSE;
}

static const char *
find_title (DuidDataset *dataset,
            gsize        row)
{
  int title = duid_framework_find_type (duid_dataset_get_framework (dataset), DUID_QUESTION_TITLE);

  return title >= 0 ? duid_dataset_get_text (dataset, (guint) title, row) : "";
}

char *
duid_story_json_write (DuidChoice        *choice,
                       const DuidExport  *job,
                       const DuidLinkIds *ids,
                       gsize              row)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  DuidDataset *dataset = choice->dataset;
  gboolean     may_show = duid_dataset_may_show (dataset, row);

  json_builder_begin_object (builder);
  duid_json_add_text (builder, "id", duid_link_ids_get (ids, row));
  duid_json_add_text (builder, "title", may_show ? find_title (dataset, row) : NULL);
  duid_json_add_text (builder, "text", may_show ? duid_dataset_get_story (dataset, row) : NULL);
  add_tags (builder, choice, row);
  json_builder_set_member_name (builder, "answers");
  json_builder_begin_object (builder);
  for (guint i = 0; i < duid_dataset_get_n_questions (dataset); i++)
    if (duid_export_includes (job, i) && !is_told_apart (dataset, i))
      add_answer (builder, dataset, i, row);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  return duid_json_to_text (builder, FALSE);
}
