/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions on one scale, and groups in an order. */
#include "model/duid-dataset.h"
#include "plot/duid-comparison.h"
#include "plot/duid-pair.h"

#include <math.h>

/* Two sliders with the same words at their ends and one with others; two choices of the same
 * ordered options. */
enum
{
  BEFORE,
  AFTER,
  OTHER,
  WANTED,
  HAD,
  N_QUESTIONS,
};

#define N_STORIES 24

static DuidQuestion *
make_slider (const char *name,
             const char *left)
{
  DuidQuestion *slider = duid_question_new (name, DUID_QUESTION_SLIDER, name);

  slider->min = 0;
  slider->max = 100;
  slider->left = g_strdup (left);
  slider->right = g_strdup ("Good");
  return slider;
}

static DuidQuestion *
make_choice (const char *name)
{
  DuidQuestion *choice = duid_question_new (name, DUID_QUESTION_CHOICE, name);

  duid_question_add_option (choice, "little");
  duid_question_add_option (choice, "some");
  duid_question_add_option (choice, "much");
  choice->is_ordered = TRUE;
  return choice;
}

/* Everybody answers 10 higher afterwards; of 24 who wanted little, some or much (eight each)
 * those who wanted little had some, and the others had what they wanted. */
static DuidDataset *
make_dataset (void)
{
  g_autoptr (DuidFramework) framework = duid_framework_new ("Twice");
  DuidDatasetBuilder *builder;
  guint               source;

  duid_framework_add (framework, make_slider ("before", "Bad"));
  duid_framework_add (framework, make_slider ("after", "Bad"));
  duid_framework_add (framework, make_slider ("other", "Cold"));
  duid_framework_add (framework, make_choice ("wanted"));
  duid_framework_add (framework, make_choice ("had"));
  builder = duid_dataset_builder_new (framework);
  source = duid_dataset_builder_add_source (builder, "twice");
  for (guint i = 0; i < N_STORIES; i++)
    {
      g_autofree char *key = g_strdup_printf ("twice/%u", i);
      gsize            row = duid_dataset_builder_add_row (builder, source, key);

      duid_dataset_builder_set_number (builder, BEFORE, row, 3.0 * i);
      duid_dataset_builder_set_number (builder, AFTER, row, 3.0 * i + 10);
      duid_dataset_builder_set_number (builder, OTHER, row, 50 + i);
      duid_dataset_builder_set_code (builder, WANTED, row, i / 8);
      duid_dataset_builder_set_code (builder, HAD, row, MAX (i / 8, 1));
    }
  return duid_dataset_builder_finish (builder);
}

static const DuidFinding *
find_test (GArray     *findings,
           const char *test)
{
  for (guint i = 0; i < findings->len; i++)
    if (g_str_equal (g_array_index (findings, DuidFinding, i).test, test))
      return &g_array_index (findings, DuidFinding, i);
  return NULL;
}

static GArray *
pair (DuidDataset *dataset,
      int          a,
      int          b)
{
  const DuidDraws draws = { 99, 1, NULL, NULL, NULL };

  return duid_pair_test (dataset, NULL, (DuidScreened) { a, -1 }, (DuidScreened) { b, -1 }, &draws);
}

static void
test_sliders_on_one_scale_say_which_lies_higher (void)
{
  g_autoptr (DuidDataset) dataset = make_dataset ();
  g_autoptr (GArray) findings = pair (dataset, AFTER, BEFORE);
  g_autofree char   *words = duid_pair_dup_words (findings, "after", "before");
  const DuidFinding *finding = find_test (findings, "wilcoxon_signed_rank");

  g_assert_nonnull (finding);
  g_assert_cmpfloat (finding->effect.value, ==, 1);
  /* One way in 2^24 for each side. */
  g_assert_cmpfloat_with_epsilon (finding->chance.p, 2 / 16777216.0, 1e-12);
  g_assert_nonnull (g_strstr_len (words, -1, "Higher on “after” than on “before” in 100"));
  g_assert_cmpstr (g_array_index (findings, DuidFinding, 0).test, ==, "spearman");
}

static void
test_other_words_at_the_ends_are_another_scale (void)
{
  g_autoptr (DuidDataset) dataset = make_dataset ();
  g_autoptr (GArray) findings = pair (dataset, AFTER, OTHER);

  g_assert_cmpuint (findings->len, ==, 2);
  g_assert_null (find_test (findings, "wilcoxon_signed_rank"));
}

