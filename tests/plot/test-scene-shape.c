/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-scene.h"

#include <cairo.h>
#include <math.h>

/* Shapes that are painted straight into an image, held against what Cairo makes of them in an
 * image without alpha, which the program leaves to it: there eight times as large, each
 * pixel the mean of 64, so that nearly nothing of its own counting of samples is left. */

#define WIDTH  300
#define HEIGHT 200
#define FINE   8

static const DuidPen pens[] = {
  { .fill = { .8, .2, .1, 1 } },
  { .stroke = { .1, .2, .7, 1 }, .line_width = 1.5 },
  { .fill = { .9, .8, .3, .5 }, .stroke = { .1, .1, .1, .6 }, .line_width = 4.3 },
  { .stroke = { .2, .6, .2, 1 }, .line_width = .7 },
  { .stroke = { .3, .1, .5, 1 }, .line_width = 2, .dash_on = 7, .dash_off = 4 },
};

typedef void (*FillFunc) (DuidScene *scene,
                          GRand     *dice);

static DuidPoint throw (GRand * dice)
{
  /* Some lie outside the picture. */
  return (DuidPoint) { g_rand_double_range (dice, -20, WIDTH + 20),
                       g_rand_double_range (dice, -20, HEIGHT + 20) };
}

static DuidPen
choose_pen (GRand *dice)
{
  return pens[g_rand_int_range (dice, 0, G_N_ELEMENTS (pens))];
}

static void
add_polygon (DuidScene *scene,
             GRand     *dice)
{
  DuidPoint corners[4] = { throw (dice), throw (dice), throw (dice), throw (dice) };

  duid_scene_add_path (scene, corners, 3, TRUE, choose_pen (dice));
}

static void
add_open_line (DuidScene *scene,
               GRand     *dice)
{
  DuidPoint points[3] = { throw (dice), throw (dice), throw (dice) };

  duid_scene_add_path (scene, points, (gsize) g_rand_int_range (dice, 2, 4), FALSE,
                       pens[g_rand_boolean (dice) ? 1 : 3]);
}

static void
add_curve (DuidScene *scene,
           GRand     *dice)
{
  DuidPoint middle = throw (dice);
  DuidPoint points[72];
  double    across = g_rand_double_range (dice, 8, 60);
  double    down = g_rand_double_range (dice, 8, 60);

  for (int i = 0; i < 72; i++)
    points[i] = (DuidPoint) { middle.x + across * cos (i * G_PI / 36),
                              middle.y + down * sin (i * G_PI / 36) };
  duid_scene_add_path (scene, points, 72, g_rand_boolean (dice), choose_pen (dice));
}

static void
add_mark (DuidScene *scene,
          GRand     *dice)
{
  DuidShape shape = (DuidShape) g_rand_int_range (dice, 0, DUID_SHAPE_CROSS + 1);

  duid_scene_add_mark (scene, throw (dice), g_rand_double_range (dice, 1, 25), shape,
                       pens[g_rand_int_range (dice, 0, 4)]);
}

static void
add_rectangle (DuidScene *scene,
               GRand     *dice)
{
  DuidPoint at = throw (dice);

  duid_scene_add_rectangle (scene, at.x, at.y, g_rand_double_range (dice, .3, 90),
                            g_rand_double_range (dice, .3, 60),
                            g_rand_boolean (dice) ? g_rand_double_range (dice, 0, 20) : 0,
                            choose_pen (dice));
}

/* On white, @scale pixels of the image to one of the scene. */
static cairo_surface_t *
paint (DuidScene     *scene,
       cairo_format_t format,
       double         scale,
       double         aside)
{
  cairo_surface_t *surface =
    cairo_image_surface_create (format, (int) (WIDTH * scale), (int) (HEIGHT * scale));
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, aside, aside);
  duid_scene_paint (scene, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* A channel of a pixel that stands for @size by @size of the surface. */
static double
get_mean (cairo_surface_t *surface,
          int              left,
          int              top,
          int              size,
          int              shift)
{
  const guint8 *data = cairo_image_surface_get_data (surface);
  int           stride = cairo_image_surface_get_stride (surface);
  gsize         sum = 0;

  for (int y = top * size; y < (top + 1) * size; y++)
    for (int x = left * size; x < (left + 1) * size; x++)
      sum += *(const guint32 *) (gconstpointer) (data + y * stride + 4 * x) >> shift & 0xff;
  return (double) sum / (size * size);
}

/* Where lines meet and overlap little a pixel may be off, and hardly ever. */
static void
assert_looks_like_cairo (FillFunc add,
                         double   scale,
                         double   aside)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (20240914);
  gsize  n_off = 0;
  gsize  n_drawn = 0;
  double sum = 0;

  for (int round = 0; round < 30; round++)
    {
      g_autoptr (DuidScene) scene = duid_scene_new (WIDTH, HEIGHT, 1, duid_palette_get (FALSE));
      cairo_surface_t *own, *fine;

      add (scene, dice);
      own = paint (scene, CAIRO_FORMAT_ARGB32, scale, aside);
      fine = paint (scene, CAIRO_FORMAT_RGB24, scale * FINE, aside);
      for (int y = 0; y < (int) (HEIGHT * scale); y++)
        for (int x = 0; x < (int) (WIDTH * scale); x++)
          {
            double most = 0;
            double least = 255;

            for (int shift = 0; shift < 24; shift += 8)
              {
                double true_mean = get_mean (fine, x, y, FINE, shift);

                most = MAX (most, fabs (get_mean (own, x, y, 1, shift) - true_mean));
                least = MIN (least, true_mean);
              }
            n_drawn += least < 255;
            n_off += most > 16;
            sum += most;
          }
      cairo_surface_destroy (own);
      cairo_surface_destroy (fine);
    }
  g_test_message ("%zu of %zu pixels off, %g a pixel", n_off, n_drawn, sum / (double) n_drawn);
  g_assert_cmpuint (n_drawn, >, 5000);
  g_assert_cmpfloat ((double) n_off, <=, .005 * (double) n_drawn);
  g_assert_cmpfloat (sum, <, .8 * (double) n_drawn);
}

