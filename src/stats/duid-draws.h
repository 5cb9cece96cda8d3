/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stats/duid-dice.h"

G_BEGIN_DECLS

/* How often does chance alone do as much? Draws many random worlds, on all
 * threads of the crew, and counts.
 *
 * The same seed gives the same numbers whatever the number of threads: ten draws
 * together have dice of their own, whose seed follows from the 64-bit seed and their
 * place. */
#define DUID_DRAWS_BLOCK 10

/* Called between rounds (about 200 draws) on the calling thread, with the p so far
 * (NaN when nothing is tested). Return FALSE to stop. */
typedef gboolean (*DuidDrawsProgress) (gsize    n_done,
                                       gsize    n_draws,
                                       double   p,
                                       gpointer data);

typedef struct
{
  gsize             n_draws;  /* 999 for a screen, 9,999 for what leaves the program */
  guint64           seed;
  DuidDrawsProgress progress; /* nullable */
  gpointer          data;     /* for progress */
  /* Nullable, for tests that give answers to other groups: the person of each answer, from
   * 0 on without gaps. Whole persons go to other groups; who is in several changes places
   * within himself. */
  const guint      *persons;
} DuidDraws;

/* What a permutation test found. */
typedef struct
{
  double   p;         /* (b + 1) / (R + 1), or b / all when every world was looked at */
  double   p_error;   /* Monte-Carlo standard error of p; 0 when exact */
  double   least_p;   /* the smallest p this could have given */
  double   null_mean; /* mean of the statistic in the random worlds */
  gsize    n_draws;   /* how many worlds: R, or all of them */
  gboolean is_exact;  /* every world was looked at */
} DuidChance;

/* One random world: fills @numbers; the first is the statistic that is tested,
 * the larger the farther from chance. @scratch is the draw's own (it holds what
 * an earlier draw left there), @data is shared by all threads and read only. */
typedef void (*DuidDrawFunc) (DuidDice     *dice,
                              gpointer      scratch,
                              gconstpointer data,
                              double       *numbers);

/* The @n random worlds of one generator (at most DUID_DRAWS_BLOCK) at once: fills the
 * @numbers of all. It rolls the dice in the order in which single worlds would. */
typedef void (*DuidDrawsFunc) (DuidDice     *dice,
                               gsize         n,
                               gpointer      scratch,
                               gconstpointer data,
                               double       *numbers);

typedef struct
{
  DuidDrawFunc  func;
  gsize         scratch_size; /* bytes */
  gsize         n_numbers;    /* at least 1 */
  gconstpointer data;
  DuidDrawsFunc block_func;   /* instead of func, when it costs less for several */
} DuidDrawing;

/* Does all draws. @observed is the statistic as it is in the data; a draw counts as
 * as far when it is at least that (rounding aside). @numbers (nullable) has room for
 * n_draws × n_numbers. FALSE when the progress function stopped it; @chance then
 * says what was found so far. */
gboolean duid_draws_run    (const DuidDraws   *draws,
                            const DuidDrawing *drawing,
                            double             observed,
                            double            *numbers,
                            DuidChance        *chance);

/* Whether @statistic is at least @observed but for rounding. */
gboolean duid_is_as_far    (double             statistic,
                            double             observed);

G_END_DECLS
