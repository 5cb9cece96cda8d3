/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The named statistics of triads: places, centres, densities and cells. Shares stand in
 * the order left, top, right. */
#include "duid-config.h"

#include "cli/duid-stats-door.h"
#include "stats/duid-composition.h"
#include "stats/duid-region.h"
#include "stats/duid-triad-bins.h"
#include "stats/duid-triangle-density.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MOST_CELLS 10000
#define N_ACROSS   240

static void
run_coords (DuidStatsDoor *door)
{
  gsize      n;
  DuidTriad *triads = duid_stats_door_get_triads (door, "shares", &n);
  DuidPoint *points = duid_stats_door_keep (door, g_new (DuidPoint, n + 1));
  DuidPoint *boxed = duid_stats_door_keep (door, g_new (DuidPoint, n + 1));

  if (!duid_stats_door_is_open (door))
    return;
  for (gsize i = 0; i < n; i++)
    {
      points[i] = duid_triad_to_plane (triads[i]);
      boxed[i] = (DuidPoint) { points[i].x, triads[i].top };
    }
  duid_stats_door_put_points (door, "xy", points, n);
  duid_stats_door_put_points (door, "percentX_percentY", boxed, n);
}

/* The border of the ilr region at every 45 degrees. */
static void
put_border (DuidStatsDoor    *door,
            const DuidRegion *region)
{
  DuidPoint border[8];
  DuidTriad shares[8];
  double    angles[8];

  for (int i = 0; i < 8; i++)
    {
      angles[i] = 45.0 * i;
      border[i] = duid_region_border (region, angles[i] * G_PI / 180);
      shares[i] = duid_ilr_inverse (border[i]);
    }
  duid_stats_door_put_numbers (door, "theta_deg", angles, 8);
  duid_stats_door_put_points (door, "ellipse_ilr", border, 8);
  duid_stats_door_put_triads (door, "ellipse_shares", shares, 8);
}

static void
put_region (DuidStatsDoor   *door,
            const DuidTriad *triads,
            gsize            n)
{
  gsize      n_places = 0;
  DuidTriad *places = NULL;
  DuidPoint *points = duid_stats_door_keep (door, g_new (DuidPoint, n + 1));
  double    *t2;
  DuidRegion region;

  for (gsize i = 0; i < n; i++)
    points[i] = duid_ilr (triads[i]);
  region = duid_region_of (points, n);
  if (duid_stats_door_has (door, "at"))
    places = duid_stats_door_get_triads (door, "at", &n_places);
  t2 = duid_stats_door_keep (door, g_new (double, n_places + 1));
  for (gsize i = 0; i < n_places; i++)
    t2[i] = duid_region_t2 (&region, duid_ilr (places[i]));
  duid_stats_door_put_pair (door, "ilr_mean", region.mean.x, region.mean.y);
  duid_stats_door_put_table (door, "ilr_cov",
                             (double[]) { region.xx, region.xy, region.xy, region.yy }, 2, 2);
  duid_stats_door_put_number (door, "total_variance", region.xx + region.yy);
  duid_stats_door_put_number (door, "F95", region.f);
  duid_stats_door_put_number (door, "c2_conf_region", region.constant);
  duid_stats_door_put_number (door, "inside_if_T2_le", region.limit);
  duid_stats_door_put_number (door, "chisq_data_ellipse_radius_95", region.data_radius);
  duid_stats_door_put_number (door, "ggtern_breaks_0.05_radius", region.slight_radius);
  duid_stats_door_put_numbers (door, "T2_at", t2, n_places);
  put_border (door, &region);
}

