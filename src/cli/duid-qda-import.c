/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "cli/duid-qda-import.h"

#include "cli/duid-command.h"
#include "cli/duid-new-project.h"
#include "import/duid-qda-reader.h"
#include "session/duid-qda-import.h"
#include "store/duid-indexing.h"

#include <glib/gi18n-lib.h>

gboolean
duid_qda_import_is_for (const char *const *paths)
{
  g_autofree char *folded = paths[0] != NULL ? g_ascii_strdown (paths[0], -1) : NULL;

  return folded != NULL && paths[1] == NULL &&
         (g_str_has_suffix (folded, ".qdpx") || g_str_has_suffix (folded, ".qdc"));
}

static void
append_count (GString    *text,
              gsize       n,
              const char *format)
{
  g_string_append (text, text->len > 0 ? ", " : "");
  g_string_append_printf (text, format, n);
}

static void
print_counts (const DuidQdaCounts *counts)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gsize n_left_out = counts->n_left_out;

  append_count (text, counts->n_stories,
                ngettext ("%zu new story", "%zu new stories", counts->n_stories));
  append_count (text, counts->n_tags, ngettext ("%zu new tag", "%zu new tags", counts->n_tags));
  append_count (text, counts->n_codings,
                ngettext ("%zu tag on a story", "%zu tags on stories", counts->n_codings));
  append_count (text, counts->n_passages,
                ngettext ("%zu tag on a passage", "%zu tags on passages", counts->n_passages));
  append_count (text, counts->n_notes,
                ngettext ("%zu new note", "%zu new notes", counts->n_notes));
  g_string_append_c (text, '\n');
  if (n_left_out > 0)
    g_string_append_printf (text,
                            ngettext ("%zu was left out: its text is not in the project.\n",
                                      "%zu were left out: their texts are not in the project.\n",
                                      n_left_out),
                            n_left_out);
  duid_command_print (text->str);
}

static gboolean
add (DuidProject   *project,
     const DuidQda *qda,
     const char    *path,
     const char    *author,
     DuidQdaCounts *counts,
     GError       **error)
{
  g_autofree char *file = g_filename_display_basename (path);

  return project != NULL && duid_qda_import (project, qda, file, author, counts, NULL, error) &&
         duid_project_index (project, NULL, NULL, NULL, error) &&
         duid_project_close (project, error);
}

/* *@is_taken tells that another program made the project meanwhile. */
static gboolean
add_to_new (const DuidQda *qda,
            const char    *path,
            const char    *output,
            const char    *author,
            DuidQdaCounts *counts,
            gboolean      *is_taken,
            GError       **error)
{
  g_autoptr (DuidNewProject) new_project = duid_new_project_begin (output);
  g_autoptr (DuidProject) project =
    duid_project_create (duid_new_project_get_path (new_project), qda->name, error);

  *is_taken = FALSE;
  return add (project, qda, path, author, counts, error) &&
         duid_new_project_put (new_project, is_taken, error);
}

static gboolean
add_to_old (const DuidQda *qda,
            const char    *path,
            const char    *output,
            const char    *author,
            DuidQdaCounts *counts,
            GError       **error)
{
  g_autoptr (DuidProject) project = duid_project_open (output, error);

  return add (project, qda, path, author, counts, error);
}

gboolean
duid_qda_import_run (const char *path,
                     const char *output,
                     const char *author,
                     GError    **error)
{
  g_autoptr (DuidQda) qda = duid_qda_read (path, NULL, error);
  gboolean      is_new = !g_file_test (output, G_FILE_TEST_EXISTS);
  gboolean      is_taken = FALSE;
  DuidQdaCounts counts;

  if (qda == NULL ||
      (is_new && !add_to_new (qda, path, output, author, &counts, &is_taken, error) && !is_taken) ||
      ((!is_new || is_taken) && !add_to_old (qda, path, output, author, &counts, error)))
    return FALSE;
  print_counts (&counts);
  return TRUE;
}
