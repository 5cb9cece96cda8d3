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

G_END_DECLS
