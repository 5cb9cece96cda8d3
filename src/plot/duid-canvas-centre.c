/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-canvas-plot-private.h"

#include "plot/duid-figure.h"
#include "plot/duid-ink.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The centre of each stone: a letter, moved aside with a line to its place where
 * letters would cover each other; for one stone alone also its 95 % region. */

#define LETTER_TEXT 10
#define LEAST_APART 17 /* pixels from letter to letter */
#define CROWDED     15 /* places nearer than this have their letters beside them */
#define LEAST_FREE  5  /* from a letter's rim to a crowded place */
#define OUTWARD     .8
#define N_ROUNDS    400
#define MOVED       2.5
#define N_REGION    72
#define CENTRE_MARK 4.2
#define SEED        20240914

static gboolean
has_letter (DuidCanvasPlot *plot,
            guint           stone)
{
  const DuidStoneSummary *summary = g_ptr_array_index (plot->chart->summary->stones, stone);

  return duid_canvas_plot_shows (plot, stone) && summary->n_placed >= DUID_FEWEST_SHOWN &&
         duid_point_exists (summary->mean);
}

static DuidPoint
get_centre (DuidCanvasPlot *plot,
            guint           stone)
{
  const DuidStoneSummary *summary = g_ptr_array_index (plot->chart->summary->stones, stone);

  return duid_canvas_plot_place (plot, summary->mean);
}

/* Pushes two letters apart by half of what they lack each; equal places part
 * along a direction of their own. */
static gboolean
push_apart (DuidPoint *a,
            DuidPoint *b,
            guint      turn,
            double     apart)
{
  double across = b->x - a->x;
  double down = b->y - a->y;
  double distance = hypot (across, down);
  double lack = apart - distance;

  if (lack <= .05)
    return FALSE;
  if (distance < .01)
    {
      across = cos (turn * 2.4);
      down = sin (turn * 2.4);
      distance = 1;
    }
  a->x -= across / distance * lack / 2;
  a->y -= down / distance * lack / 2;
  b->x += across / distance * lack / 2;
  b->y += down / distance * lack / 2;
  return TRUE;
}

static void
keep_inside (DuidCanvasPlot *plot,
             DuidPoint      *at)
{
  double radius = DUID_CANVAS_LETTER * plot->chart->size + 1;

  at->x = CLAMP (at->x, plot->left + radius, plot->left + plot->width - radius);
  at->y = CLAMP (at->y, plot->top + radius, plot->top + plot->height - radius);
}

/* Whether another stone's centre is so near that letters must leave both. */
static gboolean
is_crowded (DuidCanvasPlot *plot,
            guint           stone)
{
  if (plot->hollow != NULL)
    return TRUE; /* letters must leave the margins of the means free */
  for (guint i = 0; i < plot->question->stones->len; i++)
    if (i != stone && duid_point_exists (plot->letters[i]) &&
        duid_point_distance (get_centre (plot, i), get_centre (plot, stone)) <
          CROWDED * plot->chart->size)
      return TRUE;
  return FALSE;
}

/* One round of pushing; FALSE when all letters stand free. */
static gboolean
push_letters (DuidCanvasPlot *plot,
              const gboolean *crowded)
{
  guint    n = plot->question->stones->len;
  double   apart = LEAST_APART * plot->chart->size;
  double   free = (DUID_CANVAS_LETTER + LEAST_FREE) * plot->chart->size;
  gboolean moved = FALSE;

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < n; j++)
      {
        if (!duid_point_exists (plot->letters[i]) || !duid_point_exists (plot->letters[j]))
          continue;
        if (j > i && push_apart (&plot->letters[i], &plot->letters[j], i * n + j, apart))
          moved = TRUE;
        if (crowded[i] && crowded[j])
          {
            DuidPoint centre = get_centre (plot, j);

            if (push_apart (&centre, &plot->letters[i], i * n + j, free))
              moved = TRUE;
          }
      }
  for (guint i = 0; i < n; i++)
    if (duid_point_exists (plot->letters[i]))
      keep_inside (plot, &plot->letters[i]);
  return moved;
}

