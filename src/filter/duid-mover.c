/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "filter/duid-mover.h"

#include <string.h>

#include "base/duid-slab.h"
#include "filter/duid-condition-private.h"
#include "filter/duid-order.h"
#include "filter/duid-plane-index.h"

/* Below this many rows a pass over the column is as quick as any index. */
#define ROWS_FOR_INDEX 4096
/* A brush that moves over more of the rows than one in this is found anew. */
#define LARGEST_RANGE_MOVE 8
#define LARGEST_LASSO_MOVE 16

struct _DuidMover
{
  const DuidDataset  *dataset; /* borrowed */
  const DuidQuestion *question;
  guint               index;
  DuidColumnKind      column;
  gsize               n_rows;
  DuidOrder          *order;  /* of numbers, or NULL yet */
  GPtrArray          *planes; /* DuidPlaneIndex or NULL yet: of a triad, or per stone */
  gboolean            is_ready;
};

static void
free_plane (gpointer plane)
{
  if (plane != NULL)
    duid_plane_index_free (plane);
}

DuidMover *
duid_mover_new (const DuidDataset *dataset,
                guint              question)
{
  DuidMover *mover = g_new0 (DuidMover, 1);

  mover->dataset = dataset;
  mover->index = question;
  mover->question = duid_dataset_get_question (dataset, question);
  mover->column = duid_question_get_column_kind (mover->question);
  mover->n_rows = duid_dataset_get_n_rows (dataset);
  mover->planes = g_ptr_array_new_with_free_func (free_plane);
  g_ptr_array_set_size (mover->planes, (gint) MAX (mover->question->stones->len, 1));
  return mover;
}

static DuidPlaneIndex *
make_plane (DuidMover *mover,
            guint      stone)
{
  const DuidTriad *triads;
  DuidPlaneIndex  *index;
  DuidPoint       *points;

  if (mover->column == DUID_COLUMN_STONES)
    return duid_plane_index_new (duid_dataset_get_stone (mover->dataset, mover->index, stone),
                                 mover->n_rows);
  triads = duid_dataset_get_triads (mover->dataset, mover->index);
  points = duid_slab_new (mover->n_rows * sizeof (DuidPoint));
  duid_triads_to_plane (triads, mover->n_rows, points);
  index = duid_plane_index_new (points, mover->n_rows);
  duid_slab_free (points);
  return index;
}

/* ---- public: indexes ---- */

void
duid_mover_prepare (DuidMover *mover)
{
  if (mover->column == DUID_COLUMN_NUMBER && mover->order == NULL)
    mover->order = duid_order_new (duid_dataset_get_numbers (mover->dataset, mover->index),
                                   mover->n_rows);
  if (mover->column == DUID_COLUMN_TRIAD || mover->column == DUID_COLUMN_STONES)
    for (guint i = 0; i < mover->planes->len; i++)
      if (mover->planes->pdata[i] == NULL)
        mover->planes->pdata[i] = make_plane (mover, i);
  mover->is_ready = TRUE;
}

gboolean
duid_mover_is_ready (const DuidMover *mover)
{
  return mover->is_ready;
}

DuidOrder *
duid_mover_get_order (const DuidMover *mover)
{
  return mover->order;
}

void
duid_mover_free (DuidMover *mover)
{
  g_clear_pointer (&mover->order, duid_order_unref);
  g_ptr_array_unref (mover->planes);
  g_free (mover);
}

gboolean
duid_mover_can_move (const DuidCondition *before,
                     const DuidCondition *after)
{
  return before->kind == after->kind && !before->is_inverted && !after->is_inverted &&
         (after->kind == DUID_CONDITION_RANGE || after->kind == DUID_CONDITION_LASSO) &&
         g_strcmp0 (before->question, after->question) == 0 &&
         g_strcmp0 (before->stone, after->stone) == 0;
}

/* ---- ranges ---- */

GArray *
duid_mover_list_spans (const DuidCondition *condition,
                       const DuidQuestion  *question)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (DuidInterval));

  for (guint i = 0; i < condition->ranges->len; i++)
    {
      DuidInterval span;

      duid_condition_get_interval (&g_array_index (condition->ranges, DuidRange, i), question,
                                   &span.low, &span.high);
      g_array_append_val (spans, span);
    }
  return spans;
}

