/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stats/duid-bootstrap.h"

G_BEGIN_DECLS

/* Do coders who looked at the same units say the same, and more often than chance would?
 *
 * Each coder gives each unit one of at most 127 categories on every item, or has not coded
 * the unit. An item is a question of its own (“does this tag fit?”): categories without
 * order. A unit counts from two codings on.
 *
 *   percent  pairs of codings of one unit that are equal, of all such pairs.
 *   kappa    Cohen 1960, for exactly two coders: (po - pe) / (1 - pe).
 *   alpha    Krippendorff 2004 (nominal), any number of coders, gaps allowed: 1 - Do / De.
 *
 * Several items are taken together as one: the observed and the expected parts are summed
 * over the items before dividing (for kappa: De Vries, Elliott, Kanouse and Teleki 2008,
 * “pooled kappa”; alpha likewise), so that a tag nearly nobody gives counts for little.
 * Where everybody gives everything one category there is nothing to be expected: kappa and
 * alpha are NaN then. */

#define DUID_NOT_CODED (-1)

typedef struct
{
  gsize        n_units;
  guint        n_coders;
  guint        n_items;
  const gint8 *codes; /* item by item, unit by unit, a code per coder; DUID_NOT_CODED or
                       * 0 .. 126; borrowed */
} DuidCodings;

typedef struct
{
  gsize  n_units; /* with two codings and more */
  double percent; /* 0 .. 1 */
  double kappa;   /* NaN unless there are two coders */
  double alpha;
} DuidAgreement;

typedef enum
{
  DUID_AGREEMENT_PERCENT,
  DUID_AGREEMENT_KAPPA,
  DUID_AGREEMENT_ALPHA,
} DuidAgreementKind;

DuidAgreement duid_agreement_measure (const DuidCodings *codings);
/* The same of @n units, some perhaps several times. */
DuidAgreement duid_agreement_measure_units (const DuidCodings *codings,
                                            const guint       *units,
                                            gsize              n);
double        duid_agreement_get     (const DuidAgreement *agreement,
                                      DuidAgreementKind    kind);

/* How sure: the units that count are drawn anew. FALSE when progress stopped it. */
gboolean      duid_agreement_interval (const DuidCodings *codings,
                                       DuidAgreementKind  kind,
                                       const DuidDraws   *draws,
                                       DuidBootstrap     *interval);

G_END_DECLS
