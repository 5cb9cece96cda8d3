/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "display-fixture.h"

#include <string.h>

static GtkWindow *
find_titled_window (const char *title)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (g_strcmp0 (gtk_window_get_title (window), title) == 0)
        return window;
    }
  return NULL;
}

static const DuidQuestion *
get_question (Fixture    *fixture,
              const char *name)
{
  int index = duid_session_find_question (fixture->session, name);

  g_assert_cmpint (index, >=, 0);
  return duid_dataset_get_question (duid_session_get_dataset (fixture->session), (guint) index);
}

static GtkWindow *
open_question (Fixture    *fixture,
               const char *name)
{
  GtkWindow *window;

  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "change-question",
                                  g_variant_new_string (name));
  settle ();
  window = find_titled_window ("Change this question");
  g_assert_nonnull (window);
  return window;
}

static void
apply (GtkWidget  *row,
       const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  g_signal_emit_by_name (row, "apply");
  settle ();
}

static void
test_words_are_changed_and_undone (Fixture      *fixture,
                                   gconstpointer unused)
{
  GtkWindow *window = open_question (fixture, "plan");

  apply (find_nth (GTK_WIDGET (window), ADW_TYPE_ENTRY_ROW, 0), "Who helped?");
  g_assert_cmpstr (get_question (fixture, "plan")->label, ==, "Who helped?");
  apply (find_nth (GTK_WIDGET (window), ADW_TYPE_ENTRY_ROW, 1), "Family");
  g_assert_cmpstr (get_question (fixture, "plan")->corners[0], ==, "Family");
  gtk_window_destroy (window);
  g_assert_true (duid_session_undo (fixture->session, NULL));
  g_assert_true (duid_session_undo (fixture->session, NULL));
  g_assert_cmpstr (get_question (fixture, "plan")->corners[0], ==, "Gezin");
  g_assert_cmpstr (get_question (fixture, "plan")->label, !=, "Who helped?");
}

/* An answer that gets the name of another is one with it. */
static void
test_answers_are_taken_together (Fixture      *fixture,
                                 gconstpointer unused)
{
  guint      n = get_question (fixture, "rol")->options->len;
  char      *first = g_strdup (g_ptr_array_index (get_question (fixture, "rol")->options, 0));
  GtkWindow *window = open_question (fixture, "rol");

  /* The label of the question comes first. */
  apply (find_nth (GTK_WIDGET (window), ADW_TYPE_ENTRY_ROW, 2), first);
  g_assert_cmpuint (get_question (fixture, "rol")->options->len, ==, n - 1);
  gtk_window_destroy (window);
  g_assert_true (duid_session_undo (fixture->session, NULL));
  g_assert_cmpuint (get_question (fixture, "rol")->options->len, ==, n);
  g_free (first);
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *label)
{
  for (guint i = 0;; i++)
    {
      GtkWidget *button = find_nth (widget, GTK_TYPE_BUTTON, i);

      if (button == NULL || g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0)
        return button;
    }
}

static void
test_question_is_made_of_bands (Fixture      *fixture,
                                gconstpointer unused)
{
  guint      n = duid_dataset_get_n_questions (duid_session_get_dataset (fixture->session));
  GtkWindow *window = open_question (fixture, "tevredenheid");

  /* Label, two ends, then the name of the new one. */
  gtk_editable_set_text (
    GTK_EDITABLE (find_nth (GTK_WIDGET (window), ADW_TYPE_ENTRY_ROW, 3)), "Happy or not");
  g_signal_emit_by_name (find_button (GTK_WIDGET (window), "Make"), "clicked");
  settle ();
  g_assert_cmpuint (duid_dataset_get_n_questions (duid_session_get_dataset (fixture->session)), ==,
                    n + 1);
  gtk_window_destroy (window);
  g_assert_true (duid_session_undo (fixture->session, NULL));
  g_assert_cmpuint (duid_dataset_get_n_questions (duid_session_get_dataset (fixture->session)), ==,
                    n);
}

static void
test_bands_are_kept (Fixture      *fixture,
                     gconstpointer unused)
{
  GtkWindow *window = open_question (fixture, "tevredenheid");
  GtkWidget *spin = find_first (GTK_WIDGET (window), GTK_TYPE_SPIN_BUTTON);

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 3);
  g_signal_emit_by_name (find_button (GTK_WIDGET (window), "Keep these bands"), "clicked");
  settle ();
  g_assert_cmpfloat (
    g_array_index (get_question (fixture, "tevredenheid")->bands, DuidBand, 0).below, ==, 3);
  gtk_window_destroy (window);
  g_assert_true (duid_session_undo (fixture->session, NULL));
  g_assert_cmpfloat (
    g_array_index (get_question (fixture, "tevredenheid")->bands, DuidBand, 0).below, ==, 4);
}

#define ADD(sentence, test) \
  g_test_add ("/display/question-window/" sentence, Fixture, NULL, set_up, test, tear_down)

static void
press (GtkWindow  *window,
       const char *text)
{
  GtkWidget *label = find_label (GTK_WIDGET (window), text);

  g_assert_nonnull (label);
  g_signal_emit_by_name (gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON), "clicked");
}

static gboolean
can_make (GtkWindow *window)
{
  return gtk_widget_get_sensitive (
    gtk_widget_get_ancestor (find_label (GTK_WIDGET (window), "Make"), GTK_TYPE_BUTTON));
}

/* Chooses the @slider-th slider in the @side-th list. */
static void
choose_slider (GtkWindow *window,
               guint      side,
               guint      slider)
{
  gtk_drop_down_set_selected (
    GTK_DROP_DOWN (find_nth (GTK_WIDGET (window), GTK_TYPE_DROP_DOWN, side)), slider);
}

/* The names of the sample give no pairs away: nothing is paired that nobody chose. */
static void
test_pairs_of_sliders_become_a_card (Fixture      *fixture,
                                     gconstpointer unused)
{
  guint      n = duid_session_get_view (fixture->session)->cards->len;
  GtkWindow *window;
  DuidCard  *card;

  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "items",
                                  g_variant_new_string (""));
  settle ();
  window = find_titled_window ("Importance and experience");
  g_assert_nonnull (window);
  g_assert_cmpuint (count_widgets (GTK_WIDGET (window), GTK_TYPE_DROP_DOWN), ==, 2);
  g_assert_false (can_make (window));
  press (window, "Add a pair");
  for (guint i = 0; i < 4; i++)
    {
      g_assert_false (can_make (window));
      choose_slider (window, i, i + 1);
    }
  g_assert_true (can_make (window));
  press (window, "Make");
  settle ();
  g_assert_null (find_titled_window ("Importance and experience"));
  g_assert_cmpuint (duid_session_get_view (fixture->session)->cards->len, ==, n + 1);
  card = g_ptr_array_index (duid_session_get_view (fixture->session)->cards, n);
  g_assert_cmpstr (card->show_as, ==, "items");
  g_assert_cmpuint (get_question (fixture, card->question)->stones->len, ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("words are changed and undone", test_words_are_changed_and_undone);
  ADD ("answers are taken together", test_answers_are_taken_together);
  ADD ("a question is made of bands", test_question_is_made_of_bands);
  ADD ("bands are kept", test_bands_are_kept);
  ADD ("pairs of sliders become a card", test_pairs_of_sliders_become_a_card);
  return g_test_run ();
}
