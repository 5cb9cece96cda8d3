/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey.h"

#include "base/duid-rows.h"

#include <glib/gstdio.h>
#include <math.h>
#include <sqlite3.h>

static DuidQuestion *
make_question (DuidQuestionType type,
               guint            n_options)
{
  const char      *name = duid_question_type_to_string (type);
  g_autofree char *label = g_strdup_printf ("What about “%s”?", name);
  DuidQuestion    *question = duid_question_new (name, type, label);

  if (type == DUID_QUESTION_CHOICE || type == DUID_QUESTION_CONSENT)
    for (guint i = 0; i < 4; i++)
      duid_question_add_option (question, (const char *[]) { "ja", "nee", "soms", "ëén" }[i]);
  for (guint i = 0; type == DUID_QUESTION_MULTICHOICE && i < n_options; i++)
    {
      g_autofree char *option = g_strdup_printf ("option %u", i);

      duid_question_add_option (question, option);
    }
  for (guint i = 0; type == DUID_QUESTION_CANVAS && i < 3; i++)
    g_ptr_array_add (question->stones,
                     g_strdup ((const char *[]) { "kind", "ouder", "juf" }[i]));
  for (guint i = 0; type == DUID_QUESTION_TRIAD && i < 3; i++)
    question->corners[i] = g_strdup ((const char *[]) { "gezin", "netwerk", "hulp" }[i]);
  question->min = 0;
  question->max = 10;
  question->x.max = question->y.max = 100;
  question->is_sensitive = type == DUID_QUESTION_PERSON;
  return question;
}

DuidFramework *
survey_make_framework (guint n_options)
{
  DuidFramework *framework = duid_framework_new ("Proefmeting");

  for (int type = 0; type < DUID_N_QUESTION_TYPES; type++)
    duid_framework_add (framework, make_question ((DuidQuestionType) type, n_options));
  return framework;
}

