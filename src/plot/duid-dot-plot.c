/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-chart-private.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "plot/duid-figure.h"
#include "plot/duid-ink.h"
#include "plot/duid-key.h"
#include "plot/duid-slider-foot.h"
#include "plot/duid-slider-group.h"

/* A slider as dots that stand on each other: a dot a story as long as there are few,
 * else a hundred dots of one percent of the answers each, at their quantiles. */

/* Pixels of look.md on a card. */
#define MOST_STORIES 200
#define N_QUANTILES  100
#define MOST_RADIUS  6.0
#define LEAST_RADIUS 2.4
#define SIDE         4.0
#define MEDIAN       2.2

typedef struct
{
  double value;
  gssize row; /* -1 for a quantile */
} Bead;

typedef struct
{
  DuidChart *chart; /* borrowed */
  GArray    *beads; /* in rising order */
  double     low;
  double     high;
  double     left;
  double     right;
  double     top;
  double     bottom;
  double     radius;
  gboolean   is_quantile;
  gsize      n;
  double     median;
} Dots;

static void
free_dots (gpointer data)
{
  Dots *dots = data;

  g_array_unref (dots->beads);
  g_free (dots);
}

static int
compare_beads (gconstpointer a,
               gconstpointer b)
{
  const Bead *left = a;
  const Bead *right = b;

  if (left->value != right->value)
    return left->value < right->value ? -1 : 1;
  return left->row < right->row ? -1 : left->row > right->row;
}

static void
list_stories (Dots *dots)
{
  DuidChart    *chart = dots->chart;
  guint         question = (guint) chart->request.question;
  const double *numbers = duid_dataset_get_numbers (chart->request.dataset, question);
  const guint8 *states = duid_dataset_get_states (chart->request.dataset, question);
  gsize         n_rows = duid_dataset_get_n_rows (chart->request.dataset);

  for (gsize row = 0; row < n_rows; row++)
    if (states[row] == DUID_STATE_ANSWERED && duid_chart_is_in_base (chart, row))
      {
        Bead bead = { numbers[row], (gssize) row };

        g_array_append_val (dots->beads, bead);
      }
  g_array_sort (dots->beads, compare_beads);
}

/* The middle of every hundredth of the answers. */
static void
list_quantiles (Dots *dots)
{
  DuidChart    *chart = dots->chart;
  guint         question = (guint) chart->request.question;
  const double *numbers = duid_dataset_get_numbers (chart->request.dataset, question);
  const guint8 *states = duid_dataset_get_states (chart->request.dataset, question);
  gsize         n_rows = duid_dataset_get_n_rows (chart->request.dataset);
  g_autoptr (GArray) values = g_array_sized_new (FALSE, FALSE, sizeof (double), (guint) dots->n);

  for (gsize row = 0; row < n_rows; row++)
    if (states[row] == DUID_STATE_ANSWERED && duid_chart_is_in_base (chart, row))
      g_array_append_val (values, numbers[row]);
  duid_describe ((double *) (gpointer) values->data, values->len);
  for (int i = 0; i < N_QUANTILES; i++)
    {
      guint at = (guint) ((i + .5) / N_QUANTILES * values->len);
      Bead  bead = { g_array_index (values, double, MIN (at, values->len - 1)), -1 };

      g_array_append_val (dots->beads, bead);
    }
}

static double
get_x (const Dots *dots,
       double      value)
{
  double share = (value - dots->low) / (dots->high - dots->low);

  return dots->left + CLAMP (share, 0, 1) * (dots->right - dots->left);
}

/* How many dots the highest column has when dots are so large; a column takes the dots
 * from its first on as far as one dot is wide. */
static int
find_highest (const Dots *dots,
              double      radius)
{
  int highest = 0;

  for (guint i = 0; i < dots->beads->len;)
    {
      double start = get_x (dots, g_array_index (dots->beads, Bead, i).value);
      int    n = 0;

      while (i < dots->beads->len &&
             (n == 0 ||
              get_x (dots, g_array_index (dots->beads, Bead, i).value) - start < 2 * radius))
        {
          n++;
          i++;
        }
      highest = MAX (highest, n);
    }
  return highest;
}

/* The largest dots whose columns fit. */
static void
choose_radius (Dots *dots)
{
  double least = LEAST_RADIUS * dots->chart->size;

  dots->radius = MOST_RADIUS * dots->chart->size;
  while (dots->radius > least &&
         find_highest (dots, dots->radius) * 2 * dots->radius > dots->bottom - dots->top)
    dots->radius *= .94;
}

static void
add_bead (const Dots *dots,
          const Bead *bead,
          double      x,
          double      y,
          double      radius)
{
  DuidChart *chart = dots->chart;
  int        group = bead->row >= 0 ? duid_ink_get_group (chart, (gsize) bead->row) : -1;
  DuidColour colour = chart->groups != NULL && bead->row >= 0
                        ? duid_chart_get_colour (chart, group)
                        : chart->palette->series[0];
  gboolean   is_chosen = bead->row < 0 || duid_chart_is_chosen (chart, (gsize) bead->row);
  DuidPen    pen = duid_ink_get_pen (chart, is_chosen ? colour : duid_ink_outside (chart));

  duid_scene_add_mark (chart->scene, (DuidPoint) { x, y }, radius,
                       bead->row >= 0 ? duid_chart_get_shape (chart, group) : DUID_SHAPE_DISC,
                       pen);
  if (bead->row >= 0)
    duid_chart_add_dot (chart, (DuidPoint) { x, y }, (gsize) bead->row, -1);
}

