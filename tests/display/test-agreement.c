/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "display-fixture.h"

#include "app/duid-agreement-window.h"
#include "app/duid-erase-window.h"
#include "session/duid-session-blind.h"
#include "session/duid-session-tags.h"

#include <string.h>

/* Anna and Bo both tag the first two stories, and differ on the second. */
static void
tag_as_two (Fixture *fixture)
{
  static const char *const people[] = { "Anna", "Bo" };

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      duid_session_set_author (fixture->session, people[i]);
      duid_session_focus (fixture->session, 0);
      g_assert_true (duid_session_tag (fixture->session, NULL, "klik", TRUE, NULL));
      duid_session_focus (fixture->session, 1);
      g_assert_true (
        duid_session_tag (fixture->session, NULL, i == 0 ? "klik" : "netwerk", TRUE, NULL));
    }
  duid_session_focus (fixture->session, 5);
}

static GtkWindow *
open_window (Fixture    *fixture,
             const char *action)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), action, NULL);
  settle ();
  return find_other_window (fixture);
}

static gboolean
has_lines (gpointer list)
{
  return gtk_list_box_get_row_at_index (list, 2) != NULL;
}

/* Of whoever it is that reads while the test runs nothing is known. */
static GtkWidget *
find_person (GtkWidget  *window,
             const char *name)
{
  GtkWidget *button;

  for (guint i = 0; (button = find_nth (window, GTK_TYPE_TOGGLE_BUTTON, i)) != NULL; i++)
    {
      const char *label = gtk_button_get_label (GTK_BUTTON (button));

      if (label != NULL && g_str_has_prefix (label, name))
        return button;
    }
  return NULL;
}

static gboolean
has_people (gpointer window)
{
  return find_person (window, "Anna · ") != NULL && find_person (window, "Bo · ") != NULL;
}

static gboolean
has_kappa (gpointer window)
{
  return find_label (window, "Cohen’s κ") != NULL;
}

static void
leave_others_out (GtkWidget *window)
{
  GtkWidget *button;

  for (guint i = 0; (button = find_nth (window, GTK_TYPE_TOGGLE_BUTTON, i)) != NULL; i++)
    {
      const char *label = gtk_button_get_label (GTK_BUTTON (button));

      if (label != NULL && strstr (label, " · ") != NULL &&
          !g_str_has_prefix (label, "Anna") && !g_str_has_prefix (label, "Bo"))
        gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), FALSE);
    }
}

static void
test_who_differs_is_shown_and_a_press_opens_the_story (Fixture      *fixture,
                                                       gconstpointer unused)
{
  GtkWindow *window;
  GtkWidget *lines;
  GtkWidget *differences;

  tag_as_two (fixture);
  window = open_window (fixture, "agreement");
  g_assert_true (DUID_IS_AGREEMENT_WINDOW (window));
  lines = find_nth (GTK_WIDGET (window), GTK_TYPE_LIST_BOX, 0);
  differences = find_nth (GTK_WIDGET (window), GTK_TYPE_LIST_BOX, 1);
  g_assert_true (has_people (window));
  leave_others_out (GTK_WIDGET (window));
  wait_until (has_kappa, window);
  g_assert_true (has_lines (lines));
  g_assert_nonnull (gtk_list_box_get_row_at_index (GTK_LIST_BOX (differences), 0));
  g_assert_null (gtk_list_box_get_row_at_index (GTK_LIST_BOX (differences), 1));
  g_signal_emit_by_name (differences, "row-activated",
                         gtk_list_box_get_row_at_index (GTK_LIST_BOX (differences), 0));
  g_assert_cmpint (duid_session_get_focus (fixture->session), ==, 1);
  gtk_window_destroy (window);
}

static void
test_coding_blind_shows_nothing_until_it_is_revealed (Fixture      *fixture,
                                                      gconstpointer unused)
{
  GtkWindow *window;

  tag_as_two (fixture);
  g_assert_true (duid_session_set_blind (fixture->session, TRUE, NULL));
  window = open_window (fixture, "agreement");
  g_assert_false (has_people (window));
  g_assert_true (duid_session_set_blind (fixture->session, FALSE, NULL));
  wait_until (has_people, window);
  gtk_window_destroy (window);
}

static gboolean
has_fewer (gpointer session)
{
  return duid_dataset_get_n_rows (duid_session_get_dataset (session)) == 170;
}

static gboolean
is_alone (gpointer fixture)
{
  return find_other_window (fixture) == NULL;
}

static void
test_a_story_is_erased_only_when_the_word_is_typed (Fixture      *fixture,
                                                    gconstpointer unused)
{
  GtkWindow       *window;
  GtkWidget       *entry;
  g_autofree char *key = NULL;

  duid_session_focus (fixture->session, 5);
  key = g_strdup (duid_dataset_get_key (duid_session_get_dataset (fixture->session), 5));
  window = open_window (fixture, "erase-story");
  g_assert_true (DUID_IS_ERASE_WINDOW (window));
  entry = find_first (GTK_WIDGET (window), GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "eras");
  g_signal_emit_by_name (entry, "activate");
  settle ();
  g_assert_false (has_fewer (fixture->session));
  gtk_editable_set_text (GTK_EDITABLE (entry), " Erase ");
  g_signal_emit_by_name (entry, "activate");
  wait_until (has_fewer, fixture->session);
  wait_until (is_alone, fixture);
  g_assert_cmpint (duid_dataset_find_key (duid_session_get_dataset (fixture->session), key), ==,
                   -1);
}

#define ADD(name, func) \
  g_test_add ("/display/agreement/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("who differs is shown, and a press opens the story",
       test_who_differs_is_shown_and_a_press_opens_the_story);
  ADD ("coding blind shows nothing until it is revealed",
       test_coding_blind_shows_nothing_until_it_is_revealed);
  ADD ("a story is erased only when the word is typed",
       test_a_story_is_erased_only_when_the_word_is_typed);
  return g_test_run ();
}
