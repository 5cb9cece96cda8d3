/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-triad-plot-private.h"

#include "plot/duid-figure.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* What a triad says in words and figures. */

#define ZONE_TEXT    11
#define NEVER        1e6
#define LEAST_PLATES 110 /* pixels of the side of one of several triangles */
#define FEW_DOTS     80  /* from so many on a hidden dot matters less */
#define PLATE_MARGIN 3
#define ABROAD       3 /* a plate that leaves its zone */
#define SHELF        8 /* pixels down */
#define CANDIDATES   6 /* places tried across a zone, each way */

/* ---- zones ---- */

/* Dots by how far down they are, so that those near a box are soon found. */
typedef struct
{
  guint      n;
  guint     *starts; /* of each shelf, and the end of the last */
  DuidPoint *dots;
} Shelves;

static guint
find_shelf (const Shelves *shelves,
            double         y)
{
  return (guint) CLAMP (y / SHELF, 0, shelves->n - 1.0);
}

static Shelves
make_shelves (DuidTriadPlot *plot)
{
  const GArray *dots = plot->chart->dots;
  guint         n_dots = plot->n < DUID_MANY_MARKS ? dots->len : 0;
  Shelves       shelves = { .n = (guint) (MAX (plot->chart->height, 0) / SHELF) + 1 };

  shelves.starts = g_new0 (guint, shelves.n + 2);
  shelves.dots = g_new (DuidPoint, MAX (n_dots, 1));
  /* Counted two places on, they are where the next begins once all are put away. */
  for (guint i = 0; i < n_dots; i++)
    shelves.starts[find_shelf (&shelves, g_array_index (dots, DuidDot, i).at.y) + 2]++;
  for (guint i = 2; i < shelves.n + 2; i++)
    shelves.starts[i] += shelves.starts[i - 1];
  for (guint i = 0; i < n_dots; i++)
    {
      DuidPoint at = g_array_index (dots, DuidDot, i).at;

      shelves.dots[shelves.starts[find_shelf (&shelves, at.y) + 1]++] = at;
    }
  return shelves;
}

static guint
count_dots (DuidTriadPlot           *plot,
            const Shelves           *shelves,
            const cairo_rectangle_t *box)
{
  double left = box->x - plot->dot_radius;
  double right = box->x + box->width + plot->dot_radius;
  double top = box->y - plot->dot_radius;
  double bottom = box->y + box->height + plot->dot_radius;
  guint  end = shelves->starts[find_shelf (shelves, bottom) + 1];
  guint  n = 0;

  for (guint i = shelves->starts[find_shelf (shelves, top)]; i < end; i++)
    {
      DuidPoint at = shelves->dots[i];

      n += at.x > left && at.x < right && at.y > top && at.y < bottom;
    }
  return n;
}

/* What a plate at @box would hide: a dot counts one, less when they are many; a
 * centre or word very much. */
static double
cost_of_box (DuidTriadPlot           *plot,
             const Shelves           *shelves,
             const cairo_rectangle_t *box)
{
  double weight = MIN (1, FEW_DOTS / (double) MAX (plot->n, 1));
  double cost = weight * (double) count_dots (plot, shelves, box);

  for (guint i = 0; i < plot->taken->len; i++)
    {
      const DuidTaken         *taken = &g_array_index (plot->taken, DuidTaken, i);
      const cairo_rectangle_t *other = &taken->box;

      if (other->x < box->x + box->width && box->x < other->x + other->width &&
          other->y < box->y + box->height && box->y < other->y + other->height)
        cost += taken->cost;
    }
  return cost;
}

static gboolean
is_inside (const DuidPoint         *corners,
           int                      n_corners,
           const cairo_rectangle_t *box)
{
  const DuidPoint ends[4] = {
    { box->x, box->y },
    { box->x + box->width, box->y },
    { box->x, box->y + box->height },
    { box->x + box->width, box->y + box->height },
  };

  for (int i = 0; i < 4; i++)
    if (!duid_polygon_contains (corners, (gsize) n_corners, ends[i]))
      return FALSE;
  return TRUE;
}

/* A plate may reach into the next zone but not out of the triangle, and its middle
 * stays at home. INFINITY where it may not stand. */
static double
cost_of_place (DuidTriadPlot           *plot,
               const Shelves           *shelves,
               const DuidPoint         *corners,
               int                      n_corners,
               const cairo_rectangle_t *box)
{
  DuidPoint         middle = { box->x + box->width / 2, box->y + box->height / 2 };
  double            margin = PLATE_MARGIN * plot->chart->size;
  cairo_rectangle_t plate = { box->x - margin, box->y - margin, box->width + 2 * margin,
                              box->height + 2 * margin };

  if (!duid_polygon_contains (corners, (gsize) n_corners, middle) ||
      !is_inside (plot->corners, 3, &plate))
    return INFINITY;
  return cost_of_box (plot, shelves, box) + (is_inside (corners, n_corners, box) ? 0 : ABROAD);
}

