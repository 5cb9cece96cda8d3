/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-chart-private.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/duid-number.h"
#include "plot/duid-value-axis.h"

/* Pixels of look.md on a card. */
#define TICK_TEXT  11.0
#define TICK_GAP   9.0 /* between two labels */
#define TICK       4.0
#define HEAD       16.0
#define MOST_TICKS 200
#define BESIDE     2 /* bins on either side of the only one: a bar, not a wall */

/* A date tick every so many days or months. */
typedef struct
{
  int days;
  int months;
} Pace;

static const Pace paces[] = {
  { 1, 0 },
  { 2, 0 },
  { 7, 0 },
  { 14, 0 },
  { 0, 1 },
  { 0, 2 },
  { 0, 3 },
  { 0, 6 },
  { 0, 12 },
  { 0, 24 },
  { 0, 60 },
  { 0, 120 },
  { 0, 240 },
  { 0, 600 },
  { 0, 1200 },
};

typedef struct
{
  double value;
  char  *label; /* owned */
  char  *year;  /* owned; below the label, or NULL */
} Tick;

static void
clear_tick (gpointer data)
{
  Tick *tick = data;

  g_free (tick->label);
  g_free (tick->year);
}

static GArray *
make_ticks (void)
{
  GArray *ticks = g_array_new (FALSE, TRUE, sizeof (Tick));

  g_array_set_clear_func (ticks, clear_tick);
  return ticks;
}

static char *
format_date (double      days,
             const char *format)
{
  int year, month, day;
  g_autoptr (GDateTime) date = NULL;

  duid_date_to_civil (days, &year, &month, &day);
  date = g_date_time_new_utc (CLAMP (year, 1, 9999), month, day, 0, 0, 0);
  return date != NULL ? g_date_time_format (date, format) : g_strdup_printf ("%d", year);
}

static double
get_first_tick (Pace   pace,
                double low)
{
  int year, month, day, months;

  /* Weeks begin on Monday, as the bars do; 1970-01-05 was one. */
  if (pace.days > 0)
    return pace.days % 7 == 0 ? ceil ((low - 4) / 7) * 7 + 4 : ceil (low);
  duid_date_to_civil (low, &year, &month, &day);
  months = year * 12 + month - 1;
  if (low > duid_date_from_civil (year, month, 1))
    months++;
  months = (int) (ceil ((double) months / pace.months) * pace.months);
  return duid_date_from_civil (months / 12, months % 12 + 1, 1);
}

static double
get_next_tick (Pace   pace,
               double tick)
{
  int year, month, day, months;

  if (pace.days > 0)
    return tick + pace.days;
  duid_date_to_civil (tick, &year, &month, &day);
  months = year * 12 + month - 1 + pace.months;
  return duid_date_from_civil (months / 12, months % 12 + 1, 1);
}

/* A day, a month or a year, with the year below wherever a new one begins. */
static void
add_date_tick (GArray *ticks,
               Pace    pace,
               double  value,
               int    *last_year)
{
  int  year, month, day;
  Tick tick = { .value = value };

  duid_date_to_civil (value, &year, &month, &day);
  if (pace.days > 0)
    tick.label = format_date (value, _ ("%-d %b"));
  else if (pace.months < 12)
    tick.label = format_date (value, "%b");
  else
    tick.label = g_strdup_printf ("%d", year);
  if (pace.months < 12 && year != *last_year)
    tick.year = g_strdup_printf ("%d", year);
  *last_year = year;
  g_array_append_val (ticks, tick);
}

static GArray *
list_date_ticks (Pace   pace,
                 double low,
                 double high)
{
  GArray *ticks = make_ticks ();
  int     last_year = G_MININT;

  for (double value = get_first_tick (pace, low); value <= high && ticks->len < MOST_TICKS;
       value = get_next_tick (pace, value))
    add_date_tick (ticks, pace, value, &last_year);
  return ticks;
}

static GArray *
list_number_ticks (double step,
                   double low,
                   double high)
{
  GArray *ticks = make_ticks ();
  double  first = ceil (low / step - 1e-9);

  for (double i = first; i * step <= high + step * 1e-9 && ticks->len < MOST_TICKS; i++)
    {
      int  decimals = (int) CLAMP (-floor (log10 (step)), 0, 6);
      Tick tick = { .value = i * step, .label = duid_number_for_people (i * step, decimals) };

      g_array_append_val (ticks, tick);
    }
  return ticks;
}

static DuidTextStyle
get_tick_style (DuidChart *chart)
{
  DuidTextStyle style = duid_chart_get_style (chart, TICK_TEXT, FALSE);

  style.colour = chart->palette->secondary;
  style.horizontal = DUID_ALIGN_MIDDLE;
  return style;
}

/* Where a label's middle stands: above its tick, but inside the picture. */
static double
place_label (const DuidValueAxis *axis,
             const Tick          *tick,
             double              *width)
{
  DuidChart    *chart = axis->chart;
  DuidTextStyle style = get_tick_style (chart);
  double        half, below = 0;

  duid_scene_measure_text (chart->scene, tick->label, &style, width, NULL);
  if (tick->year != NULL)
    duid_scene_measure_text (chart->scene, tick->year, &style, &below, NULL);
  *width = MAX (*width, below);
  half = *width / 2;
  return CLAMP (duid_value_axis_get_x (axis, tick->value), chart->from.x + half,
                MAX (chart->from.x + half, chart->to.x - half));
}

