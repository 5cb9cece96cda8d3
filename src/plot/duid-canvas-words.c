/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-canvas-plot-private.h"

#include "plot/duid-figure.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Where plane and list lie, the words at the four sides, and the list. */

#define AXIS_GAP    3
#define LIST_SHARE  .44
#define HALL_SHARE  .5 /* before an audience */
#define LIST_GAP    10
#define MOST_ASPECT 1.3
#define LEAST_TEXT  10

static double
measure_line (DuidCanvasPlot *plot,
              double          size)
{
  DuidTextStyle style = duid_chart_get_style (plot->chart, size, FALSE);
  double        height;

  duid_scene_measure_text (plot->chart->scene, "Ag", &style, NULL, &height);
  return height;
}

void
duid_canvas_plot_lay_out (DuidCanvasPlot *plot)
{
  DuidChart *chart = plot->chart;
  double     axis = measure_line (plot, DUID_CANVAS_TEXT) + AXIS_GAP * chart->size;
  double     width = chart->to.x - chart->from.x;
  double     height = chart->to.y - chart->from.y - axis - 2;
  double     list = width * (chart->request.is_audience ? HALL_SHARE : LIST_SHARE);

  plot->width = MAX (width - list - LIST_GAP * chart->size - axis, 10);
  plot->height = MAX (height, 10);
  if (plot->width > plot->height * MOST_ASPECT)
    plot->width = plot->height * MOST_ASPECT;
  if (plot->height > plot->width * MOST_ASPECT)
    plot->height = plot->width * MOST_ASPECT;
  plot->left = chart->from.x + axis;
  plot->top = chart->from.y + 2 + (height - plot->height) / 2;
  plot->list_x = plot->left + plot->width + LIST_GAP * chart->size;
  chart->unit.x = plot->width / (plot->question->x.max - plot->question->x.min);
  chart->unit.y = -plot->height / (plot->question->y.max - plot->question->y.min);
  chart->origin.x = plot->left - plot->question->x.min * chart->unit.x;
  chart->origin.y = plot->top + plot->height - plot->question->y.min * chart->unit.y;
}