static void
answer (DuidDatasetBuilder *builder,
        DuidFramework      *framework,
        guint               index,
        gsize               row,
        GRand              *rand)
{
  const DuidQuestion *question = duid_framework_get_question (framework, index);
  g_autofree char    *text = g_strdup_printf ("%s %u “én” verder", question->name,
                                              g_rand_int (rand));

  switch (duid_question_get_column_kind (question))
    {
    case DUID_COLUMN_TEXT:
      duid_dataset_builder_set_text (builder, index, row, text);
      break;
    case DUID_COLUMN_NUMBER:
      duid_dataset_builder_set_number (builder, index, row, g_rand_double_range (rand, -10, 10));
      break;
    case DUID_COLUMN_CODE:
      duid_dataset_builder_set_code (builder, index, row,
                                     (guint) g_rand_int_range (rand, 0, 4));
      break;
    case DUID_COLUMN_MASK:
      duid_dataset_builder_set_state (builder, index, row, DUID_STATE_ANSWERED);
      for (guint i = 0; i < question->options->len; i++)
        if (g_rand_boolean (rand) && g_rand_boolean (rand))
          duid_dataset_builder_add_option (builder, index, row, i);
      break;
    case DUID_COLUMN_TRIAD:
      duid_dataset_builder_set_triad (builder, index, row,
                                      duid_triad_from_amounts (g_rand_double (rand), 1,
                                                               g_rand_double (rand)));
      break;
    case DUID_COLUMN_STONES:
      for (guint i = 0; i < question->stones->len; i++)
        if (i == 1 || g_rand_boolean (rand))
          duid_dataset_builder_set_stone (builder, index, i, row,
                                          (DuidPoint) { g_rand_double (rand), -1.5 });
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
fill_row (DuidDatasetBuilder *builder,
          DuidFramework      *framework,
          gsize               row,
          GRand              *rand)
{
  for (guint i = 0; i < duid_framework_get_n_questions (framework); i++)
    {
      int die = g_rand_int_range (rand, 0, 8);

      if (die > 2)
        answer (builder, framework, i, row, rand);
      else
        duid_dataset_builder_set_state (builder, i, row,
                                        (DuidState) (DUID_STATE_NOT_APPLICABLE + die));
    }
}

DuidIntake *
survey_make_intake (DuidFramework *framework,
                    const char    *source,
                    guint          first_id,
                    guint          n_rows,
                    guint32        seed)
{
  DuidIntake         *intake = duid_intake_new ();
  DuidDatasetBuilder *builder = duid_dataset_builder_new (framework);
  DuidIntakeSource   *about = duid_intake_add_source (intake, source, "file.csv");
  guint               number = duid_dataset_builder_add_source (builder, source);

  about->sha256 = g_strdup ("00");
  g_ptr_array_add (about->headers, g_strdup ("Nr"));
  g_ptr_array_add (about->headers, g_strdup ("Cijfer"));
  for (guint i = 0; i < n_rows; i++)
    {
      /* Each story has chances of its own, so that they can come in any order. */
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed ^ (first_id + i));
      g_autofree char *key = g_strdup_printf ("%s/%u", source, first_id + i);
      g_autofree char *cell = g_strdup_printf ("%u", g_rand_int (rand));
      gsize            row = duid_dataset_builder_add_row (builder, number, key);

      fill_row (builder, framework, row, rand);
      duid_intake_add_cells (intake, (const char *[]) { key, cell }, 2);
    }
  intake->dataset = duid_dataset_builder_finish (builder);
  return intake;
}

DuidIntake *
survey_make_tellings (const char *first,
                      const char *second)
{
  g_autoptr (DuidFramework) framework = duid_framework_new ("Vertellingen");
  DuidIntake         *intake = duid_intake_new ();
  DuidDatasetBuilder *builder;
  const char *const   tellings[] = { first, second };
  const char *const   keys[] = { "telling/1", "telling/2" };

  duid_framework_add (framework, duid_question_new ("titel", DUID_QUESTION_TITLE, "Titel"));
  duid_framework_add (framework, duid_question_new ("verhaal", DUID_QUESTION_STORY, "Verhaal"));
  duid_framework_add (framework, duid_question_new ("advies", DUID_QUESTION_TEXT, "Advies"));
  builder = duid_dataset_builder_new (framework);
  duid_dataset_builder_add_source (builder, "telling");
  duid_intake_add_source (intake, "telling", "tellings.csv");
  for (guint i = 0; i < 2; i++)
    {
      g_auto (GStrv) parts = g_strsplit (tellings[i], "|", 3);

      duid_dataset_builder_add_row (builder, 0, keys[i]);
      for (guint j = 0; parts[j] != NULL; j++)
        duid_dataset_builder_set_text (builder, j, i, parts[j]);
      duid_intake_add_cells (intake, tellings + i, 1);
    }
  intake->dataset = duid_dataset_builder_finish (builder);
  return intake;
}

static void
assert_same_answer (DuidDataset *a,
                    guint        a_question,
                    gsize        a_row,
                    DuidDataset *b,
                    guint        b_question,
                    gsize        b_row)
{
  const DuidQuestion *question = duid_dataset_get_question (a, a_question);
  DuidColumnKind      kind = duid_question_get_column_kind (question);
  g_autofree char    *a_words = duid_dataset_dup_answer (a, a_question, a_row);
  g_autofree char    *b_words = duid_dataset_dup_answer (b, b_question, b_row);

  g_assert_cmpint (duid_dataset_get_states (a, a_question)[a_row], ==,
                   duid_dataset_get_states (b, b_question)[b_row]);
  if (kind == DUID_COLUMN_TEXT)
    g_assert_cmpstr (duid_dataset_get_text (a, a_question, a_row), ==,
                     duid_dataset_get_text (b, b_question, b_row));
  else if (kind == DUID_COLUMN_NUMBER)
    g_assert_cmpmem (duid_dataset_get_numbers (a, a_question) + a_row, sizeof (double),
                     duid_dataset_get_numbers (b, b_question) + b_row, sizeof (double));
  else if (kind == DUID_COLUMN_TRIAD)
    g_assert_cmpmem (duid_dataset_get_triads (a, a_question) + a_row, sizeof (DuidTriad),
                     duid_dataset_get_triads (b, b_question) + b_row, sizeof (DuidTriad));
  else if (kind == DUID_COLUMN_CODE)
    g_assert_cmpstr (a_words, ==, b_words);
  for (guint i = 0; kind == DUID_COLUMN_STONES && i < question->stones->len; i++)
    {
      int stone = duid_question_find_stone (duid_dataset_get_question (b, b_question),
                                            question->stones->pdata[i]);

      g_assert_cmpmem (duid_dataset_get_stone (a, a_question, i) + a_row, sizeof (DuidPoint),
                       duid_dataset_get_stone (b, b_question, (guint) stone) + b_row,
                       sizeof (DuidPoint));
    }
  for (guint i = 0; kind == DUID_COLUMN_MASK && i < question->options->len; i++)
    {
      int            option = duid_question_find_option (duid_dataset_get_question (b, b_question),
                                                         question->options->pdata[i]);
      gsize          a_words_each;
      gsize          b_words_each;
      const guint64 *a_masks = duid_dataset_get_masks (a, a_question, &a_words_each);
      const guint64 *b_masks = duid_dataset_get_masks (b, b_question, &b_words_each);

      g_assert_cmpuint (a_masks[a_row * a_words_each + i / 64] >> (i % 64) & 1, ==,
                        b_masks[b_row * b_words_each + (guint) option / 64] >> (option % 64) & 1);
    }
}

void
survey_assert_within (DuidDataset *expected,
                      DuidDataset *actual)
{
  DuidFramework *framework = duid_dataset_get_framework (actual);

  for (guint i = 0; i < duid_dataset_get_n_questions (expected); i++)
    {
      const DuidQuestion *question = duid_dataset_get_question (expected, i);
      int                 index = duid_framework_find (framework, question->name);

      g_assert_cmpint (index, >=, 0);
      g_assert_cmpint (duid_dataset_get_question (actual, (guint) index)->is_sensitive, ==,
                       question->is_sensitive);
      for (gsize row = 0; row < duid_dataset_get_n_rows (expected); row++)
        {
          const char *key = duid_dataset_get_key (expected, row);
          gssize      other = duid_dataset_find_key (actual, key);

          g_assert_cmpint (other, >=, 0);
          assert_same_answer (expected, i, row, actual, (guint) index, (gsize) other);
        }
    }
}

void
survey_place_make (SurveyPlace  *place,
                   gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  place->folder = g_dir_make_tmp ("duiding-XXXXXX", &error);
  g_assert_no_error (error);
  place->path = g_build_filename (place->folder, "proef.duiding", NULL);
}

void
survey_place_clear (SurveyPlace  *place,
                    gconstpointer data)
{
  g_autoptr (GDir) folder = g_dir_open (place->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (place->folder, name, NULL);

      g_remove (path);
    }
  g_assert_cmpint (g_rmdir (place->folder), ==, 0);
  g_free (place->folder);
  g_free (place->path);
}

DuidProject *
survey_make_project (const char *path,
                     guint       n_stories)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidFramework) framework = survey_make_framework (5);
  g_autoptr (DuidIntake) intake = survey_make_intake (framework, "bron", 1, n_stories, 7);
  DuidProject *project = duid_project_create (path, "Proef", &error);

  g_assert_no_error (error);
  duid_project_use_author (project, "Anna", &error);
  g_assert_no_error (error);
  duid_project_add_intake (project, intake, NULL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return project;
}

void
survey_run_sql (const char *path,
                const char *sql)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("“%s”: %s", sql, sqlite3_errmsg (db));
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

char *
survey_check (DuidProject *project)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reasons = NULL;

  duid_project_check (project, &reasons, NULL, &error);
  g_assert_no_error (error);
  g_ptr_array_add (reasons, NULL);
  return g_strjoinv ("\n", (char **) reasons->pdata);
}
