/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "session/duid-story-list.h"

#include "session/duid-reading-queue.h"
#include "session/duid-story-ranks.h"
#include "session/duid-story.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* How long a brush must rest before a queue is made anew. */
#define QUEUE_AFTER_MS 300
/* More rows than this are not put in the place of others at once. */
#define MOST_REPLACED 64

struct _DuidStoryList
{
  GObject        parent_instance;
  DuidSession   *session;
  DuidStoryOrder order;
  guint32        seed;
  GArray        *rows;      /* guint32: rows that pass, in order */
  GArray        *before;    /* those of last time */
  guint          held_from; /* while a change is told: rows from here on, */
  guint          n_held;    /* so many, that nobody was told of yet */
  GArray        *positions; /* gint32 per row of the dataset, -1 when it does not pass */
  guint32       *ranks;     /* rows in the order asked for, or NULL */

  DuidReadingQueue *queue;       /* that the order is of, or NULL */
  GCancellable     *cancellable; /* of the queue that is being made */
  guint             queue_timer;
};

enum
{
  QUEUE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *const order_names[] = {
  [DUID_STORY_ORDER_SOURCE] = "source",
  [DUID_STORY_ORDER_TITLE] = "title",
  [DUID_STORY_ORDER_DATE] = "date",
  [DUID_STORY_ORDER_UNREAD] = "unread",
  [DUID_STORY_ORDER_RANDOM] = "random",
  [DUID_STORY_ORDER_CENTRAL] = "central",
  [DUID_STORY_ORDER_EXTREME] = "extreme",
  [DUID_STORY_ORDER_DIFFERENT] = "different",
  [DUID_STORY_ORDER_UNTOUCHED] = "untouched",
  [DUID_STORY_ORDER_CONTRARY] = "contrary",
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
  return DUID_STORY_LIST (model)->rows->len - DUID_STORY_LIST (model)->n_held;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  DuidStoryList *self = DUID_STORY_LIST (model);

  if (self->n_held > 0 && position >= self->held_from)
    position += self->n_held;
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

static void
rank_rows (DuidStoryList *self)
{
  g_clear_pointer (&self->ranks, g_free);
  if (duid_session_get_dataset (self->session) != NULL)
    self->ranks = duid_story_ranks_new (self->session, self->order, self->seed);
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
  if (n_old == start && n_new == start)
    return;
  /* GTK looks through all that is added for what it showed of what is gone: so first only a
   * few are added, and then the rest in the place of none. */
  if (n_old > start && n_new - start > MOST_REPLACED)
    {
      self->held_from = start + MOST_REPLACED;
      self->n_held = n_new - self->held_from;
      g_list_model_items_changed (G_LIST_MODEL (self), start, n_old - start, MOST_REPLACED);
      start = self->held_from;
      n_old = start;
      self->n_held = 0;
    }
  g_list_model_items_changed (G_LIST_MODEL (self), start, n_old - start, n_new - start);
}

/* This is done at every step of a brush: the lists of last time are used again. */
static void
fill (DuidStoryList *self)
{
  DuidDataset    *dataset = duid_session_get_dataset (self->session);
  gsize           n_rows = dataset != NULL ? duid_dataset_get_n_rows (dataset) : 0;
  const DuidRows *passing =
    n_rows > 0 ? duid_selection_get_rows (duid_session_get_selection (self->session)) : NULL;
  GArray *before = self->rows;

  self->rows = g_steal_pointer (&self->before);
  g_array_set_size (self->rows, passing != NULL ? (guint) duid_rows_count (passing) : 0);
  g_array_set_size (self->positions, (guint) n_rows);
  if (passing != NULL && self->ranks == NULL)
    duid_story_ranks_list_in_order (passing, (guint32 *) (gpointer) self->rows->data,
                                    (gint32 *) (gpointer) self->positions->data);
  else if (passing != NULL)
    duid_story_ranks_list (passing, self->ranks, (guint32 *) (gpointer) self->rows->data,
                           (gint32 *) (gpointer) self->positions->data);
  self->before = before;
  tell_difference (self, before);
}

/* ---- queues ---- */

/* The rows of the queue first, then those that did not pass when it was made. */
static void
rank_by_queue (DuidStoryList *self)
{
  gsize n_rows = duid_dataset_get_n_rows (duid_session_get_dataset (self->session));
  g_autoptr (DuidRows) rest = duid_rows_new_full (n_rows);
  gsize n = 0;

  g_free (self->ranks);
  self->ranks = g_new (guint32, MAX (n_rows, 1));
  for (guint i = 0; i < self->queue->queued->len; i++)
    {
      guint32 row = g_array_index (self->queue->queued, DuidQueued, i).row;

      duid_rows_remove (rest, row);
      self->ranks[n++] = row;
    }
  for (gssize row = duid_rows_next (rest, 0); row >= 0;
       row = duid_rows_next (rest, (gsize) row + 1))
    self->ranks[n++] = (guint32) row;
}

static void
queue_made_cb (GObject      *session,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr (DuidStoryList) self = data;
  g_autoptr (DuidReadingQueue) queue =
    duid_reading_queue_new_finish (DUID_SESSION (session), result, NULL);

  /* Another one is wanted meanwhile. */
  if (queue == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->queue, duid_reading_queue_free);
  self->queue = g_steal_pointer (&queue);
  rank_by_queue (self);
  fill (self);
  g_signal_emit (self, signals[QUEUE_CHANGED], 0);
}

static void
stop_queue (DuidStoryList *self)
{
  g_clear_handle_id (&self->queue_timer, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
start_queue (DuidStoryList *self)
{
  stop_queue (self);
  if (self->order < DUID_STORY_ORDER_CENTRAL || duid_session_get_dataset (self->session) == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  duid_reading_queue_new_async (
    self->session, (DuidQueueKind) (self->order - DUID_STORY_ORDER_CENTRAL), self->cancellable,
    queue_made_cb, g_object_ref (self));
  g_signal_emit (self, signals[QUEUE_CHANGED], 0);
}

static void
queue_timer_cb (gpointer data)
{
  DuidStoryList *self = data;

  self->queue_timer = 0;
  start_queue (self);
}

/* Not while a brush moves: when it has rested for a moment. */
static void
start_queue_soon (DuidStoryList *self)
{
  if (self->order < DUID_STORY_ORDER_CENTRAL)
    return;
  g_clear_handle_id (&self->queue_timer, g_source_remove);
  self->queue_timer = g_timeout_add_once (QUEUE_AFTER_MS, queue_timer_cb, self);
}

static void
forget_queue (DuidStoryList *self)
{
  stop_queue (self);
  g_clear_pointer (&self->queue, duid_reading_queue_free);
}

static void
session_changed_cb (DuidStoryList *self,
                    guint          what)
{
  if ((what & DUID_CHANGED_DATA) != 0)
    {
      guint n_before = self->rows->len;

      /* Other stories under the same numbers: nothing stays. */
      forget_queue (self);
      g_array_set_size (self->rows, 0);
      g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, 0);
      rank_rows (self);
    }
  if ((what & (DUID_CHANGED_DATA | DUID_CHANGED_CONDITIONS)) == 0)
    return;
  fill (self);
  /* Giving tags is no other selection: what is being read keeps its place. */
  if ((what & DUID_CHANGED_TAGGING) == 0 || (what & DUID_CHANGED_DATA) != 0)
    start_queue_soon (self);
}

void
duid_story_list_set_order (DuidStoryList *self,
                           DuidStoryOrder order)
{
  self->order = order;
  if (order >= DUID_STORY_ORDER_CENTRAL)
    {
      start_queue (self);
      return;
    }
  forget_queue (self);
  rank_rows (self);
  fill (self);
  g_signal_emit (self, signals[QUEUE_CHANGED], 0);
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

gboolean
duid_story_list_is_busy (DuidStoryList *self)
{
  return self->cancellable != NULL;
}

char *
duid_story_list_dup_words (DuidStoryList *self,
                           gssize         row)
{
  if (self->cancellable != NULL)
    return g_strdup (_ ("Putting the stories in order…"));
  return self->queue != NULL ? duid_reading_queue_dup_words (self->queue, self->session, row)
                             : NULL;
}

static void
duid_story_list_finalize (GObject *object)
{
  DuidStoryList *self = DUID_STORY_LIST (object);

  forget_queue (self);
  g_clear_object (&self->session);
  g_array_unref (self->rows);
  g_array_unref (self->before);
  g_array_unref (self->positions);
  g_free (self->ranks);
  G_OBJECT_CLASS (duid_story_list_parent_class)->finalize (object);
}

static void
duid_story_list_class_init (DuidStoryListClass *class)
{
  G_OBJECT_CLASS (class)->finalize = duid_story_list_finalize;
  signals[QUEUE_CHANGED] = g_signal_new ("queue-changed", G_TYPE_FROM_CLASS (class),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
duid_story_list_init (DuidStoryList *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->before = g_array_new (FALSE, FALSE, sizeof (guint32));
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

const char *
duid_story_order_to_string (DuidStoryOrder order)
{
  return order_names[order];
}

DuidStoryOrder
duid_story_order_from_string (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (order_names); i++)
    if (g_str_equal (order_names[i], name))
      return (DuidStoryOrder) i;
  return DUID_STORY_ORDER_SOURCE;
}
