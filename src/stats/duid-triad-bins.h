/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/duid-triad.h"

G_BEGIN_DECLS

/* Cells of the triangle. Whatever the binning, each answered triad is in exactly one
 * cell, corners and edges too, so the cells add up to the answers. */

/* Triangles with @g to a side: g² of them. */
typedef struct
{
  int      left;   /* whole steps of 1 / g in each share */
  int      top;
  int      right;
  gboolean is_up;  /* stands on its side rather than on its point */
} DuidTriBin;

/* Floors of share × g + 1e-9; a place on the lattice goes to the cell below the first
 * of right, top, left that is above 0. */
DuidTriBin  duid_tri_bin_of      (DuidTriad   triad,
                                  guint       g);
/* Its number, 0 .. g² - 1. */
guint       duid_tri_bin_number  (DuidTriBin  bin,
                                  guint       g);

/* Hexagons about the places of a lattice with @g to a side (cube rounding): their
 * middle in whole steps, which add up to g. (g + 1) (g + 2) / 2 of them. */
typedef struct
{
  int left;
  int top;
  int right;
} DuidHexBin;

DuidHexBin  duid_hex_bin_of      (DuidTriad   triad,
                                  guint       g);
guint       duid_hex_bin_number  (DuidHexBin  bin,
                                  guint       g);

/* The thirteen zones: the nearest of thirteen anchors, in this order, the first when
 * several are as near. Their areas differ much: always say what was to be expected. */
#define DUID_N_ZONES_13 13

guint       duid_zone13_of       (DuidTriad   triad);
/* “L”, “T”, “R”, “LT”, “TR”, “LR”, “C”, “L_C” .. “LR_C”: identifiers. */
const char *duid_zone13_get_name (guint       zone);
/* Share of the triangle: 1/36 a corner, 7/144 a side, 1/16 the centre, 11/72 between
 * corner and centre, 1/12 between side and centre. */
double      duid_zone13_get_area (guint       zone);
DuidTriad   duid_zone13_get_anchor (guint     zone);

G_END_DECLS
