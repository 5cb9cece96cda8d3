/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/duid-distances.h"

#include <math.h>
#include <stdlib.h>

typedef struct
{
  DuidPoint cell; /* what makes two answers share a site */
  DuidPoint point;
  gsize     answer;
} Spot;

static int
compare_spots (const void *a_,
               const void *b_)
{
  const Spot *a = a_;
  const Spot *b = b_;

  if (a->cell.x != b->cell.x)
    return a->cell.x < b->cell.x ? -1 : 1;
  return (a->cell.y > b->cell.y) - (a->cell.y < b->cell.y);
}

/* Sorts the spots by cell and returns how many cells there are. */
static gsize
sort_spots (Spot *spots,
            gsize n)
{
  gsize n_cells = n > 0;

  qsort (spots, n, sizeof (Spot), compare_spots);
  for (gsize i = 1; i < n; i++)
    n_cells += compare_spots (&spots[i - 1], &spots[i]) != 0;
  return n_cells;
}

/* Square cells, @n_across of them along the longer side. */
static void
cut_cells (Spot     *spots,
           gsize     n,
           DuidPoint low,
           double    width,
           double    n_across)
{
  for (gsize i = 0; i < n; i++)
    {
      spots[i].cell.x = MIN (floor ((spots[i].point.x - low.x) / width * n_across), n_across - 1);
      spots[i].cell.y = MIN (floor ((spots[i].point.y - low.y) / width * n_across), n_across - 1);
    }
}

/* Cuts the plane as finely as @max_sites allows. */
static gsize
bin_spots (Spot *spots,
           gsize n,
           gsize max_sites)
{
  DuidPoint low = spots[0].point;
  DuidPoint high = spots[0].point;
  double    n_across = (double) MAX (max_sites, 1);
  gsize     n_cells;

  for (gsize i = 1; i < n; i++)
    {
      low = (DuidPoint) { MIN (low.x, spots[i].point.x), MIN (low.y, spots[i].point.y) };
      high = (DuidPoint) { MAX (high.x, spots[i].point.x), MAX (high.y, spots[i].point.y) };
    }
  do
    {
      cut_cells (spots, n, low, MAX (high.x - low.x, high.y - low.y), n_across);
      n_cells = sort_spots (spots, n);
      /* Cells in the plane grow as the square; on a line the first try is enough. */
      n_across = floor (n_across * MAX (0.3, 0.98 * sqrt ((double) max_sites / (double) n_cells)));
    }
  while (n_cells > max_sites);
  return n_cells;
}

static DuidDistances *
create (gsize n,
        gsize n_sites)
{
  DuidDistances *distances = g_new0 (DuidDistances, 1);

  distances->n = n;
  distances->site = g_new0 (guint, MAX (n, 1));
  distances->n_sites = n_sites;
  distances->count = g_new0 (double, MAX (n_sites, 1));
  distances->matrix = g_new0 (double, MAX (n_sites * n_sites, 1));
  return distances;
}

static void
fill_matrix (DuidDistances   *distances,
             const DuidPoint *places)
{
  for (gsize i = 0; i < distances->n_sites; i++)
    for (gsize j = 0; j < distances->n_sites; j++)
      distances->matrix[i * distances->n_sites + j] =
        duid_point_distance (places[i], places[j]);
}

/* The places rise along x: they were sorted by it. */
static void
note_line (DuidDistances   *distances,
           const DuidPoint *places)
{
  for (gsize i = 1; i < distances->n_sites; i++)
    if (places[i].y != places[0].y)
      return;
  distances->line = g_new (double, MAX (distances->n_sites, 1));
  for (gsize i = 0; i < distances->n_sites; i++)
    distances->line[i] = places[i].x;
}

DuidDistances *
duid_distances_new_points (const DuidPoint *points,
                           gsize            n,
                           gsize            max_sites)
{
  g_autofree Spot      *spots = g_new (Spot, MAX (n, 1));
  g_autofree DuidPoint *places = NULL;
  DuidDistances        *distances;
  gsize                 n_sites;
  gboolean              is_binned;

  for (gsize i = 0; i < n; i++)
    spots[i] = (Spot) { points[i], points[i], i };
  n_sites = sort_spots (spots, n);
  is_binned = n_sites > MAX (max_sites, 1);
  if (is_binned)
    n_sites = bin_spots (spots, n, MAX (max_sites, 1));
  distances = create (n, n_sites);
  distances->is_binned = is_binned;
  places = g_new0 (DuidPoint, MAX (n_sites, 1));
  for (gsize i = 0, site = 0; i < n; i++)
    {
      site += i > 0 && compare_spots (&spots[i - 1], &spots[i]) != 0;
      distances->site[spots[i].answer] = (guint) site;
      distances->count[site]++;
      places[site].x += (spots[i].point.x - places[site].x) / distances->count[site];
      places[site].y += (spots[i].point.y - places[site].y) / distances->count[site];
    }
  fill_matrix (distances, places);
  note_line (distances, places);
  return distances;
}

DuidDistances *
duid_distances_new_values (const double *values,
                           gsize         n,
                           gsize         max_sites)
{
  g_autofree DuidPoint *points = g_new (DuidPoint, MAX (n, 1));

  for (gsize i = 0; i < n; i++)
    points[i] = (DuidPoint) { values[i], 0 };
  return duid_distances_new_points (points, n, max_sites);
}

DuidDistances *
duid_distances_new_labels (const guint *labels,
                           gsize        n,
                           guint        n_labels)
{
  DuidDistances *distances = create (n, n_labels);

  for (gsize i = 0; i < n; i++)
    {
      distances->site[i] = labels[i];
      distances->count[labels[i]]++;
    }
  for (guint i = 0; i < n_labels; i++)
    for (guint j = 0; j < n_labels; j++)
      distances->matrix[i * n_labels + j] = i != j;
  return distances;
}

void
duid_distances_free (DuidDistances *distances)
{
  if (distances == NULL)
    return;
  g_free (distances->site);
  g_free (distances->count);
  g_free (distances->matrix);
  g_free (distances->line);
  g_free (distances);
}
