/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/duid-search.h"

#include "base/duid-fold.h"

#include <string.h>

/* What is typed, on its way into terms. */
typedef struct
{
  GPtrArray *terms;
  gboolean   has_star; /* before the first term: all are looked for inside words */
  gboolean   has_words;
} Reading;

static void
free_term (gpointer data)
{
  DuidTerm *term = data;

  g_free (term->typed);
  g_ptr_array_unref (term->words);
  g_free (term);
}

/* Typographic quotes are quotes too, and what the index keeps for itself is not for
 * searching. */
static char *
dup_plain (const char *typed)
{
  g_autofree char *valid = g_utf8_make_valid (typed, -1);
  GString         *plain = g_string_new (NULL);

  for (const char *c = valid; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      if (letter == 0x201c || letter == 0x201d || letter == 0x201e)
        letter = '"';
      else if (g_unichar_isspace (letter) || g_unichar_type (letter) == G_UNICODE_PRIVATE_USE)
        letter = ' ';
      g_string_append_unichar (plain, letter);
    }
  return g_strstrip (g_string_free (plain, FALSE));
}

static gboolean
has_letter (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (duid_fold_is_letter (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

/* An emoji, an arrow, a heart: nobody types them only to part words. */
static gboolean
has_sign (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_type (g_utf8_get_char (text)) == G_UNICODE_OTHER_SYMBOL)
      return TRUE;
  return FALSE;
}

/* ---- reading ---- */

static GPtrArray *
split_words (const GByteArray *folded)
{
  GPtrArray *words = g_ptr_array_new_with_free_func ((GDestroyNotify) g_byte_array_unref);
  guint      at = 0;

  while (at < folded->len)
    {
      guint start = at;

      while (at < folded->len && !duid_fold_is_gap (folded->data[at]))
        at++;
      if (at > start)
        {
          GByteArray *word = g_byte_array_new ();

          g_byte_array_append (word, folded->data + start, at - start);
          g_ptr_array_add (words, word);
        }
      /* A sign stands between two bytes that say so. */
      if (at < folded->len && folded->data[at] == DUID_FOLD_SIGN)
        for (at++; folded->data[at] != DUID_FOLD_SIGN;)
          at++;
      at += at < folded->len ? 1 : 0;
    }
  return words;
}

/* Takes @typed. */
static void
add_term (Reading     *reading,
          DuidTermKind kind,
          char        *typed)
{
  DuidTerm *term = g_new0 (DuidTerm, 1);
  g_autoptr (GByteArray) folded = g_byte_array_new ();

  duid_fold_append (folded, NULL, typed, strlen (typed));
  term->kind = kind;
  term->typed = typed;
  if (kind == DUID_TERM_SIGNS)
    {
      term->words = g_ptr_array_new_with_free_func ((GDestroyNotify) g_byte_array_unref);
      g_ptr_array_add (term->words, g_steal_pointer (&folded));
    }
  else
    term->words = split_words (folded);
  for (guint i = 0; i < term->words->len; i++)
    if (((GByteArray *) term->words->pdata[i])->len >
        ((GByteArray *) term->words->pdata[term->key])->len)
      term->key = i;
  g_ptr_array_add (reading->terms, term);
}

/* @is_last: it is still being typed. */
static void
read_term (Reading    *reading,
           const char *start,
           gsize       length,
           gboolean    is_quoted,
           gboolean    is_last)
{
  gsize            n_before = is_quoted ? 0 : strspn (start, "*");
  gsize            n_after = 0;
  g_autofree char *text = NULL;

  n_before = MIN (n_before, length);
  while (!is_quoted && n_before + n_after < length && start[length - n_after - 1] == '*')
    n_after++;
  text = g_strndup (start + n_before, length - n_before - n_after);
  if (has_letter (text))
    add_term (reading,
              reading->has_star || n_before > 0 ? DUID_TERM_INSIDE
              : is_last || n_after > 0          ? DUID_TERM_BEGINNING
                                                : DUID_TERM_WORDS,
              g_steal_pointer (&text));
  else if (*g_strstrip (text) != '\0' && (!reading->has_words || has_sign (text)))
    add_term (reading, DUID_TERM_SIGNS, g_steal_pointer (&text));
}

DuidSearch *
duid_search_new (const char *typed)
{
  DuidSearch      *search = g_new0 (DuidSearch, 1);
  g_autofree char *plain = dup_plain (typed);
  Reading          reading = { .has_star = *plain == '*', .has_words = has_letter (plain) };
  const char      *c = plain + strspn (plain, "*");

  reading.terms = search->terms = g_ptr_array_new_with_free_func (free_term);
  while (*c != '\0')
    {
      gboolean    is_quoted = *c == '"';
      const char *start = is_quoted ? c + 1 : c;
      gsize       length = strcspn (start, is_quoted ? "\"" : " \"");
      const char *end = start + length;

      read_term (&reading, start, length, is_quoted, *end == '\0');
      c = *end == '\0' || (*end == '"' && !is_quoted) ? end : end + 1;
    }
  return search;
}

void
duid_search_free (DuidSearch *search)
{
  g_ptr_array_unref (search->terms);
  g_free (search);
}

gboolean
duid_search_is_inside (const DuidSearch *search)
{
  for (guint i = 0; i < search->terms->len; i++)
    {
      const DuidTerm *term = g_ptr_array_index (search->terms, i);

      if (term->kind == DUID_TERM_INSIDE || term->kind == DUID_TERM_SIGNS)
        return TRUE;
    }
  return FALSE;
}

char *
duid_search_dup_inside (const char *typed,
                        gboolean    is_inside)
{
  const char *bare = typed + strspn (typed, " *");

  return g_strconcat (is_inside && *bare != '\0' ? "*" : "", bare, NULL);
}

gboolean
duid_search_has_star (const char *typed)
{
  return typed[strspn (typed, " ")] == '*';
}

/* ---- looking ---- */

DuidByteSearch
duid_term_get_key (const DuidTerm *term,
                   const guint64  *n_each)
{
  const GByteArray *word = g_ptr_array_index (term->words, term->key);

  return duid_byte_search_new (word->data, word->len, n_each);
}

/* Behind what parts two words, or @at when nothing does. */
static gsize
skip_gap (const guint8 *folded,
          gsize         size,
          gsize         at)
{
  while (at < size && duid_fold_is_gap (folded[at]))
    {
      const guint8 *end = folded[at] == DUID_FOLD_SIGN
                            ? memchr (folded + at + 1, DUID_FOLD_SIGN, size - at - 1)
                            : NULL;

      if (end != NULL)
        at = (gsize) (end - folded);
      else if (folded[at] >= DUID_FOLD_SIGN)
        return at;
      at++;
    }
  return at;
}

/* The same backwards: where what parts two words before @at begins. */
static gsize
skip_gap_back (const guint8 *folded,
               gsize         at)
{
  while (at > 0 && duid_fold_is_gap (folded[at - 1]))
    {
      if (folded[at - 1] > DUID_FOLD_SIGN)
        return at;
      if (folded[--at] == DUID_FOLD_SIGN)
        while (at > 0 && folded[--at] != DUID_FOLD_SIGN)
          ;
    }
  return at;
}

/* Whether the words before the longest stand before *@at, which moves to the first. */
static gboolean
do_words_lead (const DuidTerm *term,
               const guint8   *folded,
               gsize          *at)
{
  for (guint i = term->key; i > 0; i--)
    {
      const GByteArray *word = g_ptr_array_index (term->words, i - 1);
      gsize             end = skip_gap_back (folded, *at);

      if (end == *at || word->len > end ||
          memcmp (folded + end - word->len, word->data, word->len) != 0)
        return FALSE;
      *at = end - word->len;
    }
  return term->kind == DUID_TERM_INSIDE || *at == 0 || duid_fold_is_gap (folded[*at - 1]);
}

/* Whether the words behind the longest follow at *@at, which moves behind the last. */
static gboolean
do_words_follow (const DuidTerm *term,
                 const guint8   *folded,
                 gsize           size,
                 gsize          *at)
{
  for (guint i = term->key + 1; i < term->words->len; i++)
    {
      const GByteArray *word = g_ptr_array_index (term->words, i);
      gsize             next = skip_gap (folded, size, *at);

      if (next == *at || word->len > size - next ||
          memcmp (folded + next, word->data, word->len) != 0)
        return FALSE;
      *at = next + word->len;
    }
  return term->kind != DUID_TERM_WORDS || *at == size || duid_fold_is_gap (folded[*at]);
}

gboolean
duid_term_next (const DuidTerm *term,
                DuidByteCursor *cursor,
                DuidTermPlace  *place)
{
  gssize at;

  while ((at = duid_byte_cursor_next (cursor)) >= 0)
    {
      gsize start = (gsize) at;
      gsize end = start + cursor->search->length;

      if (term->kind == DUID_TERM_SIGNS ||
          (do_words_lead (term, cursor->text, &start) &&
           do_words_follow (term, cursor->text, cursor->size, &end)))
        {
          *place = (DuidTermPlace) { start, end };
          return TRUE;
        }
    }
  return FALSE;
}

gboolean
duid_term_is_in (const DuidTerm       *term,
                 const DuidByteSearch *key,
                 const guint8         *folded,
                 gsize                 size)
{
  DuidByteCursor cursor = duid_byte_cursor_new (key, folded, size);
  DuidTermPlace  place;

  return duid_term_next (term, &cursor, &place);
}