/* The same without a thought for the places: letters that are wedged in between them. */
static gboolean
part_letters (DuidCanvasPlot *plot)
{
  guint    n = plot->question->stones->len;
  double   apart = LEAST_APART * plot->chart->size;
  gboolean moved = FALSE;

  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n; j++)
      if (duid_point_exists (plot->letters[i]) && duid_point_exists (plot->letters[j]) &&
          push_apart (&plot->letters[i], &plot->letters[j], i * n + j, apart))
        moved = TRUE;
  for (guint i = 0; i < n; i++)
    if (duid_point_exists (plot->letters[i]))
      keep_inside (plot, &plot->letters[i]);
  return moved;
}

/* Crowded letters begin a little outward, so that they leave on the side where
 * their place is. */
static void
place_letters (DuidCanvasPlot *plot)
{
  guint                n = plot->question->stones->len;
  g_autofree gboolean *crowded = g_new0 (gboolean, MAX (n, 1));
  DuidPoint            middle = { 0, 0 };
  guint                n_crowded = 0;

  for (guint i = 0; i < n; i++)
    plot->letters[i] = has_letter (plot, i) ? get_centre (plot, i) : (DuidPoint) { NAN, NAN };
  for (guint i = 0; i < n; i++)
    if (duid_point_exists (plot->letters[i]) && (crowded[i] = is_crowded (plot, i)))
      {
        n_crowded++;
        middle.x += plot->letters[i].x;
        middle.y += plot->letters[i].y;
      }
  for (guint i = 0; i < n; i++)
    if (crowded[i])
      {
        plot->letters[i].x += (plot->letters[i].x - middle.x / n_crowded) * OUTWARD;
        plot->letters[i].y += (plot->letters[i].y - middle.y / n_crowded) * OUTWARD;
      }
  for (int round = 0; round < N_ROUNDS && push_letters (plot, crowded); round++)
    ;
  for (int round = 0; round < N_ROUNDS && part_letters (plot); round++)
    ;
}

static void
add_leader (DuidCanvasPlot *plot,
            guint           stone,
            DuidPoint       centre)
{
  DuidChart *chart = plot->chart;
  DuidColour colour = duid_chart_get_stone_colour (chart, (int) stone);
  DuidPen    line = { .stroke = chart->palette->text, .line_width = .9 * chart->line };
  DuidPen    mark = { .fill = colour,
                      .stroke = chart->palette->ring,
                      .line_width = 1.1 * chart->line };

  if (duid_point_distance (centre, plot->letters[stone]) < MOVED * chart->size)
    return;
  duid_scene_add_line (chart->scene, centre, plot->letters[stone], line);
  duid_scene_add_mark (chart->scene, centre, 2.6 * chart->size, DUID_SHAPE_DISC, mark);
}

void
duid_canvas_plot_add_letter (DuidCanvasPlot *plot,
                             guint           stone,
                             DuidPoint       at)
{
  DuidChart       *chart = plot->chart;
  g_autofree char *letter = duid_canvas_plot_dup_letter (stone);
  DuidColour       colour = duid_chart_get_stone_colour (chart, (int) stone);
  DuidTextStyle    style = duid_chart_get_style (chart, LETTER_TEXT, TRUE);
  DuidPen          pen = { .fill = colour,
                           .stroke = chart->palette->background,
                           .line_width = 1.2 * chart->line };

  if (plot->hollow != NULL && plot->hollow[stone])
    pen = (DuidPen) { .fill = chart->palette->background,
                      .stroke = duid_ink_get_line (chart, colour),
                      .line_width = 2 * chart->line };
  style.horizontal = style.vertical = DUID_ALIGN_MIDDLE;
  style.colour = duid_ink_get_on (pen.fill);
  duid_scene_add_mark (chart->scene, at, DUID_CANVAS_LETTER * chart->size, DUID_SHAPE_DISC, pen);
  duid_scene_add_text (chart->scene, at, letter, &style);
}

