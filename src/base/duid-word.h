/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The words of a text, for counting: letters, digits and what stands between two
 * letters in one word (“foto's”), in small letters and composed (NFC). What holds
 * no letter, as “12”, is no word. */

/* Finds the first word at or after *@at, which moves behind it. @word gets it in small
 * letters. FALSE when there is none. */
gboolean duid_word_next    (const char **at,
                            GString     *word);

/* Words that hold sentences together and tell nothing by themselves: articles,
 * pronouns, auxiliaries, in Dutch and in English; and every word of one letter.
 * @word as duid_word_next() gives it. */
gboolean duid_word_is_stop (const char  *word);

G_END_DECLS
