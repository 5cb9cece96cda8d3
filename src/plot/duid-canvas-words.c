/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-canvas-plot-private.h"

#include "plot/duid-canvas-image.h"
#include "plot/duid-figure.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Where plane and list lie, the words at the four sides, and the list. */

#define DIMMED      .4
#define AXIS_GAP    3
#define LIST_SHARE  .44
#define LIST_WIDTH  190
#define LIST_GAP    10
#define MOST_ASPECT 1.3
#define LEAST_TEXT  10
#define MOST_SPARE  9   /* between entries */
#define ENTRY       2.2 /* of a stone and of a group, in radii of its letter */
#define GROUP_LINE  2.1
#define LEAST_LINE  1.6
#define TIGHT_GAP   3.0
#define TIGHTEST    .85
#define INDENT      2.7 /* of a label, in radii of its letter */

static double
measure_line (DuidCanvasPlot *plot,
              double          size)
{
  DuidTextStyle style = duid_chart_get_style (plot->chart, size, FALSE);
  double        height;

  duid_scene_measure_text (plot->chart->scene, "Ag", &style, NULL, &height);
  return height;
}

/* One stone beside others of its kind is named where they are compared. */
static gboolean
has_list (const DuidCanvasPlot *plot)
{
  const DuidChartRequest *request = &plot->chart->request;

  return !request->hides_list && (!request->is_panel || request->stone < 0);
}

/* Before an audience the list stands in the column of the key. */
static void
place_list (DuidCanvasPlot *plot)
{
  DuidChart *chart = plot->chart;
  double     left = plot->left + plot->width + LIST_GAP * chart->size;

  plot->list_from = (DuidPoint) { left, chart->from.y };
  plot->list_to = (DuidPoint) { MIN (chart->to.x, left + LIST_WIDTH * chart->size), chart->to.y };
  if (!chart->request.is_audience)
    return;
  plot->list_from = chart->key_from;
  plot->list_to = chart->key_to;
}

void
duid_canvas_plot_lay_out (DuidCanvasPlot *plot)
{
  DuidChart *chart = plot->chart;
  double     axis = measure_line (plot, DUID_CANVAS_TEXT) + AXIS_GAP * chart->size;
  double     width = chart->to.x - chart->from.x;
  double     height = chart->to.y - chart->from.y - axis - 4;
  double     list = chart->request.is_audience || !has_list (plot) ? 0 : width * LIST_SHARE;

  plot->width = MAX (width - list - LIST_GAP * chart->size - axis, 10);
  plot->height = MAX (height, 10);
  if (plot->width > plot->height * MOST_ASPECT)
    plot->width = plot->height * MOST_ASPECT;
  if (plot->height > plot->width * MOST_ASPECT)
    plot->height = plot->width * MOST_ASPECT;
  plot->left = chart->from.x + axis;
  plot->top = chart->from.y + 4 + MIN ((height - plot->height) / 2, MOST_SPARE * chart->size);
  place_list (plot);
  chart->unit.x = plot->width / (plot->question->x.max - plot->question->x.min);
  chart->unit.y = -plot->height / (plot->question->y.max - plot->question->y.min);
  chart->origin.x = plot->left - plot->question->x.min * chart->unit.x;
  chart->origin.y = plot->top + plot->height - plot->question->y.min * chart->unit.y;
}

