/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "copy.h"

#include "store/duid-body.h"
#include "store/duid-schema.h"
#include "store/duid-state.h"
#include "store/duid-tag-tree.h"

#include <string.h>

static void
add_rows (GChecksum  *checksum,
          DuidSql    *sql,
          const char *text)
{
  g_autoptr (sqlite3_stmt) query = duid_sql_query (sql, NULL, text, "");

  while (duid_sql_step (sql, query, NULL) > 0)
    for (int i = 0; i < sqlite3_column_count (query); i++)
      {
        int size = sqlite3_column_bytes (query, i);

        g_checksum_update (checksum, (const guchar *) &size, sizeof size);
        g_checksum_update (checksum, sqlite3_column_blob (query, i), size);
      }
}

static char *
digest_state (DuidSql *sql)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; DUID_STATE_TABLES[i] != NULL; i++)
    add_rows (checksum, sql, DUID_STATE_TABLES[i]);
  return g_strdup (g_checksum_get_string (checksum));
}

char *
copy_digest_state (Copy *copy)
{
  return digest_state (copy->project->sql);
}

char *
copy_digest (Copy *copy)
{
  static const char *const lists[] = {
    "SELECT site, seq, hlc, author, kind, target, body, body_hash, hash FROM op ORDER BY site, seq",
    "SELECT story.key, story.hash, version.hash FROM story"
    " JOIN version ON version.id = story.version ORDER BY story.key",
  };
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *state = copy_digest_state (copy);

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    add_rows (checksum, copy->project->sql, lists[i]);
  return g_strconcat (state, g_checksum_get_string (checksum), NULL);
}

char *
copy_digest_replay (Copy *copy)
{
  static const char list[] =
    "SELECT site, seq, hlc, author, kind, target, body, body_hash, hash FROM op"
    " ORDER BY hlc, site, seq";
  g_autoptr (DuidSql) replay = duid_sql_open (":memory:",
                                              SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);
  g_autoptr (sqlite3_stmt) query = duid_sql_query (copy->project->sql, NULL, list, "");

  g_assert_true (duid_schema_make_state (replay, NULL));
  while (duid_sql_step (copy->project->sql, query, NULL) > 0)
    {
      DuidOp        op = { 0 };
      const guint8 *body_hash;
      const guint8 *hash;

      g_assert_true (duid_log_read (query, &op, &body_hash, &hash));
      g_assert_true (duid_state_apply (replay, &op, NULL));
    }
  return digest_state (replay);
}

gboolean
copy_has_words (Copy       *copy,
                const char *words)
{
  sqlite3_int64  size;
  unsigned char *bytes = sqlite3_serialize (duid_sql_get_db (copy->project->sql), "main", &size,
                                            0);
  gboolean       has;

  g_assert_nonnull (bytes);
  has = memmem (bytes, (gsize) size, words, strlen (words)) != NULL;
  sqlite3_free (bytes);
  return has;
}

char *
copy_dup_text (Copy       *copy,
               const char *key)
{
  g_autoptr (DuidDataset) dataset = duid_project_load_dataset (copy->project, NULL, NULL);
  gssize row = duid_dataset_find_key (dataset, key);

  return g_strdup (row >= 0 ? duid_dataset_get_text (dataset, 0, (gsize) row) : "");
}

/* ---- the tree in another way: tags by place in a list, links as numbers ---- */

typedef struct
{
  GArray *tags;   /* 16 bytes each */
  GArray *into;   /* int, -1: none */
  GArray *parent; /* int, -1: none */
} Links;

static int
find_place (Links        *links,
            const guint8 *tag)
{
  const int none = -1;

  for (guint i = 0; i < links->tags->len; i++)
    if (memcmp (links->tags->data + i * DUID_ID_SIZE, tag, DUID_ID_SIZE) == 0)
      return (int) i;
  g_array_append_vals (links->tags, tag, 1);
  g_array_append_val (links->into, none);
  g_array_append_val (links->parent, none);
  return (int) links->tags->len - 1;
}

static int
get_root (Links *links,
          int    tag)
{
  int into = g_array_index (links->into, int, tag);

  return into < 0 ? tag : get_root (links, into);
}

/* The root above a root, or -1. */
static int
get_above (Links *links,
           int    root)
{
  int parent = g_array_index (links->parent, int, root);

  return parent < 0 ? -1 : get_root (links, parent);
}

static gboolean
is_above (Links *links,
          int    above,
          int    root)
{
  for (; root >= 0; root = get_above (links, root))
    if (root == above)
      return TRUE;
  return FALSE;
}

static void
replay_move (Links *links,
             int    tag,
             int    parent)
{
  int root = get_root (links, tag);

  if (parent < 0 || !is_above (links, root, get_root (links, parent)))
    g_array_index (links->parent, int, root) = parent;
}

