/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/duid-search.h"

#include "base/duid-fold.h"

#include <string.h>

#define N_TRIES 20000

/* “=words” whole, “^” a beginning, “*” inside words, “!” signs, with a bar between. */
static char *
list_terms (const char *typed)
{
  static const char kinds[] = "=^*!";
  g_autoptr (DuidSearch) search = duid_search_new (typed);
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < search->terms->len; i++)
    {
      const DuidTerm *term = g_ptr_array_index (search->terms, i);

      g_string_append_printf (all, "%s%c", i > 0 ? "|" : "", kinds[term->kind]);
      for (guint k = 0; k < term->words->len; k++)
        {
          const GByteArray *word = g_ptr_array_index (term->words, k);

          g_string_append (all, k > 0 ? " " : "");
          for (guint at = 0; at < word->len; at++)
            if (word->data[at] != DUID_FOLD_SIGN)
              g_string_append_c (all, (char) word->data[at]);
        }
    }
  return g_strdup (all->str);
}

#define ASSERT_TERMS(typed, expected)            \
  {                                              \
    g_autofree char *terms = list_terms (typed); \
                                                 \
    g_assert_cmpstr (terms, ==, expected);       \
  }

static void
test_the_last_word_may_go_on (void)
{
  ASSERT_TERMS ("Oma TAFEL", "=oma|^tafel");
  ASSERT_TERMS (" Café  ", "^cafe");
  ASSERT_TERMS ("\"de oma\"", "=de oma");
  ASSERT_TERMS ("“de oma” zat", "=de oma|^zat");
  ASSERT_TERMS ("\"de om", "^de om");
  ASSERT_TERMS ("foto's e-mail", "=foto s|^e mail");
}

static void
test_a_star_asks_for_more_than_the_word (void)
{
  ASSERT_TERMS ("*hulp", "*hulp");
  ASSERT_TERMS ("*hulp*", "*hulp");
  ASSERT_TERMS ("*hulp school", "*hulp|*school");
  ASSERT_TERMS ("oma *hulp tafel", "=oma|*hulp|^tafel");
  ASSERT_TERMS ("jeugd* hulp", "^jeugd|^hulp");
  ASSERT_TERMS ("*\"de hulp\"", "*de hulp");
}

static void
test_strange_patterns_are_searches_too (void)
{
  ASSERT_TERMS ("", "");
  ASSERT_TERMS ("   ", "");
  ASSERT_TERMS ("*", "");
  ASSERT_TERMS ("***", "");
  ASSERT_TERMS ("\"", "");
  ASSERT_TERMS ("\"\"", "");
  ASSERT_TERMS ("“”", "");
  ASSERT_TERMS ("\"***\"", "!***");
  ASSERT_TERMS ("e", "^e");
  ASSERT_TERMS ("*e", "*e");
  ASSERT_TERMS ("?!", "!?!");
  ASSERT_TERMS ("oma & opa", "=oma|^opa");
  ASSERT_TERMS ("oma 😀", "=oma|!😀");
  ASSERT_TERMS ("❤\ufe0f", "!❤");
  ASSERT_TERMS ("שלום עולם", "=שלום|^עולם");
}

static void
test_searching_inside_is_a_star (void)
{
  g_autofree char *inside = duid_search_dup_inside ("hulp", TRUE);
  g_autofree char *again = duid_search_dup_inside ("*hulp", TRUE);
  g_autofree char *plain = duid_search_dup_inside (" **hulp*", FALSE);
  g_autofree char *nothing = duid_search_dup_inside (" ", TRUE);

  g_assert_cmpstr (inside, ==, "*hulp");
  g_assert_cmpstr (again, ==, "*hulp");
  g_assert_cmpstr (plain, ==, "hulp*");
  g_assert_cmpstr (nothing, ==, "");
  g_assert_true (duid_search_has_star (" *hulp"));
  g_assert_false (duid_search_has_star ("hulp*"));
}

/* ---- against looking at every place ---- */

static char *
make_random (GRand             *rand,
             const char *const *parts,
             int                n_parts,
             int                most)
{
  GString *text = g_string_new (NULL);
  int      n = g_rand_int_range (rand, 0, most + 1);

  for (int i = 0; i < n; i++)
    g_string_append (text, parts[g_rand_int_range (rand, 0, n_parts)]);
  return g_string_free (text, FALSE);
}

/* The words of a text with one space before, between and after. */
static char *
dup_spaced (const char *text)
{
  GString *spaced = g_string_new (" ");

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      if (g_unichar_ismark (letter))
        continue;
      if (letter == 0xe9 || letter == 0xc9)
        letter = 'e';
      if (g_unichar_isalnum (letter))
        g_string_append_unichar (spaced, g_unichar_tolower (letter));
      else if (spaced->str[spaced->len - 1] != ' ')
        g_string_append_c (spaced, ' ');
    }
  if (spaced->str[spaced->len - 1] != ' ')
    g_string_append_c (spaced, ' ');
  return g_string_free (spaced, FALSE);
}

