/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-trend.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "plot/duid-figure.h"

#define TEXT        11.0
#define ROW_HEIGHT  22.0
#define TIME_HEIGHT 132.0
#define GAP         6.0
#define LABEL_SHARE .38 /* of the width, at most */
#define DOT         4.0
#define CAP         3.5
#define BAND_ALPHA  .18

struct _DuidTrend
{
  DuidTrendRequest   request;
  DuidScene         *scene;
  const DuidPalette *palette;
  double             left; /* of the scale */
  double             right;
  double             top;
  double             bottom;
};

double
duid_trend_get_height (guint    n_parts,
                       gboolean is_in_time,
                       double   text_scale)
{
  double scale = text_scale > 0 ? text_scale : 1;

  return scale * (is_in_time ? TIME_HEIGHT : (n_parts + 1) * ROW_HEIGHT);
}

static DuidTextStyle
style (const DuidTrend *trend,
       DuidAlign        horizontal,
       DuidAlign        vertical)
{
  return (DuidTextStyle) {
    .size = TEXT,
    .colour = trend->palette->secondary,
    .horizontal = horizontal,
    .vertical = vertical,
    .lines = 1,
  };
}

static double
get_x (const DuidTrend *trend,
       double           percent)
{
  return trend->left + percent / 100 * (trend->right - trend->left);
}

static double
get_y (const DuidTrend *trend,
       double           percent)
{
  return trend->bottom - percent / 100 * (trend->bottom - trend->top);
}

static const char *
get_label (const DuidTrend *trend,
           guint            part)
{
  return ((const DuidGroupOf *) g_ptr_array_index (trend->request.parts, part))->label;
}

static DuidPen
stroke (DuidColour colour,
        double     width)
{
  return (DuidPen) { .stroke = colour, .line_width = width };
}

/* ---- groups: a row each ---- */

static double
measure_labels (DuidTrend *trend)
{
  DuidTextStyle look = style (trend, DUID_ALIGN_START, DUID_ALIGN_MIDDLE);
  double        widest = 0;

  for (guint i = 0; i < trend->request.parts->len; i++)
    {
      double width, height;

      duid_scene_measure_text (trend->scene, get_label (trend, i), &look, &width, &height);
      widest = MAX (widest, width);
    }
  return ceil (widest) + 1;
}

static void
add_percent_axis (DuidTrend *trend)
{
  DuidTextStyle look = style (trend, DUID_ALIGN_MIDDLE, DUID_ALIGN_START);

  duid_scene_begin_layer (trend->scene, "axis", _ ("Scale"));
  for (int percent = 0; percent <= 100; percent += 25)
    {
      double           x = get_x (trend, percent);
      g_autofree char *label = duid_figure_dup_percent (percent);

      duid_scene_add_line (trend->scene, (DuidPoint) { x, trend->top },
                           (DuidPoint) { x, trend->bottom }, stroke (trend->palette->guide, .75));
      look.horizontal = percent == 0     ? DUID_ALIGN_START
                        : percent == 100 ? DUID_ALIGN_END
                                         : DUID_ALIGN_MIDDLE;
      if (percent % 50 == 0)
        duid_scene_add_text (trend->scene, (DuidPoint) { x, trend->bottom + 3 }, label, &look);
    }
}

static void
add_whole_line (DuidTrend *trend)
{
  DuidPen pen = stroke (trend->palette->secondary, 1);

  if (isnan (trend->request.whole.percent))
    return;
  pen.dash_on = 4;
  pen.dash_off = 3;
  duid_scene_begin_layer (trend->scene, "whole", _ ("All together"));
  if (trend->request.is_in_time)
    duid_scene_add_line (trend->scene,
                         (DuidPoint) { trend->left, get_y (trend, trend->request.whole.percent) },
                         (DuidPoint) { trend->right, get_y (trend, trend->request.whole.percent) },
                         pen);
  else
    duid_scene_add_line (trend->scene,
                         (DuidPoint) { get_x (trend, trend->request.whole.percent), trend->top },
                         (DuidPoint) { get_x (trend, trend->request.whole.percent), trend->bottom },
                         pen);
}

