/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey.h"

#include <math.h>

#define SEED 40

static const struct
{
  const char      *name;
  DuidQuestionType type;
  guint            n;
} parts[] = {
  { "slider", DUID_QUESTION_SLIDER, 12 },
  { "number", DUID_QUESTION_NUMBER, 4 },
  { "date", DUID_QUESTION_DATE, 2 },
  { "choice", DUID_QUESTION_CHOICE, 10 },
  { "many", DUID_QUESTION_MULTICHOICE, 4 },
  { "triad", DUID_QUESTION_TRIAD, 6 },
  { "canvas", DUID_QUESTION_CANVAS, 2 },
};

static DuidQuestion *
make_question (guint part,
               guint i)
{
  g_autofree char *name = g_strdup_printf ("%s%u", parts[part].name, i);
  DuidQuestion    *question = duid_question_new (name, parts[part].type, name);

  question->max = 10;
  for (int j = 0; j < 3; j++)
    {
      question->corners[j] = g_strdup_printf ("corner %d", j);
      g_ptr_array_add (question->stones, g_strdup_printf ("stone %d", j));
    }
  for (int j = 0; j < SURVEY_N_OPTIONS; j++)
    {
      g_autofree char *option = g_strdup_printf ("option %d", j);

      duid_question_add_option (question, option);
    }
  return question;
}

static void
answer (DuidDatasetBuilder *builder,
        GRand              *rand,
        guint               index,
        DuidQuestionType    type,
        gsize               row)
{
  double a = g_rand_double (rand);
  double b = g_rand_double (rand);

  if (type == DUID_QUESTION_SLIDER)
    duid_dataset_builder_set_number (builder, index, row, round ((a + b) * 500) / 100);
  else if (type == DUID_QUESTION_NUMBER)
    duid_dataset_builder_set_number (builder, index, row, floor (a * 90));
  else if (type == DUID_QUESTION_DATE)
    duid_dataset_builder_set_number (builder, index, row, floor (19000 + a * 700));
  else if (type == DUID_QUESTION_CHOICE)
    duid_dataset_builder_set_code (builder, index, row, (guint) (a * b * SURVEY_N_OPTIONS));
  else if (type == DUID_QUESTION_TRIAD)
    duid_dataset_builder_set_triad (builder, index, row,
                                    duid_triad_from_amounts (a, b, g_rand_double (rand)));
  else if (type == DUID_QUESTION_CANVAS)
    duid_dataset_builder_set_stone (builder, index, (guint) (a * 3), row, (DuidPoint) { a, b });
  else
    for (guint i = 0; i < 2; i++)
      duid_dataset_builder_add_option (builder, index, row,
                                       (guint) ((i ? a : b) * SURVEY_N_OPTIONS));
}

DuidDataset *
survey_new (gsize n)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  DuidFramework      *framework = duid_framework_new ("Bench");
  DuidDatasetBuilder *builder = NULL;

  for (guint part = 0; part < G_N_ELEMENTS (parts); part++)
    for (guint i = 0; i < parts[part].n; i++)
      duid_framework_add (framework, make_question (part, i));
  builder = duid_dataset_builder_new (framework);
  duid_dataset_builder_add_source (builder, "bench");
  duid_dataset_builder_reserve (builder, n);
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *key = g_strdup_printf ("bench/%" G_GSIZE_FORMAT, i);
      gsize            row = duid_dataset_builder_add_row (builder, 0, key);

      for (guint j = 0; j < duid_framework_get_n_questions (framework); j++)
        if (g_rand_int_range (rand, 0, 20) > 0)
          answer (builder, rand, j, duid_framework_get_question (framework, j)->type, row);
        else
          duid_dataset_builder_set_state (builder, j, row, DUID_STATE_MISSING);
    }
  duid_framework_unref (framework);
  return duid_dataset_builder_finish (builder);
}
