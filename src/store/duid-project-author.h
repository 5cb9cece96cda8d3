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

G_END_DECLS
