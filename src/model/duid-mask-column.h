/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/duid-dataset-private.h"

G_BEGIN_DECLS

/* Columns of several options while a dataset is built: how many words a row's mask has. */

/* Gives the masks of all rows @n_words words, when options have been added; @capacity: the
 * rows there is room for. */
void duid_column_widen_masks (DuidColumn *column,
                              gsize       n_words,
                              gsize       capacity);
/* Makes them as wide as the options there are in the end, no wider and no narrower. */
void duid_column_fit_masks   (DuidColumn *column,
                              gsize       n_words,
                              gsize       n_rows);

G_END_DECLS
