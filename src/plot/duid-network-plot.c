/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-chart-private.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "plot/duid-figure.h"
#include "plot/duid-group-condition.h"
#include "plot/duid-ink.h"
#include "plot/duid-together-table.h"
#include "stats/duid-network.h"

/* Which options surely go together, as a network: a disc an option, as large as so many
 * chose it; a line where two go together more often than by chance (q < .05, lift above
 * 1), the thicker the stronger. What most lines lead to is central. */

/* Pixels of look.md on a card. */
#define MOST_ITEMS   20
#define LEAST_ITEMS  4
#define CROWD        .45 /* of the room that labels may take */
#define LABEL_TEXT   11.5
#define FOOT_TEXT    11.0
#define MOST_RADIUS  15.0
#define LEAST_RADIUS 4.0
#define MOST_LINE    6.0
#define FALSE_SHARE  .05
#define LABEL_WIDTH  92.0
#define WIDEST       .36 /* of the room: a word longer than that is cut */
#define N_TRIES      9
#define N_CENTRAL    3
#define SLANT        .6   /* of a disc's radius, across and down: beside its round */
#define CROSSED      2.0  /* a label rather stands so many steps further than on a line */
#define COVERED      8.0  /* and so many further than on a disc, twice on a label */
#define N_SAMPLES    48   /* of a line */
#define UNDER        50.0 /* three lines of words, usually */
#define MOST_FOOT    5
#define FOOT_GAP     6.0
#define LABEL_ROOM   30.0

typedef struct
{
  DuidChart         *chart; /* borrowed */
  DuidTogetherTable *table;
  GArray            *ties;   /* DuidTie */
  DuidPoint         *places; /* pixels */
  double            *radii;
  double            *strength; /* sum of the lines at an option */
  double             bottom;   /* of the room above the words below */
} Network;

static void
free_network (gpointer data)
{
  Network *network = data;

  duid_together_table_free (network->table);
  g_array_unref (network->ties);
  g_free (network->places);
  g_free (network->radii);
  g_free (network->strength);
  g_free (network);
}

static void
list_ties (Network *network)
{
  guint k = network->table->n_items;

  for (guint i = 0; i < k; i++)
    for (guint j = i + 1; j < k; j++)
      {
        const DuidTogether *pair = duid_together_table_get (network->table, i, j);
        DuidTie             tie = { i, j, pair->phi };

        if (!(network->table->q[i * k + j] < FALSE_SHARE) || !(pair->lift > 1) ||
            duid_chart_hides (network->chart, pair->n_ab) ||
            network->table->n < DUID_FEWEST_PERCENTS)
          continue;
        g_array_append_val (network->ties, tie);
        network->strength[i] += pair->phi;
        network->strength[j] += pair->phi;
      }
}

static void
lay_out (Network *network,
         double   under)
{
  DuidChart *chart = network->chart;
  guint      k = network->table->n_items;
  double     side = LABEL_WIDTH / 2 * chart->size;
  double     top = (MOST_RADIUS + 2) * chart->size;
  double     most = 1, high;

  for (guint i = 0; i < k; i++)
    most = MAX (most, (double) network->table->totals[i]);
  duid_network_lay_out (k, (DuidTie *) (gpointer) network->ties->data, network->ties->len,
                        network->places);
  side = MIN (side, (chart->to.x - chart->from.x) / 3);
  network->bottom = chart->to.y - under;
  high = MAX (network->bottom - chart->from.y - 2 * top - LABEL_ROOM * chart->size, 1);
  for (guint i = 0; i < k; i++)
    {
      DuidPoint *place = &network->places[i];

      place->x = chart->from.x + side + place->x * (chart->to.x - chart->from.x - 2 * side);
      place->y = chart->from.y + top + place->y * high;
      network->radii[i] =
        MAX (MOST_RADIUS * sqrt ((double) network->table->totals[i] / most), LEAST_RADIUS) *
        chart->size;
    }
}

static void
add_ties (const Network *network)
{
  DuidChart *chart = network->chart;

  duid_scene_begin_layer (chart->scene, "ties", _ ("What goes together"));
  for (guint i = 0; i < network->ties->len; i++)
    {
      const DuidTie *tie = &g_array_index (network->ties, DuidTie, i);
      DuidPen        pen = { .stroke = chart->palette->disc,
                             .line_width = MAX (MOST_LINE * MIN (2 * tie->weight, 1), 1) *
                                           chart->line };

      duid_scene_add_line (chart->scene, network->places[tie->a], network->places[tie->b], pen);
    }
}

/* A label's box, below its disc or else above it. */
typedef struct
{
  double x;
  double y;
  double width;
  double height;
} Box;

static gboolean
meets (const Box *a,
       const Box *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height &&
         b->y < a->y + a->height;
}

static gboolean
is_inside (const Network *network,
           const Box     *box)
{
  return box->x >= network->chart->from.x - 1 &&
         box->x + box->width <= network->chart->to.x + 1 &&
         box->y >= network->chart->from.y && box->y + box->height <= network->bottom;
}

