/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-canvas-plot-private.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "plot/duid-figure.h"
#include "plot/duid-ink.h"

/* What moves on a canvas. Arrows: from one stone to the others within the same persons,
 * each mean arrow with the 95 % region of the shift at its tip; for two stones and few
 * persons also an arrow a person. Groups: where each group's centre of a stone lies. */

#define MOST_ARROWS 60
#define SEED        20240914
#define N_OUTLINE   48
#define HEAD        6.0 /* of an arrow */

static void
add_arrow (DuidCanvasPlot *plot,
           DuidPoint       from,
           DuidPoint       to,
           DuidPen         pen,
           double          head)
{
  DuidScene *scene = plot->chart->scene;
  double     angle = atan2 (to.y - from.y, to.x - from.x);
  DuidPoint  tip[3] = {
     { to.x - head * cos (angle - .45), to.y - head * sin (angle - .45) },
     to,
     { to.x - head * cos (angle + .45), to.y - head * sin (angle + .45) },
  };

  duid_scene_add_line (scene, from, to, pen);
  if (duid_point_distance (from, to) > head / 2)
    duid_scene_add_path (scene, tip, 3, FALSE, pen);
}

/* The places of those who placed both stones: @from, and how far they went. */
static void
gather_pairs (DuidCanvasPlot *plot,
              guint           a,
              guint           b,
              GArray         *starts,
              GArray         *shifts)
{
  DuidChart       *chart = plot->chart;
  guint            question = (guint) chart->request.question;
  const DuidPoint *first = duid_dataset_get_stone (chart->request.dataset, question, a);
  const DuidPoint *second = duid_dataset_get_stone (chart->request.dataset, question, b);
  gsize            n_rows = duid_dataset_get_n_rows (chart->request.dataset);

  for (gsize row = 0; row < n_rows; row++)
    if (duid_point_exists (first[row]) && duid_point_exists (second[row]) &&
        duid_chart_is_in_base (chart, row))
      {
        DuidPoint shift = { second[row].x - first[row].x, second[row].y - first[row].y };

        g_array_append_val (starts, first[row]);
        g_array_append_val (shifts, shift);
      }
}

static void
add_ellipse (DuidCanvasPlot   *plot,
             DuidPoint         middle,
             const DuidCentre *centre,
             DuidPen           pen)
{
  DuidPoint outline[N_OUTLINE];

  for (int i = 0; i < N_OUTLINE; i++)
    {
      double along = centre->a * cos (2 * G_PI * i / N_OUTLINE);
      double aside = centre->b * sin (2 * G_PI * i / N_OUTLINE);

      outline[i] = duid_canvas_plot_place (
        plot,
        (DuidPoint) { middle.x + along * cos (centre->angle) - aside * sin (centre->angle),
                      middle.y + along * sin (centre->angle) + aside * cos (centre->angle) });
    }
  duid_scene_add_path (plot->chart->scene, outline, N_OUTLINE, TRUE, pen);
}

static DuidPoint
find_mean (GArray *points)
{
  DuidPoint mean = { 0, 0 };

  for (guint i = 0; i < points->len; i++)
    {
      mean.x += g_array_index (points, DuidPoint, i).x / points->len;
      mean.y += g_array_index (points, DuidPoint, i).y / points->len;
    }
  return mean;
}

static void
add_persons (DuidCanvasPlot *plot,
             GArray         *starts,
             GArray         *shifts)
{
  DuidPen pen = { .stroke = duid_colour_with_alpha (plot->chart->palette->secondary, .55),
                  .line_width = .9 * plot->chart->line };

  for (guint i = 0; i < starts->len; i++)
    {
      DuidPoint from = g_array_index (starts, DuidPoint, i);
      DuidPoint shift = g_array_index (shifts, DuidPoint, i);
      DuidPoint to = { from.x + shift.x, from.y + shift.y };

      add_arrow (plot, duid_canvas_plot_place (plot, from), duid_canvas_plot_place (plot, to), pen,
                 HEAD * .7 * plot->chart->line);
    }
}

/* “from A to B: +1.2 Belang, −3.1 Ervaring (n 140)”. */
static void
tell_shift (DuidCanvasPlot   *plot,
            guint             a,
            guint             b,
            const DuidCentre *shift)
{
  const DuidQuestion *question = plot->question;
  g_autofree char    *n = duid_ink_dup_count (plot->chart, shift->n);
  gboolean            is_sure = FALSE;
  g_autofree char    *words = NULL;

  if (isfinite (shift->a))
    {
      double along = shift->centre.x * cos (shift->angle) + shift->centre.y * sin (shift->angle);
      double aside = shift->centre.y * cos (shift->angle) - shift->centre.x * sin (shift->angle);

      is_sure = hypot (along / shift->a, aside / shift->b) > 1;
    }
  words = g_strdup_printf (
    /* Translators: stone, stone, axis, number, axis, number, persons, a judgement. */
    _ ("From “%s” to “%s” within %s persons: %s %+.1f, %s %+.1f (%s)."),
    (const char *) question->stones->pdata[a], (const char *) question->stones->pdata[b], n,
    question->x.label != NULL ? question->x.label : "x", shift->centre.x,
    question->y.label != NULL ? question->y.label : "y", shift->centre.y,
    is_sure ? _ ("surely a shift") : _ ("could be chance"));
  duid_chart_add_remark (plot->chart, words);
}

