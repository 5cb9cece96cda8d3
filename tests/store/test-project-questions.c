/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey.h"

#include "store/duid-conflict.h"
#include "store/duid-edition.h"
#include "store/duid-exchange.h"
#include "store/duid-project-private.h"
#include "store/duid-project-questions.h"
#include "store/duid-state.h"

#include <string.h>

#define ADD(name, func)                                                             \
  g_test_add ("/store/questions/" name, SurveyPlace, NULL, survey_place_make, func, \
              survey_place_clear)

static void
edit (DuidProject *project,
      const char  *question,
      const char  *field,
      const char  *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) edits = duid_question_edits_new ();
  g_autoptr (DuidQuestionChanges) changes = duid_project_load_question_changes (project, &error);

  g_assert_no_error (error);
  duid_question_edits_add (edits, changes, question, field, value);
  duid_project_edit_questions (project, edits, FALSE, &error);
  g_assert_no_error (error);
}

static DuidDataset *
load (DuidProject *project)
{
  g_autoptr (GError) error = NULL;
  DuidDataset *dataset = duid_project_load_dataset (project, NULL, &error);

  g_assert_no_error (error);
  return dataset;
}

static const DuidQuestion *
find (DuidDataset *dataset,
      const char  *name,
      guint       *index)
{
  int found = duid_framework_find (duid_dataset_get_framework (dataset), name);

  g_assert_cmpint (found, >=, 0);
  if (index != NULL)
    *index = (guint) found;
  return duid_dataset_get_question (dataset, (guint) found);
}

static gsize
count_code (DuidDataset *dataset,
            const char  *name,
            const char  *label)
{
  guint               question;
  const DuidQuestion *asked = find (dataset, name, &question);
  int                 code = duid_question_find_option (asked, label);
  gsize               n = 0;

  for (gsize row = 0; row < duid_dataset_get_n_rows (dataset); row++)
    n += duid_dataset_get_codes (dataset, question)[row] == code;
  return n;
}

static void
assert_whole (DuidProject *project)
{
  g_autofree char *found = survey_check (project);

  g_assert_cmpstr (found, ==, "");
}

static void
test_changes_are_kept_and_the_file_stays_whole (SurveyPlace  *place,
                                                gconstpointer data)
{
  DuidProject *project = survey_make_project (place->path, 60);
  g_autoptr (DuidDataset) before = load (project);
  g_autoptr (DuidDataset) after = NULL;
  gsize n = count_code (before, "choice", "ja") + count_code (before, "choice", "soms");
  g_auto (GStrv) cells = NULL;
  g_auto (GStrv) cells_now = NULL;

  g_assert_true (duid_project_load_cells (project, duid_dataset_get_key (before, 5), NULL, &cells,
                                          NULL));
  edit (project, "choice", DUID_CHANGE_LABEL, "Welke dan?");
  edit (project, "choice", "into/soms", "ja");
  edit (project, "triad", DUID_CHANGE_CORNERS[1], "vrienden");
  assert_whole (project);
  duid_project_free (project);

  project = duid_project_open (place->path, NULL);
  after = load (project);
  g_assert_cmpstr (find (after, "choice", NULL)->label, ==, "Welke dan?");
  g_assert_cmpuint (find (after, "choice", NULL)->options->len, ==, 3);
  g_assert_cmpuint (count_code (after, "choice", "ja"), ==, n);
  g_assert_cmpstr (find (after, "triad", NULL)->corners[1], ==, "vrienden");
  survey_assert_within (before, duid_dataset_get_imported (after));
  g_assert_true (duid_project_load_cells (project, duid_dataset_get_key (before, 5), NULL,
                                          &cells_now, NULL));
  g_assert_true (g_strv_equal ((const char *const *) cells, (const char *const *) cells_now));
  assert_whole (project);
  duid_project_free (project);
}

