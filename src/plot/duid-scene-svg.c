/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-scene-private.h"

#include "plot/duid-scene-shade.h"

#include <math.h>
#include <string.h>

/* The scene as SVG that people can edit: cairo's own writer turns text into
 * outlines and knows no layers. */

/* A layer with more marks than this becomes an image: no editor likes the other. */
#define MOST_MARKS  5000
#define IMAGE_SCALE 3 /* 300 dpi at 96 pixels an inch */
#define FONTS       "Cantarell, 'Noto Sans', 'DejaVu Sans', sans-serif"

static void
append_number (GString *svg,
               double   number)
{
  char  buffer[G_ASCII_DTOSTR_BUF_SIZE];
  char *dot;

  if (!isfinite (number))
    number = 0;
  g_ascii_formatd (buffer, sizeof buffer, "%.2f", number);
  dot = strchr (buffer, '.');
  for (gsize end = strlen (buffer); dot && end > 0 && strchr ("0.", buffer[end - 1]); end--)
    {
      gboolean was_dot = buffer[end - 1] == '.';

      buffer[end - 1] = '\0';
      if (was_dot)
        break;
    }
  g_string_append (svg, strcmp (buffer, "-0") == 0 ? "0" : buffer);
}

static void
append_attribute (GString    *svg,
                  const char *name,
                  double      number)
{
  g_string_append_printf (svg, " %s=\"", name);
  append_number (svg, number);
  g_string_append_c (svg, '"');
}

/* Text for an element or attribute; what XML can't hold is left out. */
static void
append_escaped (GString    *svg,
                const char *text,
                gssize      length)
{
  g_autofree char *valid = g_utf8_make_valid (text ? text : "", text ? length : 0);

  for (const char *at = valid; *at; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (character == '&')
        g_string_append (svg, "&amp;");
      else if (character == '<')
        g_string_append (svg, "&lt;");
      else if (character == '>')
        g_string_append (svg, "&gt;");
      else if (character == '"')
        g_string_append (svg, "&quot;");
      else if ((character >= 0x20 || character == '\t' || character == '\n') &&
               (character & 0xfffe) != 0xfffe)
        g_string_append_unichar (svg, character);
    }
}

static void
append_colour (GString    *svg,
               const char *name,
               DuidColour  colour)
{
  if (colour.alpha <= 0)
    {
      g_string_append_printf (svg, " %s=\"none\"", name);
      return;
    }
  g_string_append_printf (svg, " %s=\"#%02x%02x%02x\"", name,
                          (guint) lround (colour.red * 255), (guint) lround (colour.green * 255),
                          (guint) lround (colour.blue * 255));
  if (colour.alpha < 1)
    {
      g_autofree char *opacity = g_strconcat (name, "-opacity", NULL);

      append_attribute (svg, opacity, colour.alpha);
    }
}

static void
append_pen (GString       *svg,
            const DuidPen *pen)
{
  append_colour (svg, "fill", pen->fill);
  if (pen->stroke.alpha <= 0 || pen->line_width <= 0)
    return;
  append_colour (svg, "stroke", pen->stroke);
  append_attribute (svg, "stroke-width", pen->line_width);
  g_string_append (svg, " stroke-linejoin=\"round\"");
  if (pen->dash_on > 0)
    {
      g_string_append (svg, " stroke-dasharray=\"");
      append_number (svg, pen->dash_on);
      g_string_append_c (svg, ' ');
      append_number (svg, pen->dash_off);
      g_string_append_c (svg, '"');
    }
  else
    g_string_append (svg, " stroke-linecap=\"round\"");
}

static void
append_points (GString         *svg,
               const DuidPoint *points,
               gsize            n_points)
{
  for (gsize i = 0; i < n_points; i++)
    {
      if (i > 0)
        g_string_append_c (svg, ' ');
      append_number (svg, points[i].x);
      g_string_append_c (svg, ',');
      append_number (svg, points[i].y);
    }
}

static void
append_circle (GString       *svg,
               DuidPoint      centre,
               double         radius,
               const DuidPen *pen)
{
  g_string_append (svg, "<circle");
  append_attribute (svg, "cx", centre.x);
  append_attribute (svg, "cy", centre.y);
  append_attribute (svg, "r", radius);
  append_pen (svg, pen);
  g_string_append (svg, "/>\n");
}

/* A ring is a disc without its middle; its outline, if it has one, is a circle of its own. */
static void
append_disc (GString        *svg,
             const DuidItem *item,
             DuidPoint       centre)
{
  DuidPen pen = item->pen;

  if (item->shape == DUID_SHAPE_RING && pen.fill.alpha > 0)
    {
      DuidPen ring = { .stroke = pen.fill, .line_width = item->radius * .5 };

      append_circle (svg, centre, item->radius * .75, &ring);
      pen.fill.alpha = 0;
      if (pen.stroke.alpha <= 0 || pen.line_width <= 0)
        return;
    }
  append_circle (svg, centre, item->radius, &pen);
}

