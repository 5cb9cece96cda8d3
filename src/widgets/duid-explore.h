/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* From another page back to exploring: shows @question first on the board, its answers
 * coloured by @colour_by (-1 = one colour), among the stories of @conditions (NULL leaves
 * those that are chosen), and goes there. @stone -1: all stones. One step of undo. */
void duid_explore_question (GtkWidget   *from,
                            DuidSession *session,
                            int          question,
                            int          stone,
                            int          colour_by,
                            GPtrArray   *conditions);
/* Puts the story of @row in focus and shows it at length. */
void duid_explore_story    (GtkWidget   *from,
                            DuidSession *session,
                            gssize       row);
/* Shows the stories of @conditions (NULL: all) among the pictures as they are. */
void duid_explore_stories  (GtkWidget   *from,
                            DuidSession *session,
                            GPtrArray   *conditions);

G_END_DECLS
