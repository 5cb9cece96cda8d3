/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/duid-fold.h"
#include "store/duid-indexing.h"
#include "store/duid-project-private.h"
#include "store/duid-text-block.h"
#include "survey.h"

#include <string.h>

#define N_STORIES  5000 /* more than a piece */
#define N_SEARCHES 400

/* ---- the letters of the index ---- */

static int
token_cb (gpointer    all,
          int         flags,
          const char *token,
          int         length,
          int         start,
          int         end)
{
  g_string_append_len (all, token, length);
  g_string_append_c (all, ' ');
  return SQLITE_OK;
}

static fts5_api *
find_api (DuidSql *sql)
{
  g_autoptr (sqlite3_stmt) query = duid_sql_query (sql, NULL, "SELECT fts5(?)", "");
  fts5_api *api = NULL;

  g_assert_cmpint (sqlite3_bind_pointer (query, 1, (void *) &api, "fts5_api_ptr", NULL), ==,
                   SQLITE_OK);
  g_assert_cmpint (duid_sql_step (sql, query, NULL), ==, 1);
  return api;
}

/* Folded text as the index would write it: words, each with a space behind it. */
static void
write_words (const GByteArray *folded,
             GString          *words)
{
  for (guint i = 0; i < folded->len; i++)
    {
      /* A sign and the bytes on either side. */
      if (folded->data[i] == DUID_FOLD_SIGN)
        for (i++; folded->data[i] != DUID_FOLD_SIGN;)
          i++;
      if (!duid_fold_is_gap (folded->data[i]))
        g_string_append_c (words, (char) folded->data[i]);
      else if (words->len > 0 && words->str[words->len - 1] != ' ')
        g_string_append_c (words, ' ');
    }
}

static void
test_every_letter_is_folded_as_the_index_folds_it (void)
{
  const char *arguments[] = { "remove_diacritics", "2" };
  g_autoptr (DuidSql) sql = duid_sql_open (":memory:", SQLITE_OPEN_READWRITE, NULL);
  fts5_api      *api = find_api (sql);
  fts5_tokenizer tokenizer;
  Fts5Tokenizer *instance;
  void          *context;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) ours = g_string_new (NULL);
  g_autoptr (GString) theirs = g_string_new (NULL);
  g_autoptr (GByteArray) folded = g_byte_array_new ();

  g_assert_cmpint (api->xFindTokenizer (api, "unicode61", &context, &tokenizer), ==, SQLITE_OK);
  g_assert_cmpint (tokenizer.xCreate (context, arguments, 2, &instance), ==, SQLITE_OK);
  for (gunichar c = 1; c < 0x110000; c++)
    {
      if (!g_unichar_validate (c))
        continue;
      g_string_assign (text, "a");
      g_string_append_unichar (text, c);
      g_string_append (text, "b ");
      g_string_append_unichar (text, c);
      g_string_append (text, " ");
      g_string_truncate (ours, 0);
      g_string_truncate (theirs, 0);
      g_byte_array_set_size (folded, 0);
      duid_fold_append (folded, NULL, text->str, text->len);
      write_words (folded, ours);
      tokenizer.xTokenize (instance, theirs, FTS5_TOKENIZE_DOCUMENT, text->str, (int) text->len,
                           token_cb);
      if (!g_string_equal (ours, theirs))
        g_error ("U+%04X: “%s” for “%s”", c, ours->str, theirs->str);
    }
  tokenizer.xDelete (instance);
}

/* ---- rows ---- */

static char *
make_text (GRand *rand,
           int    n_words)
{
  static const char *const parts[] = { "jeugd", "hulp", "verlening", "oma", "Één", "ZO", "café",
                                       "e", "שלום", "ß", "Ö", "10" };
  static const char *const gaps[] = { " ", ", ", "-", "’", " 😀 ", "… ", "\n", "" };
  GString                 *text = g_string_new (NULL);

  for (int i = 0; i < n_words; i++)
    {
      g_string_append (text, parts[g_rand_int_range (rand, 0, G_N_ELEMENTS (parts))]);
      g_string_append (text, gaps[g_rand_int_range (rand, 0, G_N_ELEMENTS (gaps))]);
    }
  return g_string_free (text, FALSE);
}

