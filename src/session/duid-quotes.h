/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Which texts repeat what stands in others: some words of a story in a note, say. Five words
 * of one text in a row make a quote, whatever stands between them. */
typedef struct _DuidQuotes DuidQuotes;

DuidQuotes *duid_quotes_new      (void);
void        duid_quotes_free     (DuidQuotes       *quotes);
void        duid_quotes_add      (DuidQuotes       *quotes,
                                  const char       *text);
/* Whether @text (nullable) repeats something of the texts that were added. */
gboolean    duid_quotes_occur_in (const DuidQuotes *quotes,
                                  const char       *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidQuotes, duid_quotes_free)

G_END_DECLS
