/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/duid-tag-mark.h"

#include "plot/duid-palette.h"
#include "widgets/duid-look.h"

#include <adwaita.h>

struct _DuidTagMark
{
  GtkWidget parent_instance;

  DuidTagMarkShape shape;
  int              colour;
};

G_DEFINE_FINAL_TYPE (DuidTagMark, duid_tag_mark, GTK_TYPE_WIDGET)

static int
get_size (DuidTagMark *self)
{
  static const int sizes[] = {
    [DUID_TAG_MARK_SQUARE] = 9,
    [DUID_TAG_MARK_DISC] = 9,
    [DUID_TAG_MARK_SWATCH] = 18,
  };

  return sizes[self->shape];
}

static void
duid_tag_mark_measure (GtkWidget     *widget,
                       GtkOrientation orientation,
                       int            for_size,
                       int           *minimum,
                       int           *natural,
                       int           *minimum_baseline,
                       int           *natural_baseline)
{
  *minimum = get_size (DUID_TAG_MARK (widget));
  *natural = *minimum;
}

static void
duid_tag_mark_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  DuidTagMark       *self = DUID_TAG_MARK (widget);
  double             width = gtk_widget_get_width (widget);
  double             height = gtk_widget_get_height (widget);
  double             size = get_size (self);
  AdwStyleManager   *style = adw_style_manager_get_default ();
  const DuidPalette *palette = duid_palette_get (adw_style_manager_get_dark (style));
  graphene_rect_t    bounds = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height);
  cairo_t           *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

  if (self->shape == DUID_TAG_MARK_SQUARE)
    duid_look_round_box (cr, (width - size) / 2, (height - size) / 2, size, size, 2);
  else
    cairo_arc (cr, width / 2, height / 2, size / 2, 0, 2 * G_PI);
  duid_colour_set (cr, duid_palette_get_tag (palette, self->colour));
  cairo_fill (cr);
  cairo_destroy (cr);
}

static void
duid_tag_mark_class_init (DuidTagMarkClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->measure = duid_tag_mark_measure;
  widget_class->snapshot = duid_tag_mark_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
duid_tag_mark_init (DuidTagMark *self)
{
}

GtkWidget *
duid_tag_mark_new (DuidTagMarkShape shape,
                   int              colour)
{
  DuidTagMark *self = g_object_new (DUID_TYPE_TAG_MARK, "valign", GTK_ALIGN_CENTER, NULL);

  self->shape = shape;
  self->colour = colour;
  return GTK_WIDGET (self);
}
