/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/duid-project-history.h"

#include "store/duid-log.h"
#include "store/duid-past-values.h"
#include "store/duid-project-private.h"

#include <string.h>

/* Most projects of an earlier version have no acts, which is seen without reading bodies. */
static const char HAS_ACTS[] =
  "SELECT EXISTS (SELECT 1 FROM op WHERE author = ? AND instr(body, '\"act\":') > 0)";
/* All that the person did, and what of others has one value for everybody. Imports (1),
 * read marks (5) and erasures (12) are no acts to take back. */
static const char LIST_OPS[] =
  "SELECT site, seq, hlc, author, kind, target, body, body_hash, hash FROM op"
  " WHERE (author = ?1 AND kind NOT IN (1, 5, 12)) OR kind IN (2, 4, 6, 7, 9, 10)"
  " ORDER BY hlc, site, seq";

/* The log once through, in the order of all: what each value was when it changed. */
typedef struct
{
  const guint8   *own; /* borrowed */
  guint           most;
  DuidPastValues *values; /* as of the operation read last */
  GHashTable     *fresh;  /* id of a tag of the person's, made just before an act → its changes */
  GPtrArray      *done;
  GPtrArray      *undone;
  DuidPastAct    *open; /* the last of done while it goes on, borrowed */
} Reader;

/* ---- marks ---- */

static char *
dup_mark (const guint8 *site,
          gint64        number)
{
  g_autofree char *text = duid_id_to_string (site);

  return g_strdup_printf ("%s:%" G_GINT64_FORMAT, text, number);
}

char *
duid_project_start_act (DuidProject *project)
{
  DuidStamp        stamp = duid_log_get_last (project->log);
  g_autofree char *member = NULL;

  project->n_acts++;
  member = g_strdup_printf ("\"act\":%" G_GINT64_FORMAT, project->n_acts);
  duid_log_set_mark (project->log, member);
  return dup_mark (stamp.site, project->n_acts);
}

void
duid_project_walk_act (DuidProject *project,
                       const char  *mark,
                       gboolean     is_undo)
{
  g_autofree char *member = g_strdup_printf ("\"%s\":\"%s\"", is_undo ? "undoes" : "redoes", mark);

  duid_log_set_mark (project->log, member);
}

void
duid_project_end_act (DuidProject *project)
{
  duid_log_set_mark (project->log, NULL);
}

/* ---- acts ---- */

static int
find_act (GPtrArray  *acts,
          const char *mark)
{
  for (guint i = acts->len; i > 0; i--)
    if (strcmp (((DuidPastAct *) acts->pdata[i - 1])->mark, mark) == 0)
      return (int) i - 1;
  return -1;
}

static void
name_act (Reader               *reader,
          DuidPastAct          *act,
          const DuidPastChange *change)
{
  gboolean    is_of_tag = change->kind == DUID_PAST_ASSIGN || change->kind == DUID_PAST_MODERATE;
  gboolean    is_tag = change->kind == DUID_PAST_MOVE || change->kind == DUID_PAST_MERGE;
  guint8      into[DUID_ID_SIZE];
  const char *name = NULL;
  const char *other = NULL;

  if (is_of_tag || is_tag)
    name = duid_past_values_get_name (reader->values, DUID_OBJECT_TAG,
                                      is_of_tag ? change->tag : change->target);
  else if (change->object != NULL && strcmp (change->object, DUID_OBJECT_NOTE) != 0)
    name = duid_past_values_get_name (reader->values, change->object, change->target);
  if (change->kind == DUID_PAST_MODERATE)
    other = duid_past_values_get_name (reader->values, DUID_OBJECT_PERSON, change->author);
  else if (change->kind == DUID_PAST_MERGE && change->after != NULL &&
           duid_id_from_string (change->after, into))
    other = duid_past_values_get_name (reader->values, DUID_OBJECT_TAG, into);
  if (act->name == NULL)
    act->name = g_strdup (name);
  if (act->other == NULL)
    act->other = g_strdup (other);
}

/* Once an act is whole: of values that changed twice the first before and the last after
 * stay, and what came to nothing goes. */
static void
close_act (Reader *reader)
{
  DuidPastAct *act = g_steal_pointer (&reader->open);
  g_autoptr (GHashTable) seen = NULL;

  if (act == NULL)
    return;
  seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < act->changes->len;)
    {
      DuidPastChange *change = act->changes->pdata[i];
      char           *key = duid_past_change_dup_key (change);
      DuidPastChange *first = g_hash_table_lookup (seen, key);

      if (first == NULL)
        {
          g_hash_table_insert (seen, key, change);
          i++;
          continue;
        }
      g_free (key);
      g_free (first->after);
      first->after = g_steal_pointer (&change->after);
      g_ptr_array_remove_index (act->changes, i);
    }
  for (guint i = act->changes->len; i > 0; i--)
    {
      const DuidPastChange *change = act->changes->pdata[i - 1];

      if (g_strcmp0 (change->before, change->after) == 0)
        g_ptr_array_remove_index (act->changes, i - 1);
    }
  for (guint i = 0; i < act->changes->len && act->name == NULL; i++)
    name_act (reader, act, act->changes->pdata[i]);
  if (act->changes->len == 0)
    g_ptr_array_remove (reader->done, act);
  else if (reader->done->len > reader->most)
    g_ptr_array_remove_index (reader->done, 0);
}

