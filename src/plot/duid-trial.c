/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-trial.h"

#include "stats/duid-adjust.h"
#include "stats/duid-bootstrap.h"
#include "stats/duid-chi-square.h"
#include "stats/duid-energy.h"
#include "stats/duid-label-test.h"

#include <math.h>

/* Groups of fewer have exact and permutation tests only. */
#define FEWEST_FOR_FORMULAS 10
/* Leaving each person out once costs the square of these. */
#define MOST_TO_BOOTSTRAP 3000
#define MOST_BOOTSTRAPS   1999
#define FEWEST_FOR_BCA    20
#define MOST_SITES        1000

typedef struct
{
  const guint *codes;
  guint        n_codes;
  guint        n_groups;
  gsize        n;
} Table;

/* What a bootstrap draws: persons, and which answers each has. */
typedef struct
{
  const DuidTrial *trial;
  DuidEffectFunc   func;
  guint           *starts; /* n_persons + 1; NULL when every answer is a person */
  guint           *answers;
} Units;

DuidTrial *
duid_trial_new (const DuidSample *sample,
                GPtrArray        *labels,
                const DuidDraws  *draws)
{
  DuidTrial        *trial;
  guint             n_groups = duid_sample_count_groups (sample);
  g_autofree guint *numbers = g_new0 (guint, sample->n_groups + 1);

  if (n_groups < 2)
    return NULL;
  trial = g_new0 (DuidTrial, 1);
  trial->sample = sample;
  trial->labels = labels;
  trial->draws = *draws;
  trial->draws.persons = sample->persons;
  trial->groups = g_new (guint, sample->n + 1);
  trial->originals = g_new0 (guint, n_groups);
  trial->sizes = g_new0 (gsize, n_groups);
  for (guint i = 0; i < sample->n_groups; i++)
    if (sample->group_sizes[i] > 0)
      {
        numbers[i] = trial->n_groups;
        trial->sizes[trial->n_groups] = sample->group_sizes[i];
        trial->originals[trial->n_groups++] = i;
      }
  for (gsize i = 0; i < sample->n; i++)
    trial->groups[i] = numbers[sample->groups[i]];
  return trial;
}

void
duid_trial_free (DuidTrial *trial)
{
  if (trial == NULL)
    return;
  g_free (trial->groups);
  g_free (trial->originals);
  g_free (trial->sizes);
  g_free (trial);
}

const char *
duid_trial_get_label (const DuidTrial *trial,
                      guint            group)
{
  const DuidGroupOf *of = g_ptr_array_index (trial->labels, trial->originals[group]);

  return of->label;
}

gboolean
duid_trial_needs_draws (const DuidTrial *trial)
{
  for (guint i = 0; i < trial->n_groups; i++)
    if (trial->sizes[i] < FEWEST_FOR_FORMULAS)
      return TRUE;
  return trial->sample->persons != NULL;
}

/* ---- tables ---- */

double *
duid_trial_count (const DuidTrial *trial,
                  const guint     *codes,
                  guint            n_codes)
{
  double *counts = g_new0 (double, (gsize) n_codes * trial->n_groups + 1);

  for (gsize i = 0; i < trial->sample->n; i++)
    counts[codes[i] * trial->n_groups + trial->groups[i]]++;
  return counts;
}

static void
measure_table (const guint  *labels,
               gpointer      scratch,
               gconstpointer data,
               double       *numbers)
{
  const Table *table = data;
  double      *counts = scratch;

  for (guint i = 0; i < table->n_codes * table->n_groups; i++)
    counts[i] = 0;
  for (gsize i = 0; i < table->n; i++)
    counts[table->codes[i] * table->n_groups + labels[i]]++;
  numbers[0] = duid_chi_square_of (counts, table->n_codes, table->n_groups);
}

void
duid_trial_shuffle_table (const DuidTrial *trial,
                          const guint     *codes,
                          guint            n_codes,
                          DuidChance      *chance)
{
  Table         table = { codes, n_codes, trial->n_groups, trial->sample->n };
  DuidLabelling labelling = {
    measure_table, sizeof (double) * ((gsize) n_codes * trial->n_groups + 1), 1, &table
  };

  duid_label_test (trial->groups, trial->sample->n, trial->n_groups, &labelling, &trial->draws,
                   NULL, chance);
}

/* ---- bootstrap ---- */