/* The image tellers saw, dimmed. A path that leads nowhere is no picture. */
static void
add_background (DuidCanvasPlot *plot)
{
  DuidChart       *chart = plot->chart;
  const char      *path = plot->question->background;
  cairo_surface_t *image;
  DuidPen          dim = { .fill = duid_colour_with_alpha (chart->palette->background, .25) };

  if (!path || !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return;
  image = cairo_image_surface_create_from_png (path);
  if (cairo_surface_status (image) == CAIRO_STATUS_SUCCESS)
    {
      duid_scene_add_raster (chart->scene, plot->left, plot->top, plot->width, plot->height, image);
      duid_scene_add_rectangle (chart->scene, plot->left, plot->top, plot->width, plot->height, 0,
                                dim);
    }
  cairo_surface_destroy (image);
}

/* Words of one axis along @length pixels: the ends bold, the name between them
 * as far as there is room. */
static void
add_axis_words (DuidCanvasPlot *plot,
                const DuidAxis *axis,
                gboolean        is_upright)
{
  DuidChart    *chart = plot->chart;
  double        length = is_upright ? plot->height : plot->width;
  double        y = plot->top + plot->height + AXIS_GAP * chart->size;
  DuidTextStyle style = duid_chart_get_style (chart, DUID_CANVAS_TEXT, TRUE);
  double        lengths[3] = { 0, 0, 0 };
  const char   *words[3] = { axis->left, axis->right, axis->label };

  for (int i = 0; i < 3; i++)
    {
      style.is_bold = i < 2;
      if (words[i] && *words[i])
        duid_scene_measure_text (chart->scene, words[i], &style, &lengths[i], NULL);
    }
  style.is_upright = is_upright;
  style.lines = 1;
  for (int i = 0; i < 3; i++)
    {
      double    share = i == 2 ? .5 : i;
      DuidPoint at = { plot->left + share * plot->width, y };

      if (!words[i] || !*words[i])
        continue;
      if (i == 2 && lengths[2] / 2 + MAX (lengths[0], lengths[1]) + 8 * chart->size > length / 2)
        continue;
      style.is_bold = i < 2;
      style.colour = i < 2 ? chart->palette->text : chart->palette->secondary;
      style.width = MIN (lengths[i] + 1, i == 2 ? length : length / 2 - 2);
      style.horizontal = i == 2 ? DUID_ALIGN_MIDDLE : i == 0 ? DUID_ALIGN_START
                                                             : DUID_ALIGN_END;
      if (is_upright)
        {
          at = (DuidPoint) { chart->from.x, plot->top + (1 - share) * plot->height };
          style.horizontal = DUID_ALIGN_START;
          style.vertical = i == 2 ? DUID_ALIGN_MIDDLE : i == 0 ? DUID_ALIGN_END
                                                               : DUID_ALIGN_START;
        }
      duid_scene_add_text (chart->scene, at, words[i], &style);
    }
}

void
duid_canvas_plot_add_axes (DuidCanvasPlot *plot)
{
  DuidChart *chart = plot->chart;
  double     middle = plot->left + plot->width / 2;
  double     half = plot->top + plot->height / 2;
  DuidPen    frame = { .stroke = chart->palette->line, .line_width = chart->line };
  DuidPen    guide = { .stroke = chart->palette->guide, .line_width = .9 * chart->line };

  duid_scene_begin_layer (chart->scene, "canvas", _ ("Canvas"));
  add_background (plot);
  duid_scene_add_line (chart->scene, (DuidPoint) { middle, plot->top },
                       (DuidPoint) { middle, plot->top + plot->height }, guide);
  duid_scene_add_line (chart->scene, (DuidPoint) { plot->left, half },
                       (DuidPoint) { plot->left + plot->width, half }, guide);
  duid_scene_add_rectangle (chart->scene, plot->left, plot->top, plot->width, plot->height, 0,
                            frame);
  duid_scene_begin_layer (chart->scene, "words", _ ("Words at the sides"));
  add_axis_words (plot, &plot->question->x, FALSE);
  add_axis_words (plot, &plot->question->y, TRUE);
}

/* Whether no word has to be cut. */
static gboolean
has_room_for_words (DuidCanvasPlot      *plot,
                    const DuidTextStyle *style)
{
  DuidTextStyle one = *style;

  one.width = 0;
  one.lines = 0;
  for (guint i = 0; i < plot->question->stones->len; i++)
    {
      g_auto (GStrv) words = g_strsplit (g_ptr_array_index (plot->question->stones, i), " ", -1);

      for (int j = 0; words[j]; j++)
        {
          double width;

          duid_scene_measure_text (plot->chart->scene, words[j], &one, &width, NULL);
          if (width > style->width)
            return FALSE;
        }
    }
  return TRUE;
}

/* How the list is set: the largest text at which all stones fit in two lines, or
 * else in one. */
static DuidTextStyle
choose_style (DuidCanvasPlot *plot,
              double          width,
              double          height,
              double         *step)
{
  guint         n = plot->question->stones->len;
  DuidTextStyle style = duid_chart_get_style (plot->chart, DUID_CANVAS_TEXT, FALSE);
  double        letter = 2.3 * DUID_CANVAS_LETTER * plot->chart->size;

  style.width = width;
  style.vertical = DUID_ALIGN_MIDDLE;
  for (style.lines = 2; style.lines >= 1; style.lines--)
    for (style.size = DUID_CANVAS_TEXT; style.size >= LEAST_TEXT; style.size -= .5)
      {
        double most = letter;

        for (guint i = 0; i < n; i++)
          {
            double one;

            duid_scene_measure_text (plot->chart->scene,
                                     g_ptr_array_index (plot->question->stones, i), &style, NULL,
                                     &one);
            most = MAX (most, one + 1);
          }
        *step = MIN (most * 1.25, height / MAX (n, 1));
        if (most * n <= height && (has_room_for_words (plot, &style) || style.size <= LEAST_TEXT))
          return style;
      }
  style.lines = 1;
  style.size = LEAST_TEXT;
  *step = letter;
  return style;
}

static char *
dup_count (DuidCanvasPlot *plot,
           guint           stone)
{
  const DuidStoneSummary *summary = g_ptr_array_index (plot->chart->summary->stones, stone);

  if (plot->chart->request.is_audience)
    return g_strdup ("");
  return duid_figure_dup_count (summary->n_placed);
}

static void
add_entry (DuidCanvasPlot *plot,
           guint           stone,
           double          y,
           double          right,
           DuidTextStyle   style)
{
  DuidChart       *chart = plot->chart;
  double           radius = DUID_CANVAS_LETTER * chart->size;
  g_autofree char *count = dup_count (plot, stone);

  duid_canvas_plot_add_letter (plot, stone, (DuidPoint) { plot->list_x + radius, y });
  if (!duid_canvas_plot_shows (plot, stone))
    style.colour = chart->palette->secondary;
  duid_scene_add_text (chart->scene, (DuidPoint) { plot->list_x + 2.7 * radius, y },
                       g_ptr_array_index (plot->question->stones, stone), &style);
  style.horizontal = DUID_ALIGN_END;
  style.width = 0;
  style.lines = 0;
  style.colour = chart->palette->secondary;
  duid_scene_add_text (chart->scene, (DuidPoint) { right, y }, count, &style);
}

void
duid_canvas_plot_add_list (DuidCanvasPlot *plot)
{
  DuidChart    *chart = plot->chart;
  guint         n = plot->question->stones->len;
  double        room = chart->to.y - chart->from.y;
  double        right = MIN (chart->to.x, plot->list_x + 190 * chart->size);
  double        indent = 2.7 * DUID_CANVAS_LETTER * chart->size;
  double        counts = 0;
  double        step;
  double        y;
  DuidTextStyle style = duid_chart_get_style (chart, DUID_CANVAS_TEXT, FALSE);

  duid_scene_begin_layer (chart->scene, "list", _ ("Stones and how often they were placed"));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *count = dup_count (plot, i);
      double           width;

      duid_scene_measure_text (chart->scene, count, &style, &width, NULL);
      counts = MAX (counts, width);
    }
  style = choose_style (plot, right - plot->list_x - indent - counts - 5 * chart->size,
                        plot->height, &step);
  if (style.lines < 2)
    style = choose_style (plot, right - plot->list_x - indent - counts - 5 * chart->size, room,
                          &step);
  y = chart->from.y + MAX (0, (plot->top - chart->from.y + plot->height - step * n) / 2);
  for (guint i = 0; i < n && y + step <= chart->to.y + 1; i++, y += step)
    {
      add_entry (plot, i, y + step / 2, right, style);
      duid_chart_add_box (chart, DUID_HIT_BIN, (int) i, plot->list_x, y, right - plot->list_x,
                          step);
    }
}
