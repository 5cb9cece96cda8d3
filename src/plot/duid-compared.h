/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/duid-finding.h"
#include "plot/duid-summary.h"

G_BEGIN_DECLS

/* One question of a comparison: what its groups answered, and what the tests say. */

/* Below this many answers a group is left out of a question's test. */
#define DUID_FEWEST_COMPARED 5

typedef struct
{
  int        question; /* index, or DUID_QUESTION_TAGS */
  int        stone;    /* -1 when it is no canvas */
  GPtrArray *groups;   /* DuidGroupOf; counted */
  char      *about;    /* the option that parts the groups, or NULL */
  gsize     *n;        /* answers of each group */
  gsize     *n_not_applicable;
  guint      n_persons; /* behind the answers that were tested */
  GArray    *findings; /* DuidFinding; the first is the one to show; empty with too few answers */
  GArray    *not_applicable; /* DuidFinding: one, or none when nobody said so */
  gboolean   is_flagged; /* so many find it not applicable that the rest may not compare */
  gboolean   is_weighed; /* the shown test weighs its stories */
  gboolean   is_unweighed; /* there are weights, but no test of this question weighs */
  gboolean   has_persons; /* several stories of one person */
  double     size;     /* bias-corrected distance correlation with the groups: to sort by */
} DuidCompared;

/* Counts @groups (kept) on @question: nothing is tested yet. @about is copied. */
DuidCompared *duid_compared_new         (GPtrArray          *groups,
                                         int                 question,
                                         int                 stone,
                                         const char         *about);
void          duid_compared_free        (DuidCompared       *row);

/* Counts who finds the question not applicable, and tests whether groups differ in that;
 * `n` is known. */
void          duid_compared_test_absent (DuidCompared       *row,
                                         const DuidDataset  *dataset);
/* Once q is known: can what is left be compared? */
void          duid_compared_flag        (DuidCompared       *row);

/* The test that is shown; NULL when there were too few answers. */
const DuidFinding *duid_compared_get_finding (const DuidCompared  *row);
/* Whether it is more than chance: q < .05. */
gboolean        duid_compared_is_clear  (const DuidCompared       *row);

/* The difference in words with its interval, the effect first; and the test behind it in
 * one line: name, p, q, n of each group (both transfer full, translated). */
char           *duid_compared_dup_words (const DuidCompared       *row,
                                         const DuidDataset        *dataset);
char           *duid_compared_dup_test  (const DuidCompared       *row);
/* What to know about N/A before reading on, or NULL (transfer full). */
char           *duid_compared_dup_warning (const DuidCompared     *row);
/* A short name for the row: “Eigen regie”, “Aspecten: Klik” (transfer full). */
char           *duid_compared_dup_title (const DuidCompared       *row,
                                         const DuidDataset        *dataset);

G_END_DECLS
