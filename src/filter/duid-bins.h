/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/duid-dataset.h"

G_BEGIN_DECLS

/* How the answers to one question are counted: in which bin each row falls.
 *
 *   choice, consent   a bin per option        (at most one a row)
 *   multichoice       a bin per option        (any number a row)
 *   slider            20 bins, equal, the last one closed at both ends
 *   number            at most 20 bins of a round width over the data
 *   date              days, weeks, months, quarters or years: at most 40
 *   triad             the seven zones
 *   canvas            a bin per stone: placed
 *
 * Each answered row of slider, number, date, choice, triad is in exactly one
 * bin, so the bins add up to the answered rows, always. */
typedef struct
{
  guint    n_bins;
  gboolean is_many;  /* a row can be in several bins: multichoice and canvas */
  double   start;    /* slider and number: lower end of bin 0 */
  double   width;    /* of one bin, in the question's unit */
  double  *edges;    /* date: n_bins + 1 days; NULL otherwise */
  guint16 *codes;    /* bin per row, DUID_NO_CODE when not answered; NULL when is_many */
} DuidBins;

DuidBins *duid_bins_new       (const DuidDataset *dataset,
                               guint              question);
void      duid_bins_free      (DuidBins          *bins);

/* The bin of @value (slider, number, date); clamps. */
guint     duid_bins_find      (const DuidBins    *bins,
                               double             value);
/* Lower and upper end of a bin, in the question's unit or days. */
void      duid_bins_get_range (const DuidBins    *bins,
                               guint              bin,
                               double            *from,
                               double            *to);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidBins, duid_bins_free)

G_END_DECLS