static DuidIntake *
make_stories (void)
{
  g_autoptr (DuidFramework) framework = duid_framework_new ("T");
  g_autoptr (GRand) rand = g_rand_new_with_seed (21);
  DuidIntake         *intake = duid_intake_new ();
  DuidDatasetBuilder *builder;

  duid_framework_add (framework, duid_question_new ("titel", DUID_QUESTION_TITLE, "Titel"));
  duid_framework_add (framework, duid_question_new ("verhaal", DUID_QUESTION_STORY, "Verhaal"));
  builder = duid_dataset_builder_new (framework);
  duid_dataset_builder_add_source (builder, "a");
  duid_intake_add_source (intake, "a", "a.csv");
  for (gsize row = 0; row < N_STORIES; row++)
    {
      g_autofree char  *key = g_strdup_printf ("a/%zu", row);
      g_autofree char  *first = make_text (rand, g_rand_int_range (rand, 0, 3));
      g_autofree char  *second = make_text (rand, g_rand_int_range (rand, 0, 12));
      const char *const cells[] = { first };

      duid_dataset_builder_add_row (builder, 0, key);
      duid_dataset_builder_set_text (builder, 0, row, first);
      duid_dataset_builder_set_text (builder, 1, row, second);
      duid_intake_add_cells (intake, cells, 1);
    }
  intake->dataset = duid_dataset_builder_finish (builder);
  return intake;
}

