/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/duid-rows.h"
#include "model/duid-dataset.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Where searched words stand in stories, each with what stands around it: keywords in
 * context. */
typedef struct
{
  gsize row;
  char *before; /* one line, about @n_chars long at most, cut between words */
  char *hit;
  char *after;
} DuidWordContext;

/* All places of @search (as a search in stories reads it) in the stories of @rows, no
 * more than @most (transfer full, DuidWordContext); *@n_all is how many there are. NULL
 * with an error when it was cancelled. */
GArray *duid_word_contexts_find (const DuidDataset *dataset,
                                 const DuidRows    *rows,
                                 const char        *search,
                                 guint              n_chars,
                                 guint              most,
                                 gsize             *n_all,
                                 GCancellable      *cancellable,
                                 GError           **error);

G_END_DECLS
