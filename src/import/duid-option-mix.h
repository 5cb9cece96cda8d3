/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-column-profile.h"

G_BEGIN_DECLS

/* Options to choose from with what people wrote in beside them in the same cells, as
 * forms write “Other …”: some texts come again and again, the rest come once and are in
 * people's own words. */

/* The different parts of the cells at each @separator (NULL = whole cells) that come
 * back, in the order in which they came first, when the others were written in: char*,
 * added to @options. Parts that always come together are one option that holds the
 * separator itself. FALSE when the column is nothing of the kind. */
gboolean duid_option_mix_find (const DuidColumnProfile *profile,
                               const char              *separator,
                               GPtrArray               *options);

/* Parts of cells that always stand side by side are one option: appends the options
 * that @profile's cells fall into at each @separator to @options. */
void     duid_option_mix_join (const DuidColumnProfile *profile,
                               const char              *separator,
                               GPtrArray               *options);

G_END_DECLS
