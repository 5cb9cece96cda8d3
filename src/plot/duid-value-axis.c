/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-value-axis.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "plot/duid-figure.h"
#include "plot/duid-ink.h"

/* Pixels of look.md on a card. */
#define SPIKE_ROOM 9.0 /* for a spike and the space beside it */
#define LEAST_BARS 56.0
#define STRIP      26.0
#define COUNT_ROOM 13.0 /* above the bars, for the counts of the ends */
#define SNAP       4.0  /* to an end, while dragging */
#define MOST_DOTS  200
/* The rest is drawn as shares when it is so many times as high as the base. */
#define MOST_TIMES 6.0

static void
free_axis (gpointer data)
{
  DuidValueAxis *axis = data;

  g_free (axis->all);
  g_free (axis->base);
  g_free (axis->chosen);
  g_free (axis->by_group);
  duid_key_free (axis->legend);
  g_free (axis);
}

static void
count_ends (DuidValueAxis *axis,
            gsize          row,
            gboolean       is_in_base)
{
  int end = axis->values[row] == axis->low ? 0 : axis->values[row] == axis->high ? 1
                                                                                 : -1;

  if (end < 0)
    return;
  axis->all_ends[end] += duid_chart_weigh (axis->chart, row);
  if (!is_in_base)
    return;
  axis->base_ends[end] += duid_chart_weigh (axis->chart, row);
  axis->n_ends[end]++;
}

static void
count_base_row (DuidValueAxis *axis,
                gsize          row,
                guint          bin)
{
  int    group = axis->by_group != NULL ? duid_ink_get_group (axis->chart, row) : -1;
  double amount = duid_chart_weigh (axis->chart, row);

  axis->n_base++;
  axis->base[bin] += amount;
  if (duid_chart_is_chosen (axis->chart, row))
    axis->chosen[bin] += amount;
  if (group >= 0)
    axis->by_group[(guint) group * axis->n_bins + bin] += amount;
}

static void
add_to_bins (const DuidValueAxis   *axis,
             const DuidValueCodes  *values,
             const DuidTallyCounts *counts,
             double                *bins,
             double                *ends)
{
  for (guint i = 0; i < counts->n_codes; i++)
    {
      double value = values->values[i];

      bins[duid_bins_find (axis->chart->bins, value)] += counts->codes[i];
      if (ends != NULL && value == axis->low)
        ends[0] += counts->codes[i];
      else if (ends != NULL && value == axis->high)
        ends[1] += counts->codes[i];
    }
}

/* From what the last picture counted; FALSE without that, and with groups. */
static gboolean
count_tallied (DuidValueAxis *axis)
{
  DuidChart             *chart = axis->chart;
  const DuidTallyCounts *base = duid_chart_count (chart, DUID_TALLY_BASE);
  const DuidTallyCounts *all = duid_chart_count (chart, DUID_TALLY_ALL);
  const DuidTallyCounts *chosen = duid_chart_count (chart, DUID_TALLY_CHOSEN);
  const DuidValueCodes  *values;

  if (base == NULL || axis->by_group != NULL)
    return FALSE;
  values = duid_tally_get_values (chart->request.tally);
  axis->n_all = all->states[DUID_STATE_ANSWERED];
  axis->n_base = base->states[DUID_STATE_ANSWERED];
  add_to_bins (axis, values, all, axis->all, axis->has_ends ? axis->all_ends : NULL);
  add_to_bins (axis, values, base, axis->base, axis->has_ends ? axis->base_ends : NULL);
  for (int end = 0; end < 2; end++)
    axis->n_ends[end] = (gsize) axis->base_ends[end];
  add_to_bins (axis, values, chosen, axis->chosen, NULL);
  return TRUE;
}

static void
count_rows (DuidValueAxis *axis)
{
  const guint16 *codes = axis->chart->bins->codes;
  gsize          n_rows = duid_dataset_get_n_rows (axis->chart->request.dataset);

  for (gsize row = 0; row < n_rows; row++)
    {
      gboolean is_in_base;

      if (codes[row] == DUID_NO_CODE)
        continue;
      is_in_base = duid_chart_is_in_base (axis->chart, row);
      axis->n_all++;
      axis->all[codes[row]] += duid_chart_weigh (axis->chart, row);
      if (is_in_base)
        count_base_row (axis, row, codes[row]);
      if (axis->has_ends)
        count_ends (axis, row, is_in_base);
    }
}