static void
test_polygons (void)
{
  assert_looks_like_cairo (add_polygon, 1, 0);
  assert_looks_like_cairo (add_polygon, 2, .37);
}

static void
test_open_lines (void)
{
  assert_looks_like_cairo (add_open_line, 1, 0);
  assert_looks_like_cairo (add_open_line, 1.5, .37);
}

static void
test_curves (void)
{
  assert_looks_like_cairo (add_curve, 1, 0);
}

static void
test_marks (void)
{
  assert_looks_like_cairo (add_mark, 1, 0);
  assert_looks_like_cairo (add_mark, 2, .37);
}

static void
test_rectangles (void)
{
  assert_looks_like_cairo (add_rectangle, 1, 0);
  assert_looks_like_cairo (add_rectangle, 1, .37);
}

/* A disc in the image's corner reaches out of it on two sides. */
static void
test_outside_is_left_alone (void)
{
  g_autoptr (DuidScene) scene = duid_scene_new (WIDTH, HEIGHT, 1, duid_palette_get (FALSE));
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t         *cr = cairo_create (surface);
  guint32         *pixels = (guint32 *) (gpointer) cairo_image_surface_get_data (surface);

  duid_scene_add_mark (scene, (DuidPoint) { 100, 80 }, 30, DUID_SHAPE_DISC, pens[0]);
  duid_scene_add_rectangle (scene, -50, 50, 400, 90, 0, pens[2]);
  cairo_rectangle (cr, 90, 60, 20, 20);
  cairo_clip (cr);
  duid_scene_paint (scene, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      if (x < 90 || x >= 110 || y < 60 || y >= 80)
        g_assert_cmphex (pixels[y * WIDTH + x], ==, 0);
      else
        g_assert_cmphex (pixels[y * WIDTH + x], !=, 0);
  cairo_surface_destroy (surface);
}

/* So many are put in order by where they lie; as many lots that are not must look the same,
 * but for what the order of laying one on another rounds. Some lie beyond the image. */
static void
test_very_many_marks_look_like_lots_of_some (void)
{
  const DuidPen    faint = { .fill = { .2, .4, .7, .05 } };
  cairo_surface_t *surfaces[2];
  g_autoptr (DuidScene) all = duid_scene_new (WIDTH, HEIGHT, 1, duid_palette_get (FALSE));
  g_autoptr (DuidScene) lots = duid_scene_new (WIDTH, HEIGHT, 1, duid_palette_get (FALSE));
  g_autoptr (GRand) dice = g_rand_new_with_seed (11);

  for (int i = 0; i < 60000; i++)
    {
      DuidPoint at = { g_rand_double_range (dice, -9, WIDTH + 9),
                       g_rand_double_range (dice, -9, HEIGHT + 9) };

      if (i % 20000 == 0)
        duid_scene_begin_layer (lots, i == 0 ? "first" : i == 20000 ? "second"
                                                                    : "third",
                                "");
      duid_scene_add_mark (all, at, 1.5, DUID_SHAPE_DISC, faint);
      duid_scene_add_mark (lots, at, 1.5, DUID_SHAPE_DISC, faint);
    }
  for (int i = 0; i < 2; i++)
    {
      cairo_t *cr;

      surfaces[i] = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
      cr = cairo_create (surfaces[i]);
      duid_scene_paint (i == 0 ? all : lots, cr);
      cairo_destroy (cr);
      cairo_surface_flush (surfaces[i]);
    }
  for (int i = 0; i < 4 * WIDTH * HEIGHT; i++)
    g_assert_cmpint (ABS ((int) cairo_image_surface_get_data (surfaces[0])[i] -
                          (int) cairo_image_surface_get_data (surfaces[1])[i]),
                     <=, 6);
  cairo_surface_destroy (surfaces[0]);
  cairo_surface_destroy (surfaces[1]);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plot/scene-shape/polygons look as Cairo paints them", test_polygons);
  g_test_add_func ("/plot/scene-shape/open lines look as Cairo paints them", test_open_lines);
  g_test_add_func ("/plot/scene-shape/curves look as Cairo paints them", test_curves);
  g_test_add_func ("/plot/scene-shape/marks look as Cairo paints them", test_marks);
  g_test_add_func ("/plot/scene-shape/rectangles look as Cairo paints them", test_rectangles);
  g_test_add_func ("/plot/scene-shape/what is outside the clip is left alone",
                   test_outside_is_left_alone);
  g_test_add_func ("/plot/scene-shape/very many marks look like lots of some",
                   test_very_many_marks_look_like_lots_of_some);
  return g_test_run ();
}