void
duid_canvas_plot_add_letters (DuidCanvasPlot *plot,
                              double          above)
{
  guint                 n = plot->question->stones->len;
  g_autofree DuidPoint *places = g_memdup2 (plot->letters, MAX (n, 1) * sizeof (DuidPoint));

  for (guint i = 0; i < n; i++)
    plot->letters[i].y -= above;
  for (int round = 0; round < N_ROUNDS && part_letters (plot); round++)
    ;
  for (guint i = 0; i < n; i++)
    if (duid_point_exists (plot->letters[i]) &&
        duid_point_distance (places[i], plot->letters[i]) > above + MOVED * plot->chart->size)
      add_leader (plot, i, places[i]);
  for (guint i = 0; i < n; i++)
    if (duid_point_exists (plot->letters[i]))
      duid_canvas_plot_add_letter (plot, i, plot->letters[i]);
}

/* The ellipse in axis units, cut off at the border of the plane. */
static void
add_region (DuidCanvasPlot *plot,
            guint           stone)
{
  DuidChart       *chart = plot->chart;
  guint            question = (guint) chart->request.question;
  const DuidPoint *places = duid_dataset_get_stone (chart->request.dataset, question, stone);
  gsize            n_rows = duid_dataset_get_n_rows (chart->request.dataset);
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (DuidPoint));
  g_autoptr (GArray) weights = g_array_new (FALSE, FALSE, sizeof (double));
  DuidPoint  outline[N_REGION];
  DuidCentre centre;
  DuidColour colour = chart->palette->text;
  DuidPen    halo = { .stroke = duid_colour_with_alpha (chart->palette->background, .9),
                      .line_width = 4.5 * chart->line };
  DuidPen    pen = { .fill = duid_colour_with_alpha (colour, .1),
                     .stroke = colour,
                     .line_width = 1.5 * chart->line };

  for (gsize row = 0; row < n_rows; row++)
    {
      double weight = duid_chart_weigh (chart, row);

      if (!duid_point_exists (places[row]) || !duid_chart_is_in_base (chart, row) || weight <= 0)
        continue;
      g_array_append_val (points, places[row]);
      g_array_append_val (weights, weight);
    }
  centre = chart->weights != NULL
             ? duid_centre_weighed ((DuidPoint *) (gpointer) points->data,
                                    (double *) (gpointer) weights->data, points->len)
             : duid_centre_of ((DuidPoint *) points->data, points->len, SEED);
  if (centre.n < DUID_FEWEST_PERCENTS || !isfinite (centre.a))
    return;
  for (int i = 0; i < N_REGION; i++)
    {
      double    along = centre.a * cos (2 * G_PI * i / N_REGION);
      double    aside = centre.b * sin (2 * G_PI * i / N_REGION);
      DuidPoint place = {
        centre.centre.x + along * cos (centre.angle) - aside * sin (centre.angle),
        centre.centre.y + along * sin (centre.angle) + aside * cos (centre.angle),
      };

      outline[i] = duid_canvas_plot_place (plot, place);
    }
  duid_scene_add_path (chart->scene, outline, N_REGION, TRUE, halo);
  duid_scene_add_path (chart->scene, outline, N_REGION, TRUE, pen);
}

/* One stone alone needs no letter, which would hide the region. */
static void
add_one_centre (DuidCanvasPlot *plot,
                guint           stone)
{
  DuidChart *chart = plot->chart;
  DuidPen    pen = { .fill = chart->palette->text,
                     .stroke = chart->palette->background,
                     .line_width = 1.5 * chart->line };

  add_region (plot, stone);
  duid_scene_add_mark (chart->scene, get_centre (plot, stone),
                       CENTRE_MARK * sqrt (chart->line * chart->size), DUID_SHAPE_DIAMOND, pen);
}

void
duid_canvas_plot_add_centres (DuidCanvasPlot *plot)
{
  guint n = plot->question->stones->len;

  duid_scene_begin_layer (plot->chart->scene, "centres", _ ("Centre of each stone"));
  if (plot->chart->request.hides_summary)
    return;
  place_letters (plot);
  if (plot->chart->request.stone >= 0 && has_letter (plot, (guint) plot->chart->request.stone))
    add_one_centre (plot, (guint) plot->chart->request.stone);
  if (plot->chart->request.stone >= 0)
    return;
  for (guint i = 0; i < n; i++)
    if (duid_point_exists (plot->letters[i]))
      add_leader (plot, i, get_centre (plot, i));
  for (guint i = 0; i < n; i++)
    if (duid_point_exists (plot->letters[i]))
      duid_canvas_plot_add_letter (plot, i, plot->letters[i]);
}