/* The place in a zone where a plate hides least, near the middle if all are equal;
 * NaN when there is no room for it. */
static DuidPoint
find_place (DuidTriadPlot *plot,
            const Shelves *shelves,
            DuidZone       zone,
            double         width,
            double         height)
{
  DuidPoint corners[4];
  int       n = duid_triad_plot_get_zone (plot, zone, corners);
  DuidPoint middle = { 0, 0 };
  DuidPoint best = { NAN, NAN };
  double    least = NEVER;

  for (int i = 0; i < n; i++)
    middle = (DuidPoint) { middle.x + corners[i].x / n, middle.y + corners[i].y / n };
  /* From the middle outwards: what is far is not looked at once something near is good. */
  for (int across = 0; across <= 2 * CANDIDATES; across++)
    for (int down = 0; down <= 2 * CANDIDATES; down++)
      {
        int               i = across % 2 ? -(across + 1) / 2 : across / 2;
        int               j = down % 2 ? -(down + 1) / 2 : down / 2;
        double            far = (i * i + j * j) * .12;
        DuidPoint         at = { middle.x + .2 * plot->side * i / CANDIDATES,
                                 middle.y + .17 * plot->side * j / CANDIDATES };
        cairo_rectangle_t box = { at.x - width / 2, at.y - height / 2, width, height };
        double            cost =
          far < least ? cost_of_place (plot, shelves, corners, n, &box) + far : NEVER;

        if (cost < least)
          {
            least = cost;
            best = at;
          }
      }
  return best;
}

static char *
dup_zone_words (DuidTriadPlot *plot,
                DuidZone       zone)
{
  static const DuidTriadCells zones = { DUID_CELLS_ZONES_7, 0 };
  gsize                       n = plot->zones[zone];
  gboolean                    has_random = duid_triad_plot_has_layer (plot, "random");
  g_autofree char            *share = NULL;
  g_autofree char            *expected = NULL;

  if ((n == 0 && !has_random) || duid_chart_hides (plot->chart, n) ||
      plot->n < DUID_FEWEST_SHOWN)
    return NULL;
  if (plot->n < DUID_FEWEST_PERCENTS)
    return duid_figure_dup_count (n);
  share = duid_figure_dup_percent (100 * plot->amounts.zones[zone] / MAX (plot->amounts.n, 1e-9));
  if (!has_random)
    return g_steal_pointer (&share);
  expected = duid_figure_dup_percent (100 * duid_triad_cells_get_area (zones, zone));
  /* What is there, and what chance would give. */
  return g_strdup_printf ("%s\n(%s)", share, expected);
}

/* Each number's place; FALSE when one finds none, for some without the others
 * would mislead. */
static gboolean
place_zones (DuidTriadPlot       *plot,
             const Shelves       *shelves,
             char               **words,
             const DuidTextStyle *style,
             DuidPoint           *places)
{
  for (int i = 0; i < DUID_N_ZONES; i++)
    {
      double width;
      double height;

      if (!words[i])
        continue;
      duid_scene_measure_text (plot->chart->scene, words[i], style, &width, &height);
      places[i] = find_place (plot, shelves, (DuidZone) i, width, height * .8);
      if (!duid_point_exists (places[i]))
        return FALSE;
      duid_triad_plot_take (plot, places[i].x - width / 2, places[i].y - height / 2, width, height,
                            NEVER);
    }
  return TRUE;
}

static void
add_zone_words (DuidTriadPlot       *plot,
                DuidZone             zone,
                DuidPoint            at,
                const char          *words,
                const DuidTextStyle *style)
{
  double width;
  double height;

  duid_scene_add_text (plot->chart->scene, at, words, style);
  duid_scene_measure_text (plot->chart->scene, words, style, &width, &height);
  plot->zone_boxes[zone] =
    (cairo_rectangle_t) { at.x - width / 2, at.y - height / 2, width, height };
}

void
duid_triad_plot_add_zones (DuidTriadPlot *plot)
{
  DuidTextStyle style = duid_chart_get_style (plot->chart, ZONE_TEXT, FALSE);
  char         *words[DUID_N_ZONES];
  DuidPoint     places[DUID_N_ZONES];
  Shelves       shelves;
  gboolean      has_places;

  style.has_plate = TRUE;
  style.horizontal = style.vertical = DUID_ALIGN_MIDDLE;
  duid_triad_plot_begin_layer (plot, "zones", _ ("Share of the answers in each zone"));
  if (plot->chart->request.hides_summary)
    return;
  if (plot->is_panel && plot->side < LEAST_PLATES * plot->chart->size)
    return;
  for (int i = 0; i < DUID_N_ZONES; i++)
    words[i] = dup_zone_words (plot, (DuidZone) i);
  shelves = make_shelves (plot);
  has_places = place_zones (plot, &shelves, words, &style, places);
  g_free (shelves.starts);
  g_free (shelves.dots);
  for (int i = 0; i < DUID_N_ZONES; i++)
    {
      if (has_places && words[i])
        add_zone_words (plot, (DuidZone) i, places[i], words[i], &style);
      g_free (words[i]);
    }
}

