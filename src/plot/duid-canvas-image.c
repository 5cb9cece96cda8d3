/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-canvas-image.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <string.h>

#define MARK      ";base64,"
#define MOST_SIDE 4096 /* whatever an address holds, no larger image is made of it */

/* The last image that was drawn; a project seldom has two. */
static GMutex           lock;
static char            *last_address;
static cairo_surface_t *last_image;

static void
limit_cb (GdkPixbufLoader *loader,
          int              width,
          int              height,
          gpointer         data)
{
  double scale = (double) MOST_SIDE / MAX (width, height);

  if (scale < 1)
    gdk_pixbuf_loader_set_size (loader, (int) MAX (width * scale, 1),
                                (int) MAX (height * scale, 1));
}

/* Cairo's pixels are premultiplied and one word each. */
static cairo_surface_t *
copy_pixels (GdkPixbuf *image)
{
  int              width = gdk_pixbuf_get_width (image);
  int              height = gdk_pixbuf_get_height (image);
  int              n_channels = gdk_pixbuf_get_n_channels (image);
  gsize            from_stride = (gsize) gdk_pixbuf_get_rowstride (image);
  const guint8    *from = gdk_pixbuf_read_pixels (image);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  guint8          *to = cairo_image_surface_get_data (surface);
  gsize            to_stride = (gsize) cairo_image_surface_get_stride (surface);

  for (int y = 0; y < height && to != NULL; y++)
    for (int x = 0; x < width; x++)
      {
        const guint8 *pixel = from + (gsize) y * from_stride + (gsize) (x * n_channels);
        guint32       alpha = n_channels == 4 ? pixel[3] : 255;

        ((guint32 *) (gpointer) (to + (gsize) y * to_stride))[x] =
          alpha << 24 | (pixel[0] * alpha / 255) << 16 | (pixel[1] * alpha / 255) << 8 |
          pixel[2] * alpha / 255;
      }
  cairo_surface_mark_dirty (surface);
  return surface;
}

static cairo_surface_t *
read_image (const char *address)
{
  const char *text = strstr (address, MARK);
  g_autoptr (GdkPixbufLoader) loader = NULL;
  g_autofree guchar *bytes = NULL;
  gsize              length = 0;
  gboolean           is_read;

  if (text == NULL || !g_str_has_prefix (address, "data:image/"))
    return NULL;
  bytes = g_base64_decode (text + strlen (MARK), &length);
  loader = gdk_pixbuf_loader_new ();
  g_signal_connect (loader, "size-prepared", G_CALLBACK (limit_cb), NULL);
  is_read = length > 0 && gdk_pixbuf_loader_write (loader, bytes, length, NULL);
  is_read = gdk_pixbuf_loader_close (loader, NULL) && is_read;
  if (!is_read || gdk_pixbuf_loader_get_pixbuf (loader) == NULL)
    return NULL;
  return copy_pixels (gdk_pixbuf_loader_get_pixbuf (loader));
}

cairo_surface_t *
duid_canvas_image_get (const char *address)
{
  cairo_surface_t *image;

  if (address == NULL)
    return NULL;
  g_mutex_lock (&lock);
  if (g_strcmp0 (last_address, address) != 0)
    {
      g_clear_pointer (&last_image, cairo_surface_destroy);
      g_free (last_address);
      last_address = g_strdup (address);
      last_image = read_image (address);
    }
  image = last_image != NULL ? cairo_surface_reference (last_image) : NULL;
  g_mutex_unlock (&lock);
  return image;
}
