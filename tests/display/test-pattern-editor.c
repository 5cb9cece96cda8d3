/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "display-fixture.h"

#include "widgets/duid-pattern-editor.h"
#include "widgets/duid-patterns-page.h"

#include <string.h>

/* Nothing that was typed is lost, whatever comes between. */

#define WORDS "Wie zelf kiest, is tevreden"

static gboolean
is_project_shown (gpointer window)
{
  return g_str_equal (gtk_stack_get_visible_child_name (DUID_WINDOW (window)->stack), "project");
}

/* The first place to write in of a new pattern of all stories. */
static GtkTextView *
start_pattern (Fixture *fixture)
{
  GtkWidget *editor;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.add-pattern", "s", "");
  settle ();
  editor = find_first (GTK_WIDGET (fixture->window), DUID_TYPE_PATTERN_EDITOR);
  g_assert_nonnull (editor);
  return GTK_TEXT_VIEW (find_first (editor, GTK_TYPE_TEXT_VIEW));
}

static void
type (GtkTextView *view,
      const char  *words)
{
  gtk_widget_grab_focus (GTK_WIDGET (view));
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (view), words, -1);
}

static char *
dup_words (GtkTextView *view)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (gtk_text_view_get_buffer (view), &start, &end);
  return gtk_text_buffer_get_text (gtk_text_view_get_buffer (view), &start, &end, FALSE);
}

static void
assert_kept (Fixture    *fixture,
             const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) patterns = duid_session_load_patterns (fixture->session, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (patterns->len, ==, 1);
  g_assert_cmpstr (duid_pattern_get_field (patterns->pdata[0], DUID_PATTERN_SEE), ==, words);
}

static void
flush (Fixture *fixture)
{
  duid_pattern_editor_flush (DUID_PATTERN_EDITOR (
    find_first (GTK_WIDGET (fixture->window), DUID_TYPE_PATTERN_EDITOR)));
}

static void
test_words_are_kept_when_the_project_is_closed_at_once (Fixture      *fixture,
                                                        gconstpointer unused)
{
  type (start_pattern (fixture), WORDS);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.close-project", NULL);
  duid_window_open (fixture->window, fixture->path);
  wait_until (is_project_shown, fixture->window);
  assert_kept (fixture, WORDS);
}

static void
test_undo_takes_back_what_was_just_typed (Fixture      *fixture,
                                          gconstpointer unused)
{
  GtkTextView     *view = start_pattern (fixture);
  g_autofree char *after = NULL;
  g_autofree char *again = NULL;

  type (view, WORDS);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  after = dup_words (view);
  g_assert_cmpstr (after, !=, WORDS);
  /* The window has nothing to redo, and leaves the keys to the text. */
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (view), "text.redo", NULL));
  again = dup_words (view);
  g_assert_cmpstr (again, ==, WORDS);
  flush (fixture);
  assert_kept (fixture, WORDS);
}

/* What the window undoes is seen in the place it was written in, and stays undone. */
static void
test_words_undone_elsewhere_are_not_written_again (Fixture      *fixture,
                                                   gconstpointer unused)
{
  GtkTextView     *view = start_pattern (fixture);
  g_autofree char *shown = NULL;
  g_autoptr (GError) error = NULL;

  type (view, WORDS);
  flush (fixture);
  assert_kept (fixture, WORDS);
  g_assert_true (duid_session_undo (fixture->session, &error));
  shown = dup_words (view);
  g_assert_cmpstr (shown, ==, "");
  flush (fixture);
  assert_kept (fixture, "");
}

static void
test_words_stay_when_stories_come_from_elsewhere (Fixture      *fixture,
                                                  gconstpointer unused)
{
  GtkTextView     *view = start_pattern (fixture);
  g_autofree char *shown = NULL;

  type (view, WORDS);
  g_signal_emit_by_name (fixture->session, "changed", ~0u);
  shown = dup_words (view);
  g_assert_cmpstr (shown, ==, WORDS);
  flush (fixture);
  assert_kept (fixture, WORDS);
}

/* A vote and a pattern that is written on stand side by side. */
static void
test_a_vote_fits_a_narrow_window (Fixture      *fixture,
                                  gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1024, 700);
  start_pattern (fixture);
  g_assert_true (duid_project_start_round (duid_session_get_project (fixture->session),
                                           "Eerste ronde van april", 3, &id, &error));
  g_signal_emit_by_name (fixture->session, "changed", ~0u);
  settle ();
  g_assert_nonnull (find_label (GTK_WIDGET (fixture->window),
                                "Eerste ronde van april: 3 of your 3 points left"));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->window)), <=, 1024);
}

#define ADD(name, function) \
  g_test_add ("/pattern-editor/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv);
  ADD ("words-are-kept-when-the-project-is-closed-at-once",
       test_words_are_kept_when_the_project_is_closed_at_once);
  ADD ("undo-takes-back-what-was-just-typed", test_undo_takes_back_what_was_just_typed);
  ADD ("words-undone-elsewhere-are-not-written-again",
       test_words_undone_elsewhere_are_not_written_again);
  ADD ("words-stay-when-stories-come-from-elsewhere",
       test_words_stay_when_stories_come_from_elsewhere);
  ADD ("a-vote-fits-a-narrow-window", test_a_vote_fits_a_narrow_window);
  return g_test_run ();
}
