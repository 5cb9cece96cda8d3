/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Long computing for a view: done in another thread over data that does not change, its
 * result brought back to the view, unless the view asked for something else meanwhile or
 * is gone. Counted: the view holds one reference, the work another. */
typedef struct _DuidErrand DuidErrand;

/* Runs in the thread; returns the result, or NULL when it was stopped. */
typedef gpointer (*DuidErrandFunc) (DuidErrand *errand,
                                    gpointer    data);
/* Called on the main thread, with a result that is the view's from then on. */
typedef void     (*DuidErrandDone) (GtkWidget  *view,
                                    gpointer    result);

/* Takes over @data. A result that nobody wants goes to @free_result. */
DuidErrand *duid_errand_start     (GtkWidget      *view,
                                   DuidErrandFunc  func,
                                   gpointer        data,
                                   GDestroyNotify  free_data,
                                   GDestroyNotify  free_result,
                                   DuidErrandDone  done);
/* Stops it, and lets go. */
void        duid_errand_cancel    (DuidErrand     *errand);

/* For the thread: says how far it is; FALSE when it should stop. */
gboolean    duid_errand_goes_on   (double          share,
                                   gpointer        errand);
/* For the view: how far it is, 0..1. */
double      duid_errand_get_share (DuidErrand     *errand);

G_END_DECLS
