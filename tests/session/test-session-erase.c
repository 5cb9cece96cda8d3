/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session-fixture.h"

#include "session/duid-quotes.h"
#include "session/duid-session-erase.h"
#include "session/duid-session-patterns.h"
#include "session/duid-session-tags.h"
#include "store/duid-backup.h"

#include <string.h>

#define add_test(name, func) g_test_add (name, Fixture, NULL, set_up, func, clear)

/* Words of the first story, as the file has them. */
#define WORDS "kant van de tafel"

static void
clear (Fixture      *fixture,
       gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "sample.backups", NULL);

  g_assert_true (duid_backups_clear (fixture->path, NULL, NULL));
  g_rmdir (folder);
  tear_down (fixture, data);
}

static gboolean
holds_words (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize            size;

  if (!g_file_get_contents (path, &bytes, &size, NULL))
    return FALSE;
  return memmem (bytes, size, WORDS, strlen (WORDS)) != NULL;
}

static gboolean
project_holds_words (Fixture *fixture)
{
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);

  return holds_words (fixture->path) || holds_words (log);
}

typedef struct
{
  GMainLoop *loop;
  guint      n_left;
  gboolean   is_done;
} Erasure;

static void
erased_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Erasure *erasure = data;
  g_autoptr (GError) error = NULL;

  erasure->is_done =
    duid_session_erase_finish (DUID_SESSION (source), result, &erasure->n_left, &error);
  g_assert_no_error (error);
  g_main_loop_quit (erasure->loop);
}

/* The first story; how many copies still hold it. */
static guint
erase_first (Fixture *fixture,
             gboolean clears_backups)
{
  Erasure erasure = { .loop = fixture->loop };
  g_autoptr (DuidRows) rows =
    duid_rows_new (duid_dataset_get_n_rows (duid_session_get_dataset (fixture->session)));

  duid_rows_add (rows, 0);
  duid_session_erase_async (fixture->session, rows, clears_backups, erased_cb, &erasure);
  g_main_loop_run (fixture->loop);
  g_assert_true (erasure.is_done);
  return erasure.n_left;
}

static DuidErasing *
plan_first (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidRows) rows =
    duid_rows_new (duid_dataset_get_n_rows (duid_session_get_dataset (fixture->session)));
  DuidErasing *erasing;

  duid_rows_add (rows, 0);
  erasing = duid_session_plan_erasing (fixture->session, rows, &error);
  g_assert_no_error (error);
  return erasing;
}

static void
test_it_is_gone_from_file_search_and_later_backups (Fixture      *fixture,
                                                    gconstpointer unused)
{
  g_autoptr (GPtrArray) backups = NULL;

  g_assert_true (project_holds_words (fixture));
  brush (fixture, "text~“" WORDS "”", DUID_BRUSH_REPLACE, FALSE);
  g_assert_cmpuint (n_passing (fixture), ==, 1);
  g_assert_cmpuint (erase_first (fixture, FALSE), ==, 0);
  g_assert_cmpuint (n_passing (fixture), ==, 0);
  g_assert_cmpuint (duid_dataset_get_n_rows (duid_session_get_dataset (fixture->session)), ==, 170);
  g_assert_false (project_holds_words (fixture));
  g_assert_true (duid_backup_keep (fixture->path, NULL, NULL));
  backups = duid_backups_list (fixture->path, NULL);
  g_assert_cmpuint (backups->len, ==, 1);
  g_assert_false (holds_words (((DuidBackup *) backups->pdata[0])->path));
}

static void
test_copies_made_before_stay_until_somebody_says_so (Fixture      *fixture,
                                                     gconstpointer unused)
{
  g_autoptr (DuidErasing) erasing = NULL;
  g_autoptr (GPtrArray) backups = NULL;

  g_assert_true (duid_backup_keep (fixture->path, NULL, NULL));
  erasing = plan_first (fixture);
  g_assert_cmpuint (erasing->n_backups, ==, 1);
  g_assert_cmpuint (erase_first (fixture, FALSE), ==, 1);
  g_assert_cmpuint (erase_first (fixture, TRUE), ==, 0);
  /* One was made anew, of what is there now. */
  backups = duid_backups_list (fixture->path, NULL);
  g_assert_cmpuint (backups->len, ==, 1);
  g_assert_false (holds_words (((DuidBackup *) backups->pdata[0])->path));
}

