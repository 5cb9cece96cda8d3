/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/duid-story-list.h"

#include "session/duid-story.h"

#include <gio/gio.h>
#include <math.h>

struct _DuidStoryList
{
  GObject        parent_instance;
  DuidSession   *session;
  DuidStoryOrder order;
  guint32        seed;
  GArray        *rows;      /* guint32: rows that pass, in order */
  GArray        *positions; /* gint32 per row of the dataset, -1 when it does not pass */
  guint32       *ranks;     /* per row: its place in the order asked for, or NULL */
};

static void list_model_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DuidStoryList,
                               duid_story_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GType
get_item_type (GListModel *model)
{
  return DUID_TYPE_STORY;
}

static guint
get_n_items (GListModel *model)
{
  return DUID_STORY_LIST (model)->rows->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  DuidStoryList *self = DUID_STORY_LIST (model);

  if (position >= self->rows->len)
    return NULL;
  return duid_story_new (g_array_index (self->rows, guint32, position));
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

/* ---- the order ---- */

typedef struct
{
  guint32 row;
  double  number;
  char   *words; /* owned */
} SortKey;

static int
compare_keys (gconstpointer a_,
              gconstpointer b_)
{
  const SortKey *a = a_;
  const SortKey *b = b_;

  if (a->words != NULL)
    {
      int order = g_strcmp0 (a->words, b->words);

      if (order != 0)
        return order;
    }
  else if (a->number != b->number)
    return a->number < b->number ? -1 : 1;
  return a->row < b->row ? -1 : a->row > b->row;
}

static SortKey
make_key (DuidStoryList *self,
          DuidDataset   *dataset,
          int            date,
          GRand         *random,
          gsize          row)
{
  SortKey          key = { .row = (guint32) row };
  g_autofree char *title = NULL;
  g_autofree char *folded = NULL;
  double           days;

  switch (self->order)
    {
    case DUID_STORY_ORDER_TITLE:
      title = duid_dataset_dup_title (dataset, row);
      folded = g_utf8_casefold (title, -1);
      key.words = g_utf8_collate_key (folded, -1);
      break;
    case DUID_STORY_ORDER_DATE:
      days = date >= 0 ? duid_dataset_get_numbers (dataset, (guint) date)[row] : 0;
      key.number = isfinite (days) ? -days : INFINITY;
      break;
    case DUID_STORY_ORDER_UNREAD:
      key.number = duid_rows_has (duid_session_get_tagging (self->session)->read, row);
      break;
    case DUID_STORY_ORDER_RANDOM:
      key.number = g_rand_double (random);
      break;
    case DUID_STORY_ORDER_SOURCE:
    default:
      break;
    }
  return key;
}

static void
rank_rows (DuidStoryList *self)
{
  DuidDataset        *dataset = duid_session_get_dataset (self->session);
  gsize               n_rows = dataset != NULL ? duid_dataset_get_n_rows (dataset) : 0;
  g_autofree SortKey *keys = NULL;
  GRand              *random;
  int                 date;

  g_clear_pointer (&self->ranks, g_free);
  if (n_rows == 0 || self->order == DUID_STORY_ORDER_SOURCE)
    return;
  date = duid_framework_find_type (duid_dataset_get_framework (dataset), DUID_QUESTION_DATE);
  random = g_rand_new_with_seed (self->seed);
  keys = g_new (SortKey, n_rows);
  for (gsize row = 0; row < n_rows; row++)
    keys[row] = make_key (self, dataset, date, random, row);
  g_rand_free (random);
  qsort (keys, n_rows, sizeof (SortKey), compare_keys);
  self->ranks = g_new (guint32, n_rows);
  for (gsize i = 0; i < n_rows; i++)
    {
      self->ranks[i] = keys[i].row;
      g_free (keys[i].words);
    }
}

/* Tells only of the stretch between what both ends have in common: rows that stay
 * keep their widgets, and the keyboard its place. */
static void
tell_difference (DuidStoryList *self,
                 GArray        *before)
{
  const guint32 *old = (const guint32 *) (gpointer) before->data;
  const guint32 *new = (const guint32 *) (gpointer) self->rows->data;
  guint n_old = before->len;
  guint n_new = self->rows->len;
  guint start = 0;

  while (start < MIN (n_old, n_new) && old[start] == new[start])
    start++;
  while (n_old > start && n_new > start && old[n_old - 1] == new[n_new - 1])
    {
      n_old--;
      n_new--;
    }
  if (n_old > start || n_new > start)
    g_list_model_items_changed (G_LIST_MODEL (self), start, n_old - start, n_new - start);
}

static void
fill (DuidStoryList *self)
{
  DuidDataset    *dataset = duid_session_get_dataset (self->session);
  gsize           n_rows = dataset != NULL ? duid_dataset_get_n_rows (dataset) : 0;
  const DuidRows *passing =
    n_rows > 0 ? duid_selection_get_rows (duid_session_get_selection (self->session)) : NULL;
  g_autoptr (GArray) before = self->rows;

  self->rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_array_set_size (self->positions, (guint) n_rows);
  for (gsize i = 0; i < n_rows; i++)
    {
      guint32 row = self->ranks != NULL ? self->ranks[i] : (guint32) i;

      if (duid_rows_has (passing, row))
        {
          g_array_index (self->positions, gint32, row) = (gint32) self->rows->len;
          g_array_append_val (self->rows, row);
        }
      else
        g_array_index (self->positions, gint32, row) = -1;
    }
  tell_difference (self, before);
}

static void
session_changed_cb (DuidStoryList *self,
                    guint          what)
{
  if ((what & DUID_CHANGED_DATA) != 0)
    {
      guint n_before = self->rows->len;

      /* Other stories under the same numbers: nothing stays. */
      g_array_set_size (self->rows, 0);
      g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, 0);
      rank_rows (self);
    }
  if ((what & (DUID_CHANGED_DATA | DUID_CHANGED_CONDITIONS)) != 0)
    fill (self);
}

