/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session-fixture.h"

#include "import/duid-import.h"
#include "session/duid-session-tags.h"

#define ADD(name, func) g_test_add ("/session/" name, Fixture, NULL, set_up, func, tear_down)

static void
test_sample_opens_with_a_first_board (Fixture      *fixture,
                                      gconstpointer unused)
{
  const DuidView *view = duid_session_get_view (fixture->session);

  g_assert_cmpuint (duid_dataset_get_n_rows (duid_session_get_dataset (fixture->session)), ==, 171);
  g_assert_cmpuint (n_passing (fixture), ==, 171);
  g_assert_cmpuint (view->cards->len, ==, 4);
  g_assert_cmpint (duid_session_get_focus (fixture->session), ==, 0);
  g_assert_null (duid_session_get_undo_words (fixture->session));
}

static void
test_brush_filters_and_undo_takes_it_back (Fixture      *fixture,
                                           gconstpointer unused)
{
  brush (fixture, "perspectief=Gezin", DUID_BRUSH_REPLACE, FALSE);
  g_assert_cmpuint (n_passing (fixture), ==, 100);
  g_assert_true (duid_session_undo (fixture->session, NULL));
  g_assert_cmpuint (n_passing (fixture), ==, 171);
  g_assert_true (duid_session_redo (fixture->session, NULL));
  g_assert_cmpuint (n_passing (fixture), ==, 100);
}

static void
test_moving_brush_is_one_step_of_undo (Fixture      *fixture,
                                       gconstpointer unused)
{
  brush (fixture, "tevredenheid:range=1..5", DUID_BRUSH_REPLACE, TRUE);
  brush (fixture, "tevredenheid:range=2..6", DUID_BRUSH_REPLACE, TRUE);
  brush (fixture, "tevredenheid:range=3..7", DUID_BRUSH_REPLACE, FALSE);
  g_assert_cmpuint (n_passing (fixture), <, 171);
  g_assert_true (duid_session_undo (fixture->session, NULL));
  g_assert_cmpuint (n_passing (fixture), ==, 171);
  g_assert_null (duid_session_get_undo_words (fixture->session));
}

static void
test_click_on_what_is_brushed_takes_it_away (Fixture      *fixture,
                                             gconstpointer unused)
{
  g_autoptr (DuidCondition) families = condition (fixture, "perspectief=Gezin");

  duid_session_click (fixture->session, families, DUID_BRUSH_REPLACE);
  g_assert_cmpuint (n_passing (fixture), ==, 100);
  duid_session_click (fixture->session, families, DUID_BRUSH_REPLACE);
  g_assert_cmpuint (n_passing (fixture), ==, 171);
}

static void
test_tag_is_kept_undone_and_found_again (Fixture      *fixture,
                                         gconstpointer unused)
{
  const DuidTagging *tagging;

  duid_session_focus (fixture->session, 3);
  g_assert_true (duid_session_tag (fixture->session, NULL, "klik", TRUE, NULL));
  tagging = duid_session_get_tagging (fixture->session);
  g_assert_cmpuint (tagging->tags->len, ==, 1);
  g_assert_true (duid_rows_has (duid_tagging_get_tag (tagging, 0)->rows, 3));
  brush (fixture, "tag=klik", DUID_BRUSH_REPLACE, FALSE);
  g_assert_cmpuint (n_passing (fixture), ==, 1);

  g_assert_true (duid_session_undo (fixture->session, NULL));
  g_assert_true (duid_session_undo (fixture->session, NULL));
  tagging = duid_session_get_tagging (fixture->session);
  for (guint i = 0; i < tagging->tags->len; i++)
    g_assert_cmpuint (duid_rows_count (duid_tagging_get_tag (tagging, i)->rows), ==, 0);
  g_assert_true (duid_session_redo (fixture->session, NULL));
  g_assert_true (
    duid_rows_has (duid_tagging_get_tag (duid_session_get_tagging (fixture->session), 0)->rows, 3));
}

static void
test_tagging_a_selection_is_one_step (Fixture      *fixture,
                                      gconstpointer unused)
{
  const DuidRows *rows;

  brush (fixture, "perspectief=Medewerker", DUID_BRUSH_REPLACE, FALSE);
  rows = duid_selection_get_rows (duid_session_get_selection (fixture->session));
  g_assert_true (duid_session_tag (fixture->session, rows, "werk", TRUE, NULL));
  g_assert_cmpuint (
    duid_rows_count (duid_tagging_get_tag (duid_session_get_tagging (fixture->session), 0)->rows),
    ==, 71);
  g_assert_true (duid_session_undo (fixture->session, NULL));
  g_assert_cmpuint (duid_session_get_tagging (fixture->session)->assignments->len, ==, 0);
  g_assert_cmpuint (n_passing (fixture), ==, 71);
}

