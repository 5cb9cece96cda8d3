/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session-fixture.h"

#include "session/duid-session-history.h"
#include "session/duid-session-passages.h"
#include "session/duid-session-patterns.h"
#include "session/duid-session-settings.h"
#include "session/duid-session-tags.h"

#define add_test(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

/* Everything people added, as one text. */
static char *
describe (Fixture *fixture)
{
  const DuidTagging *tagging = duid_session_get_tagging (fixture->session);
  g_autoptr (GPtrArray) patterns = duid_session_load_patterns (fixture->session, NULL);
  g_autofree char *setting = duid_session_dup_setting (fixture->session, "of the test");
  GString         *text = g_string_new (setting);

  for (guint i = 0; i < tagging->tags->len; i++)
    {
      const DuidTag *tag = tagging->tags->pdata[i];

      g_string_append_printf (text, "\ntag %s %d %s %s %u", tag->name, tag->colour,
                              tag->description, tag->parent_id, tag->depth);
    }
  for (guint i = 0; i < tagging->assignments->len; i++)
    {
      const DuidAssignment *given = &g_array_index (tagging->assignments, DuidAssignment, i);

      g_string_append_printf (text, "\n%zu %s %s %d", given->row, given->author,
                              duid_tagging_get_tag (tagging, given->tag)->name, given->value);
    }
  for (guint i = 0; i < tagging->passages->len; i++)
    {
      const DuidPassage *passage = &g_array_index (tagging->passages, DuidPassage, i);

      g_string_append_printf (text, "\npassage %zu %zu %zu %s %d", passage->row, passage->start,
                              passage->end, duid_tagging_get_tag (tagging, passage->tag)->name,
                              passage->value);
    }
  for (guint i = 0; i < tagging->notes->len; i++)
    {
      const DuidNote *note = &g_array_index (tagging->notes, DuidNote, i);

      g_string_append_printf (text, "\nnote %zu %s", note->row, note->text);
    }
  for (guint i = 0; i < tagging->groups->len; i++)
    g_string_append_printf (text, "\ngroup %s", ((DuidGroup *) tagging->groups->pdata[i])->name);
  for (guint i = 0; i < patterns->len; i++)
    g_string_append_printf (text, "\npattern %s",
                            duid_pattern_get_field (patterns->pdata[i], "see"));
  return g_string_free (text, FALSE);
}

static void
reopen (Fixture *fixture)
{
  g_assert_true (duid_session_close (fixture->session, NULL));
  fixture->is_open = FALSE;
  duid_session_open_async (fixture->session, fixture->path, opened_cb, fixture);
  g_main_loop_run (fixture->loop);
  g_assert_no_error (fixture->error);
  g_assert_true (fixture->is_open);
}

static void
assert_sound (Fixture *fixture)
{
  g_autoptr (GPtrArray) reasons = NULL;

  g_assert_true (duid_project_check (duid_session_get_project (fixture->session), &reasons, NULL,
                                     NULL));
  g_assert_cmpuint (reasons->len, ==, 0);
}

static void
undo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  duid_session_undo (fixture->session, &error);
  g_assert_no_error (error);
}

static void
redo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  duid_session_redo (fixture->session, &error);
  g_assert_no_error (error);
}

/* ---- acts, each of which changes something ---- */

typedef gboolean (*Act) (DuidSession *session,
                         GError     **error);

static const char *
get_tag_id (DuidSession *session,
            const char  *name)
{
  const DuidTagging *tagging = duid_session_get_tagging (session);

  return duid_tagging_get_tag (tagging, (guint) duid_tagging_find (tagging, name))->id;
}

static DuidRows *
first_rows (DuidSession *session,
            gsize        n)
{
  DuidRows *rows = duid_rows_new (duid_dataset_get_n_rows (duid_session_get_dataset (session)));

  for (gsize i = 0; i < n; i++)
    duid_rows_add (rows, i);
  return rows;
}

static gboolean
give_new_tag (DuidSession *session,
              GError     **error)
{
  return duid_session_tag (session, NULL, "Wachten", TRUE, error);
}

