/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-cross-table.h"

#include <math.h>

#include "filter/duid-selection.h"
#include "stats/duid-adjust.h"
#include "stats/duid-suppression.h"
#include "stats/duid-tails.h"

#define LEAST_EXPECTED 5.0
#define MOST_SHUFFLED  500 /* more would hold up the picture */
#define N_DRAWS        999
#define SEED           20240914

/* The groups of one question that are shown. */
typedef struct
{
  GPtrArray *groups; /* DuidGroupOf, owned */
  guint     *shown;  /* places in it, in their order */
  guint      n;
  gboolean   is_many;
} Side;

static void
clear_side (Side *side)
{
  g_clear_pointer (&side->groups, g_ptr_array_unref);
  g_free (side->shown);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Side, clear_side)

static gboolean
can_overlap (const DuidDataset *dataset,
             int                question)
{
  return question == DUID_QUESTION_TAGS (dataset) ||
         duid_dataset_get_question (dataset, (guint) question)->type == DUID_QUESTION_MULTICHOICE;
}

/* Keeps only those who answered: everybody has tags, or none. */
static void
drop_silent (const DuidDataset *dataset,
             int                question,
             DuidRows          *rows)
{
  const guint8 *states;

  if (question == DUID_QUESTION_TAGS (dataset))
    return;
  states = duid_dataset_get_states (dataset, (guint) question);
  for (gssize row = duid_rows_next (rows, 0); row >= 0;
       row = duid_rows_next (rows, (gsize) row + 1))
    if (states[row] != DUID_STATE_ANSWERED)
      duid_rows_remove (rows, (gsize) row);
}

static gboolean
is_among_largest (GPtrArray *groups,
                  guint      place,
                  guint      most)
{
  gsize n = duid_rows_count (((DuidGroupOf *) groups->pdata[place])->rows);
  guint n_larger = 0;

  for (guint i = 0; i < groups->len; i++)
    {
      gsize other = duid_rows_count (((DuidGroupOf *) groups->pdata[i])->rows);

      n_larger += other > n || (other == n && i < place) ? 1 : 0;
    }
  return n_larger < most;
}

static Side
make_side (const DuidDataset *dataset,
           const DuidTagging *tagging,
           int                question,
           const DuidRows    *rows,
           guint              most)
{
  Side side = { .groups = duid_summary_split (dataset, tagging, question, rows),
                .is_many = can_overlap (dataset, question) };

  if (side.groups == NULL)
    return side;
  side.shown = g_new0 (guint, side.groups->len);
  for (guint i = 0; i < side.groups->len; i++)
    if (side.groups->len <= most || is_among_largest (side.groups, i, most))
      side.shown[side.n++] = i;
  return side;
}

static const DuidGroupOf *
get_group (const Side *side,
           guint       i)
{
  return side->groups->pdata[side->shown[i]];
}

static char **
dup_labels (const Side *side)
{
  char **labels = g_new0 (char *, side->n + 1);

  for (guint i = 0; i < side->n; i++)
    labels[i] = g_strdup (get_group (side, i)->label);
  return labels;
}

static void
count_cells (DuidCrossTable *table,
             const Side     *down,
             const Side     *across)
{
  for (guint i = 0; i < table->n_rows; i++)
    table->row_totals[i] = duid_rows_count (get_group (down, i)->rows);
  for (guint j = 0; j < table->n_columns; j++)
    table->column_totals[j] = duid_rows_count (get_group (across, j)->rows);
  for (guint i = 0; i < table->n_rows; i++)
    for (guint j = 0; j < table->n_columns; j++)
      table->counts[i * table->n_columns + j] =
        duid_rows_count_and (get_group (down, i)->rows, get_group (across, j)->rows);
}

static void
test_cells (DuidCrossTable *table)
{
  guint  n_cells = table->n_rows * table->n_columns;
  double n = (double) table->n;

  for (guint cell = 0; cell < n_cells; cell++)
    {
      double row = (double) table->row_totals[cell / table->n_columns];
      double column = (double) table->column_totals[cell % table->n_columns];
      double expected = n > 0 ? row * column / n : NAN;
      double spread = sqrt (expected * (1 - row / n) * (1 - column / n));

      table->expected[cell] = expected;
      table->adjusted[cell] =
        spread > 0 ? ((double) table->counts[cell] - expected) / spread : NAN;
      table->q[cell] = isfinite (table->adjusted[cell])
                         ? 2 * duid_normal_upper (fabs (table->adjusted[cell]))
                         : NAN;
    }
  duid_adjust (table->q, n_cells, DUID_ADJUST_BH, table->q);
}

