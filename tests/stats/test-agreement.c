/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/duid-agreement.h"

#include <math.h>
#include <string.h>

#define MOST 400

/* One coder a line, a letter or digit a unit, “.” not coded. */
static DuidAgreement
measure (const char *const *coders,
         guint              n_coders)
{
  gint8       codes[MOST];
  DuidCodings codings = { strlen (coders[0]), n_coders, 1, codes };

  for (guint coder = 0; coder < n_coders; coder++)
    for (gsize unit = 0; unit < codings.n_units; unit++)
      codes[unit * n_coders + coder] = coders[coder][unit] == '.'
                                         ? DUID_NOT_CODED
                                         : (gint8) (coders[coder][unit] - '0');
  return duid_agreement_measure (&codings);
}

/* Two coders' table of counts, row by row. */
static DuidAgreement
measure_table (const guint *table,
               guint        n_categories)
{
  g_autoptr (GByteArray) codes = g_byte_array_new ();
  DuidCodings codings = { 0, 2, 1, NULL };

  for (guint i = 0; i < n_categories * n_categories; i++)
    for (guint j = 0; j < table[i]; j++)
      {
        const guint8 pair[] = { (guint8) (i / n_categories), (guint8) (i % n_categories) };

        g_byte_array_append (codes, pair, 2);
        codings.n_units++;
      }
  codings.codes = (const gint8 *) codes->data;
  return duid_agreement_measure (&codings);
}

static void
assert_near (double number,
             double expected,
             double error)
{
  g_assert_cmpfloat_with_epsilon (number, expected, error);
}

/* Fleiss, Statistical Methods for Rates and Proportions, 2nd ed. 1981, table 13.1: two
 * raters' diagnoses of 100 persons; kappa .68 (page 219). */
static void
test_kappa_of_fleiss (void)
{
  const guint   table[] = { 75, 1, 4, 5, 4, 1, 0, 0, 10 };
  DuidAgreement found = measure_table (table, 3);

  g_assert_cmpuint (found.n_units, ==, 100);
  assert_near (found.percent, .89, 1e-12);
  assert_near (found.kappa, (.89 - .66) / .34, 1e-12);
  assert_near (found.kappa, .68, .005);
}

/* Fleiss, Cohen and Everitt, Psychological Bulletin 72 (1969), table 1: 200 persons,
 * kappa .429. */
static void
test_kappa_of_fleiss_cohen_and_everitt (void)
{
  const guint   table[] = { 106, 10, 4, 22, 28, 10, 2, 12, 6 };
  DuidAgreement found = measure_table (table, 3);

  g_assert_cmpuint (found.n_units, ==, 200);
  assert_near (found.percent, .70, 1e-12);
  assert_near (found.kappa, .429, .0005);
}

/* Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011: A, Meg and Owen (binary);
 * B, Ben and Gerry (nominal); C, four observers with gaps. */
static void
test_alpha_of_krippendorff (void)
{
  const char *const a[] = { "0100000010", "1110010000" };
  /* a a b b d c c c e d d a, b a b b b c c c e d d d */
  const char *const b[] = { "001132224330", "101112224333" };
  const char *const c[] = { "123321412...", "1233224125.3", ".3332342251.", "12332441251." };
  DuidAgreement     found = measure (a, 2);

  assert_near (found.percent, .6, 1e-12);
  assert_near (found.alpha, .095, .0005);
  found = measure (b, 2);
  assert_near (found.alpha, .692, .0005);
  found = measure (c, 4);
  g_assert_cmpuint (found.n_units, ==, 11);
  assert_near (found.alpha, .743, .0005);
  g_assert_true (isnan (found.kappa));
}

static void
test_what_all_agree_on_is_nothing_expected (void)
{
  DuidAgreement found = measure ((const char *const[]) { "00000", "00000" }, 2);

  g_assert_cmpfloat (found.percent, ==, 1);
  g_assert_true (isnan (found.kappa));
  g_assert_true (isnan (found.alpha));
  found = measure ((const char *const[]) { "0101", "0101" }, 2);
  g_assert_cmpfloat (found.kappa, ==, 1);
  g_assert_cmpfloat (found.alpha, ==, 1);
  found = measure ((const char *const[]) { "01..", "..01" }, 2);
  g_assert_cmpuint (found.n_units, ==, 0);
  g_assert_true (isnan (found.percent) && isnan (found.kappa) && isnan (found.alpha));
}

/* Three tags, the numbers by hand:
 *   po = .9 .6 1, pe = .5 .5 1 → (2.5 - 2) / (3 - 2) */
