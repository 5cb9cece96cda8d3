/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "display-fixture.h"

#include "widgets/duid-chart-view.h"
#include "widgets/duid-compat.h"

#include <glib/gstdio.h>

/* ---- windows that come and go ---- */

static gboolean
is_there (gpointer fixture)
{
  return find_other_window (fixture) != NULL;
}

static gboolean
is_gone (gpointer fixture)
{
  return find_other_window (fixture) == NULL;
}

static GtkWindow *
wait_for_window (Fixture *fixture)
{
  wait_until (is_there, fixture);
  settle ();
  return find_other_window (fixture);
}

static void
close_window (Fixture   *fixture,
              GtkWindow *window)
{
  gtk_window_close (window);
  wait_until (is_gone, fixture);
}

static void
answered_cb (const char *answer,
             gpointer    data)
{
  g_free (*(char **) data);
  *(char **) data = g_strdup (answer);
}

static void
press_button (GtkWindow  *window,
              const char *words)
{
  GtkWidget *label = find_label (GTK_WIDGET (window), words);
  GtkWidget *button;

  g_assert_nonnull (label);
  button = gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON);
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static void
test_a_sentence_can_be_told (Fixture      *fixture,
                             gconstpointer unused)
{
  GtkWindow *window;

  duid_compat_tell (GTK_WINDOW (fixture->window), "The file is gone", "Nothing you did is lost.");
  window = wait_for_window (fixture);
  g_assert_nonnull (find_label (GTK_WIDGET (window), "The file is gone"));
  press_button (window, "Close");
  wait_until (is_gone, fixture);
}

static void
test_only_yes_is_an_answer (Fixture      *fixture,
                            gconstpointer unused)
{
  g_autofree char *answer = NULL;

  duid_compat_ask (GTK_WINDOW (fixture->window), "Delete this?", "Undo brings it back.", "_Delete",
                   TRUE, answered_cb, &answer);
  press_button (wait_for_window (fixture), "Cancel");
  wait_until (is_gone, fixture);
  g_assert_null (answer);
  duid_compat_ask (GTK_WINDOW (fixture->window), "Delete this?", "Undo brings it back.", "_Delete",
                   TRUE, answered_cb, &answer);
  press_button (wait_for_window (fixture), "Delete");
  wait_until (is_gone, fixture);
  g_assert_cmpstr (answer, ==, "yes");
}

static void
test_a_text_that_is_asked_for_comes_stripped (Fixture      *fixture,
                                              gconstpointer unused)
{
  g_autofree char *answer = NULL;
  GtkWindow       *window;
  GtkWidget       *entry;

  duid_compat_ask_text (GTK_WINDOW (fixture->window), "Name", "What it is called.", NULL, "_Save",
                        answered_cb, &answer);
  window = wait_for_window (fixture);
  entry = find_first (GTK_WIDGET (window), GTK_TYPE_ENTRY);
  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "  Oma’s  ");
  press_button (window, "Save");
  wait_until (is_gone, fixture);
  g_assert_cmpstr (answer, ==, "Oma’s");
}

static void
test_an_empty_text_cannot_be_given (Fixture      *fixture,
                                    gconstpointer unused)
{
  g_autofree char *answer = NULL;
  GtkWindow       *window;
  GtkWidget       *save;

  duid_compat_ask_text (GTK_WINDOW (fixture->window), "Name", "What it is called.", NULL, "_Save",
                        answered_cb, &answer);
  window = wait_for_window (fixture);
  save = gtk_widget_get_ancestor (find_label (GTK_WIDGET (window), "Save"), GTK_TYPE_BUTTON);
  g_assert_false (gtk_widget_get_sensitive (save));
  close_window (fixture, window);
  g_assert_null (answer);
}

static void
paths_chosen_cb (const char *const *paths,
                 gpointer           data)
{
  g_assert_null (paths);
  ++*(int *) data;
}

