/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session-fixture.h"

#include "session/duid-list-place.h"
#include "session/duid-story-list.h"
#include "session/duid-story-ranks.h"

#include <math.h>

#define ADD(name, func) g_test_add ("/story-list/" name, Fixture, NULL, set_up, func, tear_down)

static void
count_cb (GListModel *model,
          guint       position,
          guint       removed,
          guint       added,
          guint      *n)
{
  *n = *n - removed + added;
}

static void
test_list_follows_the_selection (Fixture      *fixture,
                                 gconstpointer unused)
{
  DuidStoryList *list = duid_story_list_new (fixture->session);
  guint          n = g_list_model_get_n_items (G_LIST_MODEL (list));

  g_signal_connect (list, "items-changed", G_CALLBACK (count_cb), &n);
  g_assert_cmpuint (n, ==, 171);
  brush (fixture, "perspectief=Medewerker", DUID_BRUSH_REPLACE, FALSE);
  g_assert_cmpuint (n, ==, 71);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 71);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (duid_story_list_find (list, duid_story_list_get_row (list, i)), ==, (int) i);
  g_assert_cmpint (duid_story_list_find (list, 0), ==, -1);
  g_assert_finalize_object (list);
}

/* Every place has a story that passes, each has one place, and there are no others. */
static void
check_list (DuidStoryList *list,
            DuidSession   *session)
{
  const DuidRows *passing = duid_selection_get_rows (duid_session_get_selection (session));
  guint           n = g_list_model_get_n_items (G_LIST_MODEL (list));

  g_assert_cmpuint (n, ==, duid_rows_count (passing));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DuidListPlace) place = g_list_model_get_item (G_LIST_MODEL (list), i);
      gssize row = duid_story_list_get_row (list, i);

      g_assert_cmpuint (duid_list_place_get_position (place), ==, i);
      g_assert_true (duid_rows_has (passing, (gsize) row));
      g_assert_cmpint (duid_story_list_find (list, row), ==, (int) i);
    }
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), n));
  g_assert_cmpint (duid_story_list_get_row (list, n), ==, -1);
}

typedef struct
{
  DuidSession *session;
  guint        n;       /* as it was told */
  guint        n_moved; /* how often */
} Heard;

static void
items_changed_cb (DuidStoryList *list,
                  guint          position,
                  guint          removed,
                  guint          added,
                  Heard         *heard)
{
  /* Only the end changes. */
  g_assert_cmpuint (position + removed, ==, heard->n);
  heard->n = heard->n - removed + added;
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, heard->n);
  if (heard->n > 0)
    check_list (list, heard->session);
}

static void
moved_cb (DuidStoryList *list,
          Heard         *heard)
{
  heard->n_moved++;
  check_list (list, heard->session);
}

/* In every order, whatever is told, the list is what passes by then. */
static void
test_every_step_of_a_change_is_true (Fixture      *fixture,
                                     gconstpointer unused)
{
  g_autoptr (DuidStoryList) list = duid_story_list_new (fixture->session);
  Heard heard = { fixture->session, 171, 0 };

  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), &heard);
  g_signal_connect (list, "moved", G_CALLBACK (moved_cb), &heard);
  brush (fixture, "perspectief=Medewerker", DUID_BRUSH_REPLACE, FALSE);
  g_assert_cmpuint (heard.n, ==, 71);
  duid_story_list_shuffle (list);
  brush (fixture, "perspectief=Gezin", DUID_BRUSH_REPLACE, FALSE);
  g_assert_cmpuint (heard.n, ==, 100);
  duid_story_list_shuffle (list);
  duid_story_list_set_order (list, DUID_STORY_ORDER_SOURCE);
  duid_session_undo (fixture->session, NULL);
  duid_session_undo (fixture->session, NULL);
  g_assert_cmpuint (heard.n, ==, 171);
  g_assert_cmpuint (heard.n_moved, ==, 7);
}

static void
test_dates_run_from_new_to_old (Fixture      *fixture,
                                gconstpointer unused)
{
  g_autoptr (DuidStoryList) list = duid_story_list_new (fixture->session);
  DuidDataset  *dataset = duid_session_get_dataset (fixture->session);
  int           date = duid_framework_find (duid_dataset_get_framework (dataset), "datum");
  const double *days = duid_dataset_get_numbers (dataset, (guint) date);

  duid_story_list_set_order (list, DUID_STORY_ORDER_DATE);
  for (guint i = 1; i < 171; i++)
    {
      double before = days[duid_story_list_get_row (list, i - 1)];
      double after = days[duid_story_list_get_row (list, i)];

      g_assert_true (isnan (after) || before >= after);
    }
}

static void
test_shuffling_keeps_every_story_once (Fixture      *fixture,
                                       gconstpointer unused)
{
  g_autoptr (DuidStoryList) list = duid_story_list_new (fixture->session);
  g_autoptr (DuidRows) seen = duid_rows_new (171);
  guint n_moved = 0;

  duid_story_list_shuffle (list);
  for (guint i = 0; i < 171; i++)
    {
      gssize row = duid_story_list_get_row (list, i);

      duid_rows_add (seen, (gsize) row);
      n_moved += row != (gssize) i;
    }
  g_assert_cmpuint (duid_rows_count (seen), ==, 171);
  g_assert_cmpuint (n_moved, >, 100);
}

