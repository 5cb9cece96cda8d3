/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/duid-tagging.h"

#include "model/duid-tag-order.h"

#include <math.h>
#include <string.h>

static void
free_tag (DuidTag *tag)
{
  g_free (tag->id);
  g_free (tag->name);
  g_free (tag->description);
  g_free (tag->parent_id);
  g_free (tag->against);
  duid_rows_free (tag->rows);
  g_free (tag);
}

static void
free_group (DuidGroup *group)
{
  g_free (group->id);
  g_free (group->name);
  g_free (group->conditions);
  g_free (group);
}

/* What one person thinks of a tag on a story. */
typedef struct
{
  gsize       row;
  guint       tag;
  const char *author; /* borrowed */
  int         value;
  gboolean    is_of_passage;
} Vote;

static void
clear_assignment (gpointer assignment)
{
  g_clear_pointer (&((DuidAssignment *) assignment)->author, g_free);
}

static void
clear_note (gpointer note_)
{
  DuidNote *note = note_;

  g_clear_pointer (&note->id, g_free);
  g_clear_pointer (&note->author, g_free);
  g_clear_pointer (&note->text, g_free);
}

static char *
dup_sort_key (const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  return g_utf8_collate_key (folded, -1);
}

static int
compare_assignments (gconstpointer a_,
                     gconstpointer b_)
{
  const DuidAssignment *a = a_;
  const DuidAssignment *b = b_;

  if (a->row != b->row)
    return a->row < b->row ? -1 : 1;
  if (a->tag != b->tag)
    return a->tag < b->tag ? -1 : 1;
  return g_strcmp0 (a->author, b->author);
}

static int
compare_notes (gconstpointer a_,
               gconstpointer b_)
{
  const DuidNote *a = a_;
  const DuidNote *b = b_;

  if (a->row != b->row)
    return a->row < b->row ? -1 : 1;
  if (a->time != b->time)
    return a->time < b->time ? -1 : 1;
  return g_strcmp0 (a->id, b->id);
}

static int
compare_groups (gconstpointer a_,
                gconstpointer b_)
{
  const DuidGroup *a = *(DuidGroup *const *) a_;
  const DuidGroup *b = *(DuidGroup *const *) b_;
  g_autofree char *a_key = dup_sort_key (a->name);
  g_autofree char *b_key = dup_sort_key (b->name);
  int              order = strcmp (a_key, b_key);

  return order != 0 ? order : g_strcmp0 (a->id, b->id);
}

static void
follow_tags (DuidTagging *tagging,
             GArray      *assignments,
             const guint *new_index)
{
  for (guint i = 0; i < assignments->len; i++)
    {
      DuidAssignment *assignment = &g_array_index (assignments, DuidAssignment, i);

      g_assert (assignment->tag < tagging->tags->len && assignment->row < tagging->n_rows);
      assignment->tag = new_index[assignment->tag];
    }
}

static void
follow_tags_of_passages (DuidTagging *tagging,
                         GArray      *passages,
                         const guint *new_index)
{
  for (guint i = 0; i < passages->len; i++)
    {
      DuidPassage *passage = &g_array_index (passages, DuidPassage, i);

      g_assert (passage->tag < tagging->tags->len && passage->row < tagging->n_rows);
      passage->tag = new_index[passage->tag];
    }
}

/* Sorts the tags and lets what is said of them follow. */
static void
sort_tags (DuidTagging *tagging)
{
  g_autofree guint *new_index = duid_tag_order_sort (tagging->tags);

  follow_tags (tagging, tagging->assignments, new_index);
  follow_tags (tagging, tagging->hidden, new_index);
  follow_tags_of_passages (tagging, tagging->passages, new_index);
  follow_tags_of_passages (tagging, tagging->lost, new_index);
}

static int
compare_votes (gconstpointer a_,
               gconstpointer b_)
{
  const Vote *a = a_;
  const Vote *b = b_;
  int         author;

  if (a->row != b->row)
    return a->row < b->row ? -1 : 1;
  if (a->tag != b->tag)
    return a->tag < b->tag ? -1 : 1;
  author = g_strcmp0 (a->author, b->author);
  return author != 0 ? author : a->is_of_passage - b->is_of_passage;
}

