/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What can be done with a tag: another name, another colour, look at its stories
 * only, agree that it fits the story in focus or not, delete it. A popover
 * made when it is asked for; it goes by the tag's id, since names change. */
GtkWidget *duid_tag_menu_new (DuidSession *session,
                              const char  *tag_id);

G_END_DECLS
