/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/duid-agreement.h"

#include <float.h>
#include <math.h>

#define N_CATEGORIES 128

/* What one item comes to in some units. */
typedef struct
{
  gsize  n_units;
  double n_pairs; /* of codings of one unit */
  double n_equal_pairs;
  double n_values;     /* codings in units that have two and more */
  double disagreement; /* Krippendorff's coincidences off the diagonal */
  double counts[N_CATEGORIES];
  double first[N_CATEGORIES]; /* of two coders: the first one's categories */
} Tally;

typedef struct
{
  double observed; /* agreement for kappa, disagreement for alpha */
  double expected;
} Parts;

static const gint8 *
get_codes (const DuidCodings *codings,
           guint              item,
           gsize              unit)
{
  return codings->codes + ((gsize) item * codings->n_units + unit) * codings->n_coders;
}

static void
tally_unit (Tally       *tally,
            const gint8 *codes,
            guint        n_coders)
{
  guint counts[N_CATEGORIES] = { 0 };
  guint n = 0;
  guint n_equal = 0;

  for (guint i = 0; i < n_coders; i++)
    if (codes[i] >= 0)
      {
        n_equal += counts[codes[i]]++;
        n++;
      }
  if (n < 2)
    return;
  tally->n_units++;
  tally->n_values += n;
  tally->n_pairs += 0.5 * n * (n - 1);
  tally->n_equal_pairs += n_equal;
  /* n (n - 1) ordered pairs, each counted 1 / (n - 1). */
  tally->disagreement += n - 2.0 * n_equal / (n - 1);
  for (guint i = 0; i < n_coders; i++)
    if (codes[i] >= 0)
      tally->counts[codes[i]]++;
  if (n_coders == 2)
    tally->first[codes[0]]++;
}

static Tally
tally_item (const DuidCodings *codings,
            guint              item,
            const guint       *units,
            gsize              n)
{
  Tally tally = { 0 };

  for (gsize i = 0; i < n; i++)
    tally_unit (&tally, get_codes (codings, item, units != NULL ? units[i] : i),
                codings->n_coders);
  return tally;
}

/* po and pe of two coders. */
static void
add_kappa (Parts       *parts,
           const Tally *tally)
{
  double n = (double) tally->n_units;
  double expected = 0;

  for (guint i = 0; i < N_CATEGORIES; i++)
    expected += tally->first[i] / n * ((tally->counts[i] - tally->first[i]) / n);
  parts->observed += tally->n_equal_pairs / n;
  parts->expected += expected;
}

/* Do and De. */
static void
add_alpha (Parts       *parts,
           const Tally *tally)
{
  double n = tally->n_values;
  double equal = 0;

  for (guint i = 0; i < N_CATEGORIES; i++)
    equal += tally->counts[i] * tally->counts[i];
  parts->observed += tally->disagreement / n;
  parts->expected += (n * n - equal) / (n * (n - 1));
}

DuidAgreement
duid_agreement_measure_units (const DuidCodings *codings,
                              const guint       *units,
                              gsize              n)
{
  DuidAgreement agreement = { 0, NAN, NAN, NAN };
  Parts         kappa = { 0 };
  Parts         alpha = { 0 };
  double        n_pairs = 0;
  double        n_equal_pairs = 0;
  double        n_items = 0;

  for (guint item = 0; item < codings->n_items; item++)
    {
      Tally tally = tally_item (codings, item, units, n);

      if (tally.n_units == 0)
        continue;
      n_items++;
      agreement.n_units = MAX (agreement.n_units, tally.n_units);
      n_pairs += tally.n_pairs;
      n_equal_pairs += tally.n_equal_pairs;
      add_kappa (&kappa, &tally);
      add_alpha (&alpha, &tally);
    }
  if (n_items == 0)
    return agreement;
  agreement.percent = n_equal_pairs / n_pairs;
  if (codings->n_coders == 2 && n_items - kappa.expected > n_items * DBL_EPSILON * N_CATEGORIES)
    agreement.kappa = (kappa.observed - kappa.expected) / (n_items - kappa.expected);
  if (alpha.expected > 0)
    agreement.alpha = 1 - alpha.observed / alpha.expected;
  return agreement;
}

DuidAgreement
duid_agreement_measure (const DuidCodings *codings)
{
  return duid_agreement_measure_units (codings, NULL, codings->n_units);
}

double
duid_agreement_get (const DuidAgreement *agreement,
                    DuidAgreementKind    kind)
{
  switch (kind)
    {
    case DUID_AGREEMENT_PERCENT:
      return agreement->percent;
    case DUID_AGREEMENT_KAPPA:
      return agreement->kappa;
    case DUID_AGREEMENT_ALPHA:
    default:
      return agreement->alpha;
    }
}

/* ---- how sure ---- */

typedef struct
{
  const DuidCodings *codings;
  DuidAgreementKind  kind;
  const guint       *units; /* those that count */
} Drawn;

static double
measure_drawn (const guint  *rows,
               gsize         n,
               gpointer      scratch,
               gconstpointer data)
{
  const Drawn  *drawn = data;
  guint        *units = scratch;
  DuidAgreement agreement;

  for (gsize i = 0; i < n; i++)
    units[i] = drawn->units[rows[i]];
  agreement = duid_agreement_measure_units (drawn->codings, units, n);
  return duid_agreement_get (&agreement, drawn->kind);
}

/* Units with two codings and more on any item. */
static guint *
list_units (const DuidCodings *codings,
            gsize             *n)
{
  guint *units = g_new (guint, MAX (codings->n_units, 1));

  *n = 0;
  for (gsize unit = 0; unit < codings->n_units; unit++)
    {
      gboolean counts = FALSE;

      for (guint item = 0; item < codings->n_items && !counts; item++)
        {
          const gint8 *codes = get_codes (codings, item, unit);
          guint        n_codes = 0;

          for (guint i = 0; i < codings->n_coders; i++)
            n_codes += codes[i] >= 0;
          counts = n_codes >= 2;
        }
      if (counts)
        units[(*n)++] = (guint) unit;
    }
  return units;
}

gboolean
duid_agreement_interval (const DuidCodings *codings,
                         DuidAgreementKind  kind,
                         const DuidDraws   *draws,
                         DuidBootstrap     *interval)
{
  gsize                n;
  g_autofree guint    *units = list_units (codings, &n);
  const Drawn          drawn = { codings, kind, units };
  const DuidResampling resampling = { .func = measure_drawn,
                                      .scratch_size = MAX (n, 1) * sizeof (guint),
                                      .data = &drawn };

  return duid_bootstrap (n, &resampling, draws, NULL, interval);
}
