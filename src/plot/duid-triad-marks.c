/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-triad-plot-private.h"

#include "plot/duid-figure.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* look.md: 2.9 and 2.4 against 3.5. */
#define ASIDE_RADIUS .83
#define REST_RADIUS  .69
#define REST_ALPHA   .3
#define MOST_ALPHA   .9
#define LEAST_ALPHA  .04
/* Over density dots only hint. */
#define DENSE_ALPHA .25
/* Where dots lie upon each other, outlines would be all that is seen of a group. */
#define LEAST_OUTLINED .55
/* Below this many answers dots at one place are fanned out. */
#define FEWEST_PILES 50
#define SAME_PLACE   1.0
#define STRIP_ALPHA  .55

/* What a dot is, in the order of drawing. */
typedef enum
{
  LAYER_REST,  /* filtered out */
  LAYER_ASIDE, /* outside the brush of this very triad */
  LAYER_CHOSEN,
} Standing;

typedef struct
{
  DuidPoint at;
  gsize     row;
  DuidZone  border;
  Standing  standing;
} Mark;

/* How many dots cover a dot's centre, at the 95th percentile, by a grid of cells
 * as large as a dot. */
static double
count_overlap (DuidTriadPlot *plot,
               GArray        *marks,
               double         radius)
{
  double              cell = radius * 1.77; /* as large as the disc */
  gsize               n_across = (gsize) (MAX (plot->chart->width, 0) / cell) + 2;
  gsize               n_down = (gsize) (MAX (plot->chart->height, 0) / cell) + 2;
  g_autofree guint32 *cells = g_new0 (guint32, n_across * n_down);
  g_autofree guint32 *places = g_new (guint32, MAX (marks->len, 1));
  gsize               sums[256] = { 0 };
  gsize               seen = 0;
  gsize               n = 0;

  for (guint i = 0; i < marks->len; i++)
    {
      const Mark *mark = &g_array_index (marks, Mark, i);
      gsize       across = (gsize) CLAMP (mark->at.x / cell, 0, (double) n_across - 1);
      gsize       down = (gsize) CLAMP (mark->at.y / cell, 0, (double) n_down - 1);

      if (mark->standing == LAYER_REST)
        continue;
      places[n++] = (guint32) (down * n_across + across);
      cells[places[n - 1]]++;
    }
  for (gsize i = 0; i < n; i++)
    sums[MIN (cells[places[i]], 255)]++;
  for (int i = 0; i < 256; i++)
    {
      seen += sums[i];
      if ((double) seen >= .95 * (double) n)
        return MAX (i, 1);
    }
  return 1;
}

static double
get_alpha (DuidTriadPlot *plot,
           GArray        *marks)
{
  double overlap = count_overlap (plot, marks, plot->dot_radius);

  return CLAMP (1 - pow (.15, 1 / overlap), LEAST_ALPHA, MOST_ALPHA);
}

static Standing
get_standing (DuidTriadPlot *plot,
              gsize          row)
{
  if (!duid_chart_is_in_base (plot->chart, row))
    return LAYER_REST;
  return duid_chart_is_chosen (plot->chart, row) ? LAYER_CHOSEN : LAYER_ASIDE;
}

/* Groups that are too small for an audience are not drawn. */
static gboolean
is_hidden (DuidTriadPlot *plot,
           gsize          row)
{
  int group = duid_chart_get_group (plot->chart, row);

  return group >= 0 && duid_chart_hides (plot->chart, plot->chart->group_counts[group]);
}

static gboolean
is_drawn (DuidTriadPlot *plot,
          const Mark    *mark)
{
  if (mark->standing == LAYER_REST)
    return !plot->chart->request.hides_rest && plot->n_rest < DUID_MANY_MARKS &&
           !duid_chart_hides (plot->chart, plot->n_rest);
  if (plot->is_empty || is_hidden (plot, mark->row) || !plot->has_dots)
    return FALSE;
  /* A disc stands for them. */
  return mark->border > DUID_ZONE_R || plot->has_stacks;
}

