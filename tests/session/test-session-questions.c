/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session-fixture.h"

#include "session/duid-session-questions.h"

#include <math.h>

#define ADD(name, func) \
  g_test_add ("/session/questions/" name, Fixture, NULL, set_up, func, tear_down)

static int
number_of (Fixture    *fixture,
           const char *name)
{
  return duid_session_find_question (fixture->session, name);
}

static const DuidQuestion *
question (Fixture    *fixture,
          const char *name)
{
  return duid_dataset_get_question (duid_session_get_dataset (fixture->session),
                                    (guint) number_of (fixture, name));
}

static void
test_a_new_name_is_one_step_of_undo (Fixture      *fixture,
                                     gconstpointer unused)
{
  g_autofree char *before = g_strdup (question (fixture, "tevredenheid")->label);

  g_assert_true (duid_session_set_question_word (fixture->session,
                                                 number_of (fixture, "tevredenheid"),
                                                 DUID_CHANGE_LABEL, " Hoe tevreden? ", NULL));
  g_assert_cmpstr (question (fixture, "tevredenheid")->label, ==, "Hoe tevreden?");
  g_assert_true (duid_session_has_changed_question (fixture->session,
                                                    number_of (fixture, "tevredenheid")));
  g_assert_true (duid_session_undo (fixture->session, NULL));
  g_assert_cmpstr (question (fixture, "tevredenheid")->label, ==, before);
  g_assert_null (duid_session_get_undo_words (fixture->session));
  g_assert_true (duid_session_redo (fixture->session, NULL));
  g_assert_cmpstr (question (fixture, "tevredenheid")->label, ==, "Hoe tevreden?");
}

static void
test_conditions_follow_a_renamed_answer (Fixture      *fixture,
                                         gconstpointer unused)
{
  int                  perspective = number_of (fixture, "perspectief");
  const DuidCondition *kept;
  const DuidGroup     *group;

  brush (fixture, "perspectief=Gezin", DUID_BRUSH_REPLACE, FALSE);
  g_assert_true (duid_session_save_group (fixture->session, "families", NULL));
  g_assert_true (duid_session_rename_option (
    fixture->session, perspective,
    (guint) duid_question_find_option (question (fixture, "perspectief"), "Gezin"), "Thuis", NULL));
  g_assert_cmpuint (n_passing (fixture), ==, 100);
  kept = g_ptr_array_index (duid_session_get_view (fixture->session)->conditions, 0);
  g_assert_cmpstr (kept->words->pdata[0], ==, "Thuis");

  duid_session_clear_all (fixture->session);
  group = g_ptr_array_index (duid_session_get_tagging (fixture->session)->groups, 0);
  g_assert_true (duid_session_show_group (fixture->session, group->id, NULL));
  g_assert_cmpuint (n_passing (fixture), ==, 100);
}

static void
test_conditions_follow_merged_answers (Fixture      *fixture,
                                       gconstpointer unused)
{
  int                 perspective = number_of (fixture, "perspectief");
  const DuidQuestion *asked = question (fixture, "perspectief");
  gsize               n;

  brush (fixture, "perspectief=Gezin", DUID_BRUSH_REPLACE, FALSE);
  n = n_passing (fixture);
  duid_session_clear_all (fixture->session);
  g_assert_cmpuint (asked->options->len, >=, 2);
  g_assert_true (duid_session_merge_options (fixture->session, perspective, 0, 1, NULL));
  brush (fixture, "perspectief=Gezin", DUID_BRUSH_REPLACE, FALSE);
  g_assert_cmpuint (n_passing (fixture), >, n);
  g_assert_true (duid_session_undo (fixture->session, NULL));
  g_assert_true (duid_session_undo (fixture->session, NULL));
  brush (fixture, "perspectief=Gezin", DUID_BRUSH_REPLACE, FALSE);
  g_assert_cmpuint (n_passing (fixture), ==, n);
}

static void
test_a_name_that_another_answer_has_is_refused (Fixture      *fixture,
                                                gconstpointer unused)
{
  int                 perspective = number_of (fixture, "perspectief");
  const DuidQuestion *asked = question (fixture, "perspectief");
  g_autoptr (GError) error = NULL;

  g_assert_false (duid_session_rename_option (fixture->session, perspective, 0,
                                              asked->options->pdata[1], &error));
  g_assert_error (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_INVALID);
  g_assert_null (duid_session_get_undo_words (fixture->session));
}

