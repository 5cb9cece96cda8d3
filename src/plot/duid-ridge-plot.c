/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-chart-private.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/duid-number.h"
#include "plot/duid-figure.h"
#include "plot/duid-group-condition.h"
#include "plot/duid-ink.h"
#include "plot/duid-row-frame.h"
#include "plot/duid-slider-foot.h"
#include "plot/duid-slider-group.h"

/* A slider by groups: a curve for each below the other, on one scale, sorted by the
 * median; the very ends as bars of their own, the median with its 95 % interval. Few
 * answers are dots; many groups, or low rows, have the intervals alone. */

/* Pixels of look.md on a card. */
#define MOST_PITCH  74.0
#define LEAST_CURVE 30.0 /* a row of this height has room for a curve */
#define MOST_CURVES 8
#define SPIKE       5.0
#define SPIKE_GAP   2.0
#define BASELINE    .8 /* of a row's height from its top */
#define DOT         2.8
#define MEDIAN      3.6 /* half of the tick */
#define N_POINTS    121
#define HEAD        4.0

typedef struct
{
  DuidChart   *chart; /* borrowed */
  GPtrArray   *groups;
  GPtrArray   *labels;
  GPtrArray   *amounts;
  DuidRowFrame frame;
  double       low;
  double       high;
  double       h;
  double       most; /* share of the highest curve or end */
  gboolean     has_curves;
} Ridges;

static void
free_ridges (gpointer data)
{
  Ridges *ridges = data;

  g_ptr_array_unref (ridges->groups);
  g_ptr_array_unref (ridges->labels);
  g_ptr_array_unref (ridges->amounts);
  g_free (ridges);
}

static double
get_x (const Ridges *ridges,
       double        value)
{
  double share = (value - ridges->low) / (ridges->high - ridges->low);

  return ridges->frame.left + CLAMP (share, 0, 1) * (ridges->frame.right - ridges->frame.left);
}

static double
get_base (const Ridges *ridges,
          guint         row)
{
  double share = ridges->has_curves ? BASELINE : .5;

  return ridges->frame.top + (row + share) * ridges->frame.pitch;
}

static double
get_middle (const Ridges *ridges)
{
  return (ridges->frame.left + ridges->frame.right) / 2;
}

/* As many rows as there is room for. */
static guint
count_rows (const Ridges *ridges)
{
  double room = ridges->chart->to.y - ridges->chart->from.y;
  double rows = room / duid_row_frame_get_least (ridges->chart) - 2;

  return (guint) MAX (rows, 2);
}

/* Says which groups have no room, and lets go of them. */
static void
leave_out (Ridges *ridges)
{
  DuidChart *chart = ridges->chart;
  double     line = duid_row_frame_get_least (chart);
  guint      n_most = count_rows (ridges);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  g_autofree char *words = NULL;

  if (ridges->groups->len <= n_most)
    return;
  /* The sentence takes room too. */
  chart->to.y -= 2 * line;
  n_most = count_rows (ridges);
  chart->to.y += 2 * line;
  for (guint i = n_most; i < ridges->groups->len; i++)
    g_ptr_array_add (labels, (gpointer) ((DuidSliderGroup *) ridges->groups->pdata[i])->label);
  words = duid_ink_dup_left_out (labels);
  duid_ink_add_note (chart, words);
  duid_chart_add_remark (chart, words);
  g_ptr_array_set_size (ridges->groups, (int) n_most);
}

static void
list_words (Ridges *ridges)
{
  leave_out (ridges);
  for (guint i = 0; i < ridges->groups->len; i++)
    {
      const DuidSliderGroup *group = ridges->groups->pdata[i];

      g_ptr_array_add (ridges->labels, (gpointer) group->label);
      g_ptr_array_add (ridges->amounts, duid_ink_dup_count (ridges->chart, group->n));
    }
}

static gboolean
has_curve (const Ridges          *ridges,
           const DuidSliderGroup *group)
{
  return ridges->has_curves && isfinite (ridges->h) && group->n >= DUID_FEWEST_PERCENTS;
}

/* One height for all rows, from the highest curve or end of any. */
static void
find_most (Ridges *ridges)
{
  double curve[N_POINTS];

  ridges->most = 1e-9;
  for (guint i = 0; i < ridges->groups->len; i++)
    {
      const DuidSliderGroup *group = ridges->groups->pdata[i];
      double                 n = (double) group->n;

      if (group->n < DUID_FEWEST_PERCENTS)
        continue;
      ridges->most = MAX (ridges->most, MAX ((double) group->n_low, (double) group->n_high) / n);
      if (!has_curve (ridges, group))
        continue;
      duid_slider_group_curve (group, ridges->h, ridges->low, ridges->high, curve, N_POINTS);
      for (guint j = 0; j < N_POINTS; j++)
        ridges->most = MAX (ridges->most, curve[j]);
    }
}

