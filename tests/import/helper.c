/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "helper.h"

#include "base/duid-problem.h"
#include "import/duid-csv-reader.h"

#include <glib/gstdio.h>
#include <string.h>

Desk *
desk_new (void)
{
  Desk *desk = g_new0 (Desk, 1);

  desk->folder = g_dir_make_tmp ("duiding-import-XXXXXX", NULL);
  g_assert_nonnull (desk->folder);
  return desk;
}

static void
remove_tree (const char *path)
{
  GDir       *dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_clear_pointer (&dir, g_dir_close);
  g_remove (path);
}

void
desk_free (Desk *desk)
{
  remove_tree (desk->folder);
  g_free (desk->folder);
  g_free (desk);
}

char *
desk_write (Desk       *desk,
            const char *name,
            const char *bytes,
            gssize      length)
{
  char *path = g_build_filename (desk->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, bytes, length, NULL));
  return path;
}

DuidIntake *
desk_import (Desk       *desk,
             const char *name,
             GError    **error)
{
  g_autofree char *own = g_build_filename (desk->folder, name, NULL);
  g_autofree char *data = data_path (name);
  const char      *paths[] = { g_file_test (data, G_FILE_TEST_EXISTS) && *name != '\0' ? data : own,
                          NULL };

  return duid_import_files (paths, DUID_IMPORT_DEFAULT, NULL, NULL, NULL, error);
}

DuidTable *
desk_open_csv (Desk       *desk,
               const char *bytes,
               gssize      length,
               GPtrArray  *problems)
{
  g_autofree char *path = desk_write (desk, "table.csv", bytes, length);
  g_autoptr (GError) error = NULL;
  DuidTableFormat format;
  DuidTable      *table;

  duid_table_format_init (&format);
  table = duid_csv_reader_open (path, &format, problems, &error);
  g_assert_no_error (error);
  g_assert_true (duid_table_read_header (table, 1, NULL, &error));
  return table;
}

char *
data_path (const char *name)
{
  return g_build_filename (g_getenv ("DUID_TEST_DATA"), "import", "data", name, NULL);
}

gboolean
has_problem (GPtrArray  *problems,
             const char *words)
{
  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *text = duid_problem_to_string (problems->pdata[i]);

      if (strstr (text, words) != NULL)
        return TRUE;
    }
  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *text = duid_problem_to_string (problems->pdata[i]);

      g_test_message ("problem: %s", text);
    }
  return FALSE;
}

void
assert_no_problems (GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *text = duid_problem_to_string (problems->pdata[i]);

      g_test_message ("problem: %s", text);
    }
  g_assert_cmpuint (problems->len, ==, 0);
}

guint
question_of (DuidIntake *intake,
             const char *name)
{
  int question = duid_framework_find (duid_dataset_get_framework (intake->dataset), name);

  g_assert_cmpint (question, >=, 0);
  return (guint) question;
}

DuidState
state_of (DuidIntake *intake,
          const char *name,
          gsize       row)
{
  return (DuidState) duid_dataset_get_states (intake->dataset, question_of (intake, name))[row];
}

double
number_of (DuidIntake *intake,
           const char *name,
           gsize       row)
{
  return duid_dataset_get_numbers (intake->dataset, question_of (intake, name))[row];
}

const char *
option_of (DuidIntake *intake,
           const char *name,
           gsize       row)
{
  guint   question = question_of (intake, name);
  guint16 code = duid_dataset_get_codes (intake->dataset, question)[row];

  return code == DUID_NO_CODE
           ? NULL
           : duid_dataset_get_question (intake->dataset, question)->options->pdata[code];
}
