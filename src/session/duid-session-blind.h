/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session.h"

G_BEGIN_DECLS

/* Coding blind: while the project is, each person sees only what they themselves said of
 * stories, so that nobody is led by another. It holds for what the session shows:
 * duid_session_get_tagging() has nothing of the others then, and so has no count, filter,
 * list or story. Their words stay in the project, and files that are written have them. */
#define DUID_SETTING_BLIND "blind"

gboolean     duid_session_is_blind        (DuidSession *session);
/* A step of undo, for everybody who works with the project. */
gboolean     duid_session_set_blind       (DuidSession *session,
                                           gboolean     is_blind,
                                           GError     **error);
/* What everybody added, blind or not (borrowed). */
DuidTagging *duid_session_get_all_tagging (DuidSession *session);

G_END_DECLS