static double
find_most (const double *amounts,
           guint         n)
{
  double most = 0;

  for (guint i = 0; i < n; i++)
    most = MAX (most, amounts[i]);
  return most;
}

/* One scale for the base and the rest, unless the base could not be seen. */
static void
find_scale (DuidValueAxis *axis)
{
  double base = find_most (axis->base, axis->n_bins);
  double all = find_most (axis->all, axis->n_bins);

  axis->has_context = axis->n_all > axis->n_base && !axis->chart->request.hides_rest;
  axis->context_scale = 1;
  if (axis->n_base < DUID_FEWEST_SHOWN)
    base = 0;
  if (base > 0 && all > MOST_TIMES * base)
    axis->context_scale = (double) axis->n_base / (double) axis->n_all;
  axis->most = axis->has_context ? MAX (base, all * axis->context_scale) : base;
}

/* What the colours stand for; nothing to say when they are all one. */
static void
fill_legend (DuidValueAxis *axis)
{
  DuidChart         *chart = axis->chart;
  const DuidPalette *palette = chart->palette;
  g_autofree char   *base = duid_ink_dup_count (chart, axis->n_base);
  g_autofree char   *all = duid_ink_dup_count (chart, axis->n_all);
  g_autofree char   *these =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "this %s", "these %s", axis->n_base), base);
  g_autofree char *everyone =
    g_strdup_printf (axis->context_scale < 1 ? _ ("all %s, as shares") : _ ("all %s"), all);

  axis->legend = duid_key_new (chart);
  if (axis->n_base == 0)
    return;
  if (chart->groups != NULL)
    duid_key_add_groups (axis->legend, DUID_KEY_MARK);
  else if (axis->has_context)
    duid_key_add (axis->legend, DUID_KEY_SQUARE, palette->series[0], 0, these);
  if (axis->has_context)
    duid_key_add (axis->legend, DUID_KEY_SQUARE, palette->context, 0, everyone);
}

DuidValueAxis *
duid_value_axis_new (DuidChart *chart,
                     double     low,
                     double     high)
{
  DuidValueAxis *axis = g_new0 (DuidValueAxis, 1);
  guint          question = (guint) chart->request.question;

  axis->chart = chart;
  axis->values = duid_dataset_get_numbers (chart->request.dataset, question);
  axis->states = duid_dataset_get_states (chart->request.dataset, question);
  axis->low = low;
  axis->high = high > low ? high : low + 1;
  axis->is_date = chart->summary->type == DUID_QUESTION_DATE;
  axis->has_ends = chart->summary->type == DUID_QUESTION_SLIDER;
  axis->n_bins = chart->bins->n_bins;
  axis->all = g_new0 (double, axis->n_bins + 1);
  axis->base = g_new0 (double, axis->n_bins + 1);
  axis->chosen = g_new0 (double, axis->n_bins + 1);
  if (chart->groups != NULL)
    axis->by_group = g_new0 (double, chart->groups->len * axis->n_bins + 1);
  if (!count_tallied (axis))
    count_rows (axis);
  find_scale (axis);
  fill_legend (axis);
  chart->own = axis;
  chart->free_own = free_axis;
  return axis;
}

double
duid_value_axis_get_x (const DuidValueAxis *axis,
                       double               value)
{
  double share = (value - axis->low) / (axis->high - axis->low);

  return axis->left + CLAMP (share, 0, 1) * (axis->right - axis->left);
}

double
duid_value_axis_get_value (const DuidValueAxis *axis,
                           double               x)
{
  double pixel = (axis->high - axis->low) / MAX (axis->right - axis->left, 1);
  double step = axis->is_date ? 1 : pow (10, floor (log10 (pixel)));
  double snap = SNAP * axis->chart->size;
  double value = axis->low + (x - axis->left) * pixel;

  if (x <= axis->left + snap)
    return axis->low;
  if (x >= axis->right - snap)
    return axis->high;
  return CLAMP (round (value / step) * step, axis->low, axis->high);
}

