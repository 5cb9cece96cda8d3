/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/duid-framework.h"
#include "store/duid-sql.h"

G_BEGIN_DECLS

/* The questions of all imports together, as the project file keeps them. Their
 * places never change: answers stand under them. */

/* The project's framework, under its title (transfer full). */
DuidFramework *duid_framework_table_load (DuidSql             *sql,
                                          GError             **error);
/* Writes what differs from @older, which is what stands there now. */
gboolean       duid_framework_table_save (DuidSql             *sql,
                                          const DuidFramework *older,
                                          const DuidFramework *newer,
                                          GError             **error);
/* Whether a question that was searched no longer is, or the other way round. */
gboolean       duid_framework_table_has_changed_search (const DuidFramework *before,
                                                        const DuidFramework *after);

G_END_DECLS
