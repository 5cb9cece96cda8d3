/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/duid-plane.h"

G_BEGIN_DECLS

/* An answer to a triad question: three shares of one whole (0..1, sum 1).
 *
 * The corner order is the framework's: top, left, right. An answer that does
 * not exist is NaN, never 0/0/0: that would land on a corner of the plot. */
typedef struct
{
  double top;
  double left;
  double right;
} DuidTriad;

#define DUID_NO_TRIAD ((DuidTriad) { NAN, NAN, NAN })

/* The seven zones: a corner holds answers with a share of at least .6, an edge
 * the others whose opposite share is under .2, the centre the rest.
 * Their areas are .16 a corner, .12 an edge, .16 the centre. */
typedef enum
{
  DUID_ZONE_T,
  DUID_ZONE_L,
  DUID_ZONE_R,
  DUID_ZONE_LT,
  DUID_ZONE_TR,
  DUID_ZONE_LR,
  DUID_ZONE_CENTRE,
} DuidZone;

#define DUID_N_ZONES 7

gboolean    duid_triad_is_answered   (DuidTriad    triad);

/* Three amounts of any total, as read, made into shares. Amounts between -1 %
 * of the total and 0 become 0 and the rest is closed again; DUID_NO_TRIAD when
 * an amount is lower than that, not finite, or the total is not above 0. */
DuidTriad   duid_triad_from_amounts  (double       top,
                                      double       left,
                                      double       right);

/* The triangle in the plane: left (0, 0), right (1, 0), top (1/2, sqrt(3)/2). */
DuidPoint   duid_triad_to_plane      (DuidTriad    triad);
void        duid_triads_to_plane     (const DuidTriad *triads,
                                      gsize        n,
                                      DuidPoint   *points);
/* As duid_triad_get_zone() and duid_triad_get_border() of each, some twenty times as fast;
 * of no answer they say nothing that means anything. */
void        duid_triads_get_zones    (const DuidTriad *triads,
                                      gsize            n,
                                      guint8          *zones);
void        duid_triads_get_borders  (const DuidTriad *triads,
                                      gsize            n,
                                      double           margin,
                                      guint8          *borders);
DuidTriad   duid_triad_from_plane    (DuidPoint    point);

/* Boxed coordinates as survey exports write them: x = right + top/2 and y the
 * top share, or the height (share x sqrt(3)/2) when @y_is_height. */
DuidTriad   duid_triad_from_box      (double       x,
                                      double       y,
                                      gboolean     y_is_height);

/* @triad must be answered. */
DuidZone    duid_triad_get_zone      (DuidTriad    triad);

/* Whether the answer lies in a corner (a share >= 1 - @margin), which one, or on
 * an edge (a share <= @margin, no corner). Give DUID_ZONE_T/L/R for a corner,
 * LT/TR/LR for an edge and CENTRE for the interior. */
DuidZone    duid_triad_get_border    (DuidTriad    triad,
                                      double       margin);

/* “T”, “L”, “R”, “LT”, “TR”, “LR”, “Centre”: identifiers, not for translation. */
const char *duid_zone_to_string      (DuidZone     zone);
gboolean    duid_zone_from_string    (const char  *text,
                                      DuidZone    *zone);

G_END_DECLS
