/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session-fixture.h"

#include "session/duid-contrary.h"
#include "session/duid-reading-queue.h"
#include "session/duid-session-tags.h"
#include "session/duid-story-distance.h"
#include "session/duid-story-list.h"

#include <math.h>

#define ADD(name, func) g_test_add ("/reading-queue/" name, Fixture, NULL, set_up, func, tear_down)

typedef struct
{
  DuidReadingQueue *queue;
  GMainLoop        *loop;
} Wait;

static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Wait *wait = data;

  wait->queue = duid_reading_queue_new_finish (DUID_SESSION (source), result, NULL);
  g_main_loop_quit (wait->loop);
}

static DuidReadingQueue *
make_queue (Fixture      *fixture,
            DuidQueueKind kind)
{
  Wait wait = { .loop = fixture->loop };

  duid_reading_queue_new_async (fixture->session, kind, NULL, made_cb, &wait);
  g_main_loop_run (fixture->loop);
  g_assert_nonnull (wait.queue);
  return wait.queue;
}

static const DuidQueued *
get (DuidReadingQueue *queue,
     guint             i)
{
  return &g_array_index (queue->queued, DuidQueued, i);
}

static void
test_distances_are_between_nothing_and_one (Fixture      *fixture,
                                            gconstpointer unused)
{
  g_autoptr (DuidStoryDistance) distance =
    duid_story_distance_new (duid_session_get_dataset (fixture->session));

  for (gsize a = 0; a < 171; a += 7)
    for (gsize b = 0; b < 171; b += 5)
      {
        double apart = duid_story_distance_between (distance, a, b);

        g_assert_cmpfloat (apart, >=, 0);
        g_assert_cmpfloat (apart, <=, 1);
        g_assert_cmpfloat (apart, ==, duid_story_distance_between (distance, b, a));
        if (a == b)
          g_assert_cmpfloat_with_epsilon (apart, 0, 1e-12);
      }
}

static void
test_central_and_extreme_are_each_others_mirror (Fixture      *fixture,
                                                 gconstpointer unused)
{
  g_autoptr (DuidReadingQueue) central = make_queue (fixture, DUID_QUEUE_CENTRAL);
  g_autoptr (DuidReadingQueue) extreme = make_queue (fixture, DUID_QUEUE_EXTREME);
  g_autoptr (DuidStoryDistance) distance =
    duid_story_distance_new (duid_session_get_dataset (fixture->session));
  double sum = 0;

  g_assert_cmpuint (central->queued->len, ==, 171);
  for (guint i = 1; i < 171; i++)
    g_assert_cmpfloat (get (central, i - 1)->measure, <=, get (central, i)->measure);
  g_assert_cmpuint (get (central, 170)->row, ==, get (extreme, 0)->row);
  for (gsize row = 0; row < 171; row++)
    if (row != get (extreme, 0)->row)
      sum += duid_story_distance_between (distance, get (extreme, 0)->row, row);
  g_assert_cmpfloat_with_epsilon (get (extreme, 0)->measure, sum / 170, 1e-12);
}

static void
test_queues_are_of_the_selection (Fixture      *fixture,
                                  gconstpointer unused)
{
  g_autoptr (DuidReadingQueue) queue = NULL;

  brush (fixture, "perspectief=Gezin", DUID_BRUSH_REPLACE, FALSE);
  queue = make_queue (fixture, DUID_QUEUE_CENTRAL);
  g_assert_cmpuint (queue->queued->len, ==, 100);
}

/* Each next one is the farthest from the nearest of those read and chosen before it. */
static void
test_each_next_one_is_farthest_from_those_before (Fixture      *fixture,
                                                  gconstpointer unused)
{
  g_autoptr (DuidReadingQueue) queue = NULL;
  g_autoptr (DuidStoryDistance) distance =
    duid_story_distance_new (duid_session_get_dataset (fixture->session));

  g_assert_true (duid_session_mark_read (fixture->session, 17, TRUE, NULL));
  queue = make_queue (fixture, DUID_QUEUE_DIFFERENT);
  g_assert_cmpuint (queue->n_first, ==, 170);
  g_assert_cmpuint (get (queue, 170)->row, ==, 17);
  for (guint i = 0; i < 12; i++)
    {
      double best = -1;

      for (guint k = i; k < 170; k++)
        {
          double nearest = duid_story_distance_between (distance, get (queue, k)->row, 17);

          for (guint before = 0; before < i; before++)
            nearest = fmin (nearest, duid_story_distance_between (distance, get (queue, k)->row,
                                                                  get (queue, before)->row));
          best = fmax (best, nearest);
          if (k == i)
            g_assert_cmpfloat_with_epsilon (get (queue, i)->measure, nearest, 1e-12);
        }
      g_assert_cmpfloat_with_epsilon (get (queue, i)->measure, best, 1e-12);
    }
}

static void
test_what_nobody_read_comes_first (Fixture      *fixture,
                                   gconstpointer unused)
{
  g_autoptr (DuidReadingQueue) queue = NULL;
  g_autofree char *words = NULL;

  duid_session_set_author (fixture->session, "Bo");
  g_assert_true (duid_session_mark_read (fixture->session, 0, TRUE, NULL));
  duid_session_set_author (fixture->session, "Anna");
  g_assert_true (duid_session_mark_read (fixture->session, 0, TRUE, NULL));
  g_assert_true (duid_session_mark_read (fixture->session, 1, TRUE, NULL));
  queue = make_queue (fixture, DUID_QUEUE_UNTOUCHED);
  g_assert_cmpuint (queue->n_first, ==, 169);
  g_assert_cmpuint (get (queue, 0)->row, ==, 2);
  g_assert_cmpuint (get (queue, 169)->row, ==, 1);
  g_assert_cmpuint (get (queue, 170)->row, ==, 0);
  words = duid_reading_queue_dup_words (queue, fixture->session, 0);
  g_assert_cmpstr (words, ==, "Read by 2 people");
}

