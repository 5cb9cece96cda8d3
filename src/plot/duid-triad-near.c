/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-triad-plot-private.h"

#include "plot/duid-figure.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Stories of a triad that is drawn as its density, without a dot for each: who points at a
 * place means the story nearest to it, and is told how many lie there. Rows are found by their
 * cells of the fine grid, looked through 64 at a time: a million in a fraction of a
 * millisecond. */

#define HEIGHT 0.86602540378443864676
#define REACH  8  /* pixels, as of dots */
#define STRIDE 10 /* pixels that a key goes before it looks */
#define BITS   64

/* A box of cells, with its borders. */
typedef struct
{
  guint16 left;
  guint16 low;
  guint16 across; /* cells beside the first */
  guint16 up;
} Box;

/* What is looked for: the nearest of the picture's stories to a place. */
typedef struct
{
  DuidTriadPlot *plot;
  DuidPoint      at; /* pixels */
  gssize         nearest;
  double         distance; /* pixels */
} Search;

static inline gboolean
is_in (const Box *box,
       guint16    cell)
{
  guint16 x = (guint16) (cell % DUID_TRIAD_GRID_ACROSS - box->left);
  guint16 y = (guint16) (cell / DUID_TRIAD_GRID_ACROSS - box->low);

  return (x <= box->across) & (y <= box->up);
}

/* Whether any of these rows may be in the box: without a jump, so that the compiler takes
 * several at once. */
static gboolean
has_any (const Box     *box,
         const guint16 *cells,
         gsize          n)
{
  guint16 any = 0;

  for (gsize i = 0; i < n; i++)
    any |= (guint16) is_in (box, cells[i]);
  return any != 0;
}

typedef void (*Visit) (gsize    row,
                       gpointer data);

/* Calls @visit with the stories of the picture that lie in the box; those in a corner are
 * in its disc, not here. */
static void
visit_box (DuidTriadPlot *plot,
           const Box     *box,
           Visit          visit,
           gpointer       data)
{
  const DuidTriadCodes *codes = plot->codes;
  const DuidRows       *base = plot->chart->request.base;

  for (gsize from = 0; from < codes->n_rows; from += BITS)
    {
      gsize   n = MIN (codes->n_rows - from, BITS);
      guint64 bits = base != NULL ? base->words[from / BITS] : G_MAXUINT64 >> (BITS - n);

      if (bits == 0 || !has_any (box, codes->cells + from, n))
        continue;
      for (; bits != 0; bits &= bits - 1)
        {
          gsize row = from + (gsize) __builtin_ctzll (bits);

          if (is_in (box, codes->cells[row]) && codes->parts[row] >= DUID_TRIAD_FIRST_EDGE &&
              duid_triad_plot_has_row (plot, row))
            visit (row, data);
        }
    }
}

static void
compare_row (gsize    row,
             gpointer data)
{
  Search   *search = data;
  DuidPoint at = duid_triad_plot_place (search->plot, search->plot->triads[row]);
  DuidPoint way = { at.x - search->at.x, at.y - search->at.y };
  double    distance = hypot (way.x, way.y);

  if (distance < search->distance)
    {
      search->distance = distance;
      search->nearest = (gssize) row;
    }
}

/* The cells that lie within @reach pixels. */
static Box
get_box (const DuidTriadPlot *plot,
         DuidPoint            at,
         double               reach)
{
  double x = (at.x - plot->origin.x) / plot->unit.x * DUID_TRIAD_GRID_ACROSS;
  double y = (at.y - plot->origin.y) / plot->unit.y / HEIGHT * DUID_TRIAD_GRID_DOWN;
  double cells = reach / plot->side * DUID_TRIAD_GRID_ACROSS + 1;
  int    left = (int) CLAMP (floor (x - cells), 0, DUID_TRIAD_GRID_ACROSS - 1);
  int    low = (int) CLAMP (floor (y - cells), 0, DUID_TRIAD_GRID_DOWN - 1);
  int    right = (int) CLAMP (floor (x + cells), left, DUID_TRIAD_GRID_ACROSS - 1);
  int    high = (int) CLAMP (floor (y + cells), low, DUID_TRIAD_GRID_DOWN - 1);

  return (Box) { (guint16) left, (guint16) low, (guint16) (right - left), (guint16) (high - low) };
}

