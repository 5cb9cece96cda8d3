/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session.h"
#include "store/duid-project-persons.h"

G_BEGIN_DECLS

/* Who somebody is in a project; see also duid_session_set_author(). */

/* As whom the next project is opened; NULL: the name that the computer knows. The project
 * that is open is not concerned. */
void     duid_session_plan_author    (DuidSession *session,
                                      const char  *name);
/* The colour of who is at work, an index of the tag palette; one by the name when none was
 * chosen. */
int      duid_session_get_own_colour (DuidSession *session);
int      duid_person_get_colour      (const char  *name,
                                      const char  *colour);
/* Sets “role” or “colour” of who is at work; a step of undo. */
gboolean duid_session_set_own_field  (DuidSession *session,
                                      const char  *field,
                                      const char  *value,
                                      GError     **error);

G_END_DECLS
