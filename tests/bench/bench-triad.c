/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-chart.h"

#include <cairo.h>
#include <math.h>
#include <time.h>

/* How long a triad takes at 1600 x 1200, made and painted: the first time, and again when
 * only the selection changed (half of the rows). Prints one JSON object per display and
 * number of answers: milliseconds of the processor, again as the median of some rounds. */

#define WIDTH  1600
#define HEIGHT 1200
#define ROUNDS 7

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

static int
compare (gconstpointer a,
         gconstpointer b)
{
  double one = *(const double *) a;
  double two = *(const double *) b;

  return (one > two) - (one < two);
}

/* Of the processor: what other programs do meanwhile does not count. Microseconds. */
static gint64
get_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static double
draw_once (const DuidChartRequest *request,
           cairo_t                *cr,
           double                 *painting)
{
  gint64 start = get_time ();
  gint64 made;
  g_autoptr (DuidChart) chart = duid_chart_new (request, WIDTH, HEIGHT);

  made = get_time ();
  duid_chart_draw (chart, cr);
  *painting = (double) (get_time () - made) / 1000;
  return (double) (get_time () - start) / 1000;
}

static void
measure (gsize       n,
         const char *display,
         const char *layers,
         int         colour_by)
{
  g_autoptr (DuidDataset) dataset = make_dataset (n);
  g_autoptr (DuidRows) half = duid_rows_new_full (n);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t         *cr = cairo_create (surface);
  double           times[ROUNDS];
  double           paints[ROUNDS];
  double           cold;
  double           cold_paint;
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
  cold = draw_once (&request, cr, &cold_paint);
  request.base = half;
  for (int i = 0; i < ROUNDS; i++)
    times[i] = draw_once (&request, cr, &paints[i]);
  qsort (times, ROUNDS, sizeof (double), compare);
  qsort (paints, ROUNDS, sizeof (double), compare);
  g_print ("{\"n\": %zu, \"display\": \"%s\", \"layers\": \"%s\", \"cold_ms\": %.2f, "
           "\"cold_paint_ms\": %.2f, \"again_ms\": %.2f, \"again_paint_ms\": %.2f}\n",
           n, display ? display : "", layers ? layers : "", cold, cold_paint,
           times[ROUNDS / 2], paints[ROUNDS / 2]);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (void)
{
  static const gsize       sizes[] = { 171, 5000, 1000000 };
  static const char *const displays[] = { NULL, "dots", "density", "bins", "hex", "zones13" };

  /* Fonts are looked up once a program. */
  measure (10, NULL, NULL, -1);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (displays); j++)
        measure (sizes[i], displays[j], NULL, -1);
      measure (sizes[i], NULL, "contours", -1);
      measure (sizes[i], "difference", NULL, 1);
    }
  return 0;
}
