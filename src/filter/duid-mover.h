/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "filter/duid-condition.h"

G_BEGIN_DECLS

/* What makes a brush that moves cheap: the rows of one question in an order in
 * which only those that the brush passes are visited. Made when a range or a lasso
 * on the question first moves. */
typedef struct _DuidMover DuidMover;

DuidMover *duid_mover_new      (const DuidDataset   *dataset,
                                guint                question);
void       duid_mover_free     (DuidMover           *mover);

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
