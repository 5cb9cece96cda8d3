/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Draws @widget, @width × @height in its own pixels. */
typedef void (*DuidOnceDraw) (GtkWidget *widget,
                              cairo_t   *cr,
                              double     width,
                              double     height);

/* For a small widget that draws itself, in its snapshot(): draws on an image, once, and gives
 * that to @snapshot. What is drawn into a snapshot directly is recorded instead, and every
 * shape of it drawn again in each picture of the window that touches it. */
void duid_once_draw (GtkWidget   *widget,
                     GtkSnapshot *snapshot,
                     DuidOnceDraw draw);

G_END_DECLS
