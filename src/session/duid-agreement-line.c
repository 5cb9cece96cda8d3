/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "session/duid-agreement-line.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define N_DRAWS 999
/* The interval by percentiles below, BCa from here; see stats/duid-bootstrap.h. */
#define FEWEST_FOR_BCA 20

static DuidMeasure
measure (const DuidCodings   *codings,
         const DuidAgreement *found,
         DuidAgreementKind    kind,
         const DuidDraws     *draws)
{
  DuidMeasure   measured = { duid_agreement_get (found, kind), NAN, NAN };
  DuidBootstrap sure;

  if (!isfinite (measured.number) || !duid_agreement_interval (codings, kind, draws, &sure))
    return measured;
  measured.low = found->n_units >= FEWEST_FOR_BCA ? sure.bca_low : sure.low;
  measured.high = found->n_units >= FEWEST_FOR_BCA ? sure.bca_high : sure.high;
  return measured;
}

DuidAgreementLine
duid_agreement_line_measure (const DuidCoding *coding,
                             int               tag,
                             int               seed)
{
  const DuidDraws   draws = { N_DRAWS, (guint64) seed, NULL, NULL, NULL };
  DuidCodings       codings = duid_coding_get_codings (coding, tag);
  DuidAgreement     found = duid_agreement_measure (&codings);
  DuidAgreementLine line = { .tag = tag, .n_stories = found.n_units };

  for (int kind = DUID_AGREEMENT_PERCENT; kind <= DUID_AGREEMENT_ALPHA; kind++)
    line.measures[kind] = measure (&codings, &found, (DuidAgreementKind) kind, &draws);
  return line;
}

char *
duid_measure_dup_words (const DuidMeasure *measured)
{
  if (!isfinite (measured->number))
    return g_strdup ("–");
  if (!isfinite (measured->low))
    return g_strdup_printf ("%.2f", measured->number);
  return g_strdup_printf (_ ("%.2f (%.2f to %.2f)"), measured->number, measured->low,
                          measured->high);
}
