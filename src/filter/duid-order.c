/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "filter/duid-order.h"

#include <math.h>
#include <string.h>

#include "base/duid-slab.h"

#define DIGIT_BITS 11
#define N_DIGITS   6
#define DIGIT      ((1u << DIGIT_BITS) - 1)
#define WORD_BITS  64

typedef struct
{
  guint64 key;
  guint32 row;
} Entry;

/* A whole number that sorts as the double does; -0 sorts as 0. */
static guint64
get_key (double number)
{
  guint64 bits;
  double  plain = number + 0.0;

  memcpy (&bits, &plain, sizeof bits);
  return bits >> 63 ? ~bits : bits | G_GUINT64_CONSTANT (1) << 63;
}

static guint
get_digit (guint64 key,
           guint   digit)
{
  return (guint) (key >> (digit * DIGIT_BITS)) & DIGIT;
}

/* Moves the entries into the order of one digit; FALSE when they all share it. */
static gboolean
sort_by_digit (const Entry *from,
               Entry       *to,
               gsize        n,
               guint        digit)
{
  g_autofree gsize *places = g_new0 (gsize, DIGIT + 2);

  for (gsize i = 0; i < n; i++)
    places[get_digit (from[i].key, digit) + 1]++;
  if (n > 0 && places[get_digit (from[0].key, digit) + 1] == n)
    return FALSE;
  for (guint i = 1; i <= DIGIT; i++)
    places[i] += places[i - 1];
  for (gsize i = 0; i < n; i++)
    to[places[get_digit (from[i].key, digit)]++] = from[i];
  return TRUE;
}

DuidOrder *
duid_order_new (const double *numbers,
                gsize         n_rows)
{
  DuidOrder *order = g_new0 (DuidOrder, 1);
  Entry     *entries = duid_slab_new (n_rows * sizeof (Entry));
  Entry     *others = duid_slab_new (n_rows * sizeof (Entry));

  g_atomic_ref_count_init (&order->refs);
  order->numbers = numbers;
  for (gsize row = 0; row < n_rows; row++)
    if (!isnan (numbers[row]))
      entries[order->n++] = (Entry) { get_key (numbers[row]), (guint32) row };
  for (guint digit = 0; digit < N_DIGITS; digit++)
    if (sort_by_digit (entries, others, order->n, digit))
      {
        Entry *swapped = entries;

        entries = others;
        others = swapped;
      }
  order->rows = duid_slab_new (order->n * sizeof (guint32));
  for (gsize i = 0; i < order->n; i++)
    order->rows[i] = entries[i].row;
  duid_slab_free (entries);
  duid_slab_free (others);
  return order;
}

DuidOrder *
duid_order_ref (DuidOrder *order)
{
  g_atomic_ref_count_inc (&order->refs);
  return order;
}

void
duid_order_unref (DuidOrder *order)
{
  if (!g_atomic_ref_count_dec (&order->refs))
    return;
  duid_slab_free (order->rows);
  g_free (order);
}

gsize
duid_order_find (const DuidOrder *order,
                 double           value,
                 gboolean         is_over)
{
  gsize low = 0;
  gsize high = order->n;

  while (low < high)
    {
      gsize  middle = low + (high - low) / 2;
      double number = order->numbers[order->rows[middle]];

      if (number < value || (is_over && number == value))
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  gsize one = *(const gsize *) a;
  gsize two = *(const gsize *) b;

  return (one > two) - (one < two);
}

/* A stretch of positions, its end not included. */
typedef struct
{
  gsize from;
  gsize to;
} Stretch;

/* Adds where the union of the spans begins and ends, in turns. */
static void
add_bounds (const DuidOrder *order,
            const GArray    *spans,
            GArray          *bounds)
{
  g_autoptr (GArray) stretches = g_array_new (FALSE, FALSE, sizeof (Stretch));
  gsize end = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      DuidInterval span = g_array_index (spans, DuidInterval, i);
      Stretch      stretch = { duid_order_find (order, span.low, FALSE),
                               duid_order_find (order, span.high, TRUE) };

      if (stretch.from < stretch.to)
        g_array_append_val (stretches, stretch);
    }
  g_array_sort (stretches, compare_places);
  for (guint i = 0; i < stretches->len; i++)
    {
      Stretch stretch = g_array_index (stretches, Stretch, i);

      stretch.from = MAX (stretch.from, end);
      end = MAX (stretch.to, end);
      if (stretch.from < end)
        g_array_append_vals (bounds, (gsize[]) { stretch.from, end }, 2);
    }
}

GArray *
duid_order_list_bounds (const DuidOrder *order,
                        const GArray    *spans)
{
  GArray *bounds = g_array_new (FALSE, FALSE, sizeof (gsize));

  add_bounds (order, spans, bounds);
  return bounds;
}

/* Takes the rows between two positions in when they were out, and out when in. */
static void
toggle (const DuidOrder *order,
        gsize            from,
        gsize            to,
        DuidRows        *rows)
{
  for (gsize i = from; i < to; i++)
    {
      guint32 row = order->rows[i];

      rows->words[row / WORD_BITS] ^= G_GUINT64_CONSTANT (1) << (row % WORD_BITS);
    }
}

/* A row changes sides when it passes an odd number of the bounds of both, so what
 * lies between the first and the second bound, the third and the fourth, … changes. */
gboolean
duid_order_move (const DuidOrder *order,
                 const GArray    *before,
                 const GArray    *after,
                 gsize            most,
                 DuidRows        *rows)
{
  g_autoptr (GArray) bounds = g_array_new (FALSE, FALSE, sizeof (gsize));
  const gsize *at;
  gsize        n = 0;

  add_bounds (order, before, bounds);
  add_bounds (order, after, bounds);
  g_array_sort (bounds, compare_places);
  at = (const gsize *) (gconstpointer) bounds->data;
  for (guint i = 0; i < bounds->len; i += 2)
    n += at[i + 1] - at[i];
  if (n > most)
    return FALSE;
  for (guint i = 0; i < bounds->len; i += 2)
    toggle (order, at[i], at[i + 1], rows);
  return TRUE;
}
