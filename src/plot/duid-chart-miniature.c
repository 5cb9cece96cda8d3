/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-chart-private.h"

#include <math.h>
#include <string.h>

/* Pictures of a finger's width, for facet rows and the reader: all answers in
 * grey, the chosen ones in colour, one row marked. */

#define HEIGHT       0.86602540378443864676
#define DOT_RADIUS   1.1
#define FOCUS_RADIUS 3.5
#define MOST_DOTS    1500 /* more are thinned out evenly */
#define BAR_GAP      .12

typedef struct
{
  const DuidChartRequest *request;
  const DuidPalette      *palette;
  const DuidQuestion     *question; /* NULL for tags */
  cairo_t                *cr;
  double                  width;
  double                  height;
  gssize                  focus;
} Miniature;

static gboolean
is_chosen (const Miniature *mini,
           gsize            row)
{
  const DuidRows *rows = mini->request->chosen ? mini->request->chosen : mini->request->base;

  return !rows || duid_rows_has (rows, row);
}

static void
draw_dot (const Miniature *mini,
          DuidPoint        at,
          double           radius,
          DuidColour       colour)
{
  cairo_new_path (mini->cr);
  cairo_arc (mini->cr, at.x, at.y, radius, 0, 2 * G_PI);
  duid_colour_set (mini->cr, colour);
  cairo_fill (mini->cr);
}

static void
draw_focus (const Miniature *mini,
            DuidPoint        at)
{
  at.x = CLAMP (at.x, FOCUS_RADIUS, MAX (mini->width - FOCUS_RADIUS, FOCUS_RADIUS));
  at.y = CLAMP (at.y, FOCUS_RADIUS, MAX (mini->height - FOCUS_RADIUS, FOCUS_RADIUS));
  draw_dot (mini, at, FOCUS_RADIUS + 1, mini->palette->background);
  draw_dot (mini, at, FOCUS_RADIUS, mini->palette->series[1]);
}

/* Where a row's answer stands, in a plane 1 wide, and its place in the picture. */
typedef DuidPoint (*PlaceRow) (const Miniature *mini,
                               gsize            row,
                               guint            stone);

static DuidPoint
place_triad (const Miniature *mini,
             gsize            row,
             guint            stone)
{
  const DuidTriad *triads = duid_dataset_get_triads (mini->request->dataset,
                                                     (guint) mini->request->question);
  double           side = MIN (mini->width - 2, (mini->height - 2) / HEIGHT);
  DuidPoint        point = duid_triad_to_plane (triads[row]);

  return (DuidPoint) { (mini->width - side) / 2 + point.x * side,
                       (mini->height + side * HEIGHT) / 2 - point.y * side };
}

static DuidPoint
place_stone (const Miniature *mini,
             gsize            row,
             guint            stone)
{
  const DuidQuestion *question = mini->question;
  const DuidPoint    *places = duid_dataset_get_stone (mini->request->dataset,
                                                       (guint) mini->request->question, stone);
  double              side = MIN (mini->width, mini->height) - 2;
  double              x = (places[row].x - question->x.min) / (question->x.max - question->x.min);
  double              y = (places[row].y - question->y.min) / (question->y.max - question->y.min);

  return (DuidPoint) { (mini->width - side) / 2 + CLAMP (x, 0, 1) * side,
                       (mini->height + side) / 2 - CLAMP (y, 0, 1) * side };
}

