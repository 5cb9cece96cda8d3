/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a header says by itself of what stands below it, in the languages that are met
 * most. Numbers and texts go before it: it only tells what they leave open. */

/* Only the bare words: a whole question may speak of stories too. */
gboolean duid_header_is_title (const char *header);
gboolean duid_header_is_story (const char *header);
/* Of short texts: one of its words is “title”. */
gboolean duid_header_asks_title (const char *header);
/* Of numbers: how old somebody is, or in which year they were born. */
gboolean duid_header_is_age (const char *header);
/* Of numbers: days, which a spreadsheet counts. */
gboolean duid_header_is_day (const char *header);

G_END_DECLS
