/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "filter/duid-triad-codes.h"
#include "plot/duid-triad-cells.h"
#include "plot/duid-value-codes.h"
#include "stats/duid-describe.h"

G_BEGIN_DECLS

/* The answers to one question, counted over some rows and kept from one picture to the
 * next: when a brush moves only the rows that came or went are counted, however many
 * there are. It gives what counting afresh would, to the last answer, for all it keeps
 * are whole numbers.
 *
 * Of use to one thread at a time, which may be another each time. */
typedef struct _DuidTally DuidTally;

/* Rows that are counted apart. */
typedef enum
{
  DUID_TALLY_ALL,
  DUID_TALLY_BASE,
  DUID_TALLY_CHOSEN,
  DUID_N_TALLIES,
} DuidTallyPart;

typedef struct
{
  gsize           n_rows;
  gsize           states[DUID_N_STATES];
  guint           n_codes;
  guint32        *codes;  /* answers per option, or per value of DuidValueCodes; else NULL */
  DuidTriadCounts triad;
  guint32        *cells;  /* triads: as duid_triad_codes_count(), else NULL */
} DuidTallyCounts;

/* NULL for questions that are not counted so: stones, texts, and numbers of which
 * hardly two are alike. Takes a reference to @dataset. */
DuidTally       *duid_tally_new   (DuidDataset     *dataset,
                                   guint            question);
DuidTally       *duid_tally_ref   (DuidTally       *tally);
void             duid_tally_unref (DuidTally       *tally);

/* Over @rows (NULL = all); lent until @part is counted again. */
const DuidTallyCounts *duid_tally_count (DuidTally      *tally,
                                         DuidTallyPart   part,
                                         const DuidRows *rows);
/* The same per cell of a cutting of a triad. */
const guint32   *duid_tally_count_cells (DuidTally      *tally,
                                         DuidTallyPart   part,
                                         DuidTriadCells  cells,
                                         const DuidRows *rows);
guint            duid_tally_get_question (const DuidTally *tally);

/* Sliders, numbers and dates: the values of the codes. */
const DuidValueCodes *duid_tally_get_values (const DuidTally *tally);
/* All answers in rising order (transfer full). */
double          *duid_tally_dup_sorted  (const DuidTally       *tally,
                                         const DuidTallyCounts *counts);
/* The places of a triad's answers. */
DuidMoments      duid_tally_get_moments (const DuidTriadCounts *counts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidTally, duid_tally_unref)

G_END_DECLS
