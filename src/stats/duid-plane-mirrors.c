/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/duid-plane-mirrors.h"

#include <math.h>

#define HEIGHT 0.86602540378443864676
/* What is dropped further off than this, in margins, no node of the region hears of: curves
 * reach as far across and down, and further on the diagonal. */
#define FAR   1.5
#define SLACK 8 /* nodes */

/* A mirror image of the region: (x, y) -> (xx x + xy y + x, yx x + yy y + y). */
typedef struct
{
  double xx;
  double xy;
  double yx;
  double yy;
  double x;
  double y;
} Image;

/* The cells of a row that are looked at. */
typedef struct
{
  double from;
  double to;
} Stretch;

static inline DuidPoint
apply (const Image *image,
       DuidPoint    point)
{
  return (DuidPoint) { image->xx * point.x + image->xy * point.y + image->x,
                       image->yx * point.x + image->yy * point.y + image->y };
}

/* Whether anything of the region's image is within the grid. */
static gboolean
is_near (const DuidPlaneNodes *nodes,
         const Image          *image)
{
  double    reach = nodes->margin * nodes->step;
  DuidPoint ends[4] = { { 0, 0 },
                        { 1, 0 },
                        { 1, nodes->height },
                        { 0, nodes->height } };
  DuidPoint least = { INFINITY, INFINITY };
  DuidPoint most = { -INFINITY, -INFINITY };

  if (nodes->shape == DUID_PLANE_TRIANGLE)
    ends[2] = ends[3] = (DuidPoint) { .5, HEIGHT };
  for (int i = 0; i < 4; i++)
    {
      DuidPoint end = apply (image, ends[i]);

      least = (DuidPoint) { MIN (least.x, end.x), MIN (least.y, end.y) };
      most = (DuidPoint) { MAX (most.x, end.x), MAX (most.y, end.y) };
    }
  return least.x < 1 + reach && most.x > -reach && least.y < nodes->height + reach &&
         most.y > -reach;
}

/* With mirrors that stand further in: those of the region made smaller about its middle. */
static Image
move_in (const DuidPlaneNodes *nodes,
         Image                 image)
{
  gboolean  is_triangle = nodes->shape == DUID_PLANE_TRIANGLE;
  double    size = 1 - (is_triangle ? 3 : 2) * nodes->rim;
  DuidPoint middle = { .5, nodes->height / (is_triangle ? 3 : 2) };

  image.x = (1 - size) * (middle.x - image.xx * middle.x - image.xy * middle.y) + size * image.x;
  image.y = (1 - size) * (middle.y - image.yx * middle.x - image.yy * middle.y) + size * image.y;
  return image;
}

/* Turns and mirrors about the left corner, on the lattice of the triangle's mirrors. */
static void
list_triangle_images (const DuidPlaneNodes *nodes,
                      GArray               *images)
{
  for (int map = 0; map < 6; map++)
    for (int i = -2; i <= 2; i++)
      for (int j = -2; j <= 2; j++)
        {
          double angle = (map / 2) * 2 * G_PI / 3;
          double sign = map % 2 ? -1 : 1;
          Image  image = { cos (angle), -sign * sin (angle), sin (angle), sign * cos (angle),
                           i * 1.5, (i * .5 + j) * 2 * HEIGHT };

          image = move_in (nodes, image);
          if (is_near (nodes, &image))
            g_array_append_val (images, image);
        }
}

static void
list_square_images (const DuidPlaneNodes *nodes,
                    GArray               *images)
{
  for (int map = 0; map < 4; map++)
    for (int i = -1; i <= 1; i++)
      for (int j = -1; j <= 1; j++)
        {
          Image image = { map % 2 ? -1 : 1, 0, 0, map / 2 ? -1 : 1, 2 * i, 2 * j };

          image = move_in (nodes, image);
          if (is_near (nodes, &image))
            g_array_append_val (images, image);
        }
}

/* Gives @n to the four nodes around a place, in nodes from the grid's own corner: the nearer
 * the more. */
static inline void
drop (const DuidPlaneNodes *nodes,
      DuidPoint             at,
      float                 n)
{
  int    left = (int) at.x;
  int    low = (int) at.y;
  float  x = (float) (at.x - left);
  float  y = (float) (at.y - low);
  float *node;

  if (at.x < 0 || at.y < 0 || left + 1 >= nodes->n_across || low + 1 >= nodes->n_down)
    return;
  node = nodes->values + (gsize) low * (gsize) nodes->n_across + left;
  node[0] += n * (1 - x) * (1 - y);
  node[1] += n * x * (1 - y);
  node[nodes->n_across] += n * (1 - x) * y;
  node[nodes->n_across + 1] += n * x * y;
}

/* How far inside the region a place is. */
static double
get_depth (const DuidPlaneNodes *nodes,
           DuidPoint             at)
{
  double aside = MIN (at.x, 1 - at.x);

  if (nodes->shape == DUID_PLANE_TRIANGLE)
    return MIN (at.y, HEIGHT * aside - at.y / 2);
  return MIN (aside, MIN (at.y, 1 - at.y));
}

/* The images of a row of cells: that of the first, and the way to the next. */
typedef struct
{
  DuidPoint first;
  DuidPoint step;
} Line;

