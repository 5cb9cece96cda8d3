/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "helper.h"

#include "base/duid-number.h"
#include "import/duid-archive-writer.h"

#include <math.h>
#include <string.h>

/* What is written as an archive is read again as it was: of every fixture, and of surveys
 * made at random. */

#define N_ROUNDS 40
#define N_ROWS   30

/* ---- comparing ---- */

static gboolean
give_raw_cb (const char *key,
             GStrv      *headers,
             GStrv      *cells,
             gpointer    data,
             GError    **error)
{
  DuidIntake *intake = data;
  g_autoptr (GStrvBuilder) raw = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  const DuidIntakeSource *source;
  gssize                  row = duid_dataset_find_key (intake->dataset, key);
  gsize                   length;
  const char             *bytes = duid_intake_get_cells (intake, (gsize) row, &length);

  source = intake->sources->pdata[duid_dataset_get_source (intake->dataset, (gsize) row)];
  for (gsize at = 0; at < length; at += strlen (bytes + at) + 1)
    g_strv_builder_add (raw, bytes + at);
  *cells = g_strv_builder_end (raw);
  for (guint i = 0; i < source->headers->len; i++)
    g_strv_builder_add (names, source->headers->pdata[i]);
  *headers = g_strv_builder_end (names);
  return TRUE;
}

static void
assert_same_question (const DuidQuestion *before,
                      const DuidQuestion *after)
{
  g_autoptr (JsonNode) one = duid_question_to_json (before);
  g_autoptr (JsonNode) two = duid_question_to_json (after);
  g_autofree char *left = json_to_string (one, TRUE);
  g_autofree char *right = json_to_string (two, TRUE);

  g_assert_cmpstr (left, ==, right);
}

static void
assert_same_numbers (const DuidDataset *before,
                     const DuidDataset *after,
                     guint              question,
                     gsize              row)
{
  gboolean is_date =
    duid_dataset_get_question (before, question)->type == DUID_QUESTION_DATE;

  g_assert_cmpfloat_with_epsilon (duid_dataset_get_numbers (before, question)[row],
                                  duid_dataset_get_numbers (after, question)[row],
                                  is_date ? 1e-8 : G_MINDOUBLE);
}

static void
assert_same_answer (DuidDataset *before,
                    DuidDataset *after,
                    guint        question,
                    gsize        row)
{
  g_autofree char *left = duid_dataset_dup_answer (before, question, row);
  g_autofree char *right = duid_dataset_dup_answer (after, question, row);
  DuidColumnKind   kind =
    duid_question_get_column_kind (duid_dataset_get_question (before, question));

  g_assert_cmpint (duid_dataset_get_states (before, question)[row], ==,
                   duid_dataset_get_states (after, question)[row]);
  if (duid_dataset_get_states (before, question)[row] != DUID_STATE_ANSWERED)
    return;
  if (kind == DUID_COLUMN_NUMBER)
    assert_same_numbers (before, after, question, row);
  else
    g_assert_cmpstr (left, ==, right);
  if (kind == DUID_COLUMN_TRIAD)
    g_assert_cmpmem (&duid_dataset_get_triads (before, question)[row], sizeof (DuidTriad),
                     &duid_dataset_get_triads (after, question)[row], sizeof (DuidTriad));
}

static void
assert_same (DuidDataset *before,
             DuidDataset *after)
{
  gsize n_rows = duid_dataset_get_n_rows (before);

  g_assert_cmpuint (duid_dataset_get_n_rows (after), ==, n_rows);
  g_assert_cmpuint (duid_dataset_get_n_questions (after), ==,
                    duid_dataset_get_n_questions (before));
  for (gsize row = 0; row < n_rows; row++)
    g_assert_cmpstr (duid_dataset_get_key (before, row), ==, duid_dataset_get_key (after, row));
  for (guint i = 0; i < duid_dataset_get_n_questions (before); i++)
    {
      assert_same_question (duid_dataset_get_question (before, i),
                            duid_dataset_get_question (after, i));
      for (gsize row = 0; row < n_rows; row++)
        assert_same_answer (before, after, i, row);
    }
}

