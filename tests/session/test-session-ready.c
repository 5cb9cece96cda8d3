/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/duid-session-ready.h"

#include "session-fixture.h"

#define N_ROWS (DUID_MOVER_ROWS_TO_WAIT_FOR + 1000)

static const char description[] =
  "{\"resources\": [{\"name\": \"a\", \"path\": \"a.csv\"}], \"duiding\": {\"version\": 1, "
  "\"questions\": ["
  "{\"name\": \"id\", \"type\": \"id\", \"label\": \"id\", \"columns\": {\"a\": \"id\"}},"
  "{\"name\": \"s\", \"type\": \"slider\", \"label\": \"s\", \"min\": 0, \"max\": 100,"
  " \"columns\": {\"a\": \"s\"}},"
  "{\"name\": \"c\", \"type\": \"choice\", \"label\": \"c\", \"columns\": {\"a\": \"c\"}}]}}";

static void
write_survey (const char *package,
              const char *rows)
{
  g_autoptr (GString) text = g_string_new ("id;s;c\n");

  for (guint row = 0; row < N_ROWS; row++)
    g_string_append_printf (text, "%u;%u;option %u\n", row + 1, row * 7919 % 101, row % 5);
  g_assert_true (g_file_set_contents (package, description, -1, NULL));
  g_assert_true (g_file_set_contents (rows, text->str, (gssize) text->len, NULL));
}

static void
set_up_many (Fixture      *fixture,
             gconstpointer unused)
{
  g_autofree char *package = NULL;
  g_autofree char *rows = NULL;
  const char      *files[] = { NULL, NULL };

  fixture->folder = g_dir_make_tmp ("duiding-session-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "many.duiding", NULL);
  package = g_build_filename (fixture->folder, "datapackage.json", NULL);
  rows = g_build_filename (fixture->folder, "a.csv", NULL);
  write_survey (package, rows);
  files[0] = package;
  fixture->loop = g_main_loop_new (NULL, FALSE);
  fixture->session = duid_session_new ();
  duid_session_import_async (fixture->session, files, fixture->path, opened_cb, fixture);
  g_main_loop_run (fixture->loop);
  g_assert_no_error (fixture->error);
  g_assert_true (fixture->is_open);
  g_unlink (package);
  g_unlink (rows);
}

static void
wait_until_ready (Fixture *fixture)
{
  while (duid_session_is_readying (fixture->session))
    g_main_context_iteration (NULL, TRUE);
}

/* As a selection that has only ever seen what is chosen now counts. */
static void
assert_counts (Fixture *fixture)
{
  DuidSelection *selection = duid_session_get_selection (fixture->session);
  DuidDataset   *dataset = duid_session_get_dataset (fixture->session);
  g_autoptr (DuidSelection) fresh = duid_selection_new (dataset);

  duid_selection_set_conditions (fresh, duid_session_get_view (fixture->session)->conditions);
  g_assert_cmpuint (n_passing (fixture), ==, duid_selection_get_n_rows (fresh));
  for (guint i = 0; i < duid_dataset_get_n_questions (dataset); i++)
    {
      const DuidCounts *counts = duid_selection_get_counts (selection, (int) i);
      const DuidCounts *expected = duid_selection_get_counts (fresh, (int) i);

      g_assert_cmpmem (counts->bins, counts->n_bins * sizeof (guint32), expected->bins,
                       expected->n_bins * sizeof (guint32));
      g_assert_cmpmem (counts->chosen, counts->n_bins * sizeof (guint32), expected->chosen,
                       expected->n_bins * sizeof (guint32));
      g_assert_true (duid_rows_equal (duid_selection_get_base (selection, (int) i),
                                      duid_selection_get_base (fresh, (int) i)));
    }
  g_assert_true (duid_rows_equal (duid_selection_get_rows (selection),
                                  duid_selection_get_rows (fresh)));
}

static void
test_a_chart_that_the_pointer_enters_is_made_ready (Fixture      *fixture,
                                                    gconstpointer unused)
{
  DuidSelection *selection = duid_session_get_selection (fixture->session);
  int            slider = duid_session_find_question (fixture->session, "s");

  g_assert_true (duid_selection_wants_mover (selection, slider));
  duid_session_ready_question (fixture->session, slider);
  g_assert_true (duid_session_is_readying (fixture->session));
  wait_until_ready (fixture);
  g_assert_false (duid_selection_wants_mover (selection, slider));
  /* Options and nothing at all need nothing. */
  duid_session_ready_question (fixture->session,
                               duid_session_find_question (fixture->session, "c"));
  duid_session_ready_question (fixture->session, -1);
  g_assert_false (duid_session_is_readying (fixture->session));
}

static void
test_a_brush_gets_a_cube_and_counts_the_same (Fixture      *fixture,
                                              gconstpointer unused)
{
  DuidSelection *selection = duid_session_get_selection (fixture->session);

  brush (fixture, "c=option 1|option 2", DUID_BRUSH_REPLACE, FALSE);
  brush (fixture, "s:range=20..50", DUID_BRUSH_REPLACE, TRUE);
  g_assert_true (duid_session_is_readying (fixture->session));
  brush (fixture, "s:range=21..51", DUID_BRUSH_REPLACE, TRUE);
  assert_counts (fixture);
  wait_until_ready (fixture);
  g_assert_true (duid_selection_has_cube (selection));
  brush (fixture, "s:range=22..52", DUID_BRUSH_REPLACE, TRUE);
  brush (fixture, "s:range=70..99", DUID_BRUSH_REPLACE, FALSE);
  g_assert_true (duid_selection_has_cube (selection));
  assert_counts (fixture);
  g_assert_true (duid_session_undo (fixture->session, NULL));
  assert_counts (fixture);
  brush (fixture, "c=option 4", DUID_BRUSH_REPLACE, FALSE);
  g_assert_false (duid_selection_has_cube (selection));
  assert_counts (fixture);
  wait_until_ready (fixture);
}

/* The thread comes back to a session that has let the project go. */
static void
test_closing_meanwhile_is_no_trouble (Fixture      *fixture,
                                      gconstpointer unused)
{
  duid_session_ready_question (fixture->session,
                               duid_session_find_question (fixture->session, "s"));
  g_assert_true (duid_session_close (fixture->session, NULL));
  wait_until_ready (fixture);
  g_assert_null (duid_session_get_selection (fixture->session));
}

static void
test_few_stories_need_nothing (Fixture      *fixture,
                               gconstpointer unused)
{
  for (guint i = 0; i < duid_dataset_get_n_questions (duid_session_get_dataset (fixture->session));
       i++)
    duid_session_ready_question (fixture->session, (int) i);
  g_assert_false (duid_session_is_readying (fixture->session));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/session/ready/a chart that the pointer enters is made ready", Fixture, NULL,
              set_up_many, test_a_chart_that_the_pointer_enters_is_made_ready, tear_down);
  g_test_add ("/session/ready/a brush gets a cube and counts the same", Fixture, NULL,
              set_up_many, test_a_brush_gets_a_cube_and_counts_the_same, tear_down);
  g_test_add ("/session/ready/closing meanwhile is no trouble", Fixture, NULL, set_up_many,
              test_closing_meanwhile_is_no_trouble, tear_down);
  g_test_add ("/session/ready/few stories need nothing", Fixture, NULL, set_up,
              test_few_stories_need_nothing, tear_down);
  return g_test_run ();
}
