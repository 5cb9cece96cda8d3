/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session.h"

G_BEGIN_DECLS

/* Searching the stories as people type, in another thread: all texts are looked through,
 * see store/duid-text-block.h. The texts are made ready once, at the first search or
 * before it, and kept while the same answers are shown. */

typedef struct
{
  gsize n_found;
  gsize n_inside; /* stories more that hold it inside their words, see base/duid-search.h;
                   * 0 when that was asked, or nothing */
} DuidFound;

/* Makes the texts ready for the first search, as when the hand goes to the entry. */
void     duid_session_ready_search  (DuidSession         *session);

/* Finds the stories that hold @words. A view with that search, shown by
 * duid_session_look() once this is done, need not look for them again. The next key
 * cancels. */
void     duid_session_search_async  (DuidSession         *session,
                                     const char          *words,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             data);
gboolean duid_session_search_finish (DuidSession         *session,
                                     GAsyncResult        *result,
                                     DuidFound           *found,
                                     GError             **error);

G_END_DECLS
