/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../store/survey.h"

#include "share/duid-merge.h"
#include "store/duid-project-private.h"
#include "store/duid-state.h"

#include <glib/gstdio.h>
#include <string.h>

/* Anna makes a project, Bea gets a copy, both work on. */
typedef struct
{
  SurveyPlace  place;
  char        *bea_path;
  DuidProject *anna;
  DuidProject *bea;
  char        *tag;
} Pair;

static void
open_bea (Pair *pair)
{
  g_autoptr (GError) error = NULL;

  pair->bea = duid_project_open (pair->bea_path, &error);
  g_assert_no_error (error);
  duid_project_use_author (pair->bea, "Bea", &error);
  g_assert_no_error (error);
  /* What she does from here on is the later. */
  duid_log_set_time (pair->bea->log, g_get_real_time () / 1000 + 60000);
}

static void
make_pair (Pair         *pair,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  survey_place_make (&pair->place, NULL);
  pair->bea_path = g_build_filename (pair->place.folder, "bea.duiding", NULL);
  pair->anna = survey_make_project (pair->place.path, 40);
  duid_project_define_tag (pair->anna, "zorg", 0, &pair->tag, &error);
  g_assert_no_error (error);
  duid_project_save_copy (pair->anna, pair->bea_path, NULL, &error);
  g_assert_no_error (error);
  open_bea (pair);
}

static void
clear_pair (Pair         *pair,
            gconstpointer data)
{
  duid_project_free (pair->anna);
  duid_project_free (pair->bea);
  g_free (pair->bea_path);
  g_free (pair->tag);
  survey_place_clear (&pair->place, NULL);
}

static void
work (Pair *pair)
{
  static const char *const one[] = { "bron/1", "bron/2" };
  static const char *const two[] = { "bron/2", "bron/3" };
  g_autoptr (DuidFramework) framework = survey_make_framework (7);
  g_autoptr (DuidIntake) more = survey_make_intake (framework, "meer", 1, 15, 3);
  g_autoptr (DuidIntake) again = survey_make_intake (framework, "bron", 30, 20, 4);

  g_assert_true (duid_project_assign (pair->anna, one, 2, pair->tag, 1, NULL));
  g_assert_true (duid_project_add_note (pair->anna, "bron/1", "van Anna", NULL, NULL));
  g_assert_true (duid_project_set_tag_field (pair->anna, pair->tag, DUID_TAG_NAME, "hulp", NULL));
  g_assert_true (duid_project_add_intake (pair->anna, again, NULL, NULL, NULL, NULL, NULL, NULL));
  g_assert_true (duid_project_assign (pair->bea, two, 2, pair->tag, -1, NULL));
  g_assert_true (duid_project_set_tag_field (pair->bea, pair->tag, DUID_TAG_NAME, "steun", NULL));
  g_assert_true (duid_project_add_intake (pair->bea, more, NULL, NULL, NULL, NULL, NULL, NULL));
}

/* All operations, all state, and the stories with their answers. */
static char *
digest (DuidProject *project)
{
  static const char *const others[] = {
    "SELECT site, seq, hlc, author, kind, target, body, body_hash, hash FROM op ORDER BY site, seq",
    "SELECT site, seq, hlc, hash FROM site ORDER BY site",
    "SELECT story.key, story.hash, version.hash FROM story"
    " JOIN version ON version.id = story.version ORDER BY story.key",
    "SELECT name, hlc, site, seq FROM question ORDER BY name",
    NULL,
  };
  const char *const *const lists[] = { DUID_STATE_TABLES, others };
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; lists[i][j] != NULL; j++)
      {
        g_autoptr (sqlite3_stmt) query = duid_sql_query (project->sql, NULL, lists[i][j], "");

        while (duid_sql_step (project->sql, query, NULL) > 0)
          for (int k = 0; k < sqlite3_column_count (query); k++)
            {
              int size = sqlite3_column_bytes (query, k);

              g_checksum_update (checksum, (const guchar *) &size, sizeof size);
              g_checksum_update (checksum, sqlite3_column_blob (query, k), size);
            }
      }
  return g_strdup (g_checksum_get_string (checksum));
}

static DuidMerge *
merge_into (DuidProject *project,
            const char  *path)
{
  g_autoptr (GError) error = NULL;
  DuidMerge *merge = duid_merge_run (project, path, NULL, &error);

  g_assert_no_error (error);
  return merge;
}

static void
assert_whole (DuidProject *project)
{
  g_autofree char *reasons = survey_check (project);

  g_assert_cmpstr (reasons, ==, "");
}

