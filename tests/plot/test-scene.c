/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-scene.h"

#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <string.h>

static const DuidPen black_pen = { .fill = { 0, 0, 0, 1 } };

static DuidScene *
new_scene (void)
{
  return duid_scene_new (200, 100, 1, duid_palette_get (FALSE));
}

static double
count_nodes (const char *svg,
             const char *path)
{
  xmlDoc          *document = xmlReadMemory (svg, (int) strlen (svg), "scene.svg", NULL,
                                             XML_PARSE_NONET);
  xmlXPathContext *context;
  xmlXPathObject  *result;
  double           n;

  g_assert_nonnull (document);
  context = xmlXPathNewContext (document);
  xmlXPathRegisterNs (context, (const xmlChar *) "s",
                      (const xmlChar *) "http://www.w3.org/2000/svg");
  result = xmlXPathEvalExpression ((const xmlChar *) path, context);
  g_assert_nonnull (result);
  n = xmlXPathCastToNumber (result);
  xmlXPathFreeObject (result);
  xmlXPathFreeContext (context);
  xmlFreeDoc (document);
  return n;
}

static guint32
get_pixel (cairo_surface_t *surface,
           int              x,
           int              y)
{
  cairo_surface_flush (surface);
  return *(guint32 *) (gpointer) (cairo_image_surface_get_data (surface) +
                                  y * cairo_image_surface_get_stride (surface) + 4 * x);
}

static void
test_marks_are_counted_one_by_one (void)
{
  g_autoptr (DuidScene) scene = new_scene ();

  duid_scene_begin_layer (scene, "dots", "Dots");
  for (int i = 0; i < 30; i++)
    duid_scene_add_mark (scene, (DuidPoint) { i, 10 }, 3, DUID_SHAPE_DISC, black_pen);
  duid_scene_add_mark (scene, (DuidPoint) { 9, 10 }, 3, DUID_SHAPE_SQUARE, black_pen);
  duid_scene_begin_layer (scene, "rest", "Rest");
  duid_scene_add_rectangle (scene, 0, 0, 5, 5, 0, black_pen);
  g_assert_cmpuint (duid_scene_count_layer (scene, "dots"), ==, 31);
  g_assert_cmpuint (duid_scene_count_layer (scene, "rest"), ==, 1);
  g_assert_cmpuint (duid_scene_count_layer (scene, "nowhere"), ==, 0);
}

static void
test_a_path_needs_two_points_and_a_text_words (void)
{
  g_autoptr (DuidScene) scene = new_scene ();
  DuidTextStyle style = { .size = 11 };
  DuidPoint     point = { 1, 1 };

  duid_scene_begin_layer (scene, "layer", "");
  duid_scene_add_path (scene, &point, 1, FALSE, black_pen);
  duid_scene_add_text (scene, point, "", &style);
  duid_scene_add_text (scene, point, NULL, &style);
  g_assert_cmpuint (duid_scene_count_layer (scene, "layer"), ==, 0);
}

static void
test_stamped_marks_look_like_drawn_ones (void)
{
  for (int shape = DUID_SHAPE_DISC; shape <= DUID_SHAPE_RING; shape++)
    {
      g_autoptr (DuidScene) few = new_scene ();
      g_autoptr (DuidScene) many = new_scene ();
      cairo_surface_t *surfaces[2];
      DuidScene       *scenes[] = { few, many };

      duid_scene_begin_layer (few, "dots", "");
      duid_scene_begin_layer (many, "dots", "");
      duid_scene_add_mark (few, (DuidPoint) { 50.5, 50.5 }, 6, (DuidShape) shape, black_pen);
      for (int i = 0; i < 40; i++)
        duid_scene_add_mark (many, (DuidPoint) { i == 0 ? 50.5 : 150, 50.5 }, 6, (DuidShape) shape,
                             black_pen);
      for (int i = 0; i < 2; i++)
        {
          cairo_t *cr;

          surfaces[i] = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 400, 200);
          cr = cairo_create (surfaces[i]);
          cairo_scale (cr, 2, 2);
          duid_scene_paint (scenes[i], cr);
          cairo_destroy (cr);
        }
      /* Alpha within a quarter pixel's worth of each other, everywhere around. */
      for (int y = 80; y < 122; y++)
        for (int x = 80; x < 122; x++)
          g_assert_cmpint (ABS ((int) (get_pixel (surfaces[0], x, y) >> 24) -
                                (int) (get_pixel (surfaces[1], x, y) >> 24)),
                           <=, 72);
      g_assert_cmpint (get_pixel (surfaces[1], 300, 101) >> 24, ==,
                       shape == DUID_SHAPE_RING ? 0 : 255);
      cairo_surface_destroy (surfaces[0]);
      cairo_surface_destroy (surfaces[1]);
    }
}

