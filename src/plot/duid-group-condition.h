/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "filter/duid-selection.h"

G_BEGIN_DECLS

/* The condition that passes exactly one group of duid_summary_split(): the option,
 * band, zone or tag at place @group of @question (an index, or DUID_QUESTION_TAGS).
 * NULL when there is no such group (transfer full). */
DuidCondition *duid_group_condition_new (const DuidDataset *dataset,
                                         const DuidTagging *tagging,
                                         int                question,
                                         guint              group);

G_END_DECLS
