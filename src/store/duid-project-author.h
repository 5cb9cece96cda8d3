/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/duid-project.h"

G_BEGIN_DECLS

/* What is known of who is at work. */

/* “name”, “role” or “colour” of the author in use (transfer full); NULL when it was
 * never set, nobody is at work, or with @error when it could not be read. */
char *duid_project_dup_author_field (DuidProject  *project,
                                     const char   *field,
                                     GError      **error);
/* Who marked a story as read, “Anna, Bo” (transfer full); NULL when nobody did, or with
 * @error when it could not be read. */
char *duid_project_dup_story_readers (DuidProject *project,
                                      const char  *story_key,
                                      GError     **error);

G_END_DECLS
