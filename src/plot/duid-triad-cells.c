/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-triad-cells.h"

#include "stats/duid-triad-bins.h"

#include <math.h>

#define FEW      500
#define MANY     5000
#define AREA     (sqrt (3) / 4)
#define ON_LINE  5e-8 /* shares times g: nearer to a line of the lattice is on it */
#define MOST_CUT (DUID_MOST_CELL_CORNERS + 8)

guint
duid_triad_cells_choose (gsize n)
{
  if (n < FEW)
    return 8;
  return n < MANY ? 12 : 20;
}

guint
duid_triad_cells_get_n (DuidTriadCells cells)
{
  switch (cells.kind)
    {
    case DUID_CELLS_TRIANGLES:
      return cells.g * cells.g;
    case DUID_CELLS_HEXAGONS:
      return (cells.g + 1) * (cells.g + 2) / 2;
    case DUID_CELLS_ZONES_7:
      return DUID_N_ZONES;
    case DUID_CELLS_ZONES_13:
    default:
      return DUID_N_ZONES_13;
    }
}

guint
duid_triad_cells_find (DuidTriadCells cells,
                       DuidTriad      triad)
{
  switch (cells.kind)
    {
    case DUID_CELLS_TRIANGLES:
      return duid_tri_bin_number (duid_tri_bin_of (triad, cells.g), cells.g);
    case DUID_CELLS_HEXAGONS:
      return duid_hex_bin_number (duid_hex_bin_of (triad, cells.g), cells.g);
    case DUID_CELLS_ZONES_7:
      return duid_triad_get_zone (triad);
    case DUID_CELLS_ZONES_13:
    default:
      return duid_zone13_of (triad);
    }
}

/* The triangle of a number: the inverse of duid_tri_bin_number(). */
static DuidTriBin
get_triangle (guint g,
              guint cell)
{
  DuidTriBin bin = { 0 };
  guint      row = 0;

  while ((row + 1) * (2 * g - row - 1) <= cell)
    row++;
  cell -= row * (2 * g - row);
  bin.top = (int) row;
  bin.right = (int) cell / 2;
  bin.is_up = cell % 2 == 0;
  bin.left = (int) g - (bin.is_up ? 1 : 2) - bin.top - bin.right;
  return bin;
}

/* The place with these shares of left and top, in steps of 1 / g. */
static DuidPoint
get_place (guint  g,
           double left,
           double top)
{
  DuidTriad triad = { top / g, left / g, (g - left - top) / g };

  return duid_triad_to_plane (triad);
}

static DuidHexBin
get_hexagon (guint g,
             guint cell)
{
  for (int top = 0; top <= (int) g; top++)
    for (int right = 0; right <= (int) g - top; right++)
      {
        DuidHexBin bin = { (int) g - top - right, top, right };

        if (duid_hex_bin_number (bin, g) == cell)
          return bin;
      }
  return (DuidHexBin) { (int) g, 0, 0 };
}

/* Keeps what of a polygon lies on the side of @inside of the line where @at is and that
 * is square to the way to @inside (Sutherland-Hodgman). Returns the number of corners. */
static int
cut (DuidPoint *corners,
     int        n,
     DuidPoint  at,
     DuidPoint  inside)
{
  DuidPoint way = { inside.x - at.x, inside.y - at.y };
  DuidPoint kept[MOST_CUT];
  int       n_kept = 0;

  for (int i = 0; i < n; i++)
    {
      DuidPoint one = corners[i];
      DuidPoint two = corners[(i + 1) % n];
      double    side_one = (one.x - at.x) * way.x + (one.y - at.y) * way.y;
      double    side_two = (two.x - at.x) * way.x + (two.y - at.y) * way.y;
      double    along = side_one / (side_one - side_two);

      if (side_one >= 0)
        kept[n_kept++] = one;
      if ((side_one >= 0) != (side_two >= 0))
        kept[n_kept++] = (DuidPoint) { one.x + (two.x - one.x) * along,
                                       one.y + (two.y - one.y) * along };
    }
  memcpy (corners, kept, sizeof (DuidPoint) * (gsize) n_kept);
  return n_kept;
}

static const DuidTriad triangle[3] = { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } };

/* Corners at one place are one. */
static int
finish_shape (const DuidPoint *shape,
              int              n,
              DuidPoint       *corners)
{
  int n_kept = 0;

  for (int i = 0; i < n && n_kept < DUID_MOST_CELL_CORNERS; i++)
    if (n_kept == 0 || (duid_point_distance (shape[i], corners[n_kept - 1]) > 1e-9 &&
                        duid_point_distance (shape[i], corners[0]) > 1e-9))
      corners[n_kept++] = shape[i];
  return n_kept;
}

static int
get_hexagon_shape (guint      g,
                   guint      cell,
                   DuidPoint *corners)
{
  DuidHexBin bin = get_hexagon (g, cell);
  DuidPoint  middle = get_place (g, bin.left, bin.top);
  DuidPoint  shape[MOST_CUT];
  int        n = 6;

  for (int i = 0; i < 6; i++)
    {
      double angle = G_PI / 6 + i * G_PI / 3;

      shape[i] = (DuidPoint) { middle.x + cos (angle) / sqrt (3) / g,
                               middle.y + sin (angle) / sqrt (3) / g };
    }
  for (int i = 0; i < 3; i++)
    {
      DuidPoint one = duid_triad_to_plane (triangle[(i + 1) % 3]);
      DuidPoint two = duid_triad_to_plane (triangle[(i + 2) % 3]);
      DuidPoint at = { (one.x + two.x) / 2, (one.y + two.y) / 2 };

      n = cut (shape, n, at, duid_triad_to_plane (triangle[i]));
    }
  return finish_shape (shape, n, corners);
}

