/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/duid-dataset.h"

G_BEGIN_DECLS

/* The answers to a slider, number or date as small codes: which of all different answers
 * a row gave, in rising order. People answer whole percents or so, and a million of them
 * a few thousand different ones; counted by code they are in order without sorting.
 * Two bytes a row, worked out once a dataset. */
typedef struct
{
  gsize    n_values;
  double  *values; /* rising, all different */
  guint16 *of_row; /* undefined where there is no answer; NULL when there are too many
                    * different answers for codes */
} DuidValueCodes;

/* Borrowed from @dataset. */
const DuidValueCodes *duid_value_codes_get (const DuidDataset *dataset,
                                            guint              question);

G_END_DECLS
