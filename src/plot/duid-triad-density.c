/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-triad-plot-private.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Many answers as a raster: the density of those that are not on a corner or edge, on a
 * square-root scale of its own, so that the thin parts stay visible. Zero is the
 * background. */

#define HEIGHT     0.86602540378443864676
#define LEAST_SIDE 64
#define MOST_SIDE  560 /* pixels of the raster; it is scaled to the picture */
#define N_SHADES   256
#define FULL_ALPHA .92
#define DOTS_ALPHA .5 /* under dots */
#define REST_ALPHA .6

/* What is painted: a density, and the value that is full. */
typedef struct
{
  const DuidPlaneDensity *density;
  double                  most;
  int                     across;
  int                     down;
  guint32                 shades[N_SHADES];
} Raster;

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

/* A line of the raster, @up from the foot of a triangle 1 wide. A little beyond the sides:
 * the triangle's own line covers it. */
static void
paint_line (const Raster *raster,
            double        up,
            guint32      *pixels)
{
  double slack = up / (2 * HEIGHT);
  int    first = MAX ((int) floor (slack * raster->across - 1), 0);
  int    last = MIN ((int) ceil ((1 - slack) * raster->across), raster->across - 1);
  float  share = (float) (1 / raster->most);
  float  values[MOST_SIDE];

  duid_plane_density_line (raster->density, (DuidPoint) { (first + .5) / raster->across, up },
                           1.0 / raster->across, (guint) (last - first + 1), values);
  for (int x = first; x <= last; x++)
    pixels[x] = raster->shades[(int) (sqrtf (CLAMP (values[x - first] * share, 0, 1)) *
                                      (N_SHADES - 1))];
}

static cairo_surface_t *
paint_raster (const Raster *raster)
{
  cairo_surface_t *surface =
    cairo_image_surface_create (CAIRO_FORMAT_ARGB32, raster->across, raster->down);
  guint8 *pixels = cairo_image_surface_get_data (surface);
  int     stride = cairo_image_surface_get_stride (surface);

  for (int y = 0; y < raster->down && raster->most > 0; y++)
    paint_line (raster, (raster->down - y - .5) / raster->down * HEIGHT,
                (guint32 *) (gpointer) (pixels + y * stride));
  cairo_surface_mark_dirty (surface);
  return surface;
}

/* The answers that are filtered out, as wide as the others. */
static gsize
count_rest (DuidTriadPlot *plot,
            guint32       *cells)
{
  const DuidTallyCounts *all = duid_chart_count (plot->chart, DUID_TALLY_ALL);
  g_autoptr (DuidRows) rest = NULL;
  DuidTriadCounts counts;

  if (all != NULL && plot->group < 0)
    {
      for (int i = 0; i < DUID_TRIAD_N_CELLS; i++)
        cells[i] = all->cells[i] - plot->cells[i];
      return all->triad.parts[DUID_TRIAD_INSIDE] - plot->n_inside;
    }
  rest = duid_rows_copy (plot->chart->request.base);
  duid_rows_invert (rest);
  if (plot->group >= 0)
    duid_rows_and (
      rest, ((const DuidGroupOf *) g_ptr_array_index (plot->chart->groups, plot->group))->rows);
  duid_triad_codes_count (plot->codes, rest, &counts, cells);
  return counts.parts[DUID_TRIAD_INSIDE];
}

static DuidPlaneDensity *
make_rest (DuidTriadPlot *plot)
{
  g_autofree guint32 *cells = g_new0 (guint32, DUID_TRIAD_N_CELLS);
  gsize               n = count_rest (plot, cells);

  if (n == 0)
    return NULL;
  return duid_plane_density_new (DUID_PLANE_TRIANGLE, cells, DUID_TRIAD_GRID_ACROSS,
                                 DUID_TRIAD_GRID_DOWN, duid_plane_density_choose_h (n));
}

static void
add_raster (DuidTriadPlot          *plot,
            const DuidPlaneDensity *density,
            double                  most,
            DuidColour              colour,
            double                  full)
{
  DuidChart       *chart = plot->chart;
  Raster           raster = { .density = density, .most = most };
  cairo_surface_t *surface;

  raster.across = (int) CLAMP (plot->side, LEAST_SIDE, MOST_SIDE);
  raster.down = (int) ceil (raster.across * HEIGHT);
  for (int i = 0; i < N_SHADES; i++)
    raster.shades[i] = pack_pixel (colour, full * i / (N_SHADES - 1));
  surface = paint_raster (&raster);
  duid_scene_add_raster (chart->scene, plot->corners[1].x, plot->corners[0].y, plot->side,
                         HEIGHT * plot->side, surface);
  cairo_surface_destroy (surface);
}

void
duid_triad_plot_add_density (DuidTriadPlot *plot,
                             gboolean       is_rest)
{
  DuidChart *chart = plot->chart;
  DuidColour colour = plot->is_panel ? duid_chart_get_colour (chart, plot->group)
                                     : chart->palette->series[0];

  duid_triad_plot_begin_layer (plot, is_rest ? "density-rest" : "density",
                               is_rest ? _ ("Density of what is filtered out") : _ ("Density"));
  if (is_rest)
    {
      g_autoptr (DuidPlaneDensity) rest = make_rest (plot);

      if (rest != NULL)
        add_raster (plot, rest, duid_plane_density_get_most (rest), chart->palette->outside,
                    REST_ALPHA);
    }
  else if (plot->density != NULL && !plot->is_empty)
    add_raster (plot, plot->density,
                plot->most_density * plot->amounts.n / MAX (plot->amounts.inside, 1e-9), colour,
                plot->has_dots ? DOTS_ALPHA : FULL_ALPHA);
}
