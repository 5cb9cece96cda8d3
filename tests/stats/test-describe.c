/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <json-glib/json-glib.h>
#include <math.h>

#include "stats/duid-describe.h"

#define SEED 20240324

static JsonParser *oracle;

static JsonObject *
get_case (const char *id)
{
  JsonObject *whole = json_node_get_object (json_parser_get_root (oracle));
  JsonArray  *cases = json_object_get_array_member (whole, "cases");

  for (guint i = 0; i < json_array_get_length (cases); i++)
    {
      JsonObject *one = json_array_get_object_element (cases, i);

      if (g_strcmp0 (json_object_get_string_member (one, "id"), id) == 0)
        return one;
    }
  g_assert_not_reached ();
}

static JsonArray *
get_array (JsonObject *one,
           const char *part,
           const char *name)
{
  return json_object_get_array_member (json_object_get_object_member (one, part), name);
}

static double
get_number (JsonObject *one,
            const char *name)
{
  return json_object_get_double_member (json_object_get_object_member (one, "expected"), name);
}

static void
assert_near (double got,
             double expected)
{
  g_assert_cmpfloat_with_epsilon (got, expected, 1e-9 * MAX (1, fabs (expected)));
}

static void
test_summary_of_a_slider_is_that_of_r (void)
{
  JsonObject        *one = get_case ("slider_summary");
  JsonArray         *x = get_array (one, "input", "x");
  JsonArray         *quantiles = get_array (one, "expected", "quantiles_5_25_50_75_95");
  guint              n = json_array_get_length (x);
  DuidDescription    summary;
  g_autofree double *values = g_new (double, n);

  for (guint i = 0; i < n; i++)
    values[i] = json_array_get_double_element (x, n - 1 - i);
  summary = duid_describe (values, n);
  g_assert_cmpuint (summary.n, ==, 20);
  assert_near (summary.min, 0);
  assert_near (summary.max, 100);
  assert_near (summary.mean, get_number (one, "mean"));
  assert_near (summary.sd, get_number (one, "sd"));
  assert_near (summary.q1, json_array_get_double_element (quantiles, 1));
  assert_near (summary.median, json_array_get_double_element (quantiles, 2));
  assert_near (summary.q3, json_array_get_double_element (quantiles, 3));
  for (guint i = 1; i < n; i++)
    g_assert_cmpfloat (values[i - 1], <=, values[i]);
}

static void
test_summary_of_nothing_is_nothing (void)
{
  DuidDescription summary = duid_describe (NULL, 0);

  g_assert_cmpuint (summary.n, ==, 0);
  g_assert_true (isnan (summary.min) && isnan (summary.max) && isnan (summary.mean));
  g_assert_true (isnan (summary.sd) && isnan (summary.median));
  g_assert_true (isnan (summary.q1) && isnan (summary.q3));
}

static void
test_one_answer_has_no_spread (void)
{
  double          value = 6.5;
  DuidDescription summary = duid_describe (&value, 1);

  assert_near (summary.mean, 6.5);
  assert_near (summary.median, 6.5);
  assert_near (summary.q1, 6.5);
  assert_near (summary.max, 6.5);
  g_assert_true (isnan (summary.sd));
}

static void
test_interval_of_a_share_is_wilsons (void)
{
  JsonObject *one = get_case ("proportion_ci");
  JsonArray  *cases = get_array (one, "input", "cases");
  JsonArray  *wilson = get_array (one, "expected", "wilson");

  g_assert_cmpuint (json_array_get_length (cases), ==, 4);
  for (guint i = 0; i < json_array_get_length (cases); i++)
    {
      JsonArray *share = json_array_get_array_element (cases, i);
      JsonArray *interval = json_array_get_array_element (wilson, i);
      double     low;
      double     high;

      duid_wilson ((gsize) json_array_get_int_element (share, 0),
                   (gsize) json_array_get_int_element (share, 1), &low, &high);
      g_assert_cmpfloat_with_epsilon (low, json_array_get_double_element (interval, 0), 1e-12);
      g_assert_cmpfloat_with_epsilon (high, json_array_get_double_element (interval, 1), 1e-12);
    }
}

