/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-value-axis.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/duid-number.h"
#include "plot/duid-figure.h"
#include "plot/duid-ink.h"

/* Pixels of look.md on a card. */
#define SPIKE_WIDTH 5.0
#define BAR_GAP     1.5
#define BRUSH_TINT  .12
#define MIDDLE_BAR  5.0
#define MIDDLE_TICK 11.0

static double
height_of (const DuidValueAxis *axis,
           double               n)
{
  return -n * axis->chart->unit.y;
}

/* A part of a bar that stands on @from answers. */
static void
add_part (const DuidValueAxis *axis,
          double               x,
          double               width,
          double               from,
          double               n,
          DuidPen              pen)
{
  if (n > 0)
    duid_scene_add_rectangle (axis->chart->scene, x, axis->bottom - height_of (axis, from + n),
                              width, height_of (axis, n), 0, pen);
}

static void
find_bar (const DuidValueAxis *axis,
          guint                bin,
          double              *x,
          double              *width)
{
  double from, to, gap = MIN (BAR_GAP * axis->chart->line, 3);

  duid_bins_get_range (axis->chart->bins, bin, &from, &to);
  *x = duid_value_axis_get_x (axis, from) + gap / 2;
  *width = MAX (duid_value_axis_get_x (axis, to) - *x - gap / 2, 1);
}

static void
add_context (const DuidValueAxis *axis)
{
  DuidChart *chart = axis->chart;
  DuidPen    pen = { .fill = chart->palette->context };
  double     x, width;

  duid_scene_begin_layer (chart->scene, "rest", _ ("All stories"));
  for (guint bin = 0; axis->has_context && bin < axis->n_bins; bin++)
    {
      find_bar (axis, bin, &x, &width);
      add_part (axis, x, width, 0, axis->all[bin] * axis->context_scale, pen);
    }
}

/* The groups upon each other, and what has none on top. */
static void
add_groups (const DuidValueAxis *axis,
            guint                bin,
            double               x,
            double               width)
{
  DuidChart *chart = axis->chart;
  double     below = 0;

  for (guint group = 0; group < chart->groups->len; group++)
    {
      double  amount = axis->by_group[group * axis->n_bins + bin];
      DuidPen pen = duid_ink_get_pen (chart, duid_chart_get_colour (chart, (int) group));

      add_part (axis, x, width, below, amount, pen);
      below += amount;
    }
  add_part (axis, x, width, below, MAX (axis->base[bin] - below, 0),
            (DuidPen) { .fill = duid_ink_outside (chart) });
}

static void
add_base (const DuidValueAxis *axis)
{
  DuidChart *chart = axis->chart;
  DuidColour colour = chart->palette->series[0];
  DuidPen    chosen = { .fill = colour };
  DuidPen    rest = { .fill = duid_ink_faded (chart, colour) };
  double     x, width;

  duid_scene_begin_layer (chart->scene, "bars", _ ("Answers"));
  for (guint bin = 0; bin < axis->n_bins; bin++)
    {
      find_bar (axis, bin, &x, &width);
      if (axis->by_group != NULL)
        {
          add_groups (axis, bin, x, width);
          continue;
        }
      add_part (axis, x, width, 0, axis->chosen[bin], chosen);
      add_part (axis, x, width, axis->chosen[bin],
                MAX (axis->base[bin] - axis->chosen[bin], 0), rest);
    }
}

static void
add_spike_count (const DuidValueAxis *axis,
                 int                  end,
                 double               centre)
{
  DuidChart       *chart = axis->chart;
  gsize            n = axis->n_ends[end];
  g_autofree char *count = duid_ink_dup_count (chart, n);
  DuidTextStyle    style = duid_chart_get_style (chart, DUID_SPIKE_TEXT, TRUE);
  double           most = axis->base_ends[end];
  double           width;

  duid_scene_measure_text (chart->scene, count, &style, &width, NULL);
  if (width > axis->left - chart->from.x)
    return;
  if (axis->has_context)
    most = MAX (most, axis->all_ends[end] * axis->context_scale);
  style.horizontal = DUID_ALIGN_MIDDLE;
  style.vertical = DUID_ALIGN_END;
  duid_scene_add_text (
    chart->scene, (DuidPoint) { centre, axis->bottom - height_of (axis, most) - chart->line },
    count, &style);
}

/* The exact ends of a slider, apart from the bars that hold them too. */
static void
add_spikes (const DuidValueAxis *axis)
{
  DuidChart *chart = axis->chart;
  double     width = SPIKE_WIDTH * chart->size;
  double     gap = (chart->to.x - axis->right - width) / 2;

  duid_scene_begin_layer (chart->scene, "ends", _ ("Answers at the very ends"));
  for (int end = 0; axis->has_ends && end < 2; end++)
    {
      double x = end == 0 ? axis->left - gap - width : axis->right + gap;

      if (axis->has_context)
        add_part (axis, x, width, 0, axis->all_ends[end] * axis->context_scale,
                  (DuidPen) { .fill = chart->palette->context });
      if (!duid_chart_hides (chart, axis->n_ends[end]))
        add_part (axis, x, width, 0, axis->base_ends[end],
                  (DuidPen) { .fill = chart->palette->spike });
      if (axis->n_ends[end] > 0)
        add_spike_count (axis, end, x + width / 2);
    }
}

