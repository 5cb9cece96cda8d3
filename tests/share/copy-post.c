/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "copy.h"

/* One in so many comes twice, or not at all. */
#define TWICE 4
#define LOST  12

/* In any order, some not, some twice. */
static void
disturb (GPtrArray *ops,
         GRand     *rand)
{
  guint n = ops->len;

  for (guint i = 0; i < n; i++)
    {
      guint    j = (guint) g_rand_int_range (rand, (int) i, (int) n);
      gpointer other = ops->pdata[j];

      ops->pdata[j] = ops->pdata[i];
      ops->pdata[i] = other;
    }
  for (guint i = n; i > 0; i--)
    {
      const DuidSentOp *sent = ops->pdata[i - 1];

      if (g_rand_int_range (rand, 0, TWICE) == 0)
        g_ptr_array_add (ops, duid_sent_op_new (&sent->op, sent->body_hash, sent->hash));
      if (g_rand_int_range (rand, 0, LOST) == 0)
        g_ptr_array_remove_index_fast (ops, i - 1);
    }
}

gboolean
copy_hear (Copy  *copy,
           Copy  *other,
           GRand *rand)
{
  g_autoptr (GHashTable) known = NULL;
  g_autoptr (GPtrArray) ops = NULL;
  DuidExchangeCounts counts;

  /* Who does not know what the other has sends everything. */
  if (g_rand_boolean (rand))
    known = duid_exchange_list_known (copy->project, NULL);
  ops = duid_exchange_list_new (other->project, known, NULL);
  disturb (ops, rand);
  g_assert_true (duid_exchange_receive (copy->project, ops, &counts, NULL));
  return counts.n_refused == 0;
}

gboolean
copy_merge (Copy *copy,
            Copy *other)
{
  DuidExchangeCounts counts;

  g_assert_true (duid_exchange_merge (copy->project, other->project, FALSE, NULL, NULL, &counts,
                                      NULL, NULL));
  return counts.n_refused == 0;
}
