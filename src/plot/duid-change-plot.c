/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-chart-private.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/duid-number.h"
#include "plot/duid-figure.h"
#include "plot/duid-ink.h"
#include "plot/duid-moves.h"
#include "plot/duid-slider-foot.h"
#include "plot/duid-waves.h"
#include "stats/duid-mean.h"
#include "stats/duid-signed-rank.h"

/* A slider from wave to wave within the same persons: an arrow a person, sorted by where
 * they began; of many persons a mean arrow for each tenth of the scale. Below them the
 * mean of all, with the 95 % margin of the mean change at its tip. */

/* Pixels of look.md on a card. */
#define MOST_PITCH  15.0
#define FIELD_PITCH 26.0
#define MEAN_ROOM   26.0
#define HEAD        5.0
#define DOT         2.2
#define CAP         4.0
#define AMOUNT_TEXT 10.5
#define AMOUNT_ROOM 34.0
#define SIDE        4.0
#define TENTHS      10
#define FIFTHS      5
#define LEAST_TENTH 13.0 /* a row of this height can be one of ten */
#define MOST_EXACT  200

/* An arrow: of a person, or the mean of several. */
typedef struct
{
  double from; /* values */
  double to;
  gsize  n;
  gsize  row; /* of a person's last answer */
} Change;

typedef struct
{
  DuidChart *chart; /* borrowed */
  DuidWaves *waves;
  GArray    *changes; /* Change, one a person */
  GArray    *rows;    /* Change, what is drawn, from the top */
  gsize      n_left;  /* persons whose tenth has too few */
  double     low;
  double     high;
  double     left; /* pixels of those */
  double     right;
  double     top;
  double     bottom; /* of the rows; the mean stands below */
  double     end;
  double     pitch;
  gboolean   is_field;
  DuidMean   mean; /* of the differences */
} ChangePlot;

static void
free_plot (gpointer data)
{
  ChangePlot *plot = data;

  duid_waves_free (plot->waves);
  g_clear_pointer (&plot->changes, g_array_unref);
  g_clear_pointer (&plot->rows, g_array_unref);
  g_free (plot);
}

static double
get_x (const ChangePlot *plot,
       double            value)
{
  double share = (value - plot->low) / (plot->high - plot->low);

  return plot->left + CLAMP (share, 0, 1) * (plot->right - plot->left);
}

static int
compare_changes (gconstpointer a,
                 gconstpointer b)
{
  const Change *one = a;
  const Change *other = b;

  if (one->from != other->from)
    return one->from < other->from ? -1 : 1;
  if (one->to != other->to)
    return one->to < other->to ? -1 : 1;
  return (one->row > other->row) - (one->row < other->row);
}

static void
gather (ChangePlot *plot)
{
  DuidChart    *chart = plot->chart;
  const double *values = duid_dataset_get_numbers (chart->request.dataset,
                                                   (guint) chart->request.question);

  for (guint i = 0; i < plot->waves->pairs->len; i++)
    {
      const DuidWavePair *pair = &g_array_index (plot->waves->pairs, DuidWavePair, i);
      Change              change = { values[pair->from], values[pair->to], 1, pair->to };

      g_array_append_val (plot->changes, change);
    }
  g_array_sort (plot->changes, compare_changes);
}

/* One mean arrow for every tenth (or fifth) of the scale where five or more began. */
static void
make_field (ChangePlot *plot,
            guint       n_parts)
{
  Change sums[TENTHS] = { { 0, 0, 0, 0 } };

  for (guint i = 0; i < plot->changes->len; i++)
    {
      const Change *change = &g_array_index (plot->changes, Change, i);
      double        share = (change->from - plot->low) / (plot->high - plot->low);
      guint         part = (guint) CLAMP (share * n_parts, 0, n_parts - 1);

      sums[part].from += change->from;
      sums[part].to += change->to;
      sums[part].n++;
    }
  for (guint i = 0; i < n_parts; i++)
    {
      Change mean = sums[i];

      if (mean.n < DUID_FEWEST_SHOWN)
        {
          plot->n_left += mean.n;
          continue;
        }
      mean.from /= (double) mean.n;
      mean.to /= (double) mean.n;
      g_array_append_val (plot->rows, mean);
    }
}