static GArray *
list_marks (DuidTriadPlot *plot)
{
  gsize    n_rows = duid_dataset_get_n_rows (plot->chart->request.dataset);
  GArray  *marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  gboolean has_rest = !plot->chart->request.hides_rest && plot->n_rest > 0 &&
                      plot->n_rest < DUID_MANY_MARKS;

  if (plot->look != DUID_TRIAD_DOTS && plot->look != DUID_TRIAD_DENSITY)
    return marks;
  if (!plot->has_dots && !has_rest)
    return marks;
  for (gsize row = 0; row < n_rows; row++)
    {
      Mark mark = { .row = row };

      if (!duid_triad_plot_has_row (plot, row))
        continue;
      mark.standing = get_standing (plot, row);
      mark.border = duid_triad_codes_get_border (plot->codes, row);
      mark.at = duid_triad_plot_place (plot, plot->triads[row]);
      if (is_drawn (plot, &mark))
        g_array_append_val (marks, mark);
    }
  return marks;
}

/* Moves the marks at @members close together around @middle. */
static void
pile_up (DuidTriadPlot *plot,
         GArray        *marks,
         GArray        *members,
         DuidPoint      middle)
{
  g_autofree DuidPoint *places = g_new (DuidPoint, MAX (members->len, 1));

  duid_triad_plot_stack (members->len, plot->dot_radius, places);
  for (guint i = 0; i < members->len; i++)
    {
      Mark *mark = &g_array_index (marks, Mark, g_array_index (members, guint, i));

      mark->at = (DuidPoint) { middle.x + places[i].x, middle.y + places[i].y };
    }
}

/* Corner answers stand beside their corner. */
static void
pile_corners (DuidTriadPlot *plot,
              GArray        *marks)
{
  for (int corner = 0; corner < 3 && plot->has_stacks; corner++)
    {
      g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (guint));

      for (guint i = 0; i < marks->len; i++)
        {
          const Mark *mark = &g_array_index (marks, Mark, i);

          if (mark->standing != LAYER_REST && (int) mark->border == corner)
            g_array_append_val (members, i);
        }
      pile_up (plot, marks, members, plot->disc_at[corner]);
    }
}

/* Few answers: what would hide each other is fanned out. */
static void
pile_equals (DuidTriadPlot *plot,
             GArray        *marks)
{
  g_autofree guint8 *done = g_new0 (guint8, MAX (marks->len, 1));

  for (guint i = 0; i < marks->len && plot->n < FEWEST_PILES; i++)
    {
      const Mark *mark = &g_array_index (marks, Mark, i);
      g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (guint));
      DuidPoint middle = mark->at;

      if (done[i] || mark->standing == LAYER_REST || mark->border <= DUID_ZONE_R)
        continue;
      for (guint j = i; j < marks->len; j++)
        {
          const Mark *other = &g_array_index (marks, Mark, j);

          if (!done[j] && other->standing != LAYER_REST && other->border > DUID_ZONE_R &&
              duid_point_distance (middle, other->at) < SAME_PLACE)
            {
              done[j] = 1;
              g_array_append_val (members, j);
            }
        }
      if (members->len > 1)
        pile_up (plot, marks, members, middle);
    }
}

