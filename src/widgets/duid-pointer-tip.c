/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/duid-pointer-tip.h"

#include "widgets/duid-look.h"

#define GAP        14
#define PADDING_X  10
#define PADDING_Y  7
#define RADIUS     9
#define MOST_WIDTH 260

/* The corner of a box of @width x @height at the pointer, inside the widget. */
static DuidPoint
find_place (GtkWidget *widget,
            DuidPoint  pointer,
            double     width,
            double     height)
{
  double room_x = gtk_widget_get_width (widget);
  double room_y = gtk_widget_get_height (widget);
  double x = pointer.x + GAP;
  double y = pointer.y - height / 2;

  if (x + width > room_x)
    x = pointer.x - GAP - width;
  x = CLAMP (x, 0, MAX (0, room_x - width));
  if (x < pointer.x && pointer.x < x + width)
    y = pointer.y - GAP - height;
  if (y < 0 && x < pointer.x && pointer.x < x + width)
    y = pointer.y + GAP;
  return (DuidPoint) { x, CLAMP (y, 0, MAX (0, room_y - height)) };
}

void
duid_pointer_tip_draw (GtkWidget  *widget,
                       cairo_t    *cr,
                       DuidPoint   pointer,
                       const char *words)
{
  g_autoptr (PangoLayout) layout = NULL;
  DuidPoint at;
  int       room = MIN (MOST_WIDTH, gtk_widget_get_width (widget) - 2 * PADDING_X);
  int       width;
  int       height;

  if (words == NULL || *words == '\0' || room < 20)
    return;
  layout = gtk_widget_create_pango_layout (widget, words);
  pango_layout_get_pixel_size (layout, &width, &height);
  if (width > room)
    {
      pango_layout_set_width (layout, room * PANGO_SCALE);
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_get_pixel_size (layout, &width, &height);
    }
  at = find_place (widget, pointer, width + 2 * PADDING_X, height + 2 * PADDING_Y);
  duid_look_round_box (cr, at.x, at.y, width + 2 * PADDING_X, height + 2 * PADDING_Y, RADIUS);
  cairo_set_source_rgba (cr, 0.13, 0.13, 0.13, 0.94);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_move_to (cr, at.x + PADDING_X, at.y + PADDING_Y);
  pango_cairo_show_layout (cr, layout);
}
