/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/duid-triangle-density.h"

#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>

#define REACH      9.0
#define N_MAPS     6
#define MOST_STEPS 2
#define HEIGHT     (sqrt (3) / 2)

G_STATIC_ASSERT (N_MAPS *(2 * MOST_STEPS + 1) * (2 * MOST_STEPS + 1) == DUID_TRIANGLE_N_IMAGES);

struct _DuidTriangleDensity
{
  double     h;
  DuidPoint *points;
  gsize      n;
  GArray    *images; /* DuidPoint; those of the points themselves among them */
};

static DuidPoint
map_point (DuidPoint point,
           int       map)
{
  double angle = (map / 2) * 2 * G_PI / 3;
  double sign = map % 2 ? -1 : 1;

  /* Mirrors at 0, 60 and 120 degrees: a turn after turning y over. */
  return (DuidPoint) {
    cos (angle) * point.x - sign * sin (angle) * point.y,
    sin (angle) * point.x + sign * cos (angle) * point.y,
  };
}

static gboolean
is_near (const DuidTriangleDensity *density,
         DuidPoint                  image)
{
  double reach = REACH * density->h;

  return image.x >= -reach && image.x <= 1 + reach && image.y >= -reach &&
         image.y <= HEIGHT + reach;
}

static void
add_images (DuidTriangleDensity *density,
            DuidPoint            point)
{
  for (int map = 0; map < N_MAPS; map++)
    for (int i = -MOST_STEPS; i <= MOST_STEPS; i++)
      for (int j = -MOST_STEPS; j <= MOST_STEPS; j++)
        {
          DuidPoint image = map_point (point, map);

          image.x += i * sqrt (3) * cos (G_PI / 6);
          image.y += i * sqrt (3) * sin (G_PI / 6) + j * sqrt (3);
          if (is_near (density, image))
            g_array_append_val (density->images, image);
        }
}

DuidTriangleDensity *
duid_triangle_density_new (const DuidTriad *triads,
                           gsize            n,
                           double           h)
{
  DuidTriangleDensity *density;

  g_return_val_if_fail (h > 0 && h <= 1, NULL);
  density = g_new0 (DuidTriangleDensity, 1);
  density->h = h;
  density->n = n;
  density->points = g_new (DuidPoint, MAX (n, 1));
  density->images = g_array_new (FALSE, FALSE, sizeof (DuidPoint));
  for (gsize i = 0; i < n; i++)
    {
      density->points[i] = duid_triad_to_plane (triads[i]);
      add_images (density, density->points[i]);
    }
  return density;
}

void
duid_triangle_density_free (DuidTriangleDensity *density)
{
  if (density == NULL)
    return;
  g_free (density->points);
  g_array_unref (density->images);
  g_free (density);
}

static double
sum_curves (const DuidTriangleDensity *density,
            const DuidPoint           *points,
            gsize                      n_points,
            DuidPoint                  place)
{
  double square = density->h * density->h;
  double sum = 0;

  for (gsize i = 0; i < n_points; i++)
    {
      double x = points[i].x - place.x;
      double y = points[i].y - place.y;
      double distance = (x * x + y * y) / square;

      if (distance <= REACH * REACH)
        sum += exp (-distance / 2);
    }
  return density->n > 0 ? sum / ((double) density->n * 2 * G_PI * square) : NAN;
}

double
duid_triangle_density_at (const DuidTriangleDensity *density,
                          DuidPoint                  place)
{
  return sum_curves (density, (const DuidPoint *) (gpointer) density->images->data,
                     density->images->len, place);
}

double
duid_triangle_density_plain (const DuidTriangleDensity *density,
                             DuidPoint                  place)
{
  return sum_curves (density, density->points, density->n, place);
}

double
duid_triangle_density_sum (const DuidTriangleDensity *density,
                           guint                      n_across,
                           gboolean                   is_plain)
{
  double step = 1.0 / n_across;
  double sum = 0;

  for (guint row = 0; row < n_across; row++)
    for (guint i = 0; i < 2 * (n_across - row) - 1; i++)
      {
        /* Midpoints: a third up in the triangles that stand, two thirds in the others. */
        double    up = i % 2 ? 2.0 / 3 : 1.0 / 3;
        DuidPoint place = { (row * 0.5 + i * 0.5 + 0.5) * step, (row + up) * step * HEIGHT };

        sum += is_plain ? duid_triangle_density_plain (density, place)
                        : duid_triangle_density_at (density, place);
      }
  return sum * step * step * HEIGHT / 2;
}

void
duid_triangle_density_levels (const DuidTriangleDensity *density,
                              const double              *shares,
                              gsize                      n_shares,
                              double                    *thresholds)
{
  g_autofree double *levels = g_new (double, MAX (density->n, 1));

  for (gsize i = 0; i < density->n; i++)
    levels[i] = duid_triangle_density_at (density, density->points[i]);
  gsl_sort (levels, 1, density->n);
  for (gsize i = 0; i < n_shares; i++)
    thresholds[i] = density->n > 0
                      ? gsl_stats_quantile_from_sorted_data (levels, 1, density->n, 1 - shares[i])
                      : NAN;
}
