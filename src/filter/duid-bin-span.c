/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "filter/duid-bin-span.h"

static int
get_lowest (DuidBinSpan span)
{
  return MIN (span.from, span.to);
}

static int
get_highest (DuidBinSpan span)
{
  return MAX (span.from, span.to);
}

/* The upper end of a bin is the lower end of the next, which a range up to there does
 * not mean. */
DuidBinSpan
duid_bin_span_of_range (const DuidBins *bins,
                        double          low,
                        double          high)
{
  DuidBinSpan span;
  double      from;
  double      to;

  if (bins->n_bins == 0)
    return DUID_NO_BIN_SPAN;
  span = (DuidBinSpan) { (int) duid_bins_find (bins, low), (int) duid_bins_find (bins, high) };
  duid_bins_get_range (bins, (guint) span.to, &from, &to);
  if (span.to > span.from && high <= from)
    span.to--;
  return span;
}

gboolean
duid_bin_span_is_same (DuidBinSpan a,
                       DuidBinSpan b)
{
  return get_lowest (a) == get_lowest (b) && get_highest (a) == get_highest (b);
}

DuidBinSpan
duid_bin_span_step (DuidBinSpan     span,
                    const DuidBins *bins,
                    int             step,
                    gboolean        stretches)
{
  int last = (int) bins->n_bins - 1;

  if (last < 0)
    return DUID_NO_BIN_SPAN;
  if (span.from < 0)
    return step > 0 ? (DuidBinSpan) { 0, 0 } : (DuidBinSpan) { last, last };
  if (stretches)
    return (DuidBinSpan) { span.from, CLAMP (span.to + step, 0, last) };
  step = CLAMP (step, -get_lowest (span), last - get_highest (span));
  return (DuidBinSpan) { span.from + step, span.to + step };
}

void
duid_bin_span_get_range (DuidBinSpan     span,
                         const DuidBins *bins,
                         double         *low,
                         double         *high)
{
  double unused;

  duid_bins_get_range (bins, (guint) get_lowest (span), low, &unused);
  duid_bins_get_range (bins, (guint) get_highest (span), &unused, high);
}
