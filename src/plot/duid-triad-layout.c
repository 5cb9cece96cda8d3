/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-triad-plot-private.h"

#include "plot/duid-figure.h"

#include <math.h>

#define HEIGHT 0.86602540378443864676

/* From so many answers on discs have shares. */
#define FEWEST_PERCENT 10000
#define LEAST_AMOUNT   1e-9
/* A disc of 16 % of the answers has a tenth of the side as its radius. */
#define DISC_SHARE  .16
#define DISC_RADIUS .10
/* The longest bar of a strip, of the side, and what makes a bar that long. */
#define REACH      .11
#define FULL_SHARE .06
#define FULL_COUNT 4
/* look.md's pixels. */
#define LEAST_DISC        8
#define AUDIENCE_DISC     10.5
#define GAP               3
#define WORDS             12
#define LEAST_WORDS       10.5
#define AUDIENCE_LEAST    11
#define MOST_LINES        3
#define COMFORTABLE_LINES 2
#define TOP_INDENT        18
#define AUDIENCE_WORDS    13.8

DuidTextStyle
duid_triad_plot_get_style (DuidTriadPlot *plot)
{
  DuidTextStyle style = duid_chart_get_style (plot->chart, plot->words_size, TRUE);

  style.lines = MOST_LINES;
  return style;
}

/* The largest text in which all words at the corners fit, else the smallest. */
static void
choose_words_size (DuidTriadPlot *plot)
{
  DuidChart *chart = plot->chart;
  gboolean   is_audience = chart->request.is_audience;
  double     most = is_audience ? AUDIENCE_WORDS : WORDS;
  double     least = is_audience ? AUDIENCE_LEAST : LEAST_WORDS;
  double     room = (plot->to.x - plot->from.x) * .47;
  gboolean   fits = FALSE;

  for (plot->words_size = most; !fits; plot->words_size -= .5)
    {
      DuidTextStyle style = duid_chart_get_style (chart, plot->words_size, TRUE);
      double        line;

      duid_scene_measure_text (chart->scene, "Ag", &style, NULL, &line);
      style.width = room;
      fits = TRUE;
      for (int i = 0; i < 3; i++)
        {
          double height;

          /* The word at the top stands beside its disc. */
          style.width = i == 0 ? room - TOP_INDENT * chart->size : room;
          duid_scene_measure_text (chart->scene, plot->question->corners[i], &style, NULL, &height);
          fits = fits && height < line * (COMFORTABLE_LINES + .5);
        }
      if (fits || plot->words_size - .5 < least)
        break;
    }
}

void
duid_triad_plot_begin_layer (DuidTriadPlot *plot,
                             const char    *id,
                             const char    *title)
{
  g_autofree char *own_id = NULL;
  g_autofree char *own_title = NULL;

  if (!plot->is_panel)
    {
      duid_scene_begin_layer (plot->chart->scene, id, title);
      return;
    }
  own_id = g_strdup_printf ("%s-%d", id, plot->group + 1);
  own_title = g_strdup_printf (
    "%s: %s", ((const DuidGroupOf *) g_ptr_array_index (plot->chart->groups, plot->group))->label,
    title);
  duid_scene_begin_layer (plot->chart->scene, own_id, own_title);
}

DuidPoint
duid_triad_plot_to_pixels (DuidTriadPlot *plot,
                           DuidPoint      point)
{
  return (DuidPoint) { plot->origin.x + point.x * plot->unit.x,
                       plot->origin.y + point.y * plot->unit.y };
}

DuidPoint
duid_triad_plot_place (DuidTriadPlot *plot,
                       DuidTriad      triad)
{
  return duid_triad_plot_to_pixels (plot, duid_triad_to_plane (triad));
}

/* Which lattice place is nearer to the middle; equals go around. */
static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const DuidPoint *one = a;
  const DuidPoint *two = b;
  double           near = round (1e6 * (one->x * one->x + one->y * one->y));
  double           far = round (1e6 * (two->x * two->x + two->y * two->y));
  double           angle = atan2 (one->y, one->x);
  double           other = atan2 (two->y, two->x);

  if (near != far)
    return near < far ? -1 : 1;
  return angle < other ? -1 : angle > other;
}

