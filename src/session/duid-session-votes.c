/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "session/duid-session-patterns.h"

#include "session/duid-session-private.h"

#include <glib/gi18n-lib.h>

gboolean
duid_session_load_votes (DuidSession     *self,
                         const DuidRound *round,
                         GHashTable     **own,
                         GHashTable     **totals,
                         guint           *n_voters,
                         GError         **error)
{
  g_autoptr (GHashTable) mine = NULL;

  if (!duid_session_is_open (self, error) ||
      !duid_project_load_ballot (self->project, round->id, &mine, error) ||
      !duid_project_count_votes (self->project, round->id, totals, n_voters, error))
    return FALSE;
  *own = g_steal_pointer (&mine);
  return TRUE;
}

/* A whole ballot: id of a pattern → points. */
typedef struct
{
  char       *round;
  GHashTable *before;
  GHashTable *after;
} Ballot;

static void
free_ballot (gpointer data)
{
  Ballot *ballot = data;

  g_free (ballot->round);
  g_hash_table_unref (ballot->before);
  g_hash_table_unref (ballot->after);
  g_free (ballot);
}

static gboolean
apply_ballot (DuidProject *project,
              gpointer     data,
              gboolean     is_undo,
              GError     **error)
{
  const Ballot *ballot = data;
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (guint));
  GHashTableIter iter;
  gpointer       id;
  gpointer       given;

  g_hash_table_iter_init (&iter, is_undo ? ballot->before : ballot->after);
  while (g_hash_table_iter_next (&iter, &id, &given))
    {
      guint count = (guint) * (guint64 *) given;

      g_ptr_array_add (ids, id);
      g_array_append_val (points, count);
    }
  return duid_project_vote (project, ballot->round, (const char *const *) ids->pdata,
                            (const guint *) (gpointer) points->data, ids->len, error);
}

static GHashTable *
copy_points (GHashTable *points)
{
  GHashTable    *copy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer       id;
  gpointer       given;

  g_hash_table_iter_init (&iter, points);
  while (g_hash_table_iter_next (&iter, &id, &given))
    g_hash_table_insert (copy, g_strdup (id), g_memdup2 (given, sizeof (guint64)));
  return copy;
}

gboolean
duid_session_vote (DuidSession     *self,
                   const DuidRound *round,
                   const char      *pattern_id,
                   guint            points,
                   GError         **error)
{
  g_autoptr (GHashTable) own = NULL;
  guint64 given = points;
  Ballot *ballot;

  if (!duid_session_is_open (self, error) ||
      !duid_project_load_ballot (self->project, round->id, &own, error))
    return FALSE;
  ballot = g_new0 (Ballot, 1);
  ballot->round = g_strdup (round->id);
  ballot->before = g_steal_pointer (&own);
  ballot->after = copy_points (ballot->before);
  if (points > 0)
    g_hash_table_insert (ballot->after, g_strdup (pattern_id),
                         g_memdup2 (&given, sizeof given));
  else
    g_hash_table_remove (ballot->after, pattern_id);
  return duid_session_do_step (
    self, duid_step_new_act (_ ("voting"), apply_ballot, ballot, free_ballot), error);
}
