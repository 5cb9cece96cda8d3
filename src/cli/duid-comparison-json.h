/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/duid-comparison.h"

G_BEGIN_DECLS

/* A comparison as one JSON object (transfer full): a question with every number that the
 * window shows, in its own order. */
char *duid_comparison_json_write (const DuidComparison *comparison,
                                  const DuidDataset    *dataset);

G_END_DECLS