static void
add_columns (const Dots *dots)
{
  double apart = 2 * dots->radius;
  int    highest = find_highest (dots, dots->radius);
  double room = dots->bottom - dots->top;

  if (highest * apart > room)
    apart = room / highest;
  for (guint i = 0; i < dots->beads->len;)
    {
      double start = get_x (dots, g_array_index (dots->beads, Bead, i).value);
      guint  first = i;
      double end = start;

      for (; i < dots->beads->len; i++)
        {
          double x = get_x (dots, g_array_index (dots->beads, Bead, i).value);

          if (i > first && x - start >= 2 * dots->radius)
            break;
          end = x;
        }
      for (guint j = first; j < i; j++)
        add_bead (dots, &g_array_index (dots->beads, Bead, j), (start + end) / 2,
                  dots->bottom - dots->radius - (j - first) * apart, dots->radius * .94);
    }
}

static void
add_axis (const Dots *dots)
{
  DuidChart *chart = dots->chart;
  DuidPen    pen = { .stroke = chart->palette->line, .line_width = chart->line };
  DuidPen    guide = { .stroke = chart->palette->guide, .line_width = .9 * chart->line };
  DuidPen    median = {
       .stroke = chart->palette->text,
       .line_width = MEDIAN * chart->line,
       .dash_on = 4 * chart->line,
       .dash_off = 3 * chart->line,
  };
  double x = (dots->left + dots->right) / 2;

  duid_scene_begin_layer (chart->scene, "axis", _ ("Scale"));
  duid_scene_add_line (chart->scene, (DuidPoint) { x, dots->top }, (DuidPoint) { x, dots->bottom },
                       guide);
  duid_scene_add_line (chart->scene, (DuidPoint) { chart->from.x, dots->bottom },
                       (DuidPoint) { chart->to.x, dots->bottom }, pen);
  if (dots->n < DUID_FEWEST_SHOWN || chart->request.hides_summary)
    return;
  x = get_x (dots, dots->median);
  duid_scene_begin_layer (chart->scene, "median", _ ("Median"));
  duid_scene_add_line (chart->scene, (DuidPoint) { x, dots->top }, (DuidPoint) { x, dots->bottom },
                       median);
}

static DuidKey *
make_key (const Dots *dots)
{
  DuidChart *chart = dots->chart;
  DuidKey   *key = duid_key_new (chart);

  if (dots->n == 0)
    return key;
  if (dots->is_quantile)
    duid_key_add (key, DUID_KEY_MARK, chart->palette->series[0], DUID_SHAPE_DISC,
                  /* xgettext:no-c-format */
                  _ ("each dot is 1 % of the answers"));
  else if (chart->groups == NULL)
    duid_key_add (key, DUID_KEY_MARK, chart->palette->series[0], DUID_SHAPE_DISC,
                  _ ("each dot is a story"));
  else
    duid_key_add_groups (key, DUID_KEY_MARK);
  if (dots->n >= DUID_FEWEST_SHOWN && !chart->request.hides_summary)
    duid_key_add (key, DUID_KEY_TICK, chart->palette->text, 0, _ ("median"));
  return key;
}

static DuidCondition *
brush_drag (DuidChart       *chart,
            const DuidPoint *path,
            gsize            n_points)
{
  const Dots  *dots = chart->own;
  const double ends[] = { dots->left, dots->right };
  const double values[] = { dots->low, dots->high };

  return duid_slider_foot_brush (chart, ends, values, path, n_points);
}

static void
draw_brush (DuidChart       *chart,
            cairo_t         *cr,
            const DuidPoint *path,
            gsize            n_points)
{
  const Dots  *dots = chart->own;
  const double ends[] = { dots->left, dots->right };
  const double heights[] = { dots->top, dots->bottom };

  duid_slider_foot_draw_brush (chart, cr, ends, heights, path, n_points);
}

static const DuidPlotKind dot_kind = {
  .drag_brush = brush_drag,
  .draw_brush = draw_brush,
};

void
duid_dot_plot_fill (DuidChart *chart)
{
  Dots               *dots = g_new0 (Dots, 1);
  const DuidQuestion *question = duid_slider_foot_get_question (chart);
  double              foot = duid_slider_foot_measure (chart, chart->from.x, chart->to.x,
                                                       (chart->from.x + chart->to.x) / 2);
  g_autoptr (DuidKey) key = NULL;
  double under;

  dots->chart = chart;
  dots->beads = g_array_new (FALSE, FALSE, sizeof (Bead));
  dots->low = question->min;
  dots->high = question->max;
  dots->n = chart->summary->states[DUID_STATE_ANSWERED];
  dots->median = chart->summary->description.median;
  dots->is_quantile = dots->n > MOST_STORIES;
  chart->own = dots;
  chart->free_own = free_dots;
  chart->kind = &dot_kind;
  key = make_key (dots);
  under = duid_key_get_height (key);
  dots->left = chart->from.x + SIDE * chart->size;
  dots->right = MAX (chart->to.x - SIDE * chart->size, dots->left + 1);
  dots->top = chart->from.y;
  dots->bottom = MAX (chart->to.y - foot - under, dots->top + 1);
  if (dots->is_quantile)
    list_quantiles (dots);
  else if (!duid_chart_hides (chart, dots->n))
    list_stories (dots);
  choose_radius (dots);
  add_axis (dots);
  duid_scene_begin_layer (chart->scene, "dots",
                          dots->is_quantile ? _ ("A dot for each hundredth of the answers")
                                            : _ ("A dot for each story"));
  add_columns (dots);
  duid_slider_foot_add (chart, chart->from.x, chart->to.x, (chart->from.x + chart->to.x) / 2,
                        dots->bottom);
  duid_key_draw (key, chart->to.y - under);
  if (dots->n == 0)
    duid_ink_add_excuse (chart, (dots->top + dots->bottom) / 2);
}
