/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/duid-project-passages.h"

#include "store/duid-exchange.h"
#include "store/duid-project-private.h"
#include "survey.h"

#include <string.h>

#define FIRST  "telling/1"
#define SECOND "telling/2"

static void
import (DuidProject *project,
        const char  *story)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *telling = g_strconcat ("Wachten|", story, NULL);
  g_autoptr (DuidIntake) intake = survey_make_tellings (telling, "Anders|Bij ons ging het goed.");

  duid_project_add_intake (project, intake, NULL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static DuidProject *
make_project (const char *path,
              const char *story)
{
  g_autoptr (GError) error = NULL;
  DuidProject *project = duid_project_create (path, "Proef", &error);

  g_assert_no_error (error);
  g_assert_true (duid_project_use_author (project, "Anna", &error));
  import (project, story);
  return project;
}

static char *
define (DuidProject *project,
        const char  *name)
{
  char *id = NULL;

  g_assert_true (duid_project_define_tag (project, name, -1, &id, NULL));
  return id;
}

static DuidTagging *
load (DuidProject  *project,
      DuidDataset **dataset)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidDataset) ours = duid_project_load_dataset (project, NULL, &error);
  DuidTagging *tagging = duid_project_load_tagging (project, ours, &error);

  g_assert_no_error (error);
  if (dataset != NULL)
    *dataset = g_steal_pointer (&ours);
  return tagging;
}

/* The place of @words in @text. */
static DuidPassageOrigin *
find_words (const char *text,
            const char *words)
{
  g_autoptr (GError) error = NULL;
  const char        *place = strstr (text, words);
  gsize              start;
  DuidPassageOrigin *origin;

  g_assert_nonnull (place);
  start = (gsize) g_utf8_strlen (text, place - text);
  origin = duid_project_make_passage_origin (
    "verhaal", text, start, start + (gsize) g_utf8_strlen (words, -1), &error);
  g_assert_no_error (error);
  return origin;
}

static gboolean
assign (DuidProject *project,
        const char  *text,
        const char  *words,
        const char  *tag,
        int          value)
{
  g_autoptr (DuidPassageOrigin) origin = find_words (text, words);
  g_autoptr (GError) error = NULL;

  duid_project_assign_passage (project, FIRST, origin, tag, value, &error);
  g_assert_no_error (error);
  return error == NULL;
}

/* All passages, a line each: tag, value, who, words; “?” before those that are lost and
 * “~” before those whose words changed. */
static char *
describe (DuidProject *project)
{
  g_autoptr (DuidDataset) dataset = NULL;
  g_autoptr (DuidTagging) tagging = load (project, &dataset);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < tagging->passages->len + tagging->lost->len; i++)
    {
      gboolean           is_lost = i >= tagging->passages->len;
      const DuidPassage *passage =
        is_lost ? &g_array_index (tagging->lost, DuidPassage, i - tagging->passages->len)
                : &g_array_index (tagging->passages, DuidPassage, i);
      const char      *now = duid_dataset_get_text (dataset, passage->question, passage->row);
      g_autofree char *words = is_lost ? g_strdup (passage->words)
                                       : g_utf8_substring (now, (glong) passage->start,
                                                           (glong) passage->end);

      g_string_append_printf (text, "%s%s%s%+d %s: %s\n", is_lost ? "?" : "",
                              passage->is_changed ? "~" : "", passage->is_hidden ? "-" : "",
                              passage->value, passage->author, words != NULL ? words : "(weg)");
    }
  return g_string_free (text, FALSE);
}

static void
assert_described (DuidProject *project,
                  const char  *expected)
{
  g_autofree char *text = describe (project);
  g_autofree char *reasons = survey_check (project);

  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpstr (reasons, ==, "");
}

static const char TEXT[] = "Wij wachtten één jaar 😀 op hulp. De mentor belde elke week.";

static void
test_a_passage_is_kept_and_taken_back (SurveyPlace  *place,
                                       gconstpointer data)
{
  g_autoptr (DuidProject) project = make_project (place->path, TEXT);
  g_autofree char *tag = define (project, "Wachten");
  g_autofree char *other = define (project, "Steun");

  assign (project, TEXT, "één jaar 😀 op", tag, 1);
  assign (project, TEXT, "jaar 😀 op hulp", other, 1);
  assign (project, TEXT, "De mentor", other, -1);
  assert_described (project, "+1 Anna: één jaar 😀 op\n+1 Anna: jaar 😀 op hulp\n"
                             "-1 Anna: De mentor\n");
  assign (project, TEXT, "één jaar 😀 op", tag, 0);
  assert_described (project, "+1 Anna: jaar 😀 op hulp\n-1 Anna: De mentor\n");
}

