/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "filter/duid-cube.h"

#include <string.h>

#define MOST_STRETCHES 2048
#define LEAST_STRETCH  64 /* rows */

/* ---- the plan ---- */

static void
clear_other (gpointer data)
{
  DuidCubeOther *other = data;

  duid_rows_free (other->base);
}

DuidCubePlan *
duid_cube_plan_new (DuidDataset    *dataset,
                    DuidDigest     *digest,
                    DuidOrder      *order,
                    const DuidRows *base,
                    guint64         stamp)
{
  DuidCubePlan *plan = g_new0 (DuidCubePlan, 1);

  plan->dataset = duid_dataset_ref (dataset);
  plan->digest = duid_digest_ref (digest);
  plan->order = duid_order_ref (order);
  plan->base = duid_rows_copy (base);
  plan->stamp = stamp;
  plan->others = g_array_new (FALSE, FALSE, sizeof (DuidCubeOther));
  g_array_set_clear_func (plan->others, clear_other);
  return plan;
}

void
duid_cube_plan_add (DuidCubePlan   *plan,
                    guint           question,
                    const DuidRows *base)
{
  DuidCubeOther other = { question, duid_rows_copy (base) };

  g_array_append_val (plan->others, other);
}

void
duid_cube_plan_free (DuidCubePlan *plan)
{
  if (plan == NULL)
    return;
  g_array_unref (plan->others);
  duid_rows_free (plan->base);
  duid_order_unref (plan->order);
  duid_digest_unref (plan->digest);
  duid_dataset_unref (plan->dataset);
  g_free (plan);
}

/* ---- making it ---- */

/* Where the number changes; FALSE when that is at too many places. */
static gboolean
cut_at_changes (const DuidOrder *order,
                GArray          *starts)
{
  gsize at = 0;

  while (at < order->n)
    {
      g_array_append_val (starts, at);
      if (starts->len > MOST_STRETCHES)
        return FALSE;
      at = duid_order_find (order, order->numbers[order->rows[at]], TRUE);
    }
  g_array_append_val (starts, order->n);
  return TRUE;
}

static void
cut_evenly (const DuidOrder *order,
            GArray          *starts)
{
  gsize n = CLAMP (order->n / LEAST_STRETCH, 1, MOST_STRETCHES);

  g_array_set_size (starts, 0);
  for (gsize i = 0; i <= n; i++)
    {
      gsize start = order->n * i / n;

      g_array_append_val (starts, start);
    }
}

static guint
count_cells (const DuidCubePlan *plan)
{
  guint n = plan->digest->n_cells;

  for (guint i = 0; i < plan->others->len; i++)
    {
      DuidCubeOther other = g_array_index (plan->others, DuidCubeOther, i);

      n += plan->digest->columns[other.question].n_cells;
    }
  return n + 1;
}

/* Adds the rows at positions @from … @to - 1 of the order to @cells, or takes them off. */
static void
add_positions (const DuidCube *cube,
               gsize           from,
               gsize           to,
               int             sign,
               guint32        *cells)
{
  const DuidCubePlan *plan = cube->plan;
  const DuidDigest   *digest = plan->digest;
  const guint32      *which = plan->order->rows + from;
  const guint64      *words = plan->base->words;
  guint32             n = 0;
  guint               place = digest->n_cells;

  duid_digest_add (digest, -1, which, to - from, plan->base, sign, cells);
  for (guint i = 0; i < plan->others->len; i++)
    {
      DuidCubeOther other = g_array_index (plan->others, DuidCubeOther, i);

      duid_digest_add (digest, (int) other.question, which, to - from, other.base, sign,
                       cells + place);
      place += digest->columns[other.question].n_cells;
    }
  for (gsize i = 0; i < to - from; i++)
    n += (guint32) (words[which[i] / 64] >> (which[i] % 64)) & 1;
  cells[place] += (guint32) sign * n;
}

static void
fill (DuidCube *cube)
{
  gsize size = cube->n_cells * sizeof (guint32);

  memset (cube->cells, 0, size);
  for (guint i = 0; i < cube->n_stretches; i++)
    {
      guint32 *cells = cube->cells + (gsize) i * cube->n_cells;

      memcpy (cells + cube->n_cells, cells, size);
      add_positions (cube, cube->starts[i], cube->starts[i + 1], 1, cells + cube->n_cells);
    }
}

DuidCube *
duid_cube_new (DuidCubePlan *plan)
{
  DuidCube *cube = g_new0 (DuidCube, 1);
  GArray   *starts = g_array_new (FALSE, FALSE, sizeof (gsize));

  cube->plan = plan;
  if (!cut_at_changes (plan->order, starts))
    cut_evenly (plan->order, starts);
  cube->n_stretches = starts->len - 1;
  cube->starts = (gsize *) (gpointer) g_array_free (starts, FALSE);
  cube->n_cells = count_cells (plan);
  cube->cells = g_new (guint32, (gsize) (cube->n_stretches + 1) * cube->n_cells);
  fill (cube);
  return cube;
}

void
duid_cube_free (DuidCube *cube)
{
  if (cube == NULL)
    return;
  duid_cube_plan_free (cube->plan);
  g_free (cube->starts);
  g_free (cube->cells);
  g_free (cube);
}

/* ---- reading it ---- */

/* The stretch that begins nearest to @position. */
static guint
find_stretch (const DuidCube *cube,
              gsize           position)
{
  guint low = 0;
  guint high = cube->n_stretches;

  while (low < high)
    {
      guint middle = low + (high - low + 1) / 2;

      if (cube->starts[middle] <= position)
        low = middle;
      else
        high = middle - 1;
    }
  if (low < cube->n_stretches &&
      cube->starts[low + 1] - position < position - cube->starts[low])
    low++;
  return low;
}

/* Adds the counts of the rows before @position, or takes them off. */
static void
add_before (const DuidCube *cube,
            gsize           position,
            int             sign,
            guint32        *cells)
{
  guint          stretch = find_stretch (cube, position);
  gsize          start = cube->starts[stretch];
  const guint32 *counts = cube->cells + (gsize) stretch * cube->n_cells;

  for (guint i = 0; i < cube->n_cells; i++)
    cells[i] += (guint32) sign * counts[i];
  if (start <= position)
    add_positions (cube, start, position, sign, cells);
  else
    add_positions (cube, position, start, -sign, cells);
}

void
duid_cube_read (const DuidCube *cube,
                const GArray   *spans,
                guint32        *cells)
{
  g_autoptr (GArray) bounds = duid_order_list_bounds (cube->plan->order, spans);

  memset (cells, 0, cube->n_cells * sizeof (guint32));
  for (guint i = 0; i < bounds->len; i++)
    add_before (cube, g_array_index (bounds, gsize, i), i % 2 == 0 ? -1 : 1, cells);
}
