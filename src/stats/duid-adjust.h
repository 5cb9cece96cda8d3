/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* p values of a family of tests, made comparable (R's p.adjust()). */
typedef enum
{
  DUID_ADJUST_BH,   /* Benjamini and Hochberg 1995: share of false finds; the default */
  DUID_ADJUST_BY,   /* Benjamini and Yekutieli 2001: holds whatever the tests have in common */
  DUID_ADJUST_HOLM, /* Holm 1979: chance of any false find; for a few planned comparisons */
} DuidAdjust;

/* @p: @n values in any order; a NaN is no test: it stays NaN and is not counted
 * in the family. @adjusted has room for @n and may be @p itself. */
void     duid_adjust             (const double *p,
                                  gsize         n,
                                  DuidAdjust    method,
                                  double       *adjusted);

/* “BH”, “BY”, “Holm”, in any case. */
gboolean duid_adjust_from_string (const char   *text,
                                  DuidAdjust   *method);

G_END_DECLS