void
duid_triad_plot_stack (gsize      n,
                       double     radius,
                       DuidPoint *places)
{
  int reach = (int) ceil (sqrt ((double) n)) + 1;
  g_autoptr (GArray) lattice = g_array_new (FALSE, FALSE, sizeof (DuidPoint));
  DuidPoint middle = { 0, 0 };

  for (int i = -reach; i <= reach; i++)
    for (int j = -reach; j <= reach; j++)
      {
        DuidPoint point = { i + j * .5, j * HEIGHT };

        g_array_append_val (lattice, point);
      }
  g_array_sort (lattice, compare_places);
  for (gsize i = 0; i < n; i++)
    {
      places[i] = g_array_index (lattice, DuidPoint, i);
      middle.x += places[i].x / (double) n;
      middle.y += places[i].y / (double) n;
    }
  for (gsize i = 0; i < n; i++)
    places[i] = (DuidPoint) { (places[i].x - middle.x) * radius * 2.1,
                              (places[i].y - middle.y) * radius * 2.1 };
}

static double
get_stack_radius (gsize  n,
                  double radius)
{
  g_autofree DuidPoint *places = g_new (DuidPoint, MAX (n, 1));
  double                farthest = 0;

  duid_triad_plot_stack (n, radius, places);
  for (gsize i = 0; i < n; i++)
    farthest = MAX (farthest, hypot (places[i].x, places[i].y));
  return farthest + radius;
}

static double
get_dot_radius (DuidTriadPlot *plot,
                double         side)
{
  double n = (double) MAX (plot->n, 1);
  double radius = CLAMP (6 - 1.5 * log10 (n / 20), 1.5, 6) * pow (side / 680, .45);

  if (plot->chart->request.is_audience)
    return radius * 1.7;
  return MAX (radius, plot->n < DUID_MANY_MARKS ? 1.7 : 1);
}

static double
get_disc_radius (DuidTriadPlot *plot,
                 int            corner,
                 double         side)
{
  DuidChart *chart = plot->chart;
  double     share = plot->amounts.corners[corner] / MAX (plot->amounts.n, LEAST_AMOUNT);
  double     least = chart->request.is_audience ? AUDIENCE_DISC : LEAST_DISC;

  if (plot->corner_n[corner] == 0 || plot->is_empty)
    return 0;
  if (plot->has_stacks)
    return get_stack_radius (plot->corner_n[corner], get_dot_radius (plot, side));
  least = MAX (least * chart->size, plot->disc_width[corner] / 2 + 2.5 * chart->size);
  return MAX (sqrt (share / DISC_SHARE) * DISC_RADIUS * side, least);
}

double
duid_triad_plot_get_length (DuidTriadPlot *plot,
                            int            strip,
                            int            bin)
{
  const DuidTriadAmounts *amounts = &plot->amounts;
  double                  full = MAX (plot->most_strip, MAX (FULL_COUNT, FULL_SHARE * amounts->n));

  return plot->is_empty ? 0 : plot->reach * amounts->strips[strip][bin] / full;
}

gsize
duid_triad_plot_sum (DuidTriadPlot *plot,
                     int            strip)
{
  gsize sum = 0;

  for (int i = 0; i < DUID_N_STRIP_BINS; i++)
    sum += plot->strips[strip][i];
  return sum;
}

void
duid_triad_plot_get_bar (DuidTriadPlot *plot,
                         int            strip,
                         int            bin,
                         double         length,
                         DuidPoint     *corners)
{
  static const int       ends[DUID_N_STRIPS][2] = { { 1, 0 }, { 0, 2 }, { 1, 2 } };
  static const DuidPoint outward[DUID_N_STRIPS] = { { -HEIGHT, -.5 }, { HEIGHT, -.5 }, { 0, 1 } };
  DuidPoint              from = plot->corners[ends[strip][0]];
  DuidPoint              to = plot->corners[ends[strip][1]];
  double                 start = (bin + .08) / DUID_N_STRIP_BINS;
  double                 end = (bin + .92) / DUID_N_STRIP_BINS;
  double                 near = 1.5 * plot->chart->line;
  double                 far = near + length;
  DuidPoint              out = outward[strip];
  DuidPoint              side = { to.x - from.x, to.y - from.y };
  DuidPoint              first = { from.x + side.x * start, from.y + side.y * start };
  DuidPoint              last = { from.x + side.x * end, from.y + side.y * end };

  corners[0] = (DuidPoint) { first.x + out.x * near, first.y + out.y * near };
  corners[1] = (DuidPoint) { last.x + out.x * near, last.y + out.y * near };
  corners[2] = (DuidPoint) { last.x + out.x * far, last.y + out.y * far };
  corners[3] = (DuidPoint) { first.x + out.x * far, first.y + out.y * far };
}