static void
test_both_ways_give_the_same (Pair         *pair,
                              gconstpointer data)
{
  g_autoptr (DuidMerge) there = NULL;
  g_autoptr (DuidMerge) back = NULL;
  g_autoptr (DuidMerge) again = NULL;
  g_autoptr (DuidDataset) ours = NULL;
  g_autoptr (DuidDataset) theirs = NULL;
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;
  g_autofree char *c = NULL;

  work (pair);
  there = merge_into (pair->anna, pair->bea_path);
  back = merge_into (pair->bea, pair->place.path);
  a = digest (pair->anna);
  b = digest (pair->bea);
  g_assert_cmpstr (a, ==, b);
  g_assert_cmpuint (there->counts.n_stories, ==, 15);
  ours = duid_project_load_dataset (pair->anna, NULL, NULL);
  theirs = duid_project_load_dataset (pair->bea, NULL, NULL);
  g_assert_cmpuint (duid_dataset_get_n_rows (ours), ==, 64);
  survey_assert_within (ours, theirs);
  survey_assert_within (theirs, ours);
  assert_whole (pair->anna);
  assert_whole (pair->bea);
  again = merge_into (pair->anna, pair->bea_path);
  c = digest (pair->anna);
  g_assert_cmpuint (again->counts.n_taken + again->counts.n_imports, ==, 0);
  g_assert_null (again->backup);
  g_assert_cmpstr (a, ==, c);
}

static void
test_a_preview_tells_and_changes_nothing (Pair         *pair,
                                          gconstpointer data)
{
  g_autoptr (DuidMerge) merge = NULL;
  g_autofree char        *before = NULL;
  g_autofree char        *after = NULL;
  const DuidContribution *bea;

  work (pair);
  before = digest (pair->anna);
  merge = duid_merge_preview (pair->anna, pair->bea_path, NULL, NULL);
  after = digest (pair->anna);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (merge->contributions->len, ==, 2);
  /* Her name was made known before she was somebody. */
  bea = merge->contributions->pdata[1];
  g_assert_cmpstr (bea->who, ==, "Bea");
  g_assert_cmpuint (bea->n[DUID_MERGE_TAGS], ==, 2);
  g_assert_cmpuint (bea->n[DUID_MERGE_NAMES], ==, 1);
  g_assert_cmpuint (bea->n[DUID_MERGE_IMPORTS], ==, 1);
  g_assert_cmpuint (bea->n[DUID_MERGE_NOTES], ==, 0);
}

static void
test_both_values_are_kept_until_somebody_chooses (Pair         *pair,
                                                  gconstpointer data)
{
  g_autoptr (DuidMerge) merge = NULL;
  g_autoptr (DuidMerge) back = NULL;
  g_autoptr (GPtrArray) settled = NULL;
  g_autoptr (GPtrArray) there = NULL;
  g_autofree char    *a = NULL;
  const DuidConflict *conflict;

  work (pair);
  merge = merge_into (pair->anna, pair->bea_path);
  g_assert_cmpuint (merge->conflicts->len, ==, 1);
  conflict = merge->conflicts->pdata[0];
  g_assert_cmpstr (conflict->object, ==, "tag");
  g_assert_cmpstr (conflict->field, ==, "name");
  g_assert_cmpstr (conflict->value, ==, "steun");
  g_assert_cmpstr (conflict->who, ==, "Bea");
  g_assert_cmpstr (conflict->other_value, ==, "hulp");
  g_assert_cmpstr (conflict->other_who, ==, "Anna");
  g_assert_true (duid_project_choose (pair->anna, conflict, "hulp", NULL));
  settled = duid_project_list_conflicts (pair->anna, NULL);
  g_assert_cmpuint (settled->len, ==, 0);
  back = merge_into (pair->bea, pair->place.path);
  there = duid_project_list_conflicts (pair->bea, NULL);
  g_assert_cmpuint (there->len, ==, 0);
  a = digest (pair->bea);
  assert_whole (pair->bea);
}

static void
test_the_state_is_what_the_log_comes_to (Pair         *pair,
                                         gconstpointer data)
{
  const char *story = "bron/2";
  g_autoptr (DuidMerge) merge = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  work (pair);
  merge = merge_into (pair->anna, pair->bea_path);
  g_assert_true (duid_project_erase_stories (pair->anna, &story, 1, NULL));
  before = digest (pair->anna);
  g_assert_true (duid_sql_begin (pair->anna->sql, NULL));
  g_assert_true (duid_state_rebuild (pair->anna->sql, NULL));
  g_assert_true (duid_sql_commit (pair->anna->sql, NULL));
  after = digest (pair->anna);
  g_assert_cmpstr (before, ==, after);
}