static void
test_a_sensitive_question_leaves_the_board (Fixture      *fixture,
                                            gconstpointer unused)
{
  const DuidView  *view = duid_session_get_view (fixture->session);
  guint            n = view->cards->len;
  g_autofree char *name = g_strdup (((DuidCard *) view->cards->pdata[1])->question);
  int              number = number_of (fixture, name);

  g_assert_true (duid_session_set_sensitive (fixture->session, number, TRUE, NULL));
  g_assert_false (duid_session_may_chart (fixture->session, number));
  g_assert_cmpuint (duid_session_get_view (fixture->session)->cards->len, ==, n - 1);
  g_assert_true (duid_session_undo (fixture->session, NULL));
  g_assert_true (duid_session_may_chart (fixture->session, number));
  g_assert_cmpuint (duid_session_get_view (fixture->session)->cards->len, ==, n);
}

static void
test_a_condition_on_what_became_sensitive_goes (Fixture      *fixture,
                                                gconstpointer unused)
{
  brush (fixture, "perspectief=Gezin", DUID_BRUSH_REPLACE, FALSE);
  g_assert_true (duid_session_set_sensitive (fixture->session, number_of (fixture, "perspectief"),
                                             TRUE, NULL));
  g_assert_cmpuint (n_passing (fixture), ==, 171);
}

static void
test_bands_become_a_question_of_their_own (Fixture      *fixture,
                                           gconstpointer unused)
{
  g_autoptr (DuidQuestion) scratch = duid_question_new ("s", DUID_QUESTION_SLIDER, NULL);
  g_autoptr (DuidDerivation) derivation = duid_derivation_new (DUID_DERIVE_BANDS, "tevredenheid");
  g_autofree char *name = NULL;
  int              slider = number_of (fixture, "tevredenheid");
  gsize            n;

  duid_question_add_band (scratch, "laag", 5);
  duid_question_add_band (scratch, "hoog", INFINITY);
  g_assert_true (duid_session_set_bands (fixture->session, slider, scratch->bands, NULL));
  brush (fixture, "tevredenheid:band=laag", DUID_BRUSH_REPLACE, FALSE);
  n = n_passing (fixture);
  g_assert_cmpuint (n, >, 0);
  duid_session_clear_all (fixture->session);
  g_assert_true (duid_session_derive_question (fixture->session, derivation, "Tevreden of niet",
                                               &name, NULL));
  brush (fixture, "tevredenheid_bands=laag", DUID_BRUSH_REPLACE, FALSE);
  g_assert_cmpuint (n_passing (fixture), ==, n);
  g_assert_true (duid_session_is_derived (fixture->session, number_of (fixture, name)));
  g_assert_false (duid_session_has_changed_question (fixture->session, number_of (fixture, name)));

  g_assert_true (duid_session_drop_derived (fixture->session, number_of (fixture, name), NULL));
  g_assert_cmpint (number_of (fixture, name), ==, -1);
  g_assert_cmpuint (n_passing (fixture), ==, 171);
  g_assert_true (duid_session_undo (fixture->session, NULL));
  g_assert_cmpint (number_of (fixture, name), >=, 0);
}

static void
test_pairs_of_sliders_are_made_changed_and_undone (Fixture      *fixture,
                                                   gconstpointer unused)
{
  g_autoptr (DuidDerivation) derivation = duid_derivation_new (DUID_DERIVE_ITEMS, "gezinsleven");
  g_autoptr (DuidDerivation) two = duid_derivation_new (DUID_DERIVE_ITEMS, "gezinsleven");
  g_autofree char *name = NULL;

  g_ptr_array_add (derivation->of, g_strdup ("tevredenheid"));
  for (guint i = 0; i < 3; i++)
    g_ptr_array_add (two->of, g_strdup (i == 1 ? "welzijn" : i == 2 ? "luisteren"
                                                                    : "eigen_regie"));
  g_assert_true (
    duid_session_derive_question (fixture->session, derivation, "Items", &name, NULL));
  g_assert_cmpint (question (fixture, name)->type, ==, DUID_QUESTION_CANVAS);
  g_assert_cmpuint (question (fixture, name)->stones->len, ==, 1);
  g_assert_true (duid_session_change_derived (fixture->session, name, two, "More items", NULL));
  g_assert_cmpuint (question (fixture, name)->stones->len, ==, 2);
  g_assert_cmpstr (question (fixture, name)->label, ==, "More items");
  g_assert_true (duid_session_undo (fixture->session, NULL));
  g_assert_cmpuint (question (fixture, name)->stones->len, ==, 1);
  g_assert_cmpstr (question (fixture, name)->label, ==, "Items");
  g_assert_true (duid_session_undo (fixture->session, NULL));
  g_assert_cmpint (number_of (fixture, name), ==, -1);
}

