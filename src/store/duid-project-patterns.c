/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/duid-project-private.h"

#include "store/duid-body.h"
#include "store/duid-state.h"

#include <string.h>

/* The field that the frozen list stands in: the stories' hashes, with a blank
 * between them, so that an erased one is no more than a number there. */
#define STORIES "stories"

static const char FIND_KEY[] = "SELECT key FROM story WHERE hash = ?";

gboolean
duid_project_make_pattern (DuidProject *project,
                           char       **id_out,
                           GError     **error)
{
  guint8   id[DUID_ID_SIZE];
  gboolean is_well;

  if (!duid_project_needs_author (project, error) || !duid_project_begin (project, error))
    return FALSE;
  duid_id_make (id);
  is_well = duid_project_write_field (project, DUID_OBJECT_PATTERN, id, "author",
                                      project->author, error);
  if (!duid_project_end (project, is_well, error))
    return FALSE;
  *id_out = duid_id_to_string (id);
  return TRUE;
}

static gboolean
write_known_field (DuidProject  *project,
                   const guint8 *id,
                   const char   *field,
                   const char   *value,
                   GError      **error)
{
  gboolean is_known;
  gboolean is_alive;

  return duid_state_find (project->sql, DUID_OBJECT_PATTERN, id, &is_known, &is_alive, error) &&
         (is_known || duid_project_refuse_unknown (error)) &&
         duid_project_write_field (project, DUID_OBJECT_PATTERN, id, field, value, error);
}

gboolean
duid_project_set_pattern_field (DuidProject *project,
                                const char  *id_text,
                                const char  *field,
                                const char  *value,
                                GError     **error)
{
  guint8   id[DUID_ID_SIZE];
  gboolean is_well;

  if (!duid_id_from_string (id_text, id))
    return duid_project_refuse_unknown (error);
  if (!duid_project_is_text (field, error) || !duid_project_is_text (value, error) ||
      !duid_project_needs_author (project, error) || !duid_project_begin (project, error))
    return FALSE;
  is_well = write_known_field (project, id, field, value, error);
  return duid_project_end (project, is_well, error);
}

gboolean
duid_project_set_pattern_stories (DuidProject       *project,
                                  const char        *id,
                                  const char *const *story_keys,
                                  gsize              n_stories,
                                  GError           **error)
{
  g_autoptr (GString) hashes = g_string_new (NULL);

  for (gsize i = 0; i < n_stories; i++)
    {
      guint8           hash[DUID_ID_SIZE];
      g_autofree char *text = NULL;

      duid_op_hash_story (story_keys[i], hash);
      text = duid_id_to_string (hash);
      g_string_append_printf (hashes, "%s%s", i > 0 ? " " : "", text);
    }
  return duid_project_set_pattern_field (project, id, STORIES, hashes->str, error);
}

gboolean
duid_project_delete_pattern (DuidProject *project,
                             const char  *id,
                             GError     **error)
{
  return duid_project_needs_author (project, error) &&
         duid_project_delete_object (project, DUID_OBJECT_PATTERN, id, error);
}

/* ---- reading ---- */

static gboolean
take_stories (DuidProject *project,
              DuidPattern *pattern,
              const char  *hashes,
              GError     **error)
{
  g_auto (GStrv) list = g_strsplit (hashes, " ", -1);

  for (guint i = 0; list[i] != NULL && *list[i] != '\0'; i++)
    {
      g_autoptr (sqlite3_stmt) query = NULL;
      guint8 hash[DUID_ID_SIZE];
      int    step;

      if (!duid_id_from_string (list[i], hash))
        continue;
      pattern->n_frozen++;
      query = duid_sql_query (project->sql, error, FIND_KEY, "h", hash);
      step = query != NULL ? duid_sql_step (project->sql, query, error) : -1;
      if (step < 0)
        return FALSE;
      if (step > 0)
        g_ptr_array_add (pattern->stories, duid_sql_dup_text (query, 0));
    }
  return TRUE;
}

static gboolean
take_fields (DuidProject *project,
             GPtrArray   *patterns,
             GError     **error)
{
  g_autoptr (sqlite3_stmt) query = duid_sql_query (project->sql, error, DUID_STATE_LIVING_FIELDS,
                                                   "s", DUID_OBJECT_PATTERN);
  int step = -1;

  while (query != NULL && (step = duid_sql_step (project->sql, query, error)) > 0)
    {
      const guint8    *id = duid_sql_get_id (query, 0);
      g_autofree char *text = id != NULL ? duid_id_to_string (id) : NULL;
      char            *value = duid_sql_dup_text (query, 2);
      DuidPattern     *pattern = patterns->len > 0 ? patterns->pdata[patterns->len - 1] : NULL;

      if (text == NULL || value == NULL)
        {
          g_free (value);
          continue;
        }
      if (pattern == NULL || strcmp (pattern->id, text) != 0)
        {
          pattern = duid_pattern_new (text);
          g_ptr_array_add (patterns, pattern);
        }
      g_hash_table_insert (pattern->fields, duid_sql_dup_text (query, 1), value);
    }
  return step == 0;
}

GPtrArray *
duid_project_load_patterns (DuidProject *project,
                            GError     **error)
{
  g_autoptr (GPtrArray) patterns = g_ptr_array_new_with_free_func (
    (GDestroyNotify) duid_pattern_free);
  gboolean is_well;

  if (!duid_sql_begin_reading (project->sql, error))
    return NULL;
  is_well = take_fields (project, patterns, error);
  for (guint i = 0; is_well && i < patterns->len; i++)
    {
      const char *hashes = duid_pattern_get_field (patterns->pdata[i], STORIES);

      is_well = hashes == NULL || take_stories (project, patterns->pdata[i], hashes, error);
      g_hash_table_remove (((DuidPattern *) patterns->pdata[i])->fields, STORIES);
    }
  duid_sql_rollback (project->sql);
  return is_well ? g_steal_pointer (&patterns) : NULL;
}
