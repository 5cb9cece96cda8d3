/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "filter/duid-selection.h"
#include "plot/duid-signals.h"
#include "small-survey.h"

#define N_STORIES 40

/* Forty stories with a triad, a slider and a choice of two: all but the last lie together at
 * the left with a slider near 2; the last is alone at the top with a slider of 9. The choice is
 * “Ja” for the first six, of which the slider is 2 exactly; “Zelden” is said by the first two. */
static DuidDataset *
make_dataset (void)
{
  g_autoptr (DuidFramework) framework = duid_framework_new ("Signals");
  DuidQuestion       *triad = duid_question_new ("plan", DUID_QUESTION_TRIAD, "Plan");
  DuidQuestion       *slider = duid_question_new ("mood", DUID_QUESTION_SLIDER, "Mood");
  DuidQuestion       *other = duid_question_new ("ease", DUID_QUESTION_SLIDER, "Ease");
  DuidQuestion       *choice = duid_question_new ("tick", DUID_QUESTION_CHOICE, "Tick");
  DuidQuestion       *when = duid_question_new ("when", DUID_QUESTION_CHOICE, "When");
  DuidDatasetBuilder *builder;

  for (int i = 0; i < 3; i++)
    triad->corners[i] = g_strdup_printf ("corner %d", i);
  slider->max = other->max = 10;
  duid_question_add_option (choice, "Ja");
  duid_question_add_option (choice, "Nee");
  duid_question_add_option (when, "Zelden");
  duid_question_add_option (when, "Vaak");
  duid_framework_add (framework, triad);
  duid_framework_add (framework, slider);
  duid_framework_add (framework, other);
  duid_framework_add (framework, choice);
  duid_framework_add (framework, when);
  builder = duid_dataset_builder_new (framework);
  for (guint i = 0; i < N_STORIES; i++)
    {
      g_autofree char *key = g_strdup_printf ("signals/%u", i);
      guint            source = duid_dataset_builder_add_source (builder, "signals");
      gsize            row = duid_dataset_builder_add_row (builder, source, key);
      gboolean         is_odd = i == N_STORIES - 1;
      DuidTriad        answer = { .05, .9 - .001 * i, .05 + .001 * i };

      duid_dataset_builder_set_triad (builder, 0, row, is_odd ? (DuidTriad) { 1, 0, 0 } : answer);
      duid_dataset_builder_set_number (builder, 1, row, is_odd ? 9 : i < 6 ? 2
                                                                           : i % 5);
      duid_dataset_builder_set_number (builder, 2, row, is_odd ? 9 : i % 4);
      duid_dataset_builder_set_code (builder, 3, row, i < 6 ? 0 : 1);
      duid_dataset_builder_set_code (builder, 4, row, i < 2 ? 0 : 1);
    }
  return duid_dataset_builder_finish (builder);
}

static const DuidSignal *
find_first (GPtrArray     *signals,
            DuidSignalKind kind)
{
  for (guint i = 0; i < signals->len; i++)
    {
      const DuidSignal *signal = g_ptr_array_index (signals, i);

      if (signal->kind == kind)
        return signal;
    }
  return NULL;
}

static guint
count_kind (GPtrArray     *signals,
            DuidSignalKind kind)
{
  guint n = 0;

  for (guint i = 0; i < signals->len; i++)
    n += ((DuidSignal *) g_ptr_array_index (signals, i))->kind == kind;
  return n;
}

static void
test_the_story_unlike_the_others_comes_first (void)
{
  g_autoptr (DuidDataset) dataset = make_dataset ();
  DuidSignalsPlan plan = { .dataset = dataset, .by = -1, .seed = 1 };
  g_autoptr (GPtrArray) signals = duid_signals_new (&plan);
  const DuidSignal *first = find_first (signals, DUID_SIGNAL_UNLIKE);

  g_assert_cmpint (first->row, ==, N_STORIES - 1);
  g_assert_cmpfloat (first->strength, >, 2);
  g_assert_cmpuint (count_kind (signals, DUID_SIGNAL_UNLIKE), <=, 3);
}

static void
test_who_is_alone_in_a_corner_is_found (void)
{
  g_autoptr (DuidDataset) dataset = make_dataset ();
  DuidSignalsPlan plan = { .dataset = dataset, .by = -1, .seed = 1 };
  g_autoptr (GPtrArray) signals = duid_signals_new (&plan);

  g_assert_cmpuint (count_kind (signals, DUID_SIGNAL_LONER), ==, 1);
  g_assert_cmpint (find_first (signals, DUID_SIGNAL_LONER)->row, ==, N_STORIES - 1);
}

/* The six of “Ja” all say 2: no random six do. */
static void
test_a_small_group_with_one_voice_is_found (void)
{
  g_autoptr (DuidDataset) dataset = make_dataset ();
  DuidSignalsPlan plan = { .dataset = dataset, .by = -1, .seed = 1 };
  g_autoptr (GPtrArray) signals = duid_signals_new (&plan);
  const DuidSignal *first = find_first (signals, DUID_SIGNAL_CONSISTENT);
  const DuidStand   stand = { dataset, NULL, NULL, NULL };
  g_autoptr (DuidRows) rows = NULL;

  g_assert_nonnull (first);
  rows = duid_conditions_find_rows (first->conditions, &stand);
  g_assert_cmpuint (duid_rows_count (rows), ==, 6);
}

/* “Zelden” and “Ja”: two stories, where 2 × 6 / 40 would be expected. */
static void
test_what_is_rare_together_finds_its_stories (void)
{
  g_autoptr (DuidDataset) dataset = make_dataset ();
  DuidSignalsPlan plan = { .dataset = dataset, .by = -1, .seed = 1 };
  g_autoptr (GPtrArray) signals = duid_signals_new (&plan);
  const DuidStand   stand = { dataset, NULL, NULL, NULL };
  const DuidSignal *first = find_first (signals, DUID_SIGNAL_RARE);
  g_autoptr (DuidRows) rows = duid_conditions_find_rows (first->conditions, &stand);

  g_assert_cmpuint (count_kind (signals, DUID_SIGNAL_RARE), ==, 1);
  g_assert_cmpfloat_with_epsilon (first->strength, log (2 / .3), 1e-9);
  g_assert_cmpuint (duid_rows_count (rows), ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/signals/the-story-unlike-the-others-comes-first",
                   test_the_story_unlike_the_others_comes_first);
  g_test_add_func ("/signals/who-is-alone-in-a-corner-is-found",
                   test_who_is_alone_in_a_corner_is_found);
  g_test_add_func ("/signals/a-small-group-with-one-voice-is-found",
                   test_a_small_group_with_one_voice_is_found);
  g_test_add_func ("/signals/what-is-rare-together-finds-its-stories",
                   test_what_is_rare_together_finds_its_stories);
  return g_test_run ();
}