static gboolean
give_to_many (DuidSession *session,
              GError     **error)
{
  g_autoptr (DuidRows) rows = first_rows (session, 40);

  return duid_session_tag (session, rows, "Wachten", TRUE, error);
}

static gboolean
take_off (DuidSession *session,
          GError     **error)
{
  return duid_session_tag (session, NULL, "Wachten", FALSE, error);
}

static gboolean
disagree (DuidSession *session,
          GError     **error)
{
  return duid_session_judge_tag (session, NULL, get_tag_id (session, "Wachten"), -1, error);
}

static gboolean
make_tag (DuidSession *session,
          GError     **error)
{
  return duid_session_add_tag (session, "Hulp", NULL, error);
}

static gboolean
rename_tag (DuidSession *session,
            GError     **error)
{
  return duid_session_change_tag (session, get_tag_id (session, "Hulp"), DUID_TAG_NAME, "Steun",
                                  error);
}

static gboolean
move_tag (DuidSession *session,
          GError     **error)
{
  return duid_session_move_tag (session, get_tag_id (session, "Steun"),
                                get_tag_id (session, "Wachten"), NULL, error);
}

static gboolean
merge_tag (DuidSession *session,
           GError     **error)
{
  return duid_session_merge_tag (session, get_tag_id (session, "Steun"),
                                 get_tag_id (session, "Wachten"), error);
}

static gboolean
tag_passage (DuidSession *session,
             GError     **error)
{
  return duid_session_tag_passage (session, 0, 12, "Begin", FALSE, error);
}

static gboolean
write_note (DuidSession *session,
            GError     **error)
{
  return duid_session_add_note (session, "Dit zagen we vaker.", error);
}

static gboolean
edit_note (DuidSession *session,
           GError     **error)
{
  const DuidTagging *tagging = duid_session_get_tagging (session);

  return duid_session_edit_note (session, g_array_index (tagging->notes, DuidNote, 0).id,
                                 "Dit zagen we heel vaak.", error);
}

static gboolean
delete_note (DuidSession *session,
             GError     **error)
{
  const DuidTagging *tagging = duid_session_get_tagging (session);

  return duid_session_delete_note (session, g_array_index (tagging->notes, DuidNote, 0).id,
                                   error);
}

static gboolean
save_group (DuidSession *session,
            GError     **error)
{
  return duid_session_save_group (session, "Iedereen", error);
}

static gboolean
make_pattern (DuidSession *session,
              GError     **error)
{
  return duid_session_add_pattern (session, NULL, NULL, error);
}

static gboolean
fill_pattern (DuidSession *session,
              GError     **error)
{
  g_autoptr (GPtrArray) patterns = duid_session_load_patterns (session, error);

  return duid_session_change_pattern (session, patterns->pdata[0], "see", "Zij wachten", error);
}

static gboolean
set_setting (DuidSession *session,
             GError     **error)
{
  return duid_session_set_setting (session, "of the test", "yes", "a setting", error);
}

static gboolean
delete_tag (DuidSession *session,
            GError     **error)
{
  return duid_session_delete_tag (session, get_tag_id (session, "Wachten"), error);
}

static const Act acts[] = { give_new_tag, give_to_many, take_off, disagree, make_tag,
                            rename_tag, move_tag, merge_tag, tag_passage, write_note,
                            edit_note, delete_note, save_group, make_pattern, fill_pattern,
                            set_setting, delete_tag };

/* The states before, between and after all acts. */
static GPtrArray *
do_all (Fixture *fixture)
{
  GPtrArray *states = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (states, describe (fixture));
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      g_autoptr (GError) error = NULL;

      acts[i](fixture->session, &error);
      g_assert_no_error (error);
      g_ptr_array_add (states, describe (fixture));
      g_assert_cmpstr (states->pdata[i], !=, states->pdata[i + 1]);
    }
  return states;
}