static void
add_shift (DuidCanvasPlot *plot,
           guint           a,
           guint           b,
           gboolean        has_persons)
{
  DuidChart *chart = plot->chart;
  DuidColour colour = duid_ink_get_line (chart, duid_chart_get_stone_colour (chart, (int) b));
  DuidPen    pen = { .stroke = colour, .line_width = 2.2 * chart->line };
  DuidPen    region = { .fill = duid_colour_with_alpha (colour, .14),
                        .stroke = colour,
                        .line_width = chart->line };
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (DuidPoint));
  g_autoptr (GArray) shifts = g_array_new (FALSE, FALSE, sizeof (DuidPoint));
  DuidCentre centre;
  DuidPoint  from, to;

  gather_pairs (plot, a, b, starts, shifts);
  if (starts->len < DUID_FEWEST_SHOWN)
    return;
  if (has_persons && starts->len <= MOST_ARROWS && !chart->request.is_audience)
    add_persons (plot, starts, shifts);
  centre = duid_centre_of ((DuidPoint *) (gpointer) shifts->data, shifts->len, SEED);
  from = find_mean (starts);
  to = (DuidPoint) { from.x + centre.centre.x, from.y + centre.centre.y };
  if (centre.n >= DUID_FEWEST_PERCENTS && isfinite (centre.a))
    add_ellipse (plot, to, &centre, region);
  add_arrow (plot, duid_canvas_plot_place (plot, from), duid_canvas_plot_place (plot, to), pen,
             HEAD * 1.5 * chart->line);
  plot->letters[b] = duid_canvas_plot_place (plot, to);
  duid_canvas_plot_add_letter (plot, b, plot->letters[b]);
  tell_shift (plot, a, b, &centre);
}

void
duid_canvas_plot_add_arrows (DuidCanvasPlot *plot)
{
  DuidChart *chart = plot->chart;
  guint      n = plot->question->stones->len;
  guint      a = chart->request.stone >= 0 ? (guint) chart->request.stone : 0;

  duid_scene_begin_layer (chart->scene, "arrows", _ ("From one stone to another, within persons"));
  for (guint b = 0; b < n; b++)
    if (b != a)
      add_shift (plot, a, b, n == 2);
  if (n > 0)
    {
      const DuidStoneSummary *summary = chart->summary->stones->pdata[a];

      if (summary->n_placed >= DUID_FEWEST_SHOWN)
        duid_canvas_plot_add_letter (plot, a, duid_canvas_plot_place (plot, summary->mean));
    }
}

static void
gather_group (DuidCanvasPlot *plot,
              guint           stone,
              int             group,
              GArray         *places)
{
  DuidChart       *chart = plot->chart;
  const DuidPoint *all = duid_dataset_get_stone (chart->request.dataset,
                                                 (guint) chart->request.question, stone);
  gsize            n_rows = duid_dataset_get_n_rows (chart->request.dataset);

  for (gsize row = 0; row < n_rows; row++)
    if (duid_point_exists (all[row]) && duid_chart_is_in_base (chart, row) &&
        duid_chart_get_group (chart, row) == group)
      g_array_append_val (places, all[row]);
}

/* The centre of a group; FALSE when it has none to show. */
static gboolean
add_group_centre (DuidCanvasPlot *plot,
                  guint           stone,
                  int             group,
                  gboolean        has_region,
                  DuidPoint      *at)
{
  DuidChart *chart = plot->chart;
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (DuidPoint));
  DuidColour colour = duid_chart_get_colour (chart, group);
  DuidPen    mark = duid_ink_get_pen (chart, colour);
  DuidCentre centre;

  gather_group (plot, stone, group, places);
  if (places->len < DUID_FEWEST_SHOWN || chart->series[group] < 0)
    return FALSE;
  *at = find_mean (places);
  if (has_region)
    {
      DuidColour line = duid_ink_get_line (chart, colour);
      DuidPen    region = { .fill = duid_colour_with_alpha (colour, .15),
                            .stroke = line,
                            .line_width = chart->line };

      centre = duid_centre_of ((DuidPoint *) (gpointer) places->data, places->len, SEED);
      if (centre.n >= DUID_FEWEST_PERCENTS && isfinite (centre.a))
        add_ellipse (plot, centre.centre, &centre, region);
    }
  *at = duid_canvas_plot_place (plot, *at);
  duid_scene_add_mark (chart->scene, *at, 4.2 * chart->size, duid_chart_get_shape (chart, group),
                       mark);
  return TRUE;
}

void
duid_canvas_plot_add_group_centres (DuidCanvasPlot *plot)
{
  DuidChart *chart = plot->chart;
  DuidPen    line = { .stroke = chart->palette->secondary, .line_width = 1.1 * chart->line };

  duid_scene_begin_layer (chart->scene, "centres", _ ("Centre of each stone, by group"));
  if (chart->groups == NULL)
    {
      duid_ink_add_advice (chart, _ ("Choose in the menu by what to colour: each group then has "
                                     "its own centres."));
      return;
    }
  plot->has_groups = TRUE;
  for (guint stone = 0; stone < plot->question->stones->len; stone++)
    {
      DuidPoint before = { NAN, NAN };

      if (!duid_canvas_plot_shows (plot, stone))
        continue;
      for (guint group = 0; group < chart->groups->len; group++)
        {
          DuidPoint at;

          if (!add_group_centre (plot, stone, (int) group, chart->request.stone >= 0, &at))
            continue;
          if (duid_point_exists (before))
            duid_scene_add_line (chart->scene, before, at, line);
          else
            plot->letters[stone] = (DuidPoint) { at.x, at.y - 13 * chart->size };
          before = at;
        }
      if (duid_point_exists (before))
        duid_canvas_plot_add_letter (plot, stone, plot->letters[stone]);
    }
}
