/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/duid-problem-order.h"

typedef struct
{
  DuidProblem *problem; /* owned */
  guint        place;   /* in the order in which they were taken */
} Taken;

struct _DuidProblemOrder
{
  GPtrArray *problems; /* borrowed */
  guint      from;
  GArray    *taken; /* Taken */
};

static void
clear_taken (gpointer taken)
{
  g_clear_pointer (&((Taken *) taken)->problem, duid_problem_free);
}

static void
take (DuidProblemOrder *order,
      DuidProblem      *problem)
{
  Taken taken = { problem, order->taken->len };

  g_array_append_val (order->taken, taken);
}

static int
compare (gconstpointer a_,
         gconstpointer b_)
{
  const Taken *a = a_;
  const Taken *b = b_;

  if (a->problem->row != b->problem->row)
    return a->problem->row < b->problem->row ? -1 : 1;
  return (a->place > b->place) - (a->place < b->place);
}

DuidProblemOrder *
duid_problem_order_new (GPtrArray *problems,
                        guint      from,
                        guint      to)
{
  DuidProblemOrder *order = g_new0 (DuidProblemOrder, 1);

  order->problems = problems;
  order->from = from;
  order->taken = g_array_new (FALSE, FALSE, sizeof (Taken));
  g_array_set_clear_func (order->taken, clear_taken);
  for (guint i = from; i < to; i++)
    take (order, g_ptr_array_steal_index (problems, from));
  return order;
}

void
duid_problem_order_free (DuidProblemOrder *order)
{
  if (order == NULL)
    return;
  g_array_unref (order->taken);
  g_free (order);
}

void
duid_problem_order_take (DuidProblemOrder *order,
                         GPtrArray        *problems)
{
  for (guint i = 0; i < problems->len; i++)
    take (order, problems->pdata[i]);
  /* They have another owner now. */
  g_ptr_array_set_free_func (problems, NULL);
  g_ptr_array_set_size (problems, 0);
  g_ptr_array_set_free_func (problems, (GDestroyNotify) duid_problem_free);
}

void
duid_problem_order_put (DuidProblemOrder *order)
{
  guint n_after = order->problems->len - order->from;

  g_array_sort (order->taken, compare);
  for (guint i = 0; i < order->taken->len; i++)
    {
      Taken *taken = &g_array_index (order->taken, Taken, i);

      if (n_after > 0)
        g_ptr_array_insert (order->problems, (int) (order->from + i), taken->problem);
      else
        g_ptr_array_add (order->problems, taken->problem);
      taken->problem = NULL;
    }
  g_array_set_size (order->taken, 0);
}