static gboolean
move_ranges (DuidMover           *mover,
             const DuidCondition *before,
             const DuidCondition *after,
             DuidRows            *rows)
{
  g_autoptr (GArray) from = duid_mover_list_spans (before, mover->question);
  g_autoptr (GArray) to = duid_mover_list_spans (after, mover->question);

  return duid_order_move (mover->order, from, to, mover->n_rows / LARGEST_RANGE_MOVE, rows);
}

/* ---- lassos ---- */

static gboolean
is_same_edge (DuidEdge a,
              DuidEdge b)
{
  return a.from.x == b.from.x && a.from.y == b.from.y && a.to.x == b.to.x && a.to.y == b.to.y;
}

/* The ring of @condition that @other does not have, in @ring; NULL when there is none.
 * FALSE when there are several. */
static gboolean
find_own_ring (const DuidCondition *condition,
               const DuidCondition *other,
               const GArray       **ring)
{
  g_autoptr (DuidCondition) own = duid_condition_without (condition, other);

  *ring = NULL;
  if (own == NULL)
    return TRUE;
  /* Copies share their rings, so this one stays as long as @condition does. */
  *ring = own->rings->pdata[0];
  return own->rings->len == 1;
}

static void
add_edges (GArray       *edges,
           const GArray *ring)
{
  for (guint i = 0; ring != NULL && i < ring->len; i++)
    {
      DuidEdge edge = { g_array_index (ring, DuidPoint, i),
                        g_array_index (ring, DuidPoint, (i + 1) % ring->len) };

      g_array_append_val (edges, edge);
    }
}

/* The edges that only one of the two rings has. */
static GArray *
list_own_edges (const GArray *before,
                const GArray *after)
{
  GArray *edges = g_array_new (FALSE, FALSE, sizeof (DuidEdge));
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (DuidEdge));

  add_edges (edges, before);
  add_edges (others, after);
  for (guint i = 0; i < others->len; i++)
    {
      DuidEdge edge = g_array_index (others, DuidEdge, i);
      guint    at = 0;

      while (at < edges->len && !is_same_edge (g_array_index (edges, DuidEdge, at), edge))
        at++;
      if (at < edges->len)
        g_array_remove_index_fast (edges, at);
      else
        g_array_append_val (edges, edge);
    }
  return edges;
}

/* The rows that may come or go; FALSE when they are many. */
static gboolean
find_moved (DuidMover    *mover,
            const char   *stone,
            const GArray *edges,
            GArray       *rows)
{
  gboolean is_canvas = mover->column == DUID_COLUMN_STONES;

  for (guint i = 0; i < (is_canvas ? mover->question->stones->len : 1); i++)
    {
      if (is_canvas && stone != NULL && strcmp (stone, mover->question->stones->pdata[i]) != 0)
        continue;
      if (!duid_plane_index_find (mover->planes->pdata[i], edges,
                                  mover->n_rows / LARGEST_LASSO_MOVE, rows))
        return FALSE;
    }
  return TRUE;
}

static gboolean
move_lassos (DuidMover           *mover,
             const DuidCondition *before,
             const DuidCondition *after,
             const DuidStand     *stand,
             DuidRows            *rows)
{
  const GArray *gone;
  const GArray *come;
  g_autoptr (GArray) edges = NULL;
  g_autoptr (GArray) moved = NULL;

  if (!find_own_ring (before, after, &gone) || !find_own_ring (after, before, &come))
    return FALSE;
  edges = list_own_edges (gone, come);
  moved = g_array_new (FALSE, FALSE, sizeof (guint32));
  if (!find_moved (mover, after->stone, edges, moved))
    return FALSE;
  duid_condition_find_again (after, stand, (const guint32 *) (gpointer) moved->data, moved->len,
                             rows);
  return TRUE;
}

gboolean
duid_mover_move (DuidMover           *mover,
                 const DuidCondition *before,
                 const DuidCondition *after,
                 const DuidStand     *stand,
                 DuidRows            *rows)
{
  if (mover->n_rows < ROWS_FOR_INDEX || !duid_mover_can_move (before, after))
    return FALSE;
  if (!mover->is_ready && mover->n_rows > DUID_MOVER_ROWS_TO_WAIT_FOR)
    return FALSE;
  duid_mover_prepare (mover);
  if (after->kind == DUID_CONDITION_RANGE && mover->column == DUID_COLUMN_NUMBER)
    return move_ranges (mover, before, after, rows);
  if (after->kind == DUID_CONDITION_LASSO &&
      (mover->column == DUID_COLUMN_TRIAD || mover->column == DUID_COLUMN_STONES))
    return move_lassos (mover, before, after, stand, rows);
  return FALSE;
}