static void
test_work_on_it_is_counted_and_cannot_be_undone (Fixture      *fixture,
                                                 gconstpointer unused)
{
  g_autoptr (DuidRows) second = NULL;
  g_autoptr (DuidErasing) erasing = NULL;

  second = duid_rows_new (duid_dataset_get_n_rows (duid_session_get_dataset (fixture->session)));
  duid_rows_add (second, 1);
  g_assert_true (duid_session_tag (fixture->session, second, "School", TRUE, NULL));
  duid_session_focus (fixture->session, 0);
  g_assert_true (duid_session_tag (fixture->session, NULL, "Tafel", TRUE, NULL));
  g_assert_true (duid_session_add_note (fixture->session, "Bellen", NULL));
  erasing = plan_first (fixture);
  g_assert_cmpuint (erasing->n_tags, ==, 1);
  g_assert_cmpuint (erasing->n_notes, ==, 1);
  erase_first (fixture, FALSE);
  g_assert_cmpuint (duid_session_get_tagging (fixture->session)->notes->len, ==, 0);
  /* The new tag itself was no part of the story. */
  while (duid_session_get_undo_words (fixture->session) != NULL &&
         strstr (duid_session_get_undo_words (fixture->session), "School") == NULL)
    g_assert_true (duid_session_undo (fixture->session, NULL));
  g_assert_nonnull (duid_session_get_undo_words (fixture->session));
  g_assert_true (duid_session_undo (fixture->session, NULL));
  g_assert_null (duid_session_get_undo_words (fixture->session));
}

static void
test_words_of_it_elsewhere_are_named (Fixture      *fixture,
                                      gconstpointer unused)
{
  g_autofree char *id = NULL;
  g_autoptr (DuidErasing) before = plan_first (fixture);
  g_autoptr (DuidErasing) erasing = NULL;
  g_autoptr (GPtrArray) patterns = NULL;

  g_assert_cmpuint (before->quoted_in->len, ==, 0);
  g_assert_true (duid_session_add_pattern (fixture->session, NULL, &id, NULL));
  patterns = duid_session_load_patterns (fixture->session, NULL);
  g_assert_true (duid_session_change_pattern (fixture->session, patterns->pdata[0],
                                              DUID_PATTERN_SEE, "Keuze zonder stem", NULL));
  g_assert_true (duid_session_change_pattern (fixture->session, patterns->pdata[0],
                                              DUID_PATTERN_READING "1",
                                              "Zij zei: zelfs aan welke KANT van de tafel!", NULL));
  duid_session_focus (fixture->session, 1);
  g_assert_true (duid_session_add_note (fixture->session, "Een heel ander verhaal", NULL));
  erasing = plan_first (fixture);
  g_assert_cmpuint (erasing->quoted_in->len, ==, 1);
  g_assert_cmpstr (erasing->quoted_in->pdata[0], ==, "Keuze zonder stem");
}

static void
test_five_words_in_a_row_are_a_quote (void)
{
  g_autoptr (DuidQuotes) quotes = duid_quotes_new ();

  duid_quotes_add (quotes, "Oma zat ook aan tafel, en dat hielp.");
  g_assert_true (duid_quotes_occur_in (quotes, "“zat ook – aan tafel. En” zei ze"));
  g_assert_false (duid_quotes_occur_in (quotes, "zat ook aan tafel"));
  g_assert_false (duid_quotes_occur_in (quotes, "oma zat aan tafel en dat"));
  g_assert_false (duid_quotes_occur_in (quotes, NULL));
}

static void
test_a_teller_is_all_stories_of_one_person (void)
{
  static const char *const who[] = { "p1", "p2", "p1", "", "" };
  g_autoptr (DuidFramework) framework = duid_framework_new ("Meting");
  g_autoptr (DuidDataset) dataset = NULL;
  g_autoptr (DuidRows) several = NULL;
  g_autoptr (DuidRows) unknown = NULL;
  DuidDatasetBuilder *builder;

  duid_framework_add (framework, duid_question_new ("wie", DUID_QUESTION_PERSON, "Wie"));
  builder = duid_dataset_builder_new (framework);
  for (guint i = 0; i < G_N_ELEMENTS (who); i++)
    {
      g_autofree char *key = g_strdup_printf ("bron/%u", i);
      guint            source = duid_dataset_builder_add_source (builder, "bron");
      gsize            row = duid_dataset_builder_add_row (builder, source, key);

      if (*who[i] != '\0')
        duid_dataset_builder_set_text (builder, 0, row, who[i]);
    }
  dataset = duid_dataset_builder_finish (builder);
  several = duid_dataset_find_teller (dataset, 0);
  g_assert_cmpuint (duid_rows_count (several), ==, 2);
  g_assert_true (duid_rows_has (several, 2));
  unknown = duid_dataset_find_teller (dataset, 3);
  g_assert_cmpuint (duid_rows_count (unknown), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_test ("/session/erase/it is gone from the file, the search and later backups",
            test_it_is_gone_from_file_search_and_later_backups);
  add_test ("/session/erase/copies made before stay until somebody says so",
            test_copies_made_before_stay_until_somebody_says_so);
  add_test ("/session/erase/work on it is counted, and cannot be undone",
            test_work_on_it_is_counted_and_cannot_be_undone);
  add_test ("/session/erase/words of it elsewhere are named",
            test_words_of_it_elsewhere_are_named);
  g_test_add_func ("/session/erase/five words in a row are a quote",
                   test_five_words_in_a_row_are_a_quote);
  g_test_add_func ("/session/erase/a teller is all stories of one person",
                   test_a_teller_is_all_stories_of_one_person);
  return g_test_run ();
}
