/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/duid-own-tagging.h"

#include <string.h>

static DuidTag *
copy_tag (const DuidTag *tag,
          gsize          n_rows)
{
  DuidTag *copy = duid_tag_new (tag->id, tag->name, tag->colour, n_rows);

  copy->description = g_strdup (tag->description);
  copy->parent_id = g_strdup (tag->parent_id);
  copy->against = g_strdup (tag->against);
  copy->place = tag->place;
  return copy;
}

static void
copy_assignments (GArray     *into,
                  GArray     *from,
                  const char *author)
{
  for (guint i = 0; i < from->len; i++)
    {
      DuidAssignment assignment = g_array_index (from, DuidAssignment, i);

      if (g_strcmp0 (assignment.author, author) != 0)
        continue;
      assignment.author = g_strdup (author);
      g_array_append_val (into, assignment);
    }
}

static void
copy_passages (GArray     *into,
               GArray     *from,
               const char *author)
{
  for (guint i = 0; i < from->len; i++)
    {
      DuidPassage passage = g_array_index (from, DuidPassage, i);

      if (g_strcmp0 (passage.author, author) != 0)
        continue;
      passage.author = g_strdup (author);
      passage.words = g_strdup (passage.words);
      passage.origin.question = g_strdup (passage.origin.question);
      passage.origin.text = g_strdup (passage.origin.text);
      g_array_append_val (into, passage);
    }
}

static void
copy_notes (GArray     *into,
            GArray     *from,
            const char *author)
{
  for (guint i = 0; i < from->len; i++)
    {
      DuidNote note = g_array_index (from, DuidNote, i);

      if (g_strcmp0 (note.author, author) != 0)
        continue;
      note.id = g_strdup (note.id);
      note.author = g_strdup (author);
      note.text = g_strdup (note.text);
      g_array_append_val (into, note);
    }
}

DuidTagging *
duid_own_tagging_new (const DuidTagging *all,
                      const char        *author)
{
  DuidTagging *own = duid_tagging_new (all->n_rows);

  /* The tags stand in the order to which the others' numbers refer; sorting them once
   * more leaves them there. */
  for (guint i = 0; i < all->tags->len; i++)
    g_ptr_array_add (own->tags, copy_tag (all->tags->pdata[i], all->n_rows));
  copy_assignments (own->assignments, all->assignments, author);
  copy_assignments (own->hidden, all->hidden, author);
  copy_passages (own->passages, all->passages, author);
  copy_passages (own->lost, all->lost, author);
  copy_notes (own->notes, all->notes, author);
  for (guint i = 0; i < all->groups->len; i++)
    {
      const DuidGroup *group = all->groups->pdata[i];
      DuidGroup       *copy = g_new0 (DuidGroup, 1);

      copy->id = g_strdup (group->id);
      copy->name = g_strdup (group->name);
      copy->conditions = g_strdup (group->conditions);
      g_ptr_array_add (own->groups, copy);
    }
  g_hash_table_unref (own->former);
  own->former = g_hash_table_ref (all->former);
  duid_rows_free (own->read);
  own->read = duid_rows_copy (all->read);
  duid_tagging_finish (own);
  return own;
}
