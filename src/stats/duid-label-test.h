/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stats/duid-draws.h"

G_BEGIN_DECLS

/* Would other groups of the same sizes differ as much? Gives the labels of the
 * groups to other answers: every possible way when there are at most 20,000,
 * else n_draws random ways. */

/* The statistic of one way, the larger the farther from chance: @labels has one
 * label for each answer. Fills @numbers as a DuidDrawFunc does. */
typedef void (*DuidLabelFunc) (const guint  *labels,
                               gpointer      scratch,
                               gconstpointer data,
                               double       *numbers);

/* Several ways at once: notes the one at @place, then measures those at 0 to @n - 1. */
typedef void (*DuidLabelNoteFunc) (const guint  *labels,
                                   guint         place,
                                   gpointer      scratch,
                                   gconstpointer data);
typedef void (*DuidLabelsFunc)    (guint         n,
                                   gpointer      scratch,
                                   gconstpointer data,
                                   double       *numbers);

typedef struct
{
  DuidLabelFunc func;
  gsize         scratch_size; /* bytes */
  gsize         n_numbers;    /* at least 1 */
  gconstpointer data;
  DuidLabelNoteFunc note;     /* both or none: at most DUID_DRAWS_BLOCK at once */
  DuidLabelsFunc    measure;
} DuidLabelling;

/* @labels: the @n labels as they are, below @n_labels. @means (nullable) has room
 * for n_numbers: the mean of each number over the ways. FALSE when the progress
 * function stopped it. */
gboolean duid_label_test (const guint         *labels,
                          gsize                n,
                          guint                n_labels,
                          const DuidLabelling *labelling,
                          const DuidDraws     *draws,
                          double              *means,
                          DuidChance          *chance);

/* In how many ways the labels can be given (a double: it may be very large). */
double   duid_count_labellings (const guint   *labels,
                                gsize          n,
                                guint          n_labels);

G_END_DECLS
