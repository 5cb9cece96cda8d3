/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-coding.h"
#include "session/duid-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUID_MOST_DIFFERENCES 200

/* Fills @list with the stories on which people differ about @tag (-1: about any), the most
 * disputed first, DUID_MOST_DIFFERENCES at most. Of each it shows the tags in dispute, and
 * side by side who gave it and who read the story without giving it. Returns how many stories
 * there are in all. */
guint duid_difference_list_fill    (GtkListBox       *list,
                                    DuidSession      *session,
                                    const DuidCoding *coding,
                                    int               tag);
/* The story of a row of the list. */
gsize duid_difference_list_get_row (GtkListBoxRow    *row);

G_END_DECLS