void
duid_story_list_set_order (DuidStoryList *self,
                           DuidStoryOrder order)
{
  self->order = order;
  rank_rows (self);
  fill (self);
}

DuidStoryOrder
duid_story_list_get_order (DuidStoryList *self)
{
  return self->order;
}

void
duid_story_list_shuffle (DuidStoryList *self)
{
  self->seed = self->seed * 1664525u + 1013904223u;
  duid_story_list_set_order (self, DUID_STORY_ORDER_RANDOM);
}

int
duid_story_list_find (DuidStoryList *self,
                      gssize         row)
{
  if (row < 0 || (guint) row >= self->positions->len)
    return -1;
  return g_array_index (self->positions, gint32, row);
}

gssize
duid_story_list_get_row (DuidStoryList *self,
                         guint          position)
{
  return position < self->rows->len ? (gssize) g_array_index (self->rows, guint32, position) : -1;
}

static void
duid_story_list_finalize (GObject *object)
{
  DuidStoryList *self = DUID_STORY_LIST (object);

  g_clear_object (&self->session);
  g_array_unref (self->rows);
  g_array_unref (self->positions);
  g_free (self->ranks);
  G_OBJECT_CLASS (duid_story_list_parent_class)->finalize (object);
}

static void
duid_story_list_class_init (DuidStoryListClass *class)
{
  G_OBJECT_CLASS (class)->finalize = duid_story_list_finalize;
}

static void
duid_story_list_init (DuidStoryList *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->positions = g_array_new (FALSE, FALSE, sizeof (gint32));
  self->seed = 1;
}

DuidStoryList *
duid_story_list_new (DuidSession *session)
{
  DuidStoryList *self = g_object_new (DUID_TYPE_STORY_LIST, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  session_changed_cb (self, DUID_CHANGED_DATA);
  return self;
}
