/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/duid-number.h"
#include "model/duid-dataset.h"
#include "model/duid-tagging.h"

#include <math.h>

G_BEGIN_DECLS

/* A survey small enough to count by hand: a slider with bands, a choice, a
 * multichoice, a number and a date. */
enum
{
  SURVEY_SLIDER,
  SURVEY_CHOICE,
  SURVEY_MANY,
  SURVEY_NUMBER,
  SURVEY_DATE,
};

#define SURVEY_ROWS 12

static inline DuidFramework *
survey_framework (void)
{
  static const char *const roles[] = { "A", "B", "C", "D", "E", "F" };
  static const char *const helps[] = { "X", "Y", "Z" };
  DuidFramework *framework = duid_framework_new ("Small");
  DuidQuestion  *slider = duid_question_new ("mood", DUID_QUESTION_SLIDER, "How was it?");
  DuidQuestion  *choice = duid_question_new ("role", DUID_QUESTION_CHOICE, "Who are you?");
  DuidQuestion  *many = duid_question_new ("help", DUID_QUESTION_MULTICHOICE, "What helped?");
  DuidQuestion  *number = duid_question_new ("age", DUID_QUESTION_NUMBER, "How old?");

  slider->min = 0;
  slider->max = 10;
  slider->left = g_strdup ("Bad");
  slider->right = g_strdup ("Good");
  duid_question_add_band (slider, "Low", 4);
  duid_question_add_band (slider, "High", INFINITY);
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    duid_question_add_option (choice, roles[i]);
  for (guint i = 0; i < G_N_ELEMENTS (helps); i++)
    duid_question_add_option (many, helps[i]);
  number->unit = g_strdup ("years");
  duid_framework_add (framework, slider);
  duid_framework_add (framework, choice);
  duid_framework_add (framework, many);
  duid_framework_add (framework, number);
  duid_framework_add (framework, duid_question_new ("day", DUID_QUESTION_DATE, "When?"));
  return framework;
}

/* Twelve stories: sliders 0 0 .5 2 4 5 6 7.5 9.5 10, one not applicable, one
 * missing; A to F chosen 1, 5, 2, 3, 0, 1 times. */
static inline DuidDataset *
survey_dataset (void)
{
  static const double sliders[] = { 0, 0, .5, 2, 4, 5, 6, 7.5, 9.5, 10 };
  static const guint  roles[SURVEY_ROWS] = { 0, 1, 1, 1, 1, 1, 2, 2, 3, 3, 3, 5 };
  g_autoptr (DuidFramework) framework = survey_framework ();
  DuidDatasetBuilder *builder = duid_dataset_builder_new (framework);
  guint               source = duid_dataset_builder_add_source (builder, "small");

  for (guint i = 0; i < SURVEY_ROWS; i++)
    {
      g_autofree char *key = g_strdup_printf ("small/%u", i);
      gsize            row = duid_dataset_builder_add_row (builder, source, key);

      if (i < G_N_ELEMENTS (sliders))
        duid_dataset_builder_set_number (builder, SURVEY_SLIDER, row, sliders[i]);
      else
        duid_dataset_builder_set_state (builder, SURVEY_SLIDER, row,
                                        i == 10 ? DUID_STATE_NOT_APPLICABLE : DUID_STATE_MISSING);
      duid_dataset_builder_set_code (builder, SURVEY_CHOICE, row, roles[i]);
      duid_dataset_builder_set_state (builder, SURVEY_MANY, row, DUID_STATE_ANSWERED);
      if (i < 6)
        duid_dataset_builder_add_option (builder, SURVEY_MANY, row, 0);
      if (i % 2 == 0)
        duid_dataset_builder_add_option (builder, SURVEY_MANY, row, 2);
      duid_dataset_builder_set_number (builder, SURVEY_NUMBER, row, 10 + 5.0 * i);
      duid_dataset_builder_set_number (builder, SURVEY_DATE, row,
                                       duid_date_from_civil (2024, 1 + (int) i, 15));
    }
  return duid_dataset_builder_finish (builder);
}

static inline DuidRows *
survey_rows (gsize from,
             gsize to)
{
  DuidRows *rows = duid_rows_new (SURVEY_ROWS);

  for (gsize row = from; row < to; row++)
    duid_rows_add (rows, row);
  return rows;
}

/* One tag, “netwerk”, on the first four stories. */
static inline DuidTagging *
survey_tagging (void)
{
  DuidTagging *tagging = duid_tagging_new (SURVEY_ROWS);
  DuidTag     *tag = duid_tag_new ("0123456789abcdef0123456789abcdef", "netwerk", 2, SURVEY_ROWS);

  for (gsize row = 0; row < 4; row++)
    duid_rows_add (tag->rows, row);
  g_ptr_array_add (tagging->tags, tag);
  return tagging;
}

G_END_DECLS
