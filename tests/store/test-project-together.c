/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey.h"

#include <glib/gstdio.h>
#include <string.h>

/* What people do to a project beside tagging it: the tag tree, hiding, patterns,
 * votes, bringing back, erasing. */

#define N_STORIES 12

typedef SurveyPlace Place;

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
        const char  *key,
        const char  *tag,
        int          value)
{
  g_autoptr (GError) error = NULL;

  duid_project_assign (project, &key, 1, tag, value, &error);
  g_assert_no_error (error);
}

static DuidTagging *
load (DuidProject *project)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidDataset) dataset = duid_project_load_dataset (project, NULL, &error);
  DuidTagging *tagging;

  g_assert_no_error (error);
  tagging = duid_project_load_tagging (project, dataset, &error);
  g_assert_no_error (error);
  return tagging;
}

static gsize
count_rows (DuidTagging *tagging,
            const char  *name)
{
  int tag = duid_tagging_find (tagging, name);

  return tag >= 0 ? duid_rows_count (duid_tagging_get_tag (tagging, (guint) tag)->rows) : 0;
}

static void
assert_whole (DuidProject *project)
{
  g_autofree char *reasons = survey_check (project);

  g_assert_cmpstr (reasons, ==, "");
}

static void
use (DuidProject *project,
     const char  *name,
     const char  *role)
{
  g_autoptr (GError) error = NULL;

  duid_project_use_author (project, name, &error);
  g_assert_no_error (error);
  if (role != NULL)
    duid_project_set_author_field (project, "role", role, &error);
  g_assert_no_error (error);
}

static void
test_a_tag_never_stands_under_itself (Place        *place,
                                      gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidProject) project = survey_make_project (place->path, N_STORIES);
  g_autoptr (DuidTagging) tagging = NULL;
  g_autofree char *a = define (project, "a");
  g_autofree char *b = define (project, "b");
  g_autofree char *c = define (project, "c");

  g_assert_true (duid_project_move_tag (project, b, a, NULL));
  g_assert_true (duid_project_move_tag (project, c, b, NULL));
  g_assert_false (duid_project_move_tag (project, a, c, &error));
  g_assert_error (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_INVALID);
  tagging = load (project);
  g_assert_null (duid_tagging_get_tag (tagging, 0)->parent_id);
  g_assert_cmpstr (duid_tagging_get_tag (tagging, 1)->parent_id, ==, a);
  g_assert_cmpstr (duid_tagging_get_tag (tagging, 2)->parent_id, ==, b);
  assert_whole (project);
}

static void
test_a_deleted_tag_is_no_place_to_stand (Place        *place,
                                         gconstpointer data)
{
  g_autoptr (DuidProject) project = survey_make_project (place->path, N_STORIES);
  g_autoptr (DuidTagging) tagging = NULL;
  g_autofree char *a = define (project, "a");
  g_autofree char *b = define (project, "b");
  g_autofree char *c = define (project, "c");

  duid_project_move_tag (project, b, a, NULL);
  duid_project_move_tag (project, c, b, NULL);
  duid_project_delete_tag (project, b, NULL);
  tagging = load (project);
  g_assert_cmpuint (tagging->tags->len, ==, 2);
  g_assert_cmpstr (duid_tagging_get_tag (tagging, 1)->parent_id, ==, a);
}

static void
test_merged_tags_count_as_one_and_part_again (Place        *place,
                                              gconstpointer data)
{
  g_autoptr (DuidProject) project = survey_make_project (place->path, N_STORIES);
  g_autoptr (DuidTagging) one = NULL;
  g_autoptr (DuidTagging) less = NULL;
  g_autoptr (DuidTagging) two = NULL;
  g_autofree char *zorg = define (project, "zorg");
  g_autofree char *care = define (project, "care");

  assign (project, "bron/1", zorg, 1);
  assign (project, "bron/2", zorg, 1);
  assign (project, "bron/2", care, 1);
  assign (project, "bron/3", care, 1);
  g_assert_true (duid_project_merge_tag (project, care, zorg, NULL));
  one = load (project);
  g_assert_cmpuint (one->tags->len, ==, 1);
  g_assert_cmpuint (count_rows (one, "zorg"), ==, 3);
  g_assert_cmpuint (one->assignments->len, ==, 3);
  /* Given by the other name, taken back by this one. */
  assign (project, "bron/3", zorg, 0);
  less = load (project);
  g_assert_cmpuint (count_rows (less, "zorg"), ==, 2);
  g_assert_true (duid_project_merge_tag (project, care, NULL, NULL));
  two = load (project);
  g_assert_cmpuint (count_rows (two, "care"), ==, 1);
  g_assert_cmpuint (count_rows (two, "zorg"), ==, 2);
  assert_whole (project);
}

