/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session-fixture.h"

#include "filter/duid-word-context.h"
#include "session/duid-session-object-notes.h"
#include "session/duid-session-passages.h"
#include "session/duid-session-tags.h"

#define ADD(name, func) g_test_add ("/session-tags/" name, Fixture, NULL, set_up, func, tear_down)

static const DuidTag *
find (Fixture    *fixture,
      const char *name)
{
  const DuidTagging *tagging = duid_session_get_tagging (fixture->session);
  int                tag = duid_tagging_find (tagging, name);

  return tag >= 0 ? duid_tagging_get_tag (tagging, (guint) tag) : NULL;
}

static void
give (Fixture    *fixture,
      gssize      row,
      const char *name)
{
  duid_session_focus (fixture->session, row);
  g_assert_true (duid_session_tag (fixture->session, NULL, name, TRUE, NULL));
}

static void
undo (Fixture *fixture)
{
  g_assert_true (duid_session_undo (fixture->session, NULL));
}

static void
redo (Fixture *fixture)
{
  g_assert_true (duid_session_redo (fixture->session, NULL));
}

/* The names in their order, a dot for each tag that one stands under. */
static char *
list_tags (Fixture *fixture)
{
  const DuidTagging *tagging = duid_session_get_tagging (fixture->session);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < tagging->tags->len; i++)
    {
      const DuidTag *tag = duid_tagging_get_tag (tagging, i);

      g_string_append (names, i > 0 ? " " : "");
      for (guint depth = 0; depth < tag->depth; depth++)
        g_string_append_c (names, '.');
      g_string_append (names, tag->name);
    }
  return g_strdup (names->str);
}

#define ASSERT_TAGS(expected)                    \
  {                                              \
    g_autofree char *tags = list_tags (fixture); \
                                                 \
    g_assert_cmpstr (tags, ==, expected);        \
  }

static void
rename_tag (Fixture    *fixture,
            const char *from,
            const char *to)
{
  g_assert_true (duid_session_change_tag (fixture->session, find (fixture, from)->id,
                                          DUID_TAG_NAME, to, NULL));
}

static void
test_another_name_goes_along_into_conditions (Fixture      *fixture,
                                              gconstpointer unused)
{
  give (fixture, 3, "klik");
  give (fixture, 5, "klik");
  brush (fixture, "tag=klik", DUID_BRUSH_REPLACE, FALSE);
  g_assert_cmpuint (n_passing (fixture), ==, 2);
  rename_tag (fixture, "klik", "verbinding");
  g_assert_cmpuint (n_passing (fixture), ==, 2);
  undo (fixture);
  g_assert_nonnull (find (fixture, "klik"));
  g_assert_cmpuint (n_passing (fixture), ==, 2);
  redo (fixture);
  g_assert_cmpuint (n_passing (fixture), ==, 2);
  /* What undo keeps speaks of the new name too. */
  duid_session_clear_all (fixture->session);
  rename_tag (fixture, "verbinding", "band");
  undo (fixture);
  undo (fixture);
  g_assert_cmpuint (n_passing (fixture), ==, 2);
}

static void
test_another_name_goes_along_into_saved_groups (Fixture      *fixture,
                                                gconstpointer unused)
{
  const DuidTagging *tagging;
  const DuidGroup   *group;

  give (fixture, 3, "klik");
  brush (fixture, "tag=klik", DUID_BRUSH_REPLACE, FALSE);
  brush (fixture, "perspectief=Gezin", DUID_BRUSH_REPLACE, FALSE);
  g_assert_true (duid_session_save_group (fixture->session, "met klik", NULL));
  duid_session_clear_all (fixture->session);
  rename_tag (fixture, "klik", "ver|binding");
  tagging = duid_session_get_tagging (fixture->session);
  group = g_ptr_array_index (tagging->groups, 0);
  g_assert_true (duid_session_show_group (fixture->session, group->id, NULL));
  g_assert_cmpuint (n_passing (fixture), ==, 1);
  undo (fixture);
  undo (fixture);
  tagging = duid_session_get_tagging (fixture->session);
  group = g_ptr_array_index (tagging->groups, 0);
  g_assert_nonnull (strstr (group->conditions, "tag=klik"));
  g_assert_true (duid_session_show_group (fixture->session, group->id, NULL));
  g_assert_cmpuint (n_passing (fixture), ==, 1);
}

