/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plane-chart.h"

#include "plot/duid-triad-plot-private.h"

#include <math.h>
#include <string.h>

/* A picture of so many answers has no dots: who points at a place means the story there. */

#define N_ROWS  60000
#define N_TRIES 200
#define REACH   8 /* pixels */

typedef struct
{
  DuidDataset   *dataset;
  DuidRows      *base; /* two of three */
  DuidChart     *chart;
  DuidTriadPlot *plot;
} Picture;

static void
set_up (Picture      *picture,
        gconstpointer unused)
{
  g_autofree DuidTriad *triads = g_new (DuidTriad, N_ROWS);
  g_autoptr (GRand) dice = g_rand_new_with_seed (6);
  DuidChartRequest request = { .text_scale = 1, .colour_by = -1, .stone = -1, .hides_rest = TRUE };

  /* Most near one corner, so that there are empty places. */
  for (gsize i = 0; i < N_ROWS; i++)
    triads[i] = duid_triad_from_amounts (g_rand_double (dice) * (i % 20 == 0 ? 4 : .5),
                                         g_rand_double (dice) * (i % 100 == 0 ? 2 : .2),
                                         i % 1000 == 0 ? 0 : g_rand_double (dice));
  triads[7] = (DuidTriad) { 0, 0, 1 };
  picture->dataset = plane_dataset (triads, N_ROWS);
  picture->base = duid_rows_new_full (N_ROWS);
  for (gsize row = 0; row < N_ROWS; row += 7)
    duid_rows_remove (picture->base, row);
  request.dataset = picture->dataset;
  request.base = picture->base;
  picture->chart = duid_chart_new (&request, WIDTH, HEIGHT);
  picture->plot = picture->chart->own;
  g_assert_cmpuint (picture->chart->dots->len, ==, 0);
}

static void
tear_down (Picture      *picture,
           gconstpointer unused)
{
  duid_chart_free (picture->chart);
  duid_rows_free (picture->base);
  duid_dataset_unref (picture->dataset);
}

/* Of the stories that pass and are in no corner, by looking at all. */
static gssize
find_nearest (Picture  *picture,
              DuidPoint at)
{
  double least = REACH;
  gssize nearest = -1;

  for (gsize row = 0; row < N_ROWS; row++)
    {
      DuidTriad triad = picture->plot->triads[row];
      double    distance = duid_point_distance (duid_triad_plot_place (picture->plot, triad), at);

      if (duid_rows_has (picture->base, row) && distance < least &&
          duid_triad_get_border (triad, DUID_BORDER_MARGIN) > DUID_ZONE_R)
        {
          least = distance;
          nearest = (gssize) row;
        }
    }
  return nearest;
}

static gboolean
is_on_number (Picture  *picture,
              DuidPoint at)
{
  for (int zone = 0; zone < DUID_N_ZONES; zone++)
    {
      const cairo_rectangle_t *box = &picture->plot->zone_boxes[zone];

      if (at.x >= box->x && at.x <= box->x + box->width && at.y >= box->y &&
          at.y <= box->y + box->height)
        return TRUE;
    }
  return FALSE;
}

static void
test_the_hand_takes_the_nearest_story_that_passes (Picture      *picture,
                                                   gconstpointer unused)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (7);
  guint n_rows = 0;
  guint n_empty = 0;

  for (int i = 0; i < N_TRIES; i++)
    {
      DuidTriad triad = duid_triad_from_amounts (g_rand_double (dice), g_rand_double (dice),
                                                 g_rand_double (dice));
      DuidPoint at = duid_triad_plot_place (picture->plot, triad);
      DuidHit   hit = duid_chart_pick (picture->chart, at);
      gssize    nearest = find_nearest (picture, at);

      if (is_on_number (picture, at) || nearest < 0)
        {
          g_assert_cmpint (hit.kind, ==, DUID_HIT_ZONE);
          n_empty++;
          continue;
        }
      g_assert_cmpint (hit.kind, ==, DUID_HIT_ROW);
      g_assert_cmpint (hit.row, ==, nearest);
      n_rows++;
    }
  g_assert_cmpuint (n_rows, >, N_TRIES / 4);
  g_assert_cmpuint (n_empty, >, 0);
}

static void
test_the_number_of_a_zone_stands_for_the_zone (Picture      *picture,
                                               gconstpointer unused)
{
  guint n = 0;

  for (int zone = 0; zone < DUID_N_ZONES; zone++)
    {
      const cairo_rectangle_t *box = &picture->plot->zone_boxes[zone];
      DuidPoint                middle = { box->x + box->width / 2, box->y + box->height / 2 };

      if (box->width == 0)
        continue;
      g_assert_cmpint (duid_chart_pick (picture->chart, middle).kind, ==, DUID_HIT_ZONE);
      n++;
    }
  g_assert_cmpuint (n, >, 3);
}

