/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/duid-summary.h"
#include "plot/duid-tally.h"

G_BEGIN_DECLS

/* A triad with fewer answers takes its region from the answers themselves: it has to be
 * summed up by duid_summary_new(). */
#define DUID_SUMMARY_FEWEST_TALLIED 20

/* What duid_summary_new() gives over the rows that @counts of @tally are over. @bins are
 * the question's, NULL for a triad. */
DuidSummary *duid_summary_new_tallied (const DuidDataset     *dataset,
                                       int                    question,
                                       const DuidBins        *bins,
                                       DuidTally             *tally,
                                       const DuidTallyCounts *counts);

G_END_DECLS
