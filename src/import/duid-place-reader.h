/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-bound-question.h"
#include "model/duid-dataset.h"

G_BEGIN_DECLS

/* Reads answers that are places: a triad as x and y in its box, and the stones of a
 * canvas. What lies nowhere is reported, and missing. */

void duid_place_reader_read_box    (DuidDatasetBuilder *builder,
                                    DuidBoundQuestion  *bound,
                                    const DuidRecord   *record,
                                    gsize               row);
void duid_place_reader_read_stones (DuidDatasetBuilder *builder,
                                    DuidBoundQuestion  *bound,
                                    const DuidRecord   *record,
                                    gsize               row);

G_END_DECLS
