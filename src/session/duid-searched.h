/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/duid-text-block.h"

G_BEGIN_DECLS

/* The texts of one dataset as they are searched, and what was found in them last: views
 * go back and forth between a few searches. Counted, and may be used from any thread. */
typedef struct _DuidSearched DuidSearched;

DuidSearched *duid_searched_new       (DuidDataset    *dataset);
DuidSearched *duid_searched_ref       (DuidSearched   *searched);
void          duid_searched_unref     (DuidSearched   *searched);

DuidDataset  *duid_searched_get_dataset (DuidSearched *searched);

/* Makes the texts ready; who else asks meanwhile waits. */
void          duid_searched_make_ready (DuidSearched  *searched);
gboolean      duid_searched_is_ready  (DuidSearched   *searched);

/* What was found by just these words (transfer full), or NULL when that is not kept. */
DuidRows     *duid_searched_recall    (DuidSearched   *searched,
                                       const char     *words);
/* Finds it, making the texts ready first, and keeps it (transfer full). NULL with an
 * error when cancelled. */
DuidRows     *duid_searched_find      (DuidSearched   *searched,
                                       const char     *words,
                                       GCancellable   *cancellable,
                                       GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidSearched, duid_searched_unref)

G_END_DECLS
