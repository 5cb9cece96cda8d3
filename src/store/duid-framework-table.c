/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "store/duid-framework-table.h"

#include "store/duid-body.h"
#include "store/duid-project.h"
#include "store/duid-state.h"
#include "store/duid-story-texts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char LIST_QUESTIONS[] = "SELECT id, name, body FROM question ORDER BY id";
static const char SET_QUESTION[] =
  "INSERT INTO question (id, name, body) VALUES (?, ?, ?)"
  " ON CONFLICT (id) DO UPDATE SET body = excluded.body";

static const guint8 project_id[DUID_ID_SIZE];

/* Reads one question; its number must be its place. */
static gboolean
add_question (DuidFramework *framework,
              sqlite3_stmt  *query)
{
  const char *name = (const char *) sqlite3_column_text (query, 1);
  const char *body = (const char *) sqlite3_column_text (query, 2);
  gsize       size = (gsize) sqlite3_column_bytes (query, 2);
  g_autoptr (JsonObject) object = duid_json_parse_object (body, size);
  g_autoptr (DuidQuestion) question = NULL;

  if (object == NULL ||
      sqlite3_column_int64 (query, 0) != duid_framework_get_n_questions (framework))
    return FALSE;
  question = duid_question_from_json (object, NULL);
  return question != NULL && strcmp (question->name, name) == 0 &&
         duid_framework_add (framework, g_steal_pointer (&question));
}

DuidFramework *
duid_framework_table_load (DuidSql *sql,
                           GError **error)
{
  g_autoptr (DuidFramework) framework = NULL;
  g_autoptr (sqlite3_stmt) query = NULL;
  g_autoptr (GError) local = NULL;
  g_autofree char *title = duid_state_dup_field (sql, DUID_OBJECT_PROJECT, project_id,
                                                 DUID_SETTING_TITLE, NULL, &local);
  int              step;

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  framework = duid_framework_new (title != NULL ? title : "");
  query = duid_sql_query (sql, error, LIST_QUESTIONS, "");
  if (query == NULL)
    return NULL;
  while ((step = duid_sql_step (sql, query, error)) > 0)
    if (!add_question (framework, query))
      {
        duid_sql_set_damaged (sql, error);
        return NULL;
      }
  return step == 0 ? g_steal_pointer (&framework) : NULL;
}

static char *
describe (const DuidFramework *framework,
          guint                index)
{
  g_autoptr (JsonNode) node = duid_question_to_json (duid_framework_get_question (framework,
                                                                                  index));

  return json_to_string (node, FALSE);
}

gboolean
duid_framework_table_save (DuidSql             *sql,
                           const DuidFramework *older,
                           const DuidFramework *newer,
                           GError             **error)
{
  for (guint i = 0; i < duid_framework_get_n_questions (newer); i++)
    {
      g_autofree char *body = describe (newer, i);
      g_autofree char *before = i < duid_framework_get_n_questions (older) ? describe (older, i)
                                                                           : NULL;

      if (g_strcmp0 (before, body) == 0)
        continue;
      if (!duid_sql_do (sql, error, SET_QUESTION, "iss", (gint64) i,
                        duid_framework_get_question (newer, i)->name, body))
        return FALSE;
    }
  return TRUE;
}

gboolean
duid_framework_table_has_changed_search (const DuidFramework *before,
                                         const DuidFramework *after)
{
  for (guint i = 0; i < duid_framework_get_n_questions (before); i++)
    if (duid_story_texts_is_searched (duid_framework_get_question (before, i)) !=
        duid_story_texts_is_searched (duid_framework_get_question (after, i)))
      return TRUE;
  return FALSE;
}