static void
add_group (DuidTrend *trend,
           guint      part,
           double     y)
{
  const DuidIndicatorValue *value = &trend->request.values[part];
  DuidColour                ink = trend->palette->series[0];
  DuidTextStyle             look = style (trend, DUID_ALIGN_START, DUID_ALIGN_MIDDLE);
  g_autofree char          *share = duid_indicator_dup_share (*value, TRUE);
  g_autofree char          *count = duid_figure_dup_hidden (value->n_answered);
  g_autofree char          *words = g_strdup_printf (_ ("%s of %s"), share, count);

  look.width = trend->left - 2 * GAP;
  look.colour = trend->palette->text;
  duid_scene_add_text (trend->scene, (DuidPoint) { 0, y }, get_label (trend, part), &look);
  look = style (trend, DUID_ALIGN_END, DUID_ALIGN_MIDDLE);
  duid_scene_add_text (trend->scene, (DuidPoint) { duid_scene_get_width (trend->scene), y },
                       isnan (value->percent) ? share : words, &look);
  if (isnan (value->percent))
    return;
  duid_scene_add_line (trend->scene, (DuidPoint) { get_x (trend, value->low), y },
                       (DuidPoint) { get_x (trend, value->high), y }, stroke (ink, 1.4));
  duid_scene_add_line (trend->scene, (DuidPoint) { get_x (trend, value->low), y - CAP },
                       (DuidPoint) { get_x (trend, value->low), y + CAP }, stroke (ink, 1.4));
  duid_scene_add_line (trend->scene, (DuidPoint) { get_x (trend, value->high), y - CAP },
                       (DuidPoint) { get_x (trend, value->high), y + CAP }, stroke (ink, 1.4));
  duid_scene_add_mark (trend->scene, (DuidPoint) { get_x (trend, value->percent), y }, DOT,
                       DUID_SHAPE_DISC, (DuidPen) { .fill = ink });
}

static void
draw_groups (DuidTrend *trend,
             double     width,
             double     height)
{
  guint            n = trend->request.parts->len;
  DuidTextStyle    look = style (trend, DUID_ALIGN_END, DUID_ALIGN_MIDDLE);
  double           pitch = height / (n + 1);
  g_autofree char *widest = g_strdup_printf (_ ("%s of %s"), "100\u00a0%", "000.000");
  double           figures, line;

  duid_scene_measure_text (trend->scene, widest, &look, &figures, &line);
  trend->left = MIN (measure_labels (trend), width * LABEL_SHARE) + 2 * GAP;
  trend->right = width - figures - 2 * GAP;
  trend->top = 0;
  trend->bottom = n * pitch;
  add_percent_axis (trend);
  add_whole_line (trend);
  duid_scene_begin_layer (trend->scene, "groups", _ ("Groups"));
  for (guint i = 0; i < n; i++)
    add_group (trend, i, (i + .5) * pitch);
}

/* ---- time: a line ---- */

static double
get_time_x (const DuidTrend *trend,
            guint            part)
{
  return trend->left + (part + .5) / trend->request.parts->len * (trend->right - trend->left);
}

/* The first of how many labels fits. */
static guint
get_label_step (DuidTrend *trend)
{
  double pitch = (trend->right - trend->left) / trend->request.parts->len;

  return (guint) MAX (1, ceil ((measure_labels (trend) + GAP) / pitch));
}

static void
add_time_axis (DuidTrend *trend)
{
  DuidTextStyle look = style (trend, DUID_ALIGN_END, DUID_ALIGN_MIDDLE);
  guint         step = get_label_step (trend);

  duid_scene_begin_layer (trend->scene, "axis", _ ("Scale"));
  for (int percent = 0; percent <= 100; percent += 50)
    {
      double           y = get_y (trend, percent);
      g_autofree char *label = duid_figure_dup_percent (percent);

      duid_scene_add_line (trend->scene, (DuidPoint) { trend->left, y },
                           (DuidPoint) { trend->right, y }, stroke (trend->palette->guide, .75));
      duid_scene_add_text (trend->scene, (DuidPoint) { trend->left - GAP, y }, label, &look);
    }
  look = style (trend, DUID_ALIGN_MIDDLE, DUID_ALIGN_START);
  for (guint i = 0; i < trend->request.parts->len; i += step)
    duid_scene_add_text (trend->scene, (DuidPoint) { get_time_x (trend, i), trend->bottom + 4 },
                         get_label (trend, i), &look);
}