/* The image tellers saw, dimmed so that dots stand out. */
static void
add_background (DuidCanvasPlot *plot)
{
  DuidChart       *chart = plot->chart;
  cairo_surface_t *image = duid_canvas_image_get (plot->question->background);
  DuidPen          dim = { .fill = duid_colour_with_alpha (chart->palette->background, DIMMED) };

  if (image == NULL)
    return;
  duid_scene_add_raster (chart->scene, plot->left, plot->top, plot->width, plot->height, image);
  duid_scene_add_rectangle (chart->scene, plot->left, plot->top, plot->width, plot->height, 0,
                            dim);
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
      style.width =
        MIN (lengths[i] + 1, i == 2 ? length : MAX (length / 2, length - lengths[1 - i]) - 4);
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

static guint
count_groups (DuidCanvasPlot *plot)
{
  guint n = 0;

  for (guint i = 0; plot->has_groups && i < plot->chart->groups->len; i++)
    n += plot->chart->group_counts[i] > 0 ? 1 : 0;
  return n;
}

/* By how much lines stand closer than they would like, so that stones and groups all have
 * a place in the list. */
static double
get_tightness (DuidCanvasPlot *plot)
{
  double radius = DUID_CANVAS_LETTER * plot->chart->size;
  guint  n_groups = count_groups (plot);
  double all = plot->question->stones->len * ENTRY * radius + n_groups * GROUP_LINE * radius +
               MOST_SPARE * plot->chart->size;

  return n_groups == 0 ? 1 : CLAMP ((plot->list_to.y - plot->list_from.y) / all, TIGHTEST, 1);
}

/* Between stones and groups. */
static double
get_group_gap (DuidCanvasPlot *plot)
{
  return plot->chart->size * (get_tightness (plot) < 1 ? TIGHT_GAP : MOST_SPARE);
}

/* The height of each entry and of all of them. */
static double
measure_entries (DuidCanvasPlot      *plot,
                 const DuidTextStyle *style,
                 double              *heights)
{
  double letter = ENTRY * DUID_CANVAS_LETTER * plot->chart->size * get_tightness (plot);
  double all = 0;

  for (guint i = 0; i < plot->question->stones->len; i++)
    {
      duid_scene_measure_text (plot->chart->scene, g_ptr_array_index (plot->question->stones, i),
                               style, NULL, &heights[i]);
      heights[i] = MAX (letter, heights[i] + plot->chart->size);
      all += heights[i];
    }
  return all;
}

/* How the list is set: the largest text at which all stones fit in two lines, or
 * else in one. */
static DuidTextStyle
choose_style (DuidCanvasPlot *plot,
              double          width,
              double          height,
              double         *heights)
{
  DuidTextStyle style = duid_chart_get_style (plot->chart, DUID_CANVAS_TEXT, FALSE);
  double        least = plot->chart->request.is_audience ? DUID_CANVAS_TEXT : LEAST_TEXT;

  style.width = width;
  style.vertical = DUID_ALIGN_MIDDLE;
  for (style.lines = 2; style.lines >= 1; style.lines--)
    for (style.size = DUID_CANVAS_TEXT; style.size >= least; style.size -= .5)
      if (measure_entries (plot, &style, heights) <= height &&
          (has_room_for_words (plot, &style) || style.size <= least))
        return style;
  style.lines = 1;
  style.size = least;
  measure_entries (plot, &style, heights);
  return style;
}

/* Before an audience how often a stone was placed is not said: it may be few. */
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
           DuidTextStyle   style)
{
  DuidChart       *chart = plot->chart;
  double           radius = DUID_CANVAS_LETTER * chart->size;
  double           left = plot->list_from.x;
  g_autofree char *count = dup_count (plot, stone);

  duid_canvas_plot_add_letter (plot, stone, (DuidPoint) { left + radius, y });
  if (!duid_canvas_plot_shows (plot, stone))
    style.colour = chart->palette->secondary;
  duid_scene_add_text (chart->scene, (DuidPoint) { left + INDENT * radius, y },
                       g_ptr_array_index (plot->question->stones, stone), &style);
  style.horizontal = DUID_ALIGN_END;
  style.width = 0;
  style.lines = 0;
  style.colour = chart->palette->secondary;
  duid_scene_add_text (chart->scene, (DuidPoint) { plot->list_to.x, y }, count, &style);
}

/* Stones that have no room in the list. */
static void
add_more (DuidCanvasPlot *plot,
          guint           n_more,
          double          y,
          DuidTextStyle   style)
{
  g_autofree char *words =
    g_strdup_printf (ngettext ("… and %u more", "… and %u more", n_more), n_more);
  double left = plot->list_from.x + INDENT * DUID_CANVAS_LETTER * plot->chart->size;

  style.colour = plot->chart->palette->secondary;
  duid_scene_add_text (plot->chart->scene, (DuidPoint) { left, y }, words, &style);
}

static double
measure_counts (DuidCanvasPlot *plot)
{
  DuidTextStyle style = duid_chart_get_style (plot->chart, DUID_CANVAS_TEXT, FALSE);
  double        widest = 0;

  for (guint i = 0; i < plot->question->stones->len; i++)
    {
      g_autofree char *count = dup_count (plot, i);
      double           width;

      duid_scene_measure_text (plot->chart->scene, count, &style, &width, NULL);
      widest = MAX (widest, width + 5 * plot->chart->size);
    }
  return widest;
}

