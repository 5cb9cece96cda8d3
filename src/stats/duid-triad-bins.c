/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/duid-triad-bins.h"

#include <math.h>

#define ON_LATTICE 1e-9
#define AS_NEAR    1e-12
#define HEIGHT     0.86602540378443864676
/* Squares that differ by this are of distances that differ by far more than AS_NEAR. */
#define CLEAR_SQUARE 1e-9

typedef struct
{
  const char *name;
  DuidTriad   anchor;
  double      area;
} Zone;

/* Shares in the program's order: top, left, right. */
static const Zone zones[DUID_N_ZONES_13] = {
  { "L", { 0, 1, 0 }, 1.0 / 36 },
  { "T", { 1, 0, 0 }, 1.0 / 36 },
  { "R", { 0, 0, 1 }, 1.0 / 36 },
  { "LT", { 0.5, 0.5, 0 }, 7.0 / 144 },
  { "TR", { 0.5, 0, 0.5 }, 7.0 / 144 },
  { "LR", { 0, 0.5, 0.5 }, 7.0 / 144 },
  { "C", { 1.0 / 3, 1.0 / 3, 1.0 / 3 }, 1.0 / 16 },
  { "L_C", { 1.0 / 6, 2.0 / 3, 1.0 / 6 }, 11.0 / 72 },
  { "T_C", { 2.0 / 3, 1.0 / 6, 1.0 / 6 }, 11.0 / 72 },
  { "R_C", { 1.0 / 6, 1.0 / 6, 2.0 / 3 }, 11.0 / 72 },
  { "LT_C", { 5.0 / 12, 5.0 / 12, 1.0 / 6 }, 1.0 / 12 },
  { "TR_C", { 5.0 / 12, 1.0 / 6, 5.0 / 12 }, 1.0 / 12 },
  { "LR_C", { 1.0 / 6, 5.0 / 12, 5.0 / 12 }, 1.0 / 12 },
};

/* Shares that add up to 1 to the last digit, so that the cells' sums are whole. */
static DuidTriad
close_triad (DuidTriad triad)
{
  double whole = triad.top + triad.left + triad.right;

  return (DuidTriad) { triad.top / whole, triad.left / whole, triad.right / whole };
}

DuidTriBin
duid_tri_bin_of (DuidTriad triad_,
                 guint     g)
{
  DuidTriad  triad = close_triad (triad_);
  DuidTriBin bin = {
    (int) floor (triad.left * g + ON_LATTICE),
    (int) floor (triad.top * g + ON_LATTICE),
    (int) floor (triad.right * g + ON_LATTICE),
    TRUE,
  };
  int sum = bin.left + bin.top + bin.right;

  if (sum < (int) g)
    bin.is_up = sum == (int) g - 1;
  else if (bin.right > 0)
    bin.right--;
  else if (bin.top > 0)
    bin.top--;
  else
    bin.left--;
  return bin;
}

guint
duid_tri_bin_number (DuidTriBin bin,
                     guint      g)
{
  guint row = (guint) bin.top;

  return row * (2 * g - row) + 2 * (guint) bin.right + !bin.is_up;
}

DuidHexBin
duid_hex_bin_of (DuidTriad triad_,
                 guint     g)
{
  DuidTriad  triad = close_triad (triad_);
  double     left = triad.left * g;
  double     top = triad.top * g;
  double     right = triad.right * g;
  DuidHexBin bin = { (int) round (left), (int) round (top), (int) round (right) };
  double     off_left = fabs (left - bin.left);
  double     off_top = fabs (top - bin.top);
  double     off_right = fabs (right - bin.right);

  /* The one that was rounded most gives way. */
  if (off_left >= off_top && off_left >= off_right)
    bin.left = (int) g - bin.top - bin.right;
  else if (off_top >= off_right)
    bin.top = (int) g - bin.left - bin.right;
  else
    bin.right = (int) g - bin.left - bin.top;
  return bin;
}

guint
duid_hex_bin_number (DuidHexBin bin,
                     guint      g)
{
  guint row = (guint) bin.top;

  /* Row k holds g + 1 - k. */
  return row * (2 * g + 3 - row) / 2 + (guint) bin.right;
}

/* The zone whose anchor is nearest beyond doubt, or DUID_N_ZONES_13: by squares, which cost
 * a tenth of distances. */
static guint
find_clear_zone (DuidPoint place)
{
  double squares[DUID_N_ZONES_13];
  double least = INFINITY;
  guint  zone = DUID_N_ZONES_13;
  guint  n_near = 0;

  for (guint i = 0; i < DUID_N_ZONES_13; i++)
    {
      double across = place.x - zones[i].anchor.right - zones[i].anchor.top / 2;
      double up = place.y - zones[i].anchor.top * HEIGHT;

      squares[i] = across * across + up * up;
    }
  for (guint i = 0; i < DUID_N_ZONES_13; i++)
    least = MIN (least, squares[i]);
  for (guint i = 0; i < DUID_N_ZONES_13; i++)
    if (squares[i] < least + CLEAR_SQUARE)
      {
        n_near++;
        zone = i;
      }
  return n_near == 1 ? zone : DUID_N_ZONES_13;
}

guint
duid_zone13_of (DuidTriad triad)
{
  DuidPoint place = duid_triad_to_plane (triad);
  guint     clear = find_clear_zone (place);
  double    nearest = INFINITY;
  guint     zone = 0;

  if (clear < DUID_N_ZONES_13)
    return clear;
  for (guint i = 0; i < DUID_N_ZONES_13; i++)
    {
      double distance = duid_point_distance (place, duid_triad_to_plane (zones[i].anchor));

      if (distance < nearest - AS_NEAR)
        {
          nearest = distance;
          zone = i;
        }
    }
  return zone;
}

const char *
duid_zone13_get_name (guint zone)
{
  g_return_val_if_fail (zone < DUID_N_ZONES_13, NULL);
  return zones[zone].name;
}

double
duid_zone13_get_area (guint zone)
{
  g_return_val_if_fail (zone < DUID_N_ZONES_13, NAN);
  return zones[zone].area;
}

DuidTriad
duid_zone13_get_anchor (guint zone)
{
  g_return_val_if_fail (zone < DUID_N_ZONES_13, DUID_NO_TRIAD);
  return zones[zone].anchor;
}