static DuidRows *
find_rows (Fixture    *fixture,
           const char *text)
{
  g_autoptr (DuidCondition) parsed = condition (fixture, text);

  return duid_condition_find_rows (
    parsed, duid_selection_get_stand (duid_session_get_selection (fixture->session)));
}

/* Everyone satisfied gets “goed”, all of the others “anders”; and one satisfied teller
 * “probleem”: with n satisfied, its log odds are ln (0.5 / (n - 1 + 0.5)). */
static void
test_a_rare_tag_stands_against_its_teller (Fixture      *fixture,
                                           gconstpointer unused)
{
  DuidSession *session = fixture->session;
  g_autoptr (DuidRows) satisfied = find_rows (fixture, "tevredenheid:band=Tevreden");
  g_autoptr (DuidRows) others = find_rows (fixture, "tevredenheid:!band=Tevreden");
  g_autoptr (DuidReadingQueue) queue = NULL;
  const DuidContrary *contrary;
  double              n = (double) duid_rows_count (satisfied);
  gssize              odd = duid_rows_next (satisfied, 40);

  g_assert_true (duid_session_tag (session, satisfied, "goed", TRUE, NULL));
  g_assert_true (duid_session_tag (session, others, "anders", TRUE, NULL));
  duid_session_focus (session, odd);
  g_assert_true (duid_session_tag (session, NULL, "probleem", TRUE, NULL));
  queue = make_queue (fixture, DUID_QUEUE_CONTRARY);
  g_assert_cmpuint (queue->contraries->len, >=, 1);
  contrary = &g_array_index (queue->contraries, DuidContrary, 0);
  g_assert_cmpuint (contrary->row, ==, (gsize) odd);
  g_assert_cmpuint (contrary->n_tagged, ==, 0);
  g_assert_cmpfloat_with_epsilon (contrary->log_odds, log (0.5 / (n - 1 + 0.5)), 1e-12);
  g_assert_cmpuint (get (queue, 0)->row, ==, (guint) odd);
}

static void
test_a_tag_may_be_said_to_stand_against_an_answer (Fixture      *fixture,
                                                   gconstpointer unused)
{
  DuidSession *session = fixture->session;
  g_autoptr (DuidRows) satisfied = find_rows (fixture, "tevredenheid:band=Tevreden");
  g_autoptr (DuidRows) others = find_rows (fixture, "tevredenheid:!band=Tevreden");
  g_autoptr (GArray) found = NULL;
  gssize odd = duid_rows_next (satisfied, 90);

  duid_rows_add (others, (gsize) odd);
  g_assert_true (duid_session_tag (session, others, "probleem", TRUE, NULL));
  g_assert_true (duid_session_change_tag (
    session, duid_tagging_get_tag (duid_session_get_tagging (session), 0)->id, DUID_TAG_AGAINST,
    "tevredenheid:band=Tevreden", NULL));
  found = duid_contrary_find (duid_selection_get_stand (duid_session_get_selection (session)), -1);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_true (g_array_index (found, DuidContrary, 0).is_declared);
  g_assert_cmpuint (g_array_index (found, DuidContrary, 0).row, ==, (gsize) odd);
}

static void
quit_cb (GMainLoop *loop)
{
  g_main_loop_quit (loop);
}

static void
test_the_list_takes_over_a_queue_when_it_is_made (Fixture      *fixture,
                                                  gconstpointer unused)
{
  g_autoptr (DuidReadingQueue) queue = make_queue (fixture, DUID_QUEUE_CENTRAL);
  g_autoptr (DuidStoryList) list = duid_story_list_new (fixture->session);
  g_autofree char *words = NULL;

  duid_story_list_set_order (list, DUID_STORY_ORDER_CENTRAL);
  g_assert_cmpint (duid_story_list_get_row (list, 0), ==, 0);
  g_signal_connect_swapped (list, "queue-changed", G_CALLBACK (quit_cb), fixture->loop);
  g_main_loop_run (fixture->loop);
  for (guint i = 0; i < 171; i++)
    g_assert_cmpint (duid_story_list_get_row (list, i), ==, (gssize) get (queue, i)->row);
  words = duid_story_list_dup_words (list, duid_story_list_get_row (list, 0));
  g_assert_nonnull (words);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("distances-are-between-nothing-and-one", test_distances_are_between_nothing_and_one);
  ADD ("central-and-extreme-are-each-others-mirror",
       test_central_and_extreme_are_each_others_mirror);
  ADD ("queues-are-of-the-selection", test_queues_are_of_the_selection);
  ADD ("each-next-one-is-farthest-from-those-before",
       test_each_next_one_is_farthest_from_those_before);
  ADD ("what-nobody-read-comes-first", test_what_nobody_read_comes_first);
  ADD ("a-rare-tag-stands-against-its-teller", test_a_rare_tag_stands_against_its_teller);
  ADD ("a-tag-may-be-said-to-stand-against-an-answer",
       test_a_tag_may_be_said_to_stand_against_an_answer);
  ADD ("the-list-takes-over-a-queue-when-it-is-made",
       test_the_list_takes_over_a_queue_when_it_is_made);
  return g_test_run ();
}