static void
test_texts_wrap_and_end_where_told (void)
{
  g_autoptr (DuidScene) scene = new_scene ();
  const char   *words = "Samenwerking met professionals en met het sociale netwerk";
  DuidTextStyle style = { .size = 11 };
  double        long_width;
  double        width;
  double        line;
  double        height;

  duid_scene_measure_text (scene, words, &style, &long_width, &line);
  style.width = long_width / 2;
  duid_scene_measure_text (scene, words, &style, &width, &height);
  g_assert_cmpfloat (width, <=, long_width / 2 + .1);
  g_assert_cmpfloat (height, >=, 1.9 * line);
  style.lines = 1;
  duid_scene_measure_text (scene, words, &style, &width, &height);
  g_assert_cmpfloat (height, <, 1.5 * line);
  g_assert_cmpfloat (width, <=, long_width / 2 + .1);
}

static void
test_text_scale_makes_texts_larger (void)
{
  g_autoptr (DuidScene) small = new_scene ();
  g_autoptr (DuidScene) large = duid_scene_new (200, 100, 2, duid_palette_get (FALSE));
  DuidTextStyle style = { .size = 11 };
  double        width;
  double        double_width;

  duid_scene_measure_text (small, "Gezin", &style, &width, NULL);
  duid_scene_measure_text (large, "Gezin", &style, &double_width, NULL);
  g_assert_cmpfloat_with_epsilon (double_width, 2 * width, .5);
}

static void
test_upright_texts_are_tall (void)
{
  g_autoptr (DuidScene) scene = new_scene ();
  DuidTextStyle style = { .size = 11, .is_upright = TRUE };
  double        width;
  double        height;

  duid_scene_measure_text (scene, "Goed ervaren", &style, &width, &height);
  g_assert_cmpfloat (height, >, 2 * width);
}

static void
test_svg_has_a_group_with_a_title_per_layer (void)
{
  g_autoptr (DuidScene) scene = new_scene ();
  g_autofree char *svg = NULL;

  duid_scene_begin_layer (scene, "dots", "Answers & more");
  duid_scene_add_mark (scene, (DuidPoint) { 5, 5 }, 3, DUID_SHAPE_DISC, black_pen);
  duid_scene_add_mark (scene, (DuidPoint) { 9, 5 }, 3, DUID_SHAPE_DISC, black_pen);
  duid_scene_add_mark (scene, (DuidPoint) { 9, 5 }, 3, DUID_SHAPE_CROSS, black_pen);
  duid_scene_begin_layer (scene, "axis", "Axis");
  duid_scene_add_line (scene, (DuidPoint) { 0, 0 }, (DuidPoint) { 9, 9 },
                       (DuidPen) { .stroke = { 0, 0, 0, 1 }, .line_width = 1, .dash_on = 3 });
  svg = duid_scene_to_svg (scene, "Plan <1>", "Wie \"droegen\" bij & waarom?");
  g_assert_cmpfloat (count_nodes (svg, "count(/s:svg/s:g)"), ==, 2);
  g_assert_cmpfloat (count_nodes (svg, "count(//s:g[@id='dots']/s:circle)"), ==, 2);
  g_assert_cmpfloat (count_nodes (svg, "count(//s:g[@id='dots']/s:polygon)"), ==, 1);
  g_assert_cmpfloat (count_nodes (svg, "count(//s:g[@id='dots'][s:title='Answers & more'])"), ==,
                     1);
  g_assert_cmpfloat (count_nodes (svg, "count(//s:g[@id='axis']/s:polyline)"), ==, 1);
  g_assert_cmpfloat (count_nodes (svg, "count(/s:svg[s:title='Plan <1>'])"), ==, 1);
  g_assert_cmpfloat (count_nodes (svg, "count(/s:svg[contains(s:desc,'droegen')])"), ==, 1);
}

/* Pale colours stand out by it, in an SVG as in a PNG. */
static void
test_svg_rings_keep_their_outline (void)
{
  g_autoptr (DuidScene) scene = new_scene ();
  g_autofree char *svg = NULL;
  DuidPen          pale = { .fill = { .9, .9, 1, 1 } };
  DuidPen          outlined = { .fill = pale.fill, .stroke = { 0, 0, 0, 1 }, .line_width = 1 };

  duid_scene_begin_layer (scene, "plain", "");
  duid_scene_add_mark (scene, (DuidPoint) { 5, 5 }, 4, DUID_SHAPE_RING, pale);
  duid_scene_begin_layer (scene, "outlined", "");
  duid_scene_add_mark (scene, (DuidPoint) { 5, 5 }, 4, DUID_SHAPE_RING, outlined);
  svg = duid_scene_to_svg (scene, "", "");
  g_assert_cmpfloat (count_nodes (svg, "count(//s:g[@id='plain']/s:circle)"), ==, 1);
  g_assert_cmpfloat (count_nodes (svg, "count(//s:g[@id='outlined']/s:circle)"), ==, 2);
  g_assert_cmpfloat (count_nodes (svg, "count(//s:circle[@r='4'][@fill='none'])"), ==, 1);
}

