/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* “import” of what another coding program wrote (REFI-QDA). */

/* Whether @paths (ended by NULL) is one such file, by its name. */
gboolean duid_qda_import_is_for (const char *const *paths);
/* Brings it into the project at @output, which is made when it is not there, and tells
 * what came. */
gboolean duid_qda_import_run    (const char        *path,
                                 const char        *output,
                                 const char        *author,
                                 GError           **error);

G_END_DECLS