static void
test_unread_stories_come_first (Fixture      *fixture,
                                gconstpointer unused)
{
  g_autoptr (DuidStoryList) list = duid_story_list_new (fixture->session);

  g_assert_true (duid_session_mark_read (fixture->session, 0, TRUE, NULL));
  duid_story_list_set_order (list, DUID_STORY_ORDER_UNREAD);
  g_assert_cmpint (duid_story_list_get_row (list, 0), ==, 1);
  g_assert_cmpint (duid_story_list_get_row (list, 170), ==, 0);
}

/* ---- so many that putting them in order takes a while ---- */

#define N_MANY (DUID_STORY_RANKS_MANY + 100)

static void
set_up_many (Fixture      *fixture,
             gconstpointer unused)
{
  g_autoptr (GString) text = g_string_new ("id,title,story,mood\n");

  for (guint row = 0; row < N_MANY; row++)
    g_string_append_printf (text, "%u,Title %05u,We waited for letter %u of the school.,mood %u\n",
                            row + 1, (row * 7919) % N_MANY, row, row % 5);
  set_up_text (fixture, text->str);
}

static void
wait_for_order (DuidStoryList *list)
{
  while (duid_story_list_is_busy (list))
    g_main_context_iteration (NULL, TRUE);
}

/* What was begun and given up still ends, and holds the list until then. */
static void
wait_for_given_up (DuidStoryList *list)
{
  while (G_OBJECT (list)->ref_count > 1)
    g_main_context_iteration (NULL, TRUE);
}

static void
assert_by_title (DuidStoryList *list,
                 DuidDataset   *dataset)
{
  for (guint i = 0; i < N_MANY; i++)
    {
      gssize           row = duid_story_list_get_row (list, i);
      g_autofree char *expected = g_strdup_printf ("Title %05u", i);
      g_autofree char *title = duid_dataset_dup_title (dataset, (gsize) row);

      g_assert_cmpstr (title, ==, expected);
      g_assert_cmpint (duid_story_list_find (list, row), ==, (int) i);
    }
}

static void
test_many_stories_stay_until_their_order_is_there (Fixture      *fixture,
                                                   gconstpointer unused)
{
  g_autoptr (DuidStoryList) list = duid_story_list_new (fixture->session);

  g_assert_false (duid_story_list_is_busy (list));
  duid_story_list_set_order (list, DUID_STORY_ORDER_TITLE);
  g_assert_true (duid_story_list_is_busy (list));
  for (guint i = 0; i < 100; i++)
    g_assert_cmpint (duid_story_list_get_row (list, i), ==, i);
  wait_for_order (list);
  assert_by_title (list, duid_session_get_dataset (fixture->session));
}

static void
test_the_order_asked_for_last_is_taken (Fixture      *fixture,
                                        gconstpointer unused)
{
  g_autoptr (DuidStoryList) list = duid_story_list_new (fixture->session);

  duid_story_list_set_order (list, DUID_STORY_ORDER_TITLE);
  duid_story_list_shuffle (list);
  duid_story_list_set_order (list, DUID_STORY_ORDER_TITLE);
  wait_for_order (list);
  wait_for_given_up (list);
  assert_by_title (list, duid_session_get_dataset (fixture->session));
  duid_story_list_shuffle (list);
  duid_story_list_set_order (list, DUID_STORY_ORDER_SOURCE);
  g_assert_false (duid_story_list_is_busy (list));
  wait_for_given_up (list);
  for (guint i = 0; i < N_MANY; i++)
    g_assert_cmpint (duid_story_list_get_row (list, i), ==, i);
}

static void
test_closing_gives_up_an_order (Fixture      *fixture,
                                gconstpointer unused)
{
  g_autoptr (DuidStoryList) list = duid_story_list_new (fixture->session);

  duid_story_list_set_order (list, DUID_STORY_ORDER_TITLE);
  g_assert_true (duid_session_close (fixture->session, NULL));
  g_assert_false (duid_story_list_is_busy (list));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  wait_for_given_up (list);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("list follows the selection", test_list_follows_the_selection);
  ADD ("every step of a change is true", test_every_step_of_a_change_is_true);
  ADD ("dates run from new to old", test_dates_run_from_new_to_old);
  ADD ("shuffling keeps every story once", test_shuffling_keeps_every_story_once);
  ADD ("unread stories come first", test_unread_stories_come_first);
  g_test_add ("/story-list/many stories stay until their order is there", Fixture, NULL,
              set_up_many, test_many_stories_stay_until_their_order_is_there, tear_down);
  g_test_add ("/story-list/the order asked for last is taken", Fixture, NULL, set_up_many,
              test_the_order_asked_for_last_is_taken, tear_down);
  g_test_add ("/story-list/closing gives up an order", Fixture, NULL, set_up_many,
              test_closing_gives_up_an_order, tear_down);
  return g_test_run ();
}
