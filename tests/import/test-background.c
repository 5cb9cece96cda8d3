/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/duid-background.h"

#include <glib/gstdio.h>
#include <string.h>

#include "plot/duid-canvas-image.h"

typedef struct
{
  char         *folder;
  DuidQuestion *question;
} Desk;

static Desk
make_desk (const char *name,
           const char *bytes,
           gssize      length)
{
  Desk             desk = { g_dir_make_tmp ("duiding-XXXXXX", NULL),
                            duid_question_new ("c", DUID_QUESTION_CANVAS, "Canvas") };
  g_autofree char *path = g_build_filename (desk.folder, name, NULL);

  g_assert_true (g_file_set_contents (path, bytes, length, NULL));
  desk.question->background = g_strdup (name);
  return desk;
}

static void
clear_desk (Desk       *desk,
            const char *name)
{
  g_autofree char *path = g_build_filename (desk->folder, name, NULL);

  g_unlink (path);
  g_rmdir (desk->folder);
  g_free (desk->folder);
  duid_question_unref (desk->question);
}

static cairo_status_t
append (void                *closure,
        const unsigned char *data,
        unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* Red on the left, blue on the right, as cairo itself writes it. */
static GByteArray *
write_png (int width,
           int height)
{
  GByteArray      *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t         *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 0, 0);
  cairo_paint (cr);
  cairo_set_source_rgb (cr, 0, 0, 1);
  cairo_rectangle (cr, width / 2.0, 0, width / 2.0, height);
  cairo_fill (cr);
  cairo_destroy (cr);
  cairo_surface_write_to_png_stream (surface, append, bytes);
  cairo_surface_destroy (surface);
  return bytes;
}

static void
test_the_image_comes_along_and_is_drawn (void)
{
  g_autoptr (GByteArray) png = write_png (4, 2);
  Desk             desk = make_desk ("map.png", (char *) png->data, (gssize) png->len);
  cairo_surface_t *image;
  guint32          left, right;

  g_assert_null (duid_background_embed (desk.question, desk.folder));
  g_assert_true (duid_background_is_embedded (desk.question));
  /* A second time there is nothing to do. */
  g_assert_null (duid_background_embed (desk.question, desk.folder));
  image = duid_canvas_image_get (desk.question->background);
  g_assert_nonnull (image);
  g_assert_cmpint (cairo_image_surface_get_width (image), ==, 4);
  g_assert_cmpint (cairo_image_surface_get_height (image), ==, 2);
  left = ((guint32 *) (gpointer) cairo_image_surface_get_data (image))[0];
  right = ((guint32 *) (gpointer) cairo_image_surface_get_data (image))[3];
  g_assert_cmphex (left, ==, 0xffff0000);
  g_assert_cmphex (right, ==, 0xff0000ff);
  cairo_surface_destroy (image);
  clear_desk (&desk, "map.png");
}

static void
test_what_is_no_image_is_told (void)
{
  Desk             desk = make_desk ("map.png", "no image", -1);
  g_autofree char *message = duid_background_embed (desk.question, desk.folder);

  g_assert_nonnull (strstr (message, "map.png"));
  g_assert_null (desk.question->background);
  clear_desk (&desk, "map.png");
}

static void
test_a_missing_file_is_told (void)
{
  Desk             desk = make_desk ("map.png", "", 0);
  g_autofree char *message = NULL;

  g_free (desk.question->background);
  desk.question->background = g_strdup ("other.jpg");
  message = duid_background_embed (desk.question, desk.folder);
  g_assert_nonnull (strstr (message, "other.jpg"));
  clear_desk (&desk, "map.png");
}

/* Noise does not compress: this file is far over the budget. */
static void
test_a_large_image_is_made_smaller (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 1200, 1000);
  guint32         *pixels = (guint32 *) (gpointer) cairo_image_surface_get_data (surface);
  g_autoptr (GByteArray) png = g_byte_array_new ();
  guint32 noise = 1;
  Desk    desk;

  for (gsize i = 0; i < 1200 * 1000; i++)
    {
      noise = noise * 1664525 + 1013904223;
      pixels[i] = noise >> 10 & 0x7f7f7f;
    }
  cairo_surface_mark_dirty (surface);
  cairo_surface_write_to_png_stream (surface, append, png);
  cairo_surface_destroy (surface);
  g_assert_cmpuint (png->len, >, DUID_BACKGROUND_BUDGET);
  desk = make_desk ("map.png", (char *) png->data, (gssize) png->len);
  g_assert_null (duid_background_embed (desk.question, desk.folder));
  g_assert_true (g_str_has_prefix (desk.question->background, "data:image/jpeg;base64,"));
  g_assert_cmpuint (strlen (desk.question->background), <, DUID_BACKGROUND_BUDGET * 4 / 3 + 100);
  clear_desk (&desk, "map.png");
}

static void
test_nonsense_is_no_image (void)
{
  g_assert_null (duid_canvas_image_get (NULL));
  g_assert_null (duid_canvas_image_get ("map.png"));
  g_assert_null (duid_canvas_image_get ("data:image/png;base64,"));
  g_assert_null (duid_canvas_image_get ("data:image/png;base64,AAAA"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/background/the image comes along and is drawn",
                   test_the_image_comes_along_and_is_drawn);
  g_test_add_func ("/import/background/what is no image is told", test_what_is_no_image_is_told);
  g_test_add_func ("/import/background/a missing file is told", test_a_missing_file_is_told);
  g_test_add_func ("/import/background/a large image is made smaller",
                   test_a_large_image_is_made_smaller);
  g_test_add_func ("/import/background/nonsense is no image", test_nonsense_is_no_image);
  return g_test_run ();
}