/* Eight of 24 went from little to some and nobody back: Bowker and Stuart-Maxwell are 8. */
static void
test_the_same_options_twice_say_what_changed (void)
{
  g_autoptr (DuidDataset) dataset = make_dataset ();
  g_autoptr (GArray) findings = pair (dataset, WANTED, HAD);
  const DuidFinding *bowker = find_test (findings, "bowker");
  const DuidFinding *stuart = find_test (findings, "stuart_maxwell");
  const DuidFinding *signs = find_test (findings, "sign_test");
  const DuidFinding *order = find_test (findings, "kendall");

  g_assert_cmpfloat_with_epsilon (bowker->statistic, 8, 1e-9);
  g_assert_cmpfloat (bowker->df, ==, 1);
  g_assert_cmpfloat_with_epsilon (stuart->statistic, 8, 1e-9);
  g_assert_cmpfloat (stuart->df, ==, 1);
  /* Sixteen answered the same twice: signs only, eight of eight. */
  g_assert_cmpfloat_with_epsilon (signs->chance.p, 2 / 256.0, 1e-12);
  g_assert_cmpstr (order->also.name, ==, "gamma");
  g_assert_cmpfloat (order->also.value, ==, 1);
}

static DuidComparison *
compare_by_wanted (DuidDataset *dataset,
                   const char  *test)
{
  g_autoptr (GPtrArray) groups = duid_summary_split (dataset, NULL, WANTED, NULL);
  DuidComparisonPlan plan = duid_comparison_plan (dataset, NULL, groups, WANTED);

  plan.n_draws = 199;
  plan.test = test;
  return duid_comparison_new (&plan);
}

/* Three groups of eight, each wholly above the one before: J counts all 192 pairs. */
static void
test_small_groups_in_an_order_are_exchanged (void)
{
  g_autoptr (DuidDataset) dataset = make_dataset ();
  g_autoptr (DuidComparison) comparison = compare_by_wanted (dataset, NULL);
  const DuidCompared *row = g_ptr_array_index (comparison->rows, BEFORE);
  const DuidFinding  *finding = find_test (row->findings, "jonckheere_terpstra");

  g_assert_cmpfloat (finding->statistic, ==, 192);
  g_assert_cmpuint (finding->chance.n_draws, ==, 199);
  g_assert_cmpfloat_with_epsilon (finding->chance.p, 1 / 200.0, 1e-9);
  g_assert_true (finding->in_family);
  g_assert_null (find_test (row->findings, "spearman"));
}

static void
test_the_test_for_an_order_can_be_asked_for (void)
{
  g_autoptr (DuidDataset) dataset = make_dataset ();
  g_autoptr (DuidComparison) comparison = compare_by_wanted (dataset, "jonckheere_terpstra");
  const DuidCompared *row = g_ptr_array_index (comparison->rows, AFTER);

  g_assert_cmpuint (row->findings->len, ==, 1);
  g_assert_cmpfloat (g_array_index (row->findings, DuidFinding, 0).statistic, ==, 192);
}

static char *
say_slider (double low,
            double step,
            double gap)
{
  g_autoptr (DuidFramework) framework = duid_framework_new ("Camps");
  DuidDatasetBuilder *builder;
  g_autoptr (DuidDataset) dataset = NULL;
  DuidSummary *summary;
  guint        source;
  char        *sentence;

  duid_framework_add (framework, make_slider ("mood", "Bad"));
  builder = duid_dataset_builder_new (framework);
  source = duid_dataset_builder_add_source (builder, "camps");
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *key = g_strdup_printf ("camps/%u", i);

      duid_dataset_builder_set_number (builder, 0,
                                       duid_dataset_builder_add_row (builder, source, key),
                                       low + step * i + (i < 24 ? 0 : gap));
    }
  dataset = duid_dataset_builder_finish (builder);
  summary = duid_summary_new (dataset, NULL, 0, NULL);
  sentence = duid_summary_dup_sentence (summary, dataset);
  duid_summary_free (summary);
  return sentence;
}

/* 24 answers from 5 to 16.5 and 36 from 77 to 94.5; then all of them in a row. */
static void
test_the_sentence_of_a_slider_names_its_camps (void)
{
  g_autofree char *camps = say_slider (5, .5, 60);
  g_autofree char *row = say_slider (5, 1.5, 0);

  g_assert_nonnull (g_strstr_len (camps, -1, "Two camps: around 11 (40"));
  g_assert_nonnull (g_strstr_len (camps, -1, " and around 86 (60"));
  g_assert_null (g_strstr_len (row, -1, "camps:"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paired/sliders-on-one-scale-say-which-lies-higher",
                   test_sliders_on_one_scale_say_which_lies_higher);
  g_test_add_func ("/paired/other-words-at-the-ends-are-another-scale",
                   test_other_words_at_the_ends_are_another_scale);
  g_test_add_func ("/paired/the-same-options-twice-say-what-changed",
                   test_the_same_options_twice_say_what_changed);
  g_test_add_func ("/paired/small-groups-in-an-order-are-exchanged",
                   test_small_groups_in_an_order_are_exchanged);
  g_test_add_func ("/paired/the-test-for-an-order-can-be-asked-for",
                   test_the_test_for_an_order_can_be_asked_for);
  g_test_add_func ("/paired/the-sentence-of-a-slider-names-its-camps",
                   test_the_sentence_of_a_slider_names_its_camps);
  return g_test_run ();
}
