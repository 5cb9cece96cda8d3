/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "filter/duid-bins.h"

G_BEGIN_DECLS

/* The neighbouring bins that a brush on a small histogram covers, for a hand on the
 * keys: @from is where it began, @to is the end that moves, on either side of it. */
typedef struct
{
  int from;
  int to;
} DuidBinSpan;

#define DUID_NO_BIN_SPAN ((DuidBinSpan) { -1, -1 })

/* The bins that a range covers at least a part of: those of the brush that is there. */
DuidBinSpan duid_bin_span_of_range  (const DuidBins *bins,
                                     double          low,
                                     double          high);
gboolean    duid_bin_span_is_same   (DuidBinSpan     a,
                                     DuidBinSpan     b);

/* One or more bins on: the whole span, which keeps its size at the ends of the scale,
 * or with @stretches only the end that moves. Without a span, the first step takes the
 * bin at the end that it comes from. */
DuidBinSpan duid_bin_span_step      (DuidBinSpan     span,
                                     const DuidBins *bins,
                                     int             step,
                                     gboolean        stretches);

/* From the lower end of its lowest bin to the upper end of its highest. */
void        duid_bin_span_get_range (DuidBinSpan     span,
                                     const DuidBins *bins,
                                     double         *low,
                                     double         *high);

G_END_DECLS
