/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session.h"
#include "store/duid-project-object-notes.h"

G_BEGIN_DECLS

/* Notes on tags, patterns and questions. Each act is kept at once and is one step of
 * undo; all tell DUID_CHANGED_TAGGING. */

/* (transfer full, DuidNote) Empty when there are none, or nothing is open. */
GArray  *duid_session_load_object_notes  (DuidSession  *session,
                                          DuidNoted     noted,
                                          const char   *id);
/* @note NULL makes one, @text NULL deletes it. */
gboolean duid_session_write_object_note  (DuidSession    *session,
                                          DuidNoted       noted,
                                          const char     *id,
                                          const DuidNote *note,
                                          const char     *text,
                                          GError        **error);

G_END_DECLS
