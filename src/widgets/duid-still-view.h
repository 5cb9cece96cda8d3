/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A picture that only has to be seen: painted once for its size, kept, and painted anew
 * when the size, the text or dark and light change. */
#define DUID_TYPE_STILL_VIEW (duid_still_view_get_type ())
G_DECLARE_FINAL_TYPE (DuidStillView, duid_still_view, DUID, STILL_VIEW, GtkWidget)

typedef void (*DuidStillPaint) (gpointer  data,
                                cairo_t  *cr,
                                gboolean  is_dark,
                                double    width,
                                double    height,
                                double    text_scale);

GtkWidget *duid_still_view_new  (int             width,
                                 int             height);
/* @paint NULL shows nothing; takes over @data. @words are for a screen reader (nullable). */
void       duid_still_view_show (DuidStillView  *view,
                                 DuidStillPaint  paint,
                                 gpointer        data,
                                 GDestroyNotify  free_data,
                                 const char     *words);

G_END_DECLS
