/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-together-table.h"

#include <math.h>

#include "filter/duid-selection.h"
#include "stats/duid-adjust.h"
#include "stats/duid-tails.h"

#define MOST_EXACT 3000 /* above it Fisher's test is Pearson's, which takes no time */
#define N_ROUNDS   40

typedef struct
{
  guint group;
  gsize n;
} Item;

static int
compare_sizes (gconstpointer a,
               gconstpointer b)
{
  const Item *left = a;
  const Item *right = b;

  if (left->n != right->n)
    return left->n > right->n ? -1 : 1;
  return left->group < right->group ? -1 : 1;
}

static gsize
count_answered (const DuidDataset *dataset,
                int                question,
                const DuidRows    *rows)
{
  const guint8 *states;
  gsize         n_rows = duid_dataset_get_n_rows (dataset);
  gsize         n = 0;

  if (question == DUID_QUESTION_TAGS (dataset))
    return rows != NULL ? duid_rows_count (rows) : n_rows;
  states = duid_dataset_get_states (dataset, (guint) question);
  for (gsize row = 0; row < n_rows; row++)
    n += states[row] == DUID_STATE_ANSWERED && (rows == NULL || duid_rows_has (rows, row)) ? 1 : 0;
  return n;
}

/* duid_together() without its exact test. */
static DuidTogether
measure_many (guint n,
              guint n_a,
              guint n_b,
              guint n_ab)
{
  DuidTogether together = duid_together (0, 0, 0, 0);
  double       a = n_a, b = n_b, ab = n_ab, all = n;
  double       low = MIN (a, b), high = MAX (a, b);

  together.n = n;
  together.n_a = n_a;
  together.n_b = n_b;
  together.n_ab = n_ab;
  together.phi = (ab * all - a * b) / sqrt (a * (all - a) * b * (all - b));
  together.phi_max = sqrt (low * (all - high) / (high * (all - low)));
  together.jaccard = ab / (a + b - ab);
  together.lift = ab * all / (a * b);
  together.p_fisher = 2 * duid_normal_upper (fabs (together.phi) * sqrt (all));
  return together;
}

static DuidTogether
measure (guint n,
         guint n_a,
         guint n_b,
         guint n_ab)
{
  return n > MOST_EXACT && n_a > 0 && n_b > 0 && n_a < n && n_b < n
           ? measure_many (n, n_a, n_b, n_ab)
           : duid_together (n, n_a, n_b, n_ab);
}

static double
get_bond (const double *phi,
          guint         n,
          guint         i,
          guint         j)
{
  double bond = phi[i * n + j];

  return isfinite (bond) ? bond : -1;
}

/* The sum of the bonds between neighbours. */
static double
sum_bonds (const double *phi,
           guint         n,
           const guint  *order)
{
  double sum = 0;

  for (guint i = 0; i + 1 < n; i++)
    sum += get_bond (phi, n, order[i], order[i + 1]);
  return sum;
}

static void
reverse (guint *order,
         guint  from,
         guint  to)
{
  for (; from < to; from++, to--)
    {
      guint other = order[from];

      order[from] = order[to];
      order[to] = other;
    }
}

/* From the most chosen on always to the nearest, then pieces turned round as long as
 * that brings what goes together nearer. */
static void
find_order (const double *phi,
            guint         n,
            guint        *order)
{
  gboolean is_better = TRUE;

  for (guint i = 0; i < n; i++)
    order[i] = i;
  for (guint i = 0; i + 2 < n; i++)
    {
      guint best = i + 1;

      for (guint j = i + 2; j < n; j++)
        if (get_bond (phi, n, order[i], order[j]) > get_bond (phi, n, order[i], order[best]))
          best = j;
      reverse (order, i + 1, best);
    }
  for (int round = 0; round < N_ROUNDS && is_better; round++)
    {
      is_better = FALSE;
      for (guint i = 0; i < n; i++)
        for (guint j = i + 1; j < n; j++)
          {
            double before = sum_bonds (phi, n, order);

            reverse (order, i, j);
            if (sum_bonds (phi, n, order) > before + 1e-9)
              is_better = TRUE;
            else
              reverse (order, i, j);
          }
    }
}

