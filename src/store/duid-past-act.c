/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "store/duid-past-act.h"

#include "store/duid-body.h"
#include "store/duid-erasure.h"
#include "store/duid-project-private.h"
#include "store/duid-state.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char FIND_AUTHOR[] = "SELECT author = ?3 FROM op WHERE site = ?1 AND seq = ?2";
static const char FIND_TOMBSTONE_AUTHOR[] =
  "SELECT o.author = ?3 FROM tombstone AS t JOIN op AS o ON o.site = t.site AND o.seq = t.seq"
  " WHERE t.object = ?1 AND t.id = ?2";
static const char FIND_TAG_CHANGE_AUTHOR[] =
  "SELECT o.author = ?3 FROM tag_change AS t JOIN op AS o ON o.site = t.site AND o.seq = t.seq"
  " WHERE t.tag = ?1 AND t.is_merge = ?2 ORDER BY t.hlc DESC, t.site DESC, t.seq DESC LIMIT 1";
/* What other people said with the object, or of it. */
static const char COUNT_OTHERS[] =
  "SELECT (SELECT count(*) FROM field AS f JOIN op AS o ON o.site = f.site AND o.seq = f.seq"
  " WHERE f.object = ?1 AND f.id = ?2 AND o.author <> ?3)"
  " + (SELECT count(*) FROM assignment WHERE tag = ?2 AND author <> ?3 AND value <> 0)"
  " + (SELECT count(*) FROM passage WHERE tag = ?2 AND author <> ?3 AND value <> 0)"
  " + (SELECT count(*) FROM ballot WHERE round = ?2 AND voter <> ?3)"
  " + (SELECT count(*) FROM note WHERE id = ?2 AND author <> ?3)";

/* One walk back or forth. */
typedef struct
{
  DuidProject       *project;
  const DuidPastAct *act;
  gboolean           is_undo;
  gsize              n_written;
  gsize              n_overtaken; /* left to whoever changed it since */
} Walk;

void
duid_past_change_free (DuidPastChange *change)
{
  if (change == NULL)
    return;
  g_free (change->object);
  g_free (change->field);
  g_clear_pointer (&change->origin, duid_passage_origin_free);
  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

DuidPastAct *
duid_past_act_new (const char *mark)
{
  DuidPastAct *act = g_new0 (DuidPastAct, 1);

  act->mark = g_strdup (mark);
  act->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) duid_past_change_free);
  return act;
}

void
duid_past_act_free (DuidPastAct *act)
{
  if (act == NULL)
    return;
  g_free (act->mark);
  g_free (act->name);
  g_free (act->other);
  g_ptr_array_unref (act->changes);
  g_free (act);
}

const DuidPastChange *
duid_past_act_find (const DuidPastAct *act,
                    DuidPastKind       kind)
{
  for (guint i = 0; i < act->changes->len; i++)
    {
      const DuidPastChange *change = act->changes->pdata[i];

      if (change->kind == kind)
        return change;
    }
  return NULL;
}

static const char *
get_wanted (const Walk           *walk,
            const DuidPastChange *change)
{
  return walk->is_undo ? change->before : change->after;
}

/* Takes over @body. */
static gboolean
append (Walk         *walk,
        DuidOpKind    kind,
        const guint8 *target,
        char         *body,
        GError      **error)
{
  walk->n_written++;
  return duid_log_append (walk->project->log, kind, target, body, error);
}

/* ---- fields ---- */

static gboolean
is_own_stamp (Walk            *walk,
              const DuidStamp *stamp,
              gboolean        *is_own,
              GError         **error)
{
  gint64 answer = stamp->seq <= 0;

  if (stamp->seq > 0 && !duid_sql_get_int (walk->project->sql, &answer, error, FIND_AUTHOR, "hih",
                                           stamp->site, stamp->seq, walk->project->author_id))
    return FALSE;
  *is_own = answer != 0;
  return TRUE;
}

/* Two tags of one name would be one to whoever looks. */
static gboolean
is_name_free (Walk                 *walk,
              const DuidPastChange *change,
              const char           *name,
              GError              **error)
{
  guint8   other[DUID_ID_SIZE];
  gboolean is_found;

  if (name == NULL || strcmp (change->object, DUID_OBJECT_TAG) != 0 ||
      strcmp (change->field, "name") != 0)
    return TRUE;
  if (!duid_project_find_named (walk->project, DUID_OBJECT_TAG, name, other, &is_found, error))
    return FALSE;
  if (!is_found || memcmp (other, change->target, DUID_ID_SIZE) == 0)
    return TRUE;
  g_set_error (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_INVALID,
               _ ("There is already a tag “%s”."), name);
  return FALSE;
}