static void
test_note_comes_back_after_undo_and_redo (Fixture      *fixture,
                                          gconstpointer unused)
{
  const GArray *notes;

  duid_session_focus (fixture->session, 7);
  g_assert_true (duid_session_add_note (fixture->session, "Vraag aan Oost", NULL));
  g_assert_true (duid_session_undo (fixture->session, NULL));
  g_assert_cmpuint (duid_session_get_tagging (fixture->session)->notes->len, ==, 0);
  g_assert_true (duid_session_redo (fixture->session, NULL));
  notes = duid_session_get_tagging (fixture->session)->notes;
  g_assert_cmpuint (notes->len, ==, 1);
  g_assert_cmpstr (g_array_index (notes, DuidNote, 0).text, ==, "Vraag aan Oost");
  g_assert_cmpuint (g_array_index (notes, DuidNote, 0).row, ==, 7);
}

static void
test_group_is_a_selection_under_a_name (Fixture      *fixture,
                                        gconstpointer unused)
{
  const DuidGroup *group;

  brush (fixture, "perspectief=Gezin", DUID_BRUSH_REPLACE, FALSE);
  brush (fixture, "eigen_regie:range=0..5", DUID_BRUSH_REPLACE, FALSE);
  g_assert_true (duid_session_save_group (fixture->session, "weinig regie", NULL));
  duid_session_clear_all (fixture->session);
  g_assert_cmpuint (n_passing (fixture), ==, 171);
  group = g_ptr_array_index (duid_session_get_tagging (fixture->session)->groups, 0);
  g_assert_true (duid_session_show_group (fixture->session, group->id, NULL));
  g_assert_cmpuint (duid_session_get_view (fixture->session)->conditions->len, ==, 2);
  g_assert_cmpuint (n_passing (fixture), <, 100);
}

static void
test_search_filters_like_any_brush (Fixture      *fixture,
                                    gconstpointer unused)
{
  g_autoptr (DuidView) next =
    duid_view_searched (duid_session_get_view (fixture->session), "school");

  duid_session_look (fixture->session, next, FALSE);
  g_assert_cmpuint (n_passing (fixture), >, 0);
  g_assert_cmpuint (n_passing (fixture), <, 171);
}

static void
test_another_program_s_tag_appears (Fixture      *fixture,
                                    gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidProject) other = duid_project_open (fixture->path, &error);
  g_autofree char *tag = NULL;
  const char      *key = duid_dataset_get_key (duid_session_get_dataset (fixture->session), 5);

  g_assert_no_error (error);
  g_assert_true (duid_project_use_author (other, "Collega", NULL));
  g_assert_true (duid_project_define_tag (other, "gezien", -1, &tag, NULL));
  g_assert_true (duid_project_assign (other, &key, 1, tag, 1, NULL));
  g_assert_true (duid_project_close (other, NULL));
  g_assert_true (duid_session_refresh (fixture->session, &error));
  g_assert_no_error (error);
  g_assert_cmpint (duid_tagging_find (duid_session_get_tagging (fixture->session), "gezien"), >=,
                   0);
}

static void
test_a_file_that_is_none_leaves_what_was_open (Fixture      *fixture,
                                               gconstpointer unused)
{
  duid_session_open_async (fixture->session, g_getenv ("DUID_SAMPLE"), opened_cb, fixture);
  g_main_loop_run (fixture->loop);
  g_assert_false (fixture->is_open);
  g_assert_error (fixture->error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_NOT_PROJECT);
  g_assert_cmpuint (n_passing (fixture), ==, 171);
}

static void
test_a_failed_import_leaves_no_file (Fixture      *fixture,
                                     gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->folder, "none.duiding", NULL);
  const char      *files[] = { "/nonexistent/answers.csv", NULL };

  duid_session_import_async (fixture->session, files, path, opened_cb, fixture);
  g_main_loop_run (fixture->loop);
  g_assert_false (fixture->is_open);
  g_assert_nonnull (fixture->error);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_a_cancelled_import_leaves_no_file (Fixture      *fixture,
                                        gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->folder, "none.duiding", NULL);
  const char      *files[] = { g_getenv ("DUID_SAMPLE"), NULL };

  duid_session_import_async (fixture->session, files, path, opened_cb, fixture);
  duid_session_cancel (fixture->session);
  g_main_loop_run (fixture->loop);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (n_passing (fixture), ==, 171);
}