static void
list_answers (Units *units)
{
  const DuidSample *sample = units->trial->sample;
  g_autofree guint *filled = NULL;

  if (sample->persons == NULL)
    return;
  units->starts = g_new0 (guint, (gsize) sample->n_persons + 2);
  units->answers = g_new (guint, sample->n + 1);
  for (gsize i = 0; i < sample->n; i++)
    units->starts[sample->persons[i] + 1]++;
  for (guint i = 0; i < sample->n_persons; i++)
    units->starts[i + 1] += units->starts[i];
  filled = g_memdup2 (units->starts, ((gsize) sample->n_persons + 1) * sizeof (guint));
  for (gsize i = 0; i < sample->n; i++)
    units->answers[filled[sample->persons[i]]++] = (guint) i;
}

static double
resample (const guint  *drawn,
          gsize         n,
          gpointer      scratch,
          gconstpointer data)
{
  const Units *units = data;
  g_autoptr (GArray) items = NULL;

  if (units->starts == NULL)
    return units->func (units->trial, drawn, n);
  items = g_array_sized_new (FALSE, FALSE, sizeof (guint), (guint) n);
  for (gsize i = 0; i < n; i++)
    g_array_append_vals (items, units->answers + units->starts[drawn[i]],
                         units->starts[drawn[i] + 1] - units->starts[drawn[i]]);
  return units->func (units->trial, (const guint *) (gpointer) items->data, items->len);
}

/* The group of each person: that of the first story. */
static guint *
list_person_groups (const DuidTrial *trial)
{
  const DuidSample *sample = trial->sample;
  guint            *groups = g_new0 (guint, (gsize) sample->n_persons + 1);

  for (gsize i = sample->n; i-- > 0;)
    groups[sample->persons != NULL ? sample->persons[i] : i] = trial->groups[i];
  return groups;
}

void
duid_trial_bootstrap (const DuidTrial *trial,
                      DuidEffectFunc   func,
                      DuidEffect      *effect)
{
  const DuidSample *sample = trial->sample;
  Units             units = { trial, func, NULL, NULL };
  DuidDraws         draws = trial->draws;
  DuidBootstrap     found;
  g_autofree guint *groups = NULL;

  if (!trial->has_intervals || sample->n_persons > MOST_TO_BOOTSTRAP)
    return;
  groups = list_person_groups (trial);
  list_answers (&units);
  draws.n_draws = MIN (draws.n_draws, MOST_BOOTSTRAPS);
  draws.persons = NULL;
  if (duid_bootstrap (sample->n_persons, &(DuidResampling) { resample, 0, &units, groups }, &draws,
                      NULL, &found))
    {
      gboolean is_bca = sample->n_persons >= FEWEST_FOR_BCA && isfinite (found.bca_low);

      effect->low = is_bca ? found.bca_low : found.low;
      effect->high = is_bca ? found.bca_high : found.high;
    }
  g_free (units.starts);
  g_free (units.answers);
}

/* ---- energy ---- */

DuidFinding
duid_trial_energy (const DuidTrial *trial)
{
  g_autoptr (DuidDistances) distances = duid_sample_measure (trial->sample, MOST_SITES);
  DuidFinding finding = duid_finding_make (trial->n_groups == 2 ? "energy" : "disco", NULL);
  double      null_h = NAN;

  if (trial->n_groups == 2)
    {
      DuidEnergy energy = duid_energy (distances, trial->groups);

      finding.statistic = energy.statistic;
      finding.effect = (DuidEffect) { "h", energy.h, NAN, NAN, NAN };
    }
  else
    {
      DuidDisco disco = duid_disco (distances, trial->groups, trial->n_groups);

      finding.statistic = disco.f;
      finding.effect = (DuidEffect) { "r_squared", disco.r2, NAN, NAN, NAN };
    }
  duid_energy_test (distances, trial->groups, trial->n_groups, &trial->draws, &null_h,
                    &finding.chance);
  finding.effect.by_chance = null_h;
  return finding;
}

void
duid_trial_adjust (GArray *findings,
                   guint   first)
{
  guint              n = findings->len - MIN (first, findings->len);
  g_autofree double *p = g_new (double, n + 1);

  for (guint i = 0; i < n; i++)
    p[i] = g_array_index (findings, DuidFinding, first + i).chance.p;
  duid_adjust (p, n, DUID_ADJUST_BH, p);
  for (guint i = 0; i < n; i++)
    g_array_index (findings, DuidFinding, first + i).q = p[i];
}

void
duid_trial_run (const DuidTrial *trial,
                GArray          *findings)
{
  if (!duid_sample_varies (trial->sample))
    return;
  switch (trial->sample->kind)
    {
    case DUID_SAMPLE_POINTS:
      duid_trial_points (trial, findings);
      break;
    case DUID_SAMPLE_CODES:
      duid_trial_codes (trial, findings);
      break;
    case DUID_SAMPLE_TICKS:
      duid_trial_ticks (trial, findings);
      break;
    case DUID_SAMPLE_VALUES:
    default:
      duid_trial_values (trial, findings);
      break;
    }
}
