/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/duid-chunk-table.h"

G_BEGIN_DECLS

/* Where the texts of stories stand in a project, in parts of some hundred, from which a
 * dataset reads them when it wants them; see model/duid-late-texts.h. Each reader is a
 * connection of its own and holds no transaction from one part to the next: what a version
 * says never changes, it can only be erased. A file that took the place of the project
 * meanwhile is not read. */

/* Puts off the texts of all @n_rows rows of @builder, which @chunks knows by their places
 * and which is taken over. FALSE, with nothing done, when the file at @path cannot be read
 * a second time. */
gboolean duid_text_parts_put_off (const char         *path,
                                  DuidFramework      *framework,
                                  DuidChunkTable     *chunks,
                                  DuidDatasetBuilder *builder,
                                  gsize               n_rows);

G_END_DECLS