static void
test_interval_stays_within_none_and_all (void)
{
  double low;
  double high;
  double mirrored_low;
  double mirrored_high;

  duid_wilson (0, 7, &low, &high);
  g_assert_cmpfloat (low, ==, 0);
  duid_wilson (7, 7, &mirrored_low, &mirrored_high);
  g_assert_cmpfloat (mirrored_high, ==, 1);
  assert_near (mirrored_low, 1 - high);
  duid_wilson (0, 0, &low, &high);
  g_assert_true (isnan (low) && isnan (high));
}

/* The case's points, each @times over: the mean stays, S shrinks by a known factor. */
static DuidPoint *
dup_ilr_points (JsonObject *one,
                guint       times,
                guint      *n)
{
  JsonArray *shares = get_array (one, "input", "P");
  DuidPoint *points;

  *n = json_array_get_length (shares) * times;
  points = g_new (DuidPoint, *n);
  for (guint i = 0; i < *n; i++)
    {
      JsonArray *share = json_array_get_array_element (shares, i / times);
      double     left = json_array_get_double_element (share, 0);
      double     top = json_array_get_double_element (share, 1);
      double     right = json_array_get_double_element (share, 2);

      points[i].x = log (left / top) / sqrt (2);
      points[i].y = log (left * top / (right * right)) / sqrt (6);
    }
  return points;
}

static double
get_cell (JsonArray *matrix,
          guint      row,
          guint      column)
{
  return json_array_get_double_element (json_array_get_array_element (matrix, row), column);
}

/* The F quantile has a closed form when the first freedom is 2. */
static double
f_95 (double freedom)
{
  return freedom / 2 * (pow (0.05, -2 / freedom) - 1);
}

static void
test_region_of_the_centre_is_the_f_ellipse (void)
{
  JsonObject           *one = get_case ("triad_centre_ilr_ellipse");
  JsonArray            *mean = get_array (one, "expected", "ilr_mean");
  JsonArray            *cov = get_array (one, "expected", "ilr_cov");
  double                shrunk = 3.0 * 7.0 / 23.0;
  double                xx = shrunk * get_cell (cov, 0, 0);
  double                xy = shrunk * get_cell (cov, 0, 1);
  double                yy = shrunk * get_cell (cov, 1, 1);
  double                constant = 2.0 * 23 / 22 / 24 * f_95 (22);
  DuidCentre            centre;
  guint                 n;
  g_autofree DuidPoint *points = dup_ilr_points (one, 3, &n);

  assert_near (f_95 (6), get_number (one, "F95_2_6"));
  assert_near (2.0 * 7 / 6 / 8 * f_95 (6), get_number (one, "c2_conf_region"));

  centre = duid_centre_of (points, n, SEED);
  g_assert_cmpuint (centre.n, ==, 24);
  g_assert_false (centre.is_bootstrap);
  assert_near (centre.centre.x, json_array_get_double_element (mean, 0));
  assert_near (centre.centre.y, json_array_get_double_element (mean, 1));
  g_assert_cmpfloat (centre.a, >=, centre.b);
  for (int degrees = 0; degrees < 360; degrees += 15)
    {
      double along = centre.a * cos (degrees * G_PI / 180);
      double across = centre.b * sin (degrees * G_PI / 180);
      double x = along * cos (centre.angle) - across * sin (centre.angle);
      double y = along * sin (centre.angle) + across * cos (centre.angle);

      assert_near ((yy * x * x - 2 * xy * x * y + xx * y * y) / (xx * yy - xy * xy), constant);
    }
}

static void
test_few_points_have_a_centre_but_no_region (void)
{
  JsonObject           *one = get_case ("triad_centre_ilr_ellipse");
  guint                 n;
  g_autofree DuidPoint *points = dup_ilr_points (one, 2, &n);
  DuidCentre            nine = duid_centre_of (points, 9, SEED);
  DuidCentre            ten = duid_centre_of (points, 10, SEED);
  DuidCentre            lone = duid_centre_of (points, 1, SEED);
  DuidCentre            none = duid_centre_of (points, 0, SEED);

  g_assert_true (isfinite (nine.centre.x) && isnan (nine.a) && !nine.is_bootstrap);
  g_assert_true (isfinite (ten.a) && ten.a >= ten.b && ten.b > 0 && ten.is_bootstrap);
  g_assert_cmpfloat (lone.centre.x, ==, points[0].x);
  g_assert_true (isnan (lone.a));
  g_assert_true (isnan (none.centre.x) && isnan (none.a));
}