static gboolean
write_field (Walk                 *walk,
             const DuidPastChange *change,
             GError              **error)
{
  const char      *wanted = get_wanted (walk, change);
  DuidStamp        stamp = { 0 };
  GError          *local = NULL;
  gboolean         is_own;
  g_autofree char *now = duid_state_dup_field (walk->project->sql, change->object, change->target,
                                               change->field, &stamp, &local);

  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  if (!is_own_stamp (walk, &stamp, &is_own, error))
    return FALSE;
  if (!is_own)
    {
      walk->n_overtaken++;
      return TRUE;
    }
  if (!is_name_free (walk, change, wanted, error))
    return FALSE;
  walk->n_written++;
  return duid_project_write_field (walk->project, change->object, change->target, change->field,
                                   wanted, error);
}

/* ---- notes ---- */

/* The revisions that a new one replaces; *@is_own when all are the person's. */
static GArray *
list_revisions (Walk         *walk,
                const guint8 *note,
                gboolean     *is_own,
                GError      **error)
{
  g_autoptr (GArray) stamps = g_array_new (FALSE, FALSE, sizeof (DuidStamp));
  g_autoptr (sqlite3_stmt) query =
    duid_sql_query (walk->project->sql, error, DUID_STATE_ALL_NOTES, "h", note);
  int step = -1;

  *is_own = TRUE;
  while (query != NULL && (step = duid_sql_step (walk->project->sql, query, error)) > 0)
    {
      const guint8 *author = duid_sql_get_id (query, 2);
      const guint8 *site = duid_sql_get_id (query, 6);
      DuidStamp     stamp = { .hlc = sqlite3_column_int64 (query, 5),
                              .seq = sqlite3_column_int64 (query, 7) };

      if (author == NULL || site == NULL)
        continue;
      memcpy (stamp.site, site, DUID_ID_SIZE);
      g_array_append_val (stamps, stamp);
      *is_own = *is_own && memcmp (author, walk->project->author_id, DUID_ID_SIZE) == 0;
    }
  return step == 0 ? g_steal_pointer (&stamps) : NULL;
}

static gboolean
write_note (Walk                 *walk,
            const DuidPastChange *change,
            GError              **error)
{
  const char *wanted = get_wanted (walk, change);
  gboolean    is_own;
  g_autoptr (GArray) bases = list_revisions (walk, change->tag, &is_own, error);

  if (bases == NULL)
    return FALSE;
  if (!is_own || wanted == NULL)
    {
      walk->n_overtaken++;
      return TRUE;
    }
  return append (walk, DUID_OP_NOTE, change->target, duid_body_note (change->tag, wanted, bases),
                 error);
}

/* ---- tags ---- */

static gboolean
write_assignment (Walk                 *walk,
                  const DuidPastChange *change,
                  GError              **error)
{
  int value = atoi (get_wanted (walk, change));

  return append (walk, DUID_OP_ASSIGN, change->target,
                 change->origin != NULL
                   ? duid_body_assign_passage (change->tag, value, change->origin)
                   : duid_body_assign (change->tag, value),
                 error);
}

static gboolean
write_tag_change (Walk                 *walk,
                  const DuidPastChange *change,
                  GError              **error)
{
  gboolean    is_merge = change->kind == DUID_PAST_MERGE;
  const char *wanted = get_wanted (walk, change);
  guint8      other[DUID_ID_SIZE];
  gboolean    has_other = wanted != NULL && duid_id_from_string (wanted, other);
  gint64      is_own = 1;

  if (!duid_sql_get_int (walk->project->sql, &is_own, error, FIND_TAG_CHANGE_AUTHOR, "hih",
                         change->target, (gint64) is_merge, walk->project->author_id))
    return FALSE;
  if (is_own == 0)
    {
      walk->n_overtaken++;
      return TRUE;
    }
  return append (walk, is_merge ? DUID_OP_MERGE : DUID_OP_MOVE, change->target,
                 duid_body_tag (is_merge ? "into" : "parent", has_other ? other : NULL), error);
}

static gboolean
write_vote (Walk                 *walk,
            const DuidPastChange *change,
            GError              **error)
{
  const char *wanted = get_wanted (walk, change);

  return append (walk, DUID_OP_VOTE, change->target,
                 g_strdup_printf ("{\"points\":%s}", wanted != NULL ? wanted : "{}"), error);
}

/* ---- objects that come and go ---- */

static gboolean
find_alive (Walk                 *walk,
            const DuidPastChange *change,
            gboolean             *is_alive,
            GError              **error)
{
  g_autoptr (sqlite3_stmt) query = NULL;
  gboolean is_known;
  int      step;

  if (strcmp (change->object, DUID_OBJECT_NOTE) != 0)
    return duid_state_find (walk->project->sql, change->object, change->target, &is_known,
                            is_alive, error);
  query = duid_sql_query (walk->project->sql, error, DUID_STATE_LIVING_NOTES, "h",
                          change->target);
  step = query != NULL ? duid_sql_step (walk->project->sql, query, error) : -1;
  *is_alive = step > 0;
  return step >= 0;
}