static void
test_edits_are_taken_back (SurveyPlace  *place,
                           gconstpointer data)
{
  DuidProject *project = survey_make_project (place->path, 10);
  g_autoptr (GPtrArray) edits = duid_question_edits_new ();
  g_autoptr (DuidDataset) before = load (project);
  g_autoptr (DuidDataset) undone = NULL;
  g_autoptr (DuidDataset) redone = NULL;

  duid_question_edits_add (edits, NULL, "slider", DUID_CHANGE_BANDS,
                           "[{\"label\":\"a\",\"below\":2},{\"label\":\"b\"}]");
  duid_question_edits_add (edits, NULL, "slider", DUID_CHANGE_LEFT, "weinig");
  g_assert_true (duid_project_edit_questions (project, edits, FALSE, NULL));
  g_assert_true (duid_project_edit_questions (project, edits, TRUE, NULL));
  undone = load (project);
  g_assert_cmpuint (find (undone, "slider", NULL)->bands->len, ==, 0);
  g_assert_null (find (undone, "slider", NULL)->left);
  g_assert_true (duid_project_edit_questions (project, edits, FALSE, NULL));
  redone = load (project);
  g_assert_cmpuint (find (redone, "slider", NULL)->bands->len, ==, 2);
  assert_whole (project);
  duid_project_free (project);
}

static gsize
count_found (DuidProject *project,
             const char  *words)
{
  g_autoptr (DuidDataset) dataset = load (project);
  g_autoptr (DuidRows) rows = duid_project_search (project, dataset, words, NULL);

  return duid_rows_count (rows);
}

static void
test_sensitive_texts_are_not_searched (SurveyPlace  *place,
                                       gconstpointer data)
{
  DuidProject *project = survey_make_project (place->path, 30);
  gsize        n = count_found (project, "text");

  g_assert_cmpuint (n, >, 0);
  edit (project, "text", DUID_CHANGE_SENSITIVE, "yes");
  g_assert_cmpuint (count_found (project, "text"), ==, 0);
  assert_whole (project);
  edit (project, "text", DUID_CHANGE_SENSITIVE, NULL);
  g_assert_cmpuint (count_found (project, "text"), ==, n);
  assert_whole (project);
  duid_project_free (project);
}

/* ---- two copies ---- */

static DuidProject *
open_copy (SurveyPlace *place,
           DuidProject *project,
           char       **path)
{
  DuidProject *copy;

  *path = g_build_filename (place->folder, "bea.duiding", NULL);
  g_assert_true (duid_project_save_copy (project, *path, NULL, NULL));
  copy = duid_project_open (*path, NULL);
  g_assert_true (duid_project_use_author (copy, "Bea", NULL));
  duid_log_set_time (copy->log, g_get_real_time () / 1000 + 60000);
  return copy;
}

static void
merge (DuidProject *project,
       const char  *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidProject) other = duid_project_open_to_read (path, &error);
  DuidExchangeCounts counts;

  g_assert_no_error (error);
  duid_exchange_merge (project, other, FALSE, NULL, NULL, &counts, NULL, &error);
  g_assert_no_error (error);
}

static void
test_changes_in_two_copies_come_together (SurveyPlace  *place,
                                          gconstpointer data)
{
  DuidProject     *anna = survey_make_project (place->path, 40);
  g_autofree char *path = NULL;
  DuidProject     *bea = open_copy (place, anna, &path);
  g_autoptr (DuidQuestionChanges) ours = NULL;
  g_autoptr (DuidQuestionChanges) theirs = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;
  const DuidConflict *conflict;

  edit (anna, "choice", DUID_CHANGE_LABEL, "Anna's");
  edit (bea, "choice", DUID_CHANGE_LABEL, "Bea's");
  edit (anna, "choice", "into/soms", "ja");
  edit (bea, "choice", "into/ja", "soms");
  edit (bea, "text", DUID_CHANGE_SENSITIVE, "yes");
  edit (bea, "years", DUID_CHANGE_DERIVE, "{\"how\":\"year\",\"of\":[\"date\"]}");
  merge (anna, path);
  merge (bea, place->path);
  ours = duid_project_load_question_changes (anna, NULL);
  theirs = duid_project_load_question_changes (bea, NULL);
  g_assert_true (duid_question_changes_equal (ours, theirs));
  g_assert_cmpstr (duid_question_changes_get (ours, "choice", DUID_CHANGE_LABEL), ==, "Bea's");
  g_assert_cmpuint (count_found (anna, "text"), ==, 0);
  assert_whole (anna);
  assert_whole (bea);

  conflicts = duid_project_list_conflicts (anna, NULL);
  g_assert_cmpuint (conflicts->len, ==, 1);
  conflict = conflicts->pdata[0];
  g_assert_cmpstr (conflict->name, ==, "choice");
  g_assert_cmpstr (conflict->other_value, ==, "Anna's");
  g_assert_true (duid_project_choose (anna, conflict, "Anna's", NULL));
  duid_project_free (anna);
  duid_project_free (bea);
}