static void
test_a_new_tag_that_is_undone_leaves_nothing (Fixture      *fixture,
                                              gconstpointer unused)
{
  give (fixture, 3, "klik");
  give (fixture, 4, "klik");
  undo (fixture);
  ASSERT_TAGS ("klik");
  undo (fixture);
  ASSERT_TAGS ("");
  redo (fixture);
  redo (fixture);
  g_assert_cmpuint (duid_rows_count (find (fixture, "klik")->rows), ==, 2);
}

static void
test_a_tag_may_stand_without_stories (Fixture      *fixture,
                                      gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (duid_session_add_tag (fixture->session, "mensen", NULL, NULL));
  g_assert_true (
    duid_session_add_tag (fixture->session, "oma", find (fixture, "mensen")->id, NULL));
  ASSERT_TAGS ("mensen .oma");
  g_assert_false (duid_session_add_tag (fixture->session, "OMA", NULL, &error));
  g_assert_error (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_INVALID);
  undo (fixture);
  ASSERT_TAGS ("mensen");
  redo (fixture);
  ASSERT_TAGS ("mensen .oma");
}

static void
test_tags_stand_where_they_were_put (Fixture      *fixture,
                                     gconstpointer unused)
{
  DuidSession *session = fixture->session;

  give (fixture, 1, "c");
  give (fixture, 1, "a");
  give (fixture, 1, "b");
  ASSERT_TAGS ("a b c");
  g_assert_true (
    duid_session_move_tag (session, find (fixture, "c")->id, NULL, find (fixture, "a")->id, NULL));
  ASSERT_TAGS ("c a b");
  g_assert_true (
    duid_session_move_tag (session, find (fixture, "b")->id, find (fixture, "c")->id, NULL, NULL));
  ASSERT_TAGS ("c .b a");
  g_assert_true (duid_session_move_tag (session, find (fixture, "c")->id, NULL, NULL, NULL));
  ASSERT_TAGS ("a c .b");
  g_assert_false (duid_session_move_tag (session, find (fixture, "c")->id,
                                         find (fixture, "b")->id, NULL, NULL));
  ASSERT_TAGS ("a c .b");
  /* A new one comes after those that have a place. */
  give (fixture, 1, "0");
  ASSERT_TAGS ("a c .b 0");
  undo (fixture);
  undo (fixture);
  undo (fixture);
  undo (fixture);
  ASSERT_TAGS ("a b c");
}

static void
test_merging_carries_conditions_and_groups (Fixture      *fixture,
                                            gconstpointer unused)
{
  DuidSession *session = fixture->session;

  give (fixture, 3, "klik");
  give (fixture, 5, "band");
  brush (fixture, "tag=klik", DUID_BRUSH_REPLACE, FALSE);
  g_assert_true (duid_session_save_group (session, "met klik", NULL));
  g_assert_true (duid_session_merge_tag (session, find (fixture, "klik")->id,
                                         find (fixture, "band")->id, NULL));
  ASSERT_TAGS ("band");
  g_assert_cmpuint (n_passing (fixture), ==, 2);
  g_assert_cmpstr (
    ((DuidGroup *) g_ptr_array_index (duid_session_get_tagging (session)->groups, 0))->conditions,
    ==, "tag=band");
  undo (fixture);
  ASSERT_TAGS ("band klik");
  g_assert_cmpuint (n_passing (fixture), ==, 1);
  g_assert_cmpstr (
    ((DuidGroup *) g_ptr_array_index (duid_session_get_tagging (session)->groups, 0))->conditions,
    ==, "tag=klik");
  redo (fixture);
  g_assert_cmpuint (n_passing (fixture), ==, 2);
}

