/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session.h"

G_BEGIN_DECLS

/* What is kept with the project and belongs to nobody in particular: a text under a
 * name (DUID_SETTING_… of store/duid-project.h). */

/* (transfer full) NULL when it was never set, or nothing is open. */
char    *duid_session_dup_setting (DuidSession *session,
                                   const char  *name);
/* Keeps @value, NULL for none; a step of undo called @words. Tells
 * DUID_CHANGED_TAGGING. */
gboolean duid_session_set_setting (DuidSession *session,
                                   const char  *name,
                                   const char  *value,
                                   const char  *words,
                                   GError     **error);

G_END_DECLS