/* Presses Escape, the way a person leaves a file chooser. */
static void
leave_chooser (Fixture *fixture)
{
  GtkWindow *window = wait_for_window (fixture);

  g_signal_emit_by_name (window, "close");
  wait_until (is_gone, fixture);
}

static void
test_a_file_chooser_that_is_left_gives_nothing (Fixture      *fixture,
                                                gconstpointer unused)
{
  int n_called = 0;

  duid_compat_choose_files (GTK_WINDOW (fixture->window), "Open", DUID_FILES_ANY_INPUT, TRUE,
                            paths_chosen_cb, &n_called);
  leave_chooser (fixture);
  g_assert_cmpint (n_called, ==, 1);
  duid_compat_choose_place (GTK_WINDOW (fixture->window), "Keep", DUID_FILES_EXCEL, "a.xlsx",
                            paths_chosen_cb, &n_called);
  leave_chooser (fixture);
  g_assert_cmpint (n_called, ==, 2);
}

static void
test_each_window_of_the_menu_opens_and_closes (Fixture      *fixture,
                                               gconstpointer action)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL);
  close_window (fixture, wait_for_window (fixture));
}

/* ---- presenting ---- */

static void
test_the_audience_sees_a_chart (Fixture      *fixture,
                                gconstpointer unused)
{
  GtkWindow       *audience;
  GtkWidget       *chart;
  cairo_surface_t *surface;
  gpointer         left;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.present", NULL);
  audience = wait_for_window (fixture);
  left = audience;
  g_object_add_weak_pointer (G_OBJECT (audience), &left);
  chart = find_first (GTK_WIDGET (audience), DUID_TYPE_CHART_VIEW);
  surface = draw_widget (chart);
  g_assert_cmpuint (count_colours (surface, 12), ==, 12);
  cairo_surface_destroy (surface);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.present", NULL);
  wait_until (is_gone, fixture);
  settle ();
  g_assert_null (left);
}

static void
test_the_audience_leaves_with_the_project (Fixture      *fixture,
                                           gconstpointer unused)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.present", NULL);
  wait_for_window (fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.close-project", NULL);
  wait_until (is_gone, fixture);
}

#define ADD(name, function) \
  g_test_add ("/doors/" name, Fixture, NULL, set_up, function, tear_down)
#define ADD_WINDOW(name, action)                       \
  g_test_add ("/doors/" name, Fixture, action, set_up, \
              test_each_window_of_the_menu_opens_and_closes, tear_down)

static void
test_a_list_of_versions_is_called_so (Fixture      *fixture,
                                      gconstpointer unused)
{
  GtkWindow *list;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.backups", NULL);
  settle ();
  list = find_other_window (fixture);
  g_assert_nonnull (list);
  g_assert_cmpstr (gtk_window_get_title (list), ==, "Versions and backups");
  gtk_window_destroy (list);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv);
  ADD ("a sentence can be told", test_a_sentence_can_be_told);
  ADD ("only yes is an answer", test_only_yes_is_an_answer);
  ADD ("a text that is asked for comes stripped", test_a_text_that_is_asked_for_comes_stripped);
  ADD ("an empty text cannot be given", test_an_empty_text_cannot_be_given);
  ADD ("a file chooser that is left gives nothing",
       test_a_file_chooser_that_is_left_gives_nothing);
  ADD_WINDOW ("the preferences open and close", "app.preferences");
  ADD_WINDOW ("what the program is opens and closes", "app.about");
  ADD_WINDOW ("the keys open and close", "win.show-help-overlay");
  ADD_WINDOW ("a second window opens and closes", "app.new-window");
  ADD ("the audience sees a chart", test_the_audience_sees_a_chart);
  ADD ("the audience leaves with the project", test_the_audience_leaves_with_the_project);
  ADD ("a list of versions is called so", test_a_list_of_versions_is_called_so);
  return g_test_run ();
}
