/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/duid-figure-writer.h"

#include <cairo.h>
#include <string.h>

static DuidScene *
new_scene (void)
{
  const DuidPalette *palette = duid_palette_get (FALSE);
  DuidScene         *scene = duid_scene_new (200, 100, 1, palette);
  DuidTextStyle      style = { .size = 14, .colour = palette->text };
  DuidPen            pen = { .fill = palette->accent };

  duid_scene_begin_layer (scene, "marks", "Marks");
  duid_scene_add_rectangle (scene, 20, 20, 50, 50, 0, pen);
  duid_scene_add_text (scene, (DuidPoint) { 80, 20 }, "Ärger ≥ 3", &style);
  return scene;
}

static char *
write_figure (const char      *name,
              DuidFigureFormat format,
              char           **contents,
              gsize           *length)
{
  g_autofree char *folder = g_dir_make_tmp ("duiding-test-XXXXXX", NULL);
  char            *path = g_build_filename (folder, name, NULL);
  g_autoptr (DuidScene) scene = new_scene ();
  g_autoptr (GError) error = NULL;

  duid_figure_writer_write (scene, "Tevreden?", "Wie 'ja' zei \\ nee", format,
                            DUID_FIGURE_SHARP, path, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, contents, length, NULL));
  return path;
}

static void
test_a_png_has_twice_the_pixels (void)
{
  g_autofree char *contents = NULL;
  gsize            length;
  g_autofree char *path = write_figure ("f.png", DUID_FIGURE_PNG, &contents, &length);
  cairo_surface_t *picture = cairo_image_surface_create_from_png (path);

  g_assert_cmpint (cairo_image_surface_get_width (picture), ==, 400);
  g_assert_cmpint (cairo_image_surface_get_height (picture), ==, 200);
  cairo_surface_destroy (picture);
}

static void
test_a_pdf_is_tagged_and_named (void)
{
  g_autofree char *contents = NULL;
  gsize            length;
  g_autofree char *path = write_figure ("f.pdf", DUID_FIGURE_PDF, &contents, &length);

  g_assert_true (g_str_has_prefix (contents, "%PDF-"));
  g_assert_nonnull (memmem (contents, length, "/Marked true", strlen ("/Marked true")));
  g_assert_nonnull (memmem (contents, length, "(Tevreden?)", strlen ("(Tevreden?)")));
}

static void
test_an_svg_keeps_its_text (void)
{
  g_autofree char *contents = NULL;
  gsize            length;
  g_autofree char *path = write_figure ("f.svg", DUID_FIGURE_SVG, &contents, &length);

  g_assert_nonnull (strstr (contents, "<title>Tevreden?</title>"));
  g_assert_nonnull (strstr (contents, "Ärger ≥ 3"));
}

static void
test_the_ending_decides (void)
{
  DuidFigureFormat format;
  g_autoptr (GError) error = NULL;

  g_assert_true (duid_figure_writer_find_format ("map/F.PDF", &format, NULL));
  g_assert_cmpint (format, ==, DUID_FIGURE_PDF);
  g_assert_true (duid_figure_writer_find_format ("f.svg", &format, NULL));
  g_assert_cmpint (format, ==, DUID_FIGURE_SVG);
  g_assert_false (duid_figure_writer_find_format ("map/f.jpeg", &format, &error));
  g_assert_error (error, DUID_EXPORT_ERROR, DUID_EXPORT_ERROR_FORMAT);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/figure-writer/a PNG has twice the pixels", test_a_png_has_twice_the_pixels);
  g_test_add_func ("/figure-writer/a PDF is tagged and named", test_a_pdf_is_tagged_and_named);
  g_test_add_func ("/figure-writer/an SVG keeps its text", test_an_svg_keeps_its_text);
  g_test_add_func ("/figure-writer/the ending decides", test_the_ending_decides);
  return g_test_run ();
}
