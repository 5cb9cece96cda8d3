/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "show.h"

static Shown
show (const char *display,
      int         colour_by,
      gsize       n_base)
{
  return show_chart ((DuidChartRequest) { .question = SURVEY_SLIDER, .colour_by = colour_by },
                     display, n_base);
}

static void
test_a_dot_for_each_story (void)
{
  g_auto (Shown) shown = show ("dots", -1, SURVEY_ROWS);

  g_assert_cmpuint (shown.chart->dots->len, ==, 10);
  g_assert_cmpuint (count_marks (&shown, "dots"), ==, 10);
  for (guint i = 0; i < 10; i++)
    {
      const DuidDot *dot = &g_array_index (shown.chart->dots, DuidDot, i);

      g_assert_cmpfloat (dot->at.y, >, shown.chart->from.y);
      g_assert_cmpfloat (dot->at.y, <, shown.chart->to.y);
    }
}

static void
test_groups_stand_in_the_order_of_their_medians (void)
{
  g_auto (Shown) shown = show ("ridges", SURVEY_CHOICE, SURVEY_ROWS);
  const char *remark = shown.chart->remark;

  /* D answered 9.5 and 10, C 6 and 7.5, B 0 .5 2 4 5, A 0; F did not answer. */
  g_assert_nonnull (remark);
  g_assert_true (strstr (remark, "D: 2 answers") < strstr (remark, "C: 2 answers"));
  g_assert_true (strstr (remark, "C: 2 answers") < strstr (remark, "B: median 2"));
  g_assert_null (strstr (remark, "F: "));
  g_assert_nonnull (strstr (remark, "B: median 2, 5 answers"));
  g_assert_cmpuint (count_marks (&shown, "median"), ==, 1);
}

static void
test_a_group_can_be_clicked (void)
{
  g_auto (Shown) shown = show ("ridges", SURVEY_CHOICE, SURVEY_ROWS);
  g_autofree char *brush = dup_brushes (&shown, hit_area (&shown, DUID_HIT_CELL, 1));

  g_assert_cmpstr (brush, ==, "role=B");
}

static void
test_without_groups_everyone_is_one (void)
{
  g_auto (Shown) shown = show ("ridges", -1, SURVEY_ROWS);

  g_assert_true (says (&shown, "Everyone"));
  g_assert_cmpuint (shown.chart->areas->len, ==, 0);
}

static void
test_a_mirror_needs_two_groups (void)
{
  g_auto (Shown) none = show ("mirror", -1, SURVEY_ROWS);
  g_auto (Shown) few = show ("mirror", SURVEY_CHOICE, SURVEY_ROWS);

  g_assert_cmpuint (count_marks (&none, "advice"), ==, 1);
  g_assert_cmpuint (count_marks (&few, "advice"), ==, 1);
  g_assert_cmpuint (few.chart->areas->len, ==, 0);
}

static void
test_a_slider_without_answers_says_so (void)
{
  g_auto (Shown) dots = show ("dots", -1, 0);
  g_auto (Shown) ridges = show ("ridges", SURVEY_CHOICE, 0);

  g_assert_true (says (&dots, "No answers among these stories"));
  g_assert_true (says (&ridges, "No answers among these stories"));
}

static void
test_the_curve_comes_when_it_is_asked_for (void)
{
  g_auto (Shown) without = show (NULL, -1, SURVEY_ROWS);
  g_auto (Shown) with = show_chart (
    (DuidChartRequest) { .question = SURVEY_SLIDER,
                         .colour_by = -1,
                         .layers = duid_display_get_mask ("curve fifths") },
    NULL, SURVEY_ROWS);

  g_assert_cmpuint (count_marks (&without, "curve"), ==, 0);
  g_assert_cmpuint (count_marks (&with, "curve"), ==, 2);
  g_assert_true (says (&without, "Low"));
  g_assert_false (says (&with, ">Low<"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plot/slider-displays/a dot for each story", test_a_dot_for_each_story);
  g_test_add_func ("/plot/slider-displays/groups stand in the order of their medians",
                   test_groups_stand_in_the_order_of_their_medians);
  g_test_add_func ("/plot/slider-displays/a group can be clicked", test_a_group_can_be_clicked);
  g_test_add_func ("/plot/slider-displays/without groups everyone is one",
                   test_without_groups_everyone_is_one);
  g_test_add_func ("/plot/slider-displays/a mirror needs two groups",
                   test_a_mirror_needs_two_groups);
  g_test_add_func ("/plot/slider-displays/a slider without answers says so",
                   test_a_slider_without_answers_says_so);
  g_test_add_func ("/plot/slider-displays/the curve comes when it is asked for",
                   test_the_curve_comes_when_it_is_asked_for);
  return g_test_run ();
}
