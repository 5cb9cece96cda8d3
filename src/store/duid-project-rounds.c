/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/duid-project-rounds.h"

#include "store/duid-body.h"
#include "store/duid-project-private.h"
#include "store/duid-state.h"

#include <string.h>

/* The hlc has milliseconds in its upper 48 bits. */
#define HLC_COUNTER_BITS 16

static const char FIND_BALLOT[] = "SELECT points FROM ballot WHERE round = ? AND voter = ?";
static const char FIND_MOMENT[] =
  "SELECT min(hlc) FROM field WHERE object = ? AND id = ? AND name = 'budget'";

void
duid_round_free (DuidRound *round)
{
  if (round == NULL)
    return;
  g_free (round->id);
  g_free (round->name);
  g_free (round);
}

static void
take_field (DuidRound  *round,
            const char *name,
            char       *value)
{
  guint64 budget = 0;

  if (strcmp (name, "name") == 0)
    {
      g_free (round->name);
      round->name = g_strdup (value);
    }
  else if (strcmp (name, "budget") == 0 &&
           g_ascii_string_to_unsigned (value, 10, 0, G_MAXUINT, &budget, NULL))
    round->budget = (guint) budget;
}

static gboolean
find_moment (DuidProject *project,
             DuidRound   *round,
             GError     **error)
{
  g_autoptr (sqlite3_stmt) query = NULL;
  guint8 id[DUID_ID_SIZE];
  int    step;

  if (!duid_id_from_string (round->id, id))
    return TRUE;
  query = duid_sql_query (project->sql, error, FIND_MOMENT, "sh", DUID_OBJECT_ROUND, id);
  step = query != NULL ? duid_sql_step (project->sql, query, error) : -1;
  if (step > 0)
    round->moment = (sqlite3_column_int64 (query, 0) >> HLC_COUNTER_BITS) * 1000;
  return step >= 0;
}

static int
compare_moments (gconstpointer a,
                 gconstpointer b)
{
  const DuidRound *left = *(DuidRound *const *) a;
  const DuidRound *right = *(DuidRound *const *) b;

  if (left->moment != right->moment)
    return left->moment > right->moment ? -1 : 1;
  return strcmp (left->id, right->id);
}

static gboolean
read_rounds (DuidProject *project,
             GPtrArray   *rounds,
             GError     **error)
{
  g_autoptr (sqlite3_stmt) query = duid_sql_query (project->sql, error, DUID_STATE_LIVING_FIELDS,
                                                   "s", DUID_OBJECT_ROUND);
  DuidRound *round = NULL;
  int        step = -1;

  while (query != NULL && (step = duid_sql_step (project->sql, query, error)) > 0)
    {
      const guint8    *id = duid_sql_get_id (query, 0);
      g_autofree char *text = id != NULL ? duid_id_to_string (id) : NULL;
      g_autofree char *name = duid_sql_dup_text (query, 1);
      g_autofree char *value = duid_sql_dup_text (query, 2);

      if (text == NULL || name == NULL || value == NULL)
        continue;
      if (round == NULL || strcmp (round->id, text) != 0)
        {
          round = g_new0 (DuidRound, 1);
          round->id = g_steal_pointer (&text);
          g_ptr_array_add (rounds, round);
        }
      take_field (round, name, value);
    }
  return step == 0;
}

GPtrArray *
duid_project_list_rounds (DuidProject *project,
                          GError     **error)
{
  g_autoptr (GPtrArray) rounds =
    g_ptr_array_new_with_free_func ((GDestroyNotify) duid_round_free);
  gboolean is_well;

  if (!duid_sql_begin_reading (project->sql, error))
    return NULL;
  is_well = read_rounds (project, rounds, error);
  for (guint i = 0; is_well && i < rounds->len; i++)
    is_well = find_moment (project, g_ptr_array_index (rounds, i), error);
  duid_sql_rollback (project->sql);
  if (!is_well)
    return NULL;
  g_ptr_array_sort (rounds, compare_moments);
  return g_steal_pointer (&rounds);
}

static void
take_points (JsonObject *ballot,
             GHashTable *points)
{
  g_autoptr (GList) ids = json_object_get_members (ballot);

  for (GList *id = ids; id != NULL; id = id->next)
    {
      gint64 number = 0;

      if (duid_body_get_number (ballot, id->data, &number) && number > 0)
        {
          guint64 *count = g_new (guint64, 1);

          *count = (guint64) number;
          g_hash_table_insert (points, g_strdup (id->data), count);
        }
    }
}

gboolean
duid_project_load_ballot (DuidProject *project,
                          const char  *round_id,
                          GHashTable **points,
                          GError     **error)
{
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (sqlite3_stmt) query = NULL;
  guint8 round[DUID_ID_SIZE];
  int    step = 0;

  if (!duid_id_from_string (round_id, round))
    return duid_project_refuse_unknown (error);
  if (project->author != NULL)
    {
      query =
        duid_sql_query (project->sql, error, FIND_BALLOT, "hh", round, project->author_id);
      step = query != NULL ? duid_sql_step (project->sql, query, error) : -1;
    }
  if (step < 0)
    return FALSE;
  if (step > 0)
    {
      g_autoptr (JsonObject) ballot =
        duid_json_parse_object ((const char *) sqlite3_column_text (query, 0),
                                (gsize) sqlite3_column_bytes (query, 0));

      if (ballot != NULL)
        take_points (ballot, found);
    }
  *points = g_steal_pointer (&found);
  return TRUE;
}