static void
choose_rows (ChangePlot *plot)
{
  double room = plot->bottom - plot->top;
  double most = MOST_PITCH;

  plot->is_field = plot->changes->len > DUID_MOST_ARROWS || plot->chart->request.is_audience;
  if (!plot->is_field)
    g_array_append_vals (plot->rows, plot->changes->data, plot->changes->len);
  else
    {
      most = FIELD_PITCH;
      make_field (plot,
                  room / TENTHS >= LEAST_TENTH * plot->chart->size ? TENTHS : FIFTHS);
    }
  plot->pitch = MIN (room / MAX (plot->rows->len, 1), most * plot->chart->size);
  plot->bottom = plot->top + plot->pitch * plot->rows->len;
  plot->end = plot->bottom + MEAN_ROOM * plot->chart->size;
}

static void
find_mean (ChangePlot *plot)
{
  g_autofree double *differences = g_new (double, plot->changes->len + 1);

  for (guint i = 0; i < plot->changes->len; i++)
    {
      const Change *change = &g_array_index (plot->changes, Change, i);

      differences[i] = change->to - change->from;
    }
  plot->mean = duid_mean_of (differences, plot->changes->len);
}

/* ---- words ---- */

static void
count_ways (const ChangePlot *plot,
            gsize             ways[3])
{
  memset (ways, 0, 3 * sizeof *ways);
  for (guint i = 0; i < plot->changes->len; i++)
    {
      const Change *change = &g_array_index (plot->changes, Change, i);

      ways[change->to > change->from ? 0 : change->to < change->from ? 1
                                                                     : 2]++;
    }
}

static char *
dup_p (const ChangePlot *plot)
{
  g_autofree double *differences = g_new (double, plot->changes->len + 1);
  DuidSignedRank     test;

  for (guint i = 0; i < plot->changes->len; i++)
    {
      const Change *change = &g_array_index (plot->changes, Change, i);

      differences[i] = change->to - change->from;
    }
  test = duid_signed_rank (differences, plot->changes->len);
  return duid_figure_dup_p (plot->changes->len <= MOST_EXACT ? test.p_exact_pratt : test.p_pratt);
}

/* “On average 4.2 further right (95 % margin 1.1 to 7.3; signed ranks p = 0.01).” */
static char *
dup_mean_words (const ChangePlot *plot)
{
  g_autofree char *mean = duid_number_for_people (fabs (plot->mean.mean), 1);
  g_autofree char *low = duid_number_for_people (plot->mean.low, 1);
  g_autofree char *high = duid_number_for_people (plot->mean.high, 1);
  g_autofree char *p = dup_p (plot);

  return g_strdup_printf (
    plot->mean.mean < 0
      /* Translators: a mean change, the ends of its margin (negative: to the left), p. */
      ? _ ("On average %s further left (change, 95 %% margin: %s to %s; signed ranks %s).")
      : _ ("On average %s further right (change, 95 %% margin: %s to %s; signed ranks %s)."),
    mean, low, high, p);
}

static char *
dup_ways_words (const ChangePlot *plot)
{
  gsize            ways[3];
  g_autofree char *right = NULL;
  g_autofree char *left = NULL;
  g_autofree char *same = NULL;

  count_ways (plot, ways);
  right = duid_ink_dup_count (plot->chart, ways[0]);
  left = duid_ink_dup_count (plot->chart, ways[1]);
  same = duid_ink_dup_count (plot->chart, ways[2]);
  /* Translators: numbers of persons. */
  return g_strdup_printf (_ ("Further right: %s; further left: %s; the same: %s."), right, left,
                          same);
}

static char *
dup_words (const ChangePlot *plot)
{
  g_autofree char *who = duid_waves_dup_words (plot->chart, plot->waves);
  g_autofree char *ways = dup_ways_words (plot);
  g_autofree char *mean = NULL;

  if (plot->changes->len < DUID_FEWEST_SHOWN)
    return g_strconcat (who, " ", ways, NULL);
  mean = dup_mean_words (plot);
  if (plot->chart->request.is_audience)
    return g_strconcat (who, " ", mean, NULL);
  return g_strconcat (who, " ", ways, " ", mean, NULL);
}

/* ---- drawing ---- */

static DuidColour
get_colour (const ChangePlot *plot,
            const Change     *change)
{
  DuidChart *chart = plot->chart;

  if (change->to == change->from)
    return chart->palette->secondary;
  return duid_ink_get_line (chart, chart->palette->series[change->to > change->from ? 0 : 1]);
}

