/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey.h"

static const char *const STORIES[] = { "bron/1", "bron/2", "bron/3" };

static DuidTagging *
load (DuidProject *project)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidDataset) dataset = duid_project_load_dataset (project, NULL, &error);
  DuidTagging *tagging = duid_project_load_tagging (project, dataset, &error);

  g_assert_no_error (error);
  return tagging;
}

static char *
define (DuidProject *project,
        const char  *name)
{
  g_autoptr (GError) error = NULL;
  char *id = NULL;

  duid_project_define_tag (project, name, -1, &id, &error);
  g_assert_no_error (error);
  return id;
}

static void
assign (DuidProject *project,
        const char  *tag,
        guint        first,
        guint        n,
        int          value)
{
  g_autoptr (GError) error = NULL;

  duid_project_assign (project, STORIES + first, n, tag, value, &error);
  g_assert_no_error (error);
}

static DuidProject *
reopen (DuidProject *project,
        const char  *author)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_strdup (duid_project_get_path (project));

  g_assert_true (duid_project_close (project, &error));
  duid_project_free (project);
  project = duid_project_open (path, &error);
  g_assert_no_error (error);
  g_assert_true (duid_project_use_author (project, author, &error));
  return project;
}

static DuidProject *
open_again (SurveyPlace *place,
            const char  *author)
{
  g_autoptr (GError) error = NULL;
  DuidProject *project = duid_project_open (place->path, &error);

  g_assert_no_error (error);
  g_assert_true (duid_project_use_author (project, author, &error));
  return project;
}

static void
assert_sound (DuidProject *project)
{
  g_autofree char *reasons = survey_check (project);

  g_assert_cmpstr (reasons, ==, "");
}

static void
test_work_survives_reopening (SurveyPlace  *place,
                              gconstpointer data)
{
  g_autoptr (DuidProject) project = survey_make_project (place->path, 5);
  g_autofree char *tag = define (project, "Hulp op tijd");
  g_autofree char *note = NULL;
  g_autofree char *group = NULL;
  g_autofree char *board = NULL;
  g_autoptr (DuidTagging) tagging = NULL;

  assign (project, tag, 0, 3, 1);
  assign (project, tag, 1, 1, 0);
  g_assert_true (duid_project_set_tag_field (project, tag, DUID_TAG_COLOUR, "5", NULL));
  g_assert_true (duid_project_set_tag_field (project, tag, DUID_TAG_DESCRIPTION, "Wat?", NULL));
  g_assert_true (duid_project_add_note (project, "bron/2", "Een „noot”\n{}", &note, NULL));
  g_assert_true (duid_project_set_read (project, STORIES, 2, TRUE, NULL));
  g_assert_true (duid_project_set_read (project, STORIES, 1, FALSE, NULL));
  g_assert_true (duid_project_save_group (project, NULL, "Jong", "leeftijd<12", &group, NULL));
  g_assert_true (duid_project_set_setting (project, DUID_SETTING_BOARD, "a\tb", NULL));
  project = reopen (g_steal_pointer (&project), "anna ");
  tagging = load (project);
  g_assert_cmpuint (tagging->tags->len, ==, 1);
  g_assert_cmpstr (duid_tagging_get_tag (tagging, 0)->id, ==, tag);
  g_assert_cmpstr (duid_tagging_get_tag (tagging, 0)->name, ==, "Hulp op tijd");
  g_assert_cmpstr (duid_tagging_get_tag (tagging, 0)->description, ==, "Wat?");
  g_assert_cmpint (duid_tagging_get_tag (tagging, 0)->colour, ==, 5);
  g_assert_cmpuint (duid_rows_count (duid_tagging_get_tag (tagging, 0)->rows), ==, 2);
  g_assert_false (duid_rows_has (duid_tagging_get_tag (tagging, 0)->rows, 1));
  g_assert_cmpstr (g_array_index (tagging->assignments, DuidAssignment, 0).author, ==, "Anna");
  g_assert_cmpuint (tagging->notes->len, ==, 1);
  g_assert_cmpstr (g_array_index (tagging->notes, DuidNote, 0).text, ==, "Een „noot”\n{}");
  g_assert_cmpuint (g_array_index (tagging->notes, DuidNote, 0).row, ==, 1);
  g_assert_cmpstr (g_array_index (tagging->notes, DuidNote, 0).id, ==, note);
  g_assert_cmpuint (duid_rows_count (tagging->read), ==, 1);
  g_assert_true (duid_rows_has (tagging->read, 1));
  g_assert_cmpstr (((DuidGroup *) tagging->groups->pdata[0])->conditions, ==, "leeftijd<12");
  board = duid_project_get_setting (project, DUID_SETTING_BOARD, NULL);
  g_assert_cmpstr (board, ==, "a\tb");
  assert_sound (project);
}