static double
height_of (const Ridges *ridges,
           double        share)
{
  return share / ridges->most * ridges->frame.pitch * (BASELINE - .08);
}

static void
add_curve (const Ridges          *ridges,
           const DuidSliderGroup *group,
           guint                  row)
{
  DuidChart *chart = ridges->chart;
  DuidColour colour = duid_chart_get_colour (chart, group->group);
  double     curve[N_POINTS];
  DuidPoint  path[N_POINTS + 2];
  double     base = get_base (ridges, row);
  DuidPen    fill = { .fill = duid_ink_mix (colour, chart->palette->background, .45) };
  DuidPen    line = { .stroke = duid_ink_get_line (chart, colour),
                      .line_width = 1.4 * chart->line };

  duid_slider_group_curve (group, ridges->h, ridges->low, ridges->high, curve, N_POINTS);
  path[0] = (DuidPoint) { ridges->frame.left, base };
  path[N_POINTS + 1] = (DuidPoint) { ridges->frame.right, base };
  for (guint i = 0; i < N_POINTS; i++)
    path[i + 1] = (DuidPoint) {
      ridges->frame.left + (ridges->frame.right - ridges->frame.left) * i / (N_POINTS - 1),
      base - height_of (ridges, curve[i]),
    };
  duid_scene_add_path (chart->scene, path, N_POINTS + 2, TRUE, fill);
  duid_scene_add_path (chart->scene, path + 1, N_POINTS, FALSE, line);
}

static void
add_ends (const Ridges          *ridges,
          const DuidSliderGroup *group,
          guint                  row)
{
  DuidChart  *chart = ridges->chart;
  double      width = SPIKE * chart->size;
  double      gap = SPIKE_GAP * chart->size;
  double      base = get_base (ridges, row);
  const gsize counts[2] = { group->n_low, group->n_high };

  for (int end = 0; end < 2; end++)
    {
      double height = height_of (ridges, (double) counts[end] / (double) group->n);
      double x = end == 0 ? ridges->frame.left - gap - width : ridges->frame.right + gap;

      if (counts[end] > 0 && !duid_chart_hides (chart, counts[end]))
        duid_scene_add_rectangle (chart->scene, x, base - height, width, height, 0,
                                  (DuidPen) { .fill = chart->palette->spike });
    }
}

/* Few answers: each is a dot where it lies; those at one place stand on each other. */
static void
add_dots (const Ridges          *ridges,
          const DuidSliderGroup *group,
          guint                  row)
{
  DuidChart *chart = ridges->chart;
  double     radius = MIN (duid_ink_get_radius (chart, DOT), ridges->frame.pitch / 6);
  double     base = get_base (ridges, row);
  double     last = -INFINITY;
  int        n_up = 0;

  for (gsize i = 0; i < group->n; i++)
    {
      double x = get_x (ridges, group->values[i]);

      n_up = x - last < 2 * radius ? n_up + 1 : 0;
      last = n_up > 0 ? last : x;
      duid_scene_add_mark (
        chart->scene,
        (DuidPoint) { x, base - MIN (n_up, 3) * radius * (ridges->has_curves ? 1.6 : .6) - radius },
        radius, duid_chart_get_shape (chart, group->group),
        duid_ink_get_pen (chart, duid_chart_get_colour (chart, group->group)));
    }
}

static void
add_median (const Ridges          *ridges,
            const DuidSliderGroup *group,
            guint                  row)
{
  DuidChart *chart = ridges->chart;
  double     base = get_base (ridges, row);
  double     half = MEDIAN * chart->size;
  double     x = get_x (ridges, group->description.median);
  DuidPen    halo = { .stroke = chart->palette->background, .line_width = 4.6 * chart->line };
  DuidPen    bar = { .stroke = chart->palette->text, .line_width = 1.6 * chart->line };
  DuidPen    tick = { .stroke = chart->palette->text, .line_width = 2.6 * chart->line };
  DuidPoint  from = { get_x (ridges, group->low), base };
  DuidPoint  to = { get_x (ridges, group->high), base };

  if (isfinite (group->low))
    {
      duid_scene_add_line (chart->scene, from, to, halo);
      duid_scene_add_line (chart->scene, from, to, bar);
    }
  duid_scene_add_line (chart->scene, (DuidPoint) { x, base - half },
                       (DuidPoint) { x, base + half }, tick);
}