static guint
count_coloured (const DuidChart *chart)
{
  guint n = 0;

  for (guint i = 0; i < chart->groups->len; i++)
    n += chart->series[i] >= 0 ? 1 : 0;
  return n;
}

/* The height of the medians, if they fit in @room: all groups or none. A strip of
 * dots comes before the medians of groups, not before the one of all. */
static double
fit_middles (const DuidValueAxis *axis,
             double               room,
             double               strip)
{
  const DuidChart *chart = axis->chart;
  double           line = DUID_MIDDLE_PITCH * chart->size;
  guint            n = chart->groups != NULL ? count_coloured (chart) : 1;

  if (axis->n_base < DUID_FEWEST_SHOWN || chart->request.hides_summary)
    return 0;
  if (n > 1)
    room -= strip;
  return n * line <= room ? n * line : 0;
}

static void
place_rows (DuidValueAxis *axis,
            double         key,
            double         middle,
            double         strip)
{
  double bottom = axis->chart->to.y - key;

  axis->key = key > 0 ? bottom : 0;
  bottom -= middle;
  axis->middle = middle > 0 ? bottom : 0;
  axis->strip_end = bottom;
  axis->strip = strip > 0 ? bottom - strip : 0;
}

/* Room beside the bars for a spike and the count above it, which over a bar would be
 * taken for the bar's. Panels keep one scale, and leave out what is wider. */
static double
measure_side (const DuidValueAxis *axis)
{
  DuidChart    *chart = axis->chart;
  DuidTextStyle style = duid_chart_get_style (chart, DUID_SPIKE_TEXT, TRUE);
  double        side = SPIKE_ROOM * chart->size;

  if (!axis->has_ends)
    return chart->size;
  for (int end = 0; end < 2 && !chart->request.is_panel; end++)
    {
      g_autofree char *count = duid_ink_dup_count (chart, axis->n_ends[end]);
      double           width;

      duid_scene_measure_text (chart->scene, count, &style, &width, NULL);
      if (axis->n_ends[end] > 0 && axis->n_base >= DUID_FEWEST_SHOWN)
        side = MAX (side, ceil (width) + 2 * chart->size);
    }
  return side;
}

void
duid_value_axis_lay_out (DuidValueAxis *axis,
                         double         head,
                         double         foot)
{
  DuidChart *chart = axis->chart;
  double     size = chart->size;
  double     side = measure_side (axis);
  double     above = axis->has_ends ? COUNT_ROOM * size : 0;
  double     height = chart->to.y - chart->from.y;
  double     room = height - head - foot - LEAST_BARS * size;
  double     strip = axis->n_base <= MOST_DOTS ? STRIP * size : 0;
  double     key = duid_key_get_height (axis->legend);
  double     middle;

  key = key <= room ? key : 0;
  middle = fit_middles (axis, room - key, strip);
  strip = strip <= room - key - middle ? strip : 0;
  strip *= CLAMP ((room - key - middle) / (3 * STRIP * size), 1, 2);
  place_rows (axis, key, middle, strip);

  axis->left = chart->from.x + side;
  axis->right = MAX (chart->to.x - side, axis->left + 1);
  axis->head = chart->from.y;
  axis->top = chart->from.y + head;
  axis->bottom = MAX (axis->strip_end - strip - foot, axis->top + above + 1);
  chart->unit.x = (axis->right - axis->left) / (axis->high - axis->low);
  chart->origin.x = axis->left - axis->low * chart->unit.x;
  chart->origin.y = axis->bottom;
  chart->unit.y = -(axis->bottom - axis->top - above) / MAX (axis->most, 1);
}

