/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "store/duid-project-private.h"

#include "store/duid-body.h"
#include "store/duid-state.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char LIST_BALLOTS[] = "SELECT points FROM ballot WHERE round = ? ORDER BY voter";

static gboolean
write_round (DuidProject  *project,
             const guint8 *id,
             const char   *name,
             guint         budget,
             GError      **error)
{
  g_autofree char *digits = g_strdup_printf ("%u", budget);

  return duid_project_write_field (project, DUID_OBJECT_ROUND, id, "name", name, error) &&
         duid_project_write_field (project, DUID_OBJECT_ROUND, id, "budget", digits, error);
}

gboolean
duid_project_start_round (DuidProject *project,
                          const char  *name,
                          guint        budget,
                          char       **id_out,
                          GError     **error)
{
  g_autofree char *stripped = duid_project_dup_name (name, error);
  guint8           id[DUID_ID_SIZE];
  gboolean         is_well;

  if (stripped == NULL || !duid_project_needs_author (project, error) ||
      !duid_project_begin (project, error))
    return FALSE;
  duid_id_make (id);
  is_well = write_round (project, id, stripped, budget, error);
  if (!duid_project_end (project, is_well, error))
    return FALSE;
  *id_out = duid_id_to_string (id);
  return TRUE;
}

static gboolean
find_budget (DuidProject  *project,
             const guint8 *round,
             guint64      *budget,
             GError      **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *digits = duid_state_dup_field (project->sql, DUID_OBJECT_ROUND, round,
                                                  "budget", NULL, &local);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return (digits != NULL &&
          g_ascii_string_to_unsigned (digits, 10, 0, G_MAXUINT, budget, NULL)) ||
         duid_project_refuse_unknown (error);
}

static gboolean
write_ballot (DuidProject       *project,
              const guint8      *round,
              const char *const *pattern_ids,
              const guint       *points,
              gsize              n,
              GError           **error)
{
  guint64 budget;
  guint64 sum = 0;

  if (!find_budget (project, round, &budget, error))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      guint8 id[DUID_ID_SIZE];

      if (!duid_id_from_string (pattern_ids[i], id))
        return duid_project_refuse_unknown (error);
      sum += points[i];
    }
  if (sum > budget)
    return duid_project_refuse (error, DUID_PROJECT_ERROR_INVALID,
                                _ ("That is more than there is to give in this round."));
  return duid_log_append (project->log, DUID_OP_VOTE, round,
                          duid_body_vote (pattern_ids, points, n), error);
}

gboolean
duid_project_vote (DuidProject       *project,
                   const char        *round_id,
                   const char *const *pattern_ids,
                   const guint       *points,
                   gsize              n,
                   GError           **error)
{
  guint8   round[DUID_ID_SIZE];
  gboolean is_well;

  if (!duid_id_from_string (round_id, round))
    return duid_project_refuse_unknown (error);
  if (!duid_project_needs_author (project, error) || !duid_project_begin (project, error))
    return FALSE;
  is_well = write_ballot (project, round, pattern_ids, points, n, error);
  return duid_project_end (project, is_well, error);
}

/* ---- counting ---- */

/* The sum of a ballot, as far as it matters whether it is over a budget. */
static guint64
sum_points (JsonObject *ballot)
{
  g_autoptr (GList) ids = json_object_get_members (ballot);
  guint64 sum = 0;

  for (GList *id = ids; id != NULL; id = id->next)
    {
      gint64 number = 0;

      duid_body_get_number (ballot, id->data, &number);
      sum += (guint64) CLAMP (number, 0, G_MAXUINT);
    }
  return sum;
}

static void
add_points (JsonObject *ballot,
            GHashTable *points)
{
  g_autoptr (GList) ids = json_object_get_members (ballot);

  for (GList *id = ids; id != NULL; id = id->next)
    {
      guint64 *count = g_hash_table_lookup (points, id->data);
      gint64   number = 0;

      duid_body_get_number (ballot, id->data, &number);
      if (count == NULL)
        {
          count = g_new0 (guint64, 1);
          g_hash_table_insert (points, g_strdup (id->data), count);
        }
      *count += (guint64) number;
    }
}

static gboolean
count_ballots (DuidProject  *project,
               const guint8 *round,
               GHashTable   *points,
               guint        *n_voters,
               GError      **error)
{
  g_autoptr (sqlite3_stmt) query = NULL;
  guint64 budget;
  int     step = -1;

  if (!find_budget (project, round, &budget, error))
    return FALSE;
  query = duid_sql_query (project->sql, error, LIST_BALLOTS, "h", round);
  while (query != NULL && (step = duid_sql_step (project->sql, query, error)) > 0)
    {
      g_autoptr (JsonObject) ballot =
        duid_json_parse_object ((const char *) sqlite3_column_text (query, 0),
                                (gsize) sqlite3_column_bytes (query, 0));

      if (ballot == NULL || json_object_get_size (ballot) == 0 || sum_points (ballot) > budget)
        continue;
      add_points (ballot, points);
      ++*n_voters;
    }
  return step == 0;
}

gboolean
duid_project_count_votes (DuidProject *project,
                          const char  *round_id,
                          GHashTable **points,
                          guint       *n_voters,
                          GError     **error)
{
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  guint8 round[DUID_ID_SIZE];

  *n_voters = 0;
  if (!duid_id_from_string (round_id, round))
    return duid_project_refuse_unknown (error);
  if (!count_ballots (project, round, found, n_voters, error))
    return FALSE;
  *points = g_steal_pointer (&found);
  return TRUE;
}
