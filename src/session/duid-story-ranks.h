/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session.h"
#include "session/duid-story-list.h"

G_BEGIN_DECLS

/* The order of all stories, and which of it are those that pass. */

/* All rows in @order (transfer full); NULL for the order of the file, for the queues and
 * without stories. */
guint32 *duid_story_ranks_new  (DuidSession    *session,
                                DuidStoryOrder  order,
                                guint32         seed);
/* Which ranks belong to rows of @passing: bit i is that of row @ranks[i] (transfer full). */
DuidRows *duid_story_ranks_pick (const DuidRows *passing,
                                const guint32  *ranks);
/* The rank of every row (transfer full). */
guint32 *duid_story_ranks_invert (const guint32 *ranks,
                                gsize           n_rows);

G_END_DECLS
