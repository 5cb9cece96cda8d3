/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "filter/duid-condition.h"
#include "filter/duid-order.h"

G_BEGIN_DECLS

/* What makes a brush that moves cheap: the rows of one question in an order in
 * which only those that the brush passes are visited.
 *
 * With few rows the order is made when a range or a lasso on the question first moves.
 * With many that would hold the hand up, so that every step finds its rows anew until
 * duid_mover_prepare() has been called, which may be in another thread, on a mover
 * that nobody else has yet. */
typedef struct _DuidMover DuidMover;

/* Up to this many rows the order is made while the hand waits: it takes a few ms. */
#define DUID_MOVER_ROWS_TO_WAIT_FOR 20000

DuidMover *duid_mover_new      (const DuidDataset   *dataset,
                                guint                question);
void       duid_mover_free     (DuidMover           *mover);

/* Makes the order: 30 ms and more per million rows. */
void       duid_mover_prepare  (DuidMover           *mover);
gboolean   duid_mover_is_ready (const DuidMover     *mover);
/* Of the numbers (borrowed), or NULL: not ready, or no numbers. */
DuidOrder *duid_mover_get_order (const DuidMover    *mover);
/* What the ranges of @condition take (DuidInterval, transfer full). */
GArray    *duid_mover_list_spans (const DuidCondition *condition,
                                const DuidQuestion  *question);

/* Whether the rows of @before can become those of @after at all: both are ranges, or
 * lassos on the same stones, and not inverted. */
gboolean   duid_mover_can_move (const DuidCondition *before,
                                const DuidCondition *after);

/* Makes @rows, those of @before, the rows of @after. FALSE, with nothing done, when
 * finding them anew is as quick. */
gboolean   duid_mover_move     (DuidMover           *mover,
                                const DuidCondition *before,
                                const DuidCondition *after,
                                const DuidStand     *stand,
                                DuidRows            *rows);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidMover, duid_mover_free)

G_END_DECLS
