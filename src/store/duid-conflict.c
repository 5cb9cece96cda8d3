/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/duid-conflict.h"

#include "store/duid-body.h"
#include "store/duid-exchange.h"
#include "store/duid-project-private.h"
#include "store/duid-state.h"

#include <string.h>

#define NAME_LENGTH 40

/* Writes that no other was made in the knowledge of, where a field has several. Of
 * settings only the title is a person's word; the rest is how a window looks. Who is one
 * with whom nobody has to choose: it is said again. */
static const char LIST_WRITES[] =
  "WITH head AS (SELECT * FROM field_write AS v WHERE NOT EXISTS (SELECT 1 FROM field_base AS b"
  "  WHERE b.base_site = v.site AND b.base_seq = v.seq))"
  " SELECT w.object, w.id, w.name, op.author, op.body, w.hlc, w.site, w.seq FROM head AS w"
  " JOIN op ON op.site = w.site AND op.seq = w.seq"
  " WHERE (?1 IS NULL OR (w.object = ?1 AND w.id = ?2 AND w.name = ?3))"
  " AND (w.object <> 'project' OR w.name = 'title') AND w.name <> 'same'"
  " AND w.object <> 'story'"
  " AND (w.object, w.id, w.name) IN"
  "  (SELECT object, id, name FROM head GROUP BY object, id, name HAVING count(*) > 1)"
  " ORDER BY w.object, w.id, w.name, w.hlc DESC, w.site DESC, w.seq DESC";

void
duid_conflict_free (DuidConflict *conflict)
{
  if (conflict == NULL)
    return;
  g_free (conflict->object);
  g_free (conflict->id);
  g_free (conflict->name);
  g_free (conflict->field);
  g_free (conflict->value);
  g_free (conflict->who);
  g_free (conflict->other_value);
  g_free (conflict->other_who);
  g_free (conflict);
}

static char *
dup_value (sqlite3_stmt *query)
{
  g_autoptr (JsonObject) body =
    duid_json_parse_object (sqlite3_column_blob (query, 4),
                            (gsize) sqlite3_column_bytes (query, 4));

  return body != NULL ? g_strdup (duid_body_get_text (body, "value")) : NULL;
}

static gboolean
is_same_field (const DuidConflict *first,
               const char         *object,
               const char         *id,
               const char         *field)
{
  return first != NULL && strcmp (first->object, object) == 0 && strcmp (first->id, id) == 0 &&
         strcmp (first->field, field) == 0;
}

/* One row: the first of a field is what shows, each other a conflict with it. */
static void
take_write (DuidProject   *project,
            sqlite3_stmt  *query,
            DuidConflict **first,
            GPtrArray     *conflicts)
{
  const guint8    *id_bytes = duid_sql_get_id (query, 1);
  const guint8    *author = duid_sql_get_id (query, 3);
  g_autofree char *object = duid_sql_dup_text (query, 0);
  g_autofree char *id = id_bytes != NULL ? duid_id_to_string (id_bytes) : NULL;
  g_autofree char *field = duid_sql_dup_text (query, 2);
  g_autofree char *value = dup_value (query);
  DuidConflict    *conflict;

  if (id == NULL || author == NULL || object == NULL || field == NULL)
    return;
  conflict = g_new0 (DuidConflict, 1);
  conflict->object = g_steal_pointer (&object);
  conflict->id = g_steal_pointer (&id);
  conflict->field = g_steal_pointer (&field);
  if (!is_same_field (*first, conflict->object, conflict->id, conflict->field))
    {
      g_clear_pointer (first, duid_conflict_free);
      conflict->value = g_steal_pointer (&value);
      conflict->who = duid_exchange_dup_author (project, author);
      *first = conflict;
      return;
    }
  conflict->value = g_strdup ((*first)->value);
  conflict->who = g_strdup ((*first)->who);
  conflict->other_value = g_steal_pointer (&value);
  conflict->other_who = duid_exchange_dup_author (project, author);
  if (g_strcmp0 (conflict->value, conflict->other_value) != 0)
    g_ptr_array_add (conflicts, conflict);
  else
    duid_conflict_free (conflict);
}

static gboolean
list_fields (DuidProject *project,
             GPtrArray   *conflicts,
             GError     **error)
{
  g_autoptr (DuidConflict) first = NULL;
  g_autoptr (sqlite3_stmt) query = duid_sql_query (project->sql, error, LIST_WRITES, "nnn");
  int step = -1;

  while (query != NULL && (step = duid_sql_step (project->sql, query, error)) > 0)
    take_write (project, query, &first, conflicts);
  return step == 0;
}

/* What is deleted is nobody's quarrel; what is left gets its name. */
static gboolean
name_objects (DuidProject *project,
              GPtrArray   *conflicts,
              GError     **error)
{
  for (guint i = conflicts->len; i > 0; i--)
    {
      DuidConflict    *conflict = conflicts->pdata[i - 1];
      g_autofree char *see = NULL;
      guint8           id[DUID_ID_SIZE];
      gboolean         is_known;
      gboolean         is_alive;

      duid_id_from_string (conflict->id, id);
      if (!duid_state_find (project->sql, conflict->object, id, &is_known, &is_alive, error))
        return FALSE;
      if (!is_alive)
        {
          g_ptr_array_remove_index (conflicts, i - 1);
          continue;
        }
      see = duid_state_dup_field (project->sql, conflict->object, id, "see", NULL, NULL);
      conflict->name = duid_state_dup_field (project->sql, conflict->object, id, "name", NULL,
                                             NULL);
      if (conflict->name == NULL)
        conflict->name = see != NULL ? g_utf8_substring (see, 0,
                                                         MIN (g_utf8_strlen (see, -1), NAME_LENGTH))
                                     : g_strdup ("");
    }
  return TRUE;
}

