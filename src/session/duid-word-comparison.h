/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/duid-rows.h"
#include "model/duid-dataset.h"
#include "stats/duid-keyness.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Which words stand out in some stories against others. */

typedef struct
{
  char       *word;
  guint32     count[2];   /* in the first stories and in the others */
  guint32     stories[2];
  DuidKeyness keyness;
  double      q; /* of all words that are compared here (Benjamini and Hochberg) */
} DuidKeyWord;

typedef struct
{
  GArray *words; /* DuidKeyWord: those of the first stories first, by likelihood; then
                  * those of the others, the weakest first */
  guint64 n_words[2];
  gsize   n_stories[2];
} DuidWordComparison;

typedef struct
{
  guint    least_stories;    /* a word that fewer stories hold is left out: one teller's word */
  gboolean keeps_stop_words;
} DuidWordChoice;

#define DUID_LEAST_STORIES 3

/* Rows in both sets count in the first only. NULL with an error when cancelled. */
DuidWordComparison *duid_word_comparison_new  (const DuidDataset    *dataset,
                                               const DuidRows       *rows,
                                               const DuidRows       *others,
                                               const DuidWordChoice *choice,
                                               GCancellable         *cancellable,
                                               GError              **error);
void                duid_word_comparison_free (DuidWordComparison   *comparison);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidWordComparison, duid_word_comparison_free)

G_END_DECLS
