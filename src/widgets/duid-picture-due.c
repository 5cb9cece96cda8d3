/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/duid-picture-due.h"

#include "base/duid-crew.h"

typedef struct
{
  GtkWidget      *widget; /* borrowed: it leaves before it goes */
  DuidPictureTurn turn;
  DuidPictureDone done;
  DuidPicture    *picture; /* while it is made */
} Due;

typedef struct
{
  GArray *items; /* Due */
  guint   next;
} Work;

static GArray *due = NULL;

static void
make_next (gsize    from,
           gsize    to,
           int      part,
           gpointer data)
{
  Work *work = data;
  guint i;

  while ((i = (guint) g_atomic_int_add (&work->next, 1)) < work->items->len)
    duid_picture_make (g_array_index (work->items, Due, i).picture);
}

/* The wanted ones leave the list. */
static GArray *
plan_pictures (void)
{
  GArray *wanted = g_array_new (FALSE, FALSE, sizeof (Due));
  guint   n_left = 0;

  for (guint i = 0; i < due->len; i++)
    {
      Due item = g_array_index (due, Due, i);

      item.picture = gtk_widget_get_mapped (item.widget) ? item.turn (item.widget) : NULL;
      if (item.picture != NULL)
        g_array_append_val (wanted, item);
      else
        g_array_index (due, Due, n_left++) = item;
    }
  g_array_set_size (due, n_left);
  return wanted;
}

void
duid_picture_due_add (GtkWidget      *widget,
                      DuidPictureTurn turn,
                      DuidPictureDone done)
{
  Due item = { widget, turn, done, NULL };

  if (due == NULL)
    due = g_array_new (FALSE, FALSE, sizeof (Due));
  for (guint i = 0; i < due->len; i++)
    if (g_array_index (due, Due, i).widget == widget)
      return;
  g_array_append_val (due, item);
}

void
duid_picture_due_leave (GtkWidget *widget)
{
  for (guint i = 0; due != NULL && i < due->len; i++)
    if (g_array_index (due, Due, i).widget == widget)
      {
        g_array_remove_index (due, i);
        return;
      }
}

void
duid_picture_due_make (void)
{
  Work work = { NULL, 0 };

  if (due == NULL || due->len == 0)
    return;
  work.items = plan_pictures ();
  if (work.items->len == 1)
    duid_picture_make (g_array_index (work.items, Due, 0).picture);
  else if (work.items->len > 1)
    duid_crew_share (make_next, &work);
  for (guint i = 0; i < work.items->len; i++)
    {
      const Due *item = &g_array_index (work.items, Due, i);

      item->done (item->widget, item->picture);
    }
  g_array_unref (work.items);
}
