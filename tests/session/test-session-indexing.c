/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/duid-session-indexing.h"

#include "session-fixture.h"
#include "session/duid-session-tags.h"
#include "store/duid-indexing.h"

#define N_ROWS 6000

/* A session on a project with so many stories that their index comes after them. */
static void
set_up_many (Fixture      *fixture,
             gconstpointer unused)
{
  g_autoptr (GString) text = g_string_new ("id,story,mood\n");

  for (guint row = 0; row < N_ROWS; row++)
    g_string_append_printf (text, "%u,We waited for the letter number %u of the school.,mood %u\n",
                            row + 1, row * 31, row % 5);
  set_up_text (fixture, text->str);
}

static void
wait_for_index (Fixture *fixture)
{
  double share;

  while (duid_session_is_indexing (fixture->session, &share))
    {
      g_assert_cmpfloat (share, >=, 0);
      g_assert_cmpfloat (share, <=, 1);
      g_main_context_iteration (NULL, TRUE);
    }
}

static gboolean
is_indexed (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidProject) project = duid_project_open (path, &error);
  g_autoptr (GPtrArray) reasons = NULL;
  gboolean is;

  g_assert_no_error (error);
  g_assert_true (duid_project_check (project, &reasons, NULL, &error));
  g_assert_cmpuint (reasons->len, ==, 0);
  g_assert_true (duid_project_is_indexed (project, &is, &error));
  return is;
}

static void
reopen (Fixture *fixture)
{
  duid_session_open_async (fixture->session, fixture->path, opened_cb, fixture);
  g_main_loop_run (fixture->loop);
  g_assert_no_error (fixture->error);
}

static void
test_it_goes_on_behind (Fixture      *fixture,
                        gconstpointer unused)
{
  double share;

  g_assert_true (duid_session_is_indexing (fixture->session, &share));
  wait_for_index (fixture);
  g_assert_true (duid_session_close (fixture->session, NULL));
  g_assert_true (is_indexed (fixture->path));
}

static void
test_closed_before_its_end_it_goes_on_later (Fixture      *fixture,
                                             gconstpointer unused)
{
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  gboolean         was_indexed;
  double           share;

  g_assert_true (duid_session_close (fixture->session, NULL));
  g_assert_false (duid_session_is_indexing (fixture->session, &share));
  /* One plain file, as after any work. */
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
  was_indexed = is_indexed (fixture->path);
  reopen (fixture);
  g_assert_cmpint (duid_session_is_indexing (fixture->session, &share), ==, !was_indexed);
  wait_for_index (fixture);
  g_assert_true (duid_session_close (fixture->session, NULL));
  g_assert_true (is_indexed (fixture->path));
  reopen (fixture);
  g_assert_false (duid_session_is_indexing (fixture->session, &share));
}

static void
test_what_people_do_meanwhile_is_kept (Fixture      *fixture,
                                       gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  gsize n_tags;

  for (int i = 0; i < 30; i++)
    {
      g_autofree char *name = g_strdup_printf ("tag %d", i);

      duid_session_focus (fixture->session, i * 100);
      g_assert_true (duid_session_tag (fixture->session, NULL, name, TRUE, &error));
      g_assert_true (duid_session_add_note (fixture->session, name, &error));
      g_main_context_iteration (NULL, FALSE);
    }
  n_tags = duid_session_get_tagging (fixture->session)->tags->len;
  g_assert_cmpuint (n_tags, >=, 30);
  reopen (fixture);
  wait_for_index (fixture);
  g_assert_cmpuint (duid_session_get_tagging (fixture->session)->tags->len, ==, n_tags);
  g_assert_true (duid_session_close (fixture->session, NULL));
  g_assert_true (is_indexed (fixture->path));
}

static void
test_searching_finds_the_same_before_and_after (Fixture      *fixture,
                                                gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidRows) before = NULL;
  g_autoptr (DuidRows) after = NULL;
  DuidProject *project = duid_session_get_project (fixture->session);
  DuidDataset *dataset = duid_session_get_dataset (fixture->session);

  before = duid_project_search (project, dataset, "letter 31", &error);
  wait_for_index (fixture);
  after = duid_project_search (project, dataset, "letter 31", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (duid_rows_count (before), >, 0);
  g_assert_cmpuint (duid_rows_count (before), <, N_ROWS);
  g_assert_true (duid_rows_equal (before, after));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) \
  g_test_add ("/session/indexing/" name, Fixture, NULL, set_up_many, func, tear_down)
  ADD ("it-goes-on-behind", test_it_goes_on_behind);
  ADD ("closed-before-its-end-it-goes-on-later", test_closed_before_its_end_it_goes_on_later);
  ADD ("what-people-do-meanwhile-is-kept", test_what_people_do_meanwhile_is_kept);
  ADD ("searching-finds-the-same-before-and-after",
       test_searching_finds_the_same_before_and_after);
  return g_test_run ();
}
