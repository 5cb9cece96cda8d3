/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-coding.h"

G_BEGIN_DECLS

/* How far people agree about one tag, or about all together, each number with how sure it is:
 * a 95 % interval from 999 draws of the stories with replacement, by percentiles for few of
 * them and corrected for bias and acceleration (BCa) from 20 stories on. */
typedef struct
{
  double number;
  double low;  /* NaN, as high, when nothing can be said of it */
  double high;
} DuidMeasure;

typedef struct
{
  int         tag; /* of the tagging; -1: all together */
  gsize       n_stories;
  DuidMeasure measures[3]; /* by DuidAgreementKind */
} DuidAgreementLine;

/* @seed: another one gives another draw. */
DuidAgreementLine duid_agreement_line_measure (const DuidCoding  *coding,
                                               int                tag,
                                               int                seed);
/* “0.62 (0.40 to 0.79)”, “–” where there is nothing to be said (transfer full). */
char             *duid_measure_dup_words      (const DuidMeasure *measured);

G_END_DECLS
