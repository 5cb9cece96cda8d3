/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-triad-plot-private.h"

#include "filter/duid-condition.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Many answers as a raster: counted in cells, blurred, and drawn on a square-root
 * scale, so that the thin parts stay visible. Zero is the background. */

#define HEIGHT     0.86602540378443864676
#define N_ACROSS   256
#define N_DOWN     222 /* N_ACROSS x HEIGHT */
#define BANDWIDTH  .11 /* .2 x .55 of the side, at n = 1 */
#define N_PASSES   3
#define FULL_ALPHA .92
#define DOTS_ALPHA .5 /* under dots */
#define REST_ALPHA .6

typedef struct
{
  double *counts;
  double *weights; /* 1 inside the triangle */
} Grid;

static double
blurred_cell (const double *cells,
              int           at,
              int           n,
              int           step,
              int           reach)
{
  double sum = 0;
  int    from = MAX (at - reach, 0);
  int    to = MIN (at + reach, n - 1);

  for (int i = from; i <= to; i++)
    sum += cells[i * step];
  return sum / (2 * reach + 1);
}

/* Three boxes make nearly a bell. */
static void
blur (double *cells,
      int     reach)
{
  g_autofree double *old = g_new (double, N_ACROSS *N_DOWN);

  for (int pass = 0; pass < 2 * N_PASSES; pass++)
    {
      gboolean across = pass % 2 == 0;

      memcpy (old, cells, sizeof (double) * N_ACROSS * N_DOWN);
      for (int y = 0; y < N_DOWN; y++)
        for (int x = 0; x < N_ACROSS; x++)
          cells[y * N_ACROSS + x] = across
                                      ? blurred_cell (old + y * N_ACROSS, x, N_ACROSS, 1, reach)
                                      : blurred_cell (old + x, y, N_DOWN, N_ACROSS, reach);
    }
}

/* How far a cell's middle is inside the triangle, in cells; negative outside. */
static double
depth_of (int x,
          int y)
{
  DuidPoint point = { (x + .5) / N_ACROSS, (N_DOWN - y - .5) / N_DOWN * HEIGHT };
  DuidTriad triad = duid_triad_from_plane (point);

  return MIN (triad.top, MIN (triad.left, triad.right)) * HEIGHT * N_ACROSS;
}

static gsize
count_rows (DuidTriadPlot *plot,
            gboolean       is_rest,
            Grid          *grid)
{
  gsize n_rows = duid_dataset_get_n_rows (plot->chart->request.dataset);
  gsize n = 0;

  for (gsize row = 0; row < n_rows; row++)
    {
      DuidPoint point;
      int       x;
      int       y;

      if (plot->states[row] != DUID_STATE_ANSWERED ||
          duid_chart_is_in_base (plot->chart, row) == is_rest)
        continue;
      if (duid_triad_get_border (plot->triads[row], DUID_BORDER_MARGIN) != DUID_ZONE_CENTRE)
        continue;
      point = duid_triad_to_plane (plot->triads[row]);
      x = CLAMP ((int) (point.x * N_ACROSS), 0, N_ACROSS - 1);
      y = CLAMP (N_DOWN - 1 - (int) (point.y / HEIGHT * N_DOWN), 0, N_DOWN - 1);
      grid->counts[y * N_ACROSS + x]++;
      n++;
    }
  return n;
}

/* Divided by the share of the bell that lies inside: no dark rim at the edges. */
static double
smooth (Grid *grid,
        gsize n)
{
  double sigma = BANDWIDTH * pow ((double) MAX (n, 1), -1 / 6.0) * N_ACROSS;
  int    reach = MAX (1, (int) lround (sqrt (sigma * sigma * 12 / N_PASSES + 1) / 2 - .5));
  double most = 0;

  for (int i = 0; i < N_ACROSS * N_DOWN; i++)
    grid->weights[i] = depth_of (i % N_ACROSS, i / N_ACROSS) > 0 ? 1 : 0;
  blur (grid->counts, reach);
  blur (grid->weights, reach);
  for (int i = 0; i < N_ACROSS * N_DOWN; i++)
    {
      grid->counts[i] = grid->weights[i] > .02 ? grid->counts[i] / grid->weights[i] : 0;
      if (depth_of (i % N_ACROSS, i / N_ACROSS) > 0)
        most = MAX (most, grid->counts[i]);
    }
  return most;
}

static guint32
pack_pixel (DuidColour colour,
            double     alpha)
{
  guint32 a = (guint32) lround (255 * alpha);
  guint32 r = (guint32) lround (255 * alpha * colour.red);
  guint32 g = (guint32) lround (255 * alpha * colour.green);
  guint32 b = (guint32) lround (255 * alpha * colour.blue);

  return a << 24 | r << 16 | g << 8 | b;
}

static cairo_surface_t *
paint_grid (const Grid *grid,
            double      most,
            DuidColour  colour,
            double      full)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, N_ACROSS, N_DOWN);
  guint8          *pixels = cairo_image_surface_get_data (surface);
  int              stride = cairo_image_surface_get_stride (surface);

  for (int y = 0; y < N_DOWN; y++)
    for (int x = 0; x < N_ACROSS; x++)
      {
        double cover = CLAMP (depth_of (x, y) + .5, 0, 1);
        double share = most > 0 ? CLAMP (grid->counts[y * N_ACROSS + x] / most, 0, 1) : 0;

        ((guint32 *) (gpointer) (pixels + y * stride))[x] =
          pack_pixel (colour, cover * full * sqrt (share));
      }
  cairo_surface_mark_dirty (surface);
  return surface;
}

void
duid_triad_plot_add_density (DuidTriadPlot *plot,
                             gboolean       is_rest)
{
  DuidChart *chart = plot->chart;
  Grid       grid = {
          .counts = g_new0 (double, N_ACROSS *N_DOWN),
          .weights = g_new0 (double, N_ACROSS *N_DOWN),
  };
  gsize            n = count_rows (plot, is_rest, &grid);
  double           most = smooth (&grid, n);
  DuidColour       colour = is_rest ? chart->palette->outside : chart->palette->series[0];
  double           dense = plot->n < DUID_TOO_MANY_MARKS ? DOTS_ALPHA : FULL_ALPHA;
  cairo_surface_t *surface = paint_grid (&grid, most, colour, is_rest ? REST_ALPHA : dense);

  duid_scene_begin_layer (chart->scene, is_rest ? "density-rest" : "density",
                          is_rest ? _ ("Density of what is filtered out") : _ ("Density"));
  duid_scene_add_raster (chart->scene, plot->corners[1].x, plot->corners[0].y, plot->side,
                         HEIGHT * plot->side, surface);
  cairo_surface_destroy (surface);
  g_free (grid.counts);
  g_free (grid.weights);
}