static void
assert_state (Fixture    *fixture,
              const char *wanted)
{
  g_autofree char *now = describe (fixture);

  g_assert_cmpstr (now, ==, wanted);
}

static void
test_every_act_can_be_taken_back_after_a_restart (Fixture      *fixture,
                                                  gconstpointer unused)
{
  g_autoptr (GPtrArray) states = do_all (fixture);

  reopen (fixture);
  for (guint i = states->len - 1; i > 0; i--)
    {
      assert_state (fixture, states->pdata[i]);
      g_assert_nonnull (duid_session_get_undo_words (fixture->session));
      undo (fixture);
    }
  assert_state (fixture, states->pdata[0]);
  g_assert_null (duid_session_get_undo_words (fixture->session));
  assert_sound (fixture);
  for (guint i = 1; i < states->len; i++)
    {
      redo (fixture);
      assert_state (fixture, states->pdata[i]);
    }
  g_assert_null (duid_session_get_redo_words (fixture->session));
  assert_sound (fixture);
}

static void
test_a_restart_after_every_step_changes_nothing (Fixture      *fixture,
                                                 gconstpointer unused)
{
  g_autoptr (GPtrArray) states = do_all (fixture);

  for (guint i = states->len - 1; i > 0; i--)
    {
      undo (fixture);
      reopen (fixture);
      assert_state (fixture, states->pdata[i - 1]);
    }
  g_assert_null (duid_session_get_undo_words (fixture->session));
  for (guint i = 1; i < states->len; i++)
    {
      redo (fixture);
      reopen (fixture);
      assert_state (fixture, states->pdata[i]);
    }
  g_assert_null (duid_session_get_redo_words (fixture->session));
  assert_sound (fixture);
}

static void
test_words_are_the_same_after_a_restart (Fixture      *fixture,
                                         gconstpointer unused)
{
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      g_autofree char *words = NULL;

      g_assert_true (acts[i](fixture->session, NULL));
      words = g_strdup (duid_session_get_undo_words (fixture->session));
      reopen (fixture);
      if (acts[i] != set_setting)
        g_assert_cmpstr (duid_session_get_undo_words (fixture->session), ==, words);
    }
}

static void
test_a_new_act_forgets_what_was_taken_back (Fixture      *fixture,
                                            gconstpointer unused)
{
  g_assert_true (give_new_tag (fixture->session, NULL));
  g_assert_true (write_note (fixture->session, NULL));
  undo (fixture);
  g_assert_true (make_tag (fixture->session, NULL));
  reopen (fixture);
  g_assert_null (duid_session_get_redo_words (fixture->session));
  g_assert_cmpstr (duid_session_get_undo_words (fixture->session), ==, "new tag “Hulp”");
  undo (fixture);
  g_assert_cmpstr (duid_session_get_undo_words (fixture->session), ==, "tag “Wachten”");
}

static void
test_another_person_undoes_only_their_own (Fixture      *fixture,
                                           gconstpointer unused)
{
  duid_session_set_author (fixture->session, "Anna");
  g_assert_true (give_new_tag (fixture->session, NULL));
  duid_session_set_author (fixture->session, "Bert");
  g_assert_null (duid_session_get_undo_words (fixture->session));
  g_assert_true (write_note (fixture->session, NULL));
  reopen (fixture);
  g_assert_cmpstr (duid_session_get_undo_words (fixture->session), ==, "a note");
  undo (fixture);
  g_assert_null (duid_session_get_undo_words (fixture->session));
  duid_session_set_author (fixture->session, "Anna");
  g_assert_cmpstr (duid_session_get_undo_words (fixture->session), ==, "tag “Wachten”");
}

