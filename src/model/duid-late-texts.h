/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/duid-dataset.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Texts that a dataset reads when somebody wants them: of very many stories they are most
 * of the file, and the first picture needs none. They come in parts, some hundred stories
 * each; a part is read once and whole, by the first who asks for a text in it, and stays.
 * Who goes through all stories asks for all texts beforehand, which says whether they are
 * all there.
 *
 * To who looks at it such a dataset is as unchanging as any other, from any thread: a text
 * is never another one later, and never empty for not having been read. What cannot be
 * read (the file is gone) is a sentence that says so, and is tried again the next time. */

/* Where a text stands in the bytes of its part. */
typedef struct
{
  guint question;
  gsize row;
  gsize offset;
} DuidLateText;

/* What parts are read from; a reader belongs to one thread, and reads several. */
typedef struct
{
  gpointer (*begin) (gpointer data,
                     GError **error);
  /* The bytes that texts of @part stand in, each ended by a NUL byte (transfer full), and
   * where (DuidLateText, appended to @texts); NULL with an error. */
  GBytes  *(*read)  (gpointer reader,
                     guint    part,
                     GArray  *texts,
                     GError **error);
  void     (*end)   (gpointer reader);
  void     (*free)  (gpointer data);
} DuidLateSource;

/* The texts of all rows there are so far come later: those of each row with the part in
 * @part_of_row (transfer full). @data, freed by the source, is its own. */
void     duid_dataset_builder_put_off_texts (DuidDatasetBuilder   *builder,
                                             const DuidLateSource *source,
                                             gpointer              data,
                                             guint32              *part_of_row,
                                             guint                 n_parts);
/* @row has an answer to @question in words; does nothing unless texts come later. */
void     duid_dataset_builder_expect_text   (DuidDatasetBuilder   *builder,
                                             guint                 question,
                                             gsize                 row);

/* Whether all texts are there. */
gboolean duid_dataset_has_texts   (DuidDataset   *dataset);
/* How much of them is, 0..1. */
double   duid_dataset_get_text_share (DuidDataset *dataset);
/* Reads those that are not; FALSE with an error when cancelled or when one cannot be read.
 * May take seconds. */
gboolean duid_dataset_fetch_texts (DuidDataset   *dataset,
                                   GCancellable  *cancellable,
                                   GError       **error);
/* From here on nothing is read any more; returns when nobody has the file open for it. */
void     duid_dataset_close_texts (DuidDataset   *dataset);

G_END_DECLS