static void
open_act (Reader     *reader,
          const char *mark)
{
  if (reader->open != NULL && strcmp (reader->open->mark, mark) == 0)
    return;
  close_act (reader);
  g_ptr_array_set_size (reader->undone, 0);
  reader->open = duid_past_act_new (mark);
  g_ptr_array_add (reader->done, reader->open);
}

/* A tag that was made only to be given now came with that act. */
static void
take_fresh (Reader       *reader,
            const guint8 *tag)
{
  g_autofree char *id = duid_id_to_string (tag);
  GPtrArray       *changes = g_hash_table_lookup (reader->fresh, id);

  if (changes == NULL)
    return;
  for (guint i = 0; i < changes->len; i++)
    g_ptr_array_add (reader->open->changes, g_steal_pointer (&changes->pdata[i]));
  g_hash_table_remove (reader->fresh, id);
}

static void
add_to_act (Reader    *reader,
            GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const DuidPastChange *change = changes->pdata[i];

      take_fresh (reader, change->target);
      take_fresh (reader, change->tag);
      g_ptr_array_add (reader->open->changes, g_steal_pointer (&changes->pdata[i]));
    }
}

/* Outside any act: a new tag may be for the act that comes next. */
static void
keep_fresh (Reader    *reader,
            GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++)
    {
      DuidPastChange  *change = changes->pdata[i];
      g_autofree char *id = NULL;
      GPtrArray       *kept;

      if (change->kind == DUID_PAST_ASSIGN)
        {
          g_autofree char *tag = duid_id_to_string (change->tag);

          g_hash_table_remove (reader->fresh, tag);
        }
      if (g_strcmp0 (change->object, DUID_OBJECT_TAG) != 0)
        continue;
      id = duid_id_to_string (change->target);
      kept = g_hash_table_lookup (reader->fresh, id);
      if (kept == NULL)
        {
          kept = g_ptr_array_new_with_free_func ((GDestroyNotify) duid_past_change_free);
          g_hash_table_insert (reader->fresh, g_steal_pointer (&id), kept);
        }
      g_ptr_array_add (kept, g_steal_pointer (&changes->pdata[i]));
    }
}

/* The last that was done becomes the next to do again, or the other way round. */
static void
move_act (Reader     *reader,
          const char *mark,
          gboolean    is_undo)
{
  GPtrArray *from = is_undo ? reader->done : reader->undone;
  GPtrArray *to = is_undo ? reader->undone : reader->done;
  int        place;

  close_act (reader);
  place = find_act (from, mark);
  if (place >= 0)
    g_ptr_array_add (to, g_ptr_array_steal_index (from, (guint) place));
}

static void
take_op (Reader       *reader,
         const DuidOp *op)
{
  g_autoptr (JsonObject) body = duid_body_parse (op);
  g_autoptr (GPtrArray) changes =
    g_ptr_array_new_with_free_func ((GDestroyNotify) duid_past_change_free);
  const char *undoes;
  const char *redoes;
  gint64      number;

  if (body == NULL || op->target_size != DUID_ID_SIZE)
    return;
  duid_past_values_read (reader->values, op, body, changes);
  if (memcmp (op->author, reader->own, DUID_ID_SIZE) != 0)
    return;
  undoes = duid_body_get_text (body, "undoes");
  redoes = duid_body_get_text (body, "redoes");
  if (undoes != NULL || redoes != NULL)
    move_act (reader, undoes != NULL ? undoes : redoes, undoes != NULL);
  else if (duid_body_get_number (body, "act", &number))
    {
      g_autofree char *mark = dup_mark (op->stamp.site, number);

      open_act (reader, mark);
      add_to_act (reader, changes);
    }
  else
    keep_fresh (reader, changes);
}

static gboolean
read_log (Reader  *reader,
          DuidSql *sql,
          GError **error)
{
  g_autoptr (sqlite3_stmt) query = duid_sql_query (sql, error, LIST_OPS, "h", reader->own);
  int step = -1;

  while (query != NULL && (step = duid_sql_step (sql, query, error)) > 0)
    {
      DuidOp        op = { 0 };
      const guint8 *body_hash;
      const guint8 *hash;

      if (duid_log_read (query, &op, &body_hash, &hash))
        take_op (reader, &op);
    }
  close_act (reader);
  return step == 0;
}

gboolean
duid_project_load_history (DuidProject *project,
                           guint        most,
                           GPtrArray  **done,
                           GPtrArray  **undone,
                           GError     **error)
{
  g_autoptr (GPtrArray) first =
    g_ptr_array_new_with_free_func ((GDestroyNotify) duid_past_act_free);
  g_autoptr (GPtrArray) second =
    g_ptr_array_new_with_free_func ((GDestroyNotify) duid_past_act_free);
  g_autoptr (DuidPastValues) values = duid_past_values_new ();
  g_autoptr (GHashTable) fresh =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                           (GDestroyNotify) g_ptr_array_unref);
  Reader reader = { .own = project->author_id, .most = most };
  gint64 has_acts = 0;

  reader.values = values;
  reader.fresh = fresh;
  reader.done = first;
  reader.undone = second;
  if (project->author != NULL &&
      !duid_sql_get_int (project->sql, &has_acts, error, HAS_ACTS, "h", project->author_id))
    return FALSE;
  if (has_acts != 0 && !read_log (&reader, project->sql, error))
    return FALSE;
  *done = g_steal_pointer (&first);
  *undone = g_steal_pointer (&second);
  return TRUE;
}