static void
run_centre (DuidStatsDoor *door)
{
  gsize      n;
  gsize      n_with_zero;
  DuidTriad *triads = duid_stats_door_get_triads (door, "P", &n);
  DuidTriad  geometric;

  duid_stats_door_require (door, n > 0, _ ("“P” must have at least one triad."));
  if (!duid_stats_door_is_open (door))
    return;
  geometric = duid_geometric_mean (triads, n, &n_with_zero);
  duid_stats_door_put_count (door, "n", n);
  duid_stats_door_put_count (door, "n_with_zero", n_with_zero);
  duid_stats_door_put_triad (door, "arithmetic_mean", duid_arithmetic_mean (triads, n));
  duid_stats_door_put_triad (door, "geometric_mean", geometric);
  duid_stats_door_put_triad (door, "clr_mean", duid_clr (geometric));
  if (n_with_zero == 0)
    put_region (door, triads, n);
}

static DuidTriad
get_triad (DuidStatsDoor *door,
           const char    *name)
{
  gsize   n;
  double *shares = duid_stats_door_get_numbers (door, name, &n);

  duid_stats_door_require (door, n == 3,
                           _ ("“p” and “q” must have three shares: left, top, right."));
  return duid_stats_door_is_open (door) ? (DuidTriad) { shares[1], shares[0], shares[2] }
                                        : DUID_NO_TRIAD;
}

static void
run_aitchison (DuidStatsDoor *door)
{
  DuidTriad p = get_triad (door, "p");
  DuidTriad q = get_triad (door, "q");

  if (!duid_stats_door_is_open (door))
    return;
  duid_stats_door_put_number (door, "d", duid_aitchison_distance (p, q));
  duid_stats_door_put_number (door, "d_plane",
                              duid_point_distance (duid_triad_to_plane (p),
                                                   duid_triad_to_plane (q)));
}

static void
run_alpha_transform (DuidStatsDoor *door)
{
  gsize      n;
  DuidTriad *triads = duid_stats_door_get_triads (door, "p", &n);
  double     alpha = duid_stats_door_get_number_or (door, "alpha", 1);
  DuidPoint *points = duid_stats_door_keep (door, g_new (DuidPoint, n + 1));

  if (!duid_stats_door_is_open (door))
    return;
  for (gsize i = 0; i < n; i++)
    points[i] = duid_alpha_transform (triads[i], alpha);
  duid_stats_door_put_points (door, "z", points, n);
}

static void
run_zero_replacement (DuidStatsDoor *door)
{
  gsize      n;
  DuidTriad *triads = duid_stats_door_get_triads (door, "P", &n);
  double     delta = duid_stats_door_get_number_or (door, "delta", 0.005);
  DuidTriad *whole = duid_stats_door_keep (door, g_new (DuidTriad, n + 1));
  gsize      n_whole = 0;

  duid_stats_door_require (door, delta > 0 && delta < 1.0 / 3,
                           _ ("“delta” must lie above 0 and below a third."));
  if (!duid_stats_door_is_open (door))
    return;
  duid_stats_door_put_triad (door, "arithmetic_mean", duid_arithmetic_mean (triads, n));
  for (gsize i = 0; i < n; i++)
    {
      if (MIN (triads[i].top, MIN (triads[i].left, triads[i].right)) > 0)
        whole[n_whole++] = triads[i];
      triads[i] = duid_replace_zeros (triads[i], delta);
    }
  duid_stats_door_put_triads (door, "replaced", triads, n);
  duid_stats_door_put_count (door, "n_with_zero", n - n_whole);
  duid_stats_door_put_triad (door, "gmean", duid_geometric_mean (triads, n, NULL));
  duid_stats_door_put_triad (door, "gmean_zeros_dropped",
                             duid_geometric_mean (whole, n_whole, NULL));
}