static void
test_only_a_facilitator_hides_a_tag (Place        *place,
                                     gconstpointer data)
{
  const char *story = "bron/1";
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidProject) project = survey_make_project (place->path, N_STORIES);
  g_autoptr (DuidTagging) hidden = NULL;
  g_autoptr (DuidTagging) shown = NULL;
  g_autofree char *tag = define (project, "zorg");

  assign (project, story, tag, 1);
  use (project, "Bea", NULL);
  g_assert_false (duid_project_moderate (project, &story, 1, tag, "Anna", TRUE, &error));
  g_assert_error (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_INVALID);
  use (project, "Bea", DUID_ROLE_FACILITATOR);
  g_assert_true (duid_project_moderate (project, &story, 1, tag, "Anna", TRUE, NULL));
  hidden = load (project);
  g_assert_cmpuint (count_rows (hidden, "zorg"), ==, 0);
  g_assert_cmpuint (hidden->hidden->len, ==, 1);
  g_assert_true (duid_project_moderate (project, &story, 1, tag, "Anna", FALSE, NULL));
  shown = load (project);
  g_assert_cmpuint (count_rows (shown, "zorg"), ==, 1);
  assert_whole (project);
}

static void
test_a_pattern_keeps_its_fields_and_stories (Place        *place,
                                             gconstpointer data)
{
  static const char *const stories[] = { "bron/1", "bron/4" };
  g_autoptr (DuidProject) project = survey_make_project (place->path, N_STORIES);
  g_autoptr (GPtrArray) patterns = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autofree char   *id = NULL;
  const DuidPattern *pattern;

  g_assert_true (duid_project_make_pattern (project, &id, NULL));
  g_assert_true (duid_project_set_pattern_field (project, id, "see", "wachten", NULL));
  g_assert_true (duid_project_set_pattern_stories (project, id, stories, 2, NULL));
  g_assert_true (duid_project_erase_stories (project, stories, 1, NULL));
  patterns = duid_project_load_patterns (project, NULL);
  g_assert_cmpuint (patterns->len, ==, 1);
  pattern = patterns->pdata[0];
  g_assert_cmpstr (duid_pattern_get_field (pattern, "see"), ==, "wachten");
  g_assert_cmpuint (pattern->n_frozen, ==, 2);
  g_assert_cmpuint (pattern->stories->len, ==, 1);
  g_assert_cmpstr (pattern->stories->pdata[0], ==, "bron/4");
  g_assert_true (duid_project_delete_pattern (project, id, NULL));
  none = duid_project_load_patterns (project, NULL);
  g_assert_cmpuint (none->len, ==, 0);
  assert_whole (project);
}

static void
test_the_last_ballot_counts_whole (Place        *place,
                                   gconstpointer data)
{
  static const guint points[] = { 2, 1 };
  static const guint late[] = { 3 };
  static const guint too_many[] = { 4 };
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidProject) project = survey_make_project (place->path, N_STORIES);
  g_autoptr (GHashTable) counts = NULL;
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;
  g_autofree char *round = NULL;
  const char      *both[2];
  guint            n_voters;

  duid_project_make_pattern (project, &a, NULL);
  duid_project_make_pattern (project, &b, NULL);
  both[0] = a;
  both[1] = b;
  g_assert_true (duid_project_start_round (project, "eerste", 3, &round, NULL));
  g_assert_true (duid_project_vote (project, round, both, points, 2, NULL));
  g_assert_true (duid_project_vote (project, round, both + 1, late, 1, NULL));
  g_assert_false (duid_project_vote (project, round, both, too_many, 1, &error));
  g_assert_error (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_INVALID);
  use (project, "Bea", NULL);
  g_assert_true (duid_project_vote (project, round, both, points, 2, NULL));
  g_assert_true (duid_project_count_votes (project, round, &counts, &n_voters, NULL));
  g_assert_cmpuint (n_voters, ==, 2);
  g_assert_cmpuint (*(guint64 *) g_hash_table_lookup (counts, a), ==, 2);
  g_assert_cmpuint (*(guint64 *) g_hash_table_lookup (counts, b), ==, 4);
  assert_whole (project);
}

