/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "store/duid-project-private.h"

#include "store/duid-body.h"
#include "store/duid-exchange.h"
#include "store/duid-people.h"
#include "store/duid-state.h"

#include <glib/gi18n-lib.h>
#include <string.h>

char *
duid_exchange_dup_author (DuidProject *project,
                          const guint8 author[DUID_ID_SIZE])
{
  g_autoptr (DuidPeople) people = duid_people_load (project->sql, NULL);
  g_autofree char *id = duid_id_to_string (author);

  return g_strdup (people != NULL ? duid_people_get_name (people, id) : "");
}

gboolean
duid_project_find_person (DuidProject *project,
                          const char  *name,
                          guint8       id[DUID_ID_SIZE],
                          GError     **error)
{
  g_autofree char *stripped = duid_project_dup_name (name, error);
  gboolean         is_found;

  if (stripped == NULL ||
      !duid_project_find_named (project, DUID_OBJECT_PERSON, stripped, id, &is_found, error))
    return FALSE;
  if (is_found)
    return duid_project_find_root (project, id, error);
  duid_id_make (id);
  return duid_project_write_field (project, DUID_OBJECT_PERSON, id, "name", stripped, error);
}

static gboolean
make_person (DuidProject *project,
             const char  *name,
             guint8       id[DUID_ID_SIZE],
             GError     **error)
{
  gboolean is_well;

  if (project->is_read_only)
    {
      memset (id, 0, DUID_ID_SIZE);
      return TRUE;
    }
  if (!duid_project_begin (project, error))
    return FALSE;
  is_well = duid_project_find_person (project, name, id, error);
  return duid_project_end (project, is_well, error);
}

gboolean
duid_project_use_author (DuidProject *project,
                         const char  *name,
                         GError     **error)
{
  g_autofree char *stripped = duid_project_dup_name (name, error);
  guint8           id[DUID_ID_SIZE];
  gboolean         is_found;

  if (stripped == NULL ||
      !duid_project_find_named (project, DUID_OBJECT_PERSON, stripped, id, &is_found, error))
    return FALSE;
  if (is_found ? !duid_project_find_root (project, id, error)
               : !make_person (project, stripped, id, error))
    return FALSE;
  memcpy (project->author_id, id, DUID_ID_SIZE);
  duid_log_set_author (project->log, id);
  g_free (project->author);
  project->author = g_steal_pointer (&stripped);
  return TRUE;
}

const char *
duid_project_get_author (DuidProject *project)
{
  return project->author;
}

gboolean
duid_project_set_author_field (DuidProject *project,
                               const char  *field,
                               const char  *value,
                               GError     **error)
{
  g_autofree char *name = NULL;
  gboolean         is_name = strcmp (field, "name") == 0;
  gboolean         is_well;

  if (!duid_project_needs_author (project, error) || !duid_project_is_text (value, error))
    return FALSE;
  if (is_name && (name = duid_project_dup_name (value, error)) == NULL)
    return FALSE;
  if (!duid_project_begin (project, error))
    return FALSE;
  is_well = duid_project_write_field (project, DUID_OBJECT_PERSON, project->author_id, field,
                                      is_name ? name : value, error);
  if (!duid_project_end (project, is_well, error))
    return FALSE;
  if (is_name)
    {
      g_free (project->author);
      project->author = g_steal_pointer (&name);
    }
  return TRUE;
}
