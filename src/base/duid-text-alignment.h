/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where the words of one text stand in another version of it.
 *
 * The two are compared word by word (the fewest words taken out and put in, by
 * Myers, “An O(ND) Difference Algorithm and Its Variations”, 1986); of a word
 * that was changed its beginning and end are followed too. All positions are in
 * Unicode code points. Costs the length of the texts times what differs; texts
 * that differ in thousands of words are compared at their beginning and end only. */
typedef struct _DuidTextAlignment DuidTextAlignment;

DuidTextAlignment *duid_text_alignment_new   (const char              *from,
                                              const char              *to);
void               duid_text_alignment_free  (DuidTextAlignment       *alignment);

/* Carries a passage, from @start up to before @end. FALSE when too little of it is
 * left to say where it went: less than two thirds of its letters, or more new words
 * in between than it had. A passage that stands elsewhere now, but only once and
 * word for word, is followed there when it is long enough to be no accident. */
gboolean           duid_text_alignment_carry (const DuidTextAlignment *alignment,
                                              gsize                    start,
                                              gsize                    end,
                                              gsize                   *new_start,
                                              gsize                   *new_end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidTextAlignment, duid_text_alignment_free)

G_END_DECLS
