/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/duid-word.h"

/* The words of @text with a bar between. */
static char *
list_words (const char *text)
{
  g_autoptr (GString) word = g_string_new (NULL);
  g_autoptr (GString) all = g_string_new (NULL);

  while (duid_word_next (&text, word))
    g_string_append_printf (all, "%s%s", all->len > 0 ? "|" : "", word->str);
  return g_strdup (all->str);
}

#define ASSERT_WORDS(text, expected)            \
  {                                             \
    g_autofree char *words = list_words (text); \
                                                \
    g_assert_cmpstr (words, ==, expected);      \
  }

static void
test_words_come_in_small_letters (void)
{
  ASSERT_WORDS ("Oma zat OOK aan tafel.", "oma|zat|ook|aan|tafel");
  ASSERT_WORDS ("", "");
  ASSERT_WORDS ("… — !", "");
}

static void
test_accents_are_composed (void)
{
  ASSERT_WORDS ("E\u0301\u00c9N café", "één|café");
}

static void
test_an_apostrophe_inside_stays_in_the_word (void)
{
  ASSERT_WORDS ("foto\u2019s en 'zo'n' dag", "foto's|en|zo'n|dag");
}

static void
test_numbers_are_no_words (void)
{
  ASSERT_WORDS ("12 weken, groep 3b", "weken|groep|3b");
}

static void
test_stop_words_are_known_in_two_languages (void)
{
  g_assert_true (duid_word_is_stop ("het"));
  g_assert_true (duid_word_is_stop ("één"));
  g_assert_true (duid_word_is_stop ("zo'n"));
  g_assert_true (duid_word_is_stop ("the"));
  g_assert_true (duid_word_is_stop ("é"));
  g_assert_false (duid_word_is_stop ("oma"));
  g_assert_false (duid_word_is_stop ("school"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/word/words-come-in-small-letters", test_words_come_in_small_letters);
  g_test_add_func ("/word/accents-are-composed", test_accents_are_composed);
  g_test_add_func ("/word/an-apostrophe-inside-stays-in-the-word",
                   test_an_apostrophe_inside_stays_in_the_word);
  g_test_add_func ("/word/numbers-are-no-words", test_numbers_are_no_words);
  g_test_add_func ("/word/stop-words-are-known-in-two-languages",
                   test_stop_words_are_known_in_two_languages);
  return g_test_run ();
}
