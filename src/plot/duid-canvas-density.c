/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-canvas-plot-private.h"

#include "plot/duid-figure.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* So many placed stones that dots say nothing more: each stone's colour, denser
 * where more people placed it, on a square-root scale. */

#define N_CELLS    160
#define STEPS      256 /* of a weight of 1: cells hold whole numbers */
#define FULL_ALPHA .85

typedef struct
{
  double red;
  double green;
  double blue;
  double alpha;
} Cell;

DuidPlaneDensity *
duid_canvas_plot_make_density (DuidCanvasPlot *plot,
                               guint           stone)
{
  const DuidChartRequest *request = &plot->chart->request;
  const DuidPoint        *places = duid_dataset_get_stone (request->dataset,
                                                           (guint) request->question, stone);
  gsize                   n_rows = duid_dataset_get_n_rows (request->dataset);
  g_autofree guint32     *counts = g_new0 (guint32, N_CELLS * N_CELLS);
  gsize                   n = 0;
  gboolean                is_weighed = plot->chart->weights != NULL;

  for (gsize row = 0; row < n_rows; row++)
    {
      DuidPoint at;
      int       x;
      int       y;

      if (!duid_point_exists (places[row]) || !duid_chart_is_chosen (plot->chart, row))
        continue;
      at = duid_canvas_plot_place (plot, places[row]);
      x = CLAMP ((int) ((at.x - plot->left) / plot->width * N_CELLS), 0, N_CELLS - 1);
      y = CLAMP ((int) ((at.y - plot->top) / plot->height * N_CELLS), 0, N_CELLS - 1);
      counts[y * N_CELLS + x] +=
        is_weighed ? (guint32) lround (STEPS * duid_chart_weigh (plot->chart, row)) : 1;
      n++;
    }
  if (n < DUID_FEWEST_PERCENTS)
    return NULL;
  return duid_plane_density_new (DUID_PLANE_SQUARE, counts, N_CELLS, N_CELLS, 0,
                                 duid_plane_density_choose_h (n));
}

/* Lays a stone over what is there; colours are premultiplied. */
static void
lay_over (Cell                   *cells,
          const DuidPlaneDensity *density,
          DuidColour              colour,
          double                  full)
{
  double most = duid_plane_density_get_most (density);
  float  values[N_CELLS];

  for (int i = 0; i < N_CELLS * N_CELLS && most > 0; i++)
    {
      DuidPoint first = { .5 / N_CELLS, (i / N_CELLS + .5) / N_CELLS };
      double    alpha;

      if (i % N_CELLS == 0)
        duid_plane_density_line (density, first, 1.0 / N_CELLS, N_CELLS, values);
      alpha = full * sqrt (CLAMP (values[i % N_CELLS] / most, 0, 1));
      cells[i].red = cells[i].red * (1 - alpha) + colour.red * alpha;
      cells[i].green = cells[i].green * (1 - alpha) + colour.green * alpha;
      cells[i].blue = cells[i].blue * (1 - alpha) + colour.blue * alpha;
      cells[i].alpha = cells[i].alpha * (1 - alpha) + alpha;
    }
}

static cairo_surface_t *
paint_cells (const Cell *cells)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, N_CELLS, N_CELLS);
  guint8          *pixels = cairo_image_surface_get_data (surface);
  int              stride = cairo_image_surface_get_stride (surface);

  for (int y = 0; y < N_CELLS; y++)
    for (int x = 0; x < N_CELLS; x++)
      {
        const Cell *cell = &cells[y * N_CELLS + x];

        ((guint32 *) (gpointer) (pixels + y * stride))[x] =
          (guint32) lround (255 * cell->alpha) << 24 | (guint32) lround (255 * cell->red) << 16 |
          (guint32) lround (255 * cell->green) << 8 | (guint32) lround (255 * cell->blue);
      }
  cairo_surface_mark_dirty (surface);
  return surface;
}

void
duid_canvas_plot_add_density (DuidCanvasPlot *plot)
{
  DuidChart       *chart = plot->chart;
  guint            n = plot->question->stones->len;
  g_autofree Cell *cells = g_new0 (Cell, N_CELLS * N_CELLS);
  cairo_surface_t *surface;

  for (guint stone = 0; stone < n; stone++)
    {
      const DuidStoneSummary *summary = g_ptr_array_index (chart->summary->stones, stone);

      g_autoptr (DuidPlaneDensity) density = NULL;

      if (!duid_canvas_plot_shows (plot, stone) || duid_chart_hides (chart, summary->n_placed))
        continue;
      density = duid_canvas_plot_make_density (plot, stone);
      if (density != NULL)
        lay_over (cells, density, duid_chart_get_stone_colour (chart, (int) stone), FULL_ALPHA);
    }
  surface = paint_cells (cells);
  duid_scene_begin_layer (chart->scene, "density", _ ("Where the stones were placed"));
  duid_scene_add_raster (chart->scene, plot->left, plot->top, plot->width, plot->height, surface);
  cairo_surface_destroy (surface);
}
