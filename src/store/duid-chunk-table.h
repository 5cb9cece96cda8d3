/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/duid-dataset.h"
#include "store/duid-sql.h"

G_BEGIN_DECLS

/* The chunks that answers stand in: versions of one import that were written
 * together. For each chunk a place in it → row of a dataset, -1 for a version
 * that is not wanted. */
typedef struct _DuidChunkTable DuidChunkTable;

DuidChunkTable *duid_chunk_table_new    (DuidSql            *sql,
                                         GError            **error);
void            duid_chunk_table_free   (DuidChunkTable     *table);

/* FALSE when there is no such place, or it has a row already. */
gboolean        duid_chunk_table_place  (DuidChunkTable     *table,
                                         gint64              chunk,
                                         gint64              place,
                                         gsize               row);
/* Gives the answers of all chunks that have rows to @builder. */
gboolean        duid_chunk_table_decode (DuidChunkTable     *table,
                                         DuidFramework      *framework,
                                         DuidDatasetBuilder *builder,
                                         GCancellable       *cancellable,
                                         GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidChunkTable, duid_chunk_table_free)

G_END_DECLS