static gboolean
is_naively_found (const DuidTerm *term,
                  const char     *text)
{
  g_autofree char *spaced = dup_spaced (text);
  g_autofree char *words = dup_spaced (term->typed);
  gsize            length = strlen (words);

  if (term->kind == DUID_TERM_SIGNS)
    return strstr (text, term->typed) != NULL;
  if (term->kind != DUID_TERM_WORDS)
    words[length - 1] = '\0';
  return strstr (spaced, words + (term->kind == DUID_TERM_INSIDE ? 1 : 0)) != NULL;
}

static void
test_terms_are_found_where_they_stand (void)
{
  static const char *const in_text[] = { "a", "b", "A", "é", "e\u0301", "ש", " ", " ", "…", ".",
                                         "😀", "-", "ab" };
  static const char *const in_search[] = { "a", "b", "e", "É", "ש", "*", "\"", " ", "-", "😀" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  guint n_found = 0;

  for (guint try = 0; try < N_TRIES; try++)
    {
      g_autofree char *text = make_random (rand, in_text, G_N_ELEMENTS (in_text), 90);
      g_autofree char *typed = make_random (rand, in_search, G_N_ELEMENTS (in_search), 6);
      g_autoptr (DuidSearch) search = duid_search_new (typed);
      g_autoptr (GByteArray) folded = g_byte_array_new ();

      duid_fold_append (folded, NULL, text, strlen (text));
      for (guint i = 0; i < search->terms->len; i++)
        {
          const DuidTerm *term = g_ptr_array_index (search->terms, i);
          DuidByteSearch  key = duid_term_get_key (term, NULL);
          gboolean        is_found = duid_term_is_in (term, &key, folded->data, folded->len);

          if (is_found != is_naively_found (term, text))
            g_error ("“%s” of “%s” in “%s”: %d", term->typed, typed, text, is_found);
          n_found += is_found ? 1 : 0;
        }
    }
  g_assert_cmpuint (n_found, >, N_TRIES / 4);
}

/* A text of mostly “a”, some “b”. */
static void
fill (GRand  *rand,
      guint8 *bytes,
      gsize   size)
{
  for (gsize i = 0; i < size; i++)
    bytes[i] = g_rand_int_range (rand, 0, 4) == 0 ? 'b' : 'a';
}

static gssize
find_naively (const guint8 *text,
              gsize         size,
              const guint8 *sought,
              gsize         length,
              gsize         from)
{
  for (gsize i = from; i + length <= size; i++)
    if (memcmp (text + i, sought, length) == 0)
      return (gssize) i;
  return -1;
}

static void
test_bytes_are_found_at_every_place (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (12);
  guint64 n_each[256] = { ['a'] = 1000, ['b'] = 10 };

  for (guint try = 0; try < N_TRIES; try++)
    {
      gsize              size = (gsize) g_rand_int_range (rand, 0, 300);
      gsize              length = (gsize) g_rand_int_range (rand, 1, 9);
      gsize              from = 0;
      guint8             sought[8];
      g_autofree guint8 *text = g_malloc (size + 1);
      DuidByteSearch     search;
      DuidByteCursor     cursor;
      gssize             found;

      fill (rand, text, size);
      fill (rand, sought, length);
      search = duid_byte_search_new (sought, length, try % 2 == 0 ? n_each : NULL);
      cursor = duid_byte_cursor_new (&search, text, size);
      do
        {
          found = duid_byte_cursor_next (&cursor);
          g_assert_cmpint (found, ==, find_naively (text, size, sought, length, from));
          from = (gsize) found + 1;
          if (found >= 0 && g_rand_int_range (rand, 0, 5) == 0)
            {
              from += (gsize) g_rand_int_range (rand, 0, 100);
              duid_byte_cursor_skip (&cursor, from);
            }
        }
      while (found >= 0);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/the-last-word-may-go-on", test_the_last_word_may_go_on);
  g_test_add_func ("/search/a-star-asks-for-more-than-the-word",
                   test_a_star_asks_for_more_than_the_word);
  g_test_add_func ("/search/strange-patterns-are-searches-too",
                   test_strange_patterns_are_searches_too);
  g_test_add_func ("/search/searching-inside-is-a-star", test_searching_inside_is_a_star);
  g_test_add_func ("/search/terms-are-found-where-they-stand",
                   test_terms_are_found_where_they_stand);
  g_test_add_func ("/search/bytes-are-found-at-every-place", test_bytes_are_found_at_every_place);
  return g_test_run ();
}