static void
test_a_name_is_one_short_line (SurveyPlace  *place,
                               gconstpointer data)
{
  g_autoptr (DuidProject) project = survey_make_project (place->path, 5);
  g_autofree char *longest = g_strnfill (200, 'x');
  g_autofree char *too_long = g_strconcat (longest, "x", NULL);
  g_autofree char *lines = define (project, " Hulp\nop tijd\n");
  g_autofree char *line = define (project, "Hulp op tijd");
  g_autofree char *long_tag = define (project, longest);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (lines, ==, line);
  g_assert_false (duid_project_define_tag (project, too_long, -1, NULL, &error));
  g_assert_error (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (duid_project_use_author (project, too_long, &error));
  g_assert_error (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_INVALID);
  g_assert_cmpstr (duid_project_get_author (project), ==, "Anna");
}

static void
test_a_tag_is_found_by_its_name (SurveyPlace  *place,
                                 gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidProject) project = survey_make_project (place->path, 3);
  g_autofree char *first = define (project, "Één plan");
  g_autofree char *same = define (project, "  één PLAN ");
  g_autofree char *other = define (project, "Twee");
  g_autoptr (DuidTagging) tagging = load (project);

  g_assert_cmpstr (first, ==, same);
  g_assert_cmpstr (first, !=, other);
  g_assert_cmpint (duid_tagging_get_tag (tagging, 0)->colour, !=,
                   duid_tagging_get_tag (tagging, 1)->colour);
  g_assert_false (duid_project_set_tag_field (project, other, DUID_TAG_NAME, "één plan", &error));
  g_assert_error (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (duid_project_set_tag_field (project, first, DUID_TAG_NAME, "ÉÉN plan", &error));
  g_assert_false (duid_project_define_tag (project, "  ", -1, NULL, &error));
  g_assert_error (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (duid_project_define_tag (project, "\xff", -1, NULL, &error));
  g_assert_error (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (duid_project_set_tag_field (project, other, DUID_TAG_COLOUR, "99", &error));
  g_assert_error (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_INVALID);
}

static void
test_deleting_and_bringing_back (SurveyPlace  *place,
                                 gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidProject) project = survey_make_project (place->path, 3);
  g_autofree char *tag = define (project, "Weg");
  g_autofree char *note = NULL;
  g_autofree char *group = NULL;
  g_autoptr (DuidTagging) empty = NULL;
  g_autoptr (DuidTagging) back = NULL;

  assign (project, tag, 0, 1, 1);
  g_assert_true (duid_project_add_note (project, "bron/1", "noot", &note, NULL));
  g_assert_true (duid_project_save_group (project, NULL, "groep", "", &group, NULL));
  g_assert_true (duid_project_delete_tag (project, tag, NULL));
  g_assert_true (duid_project_delete_tag (project, tag, NULL));
  g_assert_true (duid_project_delete_note (project, note, NULL));
  g_assert_true (duid_project_delete_group (project, group, NULL));
  empty = load (project);
  g_assert_cmpuint (empty->tags->len + empty->notes->len + empty->groups->len, ==, 0);
  g_assert_cmpuint (empty->assignments->len, ==, 0);
  g_assert_false (duid_project_assign (project, STORIES, 1, tag, 1, &error));
  g_assert_error (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_UNKNOWN);
  g_assert_true (duid_project_set_tag_field (project, tag, DUID_TAG_NAME, "Weg", NULL));
  g_assert_true (duid_project_edit_note (project, note, "noot 2", NULL));
  g_assert_true (duid_project_save_group (project, group, "groep", "x", NULL, NULL));
  back = load (project);
  g_assert_cmpuint (duid_rows_count (duid_tagging_get_tag (back, 0)->rows), ==, 1);
  g_assert_cmpuint (back->notes->len, ==, 1);
  g_assert_cmpstr (g_array_index (back->notes, DuidNote, 0).text, ==, "noot 2");
  g_assert_cmpuint (back->groups->len, ==, 1);
  assert_sound (project);
}

static void
test_unknown_things_are_refused (SurveyPlace  *place,
                                 gconstpointer data)
{
  g_autoptr (DuidProject) project = survey_make_project (place->path, 3);
  g_autofree char  *tag = define (project, "Tag");
  static const char unknown[] = "00000000000000000000000000000001";
  const char *const keys[] = { "bron/1", "bron/4" };
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidTagging) tagging = NULL;

  g_assert_false (duid_project_assign (project, keys, 2, tag, 1, &error));
  g_assert_error (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_UNKNOWN);
  g_assert_false (duid_project_assign (project, keys, 1, "zz", 1, NULL));
  g_assert_false (duid_project_set_tag_field (project, unknown, DUID_TAG_NAME, "x", NULL));
  g_assert_false (duid_project_delete_tag (project, unknown, NULL));
  g_assert_false (duid_project_edit_note (project, unknown, "x", NULL));
  g_assert_false (duid_project_delete_note (project, unknown, NULL));
  g_assert_false (duid_project_add_note (project, "bron/1", " ", NULL, NULL));
  g_assert_false (duid_project_add_note (project, "bron/9", "x", NULL, NULL));
  g_assert_false (duid_project_save_group (project, unknown, "x", "", NULL, NULL));
  g_assert_false (duid_project_set_read (project, keys, 2, TRUE, NULL));
  tagging = load (project);
  g_assert_cmpuint (tagging->assignments->len, ==, 0);
  g_assert_cmpuint (duid_rows_count (tagging->read), ==, 0);
  assert_sound (project);
}

static void
test_nobody_cannot_tag (SurveyPlace  *place,
                        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidProject) project = duid_project_create (place->path, "T", NULL);

  g_assert_false (duid_project_define_tag (project, "x", -1, NULL, &error));
  g_assert_error (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_NO_AUTHOR);
  g_assert_null (duid_project_get_author (project));
}