static void
add_baselines (const Ridges *ridges)
{
  DuidChart *chart = ridges->chart;
  DuidPen    guide = { .stroke = chart->palette->guide, .line_width = .9 * chart->line };
  DuidPen    axis = { .stroke = chart->palette->line, .line_width = chart->line };
  double     middle = get_middle (ridges);

  duid_scene_begin_layer (chart->scene, "axis", _ ("Scale"));
  duid_scene_add_line (chart->scene, (DuidPoint) { middle, ridges->frame.top },
                       (DuidPoint) { middle, ridges->frame.bottom }, guide);
  for (guint i = 0; i < ridges->groups->len; i++)
    {
      double y = get_base (ridges, i);

      duid_scene_add_line (chart->scene, (DuidPoint) { ridges->frame.left, y },
                           (DuidPoint) { ridges->frame.right, y }, guide);
    }
  duid_scene_add_line (chart->scene, (DuidPoint) { ridges->frame.left, ridges->frame.bottom },
                       (DuidPoint) { ridges->frame.right, ridges->frame.bottom }, axis);
}

static void
add_rows (const Ridges *ridges)
{
  DuidChart *chart = ridges->chart;

  duid_scene_begin_layer (chart->scene, "ridges", _ ("The answers of each group"));
  for (guint i = 0; i < ridges->groups->len; i++)
    {
      const DuidSliderGroup *group = ridges->groups->pdata[i];

      if (has_curve (ridges, group))
        add_curve (ridges, group, i);
      if (ridges->has_curves && group->n >= DUID_FEWEST_PERCENTS)
        add_ends (ridges, group, i);
      if (group->n < DUID_FEWEST_PERCENTS)
        add_dots (ridges, group, i);
    }
  /* xgettext:no-c-format */
  duid_scene_begin_layer (chart->scene, "median", _ ("Medians with 95 % margins"));
  for (guint i = 0; !chart->request.hides_summary && i < ridges->groups->len; i++)
    if (((DuidSliderGroup *) ridges->groups->pdata[i])->n >= DUID_FEWEST_SHOWN)
      add_median (ridges, ridges->groups->pdata[i], i);
  duid_scene_begin_layer (chart->scene, "groups", _ ("Groups"));
  for (guint i = 0; i < ridges->groups->len; i++)
    {
      const DuidSliderGroup *group = ridges->groups->pdata[i];

      if (group->group < 0)
        continue;
      duid_row_frame_add_sign (&ridges->frame, i, group->group);
      duid_row_frame_add_area (&ridges->frame, i, DUID_HIT_CELL, group->group);
    }
}

static char *
dup_group_words (const DuidSliderGroup *group,
                 DuidChart             *chart)
{
  g_autofree char *n = duid_ink_dup_count (chart, group->n);
  g_autofree char *median = duid_number_for_people (group->description.median, 1);
  g_autofree char *low = duid_number_for_people (group->low, 1);
  g_autofree char *high = duid_number_for_people (group->high, 1);

  if (group->n < DUID_FEWEST_SHOWN)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s: %s answer", "%s: %s answers",
                                         group->n),
                            group->label, n);
  if (!isfinite (group->low))
    return g_strdup_printf (_ ("%s: median %s, %s answers"), group->label, median, n);
  /* Translators: a group, its median, the ends of the interval around it, answers. */
  return g_strdup_printf (_ ("%s: median %s (95 %% margin %s to %s), %s answers"), group->label,
                          median, low, high, n);
}

static void
tell (const Ridges *ridges)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; ridges->chart->groups != NULL && i < ridges->groups->len; i++)
    {
      g_autofree char *group = dup_group_words (ridges->groups->pdata[i], ridges->chart);

      g_string_append_printf (words, "%s%s", i > 0 ? "; " : "", group);
    }
  if (words->len > 0)
    {
      g_string_append_c (words, '.');
      duid_chart_add_remark (ridges->chart, words->str);
    }
}

static DuidCondition *
brush_hit (DuidChart *chart,
           DuidHit    hit)
{
  if (hit.kind != DUID_HIT_CELL || chart->request.colour_by < 0)
    return NULL;
  return duid_group_condition_new (chart->request.dataset, chart->request.tagging,
                                   chart->request.colour_by, (guint) hit.index);
}

static char *
say_hit (DuidChart *chart,
         DuidHit    hit)
{
  const Ridges *ridges = chart->own;

  for (guint i = 0; i < ridges->groups->len; i++)
    {
      const DuidSliderGroup *group = ridges->groups->pdata[i];

      if (group->group == hit.index)
        return dup_group_words (group, chart);
    }
  return NULL;
}