static gboolean
may_change_life (Walk                 *walk,
                 const DuidPastChange *change,
                 gboolean              is_alive,
                 gboolean             *may,
                 GError              **error)
{
  gint64 is_own = 1;
  gint64 n_others = 0;

  if (is_alive
        ? !duid_sql_get_int (walk->project->sql, &n_others, error, COUNT_OTHERS, "shh",
                             change->object, change->target, walk->project->author_id)
        : !duid_sql_get_int (walk->project->sql, &is_own, error, FIND_TOMBSTONE_AUTHOR, "shh",
                             change->object, change->target, walk->project->author_id))
    return FALSE;
  *may = n_others == 0 && is_own != 0;
  return TRUE;
}

static gboolean
is_life (const char *value)
{
  return g_strcmp0 (value, "1") == 0;
}

/* Deleting again what was there before others used it is the person's own act once
 * more; only what undo makes disappear must be nobody else's. */
static gboolean
write_life (Walk                 *walk,
            const DuidPastChange *change,
            GError              **error)
{
  gboolean is_wanted = is_life (get_wanted (walk, change));
  gboolean is_alive;
  gboolean may = TRUE;

  if (!find_alive (walk, change, &is_alive, error))
    return FALSE;
  if (is_alive == is_wanted)
    return TRUE;
  if ((is_wanted || walk->is_undo) && !may_change_life (walk, change, is_alive, &may, error))
    return FALSE;
  if (!may)
    {
      walk->n_overtaken++;
      return TRUE;
    }
  return append (walk, is_wanted ? DUID_OP_RESTORE : DUID_OP_DELETE, change->target,
                 duid_body_delete (change->object), error);
}

/* Whether the object is about to go: its other values can stay, and writing them
 * would bring it back. */
static gboolean
is_going (const Walk   *walk,
          const char   *object,
          const guint8 *id)
{
  for (guint i = 0; i < walk->act->changes->len; i++)
    {
      const DuidPastChange *change = walk->act->changes->pdata[i];

      if (change->kind == DUID_PAST_LIFE && strcmp (change->object, object) == 0 &&
          memcmp (change->target, id, DUID_ID_SIZE) == 0)
        return !is_life (get_wanted (walk, change));
    }
  return FALSE;
}

/* ---- all of it ---- */

static gboolean
write_value (Walk                 *walk,
             const DuidPastChange *change,
             GError              **error)
{
  gboolean is_erased = FALSE;

  if (!duid_erasure_find (walk->project->sql, change->target, &is_erased, error))
    return FALSE;
  if (is_erased)
    {
      walk->n_overtaken++;
      return TRUE;
    }
  switch (change->kind)
    {
    case DUID_PAST_FIELD:
      return is_going (walk, change->object, change->target) ||
             write_field (walk, change, error);
    case DUID_PAST_NOTE:
      return is_going (walk, DUID_OBJECT_NOTE, change->tag) || write_note (walk, change, error);
    case DUID_PAST_ASSIGN:
      return write_assignment (walk, change, error);
    case DUID_PAST_MODERATE:
      return append (walk, DUID_OP_MODERATE, change->target,
                     duid_body_moderate (change->tag, change->author,
                                         is_life (get_wanted (walk, change))),
                     error);
    case DUID_PAST_MOVE:
    case DUID_PAST_MERGE:
      return write_tag_change (walk, change, error);
    case DUID_PAST_VOTE:
      return write_vote (walk, change, error);
    case DUID_PAST_LIFE:
    default:
      return TRUE;
    }
}

static gboolean
write_all (Walk    *walk,
           GError **error)
{
  const GPtrArray *changes = walk->act->changes;

  for (guint i = 0; i < changes->len; i++)
    if (!write_value (walk, changes->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < changes->len; i++)
    if (((DuidPastChange *) changes->pdata[i])->kind == DUID_PAST_LIFE &&
        !write_life (walk, changes->pdata[i], error))
      return FALSE;
  if (walk->n_written > 0 || walk->n_overtaken == 0)
    return TRUE;
  return duid_project_refuse (error, DUID_PROJECT_ERROR_UNKNOWN,
                              _ ("Somebody else changed that since, so it stays as it is."));
}

gboolean
duid_past_act_apply (const DuidPastAct *act,
                     DuidProject       *project,
                     gboolean           is_undo,
                     GError           **error)
{
  Walk     walk = { .project = project, .act = act, .is_undo = is_undo };
  gboolean is_well;

  if (!duid_project_needs_author (project, error) || !duid_project_begin (project, error))
    return FALSE;
  is_well = write_all (&walk, error);
  return duid_project_end (project, is_well, error);
}
