/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/duid-text-alignment.h"

#include <string.h>

/* The words in @to that @words of @from became, "" when they are lost. */
static char *
carry (const char *from,
       const char *to,
       const char *words)
{
  g_autoptr (DuidTextAlignment) alignment = duid_text_alignment_new (from, to);
  const char *place = strstr (from, words);
  gsize       start;
  gsize       end;

  g_assert_nonnull (place);
  start = (gsize) g_utf8_strlen (from, place - from);
  end = start + (gsize) g_utf8_strlen (words, -1);
  if (!duid_text_alignment_carry (alignment, start, end, &start, &end))
    return g_strdup ("");
  g_assert_cmpuint (start, <, end);
  g_assert_cmpuint (end, <=, g_utf8_strlen (to, -1));
  return g_utf8_substring (to, (glong) start, (glong) end);
}

static void
assert_carried (const char *from,
                const char *to,
                const char *words,
                const char *expected)
{
  g_autofree char *now = carry (from, to, words);

  g_assert_cmpstr (now, ==, expected);
}

static void
test_what_did_not_change_stays (void)
{
  const char *text = "De mentor belde. Één kind huilde 😀 heel hard.";

  assert_carried (text, text, "mentor belde", "mentor belde");
  assert_carried (text, text, "kind huilde 😀 heel", "kind huilde 😀 heel");
  assert_carried (text, text, text, text);
}

static void
test_words_before_it_move_it (void)
{
  assert_carried ("De mentor belde laat.", "Ach, de mentor 😀 belde. De mentor belde laat.",
                  "mentor belde laat", "mentor belde laat");
  assert_carried ("Eerst dit. De mentor belde laat.", "De mentor belde laat.", "De mentor belde",
                  "De mentor belde");
}

static void
test_a_corrected_word_stays_in_it (void)
{
  assert_carried ("De mentorr belde laat op.", "De mentor belde laat op.", "mentorr", "mentor");
  assert_carried ("De mentor beldde laat op.", "De mentor belde laat op.", "mentor beldde",
                  "mentor belde");
  assert_carried ("Wij wachten een jaar op hulp.", "Wij wachten al een jaar op hulp.",
                  "wachten een jaar", "wachten al een jaar");
  assert_carried ("Een jaar lang wachten wij nu op hulp.", "Ruim een jaar wachten wij nu op hulp.",
                  "lang wachten wij nu", "wachten wij nu");
}

static void
test_what_is_gone_is_lost (void)
{
  assert_carried ("De mentor belde laat. Toen kwam er hulp.", "Toen kwam er hulp.",
                  "mentor belde laat", "");
  assert_carried ("De mentor belde laat.", "Iets heel anders is nu verteld!", "mentor belde", "");
  assert_carried ("een twee", "een nul nul nul nul nul nul nul nul nul twee", "een twee", "");
  assert_carried ("iets", "", "iets", "");
}

static void
test_a_moved_sentence_is_followed (void)
{
  assert_carried ("De mentor belde heel laat. Toen gingen wij weer naar huis toe.",
                  "Toen gingen wij weer naar huis toe. De mentor belde heel laat.",
                  "De mentor belde heel laat", "De mentor belde heel laat");
  /* Which of the two nobody can say. */
  assert_carried ("De mentor belde heel laat. Toen gingen wij weer naar huis toe en zo.",
                  "Toen gingen wij weer naar huis toe en zo. De mentor belde heel laat! "
                  "De mentor belde heel laat!",
                  "De mentor belde heel laat", "");
  /* Too short to be sure that it is the same. */
  assert_carried ("ja maar wij gingen toen naar huis", "wij gingen toen naar huis, ja", "ja", "");
}

/* The longest common row of two texts, by the textbook's table. */
static guint
count_common (const char *a,
              const char *b)
{
  guint table[32][32] = { 0 };
  guint n_a = (guint) strlen (a);
  guint n_b = (guint) strlen (b);

  for (guint i = 1; i <= n_a; i++)
    for (guint j = 1; j <= n_b; j++)
      table[i][j] = a[i - 1] == b[j - 1] ? table[i - 1][j - 1] + 1
                                         : MAX (table[i - 1][j], table[i][j - 1]);
  return table[n_a][n_b];
}

/* Words of one letter with bars between them, which are words as well. */
static char *
make_text (GRand *rand)
{
  GString *text = g_string_new (NULL);
  int      n = g_rand_int_range (rand, 0, 15);

  for (int i = 0; i < n; i++)
    {
      g_string_append_c (text, "qwx"[g_rand_int_range (rand, 0, 3)]);
      g_string_append_c (text, '|');
    }
  return g_string_free (text, FALSE);
}

static void
test_as_many_words_as_can_be_are_kept (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *from = make_text (rand);
      g_autofree char *to = make_text (rand);
      g_autoptr (DuidTextAlignment) alignment = duid_text_alignment_new (from, to);
      guint n_kept = 0;
      gsize last = 0;

      for (gsize point = 0; from[point] != '\0'; point++)
        {
          gsize start;
          gsize end;

          if (!duid_text_alignment_carry (alignment, point, point + 1, &start, &end))
            continue;
          g_assert_true (n_kept == 0 || start > last);
          g_assert_cmpint (from[point], ==, to[start]);
          g_assert_cmpuint (end, ==, start + 1);
          last = start;
          n_kept++;
        }
      g_assert_cmpuint (n_kept, ==, count_common (from, to));
    }
}

static void
test_long_texts_are_no_trouble (void)
{
  g_autoptr (GString) from = g_string_new (NULL);
  g_autoptr (GString) to = g_string_new (NULL);

  for (guint i = 0; i < 6000; i++)
    {
      g_string_append_printf (from, "woord%u ", i);
      g_string_append_printf (to, "ander%u ", i);
    }
  g_string_append (from, "aan het eind");
  g_string_append (to, "aan het eind");
  assert_carried (from->str, to->str, "aan het eind", "aan het eind");
  assert_carried (from->str, to->str, "woord17 woord18", "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) g_test_add_func ("/base/text-alignment/" name, test)
  ADD ("what-did-not-change-stays", test_what_did_not_change_stays);
  ADD ("words-before-it-move-it", test_words_before_it_move_it);
  ADD ("a-corrected-word-stays-in-it", test_a_corrected_word_stays_in_it);
  ADD ("what-is-gone-is-lost", test_what_is_gone_is_lost);
  ADD ("a-moved-sentence-is-followed", test_a_moved_sentence_is_followed);
  ADD ("as-many-words-as-can-be-are-kept", test_as_many_words_as_can_be_are_kept);
  ADD ("long-texts-are-no-trouble", test_long_texts_are_no_trouble);
  return g_test_run ();
}
