/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/duid-errand.h"

struct _DuidErrand
{
  gatomicrefcount refs;
  GWeakRef        view;
  GCancellable   *cancellable;
  int             per_mille; /* atomic */
  DuidErrandFunc  func;
  gpointer        data;
  GDestroyNotify  free_data;
  GDestroyNotify  free_result;
  DuidErrandDone  done;
};

static void
release (gpointer data)
{
  DuidErrand *errand = data;

  if (!g_atomic_ref_count_dec (&errand->refs))
    return;
  g_clear_pointer (&errand->data, errand->free_data);
  g_weak_ref_clear (&errand->view);
  g_object_unref (errand->cancellable);
  g_free (errand);
}

static void
work (GTask        *task,
      gpointer      source,
      gpointer      data,
      GCancellable *cancellable)
{
  DuidErrand *errand = data;

  g_task_return_pointer (task, errand->func (errand, errand->data), errand->free_result);
}

static void
ready_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  DuidErrand *errand = g_task_get_task_data (G_TASK (result));
  gpointer    found = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autoptr (GtkWidget) view = g_weak_ref_get (&errand->view);

  if (found == NULL)
    return;
  if (view == NULL || g_cancellable_is_cancelled (errand->cancellable))
    errand->free_result (found);
  else
    errand->done (view, found);
}

DuidErrand *
duid_errand_start (GtkWidget     *view,
                   DuidErrandFunc func,
                   gpointer       data,
                   GDestroyNotify free_data,
                   GDestroyNotify free_result,
                   DuidErrandDone done)
{
  DuidErrand *errand = g_new0 (DuidErrand, 1);
  g_autoptr (GTask) task = NULL;

  g_atomic_ref_count_init (&errand->refs);
  g_atomic_ref_count_inc (&errand->refs);
  g_weak_ref_init (&errand->view, view);
  errand->cancellable = g_cancellable_new ();
  errand->func = func;
  errand->data = data;
  errand->free_data = free_data;
  errand->free_result = free_result;
  errand->done = done;
  task = g_task_new (NULL, NULL, ready_cb, NULL);
  g_task_set_task_data (task, errand, release);
  g_task_run_in_thread (task, work);
  return errand;
}

void
duid_errand_cancel (DuidErrand *errand)
{
  if (errand == NULL)
    return;
  g_cancellable_cancel (errand->cancellable);
  release (errand);
}

gboolean
duid_errand_goes_on (double   share,
                     gpointer errand_)
{
  DuidErrand *errand = errand_;

  g_atomic_int_set (&errand->per_mille, (int) (1000 * share));
  return !g_cancellable_is_cancelled (errand->cancellable);
}

double
duid_errand_get_share (DuidErrand *errand)
{
  return g_atomic_int_get (&errand->per_mille) / 1000.0;
}
