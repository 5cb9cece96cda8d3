/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Camps among slider answers: found where they are, not where a scale's grid or an end makes
 * a dip of its own. */
#include "stats/duid-camps.h"

#include <math.h>
#include <stdlib.h>

static int
compare (const void *a,
         const void *b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

/* A bell about @middle, on the scale and on the grid of @step. */
static double
draw_bell (GRand *rand,
           double middle,
           double width,
           double step)
{
  double sum = -6;

  for (int i = 0; i < 12; i++)
    sum += g_rand_double (rand);
  return CLAMP (round ((middle + width * sum) / step) * step, 0, 100);
}

/* @share of @n answers about 15 (exactly 0 when @is_end), the others about @other. */
static DuidCamps
find_camps (guint    n,
            double   share,
            gboolean is_end,
            double   other,
            double   width,
            double   step)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  g_autofree double *values = g_new (double, n);

  for (guint i = 0; i < n; i++)
    if (i < share * n)
      values[i] = is_end ? 0 : draw_bell (rand, 15, 8, step);
    else
      values[i] = draw_bell (rand, other, width, step);
  qsort (values, n, sizeof (double), compare);
  return duid_camps (values, n, 0, 100);
}

static void
test_two_camps_are_found_where_they_are (void)
{
  DuidCamps camps = find_camps (171, .4, FALSE, 85, 8, 1);

  g_assert_cmpuint (camps.n, ==, 2);
  g_assert_cmpfloat_with_epsilon (camps.middles[0], 15, 5);
  g_assert_cmpfloat_with_epsilon (camps.middles[1], 85, 5);
  g_assert_cmpfloat_with_epsilon (camps.shares[0], .4, .02);
  g_assert_cmpfloat_with_epsilon (camps.shares[1], .6, .02);
  g_assert_cmpfloat_with_epsilon (camps.valley, 50, 15);
  g_assert_cmpfloat (camps.p, <, .05);
}

/* Whole percents, steps of five and eleven points; few and many. */
static void
test_one_bell_is_no_camps_on_any_grid (void)
{
  const double steps[] = { .001, 1, 5, 10 };
  const guint  sizes[] = { 20, 171, 2000, 50000 };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    for (guint j = 0; j < G_N_ELEMENTS (sizes); j++)
      g_assert_cmpuint (find_camps (sizes[j], 0, FALSE, 55, 18, steps[i]).n, ==, 0);
}

static void
test_a_few_at_an_end_are_no_camp (void)
{
  g_assert_cmpuint (find_camps (171, .08, TRUE, 55, 18, 1).n, ==, 0);
  g_assert_cmpuint (find_camps (2000, .08, TRUE, 55, 18, 1).n, ==, 0);
  g_assert_cmpuint (find_camps (500, .15, FALSE, 85, 8, 1).n, ==, 0);
}

static void
test_many_at_an_end_are_one (void)
{
  DuidCamps camps = find_camps (500, .4, TRUE, 75, 8, 1);

  g_assert_cmpuint (camps.n, ==, 2);
  g_assert_cmpfloat_with_epsilon (camps.middles[0], 0, 3);
  g_assert_cmpfloat_with_epsilon (camps.shares[0], .4, .02);
}

static void
test_few_and_equal_answers_have_no_shape (void)
{
  const double same[30] = { 0 };

  g_assert_cmpuint (find_camps (19, .5, FALSE, 85, 5, 1).n, ==, 0);
  g_assert_cmpuint (duid_camps (same, G_N_ELEMENTS (same), 0, 100).n, ==, 0);
  g_assert_cmpuint (duid_camps (NULL, 0, 0, 100).n, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/camps/two-camps-are-found-where-they-are",
                   test_two_camps_are_found_where_they_are);
  g_test_add_func ("/camps/one-bell-is-no-camps-on-any-grid",
                   test_one_bell_is_no_camps_on_any_grid);
  g_test_add_func ("/camps/a-few-at-an-end-are-no-camp", test_a_few_at_an_end_are_no_camp);
  g_test_add_func ("/camps/many-at-an-end-are-one", test_many_at_an_end_are_one);
  g_test_add_func ("/camps/few-and-equal-answers-have-no-shape",
                   test_few_and_equal_answers_have_no_shape);
  return g_test_run ();
}