/* Who gives a tag to a passage gives it to the story; not so who disagrees there. */
static GArray *
collect_votes (DuidTagging *tagging)
{
  GArray *votes = g_array_new (FALSE, FALSE, sizeof (Vote));

  for (guint i = 0; i < tagging->assignments->len; i++)
    {
      const DuidAssignment *given = &g_array_index (tagging->assignments, DuidAssignment, i);
      Vote                  vote = { given->row, given->tag, given->author, given->value, FALSE };

      g_array_append_val (votes, vote);
    }
  for (guint i = 0; i < tagging->passages->len; i++)
    {
      const DuidPassage *passage = &g_array_index (tagging->passages, DuidPassage, i);
      Vote               vote = { passage->row, passage->tag, passage->author, 1, TRUE };

      if (passage->value > 0 && !passage->is_hidden)
        g_array_append_val (votes, vote);
    }
  g_array_sort (votes, compare_votes);
  return votes;
}

/* Whether the vote is one that its person has cast already. */
static gboolean
is_repeated (const GArray *votes,
             guint         i)
{
  const Vote *vote = &g_array_index (votes, Vote, i);
  const Vote *before = i > 0 ? vote - 1 : NULL;

  return vote->is_of_passage && before != NULL && before->row == vote->row &&
         before->tag == vote->tag && g_strcmp0 (before->author, vote->author) == 0;
}

/* Votes on one tag of one row stand together: their sum decides. */
static void
fill_rows (DuidTagging *tagging)
{
  g_autoptr (GArray) votes = collect_votes (tagging);

  for (guint i = 0; i < tagging->tags->len; i++)
    duid_rows_clear (duid_tagging_get_tag (tagging, i)->rows);
  for (guint i = 0, next; i < votes->len; i = next)
    {
      const Vote *first = &g_array_index (votes, Vote, i);
      int         sum = 0;

      for (next = i; next < votes->len; next++)
        {
          const Vote *other = &g_array_index (votes, Vote, next);

          if (other->row != first->row || other->tag != first->tag)
            break;
          if (!is_repeated (votes, next))
            sum += other->value;
        }
      if (sum > 0)
        duid_rows_add (duid_tagging_get_tag (tagging, first->tag)->rows, first->row);
    }
}

DuidTagging *
duid_tagging_new (gsize n_rows)
{
  DuidTagging *tagging = g_new0 (DuidTagging, 1);

  g_atomic_ref_count_init (&tagging->refs);
  tagging->n_rows = n_rows;
  tagging->tags = g_ptr_array_new_with_free_func ((GDestroyNotify) free_tag);
  tagging->assignments = g_array_new (FALSE, FALSE, sizeof (DuidAssignment));
  g_array_set_clear_func (tagging->assignments, clear_assignment);
  tagging->hidden = g_array_new (FALSE, FALSE, sizeof (DuidAssignment));
  g_array_set_clear_func (tagging->hidden, clear_assignment);
  tagging->passages = g_array_new (FALSE, FALSE, sizeof (DuidPassage));
  g_array_set_clear_func (tagging->passages, (GDestroyNotify) duid_passage_clear);
  tagging->lost = g_array_new (FALSE, FALSE, sizeof (DuidPassage));
  g_array_set_clear_func (tagging->lost, (GDestroyNotify) duid_passage_clear);
  tagging->notes = g_array_new (FALSE, FALSE, sizeof (DuidNote));
  g_array_set_clear_func (tagging->notes, clear_note);
  tagging->groups = g_ptr_array_new_with_free_func ((GDestroyNotify) free_group);
  tagging->read = duid_rows_new (n_rows);
  tagging->former = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return tagging;
}

DuidTagging *
duid_tagging_ref (DuidTagging *tagging)
{
  g_atomic_ref_count_inc (&tagging->refs);
  return tagging;
}

void
duid_tagging_unref (DuidTagging *tagging)
{
  if (tagging == NULL || !g_atomic_ref_count_dec (&tagging->refs))
    return;
  g_ptr_array_unref (tagging->tags);
  g_array_unref (tagging->assignments);
  g_array_unref (tagging->hidden);
  g_array_unref (tagging->passages);
  g_array_unref (tagging->lost);
  g_array_unref (tagging->notes);
  g_ptr_array_unref (tagging->groups);
  duid_rows_free (tagging->read);
  g_hash_table_unref (tagging->former);
  g_free (tagging);
}