static void
test_several_items_are_pooled (void)
{
  static const char *const tags[][2] = { { "1111100000", "1111000000" },
                                         { "1111100000", "1110011000" },
                                         { "0000000000", "0000000000" } };
  gint8                    codes[60];
  DuidCodings              codings = { 10, 2, 3, codes };
  double                   observed = 0;
  double                   expected = 0;
  DuidAgreement            found;

  for (guint tag = 0; tag < 3; tag++)
    {
      guint n_equal = 0;
      guint n_yes[2] = { 0 };

      for (guint unit = 0; unit < 10; unit++)
        for (guint coder = 0; coder < 2; coder++)
          {
            gint8 code = (gint8) (tags[tag][coder][unit] - '0');

            codes[tag * 20 + unit * 2 + coder] = code;
            n_yes[coder] += (guint) code;
            n_equal += coder == 1 && tags[tag][0][unit] == tags[tag][1][unit];
          }
      observed += n_equal / 10.0;
      expected += (n_yes[0] * n_yes[1] + (10 - n_yes[0]) * (10 - n_yes[1])) / 100.0;
    }
  found = duid_agreement_measure (&codings);
  assert_near (found.percent, observed / 3, 1e-12);
  assert_near (found.kappa, (observed - expected) / (3 - expected), 1e-12);
  /* A tag that nobody gave changes percent, but not alpha. */
  codings.n_items = 2;
  assert_near (duid_agreement_measure (&codings).alpha, found.alpha, 1e-12);
}

/* Straight from the definition: all pairs, one by one. */
static double
alpha_by_definition (const gint8 *codes,
                     gsize        n_units,
                     guint        n_coders)
{
  double coincidences[4][4] = { 0 };
  double totals[4] = { 0 };
  double n = 0;
  double observed = 0;
  double expected = 0;

  for (gsize unit = 0; unit < n_units; unit++)
    {
      const gint8 *row = codes + unit * n_coders;
      guint        m = 0;

      for (guint i = 0; i < n_coders; i++)
        m += row[i] >= 0;
      for (guint i = 0; i < n_coders; i++)
        for (guint j = 0; j < n_coders; j++)
          if (i != j && row[i] >= 0 && row[j] >= 0)
            coincidences[row[i]][row[j]] += 1.0 / (m - 1);
    }
  for (guint c = 0; c < 4; c++)
    for (guint k = 0; k < 4; k++)
      totals[c] += coincidences[c][k];
  for (guint c = 0; c < 4; c++)
    n += totals[c];
  for (guint c = 0; c < 4; c++)
    for (guint k = 0; k < 4; k++)
      if (c != k)
        {
          observed += coincidences[c][k] / n;
          expected += totals[c] * totals[k] / (n * (n - 1));
        }
  return 1 - observed / expected;
}

static void
test_alpha_is_its_definition (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint i = 0; i < 200; i++)
    {
      gint8       codes[200];
      DuidCodings codings = { 40, 5, 1, codes };

      for (guint j = 0; j < 200; j++)
        codes[j] = (gint8) g_rand_int_range (rand, -1, 4);
      assert_near (duid_agreement_measure (&codings).alpha, alpha_by_definition (codes, 40, 5),
                   1e-12);
    }
}

static void
test_the_interval_holds_the_number_and_repeats (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  const DuidDraws draws = { 999, 42, NULL, NULL };
  gint8           codes[2 * 120];
  DuidCodings     codings = { 120, 2, 1, codes };
  DuidBootstrap   first;
  DuidBootstrap   again;
  DuidAgreement   found;

  for (guint i = 0; i < 120; i++)
    {
      codes[2 * i] = g_rand_boolean (rand);
      codes[2 * i + 1] = (gint8) (g_rand_int_range (rand, 0, 5) == 0 ? !codes[2 * i]
                                                                     : codes[2 * i]);
    }
  codes[7] = DUID_NOT_CODED;
  found = duid_agreement_measure (&codings);
  for (int kind = DUID_AGREEMENT_PERCENT; kind <= DUID_AGREEMENT_ALPHA; kind++)
    {
      g_assert_true (duid_agreement_interval (&codings, (DuidAgreementKind) kind, &draws, &first));
      g_assert_true (duid_agreement_interval (&codings, (DuidAgreementKind) kind, &draws, &again));
      g_assert_cmpfloat (first.bca_low, ==, again.bca_low);
      g_assert_cmpfloat (first.high, ==, again.high);
      assert_near (first.estimate, duid_agreement_get (&found, (DuidAgreementKind) kind), 1e-12);
      g_assert_cmpfloat (first.bca_low, <, first.estimate);
      g_assert_cmpfloat (first.bca_high, >, first.estimate);
      g_assert_cmpfloat (first.bca_high - first.bca_low, <, .4);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) g_test_add_func ("/stats/agreement/" name, test)
  ADD ("kappa-of-fleiss", test_kappa_of_fleiss);
  ADD ("kappa-of-fleiss-cohen-and-everitt", test_kappa_of_fleiss_cohen_and_everitt);
  ADD ("alpha-of-krippendorff", test_alpha_of_krippendorff);
  ADD ("what-all-agree-on-is-nothing-expected", test_what_all_agree_on_is_nothing_expected);
  ADD ("several-items-are-pooled", test_several_items_are_pooled);
  ADD ("alpha-is-its-definition", test_alpha_is_its_definition);
  ADD ("the-interval-holds-the-number-and-repeats",
       test_the_interval_holds_the_number_and_repeats);
  return g_test_run ();
}
