/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session.h"

G_BEGIN_DECLS

/* What a session does with tags on passages of the story in focus. Each act is kept at
 * once and is one step of undo; FALSE with a sentence when nothing was changed. */

/* Gives the words from @start to before @end (code points of the story's text, words that
 * are partly in it as a whole) the tag
 * @name, which is made when it is new. Once more on just the same words takes it back
 * unless @only_gives. */
gboolean duid_session_tag_passage   (DuidSession       *session,
                                     gsize              start,
                                     gsize              end,
                                     const char        *name,
                                     gboolean           only_gives,
                                     GError           **error);
/* What the person at work thinks of somebody's passage: +1, 0 or -1. */
gboolean duid_session_judge_passage (DuidSession       *session,
                                     const DuidPassage *passage,
                                     int                value,
                                     GError           **error);
/* What they think of it now. @row is that of the passage. */
int      duid_session_get_passage_opinion (DuidSession       *session,
                                           const DuidPassage *passage);

G_END_DECLS