static void
test_points_on_a_line_have_no_region (void)
{
  DuidPoint points[40];

  for (int i = 0; i < 40; i++)
    points[i] = (DuidPoint) { i * 0.01, 0.3 - i * 0.02 };
  g_assert_true (isnan (duid_centre_of (points, 40, SEED).a));
  g_assert_true (isnan (duid_centre_of (points, 12, SEED).a));
  for (int i = 0; i < 40; i++)
    points[i] = (DuidPoint) { 0.5, 0.25 };
  g_assert_true (isnan (duid_centre_of (points, 40, SEED).a));
  assert_near (duid_centre_of (points, 40, SEED).centre.y, 0.25);
}

static void
test_same_seed_gives_the_same_region (void)
{
  JsonObject           *one = get_case ("triad_centre_ilr_ellipse");
  guint                 n;
  g_autofree DuidPoint *points = dup_ilr_points (one, 2, &n);
  DuidCentre            first = duid_centre_of (points, n, SEED);
  DuidCentre            again = duid_centre_of (points, n, SEED);
  DuidCentre            other = duid_centre_of (points, n, SEED + 1);
  DuidCentre            high_bits = duid_centre_of (points, n, SEED + (1ULL << 40));

  g_assert_cmpfloat (first.a, ==, again.a);
  g_assert_cmpfloat (first.a, !=, other.a);
  g_assert_cmpfloat (first.a, !=, high_bits.a);
  g_assert_cmpfloat (fabs (first.a / other.a - 1), <, 0.2);
}

static double
draw_normal (GRand *rand)
{
  return sqrt (-2 * log (1 - g_rand_double (rand))) * cos (2 * G_PI * g_rand_double (rand));
}

/* How many of 300 samples of @n normal points have the true centre in the region. */
static int
count_covered (guint n)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  int n_covered = 0;

  for (int sample = 0; sample < 300; sample++)
    {
      DuidPoint  points[32];
      DuidCentre centre;
      double     along;
      double     across;

      for (guint i = 0; i < n; i++)
        points[i] = (DuidPoint) { draw_normal (rand), 3 * draw_normal (rand) };
      centre = duid_centre_of (points, n, (guint64) sample);
      along = centre.centre.x * cos (centre.angle) + centre.centre.y * sin (centre.angle);
      across = centre.centre.y * cos (centre.angle) - centre.centre.x * sin (centre.angle);
      along /= centre.a;
      across /= centre.b;
      n_covered += along * along + across * across <= 1;
    }
  return n_covered;
}

static void
test_region_holds_the_true_centre_in_95_of_100_samples (void)
{
  for (guint n = 12; n <= 24; n += 12)
    {
      int n_covered = count_covered (n);

      g_test_message ("%d of 300 at n = %u", n_covered, n);
      g_assert_cmpint (n_covered, >=, 273);
      g_assert_cmpint (n_covered, <=, 297);
    }
}

/* By hand: 1, 2, 4 weighing 1, 1, 2: mean 11/4; spread (49/16 + 9/16 + 2 * 25/16) / 4 = 108/64;
 * worth 16/6 answers, so times 16/10. */
static void
test_weights_make_the_mean_and_the_spread (void)
{
  const double    values[] = { 4, 1, 2 };
  const double    weights[] = { 2, 1, 1 };
  DuidDescription found = duid_describe_weighed (values, weights, 3);

  g_assert_cmpuint (found.n, ==, 3);
  assert_near (found.mean, 11. / 4);
  assert_near (found.sd, sqrt (108. / 64 * 1.6));
  assert_near (found.min, 1);
  assert_near (found.max, 4);
  g_assert_true (isnan (duid_describe_weighed (NULL, NULL, 0).mean));
}

