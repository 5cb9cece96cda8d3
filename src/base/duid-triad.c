/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/duid-triad.h"

#include <math.h>
#include <string.h>

#define SHARE_TOLERANCE 1e-6
/* Shares computed from percentages miss .6 and .2 by a few units in the last place. */
#define BORDER_TOLERANCE 1e-9
#define CORNER_SHARE     0.6
#define EDGE_SHARE       0.2
#define OVERSHOOT        0.01
#define HEIGHT           0.86602540378443864676

static const char *const zone_names[DUID_N_ZONES] = { "T", "L", "R", "LT", "TR", "LR", "Centre" };

gboolean
duid_triad_is_answered (DuidTriad triad)
{
  double whole = triad.top + triad.left + triad.right;

  return isfinite (whole) && fabs (whole - 1.0) <= SHARE_TOLERANCE;
}

DuidTriad
duid_triad_from_amounts (double top,
                         double left,
                         double right)
{
  double whole = top + left + right;
  double lowest = MIN (top, MIN (left, right));

  if (!isfinite (whole) || whole <= 0 || lowest < -OVERSHOOT * whole)
    return DUID_NO_TRIAD;
  top = MAX (top, 0);
  left = MAX (left, 0);
  right = MAX (right, 0);
  whole = top + left + right;
  return (DuidTriad) { top / whole, left / whole, right / whole };
}

static inline DuidPoint
place (DuidTriad triad)
{
  return (DuidPoint) { triad.right + triad.top / 2, triad.top * HEIGHT };
}

DuidPoint
duid_triad_to_plane (DuidTriad triad)
{
  return place (triad);
}

void
duid_triads_to_plane (const DuidTriad *triads,
                      gsize            n,
                      DuidPoint       *points)
{
  for (gsize i = 0; i < n; i++)
    points[i] = place (triads[i]);
}

DuidTriad
duid_triad_from_plane (DuidPoint point)
{
  double top = point.y / HEIGHT;
  double right = point.x - top / 2;

  return (DuidTriad) { top, 1 - top - right, right };
}

DuidTriad
duid_triad_from_box (double   x,
                     double   y,
                     gboolean y_is_height)
{
  double top = y_is_height ? y / HEIGHT : y;
  double right = x - top / 2;

  return duid_triad_from_amounts (top, 1 - top - right, right);
}

DuidZone
duid_triad_get_zone (DuidTriad triad)
{
  if (triad.top >= CORNER_SHARE - BORDER_TOLERANCE)
    return DUID_ZONE_T;
  if (triad.left >= CORNER_SHARE - BORDER_TOLERANCE)
    return DUID_ZONE_L;
  if (triad.right >= CORNER_SHARE - BORDER_TOLERANCE)
    return DUID_ZONE_R;
  if (triad.right < EDGE_SHARE - BORDER_TOLERANCE)
    return DUID_ZONE_LT;
  if (triad.left < EDGE_SHARE - BORDER_TOLERANCE)
    return DUID_ZONE_TR;
  if (triad.top < EDGE_SHARE - BORDER_TOLERANCE)
    return DUID_ZONE_LR;
  return DUID_ZONE_CENTRE;
}

DuidZone
duid_triad_get_border (DuidTriad triad,
                       double    margin)
{
  double corner = 1 - margin - BORDER_TOLERANCE;
  double edge = margin + BORDER_TOLERANCE;

  if (triad.top >= corner)
    return DUID_ZONE_T;
  if (triad.left >= corner)
    return DUID_ZONE_L;
  if (triad.right >= corner)
    return DUID_ZONE_R;
  if (triad.right <= edge)
    return DUID_ZONE_LT;
  if (triad.left <= edge)
    return DUID_ZONE_TR;
  if (triad.top <= edge)
    return DUID_ZONE_LR;
  return DUID_ZONE_CENTRE;
}

/* What is asked last wins, so that there is nothing to jump over. */
void
duid_triads_get_zones (const DuidTriad *triads,
                       gsize            n,
                       guint8          *zones)
{
  for (gsize i = 0; i < n; i++)
    {
      DuidTriad triad = triads[i];
      int       zone = DUID_ZONE_CENTRE;

      zone = triad.top < EDGE_SHARE - BORDER_TOLERANCE ? DUID_ZONE_LR : zone;
      zone = triad.left < EDGE_SHARE - BORDER_TOLERANCE ? DUID_ZONE_TR : zone;
      zone = triad.right < EDGE_SHARE - BORDER_TOLERANCE ? DUID_ZONE_LT : zone;
      zone = triad.right >= CORNER_SHARE - BORDER_TOLERANCE ? DUID_ZONE_R : zone;
      zone = triad.left >= CORNER_SHARE - BORDER_TOLERANCE ? DUID_ZONE_L : zone;
      zone = triad.top >= CORNER_SHARE - BORDER_TOLERANCE ? DUID_ZONE_T : zone;
      zones[i] = (guint8) zone;
    }
}

void
duid_triads_get_borders (const DuidTriad *triads,
                         gsize            n,
                         double           margin,
                         guint8          *borders)
{
  double corner = 1 - margin - BORDER_TOLERANCE;
  double edge = margin + BORDER_TOLERANCE;

  for (gsize i = 0; i < n; i++)
    {
      DuidTriad triad = triads[i];
      int       border = DUID_ZONE_CENTRE;

      border = triad.top <= edge ? DUID_ZONE_LR : border;
      border = triad.left <= edge ? DUID_ZONE_TR : border;
      border = triad.right <= edge ? DUID_ZONE_LT : border;
      border = triad.right >= corner ? DUID_ZONE_R : border;
      border = triad.left >= corner ? DUID_ZONE_L : border;
      border = triad.top >= corner ? DUID_ZONE_T : border;
      borders[i] = (guint8) border;
    }
}

const char *
duid_zone_to_string (DuidZone zone)
{
  g_return_val_if_fail ((int) zone >= 0 && zone < DUID_N_ZONES, NULL);
  return zone_names[zone];
}

gboolean
duid_zone_from_string (const char *text,
                       DuidZone   *zone)
{
  for (int i = 0; i < DUID_N_ZONES; i++)
    if (g_ascii_strcasecmp (text, zone_names[i]) == 0)
      {
        *zone = (DuidZone) i;
        return TRUE;
      }
  if (g_ascii_strcasecmp (text, "center") == 0)
    {
      *zone = DUID_ZONE_CENTRE;
      return TRUE;
    }
  return FALSE;
}
