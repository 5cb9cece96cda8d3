/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The named statistics of clouds of answers: distances, whatever the question. */
#include "duid-config.h"

#include "cli/duid-stats-door.h"
#include "stats/duid-dependence.h"
#include "stats/duid-energy.h"
#include "stats/duid-hotelling.h"
#include "stats/duid-permanova.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const group_names[] = { "P", "Q", "R", "S", "U", "V" };

/* All groups in one list. */
typedef struct
{
  DuidPoint *points;
  guint     *groups;
  gsize      n;
  gsize      sizes[G_N_ELEMENTS (group_names)];
  guint      n_groups;
} Groups;

/* P and Q, and as many of R, S, U and V as there are. */
static gboolean
get_groups (DuidStatsDoor *door,
            Groups        *groups)
{
  DuidPoint *lists[G_N_ELEMENTS (group_names)];

  *groups = (Groups) { 0 };
  while (groups->n_groups < G_N_ELEMENTS (group_names) &&
         (groups->n_groups < 2 || duid_stats_door_has (door, group_names[groups->n_groups])))
    {
      guint i = groups->n_groups++;

      lists[i] = duid_stats_door_get_places (door, group_names[i], &groups->sizes[i]);
      duid_stats_door_require (door, groups->sizes[i] > 0,
                               _ ("Each group must have at least one answer."));
      groups->n += groups->sizes[i];
    }
  if (!duid_stats_door_is_open (door))
    return FALSE;
  groups->points = duid_stats_door_keep (door, g_new (DuidPoint, groups->n));
  groups->groups = duid_stats_door_keep (door, g_new (guint, groups->n));
  for (gsize i = 0, to = 0; i < groups->n_groups; i++)
    {
      memcpy (groups->points + to, lists[i], groups->sizes[i] * sizeof (DuidPoint));
      for (gsize j = 0; j < groups->sizes[i]; j++)
        groups->groups[to++] = (guint) i;
    }
  return TRUE;
}

static void
run_energy (DuidStatsDoor *door)
{
  Groups     groups;
  DuidDraws  draws = duid_stats_door_get_draws (door);
  DuidEnergy found;
  DuidChance chance;
  double     null_h;

  g_autoptr (DuidDistances) distances = NULL;

  if (!get_groups (door, &groups))
    return;
  duid_stats_door_require (door, groups.n_groups == 2,
                           _ ("“energy” takes two groups; use “disco” for more."));
  if (!duid_stats_door_is_open (door))
    return;
  distances = duid_distances_new_points (groups.points, groups.n, DUID_MAX_SITES);
  found = duid_energy (distances, groups.groups);
  duid_energy_test (distances, groups.groups, 2, &draws, &null_h, &chance);
  duid_stats_door_put_number (door, "E_stat", found.statistic);
  duid_stats_door_put_number (door, "D2", found.d2);
  duid_stats_door_put_number (door, "H", found.h);
  duid_stats_door_put_number (door, "H_by_chance", null_h);
  duid_stats_door_put_number (door, "mean_within_P", found.within_a);
  duid_stats_door_put_number (door, "mean_within_Q", found.within_b);
  duid_stats_door_put_number (door, "mean_between", found.between);
  duid_stats_door_put_flag (door, "is_binned", distances->is_binned);
  duid_stats_door_put_chance (door, "p_permutation", &chance, &draws);
}

static void
run_disco (DuidStatsDoor *door)
{
  Groups     groups;
  DuidDraws  draws = duid_stats_door_get_draws (door);
  DuidDisco  found;
  DuidChance chance;

  g_autoptr (DuidDistances) distances = NULL;

  if (!get_groups (door, &groups))
    return;
  distances = duid_distances_new_points (groups.points, groups.n, DUID_MAX_SITES);
  found = duid_disco (distances, groups.groups, groups.n_groups);
  duid_energy_test (distances, groups.groups, groups.n_groups, &draws, NULL, &chance);
  duid_stats_door_put_number (door, "total", found.total);
  duid_stats_door_put_number (door, "within", found.within);
  duid_stats_door_put_number (door, "between", found.between);
  duid_stats_door_put_number (door, "F", found.f);
  duid_stats_door_put_number (door, "R2", found.r2);
  duid_stats_door_put_flag (door, "is_binned", distances->is_binned);
  duid_stats_door_put_chance (door, "p_permutation", &chance, &draws);
}

static void
run_permanova (DuidStatsDoor *door)
{
  Groups        groups;
  DuidDraws     draws = duid_stats_door_get_draws (door);
  DuidPermanova found;
  DuidChance    chance;

  if (!get_groups (door, &groups))
    return;
  found = duid_permanova (groups.points, groups.groups, groups.n, groups.n_groups);
  duid_permanova_test (groups.points, groups.groups, groups.n, groups.n_groups, &draws, &chance);
  duid_stats_door_put_number (door, "SST", found.sst);
  duid_stats_door_put_number (door, "SSB", found.ssb);
  duid_stats_door_put_number (door, "F", found.f);
  duid_stats_door_put_number (door, "R2", found.r2);
  duid_stats_door_put_number (door, "omega2", found.omega2);
  duid_stats_door_put_chance (door, "p_permutation", &chance, &draws);
}