int
duid_triad_plot_get_cell (DuidTriadPlot *plot,
                          DuidTriadCells cells,
                          guint          cell,
                          DuidPoint     *corners)
{
  int n = duid_triad_cells_get_shape (cells, cell, corners);

  for (int i = 0; i < n; i++)
    corners[i] = duid_triad_plot_to_pixels (plot, corners[i]);
  return n;
}

int
duid_triad_plot_get_zone (DuidTriadPlot *plot,
                          DuidZone       zone,
                          DuidPoint     *corners)
{
  return duid_triad_plot_get_cell (plot, (DuidTriadCells) { DUID_CELLS_ZONES_7, 0 }, zone, corners);
}

static void
word_discs (DuidTriadPlot *plot)
{
  DuidTextStyle style = duid_chart_get_style (plot->chart, DUID_TRIAD_DISC_TEXT, TRUE);

  for (int i = 0; i < 3; i++)
    {
      double percent = 100 * plot->amounts.corners[i] / MAX (plot->amounts.n, LEAST_AMOUNT);

      g_clear_pointer (&plot->disc_words[i], g_free);
      if (plot->n >= FEWEST_PERCENT ||
          (plot->chart->weights != NULL && plot->n >= DUID_FEWEST_PERCENTS &&
           !duid_chart_hides (plot->chart, plot->corner_n[i])))
        plot->disc_words[i] = duid_figure_dup_percent (percent);
      else if (plot->chart->request.is_audience)
        plot->disc_words[i] = duid_figure_dup_hidden (plot->corner_n[i]);
      else
        plot->disc_words[i] = duid_figure_dup_count (plot->corner_n[i]);
      duid_scene_measure_text (plot->chart->scene, plot->disc_words[i], &style,
                               &plot->disc_width[i], NULL);
    }
}

/* What stands outside the triangle at one size of it. */
static DuidOutside
measure_overhang (DuidTriadPlot *plot,
                  double         side)
{
  DuidChart  *chart = plot->chart;
  double      gap = GAP * chart->size;
  DuidOutside overhang = { gap, gap, gap, gap };

  plot->side = side;
  plot->reach = REACH * side;
  plot->corners[0] = (DuidPoint) { side / 2, -HEIGHT * side };
  plot->corners[1] = (DuidPoint) { 0, 0 };
  plot->corners[2] = (DuidPoint) { side, 0 };
  for (int i = 0; i < 3; i++)
    plot->disc_radius[i] = get_disc_radius (plot, i, side);
  for (int i = 0; i < DUID_N_STRIPS; i++)
    for (int j = 0; j < DUID_N_STRIP_BINS; j++)
      {
        DuidPoint bar[4];

        if (plot->strips[i][j] == 0)
          continue;
        duid_triad_plot_get_bar (plot, i, j, duid_triad_plot_get_length (plot, i, j),
                                 bar);
        for (int k = 0; k < 4; k++)
          {
            overhang.left = MAX (overhang.left, -bar[k].x);
            overhang.right = MAX (overhang.right, bar[k].x - side);
            overhang.bottom = MAX (overhang.bottom, bar[k].y);
          }
      }
  if (plot->disc_radius[0] > 0)
    overhang.top = MAX (overhang.top, 2 * plot->disc_radius[0] + gap);
  for (int i = 1; i < 3; i++)
    {
      double  radius = plot->disc_radius[i];
      double *beside = i == 1 ? &overhang.left : &overhang.right;

      if (radius == 0)
        continue;
      *beside = MAX (*beside, HEIGHT * (radius + gap) + radius);
      overhang.bottom = MAX (overhang.bottom, .5 * (radius + gap) + radius);
    }
  return overhang;
}

/* Room for the words above and below, which wrap in half the width. */
static void
measure_words (DuidTriadPlot *plot,
               double        *above,
               double        *below)
{
  DuidChart    *chart = plot->chart;
  double        width = plot->to.x - plot->from.x;
  DuidTextStyle style = duid_triad_plot_get_style (plot);
  double        height;

  *above = *below = 0;
  if (!plot->has_words)
    return;
  style.width = width * .45;
  duid_scene_measure_text (chart->scene, plot->question->corners[0], &style, NULL, above);
  style.width = width / 2 - GAP * chart->size;
  for (int i = 1; i < 3; i++)
    {
      duid_scene_measure_text (chart->scene, plot->question->corners[i], &style, NULL, &height);
      *below = MAX (*below, height);
    }
}

