/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-canvas-plot-private.h"

#include "plot/duid-figure.h"
#include "plot/duid-ink.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* One stone on two scales, told by fifths of both: how many answered what together. Who
 * rates both alike stands on the diagonal. Of few people the answers themselves are seen. */

#define SIDE        5
#define FEW         20
#define ON_EDGE     1e-9 /* in fifths: 0.6 × 5 is not quite 3 */
#define MOST_TINT   .75
#define LEAST_LINES 30.0 /* a cell as high has room for its share too */
#define SHARE_TEXT  9.5

typedef struct
{
  gsize counts[SIDE * SIDE]; /* lines from the lowest fifth of y, each from the left */
  gsize lines[SIDE];
  gsize most; /* of one cell */
  gsize n;
  gsize above; /* further on y than on x */
  gsize alike;
} Cells;

static guint
get_stone (const DuidCanvasPlot *plot)
{
  return plot->chart->request.stone >= 0 ? (guint) plot->chart->request.stone : 0;
}

static int
get_fifth (const DuidAxis *axis,
           double          value)
{
  double share = (value - axis->min) / (axis->max - axis->min);

  return CLAMP ((int) floor (share * SIDE + ON_EDGE), 0, SIDE - 1);
}

static const DuidPoint *
get_places (const DuidCanvasPlot *plot)
{
  return duid_dataset_get_stone (plot->chart->request.dataset,
                                 (guint) plot->chart->request.question, get_stone (plot));
}

static Cells
count_cells (const DuidCanvasPlot *plot)
{
  gsize            n_rows = duid_dataset_get_n_rows (plot->chart->request.dataset);
  const DuidPoint *places = NULL;
  Cells            cells = { .n = 0 };

  if (plot->question->stones->len == 0)
    return cells;
  places = get_places (plot);
  for (gsize row = 0; row < n_rows; row++)
    {
      int x, y;

      if (!duid_point_exists (places[row]) || !duid_chart_is_in_base (plot->chart, row))
        continue;
      x = get_fifth (&plot->question->x, places[row].x);
      y = get_fifth (&plot->question->y, places[row].y);
      cells.counts[y * SIDE + x]++;
      cells.most = MAX (cells.most, cells.counts[y * SIDE + x]);
      cells.lines[y]++;
      cells.n++;
      cells.above += y > x ? 1 : 0;
      cells.alike += y == x ? 1 : 0;
    }
  return cells;
}

/* ---- words ---- */

static const char *
get_name (const DuidAxis *axis)
{
  return axis->label != NULL && *axis->label != '\0' ? axis->label
         : axis->right != NULL                       ? axis->right
                                                     : "";
}

static char *
dup_amount (const DuidCanvasPlot *plot,
            const Cells          *cells,
            gsize                 n)
{
  return cells->n < DUID_FEWEST_PERCENTS || duid_chart_hides (plot->chart, n)
           ? duid_ink_dup_count (plot->chart, n)
           : duid_figure_dup_percent (100 * (double) n / (double) cells->n);
}

char *
duid_canvas_plot_dup_cell_words (DuidCanvasPlot *plot)
{
  Cells            cells = count_cells (plot);
  g_autofree char *n = duid_ink_dup_count (plot->chart, cells.n);
  g_autofree char *sentence = NULL;
  g_autofree char *above = dup_amount (plot, &cells, cells.above);
  g_autofree char *alike = dup_amount (plot, &cells, cells.alike);
  g_autofree char *below =
    dup_amount (plot, &cells, cells.n - cells.above - cells.alike);

  if (cells.n == 0)
    return NULL;
  /* Translators: a stone, how many placed it, the name of a scale, a share or a number, the
   * share of those who are as far on both scales, the name of the other scale, a share. */
  sentence = g_strdup_printf (
    _ ("“%s”, %s: further on “%s” %s, in the same fifth of both %s, further on “%s” %s."),
    (char *) g_ptr_array_index (plot->question->stones, get_stone (plot)), n,
    get_name (&plot->question->y), above, alike, get_name (&plot->question->x), below);
  if (cells.n <= FEW)
    return g_steal_pointer (&sentence);
  return g_strconcat (sentence, " ", _ ("Small: share of the row."), NULL);
}

/* ---- drawing ---- */

