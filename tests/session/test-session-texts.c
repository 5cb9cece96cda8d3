/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/duid-session-texts.h"

#include "session-fixture.h"
#include "session/duid-session-search.h"

/* So many that their texts come after their answers. */
#define N_ROWS (DUID_PROJECT_MANY_STORIES + 300)

static void
set_up_many (Fixture      *fixture,
             gconstpointer unused)
{
  g_autoptr (GString) text = g_string_new ("id,story,mood\n");

  for (guint row = 0; row < N_ROWS; row++)
    g_string_append_printf (text, "%u,We waited for letter n%u of the school.,mood %u\n", row + 1,
                            row, row % 5);
  set_up_text (fixture, text->str);
}

static void
assert_story (DuidDataset *dataset,
              gsize        row)
{
  g_autofree char *story =
    g_strdup_printf ("We waited for letter n%zu of the school.", row);

  g_assert_cmpstr (duid_dataset_get_story (dataset, row), ==, story);
}

static void
wait_for_texts (Fixture *fixture)
{
  double share;

  while (duid_session_is_reading_texts (fixture->session, &share))
    {
      g_assert_cmpfloat (share, >=, 0);
      g_assert_cmpfloat (share, <=, 1);
      g_main_context_iteration (NULL, TRUE);
    }
  g_assert_null (duid_session_get_text_trouble (fixture->session));
}

static void
test_no_story_is_ever_empty (Fixture      *fixture,
                             gconstpointer unused)
{
  DuidDataset *dataset = duid_session_get_dataset (fixture->session);

  for (gsize row = N_ROWS; row-- > 0;)
    assert_story (dataset, row);
  wait_for_texts (fixture);
  for (gsize row = 0; row < N_ROWS; row++)
    assert_story (dataset, row);
}

/* The dataset may live for longer than the project, and what it holds stays. */
static void
test_closing_lets_go_of_the_file (Fixture      *fixture,
                                  gconstpointer unused)
{
  g_autoptr (DuidDataset) dataset = NULL;
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  g_autofree char *story = NULL;
  const char      *lent;
  double           share;

  duid_session_open_async (fixture->session, fixture->path, opened_cb, fixture);
  g_main_loop_run (fixture->loop);
  g_assert_no_error (fixture->error);
  dataset = duid_dataset_ref (duid_session_get_dataset (fixture->session));
  assert_story (dataset, 7);
  lent = duid_dataset_get_story (dataset, 7);
  story = g_strdup (lent);
  g_assert_true (duid_session_close (fixture->session, NULL));
  g_assert_false (duid_session_is_reading_texts (fixture->session, &share));
  g_assert_null (duid_session_get_text_trouble (fixture->session));
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
  g_assert_cmpstr (lent, ==, story);
  g_assert_cmpstr (duid_dataset_get_story (dataset, N_ROWS - 1), !=, "");
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
}

static void
found_cb (GObject      *session,
          GAsyncResult *result,
          gpointer      data)
{
  DuidFound found = { 0 };
  g_autoptr (GError) error = NULL;

  duid_session_search_finish (DUID_SESSION (session), result, &found, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found.n_found, ==, 1);
  g_main_loop_quit (data);
}

static void
test_a_search_waits_for_the_rest (Fixture      *fixture,
                                  gconstpointer unused)
{
  g_autofree char *last = g_strdup_printf ("n%d", N_ROWS - 1);

  duid_session_search_async (fixture->session, last, NULL, found_cb, fixture->loop);
  g_main_loop_run (fixture->loop);
  wait_for_texts (fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/session/texts/no-story-is-ever-empty", Fixture, NULL, set_up_many,
              test_no_story_is_ever_empty, tear_down);
  g_test_add ("/session/texts/closing-lets-go-of-the-file", Fixture, NULL, set_up_many,
              test_closing_lets_go_of_the_file, tear_down);
  g_test_add ("/session/texts/a-search-waits-for-the-rest", Fixture, NULL, set_up_many,
              test_a_search_waits_for_the_rest, tear_down);
  return g_test_run ();
}
