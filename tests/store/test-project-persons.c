/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/duid-project-persons.h"

#include "store/duid-exchange.h"
#include "store/duid-project-passages.h"
#include "store/duid-project-readers.h"
#include "survey.h"

static const char *const STORY[] = { "telling/1" };

/* Anna's project, and a copy in which another Anna began. */
typedef struct
{
  SurveyPlace  place;
  DuidProject *project;
  DuidProject *other;
  char        *tag;
} World;

static void
merge (DuidProject *into,
       DuidProject *other)
{
  DuidExchangeCounts counts;

  g_assert_true (duid_exchange_merge (into, other, FALSE, NULL, NULL, &counts, NULL, NULL));
}

static void
begin (World        *world,
       gconstpointer data)
{
  g_autoptr (DuidIntake) intake = survey_make_tellings ("A|Wij wachtten lang.", "B|Goed.");
  g_autofree char *path = NULL;

  survey_place_make (&world->place, NULL);
  path = g_build_filename (world->place.folder, "ander.duiding", NULL);
  world->project = duid_project_create (world->place.path, "Proef", NULL);
  g_assert_true (duid_project_use_author (world->project, "Bert", NULL));
  g_assert_true (duid_project_add_intake (world->project, intake, NULL, NULL, NULL, NULL, NULL,
                                          NULL));
  g_assert_true (duid_project_define_tag (world->project, "Wachten", -1, &world->tag, NULL));
  g_assert_true (duid_project_save_copy (world->project, path, NULL, NULL));
  world->other = duid_project_open (path, NULL);
  g_assert_true (duid_project_use_author (world->project, "Anna", NULL));
  g_assert_true (duid_project_use_author (world->other, "anna", NULL));
  g_assert_true (duid_project_assign (world->project, STORY, 1, world->tag, 1, NULL));
  g_assert_true (duid_project_assign (world->other, STORY, 1, world->tag, 1, NULL));
  g_assert_true (duid_project_set_read (world->other, STORY, 1, TRUE, NULL));
  merge (world->project, world->other);
}

static void
end (World        *world,
     gconstpointer data)
{
  duid_project_free (world->project);
  duid_project_free (world->other);
  g_free (world->tag);
  survey_place_clear (&world->place, NULL);
}

static DuidTagging *
load (DuidProject *project)
{
  g_autoptr (DuidDataset) dataset = duid_project_load_dataset (project, NULL, NULL);

  return duid_project_load_tagging (project, dataset, NULL);
}

static guint
count_assignments (DuidProject *project)
{
  g_autoptr (DuidTagging) tagging = load (project);

  return tagging->assignments->len;
}

static void
assert_sound (DuidProject *project)
{
  g_autofree char *reasons = survey_check (project);

  g_assert_cmpstr (reasons, ==, "");
}

/* Anna and anna, in the order of their ids. */
static void
find_annas (DuidProject *project,
            char       **first,
            char       **second)
{
  g_autoptr (GPtrArray) people = duid_project_list_people (project, NULL);

  g_assert_cmpuint (people->len, ==, 3);
  *first = g_strdup (((DuidPerson *) people->pdata[0])->id);
  *second = g_strdup (((DuidPerson *) people->pdata[1])->id);
}

static void
join (World   *world,
      gboolean is_joined)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (GError) error = NULL;

  find_annas (world->project, &first, &second);
  duid_project_join_person (world->project, second, is_joined ? first : NULL, &error);
  g_assert_no_error (error);
}

static void
test_two_of_one_name_are_two_until_joined (World        *world,
                                           gconstpointer data)
{
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (DuidTagging) tagging = NULL;

  g_assert_cmpuint (count_assignments (world->project), ==, 2);
  join (world, TRUE);
  g_assert_cmpuint (count_assignments (world->project), ==, 1);
  people = duid_project_list_people (world->project, NULL);
  g_assert_null (((DuidPerson *) people->pdata[0])->same_as);
  g_assert_cmpstr (((DuidPerson *) people->pdata[1])->same_as, ==,
                   ((DuidPerson *) people->pdata[0])->id);
  assert_sound (world->project);
  join (world, FALSE);
  g_assert_cmpuint (count_assignments (world->project), ==, 2);
}