static void
put_densities (DuidStatsDoor             *door,
               const DuidTriangleDensity *density,
               const DuidTriad           *triads,
               gsize                      n)
{
  static const double shares[] = { 0.5, 0.75, 0.95 };
  gsize               n_places;
  DuidTriad          *places = duid_stats_door_get_triads (door, "at", &n_places);
  double             *found = duid_stats_door_keep (door, g_new (double, 2 * n_places + n + 1));
  double             *at_data = found + 2 * n_places;
  double              levels[3];

  for (gsize i = 0; i < n_places; i++)
    {
      found[i] = duid_triangle_density_at (density, duid_triad_to_plane (places[i]));
      found[n_places + i] =
        duid_triangle_density_plain (density, duid_triad_to_plane (places[i]));
    }
  for (gsize i = 0; i < n; i++)
    at_data[i] = duid_triangle_density_at (density, duid_triad_to_plane (triads[i]));
  duid_triangle_density_levels (density, shares, 3, levels);
  duid_stats_door_put_numbers (door, "density_reflected", found, n_places);
  duid_stats_door_put_numbers (door, "density_uncorrected", found + n_places, n_places);
  duid_stats_door_put_numbers (door, "density_at_data", at_data, n);
  duid_stats_door_put_numbers (door, "hdr_thresholds_50_75_95", levels, 3);
}

static void
run_triad_kde (DuidStatsDoor *door)
{
  gsize      n;
  DuidTriad *triads = duid_stats_door_get_triads (door, "shares", &n);
  double     h = duid_stats_door_get_number_or (door, "h", 0.1);

  g_autoptr (DuidTriangleDensity) density = NULL;

  duid_stats_door_require (door, h > 0 && h <= 1, _ ("“h” must lie above 0 and at most be 1."));
  duid_stats_door_require (door, n > 0, _ ("“shares” must have at least one triad."));
  if (!duid_stats_door_is_open (door))
    return;
  density = duid_triangle_density_new (triads, n, h);
  put_densities (door, density, triads, n);
  duid_stats_door_put_number (door, "uniform_density", DUID_TRIANGLE_UNIFORM);
  duid_stats_door_put_count (door, "images_per_point", DUID_TRIANGLE_N_IMAGES);
  duid_stats_door_put_number (door, "integral_reflected",
                              duid_triangle_density_sum (density, N_ACROSS, FALSE));
  duid_stats_door_put_number (door, "integral_uncorrected",
                              duid_triangle_density_sum (density, N_ACROSS, TRUE));
}

static gboolean
has_zero (const DuidTriad *triads,
          gsize            n)
{
  for (gsize i = 0; i < n; i++)
    if (!(MIN (triads[i].top, MIN (triads[i].left, triads[i].right)) > 0))
      return TRUE;
  return FALSE;
}

static void
run_triad_kde_ilr (DuidStatsDoor *door)
{
  gsize      n;
  gsize      n_places;
  DuidTriad *triads = duid_stats_door_get_triads (door, "shares", &n);
  DuidTriad *places = duid_stats_door_get_triads (door, "at", &n_places);
  double     h = duid_stats_door_get_number_or (door, "h", 0.5);
  double    *found = duid_stats_door_keep (door, g_new (double, 3 * n_places + 1));

  duid_stats_door_require (door, h > 0, _ ("“h” must be above 0."));
  duid_stats_door_require (door, !has_zero (triads, n) && !has_zero (places, n_places),
                           _ ("A share of 0 has no place in “ilr”: replace zeros first."));
  if (!duid_stats_door_is_open (door))
    return;
  for (gsize i = 0; i < n_places; i++)
    {
      DuidTriad at = places[i];

      found[i] = duid_ilr_density (triads, n, h, at);
      found[n_places + i] = found[i] / (sqrt (3) * at.left * at.top * at.right);
      found[2 * n_places + i] = found[n_places + i] / (sqrt (3) / 2);
    }
  duid_stats_door_put_numbers (door, "density_ilr", found, n_places);
  duid_stats_door_put_numbers (door, "density_LT_measure", found + n_places, n_places);
  duid_stats_door_put_numbers (door, "density_plane_area", found + 2 * n_places, n_places);
}

