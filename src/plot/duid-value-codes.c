/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-value-codes.h"

#include "model/duid-derived.h"

#include <stdlib.h>
#include <string.h>

#define MOST_VALUES 60000
#define N_SLOTS     131072 /* more than twice as many, a power of two */
#define EMPTY       G_MAXUINT16

/* Where a value was seen before, by its bits. */
typedef struct
{
  double *values; /* in the order of appearance */
  gsize   n;
  guint16 slots[N_SLOTS];
} Seen;

static guint16
find_or_add (Seen  *seen,
             double value)
{
  guint64 bits;
  gsize   slot;

  value += 0.0; /* one zero, not two */
  memcpy (&bits, &value, sizeof bits);
  slot = (gsize) ((bits * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) >> 47) % N_SLOTS;
  while (seen->slots[slot] != EMPTY && seen->values[seen->slots[slot]] != value)
    slot = (slot + 1) % N_SLOTS;
  if (seen->slots[slot] == EMPTY && seen->n < MOST_VALUES)
    {
      seen->values[seen->n] = value;
      seen->slots[slot] = (guint16) seen->n++;
    }
  return seen->slots[slot];
}

/* A code for each answer by its appearance; FALSE when there are too many. */
static gboolean
code_rows (const double *numbers,
           const guint8 *states,
           gsize         n_rows,
           Seen         *seen,
           guint16      *of_row)
{
  for (gsize row = 0; row < n_rows; row++)
    if (states[row] == DUID_STATE_ANSWERED)
      {
        of_row[row] = find_or_add (seen, numbers[row]);
        if (of_row[row] == EMPTY)
          return FALSE;
      }
  return TRUE;
}

static int
compare_values (const void *a,
                const void *b)
{
  double one = *(const double *) a;
  double other = *(const double *) b;

  return (one > other) - (one < other);
}

/* From the order of appearance to the rising one. */
static void
put_in_order (DuidValueCodes *codes,
              Seen           *seen,
              const guint8   *states,
              gsize           n_rows)
{
  g_autofree guint16 *ranks = g_new (guint16, MAX (seen->n, 1));

  codes->n_values = seen->n;
  codes->values = g_memdup2 (seen->values, sizeof (double) * MAX (seen->n, 1));
  qsort (codes->values, codes->n_values, sizeof (double), compare_values);
  for (gsize i = 0; i < codes->n_values; i++)
    ranks[find_or_add (seen, codes->values[i])] = (guint16) i;
  for (gsize row = 0; row < n_rows; row++)
    if (states[row] == DUID_STATE_ANSWERED)
      codes->of_row[row] = ranks[codes->of_row[row]];
}

static gpointer
make_codes (const DuidDataset *dataset,
            guint              question)
{
  gsize            n_rows = duid_dataset_get_n_rows (dataset);
  const guint8    *states = duid_dataset_get_states (dataset, question);
  DuidValueCodes  *codes = g_new0 (DuidValueCodes, 1);
  g_autofree Seen *seen = g_new (Seen, 1);

  seen->n = 0;
  seen->values = g_new (double, MOST_VALUES);
  memset (seen->slots, 0xff, sizeof seen->slots);
  codes->of_row = g_new (guint16, MAX (n_rows, 1));
  if (code_rows (duid_dataset_get_numbers (dataset, question), states, n_rows, seen,
                 codes->of_row))
    put_in_order (codes, seen, states, n_rows);
  else
    g_clear_pointer (&codes->of_row, g_free);
  g_free (seen->values);
  return codes;
}

static void
free_codes (gpointer data)
{
  DuidValueCodes *codes = data;

  g_free (codes->values);
  g_free (codes->of_row);
  g_free (codes);
}

const DuidValueCodes *
duid_value_codes_get (const DuidDataset *dataset,
                      guint              question)
{
  return duid_dataset_derive (dataset, question, make_codes, free_codes);
}
