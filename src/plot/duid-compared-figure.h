/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/duid-comparison.h"
#include "plot/duid-scene.h"

G_BEGIN_DECLS

/* What a comparison says about one question, as a figure for a report: the groups' pictures
 * side by side on one scale, the difference, and beneath them the difference in words with
 * its test. A canvas has one line for each of its stones instead of a difference. */

/* Of @question, which @comparison has a row of at least; sizes in pixels (transfer full). */
DuidScene *duid_compared_figure_new          (const DuidComparison *comparison,
                                              int                   question,
                                              DuidDataset          *dataset,
                                              const DuidTagging    *tagging,
                                              gboolean              is_dark,
                                              double                width,
                                              double                height);
/* The figure said in words: for who cannot see it, and for a caption (transfer full). */
char      *duid_compared_figure_dup_sentence (const DuidComparison *comparison,
                                              int                   question,
                                              const DuidDataset    *dataset);

G_END_DECLS
