/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "export/duid-figure-writer.h"

#include "export/duid-export-file.h"

#include <cairo-pdf.h>
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define POINTS_A_PIXEL (72.0 / 96.0)
/* Cairo's images end here. */
#define MOST_PIXELS 32767

/* Where Cairo's bytes go, and what came of it. */
typedef struct
{
  DuidExportFile *file;
  GError         *error;
} Sink;

static cairo_status_t
write_cb (void                *closure,
          const unsigned char *bytes,
          unsigned int         length)
{
  Sink *sink = closure;

  if (sink->error != NULL ||
      !duid_export_file_write (sink->file, (const char *) bytes, length, &sink->error))
    return CAIRO_STATUS_WRITE_ERROR;
  return CAIRO_STATUS_SUCCESS;
}

/* Turns what the sink or Cairo met into @error; TRUE when neither met anything. */
static gboolean
is_well (Sink          *sink,
         cairo_status_t status,
         GError       **error)
{
  if (sink->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&sink->error));
      return FALSE;
    }
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, DUID_EXPORT_ERROR, DUID_EXPORT_ERROR_WRITE,
               _ ("The picture “%s” cannot be made: %s."),
               duid_export_file_get_name (sink->file), cairo_status_to_string (status));
  return FALSE;
}

static gboolean
write_svg (DuidScene      *scene,
           const char     *title,
           const char     *description,
           DuidExportFile *file,
           GError        **error)
{
  g_autofree char *svg = duid_scene_to_svg (scene, title, description);

  return duid_export_file_write (file, svg, strlen (svg), error);
}

/* A diamond around the whole page: nothing of the scene is cut off. Without a
 * clip Cairo forgets all that came before a background that covers the page, the
 * beginning of the tags included, and a rectangle as clip would be no clip. */
static void
clip_around (DuidScene *scene,
             cairo_t   *cr)
{
  double width = duid_scene_get_width (scene);
  double height = duid_scene_get_height (scene);
  double reach = width + height;

  cairo_move_to (cr, width / 2 - reach, height / 2);
  cairo_line_to (cr, width / 2, height / 2 - reach);
  cairo_line_to (cr, width / 2 + reach, height / 2);
  cairo_line_to (cr, width / 2, height / 2 + reach);
  cairo_close_path (cr);
  cairo_clip (cr);
}

/* A bare Figure leaves the file untagged: it must stand in a Document. The tag
 * takes no words of its own, so what the picture shows is told in the subject. */
static void
paint_tagged (DuidScene *scene,
              cairo_t   *cr)
{
  clip_around (scene, cr);
  cairo_tag_begin (cr, "Document", NULL);
  cairo_tag_begin (cr, "Figure", NULL);
  duid_scene_paint (scene, cr);
  cairo_tag_end (cr, "Figure");
  cairo_tag_end (cr, "Document");
}

static gboolean
write_pdf (DuidScene      *scene,
           const char     *title,
           const char     *description,
           DuidExportFile *file,
           GError        **error)
{
  Sink             sink = { .file = file };
  cairo_surface_t *surface;
  cairo_t         *cr;
  cairo_status_t   status;

  surface = cairo_pdf_surface_create_for_stream (write_cb, &sink,
                                                 duid_scene_get_width (scene) * POINTS_A_PIXEL,
                                                 duid_scene_get_height (scene) * POINTS_A_PIXEL);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, description);
  cr = cairo_create (surface);
  cairo_scale (cr, POINTS_A_PIXEL, POINTS_A_PIXEL);
  paint_tagged (scene, cr);
  cairo_show_page (cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return is_well (&sink, status, error);
}

static gboolean
write_png (DuidScene      *scene,
           double          scale,
           DuidExportFile *file,
           GError        **error)
{
  Sink             sink = { .file = file };
  double           width = ceil (duid_scene_get_width (scene) * scale);
  double           height = ceil (duid_scene_get_height (scene) * scale);
  cairo_surface_t *surface;
  cairo_t         *cr;
  cairo_status_t   status;

  if (width > MOST_PIXELS || height > MOST_PIXELS)
    {
      g_set_error (error, DUID_EXPORT_ERROR, DUID_EXPORT_ERROR_TOO_MUCH,
                   _ ("“%s” would be too large: a PNG can be at most %d by %d here."),
                   duid_export_file_get_name (file), (int) (MOST_PIXELS / scale),
                   (int) (MOST_PIXELS / scale));
      return FALSE;
    }
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) width, (int) height);
  cr = cairo_create (surface);
  cairo_scale (cr, scale, scale);
  duid_scene_paint (scene, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, write_cb, &sink);
  cairo_surface_destroy (surface);
  return is_well (&sink, status, error);
}

gboolean
duid_figure_writer_find_format (const char       *path,
                                DuidFigureFormat *format,
                                GError          **error)
{
  static const char *const endings[] = { ".svg", ".pdf", ".png" };
  g_autofree char         *name = g_path_get_basename (path);
  g_autofree char         *folded = g_ascii_strdown (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (folded, endings[i]))
      {
        *format = (DuidFigureFormat) i;
        return TRUE;
      }
  g_set_error (error, DUID_EXPORT_ERROR, DUID_EXPORT_ERROR_FORMAT,
               _ ("“%s” is no name for a picture: end it in .svg, .pdf or .png."), name);
  return FALSE;
}

static gboolean
write_format (DuidScene       *scene,
              const char      *title,
              const char      *description,
              DuidFigureFormat format,
              double           png_scale,
              DuidExportFile  *file,
              GError         **error)
{
  switch (format)
    {
    case DUID_FIGURE_SVG:
      return write_svg (scene, title, description, file, error);
    case DUID_FIGURE_PDF:
      return write_pdf (scene, title, description, file, error);
    case DUID_FIGURE_PNG:
    default:
      return write_png (scene, png_scale, file, error);
    }
}

gboolean
duid_figure_writer_write (DuidScene       *scene,
                          const char      *title,
                          const char      *description,
                          DuidFigureFormat format,
                          double           png_scale,
                          const char      *path,
                          GError         **error)
{
  g_autoptr (DuidExportFile) file = duid_export_file_new (path, error);

  return file != NULL &&
         write_format (scene, title, description, format, png_scale, file, error) &&
         duid_export_file_commit (file, error);
}
