/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "import/duid-file-set.h"
#include "import/duid-import.h"
#include "import/duid-intake-builder.h"
#include "import/duid-package-writer.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

static char      *folder;
static GPtrArray *names;

static void
clear_bench (void)
{
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, names->pdata[i], NULL);

      g_remove (path);
    }
  g_rmdir (folder);
  g_clear_pointer (&names, g_ptr_array_unref);
  g_clear_pointer (&folder, g_free);
}

static char *
path_of (const char *name)
{
  if (folder == NULL)
    {
      folder = g_dir_make_tmp ("duiding-fuzz-XXXXXX", NULL);
      names = g_ptr_array_new_with_free_func (g_free);
      g_assert_nonnull (folder);
      atexit (clear_bench);
    }
  if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
    g_ptr_array_add (names, g_strdup (name));
  return g_build_filename (folder, name, NULL);
}

void
fuzz_bench_put (const char   *name,
                gconstpointer bytes,
                gsize         length)
{
  g_autofree char *path = path_of (name);
  FILE            *file = g_fopen (path, "wbe");

  g_assert_nonnull (file);
  g_assert_cmpuint (fwrite (bytes, 1, length, file), ==, length);
  g_assert_cmpint (fclose (file), ==, 0);
}

static void
check_sentence (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_cmpuint (strlen (error->message), >, 10);
}

static void
check_answers (const DuidIntake *intake)
{
  gsize n_rows = duid_dataset_get_n_rows (intake->dataset);

  for (guint question = 0; question < duid_dataset_get_n_questions (intake->dataset); question++)
    for (gsize row = 0; row < MIN (n_rows, 100); row++)
      {
        g_autofree char *answer = duid_dataset_dup_answer (intake->dataset, question, row);

        g_assert_true (answer == NULL || g_utf8_validate (answer, -1, NULL));
      }
  for (guint i = 0; i < intake->problems->len; i++)
    {
      g_autofree char *words = duid_problem_to_string (intake->problems->pdata[i]);

      g_assert_true (g_utf8_validate (words, -1, NULL));
    }
}

void
fuzz_bench_import (const char *first,
                   const char *second)
{
  g_autofree char    *one = path_of (first);
  g_autofree char    *two = second != NULL ? path_of (second) : NULL;
  const char         *paths[] = { one, two, NULL };
  const DuidImportJob job = { .n_parts = 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) package_error = NULL;
  g_autoptr (GPtrArray) recognitions = duid_file_set_recognise (paths, &job, &error);
  g_autoptr (DuidRecognition) joined = NULL;
  g_autoptr (DuidMapping) mapping = NULL;
  g_autoptr (DuidIntake) intake = NULL;
  g_autoptr (JsonNode) package = NULL;

  if (recognitions == NULL)
    {
      check_sentence (error);
      return;
    }
  joined = duid_import_join (recognitions);
  mapping = duid_recognition_to_mapping (joined);
  package = duid_package_write (mapping, folder, &package_error);
  if (package == NULL)
    check_sentence (package_error);
  intake = duid_intake_build (mapping, &job, &error);
  if (intake == NULL)
    check_sentence (error);
  else
    check_answers (intake);
}
