/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "widgets/duid-whole-draw.h"

#define N_SHADES 4096

void
duid_whole_draw_area (GtkSnapshot           *snapshot,
                      const graphene_rect_t *area)
{
  static guint turn;
  /* Of no opacity, and of another shade each time: a node that is never like the last. */
  GdkRGBA unseen = { (float) (turn++ % N_SHADES) / N_SHADES, 0, 0, 0 };

  gtk_snapshot_append_color (snapshot, &unseen, area);
}

void
duid_whole_draw (GtkWidget   *widget,
                 GtkSnapshot *snapshot)
{
  duid_whole_draw_area (snapshot,
                        &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                             (float) gtk_widget_get_height (widget)));
}
