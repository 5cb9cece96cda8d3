/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/duid-import.h"

#include <glib/gstdio.h>

#define N_STORIES 30

/* What is recognised in a file with a triad under these headers (transfer full). */
static DuidRecognition *
recognise (const char *top,
           const char *left,
           const char *right)
{
  const DuidImportJob job = { .n_parts = 1 };
  DuidRecognition    *recognition = NULL;
  g_autoptr (DuidIntake) intake = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *path = NULL;
  int              file = g_file_open_tmp ("duid-group-XXXXXX.csv", &path, &error);

  g_assert_no_error (error);
  g_close (file, NULL);
  g_string_append_printf (text, "id;%s;%s;%s\n", top, left, right);
  for (int i = 0; i < N_STORIES; i++)
    g_string_append_printf (text, "r%d;%d;%d;%d\n", i, i, 3 * i % 70, 100 - i - 3 * i % 70);
  g_assert_true (g_file_set_contents (path, text->str, -1, &error));
  intake = duid_import_read ((const char *const[]) { path, NULL }, &job, &recognition, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_remove (path), ==, 0);
  return recognition;
}

static void
assert_triad (DuidRecognition *recognition,
              const char      *label,
              const char      *top,
              const char      *right)
{
  const DuidRecognisedQuestion *triad =
    duid_recognition_find_type (recognition, DUID_QUESTION_TRIAD);

  g_assert_nonnull (triad);
  g_assert_cmpstr (triad->question->label, ==, label);
  g_assert_cmpstr (triad->question->corners[0], ==, top);
  g_assert_cmpstr (triad->question->corners[2], ==, right);
}

static void
test_what_headers_share_is_the_question (void)
{
  g_autoptr (DuidRecognition) colon =
    recognise ("Plan: gezin", "Plan: professionals", "Plan: netwerk");
  g_autoptr (DuidRecognition) brackets =
    recognise ("Wie besliste? [ik]", "Wie besliste? [wij]", "Wie besliste? [zij]");

  assert_triad (colon, "Plan", "gezin", "netwerk");
  assert_triad (brackets, "Wie besliste?", "ik", "zij");
}

static void
test_headers_that_share_no_question_keep_their_words (void)
{
  g_autoptr (DuidRecognition) letters = recognise ("netwerk", "netto", "net");
  g_autoptr (DuidRecognition) nothing_left = recognise ("Plan: a", "Plan: b", "Plan: ");

  assert_triad (letters, "netwerk · netto · net", "netwerk", "net");
  assert_triad (nothing_left, "Plan: a · Plan: b · Plan:", "Plan: a", "Plan:");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/column-group/what headers share is the question",
                   test_what_headers_share_is_the_question);
  g_test_add_func ("/import/column-group/headers that share no question keep their words",
                   test_headers_that_share_no_question_keep_their_words);
  return g_test_run ();
}
