/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/duid-finding.h"
#include "plot/duid-sample.h"

G_BEGIN_DECLS

/* The groups of one sample, put to the tests that suit its kind of answers. The first
 * finding is the one to show; what is behind it says more. A stopped progress function
 * leaves what was found so far. */
typedef struct
{
  const DuidSample *sample;
  guint            *groups;   /* owned: of each answer, renumbered without empty ones */
  guint             n_groups; /* at least 2 */
  guint            *originals; /* owned: what sample->groups calls them */
  gsize            *sizes;    /* owned */
  GPtrArray        *labels;   /* DuidGroupOf, by the sample's numbers; borrowed */
  const DuidTagging *tagging; /* borrowed: names of the options when the sample is of tags */
  DuidDraws         draws;    /* its persons are the sample's */
  const double     *weights;  /* of each answer, borrowed; NULL = none */
  gboolean          is_ordered; /* the groups stand in an order */
  gboolean          wants_all;  /* also tests that are only there on request */
  gboolean          has_intervals; /* bootstrap what no formula gives */
} DuidTrial;

/* NULL when fewer than two groups have answers. */
DuidTrial  *duid_trial_new        (const DuidSample *sample,
                                   GPtrArray        *labels,
                                   const DuidDraws  *draws);
void        duid_trial_free       (DuidTrial        *trial);

/* Appends DuidFinding to @findings. */
void        duid_trial_run        (const DuidTrial  *trial,
                                   GArray           *findings);

/* The label of a group by the trial's number (borrowed). */
const char *duid_trial_get_label  (const DuidTrial  *trial,
                                   guint             group);

/* ---- between the files of a trial ---- */

/* Whether only exact and permutation tests count: small groups, or persons with several
 * stories. */
gboolean    duid_trial_needs_draws (const DuidTrial *trial);
/* An effect of the answers @items, some of them several times. */
typedef double (*DuidEffectFunc)  (const DuidTrial  *trial,
                                   const guint      *items,
                                   gsize             n);
/* The 95 % bootstrap interval of @func over persons, into @effect; NaN with many. */
void        duid_trial_bootstrap  (const DuidTrial  *trial,
                                   DuidEffectFunc    func,
                                   DuidEffect       *effect);
/* The p of a table of @codes (below @n_codes) by group, its groups exchanged. */
void        duid_trial_shuffle_table (const DuidTrial *trial,
                                   const guint      *codes,
                                   guint             n_codes,
                                   DuidChance       *chance);
/* Counts of @codes by group: n_codes × n_groups (free with g_free()). */
double     *duid_trial_count      (const DuidTrial  *trial,
                                   const guint      *codes,
                                   guint             n_codes);
void        duid_trial_values     (const DuidTrial  *trial,
                                   GArray           *findings);
void        duid_trial_points     (const DuidTrial  *trial,
                                   GArray           *findings);
void        duid_trial_codes      (const DuidTrial  *trial,
                                   GArray           *findings);
void        duid_trial_ticks      (const DuidTrial  *trial,
                                   GArray           *findings);
/* Do the answers rise or fall with the groups' order? Several groups that have one only:
 * Spearman (of ordered options Kendall with gamma); where only exchanges count, or on
 * request, Jonckheere and Terpstra. */
void        duid_trial_trend      (const DuidTrial  *trial,
                                   GArray           *findings);
/* Energy of two groups or DISCO of several, over all kinds. */
DuidFinding duid_trial_energy     (const DuidTrial  *trial);
/* q of the parts from @first on, among themselves. */
void        duid_trial_adjust     (GArray           *findings,
                                   guint             first);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidTrial, duid_trial_free)

G_END_DECLS