/* The row of the nearest story within @reach pixels, or -1. */
static gssize
find_nearest (DuidTriadPlot *plot,
              DuidPoint      at,
              double         reach)
{
  Search search = { .plot = plot, .at = at, .nearest = -1, .distance = reach };
  Box    box = get_box (plot, at, reach);

  visit_box (plot, &box, compare_row, &search);
  return search.nearest;
}

static gboolean
is_of_density (const DuidTriadPlot *plot)
{
  return plot->look == DUID_TRIAD_DENSITY && !plot->has_dots && !plot->is_empty;
}

static DuidHit
hit_of_row (gssize row)
{
  return (DuidHit) { row >= 0 ? DUID_HIT_ROW : DUID_HIT_NOTHING, row, -1, -1 };
}

/* The number of a zone stands for the zone, and a name for the part that has it. */
static gboolean
is_on_words (DuidTriadPlot *plot,
             DuidPoint      at)
{
  const GArray *areas = plot->chart->areas;

  for (int zone = 0; zone < DUID_N_ZONES; zone++)
    {
      const cairo_rectangle_t *box = &plot->zone_boxes[zone];

      if (at.x >= box->x && at.x <= box->x + box->width && at.y >= box->y &&
          at.y <= box->y + box->height)
        return TRUE;
    }
  for (guint i = 0; i < areas->len; i++)
    {
      const DuidArea *area = &g_array_index (areas, DuidArea, i);

      if (area->kind == DUID_HIT_REGION &&
          duid_polygon_contains (area->corners, (gsize) area->n_corners, at))
        return TRUE;
    }
  return FALSE;
}

DuidHit
duid_triad_near_pick (DuidTriadPlot *plot,
                      DuidPoint      at)
{
  if (!is_of_density (plot) || !duid_polygon_contains (plot->corners, 3, at) ||
      is_on_words (plot, at))
    return hit_of_row (-1);
  return hit_of_row (find_nearest (plot, at, REACH * MAX (1, plot->chart->line)));
}

static void
count_row (gsize    row,
           gpointer data)
{
  (*(gsize *) data)++;
}

char *
duid_triad_near_dup_words (DuidTriadPlot *plot,
                           gsize          row)
{
  guint16          cell = plot->codes->cells[row];
  Box              box = { cell % DUID_TRIAD_GRID_ACROSS, cell / DUID_TRIAD_GRID_ACROSS, 0, 0 };
  gsize            n = 0;
  g_autofree char *figure = NULL;

  if (!is_of_density (plot) || !duid_triad_plot_has_row (plot, row))
    return NULL;
  visit_box (plot, &box, count_row, &n);
  if (n < 2)
    return NULL;
  figure = duid_figure_dup_count (n);
  /* Translators: how many stories lie at the place that the pointer is on. */
  return g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%s story at this place", "%s stories at this place", n),
    figure);
}

/* From the middle of all, where most can be gone to from. */
static DuidHit
begin (DuidTriadPlot *plot)
{
  DuidPoint middle = { 0, 0 };
  gssize    row = -1;

  for (int i = 0; i < 3; i++)
    middle = (DuidPoint) { middle.x + plot->corners[i].x / 3, middle.y + plot->corners[i].y / 3 };
  for (double reach = REACH; row < 0 && reach < 2 * plot->side; reach *= 4)
    row = find_nearest (plot, middle, reach);
  return hit_of_row (row);
}

DuidHit
duid_triad_near_step (DuidTriadPlot *plot,
                      DuidHit        from,
                      int            dx,
                      int            dy)
{
  DuidPoint at;
  double    least;

  if (!is_of_density (plot) || (from.kind != DUID_HIT_NOTHING && from.kind != DUID_HIT_ROW))
    return hit_of_row (-1);
  if (from.kind == DUID_HIT_NOTHING || !duid_triad_plot_has_row (plot, (gsize) from.row))
    return begin (plot);
  at = duid_triad_plot_place (plot, plot->triads[from.row]);
  least = STRIDE * MAX (1, plot->chart->line);
  /* Further and further that way, in a widening look around. */
  for (double far = least; far < plot->side; far += least)
    {
      DuidPoint ahead = { at.x + dx * far, at.y + dy * far };
      gssize    row = find_nearest (plot, ahead, MIN (far, 4 * least) * .7);

      if (row >= 0)
        return hit_of_row (row);
    }
  return from;
}
