/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "filter/duid-selection.h"

/* Random surveys with every type of question and awkward names, random tags and
 * random conditions on them; and the plain answer to "does this row pass?", made
 * row by row from the definitions, to hold the fast ways against. */

DuidDataset   *fixture_new_dataset   (GRand               *rand,
                                      gsize                n_rows);
DuidTagging   *fixture_new_tagging   (GRand               *rand,
                                      const DuidDataset   *dataset);
/* Finds the stories that hold a letter; @data is the dataset. */
DuidRows      *fixture_find_words    (const char          *words,
                                      gpointer             data);
/* A number or text as a teller might give it. */
double         fixture_draw_number   (GRand               *rand,
                                      const DuidQuestion  *question);
const char    *fixture_draw_text     (GRand               *rand);

DuidCondition *fixture_new_condition (GRand               *rand,
                                      const DuidStand     *stand);
/* A range or a lasso as a hand moves it on. */
DuidCondition *fixture_nudge         (GRand               *rand,
                                      const DuidCondition *condition);
gboolean       fixture_passes        (const DuidCondition *condition,
                                      const DuidStand     *stand,
                                      gsize                row);