static void
test_what_others_changed_since_stays (Fixture      *fixture,
                                      gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *state = NULL;

  duid_session_set_author (fixture->session, "Anna");
  g_assert_true (make_tag (fixture->session, NULL));
  g_assert_true (rename_tag (fixture->session, NULL));
  duid_session_set_author (fixture->session, "Bert");
  g_assert_true (duid_session_change_tag (fixture->session, get_tag_id (fixture->session, "Steun"),
                                          DUID_TAG_NAME, "Naasten", NULL));
  state = describe (fixture);
  duid_session_set_author (fixture->session, "Anna");
  for (guint i = 0; i < 2; i++)
    {
      g_assert_false (duid_session_undo (fixture->session, &error));
      g_assert_error (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_UNKNOWN);
      g_clear_error (&error);
      assert_state (fixture, state);
    }
  /* And it does not bar the way. */
  g_assert_null (duid_session_get_undo_words (fixture->session));
}

static void
test_a_new_tag_that_others_use_stays (Fixture      *fixture,
                                      gconstpointer unused)
{
  const DuidTagging *tagging;

  duid_session_set_author (fixture->session, "Anna");
  g_assert_true (give_new_tag (fixture->session, NULL));
  duid_session_set_author (fixture->session, "Bert");
  g_assert_true (give_to_many (fixture->session, NULL));
  duid_session_set_author (fixture->session, "Anna");
  undo (fixture);
  tagging = duid_session_get_tagging (fixture->session);
  g_assert_cmpint (duid_tagging_find (tagging, "Wachten"), ==, 0);
  g_assert_cmpuint (tagging->assignments->len, ==, 40);
}

static void
test_imports_and_erasures_are_not_undone (Fixture      *fixture,
                                          gconstpointer unused)
{
  DuidDataset     *dataset = duid_session_get_dataset (fixture->session);
  g_autofree char *key = g_strdup (duid_dataset_get_key (dataset, 0));
  const char      *keys[] = { key };

  g_assert_null (duid_session_get_undo_words (fixture->session));
  g_assert_true (write_note (fixture->session, NULL));
  g_assert_true (give_to_many (fixture->session, NULL));
  g_assert_true (duid_project_erase_stories (duid_session_get_project (fixture->session), keys, 1,
                                             NULL));
  reopen (fixture);
  /* The note was on the erased story: nothing of it is left to take back. */
  g_assert_cmpstr (duid_session_get_undo_words (fixture->session), ==, "tag “Wachten”");
  undo (fixture);
  g_assert_null (duid_session_get_undo_words (fixture->session));
  g_assert_cmpuint (duid_dataset_get_n_rows (duid_session_get_dataset (fixture->session)), ==, 170);
  redo (fixture);
  g_assert_cmpuint (duid_session_get_tagging (fixture->session)->assignments->len, ==, 39);
  assert_sound (fixture);
}

static void
test_at_most_fifty_come_back (Fixture      *fixture,
                              gconstpointer unused)
{
  guint n = 0;

  for (guint i = 0; i < DUID_HISTORY_MOST + 10; i++)
    g_assert_true (i % 2 == 0 ? give_new_tag (fixture->session, NULL)
                              : take_off (fixture->session, NULL));
  reopen (fixture);
  for (; duid_session_get_undo_words (fixture->session) != NULL; n++)
    undo (fixture);
  g_assert_cmpuint (n, ==, DUID_HISTORY_MOST);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_test ("/session/history/every act can be taken back after a restart",
            test_every_act_can_be_taken_back_after_a_restart);
  add_test ("/session/history/a restart after every step changes nothing",
            test_a_restart_after_every_step_changes_nothing);
  add_test ("/session/history/words are the same after a restart",
            test_words_are_the_same_after_a_restart);
  add_test ("/session/history/a new act forgets what was taken back",
            test_a_new_act_forgets_what_was_taken_back);
  add_test ("/session/history/another person undoes only their own",
            test_another_person_undoes_only_their_own);
  add_test ("/session/history/what others changed since stays",
            test_what_others_changed_since_stays);
  add_test ("/session/history/a new tag that others use stays",
            test_a_new_tag_that_others_use_stays);
  add_test ("/session/history/imports and erasures are not undone",
            test_imports_and_erasures_are_not_undone);
  add_test ("/session/history/at most fifty come back", test_at_most_fifty_come_back);
  return g_test_run ();
}
