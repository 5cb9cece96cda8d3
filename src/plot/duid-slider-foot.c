/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-slider-foot.h"

#include <math.h>

#include "duid-config.h"

#include <glib/gi18n-lib.h>

#include "base/duid-number.h"

/* A brush falls on steps of so many a scale. */
#define STEPS 1000

/* Pixels of look.md on a card. */
#define LABEL_TEXT  11.0
#define ANCHOR_TEXT 12.0
#define WIDE        .45 /* of the room: enough for two lines */
#define NARROW      .36 /* of the room: not even for three */

const DuidQuestion *
duid_slider_foot_get_question (DuidChart *chart)
{
  return duid_dataset_get_question (chart->request.dataset, (guint) chart->request.question);
}

/* The words at the ends, or the numbers where there are none. */
static char *
dup_anchor (const DuidQuestion *question,
            gboolean            is_right)
{
  const char *words = is_right ? question->right : question->left;

  if (words != NULL && *words != '\0')
    return g_strdup (words);
  return duid_number_for_people (is_right ? question->max : question->min, 2);
}

static DuidTextStyle
get_anchor_style (DuidChart *chart,
                  double     width,
                  gboolean   is_right)
{
  DuidTextStyle style = duid_chart_get_style (chart, ANCHOR_TEXT, TRUE);
  double        room = chart->to.x - chart->from.x;

  style.horizontal = is_right ? DUID_ALIGN_END : DUID_ALIGN_START;
  style.width = MAX (width - 18 * chart->size, 1);
  style.lines = width < NARROW * room ? 4 : width < WIDE * room ? 3
                                                                : 2;
  return style;
}

double
duid_slider_foot_measure (DuidChart *chart,
                          double     left,
                          double     right,
                          double     middle)
{
  double most = 0;

  for (int is_right = 0; is_right < 2; is_right++)
    {
      g_autofree char *words = dup_anchor (duid_slider_foot_get_question (chart), is_right);
      DuidTextStyle    style =
        get_anchor_style (chart, is_right ? right - middle : middle - left, is_right);
      double height;

      duid_scene_measure_text (chart->scene, words, &style, NULL, &height);
      most = MAX (most, height);
    }
  return most + 5 * chart->size;
}

void
duid_slider_foot_add (DuidChart *chart,
                      double     left,
                      double     right,
                      double     middle,
                      double     bottom)
{
  const DuidQuestion *question = duid_slider_foot_get_question (chart);
  double              value = (question->min + question->max) / 2;
  double              y = bottom + 3 * chart->size;
  g_autofree char    *number = duid_number_for_people (value, 2);
  DuidTextStyle       style = duid_chart_get_style (chart, LABEL_TEXT, FALSE);
  DuidPen             tick = { .stroke = chart->palette->line, .line_width = chart->line };

  duid_scene_begin_layer (chart->scene, "anchors", _ ("What the ends of the scale mean"));
  for (int is_right = 0; is_right < 2; is_right++)
    {
      g_autofree char *words = dup_anchor (question, is_right);
      DuidTextStyle    anchor =
        get_anchor_style (chart, is_right ? right - middle : middle - left, is_right);

      duid_scene_add_text (chart->scene, (DuidPoint) { is_right ? right : left, y }, words,
                           &anchor);
    }
  style.colour = chart->palette->secondary;
  style.horizontal = DUID_ALIGN_MIDDLE;
  duid_scene_add_text (chart->scene, (DuidPoint) { middle, y + chart->line }, number, &style);
  duid_scene_add_line (chart->scene, (DuidPoint) { middle, bottom }, (DuidPoint) { middle, y },
                       tick);
}

DuidCondition *
duid_slider_foot_brush (DuidChart       *chart,
                        const double     ends[2],
                        const double     values[2],
                        const DuidPoint *path,
                        gsize            n_points)
{
  double span = values[1] - values[0];
  double a = (path[0].x - ends[0]) / (ends[1] - ends[0]);
  double b = (path[n_points - 1].x - ends[0]) / (ends[1] - ends[0]);
  double from = values[0] + CLAMP (MIN (a, b), 0, 1) * span;
  double to = values[0] + CLAMP (MAX (a, b), 0, 1) * span;
  double step = span / STEPS;

  if (to - from < step)
    return NULL;
  return duid_condition_new_range (duid_slider_foot_get_question (chart)->name,
                                   round (from / step) * step, round (to / step) * step);
}

void
duid_slider_foot_draw_brush (DuidChart       *chart,
                             cairo_t         *cr,
                             const double     ends[2],
                             const double     heights[2],
                             const DuidPoint *path,
                             gsize            n_points)
{
  double from = CLAMP (MIN (path[0].x, path[n_points - 1].x), ends[0], ends[1]);
  double to = CLAMP (MAX (path[0].x, path[n_points - 1].x), ends[0], ends[1]);

  duid_colour_set (cr, duid_colour_with_alpha (chart->palette->accent, .14));
  cairo_rectangle (cr, from, heights[0], to - from, heights[1] - heights[0]);
  cairo_fill (cr);
}
