/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/duid-crew.h"

#define MOST_ITEMS 10000
#define GRAIN      64

typedef struct
{
  gint visits[MOST_ITEMS];
  gint n_wrong;
  gint n_parts;
} Tally;

static void
count_visits (gsize    from,
              gsize    to,
              int      part,
              gpointer data)
{
  Tally *tally = data;

  if (part < 0 || part >= duid_crew_get_size () || from % GRAIN != 0)
    g_atomic_int_inc (&tally->n_wrong);
  g_atomic_int_inc (&tally->n_parts);
  for (gsize i = from; i < to; i++)
    g_atomic_int_inc (&tally->visits[i]);
}

static void
visit_again (gsize    from,
             gsize    to,
             int      part,
             gpointer data)
{
  duid_crew_run (to - from, GRAIN, count_visits, data);
}

static void
assert_visits (const Tally *tally,
               gsize        n_items)
{
  g_assert_cmpint (tally->n_wrong, ==, 0);
  for (gsize i = 0; i < MOST_ITEMS; i++)
    g_assert_cmpint (tally->visits[i], ==, i < n_items ? 1 : 0);
}

static void
test_every_item_is_visited_once (void)
{
  const gsize sizes[] = { 0, 1, GRAIN - 1, GRAIN, GRAIN + 1, 3 * GRAIN, 1000, MOST_ITEMS };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree Tally *tally = g_new0 (Tally, 1);

      duid_crew_run (sizes[i], GRAIN, count_visits, tally);
      assert_visits (tally, sizes[i]);
      g_assert_cmpint (tally->n_parts, <=, duid_crew_get_size ());
    }
}

static void
test_little_work_stays_on_one_thread (void)
{
  g_autofree Tally *tally = g_new0 (Tally, 1);

  duid_crew_run (GRAIN, GRAIN, count_visits, tally);
  g_assert_cmpint (tally->n_parts, ==, 1);
}

static void
test_a_job_inside_a_job_runs_where_it_is (void)
{
  g_autofree Tally *tally = g_new0 (Tally, 1);
  int               n_visits = 0;

  duid_crew_run (MOST_ITEMS, GRAIN, visit_again, tally);
  g_assert_cmpint (tally->n_parts, ==, duid_crew_get_size ());
  for (gsize i = 0; i < MOST_ITEMS; i++)
    n_visits += tally->visits[i];
  g_assert_cmpint (n_visits, ==, MOST_ITEMS);
}

static gpointer
run_often (gpointer unused)
{
  for (int i = 0; i < 200; i++)
    {
      g_autofree Tally *tally = g_new0 (Tally, 1);

      duid_crew_run (1000, GRAIN, count_visits, tally);
      assert_visits (tally, 1000);
    }
  return NULL;
}

static void
test_threads_may_share_the_crew (void)
{
  GThread *threads[4];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("caller", run_often, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

typedef struct
{
  gint visits[MOST_ITEMS];
  gint next;
  gint n_callers;
  gint n_wrong;
} Sharing;

static void
take_items (gsize    from,
            gsize    to,
            int      part,
            gpointer data)
{
  Sharing *sharing = data;
  int      item;

  g_atomic_int_add (&sharing->n_callers, part == 0);
  if (part < 0 || part >= duid_crew_get_size () || from != 0 || to != 0)
    g_atomic_int_inc (&sharing->n_wrong);
  while ((item = g_atomic_int_add (&sharing->next, 1)) < MOST_ITEMS)
    g_atomic_int_inc (&sharing->visits[item]);
}

static void
test_shared (void)
{
  for (int pass = 0; pass < 200; pass++)
    {
      g_autofree Sharing *sharing = g_new0 (Sharing, 1);

      duid_crew_share (take_items, sharing);
      g_assert_cmpint (sharing->n_wrong, ==, 0);
      g_assert_cmpint (sharing->n_callers, ==, 1);
      for (int i = 0; i < MOST_ITEMS; i++)
        g_assert_cmpint (sharing->visits[i], ==, 1);
    }
}

static void
share_again (gsize    from,
             gsize    to,
             int      part,
             gpointer data)
{
  Sharing *sharing = data;

  /* On the thread it is on, so that nobody waits for who waits. */
  if (part == 0)
    duid_crew_share (take_items, sharing);
}

static void
test_shared_within (void)
{
  g_autofree Sharing *sharing = g_new0 (Sharing, 1);

  duid_crew_share (share_again, sharing);
  g_assert_cmpint (sharing->n_callers, ==, 1);
  g_assert_cmpint (sharing->visits[MOST_ITEMS - 1], ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/crew/every-item-is-visited-once", test_every_item_is_visited_once);
  g_test_add_func ("/base/crew/little-work-stays-on-one-thread",
                   test_little_work_stays_on_one_thread);
  g_test_add_func ("/base/crew/a-job-inside-a-job-runs-where-it-is",
                   test_a_job_inside_a_job_runs_where_it_is);
  g_test_add_func ("/base/crew/threads-may-share-the-crew", test_threads_may_share_the_crew);
  g_test_add_func ("/crew/shared-work-is-done-once-and-nobody-is-waited-for", test_shared);
  g_test_add_func ("/crew/sharing-within-the-crew-does-not-dead-lock", test_shared_within);
  return g_test_run ();
}
