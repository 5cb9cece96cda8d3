/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "helper.h"

#include "import/duid-file-set.h"
#include "import/duid-intake-builder.h"
#include "import/duid-package-writer.h"

#include <string.h>

/* What was recognised, and that a data package of it reads the same again; files
 * written in ways that people's programs write them. */

static GPtrArray *
recognise (const char *const *paths)
{
  const DuidImportJob job = { .n_parts = 1 };
  g_autoptr (GError) error = NULL;
  GPtrArray *recognitions = duid_file_set_recognise (paths, &job, &error);

  g_assert_no_error (error);
  return recognitions;
}

static DuidIntake *
import_paths (const char *const *paths)
{
  g_autoptr (GError) error = NULL;
  DuidIntake *intake =
    duid_import_files (paths, DUID_IMPORT_DEFAULT, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return intake;
}

static DuidIntake *
import_bytes (const char *bytes,
              gssize      length)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autofree char *path = desk_write (desk, "bestand.csv", bytes, length);
  const char      *paths[] = { path, NULL };

  return import_paths (paths);
}

/* Copies a fixture to the desk (transfer full path). */
static char *
copy_fixture (Desk       *desk,
              const char *name)
{
  g_autofree char *from = data_path (name);
  g_autofree char *base = g_path_get_basename (name);
  g_autofree char *bytes = NULL;
  gsize            length;

  g_assert_true (g_file_get_contents (from, &bytes, &length, NULL));
  return desk_write (desk, base, bytes, (gssize) length);
}

static void
assert_same (DuidIntake *a,
             DuidIntake *b)
{
  guint n_questions = duid_dataset_get_n_questions (a->dataset);
  gsize n_rows = duid_dataset_get_n_rows (a->dataset);

  g_assert_cmpuint (duid_dataset_get_n_questions (b->dataset), ==, n_questions);
  g_assert_cmpuint (duid_dataset_get_n_rows (b->dataset), ==, n_rows);
  g_assert_cmpuint (a->spans->len, ==, b->spans->len);
  for (guint question = 0; question < n_questions; question++)
    for (gsize row = 0; row < n_rows; row++)
      {
        g_autofree char *left = duid_dataset_dup_answer (a->dataset, question, row);
        g_autofree char *right = duid_dataset_dup_answer (b->dataset, question, row);

        g_assert_cmpstr (left, ==, right);
        g_assert_cmpint (duid_dataset_get_states (a->dataset, question)[row], ==,
                         duid_dataset_get_states (b->dataset, question)[row]);
      }
}

static void
assert_read_again (const char *first,
                   const char *second)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autofree char *one = copy_fixture (desk, first);
  g_autofree char *two = second != NULL ? copy_fixture (desk, second) : NULL;
  g_autofree char *package = g_build_filename (desk->folder, "datapackage.json", NULL);
  const char      *paths[] = { one, two, NULL };
  const char      *packages[] = { package, NULL };
  g_autoptr (GPtrArray) recognitions = recognise (paths);
  g_autoptr (DuidRecognition) joined = duid_import_join (recognitions);
  g_autoptr (DuidMapping) mapping = duid_recognition_to_mapping (joined);
  g_autoptr (DuidIntake) before = import_paths (paths);
  g_autoptr (DuidIntake) after = NULL;
  g_autoptr (GError) error = NULL;

  duid_package_write_file (mapping, package, &error);
  g_assert_no_error (error);
  after = import_paths (packages);
  assert_same (before, after);
}

static void
test_a_package_reads_the_same_again (void)
{
  assert_read_again ("dialects/sensemaker-capture.csv", "dialects/sensemaker-definition.json");
  assert_read_again ("dialects/sensemaker-two-headers.csv", NULL);
  assert_read_again ("dialects/sensemaker-workbench.csv", NULL);
  assert_read_again ("dialects/narrafirma-stories.csv", "dialects/narrafirma-form.csv");
  assert_read_again ("dialects/kobo.csv", "dialects/kobo-form.xlsx");
  assert_read_again ("dialects/limesurvey.csv", NULL);
  assert_read_again ("dialects/odk.zip", NULL);
  assert_read_again ("dialects/blad.ods", NULL);
  assert_read_again ("kaal-cp1252.csv", NULL);
}

static void
test_a_recognition_says_why (void)
{
  g_autofree char *path = data_path ("kaal-cp1252.csv");
  const char      *paths[] = { path, NULL };
  g_autoptr (GPtrArray) recognitions = recognise (paths);
  const DuidRecognition        *recognition = recognitions->pdata[0];
  const DuidRecognisedQuestion *triad =
    duid_recognition_find_type (recognition, DUID_QUESTION_TRIAD);
  const DuidRecognisedQuestion *last =
    recognition->questions->pdata[recognition->questions->len - 1];

  g_assert_cmpstr (recognition->dialect, ==, "table");
  g_assert_cmpstr (triad->why, ==, "3 columns with a constant sum of 100 → triad");
  g_assert_cmpstr (last->question->label, ==, "E-mail");
  g_assert_true (last->question->is_sensitive);
  g_assert_false (last->is_loaded);
  g_assert_cmpuint (recognition->ignored->len, ==, 1);
}

