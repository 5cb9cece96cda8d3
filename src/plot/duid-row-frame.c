/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-row-frame.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "plot/duid-ink.h"

/* Pixels of look.md on a card. */
#define LABEL_TEXT  11.5
#define AMOUNT_TEXT 11.5
#define LEAST_PITCH 17.0
#define GAP         10.0
#define SIGN        3.4 /* radius */
#define SIGN_ROOM   12.0
#define LABEL_SHARE .38 /* of the width, at most */

static DuidTextStyle
get_label_style (DuidChart *chart)
{
  DuidTextStyle style = duid_chart_get_style (chart, LABEL_TEXT, FALSE);

  style.horizontal = DUID_ALIGN_END;
  style.vertical = DUID_ALIGN_MIDDLE;
  return style;
}

static DuidTextStyle
get_amount_style (DuidChart *chart)
{
  DuidTextStyle style = duid_chart_get_style (chart, AMOUNT_TEXT, TRUE);

  style.horizontal = DUID_ALIGN_END;
  style.vertical = DUID_ALIGN_MIDDLE;
  return style;
}

static double
measure_widest (DuidChart           *chart,
                GPtrArray           *texts,
                const DuidTextStyle *style)
{
  double widest = 0;

  for (guint i = 0; texts != NULL && i < texts->len; i++)
    {
      double width;

      duid_scene_measure_text (chart->scene, texts->pdata[i], style, &width, NULL);
      widest = MAX (widest, ceil (width) + 1);
    }
  return widest;
}

double
duid_row_frame_get_least (DuidChart *chart)
{
  return LEAST_PITCH * chart->size;
}

DuidRowFrame
duid_row_frame_lay_out (DuidChart *chart,
                        GPtrArray *labels,
                        GPtrArray *amounts,
                        double     head,
                        double     foot,
                        double     most_pitch)
{
  DuidTextStyle label = get_label_style (chart);
  DuidTextStyle amount = get_amount_style (chart);
  double        size = chart->size;
  double        sign = chart->groups != NULL ? SIGN_ROOM * size : 0;
  double        width = chart->to.x - chart->from.x;
  double        names = measure_widest (chart, labels, &label);
  double        numbers = measure_widest (chart, amounts, &amount);
  double        room = MAX (chart->to.y - chart->from.y - head - foot, 1);
  DuidRowFrame  frame = { .chart = chart, .n = labels->len };

  names = MIN (names, width * LABEL_SHARE - sign);
  frame.label_end = chart->from.x + names;
  frame.left = frame.label_end + sign + GAP * size;
  frame.right = chart->to.x - (numbers > 0 ? numbers + GAP * size : 0);
  frame.right = MAX (frame.right, frame.left + 1);
  frame.top = chart->from.y + head;
  frame.pitch = MIN (room / MAX (labels->len, 1), most_pitch * size);
  frame.bottom = frame.top + frame.pitch * labels->len;
  return frame;
}

double
duid_row_frame_get_y (const DuidRowFrame *frame,
                      guint               row)
{
  return frame->top + (row + .5) * frame->pitch;
}

void
duid_row_frame_add_words (const DuidRowFrame *frame,
                          GPtrArray          *labels,
                          GPtrArray          *amounts)
{
  DuidChart    *chart = frame->chart;
  DuidTextStyle label = get_label_style (chart);
  DuidTextStyle amount = get_amount_style (chart);
  double        line;

  duid_scene_measure_text (chart->scene, "0", &label, NULL, &line);
  label.width = frame->label_end - chart->from.x;
  label.lines = CLAMP ((int) (frame->pitch / line), 1, 3);
  duid_scene_begin_layer (chart->scene, "options", _ ("What the rows are"));
  for (guint i = 0; i < frame->n; i++)
    {
      double y = duid_row_frame_get_y (frame, i);

      duid_scene_add_text (chart->scene, (DuidPoint) { frame->label_end, y }, labels->pdata[i],
                           &label);
      if (amounts != NULL)
        duid_scene_add_text (chart->scene, (DuidPoint) { chart->to.x, y }, amounts->pdata[i],
                             &amount);
    }
}

void
duid_row_frame_add_sign (const DuidRowFrame *frame,
                         guint               row,
                         int                 group)
{
  DuidChart *chart = frame->chart;
  DuidPoint  at = { frame->label_end + SIGN_ROOM * .7 * chart->size,
                    duid_row_frame_get_y (frame, row) };

  duid_scene_add_mark (chart->scene, at, SIGN * chart->size, duid_chart_get_shape (chart, group),
                       duid_ink_get_pen (chart, duid_chart_get_colour (chart, group)));
}

void
duid_row_frame_add_area (const DuidRowFrame *frame,
                         guint               row,
                         DuidHitKind         kind,
                         int                 index)
{
  DuidChart *chart = frame->chart;

  duid_chart_add_box (chart, kind, index, chart->from.x, frame->top + row * frame->pitch,
                      chart->to.x - chart->from.x, frame->pitch);
}
