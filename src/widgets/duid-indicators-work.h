/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/duid-dataset.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a page of indicators is made of, found in another thread: over a million
 * stories it takes a while. */

#define DUID_SPLIT_NOTHING -1

typedef struct
{
  GPtrArray *indicators; /* DuidIndicator, in the order of the page */
  GPtrArray *parts;      /* DuidGroupOf, or NULL */
  gboolean   is_in_time;
} DuidIndicatorsFound;

void  duid_indicators_found_free    (DuidIndicatorsFound *found);

/* @chosen is the page as text, or NULL for what is suggested. @split is a question
 * or the above. */
void  duid_indicators_work_start    (DuidDataset         *dataset,
                                     const char          *chosen,
                                     int                  split,
                                     GCancellable        *cancellable,
                                     gpointer             source,
                                     GAsyncReadyCallback  callback);
/* (transfer full) NULL when it was cancelled. */
DuidIndicatorsFound *duid_indicators_work_finish (GAsyncResult *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidIndicatorsFound, duid_indicators_found_free)

G_END_DECLS
