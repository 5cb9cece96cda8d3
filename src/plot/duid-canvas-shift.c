/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-canvas-plot-private.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "plot/duid-figure.h"
#include "plot/duid-ink.h"
#include "plot/duid-moves.h"
#include "plot/duid-waves.h"

/* What moves on a canvas. Arrows: from one stone to the others within the same persons,
 * each mean arrow with the 95 % region of the shift at its tip; between two stones also an
 * arrow a person, or a field of mean arrows when they are many. Changes: the same from wave
 * to wave, stone by stone. Groups: where each group's centre of a stone lies. */

#define SEED      20240914
#define N_OUTLINE 48
#define BEYOND    2    /* look.md's pixels */
#define FIELD     5    /* cells along each axis */
#define ABOVE     13.0 /* a letter over the centre of its first group */

static DuidPoint
place (gpointer  data,
       DuidPoint point)
{
  return duid_canvas_plot_place (data, point);
}

static const DuidPoint *
get_places (DuidCanvasPlot *plot,
            guint           stone)
{
  return duid_dataset_get_stone (plot->chart->request.dataset,
                                 (guint) plot->chart->request.question, stone);
}

/* The places of those who placed both stones; the rows into @rows. */
static DuidMoves *
gather_pairs (DuidCanvasPlot *plot,
              guint           a,
              guint           b,
              GArray         *rows)
{
  const DuidPoint *first = get_places (plot, a);
  const DuidPoint *second = get_places (plot, b);
  gsize            n_rows = duid_dataset_get_n_rows (plot->chart->request.dataset);
  DuidMoves       *moves = duid_moves_new ();

  for (gsize row = 0; row < n_rows; row++)
    if (duid_point_exists (first[row]) && duid_point_exists (second[row]) &&
        duid_chart_is_in_base (plot->chart, row))
      {
        duid_moves_add (moves, first[row], second[row]);
        g_array_append_val (rows, row);
      }
  duid_moves_finish (moves);
  return moves;
}

