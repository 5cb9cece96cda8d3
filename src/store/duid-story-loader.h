/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/duid-chunk-table.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Reads the answers and texts of stories whose rows are there already, a chunk after
 * another. Of many stories the crew of threads shares the chunks, each thread with a
 * connection of its own: reading pages and looking at every letter takes far longer
 * than what is done with them. */
typedef struct
{
  DuidSql            *sql;    /* in a transaction; all borrowed */
  const char         *path;   /* of the file, for more connections */
  DuidFramework      *framework;
  DuidChunkTable     *chunks; /* with the rows in their places */
  DuidDatasetBuilder *builder;
  gboolean            is_late; /* the texts come later: only answers */
  GCancellable       *cancellable;
} DuidStoryLoader;

gboolean duid_story_loader_run (const DuidStoryLoader *loader,
                                GError               **error);

G_END_DECLS