static void
put_hotelling (DuidStatsDoor       *door,
               const DuidHotelling *test)
{
  duid_stats_door_put_number (door, "T2", test->t2);
  duid_stats_door_put_number (door, "F", test->f);
  duid_stats_door_put_number (door, "df1", test->df1);
  duid_stats_door_put_number (door, "df2", test->df2);
  duid_stats_door_put_number (door, "p", test->p);
}

static void
run_hotelling (DuidStatsDoor *door)
{
  Groups        groups;
  DuidHotelling test;

  if (!get_groups (door, &groups))
    return;
  duid_stats_door_require (door, groups.n_groups == 2, _ ("“hotelling” takes two groups."));
  test = duid_hotelling (groups.points, groups.sizes[0], groups.points + groups.sizes[0],
                         groups.sizes[1]);
  put_hotelling (door, &test);
}

static void
run_paired_shift (DuidStatsDoor *door)
{
  gsize      n;
  gsize      n_b;
  DuidPoint *a = duid_stats_door_get_places (door, "A", &n);
  DuidPoint *b = duid_stats_door_get_places (door, "B", &n_b);
  DuidDraws  draws = duid_stats_door_get_draws (door);
  DuidShift  shift;
  DuidChance chance;

  duid_stats_door_require (door, n == n_b && n > 0, _ ("“A” and “B” must be of the same length."));
  if (!duid_stats_door_is_open (door))
    return;
  shift = duid_shift (a, b, n);
  duid_shift_test (a, b, n, &draws, &chance);
  duid_stats_door_put_count (door, "n", n);
  duid_stats_door_put_pair (door, "mean_shift", shift.shift.x, shift.shift.y);
  duid_stats_door_put_number (door, "shift_length", shift.length);
  put_hotelling (door, &shift.test);
  duid_stats_door_put_chance (door, "p_signflip", &chance, &draws);
}

/* Places, or the options that stand in the input as words. */
static DuidDistances *
get_distances (DuidStatsDoor *door,
               const char    *name,
               const char    *name_of_labels)
{
  gsize      n;
  guint      n_labels;
  guint     *labels;
  DuidPoint *places;

  if (duid_stats_door_has (door, name_of_labels))
    {
      labels = duid_stats_door_get_labels (door, name_of_labels, &n, &n_labels);
      return duid_stats_door_is_open (door) ? duid_distances_new_labels (labels, n, n_labels)
                                            : NULL;
    }
  places = duid_stats_door_get_places (door, name, &n);
  return duid_stats_door_is_open (door) ? duid_distances_new_points (places, n, DUID_MAX_SITES)
                                        : NULL;
}

static void
run_dependence (DuidStatsDoor *door)
{
  DuidDraws      draws = duid_stats_door_get_draws (door);
  DuidDependence found;
  DuidChance     chance;

  g_autoptr (DuidDistances) x = get_distances (door, "x", "x_labels");
  g_autoptr (DuidDistances) y = get_distances (door, "y", "y_labels");

  duid_stats_door_require (door, x != NULL && y != NULL && x->n == y->n && x->n > 0,
                           _ ("Both lists must be of the same length."));
  if (!duid_stats_door_is_open (door))
    return;
  found = duid_dependence (x, y);
  duid_dependence_test (x, y, &draws, &chance);
  duid_stats_door_put_count (door, "n", found.n);
  duid_stats_door_put_number (door, "dcov_squared", found.dcov_squared);
  duid_stats_door_put_number (door, "dcov", found.dcov);
  duid_stats_door_put_number (door, "dcor", found.dcor);
  duid_stats_door_put_number (door, "bcdcor", found.bcdcor);
  duid_stats_door_put_chance (door, "p_permutation", &chance, &draws);
}

const DuidStatistic duid_cloud_statistics[] = {
  { "energy", "{P, Q [, space, permutations, seed]}",
    N_ ("Two groups: the same cloud, in place and shape?"),
    run_energy },
  { "disco", "{P, Q, R … [, space, permutations, seed]}",
    N_ ("Several groups: the same cloud, in place and shape?"),
    run_disco },
  { "permanova", "{P, Q … [, space, permutations, seed]}", N_ ("Groups: the same centre?"),
    run_permanova },
  { "hotelling", "{P, Q [, space]}", N_ ("Two groups: the same mean?"),
    run_hotelling },
  { "paired_shift", "{A, B [, permutations, seed]}",
    N_ ("Two places by the same persons: is there a shift?"),
    run_paired_shift },
  { "distance_correlation", "{x | x_labels, y | y_labels [, space, permutations, seed]}",
    N_ ("Two questions of any kind: do they know something of each other?"),
    run_dependence },
  { NULL }
};
