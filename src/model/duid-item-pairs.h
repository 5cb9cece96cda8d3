/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/duid-dataset.h"

G_BEGIN_DECLS

/* Sliders that belong together two by two: how important something is, and how it was
 * experienced. Together they make a canvas with a stone for each pair, importance along x
 * and experience along y, so that every picture of a canvas can show them. */

/* Names of questions, importance and experience by turns (transfer full, an array that owns
 * them), in the order of the questions: those whose name, label, or label within its theme
 * is the same but for a word like “belang” or “importance” here and “ervaren” or
 * “experience” there. Only pairs on the scales of the first one. Empty when there are none. */
GPtrArray    *duid_item_pairs_find          (const DuidDataset *dataset);

/* Whether @questions (indices, importance and experience by turns) are pairs of sliders of
 * which each half has one scale, and no pair is of one question. */
gboolean      duid_item_pairs_are           (const DuidDataset *dataset,
                                             const guint       *questions,
                                             guint              n);
/* What a pair is about: the words that both labels have (transfer full). */
char         *duid_item_pairs_dup_item      (const DuidQuestion *importance,
                                             const DuidQuestion *experience);

/* The canvas they make (transfer full), and its answers: both ratings place a stone; a story
 * that placed one has answered. @states and each of @stones (one a pair) have a place for
 * every row. */
DuidQuestion *duid_item_pairs_make_question (const DuidDataset *dataset,
                                             const char        *name,
                                             const guint       *questions,
                                             guint              n);
void          duid_item_pairs_work_out      (const DuidDataset *dataset,
                                             const guint       *questions,
                                             guint              n,
                                             guint8            *states,
                                             DuidPoint        **stones);

G_END_DECLS
