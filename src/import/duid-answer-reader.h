/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-mapping.h"
#include "import/duid-record-batch.h"
#include "import/duid-table.h"
#include "model/duid-dataset.h"

G_BEGIN_DECLS

/* Reads the answers of one source: each binding, whose columns have been found in
 * the table, turns the cells of a row into an answer and a state. */
typedef struct _DuidAnswerReader DuidAnswerReader;

/* Borrows everything, for as long as it lives. Fails when a column that the
 * description names is not in the table. */
DuidAnswerReader *duid_answer_reader_new    (const DuidMappedSource *source,
                                             const DuidFramework    *framework,
                                             DuidTable              *table,
                                             DuidDatasetBuilder     *builder,
                                             GError                **error);
void              duid_answer_reader_free   (DuidAnswerReader       *reader);

/* The records of the batch, with the cells that ids are in, for the thread @part. */
const DuidRecord *duid_answer_reader_get_ids (const DuidAnswerReader *reader,
                                              DuidRecordBatch        *batch,
                                              int                     part);
/* The id of the record's story, or NULL when it has none (transfer full). */
char             *duid_answer_reader_dup_id (const DuidAnswerReader *reader,
                                             const DuidRecord       *record);
/* Whether @column (from 0) is read for any question. */
gboolean          duid_answer_reader_uses   (const DuidAnswerReader *reader,
                                             guint                   column);
/* Sets all answers of the dataset's rows from @row on. @first is done before texts are
 * read, while others read what is no text; @column of it means nothing. */
void              duid_answer_reader_read   (DuidAnswerReader       *reader,
                                             DuidRecordBatch        *batch,
                                             gsize                   row,
                                             DuidBatchFunc           first,
                                             gpointer                data);
/* Appends what was met since the last call to @problems. Of a row, what stands there from
 * @from on comes first, then @told (of which they are taken), then those of the
 * questions in their order; rows come in their order. */
void              duid_answer_reader_take_problems (DuidAnswerReader *reader,
                                                    GPtrArray        *problems,
                                                    guint             from,
                                                    guint             to,
                                                    GPtrArray        *told);
/* To be called once, after the last row: triads wait for it. What is met then is
 * appended to @problems. @numbers: of all rows of the dataset, the rows of their files. */
void              duid_answer_reader_finish (DuidAnswerReader       *reader,
                                             const gint64           *numbers,
                                             GPtrArray              *problems);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidAnswerReader, duid_answer_reader_free)

G_END_DECLS