static void
add_scale (const ChangePlot *plot)
{
  DuidChart *chart = plot->chart;
  DuidPen    guide = { .stroke = chart->palette->guide, .line_width = .8 * chart->line };
  DuidPen    axis = { .stroke = chart->palette->line, .line_width = chart->line };

  duid_scene_begin_layer (chart->scene, "axis", _ ("Scale"));
  for (int i = 0; i <= 4; i++)
    {
      double x = plot->left + (plot->right - plot->left) * i / 4;

      duid_scene_add_line (chart->scene, (DuidPoint) { x, plot->top }, (DuidPoint) { x, plot->end },
                           guide);
    }
  duid_scene_add_line (chart->scene, (DuidPoint) { plot->left, plot->end },
                       (DuidPoint) { plot->right, plot->end }, axis);
}

static void
add_amount (const ChangePlot *plot,
            gsize             n,
            double            y)
{
  DuidChart       *chart = plot->chart;
  DuidTextStyle    style = duid_chart_get_style (chart, AMOUNT_TEXT, TRUE);
  g_autofree char *words = duid_ink_dup_count (chart, n);

  style.horizontal = DUID_ALIGN_END;
  style.vertical = DUID_ALIGN_MIDDLE;
  duid_scene_add_text (chart->scene, (DuidPoint) { chart->to.x, y }, words, &style);
}

static void
add_row (const ChangePlot *plot,
         guint             i,
         gsize             most)
{
  DuidChart    *chart = plot->chart;
  const Change *change = &g_array_index (plot->rows, Change, i);
  double        y = plot->top + (i + .5) * plot->pitch;
  double        width = 1.1;
  DuidColour    colour = get_colour (plot, change);
  DuidPoint     from = { get_x (plot, change->from), y };
  DuidPoint     to = { get_x (plot, change->to), y };

  if (plot->is_field)
    width = MAX (1.4, 4 * sqrt ((double) change->n / (double) most));
  duid_scene_add_mark (chart->scene, from, MIN (DOT * chart->size, plot->pitch * .45),
                       DUID_SHAPE_DISC, (DuidPen) { .fill = colour });
  duid_moves_add_arrow (chart, from, to,
                        (DuidPen) { .stroke = colour, .line_width = width * chart->line },
                        MIN (HEAD * chart->size + width, MAX (plot->pitch, 3)));
  if (plot->is_field)
    add_amount (plot, change->n, y);
  else
    duid_chart_add_dot (chart, to, change->row, -1);
}

static void
add_rows (const ChangePlot *plot)
{
  gsize most = 1;

  for (guint i = 0; i < plot->rows->len; i++)
    most = MAX (most, g_array_index (plot->rows, Change, i).n);
  duid_scene_begin_layer (plot->chart->scene, "arrows", _ ("From the first answer to the last"));
  for (guint i = 0; i < plot->rows->len; i++)
    add_row (plot, i, most);
}

/* The mean arrow, and at its tip the margin of the mean change. */
static void
add_mean (const ChangePlot *plot)
{
  DuidChart *chart = plot->chart;
  double     y = (plot->bottom + plot->end) / 2;
  double     start = 0;
  double     low, high;
  DuidPen    pen = { .stroke = chart->palette->text, .line_width = 2.4 * chart->line };
  DuidPen    thin = { .stroke = chart->palette->text, .line_width = 1.2 * chart->line };
  double     cap = CAP * chart->size;

  duid_scene_begin_layer (chart->scene, "mean", _ ("Mean of all"));
  if (chart->request.hides_summary || plot->changes->len < DUID_FEWEST_SHOWN)
    return;
  for (guint i = 0; i < plot->changes->len; i++)
    start += g_array_index (plot->changes, Change, i).from / plot->changes->len;
  low = get_x (plot, start + plot->mean.low);
  high = get_x (plot, start + plot->mean.high);
  duid_scene_add_line (chart->scene, (DuidPoint) { chart->from.x, plot->bottom },
                       (DuidPoint) { chart->to.x, plot->bottom },
                       (DuidPen) { .stroke = chart->palette->guide, .line_width = chart->line });
  duid_scene_add_line (chart->scene, (DuidPoint) { low, y }, (DuidPoint) { high, y }, thin);
  duid_scene_add_line (chart->scene, (DuidPoint) { low, y - cap }, (DuidPoint) { low, y + cap },
                       thin);
  duid_scene_add_line (chart->scene, (DuidPoint) { high, y - cap }, (DuidPoint) { high, y + cap },
                       thin);
  duid_moves_add_arrow (chart, (DuidPoint) { get_x (plot, start), y },
                        (DuidPoint) { get_x (plot, start + plot->mean.mean), y }, pen,
                        HEAD * 1.4 * chart->size);
  duid_scene_add_mark (chart->scene, (DuidPoint) { get_x (plot, start), y },
                       DOT * 1.5 * chart->size, DUID_SHAPE_DISC,
                       (DuidPen) { .fill = chart->palette->text });
  add_amount (plot, plot->changes->len, y);
}