static void
test_splitting_gives_some_stories_another_tag (Fixture      *fixture,
                                               gconstpointer unused)
{
  g_autoptr (DuidRows) rows = duid_rows_new (171);
  gsize n_left = 9;

  for (gssize row = 0; row < 5; row++)
    give (fixture, row, "hulp");
  duid_session_set_author (fixture->session, "Bo");
  give (fixture, 1, "hulp");
  duid_session_set_author (fixture->session, "Anna");
  for (gssize row = 0; row < 5; row++)
    give (fixture, row, "hulp");
  duid_rows_add (rows, 0);
  duid_rows_add (rows, 1);
  g_assert_true (duid_session_split_tag (fixture->session, find (fixture, "hulp")->id, rows,
                                         "hulp thuis", &n_left, NULL));
  g_assert_true (duid_rows_equal (find (fixture, "hulp thuis")->rows, rows));
  /* The one at work first gave it too: what others say stays. */
  g_assert_cmpuint (n_left, ==, 2);
  undo (fixture);
  g_assert_null (find (fixture, "hulp thuis"));
  g_assert_cmpuint (duid_rows_count (find (fixture, "hulp")->rows), ==, 5);
}

static void
test_opinions_add_up (Fixture      *fixture,
                      gconstpointer unused)
{
  DuidSession *session = fixture->session;

  give (fixture, 3, "klik");
  duid_session_set_author (session, "Bo");
  g_assert_cmpint (duid_session_get_opinion (session, 3, 0), ==, 0);
  g_assert_true (
    duid_session_judge_tag (session, NULL, find (fixture, "klik")->id, -1, NULL));
  g_assert_cmpint (duid_session_get_opinion (session, 3, 0), ==, -1);
  g_assert_false (duid_rows_has (find (fixture, "klik")->rows, 3));
  undo (fixture);
  g_assert_true (duid_rows_has (find (fixture, "klik")->rows, 3));
  redo (fixture);
  g_assert_true (duid_session_judge_tag (session, NULL, find (fixture, "klik")->id, 1, NULL));
  g_assert_cmpint (duid_session_get_opinion (session, 3, 0), ==, 1);
}

static void
test_only_a_facilitator_hides_somebodys_tag (Fixture      *fixture,
                                             gconstpointer unused)
{
  DuidSession     *session = fixture->session;
  g_autofree char *who = NULL;

  duid_session_set_author (session, "Anna");
  give (fixture, 3, "klik");
  duid_session_set_author (session, "Bo");
  g_assert_false (duid_session_may_hide_tags (session));
  g_assert_false (
    duid_session_hide_tag (session, 3, find (fixture, "klik")->id, "Anna", TRUE, NULL));
  g_assert_true (duid_project_set_author_field (duid_session_get_project (session), "role",
                                                DUID_ROLE_FACILITATOR, NULL));
  g_assert_true (duid_session_may_hide_tags (session));
  g_assert_true (
    duid_session_hide_tag (session, 3, find (fixture, "klik")->id, "Anna", TRUE, NULL));
  g_assert_cmpuint (duid_session_get_tagging (session)->hidden->len, ==, 1);
  g_assert_false (duid_rows_has (find (fixture, "klik")->rows, 3));
  undo (fixture);
  g_assert_cmpuint (duid_session_get_tagging (session)->hidden->len, ==, 0);
  g_assert_true (duid_rows_has (find (fixture, "klik")->rows, 3));
}

static void
test_deleting_takes_the_tag_out_of_the_selection (Fixture      *fixture,
                                                  gconstpointer unused)
{
  give (fixture, 3, "klik");
  brush (fixture, "tag=klik", DUID_BRUSH_REPLACE, FALSE);
  g_assert_true (duid_session_delete_tag (fixture->session, find (fixture, "klik")->id, NULL));
  g_assert_cmpuint (n_passing (fixture), ==, 171);
  undo (fixture);
  g_assert_cmpuint (n_passing (fixture), ==, 1);
}

