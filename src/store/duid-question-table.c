/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/duid-question-table.h"

#include "store/duid-body.h"

#include <string.h>

/* Of notes on a question too; no key of a story begins so. */
#define QUESTION_PREFIX "/question/"

static const char LIST_FIELDS[] =
  "SELECT n.value, f.name, f.value FROM field AS f JOIN field AS n"
  " ON n.object = f.object AND n.id = f.id AND n.name = 'name'"
  " WHERE f.object = 'question' AND f.value IS NOT NULL AND f.name <> 'name'";
static const char LIST_GONE[] =
  "SELECT story.key FROM field JOIN story ON story.hash = field.id"
  " WHERE field.object = 'story' AND field.name = 'gone' AND field.value IS NOT NULL";

void
duid_question_table_make_id (const char *name,
                             guint8      id[DUID_ID_SIZE])
{
  g_autofree char *key = g_strconcat (QUESTION_PREFIX, name, NULL);

  duid_op_hash_story (key, id);
}

static gboolean
load_gone (DuidSql             *sql,
           DuidQuestionChanges *changes,
           GError             **error)
{
  g_autoptr (sqlite3_stmt) query = duid_sql_query (sql, error, LIST_GONE, "");
  int step = -1;

  while (query != NULL && (step = duid_sql_step (sql, query, error)) > 0)
    {
      g_autofree char *key = duid_sql_dup_text (query, 0);

      if (key != NULL)
        duid_question_changes_add_gone (changes, key);
    }
  return step == 0;
}

DuidQuestionChanges *
duid_question_table_load (DuidSql *sql,
                          GError **error)
{
  g_autoptr (DuidQuestionChanges) changes = duid_question_changes_new ();
  g_autoptr (sqlite3_stmt) query = duid_sql_query (sql, error, LIST_FIELDS, "");
  int step = -1;

  while (query != NULL && (step = duid_sql_step (sql, query, error)) > 0)
    {
      g_autofree char *question = duid_sql_dup_text (query, 0);
      g_autofree char *field = duid_sql_dup_text (query, 1);
      g_autofree char *value = duid_sql_dup_text (query, 2);

      if (question != NULL && field != NULL)
        duid_question_changes_set (changes, question, field, value);
    }
  if (step != 0 || !load_gone (sql, changes, error))
    return NULL;
  return g_steal_pointer (&changes);
}

DuidFramework *
duid_question_table_mark (DuidSql       *sql,
                          DuidFramework *framework,
                          GError       **error)
{
  g_autoptr (DuidQuestionChanges) changes = duid_question_table_load (sql, error);
  DuidFramework *marked;

  if (changes == NULL)
    return NULL;
  marked = duid_framework_new (duid_framework_get_title (framework));
  for (guint i = 0; i < duid_framework_get_n_questions (framework); i++)
    {
      DuidQuestion *question = duid_question_copy (duid_framework_get_question (framework, i));
      const char   *mark = duid_question_changes_get (changes, question->name,
                                                      DUID_CHANGE_SENSITIVE);

      if (mark != NULL)
        question->is_sensitive = strcmp (mark, "yes") == 0;
      duid_framework_add (marked, question);
    }
  return marked;
}

gboolean
duid_question_table_is_mark (const DuidOp *op)
{
  g_autoptr (JsonObject) body = op->kind == DUID_OP_SET_FIELD ? duid_body_parse (op) : NULL;

  return body != NULL &&
         g_strcmp0 (duid_body_get_text (body, "object"), DUID_OBJECT_QUESTION) == 0 &&
         g_strcmp0 (duid_body_get_text (body, "field"), DUID_CHANGE_SENSITIVE) == 0;
}