static void
assert_comes_back (DuidDataset *dataset,
                   DuidIntake  *intake)
{
  const DuidImportJob job = { .n_parts = 1 };
  g_autoptr (Desk) desk = desk_new ();
  g_autofree char *path = g_build_filename (desk->folder, "diep", "datapackage.json", NULL);
  const char      *paths[] = { path, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidIntake) again = NULL;

  duid_archive_write (dataset, NULL, path, intake != NULL ? give_raw_cb : NULL, intake, &job,
                      &error);
  g_assert_no_error (error);
  again = duid_import_files (paths, DUID_IMPORT_DEFAULT, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_same (dataset, again->dataset);
}

/* ---- fixtures ---- */

static void
assert_fixture (const char *first,
                const char *second)
{
  g_autofree char *one = data_path (first);
  g_autofree char *two = second != NULL ? data_path (second) : NULL;
  const char      *paths[] = { one, two, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidIntake) intake =
    duid_import_files (paths, DUID_IMPORT_DEFAULT, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  assert_comes_back (intake->dataset, intake);
}

static void
test_every_fixture_comes_back (void)
{
  assert_fixture ("dialects/sensemaker-capture.csv", "dialects/sensemaker-definition.json");
  assert_fixture ("dialects/sensemaker-two-headers.csv", NULL);
  assert_fixture ("dialects/sensemaker-workbench.csv", NULL);
  assert_fixture ("dialects/narrafirma-stories.csv", "dialects/narrafirma-form.csv");
  assert_fixture ("dialects/kobo.csv", "dialects/kobo-form.xlsx");
  assert_fixture ("dialects/kobo.xlsx", NULL);
  assert_fixture ("dialects/limesurvey.csv", NULL);
  assert_fixture ("dialects/odk.zip", NULL);
  assert_fixture ("dialects/blad.ods", NULL);
  assert_fixture ("kaal-cp1252.csv", NULL);
  assert_fixture ("sheets.xlsx", NULL);
}

/* ---- surveys at random ---- */

static const char *const texts[] = {
  "=SUM(A1)", "+31 6", "-5 graden", "@school", "'t Was fijn", "''=x", "NA", "N/A", "-", "0", "007",
  " begint met een blank", "eindigt ermee ", "twee\nregels", "met \"aanhaling\" erin", "a;b,c|d\te",
  "harde\rregel", "regel\r\nen nog een", "סיפור", "👩‍👩‍👧 en meer", "\ttab", "\"Woord\" rest",
  "een\u200bnul", ";komma", "sep=,", "<b>vet</b>", "1,5", "x"
};

static char *
make_text (GRand *rand)
{
  g_autoptr (GString) text = g_string_new (NULL);
  int n = g_rand_int_range (rand, 1, 4);

  for (int i = 0; i < n; i++)
    g_string_append (text, texts[g_rand_int_range (rand, 0, G_N_ELEMENTS (texts))]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
fill_question (DuidQuestion *question,
               GRand        *rand)
{
  int n_options = g_rand_int_range (rand, 1, 8);

  question->is_sensitive = g_rand_boolean (rand);
  if (question->type == DUID_QUESTION_SLIDER)
    {
      question->min = g_rand_int_range (rand, -10, 1);
      question->max = question->min + g_rand_int_range (rand, 1, 101);
    }
  for (int i = 0; i < 3 && question->type == DUID_QUESTION_TRIAD; i++)
    question->corners[i] = make_text (rand);
  if (question->type == DUID_QUESTION_CANVAS)
    {
      question->x = (DuidAxis) { g_strdup ("x"), -1, 1, NULL, NULL };
      question->y = (DuidAxis) { g_strdup ("y"), 0, 100, NULL, NULL };
      g_ptr_array_add (question->stones, g_strdup ("steen"));
      g_ptr_array_add (question->stones, g_strdup ("=steen"));
    }
  for (int i = 0; i < n_options && (question->type == DUID_QUESTION_CHOICE ||
                                    question->type == DUID_QUESTION_MULTICHOICE ||
                                    question->type == DUID_QUESTION_CONSENT);
       i++)
    {
      g_autofree char *label = make_text (rand);

      duid_question_add_option (question, label);
    }
  if (question->type == DUID_QUESTION_CONSENT)
    g_ptr_array_add (question->show, g_strdup (question->options->pdata[0]));
}

static DuidFramework *
make_framework (GRand *rand)
{
  DuidFramework *framework = duid_framework_new ("Toevallig");
  gboolean       has_id = g_rand_boolean (rand);

  for (guint i = 0; i < 20; i++)
    {
      /* One id, one story and one consent at most. */
      DuidQuestionType type = i == 0   ? has_id ? DUID_QUESTION_ID : DUID_QUESTION_PERSON
                              : i == 1 ? DUID_QUESTION_STORY
                              : i == 2 ? DUID_QUESTION_CONSENT
                                       : (DuidQuestionType) g_rand_int_range (
                                           rand, DUID_QUESTION_TEXT, DUID_QUESTION_CONSENT);
      g_autofree char *name = g_strdup_printf ("vraag_%u", i);
      g_autofree char *label = make_text (rand);
      DuidQuestion    *question = duid_question_new (name, type, g_strstrip (label));

      fill_question (question, rand);
      duid_framework_add (framework, question);
    }
  return framework;
}

static void
answer_number (DuidDatasetBuilder *builder,
               const DuidQuestion *question,
               guint               index,
               gsize               row,
               GRand              *rand)
{
  double number = g_rand_double_range (rand, -1e6, 1e6);

  if (question->type == DUID_QUESTION_SLIDER)
    number = g_rand_double_range (rand, question->min, question->max);
  if (question->type == DUID_QUESTION_DATE)
    number = g_rand_int_range (rand, 0, 30000) + (g_rand_boolean (rand) ? g_rand_double (rand) : 0);
  duid_dataset_builder_set_number (builder, index, row, number);
}

static void
answer (DuidDatasetBuilder *builder,
        const DuidQuestion *question,
        guint               index,
        gsize               row,
        GRand              *rand)
{
  g_autofree char *text = make_text (rand);
  double           top = g_rand_double (rand);
  double           left = g_rand_double_range (rand, 0, 1 - top);

  switch (duid_question_get_column_kind (question))
    {
    case DUID_COLUMN_TEXT:
      duid_dataset_builder_set_text (builder, index, row, text);
      break;
    case DUID_COLUMN_NUMBER:
      answer_number (builder, question, index, row, rand);
      break;
    case DUID_COLUMN_CODE:
      duid_dataset_builder_set_code (
        builder, index, row, (guint) g_rand_int_range (rand, 0, (gint32) question->options->len));
      break;
    case DUID_COLUMN_MASK:
      duid_dataset_builder_set_state (builder, index, row, DUID_STATE_ANSWERED);
      for (guint i = 0; i < question->options->len; i++)
        if (g_rand_boolean (rand))
          duid_dataset_builder_add_option (builder, index, row, i);
      break;
    case DUID_COLUMN_TRIAD:
      duid_dataset_builder_set_triad (builder, index, row,
                                      (DuidTriad) { top, left, 1 - top - left });
      break;
    case DUID_COLUMN_STONES:
    default:
      duid_dataset_builder_set_stone (builder, index, (guint) g_rand_int_range (rand, 0, 2), row,
                                      (DuidPoint) { g_rand_double_range (rand, -1, 1), 50 * top });
    }
}

static DuidDataset *
make_dataset (GRand *rand)
{
  g_autoptr (DuidFramework) framework = make_framework (rand);
  g_autoptr (DuidDatasetBuilder) builder = duid_dataset_builder_new (framework);
  const char *const sources[] = { "eerste", "tweede/blad “x”" };

  for (guint i = 0; i < 2; i++)
    duid_dataset_builder_add_source (builder, sources[i]);
  for (guint row = 0; row < N_ROWS; row++)
    {
      guint            source = row < N_ROWS / 2 ? 0 : 1;
      g_autofree char *id = row % 5 == 0 ? make_text (rand) : g_strdup ("");
      g_autofree char *key = g_strdup_printf ("%s/%s%u", sources[source], id, row);

      duid_dataset_builder_add_row (builder, source, key);
      for (guint i = 0; i < duid_framework_get_n_questions (framework); i++)
        {
          int die = g_rand_int_range (rand, 0, 8);

          /* The second source did not ask half of the questions. */
          if (source == 1 && i % 2 == 0)
            continue;
          if (die > 2)
            answer (builder, duid_framework_get_question (framework, i), i, row, rand);
          else
            duid_dataset_builder_set_state (builder, i, row,
                                            (DuidState) (DUID_STATE_NOT_APPLICABLE + die));
        }
    }
  return duid_dataset_builder_finish (g_steal_pointer (&builder));
}

static void
test_any_survey_comes_back (void)
{
  for (guint32 seed = 1; seed <= N_ROUNDS; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (DuidDataset) dataset = make_dataset (rand);

      g_test_message ("seed %u", seed);
      assert_comes_back (dataset, NULL);
    }
}

/* Two pixels by two. */
static const char image[] =
  "data:image/png;base64,"
  "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGP4zwAE/xkgFA"
  "Ab8gP91pbyKwAAAABJRU5ErkJggg==";

static void
test_the_image_behind_a_canvas_lies_beside_the_package (void)
{
  const DuidImportJob job = { .n_parts = 1 };
  g_autoptr (DuidFramework) framework = duid_framework_new ("Plein");
  DuidQuestion       *canvas = duid_question_new ("plek", DUID_QUESTION_CANVAS, "Waar was het?");
  DuidDatasetBuilder *builder;
  g_autoptr (DuidDataset) dataset = NULL;
  g_autoptr (Desk) desk = desk_new ();
  g_autofree char *package = g_build_filename (desk->folder, "datapackage.json", NULL);
  g_autofree char *picture = g_build_filename (desk->folder, "background-1.png", NULL);
  g_autofree char *text = NULL;
  g_autofree char *bytes = NULL;
  g_autofree char *encoded = NULL;
  gsize            length;
  g_autoptr (DuidIntake) intake = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (canvas->stones, g_strdup ("Ik"));
  canvas->x.max = canvas->y.max = 1;
  canvas->x.label = g_strdup ("ver weg");
  canvas->y.label = g_strdup ("open");
  canvas->background = g_strdup (image);
  duid_framework_add (framework, canvas);
  builder = duid_dataset_builder_new (framework);
  duid_dataset_builder_add_source (builder, "bron");
  duid_dataset_builder_add_row (builder, 0, "bron/1");
  duid_dataset_builder_set_stone (builder, 0, 0, 0, (DuidPoint) { .25, .75 });
  dataset = duid_dataset_builder_finish (builder);
  g_assert_true (duid_archive_write (dataset, NULL, package, NULL, NULL, &job, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (package, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "background-1.png"));
  g_assert_null (strstr (text, "base64"));
  g_assert_true (g_file_get_contents (picture, &bytes, &length, NULL));
  encoded = g_base64_encode ((const guchar *) bytes, length);
  g_assert_cmpstr (encoded, ==, image + strlen ("data:image/png;base64,"));
  intake = desk_import (desk, "datapackage.json", &error);
  g_assert_no_error (error);
  assert_no_problems (intake->problems);
  assert_same_question (duid_dataset_get_question (dataset, 0),
                        duid_dataset_get_question (intake->dataset, 0));
}

static void
test_what_is_there_is_not_written_over (void)
{
  const DuidImportJob job = { .n_parts = 1 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (DuidDataset) dataset = make_dataset (rand);
  g_autoptr (Desk) desk = desk_new ();
  g_autofree char *path = desk_write (desk, "datapackage.json", "{}", -1);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (duid_archive_write (dataset, NULL, path, NULL, NULL, &job, &error));
  g_assert_nonnull (strstr (error->message, "“datapackage.json” could not be written"));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "{}");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/archive/every-fixture-comes-back", test_every_fixture_comes_back);
  g_test_add_func ("/import/archive/any-survey-comes-back", test_any_survey_comes_back);
  g_test_add_func ("/import/archive/the image behind a canvas lies beside the package",
                   test_the_image_behind_a_canvas_lies_beside_the_package);
  g_test_add_func ("/import/archive/what-is-there-is-not-written-over",
                   test_what_is_there_is_not_written_over);
  return g_test_run ();
}