static void
test_what_was_deleted_comes_back (Place        *place,
                                  gconstpointer data)
{
  g_autoptr (DuidProject) project = survey_make_project (place->path, N_STORIES);
  g_autoptr (DuidTagging) tagging = NULL;
  g_autoptr (GPtrArray) deleted = NULL;
  g_autoptr (GPtrArray) rest = NULL;
  g_autofree char *tag = define (project, "zorg");
  g_autofree char *note = NULL;

  assign (project, "bron/1", tag, 1);
  duid_project_add_note (project, "bron/1", "kijk hier", &note, NULL);
  duid_project_delete_tag (project, tag, NULL);
  duid_project_delete_note (project, note, NULL);
  deleted = duid_project_list_deleted (project, NULL);
  g_assert_cmpuint (deleted->len, ==, 2);
  g_assert_cmpstr (((DuidDeleted *) deleted->pdata[0])->name, ==, "kijk hier");
  g_assert_cmpstr (((DuidDeleted *) deleted->pdata[1])->name, ==, "zorg");
  g_assert_true (duid_project_restore (project, "tag", tag, NULL));
  g_assert_true (duid_project_restore (project, "note", note, NULL));
  rest = duid_project_list_deleted (project, NULL);
  g_assert_cmpuint (rest->len, ==, 0);
  tagging = load (project);
  g_assert_cmpuint (count_rows (tagging, "zorg"), ==, 1);
  g_assert_cmpuint (tagging->notes->len, ==, 1);
  assert_whole (project);
}

/* ---- erasing ---- */

static gboolean
file_has (const char *path,
          const char *text)
{
  static const char *const traces[] = { "", "-wal", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (traces); i++)
    {
      g_autofree char *name = g_strconcat (path, traces[i], NULL);
      g_autofree char *bytes = NULL;
      gsize            size = 0;

      if (g_file_get_contents (name, &bytes, &size, NULL) &&
          memmem (bytes, size, text, strlen (text)) != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
test_nothing_of_an_erased_story_is_left (Place        *place,
                                         gconstpointer data)
{
  const char *key = "telling/1";
  g_autoptr (DuidProject) project = duid_project_create (place->path, "Proef", NULL);
  g_autoptr (DuidIntake) intake = survey_make_tellings ("kwartelsoep", "olifantspad");
  g_autoptr (DuidDataset) dataset = NULL;
  g_autoptr (DuidRows) found = NULL;
  g_autofree char *tag = NULL;
  DuidImportCounts counts;
  guint64          n_erased;

  use (project, "Anna", NULL);
  duid_project_add_intake (project, intake, NULL, NULL, NULL, NULL, NULL, NULL);
  dataset = duid_project_load_dataset (project, NULL, NULL);
  g_assert_cmpint (duid_dataset_find_key (dataset, key), >=, 0);
  tag = define (project, "zorg");
  assign (project, key, tag, 1);
  duid_project_add_note (project, key, "zwaluwnest", NULL, NULL);
  g_assert_true (file_has (place->path, "kwartelsoep"));
  g_assert_true (file_has (place->path, "zwaluwnest"));

  g_assert_true (duid_project_erase_stories (project, &key, 1, NULL));
  g_assert_false (file_has (place->path, "kwartelsoep"));
  g_assert_false (file_has (place->path, "kwartels"));
  g_assert_false (file_has (place->path, "zwaluwnest"));
  g_assert_true (file_has (place->path, "olifantspad"));
  assert_whole (project);

  /* Reading the file in once more does not bring it back. */
  duid_project_add_intake (project, intake, NULL, &counts, NULL, NULL, NULL, NULL);
  g_assert_cmpuint (counts.erased, ==, 1);
  g_assert_cmpuint (counts.added, ==, 0);
  g_assert_false (file_has (place->path, "kwartelsoep"));
  g_assert_true (duid_project_count_erased (project, &n_erased, NULL));
  g_assert_cmpuint (n_erased, ==, 1);
  g_assert_false (duid_project_add_note (project, key, "toch", NULL, NULL));
  assert_whole (project);
  duid_project_close (project, NULL);
  g_assert_false (file_has (place->path, "kwartels"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) \
  g_test_add ("/store/together/" name, Place, NULL, survey_place_make, test, survey_place_clear)
  ADD ("a-tag-never-stands-under-itself", test_a_tag_never_stands_under_itself);
  ADD ("a-deleted-tag-is-no-place-to-stand", test_a_deleted_tag_is_no_place_to_stand);
  ADD ("merged-tags-count-as-one-and-part-again", test_merged_tags_count_as_one_and_part_again);
  ADD ("only-a-facilitator-hides-a-tag", test_only_a_facilitator_hides_a_tag);
  ADD ("a-pattern-keeps-its-fields-and-stories", test_a_pattern_keeps_its_fields_and_stories);
  ADD ("the-last-ballot-counts-whole", test_the_last_ballot_counts_whole);
  ADD ("what-was-deleted-comes-back", test_what_was_deleted_comes_back);
  ADD ("nothing-of-an-erased-story-is-left", test_nothing_of_an_erased_story_is_left);
  return g_test_run ();
}
