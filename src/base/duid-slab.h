/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One large piece of memory that is read here and there: it begins at a line of the
 * cache, and where the system has large pages it is asked to take those. A row that is
 * visited then waits for its own line and not for the tables of the pages as well, and
 * the first touch of fresh memory costs a fraction.
 *
 * What is in it at first is anything; duid_slab_new0() gives zeros. Never NULL. */
gpointer duid_slab_new  (gsize    size);
gpointer duid_slab_new0 (gsize    size);
void     duid_slab_free (gpointer slab);

G_END_DECLS
