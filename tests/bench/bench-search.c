/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long a search in made-up stories of some 700 letters takes, all that is found as a
 * row set: words by the index of the project, and words and letters inside them by
 * looking through all texts. Each is told twice: on the wall, and “-cpu”, the processor
 * time of all threads together. `bytes` is what there is to look through. Prints a JSON
 * array, see bench.h. */
#include "bench.h"

#include "store/duid-indexing.h"
#include "store/duid-text-block.h"

#include <glib/gstdio.h>

#define SEED        3
#define N_WORDS     30000
#define STORY_WORDS 105
#define N_RUNS      30

typedef struct
{
  Bench         *bench;
  gsize          n;
  DuidProject   *project;
  DuidDataset   *dataset;
  DuidTextBlock *block;
} Search;

/* ---- stories ---- */

/* Some as long as in Dutch, put together of parts. */
static GPtrArray *
make_words (GRand *rand)
{
  static const char *const parts[] = { "hulp", "jeugd", "ver", "len", "ing", "school", "ge", "moe",
                                       "der", "en", "be", "zorg", "tje", "an", "ouder", "huis",
                                       "st", "aa", "plan", "re", "gie", "é", "kind", "te" };
  GPtrArray               *words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < N_WORDS; i++)
    {
      GString *word = g_string_new (NULL);
      int      n = g_rand_int_range (rand, 1, 4);

      for (int k = 0; k < n; k++)
        g_string_append (word, parts[g_rand_int_range (rand, 0, G_N_ELEMENTS (parts))]);
      if (i % 7 == 0)
        g_string_append_c (word, (char) g_rand_int_range (rand, 'a', 'z' + 1));
      g_ptr_array_add (words, g_string_free (word, FALSE));
    }
  return words;
}

static void
write_story (GString   *story,
             GPtrArray *words,
             GRand     *rand)
{
  g_string_truncate (story, 0);
  for (guint i = 0; i < STORY_WORDS; i++)
    {
      double share = g_rand_double (rand);

      g_string_append (story, words->pdata[(guint) (share * share * share * N_WORDS)]);
      g_string_append (story, i % 12 == 11 ? ". " : " ");
    }
}

static DuidIntake *
make_intake (gsize n)
{
  g_autoptr (DuidFramework) framework = duid_framework_new ("T");
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr (GPtrArray) words = make_words (rand);
  g_autoptr (GString) story = g_string_new (NULL);
  DuidIntake         *intake = duid_intake_new ();
  DuidDatasetBuilder *builder;

  duid_framework_add (framework, duid_question_new ("story", DUID_QUESTION_STORY, "Story"));
  builder = duid_dataset_builder_new (framework);
  duid_dataset_builder_add_source (builder, "a");
  duid_intake_add_source (intake, "a", "a.csv");
  for (gsize row = 0; row < n; row++)
    {
      g_autofree char  *key = g_strdup_printf ("a/%zu", row);
      const char *const cells[] = { key };

      write_story (story, words, rand);
      duid_dataset_builder_add_row (builder, 0, key);
      duid_dataset_builder_set_text (builder, 0, row, story->str);
      duid_intake_add_cells (intake, cells, 1);
    }
  intake->dataset = duid_dataset_builder_finish (builder);
  return intake;
}

/* ---- measuring ---- */

static void
by_index (Search     *search,
          const char *typed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidRows) rows = duid_project_search (search->project, search->dataset, typed, &error);

  g_assert_no_error (error);
}

static void
by_looking (Search     *search,
            const char *typed)
{
  g_autoptr (DuidSearch) sought = duid_search_new (typed);
  g_autoptr (DuidRows) rows = duid_text_block_find (search->block, sought, NULL, NULL);

  g_assert_nonnull (rows);
}

static void
make_block (Search     *search,
            const char *unused)
{
  g_clear_pointer (&search->block, duid_text_block_unref);
  search->block = duid_text_block_new (search->dataset, NULL, NULL);
}

static void
measure (Search     *search,
         const char *name,
         void (*work) (Search *, const char *),
         const char *typed,
         guint       n_runs)
{
  g_autofree char *cpu_name = g_strconcat (name, "-cpu", NULL);
  double           times[N_RUNS];
  double           cpu[N_RUNS];
  gsize            size;

  for (guint i = 0; i < n_runs; i++)
    {
      times[i] = -bench_get_clock ();
      cpu[i] = -bench_get_cpu ();
      work (search, typed);
      cpu[i] += bench_get_cpu ();
      times[i] += bench_get_clock ();
    }
  size = search->block != NULL ? duid_text_block_get_size (search->block) : 0;
  bench_add (search->bench, name, search->n, times, n_runs, size);
  bench_add (search->bench, cpu_name, search->n, cpu, n_runs, size);
}

static void
measure_all (Search *search)
{
  measure (search, "search-block", make_block, NULL, 5);
  measure (search, "search-word", by_index, "\"jeugdhulpschool\"", N_RUNS);
  measure (search, "search-beginning", by_index, "jeugdhulpsch", N_RUNS);
  measure (search, "search-two-words", by_index, "\"schoolouderte\" jeugdhulp", N_RUNS);
  measure (search, "search-beginning-three-letters", by_index, "sch", N_RUNS);
  measure (search, "search-common-word", by_index, "\"en\"", N_RUNS);
  measure (search, "search-looked-word", by_looking, "\"jeugdhulpschool\"", N_RUNS);
  measure (search, "search-looked-common-word", by_looking, "\"en\"", N_RUNS);
  measure (search, "search-looked-one-letter", by_looking, "e", N_RUNS);
  measure (search, "search-inside", by_looking, "*dhulpsch", N_RUNS);
  measure (search, "search-inside-common-letters", by_looking, "*nentenen", N_RUNS);
  measure (search, "search-inside-two-words", by_looking, "*gdhul ouderte", N_RUNS);
  measure (search, "search-inside-everywhere", by_looking, "*en", N_RUNS);
  measure (search, "search-inside-phrase", by_looking, "*\"en hulp\"", N_RUNS);
  measure (search, "search-sign-nowhere", by_looking, "😀", N_RUNS);
}

static void
bench_size (Bench      *bench,
            const char *path,
            gsize       n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidIntake) intake = make_intake (n);
  g_autoptr (DuidProject) project = duid_project_create (path, "Bench", &error);
  g_autoptr (DuidDataset) dataset = NULL;
  Search search = { .bench = bench, .n = n, .project = project };

  g_assert_no_error (error);
  duid_project_add_intake (project, intake, "Bench", NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  duid_project_index (project, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_clear_pointer (&intake, duid_intake_free);
  search.dataset = dataset = duid_project_load_dataset (project, NULL, &error);
  g_assert_no_error (error);
  measure_all (&search);
  duid_text_block_unref (search.block);
  g_assert_true (duid_project_close (project, NULL));
  g_unlink (path);
}

int
main (int    argc,
      char **argv)
{
  static const gsize sizes[] = { 171, 100000 };
  Bench             *bench = bench_new (argc, argv, sizes, G_N_ELEMENTS (sizes));
  g_autofree char   *folder = g_dir_make_tmp ("duiding-bench-XXXXXX", NULL);
  g_autofree char   *path = g_build_filename (folder, "a.duiding", NULL);
  gsize              n;

  while (bench_next (bench, &n))
    bench_size (bench, path, n);
  g_rmdir (folder);
  bench_finish (bench);
  return 0;
}
