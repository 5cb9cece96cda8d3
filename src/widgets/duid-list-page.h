/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A window's page with groups of rows under their titles, for
 * duid_compat_show_preferences(). */
GtkWidget *duid_list_page_new       (const char *title);
/* A group at its end; either text may be NULL. */
GtkWidget *duid_list_page_add_group (GtkWidget  *page,
                                     const char *title,
                                     const char *words);

/* A list of plain rows in a scroller of its own (returned), which a screen reader calls
 * @label. */
GtkWidget *duid_list_box_new        (GtkListBox **list,
                                     const char  *label);

G_END_DECLS