static gboolean
do_fit (const DuidValueAxis *axis,
        GArray              *ticks)
{
  double end = -INFINITY;

  for (guint i = 0; i < ticks->len; i++)
    {
      double width;
      double x = place_label (axis, &g_array_index (ticks, Tick, i), &width);

      if (x - width / 2 < end)
        return FALSE;
      end = x + width / 2 + TICK_GAP * axis->chart->size;
    }
  return ticks->len < MOST_TICKS;
}

/* The finest ticks whose labels don't touch. */
static GArray *
choose_date_ticks (const DuidValueAxis *axis)
{
  GArray *ticks = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (paces); i++)
    {
      g_clear_pointer (&ticks, g_array_unref);
      ticks = list_date_ticks (paces[i], axis->low, axis->high);
      if (do_fit (axis, ticks))
        break;
    }
  return ticks;
}

static GArray *
choose_number_ticks (const DuidValueAxis *axis)
{
  static const double heads[] = { 1, 2, 5 };
  double              width = axis->chart->bins->width;
  double              power = floor (log10 (width > 0 ? width : 1));
  GArray             *ticks = NULL;

  for (guint i = 0; i < 30; i++)
    {
      double step = heads[i % 3] * pow (10, power + i / 3);

      if (step < width * (1 - 1e-9))
        continue;
      g_clear_pointer (&ticks, g_array_unref);
      ticks = list_number_ticks (step, axis->low, axis->high);
      if (do_fit (axis, ticks))
        break;
    }
  return ticks;
}

static void
add_ticks (const DuidValueAxis *axis,
           GArray              *ticks)
{
  DuidChart    *chart = axis->chart;
  DuidTextStyle style = get_tick_style (chart);
  DuidPen       pen = { .stroke = chart->palette->line, .line_width = chart->line };
  double        y = axis->bottom + (TICK + 1) * chart->size;
  double        height;

  duid_scene_measure_text (chart->scene, "0", &style, NULL, &height);
  for (guint i = 0; ticks != NULL && i < ticks->len; i++)
    {
      const Tick *tick = &g_array_index (ticks, Tick, i);
      double      mark = duid_value_axis_get_x (axis, tick->value);
      double      width;
      double      x = place_label (axis, tick, &width);

      duid_scene_add_line (chart->scene, (DuidPoint) { mark, axis->bottom },
                           (DuidPoint) { mark, axis->bottom + TICK * chart->size }, pen);
      duid_scene_add_text (chart->scene, (DuidPoint) { x, y }, tick->label, &style);
      if (tick->year != NULL)
        duid_scene_add_text (chart->scene, (DuidPoint) { x, y + height }, tick->year, &style);
    }
}

/* The unit stands at the right above the axis, as far from the bars as it can. */
static void
add_unit (const DuidValueAxis *axis)
{
  DuidChart    *chart = axis->chart;
  guint         index = (guint) chart->request.question;
  const char   *unit = duid_dataset_get_question (chart->request.dataset, index)->unit;
  DuidTextStyle style = get_tick_style (chart);

  if (unit == NULL || *unit == '\0')
    return;
  style.horizontal = DUID_ALIGN_END;
  style.width = chart->to.x - chart->from.x;
  style.lines = 1;
  duid_scene_add_text (chart->scene, (DuidPoint) { chart->to.x, axis->head }, unit, &style);
}

static double
measure_foot (DuidChart *chart,
              gboolean   is_date)
{
  DuidTextStyle style = get_tick_style (chart);
  double        height;

  duid_scene_measure_text (chart->scene, "0", &style, NULL, &height);
  return (is_date ? 2 : 1) * height + (TICK + 4) * chart->size;
}

static const DuidPlotKind number_kind = {
  .drag_brush = duid_value_axis_drag_brush,
  .hit_brush = duid_value_axis_hit_brush,
  .draw_brush = duid_value_axis_draw_brush,
  .draw_place = duid_value_axis_draw_place,
};

static void
find_ends (DuidChart *chart,
           double    *low,
           double    *high)
{
  double ignored;

  *low = 0;
  *high = 1;
  if (chart->bins->n_bins == 0)
    return;
  duid_bins_get_range (chart->bins, 0, low, &ignored);
  duid_bins_get_range (chart->bins, chart->bins->n_bins - 1, &ignored, high);
  if (chart->bins->n_bins == 1)
    {
      double beside = BESIDE * (*high - *low);

      *low -= beside;
      *high += beside;
    }
}

void
duid_number_plot_fill (DuidChart *chart)
{
  DuidValueAxis *axis;
  double         low, high;
  g_autoptr (GArray) ticks = NULL;

  find_ends (chart, &low, &high);
  axis = duid_value_axis_new (chart, low, high);
  chart->kind = &number_kind;
  duid_value_axis_lay_out (axis, HEAD * chart->size, measure_foot (chart, axis->is_date));
  duid_value_axis_add_brushes (axis);
  duid_value_axis_add_bars (axis);
  if (chart->bins->n_bins > 0)
    ticks = axis->is_date ? choose_date_ticks (axis) : choose_number_ticks (axis);
  add_ticks (axis, ticks);
  add_unit (axis);
  duid_value_axis_add_strip (axis);
  duid_value_axis_add_middle (axis);
  duid_value_axis_add_words (axis);
  duid_value_axis_add_areas (axis);
}
