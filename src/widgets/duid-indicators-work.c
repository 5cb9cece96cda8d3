/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/duid-indicators-work.h"

#include "plot/duid-indicator.h"
#include "plot/duid-parts.h"

/* What is asked of the thread. */
typedef struct
{
  DuidDataset *dataset;
  char        *chosen;
  int          split;
} Order;

static void
free_order (gpointer data)
{
  Order *order = data;

  duid_dataset_unref (order->dataset);
  g_free (order->chosen);
  g_free (order);
}

void
duid_indicators_found_free (DuidIndicatorsFound *found)
{
  if (found == NULL)
    return;
  g_clear_pointer (&found->indicators, g_ptr_array_unref);
  g_clear_pointer (&found->parts, g_ptr_array_unref);
  g_free (found);
}

static void
find_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  const Order         *order = data;
  DuidIndicatorsFound *found = g_new0 (DuidIndicatorsFound, 1);

  if (order->chosen != NULL)
    found->indicators = duid_indicators_parse (order->chosen, order->dataset);
  else
    found->indicators = duid_indicators_suggest (order->dataset);
  duid_indicators_sort (found->indicators, order->dataset);
  if (order->split >= 0)
    {
      found->parts = duid_parts_of_question (order->dataset, (guint) order->split);
      found->is_in_time = duid_parts_are_in_time (order->dataset, (guint) order->split);
    }
  g_task_return_pointer (task, found, (GDestroyNotify) duid_indicators_found_free);
}

void
duid_indicators_work_start (DuidDataset        *dataset,
                            const char         *chosen,
                            int                 split,
                            GCancellable       *cancellable,
                            gpointer            source,
                            GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = g_task_new (source, cancellable, callback, NULL);
  Order *order = g_new0 (Order, 1);

  order->dataset = duid_dataset_ref (dataset);
  order->chosen = g_strdup (chosen);
  order->split = split;
  g_task_set_task_data (task, order, free_order);
  g_task_run_in_thread (task, find_in_thread);
}

DuidIndicatorsFound *
duid_indicators_work_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