static void
test_people_count_for_themselves (SurveyPlace  *place,
                                  gconstpointer data)
{
  g_autoptr (DuidProject) project = survey_make_project (place->path, 3);
  g_autofree char *tag = define (project, "Tag");
  g_autoptr (DuidTagging) tagging = NULL;

  assign (project, tag, 0, 2, 1);
  g_assert_true (duid_project_set_read (project, STORIES, 1, TRUE, NULL));
  g_assert_true (duid_project_use_author (project, "Bert", NULL));
  assign (project, tag, 0, 1, -1);
  assign (project, tag, 1, 1, 0);
  tagging = load (project);
  g_assert_cmpuint (tagging->assignments->len, ==, 3);
  g_assert_true (duid_rows_has (duid_tagging_get_tag (tagging, 0)->rows, 1));
  g_assert_cmpuint (duid_rows_count (tagging->read), ==, 0);
  g_assert_true (duid_project_set_author_field (project, "name", "Bertha", NULL));
  g_assert_cmpstr (duid_project_get_author (project), ==, "Bertha");
  g_clear_pointer (&tagging, duid_tagging_unref);
  tagging = load (project);
  g_assert_cmpstr (g_array_index (tagging->assignments, DuidAssignment, 1).author, ==, "Bertha");
  assert_sound (project);
}