/* Groups stand closer rather than that the last of them has no room. */
static double
get_group_line (DuidCanvasPlot *plot,
                double          from)
{
  double radius = DUID_CANVAS_LETTER * plot->chart->size;
  double room = plot->list_to.y - from;

  return CLAMP (room / MAX (count_groups (plot), 1), LEAST_LINE * radius, GROUP_LINE * radius);
}

/* One stone coloured by groups: what the colours mean, below the stones. */
static void
add_groups (DuidCanvasPlot *plot,
            double          y)
{
  DuidChart    *chart = plot->chart;
  DuidTextStyle style = duid_chart_get_style (chart, DUID_CANVAS_TEXT, FALSE);
  double        radius = DUID_CANVAS_LETTER * chart->size;
  double        line = get_group_line (plot, y);

  style.vertical = DUID_ALIGN_MIDDLE;
  style.lines = 1;
  style.width = plot->list_to.x - plot->list_from.x - INDENT * radius;
  for (guint i = 0; i < chart->groups->len && y + line <= plot->list_to.y + 1; i++)
    {
      const DuidGroupOf *group = g_ptr_array_index (chart->groups, i);
      DuidColour         colour = duid_chart_get_colour (chart, (int) i);
      DuidPoint          at = { plot->list_from.x + radius, y + line / 2 };
      DuidPen            pen = { .fill = colour,
                                 .stroke = duid_palette_get_outline (chart->palette, colour),
                                 .line_width = .7 * chart->line };

      if (chart->group_counts[i] == 0)
        continue;
      duid_scene_add_mark (chart->scene, at, 3.4 * chart->size,
                           duid_chart_get_shape (chart, (int) i), pen);
      at.x = plot->list_from.x + INDENT * radius;
      duid_scene_add_text (chart->scene, at, group->label, &style);
      y += line;
    }
}

/* The names of groups below all stones; where not all have room, half of the list. */
static double
get_group_room (DuidCanvasPlot *plot)
{
  double radius = DUID_CANVAS_LETTER * plot->chart->size * get_tightness (plot);
  double all = plot->list_to.y - plot->list_from.y;
  guint  n = count_groups (plot);
  double room = n * GROUP_LINE * radius + (n > 0 ? get_group_gap (plot) : 0);

  return all - room >= plot->question->stones->len * ENTRY * radius ? room : MIN (room, all / 2);
}

/* With groups only the stone that is shown, so that there is room for them. */
static gboolean
is_listed (DuidCanvasPlot *plot,
           guint           stone)
{
  gboolean has_groups =
    plot->chart->groups && plot->chart->request.stone >= 0 && !plot->has_waves;

  return !has_groups || duid_canvas_plot_shows (plot, stone);
}

void
duid_canvas_plot_add_list (DuidCanvasPlot *plot)
{
  DuidChart         *chart = plot->chart;
  guint              n = plot->question->stones->len;
  g_autofree double *heights = g_new0 (double, MAX (n, 1));
  double             width = plot->list_to.x - plot->list_from.x;
  double             room = plot->list_to.y - plot->list_from.y - get_group_room (plot);
  double             spare;
  double             y;
  DuidTextStyle      style;

  if (!has_list (plot))
    return;
  duid_scene_begin_layer (chart->scene, "list", _ ("Stones and how often they were placed"));
  style = choose_style (plot,
                        width - INDENT * DUID_CANVAS_LETTER * chart->size - measure_counts (plot),
                        room, heights);
  spare = room - measure_entries (plot, &style, heights);
  spare = CLAMP (spare / MAX (n, 1), 0, MOST_SPARE * chart->size);
  y = plot->list_from.y;
  for (guint i = 0; i < n; i++)
    {
      if (!is_listed (plot, i))
        continue;
      /* The last that has room gives it to the rest. */
      if (i + 1 < n && chart->request.stone < 0 &&
          y + heights[i] + heights[i + 1] > plot->list_from.y + room + 1)
        {
          add_more (plot, n - i, y + heights[i] / 2, style);
          y += heights[i];
          break;
        }
      add_entry (plot, i, y + heights[i] / 2, style);
      duid_chart_add_box (chart, DUID_HIT_BIN, (int) i, plot->list_from.x, y, width,
                          heights[i] + spare);
      y += heights[i] + spare;
    }
  if (chart->groups && (chart->request.stone >= 0 || plot->has_groups) && !plot->has_waves)
    add_groups (plot, y + get_group_gap (plot));
}
