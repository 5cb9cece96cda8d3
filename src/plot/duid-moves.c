/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-moves.h"

#include <math.h>

#include "plot/duid-figure.h"
#include "plot/duid-ink.h"
#include "stats/duid-hotelling.h"

#define SEED         20240914
#define N_DRAWS      999
#define MOST_FLIPPED 200
#define HEAD         6.0 /* of an arrow, look.md's pixels */
#define HEAD_ANGLE   .45
#define THIN         .9
#define MEAN_WIDTH   2.2
#define MOST_WIDTH   3.2 /* of an arrow of the field */
#define LEAST_WIDTH  1.1
#define PERSON_ALPHA .55
#define HALO         2.2

DuidMoves *
duid_moves_new (void)
{
  DuidMoves *moves = g_new0 (DuidMoves, 1);

  moves->from = g_array_new (FALSE, FALSE, sizeof (DuidPoint));
  moves->to = g_array_new (FALSE, FALSE, sizeof (DuidPoint));
  moves->shifts = g_array_new (FALSE, FALSE, sizeof (DuidPoint));
  moves->p = NAN;
  return moves;
}

void
duid_moves_free (DuidMoves *moves)
{
  if (moves == NULL)
    return;
  g_array_unref (moves->from);
  g_array_unref (moves->to);
  g_array_unref (moves->shifts);
  g_free (moves);
}

void
duid_moves_add (DuidMoves *moves,
                DuidPoint  from,
                DuidPoint  to)
{
  DuidPoint shift = { to.x - from.x, to.y - from.y };

  g_array_append_val (moves->from, from);
  g_array_append_val (moves->to, to);
  g_array_append_val (moves->shifts, shift);
}

static DuidPoint
find_mean (const GArray *points)
{
  DuidPoint mean = { points->len > 0 ? 0 : NAN, points->len > 0 ? 0 : NAN };

  for (guint i = 0; i < points->len; i++)
    {
      mean.x += g_array_index (points, DuidPoint, i).x / points->len;
      mean.y += g_array_index (points, DuidPoint, i).y / points->len;
    }
  return mean;
}

static double
find_p (const DuidMoves *moves)
{
  const DuidPoint *from = (const DuidPoint *) (gpointer) moves->from->data;
  const DuidPoint *to = (const DuidPoint *) (gpointer) moves->to->data;
  gsize            n = moves->from->len;
  DuidDraws        draws = { .n_draws = N_DRAWS, .seed = SEED };
  DuidChance       chance;

  if (n < DUID_FEWEST_SHOWN)
    return NAN;
  if (n > MOST_FLIPPED)
    {
      double p = duid_shift (from, to, n).test.p;

      if (isfinite (p))
        return p; /* else all went along one line */
    }
  return duid_shift_test (from, to, n, &draws, &chance) ? chance.p : NAN;
}

void
duid_moves_finish (DuidMoves *moves)
{
  moves->start = find_mean (moves->from);
  moves->shift = duid_centre_of ((DuidPoint *) (gpointer) moves->shifts->data, moves->shifts->len,
                                 SEED);
  moves->p = find_p (moves);
}

void
duid_moves_add_arrow (DuidChart *chart,
                      DuidPoint  from,
                      DuidPoint  to,
                      DuidPen    pen,
                      double     head)
{
  double    angle = atan2 (to.y - from.y, to.x - from.x);
  DuidPoint tip[3] = {
    { to.x - head * cos (angle - HEAD_ANGLE), to.y - head * sin (angle - HEAD_ANGLE) },
    to,
    { to.x - head * cos (angle + HEAD_ANGLE), to.y - head * sin (angle + HEAD_ANGLE) },
  };

  duid_scene_add_line (chart->scene, from, to, pen);
  if (duid_point_distance (from, to) > head / 2)
    duid_scene_add_path (chart->scene, tip, 3, FALSE, pen);
}

