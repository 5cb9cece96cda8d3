/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/duid-project-private.h"

#include "store/duid-body.h"
#include "store/duid-erasure.h"
#include "store/duid-state.h"

#include <string.h>

static const char COUNT_STORY[] = "SELECT count(*) FROM story WHERE hash = ?";
static const char COUNT_ERASED[] = "SELECT count(*) FROM erasure";
/* Notes by their first words, the others by name; groups and rounds have one too,
 * a pattern what is seen in it. */
static const char LIST_DELETED[] =
  "SELECT t.object, t.id, coalesce("
  "  (SELECT value FROM field WHERE object = t.object AND id = t.id AND name = 'name'),"
  "  (SELECT value FROM field WHERE object = t.object AND id = t.id AND name = 'see'),"
  "  (SELECT substr(text, 1, 80) FROM note WHERE note.id = t.id ORDER BY hlc DESC LIMIT 1))"
  " FROM tombstone AS t WHERE t.is_deleted AND NOT EXISTS (SELECT 1 FROM field AS f"
  "  WHERE f.object = t.object AND f.id = t.id AND (f.hlc, f.site, f.seq) > (t.hlc, t.site, t.seq))"
  " AND (EXISTS (SELECT 1 FROM field AS f WHERE f.object = t.object AND f.id = t.id)"
  "  OR (t.object = 'note' AND EXISTS (SELECT 1 FROM note WHERE note.id = t.id)))"
  " AND NOT EXISTS (SELECT 1 FROM note AS n WHERE n.id = t.id"
  "  AND (n.hlc, n.site, n.seq) > (t.hlc, t.site, t.seq))"
  " ORDER BY t.hlc DESC, t.site, t.seq";
static const char FIND_DELETED[] =
  "SELECT count(*) FROM tombstone WHERE object = ? AND id = ? AND is_deleted";

/* ---- what can come back ---- */

static void
free_deleted (gpointer deleted_)
{
  DuidDeleted *deleted = deleted_;

  g_free (deleted->object);
  g_free (deleted->id);
  g_free (deleted->name);
  g_free (deleted);
}

GPtrArray *
duid_project_list_deleted (DuidProject *project,
                           GError     **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (free_deleted);
  g_autoptr (sqlite3_stmt) query = duid_sql_query (project->sql, error, LIST_DELETED, "");
  int step = -1;

  while (query != NULL && (step = duid_sql_step (project->sql, query, error)) > 0)
    {
      const guint8 *id = duid_sql_get_id (query, 1);
      DuidDeleted  *deleted;

      if (id == NULL)
        continue;
      deleted = g_new0 (DuidDeleted, 1);
      deleted->object = duid_sql_dup_text (query, 0);
      deleted->id = duid_id_to_string (id);
      deleted->name = duid_sql_dup_text (query, 2);
      if (deleted->name == NULL)
        deleted->name = g_strdup ("");
      g_ptr_array_add (list, deleted);
    }
  return step == 0 ? g_steal_pointer (&list) : NULL;
}

static gboolean
write_restore (DuidProject  *project,
               const char   *object,
               const guint8 *id,
               GError      **error)
{
  gint64 n = 0;

  return duid_sql_get_int (project->sql, &n, error, FIND_DELETED, "sh", object, id) &&
         (n == 0 || duid_log_append (project->log, DUID_OP_RESTORE, id,
                                     duid_body_delete (object), error));
}

gboolean
duid_project_restore (DuidProject *project,
                      const char  *object,
                      const char  *id_text,
                      GError     **error)
{
  guint8   id[DUID_ID_SIZE];
  gboolean is_well;

  if (!duid_id_from_string (id_text, id))
    return duid_project_refuse_unknown (error);
  if (!duid_project_needs_author (project, error) || !duid_project_begin (project, error))
    return FALSE;
  is_well = write_restore (project, object, id, error);
  return duid_project_end (project, is_well, error);
}

/* ---- what cannot ---- */

static gboolean
write_erasure (DuidProject *project,
               const char  *story_key,
               GError     **error)
{
  guint8 story[DUID_ID_SIZE];
  gint64 n_stories = 0;

  duid_op_hash_story (story_key, story);
  return duid_sql_get_int (project->sql, &n_stories, error, COUNT_STORY, "h", story) &&
         (n_stories > 0 || duid_project_refuse_unknown (error)) &&
         duid_log_append (project->log, DUID_OP_ERASE, story, duid_body_delete (DUID_OBJECT_STORY),
                          error);
}

gboolean
duid_project_clean (DuidProject *project,
                    GError     **error)
{
  if (!project->needs_cleaning)
    return TRUE;
  if (!duid_erasure_clean (project->sql, error))
    return FALSE;
  project->needs_cleaning = FALSE;
  return TRUE;
}

gboolean
duid_project_erase_stories (DuidProject       *project,
                            const char *const *story_keys,
                            gsize              n_stories,
                            GError           **error)
{
  gboolean is_well = TRUE;

  if (!duid_project_begin (project, error))
    return FALSE;
  for (gsize i = 0; is_well && i < n_stories; i++)
    is_well = write_erasure (project, story_keys[i], error);
  is_well = is_well && duid_erasure_sweep (project->sql, error);
  if (!duid_project_end (project, is_well, error))
    return FALSE;
  project->needs_cleaning = TRUE;
  /* Erased it is, and what SQLite lets go of is overwritten; where there is no room
   * to write the file anew it is tried again when the project is closed. */
  duid_project_clean (project, NULL);
  return TRUE;
}

gboolean
duid_project_count_erased (DuidProject *project,
                           guint64     *n_erased,
                           GError     **error)
{
  gint64 n = 0;

  if (!duid_sql_get_int (project->sql, &n, error, COUNT_ERASED, ""))
    return FALSE;
  *n_erased = (guint64) n;
  return TRUE;
}