/* Keeps those cells of a row where @first + i × @step <= @most. */
static void
keep_below (Stretch *stretch,
            double   first,
            double   step,
            double   most)
{
  if (step > 1e-9)
    stretch->to = MIN (stretch->to, (most - first) / step);
  else if (step < -1e-9)
    stretch->from = MAX (stretch->from, (most - first) / step);
  else if (first > most)
    stretch->to = -1;
}

/* The cells of a row whose image may be heard of, and some more: those that lie on no wrong
 * side of the region's borders by too much. */
static Stretch
find_stretch (const DuidPlaneNodes *nodes,
              const Line           *line,
              guint                 n_across)
{
  double    reach = FAR * (nodes->margin + SLACK) * nodes->step;
  DuidPoint first = line->first;
  DuidPoint step = line->step;
  Stretch   stretch = { 0, n_across - 1.0 };

  keep_below (&stretch, -first.y, -step.y, reach);
  if (nodes->shape == DUID_PLANE_TRIANGLE)
    {
      keep_below (&stretch, first.y / 2 - HEIGHT * first.x, step.y / 2 - HEIGHT * step.x, reach);
      keep_below (&stretch, first.y / 2 - HEIGHT * (1 - first.x), step.y / 2 + HEIGHT * step.x,
                  reach);
      return stretch;
    }
  keep_below (&stretch, first.y, step.y, nodes->height + reach);
  keep_below (&stretch, -first.x, -step.x, reach);
  keep_below (&stretch, first.x, step.x, 1 + reach);
  return stretch;
}

/* The cells that have something, row by row. */
typedef struct
{
  guint  n_across;
  guint  n_down;
  guint *columns;
  guint *numbers;
  guint *starts; /* of each row, and where the last ends */
} Cells;

static void
list_cells (const guint32 *counts,
            Cells         *cells)
{
  guint n = 0;

  for (guint row = 0; row < cells->n_down; row++)
    {
      cells->starts[row] = n;
      for (guint i = 0; i < cells->n_across; i++)
        {
          cells->columns[n] = i;
          cells->numbers[n] = counts[row * cells->n_across + i];
          n += cells->numbers[n] > 0;
        }
    }
  cells->starts[cells->n_down] = n;
}

/* The first of a row's cells in @column or later. */
static guint
find_cell (const Cells *cells,
           guint        row,
           guint        column)
{
  guint from = cells->starts[row];
  guint to = cells->starts[row + 1];

  while (from < to)
    {
      guint middle = (from + to) / 2;

      if (cells->columns[middle] < column)
        from = middle + 1;
      else
        to = middle;
    }
  return from;
}

/* Of a row only what lies within @reach of the region's border, unless that is infinite. */
static void
drop_row (const DuidPlaneNodes *nodes,
          const Image          *image,
          const Cells          *cells,
          guint                 row,
          double                reach)
{
  double    cell = 1.0 / cells->n_across;
  DuidPoint middle = { cell / 2, (row + .5) * nodes->height / cells->n_down };
  Line      line = { apply (image, middle), { image->xx * cell, image->yx * cell } };
  Stretch   stretch = find_stretch (nodes, &line, cells->n_across);
  double    scale = 1 / nodes->step;
  DuidPoint corner = { line.first.x * scale + nodes->margin,
                       line.first.y * scale + nodes->margin };

  if (stretch.to < stretch.from)
    return;
  for (guint i = find_cell (cells, row, (guint) stretch.from);
       i < cells->starts[row + 1] && cells->columns[i] <= stretch.to; i++)
    {
      double    column = cells->columns[i];
      DuidPoint at = { corner.x + column * line.step.x * scale,
                       corner.y + column * line.step.y * scale };

      if (get_depth (nodes, (DuidPoint) { middle.x + column * cell, middle.y }) <= reach)
        drop (nodes, at, (float) cells->numbers[i]);
    }
}

static void
drop_image (const DuidPlaneNodes *nodes,
            const Image          *image,
            const Cells          *cells)
{
  gboolean is_itself = image->xx == 1 && image->yy == 1 && image->x == 0 && image->y == 0;
  double   rim = nodes->rim * nodes->height;
  double   reach = is_itself ? INFINITY : (nodes->margin + 2) * nodes->step + 2 * rim;

  for (guint row = 0; row < cells->n_down; row++)
    if (cells->starts[row] < cells->starts[row + 1])
      drop_row (nodes, image, cells, row, reach);
}

void
duid_plane_mirrors_drop (const DuidPlaneNodes *nodes,
                         const guint32        *counts,
                         guint                 n_across,
                         guint                 n_down)
{
  gsize             n = (gsize) n_across * n_down;
  g_autofree guint *columns = g_new (guint, n + 1);
  g_autofree guint *numbers = g_new (guint, n + 1);
  g_autofree guint *starts = g_new (guint, n_down + 1);
  Cells             cells = { n_across, n_down, columns, numbers, starts };
  g_autoptr (GArray) images = g_array_new (FALSE, FALSE, sizeof (Image));

  list_cells (counts, &cells);
  if (nodes->shape == DUID_PLANE_TRIANGLE)
    list_triangle_images (nodes, images);
  else
    list_square_images (nodes, images);
  for (guint i = 0; i < images->len; i++)
    drop_image (nodes, &g_array_index (images, Image, i), &cells);
}