/* ---- a file that comes again ---- */

/* Stories @from to @to; the answer to the choice of story 2 is another in @edition. */
static DuidImportCounts
import (DuidProject *project,
        const char  *source,
        guint        from,
        guint        to,
        int          edition,
        gboolean     is_part)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidFramework) framework = duid_framework_new ("");
  DuidQuestion *choice = duid_question_new ("mood", DUID_QUESTION_CHOICE, "Mood");
  g_autoptr (DuidIntake) intake = duid_intake_new ();
  DuidDatasetBuilder *builder;
  DuidImportCounts    counts;

  duid_question_add_option (choice, "good");
  duid_question_add_option (choice, "bad");
  duid_framework_add (framework, duid_question_new ("tale", DUID_QUESTION_STORY, "Tale"));
  duid_framework_add (framework, choice);
  duid_framework_add (framework, duid_question_new ("age", DUID_QUESTION_NUMBER, "Age"));
  builder = duid_dataset_builder_new (framework);
  duid_dataset_builder_add_source (builder, source);
  duid_intake_add_source (intake, source, "f.csv");
  for (guint i = from; i <= to; i++)
    {
      g_autofree char *key = g_strdup_printf ("%s/%u", source, i);
      gsize            row = duid_dataset_builder_add_row (builder, 0, key);

      duid_dataset_builder_set_text (builder, 0, row, key);
      duid_dataset_builder_set_code (builder, 1, row, i == 2 && edition > 1);
      duid_dataset_builder_set_number (builder, 2, row, i <= 3 ? i + edition : i);
      duid_intake_add_cells (intake, NULL, 0);
    }
  intake->dataset = duid_dataset_builder_finish (builder);
  intake->is_part = is_part;
  duid_project_add_intake (project, intake, NULL, &counts, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return counts;
}

static char *
join_changes (DuidProject *project)
{
  const GArray *changes = duid_project_get_import_changes (project);
  GString      *text = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      const DuidImportChange *change = &g_array_index (changes, DuidImportChange, i);

      g_string_append_printf (text, "%s %zu;", change->question, change->n);
    }
  return g_string_free (text, FALSE);
}

static DuidProject *
make_empty (SurveyPlace *place)
{
  DuidProject *project = duid_project_create (place->path, "P", NULL);

  g_assert_true (duid_project_use_author (project, "Anna", NULL));
  return project;
}

static void
test_a_corrected_file_says_what_changed_and_who_is_gone (SurveyPlace  *place,
                                                         gconstpointer data)
{
  DuidProject     *project = make_empty (place);
  DuidImportCounts counts = import (project, "a", 1, 10, 1, FALSE);
  g_autofree char *none = join_changes (project);
  g_autofree char *some = NULL;
  g_autoptr (DuidDataset) dataset = NULL;

  g_assert_cmpuint (counts.added, ==, 10);
  g_assert_cmpuint (counts.gone, ==, 0);
  g_assert_cmpstr (none, ==, "");
  counts = import (project, "a", 1, 8, 2, FALSE);
  some = join_changes (project);
  g_assert_cmpuint (counts.changed, ==, 3);
  g_assert_cmpuint (counts.unchanged, ==, 5);
  g_assert_cmpuint (counts.gone, ==, 2);
  g_assert_cmpstr (some, ==, "age 3;mood 1;");
  dataset = load (project);
  g_assert_cmpuint (duid_dataset_get_n_rows (dataset), ==, 10);
  g_assert_cmpuint (count_code (dataset, DUID_GONE_QUESTION, "no longer in the file"), ==, 2);
  assert_whole (project);
  duid_project_free (project);
}

