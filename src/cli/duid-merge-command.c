/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "cli/duid-command.h"
#include "share/duid-merge.h"
#include "store/duid-indexing.h"
#include "store/duid-project-persons.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

static gboolean
parse (GStrv    *arguments,
       char    **output,
       gboolean *is_preview,
       GError  **error)
{
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, output,
      N_ ("The project that all is brought into; made if it is not there"), N_ ("FILE") },
    { "preview", 'p', 0, G_OPTION_ARG_NONE, is_preview,
      N_ ("Only tell what each copy would bring"), NULL },
    { NULL }
  };

  if (!duid_command_parse ("merge", entries, arguments, error) ||
      !duid_command_needs ("merge", "--output", *output, error))
    return FALSE;
  if (g_strv_length (*arguments) > 1)
    return TRUE;
  g_set_error_literal (error, DUID_COMMAND_ERROR, DUID_COMMAND_ERROR_USAGE,
                       _ ("Give at least one copy to merge; see “duiding-cli merge --help”."));
  return FALSE;
}

/* ---- telling ---- */

static void
tell_contribution (const DuidContribution *contribution)
{
  g_autoptr (GString) parts = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint kind = 0; kind < DUID_MERGE_N_KINDS; kind++)
    if (contribution->n[kind] > 0)
      {
        g_autofree char *part = duid_merge_describe (kind, contribution->n[kind]);

        g_string_append_printf (parts, "%s%s", parts->len > 0 ? ", " : "", part);
      }
  text = g_strdup_printf ("  %s: %s\n", duid_merge_name_person (contribution->who), parts->str);
  duid_command_print (text);
}

static void
tell_stories (const DuidExchangeCounts *counts)
{
  gulong           n = (gulong) counts->n_stories;
  g_autofree char *text = NULL;

  if (n == 0)
    return;
  text = g_strdup_printf (ngettext ("  %lu story is new or has another version\n",
                                    "  %lu stories are new or have another version\n", n),
                          n);
  duid_command_print (text);
}

static void
tell_copy (const char      *path,
           const DuidMerge *merge)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *text = NULL;
  gulong           n = (gulong) merge->counts.n_taken;

  if (n == 0 && merge->counts.n_imports == 0)
    text = g_strdup_printf (_ ("%s brings nothing new.\n"), name);
  else
    text = g_strdup_printf (ngettext ("%s brings %lu act:\n", "%s brings %lu acts:\n", n), name,
                            n);
  duid_command_print (text);
  for (guint i = 0; i < merge->contributions->len; i++)
    tell_contribution (merge->contributions->pdata[i]);
  tell_stories (&merge->counts);
  if (duid_merge_has_wrong_clock (merge))
    duid_command_print (_ ("  The clock of a computer that it comes from, or of this one, is "
                           "wrong. Nothing is lost by that.\n"));
}

static const char *
get_value (const char *value)
{
  return value != NULL ? value : "";
}

static void
tell_conflicts (GPtrArray *conflicts)
{
  g_autofree char *head = NULL;

  if (conflicts->len == 0)
    return;
  head = g_strdup_printf (ngettext ("%u thing was given two values at the same time; both are "
                                    "kept:\n",
                                    "%u things were given two values at the same time; both are "
                                    "kept:\n",
                                    conflicts->len),
                          conflicts->len);
  duid_command_print (head);
  for (guint i = 0; i < conflicts->len; i++)
    {
      const DuidConflict *conflict = conflicts->pdata[i];
      g_autofree char    *text =
        g_strdup_printf (_ ("  %s of %s “%s”: “%s” from %s, “%s” from %s\n"), conflict->field,
                         conflict->object, conflict->name, get_value (conflict->value),
                         duid_merge_name_person (conflict->who), get_value (conflict->other_value),
                         duid_merge_name_person (conflict->other_who));

      duid_command_print (text);
    }
}

/* Who began in two copies under one name is two persons until somebody says otherwise. */
static gboolean
tell_namesakes (DuidProject *project,
                GError     **error)
{
  g_autoptr (GPtrArray) people = duid_project_list_people (project, error);

  for (guint i = 1; people != NULL && i < people->len; i++)
    {
      const DuidPerson *person = people->pdata[i];
      const DuidPerson *before = people->pdata[i - 1];
      g_autofree char  *name = g_utf8_casefold (person->name, -1);
      g_autofree char  *name_before = g_utf8_casefold (before->name, -1);
      g_autofree char  *text = NULL;

      if (person->same_as != NULL || before->same_as != NULL || strcmp (name, name_before) != 0)
        continue;
      text = g_strdup_printf (_ ("There are two people called “%s”. If they are one, say so with "
                                 "“duiding-cli people --join”.\n"),
                              person->name);
      duid_command_print (text);
    }
  return people != NULL;
}

/* ---- merging ---- */

static gboolean
is_same_file (const char *a,
              const char *b)
{
  GStatBuf about_a;
  GStatBuf about_b;

  return g_stat (a, &about_a) == 0 && g_stat (b, &about_b) == 0 &&
         about_a.st_dev == about_b.st_dev && about_a.st_ino == about_b.st_ino;
}

static gboolean
merge_copies (DuidProject *project,
              GStrv        paths,
              gboolean     is_preview,
              GError     **error)
{
  g_autoptr (GPtrArray) conflicts = NULL;

  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autoptr (DuidMerge) merge = NULL;

      /* “merge A B -o A”: A is there already. */
      if (is_same_file (paths[i], duid_project_get_path (project)))
        continue;
      merge = is_preview ? duid_merge_preview (project, paths[i], NULL, error)
                         : duid_merge_run (project, paths[i], NULL, error);
      if (merge == NULL)
        return FALSE;
      tell_copy (paths[i], merge);
      g_clear_pointer (&conflicts, g_ptr_array_unref);
      conflicts = g_ptr_array_ref (merge->conflicts);
    }
  if (conflicts != NULL)
    tell_conflicts (conflicts);
  return is_preview || tell_namesakes (project, error);
}

gboolean
duid_merge_command_run (GStrv   *arguments,
                        GError **error)
{
  g_autofree char *output = NULL;
  g_autoptr (DuidProject) project = NULL;
  gboolean is_preview = FALSE;
  gboolean is_new;
  gboolean is_well;

  if (!parse (arguments, &output, &is_preview, error))
    return FALSE;
  is_new = !g_file_test (output, G_FILE_TEST_EXISTS);
  project = is_new ? duid_project_create (output, NULL, error)
                   : duid_project_open (output, error);
  if (project == NULL)
    return FALSE;
  is_well = merge_copies (project, *arguments + 1, is_preview, error) &&
            (is_preview || duid_project_index (project, NULL, NULL, NULL, error)) &&
            duid_project_close (project, error);
  /* A half project would look like a whole one. */
  if (is_new && (!is_well || is_preview))
    {
      g_clear_pointer (&project, duid_project_free);
      g_unlink (output);
    }
  return is_well;
}