static void
add_words (DuidCanvasPlot *plot,
           const Cells    *cells,
           int             cell,
           DuidPoint       middle,
           DuidColour      tint)
{
  DuidChart *chart = plot->chart;
  gsize      n = cells->counts[cell];
  double     height = plot->height / SIDE;
  gboolean   has_share = height >= LEAST_LINES * chart->size && n > 0 &&
                       cells->lines[cell / SIDE] >= DUID_FEWEST_PERCENTS &&
                       !duid_chart_hides (chart, n);
  g_autofree char *count = duid_ink_dup_count (chart, n);
  DuidTextStyle    style = duid_chart_get_style (chart, DUID_CANVAS_TEXT, TRUE);

  style.horizontal = style.vertical = DUID_ALIGN_MIDDLE;
  style.colour = duid_ink_get_on (tint);
  style.width = plot->width / SIDE - 2;
  style.lines = 1;
  middle.y -= has_share ? height * .17 : 0;
  duid_scene_add_text (chart->scene, middle, count, &style);
  if (has_share)
    {
      g_autofree char *share =
        duid_figure_dup_percent (100 * (double) n / (double) cells->lines[cell / SIDE]);

      style = duid_chart_get_style (chart, SHARE_TEXT, FALSE);
      style.horizontal = style.vertical = DUID_ALIGN_MIDDLE;
      style.colour = duid_ink_get_on (tint);
      style.width = plot->width / SIDE - 2;
      style.lines = 1;
      middle.y += height * .36;
      duid_scene_add_text (chart->scene, middle, share, &style);
    }
}

static void
add_cell (DuidCanvasPlot *plot,
          const Cells    *cells,
          int             cell)
{
  DuidChart *chart = plot->chart;
  double     width = plot->width / SIDE;
  double     height = plot->height / SIDE;
  double     x = plot->left + cell % SIDE * width;
  double     y = plot->top + plot->height - (cell / SIDE + 1) * height;
  gsize      n = cells->counts[cell];
  gboolean   is_few = cells->n <= FEW;
  gboolean   is_alike = cell % SIDE == cell / SIDE;
  double     share = is_few || duid_chart_hides (chart, n) ? 0 : (double) n / (double) cells->most;
  DuidColour tint = duid_ink_mix (chart->palette->series[0], chart->palette->background,
                                  MOST_TINT * share);
  DuidPen    pen = { .fill = tint,
                     .stroke = is_alike ? chart->palette->text : chart->palette->guide,
                     .line_width = (is_alike ? 1.2 : .7) * chart->line };

  duid_scene_add_rectangle (chart->scene, x + 1, y + 1, width - 2, height - 2, 0, pen);
  if (!is_few && n > 0)
    add_words (plot, cells, cell, (DuidPoint) { x + width / 2, y + height / 2 }, tint);
  duid_chart_add_box (chart, DUID_HIT_CELL, cell, x, y, width, height);
}

static void
add_people (DuidCanvasPlot *plot)
{
  DuidChart       *chart = plot->chart;
  const DuidPoint *places = get_places (plot);
  gsize            n_rows = duid_dataset_get_n_rows (chart->request.dataset);
  DuidPen          pen = { .fill = duid_colour_with_alpha (chart->palette->series[0],
                                                           plot->dot_alpha) };

  duid_scene_begin_layer (chart->scene, "dots", _ ("Stones as they were placed"));
  for (gsize row = 0; row < n_rows; row++)
    if (duid_point_exists (places[row]) && duid_chart_is_in_base (chart, row))
      {
        DuidPoint at = duid_canvas_plot_place (plot, places[row]);

        duid_scene_add_mark (chart->scene, at, plot->dot_radius, DUID_SHAPE_DISC, pen);
        duid_chart_add_dot (chart, at, row, (int) get_stone (plot));
      }
}

void
duid_canvas_plot_add_cells (DuidCanvasPlot *plot)
{
  Cells cells = count_cells (plot);

  if (cells.n == 0)
    return;
  duid_scene_begin_layer (plot->chart->scene, "cells", _ ("Both answers"));
  for (int cell = 0; cell < SIDE * SIDE; cell++)
    add_cell (plot, &cells, cell);
  if (cells.n <= FEW)
    add_people (plot);
}

/* ---- choosing ---- */

/* A fifth of an axis, without the end that belongs to the next. */
static DuidPoint
get_ends (const DuidAxis *axis,
          int             fifth)
{
  double width = (axis->max - axis->min) / SIDE;
  double grain = width * 1e-6;

  return (DuidPoint) { axis->min + fifth * width - grain,
                       axis->min + (fifth + 1) * width + (fifth == SIDE - 1 ? grain : -grain) };
}

DuidCondition *
duid_canvas_plot_brush_cell (const DuidCanvasPlot *plot,
                             int                   cell)
{
  DuidPoint       x = get_ends (&plot->question->x, cell % SIDE);
  DuidPoint       y = get_ends (&plot->question->y, cell / SIDE);
  const DuidPoint corners[] = { { x.x, y.x }, { x.y, y.x }, { x.y, y.y }, { x.x, y.y } };

  return duid_condition_new_lasso (
    plot->question->name, g_ptr_array_index (plot->question->stones, get_stone (plot)), corners,
    G_N_ELEMENTS (corners));
}