static void
test_svg_texts_are_texts (void)
{
  g_autoptr (DuidScene) scene = new_scene ();
  g_autofree char *svg = NULL;
  DuidTextStyle    style = { .size = 11, .width = 60, .horizontal = DUID_ALIGN_END };

  duid_scene_begin_layer (scene, "words", "");
  duid_scene_add_text (scene, (DuidPoint) { 100, 10 }, "Sociaal netwerk & buurt\001", &style);
  style.lines = 1;
  duid_scene_add_text (scene, (DuidPoint) { 100, 50 }, "Wordt afgebroken aan het einde", &style);
  svg = duid_scene_to_svg (scene, "", "");
  g_assert_cmpfloat (count_nodes (svg, "count(//s:text)"), ==, 2);
  g_assert_cmpfloat (count_nodes (svg, "count(//s:text[1]/s:tspan)"), >=, 2);
  g_assert_cmpfloat (count_nodes (svg, "count(//s:text[@text-anchor='end'])"), ==, 2);
  g_assert_cmpfloat (count_nodes (svg, "count(//s:text[2][contains(.,'…')])"), ==, 1);
  g_assert_cmpfloat (count_nodes (svg, "count(//s:text[1][contains(.,'& buurt')])"), ==, 1);
}

static void
test_svg_holds_very_many_marks_as_an_image (void)
{
  g_autoptr (DuidScene) scene = new_scene ();
  g_autofree char *few = NULL;
  g_autofree char *many = NULL;

  duid_scene_begin_layer (scene, "dots", "");
  for (int i = 0; i < 5000; i++)
    duid_scene_add_mark (scene, (DuidPoint) { i % 200, i / 50 }, 1, DUID_SHAPE_DISC, black_pen);
  few = duid_scene_to_svg (scene, "", "");
  g_assert_cmpfloat (count_nodes (few, "count(//s:circle)"), ==, 5000);
  duid_scene_add_mark (scene, (DuidPoint) { 1, 1 }, 1, DUID_SHAPE_DISC, black_pen);
  many = duid_scene_to_svg (scene, "", "");
  g_assert_cmpfloat (count_nodes (many, "count(//s:circle)"), ==, 0);
  g_assert_cmpfloat (count_nodes (many, "count(//s:g[@id='dots']/s:image)"), ==, 1);
}

static void
test_painting_leaves_the_context_as_it_was (void)
{
  g_autoptr (DuidScene) scene = new_scene ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 50, 50);
  cairo_t         *cr = cairo_create (surface);
  DuidTextStyle    style = { .size = 11, .is_upright = TRUE, .has_plate = TRUE };
  cairo_matrix_t   before;
  cairo_matrix_t   after;

  for (int i = 0; i < 40; i++)
    duid_scene_add_mark (scene, (DuidPoint) { 5, 5 }, 3, DUID_SHAPE_DISC, black_pen);
  duid_scene_add_text (scene, (DuidPoint) { 5, 5 }, "Goed", &style);
  cairo_scale (cr, 2, 2);
  cairo_get_matrix (cr, &before);
  duid_scene_paint (scene, cr);
  cairo_get_matrix (cr, &after);
  g_assert_cmpint (memcmp (&before, &after, sizeof before), ==, 0);
  g_assert_false (cairo_has_current_point (cr));
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plot/scene/marks are counted one by one", test_marks_are_counted_one_by_one);
  g_test_add_func ("/plot/scene/a path needs two points and a text words",
                   test_a_path_needs_two_points_and_a_text_words);
  g_test_add_func ("/plot/scene/stamped marks look like drawn ones",
                   test_stamped_marks_look_like_drawn_ones);
  g_test_add_func ("/plot/scene/texts wrap and end where told", test_texts_wrap_and_end_where_told);
  g_test_add_func ("/plot/scene/text scale makes texts larger", test_text_scale_makes_texts_larger);
  g_test_add_func ("/plot/scene/upright texts are tall", test_upright_texts_are_tall);
  g_test_add_func ("/plot/scene/svg has a group with a title per layer",
                   test_svg_has_a_group_with_a_title_per_layer);
  g_test_add_func ("/plot/scene/svg rings keep their outline", test_svg_rings_keep_their_outline);
  g_test_add_func ("/plot/scene/svg texts are texts", test_svg_texts_are_texts);
  g_test_add_func ("/plot/scene/svg holds very many marks as an image",
                   test_svg_holds_very_many_marks_as_an_image);
  g_test_add_func ("/plot/scene/painting leaves the context as it was",
                   test_painting_leaves_the_context_as_it_was);
  return g_test_run ();
}