static void
append_marks (GString        *svg,
              const DuidItem *item)
{
  for (guint i = 0; i < item->points->len; i++)
    {
      DuidPoint centre = g_array_index (item->points, DuidPoint, i);
      DuidPoint corners[DUID_MOST_MARK_CORNERS];
      int       n = duid_scene_get_mark_corners (item->shape, centre, item->radius, corners);

      if (n == 0)
        {
          append_disc (svg, item, centre);
          continue;
        }
      g_string_append (svg, "<polygon points=\"");
      append_points (svg, corners, (gsize) n);
      g_string_append_c (svg, '"');
      append_pen (svg, &item->pen);
      g_string_append (svg, "/>\n");
    }
}

static void
append_rectangle (GString       *svg,
                  double         x,
                  double         y,
                  double         width,
                  double         height,
                  double         radius,
                  const DuidPen *pen)
{
  g_string_append (svg, "<rect");
  append_attribute (svg, "x", x);
  append_attribute (svg, "y", y);
  append_attribute (svg, "width", MAX (width, 0));
  append_attribute (svg, "height", MAX (height, 0));
  if (radius > 0)
    append_attribute (svg, "rx", radius);
  append_pen (svg, pen);
  g_string_append (svg, "/>\n");
}

static void
append_path (GString        *svg,
             const DuidItem *item)
{
  g_string_append (svg, item->is_closed ? "<polygon points=\"" : "<polyline points=\"");
  append_points (svg, (const DuidPoint *) item->points->data, item->points->len);
  g_string_append_c (svg, '"');
  append_pen (svg, &item->pen);
  g_string_append (svg, "/>\n");
}

/* The words of one line as they are seen: with an ellipsis where it was cut. Spaces that
 * kept words together while lines were broken are plain ones, as people search for them. */
static void
append_line (GString         *svg,
             PangoLayoutLine *line)
{
  const char *text = pango_layout_get_text (line->layout);
  gsize       start = svg->len;

  for (GSList *run = line->runs; run; run = run->next)
    {
      const PangoItem *item = ((PangoGlyphItem *) run->data)->item;

      if (item->analysis.flags & PANGO_ANALYSIS_FLAG_IS_ELLIPSIS)
        g_string_append (svg, "…");
      else
        append_escaped (svg, text + item->offset, item->length);
    }
  for (char *space; (space = strstr (svg->str + start, "\302\240")) != NULL;)
    {
      *space = ' ';
      g_string_erase (svg, space + 1 - svg->str, 1);
    }
}

/* One <text>, a <tspan> a line. */
static void
append_text (GString        *svg,
             DuidScene      *scene,
             const DuidItem *item)
{
  static const char *const anchors[] = { "start", "middle", "end" };
  double                   shares[] = { 0, .5, 1 };
  double                   margin = duid_scene_get_plate_margin (scene);
  DuidPen                  plate = { .fill = scene->palette->plate };
  PangoLayoutIter         *iter = pango_layout_get_iter (item->layout);
  PangoRectangle           box;
  double                   x = item->x + shares[item->style.horizontal] * item->width;

  if (item->style.has_plate)
    append_rectangle (svg, item->x - margin, item->y - margin / 3, item->width + 2 * margin,
                      item->height + 2 * margin / 3, margin * 1.5, &plate);
  pango_layout_get_extents (item->layout, NULL, &box);
  g_string_append_printf (svg, "<text font-family=\"%s\" text-anchor=\"%s\"", FONTS,
                          item->style.is_upright ? "start" : anchors[item->style.horizontal]);
  append_attribute (svg, "font-size", item->style.size * scene->text_scale);
  if (item->style.is_bold)
    g_string_append (svg, " font-weight=\"bold\"");
  append_colour (svg, "fill", item->style.colour);
  if (item->style.is_upright)
    {
      x = 0;
      g_string_append (svg, " transform=\"translate(");
      append_number (svg, item->x);
      g_string_append_c (svg, ' ');
      append_number (svg, item->y + item->height);
      g_string_append (svg, ") rotate(-90)\"");
    }
  g_string_append_c (svg, '>');
  do
    {
      double baseline = (pango_layout_iter_get_baseline (iter) - box.y) / (double) PANGO_SCALE;

      g_string_append (svg, "<tspan");
      append_attribute (svg, "x", x);
      append_attribute (svg, "y", item->style.is_upright ? baseline : item->y + baseline);
      g_string_append_c (svg, '>');
      append_line (svg, pango_layout_iter_get_line_readonly (iter));
      g_string_append (svg, "</tspan>");
    }
  while (pango_layout_iter_next_line (iter));
  g_string_append (svg, "</text>\n");
  pango_layout_iter_free (iter);
}

