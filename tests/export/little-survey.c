/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "little-survey.h"

#include "base/duid-number.h"

#include <math.h>

#define N_ROWS 4

static DuidQuestion *
add (DuidFramework   *framework,
     const char      *name,
     DuidQuestionType type)
{
  DuidQuestion *question = duid_question_new (name, type, NULL);

  duid_framework_add (framework, question);
  return question;
}

static void
add_scales (DuidFramework *framework)
{
  DuidQuestion *slider = add (framework, "invloed", DUID_QUESTION_SLIDER);
  DuidQuestion *triad = add (framework, "plan", DUID_QUESTION_TRIAD);
  DuidQuestion *canvas = add (framework, "aspecten", DUID_QUESTION_CANVAS);

  slider->min = 0;
  slider->max = 10;
  duid_question_add_band (slider, "Laag", 4);
  duid_question_add_band (slider, "Hoog", INFINITY);
  triad->corners[0] = g_strdup ("Gezin");
  triad->corners[1] = g_strdup ("Vak");
  triad->corners[2] = g_strdup ("Netwerk");
  canvas->x.label = g_strdup ("belang");
  canvas->y.label = g_strdup ("ervaring");
  canvas->x.max = canvas->y.max = 10;
  g_ptr_array_add (canvas->stones, g_strdup ("Klik"));
  g_ptr_array_add (canvas->stones, g_strdup ("Tijd"));
}

static DuidFramework *
new_framework (void)
{
  DuidFramework *framework = duid_framework_new ("Kleine meting");
  DuidQuestion  *question;

  add (framework, "nummer", DUID_QUESTION_ID);
  add (framework, "verhaal", DUID_QUESTION_STORY);
  add (framework, "datum", DUID_QUESTION_DATE);
  question = add (framework, "rol", DUID_QUESTION_CHOICE);
  duid_question_add_option (question, "Ouder");
  duid_question_add_option (question, "Kind");
  question = add (framework, "vormen", DUID_QUESTION_MULTICHOICE);
  duid_question_add_option (question, "Thuis");
  duid_question_add_option (question, "School");
  add_scales (framework);
  question = add (framework, "delen", DUID_QUESTION_CONSENT);
  duid_question_add_option (question, "Ja");
  g_ptr_array_add (question->show, g_strdup ("Ja"));
  question = add (framework, "mail", DUID_QUESTION_TEXT);
  question->is_sensitive = TRUE;
  return framework;
}

static void
answer_everything (DuidDatasetBuilder *builder)
{
  duid_dataset_builder_set_number (builder, LITTLE_DATE, 0, duid_date_from_civil (2024, 3, 24));
  duid_dataset_builder_set_code (builder, LITTLE_CHOICE, 0, 1);
  duid_dataset_builder_add_option (builder, LITTLE_MANY, 0, 1);
  duid_dataset_builder_set_number (builder, LITTLE_SLIDER, 0, 7.9);
  duid_dataset_builder_set_triad (builder, LITTLE_TRIAD, 0, (DuidTriad) { 0.125, 0.625, 0.25 });
  duid_dataset_builder_set_stone (builder, LITTLE_CANVAS, 0, 0, (DuidPoint) { 2.5, 8 });
  duid_dataset_builder_set_code (builder, LITTLE_CONSENT, 0, 0);
  duid_dataset_builder_set_text (builder, LITTLE_MAIL, 0, "a@example.org");
}

static void
answer_nothing (DuidDatasetBuilder *builder)
{
  for (guint question = LITTLE_DATE; question <= LITTLE_CANVAS; question++)
    {
      duid_dataset_builder_set_state (builder, question, 1, DUID_STATE_NOT_APPLICABLE);
      duid_dataset_builder_set_state (builder, question, 2, DUID_STATE_MISSING);
    }
  duid_dataset_builder_set_code (builder, LITTLE_CONSENT, 1, 0);
  duid_dataset_builder_set_state (builder, LITTLE_CONSENT, 2, DUID_STATE_MISSING);
}

DuidDataset *
little_survey_new (const char *story)
{
  static const char *const ids[N_ROWS] = { "001", "002", "003", "001" };
  g_autoptr (DuidFramework) framework = new_framework ();
  DuidDatasetBuilder *builder = duid_dataset_builder_new (framework);

  duid_dataset_builder_add_source (builder, "gezinnen");
  duid_dataset_builder_add_source (builder, "scholen");
  for (gsize row = 0; row < N_ROWS; row++)
    {
      guint            source = row == 3 ? 1 : 0;
      g_autofree char *key = g_strdup_printf ("%s/%s", source == 0 ? "gezinnen" : "scholen",
                                              ids[row]);

      duid_dataset_builder_add_row (builder, source, key);
      duid_dataset_builder_set_text (builder, LITTLE_ID, row, ids[row]);
      duid_dataset_builder_set_text (builder, LITTLE_STORY, row, row == 0 ? story : "Geheim");
    }
  answer_everything (builder);
  answer_nothing (builder);
  return duid_dataset_builder_finish (builder);
}

DuidTagging *
little_survey_tag (void)
{
  DuidTagging   *tagging = duid_tagging_new (N_ROWS);
  DuidAssignment given = { .tag = 0, .row = 0, .author = g_strdup ("Anna"), .value = 1 };

  g_ptr_array_add (tagging->tags,
                   duid_tag_new ("00000000000000000000000000000001", "hoop", 0, N_ROWS));
  g_ptr_array_add (tagging->tags,
                   duid_tag_new ("00000000000000000000000000000002", "zorg", 1, N_ROWS));
  g_array_append_val (tagging->assignments, given);
  duid_tagging_finish (tagging);
  return tagging;
}

char *
little_survey_new_path (const char *name)
{
  g_autofree char *folder = g_dir_make_tmp ("duiding-test-XXXXXX", NULL);

  g_assert_nonnull (folder);
  return g_build_filename (folder, name, NULL);
}