/* How many labels and discs a label would lie upon. */
static guint
count_covered (const Network *network,
               const Box     *box,
               const Box     *others,
               guint          own)
{
  guint n = 0;

  for (guint i = 0; i < own; i++)
    n += 2 * meets (box, &others[i]);
  for (guint i = 0; i < network->table->n_items; i++)
    {
      /* Its own is round: a label at a slant comes within its square. */
      double radius = network->radii[i] * (i == own ? SLANT : 1);
      Box    disc = { network->places[i].x - radius, network->places[i].y - radius, 2 * radius,
                      2 * radius };

      n += meets (box, &disc);
    }
  return n;
}

/* How many lines a label would lie upon. */
static guint
count_crossed (const Network *network,
               const Box     *box)
{
  const DuidPoint corners[] = { { box->x, box->y },
                                { box->x + box->width, box->y },
                                { box->x + box->width, box->y + box->height },
                                { box->x, box->y + box->height } };
  guint           n = 0;

  for (guint i = 0; i < network->ties->len; i++)
    {
      const DuidTie *tie = &g_array_index (network->ties, DuidTie, i);
      gboolean       is_crossed = FALSE;

      for (int j = 0; !is_crossed && j < N_SAMPLES; j++)
        {
          double    share = (j + .5) / N_SAMPLES;
          DuidPoint a = network->places[tie->a], b = network->places[tie->b];

          is_crossed = duid_polygon_contains (corners, 4,
                                              (DuidPoint) { a.x + (b.x - a.x) * share,
                                                            a.y + (b.y - a.y) * share });
        }
      n += is_crossed;
    }
  return n;
}

/* Where a label stands: below, above, right, left of its disc or at a slant, or a little
 * further; on no line and on nothing else if it can. What fits nowhere stands below, on
 * a plate. */
static Box
place_label (const Network *network,
             guint          item,
             double         width,
             double         height,
             const Box     *others)
{
  static const int across[] = { 0, 0, 1, -1, 1, -1, -1, 1 };
  static const int down[] = { 1, -1, 0, 0, 1, -1, 1, -1 };
  DuidPoint        at = network->places[item];
  double           gap = 2 * network->chart->size;
  double           radius = network->radii[item] + gap;
  double           least = INFINITY;
  double           left = network->chart->from.x;
  double           right = MAX (network->chart->to.x - width, left);
  double           low = MAX (network->bottom - height, network->chart->from.y);
  Box              best = { CLAMP (at.x - width / 2, left, right), MIN (at.y + radius, low), width,
                            height };

  for (int try = 0; try < N_TRIES; try++)
    for (guint i = 0; i < G_N_ELEMENTS (across); i++)
      {
        gboolean is_slant = across[i] != 0 && down[i] != 0;
        double   away = (is_slant ? radius * SLANT : radius) + try * height * .6;
        Box      box = { at.x + across[i] * (away + width / 2) - width / 2,
                         at.y + down[i] * (away + height / 2) - height / 2, width, height };
        double   cost;

        /* Within the room, where need be. */
        box.x = CLAMP (box.x, left, right);
        cost = try + is_slant * .5 + CROSSED * count_crossed (network, &box) +
               COVERED * count_covered (network, &box, others, item);
        if (cost < least && is_inside (network, &box))
          {
            least = cost;
            best = box;
          }
      }
  return best;
}

/* The longest word of a label: none is cut in two. */
static double
measure_word (const Network       *network,
              guint                item,
              const DuidTextStyle *style)
{
  g_auto (GStrv) words = g_strsplit (network->table->labels[item], " ", -1);
  double most = 0;

  for (char **word = words; *word != NULL; word++)
    {
      double width;

      duid_scene_measure_text (network->chart->scene, *word, style, &width, NULL);
      most = MAX (most, ceil (width) + 1);
    }
  return MIN (most, (network->chart->to.x - network->chart->from.x) * WIDEST);
}

static void
add_labels (const Network *network)
{
  DuidChart      *chart = network->chart;
  g_autofree Box *boxes = g_new0 (Box, MAX (network->table->n_items, 1));
  DuidTextStyle   style = duid_chart_get_style (chart, LABEL_TEXT, FALSE);

  style.lines = 2;
  style.has_plate = TRUE;
  style.horizontal = DUID_ALIGN_MIDDLE;
  duid_scene_begin_layer (chart->scene, "options", _ ("Options"));
  for (guint i = 0; i < network->table->n_items; i++)
    {
      double width, height;

      style.width = 0;
      duid_scene_measure_text (chart->scene, network->table->labels[i], &style, &width, NULL);
      style.width = MIN (ceil (width) + 1,
                         MAX (LABEL_WIDTH * chart->size, measure_word (network, i, &style)));
      duid_scene_measure_text (chart->scene, network->table->labels[i], &style, &width, &height);
      boxes[i] = place_label (network, i, ceil (width), height, boxes);
      duid_scene_add_text (chart->scene,
                           (DuidPoint) { boxes[i].x + boxes[i].width / 2, boxes[i].y },
                           network->table->labels[i], &style);
    }
}

