/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/duid-finding.h"
#include "plot/duid-screening.h"

G_BEGIN_DECLS

/* Two questions with each other, by the test that suits their kinds: options part the
 * answers to the other question into groups; two scales rise together or not (Spearman, two
 * ordered choices Kendall with gamma); everything else by distance covariance. On one
 * scale also whether one lies higher than the other: see duid_pair_test_changed().
 *
 * A GArray of DuidFinding (transfer full), the one to show first, distance covariance last;
 * empty with too few answers. Some 10 ms to a second: for a thread. */
GArray *duid_pair_test      (const DuidDataset  *dataset,
                             const DuidTagging  *tagging,
                             DuidScreened        a,
                             DuidScreened        b,
                             const DuidDraws    *draws);

/* What the first of @findings says, in a sentence and in a line of numbers (transfer full). */
char   *duid_pair_dup_words (GArray             *findings,
                             const char         *title_a,
                             const char         *title_b);
char   *duid_pair_dup_test  (GArray             *findings);

G_END_DECLS
