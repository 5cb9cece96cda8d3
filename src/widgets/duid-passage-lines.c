/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/duid-passage-lines.h"

#include "plot/duid-palette.h"

#include <adwaita.h>

#define THICKNESS 2.0
#define OFFSET    3.0 /* from the line that letters stand on */
#define STEP      3.0 /* from one line to the next under it */

struct _DuidPassageLines
{
  GtkWidget parent_instance;

  GtkLabel *label; /* weak */
  GArray   *lines; /* DuidPassageLine */
};

G_DEFINE_FINAL_TYPE (DuidPassageLines, duid_passage_lines, GTK_TYPE_WIDGET)

/* The stretches of one line of text that a passage takes. */
static void
draw_stretches (cairo_t               *cr,
                PangoLayoutLine       *text_line,
                const DuidPassageLine *line,
                double                 x,
                double                 y)
{
  g_autofree int *ranges = NULL;
  int             n_ranges = 0;

  pango_layout_line_get_x_ranges (text_line, (int) line->start, (int) line->end, &ranges,
                                  &n_ranges);
  for (int i = 0; i < n_ranges; i++)
    {
      double from = x + (double) ranges[2 * i] / PANGO_SCALE;
      double to = x + (double) ranges[2 * i + 1] / PANGO_SCALE;

      cairo_move_to (cr, from, y);
      cairo_line_to (cr, to, y);
    }
  cairo_stroke (cr);
}

static void
draw_line (DuidPassageLines      *self,
           cairo_t               *cr,
           const DuidPassageLine *line,
           double                 x,
           double                 y)
{
  static const double dashes[] = { 4, 3 };
  PangoLayout        *layout = gtk_label_get_layout (self->label);
  PangoLayoutIter    *iter = pango_layout_get_iter (layout);
  AdwStyleManager    *style = adw_style_manager_get_default ();
  const DuidPalette  *palette = duid_palette_get (adw_style_manager_get_dark (style));
  DuidColour          colour = duid_palette_get_tag (palette, line->colour);

  if (line->is_faint)
    colour.alpha *= 0.35;
  duid_colour_set (cr, colour);
  cairo_set_dash (cr, dashes, line->is_dashed ? 2 : 0, 0);
  do
    {
      PangoLayoutLine *text_line = pango_layout_iter_get_line_readonly (iter);
      double           base = (double) pango_layout_iter_get_baseline (iter) / PANGO_SCALE;
      guint            start = (guint) text_line->start_index;

      if (start >= line->end || start + (guint) text_line->length <= line->start)
        continue;
      draw_stretches (cr, text_line, line, x, y + base + OFFSET + STEP * line->level);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static void
duid_passage_lines_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  DuidPassageLines *self = DUID_PASSAGE_LINES (widget);
  graphene_rect_t   bounds = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                                 (float) gtk_widget_get_height (widget));
  graphene_point_t  origin = GRAPHENE_POINT_INIT (0, 0);
  graphene_point_t  at;
  cairo_t          *cr;
  int               x;
  int               y;

  if (self->label == NULL || self->lines->len == 0 ||
      !gtk_widget_compute_point (GTK_WIDGET (self->label), widget, &origin, &at))
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  gtk_label_get_layout_offsets (self->label, &x, &y);
  cairo_set_line_width (cr, THICKNESS);
  for (guint i = 0; i < self->lines->len; i++)
    draw_line (self, cr, &g_array_index (self->lines, DuidPassageLine, i), at.x + x, at.y + y);
  cairo_destroy (cr);
}

static void
duid_passage_lines_finalize (GObject *object)
{
  DuidPassageLines *self = DUID_PASSAGE_LINES (object);

  g_clear_weak_pointer (&self->label);
  g_array_unref (self->lines);
  G_OBJECT_CLASS (duid_passage_lines_parent_class)->finalize (object);
}

static void
duid_passage_lines_class_init (DuidPassageLinesClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = duid_passage_lines_finalize;
  widget_class->snapshot = duid_passage_lines_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
duid_passage_lines_init (DuidPassageLines *self)
{
  self->lines = g_array_new (FALSE, FALSE, sizeof (DuidPassageLine));
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

void
duid_passage_lines_show (DuidPassageLines *self,
                         GtkLabel         *label,
                         GArray           *lines)
{
  g_set_weak_pointer (&self->label, label);
  g_array_set_size (self->lines, 0);
  if (lines->len > 0)
    g_array_append_vals (self->lines, lines->data, lines->len);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