static void
add_discs (const Network *network)
{
  DuidChart *chart = network->chart;

  duid_scene_begin_layer (chart->scene, "discs", _ ("How often an option was chosen"));
  for (guint i = 0; i < network->table->n_items; i++)
    {
      double  radius = network->radii[i];
      DuidPen pen = { .fill = chart->palette->series[0],
                      .stroke = chart->palette->background,
                      .line_width = 1.2 * chart->line };

      duid_scene_add_mark (chart->scene, network->places[i], radius, DUID_SHAPE_DISC, pen);
      duid_chart_add_box (chart, DUID_HIT_CELL, (int) i, network->places[i].x - radius,
                          network->places[i].y - radius, 2 * radius, 2 * radius);
    }
}

static char *
dup_central (const Network *network)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree gboolean *told = g_new0 (gboolean, MAX (network->table->n_items, 1));

  for (int turn = 0; turn < N_CENTRAL; turn++)
    {
      int best = -1;

      for (guint i = 0; i < network->table->n_items; i++)
        if (!told[i] && network->strength[i] > 0 &&
            (best < 0 || network->strength[i] > network->strength[best]))
          best = (int) i;
      if (best < 0)
        break;
      told[best] = TRUE;
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                              network->table->labels[best]);
    }
  if (names->len == 0)
    return g_strdup (_ ("No two of them surely go together."));
  return g_strdup_printf (_ ("Most central: %s."), names->str);
}

static DuidCondition *
brush_item (DuidChart *chart,
            DuidHit    hit)
{
  const Network *network = chart->own;

  if (hit.kind != DUID_HIT_CELL)
    return NULL;
  return duid_group_condition_new (chart->request.dataset, chart->request.tagging,
                                   chart->request.question, network->table->groups[hit.index]);
}

static const DuidPlotKind network_kind = {
  .hit_brush = brush_item,
};

static char *
dup_foot (const Network *network,
          const char    *central)
{
  guint            n_more = network->table->n_left_out;
  g_autofree char *more = n_more == 0
                            ? g_strdup ("")
                            : g_strdup_printf (
                                ngettext (" · %u option that fewer chose left out",
                                          " · %u options that fewer chose left out", n_more),
                                n_more);

  return g_strdup_printf ("%s %s%s", central,
                          _ ("A line: together more often than by chance (q < 0.05)."), more);
}

/* The words at the foot; their height. */
static double
add_foot (const Network *network,
          const char    *central)
{
  DuidChart       *chart = network->chart;
  DuidTextStyle    style = duid_chart_get_style (chart, FOOT_TEXT, FALSE);
  g_autofree char *words = dup_foot (network, central);
  double           height;

  style.colour = chart->palette->secondary;
  style.width = chart->to.x - chart->from.x;
  style.lines = MOST_FOOT;
  style.vertical = DUID_ALIGN_END;
  duid_scene_begin_layer (chart->scene, "legend", _ ("Key"));
  duid_scene_measure_text (chart->scene, words, &style, NULL, &height);
  duid_scene_add_text (chart->scene, (DuidPoint) { chart->from.x, chart->to.y }, words, &style);
  return height;
}

/* So many options as there is room for their labels; the most chosen ones. */
static guint
count_room (DuidChart *chart)
{
  double width = (chart->to.x - chart->from.x) / (LABEL_WIDTH * chart->size);
  double height = (chart->to.y - chart->from.y - UNDER * chart->size) /
                  ((LABEL_ROOM + MOST_RADIUS) * chart->size);

  return (guint) CLAMP (width * height * CROWD, LEAST_ITEMS, MOST_ITEMS);
}

void
duid_network_plot_fill (DuidChart *chart)
{
  const DuidChartRequest *request = &chart->request;
  Network                *network = g_new0 (Network, 1);
  g_autofree char        *central = NULL;
  guint                   k;

  network->chart = chart;
  network->ties = g_array_new (FALSE, FALSE, sizeof (DuidTie));
  network->table = duid_together_table_new (request->dataset, request->tagging, request->question,
                                            request->base, count_room (chart));
  chart->own = network;
  chart->free_own = free_network;
  if (network->table == NULL || network->table->n_items == 0)
    {
      duid_ink_add_excuse (chart, (chart->from.y + chart->to.y) / 2);
      return;
    }
  k = network->table->n_items;
  network->places = g_new0 (DuidPoint, k);
  network->radii = g_new0 (double, k);
  network->strength = g_new0 (double, k);
  chart->kind = &network_kind;
  list_ties (network);
  central = dup_central (network);
  lay_out (network, add_foot (network, central) + FOOT_GAP * chart->size);
  add_ties (network);
  add_discs (network);
  add_labels (network);
  duid_chart_add_remark (chart, central);
}
