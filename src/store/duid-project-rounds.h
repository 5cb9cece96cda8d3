/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/duid-project.h"

G_BEGIN_DECLS

/* Rounds of voting on patterns: see duid_project_start_round() and
 * duid_project_vote(). */
typedef struct
{
  char  *id;
  char  *name;
  guint  budget; /* points that each person may give in all */
  gint64 moment; /* when it was started, microseconds since 1970; 0 = not known */
} DuidRound;

void       duid_round_free           (DuidRound    *round);

/* All that are not deleted, the newest first (transfer full, DuidRound). */
GPtrArray *duid_project_list_rounds  (DuidProject  *project,
                                      GError      **error);
/* What the author in use gave in a round: id of a pattern → guint64 (transfer full);
 * empty for who did not vote. */
gboolean   duid_project_load_ballot  (DuidProject  *project,
                                      const char   *round_id,
                                      GHashTable  **points,
                                      GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidRound, duid_round_free)

G_END_DECLS
