/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session.h"
#include "session/duid-story-list.h"

G_BEGIN_DECLS

/* The order of all stories, and which of it are those that pass. */
typedef struct
{
  guint32 *rows;  /* of each rank */
  guint32 *ranks; /* of each row */
  gsize    n_rows;
} DuidStoryRanks;

/* With so many stories putting them in order takes longer than a window may be held. */
#define DUID_STORY_RANKS_MANY 20000

/* All rows in @order, which is no queue. There must be stories. */
DuidStoryRanks *duid_story_ranks_new        (DuidSession          *session,
                                             DuidStoryOrder        order,
                                             guint32               seed);
/* The same in another thread; NULL with an error when cancelled, or when the titles that
 * the order is by cannot be read. */
void            duid_story_ranks_new_async  (DuidSession          *session,
                                             DuidStoryOrder        order,
                                             guint32               seed,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              data);
DuidStoryRanks *duid_story_ranks_new_finish (GAsyncResult         *result,
                                             GError              **error);
/* Of rows that were put in order elsewhere; takes @rows. */
DuidStoryRanks *duid_story_ranks_take       (guint32              *rows,
                                             gsize                 n_rows);
void            duid_story_ranks_free       (DuidStoryRanks       *ranks);

/* Which ranks belong to rows of @passing (transfer full). */
DuidRows       *duid_story_ranks_pick       (const DuidRows       *passing,
                                             const DuidStoryRanks *ranks);

G_END_DECLS
