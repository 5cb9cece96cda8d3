/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session-fixture.h"

#include "session/duid-story-list.h"
#include "session/duid-story.h"

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
    {
      g_autoptr (DuidStory) story = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_assert_cmpint (duid_story_list_find (list, (gssize) duid_story_get_row (story)), ==,
                       (int) i);
    }
  g_assert_cmpint (duid_story_list_find (list, 0), ==, -1);
  g_assert_finalize_object (list);
}

/* Does to @shadow what it is told of the list, and looks whether they are the same. */
static void
shadow_cb (GListModel *model,
           guint       position,
           guint       removed,
           guint       added,
           GArray     *shadow)
{
  g_array_remove_range (shadow, position, removed);
  for (guint i = 0; i < added; i++)
    {
      g_autoptr (DuidStory) story = g_list_model_get_item (model, position + i);
      gsize row = duid_story_get_row (story);

      g_array_insert_val (shadow, position + i, row);
    }
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, shadow->len);
  for (guint i = 0; i < shadow->len; i++)
    {
      g_autoptr (DuidStory) story = g_list_model_get_item (model, i);

      g_assert_cmpuint (duid_story_get_row (story), ==, g_array_index (shadow, gsize, i));
    }
  g_assert_null (g_list_model_get_item (model, shadow->len));
}

/* However a change is told, in one step or in two, each of them is true. */
static void
test_every_step_of_a_change_is_true (Fixture      *fixture,
                                     gconstpointer unused)
{
  g_autoptr (DuidStoryList) list = duid_story_list_new (fixture->session);
  g_autoptr (GArray) shadow = g_array_new (FALSE, FALSE, sizeof (gsize));

  for (gsize row = 0; row < 171; row++)
    g_array_append_val (shadow, row);
  g_signal_connect (list, "items-changed", G_CALLBACK (shadow_cb), shadow);
  brush (fixture, "perspectief=Medewerker", DUID_BRUSH_REPLACE, FALSE);
  g_assert_cmpuint (shadow->len, ==, 71);
  duid_story_list_shuffle (list);
  brush (fixture, "perspectief=Gezin", DUID_BRUSH_REPLACE, FALSE);
  g_assert_cmpuint (shadow->len, ==, 100);
  duid_story_list_shuffle (list);
  duid_story_list_set_order (list, DUID_STORY_ORDER_SOURCE);
  duid_session_undo (fixture->session, NULL);
  duid_session_undo (fixture->session, NULL);
  g_assert_cmpuint (shadow->len, ==, 171);
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
  return g_test_run ();
}
