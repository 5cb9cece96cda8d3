/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "filter/duid-bins.h"
#include "filter/duid-slices.h"

G_BEGIN_DECLS

/* All answers as small cells, row by row, in the layout that counting needs.
 *
 * A cell is the bin of an answer, or the state when there is none: cell 0 is
 * “answered, but in no bin”, 1 to 3 are the other states, bins begin at
 * DUID_CELL_BINS; the two after a slider's bins are its exact ends. A row's cells
 * of all questions lie side by side (one byte each, so one or two cache lines a
 * row): a row that comes or goes costs one visit to memory and one addition per
 * question, and the additions of neighbouring questions never wait for each other.
 * Multichoice and canvas have a state cell and a bit per option after it.
 *
 * The same cells stand once more as bit planes (DuidSlices), for when many rows are
 * counted: the table serves a brush that moves a little, the planes one that jumps.
 * Only a question of more than 256 cells has no planes. */

#define DUID_CELL_BINS 4

typedef struct
{
  guint    offset;     /* of the row's first byte for this question */
  guint    n_bytes;    /* of the bits, when is_many */
  guint    n_bins;
  guint    first_cell; /* in arrays of counts */
  guint    n_cells;
  guint    first_plane;
  guint    n_planes;   /* of the cell, or of the state and each option; 0 when is_wide */
  gboolean is_wide;    /* the cell takes two bytes */
  gboolean is_many;
  gboolean has_ends;
} DuidDigestColumn;

typedef struct
{
  gatomicrefcount   refs;
  gsize             n_rows;
  guint             n_columns; /* one per question */
  DuidDigestColumn *columns;
  guint             n_narrow;  /* single one-byte cells, at offsets 0 .. n_narrow - 1 */
  guint            *narrow_cells; /* first cell of each */
  guint             stride;
  guint             n_cells;   /* of all questions */
  guint8           *table;
  DuidSlices       *slices;
} DuidDigest;

/* @bins has one DuidBins per question; they are only read while building. */
DuidDigest *duid_digest_new   (const DuidDataset *dataset,
                               DuidBins *const   *bins);
DuidDigest *duid_digest_ref   (DuidDigest        *digest);
void        duid_digest_unref (DuidDigest        *digest);

/* Brings @counts (n_cells of them, or those of the one question) from the rows
 * @before to the rows @after, for one @question or for all (-1), in whichever way is
 * cheapest: row by row over those that changed, those in @after, or those not in it
 * (then @all, the counts of all rows, is what is taken off from), or by planes over
 * all. @before may be NULL when @counts hold nothing yet. */
void        duid_digest_count (const DuidDigest  *digest,
                               int                question,
                               const DuidRows    *before,
                               const DuidRows    *after,
                               const guint32     *all,
                               guint32           *counts);

/* Adds those of the @n rows @which that are in @among (@sign 1), or takes them off
 * (@sign -1), from @counts: of all cells, or those of the one question. */
void        duid_digest_add   (const DuidDigest  *digest,
                               int                question,
                               const guint32     *which,
                               gsize              n,
                               const DuidRows    *among,
                               int                sign,
                               guint32           *counts);

/* From the cells of a question to its bins: a slider's exact ends belong to its
 * outer bins. */
void        duid_digest_fold  (const DuidDigestColumn *column,
                               const guint32    *cells,
                               guint32          *bins);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidDigest, duid_digest_unref)

G_END_DECLS
