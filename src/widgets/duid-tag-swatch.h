/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A round button with one of the colours that tags and people can have, which says the
 * colour's name. */
GtkWidget  *duid_tag_swatch_new        (int        colour,
                                        gboolean   is_chosen);
/* What a colour is called (borrowed). */
const char *duid_tag_swatch_get_name   (int        colour);
/* The colour as digits, as the project keeps it (borrowed). */
const char *duid_tag_swatch_get_colour (GtkWidget *swatch);

G_END_DECLS
