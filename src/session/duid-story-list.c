/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "session/duid-story-list.h"

#include "base/duid-row-places.h"
#include "session/duid-list-place.h"
#include "session/duid-reading-queue.h"
#include "session/duid-story-ranks.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* How long a brush must rest before a queue is made anew. */
#define QUEUE_AFTER_MS 300

struct _DuidStoryList
{
  GObject         parent_instance;
  DuidSession    *session;
  DuidStoryOrder  order;
  guint32         seed;
  guint           n;      /* as it was told */
  DuidRowPlaces  *places; /* of the rows that pass, or of their ranks; NULL without stories */
  DuidStoryRanks *ranks;  /* the order asked for, or NULL: as they are */

  DuidReadingQueue *queue;       /* that the order is of, or NULL */
  GCancellable     *cancellable; /* of the order or queue that is being made */
  guint             queue_timer;
};

enum
{
  QUEUE_CHANGED,
  MOVED,
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
  return DUID_TYPE_LIST_PLACE;
}

static guint
get_n_items (GListModel *model)
{
  return DUID_STORY_LIST (model)->n;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  return position < DUID_STORY_LIST (model)->n ? duid_list_place_new (position) : NULL;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

/* ---- the order ---- */

/* Takes @ranks, or NULL for the order of the file. */
static void
take_ranks (DuidStoryList  *self,
            DuidStoryRanks *ranks)
{
  duid_story_ranks_free (self->ranks);
  self->ranks = ranks;
}

/* Only the end of the list gets longer or shorter. */
static void
tell_length (DuidStoryList *self)
{
  guint before = self->n;

  self->n = self->places != NULL ? (guint) duid_row_places_get_n (self->places) : 0;
  if (self->n < before)
    g_list_model_items_changed (G_LIST_MODEL (self), self->n, before - self->n, 0);
  else if (self->n > before)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, self->n - before);
}

/* This is done at every step of a brush. */
static void
fill (DuidStoryList *self)
{
  DuidDataset    *dataset = duid_session_get_dataset (self->session);
  const DuidRows *passing =
    dataset != NULL ? duid_selection_get_rows (duid_session_get_selection (self->session)) : NULL;
  g_autoptr (DuidRows) picked = NULL;

  g_clear_pointer (&self->places, duid_row_places_free);
  if (passing != NULL && self->ranks != NULL)
    passing = picked = duid_story_ranks_pick (passing, self->ranks);
  if (passing != NULL)
    self->places = duid_row_places_new (passing);
  tell_length (self);
  g_signal_emit (self, signals[MOVED], 0);
}

static void
ranked_cb (GObject      *session,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (DuidStoryList) self = data;
  g_autoptr (GError) error = NULL;
  DuidStoryRanks *ranks = duid_story_ranks_new_finish (result, &error);

  /* Another one is wanted meanwhile. */
  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    {
      duid_story_ranks_free (ranks);
      return;
    }
  g_clear_object (&self->cancellable);
  if (ranks == NULL)
    g_info ("The list of stories stays in its order: %s", error->message);
  else
    {
      take_ranks (self, ranks);
      fill (self);
    }
  g_signal_emit (self, signals[QUEUE_CHANGED], 0);
}

/* Many stories stay as they are until their order is there. */
static void
rank_rows (DuidStoryList *self)
{
  DuidDataset *dataset = duid_session_get_dataset (self->session);
  gsize        n_rows = dataset != NULL ? duid_dataset_get_n_rows (dataset) : 0;

  if (n_rows == 0 || self->order == DUID_STORY_ORDER_SOURCE ||
      self->order >= DUID_STORY_ORDER_CENTRAL)
    take_ranks (self, NULL);
  else if (n_rows < DUID_STORY_RANKS_MANY)
    take_ranks (self, duid_story_ranks_new (self->session, self->order, self->seed));
  else
    {
      self->cancellable = g_cancellable_new ();
      duid_story_ranks_new_async (self->session, self->order, self->seed, self->cancellable,
                                  ranked_cb, g_object_ref (self));
    }
}

/* ---- queues ---- */

/* The rows of the queue first, then those that did not pass when it was made. */
static void
rank_by_queue (DuidStoryList *self)
{
  gsize n_rows = duid_dataset_get_n_rows (duid_session_get_dataset (self->session));
  g_autoptr (DuidRows) rest = duid_rows_new_full (n_rows);
  guint32 *rows = g_new (guint32, MAX (n_rows, 1));
  gsize    n = 0;

  for (guint i = 0; i < self->queue->queued->len; i++)
    {
      guint32 row = g_array_index (self->queue->queued, DuidQueued, i).row;

      duid_rows_remove (rest, row);
      rows[n++] = row;
    }
  for (gssize row = duid_rows_next (rest, 0); row >= 0;
       row = duid_rows_next (rest, (gsize) row + 1))
    rows[n++] = (guint32) row;
  take_ranks (self, duid_story_ranks_take (rows, n_rows));
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
      /* Other stories under the same numbers: nothing stays. */
      forget_queue (self);
      g_clear_pointer (&self->places, duid_row_places_free);
      tell_length (self);
      take_ranks (self, NULL);
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
  if (row < 0 || self->places == NULL)
    return -1;
  if (self->ranks != NULL)
    {
      if ((gsize) row >= self->ranks->n_rows)
        return -1;
      row = self->ranks->ranks[row];
    }
  return (int) duid_row_places_find (self->places, (gsize) row);
}

gssize
duid_story_list_get_row (DuidStoryList *self,
                         guint          position)
{
  gssize rank = self->places != NULL ? duid_row_places_get_row (self->places, position) : -1;

  return rank >= 0 && self->ranks != NULL ? (gssize) self->ranks->rows[rank] : rank;
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
  g_clear_pointer (&self->places, duid_row_places_free);
  duid_story_ranks_free (self->ranks);
  G_OBJECT_CLASS (duid_story_list_parent_class)->finalize (object);
}

static void
duid_story_list_class_init (DuidStoryListClass *class)
{
  G_OBJECT_CLASS (class)->finalize = duid_story_list_finalize;
  signals[QUEUE_CHANGED] = g_signal_new ("queue-changed", G_TYPE_FROM_CLASS (class),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
duid_story_list_init (DuidStoryList *self)
{
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
