/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/duid-tag-tree.h"

#include "store/duid-fault.h"

#include <string.h>

typedef struct _Node Node;

struct _Node
{
  guint8 id[DUID_ID_SIZE];
  Node  *into;   /* what it was merged into, or NULL */
  Node  *parent; /* as told, perhaps merged since; of a merged tag it rests */
};

struct _DuidTagTree
{
  GHashTable *nodes;   /* id → Node, owned */
  GArray     *skipped; /* DuidStamp */
};

/* Moves and merges in the order of all operations. */
static const char LIST_CHANGES[] =
  "SELECT tag, is_merge, other, hlc, site, seq FROM tag_change ORDER BY hlc, site, seq";

static Node *
get_node (DuidTagTree  *tree,
          const guint8 *id)
{
  Node *node = g_hash_table_lookup (tree->nodes, id);

  if (node == NULL)
    {
      node = g_new0 (Node, 1);
      memcpy (node->id, id, DUID_ID_SIZE);
      g_hash_table_insert (tree->nodes, node->id, node);
    }
  return node;
}

static Node *
find_root (Node *node)
{
  while (node->into != NULL)
    node = node->into;
  return node;
}

static Node *
find_parent (Node *root)
{
  return root->parent != NULL ? find_root (root->parent) : NULL;
}

/* Whether @root stands under @above, or is it; both are roots. */
static gboolean
is_under (Node *root,
          Node *above)
{
  while (root != NULL && root != above)
    root = find_parent (root);
  return root != NULL;
}

static gboolean
move (Node *tag,
      Node *parent)
{
  Node *root = find_root (tag);

  if (parent != NULL && !duid_fault_forgets_cycles () && is_under (find_root (parent), root))
    return FALSE;
  root->parent = parent;
  return TRUE;
}

static gboolean
merge (Node *tag,
       Node *into)
{
  Node *from = find_root (tag);
  Node *to = find_root (into);

  if (from == to)
    return FALSE;
  /* What is above the one that goes is then above the one that stays. */
  if (!duid_fault_forgets_cycles () && is_under (to, from))
    to->parent = from->parent;
  from->into = to;
  return TRUE;
}

static gboolean
part (Node *tag)
{
  if (tag->into == NULL)
    return FALSE;
  tag->into = NULL;
  /* Its old place may meanwhile be under itself. */
  if (tag->parent != NULL && !duid_fault_forgets_cycles () &&
      is_under (find_root (tag->parent), tag))
    tag->parent = NULL;
  return TRUE;
}

static gboolean
take_change (DuidTagTree  *tree,
             sqlite3_stmt *query)
{
  const guint8 *tag = duid_sql_get_id (query, 0);
  gboolean      is_merge = sqlite3_column_int (query, 1) != 0;
  const guint8 *other = duid_sql_get_id (query, 2);
  const guint8 *site = duid_sql_get_id (query, 4);
  Node         *node;
  gboolean      is_done;

  if (tag == NULL || site == NULL)
    return FALSE;
  node = get_node (tree, tag);
  if (!is_merge)
    is_done = move (node, other != NULL ? get_node (tree, other) : NULL);
  else
    is_done = other != NULL ? merge (node, get_node (tree, other)) : part (node);
  if (!is_done)
    {
      DuidStamp stamp = { .hlc = sqlite3_column_int64 (query, 3),
                          .seq = sqlite3_column_int64 (query, 5) };

      memcpy (stamp.site, site, DUID_ID_SIZE);
      g_array_append_val (tree->skipped, stamp);
    }
  return TRUE;
}

DuidTagTree *
duid_tag_tree_load (DuidSql *sql,
                    GError **error)
{
  g_autoptr (DuidTagTree) tree = g_new0 (DuidTagTree, 1);
  g_autoptr (sqlite3_stmt) query = duid_sql_query (sql, error, duid_fault_plant (LIST_CHANGES),
                                                   "");
  int step = -1;

  tree->nodes = g_hash_table_new_full (duid_id_hash, duid_id_equal, NULL, g_free);
  tree->skipped = g_array_new (FALSE, FALSE, sizeof (DuidStamp));
  while (query != NULL && (step = duid_sql_step (sql, query, error)) > 0)
    if (!take_change (tree, query))
      {
        duid_sql_set_damaged (sql, error);
        return NULL;
      }
  return step == 0 ? g_steal_pointer (&tree) : NULL;
}

void
duid_tag_tree_free (DuidTagTree *tree)
{
  if (tree == NULL)
    return;
  g_hash_table_unref (tree->nodes);
  g_array_unref (tree->skipped);
  g_free (tree);
}

const guint8 *
duid_tag_tree_get_root (const DuidTagTree *tree,
                        const guint8      *tag)
{
  Node *node = g_hash_table_lookup (tree->nodes, tag);

  return node != NULL ? find_root (node)->id : tag;
}

const guint8 *
duid_tag_tree_get_parent (const DuidTagTree *tree,
                          const guint8      *tag)
{
  Node *node = g_hash_table_lookup (tree->nodes, tag);
  Node *parent = node != NULL ? find_parent (find_root (node)) : NULL;

  return parent != NULL ? parent->id : NULL;
}

gboolean
duid_tag_tree_has_merges (const DuidTagTree *tree)
{
  GHashTableIter iter;
  gpointer       node;

  g_hash_table_iter_init (&iter, tree->nodes);
  while (g_hash_table_iter_next (&iter, NULL, &node))
    if (((Node *) node)->into != NULL)
      return TRUE;
  return FALSE;
}

GPtrArray *
duid_tag_tree_list_parts (const DuidTagTree *tree,
                          const guint8      *root)
{
  GPtrArray     *parts = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer       node_;

  g_hash_table_iter_init (&iter, tree->nodes);
  while (g_hash_table_iter_next (&iter, NULL, &node_))
    {
      Node *node = node_;

      if (node->into != NULL && duid_id_equal (find_root (node)->id, root))
        g_ptr_array_add (parts, node->id);
    }
  return parts;
}

GArray *
duid_tag_tree_get_skipped (const DuidTagTree *tree)
{
  return tree->skipped;
}