static void
test_number_keys_keep_their_tags (Fixture      *fixture,
                                  gconstpointer unused)
{
  DuidSession *session = fixture->session;

  g_assert_cmpint (duid_session_get_recent_tag (session, 1), ==, -1);
  for (int i = 0; i < 9; i++)
    {
      g_autofree char *name = g_strdup_printf ("tag %d", i);

      give (fixture, 3, name);
    }
  for (guint number = 1; number <= 9; number++)
    g_assert_cmpint (duid_session_get_recent_tag (session, number), ==, (int) number - 1);
  /* Using one again moves nothing, a tenth takes the place of the oldest. */
  give (fixture, 4, "tag 0");
  g_assert_cmpuint (duid_session_get_tag_number (session, find (fixture, "tag 0")->id), ==, 1);
  give (fixture, 3, "tien");
  g_assert_cmpuint (duid_session_get_tag_number (session, find (fixture, "tien")->id), ==, 2);
  g_assert_cmpuint (duid_session_get_tag_number (session, find (fixture, "tag 1")->id), ==, 0);
}

static const DuidPassage *
get_passage (Fixture *fixture,
             guint    i)
{
  return &g_array_index (duid_session_get_tagging (fixture->session)->passages, DuidPassage, i);
}

static void
test_words_of_a_story_get_a_tag (Fixture      *fixture,
                                 gconstpointer unused)
{
  DuidSession *session = fixture->session;

  duid_session_focus (session, 3);
  /* From inside a word to inside another: both are meant whole. */
  g_assert_true (duid_session_tag_passage (session, 4, 9, "klik", FALSE, NULL));
  g_assert_cmpuint (duid_session_get_tagging (session)->passages->len, ==, 1);
  g_assert_cmpuint (get_passage (fixture, 0)->start, <=, 4);
  g_assert_cmpuint (get_passage (fixture, 0)->end, >=, 9);
  g_assert_true (duid_rows_has (find (fixture, "klik")->rows, 3));
  undo (fixture);
  ASSERT_TAGS ("");
  redo (fixture);
  ASSERT_TAGS ("klik");
  g_assert_cmpuint (duid_session_get_tagging (session)->passages->len, ==, 1);
  /* Once more on the same words takes it back. */
  g_assert_true (duid_session_tag_passage (session, 4, 9, "klik", FALSE, NULL));
  g_assert_cmpuint (duid_session_get_tagging (session)->passages->len, ==, 0);
  undo (fixture);
  g_assert_cmpuint (duid_session_get_tagging (session)->passages->len, ==, 1);
}

static void
test_somebody_may_disagree_with_a_passage (Fixture      *fixture,
                                           gconstpointer unused)
{
  DuidSession *session = fixture->session;

  duid_session_set_author (session, "Anna");
  duid_session_focus (session, 3);
  g_assert_true (duid_session_tag_passage (session, 0, 9, "klik", FALSE, NULL));
  duid_session_set_author (session, "Bo");
  g_assert_cmpint (duid_session_get_passage_opinion (session, get_passage (fixture, 0)), ==, 0);
  g_assert_true (duid_session_judge_passage (session, get_passage (fixture, 0), -1, NULL));
  g_assert_cmpuint (duid_session_get_tagging (session)->passages->len, ==, 2);
  undo (fixture);
  g_assert_cmpuint (duid_session_get_tagging (session)->passages->len, ==, 1);
}

static void
test_nothing_selected_is_said (Fixture      *fixture,
                               gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  duid_session_focus (fixture->session, 3);
  g_assert_false (duid_session_tag_passage (fixture->session, 5, 5, "klik", FALSE, &error));
  g_assert_error (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_INVALID);
  ASSERT_TAGS ("");
}

