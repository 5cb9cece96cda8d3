/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session.h"

G_BEGIN_DECLS

/* One tag on the same words of a story, whoever gave it: what is shown as one line under
 * those words, and as one line of a list. */
typedef struct
{
  guint    tag;
  gsize    start;     /* code points of the story */
  gsize    end;
  guint    n_for;
  guint    n_against;
  int      own;       /* of the person at work: +1, 0 or -1 */
  char    *names;     /* who gave it, others than the person at work */
  char    *opponents; /* who says that it does not fit, likewise */
  gboolean is_hidden; /* a facilitator hid all there is of it */
  guint    level;     /* the line under the words: 0 is nearest to them */
  const DuidPassage *passage; /* one of them, borrowed from the tagging */
} DuidPassageGroup;

/* Those on the story text of @row, by where they stand (transfer full, DuidPassageGroup);
 * no two that overlap have one level. */
GArray *duid_passage_groups_new       (DuidSession   *session,
                                       gsize          row);
/* How many lines they need one under another. */
guint   duid_passage_groups_count_levels (GArray     *groups);

G_END_DECLS
