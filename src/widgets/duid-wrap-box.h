/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Children in lines, as words on a page: each as wide as it likes, and what does
 * not fit goes to the next line. (GtkFlowBox keeps its children in columns.) */
#define DUID_TYPE_WRAP_BOX (duid_wrap_box_get_type ())
G_DECLARE_FINAL_TYPE (DuidWrapBox, duid_wrap_box, DUID, WRAP_BOX, GtkWidget)

/* @spacing between children and between lines, in pixels. */
GtkWidget *duid_wrap_box_new    (int          spacing);
/* At the end, or before @next when it is not NULL. */
void       duid_wrap_box_insert (DuidWrapBox *box,
                                 GtkWidget   *child,
                                 GtkWidget   *next);
void       duid_wrap_box_remove (DuidWrapBox *box,
                                 GtkWidget   *child);

G_END_DECLS
