/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-triad-plot-private.h"

#include "plot/duid-figure.h"
#include "plot/duid-ink.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The way of the centre from group to group, in the order of the groups: waves, years,
 * ages. Each centre has its 95 % region and its name. */

#define MARK       4.4
#define NAME_TEXT  10
#define NAME_WIDTH 110
#define NAME_SHARE .28 /* of the picture, at most */
#define HEAD       7.0
#define N_SIDES    8
#define N_AWAY     8 /* distances tried on each side */

/* A centre on the way. */
typedef struct
{
  int        group;
  DuidCentre centre;
  DuidPoint  at; /* pixels */
} Step;

static DuidCentre
find_centre (DuidTriadPlot *plot,
             int            group)
{
  const DuidGroupOf *of = g_ptr_array_index (plot->chart->groups, group);
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (DuidPoint));

  for (gssize row = duid_rows_next (of->rows, 0); row >= 0;
       row = duid_rows_next (of->rows, (gsize) row + 1))
    if (plot->states[row] == DUID_STATE_ANSWERED &&
        duid_chart_is_in_base (plot->chart, (gsize) row))
      {
        DuidPoint point = duid_triad_to_plane (plot->triads[row]);

        g_array_append_val (points, point);
      }
  return duid_centre_of ((DuidPoint *) (gpointer) points->data, points->len,
                         DUID_TRIAD_CENTRE_SEED);
}

/* The groups that have enough answers for a centre (transfer full). */
static GArray *
list_steps (DuidTriadPlot *plot)
{
  DuidChart *chart = plot->chart;
  GArray    *steps = g_array_new (FALSE, FALSE, sizeof (Step));

  for (guint i = 0; chart->groups != NULL && i < chart->groups->len; i++)
    if (chart->group_counts[i] >= DUID_FEWEST_SHOWN)
      {
        Step step = { .group = (int) i, .centre = find_centre (plot, (int) i) };

        step.at = duid_triad_plot_to_pixels (plot, step.centre.centre);
        g_array_append_val (steps, step);
      }
  return steps;
}

static void
add_regions (DuidTriadPlot *plot,
             GArray        *steps)
{
  duid_triad_plot_begin_layer (plot, "centre", _ ("Centres with their 95 % regions"));
  for (guint i = 0; i < steps->len; i++)
    {
      const Step *step = &g_array_index (steps, Step, i);
      DuidColour  colour = duid_ink_get_line (plot->chart,
                                              duid_chart_get_colour (plot->chart, step->group));

      if (step->centre.n >= DUID_FEWEST_PERCENTS && isfinite (step->centre.a))
        duid_triad_plot_add_region (plot, &step->centre, colour);
    }
}

/* The line ends where the next mark begins. */
static void
add_line (DuidTriadPlot *plot,
          GArray        *steps)
{
  DuidChart *chart = plot->chart;
  DuidPen    pen = { .stroke = chart->palette->text, .line_width = 1.6 * chart->line };
  double     free = (MARK + 1) * sqrt (chart->line * chart->size);

  duid_triad_plot_begin_layer (plot, "path", _ ("From one centre to the next"));
  for (guint i = 1; i < steps->len; i++)
    {
      DuidPoint from = g_array_index (steps, Step, i - 1).at;
      DuidPoint to = g_array_index (steps, Step, i).at;
      double    distance = duid_point_distance (from, to);
      double    keep = distance > 0 ? MAX (0, 1 - free / distance) : 0;

      to = (DuidPoint) { from.x + (to.x - from.x) * keep, from.y + (to.y - from.y) * keep };
      duid_moves_add_arrow (chart, from, to, pen, HEAD * chart->line);
    }
}

static void
add_marks (DuidTriadPlot *plot,
           GArray        *steps)
{
  DuidChart *chart = plot->chart;
  double     radius = MARK * sqrt (chart->line * chart->size);

  for (guint i = 0; i < steps->len; i++)
    {
      const Step *step = &g_array_index (steps, Step, i);
      DuidColour  colour = duid_chart_get_colour (chart, step->group);
      DuidPen     pen = { .fill = colour,
                          .stroke = chart->palette->background,
                          .line_width = 1.4 * chart->line };

      duid_scene_add_mark (chart->scene, step->at, radius,
                           duid_chart_get_shape (chart, step->group), pen);
    }
}

static double
overlap (const cairo_rectangle_t *a,
         const cairo_rectangle_t *b)
{
  double width = MIN (a->x + a->width, b->x + b->width) - MAX (a->x, b->x);
  double height = MIN (a->y + a->height, b->y + b->height) - MAX (a->y, b->y);

  return width > 0 && height > 0 ? width * height : 0;
}

