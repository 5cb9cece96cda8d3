/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "store/duid-project-private.h"

#include "store/duid-body.h"
#include "store/duid-state.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const guint8 project_id[DUID_ID_SIZE];

/* ---- saved groups ---- */

static gboolean
write_group (DuidProject  *project,
             const guint8 *id,
             gboolean      is_new,
             const char   *name,
             const char   *conditions,
             GError      **error)
{
  gboolean is_known = is_new;
  gboolean is_alive;

  if (!is_new &&
      !duid_state_find (project->sql, DUID_OBJECT_GROUP, id, &is_known, &is_alive, error))
    return FALSE;
  if (!is_known)
    return duid_project_refuse_unknown (error);
  return duid_project_write_field (project, DUID_OBJECT_GROUP, id, "name", name, error) &&
         duid_project_write_field (project, DUID_OBJECT_GROUP, id, "conditions", conditions,
                                   error);
}

gboolean
duid_project_save_group (DuidProject *project,
                         const char  *id_text,
                         const char  *name,
                         const char  *conditions,
                         char       **id_out,
                         GError     **error)
{
  g_autofree char *stripped = duid_project_dup_name (name, error);
  guint8           id[DUID_ID_SIZE];
  gboolean         is_well;

  if (stripped == NULL || !duid_project_is_text (conditions, error) ||
      !duid_project_needs_author (project, error))
    return FALSE;
  if (id_text == NULL)
    duid_id_make (id);
  else if (!duid_id_from_string (id_text, id))
    return duid_project_refuse_unknown (error);
  if (!duid_project_begin (project, error))
    return FALSE;
  is_well = write_group (project, id, id_text == NULL, stripped, conditions, error);
  if (!duid_project_end (project, is_well, error))
    return FALSE;
  if (id_out != NULL)
    *id_out = duid_id_to_string (id);
  return TRUE;
}

gboolean
duid_project_delete_group (DuidProject *project,
                           const char  *id,
                           GError     **error)
{
  return duid_project_needs_author (project, error) &&
         duid_project_delete_object (project, DUID_OBJECT_GROUP, id, error);
}

/* ---- settings ---- */

gboolean
duid_project_set_setting (DuidProject *project,
                          const char  *name,
                          const char  *value,
                          GError     **error)
{
  g_autofree char *old = NULL;
  g_autoptr (GError) local = NULL;
  gboolean is_well;

  if (!duid_project_is_text (name, error) || !duid_project_is_text (value, error) ||
      !duid_project_begin (project, error))
    return FALSE;
  old = duid_state_dup_field (project->sql, DUID_OBJECT_PROJECT, project_id, name, NULL, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return duid_project_end (project, FALSE, NULL);
    }
  is_well = g_strcmp0 (old, value) == 0 ||
            duid_project_write_field (project, DUID_OBJECT_PROJECT, project_id, name, value,
                                      error);
  return duid_project_end (project, is_well, error);
}

char *
duid_project_get_setting (DuidProject *project,
                          const char  *name,
                          GError     **error)
{
  return duid_state_dup_field (project->sql, DUID_OBJECT_PROJECT, project_id, name, NULL, error);
}