static GArray *
list_items (GPtrArray *groups)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (Item));

  for (guint i = 0; i < groups->len; i++)
    {
      Item item = { i, duid_rows_count (((DuidGroupOf *) groups->pdata[i])->rows) };

      if (item.n > 0)
        g_array_append_val (items, item);
    }
  g_array_sort (items, compare_sizes);
  return items;
}

static void
sort_items (GArray    *items,
            GPtrArray *groups,
            guint      n)
{
  guint              k = items->len;
  g_autofree double *phi = g_new0 (double, MAX (k * k, 1));
  g_autofree guint  *order = g_new0 (guint, MAX (k, 1));
  g_autoptr (GArray) old = g_array_copy (items);

  for (guint i = 0; i < k; i++)
    for (guint j = 0; j < i; j++)
      {
        const Item        *a = &g_array_index (items, Item, i);
        const Item        *b = &g_array_index (items, Item, j);
        const DuidGroupOf *left = groups->pdata[a->group];
        const DuidGroupOf *right = groups->pdata[b->group];
        guint              both = (guint) duid_rows_count_and (left->rows, right->rows);

        phi[i * k + j] = phi[j * k + i] =
          a->n < n && b->n < n ? measure_many (n, (guint) a->n, (guint) b->n, both).phi : NAN;
      }
  find_order (phi, k, order);
  for (guint i = 0; i < k; i++)
    g_array_index (items, Item, i) = g_array_index (old, Item, order[i]);
}

static void
fill_pairs (DuidTogetherTable *table,
            GPtrArray         *groups)
{
  guint              k = table->n_items;
  g_autofree double *p = g_new (double, MAX (k * k, 1));

  for (guint cell = 0; cell < k * k; cell++)
    p[cell] = NAN;
  for (guint i = 0; i < k; i++)
    for (guint j = 0; j < i; j++)
      {
        const DuidGroupOf *left = groups->pdata[table->groups[i]];
        const DuidGroupOf *right = groups->pdata[table->groups[j]];
        guint              both = (guint) duid_rows_count_and (left->rows, right->rows);

        table->pairs[i * k + j] = table->pairs[j * k + i] =
          measure ((guint) table->n, (guint) table->totals[i], (guint) table->totals[j], both);
        p[i * k + j] = table->pairs[i * k + j].p_fisher;
      }
  duid_adjust (p, k * k, DUID_ADJUST_BH, table->q);
  for (guint i = 0; i < k; i++)
    for (guint j = 0; j < i; j++)
      table->q[j * k + i] = table->q[i * k + j];
}

DuidTogetherTable *
duid_together_table_new (const DuidDataset *dataset,
                         const DuidTagging *tagging,
                         int                question,
                         const DuidRows    *rows,
                         guint              most)
{
  g_autoptr (GPtrArray) groups = duid_summary_split (dataset, tagging, question, rows);
  g_autoptr (GArray) items = NULL;
  DuidTogetherTable *table;
  guint              k;

  if (groups == NULL)
    return NULL;
  table = g_new0 (DuidTogetherTable, 1);
  table->n = count_answered (dataset, question, rows);
  items = list_items (groups);
  table->n_left_out = items->len > most ? items->len - most : 0;
  g_array_set_size (items, MIN (items->len, most));
  sort_items (items, groups, (guint) table->n);
  k = table->n_items = items->len;
  table->labels = g_new0 (char *, k + 1);
  table->groups = g_new0 (guint, MAX (k, 1));
  table->totals = g_new0 (gsize, MAX (k, 1));
  table->pairs = g_new0 (DuidTogether, MAX (k * k, 1));
  table->q = g_new0 (double, MAX (k * k, 1));
  for (guint i = 0; i < k; i++)
    {
      const Item *item = &g_array_index (items, Item, i);

      table->groups[i] = item->group;
      table->totals[i] = item->n;
      table->labels[i] = g_strdup (((DuidGroupOf *) groups->pdata[item->group])->label);
    }
  fill_pairs (table, groups);
  return table;
}

void
duid_together_table_free (DuidTogetherTable *table)
{
  if (table == NULL)
    return;
  g_strfreev (table->labels);
  g_free (table->groups);
  g_free (table->totals);
  g_free (table->pairs);
  g_free (table->q);
  g_free (table);
}