static void
test_notes_stand_on_tags_and_questions_too (Fixture      *fixture,
                                            gconstpointer unused)
{
  DuidSession *session = fixture->session;
  g_autoptr (GArray) on_tag = NULL;
  g_autoptr (GArray) on_question = NULL;
  g_autoptr (GArray) changed = NULL;
  g_autoptr (GPtrArray) reasons = NULL;
  g_autofree char *id = NULL;

  give (fixture, 3, "klik");
  id = g_strdup (find (fixture, "klik")->id);
  g_assert_true (duid_session_write_object_note (session, DUID_NOTED_TAG, id, NULL,
                                                 "Alleen als zij het zelf zeggen", NULL));
  g_assert_true (duid_session_write_object_note (session, DUID_NOTED_QUESTION, "plan", NULL,
                                                 "Vraag werd niet begrepen", NULL));
  on_tag = duid_session_load_object_notes (session, DUID_NOTED_TAG, id);
  on_question = duid_session_load_object_notes (session, DUID_NOTED_QUESTION, "plan");
  g_assert_cmpuint (on_tag->len, ==, 1);
  g_assert_cmpuint (on_question->len, ==, 1);
  g_assert_cmpstr (g_array_index (on_question, DuidNote, 0).text, ==, "Vraag werd niet begrepen");
  g_assert_cmpuint (duid_session_get_tagging (session)->notes->len, ==, 0);
  g_assert_true (duid_session_write_object_note (
    session, DUID_NOTED_TAG, id, &g_array_index (on_tag, DuidNote, 0), NULL, NULL));
  changed = duid_session_load_object_notes (session, DUID_NOTED_TAG, id);
  g_assert_cmpuint (changed->len, ==, 0);
  undo (fixture);
  g_array_unref (g_steal_pointer (&changed));
  changed = duid_session_load_object_notes (session, DUID_NOTED_TAG, id);
  g_assert_cmpuint (changed->len, ==, 1);
  g_assert_true (
    duid_project_check (duid_session_get_project (session), &reasons, NULL, NULL));
  g_assert_cmpuint (reasons->len, ==, 0);
}

static void
test_words_are_told_with_what_is_around_them (Fixture      *fixture,
                                              gconstpointer unused)
{
  DuidDataset *dataset = duid_session_get_dataset (fixture->session);
  g_autoptr (DuidRows) rows = duid_rows_new_full (171);
  g_autoptr (GArray) contexts = NULL;
  gsize n_all = 0;

  contexts = duid_word_contexts_find (dataset, rows, "\"oma\"", 30, 3, &n_all, NULL, NULL);
  g_assert_cmpuint (contexts->len, ==, 3);
  g_assert_cmpuint (n_all, >, 3);
  for (guint i = 0; i < 3; i++)
    {
      const DuidWordContext *context = &g_array_index (contexts, DuidWordContext, i);
      g_autofree char       *whole =
        g_strconcat (context->before, context->hit, context->after, NULL);
      g_autofree char *story = g_strdup (duid_dataset_get_story (dataset, context->row));

      g_assert_cmpint (g_ascii_strcasecmp (context->hit, "oma"), ==, 0);
      g_assert_cmpint (g_utf8_strlen (context->before, -1), <=, 30);
      g_assert_cmpint (g_utf8_strlen (context->after, -1), <=, 30);
      g_assert_nonnull (strstr (g_strdelimit (story, "\r\n\t", ' '), whole));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("another-name-goes-along-into-conditions", test_another_name_goes_along_into_conditions);
  ADD ("another-name-goes-along-into-saved-groups",
       test_another_name_goes_along_into_saved_groups);
  ADD ("a-new-tag-that-is-undone-leaves-nothing", test_a_new_tag_that_is_undone_leaves_nothing);
  ADD ("a-tag-may-stand-without-stories", test_a_tag_may_stand_without_stories);
  ADD ("tags-stand-where-they-were-put", test_tags_stand_where_they_were_put);
  ADD ("merging-carries-conditions-and-groups", test_merging_carries_conditions_and_groups);
  ADD ("splitting-gives-some-stories-another-tag", test_splitting_gives_some_stories_another_tag);
  ADD ("opinions-add-up", test_opinions_add_up);
  ADD ("only-a-facilitator-hides-somebodys-tag", test_only_a_facilitator_hides_somebodys_tag);
  ADD ("deleting-takes-the-tag-out-of-the-selection",
       test_deleting_takes_the_tag_out_of_the_selection);
  ADD ("number-keys-keep-their-tags", test_number_keys_keep_their_tags);
  ADD ("words-of-a-story-get-a-tag", test_words_of_a_story_get_a_tag);
  ADD ("somebody-may-disagree-with-a-passage", test_somebody_may_disagree_with_a_passage);
  ADD ("nothing-selected-is-said", test_nothing_selected_is_said);
  ADD ("notes-stand-on-tags-and-questions-too", test_notes_stand_on_tags_and_questions_too);
  ADD ("words-are-told-with-what-is-around-them", test_words_are_told_with_what_is_around_them);
  return g_test_run ();
}
