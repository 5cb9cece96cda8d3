/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/duid-project-changes.h"

#include "store/duid-project-private.h"
#include "survey.h"

static gint64
count_ops (DuidProject *project)
{
  gint64 n = -1;

  g_assert_true (duid_sql_get_int (project->sql, &n, NULL, "SELECT count(*) FROM op", ""));
  return n;
}

static gboolean
has_tag (DuidProject *project,
         const char  *name)
{
  g_autoptr (DuidDataset) dataset = duid_project_load_dataset (project, NULL, NULL);
  g_autoptr (DuidTagging) tagging = duid_project_load_tagging (project, dataset, NULL);

  return duid_tagging_find (tagging, name) >= 0;
}

static void
assert_sound (DuidProject *project)
{
  g_autofree char *reasons = survey_check (project);

  g_assert_cmpstr (reasons, ==, "");
}

static void
test_many_changes_last_as_one (SurveyPlace  *place,
                               gconstpointer data)
{
  g_autoptr (DuidProject) project = survey_make_project (place->path, 5);
  guint64 before = duid_project_get_change_counter (project);

  g_assert_true (duid_project_begin_together (project, NULL));
  g_assert_true (duid_project_define_tag (project, "Een", -1, NULL, NULL));
  g_assert_true (duid_project_use_author (project, "Bert", NULL));
  g_assert_true (duid_project_define_tag (project, "Twee", -1, NULL, NULL));
  g_assert_cmpuint (duid_project_get_change_counter (project), ==, before);
  g_assert_true (duid_project_end_together (project, TRUE, NULL));
  g_assert_cmpuint (duid_project_get_change_counter (project), ==, before + 1);
  g_assert_true (has_tag (project, "Een"));
  g_assert_true (has_tag (project, "Twee"));
  assert_sound (project);
}

static void
test_all_of_them_or_none (SurveyPlace  *place,
                          gconstpointer data)
{
  g_autoptr (DuidProject) project = survey_make_project (place->path, 5);
  gint64 before = count_ops (project);

  g_assert_true (duid_project_begin_together (project, NULL));
  g_assert_true (duid_project_define_tag (project, "Een", -1, NULL, NULL));
  g_assert_false (duid_project_end_together (project, FALSE, NULL));
  g_assert_cmpint (count_ops (project), ==, before);
  g_assert_false (has_tag (project, "Een"));
  assert_sound (project);
}

static void
test_one_that_was_refused_is_no_harm (SurveyPlace  *place,
                                      gconstpointer data)
{
  g_autoptr (DuidProject) project = survey_make_project (place->path, 5);

  g_assert_true (duid_project_begin_together (project, NULL));
  g_assert_true (duid_project_define_tag (project, "Een", -1, NULL, NULL));
  g_assert_false (duid_project_define_tag (project, " ", -1, NULL, NULL));
  g_assert_false (duid_project_add_note (project, "nergens/1", "x", NULL, NULL));
  g_assert_true (duid_project_end_together (project, TRUE, NULL));
  g_assert_true (has_tag (project, "Een"));
  assert_sound (project);
}

/* Half of a change is in the log when its second story is found not to be there. */
static void
test_half_a_change_undoes_all (SurveyPlace  *place,
                               gconstpointer data)
{
  g_autoptr (DuidProject) project = survey_make_project (place->path, 5);
  const char *const keys[] = { "bron/1", "nergens/1" };
  g_autofree char  *tag = NULL;
  g_autoptr (GError) error = NULL;
  gint64 before;

  g_assert_true (duid_project_define_tag (project, "Een", -1, &tag, NULL));
  before = count_ops (project);
  g_assert_true (duid_project_begin_together (project, NULL));
  g_assert_false (duid_project_assign (project, keys, 2, tag, 1, NULL));
  g_assert_false (duid_project_end_together (project, TRUE, &error));
  g_assert_error (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_FAILED);
  g_assert_cmpint (count_ops (project), ==, before);
  g_assert_true (duid_project_assign (project, keys, 1, tag, 1, NULL));
  assert_sound (project);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test)                                                                   \
  g_test_add ("/store/project-changes/" name, SurveyPlace, NULL, survey_place_make, test, \
              survey_place_clear)
  ADD ("many-changes-last-as-one", test_many_changes_last_as_one);
  ADD ("all-of-them-or-none", test_all_of_them_or_none);
  ADD ("one-that-was-refused-is-no-harm", test_one_that_was_refused_is_no_harm);
  ADD ("half-a-change-undoes-all", test_half_a_change_undoes_all);
  return g_test_run ();
}
