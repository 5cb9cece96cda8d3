/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/duid-screening.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The map of a screening: the pair under the pointer says itself; a click, or Enter where
 * the arrows stand, emits “picked” (guint a, guint b). */
#define DUID_TYPE_SCREEN_VIEW (duid_screen_view_get_type ())
G_DECLARE_FINAL_TYPE (DuidScreenView, duid_screen_view, DUID, SCREEN_VIEW, GtkWidget)

/* Borrows @screening until another is shown; NULL shows nothing. */
void duid_screen_view_show (DuidScreenView      *view,
                            const DuidScreening *screening,
                            DuidDataset         *dataset);

G_END_DECLS
