/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/duid-cells.h"
#include "plot/duid-compared.h"

G_BEGIN_DECLS

/* Two groups, or all groups of a question, on every other question: how large is the
 * difference, and does chance do as much? One row a question.
 *
 * Who finds a question not applicable gives an answer too: that is compared first, and
 * those are left out of the rest. Persons with several stories go to other groups as a
 * whole. p values of the sheet are one family (Benjamini and Hochberg over n_tests). Groups
 * were mostly chosen after looking, so what is found here asks to be seen again.
 *
 * Making one is long work: from a thread over an immutable dataset. The same plan gives
 * the same numbers. */

typedef struct
{
  GPtrArray *rows;     /* DuidCompared, in the order of the questions */
  guint      n_tests;  /* in the family */
  gsize      n_draws;  /* asked for */
  guint64    seed;
  gsize      n_shared; /* stories that were in several groups and are left out */
  gsize      n_weighed; /* stories with a weight */
  double     n_eff;    /* Kish' effective number of stories with weights, else NaN */
  double     max_over_mean; /* of the weights; above 5 a few stories weigh too much */
} DuidComparison;

/* Called now and then on the thread that works; FALSE stops. */
typedef gboolean (*DuidComparisonProgress) (double   share,
                                            gpointer data);

/* Everything is borrowed. */
typedef struct
{
  const DuidDataset *dataset;
  const DuidTagging *tagging;    /* or NULL */
  GPtrArray         *groups;     /* DuidGroupOf; they may overlap */
  int                by;         /* the question (or tags) the groups are of, left out; or -1 */
  const int         *questions;  /* only these, or NULL */
  gsize              n_questions;
  const char *const *leave_out;  /* names of questions that made the groups, or NULL */
  const char        *test;       /* only this test, or NULL for what suits */
  int                weights;    /* a number question, or -1 */
  gsize              n_draws;
  guint64            seed;
  gboolean           has_intervals; /* bootstrap intervals too: for the answer that stays */
  DuidComparisonProgress progress; /* or NULL */
  gpointer           data;
} DuidComparisonPlan;

/* A plan of everything by @groups with the usual draws. */
DuidComparisonPlan duid_comparison_plan (const DuidDataset *dataset,
                                         const DuidTagging *tagging,
                                         GPtrArray         *groups,
                                         int                by);
/* NULL when it was stopped. Of a @by that several options of can be chosen, each option is
 * compared with the rest. */
DuidComparison *duid_comparison_new     (const DuidComparisonPlan *plan);
void            duid_comparison_free    (DuidComparison           *comparison);

/* All of it as a table with a row a question, for a report (transfer full). */
DuidCells      *duid_comparison_make_cells (const DuidComparison *comparison,
                                         const DuidDataset        *dataset);

/* What weights did to it: “Weighed: 171 stories count as 152. …”, or NULL without weights
 * (transfer full). */
char           *duid_comparison_dup_weighing (const DuidComparison *comparison);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidComparison, duid_comparison_free)

G_END_DECLS
