/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session.h"

G_BEGIN_DECLS

/* Texts of very many stories are read behind the window, in another thread, once their
 * answers are there (see model/duid-late-texts.h): nobody waits for them, and soon after all
 * are in memory. DUID_CHANGED_BUSY tells that it went on, failed or ended. */

/* Whether texts are still being read; @share is 0..1. */
gboolean    duid_session_is_reading_texts (DuidSession *session,
                                           double      *share);
/* Why not all of them could be read, while they are not there; or NULL (borrowed). */
const char *duid_session_get_text_trouble (DuidSession *session);

/* For the session itself, as soon as there is a dataset and before it goes. */
void        duid_session_begin_texts      (DuidSession *session);
void        duid_session_end_texts        (DuidSession *session);

G_END_DECLS