static DuidCondition *
brush_drag (DuidChart       *chart,
            const DuidPoint *path,
            gsize            n_points)
{
  const Ridges *ridges = chart->own;
  const double  ends[] = { ridges->frame.left, ridges->frame.right };
  const double  values[] = { ridges->low, ridges->high };

  return duid_slider_foot_brush (chart, ends, values, path, n_points);
}

static void
draw_brush (DuidChart       *chart,
            cairo_t         *cr,
            const DuidPoint *path,
            gsize            n_points)
{
  const Ridges *ridges = chart->own;
  const double  ends[] = { ridges->frame.left, ridges->frame.right };
  const double  heights[] = { ridges->frame.top, ridges->frame.bottom };

  duid_slider_foot_draw_brush (chart, cr, ends, heights, path, n_points);
}

static const DuidPlotKind ridge_kind = {
  .drag_brush = brush_drag,
  .hit_brush = brush_hit,
  .hit_words = say_hit,
  .draw_brush = draw_brush,
};

/* Where the words below the scale begin: some way under the names of the groups. */
static double
get_foot_left (const Ridges *ridges)
{
  return (ridges->chart->from.x + 2 * ridges->frame.left) / 3;
}

/* How wide the scale is follows from the names, how high its words are from that; @bottom is
 * the room that is kept free below. */
static void
lay_out_rows (Ridges *ridges,
              double  bottom)
{
  DuidChart *chart = ridges->chart;
  double     side = (SPIKE + SPIKE_GAP) * chart->size;
  /* One curve has all the room. */
  double most = ridges->groups->len > 1 ? MOST_PITCH * pow (chart->size, .5) : chart->height;
  double foot = bottom;

  for (int turn = 0; turn < 2; turn++)
    {
      ridges->frame = duid_row_frame_lay_out (chart, ridges->labels, ridges->amounts,
                                              HEAD * chart->size, foot, most);
      ridges->frame.left += side;
      ridges->frame.right = MAX (ridges->frame.right - side, ridges->frame.left + 1);
      foot = bottom + duid_slider_foot_measure (chart, get_foot_left (ridges), chart->to.x,
                                                get_middle (ridges));
    }
}

/* What the marks mean, when that costs no group its room. */
static void
lay_out (Ridges *ridges)
{
  DuidChart *chart = ridges->chart;
  double     key = 2 * duid_row_frame_get_least (chart);
  gboolean   has_room;
  /* xgettext:no-c-format */
  const char *words = _ ("Line: the median and its 95 % margin.");

  list_words (ridges);
  chart->to.y -= key;
  has_room = ridges->groups->len <= count_rows (ridges);
  chart->to.y += key;
  lay_out_rows (ridges, has_room ? key : 0);
  ridges->has_curves = ridges->frame.pitch >= LEAST_CURVE * chart->size &&
                       ridges->groups->len <= MOST_CURVES;
  if (!has_room)
    return;
  if (ridges->has_curves) /* xgettext:no-c-format */
    words = _ ("Line: the median and its 95 % margin. Bars beside: answers at that end.");
  duid_ink_add_note (chart, words);
  lay_out_rows (ridges, 0);
}

void
duid_ridge_plot_fill (DuidChart *chart)
{
  Ridges             *ridges = g_new0 (Ridges, 1);
  const DuidQuestion *question = duid_slider_foot_get_question (chart);

  ridges->chart = chart;
  ridges->low = question->min;
  ridges->high = question->max;
  ridges->groups = duid_slider_groups_new (chart, NULL);
  ridges->labels = g_ptr_array_new ();
  ridges->amounts = g_ptr_array_new_with_free_func (g_free);
  chart->own = ridges;
  chart->free_own = free_ridges;
  if (ridges->groups->len == 0 || chart->summary->states[DUID_STATE_ANSWERED] == 0)
    {
      duid_ink_add_excuse (chart, (chart->from.y + chart->to.y) / 2);
      return;
    }
  chart->kind = &ridge_kind;
  lay_out (ridges);
  ridges->h = duid_slider_groups_bandwidth (ridges->groups, ridges->low, ridges->high);
  find_most (ridges);
  add_baselines (ridges);
  add_rows (ridges);
  duid_row_frame_add_words (&ridges->frame, ridges->labels, ridges->amounts);
  duid_slider_foot_add (chart, get_foot_left (ridges), chart->to.x, get_middle (ridges),
                        ridges->frame.bottom);
  tell (ridges);
}