const DuidTag *
duid_tagging_get_tag (const DuidTagging *tagging,
                      guint              index)
{
  g_return_val_if_fail (index < tagging->tags->len, NULL);
  return tagging->tags->pdata[index];
}

int
duid_tagging_find (const DuidTagging *tagging,
                   const char        *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  for (guint i = 0; i < tagging->tags->len; i++)
    {
      g_autofree char *other = g_utf8_casefold (duid_tagging_get_tag (tagging, i)->name, -1);

      if (strcmp (other, folded) == 0)
        return (int) i;
    }
  return -1;
}

int
duid_tagging_find_former (const DuidTagging *tagging,
                          const char        *name)
{
  int              now = duid_tagging_find (tagging, name);
  g_autofree char *folded = g_utf8_casefold (name, -1);
  const char      *id = now < 0 ? g_hash_table_lookup (tagging->former, folded) : NULL;

  return id != NULL ? duid_tagging_find_id (tagging, id) : now;
}

int
duid_tagging_find_id (const DuidTagging *tagging,
                      const char        *id)
{
  for (guint i = 0; i < tagging->tags->len; i++)
    if (strcmp (duid_tagging_get_tag (tagging, i)->id, id) == 0)
      return (int) i;
  return -1;
}

/* Assignments are sorted by row: halving finds the first one. */
guint
duid_tagging_find_first (const DuidTagging *tagging,
                         gsize              row)
{
  guint low = 0;
  guint high = tagging->assignments->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (tagging->assignments, DuidAssignment, middle).row < row)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

GArray *
duid_tagging_get_row (const DuidTagging *tagging,
                      gsize              row)
{
  GArray *indices = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < tagging->tags->len; i++)
    if (duid_rows_has (duid_tagging_get_tag (tagging, i)->rows, row))
      g_array_append_val (indices, i);
  return indices;
}

const DuidPassage *
duid_tagging_get_passages (const DuidTagging *tagging,
                           gsize              row,
                           gsize             *n)
{
  const GArray *passages = tagging->passages;
  guint         first = 0;
  guint         after = passages->len;

  *n = 0;
  while (first < after)
    {
      guint middle = first + (after - first) / 2;

      if (g_array_index (passages, DuidPassage, middle).row < row)
        first = middle + 1;
      else
        after = middle;
    }
  while (first + *n < passages->len &&
         g_array_index (passages, DuidPassage, first + *n).row == row)
    ++*n;
  return *n > 0 ? &g_array_index (passages, DuidPassage, first) : NULL;
}

DuidTag *
duid_tag_new (const char *id,
              const char *name,
              int         colour,
              gsize       n_rows)
{
  DuidTag *tag = g_new0 (DuidTag, 1);

  tag->id = g_strdup (id);
  tag->name = g_strdup (name);
  tag->colour = CLAMP (colour, 0, DUID_N_TAG_COLOURS - 1);
  tag->place = NAN;
  tag->rows = duid_rows_new (n_rows);
  return tag;
}

void
duid_tagging_finish (DuidTagging *tagging)
{
  sort_tags (tagging);
  g_array_sort (tagging->assignments, compare_assignments);
  g_array_sort (tagging->hidden, compare_assignments);
  g_array_sort (tagging->passages, duid_passage_compare);
  g_array_sort (tagging->lost, duid_passage_compare);
  g_array_sort (tagging->notes, compare_notes);
  g_ptr_array_sort (tagging->groups, compare_groups);
  fill_rows (tagging);
}

DuidTagging *
duid_tagging_with_read (DuidTagging *tagging,
                        gsize        row,
                        gboolean     is_read)
{
  DuidTagging *copy = g_new0 (DuidTagging, 1);

  g_atomic_ref_count_init (&copy->refs);
  copy->n_rows = tagging->n_rows;
  copy->tags = g_ptr_array_ref (tagging->tags);
  copy->assignments = g_array_ref (tagging->assignments);
  copy->hidden = g_array_ref (tagging->hidden);
  copy->passages = g_array_ref (tagging->passages);
  copy->lost = g_array_ref (tagging->lost);
  copy->notes = g_array_ref (tagging->notes);
  copy->groups = g_ptr_array_ref (tagging->groups);
  copy->former = g_hash_table_ref (tagging->former);
  copy->read = duid_rows_copy (tagging->read);
  if (is_read)
    duid_rows_add (copy->read, row);
  else
    duid_rows_remove (copy->read, row);
  return copy;
}