static void
test_two_edits_of_a_note_are_a_conflict (Pair         *pair,
                                         gconstpointer data)
{
  g_autofree char *note = NULL;
  g_autoptr (DuidMerge) first = NULL;
  g_autoptr (DuidMerge) second = NULL;
  g_autoptr (GPtrArray) settled = NULL;
  const DuidConflict *conflict;

  duid_project_add_note (pair->anna, "bron/1", "begin", &note, NULL);
  first = merge_into (pair->bea, pair->place.path);
  duid_project_edit_note (pair->anna, note, "van Anna", NULL);
  duid_project_edit_note (pair->bea, note, "van Bea", NULL);
  second = merge_into (pair->anna, pair->bea_path);
  g_assert_cmpuint (second->conflicts->len, ==, 1);
  conflict = second->conflicts->pdata[0];
  g_assert_cmpstr (conflict->object, ==, "note");
  g_assert_cmpstr (conflict->other_value, ==, "van Anna");
  g_assert_true (duid_project_choose (pair->anna, conflict, "van beiden", NULL));
  settled = duid_project_list_conflicts (pair->anna, NULL);
  g_assert_cmpuint (settled->len, ==, 0);
}

static void
test_an_erased_story_goes_from_the_other_copy_too (Pair         *pair,
                                                   gconstpointer data)
{
  const char *story = "bron/2";
  g_autoptr (DuidMerge) there = NULL;
  g_autoptr (DuidMerge) back = NULL;
  g_autoptr (DuidDataset) dataset = NULL;
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;
  g_autofree char *bytes = NULL;
  gsize            size;

  work (pair);
  duid_project_add_note (pair->bea, story, "zwaluwnest", NULL, NULL);
  g_assert_true (duid_project_erase_stories (pair->anna, &story, 1, NULL));
  there = merge_into (pair->bea, pair->place.path);
  g_assert_cmpuint (there->counts.n_erasures, ==, 1);
  g_assert_null (there->backup);
  back = merge_into (pair->anna, pair->bea_path);
  a = digest (pair->anna);
  b = digest (pair->bea);
  g_assert_cmpstr (a, ==, b);
  dataset = duid_project_load_dataset (pair->bea, NULL, NULL);
  g_assert_cmpint (duid_dataset_find_key (dataset, story), <, 0);
  assert_whole (pair->anna);
  assert_whole (pair->bea);
  g_assert_true (duid_project_close (pair->bea, NULL));
  g_assert_true (g_file_get_contents (pair->bea_path, &bytes, &size, NULL));
  g_assert_null (memmem (bytes, size, "zwaluwnest", 10));
}

static void
test_a_new_project_takes_everything (Pair         *pair,
                                     gconstpointer data)
{
  g_autofree char *path = g_build_filename (pair->place.folder, "samen.duiding", NULL);
  g_autoptr (DuidProject) together = duid_project_create (path, NULL, NULL);
  g_autoptr (DuidMerge) one = NULL;
  g_autoptr (DuidMerge) two = NULL;
  g_autoptr (DuidMerge) anna = NULL;
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;

  work (pair);
  one = merge_into (together, pair->bea_path);
  two = merge_into (together, pair->place.path);
  anna = merge_into (pair->anna, path);
  a = digest (pair->anna);
  b = digest (together);
  g_assert_cmpstr (a, ==, b);
  g_assert_null (one->backup);
  g_assert_true (g_file_test (two->backup, G_FILE_TEST_EXISTS));
  assert_whole (together);
}

static void
test_a_changed_log_is_refused_whole (Pair         *pair,
                                     gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = digest (pair->anna);
  g_autofree char *after = NULL;

  work (pair);
  duid_project_close (pair->bea, NULL);
  survey_run_sql (pair->bea_path,
                  "UPDATE op SET body = CAST (replace (CAST (body AS TEXT), ':-1', ':1') AS BLOB)"
                  " WHERE kind = 3");
  g_clear_pointer (&before, g_free);
  before = digest (pair->anna);
  g_assert_null (duid_merge_run (pair->anna, pair->bea_path, NULL, &error));
  g_assert_error (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_DAMAGED);
  after = digest (pair->anna);
  g_assert_cmpstr (before, ==, after);
}

static void
test_a_project_is_no_copy_of_itself (Pair         *pair,
                                     gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (duid_merge_run (pair->anna, pair->place.path, NULL, &error));
  g_assert_error (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_INVALID);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) g_test_add ("/share/merge/" name, Pair, NULL, make_pair, test, clear_pair)
  ADD ("both-ways-give-the-same", test_both_ways_give_the_same);
  ADD ("a-preview-tells-and-changes-nothing", test_a_preview_tells_and_changes_nothing);
  ADD ("both-values-are-kept-until-somebody-chooses",
       test_both_values_are_kept_until_somebody_chooses);
  ADD ("the-state-is-what-the-log-comes-to", test_the_state_is_what_the_log_comes_to);
  ADD ("two-edits-of-a-note-are-a-conflict", test_two_edits_of_a_note_are_a_conflict);
  ADD ("an-erased-story-goes-from-the-other-copy-too",
       test_an_erased_story_goes_from_the_other_copy_too);
  ADD ("a-new-project-takes-everything", test_a_new_project_takes_everything);
  ADD ("a-changed-log-is-refused-whole", test_a_changed_log_is_refused_whole);
  ADD ("a-project-is-no-copy-of-itself", test_a_project_is_no_copy_of_itself);
  return g_test_run ();
}
