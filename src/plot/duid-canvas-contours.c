/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-canvas-plot-private.h"

#include "plot/duid-contour.h"
#include "plot/duid-figure.h"
#include "plot/duid-ink.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* A line for each stone within which half of those who placed it did so. */

#define N_NODES 101
#define FEWEST  50 /* placed stones: fewer say no more than their dots */

static gboolean
has_contour (DuidCanvasPlot *plot,
             guint           stone)
{
  const DuidStoneSummary *summary = g_ptr_array_index (plot->chart->summary->stones, stone);

  return duid_canvas_plot_shows (plot, stone) && summary->n_placed >= FEWEST;
}

static void
add_move_note (DuidCanvasPlot *plot,
               GString        *notes)
{
  const DuidDisplay *display = plot->chart->request.display;
  gboolean           is_changes = display != NULL && g_str_equal (display->name, "changes");

  if (display == NULL || (!is_changes && !g_str_equal (display->name, "arrows")))
    return;
  if (plot->chart->summary->states[DUID_STATE_ANSWERED] < DUID_FEWEST_SHOWN)
    return;
  if (is_changes && plot->chart->groups == NULL)
    return;
  g_string_append_printf (
    notes, "%s%s", notes->len > 0 ? " " : "",
    /* xgettext:no-c-format */
    is_changes ? _ ("Arrows go from a person’s first wave to the last, thick ones are the mean; "
                    "its end is 95 % sure to be inside the ring.")
               /* xgettext:no-c-format */
               : _ ("Arrows go from one stone to another of the same person, thick ones are the "
                    "mean; its end is 95 % sure to be inside the ring."));
}

static void
add_item_note (DuidCanvasPlot *plot,
               GString        *notes)
{
  const DuidDisplay  *display = plot->chart->request.display;
  const DuidQuestion *question = plot->question;

  if (display == NULL || !g_str_equal (display->name, "items") ||
      plot->chart->summary->states[DUID_STATE_ANSWERED] < DUID_FEWEST_PERCENTS)
    return;
  g_string_append_printf (notes, "%s%s", notes->len > 0 ? " " : "",
                          /* xgettext:no-c-format */
                          _ ("Cross: the mean and its 95 % margin. Hollow: not sure in which "
                             "quarter."));
  if (question->x.min == question->y.min && question->x.max == question->y.max)
    g_string_append_printf (notes, " %s", _ ("Dashed: both scales the same."));
}

static void
add_cell_note (DuidCanvasPlot *plot,
               GString        *notes)
{
  const DuidDisplay *display = plot->chart->request.display;
  g_autofree char   *words = NULL;

  if (display == NULL || !g_str_equal (display->name, "respondents") ||
      plot->chart->summary->states[DUID_STATE_ANSWERED] < DUID_FEWEST_SHOWN)
    return;
  words = duid_canvas_plot_dup_cell_words (plot);
  if (words == NULL)
    return;
  g_string_append_printf (notes, "%s%s", notes->len > 0 ? " " : "", words);
  duid_chart_add_remark (plot->chart, words);
}

/* NULL when nothing needs words. */
static char *
dup_note (DuidCanvasPlot *plot)
{
  const DuidChartRequest *request = &plot->chart->request;
  g_autoptr (GString) notes = g_string_new (NULL);
  gboolean has_any = FALSE;

  if (request->display != NULL && g_str_equal (request->display->name, "density") &&
      request->stone < 0)
    g_string_append (notes, _ ("Choose one stone to see where it is dense."));
  for (guint i = 0; i < plot->question->stones->len; i++)
    has_any |= has_contour (plot, i);
  if (duid_display_has (request->layers, "contours"))
    g_string_append_printf (
      notes, "%s%s", notes->len > 0 ? " " : "",
      has_any ? _ ("Within its line half of those who placed a stone did so.")
              : _ ("Lines that hold half of the places of a stone need at least 50 of them."));
  add_item_note (plot, notes);
  add_move_note (plot, notes);
  add_cell_note (plot, notes);
  return notes->len > 0 ? g_string_free (g_steal_pointer (&notes), FALSE) : NULL;
}

void
duid_canvas_plot_add_note (DuidCanvasPlot *plot)
{
  g_autofree char *words = dup_note (plot);

  duid_ink_add_note (plot->chart, words);
}

static void
add_lines (DuidCanvasPlot *plot,
           GPtrArray      *lines,
           DuidColour      colour)
{
  DuidChart *chart = plot->chart;
  DuidPen    halo = { .stroke = duid_colour_with_alpha (chart->palette->background, .9),
                      .line_width = 4 * chart->line };
  DuidPen    pen = { .stroke = colour, .line_width = 1.8 * chart->line };

  for (guint i = 0; i < lines->len; i++)
    {
      GArray   *line = g_ptr_array_index (lines, i);
      DuidPoint first = g_array_index (line, DuidPoint, 0);
      DuidPoint last = g_array_index (line, DuidPoint, line->len - 1);
      gboolean  is_closed = duid_point_distance (first, last) < 1e-9;

      for (guint j = 0; j < line->len; j++)
        {
          DuidPoint *point = &g_array_index (line, DuidPoint, j);

          point->x = plot->left + plot->width * point->x / (N_NODES - 1);
          point->y = plot->top + plot->height * point->y / (N_NODES - 1);
        }
      duid_scene_add_path (chart->scene, (DuidPoint *) (gpointer) line->data, line->len, is_closed,
                           halo);
      duid_scene_add_path (chart->scene, (DuidPoint *) (gpointer) line->data, line->len, is_closed,
                           pen);
    }
}

static void
add_stone (DuidCanvasPlot *plot,
           guint           stone)
{
  g_autoptr (DuidPlaneDensity) density = duid_canvas_plot_make_density (plot, stone);
  g_autofree double *heights = g_new (double, N_NODES *N_NODES);
  g_autoptr (GPtrArray) lines = NULL;
  const double half = .5;
  double       level;

  if (density == NULL)
    return;
  duid_plane_density_levels (density, &half, 1, &level);
  for (int y = 0; y < N_NODES; y++)
    {
      float line[N_NODES];

      duid_plane_density_line (density, (DuidPoint) { 0, y / (N_NODES - 1.0) },
                               1 / (N_NODES - 1.0), N_NODES, line);
      for (int x = 0; x < N_NODES; x++)
        heights[y * N_NODES + x] = line[x];
    }
  lines = duid_contour_trace (heights, N_NODES, N_NODES, level);
  add_lines (plot, lines,
             plot->chart->request.stone >= 0
               ? plot->chart->palette->text
               : duid_chart_get_stone_colour (plot->chart, (int) stone));
}

void
duid_canvas_plot_add_contours (DuidCanvasPlot *plot)
{
  duid_scene_begin_layer (plot->chart->scene, "contours", _ ("Half of the places of a stone"));
  if (!duid_display_has (plot->chart->request.layers, "contours"))
    return;
  for (guint i = 0; i < plot->question->stones->len; i++)
    if (has_contour (plot, i))
      add_stone (plot, i);
}
