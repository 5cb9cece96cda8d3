/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session.h"

G_BEGIN_DECLS

/* After many stories came, or an earlier time did not end it, the index of words is made in
 * another thread, by a connection of its own, while people work; see store/duid-indexing.h.
 * Everything is kept already, so who closes the project only puts it off. “changed” tells
 * of it as of other long work. */

/* Whether it is being made; @share is 0..1. */
gboolean duid_session_is_indexing    (DuidSession *session,
                                      double      *share);

/* For the room itself. Begins, if there is something to do; does nothing while it goes on,
 * or while another job is under way. */
void     duid_session_begin_indexing (DuidSession *session);
/* Waits until the step under way ended, some hundredths of a second. */
void     duid_session_stop_indexing  (DuidSession *session);

G_END_DECLS
