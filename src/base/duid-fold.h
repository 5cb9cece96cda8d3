/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Text as a search sees it: case and accents do not matter, and what is no letter or
 * digit parts words. The very letters that the search index tells apart (FTS5's
 * unicode61 with remove_diacritics 2), so that whoever looks through texts without the
 * index finds the same; a test goes through all of Unicode.
 *
 * Folded text is made to be searched byte by byte. Letters and ASCII signs stand in it
 * as UTF-8, any blank as a space, any other sign (“…”, an emoji) between two bytes
 * DUID_FOLD_SIGN. So what parts words can be told from one byte on either side of a
 * word; see duid_fold_is_gap(). */

#define DUID_FOLD_SIGN  0xf8
/* Never in folded text: for whoever puts several texts behind one another. */
#define DUID_FOLD_BREAK 0xfe
#define DUID_FOLD_END   0xff

/* Whether @c belongs to a word: the index would keep it. */
gboolean duid_fold_is_letter (gunichar      c);
/* Whether the byte of folded text parts words. */
static inline gboolean
duid_fold_is_gap (guint8 byte)
{
  return byte >= DUID_FOLD_SIGN || (byte < 0x80 && !g_ascii_isalnum ((char) byte));
}

/* Appends @length bytes of @text, which is UTF-8. @places (guint32) may be NULL; it
 * gets, for each byte appended, which byte of @text it came from. */
void     duid_fold_append    (GByteArray   *folded,
                              GArray       *places,
                              const char   *text,
                              gsize         length);

G_END_DECLS