static void
test_equal_weights_change_nothing (void)
{
  DuidPoint       points[30];
  double          values[30], weights[30];
  DuidDescription plain, weighed;
  DuidCentre      centre, weighed_centre;
  double          low, high, weighed_low, weighed_high;

  for (int i = 0; i < 30; i++)
    {
      values[i] = i * 17 % 31;
      points[i] = (DuidPoint) { values[i], i * 11 % 29 };
      weights[i] = 2.5;
    }
  weighed = duid_describe_weighed (values, weights, 30);
  weighed_centre = duid_centre_weighed (points, weights, 30);
  centre = duid_centre_of (points, 30, SEED);
  plain = duid_describe (values, 30);
  assert_near (weighed.mean, plain.mean);
  assert_near (weighed.sd, plain.sd);
  assert_near (weighed.median, plain.median);
  assert_near (weighed.q1, plain.q1);
  assert_near (weighed.q3, plain.q3);
  assert_near (weighed_centre.centre.x, centre.centre.x);
  assert_near (weighed_centre.centre.y, centre.centre.y);
  assert_near (weighed_centre.a, centre.a);
  assert_near (weighed_centre.b, centre.b);
  assert_near (weighed_centre.angle, centre.angle);
  duid_wilson (7, 30, &low, &high);
  duid_wilson_share (7. / 30, 30, &weighed_low, &weighed_high);
  assert_near (weighed_low, low);
  assert_near (weighed_high, high);
}

/* Whoever weighs most pulls the centre; the less even the weights, the larger the region. */
static void
test_uneven_weights_make_a_region_larger (void)
{
  DuidPoint  points[40];
  double     even[40], uneven[40];
  DuidCentre plain, weighed;

  for (int i = 0; i < 40; i++)
    {
      points[i] = (DuidPoint) { i % 8, i / 8 };
      even[i] = 1;
      uneven[i] = i % 4 == 0 ? 7 : 1;
    }
  plain = duid_centre_weighed (points, even, 40);
  weighed = duid_centre_weighed (points, uneven, 40);
  g_assert_cmpfloat (weighed.centre.x, <, plain.centre.x);
  g_assert_cmpfloat (weighed.b, >, plain.b);
  /* Five that weigh a thousand times the others are worth little more than five. */
  for (int i = 0; i < 40; i++)
    uneven[i] = i < 5 ? 1000 : 1;
  g_assert_true (isnan (duid_centre_weighed (points, uneven, 40).a));
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (g_getenv ("DUID_TEST_DATA"),
                                            "stats", "data", "stats-oracle.json", NULL);

  g_test_init (&argc, &argv, NULL);
  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  oracle = parser;
  g_test_add_func ("/stats/describe/summary-of-a-slider-is-that-of-r",
                   test_summary_of_a_slider_is_that_of_r);
  g_test_add_func ("/stats/describe/summary-of-nothing-is-nothing",
                   test_summary_of_nothing_is_nothing);
  g_test_add_func ("/stats/describe/one-answer-has-no-spread", test_one_answer_has_no_spread);
  g_test_add_func ("/stats/describe/interval-of-a-share-is-wilsons",
                   test_interval_of_a_share_is_wilsons);
  g_test_add_func ("/stats/describe/interval-stays-within-none-and-all",
                   test_interval_stays_within_none_and_all);
  g_test_add_func ("/stats/describe/region-of-the-centre-is-the-f-ellipse",
                   test_region_of_the_centre_is_the_f_ellipse);
  g_test_add_func ("/stats/describe/few-points-have-a-centre-but-no-region",
                   test_few_points_have_a_centre_but_no_region);
  g_test_add_func ("/stats/describe/weights-make-the-mean-and-the-spread",
                   test_weights_make_the_mean_and_the_spread);
  g_test_add_func ("/stats/describe/equal-weights-change-nothing",
                   test_equal_weights_change_nothing);
  g_test_add_func ("/stats/describe/uneven-weights-make-a-region-larger",
                   test_uneven_weights_make_a_region_larger);
  g_test_add_func ("/stats/describe/points-on-a-line-have-no-region",
                   test_points_on_a_line_have_no_region);
  g_test_add_func ("/stats/describe/same-seed-gives-the-same-region",
                   test_same_seed_gives_the_same_region);
  g_test_add_func ("/stats/describe/region-holds-the-true-centre-in-95-of-100-samples",
                   test_region_holds_the_true_centre_in_95_of_100_samples);
  return g_test_run ();
}