/* ---- corner words ---- */

/* How far the bars near the top reach above it, on the right where its word is. */
static double
measure_rise (DuidTriadPlot *plot)
{
  const int strip = DUID_ZONE_TR - DUID_ZONE_LT;
  double    top = plot->corners[0].y;

  for (int bin = 0; bin < DUID_N_STRIP_BINS / 4; bin++)
    {
      DuidPoint bar[4];
      gsize     n = plot->strips[strip][bin];

      duid_triad_plot_get_bar (plot, strip, bin, duid_triad_plot_get_length (plot, strip, bin),
                               bar);
      for (int i = 0; i < 4 && n > 0; i++)
        top = MIN (top, bar[i].y);
    }
  return plot->corners[0].y - top;
}

static void
add_top_word (DuidTriadPlot *plot)
{
  DuidChart    *chart = plot->chart;
  DuidTextStyle style = duid_triad_plot_get_style (plot);
  double        gap = 4 * chart->size;
  double        radius = plot->disc_radius[0];
  DuidPoint     at = { plot->disc_at[0].x + radius + gap, plot->disc_at[0].y };
  double        width;
  double        height;

  style.vertical = DUID_ALIGN_MIDDLE;
  style.width = plot->to.x - at.x;
  duid_scene_measure_text (chart->scene, plot->question->corners[0], &style, &width, &height);
  if (radius == 0)
    at = (DuidPoint) { plot->corners[0].x - MIN (width / 4, gap * 3),
                       plot->corners[0].y - gap / 2 - height / 2 };
  at.y = MIN (at.y, plot->corners[0].y - measure_rise (plot) - height / 2);
  at.y = MAX (at.y, plot->from.y + height / 2);
  at.x = MAX (at.x, plot->from.x);
  duid_scene_add_text (chart->scene, at, plot->question->corners[0], &style);
  duid_triad_plot_take (plot, at.x, at.y - height / 2, width, height, NEVER);
}

/* The words below: each under its corner as far as they don't meet. */
static void
add_bottom_words (DuidTriadPlot *plot)
{
  DuidChart    *chart = plot->chart;
  DuidTextStyle style = duid_triad_plot_get_style (plot);
  double        gap = 6 * chart->size;
  double        widths[2];
  double        heights[2];
  double        left;
  double        right;
  double        y;

  style.width = (plot->to.x - plot->from.x - gap) / 2;
  for (int i = 0; i < 2; i++)
    duid_scene_measure_text (chart->scene, plot->question->corners[i + 1], &style, &widths[i],
                             &heights[i]);
  left = MAX (plot->corners[1].x - widths[0] / 2, plot->from.x);
  right = MIN (plot->corners[2].x + widths[1] / 2, plot->to.x);
  if (left + widths[0] + gap > right - widths[1])
    {
      left = MAX (plot->from.x, right - widths[1] - gap - widths[0]);
      right = MAX (right, left + widths[0] + gap + widths[1]);
    }
  y = plot->to.y - MAX (heights[0], heights[1]);
  y = MIN (y, plot->words_y);
  duid_scene_add_text (chart->scene, (DuidPoint) { left, y }, plot->question->corners[1], &style);
  style.horizontal = DUID_ALIGN_END;
  duid_scene_add_text (chart->scene, (DuidPoint) { right, y }, plot->question->corners[2], &style);
}

void
duid_triad_plot_add_words (DuidTriadPlot *plot)
{
  duid_triad_plot_begin_layer (plot, "words", _ ("Words at the corners"));
  if (plot->has_words)
    {
      add_top_word (plot);
      add_bottom_words (plot);
    }
  if (plot->n == 0)
    {
      DuidTextStyle style = duid_chart_get_style (plot->chart, ZONE_TEXT, FALSE);

      style.colour = plot->chart->palette->secondary;
      style.horizontal = style.vertical = DUID_ALIGN_MIDDLE;
      style.width = plot->side * .5;
      style.has_plate = TRUE;
      duid_scene_add_text (plot->chart->scene,
                           (DuidPoint) { plot->corners[0].x,
                                         plot->corners[1].y - plot->side * .29 },
                           _ ("No answers here"), &style);
    }
}