static void
run_zones (DuidStatsDoor *door)
{
  gsize        n;
  DuidTriad   *triads = duid_stats_door_get_triads (door, "shares", &n);
  const char **zones7 = duid_stats_door_keep (door, g_new (const char *, n + 1));
  const char **zones13 = duid_stats_door_keep (door, g_new (const char *, n + 1));
  const char  *names[DUID_N_ZONES_13];
  double       areas[DUID_N_ZONES_13];

  if (!duid_stats_door_is_open (door))
    return;
  for (gsize i = 0; i < n; i++)
    {
      DuidZone zone = duid_triad_get_zone (triads[i]);

      zones7[i] = zone == DUID_ZONE_CENTRE ? "C" : duid_zone_to_string (zone);
      zones13[i] = duid_zone13_get_name (duid_zone13_of (triads[i]));
    }
  for (guint i = 0; i < DUID_N_ZONES_13; i++)
    {
      names[i] = duid_zone13_get_name (i);
      areas[i] = duid_zone13_get_area (i);
    }
  duid_stats_door_put_words (door, "zone7", zones7, n);
  duid_stats_door_put_words (door, "zone13", zones13, n);
  duid_stats_door_put_words (door, "zones13", names, DUID_N_ZONES_13);
  duid_stats_door_put_numbers (door, "area13", areas, DUID_N_ZONES_13);
}

static void
run_bins (DuidStatsDoor *door)
{
  gsize      n;
  DuidTriad *triads = duid_stats_door_get_triads (door, "shares", &n);
  guint      g = duid_stats_door_get_count (door, "bins");
  double    *triangles = duid_stats_door_keep (door, g_new (double, 4 * n + 1));
  double    *hexagons = duid_stats_door_keep (door, g_new (double, 3 * n + 1));

  duid_stats_door_require (door, g >= 1 && g <= MOST_CELLS, _ ("“bins” is from 1 to 10,000."));
  if (!duid_stats_door_is_open (door))
    return;
  for (gsize i = 0; i < n; i++)
    {
      DuidTriBin bin = duid_tri_bin_of (triads[i], g);
      DuidHexBin hex = duid_hex_bin_of (triads[i], g);

      triangles[4 * i] = bin.left;
      triangles[4 * i + 1] = bin.top;
      triangles[4 * i + 2] = bin.right;
      triangles[4 * i + 3] = bin.is_up;
      hexagons[3 * i] = hex.left;
      hexagons[3 * i + 1] = hex.top;
      hexagons[3 * i + 2] = hex.right;
    }
  duid_stats_door_put_count (door, "total", n);
  duid_stats_door_put_table (door, "cells", triangles, n, 4);
  duid_stats_door_put_table (door, "hexagons", hexagons, n, 3);
}

const DuidStatistic duid_triad_statistics[] = {
  { "triad_coords", "{shares}", N_ ("Triads in the plane and as survey exports write them"),
    run_coords },
  { "triad_centre", "{P [, at]}", N_ ("Centres, and the 95 % region of the centre in ilr"),
    run_centre },
  { "aitchison_distance", "{p, q}", N_ ("The distance of two triads by their ratios"),
    run_aitchison },
  { "triad_alpha_transform", "{p [, alpha]}", N_ ("Between the plane (1) and ilr (0)"),
    run_alpha_transform },
  { "triad_zero_replacement", "{P [, delta]}", N_ ("What zeros do to the geometric mean"),
    run_zero_replacement },
  { "triad_kde", "{shares, at [, h]}", N_ ("Density in the triangle, reflected at its edges"),
    run_triad_kde },
  { "triad_kde_ilr", "{shares, at [, h]}", N_ ("Density in ilr, and what it is in the plane"),
    run_triad_kde_ilr },
  { "triad_zones", "{shares}", N_ ("The seven and the thirteen zones"),
    run_zones },
  { "triad_bins", "{shares, bins}", N_ ("Triangles and hexagons, each answer in exactly one"),
    run_bins },
  { NULL }
};
