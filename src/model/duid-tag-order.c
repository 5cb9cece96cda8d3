/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/duid-tag-order.h"

#include <math.h>
#include <string.h>

/* A tag on its way to its place in the list. */
typedef struct
{
  DuidTag *tag;
  char    *key; /* sorts as people would */
  guint    old_index;
  gboolean is_placed;
} Place;

static void
clear_place (gpointer place)
{
  g_free (((Place *) place)->key);
}

static char *
dup_sort_key (const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  return g_utf8_collate_key (folded, -1);
}

static int
compare_places (gconstpointer a_,
                gconstpointer b_)
{
  const Place *a = a_;
  const Place *b = b_;
  double       of_a = isnan (a->tag->place) ? INFINITY : a->tag->place;
  double       of_b = isnan (b->tag->place) ? INFINITY : b->tag->place;
  int          order = strcmp (a->key, b->key);

  if (of_a != of_b)
    return of_a < of_b ? -1 : 1;
  return order != 0 ? order : g_strcmp0 (a->tag->id, b->tag->id);
}

/* Puts the places of the tags under @parent_id, each with those under it, behind what
 * @tree holds. @places are in order among themselves. */
static void
append_branch (GArray     *tree,
               GArray     *places,
               const char *parent_id,
               guint       depth)
{
  for (guint i = 0; i < places->len; i++)
    {
      Place *place = &g_array_index (places, Place, i);

      if (place->is_placed || g_strcmp0 (place->tag->parent_id, parent_id) != 0)
        continue;
      place->is_placed = TRUE;
      place->tag->depth = depth;
      g_array_append_val (tree, *place);
      append_branch (tree, places, place->tag->id, depth + 1);
    }
}

static gboolean
has_id (GPtrArray  *tags,
        const char *id)
{
  for (guint i = 0; i < tags->len; i++)
    if (strcmp (((const DuidTag *) tags->pdata[i])->id, id) == 0)
      return TRUE;
  return FALSE;
}

/* A tag whose parent is not there stands under none. */
static void
drop_lost_parents (GPtrArray *tags)
{
  for (guint i = 0; i < tags->len; i++)
    {
      DuidTag *tag = tags->pdata[i];

      if (tag->parent_id != NULL && !has_id (tags, tag->parent_id))
        g_clear_pointer (&tag->parent_id, g_free);
    }
}

static GArray *
make_tree (GArray *places)
{
  GArray  *tree = g_array_sized_new (FALSE, FALSE, sizeof (Place), places->len);
  gboolean is_flat = TRUE;

  for (guint i = 0; i < places->len; i++)
    is_flat = is_flat && g_array_index (places, Place, i).tag->parent_id == NULL;
  if (is_flat)
    return g_array_append_vals (tree, places->data, places->len);
  append_branch (tree, places, NULL, 0);
  g_assert (tree->len == places->len);
  return tree;
}

guint *
duid_tag_order_sort (GPtrArray *tags)
{
  guint *new_index = g_new (guint, MAX (tags->len, 1));
  g_autoptr (GArray) places = g_array_sized_new (FALSE, FALSE, sizeof (Place), tags->len);
  g_autoptr (GArray) tree = NULL;

  g_array_set_clear_func (places, clear_place);
  for (guint i = 0; i < tags->len; i++)
    {
      DuidTag *tag = tags->pdata[i];
      Place    place = { tag, dup_sort_key (tag->name), i, FALSE };

      g_array_append_val (places, place);
    }
  g_array_sort (places, compare_places);
  drop_lost_parents (tags);
  tree = make_tree (places);
  for (guint i = 0; i < tags->len; i++)
    {
      const Place *place = &g_array_index (tree, Place, i);

      tags->pdata[i] = place->tag;
      new_index[place->old_index] = i;
    }
  return new_index;
}