void
duid_value_axis_add_bars (DuidValueAxis *axis)
{
  DuidChart *chart = axis->chart;
  DuidPen    pen = { .stroke = chart->palette->line, .line_width = chart->line };
  gboolean   is_shown = axis->n_base >= DUID_FEWEST_SHOWN;

  add_context (axis);
  if (is_shown)
    {
      add_base (axis);
      add_spikes (axis);
    }
  duid_scene_begin_layer (chart->scene, "axis", _ ("Scale"));
  duid_scene_add_line (chart->scene, (DuidPoint) { chart->from.x, axis->bottom },
                       (DuidPoint) { chart->to.x, axis->bottom }, pen);
}

static void
add_range (DuidValueAxis   *axis,
           const DuidRange *range)
{
  DuidChart *chart = axis->chart;
  DuidPen    line = { .stroke = chart->palette->accent, .line_width = 1.5 * chart->line };
  double     x = duid_value_axis_get_x (axis, MAX (range->low, axis->low));
  double     end = duid_value_axis_get_x (axis, MIN (range->high, axis->high));

  duid_ink_add_tint (chart, x, axis->top, end - x, axis->bottom - axis->top, BRUSH_TINT);
  duid_scene_add_line (chart->scene, (DuidPoint) { x, axis->top },
                       (DuidPoint) { x, axis->bottom }, line);
  duid_scene_add_line (chart->scene, (DuidPoint) { end, axis->top },
                       (DuidPoint) { end, axis->bottom }, line);
}

/* The stretches that are brushed, tinted over the height of the bars. */
void
duid_value_axis_add_brushes (DuidValueAxis *axis)
{
  GPtrArray *brushes = axis->chart->request.brushes;

  duid_scene_begin_layer (axis->chart->scene, "brush", _ ("Chosen range"));
  for (guint i = 0; brushes != NULL && i < brushes->len; i++)
    {
      const DuidCondition *brush = g_ptr_array_index (brushes, i);

      for (guint j = 0; j < brush->ranges->len && !brush->is_inverted; j++)
        add_range (axis, &g_array_index (brush->ranges, DuidRange, j));
    }
}

/* Months are short here: “11 Apr 2024” must fit beside a bar. */
static char *
dup_date (double days)
{
  int year, month, day;
  g_autoptr (GDateTime) date = NULL;

  duid_date_to_civil (days, &year, &month, &day);
  date = g_date_time_new_utc (year, month, day, 0, 0, 0);
  return date != NULL ? g_date_time_format (date, _ ("%-d %b %Y")) : duid_date_for_people (days);
}

static char *
dup_value (const DuidValueAxis *axis,
           double               value)
{
  double range = axis->high - axis->low;

  if (axis->is_date)
    return dup_date (value);
  return duid_number_for_people (value, range <= 1 ? 2 : range <= 200 ? 1
                                                                      : 0);
}

/* Half of the answers as a bar, the median as a tick, its value in words where
 * there is room. */
static void
add_one_middle (const DuidValueAxis   *axis,
                const DuidDescription *description,
                DuidColour             colour,
                double                 y)
{
  DuidChart       *chart = axis->chart;
  double           size = chart->size;
  double           from = duid_value_axis_get_x (axis, description->q1);
  double           to = duid_value_axis_get_x (axis, description->q3);
  double           x = duid_value_axis_get_x (axis, description->median);
  DuidPen          bar = { .fill = duid_ink_faded (chart, colour) };
  DuidPen          tick = { .stroke = chart->palette->text, .line_width = 2.2 * chart->line };
  g_autofree char *value = dup_value (axis, description->median);
  g_autofree char *words = g_strdup_printf (_ ("median %s"), value);
  gboolean         has_bar = description->n >= DUID_FEWEST_PERCENTS;

  if (!has_bar)
    from = to = x;
  else
    duid_scene_add_rectangle (chart->scene, from, y - MIDDLE_BAR / 2 * size, to - from,
                              MIDDLE_BAR * size, MIDDLE_BAR / 2 * size, bar);
  duid_scene_add_line (chart->scene, (DuidPoint) { x, y - MIDDLE_TICK / 2 * size },
                       (DuidPoint) { x, y + MIDDLE_TICK / 2 * size }, tick);
  duid_ink_add_beside (chart, words, value, from - 6 * size, to + 6 * size, y);
}

static void
add_group_middles (const DuidValueAxis *axis)
{
  DuidChart *chart = axis->chart;
  double     y = axis->middle + DUID_MIDDLE_PITCH / 2 * chart->size;

  for (guint group = 0; group < chart->groups->len; group++)
    {
      const DuidGroupOf *rows = g_ptr_array_index (chart->groups, group);
      DuidDescription    description = duid_ink_describe (chart, rows->rows);

      if (chart->series[group] < 0 || description.n < DUID_FEWEST_SHOWN)
        continue;
      add_one_middle (axis, &description, duid_chart_get_colour (chart, (int) group), y);
      y += DUID_MIDDLE_PITCH * chart->size;
    }
}

void
duid_value_axis_add_middle (DuidValueAxis *axis)
{
  DuidChart *chart = axis->chart;

  duid_scene_begin_layer (chart->scene, "median", _ ("Median, and the middle half of the answers"));
  if (axis->middle <= 0)
    return;
  if (chart->groups != NULL)
    add_group_middles (axis);
  else
    add_one_middle (axis, &chart->summary->description, chart->palette->series[0],
                    axis->middle + DUID_MIDDLE_PITCH / 2 * chart->size);
}

void
duid_value_axis_add_words (DuidValueAxis *axis)
{
  if (axis->key > 0)
    duid_key_draw (axis->legend, axis->key);
  if (axis->n_base == 0)
    duid_ink_add_excuse (axis->chart, axis->strip > 0 ? (axis->strip + axis->strip_end) / 2
                                                      : (axis->top + axis->bottom) / 2);
}
