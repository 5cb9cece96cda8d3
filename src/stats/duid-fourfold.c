/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/duid-fourfold.h"
#include "stats/duid-proportion.h"
#include "stats/duid-tails.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_roots.h>
#include <math.h>

#define FISHER_FACTOR (1 + 1e-7)
#define WIDEST_LOG    500.0

/* The values that a can take with its margins, and the log of their chances. */
typedef struct
{
  guint   least;
  guint   n;
  guint   observed; /* place among them */
  double *logs;
} Support;

/* What is to be solved: some sum over the support as a function of the log odds. */
typedef enum
{
  AIM_MEAN,
  AIM_LOWER, /* P (X <= a) */
  AIM_UPPER, /* P (X >= a) */
} Aim;

typedef struct
{
  const Support *support;
  Aim            aim;
  double         wanted;
} Equation;

static void
clear_support (Support *support)
{
  g_free (support->logs);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Support, clear_support)

static Support
list_support (guint a,
              guint b,
              guint c,
              guint d)
{
  Support support = { a > d ? a - d : 0, 0, 0, NULL };

  support.n = MIN (a + b, a + c) - support.least + 1;
  support.observed = a - support.least;
  support.logs = g_new (double, support.n);
  for (guint i = 0; i < support.n; i++)
    support.logs[i] = log (gsl_ran_hypergeometric_pdf (support.least + i, a + b, c + d, a + c));
  return support;
}

double
duid_fisher (guint   a,
             guint   b,
             guint   c,
             guint   d,
             double *p_mid)
{
  g_auto (Support) support = list_support (a, b, c, d);
  double observed = exp (support.logs[support.observed]);
  double p = 0;

  for (guint i = 0; i < support.n; i++)
    if (exp (support.logs[i]) <= observed * FISHER_FACTOR)
      p += exp (support.logs[i]);
  p = MIN (p, 1);
  if (p_mid != NULL)
    *p_mid = p - observed / 2;
  return p;
}

void
duid_fisher_pmf (guint   a,
                 guint   b,
                 guint   c,
                 guint   d,
                 double *pmf)
{
  g_auto (Support) support = list_support (a, b, c, d);

  for (guint i = 0; i <= a + b; i++)
    pmf[i] = 0;
  for (guint i = 0; i < support.n; i++)
    pmf[support.least + i] = exp (support.logs[i]);
}

/* The noncentral hypergeometric distribution with odds exp (@log_odds). */
static double
evaluate (double log_odds,
          void  *data)
{
  const Equation *equation = data;
  const Support  *support = equation->support;
  double          highest = -INFINITY;
  double          all = 0;
  double          sum = 0;

  for (guint i = 0; i < support->n; i++)
    highest = MAX (highest, support->logs[i] + i * log_odds);
  for (guint i = 0; i < support->n; i++)
    {
      double weight = exp (support->logs[i] + i * log_odds - highest);

      all += weight;
      if (equation->aim == AIM_MEAN)
        sum += i * weight;
      else if (equation->aim == AIM_LOWER ? i <= support->observed : i >= support->observed)
        sum += weight;
    }
  return sum / all - equation->wanted;
}

static double
solve_odds (const Support *support,
            Aim            aim,
            double         wanted)
{
  Equation          equation = { support, aim, wanted };
  gsl_function      function = { evaluate, &equation };
  gsl_root_fsolver *solver = gsl_root_fsolver_alloc (gsl_root_fsolver_brent);
  double            root = NAN;

  if (evaluate (-WIDEST_LOG, &equation) * evaluate (WIDEST_LOG, &equation) < 0)
    {
      gsl_root_fsolver_set (solver, &function, -WIDEST_LOG, WIDEST_LOG);
      for (int i = 0; i < 300; i++)
        {
          gsl_root_fsolver_iterate (solver);
          root = gsl_root_fsolver_root (solver);
          if (gsl_root_test_interval (gsl_root_fsolver_x_lower (solver),
                                      gsl_root_fsolver_x_upper (solver),
                                      1e-14, 0) == GSL_SUCCESS)
            break;
        }
    }
  gsl_root_fsolver_free (solver);
  return exp (root);
}

static void
set_conditional_odds (DuidFourfold  *table,
                      const Support *support)
{
  gboolean is_lowest = support->observed == 0;
  gboolean is_highest = support->observed == support->n - 1;

  if (support->n < 2)
    {
      table->odds_ratio_cmle = NAN;
      table->odds_ratio_low = 0;
      table->odds_ratio_high = INFINITY;
      return;
    }
  table->odds_ratio_cmle = is_lowest    ? 0
                           : is_highest ? INFINITY
                                        : solve_odds (support, AIM_MEAN, support->observed);
  table->odds_ratio_low = is_lowest ? 0 : solve_odds (support, AIM_UPPER, 0.025);
  table->odds_ratio_high = is_highest ? INFINITY : solve_odds (support, AIM_LOWER, 0.025);
}

static void
set_tests (DuidFourfold *table,
           double        a,
           double        b,
           double        c,
           double        d)
{
  double n = a + b + c + d;
  double margins = (a + b) * (c + d) * (a + c) * (b + d);
  double cross = a * d - b * c;
  double corrected = MAX (fabs (cross) - n / 2, 0);

  table->phi = margins > 0 ? cross / sqrt (margins) : NAN;
  table->x2 = n * table->phi * table->phi;
  table->p = duid_chi_square_upper (table->x2, 1);
  table->x2_yates = margins > 0 ? n * corrected * corrected / margins : NAN;
  table->p_yates = duid_chi_square_upper (table->x2_yates, 1);
}

DuidFourfold
duid_fourfold (guint a,
               guint b,
               guint c,
               guint d)
{
  DuidFourfold table;
  g_auto (Support) support = list_support (a, b, c, d);
  double half;

  set_tests (&table, a, b, c, d);
  table.p_fisher = duid_fisher (a, b, c, d, &table.p_mid);
  set_conditional_odds (&table, &support);
  table.odds_ratio = (double) a * d / ((double) b * c);
  half = duid_normal_quantile (0.975) * sqrt (1.0 / a + 1.0 / b + 1.0 / c + 1.0 / d);
  table.woolf_low = isfinite (half) ? table.odds_ratio * exp (-half) : NAN;
  table.woolf_high = isfinite (half) ? table.odds_ratio * exp (half) : NAN;
  table.risk_difference = duid_newcombe (a, (gsize) a + b, c, (gsize) c + d, &table.risk_low,
                                         &table.risk_high);
  return table;
}