static void
draw_dots (const Miniature *mini,
           PlaceRow         place,
           guint            n_stones,
           gboolean         chosen)
{
  gsize         n_rows = duid_dataset_get_n_rows (mini->request->dataset);
  gsize         step = 1 + n_rows * n_stones / MOST_DOTS;
  const guint8 *states = duid_dataset_get_states (mini->request->dataset,
                                                  (guint) mini->request->question);
  DuidPen       pen = { .fill = chosen ? mini->palette->series[0] : mini->palette->context };
  DuidScene    *scene = duid_scene_new (mini->width, mini->height, 1, mini->palette);

  for (gsize row = 0; row < n_rows; row += step)
    for (guint stone = 0; stone < n_stones; stone++)
      {
        DuidPoint at;

        if (states[row] != DUID_STATE_ANSWERED || is_chosen (mini, row) != chosen)
          continue;
        at = place (mini, row, stone);
        if (duid_point_exists (at))
          duid_scene_add_mark (scene, at, DOT_RADIUS, DUID_SHAPE_DISC, pen);
      }
  /* On an image they are stamped; an arc for each would take Cairo a hundred times that. */
  duid_scene_paint (scene, mini->cr);
  duid_scene_free (scene);
}

static void
draw_plane (const Miniature *mini,
            PlaceRow         place,
            guint            n_stones)
{
  const guint8 *states = duid_dataset_get_states (mini->request->dataset,
                                                  (guint) mini->request->question);

  if (!mini->request->hides_rest)
    draw_dots (mini, place, n_stones, FALSE);
  draw_dots (mini, place, n_stones, TRUE);
  duid_colour_set (mini->cr, mini->palette->line);
  for (guint stone = 0; stone < n_stones && mini->focus >= 0; stone++)
    if (states[mini->focus] == DUID_STATE_ANSWERED)
      {
        DuidPoint at = place (mini, (gsize) mini->focus, stone);

        if (duid_point_exists (at))
          draw_focus (mini, at);
      }
}

static void
draw_triad (const Miniature *mini)
{
  double side = MIN (mini->width - 2, (mini->height - 2) / HEIGHT);
  double left = (mini->width - side) / 2;
  double bottom = (mini->height + side * HEIGHT) / 2;

  cairo_new_path (mini->cr);
  cairo_move_to (mini->cr, left, bottom);
  cairo_line_to (mini->cr, left + side, bottom);
  cairo_line_to (mini->cr, left + side / 2, bottom - side * HEIGHT);
  cairo_close_path (mini->cr);
  cairo_set_line_width (mini->cr, 1);
  duid_colour_set (mini->cr, mini->palette->line);
  cairo_stroke (mini->cr);
  draw_plane (mini, place_triad, 1);
}

static void
draw_canvas (const Miniature *mini)
{
  double side = MIN (mini->width, mini->height) - 2;

  cairo_rectangle (mini->cr, (mini->width - side) / 2, (mini->height - side) / 2, side, side);
  cairo_set_line_width (mini->cr, 1);
  duid_colour_set (mini->cr, mini->palette->line);
  cairo_stroke (mini->cr);
  draw_plane (mini, place_stone, mini->question->stones->len);
}

/* The answer of the reader's story on its scale. */
static void
draw_track (const Miniature *mini)
{
  const double *numbers = duid_dataset_get_numbers (mini->request->dataset,
                                                    (guint) mini->request->question);
  double        span = mini->question->max - mini->question->min;
  double        value = (numbers[mini->focus] - mini->question->min) / span;
  double        middle = mini->height / 2;

  cairo_new_path (mini->cr);
  cairo_move_to (mini->cr, FOCUS_RADIUS, middle);
  cairo_line_to (mini->cr, mini->width - FOCUS_RADIUS, middle);
  cairo_set_line_width (mini->cr, 3);
  cairo_set_line_cap (mini->cr, CAIRO_LINE_CAP_ROUND);
  duid_colour_set (mini->cr, mini->palette->context);
  cairo_stroke (mini->cr);
  if (isfinite (value))
    draw_focus (mini, (DuidPoint) { FOCUS_RADIUS + value * (mini->width - 2 * FOCUS_RADIUS),
                                    middle });
}

static void
count_row (const Miniature *mini,
           const DuidBins  *bins,
           gsize            row,
           guint           *counts)
{
  gsize          words;
  const guint64 *masks;

  if (!bins->is_many)
    {
      if (bins->codes[row] != DUID_NO_CODE)
        counts[bins->codes[row]]++;
      return;
    }
  masks = duid_dataset_get_masks (mini->request->dataset, (guint) mini->request->question, &words);
  for (guint i = 0; i < bins->n_bins; i++)
    counts[i] += (masks[row * words + i / 64] >> (i % 64)) & 1;
}

