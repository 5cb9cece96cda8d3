/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/duid-project.h"

G_BEGIN_DECLS

/* Many changes as one: between these two every function of the project that changes
 * something waits with making it last. The second makes all of them last when @is_well,
 * and otherwise (or when one failed half-way) undoes them and returns FALSE. A change
 * that was refused before anything of it was written does not count.
 *
 * In between nothing may be loaded, merged or erased. */
gboolean duid_project_begin_together (DuidProject *project,
                                      GError     **error);
gboolean duid_project_end_together   (DuidProject *project,
                                      gboolean     is_well,
                                      GError     **error);

G_END_DECLS
