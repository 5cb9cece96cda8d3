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

G_END_DECLS
