/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-scene-shade.h"

#include "base/duid-triad.h"

#include <math.h>
#include <stdlib.h>

/* A density in shades, pixel by pixel. */

#define ACROSS 256
#define DOWN   222
#define HEIGHT 0.86602540378443864676
#define SIZE   420
#define LEFT   20.4
#define FOOT   390.7
#define SIDE   371.3
#define FULL   .8
#define LEVELS 3 /* of 255: nodes lie wider than pixels */

static const DuidColour colour = { .1, .5, .9, 1 };

static DuidPlaneDensity *
make_density (void)
{
  g_autofree guint32 *counts = g_new0 (guint32, ACROSS * DOWN);
  g_autoptr (GRand) dice = g_rand_new_with_seed (9);

  for (int i = 0; i < 900; i++)
    {
      DuidPoint at = duid_triad_to_plane (duid_triad_from_amounts (
        g_rand_double (dice), g_rand_double (dice) * .4, g_rand_double (dice)));

      counts[(int) (at.y / HEIGHT * DOWN) * ACROSS + (int) (at.x * ACROSS)] += 3;
    }
  return duid_plane_density_new (DUID_PLANE_TRIANGLE, counts, ACROSS, DOWN, 0, .05);
}

static DuidScene *
make_scene (DuidPlaneDensity *density)
{
  DuidScene *scene = duid_scene_new (SIZE, SIZE, 1, duid_palette_get (FALSE));

  duid_scene_add_density (scene, (DuidPoint) { LEFT, FOOT - HEIGHT * SIDE }, SIDE, density,
                          duid_plane_density_get_most (density), colour, FULL);
  return scene;
}

/* What lies @x, @y pixels into the picture; outside by less than 0. */
static double
get_depth (double     x,
           double     y,
           DuidPoint *place)
{
  double aside;

  *place = (DuidPoint) { (x - LEFT) / SIDE, (FOOT - y) / SIDE };
  aside = MIN (place->x, 1 - place->x);
  return MIN (place->y, HEIGHT * aside - place->y / 2) * SIDE;
}

static int
get_byte (guint32 pixel,
          int     byte)
{
  return (int) (pixel >> (8 * byte) & 255);
}

/* A shade over @ground, worked out with real numbers. */
static void
assert_over (guint32 pixel,
             guint32 ground,
             double  share)
{
  const double parts[4] = { colour.blue, colour.green, colour.red, 1 };

  for (int byte = 0; byte < 4; byte++)
    {
      double expected = 255 * FULL * share * parts[byte] +
                        get_byte (ground, byte) * (1 - FULL * share);

      g_assert_cmpfloat_with_epsilon (get_byte (pixel, byte), expected, LEVELS);
    }
}

static cairo_surface_t *
make_surface (guint32 *grounds)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, SIZE, SIZE);
  guint32         *pixels = (guint32 *) (gpointer) cairo_image_surface_get_data (surface);

  for (int i = 0; i < SIZE * SIZE; i++)
    pixels[i] = grounds[i];
  cairo_surface_mark_dirty (surface);
  return surface;
}

static void
check_picture (guint32 *grounds)
{
  g_autoptr (DuidPlaneDensity) density = make_density ();
  g_autoptr (DuidScene) scene = make_scene (density);
  cairo_surface_t *surface = make_surface (grounds);
  cairo_t         *cr = cairo_create (surface);
  double           most = duid_plane_density_get_most (density);
  const guint32   *pixels;
  int              n_inside = 0;

  duid_scene_paint (scene, cr);
  cairo_surface_flush (surface);
  pixels = (const guint32 *) (gconstpointer) cairo_image_surface_get_data (surface);
  for (int i = 0; i < SIZE * SIZE; i++)
    {
      DuidPoint place;
      double    depth = get_depth (i % SIZE + .5, i / SIZE + .5, &place);

      if (depth < -1.5)
        g_assert_cmphex (pixels[i], ==, grounds[i]);
      if (depth < 0)
        continue;
      assert_over (pixels[i], grounds[i], sqrt (duid_plane_density_at (density, place) / most));
      n_inside++;
    }
  g_assert_cmpfloat (n_inside, >, SIDE * SIDE * HEIGHT / 2 * .98);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_each_pixel_is_what_the_density_says (void)
{
  g_autofree guint32 *grounds = g_new (guint32, SIZE * SIZE);

  for (int i = 0; i < SIZE * SIZE; i++)
    grounds[i] = 0xffffffff;
  check_picture (grounds);
}

static void
test_what_lies_below_shines_through (void)
{
  g_autofree guint32 *grounds = g_new (guint32, SIZE * SIZE);
  g_autoptr (GRand) dice = g_rand_new_with_seed (10);

  /* Plain stretches, and places where each pixel is another. */
  for (int i = 0; i < SIZE * SIZE; i++)
    grounds[i] = i / 50 % 3 == 0 ? g_rand_int (dice) | 0xff000000 : 0xff203040;
  check_picture (grounds);
}

/* Whoever has no pixels to write to gets an image, which is scaled. */
static void
test_an_image_looks_the_same (void)
{
  g_autoptr (DuidPlaneDensity) density = make_density ();
  g_autoptr (DuidScene) scene = make_scene (density);
  DuidItem         item = { .x = 0, .y = 0, .width = SIDE, .height = HEIGHT * SIDE };
  DuidShade        shade = { .density = density,
                             .most = duid_plane_density_get_most (density),
                             .colour = colour,
                             .full = FULL };
  cairo_surface_t *image;
  const guint8    *data;
  int              across, down;

  item.shade = &shade;
  image = duid_scene_shade_image (&item);
  across = cairo_image_surface_get_width (image);
  down = cairo_image_surface_get_height (image);
  data = cairo_image_surface_get_data (image);
  for (int y = 0; y < down; y++)
    for (int x = 0; x < across; x++)
      {
        gsize          at = (gsize) (y * cairo_image_surface_get_stride (image)) + 4 * (gsize) x;
        const guint32 *pixel = (const guint32 *) (gconstpointer) (data + at);
        DuidPoint      place = { (x + .5) / across, (down - y - .5) / across };
        double         aside = MIN (place.x, 1 - place.x);

        if (place.y < HEIGHT && HEIGHT * aside > place.y / 2)
          assert_over (*pixel, 0, sqrt (duid_plane_density_at (density, place) / shade.most));
      }
  cairo_surface_destroy (image);
}

static void
test_a_copy_of_the_scene_keeps_it (void)
{
  DuidPlaneDensity *density = make_density ();
  DuidScene        *scene = make_scene (density);
  g_autoptr (DuidScene) whole = duid_scene_new (SIZE, SIZE, 1, duid_palette_get (FALSE));
  g_autofree char *svg = NULL;

  duid_scene_add_scene (whole, scene, 3, 4, "part");
  duid_scene_free (scene);
  duid_plane_density_unref (density);
  svg = duid_scene_to_svg (whole, "", "");
  g_assert_nonnull (strstr (svg, "<image"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene-shade/each pixel is what the density says",
                   test_each_pixel_is_what_the_density_says);
  g_test_add_func ("/scene-shade/what lies below shines through",
                   test_what_lies_below_shines_through);
  g_test_add_func ("/scene-shade/an image looks the same", test_an_image_looks_the_same);
  g_test_add_func ("/scene-shade/a copy of the scene keeps it", test_a_copy_of_the_scene_keeps_it);
  return g_test_run ();
}
