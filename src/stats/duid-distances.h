/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/duid-plane.h"

G_BEGIN_DECLS

/* How far any two answers lie apart, whatever the kind of question: what energy and
 * distance covariance work on.
 *
 * Answers at one place share a site, so a million sliders in whole percents are a
 * matrix of 101 × 101. When there are more places than max_sites, the plane is cut
 * into cells and each answer moves to the mean of its cell (is_binned: about 1 % of
 * the statistic). Memory: 8 n_sites² bytes. */
typedef struct
{
  gsize    n;
  guint   *site;      /* of each answer */
  gsize    n_sites;
  double  *count;     /* answers at each site */
  double  *matrix;    /* n_sites × n_sites */
  double  *line;      /* where the sites are, rising, when they lie on a line; else NULL */
  gboolean is_binned;
} DuidDistances;

#define DUID_MAX_SITES 2000

/* Places in the plane (triads, canvas): Euclidean. All must exist. */
DuidDistances *duid_distances_new_points (const DuidPoint *points,
                                          gsize            n,
                                          gsize            max_sites);
/* Values on a line (sliders, numbers, days, levels of an ordered choice). */
DuidDistances *duid_distances_new_values (const double    *values,
                                          gsize            n,
                                          gsize            max_sites);
/* Options without order: 1 apart, or 0 when the same. Below @n_labels. */
DuidDistances *duid_distances_new_labels (const guint     *labels,
                                          gsize            n,
                                          guint            n_labels);
/* Several ticks an answer, @n × @n_options of 0 or 1: the root of how many differ. An
 * answer that is new when there are @max_sites already joins the nearest. */
DuidDistances *duid_distances_new_ticks  (const guint8    *ticks,
                                          gsize            n,
                                          guint            n_options,
                                          gsize            max_sites);
void           duid_distances_free       (DuidDistances   *distances);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidDistances, duid_distances_free)

G_END_DECLS