static void
test_who_comes_back_is_no_longer_gone (SurveyPlace  *place,
                                       gconstpointer data)
{
  DuidProject     *project = make_empty (place);
  DuidImportCounts counts;
  g_autoptr (DuidDataset) dataset = NULL;

  import (project, "a", 1, 10, 1, FALSE);
  import (project, "a", 1, 8, 1, FALSE);
  counts = import (project, "a", 1, 10, 1, FALSE);
  g_assert_cmpuint (counts.back, ==, 2);
  g_assert_cmpuint (counts.gone, ==, 0);
  dataset = load (project);
  g_assert_cmpint (
    duid_framework_find (duid_dataset_get_framework (dataset), DUID_GONE_QUESTION), ==, -1);
  duid_project_free (project);
}

static void
test_what_adds_to_a_source_marks_nobody (SurveyPlace  *place,
                                         gconstpointer data)
{
  DuidProject *project = make_empty (place);

  import (project, "a", 1, 10, 1, FALSE);
  g_assert_cmpuint (import (project, "a", 11, 20, 1, FALSE).gone, ==, 0);
  g_assert_cmpuint (import (project, "b", 1, 5, 1, FALSE).gone, ==, 0);
  g_assert_cmpuint (import (project, "a", 3, 3, 1, TRUE).gone, ==, 0);
  duid_project_free (project);
}

static void
test_a_next_wave_keeps_tags_and_is_a_question (SurveyPlace  *place,
                                               gconstpointer data)
{
  DuidProject *project = make_empty (place);
  const char  *key = "2025/4";
  char        *tag;
  g_autoptr (DuidDataset) dataset = NULL;
  g_autoptr (DuidTagging) tagging = NULL;

  import (project, "2025", 1, 10, 1, FALSE);
  g_assert_true (duid_project_define_tag (project, "zorg", -1, &tag, NULL));
  g_assert_true (duid_project_assign (project, &key, 1, tag, 1, NULL));
  import (project, "2026", 1, 5, 1, FALSE);
  dataset = load (project);
  tagging = duid_project_load_tagging (project, dataset, NULL);
  g_assert_true (duid_rows_has (duid_tagging_get_tag (tagging, 0)->rows, 3));
  g_assert_cmpuint (count_code (dataset, DUID_SOURCE_QUESTION, "2026"), ==, 5);
  g_free (tag);
  duid_project_free (project);
}

static void
test_marks_of_who_is_gone_travel (SurveyPlace  *place,
                                  gconstpointer data)
{
  DuidProject     *anna = make_empty (place);
  g_autofree char *path = NULL;
  DuidProject     *bea;
  g_autoptr (DuidDataset) dataset = NULL;
  const char *gone = "a/9";

  import (anna, "a", 1, 10, 1, FALSE);
  bea = open_copy (place, anna, &path);
  import (bea, "a", 1, 8, 2, FALSE);
  merge (anna, path);
  dataset = load (anna);
  g_assert_cmpuint (count_code (dataset, DUID_GONE_QUESTION, "no longer in the file"), ==, 2);
  g_assert_true (duid_project_erase_stories (anna, &gone, 1, NULL));
  assert_whole (anna);
  duid_project_free (anna);
  duid_project_free (bea);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("changes are kept and the file stays whole", test_changes_are_kept_and_the_file_stays_whole);
  ADD ("edits are taken back", test_edits_are_taken_back);
  ADD ("sensitive texts are not searched", test_sensitive_texts_are_not_searched);
  ADD ("changes in two copies come together", test_changes_in_two_copies_come_together);
  ADD ("a corrected file says what changed and who is gone",
       test_a_corrected_file_says_what_changed_and_who_is_gone);
  ADD ("who comes back is no longer gone", test_who_comes_back_is_no_longer_gone);
  ADD ("what adds to a source marks nobody", test_what_adds_to_a_source_marks_nobody);
  ADD ("a next wave keeps tags and is a question", test_a_next_wave_keeps_tags_and_is_a_question);
  ADD ("marks of who is gone travel", test_marks_of_who_is_gone_travel);
  return g_test_run ();
}