static void
test_who_is_one_takes_all_back (World        *world,
                                gconstpointer data)
{
  g_autoptr (DuidPassageOrigin) origin =
    duid_project_make_passage_origin ("verhaal", "Wij wachtten lang.", 4, 17, NULL);
  g_autoptr (DuidTagging) before = NULL;
  g_autoptr (DuidTagging) after = NULL;

  g_assert_true (duid_project_assign_passage (world->other, STORY[0], origin, world->tag, 1,
                                              NULL));
  merge (world->project, world->other);
  join (world, TRUE);
  g_assert_true (duid_project_use_author (world->project, "ANNA", NULL));
  before = load (world->project);
  g_assert_cmpuint (before->passages->len, ==, 1);
  g_assert_cmpuint (duid_rows_count (before->read), ==, 1);
  g_assert_true (duid_project_assign (world->project, STORY, 1, world->tag, 0, NULL));
  g_assert_true (duid_project_assign_passage (world->project, STORY[0], origin, world->tag, 0,
                                              NULL));
  g_assert_true (duid_project_set_read (world->project, STORY, 1, FALSE, NULL));
  after = load (world->project);
  g_assert_cmpuint (after->assignments->len, ==, 0);
  g_assert_cmpuint (after->passages->len, ==, 0);
  g_assert_cmpuint (duid_rows_count (after->read), ==, 0);
  assert_sound (world->project);
}

static void
test_what_was_said_last_counts (World        *world,
                                gconstpointer data)
{
  g_autoptr (DuidTagging) tagging = NULL;

  join (world, TRUE);
  g_assert_true (duid_project_use_author (world->project, "Anna", NULL));
  g_assert_true (duid_project_assign (world->project, STORY, 1, world->tag, -1, NULL));
  tagging = load (world->project);
  g_assert_cmpuint (tagging->assignments->len, ==, 1);
  g_assert_cmpint (g_array_index (tagging->assignments, DuidAssignment, 0).value, ==, -1);
}

static void
test_a_circle_comes_to_one_person (World        *world,
                                   gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GPtrArray) theirs = NULL;

  /* Each copy says it the other way round. */
  merge (world->other, world->project);
  find_annas (world->project, &first, &second);
  g_assert_true (duid_project_join_person (world->project, second, first, NULL));
  g_assert_true (duid_project_join_person (world->other, first, second, NULL));
  merge (world->project, world->other);
  merge (world->other, world->project);
  people = duid_project_list_people (world->project, NULL);
  theirs = duid_project_list_people (world->other, NULL);
  g_assert_null (((DuidPerson *) people->pdata[0])->same_as);
  g_assert_cmpstr (((DuidPerson *) people->pdata[1])->same_as, ==, first);
  g_assert_cmpstr (((DuidPerson *) theirs->pdata[1])->same_as, ==, first);
  g_assert_cmpuint (count_assignments (world->project), ==, 1);
  g_assert_cmpuint (count_assignments (world->other), ==, 1);
}

static void
test_nobody_is_joined_with_nothing (World        *world,
                                    gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (GError) error = NULL;

  find_annas (world->project, &first, &second);
  g_assert_false (duid_project_join_person (world->project, first, first, &error));
  g_assert_error (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (duid_project_join_person (world->project, first, world->tag, &error));
  g_assert_error (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_UNKNOWN);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) g_test_add ("/store/project-persons/" name, World, NULL, begin, test, end)
  ADD ("two-of-one-name-are-two-until-joined", test_two_of_one_name_are_two_until_joined);
  ADD ("who-is-one-takes-all-back", test_who_is_one_takes_all_back);
  ADD ("what-was-said-last-counts", test_what_was_said_last_counts);
  ADD ("a-circle-comes-to-one-person", test_a_circle_comes_to_one_person);
  ADD ("nobody-is-joined-with-nothing", test_nobody_is_joined_with_nothing);
  return g_test_run ();
}
