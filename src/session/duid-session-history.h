/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session.h"
#include "session/duid-step.h"

G_BEGIN_DECLS

/* What can be undone lasts: the acts of this person that the log remembers come back as
 * steps when a project is opened. Looking (selections, the board) is of one sitting only. */

#define DUID_HISTORY_MOST 50

/* Fills @undo and @redo (DuidStep, newest last) with what the author in use did and took
 * back at earlier times. */
gboolean duid_session_read_history  (DuidProject  *project,
                                     GPtrArray    *undo,
                                     GPtrArray    *redo,
                                     GError      **error);

/* The steps in their order, what was taken back too: the first @n_done of them count. */
guint       duid_session_count_steps   (DuidSession *session,
                                        guint       *n_done);
/* What one did in words (borrowed); @is_look (or NULL) tells looking from doing. */
const char *duid_session_get_step      (DuidSession *session,
                                        guint        number,
                                        gboolean    *is_look);
/* Undoes or does again until just the first @n_done count. On an error it stays where it
 * came to, and a step that cannot be walked any more is not there any more. */
gboolean    duid_session_walk_to       (DuidSession *session,
                                        guint        n_done,
                                        GError     **error);

G_END_DECLS
