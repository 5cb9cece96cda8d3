/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/duid-view-cell.h"

static gboolean
is_among (const DuidCondition *condition,
          GPtrArray           *brushes)
{
  for (guint i = 0; i < brushes->len; i++)
    if (duid_condition_equal (condition, brushes->pdata[i]))
      return TRUE;
  return FALSE;
}

/* Whether @condition is about what one of the brushes is about. */
static gboolean
is_touched (const DuidCondition *condition,
            GPtrArray           *brushes)
{
  for (guint i = 0; i < brushes->len; i++)
    {
      const DuidCondition *brush = brushes->pdata[i];

      if (g_strcmp0 (condition->question, brush->question) == 0 &&
          (brush->question != NULL || condition->kind == brush->kind))
        return TRUE;
    }
  return FALSE;
}

DuidView *
duid_view_with_cell (const DuidView *view,
                     GPtrArray      *brushes)
{
  DuidView *next = duid_view_copy (view);
  guint     n_there = 0;
  guint     n_touched = 0;

  for (guint i = next->conditions->len; i-- > 0;)
    {
      DuidCondition *condition = next->conditions->pdata[i];

      if (!is_touched (condition, brushes) || g_ptr_array_find (next->kept, condition, NULL))
        continue;
      n_touched++;
      n_there += is_among (condition, brushes) ? 1 : 0;
      g_ptr_array_remove_index (next->conditions, i);
    }
  if (n_touched == brushes->len && n_there == brushes->len)
    return next;
  for (guint i = 0; i < brushes->len; i++)
    g_ptr_array_add (next->conditions, duid_condition_ref (brushes->pdata[i]));
  return next;
}
