/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a widget says when the pointer rests on it, where that changes often or on very many
 * widgets: gtk_widget_set_tooltip_text() asks the screen where the pointer is, each time, and
 * waits for its answer. Here nobody is asked until the pointer rests. */

/* @words are copied; NULL or the empty word for nothing. */
void duid_tip_set (GtkWidget *widget, const char *words);

G_END_DECLS
