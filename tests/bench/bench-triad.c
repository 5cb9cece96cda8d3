/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-chart.h"
#include "plot/duid-scene.h"

#include <cairo.h>
#include <math.h>

#include "bench.h"

/* How long a triad takes at 1600 x 1200, made and painted: the first time (cold), again when
 * the selection is another (one half of the rows, then the other), and as a step of a brush, when
 * some thousandths of the rows came or went. As in the window there is a tally from one picture to
 * the next; “paint” is the painting of
 * it alone. Milliseconds of the processor, all threads together; what ends in “wall” is of the
 * clock, which is what a person waits for.
 * Prints a JSON array; `bytes` is the size of the picture. */

#define WIDTH   1600
#define HEIGHT  1200
#define ROUNDS  7
#define N_PICKS 50

static DuidDataset *
make_dataset (gsize n)
{
  DuidFramework      *framework = duid_framework_new ("Bench");
  DuidQuestion       *triad = duid_question_new ("plan", DUID_QUESTION_TRIAD, "Who helped?");
  DuidQuestion       *group = duid_question_new ("group", DUID_QUESTION_CHOICE, "Who?");
  DuidDatasetBuilder *builder;
  guint               source;
  g_autoptr (GRand) dice = g_rand_new_with_seed (1);

  for (int i = 0; i < 3; i++)
    triad->corners[i] = g_strdup_printf ("Corner %d", i);
  duid_question_add_option (group, "One");
  duid_question_add_option (group, "Two");
  duid_framework_add (framework, triad);
  duid_framework_add (framework, group);
  builder = duid_dataset_builder_new (framework);
  duid_dataset_builder_reserve (builder, n);
  source = duid_dataset_builder_add_source (builder, "bench");
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *key = g_strdup_printf ("b/%zu", i);
      gsize            row = duid_dataset_builder_add_row (builder, source, key);
      double           a = g_rand_double (dice);
      double           b = g_rand_double (dice);
      double           c = g_rand_double (dice);

      if (i % 5 == 0)
        b = c = 0;
      else if (i % 7 == 0)
        c = 0;
      duid_dataset_builder_set_triad (builder, 0, row, duid_triad_from_amounts (a, b, c));
      duid_dataset_builder_set_code (builder, 1, row, (guint) (i % 2));
    }
  duid_framework_unref (framework);
  return duid_dataset_builder_finish (builder);
}

/* What is measured of each picture. */
typedef struct
{
  double all;   /* of the processor */
  double paint; /* the same */
  double wall;  /* of the clock */
} Times;

/* The first time the tally is made too. */
static Times
draw_once (DuidChartRequest *request,
           cairo_t          *cr)
{
  double clock = bench_get_clock ();
  double start = bench_get_cpu ();
  double made;
  Times  times;
  g_autoptr (DuidChart) chart = NULL;

  if (request->tally == NULL)
    request->tally = duid_tally_new (request->dataset, (guint) request->question);
  chart = duid_chart_new (request, WIDTH, HEIGHT);
  made = bench_get_cpu ();
  duid_chart_draw (chart, cr);
  times.paint = bench_get_cpu () - made;
  times.all = bench_get_cpu () - start;
  times.wall = bench_get_clock () - clock;
  return times;
}

static void
add_one (Bench      *bench,
         const char *what,
         const char *step,
         gsize       n,
         double     *times,
         guint       n_times)
{
  g_autofree char *name = g_strdup_printf ("draw-%s-%s", what, step);

  bench_add (bench, name, n, times, n_times, (gsize) WIDTH * HEIGHT * 4);
}

/* Nothing is said of a trial. */
static void
add (Bench       *bench,
     const char  *what,
     const char  *step,
     gsize        n,
     const Times *times,
     guint        n_times)
{
  static const gsize       fields[] = { G_STRUCT_OFFSET (Times, all),
                                        G_STRUCT_OFFSET (Times, paint),
                                        G_STRUCT_OFFSET (Times, wall) };
  static const char *const ends[] = { "", "-paint", "-wall" };

  for (guint i = 0; i < G_N_ELEMENTS (fields) && bench != NULL; i++)
    {
      g_autofree char *name = g_strconcat (step, ends[i], NULL);
      double           values[ROUNDS];

      for (guint j = 0; j < n_times; j++)
        values[j] = G_STRUCT_MEMBER (double, &times[j], fields[i]);
      add_one (bench, what, name, n, values, n_times);
    }
}

