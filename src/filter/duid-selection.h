/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "filter/duid-bins.h"
#include "filter/duid-condition.h"
#include "filter/duid-cube.h"
#include "filter/duid-mover.h"

G_BEGIN_DECLS

/* The linked selection: which rows pass, and the counts of every question for
 * the rows that pass, kept up to date as a brush moves.
 *
 * Values of one condition are OR, conditions are AND. The counts of a question
 * are over its *base*: the rows that pass everything but the conditions on that
 * question itself, so a chart is never filtered by its own brush.
 *
 * A small step costs in proportion to the rows that change: the old and new row set
 * of the changed brush are compared word by word and only the difference is counted.
 * When that is more than a recount by bit planes costs, counts are made anew. While one
 * range moves and nothing else changes, a cube can answer each step by itself. */
typedef struct _DuidSelection DuidSelection;

/* Tags stand behind the questions as a question of their own. */
#define DUID_QUESTION_TAGS(dataset) ((int) duid_dataset_get_n_questions (dataset))

typedef struct
{
  guint32  states[DUID_N_STATES]; /* over the base */
  guint32  n_filtered_out;        /* states and this add up to all rows */
  guint    n_bins;
  guint32 *bins;     /* over the base; tags: a bin per tag */
  guint32 *all_bins; /* over all rows */
  guint32 *chosen;   /* over the rows that pass everything */
  guint32  ends[2];  /* slider: rows of the base exactly at min and at max */
} DuidCounts;

DuidSelection    *duid_selection_new             (DuidDataset    *dataset);
void              duid_selection_free            (DuidSelection  *selection);

/* Conditions on tags and words are looked up anew. */
void              duid_selection_set_tagging     (DuidSelection  *selection,
                                                  DuidTagging    *tagging);
void              duid_selection_set_word_finder (DuidSelection  *selection,
                                                  DuidWordFinder  find_words,
                                                  gpointer        data);
/* Borrowed, for duid_condition_parse() and friends. */
const DuidStand  *duid_selection_get_stand       (DuidSelection  *selection);

/* Replaces all conditions; what did not change costs nothing. */
void              duid_selection_set_conditions  (DuidSelection  *selection,
                                                  GPtrArray      *conditions);

/* Rows that pass everything (borrowed, valid until the next change). */
const DuidRows   *duid_selection_get_rows        (DuidSelection  *selection);
gsize             duid_selection_get_n_rows      (DuidSelection  *selection);
/* The base of @question (an index, or DUID_QUESTION_TAGS). */
const DuidRows   *duid_selection_get_base        (DuidSelection  *selection,
                                                  int             question);
/* Whether @question has conditions of its own. */
gboolean          duid_selection_is_brushed      (DuidSelection  *selection,
                                                  int             question);
const DuidCounts *duid_selection_get_counts      (DuidSelection  *selection,
                                                  int             question);
/* NULL for tags. */
const DuidBins   *duid_selection_get_bins        (DuidSelection  *selection,
                                                  int             question);

/* ---- readiness ----
 *
 * What makes a brush quick takes long to make with many rows. Whoever has a thread to
 * spare makes it there and hands it in; until then, and without, every step is right
 * and takes the longer way. */

/* Whether a mover of @question would make its brush quicker. */
gboolean          duid_selection_wants_mover     (DuidSelection  *selection,
                                                  int             question);
/* Takes @mover over; it is freed when there is one already. */
void              duid_selection_take_mover      (DuidSelection  *selection,
                                                  int             question,
                                                  DuidMover      *mover);
/* The question of the brush that moves while all others stay, or -1. */
int               duid_selection_get_moving      (DuidSelection  *selection);
/* What the cube of the brush that moves now is made of (transfer full); NULL when
 * there is no such brush, its mover is missing, or the cube is there. */
DuidCubePlan     *duid_selection_plan_cube       (DuidSelection  *selection);
/* Takes @cube over; it is freed when anything else has changed since its plan. */
void              duid_selection_take_cube       (DuidSelection  *selection,
                                                  DuidCube       *cube);
gboolean          duid_selection_has_cube        (DuidSelection  *selection);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidSelection, duid_selection_free)

G_END_DECLS
