/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "store/duid-project-private.h"

#include "model/duid-question-changes.h"
#include "store/duid-body.h"
#include "store/duid-state.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LONGEST_NAME 200

gboolean
duid_project_refuse (GError         **error,
                     DuidProjectError kind,
                     const char      *message)
{
  g_set_error_literal (error, DUID_PROJECT_ERROR, kind, message);
  return FALSE;
}

gboolean
duid_project_refuse_unknown (GError **error)
{
  return duid_project_refuse (error, DUID_PROJECT_ERROR_UNKNOWN,
                              _ ("That is no longer in the project, or never was."));
}

gboolean
duid_project_is_text (const char *text,
                      GError    **error)
{
  if (text == NULL || g_utf8_validate (text, -1, NULL))
    return TRUE;
  return duid_project_refuse (error, DUID_PROJECT_ERROR_INVALID, _ ("The text is not UTF-8 text."));
}

/* A name on one line, without blanks around it (transfer full), or NULL when there
 * is none or it is no name. */
char *
duid_project_dup_name (const char *name,
                       GError    **error)
{
  g_autofree char *stripped = NULL;

  if (!duid_project_is_text (name, error))
    return NULL;
  stripped = g_strstrip (g_strdelimit (g_strdup (name != NULL ? name : ""), "\n\r\t", ' '));
  if (*stripped == '\0')
    {
      duid_project_refuse (error, DUID_PROJECT_ERROR_INVALID, _ ("A name is needed."));
      return NULL;
    }
  if (g_utf8_strlen (stripped, -1) > LONGEST_NAME)
    {
      duid_project_refuse (error, DUID_PROJECT_ERROR_INVALID,
                           _ ("A name can have 200 characters at most."));
      return NULL;
    }
  return g_steal_pointer (&stripped);
}

gboolean
duid_project_needs_author (DuidProject *project,
                           GError     **error)
{
  if (project->author != NULL)
    return TRUE;
  return duid_project_refuse (error, DUID_PROJECT_ERROR_NO_AUTHOR, _ ("Say first who you are."));
}

static char *
dup_folded (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  return g_utf8_normalize (folded, -1, G_NORMALIZE_ALL_COMPOSE);
}

void
duid_project_note_mark (DuidProject *project,
                        const char  *object,
                        const char  *field)
{
  if (strcmp (object, DUID_OBJECT_QUESTION) == 0 && strcmp (field, DUID_CHANGE_SENSITIVE) == 0)
    project->has_new_marks = TRUE;
}

gboolean
duid_project_write_field (DuidProject  *project,
                          const char   *object,
                          const guint8 *id,
                          const char   *field,
                          const char   *value,
                          GError      **error)
{
  DuidStamp replaced = { 0 };
  g_autoptr (GError) local = NULL;
  g_autofree char *old = duid_state_dup_field (project->sql, object, id, field, &replaced, &local);

  duid_project_note_mark (project, object, field);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return duid_log_append (project->log, DUID_OP_SET_FIELD, id,
                          duid_body_field (object, field, value,
                                           replaced.seq > 0 ? &replaced : NULL),
                          error);
}

/* The living object of that name, without regard to case. */
gboolean
duid_project_find_named (DuidProject *project,
                         const char  *object,
                         const char  *name,
                         guint8       id[DUID_ID_SIZE],
                         gboolean    *is_found,
                         GError     **error)
{
  g_autofree char *wanted = dup_folded (name);
  g_autoptr (sqlite3_stmt) query = duid_sql_query (project->sql, error, DUID_STATE_LIVING_FIELDS,
                                                   "s", object);
  int step = query != NULL ? duid_sql_step (project->sql, query, error) : -1;

  for (*is_found = FALSE; step > 0 && !*is_found; step = duid_sql_step (project->sql, query, error))
    {
      g_autofree char *value = duid_sql_dup_text (query, 2);
      g_autofree char *folded = value != NULL ? dup_folded (value) : NULL;
      const guint8    *found = duid_sql_get_id (query, 0);

      if (found == NULL || strcmp ((const char *) sqlite3_column_text (query, 1), "name") != 0 ||
          g_strcmp0 (folded, wanted) != 0)
        continue;
      memcpy (id, found, DUID_ID_SIZE);
      *is_found = TRUE;
    }
  return step >= 0;
}

gboolean
duid_project_delete_object (DuidProject *project,
                            const char  *object,
                            const char  *id_text,
                            GError     **error)
{
  guint8   id[DUID_ID_SIZE];
  gboolean is_known;
  gboolean is_alive;
  gboolean is_well;

  if (!duid_id_from_string (id_text, id))
    return duid_project_refuse_unknown (error);
  if (!duid_project_begin (project, error))
    return FALSE;
  is_well = duid_state_find (project->sql, object, id, &is_known, &is_alive, error) &&
            (is_known || duid_project_refuse_unknown (error)) &&
            (!is_alive || duid_log_append (project->log, DUID_OP_DELETE, id,
                                           duid_body_delete (object), error));
  return duid_project_end (project, is_well, error);
}