/* What a name covers if it stands in @box. */
static double
find_cost (DuidTriadPlot           *plot,
           GArray                  *steps,
           GArray                  *boxes,
           const cairo_rectangle_t *box)
{
  DuidChart *chart = plot->chart;
  double     mark = 2 * MARK * sqrt (chart->line * chart->size);
  double     cost = 0;

  for (guint i = 0; i < boxes->len; i++)
    cost += 3 * overlap (box, &g_array_index (boxes, cairo_rectangle_t, i));
  for (guint i = 0; i < steps->len; i++)
    {
      DuidPoint         at = g_array_index (steps, Step, i).at;
      cairo_rectangle_t taken = { at.x - mark / 2, at.y - mark / 2, mark, mark };

      cost += 4 * overlap (box, &taken);
    }
  if (box->x < chart->from.x || box->x + box->width > chart->to.x || box->y < chart->from.y ||
      box->y + box->height > (plot->has_words ? plot->words_y : chart->to.y))
    cost += 1e6;
  /* The word of the top stands there, on as many lines as it needs. */
  if (plot->has_words && box->y < plot->corners[0].y + plot->side / 10 &&
      box->x + box->width > plot->corners[0].x)
    cost += 1e5;
  return cost;
}

/* Around its mark, nearer or farther, where it covers least. */
static cairo_rectangle_t
place_name (DuidTriadPlot *plot,
            GArray        *steps,
            GArray        *boxes,
            DuidPoint      at,
            double         width,
            double         height)
{
  double            mark = MARK * sqrt (plot->chart->line * plot->chart->size);
  cairo_rectangle_t best = { at.x, at.y, width, height };
  double            least = INFINITY;

  for (int far = 0; far < N_AWAY; far++)
    for (int side = 0; side < N_SIDES; side++)
      {
        double            angle = 2 * G_PI * side / N_SIDES;
        double            away = mark + 3 * plot->chart->size + far * height * .8;
        double            x = at.x + cos (angle) * (away + width / 2);
        double            y = at.y - sin (angle) * (away + height / 2);
        cairo_rectangle_t box = { x - width / 2, y - height / 2, width, height };
        double            cost = find_cost (plot, steps, boxes, &box) + far * height;

        if (cost < least)
          {
            least = cost;
            best = box;
          }
      }
  return best;
}

static void
add_names (DuidTriadPlot *plot,
           GArray        *steps)
{
  DuidChart    *chart = plot->chart;
  DuidTextStyle style = duid_chart_get_style (chart, NAME_TEXT, TRUE);
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (cairo_rectangle_t));

  style.has_plate = TRUE;
  style.lines = 1;
  duid_triad_plot_begin_layer (plot, "names", _ ("Names of the groups"));
  for (guint i = 0; i < steps->len; i++)
    {
      const Step        *step = &g_array_index (steps, Step, i);
      const DuidGroupOf *group = g_ptr_array_index (chart->groups, step->group);
      g_autofree char   *n = duid_ink_dup_count (chart, step->centre.n);
      g_autofree char   *rest = g_strconcat (" · ", n, NULL);
      g_autofree char   *name = NULL;
      cairo_rectangle_t  box;
      double             width, height;

      style.width = MIN (NAME_WIDTH * chart->size, (chart->to.x - chart->from.x) * NAME_SHARE);
      name = duid_ink_dup_name (chart, group->label, rest, &style, style.width);
      duid_scene_measure_text (chart->scene, name, &style, &width, &height);
      box = place_name (plot, steps, boxes, step->at, width, height);
      g_array_append_val (boxes, box);
      style.width = width + 1;
      duid_scene_add_text (chart->scene, (DuidPoint) { box.x, box.y }, name, &style);
    }
}

static void
tell (DuidTriadPlot *plot,
      GArray        *steps)
{
  g_autoptr (GString) words = g_string_new (_ ("Centres in order:"));

  for (guint i = 0; i < steps->len; i++)
    {
      const Step        *step = &g_array_index (steps, Step, i);
      const DuidGroupOf *group = g_ptr_array_index (plot->chart->groups, step->group);
      DuidTriad          mean = duid_triad_from_plane (step->centre.centre);
      g_autofree char   *n = duid_ink_dup_count (plot->chart, step->centre.n);

      g_string_append_printf (words,
                              /* Translators: group, corner and its share three times, answers. */
                              _ (" %s: %s %.0f %%, %s %.0f %%, %s %.0f %% (n %s)"), group->label,
                              plot->question->corners[0], 100 * mean.top,
                              plot->question->corners[1], 100 * mean.left,
                              plot->question->corners[2], 100 * mean.right, n);
      g_string_append_c (words, i + 1 < steps->len ? ';' : '.');
    }
  duid_chart_add_remark (plot->chart, words->str);
}

void
duid_triad_path_add (DuidTriadPlot *plot)
{
  DuidChart *chart = plot->chart;
  g_autoptr (GArray) steps = list_steps (plot);

  if (chart->groups == NULL && plot->n > 0)
    duid_ink_add_advice (chart, _ ("Choose in the menu by what to colour: the centre then goes "
                                   "from one group to the next."));
  if (steps->len == 0)
    return;
  add_regions (plot, steps);
  add_line (plot, steps);
  add_marks (plot, steps);
  add_names (plot, steps);
  tell (plot, steps);
}
