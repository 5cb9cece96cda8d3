/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/duid-session-search.h"

#include "session-fixture.h"

typedef struct
{
  GMainLoop *loop;
  DuidFound  found;
  GError    *error;
} Answer;

static void
searched_cb (GObject      *session,
             GAsyncResult *result,
             gpointer      data)
{
  Answer *answer = data;

  duid_session_search_finish (DUID_SESSION (session), result, &answer->found, &answer->error);
  g_main_loop_quit (answer->loop);
}

static DuidFound
search (Fixture      *fixture,
        const char   *words,
        GCancellable *cancellable,
        GError      **error)
{
  Answer answer = { .loop = fixture->loop };

  duid_session_search_async (fixture->session, words, cancellable, searched_cb, &answer);
  g_main_loop_run (fixture->loop);
  if (answer.error != NULL)
    g_propagate_error (error, answer.error);
  return answer.found;
}

static gsize
look (Fixture    *fixture,
      const char *words)
{
  g_autoptr (DuidView) next =
    duid_view_searched (duid_session_get_view (fixture->session), words);

  duid_session_look (fixture->session, next, FALSE);
  return duid_rows_count (duid_selection_get_rows (duid_session_get_selection (fixture->session)));
}

static void
test_what_was_searched_is_what_is_shown (Fixture      *fixture,
                                         gconstpointer unused)
{
  static const char *const searches[] = { "school", "*hulp", "\"de school\"", "moeder *hulp",
                                          "een", "***", "😀", "e" };

  /* Before a search by the index, after it by the texts. */
  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      gsize before = look (fixture, searches[i]);

      look (fixture, "");
      g_assert_cmpuint (search (fixture, searches[i], NULL, NULL).n_found, ==, before);
      g_assert_cmpuint (look (fixture, searches[i]), ==, before);
    }
}

static void
test_a_search_tells_what_is_inside_words (Fixture      *fixture,
                                          gconstpointer unused)
{
  DuidFound words = search (fixture, "hulp", NULL, NULL);
  DuidFound inside = search (fixture, "*hulp", NULL, NULL);

  g_assert_cmpuint (words.n_found, >, 0);
  g_assert_cmpuint (words.n_inside, >, 0);
  g_assert_cmpuint (inside.n_found, ==, words.n_found + words.n_inside);
  g_assert_cmpuint (inside.n_inside, ==, 0);
  g_assert_cmpuint (search (fixture, "\"", NULL, NULL).n_found, ==, 171);
  g_assert_cmpuint (search (fixture, "\"", NULL, NULL).n_inside, ==, 0);
}

static void
test_the_next_key_cancels (Fixture      *fixture,
                           gconstpointer unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  search (fixture, "school", cancellable, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_texts_made_ready_find_the_same (Fixture      *fixture,
                                     gconstpointer unused)
{
  gsize before = look (fixture, "school");

  look (fixture, "");
  duid_session_ready_search (fixture->session);
  duid_session_ready_search (fixture->session);
  g_assert_cmpuint (look (fixture, "school"), ==, before);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/session-search/what-was-searched-is-what-is-shown",
       test_what_was_searched_is_what_is_shown);
  ADD ("/session-search/a-search-tells-what-is-inside-words",
       test_a_search_tells_what_is_inside_words);
  ADD ("/session-search/the-next-key-cancels", test_the_next_key_cancels);
  ADD ("/session-search/texts-made-ready-find-the-same", test_texts_made_ready_find_the_same);
#undef ADD
  return g_test_run ();
}
