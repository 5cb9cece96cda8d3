/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/duid-project-author.h"

#include "store/duid-project-private.h"

#include "store/duid-body.h"
#include "store/duid-state.h"

static const char LIST_STORY_READERS[] =
  "SELECT group_concat(name, ', ') FROM (SELECT f.value AS name FROM read_mark AS r"
  " JOIN field AS f ON f.object = 'person' AND f.id = r.author AND f.name = 'name'"
  " WHERE r.story = ? AND r.value <> 0 AND f.value IS NOT NULL ORDER BY f.value)";

char *
duid_project_dup_story_readers (DuidProject *project,
                                const char  *story_key,
                                GError     **error)
{
  guint8 story[DUID_ID_SIZE];
  g_autoptr (sqlite3_stmt) query = NULL;

  duid_op_hash_story (story_key, story);
  query = duid_sql_query (project->sql, error, LIST_STORY_READERS, "h", story);
  if (query == NULL || duid_sql_step (project->sql, query, error) <= 0)
    return NULL;
  return duid_sql_dup_text (query, 0);
}

char *
duid_project_dup_author_field (DuidProject *project,
                               const char  *field,
                               GError     **error)
{
  if (duid_project_get_author (project) == NULL)
    return NULL;
  return duid_state_dup_field (project->sql, DUID_OBJECT_PERSON, project->author_id, field, NULL,
                               error);
}
