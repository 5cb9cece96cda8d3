/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "display-fixture.h"

#include "widgets/duid-story-row.h"

#include <glib/gstdio.h>

#define N_MANY 100000

static const char package[] =
  "{\"profile\": \"data-package\", \"name\": \"many\", \"title\": \"Many\","
  " \"resources\": [{\"name\": \"many\", \"path\": \"many.csv\", \"format\": \"csv\","
  "  \"encoding\": \"utf-8\", \"dialect\": {\"delimiter\": \";\", \"header\": true},"
  "  \"schema\": {\"fields\": ["
  "   {\"name\": \"id\", \"type\": \"string\"}, {\"name\": \"title\", \"type\": \"string\"},"
  "   {\"name\": \"story\", \"type\": \"string\"}, {\"name\": \"score\", \"type\": \"number\"}]}}],"
  " \"duiding\": {\"version\": 1, \"questions\": ["
  "  {\"name\": \"id\", \"type\": \"id\", \"label\": \"Number\", \"columns\": {\"many\": \"id\"}},"
  "  {\"name\": \"title\", \"type\": \"title\", \"label\": \"Title\","
  "   \"columns\": {\"many\": \"title\"}},"
  "  {\"name\": \"story\", \"type\": \"story\", \"label\": \"Story\","
  "   \"columns\": {\"many\": \"story\"}},"
  "  {\"name\": \"score\", \"type\": \"slider\", \"label\": \"Score\", \"min\": 0, \"max\": 100,"
  "   \"left\": \"Low\", \"right\": \"High\", \"columns\": {\"many\": \"score\"}}]}}";

static char *
write_many (const char *folder)
{
  g_autoptr (GString) table = g_string_new ("id;title;story;score\n");
  g_autofree char *csv = g_build_filename (folder, "many.csv", NULL);
  char            *path = g_build_filename (folder, "datapackage.json", NULL);
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < N_MANY; i++)
    g_string_append_printf (table, "s%d;Story %d;“It happened on day %d,” she said;%d\n", i, i, i,
                            i % 101);
  g_file_set_contents (csv, table->str, (gssize) table->len, &error);
  g_assert_no_error (error);
  g_file_set_contents (path, package, -1, &error);
  g_assert_no_error (error);
  return path;
}

static GtkAdjustment *
get_adjustment (Fixture *fixture)
{
  GtkWidget *list =
    find_first (GTK_WIDGET (fixture->window->story_pane), GTK_TYPE_LIST_VIEW);

  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));
}

static void
set_up_many (Fixture      *fixture,
             gconstpointer unused)
{
  g_autofree char *folder = g_dir_make_tmp ("duiding-many-XXXXXX", NULL);
  g_autofree char *path = write_many (folder);
  g_autofree char *csv = g_build_filename (folder, "many.csv", NULL);

  open_package (fixture, path);
  g_unlink (csv);
  g_unlink (path);
  g_rmdir (folder);
}

/* The rows that are made are those in sight and some around them. */
static void
test_a_hundred_thousand_stories_scroll (Fixture      *fixture,
                                        gconstpointer unused)
{
  GtkWidget     *pane = GTK_WIDGET (fixture->window->story_pane);
  GtkAdjustment *adjustment = get_adjustment (fixture);
  double         end;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->window->stories)), ==, N_MANY);
  g_assert_nonnull (find_label (pane, "Story 0"));
  for (int i = 0; i <= 20; i++)
    {
      end = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
      gtk_adjustment_set_value (adjustment, end * i / 20);
      settle ();
      g_assert_cmpuint (count_widgets (pane, DUID_TYPE_STORY_ROW), <, 1000);
    }
  g_assert_nonnull (find_label (pane, "Story 99999"));
}

static void
test_the_story_in_focus_comes_into_sight (Fixture      *fixture,
                                          gconstpointer unused)
{
  GtkWidget *pane = GTK_WIDGET (fixture->window->story_pane);

  g_assert_null (find_label (pane, "Story 54321"));
  duid_session_focus (fixture->session, 54321);
  settle ();
  g_assert_nonnull (find_label (pane, "Story 54321"));
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv);
  g_test_add ("/many stories/a hundred thousand stories scroll", Fixture, NULL, set_up_many,
              test_a_hundred_thousand_stories_scroll, tear_down);
  g_test_add ("/many stories/the story in focus comes into sight", Fixture, NULL, set_up_many,
              test_the_story_in_focus_comes_into_sight, tear_down);
  return g_test_run ();
}