static DuidOutside
widest_of (DuidOutside a,
           DuidOutside b)
{
  return (DuidOutside) { MAX (a.left, b.left), MAX (a.right, b.right), MAX (a.top, b.top),
                         MAX (a.bottom, b.bottom) };
}

static DuidOutside
measure_all (DuidTriadPlot *plot,
             double         side,
             double         above,
             double         below)
{
  DuidOutside overhang = measure_overhang (plot, side);
  double      gap = GAP * plot->chart->size;

  overhang.top = MAX (overhang.top, plot->disc_radius[0] + gap + above / 2);
  if (plot->disc_radius[0] == 0)
    overhang.top = MAX (overhang.top, above + gap);
  overhang.bottom += below + gap * .5;
  return widest_of (overhang, plot->room);
}

static void
place_corners (DuidTriadPlot *plot,
               DuidOutside    overhang,
               double         below)
{
  DuidChart *chart = plot->chart;
  double     gap = GAP * chart->size;
  double     spare = plot->to.y - plot->from.y - overhang.top - overhang.bottom -
                 HEIGHT * plot->side;
  double                 left = (plot->from.x + plot->to.x - plot->side) / 2;
  double                 least = plot->from.x + overhang.left;
  double                 most = plot->to.x - overhang.right - plot->side;
  static const DuidPoint away[3] = { { 0, -1 }, { -HEIGHT, .5 }, { HEIGHT, .5 } };

  left = MAX (MIN (left, most), least);
  plot->origin = (DuidPoint) { left, plot->to.y - overhang.bottom - spare / 2 };
  plot->unit = (DuidPoint) { plot->side, -plot->side };
  plot->words_y = plot->origin.y + overhang.bottom - below;
  for (int i = 0; i < 3; i++)
    {
      double distance = plot->disc_radius[i] + gap;

      plot->corners[i] = duid_triad_plot_place (plot, (DuidTriad) { i == 0, i == 1, i == 2 });
      plot->disc_at[i] = (DuidPoint) { plot->corners[i].x + away[i].x * distance,
                                       plot->corners[i].y + away[i].y * distance };
    }
}

/* As large as fits: discs and strips grow with the side, words don't. */
void
duid_triad_plot_lay_out (DuidTriadPlot *plot)
{
  double      width = plot->to.x - plot->from.x;
  double      height = plot->to.y - plot->from.y;
  double      small = 1;
  double      large = MAX (width, 2);
  double      above;
  double      below;
  DuidOutside overhang;

  plot->most_strip = 0;
  for (int i = 0; i < DUID_N_STRIPS; i++)
    for (int j = 0; j < DUID_N_STRIP_BINS; j++)
      plot->most_strip = MAX (plot->most_strip, plot->amounts.strips[i][j]);
  word_discs (plot);
  choose_words_size (plot);
  measure_words (plot, &above, &below);
  for (int i = 0; i < 24; i++)
    {
      double side = (small + large) / 2;

      overhang = measure_all (plot, side, above, below);
      if (overhang.left + side + overhang.right <= width &&
          overhang.top + HEIGHT * side + overhang.bottom <= height)
        small = side;
      else
        large = side;
    }
  overhang = measure_all (plot, small, above, below);
  plot->outside = overhang;
  place_corners (plot, overhang, below);
  plot->dot_radius = get_dot_radius (plot, plot->side);
}

void
duid_triad_plot_even_out (DuidTriadPlot *first)
{
  DuidOutside room = { 0 };

  for (DuidTriadPlot *plot = first; plot != NULL; plot = plot->next)
    {
      duid_triad_plot_lay_out (plot);
      room = widest_of (room, plot->outside);
    }
  for (DuidTriadPlot *plot = first; plot != NULL; plot = plot->next)
    plot->room = room;
}

void
duid_triad_plot_take (DuidTriadPlot *plot,
                      double         x,
                      double         y,
                      double         width,
                      double         height,
                      double         cost)
{
  DuidTaken box = { { x, y, width, height }, cost };

  g_array_append_val (plot->taken, box);
}