/* As a brush on another question moves. */
static void
measure_steps (Bench                  *bench,
               const char             *what,
               const DuidChartRequest *asked,
               cairo_t                *cr)
{
  gsize n = duid_dataset_get_n_rows (asked->dataset);
  g_autoptr (DuidRows) rows = duid_rows_copy (asked->base);
  DuidChartRequest request = *asked;
  Times            times[ROUNDS];

  request.base = rows;
  draw_once (&request, cr);
  for (gsize i = 0; i < ROUNDS; i++)
    {
      for (gsize row = i; row < n; row += 200)
        duid_rows_remove (rows, row);
      for (gsize row = i; row < n; row += 211)
        duid_rows_add (rows, row);
      times[i] = draw_once (&request, cr);
    }
  add (bench, what, "step", n, times, ROUNDS);
}

static void
measure (Bench      *bench,
         gsize       n,
         const char *display,
         const char *layers,
         int         colour_by)
{
  g_autoptr (DuidDataset) dataset = make_dataset (n);
  g_autoptr (DuidTally) tally = NULL;
  g_autoptr (DuidRows) half = duid_rows_new_full (n);
  g_autoptr (DuidRows) other = duid_rows_new_full (n);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t         *cr = cairo_create (surface);
  Times            times[ROUNDS];
  Times            cold;
  const char      *what = layers != NULL ? layers : display != NULL ? display
                                                                    : "triad";
  DuidChartRequest request = {
    .dataset = dataset,
    .colour_by = colour_by,
    .hides_rest = TRUE,
    .text_scale = 1,
    .stone = -1,
    .display = duid_display_find (display),
    .layers = duid_display_get_mask (layers),
  };

  for (gsize row = 0; row < n; row += 2)
    duid_rows_remove (half, row);
  duid_rows_and_not (other, half);
  cold = draw_once (&request, cr);
  tally = request.tally;
  for (int i = 0; i < ROUNDS; i++)
    {
      request.base = i % 2 == 0 ? half : other;
      times[i] = draw_once (&request, cr);
    }
  add (bench, what, "cold", n, &cold, 1);
  add (bench, what, "again", n, times, ROUNDS);
  measure_steps (bench, what, &request, cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* The story under the hand in a density, and what is said of it. */
static void
measure_picks (Bench *bench,
               gsize  n)
{
  g_autoptr (DuidDataset) dataset = make_dataset (n);
  DuidChartRequest request = { .dataset = dataset,
                               .colour_by = -1,
                               .text_scale = 1,
                               .stone = -1,
                               .display = duid_display_find ("density") };
  g_autoptr (DuidChart) chart = duid_chart_new (&request, WIDTH, HEIGHT);
  double times[N_PICKS];

  for (int i = 0; i < N_PICKS; i++)
    {
      double           start = bench_get_clock ();
      DuidPoint        at = { WIDTH / 2 + i, HEIGHT / 2 + i };
      g_autofree char *words = duid_chart_hit_words (chart, duid_chart_pick (chart, at));

      times[i] = bench_get_clock () - start;
    }
  add_one (bench, "density", "pick-wall", n, times, N_PICKS);
}

/* As many dots one by one, which no picture of so many answers asks for: what stamping costs. */
static void
measure_marks (Bench *bench,
               gsize  n)
{
  DuidPen          pen = { .fill = { 0, .45, .7, .1 } };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t         *cr = cairo_create (surface);
  g_autoptr (DuidScene) scene = duid_scene_new (WIDTH, HEIGHT, 1, duid_palette_get (FALSE));
  g_autoptr (GRand) dice = g_rand_new_with_seed (1);
  double times[ROUNDS];
  double walls[ROUNDS];

  for (gsize i = 0; i < n; i++)
    duid_scene_add_mark (scene,
                         (DuidPoint) { g_rand_double_range (dice, 200, 1400),
                                       g_rand_double_range (dice, 100, 1100) },
                         1.5, DUID_SHAPE_DISC, pen);
  for (int i = 0; i < ROUNDS; i++)
    {
      double clock = bench_get_clock ();
      double start = bench_get_cpu ();

      duid_scene_paint (scene, cr);
      times[i] = bench_get_cpu () - start;
      walls[i] = bench_get_clock () - clock;
    }
  add_one (bench, "marks", "paint", n, times, ROUNDS);
  add_one (bench, "marks", "paint-wall", n, walls, ROUNDS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int    argc,
      char **argv)
{
  static const gsize       sizes[] = { 171, 5000, 10000, 1000000 };
  static const char *const displays[] = { NULL, "dots", "density", "bins", "hex", "zones13" };
  Bench                   *bench = bench_new (argc, argv, sizes, G_N_ELEMENTS (sizes));
  gsize                    n;

  /* Fonts are looked up once a program. */
  measure (NULL, 10, NULL, NULL, -1);
  while (bench_next (bench, &n))
    {
      for (guint j = 0; j < G_N_ELEMENTS (displays); j++)
        measure (bench, n, displays[j], NULL, -1);
      measure (bench, n, NULL, "contours", -1);
      measure (bench, n, "difference", NULL, 1);
      measure_picks (bench, n);
      measure_marks (bench, n);
    }
  bench_finish (bench);
  return 0;
}