static void
replay_merge (Links *links,
              int    tag,
              int    into)
{
  int from = get_root (links, tag);
  int to = into >= 0 ? get_root (links, into) : -1;

  if (into < 0)
    {
      int parent = g_array_index (links->parent, int, tag);

      if (g_array_index (links->into, int, tag) < 0)
        return;
      g_array_index (links->into, int, tag) = -1;
      if (parent >= 0 && is_above (links, tag, get_root (links, parent)))
        g_array_index (links->parent, int, tag) = -1;
    }
  else if (from != to)
    {
      if (is_above (links, from, to))
        g_array_index (links->parent, int, to) = g_array_index (links->parent, int, from);
      g_array_index (links->into, int, from) = to;
    }
}

/* From the bodies of the operations, sorted. */
static void
replay_tree (Copy  *copy,
             Links *links)
{
  static const char list[] = "SELECT kind, target, body FROM op WHERE kind IN (9, 10)"
                             " ORDER BY hlc, site, seq";
  g_autoptr (sqlite3_stmt) query = duid_sql_query (copy->project->sql, NULL, list, "");

  while (duid_sql_step (copy->project->sql, query, NULL) > 0)
    {
      gboolean is_move = sqlite3_column_int (query, 0) == DUID_OP_MOVE;
      int      tag = find_place (links, sqlite3_column_blob (query, 1));
      g_autoptr (JsonObject) body =
        duid_json_parse_object (sqlite3_column_blob (query, 2),
                                (gsize) sqlite3_column_bytes (query, 2));
      guint8 other[DUID_ID_SIZE];
      int    place = -1;

      if (duid_body_get_id (body, is_move ? "parent" : "into", other))
        place = find_place (links, other);
      if (is_move)
        replay_move (links, tag, place);
      else
        replay_merge (links, tag, place);
    }
}

static gboolean
is_same_tree (DuidTagTree *tree,
              Links       *links)
{
  for (guint i = 0; i < links->tags->len; i++)
    {
      const guint8 *tag = (const guint8 *) links->tags->data + i * DUID_ID_SIZE;
      const guint8 *parent = duid_tag_tree_get_parent (tree, tag);
      int           root = get_root (links, (int) i);
      int           above = get_above (links, root);

      if (find_place (links, duid_tag_tree_get_root (tree, tag)) != root ||
          (parent != NULL ? find_place (links, parent) : -1) != above)
        return FALSE;
    }
  return TRUE;
}

gboolean
copy_has_right_tree (Copy *copy)
{
  g_autoptr (DuidTagTree) tree = duid_tag_tree_load (copy->project->sql, NULL);
  g_autoptr (GArray) tags = g_array_new (FALSE, FALSE, DUID_ID_SIZE);
  g_autoptr (GArray) into = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GArray) parent = g_array_new (FALSE, FALSE, sizeof (int));
  Links links = { tags, into, parent };

  replay_tree (copy, &links);
  return is_same_tree (tree, &links);
}

gboolean
copy_has_circle (Copy *copy)
{
  g_autoptr (DuidTagTree) tree = duid_tag_tree_load (copy->project->sql, NULL);
  g_autoptr (sqlite3_stmt) query =
    duid_sql_query (copy->project->sql, NULL, "SELECT DISTINCT tag FROM tag_change", "");

  while (duid_sql_step (copy->project->sql, query, NULL) > 0)
    {
      const guint8 *tag = sqlite3_column_blob (query, 0);

      for (int steps = 0; tag != NULL; steps++)
        {
          if (steps > 1000)
            return TRUE;
          tag = duid_tag_tree_get_parent (tree, tag);
        }
    }
  return FALSE;
}

gboolean
copy_has_big_ballot (Copy   *copy,
                     guint64 budget)
{
  g_autoptr (sqlite3_stmt) query =
    duid_sql_query (copy->project->sql, NULL,
                    "SELECT (SELECT coalesce(sum(value), 0) FROM json_each(points)) FROM ballot",
                    "");

  while (duid_sql_step (copy->project->sql, query, NULL) > 0)
    if ((guint64) sqlite3_column_int64 (query, 0) > budget)
      return TRUE;
  return FALSE;
}

void
copy_make_from (Copy *copy,
                Copy *other)
{
  sqlite3_backup *backup;

  g_clear_pointer (&copy->project, duid_project_free);
  copy->project = duid_project_create_in_memory (NULL, NULL);
  backup = sqlite3_backup_init (duid_sql_get_db (copy->project->sql), "main",
                                duid_sql_get_db (other->project->sql), "main");
  g_assert_nonnull (backup);
  g_assert_cmpint (sqlite3_backup_step (backup, -1), ==, SQLITE_DONE);
  g_assert_cmpint (sqlite3_backup_finish (backup), ==, SQLITE_OK);
  duid_log_set_time (copy->project->log, copy->clock);
  g_assert_true (duid_project_use_author (copy->project, copy->name, NULL));
}