static void
test_outside_the_triangle_there_is_no_story (Picture      *picture,
                                             gconstpointer unused)
{
  DuidPoint corner = picture->plot->corners[0];

  g_assert_cmpint (duid_chart_pick (picture->chart, (DuidPoint) { corner.x, corner.y - 2 }).kind,
                   !=, DUID_HIT_ROW);
}

static void
test_the_words_say_how_many_lie_there (Picture      *picture,
                                       gconstpointer unused)
{
  const guint16   *cells = picture->plot->codes->cells;
  gsize            row = 1;
  gsize            n = 0;
  g_autofree char *words = NULL;
  g_autofree char *said = NULL;

  while (!duid_rows_has (picture->base, row) ||
         picture->plot->codes->parts[row] != DUID_TRIAD_INSIDE)
    row++;
  for (gsize other = 0; other < N_ROWS; other++)
    n += duid_rows_has (picture->base, other) && cells[other] == cells[row] &&
         picture->plot->codes->parts[other] >= DUID_TRIAD_FIRST_EDGE;
  g_assert_cmpuint (n, >, 1);
  words = duid_chart_hit_words (picture->chart, (DuidHit) { DUID_HIT_ROW, (gssize) row, -1, -1 });
  said = g_strdup_printf ("\n%zu stories at this place", n);
  g_assert_true (g_str_has_suffix (words, said));
}

/* Each way goes that way, and ends at the border. */
static void
test_keys_walk_from_story_to_story (Picture      *picture,
                                    gconstpointer unused)
{
  static const int ways[4][2] = { { 1, 0 }, { -1, 0 }, { 0, 1 }, { 0, -1 } };

  for (int way = 0; way < 4; way++)
    {
      DuidHit hit = duid_chart_step (picture->chart, (DuidHit) { DUID_HIT_NOTHING, -1, -1, -1 },
                                     ways[way][0], ways[way][1]);
      int     n_steps = 0;

      g_assert_cmpint (hit.kind, ==, DUID_HIT_ROW);
      for (gboolean is_last = FALSE; !is_last; n_steps++)
        {
          DuidHit   next = duid_chart_step (picture->chart, hit, ways[way][0], ways[way][1]);
          DuidPoint from = duid_triad_plot_place (picture->plot, picture->plot->triads[hit.row]);
          DuidPoint to = duid_triad_plot_place (picture->plot, picture->plot->triads[next.row]);

          g_assert_cmpint (next.kind, ==, DUID_HIT_ROW);
          g_assert_true (duid_rows_has (picture->base, (gsize) next.row));
          is_last = next.row == hit.row;
          if (!is_last)
            g_assert_cmpfloat ((to.x - from.x) * ways[way][0] + (to.y - from.y) * ways[way][1], >,
                               0);
          hit = next;
          g_assert_cmpint (n_steps, <, 200);
        }
      g_assert_cmpint (n_steps, >, 1);
    }
}

static void
test_where_dots_are_drawn_nothing_else_is_taken (void)
{
  DuidChart *chart = make_even_chart (400);

  for (int y = 0; y < HEIGHT; y += 5)
    for (int x = 0; x < WIDTH; x += 5)
      {
        DuidHit hit = duid_chart_pick (chart, (DuidPoint) { x, y });
        double  least = INFINITY;

        for (guint i = 0; i < chart->dots->len; i++)
          least = MIN (least, duid_point_distance (g_array_index (chart->dots, DuidDot, i).at,
                                                   (DuidPoint) { x, y }));
        g_assert_cmpint (hit.kind == DUID_HIT_ROW, ==, least <= REACH);
      }
  free_chart (chart);
}

#define ADD(name, test) g_test_add ("/triad-near/" name, Picture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("the hand takes the nearest story that passes",
       test_the_hand_takes_the_nearest_story_that_passes);
  ADD ("the number of a zone stands for the zone", test_the_number_of_a_zone_stands_for_the_zone);
  ADD ("outside the triangle there is no story", test_outside_the_triangle_there_is_no_story);
  ADD ("the words say how many lie there", test_the_words_say_how_many_lie_there);
  ADD ("keys walk from story to story", test_keys_walk_from_story_to_story);
  g_test_add_func ("/triad-near/where dots are drawn nothing else is taken",
                   test_where_dots_are_drawn_nothing_else_is_taken);
  return g_test_run ();
}