void
duid_moves_add_persons (DuidChart       *chart,
                        const DuidMoves *moves,
                        const gsize     *rows,
                        DuidMovesPlace   place,
                        gpointer         data)
{
  DuidPen pen = { .stroke = duid_colour_with_alpha (chart->palette->secondary, PERSON_ALPHA),
                  .line_width = THIN * chart->line };

  for (guint i = 0; i < moves->from->len; i++)
    {
      DuidPoint to = place (data, g_array_index (moves->to, DuidPoint, i));

      duid_moves_add_arrow (chart, place (data, g_array_index (moves->from, DuidPoint, i)), to, pen,
                            HEAD * .7 * chart->line);
      if (rows != NULL)
        duid_chart_add_dot (chart, to, rows[i], -1);
    }
}

/* Sums over the persons of one cell. */
typedef struct
{
  gsize     n;
  DuidPoint from;
  DuidPoint to;
} Cell;

static Cell *
sum_cells (const DuidMoves *moves,
           const guint     *cells,
           guint            n_cells)
{
  Cell *sums = g_new0 (Cell, MAX (n_cells, 1));

  for (guint i = 0; i < moves->from->len; i++)
    {
      Cell     *cell = &sums[cells[i]];
      DuidPoint from = g_array_index (moves->from, DuidPoint, i);
      DuidPoint to = g_array_index (moves->to, DuidPoint, i);

      cell->n++;
      cell->from.x += from.x;
      cell->from.y += from.y;
      cell->to.x += to.x;
      cell->to.y += to.y;
    }
  return sums;
}

static void
add_cell (DuidChart     *chart,
          const Cell    *cell,
          gsize          most,
          DuidMovesPlace place,
          gpointer       data)
{
  double     n = (double) cell->n;
  double     width = MAX (LEAST_WIDTH, MOST_WIDTH * sqrt (n / (double) most)) * chart->line;
  DuidPoint  from = place (data, (DuidPoint) { cell->from.x / n, cell->from.y / n });
  DuidPoint  to = place (data, (DuidPoint) { cell->to.x / n, cell->to.y / n });
  DuidColour colour = duid_ink_get_line (chart, chart->palette->series[0]);
  DuidPen    pen = { .stroke = colour, .line_width = width };

  duid_moves_add_arrow (chart, from, to, pen, HEAD * .6 * chart->line + width);
  duid_scene_add_mark (chart->scene, from, width * .9, DUID_SHAPE_DISC,
                       (DuidPen) { .fill = colour });
}

gsize
duid_moves_add_field (DuidChart       *chart,
                      const DuidMoves *moves,
                      const guint     *cells,
                      guint            n_cells,
                      DuidMovesPlace   place,
                      gpointer         data)
{
  g_autofree Cell *sums = sum_cells (moves, cells, n_cells);
  gsize            most = 1;
  gsize            n_left = 0;

  for (guint i = 0; i < n_cells; i++)
    most = MAX (most, sums[i].n);
  for (guint i = 0; i < n_cells; i++)
    if (sums[i].n >= DUID_FEWEST_SHOWN)
      add_cell (chart, &sums[i], most, place, data);
    else
      n_left += sums[i].n;
  return n_left;
}

void
duid_moves_add_mean (DuidChart       *chart,
                     const DuidMoves *moves,
                     DuidColour       colour,
                     DuidMovesPlace   place,
                     gpointer         data)
{
  DuidPoint end = { moves->start.x + moves->shift.centre.x,
                    moves->start.y + moves->shift.centre.y };
  DuidPoint from = place (data, moves->start);
  DuidPoint to = place (data, end);
  DuidPen   halo = { .stroke = duid_colour_with_alpha (chart->palette->background, .9),
                     .line_width = MEAN_WIDTH * HALO * chart->line };
  DuidPen   pen = { .stroke = colour, .line_width = MEAN_WIDTH * chart->line };

  duid_scene_add_line (chart->scene, from, to, halo);
  duid_moves_add_arrow (chart, from, to, pen, HEAD * 1.5 * chart->line);
}