static void
test_the_board_is_kept_in_the_project (Fixture      *fixture,
                                       gconstpointer unused)
{
  g_autoptr (GPtrArray) cards = duid_view_board_parse ("plan\tspan=2\n#tags\tspan=1\n");

  duid_session_set_cards (fixture->session, cards);
  g_assert_true (duid_session_close (fixture->session, NULL));
  duid_session_open_async (fixture->session, fixture->path, opened_cb, fixture);
  g_main_loop_run (fixture->loop);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (duid_session_get_view (fixture->session)->cards->len, ==, 2);
  g_assert_cmpint (
    ((DuidCard *) g_ptr_array_index (duid_session_get_view (fixture->session)->cards, 0))->span, ==,
    2);
}

static void
add_answers_elsewhere (Fixture *fixture)
{
  g_autofree char *csv = g_build_filename (fixture->folder, "more.csv", NULL);
  const char      *files[] = { csv, NULL };
  DuidImportCounts counts;
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidProject) other = duid_project_open (fixture->path, &error);
  g_autoptr (DuidIntake) intake = NULL;

  g_assert_true (g_file_set_contents (csv, "id,verhaal\n1,Een heel ander verhaal van elders\n", -1,
                                      NULL));
  intake = duid_import_files (files, DUID_IMPORT_DEFAULT, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (duid_project_add_intake (other, intake, "Collega", &counts, NULL, NULL, NULL,
                                          &error));
  g_assert_no_error (error);
  g_assert_cmpuint (counts.added, ==, 1);
  g_assert_true (duid_project_close (other, NULL));
  g_unlink (csv);
}

