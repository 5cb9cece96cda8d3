/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/duid-pattern.h"
#include "session/duid-session.h"
#include "store/duid-project-rounds.h"

G_BEGIN_DECLS

/* The patterns of a project: what people see in the stories, what it may mean,
 * what could be done; each with the view and the stories it was seen in, frozen.
 * Every act is kept at once and can be undone; afterwards DUID_CHANGED_TAGGING is
 * told. */

/* The fields of a pattern that the program knows; readings are “reading.1” and up. */
#define DUID_PATTERN_SEE        "see"
#define DUID_PATTERN_DO         "do"
#define DUID_PATTERN_READING    "reading."
#define DUID_PATTERN_THEME      "theme"
#define DUID_PATTERN_CONFIDENCE "confidence" /* “low”, “some” or “high” */
#define DUID_PATTERN_CARD       "card"       /* the chart, as a board's line */
#define DUID_PATTERN_CONDITIONS "conditions"
#define DUID_PATTERN_CARRIERS   "carriers"  /* keys of stories, a line each */
#define DUID_PATTERN_AUTHOR     "author"     /* name of who began it */
#define DUID_PATTERN_MADE       "made"       /* the day its list was frozen, “2024-11-12” */
#define DUID_PATTERN_PLACE      "place"      /* order on the board, digits */

/* By place, those without one last (transfer full, DuidPattern). */
GPtrArray *duid_session_load_patterns     (DuidSession        *session,
                                           GError            **error);

/* Freezes what is looked at: the selection, its conditions, and the card of @question
 * (NULL: no chart). @id_out (transfer full) may be NULL. */
gboolean   duid_session_add_pattern       (DuidSession        *session,
                                           const char         *question,
                                           char              **id_out,
                                           GError            **error);
gboolean   duid_session_change_pattern    (DuidSession        *session,
                                           const DuidPattern  *pattern,
                                           const char         *field,
                                           const char         *value,
                                           GError            **error);
gboolean   duid_session_delete_pattern    (DuidSession        *session,
                                           const DuidPattern  *pattern,
                                           GError            **error);
/* Freezes the stories that its conditions give now. */
gboolean   duid_session_refreeze_pattern  (DuidSession        *session,
                                           const DuidPattern  *pattern,
                                           GError            **error);
/* Looks at it again: its conditions, and its chart on the board. */
gboolean   duid_session_show_pattern      (DuidSession        *session,
                                           const DuidPattern  *pattern,
                                           GError            **error);

/* What became of a pattern's stories since. */
typedef struct
{
  DuidRows *frozen;  /* those of its list that are there */
  gsize     n_frozen; /* how many the list had */
  gsize     n_now;   /* how many its conditions give */
  gsize     n_more;  /* of them not in the list */
  gsize     n_gone;  /* in the list, not given any more */
  gboolean  is_lost; /* its conditions cannot be read any more: nothing is known of now */
} DuidPatternStand;

DuidPatternStand *duid_session_compare_pattern (DuidSession       *session,
                                                const DuidPattern *pattern);
void       duid_pattern_stand_free        (DuidPatternStand   *stand);
/* “84 stories”, “84 stories; now 87: 3 more” (transfer full). */
char      *duid_pattern_stand_dup_words   (const DuidPatternStand *stand);

/* The chart that was frozen (transfer full), NULL without one. */
DuidCard  *duid_pattern_dup_card          (const DuidPattern  *pattern);
/* The readings that are not empty, in order (transfer full). */
GStrv      duid_pattern_dup_readings      (const DuidPattern  *pattern);

/* ---- votes ---- */

/* What people gave in the round: @own of the person at work, @totals of all. Each
 * is id of a pattern → guint64 (transfer full). */
gboolean   duid_session_load_votes        (DuidSession        *session,
                                           const DuidRound    *round,
                                           GHashTable        **own,
                                           GHashTable        **totals,
                                           guint              *n_voters,
                                           GError            **error);
/* Gives a pattern @points, the others what they had; more than there is to give in
 * the round is refused with a sentence. */
gboolean   duid_session_vote              (DuidSession        *session,
                                           const DuidRound    *round,
                                           const char         *pattern_id,
                                           guint               points,
                                           GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidPatternStand, duid_pattern_stand_free)

G_END_DECLS
