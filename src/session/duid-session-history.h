/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session-private.h"

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

G_END_DECLS
