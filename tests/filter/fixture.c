/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <math.h>
#include <string.h>

#include "base/duid-number.h"

#define N_MANY 70

static DuidQuestion *
new_question (const char       *name,
              DuidQuestionType  type,
              const char *const options[])
{
  DuidQuestion *question = duid_question_new (name, type, name);

  for (; options != NULL && *options != NULL; options++)
    duid_question_add_option (question, *options);
  return question;
}

static DuidQuestion *
new_slider (const char *name,
            double      min,
            double      max,
            gboolean    has_bands)
{
  DuidQuestion *question = duid_question_new (name, DUID_QUESTION_SLIDER, name);

  question->min = min;
  question->max = max;
  if (has_bands)
    {
      duid_question_add_band (question, "On|tevreden", 4);
      duid_question_add_band (question, "Neutraal = 0", 6.5);
      duid_question_add_band (question, "Tevreden", INFINITY);
    }
  return question;
}

static DuidQuestion *
new_triad (const char *name)
{
  DuidQuestion *question = duid_question_new (name, DUID_QUESTION_TRIAD, name);

  question->corners[0] = g_strdup ("Gezin");
  question->corners[1] = g_strdup ("Professionals");
  question->corners[2] = g_strdup ("Netwerk");
  return question;
}

static DuidQuestion *
new_canvas (const char *name)
{
  DuidQuestion *question = duid_question_new (name, DUID_QUESTION_CANVAS, name);

  question->x.min = question->y.min = -5;
  question->x.max = question->y.max = 5;
  g_ptr_array_add (question->stones, g_strdup ("School"));
  g_ptr_array_add (question->stones, g_strdup ("St]een | [twee]"));
  g_ptr_array_add (question->stones, g_strdup ("Thuis \\ elders"));
  return question;
}

static DuidFramework *
new_framework (void)
{
  static const char *const plain[] = { "Gezin", "Medewerker", "School", NULL };
  static const char *const awkward[] = {
    "A|B",
    "C\\D",
    "E=F",
    "“Ja”, \"nee\"",
    "Überhaupt ≥ 6",
    "twee\nregels",
    "!",
    "\\",
    "|",
    "a,b;c",
    NULL,
  };
  static const char *const yes_no[] = { "Ja", "Nee", NULL };
  DuidFramework           *framework = duid_framework_new ("Fixture");
  DuidQuestion            *many = duid_question_new ("veel", DUID_QUESTION_MULTICHOICE,
                                                     "Veel keuzes");

  for (int i = 0; i < N_MANY; i++)
    {
      g_autofree char *label = g_strdup_printf ("keuze %d", i);

      duid_question_add_option (many, label);
    }
  duid_framework_add (framework, duid_question_new ("nummer", DUID_QUESTION_ID, "Nummer"));
  duid_framework_add (framework, duid_question_new ("text", DUID_QUESTION_STORY, "Verhaal"));
  duid_framework_add (framework, duid_question_new ("a=b", DUID_QUESTION_TEXT, "Wat is a?"));
  duid_framework_add (framework, duid_question_new ("datum", DUID_QUESTION_DATE, "Wanneer?"));
  duid_framework_add (framework, duid_question_new ("leeftijd", DUID_QUESTION_NUMBER, "Hoe oud?"));
  duid_framework_add (framework,
                      duid_question_new ("bedrag < 10", DUID_QUESTION_NUMBER, "Hoeveel?"));
  duid_framework_add (framework, new_question ("perspectief", DUID_QUESTION_CHOICE, plain));
  duid_framework_add (framework, new_question ("tag", DUID_QUESTION_CHOICE, awkward));
  duid_framework_add (framework, new_question ("mag het?", DUID_QUESTION_CONSENT, yes_no));
  duid_framework_add (framework, new_question ("vorm: hulp", DUID_QUESTION_MULTICHOICE, awkward));
  duid_framework_add (framework, many);
  duid_framework_add (framework, new_slider ("tevredenheid", 0, 10, TRUE));
  duid_framework_add (framework, new_slider ("wow!~\\", 0, 1, FALSE));
  duid_framework_add (framework, new_triad ("plan"));
  duid_framework_add (framework, new_triad ("plan:zone"));
  duid_framework_add (framework, new_canvas ("plek op de kaart"));
  return framework;
}

double
fixture_draw_number (GRand              *rand,
                     const DuidQuestion *question)
{
  if (question->type == DUID_QUESTION_DATE)
    return g_rand_int_range (rand, 19700, 20000) +
           (g_rand_boolean (rand) ? 0 : g_rand_double (rand));
  if (question->type == DUID_QUESTION_NUMBER)
    return g_str_has_prefix (question->name, "l") ? g_rand_int_range (rand, 3, 40)
                                                  : g_rand_double_range (rand, -3000, 9000);
  return question->min + (question->max - question->min) * g_rand_int_range (rand, 0, 21) / 20;
}