/* The band from one part with a percentage to the next, both ways round. */
static void
add_time_band (DuidTrend *trend)
{
  const DuidIndicatorValue *values = trend->request.values;
  DuidPen                   pen = {
                      .fill = duid_colour_with_alpha (trend->palette->series[0], BAND_ALPHA),
  };

  duid_scene_begin_layer (trend->scene, "band", _ ("95 % interval"));
  for (guint i = 0; i + 1 < trend->request.parts->len; i++)
    {
      double    x = get_time_x (trend, i);
      double    next = get_time_x (trend, i + 1);
      DuidPoint corners[4];

      if (isnan (values[i].percent) || isnan (values[i + 1].percent))
        continue;
      corners[0] = (DuidPoint) { x, get_y (trend, values[i].low) };
      corners[1] = (DuidPoint) { next, get_y (trend, values[i + 1].low) };
      corners[2] = (DuidPoint) { next, get_y (trend, values[i + 1].high) };
      corners[3] = (DuidPoint) { x, get_y (trend, values[i].high) };
      duid_scene_add_path (trend->scene, corners, G_N_ELEMENTS (corners), TRUE, pen);
    }
}

static gboolean
has_percent (const DuidTrend *trend,
             int              part)
{
  return part >= 0 && (guint) part < trend->request.parts->len &&
         !isnan (trend->request.values[part].percent);
}

/* A part alone in time has no band, but a whisker. */
static void
add_time_line (DuidTrend *trend)
{
  const DuidIndicatorValue *values = trend->request.values;
  DuidColour                ink = trend->palette->series[0];

  duid_scene_begin_layer (trend->scene, "line", _ ("Share"));
  for (guint i = 0; i < trend->request.parts->len; i++)
    {
      DuidPoint at = { get_time_x (trend, i), get_y (trend, values[i].percent) };

      if (isnan (values[i].percent))
        continue;
      if (has_percent (trend, (int) i - 1))
        duid_scene_add_line (
          trend->scene,
          (DuidPoint) { get_time_x (trend, i - 1), get_y (trend, values[i - 1].percent) }, at,
          stroke (ink, 1.6));
      else if (!has_percent (trend, (int) i + 1))
        duid_scene_add_line (trend->scene, (DuidPoint) { at.x, get_y (trend, values[i].low) },
                             (DuidPoint) { at.x, get_y (trend, values[i].high) }, stroke (ink, 1));
      duid_scene_add_mark (trend->scene, at, DOT, DUID_SHAPE_DISC, (DuidPen) { .fill = ink });
    }
}

static void
draw_time (DuidTrend *trend,
           double     width,
           double     height)
{
  DuidTextStyle look = style (trend, DUID_ALIGN_END, DUID_ALIGN_MIDDLE);
  double        figures, line;

  duid_scene_measure_text (trend->scene, _ ("100 %"), &look, &figures, &line);
  trend->left = figures + GAP;
  trend->right = width;
  trend->top = line / 2 + 1;
  trend->bottom = height - line - GAP;
  add_time_axis (trend);
  add_time_band (trend);
  add_whole_line (trend);
  add_time_line (trend);
}

/* ---- the picture ---- */

DuidTrend *
duid_trend_new (const DuidTrendRequest *request,
                double                  width,
                double                  height)
{
  DuidTrend *trend = g_new0 (DuidTrend, 1);

  g_return_val_if_fail (request->parts->len > 0, NULL);

  trend->request = *request;
  g_ptr_array_ref (request->parts);
  trend->palette = duid_palette_get (request->is_dark);
  trend->scene = duid_scene_new (width, height, request->text_scale > 0 ? request->text_scale : 1,
                                 trend->palette);
  if (request->is_in_time)
    draw_time (trend, width, height);
  else
    draw_groups (trend, width, height);
  trend->request.values = NULL;
  return trend;
}

void
duid_trend_free (DuidTrend *trend)
{
  if (trend == NULL)
    return;
  g_ptr_array_unref (trend->request.parts);
  duid_scene_free (trend->scene);
  g_free (trend);
}

DuidScene *
duid_trend_get_scene (DuidTrend *trend)
{
  return trend->scene;
}

int
duid_trend_pick (DuidTrend *trend,
                 DuidPoint  at)
{
  guint  n = trend->request.parts->len;
  double share = (at.y - trend->top) / (trend->bottom - trend->top);

  if (trend->request.is_in_time)
    share = (at.x - trend->left) / (trend->right - trend->left);
  return share >= 0 && share < 1 ? (int) (share * n) : -1;
}

DuidTrendPlace
duid_trend_get_place (DuidTrend *trend,
                      guint      part)
{
  guint  n = trend->request.parts->len;
  double width = (trend->right - trend->left) / n;
  double height = (trend->bottom - trend->top) / n;

  if (trend->request.is_in_time)
    return (DuidTrendPlace) { trend->left + part * width, trend->top, width,
                              trend->bottom - trend->top };
  return (DuidTrendPlace) { 0, trend->top + part * height, duid_scene_get_width (trend->scene),
                            height };
}