/* The places of those who placed the stone in two waves. */
static DuidMoves *
gather_waves (DuidCanvasPlot  *plot,
              guint            stone,
              const DuidWaves *waves,
              GArray          *rows)
{
  const DuidPoint *places = get_places (plot, stone);
  DuidMoves       *moves = duid_moves_new ();

  for (guint i = 0; i < waves->pairs->len; i++)
    {
      const DuidWavePair *pair = &g_array_index (waves->pairs, DuidWavePair, i);

      duid_moves_add (moves, places[pair->from], places[pair->to]);
      g_array_append_val (rows, pair->to);
    }
  duid_moves_finish (moves);
  return moves;
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

static guint
find_cell (const DuidAxis *axis,
           double          value)
{
  double share = axis->max > axis->min ? (value - axis->min) / (axis->max - axis->min) : 0;

  return (guint) CLAMP (floor (share * FIELD), 0, FIELD - 1);
}

static void
add_field (DuidCanvasPlot  *plot,
           const DuidMoves *moves)
{
  guint             n = moves->from->len;
  g_autofree guint *cells = g_new (guint, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    {
      DuidPoint from = g_array_index (moves->from, DuidPoint, i);

      cells[i] = find_cell (&plot->question->y, from.y) * FIELD +
                 find_cell (&plot->question->x, from.x);
    }
  duid_moves_add_field (plot->chart, moves, cells, FIELD * FIELD, place, plot);
}

static void
add_each (DuidCanvasPlot  *plot,
          const DuidMoves *moves,
          const GArray    *rows)
{
  if (moves->from->len > DUID_MOST_ARROWS || plot->chart->request.is_audience)
    add_field (plot, moves);
  else
    duid_moves_add_persons (plot->chart, moves, (const gsize *) (gpointer) rows->data, place,
                            plot);
}

/* Just past the tip of an arrow, so that the letter leaves it free. */
static DuidPoint
find_beyond (DuidCanvasPlot *plot,
             DuidPoint       from,
             DuidPoint       to)
{
  DuidPoint start = duid_canvas_plot_place (plot, from);
  DuidPoint tip = duid_canvas_plot_place (plot, to);
  double    angle = atan2 (tip.y - start.y, tip.x - start.x);
  double    radius = DUID_CANVAS_LETTER * plot->chart->size;
  double    away = radius + BEYOND * plot->chart->size;

  return (DuidPoint) {
    CLAMP (tip.x + away * cos (angle), plot->left + radius, plot->left + plot->width - radius),
    CLAMP (tip.y + away * sin (angle), plot->top + radius, plot->top + plot->height - radius),
  };
}

static void
add_mean (DuidCanvasPlot  *plot,
          const DuidMoves *moves,
          guint            stone)
{
  DuidChart *chart = plot->chart;
  DuidColour colour = duid_ink_get_line (chart, duid_chart_get_stone_colour (chart, (int) stone));
  DuidPen    region = { .fill = duid_colour_with_alpha (colour, .14),
                        .stroke = colour,
                        .line_width = chart->line };
  DuidPoint  to = { moves->start.x + moves->shift.centre.x,
                    moves->start.y + moves->shift.centre.y };

  if (moves->shift.n >= DUID_FEWEST_PERCENTS && isfinite (moves->shift.a))
    add_ellipse (plot, to, &moves->shift, region);
  duid_moves_add_mean (chart, moves, colour, place, plot);
  plot->letters[stone] = find_beyond (plot, moves->start, to);
}

/* “Belang +1.2, Ervaring −3.1 (p = 0.01)”. */
static char *
dup_shift (DuidCanvasPlot  *plot,
           const DuidMoves *moves)
{
  const DuidQuestion *question = plot->question;
  g_autofree char    *p = duid_figure_dup_p (moves->p);
  g_autofree char    *across = duid_figure_dup_change (moves->shift.centre.x);
  g_autofree char    *up = duid_figure_dup_change (moves->shift.centre.y);
  const char         *x = question->x.label != NULL ? question->x.label : "x";
  const char         *y = question->y.label != NULL ? question->y.label : "y";

  /* Translators: axis, how much further, axis, how much further, p. */
  return g_strdup_printf (_ ("%s %s, %s %s (%s)"), x, across, y, up, p);
}

static void
add_shift (DuidCanvasPlot *plot,
           guint           a,
           guint           b,
           gboolean        has_persons)
{
  DuidChart *chart = plot->chart;
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_autoptr (DuidMoves) moves = gather_pairs (plot, a, b, rows);
  g_autofree char *n = duid_ink_dup_count (chart, moves->from->len);
  g_autofree char *shift = NULL;
  g_autofree char *words = NULL;

  if (moves->from->len < DUID_FEWEST_SHOWN)
    return;
  if (has_persons)
    add_each (plot, moves, rows);
  add_mean (plot, moves, b);
  shift = dup_shift (plot, moves);
  /* Translators: stone, stone, persons, how far along both axes. */
  words = g_strdup_printf (_ ("From “%s” to “%s” within %s persons: %s."),
                           (const char *) plot->question->stones->pdata[a],
                           (const char *) plot->question->stones->pdata[b], n, shift);
  duid_chart_add_remark (chart, words);
}

void
duid_canvas_plot_add_arrows (DuidCanvasPlot *plot)
{
  DuidChart *chart = plot->chart;
  guint      n = plot->question->stones->len;
  guint      a = chart->request.stone >= 0 ? (guint) chart->request.stone : 0;
  int        other = chart->request.to_stone - 1;

  if (other == (int) a)
    other = -1;
  duid_scene_begin_layer (chart->scene, "arrows", _ ("From one stone to another, within persons"));
  for (guint b = 0; b < n; b++)
    if (b != a && (other < 0 || other == (int) b))
      add_shift (plot, a, b, n == 2 || other >= 0);
  if (n > 0)
    {
      const DuidStoneSummary *summary = chart->summary->stones->pdata[a];

      if (summary->n_placed >= DUID_FEWEST_SHOWN)
        plot->letters[a] = duid_canvas_plot_place (plot, summary->mean);
    }
  duid_canvas_plot_add_letters (plot, 0);
}

/* One stone from wave to wave. */
static void
add_change (DuidCanvasPlot  *plot,
            guint            stone,
            const DuidWaves *waves,
            gboolean         has_persons)
{
  DuidChart *chart = plot->chart;
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_autoptr (DuidMoves) moves = gather_waves (plot, stone, waves, rows);
  g_autofree char *who = duid_waves_dup_words (chart, waves);
  g_autofree char *shift = NULL;
  g_autofree char *words = NULL;

  if (moves->from->len < DUID_FEWEST_SHOWN)
    {
      if (!chart->request.is_audience)
        add_each (plot, moves, rows);
      duid_chart_add_remark (chart, who);
      return;
    }
  if (has_persons)
    add_each (plot, moves, rows);
  add_mean (plot, moves, stone);
  shift = dup_shift (plot, moves);
  /* Translators: stone, who answered twice, how far along both axes. */
  words = g_strdup_printf (_ ("“%s”: %s On average: %s."),
                           (const char *) plot->question->stones->pdata[stone], who, shift);
  duid_chart_add_remark (chart, words);
}

/* In the plane: beside it the stones are listed. */
static void
advise (DuidCanvasPlot *plot,
        const char     *advice)
{
  DuidChart *chart = plot->chart;
  DuidPoint  from = chart->from, to = chart->to;

  chart->from.x = plot->left;
  chart->to.x = plot->left + plot->width;
  duid_ink_add_advice (chart, advice);
  chart->from = from;
  chart->to = to;
}

void
duid_canvas_plot_add_changes (DuidCanvasPlot *plot)
{
  DuidChart  *chart = plot->chart;
  guint       n = plot->question->stones->len;
  const char *advice = NULL;
  guint       n_moved = 0;

  plot->has_waves = TRUE;
  duid_scene_begin_layer (chart->scene, "arrows", _ ("From the first answer to the last"));
  for (guint stone = 0; stone < n; stone++)
    {
      g_autoptr (DuidWaves) waves = NULL;
      const char *lacking;

      if (!duid_canvas_plot_shows (plot, stone))
        continue;
      waves = duid_waves_new (chart, (int) stone);
      lacking = duid_waves_get_advice (chart, waves);
      if (lacking != NULL)
        {
          advice = lacking;
          continue;
        }
      n_moved++;
      add_change (plot, stone, waves, n == 1 || chart->request.stone >= 0);
    }
  duid_canvas_plot_add_letters (plot, 0);
  if (n_moved == 0 && advice != NULL)
    advise (plot, advice);
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
  centre = duid_centre_of ((DuidPoint *) (gpointer) places->data, places->len, SEED);
  *at = centre.centre;
  if (has_region)
    {
      DuidColour line = duid_ink_get_line (chart, colour);
      DuidPen    region = { .fill = duid_colour_with_alpha (colour, .15),
                            .stroke = line,
                            .line_width = chart->line };

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
  gboolean   is_empty = TRUE;

  duid_scene_begin_layer (chart->scene, "centres", _ ("Centre of each stone, by group"));
  if (chart->groups == NULL)
    {
      advise (plot, _ ("Choose in the menu by what to colour: each group then has its own "
                       "centres."));
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
            plot->letters[stone] = at;
          before = at;
        }
      is_empty = is_empty && !duid_point_exists (before);
    }
  duid_canvas_plot_add_letters (plot, ABOVE * chart->size);
  if (is_empty && chart->summary->states[DUID_STATE_ANSWERED] > 0)
    advise (plot, _ ("A group has a centre from five answers on."));
}