static void
add_layer (DuidTriadPlot *plot,
           GArray        *marks,
           Standing       standing,
           int            group)
{
  DuidChart         *chart = plot->chart;
  const DuidPalette *palette = chart->palette;
  DuidColour         colour = duid_chart_get_colour (chart, group);
  DuidShape          shape = duid_chart_get_shape (chart, group);
  double             radius = plot->dot_radius;
  DuidPen            pen = { .fill = duid_colour_with_alpha (colour, plot->dot_alpha),
                             .stroke = duid_palette_get_outline (palette, colour),
                             .line_width = .7 * chart->line };

  if (plot->dot_alpha < LEAST_OUTLINED)
    pen.stroke.alpha = 0;
  if (standing != LAYER_CHOSEN)
    {
      pen = (DuidPen) { .fill = palette->outside };
      radius *= standing == LAYER_ASIDE ? ASIDE_RADIUS : REST_RADIUS;
    }
  if (standing == LAYER_REST)
    {
      pen.fill.alpha = REST_ALPHA;
      shape = DUID_SHAPE_DISC;
    }
  for (guint i = 0; i < marks->len; i++)
    {
      const Mark *mark = &g_array_index (marks, Mark, i);

      if (mark->standing != standing || duid_chart_get_group (chart, mark->row) != group)
        continue;
      duid_scene_add_mark (chart->scene, mark->at, radius, shape, pen);
      if (standing != LAYER_REST)
        duid_chart_add_dot (chart, mark->at, mark->row, -1);
    }
}

static void
add_layers (DuidTriadPlot *plot,
            GArray        *marks,
            Standing       standing,
            const char    *id,
            const char    *title)
{
  int n_groups = plot->chart->groups ? (int) plot->chart->groups->len : 0;

  duid_triad_plot_begin_layer (plot, id, title);
  for (int group = n_groups - 1; group >= -1; group--)
    add_layer (plot, marks, standing, group);
}

static void
add_strips (DuidTriadPlot *plot)
{
  DuidChart *chart = plot->chart;
  DuidPen    pen = { .fill = duid_colour_with_alpha (chart->palette->disc, STRIP_ALPHA) };

  duid_triad_plot_begin_layer (plot, "edges", _ ("Answers on an edge"));
  for (int i = 0; i < DUID_N_STRIPS && !plot->is_empty; i++)
    for (int j = 0; j < DUID_N_STRIP_BINS; j++)
      {
        DuidPoint bar[4];

        if (plot->strips[i][j] == 0 || duid_chart_hides (chart, duid_triad_plot_sum (plot, i)))
          continue;
        duid_triad_plot_get_bar (plot, i, j, duid_triad_plot_get_length (plot, i, j),
                                 bar);
        duid_scene_add_path (chart->scene, bar, 4, TRUE, pen);
      }
}

void
duid_triad_plot_add_marks (DuidTriadPlot *plot)
{
  g_autoptr (GArray) marks = list_marks (plot);

  pile_corners (plot, marks);
  pile_equals (plot, marks);
  plot->dot_alpha = plot->n < FEWEST_PILES ? MOST_ALPHA : get_alpha (plot, marks);
  if (plot->look == DUID_TRIAD_DENSITY)
    plot->dot_alpha = MIN (plot->dot_alpha, DENSE_ALPHA);
  add_strips (plot);
  add_layers (plot, marks, LAYER_REST, "rest", _ ("Filtered out"));
  add_layers (plot, marks, LAYER_ASIDE, "aside", _ ("Outside the brush"));
  add_layers (plot, marks, LAYER_CHOSEN, "dots", _ ("Answers"));
}

void
duid_triad_plot_add_discs (DuidTriadPlot *plot)
{
  DuidChart    *chart = plot->chart;
  DuidPen       pen = { .fill = chart->palette->disc };
  DuidTextStyle style = duid_chart_get_style (chart, DUID_TRIAD_DISC_TEXT, TRUE);

  style.colour = chart->palette->background;
  style.horizontal = style.vertical = DUID_ALIGN_MIDDLE;
  duid_triad_plot_begin_layer (plot, "corners", _ ("Answers in a corner"));
  for (int i = 0; i < 3 && !plot->has_stacks; i++)
    {
      if (plot->disc_radius[i] == 0)
        continue;
      duid_scene_add_mark (chart->scene, plot->disc_at[i], plot->disc_radius[i], DUID_SHAPE_DISC,
                           pen);
      duid_scene_add_text (chart->scene, plot->disc_at[i], plot->disc_words[i], &style);
    }
}