/* ---- what the hand can do ---- */

static DuidCondition *
brush_drag (DuidChart       *chart,
            const DuidPoint *path,
            gsize            n_points)
{
  const ChangePlot *plot = chart->own;
  const double      ends[] = { plot->left, plot->right };
  const double      values[] = { plot->low, plot->high };

  return duid_slider_foot_brush (chart, ends, values, path, n_points);
}

static void
draw_brush (DuidChart       *chart,
            cairo_t         *cr,
            const DuidPoint *path,
            gsize            n_points)
{
  const ChangePlot *plot = chart->own;
  const double      ends[] = { plot->left, plot->right };
  const double      heights[] = { plot->top, plot->end };

  duid_slider_foot_draw_brush (chart, cr, ends, heights, path, n_points);
}

static const DuidPlotKind change_kind = {
  .drag_brush = brush_drag,
  .draw_brush = draw_brush,
};

static void
lay_out (ChangePlot *plot)
{
  DuidChart *chart = plot->chart;
  double     middle;

  plot->left = chart->from.x + SIDE * chart->size;
  plot->right = chart->to.x - AMOUNT_ROOM * chart->size;
  plot->top = chart->from.y + SIDE * chart->size;
  middle = (plot->left + plot->right) / 2;
  plot->bottom = chart->to.y -
                 duid_slider_foot_measure (chart, plot->left, plot->right, middle) -
                 MEAN_ROOM * chart->size;
  plot->bottom = MAX (plot->bottom, plot->top + 1);
  choose_rows (plot);
}

static void
tell_left (const ChangePlot *plot)
{
  g_autofree char *n = duid_ink_dup_count (plot->chart, plot->n_left);
  g_autofree char *words = NULL;

  if (plot->n_left == 0)
    return;
  words = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE,
                 "%s person who began where fewer than five did is only in the mean.",
                 "%s persons who began where fewer than five did are only in the mean.",
                 plot->n_left),
    n);
  duid_chart_add_remark (plot->chart, words);
}

static void
draw (ChangePlot *plot)
{
  DuidChart       *chart = plot->chart;
  g_autofree char *words = dup_words (plot);

  duid_chart_add_remark (chart, words);
  duid_ink_add_note (chart, words);
  lay_out (plot);
  tell_left (plot);
  add_scale (plot);
  add_rows (plot);
  add_mean (plot);
  duid_slider_foot_add (chart, plot->left, plot->right, (plot->left + plot->right) / 2, plot->end);
}

void
duid_change_plot_fill (DuidChart *chart)
{
  ChangePlot         *plot = g_new0 (ChangePlot, 1);
  const DuidQuestion *question = duid_slider_foot_get_question (chart);
  const char         *advice;

  plot->chart = chart;
  plot->low = question->min;
  plot->high = question->max;
  plot->changes = g_array_new (FALSE, FALSE, sizeof (Change));
  plot->rows = g_array_new (FALSE, FALSE, sizeof (Change));
  plot->waves = duid_waves_new (chart, -1);
  chart->own = plot;
  chart->free_own = free_plot;
  advice = duid_waves_get_advice (chart, plot->waves);
  if (chart->summary->states[DUID_STATE_ANSWERED] == 0)
    duid_ink_add_excuse (chart, (chart->from.y + chart->to.y) / 2);
  else if (advice != NULL)
    duid_ink_add_advice (chart, advice);
  if (advice != NULL)
    return;
  chart->kind = &change_kind;
  gather (plot);
  find_mean (plot);
  draw (plot);
}
