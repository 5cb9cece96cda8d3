/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/duid-picture-queue.h"

typedef struct
{
  GtkWidget      *widget; /* borrowed: it leaves before it goes */
  DuidPictureTurn turn;
  DuidPictureDone done;
} Waiting;

static GQueue   waiting = G_QUEUE_INIT;
static Waiting *working = NULL; /* whose picture is being made */

static int
compare_widget (gconstpointer item,
                gconstpointer widget)
{
  return ((const Waiting *) item)->widget != widget;
}

static void
make_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  duid_picture_make (data);
  g_task_return_boolean (task, TRUE);
}

static void work_on (void);

static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autofree Waiting *turn = g_steal_pointer (&working);
  DuidPicture        *picture = data;

  if (turn->widget != NULL)
    turn->done (turn->widget, picture);
  else
    duid_picture_free (picture);
  if (working == NULL)
    work_on ();
}

/* Begins with the first that has something to make. */
static void
work_on (void)
{
  DuidPicture *picture = NULL;

  while (picture == NULL && !g_queue_is_empty (&waiting))
    {
      g_autofree Waiting *next = g_queue_pop_head (&waiting);

      picture = next->turn (next->widget);
      if (picture != NULL)
        working = g_steal_pointer (&next);
    }
  if (picture != NULL)
    {
      g_autoptr (GTask) task = g_task_new (NULL, NULL, made_cb, picture);

      g_task_set_source_tag (task, work_on);
      g_task_set_priority (task, G_PRIORITY_HIGH);
      g_task_set_task_data (task, picture, NULL);
      g_task_run_in_thread (task, make_in_thread);
    }
}

void
duid_picture_queue_add (GtkWidget      *widget,
                        DuidPictureTurn turn,
                        DuidPictureDone done)
{
  Waiting *item;

  if (g_queue_find_custom (&waiting, widget, compare_widget) != NULL)
    return;
  item = g_new (Waiting, 1);
  *item = (Waiting) { widget, turn, done };
  g_queue_push_tail (&waiting, item);
  if (working == NULL)
    work_on ();
}

void
duid_picture_queue_leave (GtkWidget *widget)
{
  GList *item = g_queue_find_custom (&waiting, widget, compare_widget);

  if (item != NULL)
    {
      g_free (item->data);
      g_queue_delete_link (&waiting, item);
    }
  if (working != NULL && working->widget == widget)
    working->widget = NULL;
}

gboolean
duid_picture_queue_is_busy (void)
{
  return working != NULL || !g_queue_is_empty (&waiting);
}
