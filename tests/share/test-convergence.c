/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fault.h"
#include "scenario.h"

#define N_SCENARIOS      300
#define N_LONG_SCENARIOS 20000
/* How many a planted fault may stay hidden in. */
#define MOST_TRIES 300

static void
test_copies_agree_whatever_happens (void)
{
  guint   n = g_getenv ("DUID_TEST_LONG") != NULL ? N_LONG_SCENARIOS : N_SCENARIOS;
  guint64 n_operations = 0;

  for (guint32 seed = 1; seed <= n; seed++)
    {
      g_autofree char *wrong = scenario_play (seed, &n_operations);

      if (wrong != NULL)
        g_error ("scenario %u: %s", seed, wrong);
    }
  g_test_message ("%u scenarios, %" G_GUINT64_FORMAT " operations", n, n_operations);
  g_assert_cmpuint (n_operations, >, n * 20);
}

static void
test_a_planted_fault_is_found (gconstpointer fault)
{
  guint64          n_operations = 0;
  g_autofree char *wrong = NULL;
  guint32          seed;

  fault_now = (Fault) GPOINTER_TO_INT (fault);
  for (seed = 1; seed <= MOST_TRIES && wrong == NULL; seed++)
    wrong = scenario_play (seed, &n_operations);
  fault_now = FAULT_NONE;
  g_assert_nonnull (wrong);
  g_test_message ("scenario %u: %s", seed - 1, wrong);
}

int
main (int   argc,
      char *argv[])
{
  static const char *const names[] = {
    [FAULT_NO_TIE_BREAK] = "/share/convergence/a-missing-tie-break-is-found",
    [FAULT_ARRIVAL_ORDER] = "/share/convergence/the-order-of-arrival-is-found",
    [FAULT_UNORDERED_TREE] = "/share/convergence/an-unordered-tree-is-found",
    [FAULT_NO_CYCLE_CHECK] = "/share/convergence/a-circle-of-tags-is-found",
    [FAULT_ERASE_CAN_LOSE] = "/share/convergence/an-erasure-that-can-lose-is-found",
    [FAULT_VOTES_PER_OPTION] = "/share/convergence/votes-per-option-are-found",
    [FAULT_CLOCK_STANDS_STILL] = "/share/convergence/a-clock-that-does-not-listen-is-found",
  };

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/share/convergence/copies-agree-whatever-happens",
                   test_copies_agree_whatever_happens);
  for (int fault = FAULT_NONE + 1; fault < N_FAULTS; fault++)
    g_test_add_data_func (names[fault], GINT_TO_POINTER (fault), test_a_planted_fault_is_found);
  return g_test_run ();
}