/* With small cells the distribution is not to be trusted. */
static void
shuffle (DuidCrossTable *table)
{
  guint             n_cells = table->n_rows * table->n_columns;
  g_autofree guint *counts = g_new (guint, n_cells);
  DuidDraws         draws = { .n_draws = N_DRAWS, .seed = SEED };
  DuidChance        chance;

  for (guint cell = 0; cell < n_cells; cell++)
    counts[cell] = (guint) table->counts[cell];
  if (!duid_chi_square_test (counts, table->n_rows, table->n_columns, &draws, &chance))
    return;
  table->p = chance.p;
  table->is_permuted = TRUE;
}

static void
test_whole (DuidCrossTable *table)
{
  guint              n_cells = table->n_rows * table->n_columns;
  g_autofree double *counts = g_new (double, MAX (n_cells, 1));

  if (table->is_many || table->n_left_out[0] > 0 || table->n_left_out[1] > 0)
    return;
  for (guint cell = 0; cell < n_cells; cell++)
    counts[cell] = (double) table->counts[cell];
  table->test = duid_chi_square_new (counts, table->n_rows, table->n_columns);
  if (!isfinite (table->test->p))
    {
      g_clear_pointer (&table->test, duid_chi_square_free);
      return;
    }
  table->p = table->test->p;
  if (table->test->least_expected < LEAST_EXPECTED && table->n <= MOST_SHUFFLED)
    shuffle (table);
}

static DuidCrossTable *
make_table (const Side *down,
            const Side *across)
{
  DuidCrossTable *table = g_new0 (DuidCrossTable, 1);
  guint           n_cells = MAX (down->n * across->n, 1);

  table->n_rows = down->n;
  table->n_columns = across->n;
  table->row_labels = dup_labels (down);
  table->column_labels = dup_labels (across);
  table->row_groups = g_memdup2 (down->shown, sizeof (guint) * down->groups->len);
  table->column_groups = g_memdup2 (across->shown, sizeof (guint) * across->groups->len);
  table->counts = g_new0 (gsize, n_cells);
  table->row_totals = g_new0 (gsize, MAX (down->n, 1));
  table->column_totals = g_new0 (gsize, MAX (across->n, 1));
  table->expected = g_new0 (double, n_cells);
  table->adjusted = g_new0 (double, n_cells);
  table->q = g_new0 (double, n_cells);
  table->is_many = down->is_many || across->is_many;
  table->n_left_out[0] = down->groups->len - down->n;
  table->n_left_out[1] = across->groups->len - across->n;
  return table;
}

DuidCrossTable *
duid_cross_table_new (const DuidDataset *dataset,
                      const DuidTagging *tagging,
                      int                row_question,
                      int                column_question,
                      const DuidRows    *rows,
                      guint              most_rows,
                      guint              most_columns)
{
  g_autoptr (DuidRows) both = rows != NULL ? duid_rows_copy (rows)
                                           : duid_rows_new_full (duid_dataset_get_n_rows (dataset));
  g_auto (Side) down = { NULL };
  g_auto (Side) across = { NULL };
  DuidCrossTable *table;

  drop_silent (dataset, row_question, both);
  drop_silent (dataset, column_question, both);
  down = make_side (dataset, tagging, row_question, both, most_rows);
  across = make_side (dataset, tagging, column_question, both, most_columns);
  if (down.n == 0 || across.n == 0)
    return NULL;
  table = make_table (&down, &across);
  table->n = duid_rows_count (both);
  count_cells (table, &down, &across);
  test_cells (table);
  test_whole (table);
  return table;
}

void
duid_cross_table_free (DuidCrossTable *table)
{
  if (table == NULL)
    return;
  g_strfreev (table->row_labels);
  g_strfreev (table->column_labels);
  g_free (table->row_groups);
  g_free (table->column_groups);
  g_free (table->counts);
  g_free (table->row_totals);
  g_free (table->column_totals);
  g_free (table->expected);
  g_free (table->adjusted);
  g_free (table->q);
  duid_chi_square_free (table->test);
  g_free (table);
}

gboolean *
duid_cross_table_find_small (const DuidCrossTable *table,
                             gsize                 least)
{
  guint              n_cells = table->n_rows * table->n_columns;
  gboolean          *hidden = g_new0 (gboolean, n_cells);
  g_autofree double *counts = g_new (double, n_cells);

  for (guint i = 0; i < n_cells; i++)
    counts[i] = (double) table->counts[i];
  duid_suppress_small_cells (counts, table->n_rows, table->n_columns, (double) least, NULL,
                             hidden);
  return hidden;
}
