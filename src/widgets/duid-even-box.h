/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Children that are equally wide, side by side. What does not fit goes to further lines,
 * which are filled evenly: five where four fit stand as three and two. It asks for no more
 * width than its widest child needs. */
#define DUID_TYPE_EVEN_BOX (duid_even_box_get_type ())
G_DECLARE_FINAL_TYPE (DuidEvenBox, duid_even_box, DUID, EVEN_BOX, GtkWidget)

/* @spacing between children and between lines, in pixels. */
GtkWidget *duid_even_box_new    (int          spacing);
/* At the end. */
void       duid_even_box_append (DuidEvenBox *box,
                                 GtkWidget   *child);

G_END_DECLS