static void
test_another_program_s_stories_leave_the_view_alone (Fixture      *fixture,
                                                     gconstpointer unused)
{
  const char      *key = duid_dataset_get_key (duid_session_get_dataset (fixture->session), 12);
  g_autofree char *focus = g_strdup (key);
  g_autoptr (GError) error = NULL;

  brush (fixture, "perspectief=Gezin", DUID_BRUSH_REPLACE, FALSE);
  duid_session_focus (fixture->session, 12);
  g_assert_true (duid_session_tag (fixture->session, NULL, "klik", TRUE, NULL));
  add_answers_elsewhere (fixture);
  g_assert_true (duid_session_refresh (fixture->session, &error));
  g_assert_no_error (error);

  g_assert_cmpuint (duid_dataset_get_n_rows (duid_session_get_dataset (fixture->session)), ==, 172);
  g_assert_cmpuint (n_passing (fixture), ==, 100);
  g_assert_cmpstr (duid_dataset_get_key (duid_session_get_dataset (fixture->session),
                                         (gsize) duid_session_get_focus (fixture->session)),
                   ==, focus);
  g_assert_true (duid_session_undo (fixture->session, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (duid_session_get_tagging (fixture->session)->assignments->len, ==, 0);
  g_assert_true (duid_session_undo (fixture->session, NULL));
  g_assert_cmpuint (n_passing (fixture), ==, 172);
}

static void
test_undo_of_a_moving_brush_takes_the_brush_back (Fixture      *fixture,
                                                  gconstpointer unused)
{
  brush (fixture, "perspectief=Gezin", DUID_BRUSH_REPLACE, FALSE);
  brush (fixture, "tevredenheid:range=1..2", DUID_BRUSH_REPLACE, TRUE);
  g_assert_cmpuint (n_passing (fixture), <, 100);
  g_assert_true (duid_session_undo (fixture->session, NULL));
  g_assert_cmpuint (n_passing (fixture), ==, 100);
  brush (fixture, "tevredenheid:range=1..3", DUID_BRUSH_REPLACE, FALSE);
  g_assert_true (duid_session_undo (fixture->session, NULL));
  g_assert_cmpuint (n_passing (fixture), ==, 100);
}

static void
test_undo_of_a_new_tag_leaves_no_empty_tag (Fixture      *fixture,
                                            gconstpointer unused)
{
  duid_session_focus (fixture->session, 3);
  g_assert_true (duid_session_tag (fixture->session, NULL, "verschreven", TRUE, NULL));
  g_assert_true (duid_session_undo (fixture->session, NULL));
  g_assert_cmpuint (duid_session_get_tagging (fixture->session)->tags->len, ==, 0);
  g_assert_true (duid_session_redo (fixture->session, NULL));
  g_assert_cmpuint (duid_session_get_tagging (fixture->session)->tags->len, ==, 1);
  g_assert_true (duid_session_undo (fixture->session, NULL));
  g_assert_cmpuint (duid_session_get_tagging (fixture->session)->tags->len, ==, 0);
}

static void
test_undo_leaves_a_tag_that_others_use (Fixture      *fixture,
                                        gconstpointer unused)
{
  g_autoptr (DuidProject) other = NULL;
  g_autofree char *tag = NULL;
  const char      *key = duid_dataset_get_key (duid_session_get_dataset (fixture->session), 5);

  duid_session_focus (fixture->session, 3);
  g_assert_true (duid_session_tag (fixture->session, NULL, "samen", TRUE, NULL));
  other = duid_project_open (fixture->path, NULL);
  g_assert_true (duid_project_use_author (other, "Collega", NULL));
  g_assert_true (duid_project_define_tag (other, "samen", -1, &tag, NULL));
  g_assert_true (duid_project_assign (other, &key, 1, tag, 1, NULL));
  g_assert_true (duid_project_close (other, NULL));
  g_assert_true (duid_session_undo (fixture->session, NULL));
  g_assert_cmpuint (duid_session_get_tagging (fixture->session)->tags->len, ==, 1);
}

static void
test_what_others_deleted_does_not_bar_undo (Fixture      *fixture,
                                            gconstpointer unused)
{
  g_autoptr (DuidProject) other = NULL;
  g_autoptr (GError) error = NULL;
  const DuidTagging *tagging;

  brush (fixture, "perspectief=Gezin", DUID_BRUSH_REPLACE, FALSE);
  duid_session_focus (fixture->session, 3);
  g_assert_true (duid_session_tag (fixture->session, NULL, "weg", TRUE, NULL));
  tagging = duid_session_get_tagging (fixture->session);
  other = duid_project_open (fixture->path, NULL);
  g_assert_true (duid_project_use_author (other, "Collega", NULL));
  g_assert_true (duid_project_delete_tag (other, duid_tagging_get_tag (tagging, 0)->id, NULL));
  g_assert_true (duid_project_close (other, NULL));
  g_assert_false (duid_session_undo (fixture->session, &error));
  g_assert_error (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_UNKNOWN);
  g_assert_true (duid_session_undo (fixture->session, NULL));
  g_assert_cmpuint (n_passing (fixture), ==, 171);
}

static void
test_closing_stops_what_was_being_opened (Fixture      *fixture,
                                          gconstpointer unused)
{
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.duiding", NULL);

  g_assert_true (
    duid_project_save_copy (duid_session_get_project (fixture->session), copy, NULL, NULL));
  duid_session_open_async (fixture->session, copy, opened_cb, fixture);
  g_assert_true (duid_session_close (fixture->session, NULL));
  g_main_loop_run (fixture->loop);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (duid_session_get_project (fixture->session));
  g_unlink (copy);
}

static void
test_cards_of_what_is_gone_leave_the_board (Fixture      *fixture,
                                            gconstpointer unused)
{
  g_autoptr (GPtrArray) cards =
    duid_view_board_parse ("plan\tspan=1\tcolour=weg\nook weg\tspan=1\nverhaal\tspan=1\n");

  duid_session_set_cards (fixture->session, cards);
  g_assert_true (duid_session_close (fixture->session, NULL));
  duid_session_open_async (fixture->session, fixture->path, opened_cb, fixture);
  g_main_loop_run (fixture->loop);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (duid_session_get_view (fixture->session)->cards->len, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("sample opens with a first board", test_sample_opens_with_a_first_board);
  ADD ("brush filters and undo takes it back", test_brush_filters_and_undo_takes_it_back);
  ADD ("moving brush is one step of undo", test_moving_brush_is_one_step_of_undo);
  ADD ("click on what is brushed takes it away", test_click_on_what_is_brushed_takes_it_away);
  ADD ("tag is kept, undone and found again", test_tag_is_kept_undone_and_found_again);
  ADD ("tagging a selection is one step", test_tagging_a_selection_is_one_step);
  ADD ("note comes back after undo and redo", test_note_comes_back_after_undo_and_redo);
  ADD ("group is a selection under a name", test_group_is_a_selection_under_a_name);
  ADD ("search filters like any brush", test_search_filters_like_any_brush);
  ADD ("another program's tag appears", test_another_program_s_tag_appears);
  ADD ("a file that is none leaves what was open", test_a_file_that_is_none_leaves_what_was_open);
  ADD ("a failed import leaves no file", test_a_failed_import_leaves_no_file);
  ADD ("a cancelled import leaves no file", test_a_cancelled_import_leaves_no_file);
  ADD ("the board is kept in the project", test_the_board_is_kept_in_the_project);
  ADD ("another program's stories leave the view alone",
       test_another_program_s_stories_leave_the_view_alone);
  ADD ("undo of a moving brush takes the brush back",
       test_undo_of_a_moving_brush_takes_the_brush_back);
  ADD ("undo of a new tag leaves no empty tag", test_undo_of_a_new_tag_leaves_no_empty_tag);
  ADD ("undo leaves a tag that others use", test_undo_leaves_a_tag_that_others_use);
  ADD ("what others deleted does not bar undo", test_what_others_deleted_does_not_bar_undo);
  ADD ("closing stops what was being opened", test_closing_stops_what_was_being_opened);
  ADD ("cards of what is gone leave the board", test_cards_of_what_is_gone_leave_the_board);
  return g_test_run ();
}
