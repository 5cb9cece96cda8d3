/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "filter/duid-mover.h"

#define SEED    11
#define N_ROWS  6000
#define N_STEPS 40

typedef struct
{
  GRand       *rand;
  DuidDataset *dataset;
  DuidStand    stand;
} Survey;

static void
open_survey (Survey *survey,
             gsize   n_rows)
{
  survey->rand = g_rand_new_with_seed (SEED);
  survey->dataset = fixture_new_dataset (survey->rand, n_rows);
  survey->stand = (DuidStand) { .dataset = survey->dataset };
}

static void
close_survey (Survey *survey)
{
  g_rand_free (survey->rand);
  duid_dataset_unref (survey->dataset);
}

static DuidCondition *
parse (Survey     *survey,
       const char *text)
{
  g_autoptr (GError) error = NULL;
  DuidCondition *condition = duid_condition_parse (text, &survey->stand, &error);

  g_assert_no_error (error);
  return condition;
}

static DuidMover *
make_mover (Survey              *survey,
            const DuidCondition *condition)
{
  int index = duid_framework_find (duid_dataset_get_framework (survey->dataset),
                                   condition->question);

  return duid_mover_new (survey->dataset, (guint) index);
}

/* From each text to the next, without a pass over all rows. */
static void
assert_moves (Survey            *survey,
              const char *const *texts)
{
  g_autoptr (DuidCondition) before = parse (survey, texts[0]);
  g_autoptr (DuidMover) mover = make_mover (survey, before);
  g_autoptr (DuidRows) rows = duid_condition_find_rows (before, &survey->stand);

  for (guint i = 1; texts[i] != NULL; i++)
    {
      g_autoptr (DuidCondition) after = parse (survey, texts[i]);
      g_autoptr (DuidRows) expected = duid_condition_find_rows (after, &survey->stand);

      g_assert_true (duid_mover_move (mover, before, after, &survey->stand, rows));
      g_assert_true (duid_rows_equal (rows, expected));
      duid_condition_unref (before);
      before = g_steal_pointer (&after);
    }
}

static void
test_small_moves_visit_few_rows (void)
{
  static const char *const ranges[] = {
    "tevredenheid:range=2..5",
    "tevredenheid:range=2.1..5.1",
    "tevredenheid:range=2.1..5.1|7..7.2",
    "tevredenheid:range=2.1..5.2|5..7.2",
    "tevredenheid:range=6.9..7.2|2.1..6.9",
    NULL,
  };
  static const char *const lassos[] = {
    "plan:lasso=.2,.1;.8,.1;.5,.7",
    "plan:lasso=.2,.1;.8,.1;.5,.68",
    "plan:lasso=.2,.1;.8,.1;.82,.1;.5,.68",
    "plan:lasso=.2,.1;.8,.1;.82,.1;.5,.68|.4,.2;.42,.2;.41,.22",
    "plan:lasso=.4,.2;.42,.2;.41,.22|.2,.1;.8,.1;.82,.12;.5,.68",
    "plan:lasso=.2,.1;.8,.1;.82,.12;.5,.68",
    NULL,
  };
  static const char *const of_stones[] = {
    "plek op de kaart:lasso=-2,-2;2,-2;0,3",
    "plek op de kaart:lasso=-2,-2;2,-2;0.1,3",
    NULL,
  };
  Survey survey;

  open_survey (&survey, N_ROWS);
  assert_moves (&survey, ranges);
  assert_moves (&survey, lassos);
  assert_moves (&survey, of_stones);
  close_survey (&survey);
}

static void
assert_every_step (Survey     *survey,
                   const char *text)
{
  g_autoptr (DuidCondition) before = parse (survey, text);
  g_autoptr (DuidMover) mover = make_mover (survey, before);
  g_autoptr (DuidRows) rows = duid_condition_find_rows (before, &survey->stand);

  for (int i = 0; i < N_STEPS; i++)
    {
      g_autoptr (DuidCondition) after = fixture_nudge (survey->rand, before);
      g_autoptr (DuidRows) expected = duid_condition_find_rows (after, &survey->stand);
      g_autoptr (DuidRows) as_before = duid_rows_copy (rows);

      if (duid_mover_move (mover, before, after, &survey->stand, rows))
        g_assert_true (duid_rows_equal (rows, expected));
      else
        g_assert_true (duid_rows_equal (rows, as_before));
      duid_rows_assign (rows, expected);
      duid_condition_unref (before);
      before = g_steal_pointer (&after);
    }
}

static void
test_moved_rows_are_those_found_anew (void)
{
  Survey survey;

  open_survey (&survey, N_ROWS);
  for (int i = 0; i < 6; i++)
    {
      assert_every_step (&survey, "tevredenheid:range=2..5|7..8");
      assert_every_step (&survey, "datum:range=19000..19400");
      assert_every_step (&survey, "plan:lasso=0.2,0.1;0.8,0.1;0.5,0.7");
      assert_every_step (&survey, "plan:lasso=0,0;1,0;1,1|0.2,0.1;0.8,0.1;0.5,0.7");
      assert_every_step (&survey, "plek op de kaart:lasso=-2,-2;2,-2;0,3");
      assert_every_step (&survey, "plek op de kaart:lasso[School]=-2,-2;2,-2;0,3|-4,0;0,0;0,4");
    }
  close_survey (&survey);
}

static void
test_other_conditions_do_not_move (void)
{
  Survey survey;
  g_autoptr (DuidCondition) lasso = NULL;
  g_autoptr (DuidCondition) of_school = NULL;
  g_autoptr (DuidCondition) inverted = NULL;
  g_autoptr (DuidCondition) options = NULL;

  open_survey (&survey, 10);
  lasso = parse (&survey, "plek op de kaart:lasso=-2,-2;2,-2;0,3");
  of_school = parse (&survey, "plek op de kaart:lasso[School]=-2,-2;2,-2;0,3");
  inverted = duid_condition_inverted (lasso);
  options = parse (&survey, "plek op de kaart=School");
  g_assert_true (duid_mover_can_move (lasso, lasso));
  g_assert_false (duid_mover_can_move (lasso, of_school));
  g_assert_false (duid_mover_can_move (lasso, inverted));
  g_assert_false (duid_mover_can_move (inverted, inverted));
  g_assert_false (duid_mover_can_move (options, options));
  close_survey (&survey);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/filter/mover/small-moves-visit-few-rows", test_small_moves_visit_few_rows);
  g_test_add_func ("/filter/mover/moved-rows-are-those-found-anew",
                   test_moved_rows_are_those_found_anew);
  g_test_add_func ("/filter/mover/other-conditions-do-not-move",
                   test_other_conditions_do_not_move);
  return g_test_run ();
}
