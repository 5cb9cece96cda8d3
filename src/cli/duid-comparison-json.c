/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "cli/duid-comparison-json.h"

#include "cli/duid-finding-json.h"
#include "filter/duid-selection.h"

static void
add_sizes (JsonBuilder        *builder,
           const char         *name,
           const DuidCompared *row,
           const gsize        *sizes)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  for (guint i = 0; i < row->groups->len; i++)
    duid_json_add_count (builder, ((DuidGroupOf *) g_ptr_array_index (row->groups, i))->label,
                         sizes[i]);
  json_builder_end_object (builder);
}

static void
add_findings (JsonBuilder *builder,
              const char  *name,
              GArray      *findings,
              gboolean     are_parts,
              guint64      seed)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 1; i < findings->len; i++)
    {
      const DuidFinding *finding = &g_array_index (findings, DuidFinding, i);

      if ((finding->part != NULL) != are_parts)
        continue;
      json_builder_begin_object (builder);
      duid_finding_json_add (builder, finding, seed);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_words (JsonBuilder        *builder,
           const DuidCompared *row,
           const DuidDataset  *dataset)
{
  g_autofree char *words = duid_compared_dup_words (row, dataset);
  g_autofree char *test = duid_compared_dup_test (row);
  g_autofree char *warning = duid_compared_dup_warning (row);

  duid_json_add_text (builder, "words", words);
  duid_json_add_text (builder, "line", test);
  if (warning != NULL)
    duid_json_add_text (builder, "warning", warning);
}

static void
add_name (JsonBuilder        *builder,
          const DuidCompared *row,
          const DuidDataset  *dataset)
{
  const DuidQuestion *question;

  if (row->about != NULL)
    duid_json_add_text (builder, "about", row->about);
  if (row->question == DUID_QUESTION_TAGS (dataset))
    {
      duid_json_add_text (builder, "name", "#tags");
      return;
    }
  question = duid_dataset_get_question (dataset, (guint) row->question);
  duid_json_add_text (builder, "name", question->name);
  duid_json_add_text (builder, "type", duid_question_type_to_string (question->type));
  duid_json_add_text (builder, "label", question->label);
  if (row->stone >= 0)
    duid_json_add_text (builder, "stone",
                        g_ptr_array_index (question->stones, (guint) row->stone));
}

static void
add_row (JsonBuilder        *builder,
         const DuidCompared *row,
         const DuidDataset  *dataset,
         guint64             seed)
{
  const DuidFinding *finding = duid_compared_get_finding (row);

  json_builder_begin_object (builder);
  add_name (builder, row, dataset);
  add_sizes (builder, "n", row, row->n);
  add_sizes (builder, "not_applicable_n", row, row->n_not_applicable);
  duid_json_add_count (builder, "persons", row->n_persons);
  if (finding != NULL)
    {
      duid_finding_json_add (builder, finding, seed);
      duid_json_add_number (builder, "bcdcor", row->size);
      if (row->is_weighed || row->is_unweighed)
        {
          json_builder_set_member_name (builder, "weighed");
          json_builder_add_boolean_value (builder, row->is_weighed);
        }
      add_findings (builder, "companions", row->findings, FALSE, seed);
      add_findings (builder, "parts", row->findings, TRUE, seed);
    }
  if (row->not_applicable->len > 0)
    {
      json_builder_set_member_name (builder, "not_applicable");
      json_builder_begin_object (builder);
      duid_finding_json_add (builder, &g_array_index (row->not_applicable, DuidFinding, 0), seed);
      json_builder_end_object (builder);
    }
  add_words (builder, row, dataset);
  json_builder_end_object (builder);
}

char *
duid_comparison_json_write (const DuidComparison *comparison,
                            const DuidDataset    *dataset)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  duid_json_add_count (builder, "tests", comparison->n_tests);
  duid_json_add_text (builder, "adjusted", "Benjamini-Hochberg");
  duid_json_add_count (builder, "permutations", comparison->n_draws);
  json_builder_set_member_name (builder, "seed");
  json_builder_add_int_value (builder, (gint64) comparison->seed);
  json_builder_set_member_name (builder, "exploratory");
  json_builder_add_boolean_value (builder, TRUE);
  duid_json_add_count (builder, "in_several_groups", comparison->n_shared);
  duid_json_add_number (builder, "n_eff", comparison->n_eff);
  json_builder_set_member_name (builder, "questions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < comparison->rows->len; i++)
    add_row (builder, g_ptr_array_index (comparison->rows, i), dataset, comparison->seed);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return duid_json_to_text (builder, TRUE);
}
