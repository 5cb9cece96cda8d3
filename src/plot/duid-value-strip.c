/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-value-axis.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "plot/duid-ink.h"

/* A strip of dots, each exactly at its value; dots that would lie on each other
 * step aside, up and down in turn. */

#define FEW         50
#define DOT         2.4 /* pixels of look.md on a card */
#define DOT_FEW     3.5
#define DOT_OUTSIDE .75 /* of the radius */
#define STEP        .35 /* of a diameter */

typedef struct
{
  gsize  row;
  double x;
  double y; /* from the middle of the strip */
} Swarming;

static int
compare_x (gconstpointer a,
           gconstpointer b)
{
  const Swarming *left = a;
  const Swarming *right = b;

  if (left->x != right->x)
    return left->x < right->x ? -1 : 1;
  return left->row < right->row ? -1 : left->row > right->row;
}

static GArray *
list_dots (const DuidValueAxis *axis)
{
  GArray *dots = g_array_new (FALSE, FALSE, sizeof (Swarming));
  gsize   n_rows = duid_dataset_get_n_rows (axis->chart->request.dataset);

  for (gsize row = 0; row < n_rows; row++)
    if (axis->states[row] == DUID_STATE_ANSWERED && duid_chart_is_in_base (axis->chart, row))
      {
        Swarming dot = { .row = row, .x = duid_value_axis_get_x (axis, axis->values[row]) };

        g_array_append_val (dots, dot);
      }
  g_array_sort (dots, compare_x);
  return dots;
}

/* How far the nearest dot to the left of @index is when that stands at @y. */
static double
find_distance (GArray *dots,
               guint   index,
               double  y,
               double  reach)
{
  const Swarming *dot = &g_array_index (dots, Swarming, index);
  double          least = INFINITY;

  for (guint i = index; i-- > 0;)
    {
      const Swarming *other = &g_array_index (dots, Swarming, i);

      if (dot->x - other->x >= reach)
        break;
      least = MIN (least, hypot (dot->x - other->x, y - other->y));
    }
  return least;
}

/* The place nearest to the middle that is free; else the one with most room. */
static double
find_place (GArray *dots,
            guint   index,
            double  diameter,
            double  most)
{
  double best = 0;
  double widest = -1;

  for (int turn = 0;; turn++)
    {
      double y = (turn + 1) / 2 * STEP * diameter * (turn % 2 == 0 ? 1 : -1);
      double distance;

      if (fabs (y) > most)
        return best;
      distance = find_distance (dots, index, y, diameter);
      if (distance >= diameter)
        return y;
      if (distance > widest)
        {
          widest = distance;
          best = y;
        }
    }
}

static void
add_dot (const DuidValueAxis *axis,
         const Swarming      *dot,
         double               radius)
{
  DuidChart *chart = axis->chart;
  int        group = duid_ink_get_group (chart, dot->row);
  gboolean   is_chosen = duid_chart_is_chosen (chart, dot->row);
  DuidColour colour = duid_chart_get_colour (chart, group);
  DuidPoint  at = { dot->x, (axis->strip + axis->strip_end) / 2 + dot->y };
  DuidPen    pen;

  if (chart->groups != NULL && group < 0)
    colour = duid_ink_outside (chart);
  pen = duid_ink_get_pen (chart, is_chosen ? colour : duid_ink_outside (chart));
  if (is_chosen)
    pen.fill.alpha = .85;
  else
    pen.stroke.alpha = 0;
  duid_scene_add_mark (chart->scene, at, is_chosen ? radius : radius * DOT_OUTSIDE,
                       duid_chart_get_shape (chart, group), pen);
  duid_chart_add_dot (chart, at, dot->row, -1);
}

void
duid_value_axis_add_strip (DuidValueAxis *axis)
{
  g_autoptr (GArray) dots = NULL;
  double radius, most;

  duid_scene_begin_layer (axis->chart->scene, "dots", _ ("A dot for each story"));
  if (axis->strip <= 0 || duid_chart_hides (axis->chart, axis->n_base))
    return;
  dots = list_dots (axis);
  most = (axis->strip_end - axis->strip) / 2;
  radius = MIN (duid_ink_get_radius (axis->chart, dots->len < FEW ? DOT_FEW : DOT), most / 2);
  for (guint i = 0; i < dots->len; i++)
    {
      Swarming *dot = &g_array_index (dots, Swarming, i);

      dot->y = find_place (dots, i, 2 * radius, most - radius);
      add_dot (axis, dot, radius);
    }
}