static void
draw_bars (const Miniature *mini,
           const guint     *counts,
           guint            n_bins,
           guint            most,
           DuidColour       colour)
{
  double step = mini->width / MAX (n_bins, 1);

  duid_colour_set (mini->cr, colour);
  for (guint i = 0; i < n_bins; i++)
    {
      double height = most > 0 ? mini->height * counts[i] / most : 0;

      if (counts[i] > 0)
        cairo_rectangle (mini->cr, (i + BAR_GAP / 2) * step, mini->height - MAX (height, 1),
                         step * (1 - BAR_GAP), MAX (height, 1));
    }
  cairo_fill (mini->cr);
}

static void
count_rows (const Miniature *mini,
            const DuidBins  *bins,
            guint           *all,
            guint           *chosen)
{
  gsize n_rows = duid_dataset_get_n_rows (mini->request->dataset);

  for (gsize row = 0; row < n_rows; row++)
    {
      count_row (mini, bins, row, all);
      if (is_chosen (mini, row))
        count_row (mini, bins, row, chosen);
    }
}

/* A row that chose several things has no one bar to be marked in. */
static void
draw_histogram (const Miniature *mini)
{
  const DuidChartRequest *request = mini->request;
  g_autoptr (DuidBins) own =
    request->bins == NULL ? duid_bins_new (request->dataset, (guint) request->question) : NULL;
  const DuidBins   *bins = own != NULL ? own : request->bins;
  g_autofree guint *all = g_new0 (guint, bins->n_bins + 1);
  g_autofree guint *chosen = g_new0 (guint, bins->n_bins + 1);
  guint             most = 0;

  if (request->bins != NULL && request->counts != NULL && !bins->is_many)
    {
      memcpy (all, request->counts->all_bins, sizeof (guint) * bins->n_bins);
      memcpy (chosen, request->counts->chosen, sizeof (guint) * bins->n_bins);
    }
  else
    count_rows (mini, bins, all, chosen);
  for (guint i = 0; i < bins->n_bins; i++)
    most = MAX (most, request->hides_rest ? chosen[i] : all[i]);
  if (!request->hides_rest)
    draw_bars (mini, all, bins->n_bins, most, mini->palette->context);
  draw_bars (mini, chosen, bins->n_bins, most, mini->palette->series[0]);
  if (mini->focus >= 0 && !bins->is_many && bins->codes[mini->focus] != DUID_NO_CODE)
    draw_focus (mini, (DuidPoint) { (bins->codes[mini->focus] + .5) * mini->width / bins->n_bins,
                                    mini->height - FOCUS_RADIUS });
}

void
duid_chart_draw_miniature (const DuidChartRequest *request,
                           cairo_t                *cr,
                           double                  width,
                           double                  height,
                           gssize                  focus)
{
  Miniature mini = {
    .request = request,
    .palette = duid_palette_get (request->is_dark),
    .cr = cr,
    .width = width,
    .height = height,
    .focus = focus,
  };

  if (request->question >= DUID_QUESTION_TAGS (request->dataset))
    return;
  mini.question = duid_dataset_get_question (request->dataset, (guint) request->question);
  cairo_save (cr);
  if (mini.question->type == DUID_QUESTION_TRIAD)
    draw_triad (&mini);
  else if (mini.question->type == DUID_QUESTION_CANVAS)
    draw_canvas (&mini);
  else if (mini.question->type == DUID_QUESTION_SLIDER && request->hides_rest && focus >= 0)
    draw_track (&mini);
  else if (duid_question_get_column_kind (mini.question) != DUID_COLUMN_TEXT)
    draw_histogram (&mini);
  cairo_restore (cr);
}