/* What is nearer to the zone's anchor than to any other. */
static int
get_zone13_shape (guint      zone,
                  DuidPoint *corners)
{
  DuidPoint own = duid_triad_to_plane (duid_zone13_get_anchor (zone));
  DuidPoint shape[MOST_CUT];
  int       n = 3;

  for (int i = 0; i < 3; i++)
    shape[i] = duid_triad_to_plane (triangle[i]);
  for (guint i = 0; i < DUID_N_ZONES_13; i++)
    {
      DuidPoint other = duid_triad_to_plane (duid_zone13_get_anchor (i));
      DuidPoint at = { (own.x + other.x) / 2, (own.y + other.y) / 2 };

      if (i != zone)
        n = cut (shape, n, at, own);
    }
  return finish_shape (shape, n, corners);
}

static int
get_zone7_shape (guint      zone,
                 DuidPoint *corners)
{
  static const DuidTriad shapes[DUID_N_ZONES][4] = {
    { { 1, 0, 0 }, { .6, .4, 0 }, { .6, 0, .4 } },
    { { 0, 1, 0 }, { .4, .6, 0 }, { 0, .6, .4 } },
    { { 0, 0, 1 }, { .4, 0, .6 }, { 0, .4, .6 } },
    { { .6, .4, 0 }, { .4, .6, 0 }, { .2, .6, .2 }, { .6, .2, .2 } },
    { { .6, 0, .4 }, { .4, 0, .6 }, { .2, .2, .6 }, { .6, .2, .2 } },
    { { 0, .6, .4 }, { 0, .4, .6 }, { .2, .2, .6 }, { .2, .6, .2 } },
    { { .6, .2, .2 }, { .2, .6, .2 }, { .2, .2, .6 } },
  };
  int n = zone >= DUID_ZONE_LT && zone <= DUID_ZONE_LR ? 4 : 3;

  for (int i = 0; i < n; i++)
    corners[i] = duid_triad_to_plane (shapes[zone][i]);
  return n;
}

int
duid_triad_cells_get_shape (DuidTriadCells cells,
                            guint          cell,
                            DuidPoint     *corners)
{
  DuidTriBin bin;

  if (cells.kind == DUID_CELLS_ZONES_7)
    return get_zone7_shape (cell, corners);
  if (cells.kind == DUID_CELLS_ZONES_13)
    return get_zone13_shape (cell, corners);
  if (cells.kind == DUID_CELLS_HEXAGONS)
    return get_hexagon_shape (cells.g, cell, corners);
  bin = get_triangle (cells.g, cell);
  corners[0] = get_place (cells.g, bin.left, bin.top + 1);
  corners[1] = get_place (cells.g, bin.left + 1, bin.top);
  corners[2] = bin.is_up ? get_place (cells.g, bin.left, bin.top)
                         : get_place (cells.g, bin.left + 1, bin.top + 1);
  return 3;
}

/* A triangle that stands on its side has its sides, and of its corners only what the
 * binning gives it; the others are cut off. */
static int
get_up_ring (guint             g,
             const DuidTriBin *bin,
             DuidPoint        *corners)
{
  double least_left = bin->left - ON_LINE;
  double least_top = bin->top - ON_LINE;
  double least_right = bin->right - ON_LINE;
  double most_left = bin->left + 1 - ON_LINE;
  double most_top = bin->top + 1 - ON_LINE;
  int    n = 0;

  if (bin->right == 0)
    corners[n++] = get_place (g, least_left, g - least_left - least_right);
  else
    {
      corners[n++] = get_place (g, g - most_top - least_right, most_top);
      corners[n++] = get_place (g, least_left, most_top);
    }
  corners[n++] = get_place (g, least_left, least_top);
  if (bin->right == 0 && bin->top == 0)
    corners[n++] = get_place (g, g - least_top - least_right, least_top);
  else
    {
      corners[n++] = get_place (g, most_left, least_top);
      corners[n++] = get_place (g, most_left, g - most_left - least_right);
    }
  return n;
}

int
duid_triad_cells_get_ring (DuidTriadCells cells,
                           guint          cell,
                           DuidPoint     *corners)
{
  DuidTriBin bin;
  double     left;
  double     top;
  double     right;

  if (cells.kind != DUID_CELLS_TRIANGLES)
    return duid_triad_cells_get_shape (cells, cell, corners);
  bin = get_triangle (cells.g, cell);
  if (bin.is_up)
    return get_up_ring (cells.g, &bin, corners);
  left = bin.left + 1 - ON_LINE;
  top = bin.top + 1 - ON_LINE;
  right = bin.right + 1 - ON_LINE;
  corners[0] = get_place (cells.g, left, top);
  corners[1] = get_place (cells.g, left, cells.g - left - right);
  corners[2] = get_place (cells.g, cells.g - top - right, top);
  return 3;
}

DuidPoint
duid_triad_cells_get_middle (DuidTriadCells cells,
                             guint          cell)
{
  DuidPoint corners[DUID_MOST_CELL_CORNERS];
  int       n = duid_triad_cells_get_shape (cells, cell, corners);
  DuidPoint middle = { 0, 0 };

  for (int i = 0; i < n; i++)
    middle = (DuidPoint) { middle.x + corners[i].x / n, middle.y + corners[i].y / n };
  return middle;
}

double
duid_triad_cells_get_area (DuidTriadCells cells,
                           guint          cell)
{
  DuidPoint corners[DUID_MOST_CELL_CORNERS];
  int       n = duid_triad_cells_get_shape (cells, cell, corners);
  double    twice = 0;

  for (int i = 0; i < n; i++)
    twice += corners[i].x * corners[(i + 1) % n].y - corners[(i + 1) % n].x * corners[i].y;
  return fabs (twice) / 2 / AREA;
}