static cairo_status_t
collect_png (void                *closure,
             const unsigned char *data,
             unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
append_image (GString         *svg,
              cairo_surface_t *surface,
              double           x,
              double           y,
              double           width,
              double           height)
{
  g_autoptr (GByteArray) png = g_byte_array_new ();
  g_autofree char *base64 = NULL;

  if (cairo_surface_write_to_png_stream (surface, collect_png, png) != CAIRO_STATUS_SUCCESS)
    return;
  base64 = g_base64_encode (png->data, png->len);
  g_string_append (svg, "<image preserveAspectRatio=\"none\"");
  append_attribute (svg, "x", x);
  append_attribute (svg, "y", y);
  append_attribute (svg, "width", width);
  append_attribute (svg, "height", height);
  g_string_append_printf (svg, " xlink:href=\"data:image/png;base64,%s\"/>\n", base64);
}

static void
append_shade (GString        *svg,
              const DuidItem *item)
{
  cairo_surface_t *image = duid_scene_shade_image (item);

  append_image (svg, image, item->x, item->y, item->width, item->height);
  cairo_surface_destroy (image);
}

static void
append_item (GString        *svg,
             DuidScene      *scene,
             const DuidItem *item)
{
  switch (item->kind)
    {
    case DUID_ITEM_MARKS:
      append_marks (svg, item);
      break;
    case DUID_ITEM_RECTANGLE:
      append_rectangle (svg, item->x, item->y, item->width, item->height, item->radius, &item->pen);
      break;
    case DUID_ITEM_PATH:
      append_path (svg, item);
      break;
    case DUID_ITEM_TEXT:
      append_text (svg, scene, item);
      break;
    case DUID_ITEM_RASTER:
      append_image (svg, item->surface, item->x, item->y, item->width, item->height);
      break;
    case DUID_ITEM_SHADE:
      append_shade (svg, item);
      break;
    }
}

static gsize
count_marks (const DuidLayer *layer)
{
  gsize n = 0;

  for (guint i = 0; i < layer->items->len; i++)
    {
      const DuidItem *item = &g_array_index (layer->items, DuidItem, i);

      n += item->kind == DUID_ITEM_MARKS ? item->points->len : 0;
    }
  return n;
}

static void
append_layer_image (GString         *svg,
                    DuidScene       *scene,
                    const DuidLayer *layer)
{
  cairo_surface_t *surface = cairo_image_surface_create (
    CAIRO_FORMAT_ARGB32, (int) ceil (scene->width * IMAGE_SCALE),
    (int) ceil (scene->height * IMAGE_SCALE));
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, IMAGE_SCALE, IMAGE_SCALE);
  for (guint i = 0; i < layer->items->len; i++)
    duid_scene_paint_item (scene, &g_array_index (layer->items, DuidItem, i), cr);
  cairo_destroy (cr);
  append_image (svg, surface, 0, 0, ceil (scene->width * IMAGE_SCALE) / IMAGE_SCALE,
                ceil (scene->height * IMAGE_SCALE) / IMAGE_SCALE);
  cairo_surface_destroy (surface);
}

static void
append_layer (GString         *svg,
              DuidScene       *scene,
              const DuidLayer *layer)
{
  g_string_append (svg, "<g id=\"");
  append_escaped (svg, layer->id, -1);
  g_string_append (svg, "\"><title>");
  append_escaped (svg, layer->title, -1);
  g_string_append (svg, "</title>\n");
  if (count_marks (layer) > MOST_MARKS)
    append_layer_image (svg, scene, layer);
  else
    for (guint i = 0; i < layer->items->len; i++)
      append_item (svg, scene, &g_array_index (layer->items, DuidItem, i));
  g_string_append (svg, "</g>\n");
}

char *
duid_scene_to_svg (DuidScene  *scene,
                   const char *title,
                   const char *description)
{
  GString *svg = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                               "<svg xmlns=\"http://www.w3.org/2000/svg\""
                               " xmlns:xlink=\"http://www.w3.org/1999/xlink\" role=\"img\"");

  append_attribute (svg, "width", scene->width);
  append_attribute (svg, "height", scene->height);
  g_string_append (svg, " viewBox=\"0 0 ");
  append_number (svg, scene->width);
  g_string_append_c (svg, ' ');
  append_number (svg, scene->height);
  g_string_append (svg, "\">\n<title>");
  append_escaped (svg, title, -1);
  g_string_append (svg, "</title>\n<desc>");
  append_escaped (svg, description, -1);
  g_string_append (svg, "</desc>\n");
  for (guint i = 0; i < scene->layers->len; i++)
    append_layer (svg, scene, g_ptr_array_index (scene->layers, i));
  g_string_append (svg, "</svg>\n");
  return g_string_free (svg, FALSE);
}
