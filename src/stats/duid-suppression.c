/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/duid-suppression.h"

#include <gsl/gsl_sort.h>
#include <math.h>
#include <string.h>

#define MOST_STEPS 200000

typedef struct
{
  const double *counts;
  guint         n_rows;
  guint         n_columns;
  gboolean     *hidden; /* so far */
  gboolean     *best;
  double        least; /* total of the extra cells of the best */
  guint         n_steps;
} Search;

/* The cells of line @line: rows first, then columns. */
static guint
get_cell (const Search *search,
          guint         line,
          guint         i)
{
  if (line < search->n_rows)
    return line * search->n_columns + i;
  return i * search->n_columns + (line - search->n_rows);
}

static guint
get_length (const Search *search,
            guint         line)
{
  return line < search->n_rows ? search->n_columns : search->n_rows;
}

/* A line with exactly one hidden cell and others to hide; FALSE when there is none. */
static gboolean
find_open_line (const Search *search,
                guint        *open)
{
  for (guint line = 0; line < search->n_rows + search->n_columns; line++)
    {
      guint n_hidden = 0;

      for (guint i = 0; i < get_length (search, line); i++)
        n_hidden += search->hidden[get_cell (search, line, i)];
      if (n_hidden == 1 && get_length (search, line) > 1)
        {
          *open = line;
          return TRUE;
        }
    }
  return FALSE;
}

/* Tries every cell of an open line, the smallest first: one of them must go. */
static void
hide_more (Search *search,
           double  total)
{
  guint              line;
  guint              length;
  g_autofree double *sizes = NULL;
  g_autofree size_t *order = NULL;

  /* The first way down always reaches an end. */
  if (total >= search->least || (search->n_steps++ > MOST_STEPS && isfinite (search->least)))
    return;
  if (!find_open_line (search, &line))
    {
      search->least = total;
      memcpy (search->best, search->hidden,
              sizeof (gboolean) * search->n_rows * search->n_columns);
      return;
    }
  length = get_length (search, line);
  sizes = g_new (double, length);
  order = g_new (size_t, length);
  for (guint i = 0; i < length; i++)
    sizes[i] = search->counts[get_cell (search, line, i)];
  gsl_sort_index (order, sizes, 1, length);
  for (guint i = 0; i < length; i++)
    {
      guint cell = get_cell (search, line, (guint) order[i]);

      if (search->hidden[cell])
        continue;
      search->hidden[cell] = TRUE;
      hide_more (search, total + search->counts[cell]);
      search->hidden[cell] = FALSE;
    }
}

void
duid_suppress_small_cells (const double *counts,
                           guint         n_rows,
                           guint         n_columns,
                           double        threshold,
                           gboolean     *primary,
                           gboolean     *hidden)
{
  gsize                n_cells = (gsize) n_rows * n_columns;
  g_autofree gboolean *tried = g_new0 (gboolean, n_cells + 1);
  Search               search = { counts, n_rows, n_columns, tried, hidden, INFINITY, 0 };

  for (gsize i = 0; i < n_cells; i++)
    tried[i] = counts[i] > 0 && counts[i] < threshold;
  if (primary != NULL)
    memcpy (primary, tried, n_cells * sizeof (gboolean));
  hide_more (&search, 0);
}