static DuidDataset *
open_stories (DuidProject **project)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidIntake) intake = make_stories ();
  DuidDataset *dataset;

  *project = duid_project_create_in_memory ("T", &error);
  g_assert_no_error (error);
  duid_project_add_intake (*project, intake, "A", NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  duid_project_index (*project, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  dataset = duid_project_load_dataset (*project, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (duid_dataset_get_n_rows (dataset), ==, N_STORIES);
  return dataset;
}

static DuidRows *
find (const DuidTextBlock *block,
      const char          *typed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidSearch) search = duid_search_new (typed);
  DuidRows *rows = duid_text_block_find (block, search, NULL, &error);

  g_assert_no_error (error);
  return rows;
}

/* A few words as they are typed: some cut off, some in quotes. */
static char *
make_search (GRand *rand)
{
  g_autofree char *text = make_text (rand, g_rand_int_range (rand, 1, 4));
  gboolean         is_quoted = g_rand_boolean (rand);
  glong            length = g_utf8_strlen (text, -1);
  glong            from = g_rand_int_range (rand, 0, 4);
  g_autofree char *cut = g_utf8_substring (text, MIN (from, length), length);

  g_strdelimit (cut, "\n", ' ');
  return is_quoted ? g_strdup_printf ("oma \"%s\"", cut) : g_steal_pointer (&cut);
}

static void
test_words_are_those_of_the_index (void)
{
  g_autoptr (DuidProject) project = NULL;
  g_autoptr (DuidDataset) dataset = open_stories (&project);
  g_autoptr (DuidTextBlock) block = duid_text_block_new (dataset, NULL, NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (22);
  gsize n_found = 0;

  for (guint i = 0; i < N_SEARCHES; i++)
    {
      g_autofree char *typed = make_search (rand);
      g_autoptr (DuidSearch) search = duid_search_new (typed);
      g_autoptr (GError) error = NULL;
      g_autoptr (DuidRows) indexed = duid_project_search (project, dataset, typed, &error);
      g_autoptr (DuidRows) scanned = find (block, typed);

      g_assert_no_error (error);
      if (!duid_rows_equal (indexed, scanned))
        g_error ("“%s”: %zu by the index, %zu by looking", typed, duid_rows_count (indexed),
                 duid_rows_count (scanned));
      n_found += duid_search_is_inside (search) ? 0 : duid_rows_count (scanned);
    }
  g_assert_cmpuint (n_found, >, 10 * N_SEARCHES);
}

/* Text by text, which is slow and plain. */
static DuidRows *
find_naively (const DuidDataset *dataset,
              const DuidSearch  *search)
{
  DuidRows *rows = duid_rows_new_full (N_STORIES);

  for (gsize row = 0; row < N_STORIES; row++)
    for (guint i = 0; i < search->terms->len; i++)
      {
        const DuidTerm *term = g_ptr_array_index (search->terms, i);
        DuidByteSearch  key = duid_term_get_key (term, NULL);
        gboolean        is_found = FALSE;

        for (guint question = 0; question < 2; question++)
          {
            const char *text = duid_dataset_get_text (dataset, question, row);
            g_autoptr (GByteArray) folded = g_byte_array_new ();

            duid_fold_append (folded, NULL, text, strlen (text));
            is_found = is_found || duid_term_is_in (term, &key, folded->data, folded->len);
          }
        if (!is_found)
          duid_rows_remove (rows, row);
      }
  return rows;
}

static void
test_letters_inside_words_are_found_in_every_row (void)
{
  g_autoptr (DuidProject) project = NULL;
  g_autoptr (DuidDataset) dataset = open_stories (&project);
  g_autoptr (DuidTextBlock) block = duid_text_block_new (dataset, NULL, NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (23);

  for (guint i = 0; i < N_SEARCHES / 20; i++)
    {
      g_autofree char *typed = make_search (rand);
      g_autofree char *starred = duid_search_dup_inside (typed, TRUE);
      g_autoptr (DuidSearch) search = duid_search_new (starred);
      g_autoptr (DuidRows) words = find (block, typed);
      g_autoptr (DuidRows) inside = find (block, starred);
      g_autoptr (DuidRows) expected = find_naively (dataset, search);

      if (!duid_rows_equal (inside, expected))
        g_error ("“%s”: %zu instead of %zu", starred, duid_rows_count (inside),
                 duid_rows_count (expected));
      g_assert_cmpuint (duid_rows_count_and (words, inside), ==, duid_rows_count (words));
    }
}

static void
test_the_project_finds_inside_words_too (void)
{
  g_autoptr (DuidIntake) intake =
    survey_make_tellings ("Thuis|De jeugdhulpverlening kwam 😀|ja", "Hulp|Alles … goed|nee ***");
  g_autoptr (DuidProject) project = duid_project_create_in_memory ("T", NULL);
  g_autoptr (DuidDataset) dataset = NULL;
  static const struct
  {
    const char *typed;
    gboolean    first;
    gboolean    second;
  } cases[] = {
    { "hulp", FALSE, TRUE },
    { "*hulp", TRUE, TRUE },
    { "*HÚLPverl*", TRUE, FALSE },
    { "*hulp goed", FALSE, TRUE },
    { "*\"ulpverlening kw\"", TRUE, FALSE },
    { "*\"kwam ja\"", FALSE, FALSE },
    { "😀", TRUE, FALSE },
    { "kwam 😀", TRUE, FALSE },
    { "…", FALSE, TRUE },
    { "\"***\"", FALSE, TRUE },
    { "***", TRUE, TRUE },
    { "\"", TRUE, TRUE },
    { "*z", FALSE, FALSE },
  };

  duid_project_add_intake (project, intake, "A", NULL, NULL, NULL, NULL, NULL);
  dataset = duid_project_load_dataset (project, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DuidRows) rows = duid_project_search (project, dataset, cases[i].typed, &error);

      g_assert_no_error (error);
      if (duid_rows_has (rows, 0) != cases[i].first || duid_rows_has (rows, 1) != cases[i].second)
        g_error ("“%s” found %d %d", cases[i].typed, duid_rows_has (rows, 0),
                 duid_rows_has (rows, 1));
    }
}

static void
test_sensitive_texts_are_not_in_it (void)
{
  g_autoptr (DuidIntake) intake = survey_make_tellings ("a|b|telefoon", "c|d|e");
  g_autoptr (DuidTextBlock) block = NULL;
  g_autoptr (DuidRows) rows = NULL;
  DuidFramework *framework = duid_dataset_get_framework (intake->dataset);

  ((DuidQuestion *) duid_framework_get_question (framework, 2))->is_sensitive = TRUE;
  block = duid_text_block_new (intake->dataset, NULL, NULL);
  rows = find (block, "*lefo");
  g_assert_cmpuint (duid_rows_count (rows), ==, 0);
}

static void
test_cancelling_is_an_error (void)
{
  g_autoptr (DuidIntake) intake = survey_make_tellings ("a|b|c", "d|e|f");
  g_autoptr (DuidTextBlock) block = duid_text_block_new (intake->dataset, NULL, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (DuidSearch) search = duid_search_new ("*a");
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (duid_text_block_new (intake->dataset, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (duid_text_block_find (block, search, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_no_stories_are_searched_in_vain (void)
{
  g_autoptr (DuidFramework) framework = duid_framework_new ("T");
  g_autoptr (DuidDataset) dataset =
    duid_dataset_builder_finish (duid_dataset_builder_new (framework));
  g_autoptr (DuidTextBlock) block = duid_text_block_new (dataset, NULL, NULL);
  g_autoptr (DuidRows) rows = find (block, "*a");

  g_assert_cmpuint (duid_rows_count (rows), ==, 0);
  g_assert_cmpuint (duid_text_block_get_size (block), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-block/every-letter-is-folded-as-the-index-folds-it",
                   test_every_letter_is_folded_as_the_index_folds_it);
  g_test_add_func ("/text-block/words-are-those-of-the-index", test_words_are_those_of_the_index);
  g_test_add_func ("/text-block/letters-inside-words-are-found-in-every-row",
                   test_letters_inside_words_are_found_in_every_row);
  g_test_add_func ("/text-block/the-project-finds-inside-words-too",
                   test_the_project_finds_inside_words_too);
  g_test_add_func ("/text-block/sensitive-texts-are-not-in-it", test_sensitive_texts_are_not_in_it);
  g_test_add_func ("/text-block/cancelling-is-an-error", test_cancelling_is_an_error);
  g_test_add_func ("/text-block/no-stories-are-searched-in-vain",
                   test_no_stories_are_searched_in_vain);
  return g_test_run ();
}