/* ---- notes ---- */

static DuidConflict *
take_note (DuidProject  *project,
           sqlite3_stmt *query)
{
  const guint8 *id = duid_sql_get_id (query, 0);
  const guint8 *author = duid_sql_get_id (query, 2);
  DuidConflict *conflict;

  if (id == NULL || author == NULL)
    return NULL;
  conflict = g_new0 (DuidConflict, 1);
  conflict->object = g_strdup (DUID_OBJECT_NOTE);
  conflict->id = duid_id_to_string (id);
  conflict->field = g_strdup ("text");
  conflict->value = duid_sql_dup_text (query, 3);
  conflict->who = duid_exchange_dup_author (project, author);
  return conflict;
}

/* Living revisions come by time: of one note the last shows. */
static gboolean
list_notes (DuidProject *project,
            GPtrArray   *conflicts,
            GError     **error)
{
  g_autoptr (GHashTable) last = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                                       (GDestroyNotify) duid_conflict_free);
  g_autoptr (sqlite3_stmt) query = duid_sql_query (project->sql, error, DUID_STATE_LIVING_NOTES,
                                                   "n");
  int step = -1;

  while (query != NULL && (step = duid_sql_step (project->sql, query, error)) > 0)
    {
      DuidConflict *conflict = take_note (project, query);
      DuidConflict *before = conflict != NULL ? g_hash_table_lookup (last, conflict->id) : NULL;

      if (before != NULL && g_strcmp0 (before->value, conflict->value) != 0)
        {
          g_hash_table_steal (last, before->id);
          before->other_value = g_steal_pointer (&before->value);
          before->other_who = g_steal_pointer (&before->who);
          before->value = g_strdup (conflict->value);
          before->who = g_strdup (conflict->who);
          before->name = g_utf8_substring (before->value, 0,
                                           MIN (g_utf8_strlen (before->value, -1), NAME_LENGTH));
          g_ptr_array_add (conflicts, before);
        }
      if (conflict != NULL)
        g_hash_table_replace (last, conflict->id, conflict);
    }
  return step == 0;
}

GPtrArray *
duid_project_list_conflicts (DuidProject *project,
                             GError     **error)
{
  g_autoptr (GPtrArray) conflicts = g_ptr_array_new_with_free_func (
    (GDestroyNotify) duid_conflict_free);

  if (!list_fields (project, conflicts, error) || !name_objects (project, conflicts, error) ||
      !list_notes (project, conflicts, error))
    return NULL;
  return g_steal_pointer (&conflicts);
}

/* ---- settling ---- */

static gboolean
list_stamps (DuidProject        *project,
             const DuidConflict *conflict,
             const guint8       *id,
             GArray             *stamps,
             GError            **error)
{
  g_autoptr (sqlite3_stmt) query = duid_sql_query (project->sql, error, LIST_WRITES, "shs",
                                                   conflict->object, id, conflict->field);
  int step = -1;

  while (query != NULL && (step = duid_sql_step (project->sql, query, error)) > 0)
    {
      DuidStamp     stamp = { .hlc = sqlite3_column_int64 (query, 5),
                              .seq = sqlite3_column_int64 (query, 7) };
      const guint8 *site = duid_sql_get_id (query, 6);

      if (site == NULL)
        continue;
      memcpy (stamp.site, site, DUID_ID_SIZE);
      g_array_append_val (stamps, stamp);
    }
  return step == 0;
}

static gboolean
write_choice (DuidProject        *project,
              const DuidConflict *conflict,
              const guint8       *id,
              const char         *value,
              GError            **error)
{
  g_autoptr (GArray) stamps = g_array_new (FALSE, FALSE, sizeof (DuidStamp));

  return list_stamps (project, conflict, id, stamps, error) &&
         (stamps->len > 0 || duid_project_refuse_unknown (error)) &&
         duid_log_append (project->log, DUID_OP_SET_FIELD, id,
                          duid_body_choice (conflict->object, conflict->field, value, NULL,
                                            stamps),
                          error);
}

gboolean
duid_project_choose (DuidProject        *project,
                     const DuidConflict *conflict,
                     const char         *value,
                     GError            **error)
{
  guint8   id[DUID_ID_SIZE];
  gboolean is_well;

  if (strcmp (conflict->object, DUID_OBJECT_NOTE) == 0)
    return duid_project_edit_note (project, conflict->id, value, error);
  if (!duid_id_from_string (conflict->id, id))
    return duid_project_refuse_unknown (error);
  if (!duid_project_is_text (value, error) || !duid_project_needs_author (project, error) ||
      !duid_project_begin (project, error))
    return FALSE;
  duid_project_note_mark (project, conflict->object, conflict->field);
  is_well = write_choice (project, conflict, id, value, error);
  return duid_project_end (project, is_well, error);
}
