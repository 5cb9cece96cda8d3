/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/duid-compare-order.h"

DuidCompareOrder *
duid_compare_order_new (DuidSession           *session,
                        const DuidGroupSource *first,
                        const DuidGroupSource *second,
                        GPtrArray             *groups)
{
  DuidCompareOrder *order = g_new0 (DuidCompareOrder, 1);

  order->dataset = duid_dataset_ref (duid_session_get_dataset (session));
  order->tagging = duid_tagging_ref (duid_session_get_tagging (session));
  order->groups = groups;
  order->conditions = first->conditions != NULL ? g_ptr_array_ref (first->conditions) : NULL;
  order->made_of = duid_group_sources_get_made_of (first, second);
  order->by = first->by;
  order->weights = -1;
  return order;
}

void
duid_compare_order_free (gpointer data)
{
  DuidCompareOrder *order = data;

  duid_dataset_unref (order->dataset);
  duid_tagging_unref (order->tagging);
  g_ptr_array_unref (order->groups);
  g_clear_pointer (&order->conditions, g_ptr_array_unref);
  g_strfreev (order->made_of);
  g_free (order);
}

gpointer
duid_compare_order_carry_out (DuidErrand *errand,
                              gpointer    data)
{
  const DuidCompareOrder *order = data;
  DuidComparisonPlan      plan =
    duid_comparison_plan (order->dataset, order->tagging, order->groups, order->by);
  DuidComparison   *comparison;
  DuidCompareSheet *sheet;

  plan.leave_out = (const char *const *) order->made_of;
  plan.n_draws = order->n_draws;
  plan.weights = order->weights;
  plan.has_intervals = !order->is_first;
  plan.progress = duid_errand_goes_on;
  plan.data = errand;
  comparison = duid_comparison_new (&plan);
  if (comparison == NULL)
    return NULL;
  sheet = g_atomic_rc_box_new0 (DuidCompareSheet);
  sheet->comparison = comparison;
  sheet->dataset = duid_dataset_ref (order->dataset);
  sheet->tagging = duid_tagging_ref (order->tagging);
  sheet->by = order->by;
  sheet->conditions = order->conditions != NULL ? g_ptr_array_ref (order->conditions) : NULL;
  return sheet;
}
