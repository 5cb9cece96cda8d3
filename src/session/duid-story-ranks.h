/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session.h"
#include "session/duid-story-list.h"

G_BEGIN_DECLS

/* The order of all stories, and from it the list of those that pass. */

/* All rows in @order (transfer full); NULL for the order of the file, for the queues and
 * without stories. */
guint32 *duid_story_ranks_new  (DuidSession    *session,
                                DuidStoryOrder  order,
                                guint32         seed);
/* The rows of @passing in the order of @ranks, and the position of each row in them, -1 of
 * those that do not pass. */
void     duid_story_ranks_list (const DuidRows *passing,
                                const guint32  *ranks,
                                guint32        *rows,
                                gint32         *positions);
/* The same in the order of the file. */
void     duid_story_ranks_list_in_order (const DuidRows *passing,
                                guint32        *rows,
                                gint32         *positions);

G_END_DECLS
