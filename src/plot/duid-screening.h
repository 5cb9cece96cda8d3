/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/duid-cells.h"
#include "plot/duid-finding.h"
#include "plot/duid-scene.h"
#include "plot/duid-summary.h"

G_BEGIN_DECLS

/* Which questions know something of each other? All with all, whatever their kind, by
 * bias-corrected distance correlation (0 nothing, 1 everything; also what rises and then
 * falls), each with a permutation p and its q among all pairs. A map to find where to look,
 * not a verdict: the pair's own test says what there is.
 *
 * Of a person with several stories the first counts; of more than DUID_MOST_SCREENED
 * stories a fixed random choice. Making one is long work for a thread. */
#define DUID_MOST_SCREENED   600
#define DUID_FEWEST_SCREENED 10  /* stories that answered both */

typedef struct
{
  int question; /* index, or DUID_QUESTION_TAGS */
  int stone;    /* -1 when it is no canvas */
} DuidScreened;

typedef struct
{
  guint      a; /* places in the list of questions, a < b */
  guint      b;
  gsize      n;
  double     bcdcor; /* NaN when it could not be computed */
  DuidChance chance;
  double     q;
} DuidScreenedPair;

typedef struct
{
  GArray  *questions; /* DuidScreened */
  GArray  *pairs;     /* DuidScreenedPair, (0, 1), (0, 2), (1, 2), (0, 3) … */
  guint    n_tests;
  guint64  seed;
  gsize    n_stories; /* looked at */
  gsize    n_all;     /* of these */
  gboolean is_refined; /* draws enough for 1 / (R + 1) to come below .05 / n_tests */
} DuidScreening;

typedef gboolean (*DuidScreeningProgress) (double   share,
                                           gpointer data);

/* Everything is borrowed. */
typedef struct
{
  const DuidDataset    *dataset;
  const DuidTagging    *tagging; /* or NULL */
  const DuidRows       *rows;    /* or NULL: all */
  guint64               seed;
  gboolean              is_refined;
  DuidScreeningProgress progress; /* or NULL; FALSE stops */
  gpointer              data;
} DuidScreeningPlan;

/* NULL when it was stopped. */
DuidScreening          *duid_screening_new       (const DuidScreeningPlan *plan);
void                    duid_screening_free      (DuidScreening           *screening);

const DuidScreenedPair *duid_screening_get_pair  (const DuidScreening     *screening,
                                                  guint                    a,
                                                  guint                    b);
/* “Eigen regie”, “Aspecten: Klik” (both transfer full). */
char                   *duid_screened_dup_title  (DuidScreened             screened,
                                                  const DuidDataset       *dataset);
char                   *duid_screening_dup_title (const DuidScreening     *screening,
                                                  const DuidDataset       *dataset,
                                                  guint                    place);
/* “0.42 · p < .001 · q = .002 · n 160” (transfer full). */
char                   *duid_screened_pair_dup_words (const DuidScreenedPair *pair);

/* A row a pair, for a report (transfer full). */
DuidCells              *duid_screening_make_cells (const DuidScreening    *screening,
                                                  const DuidDataset       *dataset);

/* The map as a staircase, each name at the end of its row; @cell is the side of a cell and
 * @width the room for all. Colours run from nothing to 1 by the root; a dot is q < .05. */
DuidScene              *duid_screening_draw      (const DuidScreening     *screening,
                                                  const DuidDataset       *dataset,
                                                  gboolean                 is_dark,
                                                  double                   cell,
                                                  double                   width,
                                                  double                   text_scale);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidScreening, duid_screening_free)

G_END_DECLS
