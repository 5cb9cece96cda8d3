/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/duid-byte-search.h"

G_BEGIN_DECLS

/* What people type to find stories, taken apart. A story is found when it holds every
 * term:
 *
 *   oma tafel    these words, in any order; of the last, as it is being typed, the
 *                beginning is enough
 *   "de oma"     words that stand together
 *   oma* tafel   words that begin so
 *   *hulp        letters anywhere in a word, “jeugdhulpverlening” too; a star before
 *                the first term counts for all of them
 *   😀           signs are looked for as they stand; punctuation only when nothing else
 *                is asked, stars only in quotes
 *
 * Case and accents do not matter, see base/duid-fold.h. Nothing that can be typed is
 * wrong; what asks for nothing (“"”) has no terms, and finds everything. */

typedef enum
{
  DUID_TERM_WORDS,     /* whole words */
  DUID_TERM_BEGINNING, /* the last of them may go on */
  DUID_TERM_INSIDE,    /* the first may begin sooner and the last go on */
  DUID_TERM_SIGNS,     /* no words: its bytes as they stand */
} DuidTermKind;

typedef struct
{
  DuidTermKind   kind;
  char          *typed; /* without quotes and stars */
  GPtrArray     *words; /* GByteArray: each folded; of DUID_TERM_SIGNS the one text */
  guint          key;   /* the longest of them, which is looked for first */
} DuidTerm;

/* Where a term stands in folded text. */
typedef struct
{
  gsize start;
  gsize end;
} DuidTermPlace;

typedef struct
{
  GPtrArray *terms; /* DuidTerm */
} DuidSearch;

DuidSearch    *duid_search_new        (const char           *typed);
void           duid_search_free       (DuidSearch           *search);

/* Whether looking into words, or for signs, is asked: the index of words does not help. */
gboolean       duid_search_is_inside  (const DuidSearch     *search);
/* The same search inside words, with a star before it, or without one (transfer full). */
char          *duid_search_dup_inside (const char           *typed,
                                       gboolean              is_inside);
/* Whether a star stands before it. */
gboolean       duid_search_has_star   (const char           *typed);

/* How to look for the longest word of the term, see duid_byte_search_new(). */
DuidByteSearch duid_term_get_key      (const DuidTerm       *term,
                                       const guint64        *n_each);
/* The next place in the folded text that @cursor, on its way with the key of @term, goes
 * through; FALSE when there is none. */
gboolean       duid_term_next         (const DuidTerm       *term,
                                       DuidByteCursor       *cursor,
                                       DuidTermPlace        *place);
/* Whether the folded text holds it. */
gboolean       duid_term_is_in        (const DuidTerm       *term,
                                       const DuidByteSearch *key,
                                       const guint8         *folded,
                                       gsize                 size);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidSearch, duid_search_free)

G_END_DECLS