/* One question cannot be both halves, nor can what is no slider be one. */
static void
test_what_is_no_pair_is_refused (Fixture      *fixture,
                                 gconstpointer unused)
{
  static const char *const others[] = { "gezinsleven", "plan", "nowhere" };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (DuidDerivation) derivation =
        duid_derivation_new (DUID_DERIVE_ITEMS, "gezinsleven");
      g_autoptr (GError) error = NULL;

      g_ptr_array_add (derivation->of, g_strdup (others[i]));
      g_assert_false (
        duid_session_derive_question (fixture->session, derivation, "Items", NULL, &error));
      g_assert_error (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_INVALID);
    }
}

static void
test_as_imported_again (Fixture      *fixture,
                        gconstpointer unused)
{
  int              perspective = number_of (fixture, "perspectief");
  g_autofree char *label = g_strdup (question (fixture, "perspectief")->label);
  guint            n = question (fixture, "perspectief")->options->len;

  duid_session_set_question_word (fixture->session, perspective, DUID_CHANGE_LABEL, "X", NULL);
  duid_session_merge_options (fixture->session, perspective, 0, 1, NULL);
  g_assert_true (duid_session_reset_question (fixture->session, perspective, NULL));
  g_assert_cmpstr (question (fixture, "perspectief")->label, ==, label);
  g_assert_cmpuint (question (fixture, "perspectief")->options->len, ==, n);
  g_assert_false (duid_session_has_changed_question (fixture->session, perspective));
}

static void
test_what_others_changed_shows (Fixture      *fixture,
                                gconstpointer unused)
{
  DuidSession *other = duid_session_new ();
  Fixture      theirs = { .session = other, .loop = fixture->loop };

  duid_session_open_async (other, fixture->path, opened_cb, &theirs);
  g_main_loop_run (fixture->loop);
  g_assert_no_error (theirs.error);
  g_assert_true (duid_session_set_question_word (other, number_of (fixture, "tevredenheid"),
                                                 DUID_CHANGE_SHORT, "Blij", NULL));
  g_assert_true (duid_session_refresh (fixture->session, NULL));
  g_assert_cmpstr (question (fixture, "tevredenheid")->short_label, ==, "Blij");
  g_assert_true (duid_session_close (other, NULL));
  g_object_unref (other);
}

static void
test_changes_are_taken_back_after_opening_again (Fixture      *fixture,
                                                 gconstpointer unused)
{
  g_autofree char *before = g_strdup (question (fixture, "tevredenheid")->label);

  g_assert_true (duid_session_set_question_word (fixture->session,
                                                 number_of (fixture, "tevredenheid"),
                                                 DUID_CHANGE_LABEL, "Hoe tevreden?", NULL));
  g_assert_true (duid_session_set_sensitive (fixture->session, number_of (fixture, "verhaal"),
                                             TRUE, NULL));
  g_assert_true (duid_session_close (fixture->session, NULL));
  duid_session_open_async (fixture->session, fixture->path, opened_cb, fixture);
  g_main_loop_run (fixture->loop);
  g_assert_no_error (fixture->error);
  g_assert_cmpstr (question (fixture, "tevredenheid")->label, ==, "Hoe tevreden?");
  brush (fixture, "text~de", DUID_BRUSH_REPLACE, FALSE);
  g_assert_cmpuint (n_passing (fixture), <, 100);
  g_assert_true (duid_session_undo (fixture->session, NULL));
  g_assert_true (duid_session_undo (fixture->session, NULL));
  g_assert_false (question (fixture, "verhaal")->is_sensitive);
  brush (fixture, "text~de", DUID_BRUSH_REPLACE, FALSE);
  g_assert_cmpuint (n_passing (fixture), >, 100);
  g_assert_true (duid_session_undo (fixture->session, NULL));
  g_assert_true (duid_session_undo (fixture->session, NULL));
  g_assert_cmpstr (question (fixture, "tevredenheid")->label, ==, before);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("a new name is one step of undo", test_a_new_name_is_one_step_of_undo);
  ADD ("conditions follow a renamed answer", test_conditions_follow_a_renamed_answer);
  ADD ("conditions follow merged answers", test_conditions_follow_merged_answers);
  ADD ("a name that another answer has is refused", test_a_name_that_another_answer_has_is_refused);
  ADD ("a sensitive question leaves the board", test_a_sensitive_question_leaves_the_board);
  ADD ("a condition on what became sensitive goes",
       test_a_condition_on_what_became_sensitive_goes);
  ADD ("bands become a question of their own", test_bands_become_a_question_of_their_own);
  ADD ("pairs of sliders are made, changed and undone",
       test_pairs_of_sliders_are_made_changed_and_undone);
  ADD ("what is no pair is refused", test_what_is_no_pair_is_refused);
  ADD ("as imported again", test_as_imported_again);
  ADD ("changes are taken back after opening again",
       test_changes_are_taken_back_after_opening_again);
  ADD ("what others changed shows", test_what_others_changed_shows);
  return g_test_run ();
}