static DuidTriad
draw_triad (GRand *rand)
{
  double top = g_rand_int_range (rand, 0, 11);
  double left = g_rand_int_range (rand, 0, 11);

  double right = MAX (g_rand_int_range (rand, -5, 11), top + left == 0);

  return duid_triad_from_amounts (top, left, right);
}

const char *
fixture_draw_text (GRand *rand)
{
  static const char *const texts[] = {
    "Aap",
    "noot mies",
    "Überhaupt",
    "a|b",
    "c \\ d",
    "regel een\nregel twee",
    "=SUM(1)",
    "tag=x",
  };

  return texts[g_rand_int_range (rand, 0, G_N_ELEMENTS (texts))];
}

static void
answer_many (DuidDatasetBuilder *builder,
             GRand              *rand,
             guint               index,
             const DuidQuestion *question,
             gsize               row)
{
  if (question->type == DUID_QUESTION_MULTICHOICE)
    duid_dataset_builder_set_state (builder, index, row, DUID_STATE_ANSWERED);
  for (guint i = 0; question->type == DUID_QUESTION_MULTICHOICE && i < question->options->len; i++)
    if (g_rand_int_range (rand, 0, 4) == 0)
      duid_dataset_builder_add_option (builder, index, row, i);
  for (guint i = 0; question->type == DUID_QUESTION_CANVAS && i < question->stones->len; i++)
    if (g_rand_boolean (rand))
      duid_dataset_builder_set_stone (builder, index, i, row,
                                      (DuidPoint) { g_rand_int_range (rand, -5, 6),
                                                    g_rand_int_range (rand, -5, 6) });
}

static void
answer (DuidDatasetBuilder *builder,
        GRand              *rand,
        guint               index,
        const DuidQuestion *question,
        gsize               row)
{
  switch (duid_question_get_column_kind (question))
    {
    case DUID_COLUMN_NUMBER:
      duid_dataset_builder_set_number (builder, index, row, fixture_draw_number (rand, question));
      break;
    case DUID_COLUMN_CODE:
      duid_dataset_builder_set_code (
        builder, index, row, (guint) g_rand_int_range (rand, 0, (gint32) question->options->len));
      break;
    case DUID_COLUMN_TRIAD:
      duid_dataset_builder_set_triad (builder, index, row, draw_triad (rand));
      break;
    case DUID_COLUMN_TEXT:
      duid_dataset_builder_set_text (builder, index, row, fixture_draw_text (rand));
      break;
    case DUID_COLUMN_MASK:
    case DUID_COLUMN_STONES:
    default:
      answer_many (builder, rand, index, question, row);
      break;
    }
}

DuidDataset *
fixture_new_dataset (GRand *rand,
                     gsize  n_rows)
{
  DuidFramework      *framework = new_framework ();
  DuidDatasetBuilder *builder = duid_dataset_builder_new (framework);
  guint               source = duid_dataset_builder_add_source (builder, "fixture");

  for (gsize i = 0; i < n_rows; i++)
    {
      g_autofree char *key = g_strdup_printf ("fixture/%" G_GSIZE_FORMAT, i);
      gsize            row = duid_dataset_builder_add_row (builder, source, key);

      for (guint j = 0; j < duid_framework_get_n_questions (framework); j++)
        {
          int chance = g_rand_int_range (rand, 0, 10);

          if (chance < 7)
            answer (builder, rand, j, duid_framework_get_question (framework, j), row);
          else
            duid_dataset_builder_set_state (builder, j, row, (DuidState) (chance - 6));
        }
    }
  duid_framework_unref (framework);
  return duid_dataset_builder_finish (builder);
}

DuidTagging *
fixture_new_tagging (GRand             *rand,
                     const DuidDataset *dataset)
{
  static const char *const names[] = { "hoop", "a|b\\c", "Luister = goed", "leeg" };
  gsize                    n_rows = duid_dataset_get_n_rows (dataset);
  DuidTagging             *tagging = duid_tagging_new (n_rows);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *id = g_strdup_printf ("%032x", i);

      g_ptr_array_add (tagging->tags, duid_tag_new (id, names[i], (int) i, n_rows));
    }
  for (gsize row = 0; row < n_rows; row++)
    for (guint i = 0; i + 1 < G_N_ELEMENTS (names); i++)
      if (g_rand_int_range (rand, 0, 3) == 0)
        {
          DuidAssignment assignment = { i, row, g_strdup ("Ada"), 1 };

          g_array_append_val (tagging->assignments, assignment);
        }
  duid_tagging_finish (tagging);
  return tagging;
}

DuidRows *
fixture_find_words (const char *words,
                    gpointer    data)
{
  const DuidDataset *dataset = data;
  DuidRows          *rows = duid_rows_new (duid_dataset_get_n_rows (dataset));

  for (gsize row = 0; row < rows->n_rows; row++)
    if (strstr (duid_dataset_get_story (dataset, row), words) != NULL)
      duid_rows_add (rows, row);
  return rows;
}