void
duid_value_axis_add_areas (DuidValueAxis *axis)
{
  DuidChart *chart = axis->chart;
  double     side = axis->left - chart->from.x;
  double     least = 14 * chart->size;

  for (guint bin = 0; bin < axis->n_bins; bin++)
    {
      double from, to, x, end;
      double high = MAX ((double) axis->base[bin],
                         axis->has_context ? (double) axis->all[bin] * axis->context_scale : 0);
      double height = CLAMP (-high * chart->unit.y, least, axis->bottom - axis->top);

      duid_bins_get_range (chart->bins, bin, &from, &to);
      x = duid_value_axis_get_x (axis, from);
      end = duid_value_axis_get_x (axis, to);
      duid_chart_add_box (chart, DUID_HIT_BIN, (int) bin, x, axis->bottom - height, end - x,
                          height);
    }
  if (!axis->has_ends)
    return;
  duid_chart_add_box (chart, DUID_HIT_BIN, (int) axis->n_bins, axis->left - side, axis->top,
                      side, axis->bottom - axis->top);
  duid_chart_add_box (chart, DUID_HIT_BIN, (int) axis->n_bins + 1, axis->right, axis->top,
                      side, axis->bottom - axis->top);
}

static const char *
get_name (DuidChart *chart)
{
  guint index = (guint) chart->request.question;

  return duid_dataset_get_question (chart->request.dataset, index)->name;
}

DuidCondition *
duid_value_axis_hit_brush (DuidChart *chart,
                           DuidHit    hit)
{
  const DuidValueAxis *axis = chart->own;
  g_autoptr (DuidCondition) range = NULL;
  double from, to;

  if (hit.kind != DUID_HIT_BIN || hit.index < 0 || (guint) hit.index >= axis->n_bins + 2)
    return NULL;
  if ((guint) hit.index >= axis->n_bins)
    {
      from = to = (guint) hit.index == axis->n_bins ? axis->low : axis->high;
      return duid_condition_new_range (get_name (chart), from, to);
    }
  duid_bins_get_range (chart->bins, (guint) hit.index, &from, &to);
  range = duid_condition_new_range (get_name (chart), from, to);
  if (axis->has_ends && (guint) hit.index + 1 == axis->n_bins)
    return g_steal_pointer (&range);
  return duid_condition_opened (range, FALSE, TRUE);
}

/* The values between the first and the last point; FALSE when they are one. */
static gboolean
find_range (const DuidValueAxis *axis,
            const DuidPoint     *path,
            gsize                n_points,
            double              *low,
            double              *high)
{
  double first, last;

  if (n_points < 2)
    return FALSE;
  first = duid_value_axis_get_value (axis, path[0].x);
  last = duid_value_axis_get_value (axis, path[n_points - 1].x);
  *low = MIN (first, last);
  *high = MAX (first, last);
  return *low < *high;
}

DuidCondition *
duid_value_axis_drag_brush (DuidChart       *chart,
                            const DuidPoint *path,
                            gsize            n_points)
{
  const DuidValueAxis *axis = chart->own;
  double               low, high;

  if (!find_range (axis, path, n_points, &low, &high))
    return NULL;
  return duid_condition_new_range (get_name (chart), low, high);
}

void
duid_value_axis_draw_brush (DuidChart       *chart,
                            cairo_t         *cr,
                            const DuidPoint *path,
                            gsize            n_points)
{
  const DuidValueAxis *axis = chart->own;
  DuidColour           accent = chart->palette->accent;
  double               low, high, x, end;

  if (!find_range (axis, path, n_points, &low, &high))
    return;
  x = duid_value_axis_get_x (axis, low);
  end = duid_value_axis_get_x (axis, high);
  duid_colour_set (cr, duid_colour_with_alpha (accent, .14));
  cairo_rectangle (cr, x, axis->top, end - x, axis->strip_end - axis->top);
  cairo_fill (cr);
  duid_colour_set (cr, accent);
  cairo_set_line_width (cr, 1.5 * chart->line);
  cairo_move_to (cr, x, axis->top);
  cairo_line_to (cr, x, axis->strip_end);
  cairo_move_to (cr, end, axis->top);
  cairo_line_to (cr, end, axis->strip_end);
  cairo_stroke (cr);
}

void
duid_value_axis_draw_place (DuidChart *chart,
                            cairo_t   *cr,
                            gsize      row)
{
  const DuidValueAxis *axis = chart->own;
  DuidPoint            at = { 0, axis->bottom };

  if (axis->states[row] != DUID_STATE_ANSWERED)
    return;
  at.x = duid_value_axis_get_x (axis, axis->values[row]);
  duid_chart_draw_ring (chart, cr, at, chart->palette->series[0], FALSE);
}
