/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Two yes-or-no answers: the fourfold table
 *
 *            yes   no
 *   group 1   a     b
 *   group 2   c     d
 *
 * Fisher's exact test (two-sided: all tables at most as likely as this one, with
 * R's allowance of 1e-7), mid-p (this table counts half), conditional maximum-
 * likelihood odds ratio with exact interval, Woolf's interval of the sample odds
 * ratio, risk difference a / (a + b) - c / (c + d) with Newcombe's interval (1998,
 * method 10). Intervals are 95 %. Time and memory grow with the smallest margin. */
typedef struct
{
  double x2;              /* Pearson, without correction */
  double p;
  double x2_yates;
  double p_yates;
  double phi;             /* (ad - bc) / sqrt of the margins' product */
  double p_fisher;
  double p_mid;
  double odds_ratio_cmle; /* may be 0 or infinite */
  double odds_ratio_low;
  double odds_ratio_high;
  double odds_ratio;      /* ad / bc */
  double woolf_low;
  double woolf_high;
  double risk_difference;
  double risk_low;
  double risk_high;
} DuidFourfold;

/* What a margin of 0 leaves undefined is NaN; Fisher's p is 1 then. */
DuidFourfold duid_fourfold        (guint    a,
                                   guint    b,
                                   guint    c,
                                   guint    d);

/* Fisher's p alone; @p_mid is nullable. */
double       duid_fisher          (guint    a,
                                   guint    b,
                                   guint    c,
                                   guint    d,
                                   double  *p_mid);

/* The probability of each value of a with the margins as they are: a from 0 up to
 * a + b, 0 where the margins do not allow it. @pmf has room for a + b + 1. */
void         duid_fisher_pmf      (guint    a,
                                   guint    b,
                                   guint    c,
                                   guint    d,
                                   double  *pmf);

G_END_DECLS
