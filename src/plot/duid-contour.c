/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-contour.h"

#include <math.h>

/* Each triangle that the level passes has one piece of line, from one of its sides to
 * another; sides are shared, so pieces are joined by the numbers of their sides. */

#define NO_PIECE -1

typedef struct
{
  int       sides[2];
  DuidPoint ends[2];
  gboolean  is_done;
} Piece;

typedef struct
{
  const double *heights;
  int           n_across;
  int           n_down;
  double        level;
  GArray       *pieces;  /* Piece */
  int          *at_side; /* two a side: the pieces that end on it */
} Tracer;

/* A side from node (x, y): to the right, up, or from the node right of it to the one
 * above it. */
static int
get_side (const Tracer *self,
          int           x,
          int           y,
          int           kind)
{
  return 3 * (y * self->n_across + x) + kind;
}

static double
get_height (const Tracer *self,
            DuidPoint     node)
{
  return self->heights[(int) node.y * self->n_across + (int) node.x];
}

/* Where the level lies between two nodes. */
static gboolean
cross (const Tracer *self,
       DuidPoint     from,
       DuidPoint     to,
       DuidPoint    *at)
{
  double low = get_height (self, from);
  double high = get_height (self, to);
  double along;

  if ((low >= self->level) == (high >= self->level))
    return FALSE;
  along = (self->level - low) / (high - low);
  *at = (DuidPoint) { from.x + along * (to.x - from.x), from.y + along * (to.y - from.y) };
  return TRUE;
}

static void
remember (Tracer *self,
          int     side,
          int     piece)
{
  self->at_side[2 * side + (self->at_side[2 * side] == NO_PIECE ? 0 : 1)] = piece;
}

static void
trace_triangle (Tracer          *self,
                const DuidPoint *nodes,
                const int       *sides)
{
  Piece piece = { .is_done = FALSE };
  int   n = 0;

  for (int i = 0; i < 3; i++)
    if (isnan (get_height (self, nodes[i])))
      return;
  for (int i = 0; i < 3 && n < 2; i++)
    if (cross (self, nodes[i], nodes[(i + 1) % 3], &piece.ends[n]))
      piece.sides[n++] = sides[i];
  if (n < 2)
    return;
  g_array_append_val (self->pieces, piece);
  remember (self, piece.sides[0], (int) self->pieces->len - 1);
  remember (self, piece.sides[1], (int) self->pieces->len - 1);
}

static void
trace_all (Tracer *self)
{
  for (int y = 0; y + 1 < self->n_down; y++)
    for (int x = 0; x + 1 < self->n_across; x++)
      {
        const DuidPoint lower[3] = { { x, y }, { x + 1, y }, { x, y + 1 } };
        const DuidPoint upper[3] = { { x + 1, y }, { x + 1, y + 1 }, { x, y + 1 } };
        const int       lower_sides[3] = { get_side (self, x, y, 0), get_side (self, x, y, 2),
                                           get_side (self, x, y, 1) };
        const int       upper_sides[3] = { get_side (self, x + 1, y, 1),
                                           get_side (self, x, y + 1, 0),
                                           get_side (self, x, y, 2) };

        trace_triangle (self, lower, lower_sides);
        trace_triangle (self, upper, upper_sides);
      }
}

/* The piece on the other side of @side, NO_PIECE at the border. */
static int
find_next (const Tracer *self,
           int           piece,
           int           side)
{
  const int *both = self->at_side + 2 * side;

  return both[0] == piece ? both[1] : both[0];
}

/* Follows the line from @piece, leaving it by its end @end. */
static void
follow (Tracer *self,
        int     piece,
        int     end,
        GArray *line)
{
  while (piece != NO_PIECE)
    {
      Piece *one = &g_array_index (self->pieces, Piece, piece);
      int    side = one->sides[end];

      if (one->is_done)
        return;
      one->is_done = TRUE;
      g_array_append_val (line, one->ends[end]);
      piece = find_next (self, piece, side);
      if (piece != NO_PIECE)
        end = g_array_index (self->pieces, Piece, piece).sides[0] == side ? 1 : 0;
    }
}

static void
join (Tracer    *self,
      int        piece,
      int        end,
      GPtrArray *lines)
{
  GArray *line = g_array_new (FALSE, FALSE, sizeof (DuidPoint));
  Piece  *first = &g_array_index (self->pieces, Piece, piece);

  g_array_append_val (line, first->ends[1 - end]);
  follow (self, piece, end, line);
  g_ptr_array_add (lines, line);
}

GPtrArray *
duid_contour_trace (const double *heights,
                    int           n_across,
                    int           n_down,
                    double        level)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  Tracer     self = {
        .heights = heights,
        .n_across = n_across,
        .n_down = n_down,
        .level = level,
        .pieces = g_array_new (FALSE, FALSE, sizeof (Piece)),
        .at_side = g_new (int, 6 * n_across * n_down),
  };

  for (int i = 0; i < 6 * n_across * n_down; i++)
    self.at_side[i] = NO_PIECE;
  trace_all (&self);
  /* Lines that begin at the border first; what is left is closed. */
  for (guint i = 0; i < self.pieces->len; i++)
    for (int end = 0; end < 2; end++)
      {
        const Piece *piece = &g_array_index (self.pieces, Piece, i);

        if (!piece->is_done && find_next (&self, (int) i, piece->sides[1 - end]) == NO_PIECE)
          join (&self, (int) i, end, lines);
      }
  for (guint i = 0; i < self.pieces->len; i++)
    if (!g_array_index (self.pieces, Piece, i).is_done)
      join (&self, (int) i, 1, lines);
  g_array_unref (self.pieces);
  g_free (self.at_side);
  return lines;
}