static void
test_a_selection_is_trimmed (SurveyPlace  *place,
                             gconstpointer data)
{
  g_autoptr (DuidPassageOrigin) origin =
    duid_project_make_passage_origin ("verhaal", " een  twee ", 0, 11, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (origin->start, ==, 1);
  g_assert_cmpuint (origin->end, ==, 10);
  g_assert_null (duid_project_make_passage_origin ("verhaal", "een  twee", 3, 5, &error));
  g_assert_error (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_INVALID);
  g_assert_null (duid_project_make_passage_origin ("verhaal", "een", 1, 4, NULL));
}

static void
test_words_of_another_text_are_refused (SurveyPlace  *place,
                                        gconstpointer data)
{
  g_autoptr (DuidProject) project = make_project (place->path, TEXT);
  g_autofree char *tag = define (project, "Wachten");
  g_autoptr (DuidPassageOrigin) origin = find_words ("Een andere tekst.", "andere");
  g_autoptr (DuidPassageOrigin) far = find_words (TEXT, "mentor");
  g_autoptr (GError) error = NULL;

  g_assert_false (duid_project_assign_passage (project, FIRST, origin, tag, 1, &error));
  g_assert_error (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_UNKNOWN);
  g_clear_error (&error);
  g_assert_false (duid_project_assign_passage (project, SECOND, far, tag, 1, &error));
  g_assert_error (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_UNKNOWN);
  g_clear_error (&error);
  far->end += 1000;
  g_assert_false (duid_project_assign_passage (project, FIRST, far, tag, 1, &error));
  g_assert_error (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_UNKNOWN);
  assert_described (project, "");
}

static void
test_it_makes_the_story_one_of_the_tag (SurveyPlace  *place,
                                        gconstpointer data)
{
  g_autoptr (DuidProject) project = make_project (place->path, TEXT);
  g_autofree char *tag = define (project, "Wachten");
  const char      *keys[] = { FIRST };
  g_autoptr (DuidTagging) once = NULL;
  g_autoptr (DuidTagging) twice = NULL;
  g_autoptr (DuidTagging) against = NULL;
  gsize n;

  assign (project, TEXT, "één jaar", tag, 1);
  assign (project, TEXT, "op hulp", tag, 1);
  once = load (project, NULL);
  g_assert_cmpuint (duid_rows_count (duid_tagging_get_tag (once, 0)->rows), ==, 1);
  g_assert_nonnull (duid_tagging_get_passages (once, 0, &n));
  g_assert_cmpuint (n, ==, 2);
  g_assert_null (duid_tagging_get_passages (once, 1, &n));
  g_assert_cmpuint (n, ==, 0);
  /* Bert disagrees: one against one. Anna has one voice, however many passages. */
  g_assert_true (duid_project_use_author (project, "Bert", NULL));
  g_assert_true (duid_project_assign (project, keys, 1, tag, -1, NULL));
  twice = load (project, NULL);
  g_assert_cmpuint (duid_rows_count (duid_tagging_get_tag (twice, 0)->rows), ==, 0);
  /* Who disagrees with one passage has said nothing of the rest. */
  g_assert_true (duid_project_assign (project, keys, 1, tag, 0, NULL));
  assign (project, TEXT, "één jaar", tag, -1);
  against = load (project, NULL);
  g_assert_cmpuint (duid_rows_count (duid_tagging_get_tag (against, 0)->rows), ==, 1);
}

static void
test_it_is_carried_to_a_new_version (SurveyPlace  *place,
                                     gconstpointer data)
{
  static const char later[] = "Dit is ons verhaal. Wij wachtten één jaar 😀 op hulp. De mentor "
                              "belde elke maand.";
  g_autoptr (DuidProject) project = make_project (place->path, TEXT);
  g_autofree char *tag = define (project, "Wachten");

  assign (project, TEXT, "één jaar 😀 op", tag, 1);
  assign (project, TEXT, "mentor belde elke week", tag, 1);
  import (project, later);
  assert_described (project, "+1 Anna: één jaar 😀 op\n~+1 Anna: mentor belde elke maand\n");
  /* Chosen again where it stands now: still one; and taken back it is gone. */
  assign (project, later, "één jaar 😀 op", tag, 1);
  assert_described (project, "+1 Anna: één jaar 😀 op\n~+1 Anna: mentor belde elke maand\n");
  assign (project, later, "één jaar 😀 op", tag, 0);
  assert_described (project, "~+1 Anna: mentor belde elke maand\n");
  assign (project, TEXT, "mentor belde elke week", tag, 0);
  assert_described (project, "");
}

static void
test_what_is_not_there_any_more_is_listed (SurveyPlace  *place,
                                           gconstpointer data)
{
  g_autoptr (DuidProject) project = make_project (place->path, TEXT);
  g_autofree char *tag = define (project, "Wachten");

  assign (project, TEXT, "De mentor belde", tag, 1);
  import (project, "Wij wachtten één jaar op hulp.");
  assert_described (project, "?+1 Anna: De mentor belde\n");
  /* An older text that shows again brings it back. */
  import (project, TEXT);
  assert_described (project, "+1 Anna: De mentor belde\n");
  import (project, "Iets anders.");
  assign (project, TEXT, "De mentor belde", tag, 0);
  assert_described (project, "");
}

static void
test_merged_tags_count_once (SurveyPlace  *place,
                             gconstpointer data)
{
  g_autoptr (DuidProject) project = make_project (place->path, TEXT);
  g_autofree char *a = define (project, "Wachten");
  g_autofree char *b = define (project, "Wachttijd");

  assign (project, TEXT, "één jaar", a, 1);
  assign (project, TEXT, "één jaar", b, 1);
  assign (project, TEXT, "op hulp", b, 1);
  g_assert_true (duid_project_merge_tag (project, b, a, NULL));
  assert_described (project, "+1 Anna: één jaar\n+1 Anna: op hulp\n");
  assign (project, TEXT, "één jaar", a, 0);
  assert_described (project, "+1 Anna: op hulp\n");
  g_assert_true (duid_project_delete_tag (project, a, NULL));
  assert_described (project, "");
}

static void
test_a_facilitator_hides_them_all (SurveyPlace  *place,
                                   gconstpointer data)
{
  g_autoptr (DuidProject) project = make_project (place->path, TEXT);
  g_autofree char *tag = define (project, "Wachten");
  const char      *keys[] = { FIRST };
  g_autoptr (DuidTagging) tagging = NULL;

  assign (project, TEXT, "één jaar", tag, 1);
  g_assert_true (duid_project_use_author (project, "Fien", NULL));
  g_assert_true (duid_project_set_author_field (project, "role", DUID_ROLE_FACILITATOR, NULL));
  g_assert_true (duid_project_moderate (project, keys, 1, tag, "Anna", TRUE, NULL));
  assert_described (project, "-+1 Anna: één jaar\n");
  tagging = load (project, NULL);
  g_assert_cmpuint (duid_rows_count (duid_tagging_get_tag (tagging, 0)->rows), ==, 0);
}

static void
test_an_erased_story_keeps_no_passage (SurveyPlace  *place,
                                       gconstpointer data)
{
  g_autoptr (DuidProject) project = make_project (place->path, TEXT);
  g_autofree char *tag = define (project, "Wachten");
  const char      *keys[] = { FIRST };
  gint64           n = -1;

  assign (project, TEXT, "één jaar", tag, 1);
  g_assert_true (duid_project_erase_stories (project, keys, 1, NULL));
  assert_described (project, "");
  g_assert_true (duid_sql_get_int (project->sql, &n, NULL, "SELECT count(*) FROM passage", ""));
  g_assert_cmpint (n, ==, 0);
  g_assert_true (duid_sql_get_int (project->sql, &n, NULL,
                                   "SELECT count(*) FROM op WHERE kind = 3 AND body IS NOT NULL",
                                   ""));
  g_assert_cmpint (n, ==, 0);
}

static void
merge (DuidProject *into,
       DuidProject *other)
{
  g_autoptr (GError) error = NULL;
  DuidExchangeCounts counts;

  duid_exchange_merge (into, other, FALSE, NULL, NULL, &counts, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (counts.n_refused + counts.n_waiting, ==, 0);
}

static void
test_two_copies_agree_after_merging (SurveyPlace  *place,
                                     gconstpointer data)
{
  static const char later[] = "Ach. Wij wachtten één jaar 😀 op hulp. De mentor belde elke week.";
  g_autofree char  *path = g_build_filename (place->folder, "bert.duiding", NULL);
  g_autoptr (DuidProject) anna = make_project (place->path, TEXT);
  g_autofree char *tag = define (anna, "Wachten");
  g_autoptr (DuidProject) bert = NULL;

  assign (anna, TEXT, "één jaar", tag, 1);
  g_assert_true (duid_project_save_copy (anna, path, NULL, NULL));
  bert = duid_project_open (path, NULL);
  g_assert_true (duid_project_use_author (bert, "Bert", NULL));
  assign (bert, TEXT, "één jaar", tag, -1);
  assign (bert, TEXT, "elke week", tag, 1);
  import (bert, later);
  assign (anna, TEXT, "één jaar", tag, 0);
  assign (anna, TEXT, "op hulp", tag, 1);
  merge (anna, bert);
  merge (bert, anna);
  assert_described (anna, "-1 Bert: één jaar\n+1 Anna: op hulp\n+1 Bert: elke week\n");
  assert_described (bert, "-1 Bert: één jaar\n+1 Anna: op hulp\n+1 Bert: elke week\n");
}

/* A project as version 1 of the tables had it. */
static void
make_earlier (const char *path)
{
  duid_project_free (make_project (path, TEXT));
  survey_run_sql (path, "DROP TABLE passage; DROP TABLE indexing; PRAGMA user_version = 1");
}

static void
test_a_project_of_before_gets_them (SurveyPlace  *place,
                                    gconstpointer data)
{
  g_autoptr (DuidProject) project = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *tag = NULL;

  make_earlier (place->path);
  project = duid_project_open (place->path, &error);
  g_assert_no_error (error);
  g_assert_true (duid_project_use_author (project, "Anna", NULL));
  tag = define (project, "Wachten");
  assign (project, TEXT, "één jaar", tag, 1);
  assert_described (project, "+1 Anna: één jaar\n");
}

static void
test_a_copy_of_before_is_read_as_it_is (SurveyPlace  *place,
                                        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidProject) project = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize            n_before;
  gsize            n_after;

  make_earlier (place->path);
  g_assert_true (g_file_get_contents (place->path, &before, &n_before, NULL));
  project = duid_project_open_to_read (place->path, &error);
  g_assert_no_error (error);
  assert_described (project, "");
  g_assert_false (duid_project_set_setting (project, "title", "x", &error));
  g_assert_error (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_READ_ONLY);
  g_clear_pointer (&project, duid_project_free);
  g_assert_true (g_file_get_contents (place->path, &after, &n_after, NULL));
  g_assert_cmpmem (before, n_before, after, n_after);
}

static void
test_a_copy_of_before_is_merged (SurveyPlace  *place,
                                 gconstpointer data)
{
  g_autofree char *path = g_build_filename (place->folder, "oud.duiding", NULL);
  g_autoptr (DuidProject) project = make_project (place->path, TEXT);
  g_autoptr (DuidProject) old = NULL;
  g_autoptr (GError) error = NULL;

  make_earlier (path);
  survey_run_sql (path, "PRAGMA journal_mode = WAL; CREATE TABLE x (y); DROP TABLE x");
  old = duid_project_open_to_read (path, &error);
  g_assert_no_error (error);
  merge (project, old);
  assert_described (project, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test)                                                                    \
  g_test_add ("/store/project-passages/" name, SurveyPlace, NULL, survey_place_make, test, \
              survey_place_clear)
  ADD ("a-passage-is-kept-and-taken-back", test_a_passage_is_kept_and_taken_back);
  ADD ("a-selection-is-trimmed", test_a_selection_is_trimmed);
  ADD ("words-of-another-text-are-refused", test_words_of_another_text_are_refused);
  ADD ("it-makes-the-story-one-of-the-tag", test_it_makes_the_story_one_of_the_tag);
  ADD ("it-is-carried-to-a-new-version", test_it_is_carried_to_a_new_version);
  ADD ("what-is-not-there-any-more-is-listed", test_what_is_not_there_any_more_is_listed);
  ADD ("merged-tags-count-once", test_merged_tags_count_once);
  ADD ("a-facilitator-hides-them-all", test_a_facilitator_hides_them_all);
  ADD ("an-erased-story-keeps-no-passage", test_an_erased_story_keeps_no_passage);
  ADD ("two-copies-agree-after-merging", test_two_copies_agree_after_merging);
  ADD ("a-project-of-before-gets-them", test_a_project_of_before_gets_them);
  ADD ("a-copy-of-before-is-read-as-it-is", test_a_copy_of_before_is_read_as_it_is);
  ADD ("a-copy-of-before-is-merged", test_a_copy_of_before_is_merged);
  return g_test_run ();
}
