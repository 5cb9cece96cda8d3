/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-bound-question.h"
#include "model/duid-dataset.h"

G_BEGIN_DECLS

/* Reads answers of several options: from one cell that parts them, from cells that each hold
 * one, or from a column per option. */
void duid_mask_reader_read (DuidDatasetBuilder *builder,
                            DuidBoundQuestion  *bound,
                            const DuidRecord   *record,
                            gsize               row);

G_END_DECLS
