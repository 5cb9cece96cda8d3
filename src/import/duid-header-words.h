/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a header says by itself of the text below it, in Dutch and English. Only
 * the bare word: a whole question may speak of stories too. */

gboolean duid_header_is_title (const char *header);
gboolean duid_header_is_story (const char *header);

G_END_DECLS