static void
test_a_ticked_question_is_loaded (void)
{
  g_autofree char *path = data_path ("kaal-cp1252.csv");
  const char      *paths[] = { path, NULL };
  g_autoptr (GPtrArray) recognitions = recognise (paths);
  DuidRecognition        *recognition = recognitions->pdata[0];
  DuidRecognisedQuestion *mail = recognition->questions->pdata[recognition->questions->len - 1];
  g_autoptr (DuidMapping) mapping = NULL;
  g_autoptr (DuidIntake) intake = NULL;
  const DuidImportJob job = { .n_parts = 1 };

  mail->is_loaded = TRUE;
  mapping = duid_recognition_to_mapping (recognition);
  intake = duid_intake_build (mapping, &job, NULL);
  g_assert_cmpstr (duid_dataset_get_text (intake->dataset, question_of (intake, "E-mail"), 0), ==,
                   "verteller0@example.org");
}

static void
test_a_package_stays_with_its_files (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autofree char *path = data_path ("kaal-cp1252.csv");
  g_autofree char *package = g_build_filename (desk->folder, "datapackage.json", NULL);
  const char      *paths[] = { path, NULL };
  g_autoptr (GPtrArray) recognitions = recognise (paths);
  g_autoptr (DuidRecognition) joined = duid_import_join (recognitions);
  g_autoptr (DuidMapping) mapping = duid_recognition_to_mapping (joined);
  g_autoptr (GError) error = NULL;

  g_assert_false (duid_package_write_file (mapping, package, &error));
  g_assert_nonnull (strstr (error->message, "must lie in the folder of “kaal-cp1252.csv”"));
}

static void
test_a_late_odd_byte_is_windows_text (void)
{
  g_autoptr (GString) text = g_string_new ("nr;verhaal\n");
  g_autoptr (DuidIntake) intake = NULL;

  for (guint i = 0; text->len < 80000; i++)
    g_string_append_printf (text, "a%u;Een verhaal in gewone letters, rij na rij\n", i);
  g_string_append (text, "laatste;Een caf\xe9 aan het eind van het bestand, op de hoek\n");
  intake = import_bytes (text->str, (gssize) text->len);
  g_assert_cmpstr (
    duid_dataset_get_story (intake->dataset, duid_dataset_get_n_rows (intake->dataset) - 1), ==,
    "Een café aan het eind van het bestand, op de hoek");
}

static void
test_utf_16_and_right_to_left_text (void)
{
  g_autofree char *bytes = NULL;
  gsize            length;
  g_autoptr (DuidIntake) intake = NULL;
  const char *text = "\357\273\277nr\tverhaal\na1\tסיפור ארוך מספיק כדי להיות סיפור\n"
                     "a2\tEen verhaal met 👩‍👩‍👧 en een hele rij woorden erachter\n";

  bytes = g_convert (text, -1, "UTF-16LE", "UTF-8", NULL, &length, NULL);
  intake = import_bytes (bytes, (gssize) length);
  g_assert_cmpstr (duid_dataset_get_id (intake->dataset, 0), ==, "a1");
  g_assert_cmpstr (duid_dataset_get_story (intake->dataset, 0), ==,
                   "סיפור ארוך מספיק כדי להיות סיפור");
  g_assert_nonnull (strstr (duid_dataset_get_story (intake->dataset, 1), "👩‍👩‍👧"));
}

static void
test_a_lone_return_and_a_formula_stay_in_the_cell (void)
{
  g_autoptr (DuidIntake) intake = import_bytes (
    "nr,verhaal\r\na1,\"Een verhaal met een harde\rregel erin en nog wat woorden\"\r\n"
    "a2,\"=1+1 is hoe dit lange verhaal begint, zonder formule\"\r\n"
    "a3,\"-5 graden was het, en @school bleef dicht die dag\"\r\n",
    -1);

  g_assert_cmpuint (duid_dataset_get_n_rows (intake->dataset), ==, 3);
  g_assert_nonnull (strstr (duid_dataset_get_story (intake->dataset, 0), "harde\rregel"));
  g_assert_cmpstr (duid_dataset_get_story (intake->dataset, 1), ==,
                   "=1+1 is hoe dit lange verhaal begint, zonder formule");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add_func ("/import/inspect/" name, function)
  ADD ("a-package-reads-the-same-again", test_a_package_reads_the_same_again);
  ADD ("a-recognition-says-why", test_a_recognition_says_why);
  ADD ("a-ticked-question-is-loaded", test_a_ticked_question_is_loaded);
  ADD ("a-package-stays-with-its-files", test_a_package_stays_with_its_files);
  ADD ("a-late-odd-byte-is-windows-text", test_a_late_odd_byte_is_windows_text);
  ADD ("utf-16-and-right-to-left-text", test_utf_16_and_right_to_left_text);
  ADD ("a-lone-return-and-a-formula-stay-in-the-cell",
       test_a_lone_return_and_a_formula_stay_in_the_cell);
  return g_test_run ();
}
