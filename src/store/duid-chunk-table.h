/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/duid-dataset.h"
#include "store/duid-sql.h"

G_BEGIN_DECLS

/* The chunks that answers stand in: versions of one import that were written
 * together, and are numbered one after another. For each chunk a place in it → row of
 * a dataset, -1 for a version that is not wanted. */
typedef struct _DuidChunkTable DuidChunkTable;

typedef struct
{
  gint64  id;
  gint64  first;    /* number of the version in place 0, 0 when it has none */
  gint64  end;      /* number behind its last version */
  gsize   n_places;
  gsize   n_rows;   /* places that have one */
  gssize *rows;     /* of each place; NULL when none has one */
} DuidChunk;

DuidChunkTable  *duid_chunk_table_new    (DuidSql            *sql,
                                          GError            **error);
void             duid_chunk_table_free   (DuidChunkTable     *table);

/* FALSE when there is no such place, or it has a row already. */
gboolean         duid_chunk_table_place  (DuidChunkTable     *table,
                                          gint64              chunk,
                                          gint64              place,
                                          gsize               row);
/* The same of a version, by its number alone: where it stands is to be compared when
 * it is read. */
gboolean         duid_chunk_table_place_version (DuidChunkTable *table,
                                          gint64              version,
                                          gsize               row);

/* In the order of their versions. */
guint            duid_chunk_table_get_n_chunks (const DuidChunkTable *table);
const DuidChunk *duid_chunk_table_get_chunk (const DuidChunkTable *table,
                                          guint               index);

/* Gives the answers of a chunk that has rows to @builder. */
gboolean         duid_chunk_table_decode (DuidSql            *sql,
                                          const DuidChunk    *chunk,
                                          DuidFramework      *framework,
                                          DuidDatasetBuilder *builder,
                                          GError            **error);
/* Those of all chunks. */
gboolean         duid_chunk_table_decode_all (const DuidChunkTable *table,
                                          DuidSql            *sql,
                                          DuidFramework      *framework,
                                          DuidDatasetBuilder *builder,
                                          GCancellable       *cancellable,
                                          GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidChunkTable, duid_chunk_table_free)

G_END_DECLS