static void
test_two_windows_see_each_other (SurveyPlace  *place,
                                 gconstpointer data)
{
  g_autoptr (DuidProject) one = survey_make_project (place->path, 3);
  g_autoptr (DuidProject) two = open_again (place, "Bert");
  g_autofree char *tag = define (one, "Van Anna");
  g_autofree char *same = NULL;
  g_autoptr (DuidTagging) tagging = NULL;
  g_autoptr (DuidFramework) framework = survey_make_framework (5);
  g_autoptr (DuidIntake) more = survey_make_intake (framework, "nog", 1, 4, 3);
  DuidProjectChanges changes;
  guint64            before = duid_project_get_change_counter (two);

  g_assert_true (duid_project_poll (two, &changes, NULL));
  g_assert_true (changes.log);
  g_assert_false (changes.stories);
  g_assert_cmpuint (duid_project_get_change_counter (two), >, before);
  g_assert_true (duid_project_poll (two, &changes, NULL));
  g_assert_false (changes.log);
  same = define (two, "van anna");
  g_assert_cmpstr (same, ==, tag);
  assign (one, tag, 0, 1, 1);
  assign (two, tag, 1, 1, 1);
  g_assert_true (duid_project_poll (two, &changes, NULL));
  g_assert_true (changes.log);
  tagging = load (two);
  g_assert_cmpuint (duid_rows_count (duid_tagging_get_tag (tagging, 0)->rows), ==, 2);
  g_assert_true (duid_project_poll (one, &changes, NULL));
  g_assert_true (changes.log);
  g_assert_true (duid_project_add_intake (one, more, NULL, NULL, NULL, NULL, NULL, NULL));
  g_assert_true (duid_project_poll (one, &changes, NULL));
  g_assert_false (changes.log || changes.stories);
  g_assert_true (duid_project_poll (two, &changes, NULL));
  g_assert_true (changes.stories);
  g_assert_true (duid_project_close (one, NULL));
  assign (two, tag, 2, 1, 1);
  assert_sound (two);
}

static void
test_settings_are_kept_and_cleared (SurveyPlace  *place,
                                    gconstpointer data)
{
  g_autoptr (DuidProject) project = duid_project_create (place->path, "Titel", NULL);
  g_autofree char *title = duid_project_get_setting (project, DUID_SETTING_TITLE, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidDataset) dataset = NULL;
  guint64 before;

  g_assert_cmpstr (title, ==, "Titel");
  g_assert_true (duid_project_set_setting (project, "x", "1", NULL));
  before = duid_project_get_change_counter (project);
  g_assert_true (duid_project_set_setting (project, "x", "1", NULL));
  g_assert_cmpuint (duid_project_get_change_counter (project), ==, before);
  g_assert_true (duid_project_set_setting (project, "x", NULL, NULL));
  g_assert_null (duid_project_get_setting (project, "x", &error));
  g_assert_no_error (error);
  g_assert_null (duid_project_get_setting (project, "y", &error));
  g_assert_no_error (error);
  g_assert_true (duid_project_set_setting (project, DUID_SETTING_TITLE, "Anders", NULL));
  dataset = duid_project_load_dataset (project, NULL, NULL);
  g_assert_cmpuint (duid_dataset_get_n_rows (dataset), ==, 0);
  g_assert_cmpstr (duid_framework_get_title (duid_dataset_get_framework (dataset)), ==, "Anders");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                        \
  g_test_add ("/store/work/" name, SurveyPlace, NULL, survey_place_make, func, \
              survey_place_clear)
  ADD ("work-survives-reopening", test_work_survives_reopening);
  ADD ("a-name-is-one-short-line", test_a_name_is_one_short_line);
  ADD ("a-tag-is-found-by-its-name", test_a_tag_is_found_by_its_name);
  ADD ("deleting-and-bringing-back", test_deleting_and_bringing_back);
  ADD ("unknown-things-are-refused", test_unknown_things_are_refused);
  ADD ("nobody-cannot-tag", test_nobody_cannot_tag);
  ADD ("people-count-for-themselves", test_people_count_for_themselves);
  ADD ("two-windows-see-each-other", test_two_windows_see_each_other);
  ADD ("settings-are-kept-and-cleared", test_settings_are_kept_and_cleared);
  return g_test_run ();
}
