/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/duid-story-list.h"
#include "base/duid-found-words.h"
#include "widgets/duid-reader-pane.h"
#include "widgets/duid-tag-bar.h"
#include "widgets/duid-stories-page.h"
#include "widgets/duid-story-pane.h"
#include "widgets/duid-story-places.h"
#include "widgets/duid-story-text.h"

#include "../session/session-fixture.h"

#include <adwaita.h>
#include <string.h>

static char *
join_found (const char *text,
            const char *search)
{
  g_autoptr (GArray) spans = duid_found_words_find (text, search);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < spans->len; i++)
    {
      const DuidSpan *span = &g_array_index (spans, DuidSpan, i);

      g_string_append_printf (found, "[%.*s]", (int) (span->end - span->start), text + span->start);
    }
  return g_strdup (found->str);
}

static void
assert_found (const char *text,
              const char *search,
              const char *expected)
{
  g_autofree char *found = join_found (text, search);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_words_are_found_as_the_search_finds_them (void)
{
  assert_found ("Eén school, één SCHOOL.", "een", "[Eén][één]");
  assert_found ("school schooltje scholen", "school", "[school][schooltje]");
  assert_found ("school schooltje moeder", "school moe", "[school][moeder]");
  assert_found ("de oma en de opa", "\"de opa\"", "[de opa]");
  assert_found ("de oma en de opaal", "\"de opa\"", "");
  assert_found ("Jeugdhulpverlening helpt", "hulp", "");
  assert_found ("Jeugdhulpverlening helpt", "*HULP", "[hulp]");
  assert_found ("onde opaal, de opa", "*\"de opa\"", "[de opa][de opa]");
  assert_found ("Cafe\u0301s en café", "cafe", "[Cafe\u0301s][café]");
  assert_found ("goed 😀 zo 😀", "😀", "[😀][😀]");
  assert_found ("hulp hulpverlener", "*hulp hulpv", "[hulp][hulpv]");
  assert_found ("niets", "***", "");
  assert_found ("niets", "", "");
  assert_found ("", "iets", "");
}

static void
test_a_line_of_the_list_shows_what_was_found (void)
{
  const char *story = "Het begon op een dag in mei.\nToen kwam de jeugdhulpverlening langs.";
  g_autoptr (GPtrArray) searches = g_ptr_array_new ();
  g_autofree char *plain = duid_story_text_dup_line (story, searches);
  g_autofree char *found = NULL;
  g_autofree char *near = NULL;

  g_assert_cmpstr (plain, ==,
                   "Het begon op een dag in mei. Toen kwam de jeugdhulpverlening langs.");
  g_ptr_array_add (searches, (char *) "*hulp");
  found = duid_story_text_dup_line (story, searches);
  g_assert_cmpstr (found, ==, "… kwam de jeugdhulpverlening langs.");
  g_ptr_array_add (searches, (char *) "begon");
  near = duid_story_text_dup_line (story, searches);
  g_assert_cmpstr (near, ==, plain);
}

static void
test_words_keep_their_place_in_the_story (void)
{
  const char *story = " E\u00e9n.\r\n\r\n\n Twee drie.\n";
  g_autoptr (DuidStoryPlaces) places = duid_story_places_new (story);
  const char *twee = strstr (places->text, "Twee");

  g_assert_cmpstr (places->text, ==, "E\u00e9n.\n\nTwee drie.");
  g_assert_cmpuint (duid_story_places_to_shown (places, 1), ==, 0);
  g_assert_cmpuint (duid_story_places_to_shown (places, 3), ==, 3);
  g_assert_cmpuint (duid_story_places_to_shown (places, 11), ==, twee - places->text);
  g_assert_cmpuint (duid_story_places_to_story (places, (guint) (twee - places->text)), ==, 11);
  for (guint point = 11; point <= 21; point++)
    g_assert_cmpuint (duid_story_places_to_story (
                        places, duid_story_places_to_shown (places, point)),
                      ==, point);
  /* What is left out has the place of what stands before it. */
  g_assert_cmpuint (duid_story_places_to_shown (places, 8), ==, 5);
  g_assert_cmpuint (duid_story_places_to_story (places, 6), ==, 5);
  g_assert_cmpuint (duid_story_places_to_shown (places, 999), ==, strlen (places->text));
}

static void
test_paragraphs_are_parted_once (void)
{
  g_autoptr (GPtrArray) searches = g_ptr_array_new ();
  g_autoptr (PangoAttrList) attributes = NULL;
  g_autofree char *text = duid_story_text_new ("Een.\r\n\r\n\n Twee.\nDrie.\n", searches, FALSE,
                                               &attributes);

  g_assert_cmpstr (text, ==, "Een.\n\nTwee.\n\nDrie.");
}

/* ---- on a screen ---- */

static gboolean
wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* Lets the program run until @row is read or @seconds have passed. */
static gboolean
wait_until_read (DuidSession *session,
                 gsize        row,
                 double       seconds)
{
  gint64 end = g_get_monotonic_time () + (gint64) (seconds * G_USEC_PER_SEC);
  guint  timer = g_timeout_add (50, wake_cb, NULL);

  while (!duid_rows_has (duid_session_get_tagging (session)->read, row) &&
         g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timer);
  return duid_rows_has (duid_session_get_tagging (session)->read, row);
}

static GtkWidget *
find_type (GtkWidget *widget,
           GType      type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_type (child, type);
  return found;
}

static GtkWidget *
show_in_window (GtkWidget *widget)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 320, 600);
  gtk_window_set_child (GTK_WINDOW (window), widget);
  gtk_window_present (GTK_WINDOW (window));
  while (!gtk_widget_get_mapped (widget))
    g_main_context_iteration (NULL, TRUE);
  return window;
}

/* Closes @window; what was in it must be gone with it. */
static void
assert_goes_away (GtkWidget *window,
                  GtkWidget *child)
{
  g_object_add_weak_pointer (G_OBJECT (child), (gpointer *) &child);
  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (child);
}

static void
test_selection_and_focus_are_one (Fixture      *fixture,
                                  gconstpointer unused)
{
  g_autoptr (DuidStoryList) list = duid_story_list_new (fixture->session);
  GtkWidget         *pane = g_object_new (DUID_TYPE_STORY_PANE, NULL);
  GtkWidget         *window;
  GtkListView       *view;
  GtkSelectionModel *selection;

  duid_story_pane_set_session (DUID_STORY_PANE (pane), fixture->session, list);
  window = show_in_window (pane);
  view = GTK_LIST_VIEW (find_type (pane, GTK_TYPE_LIST_VIEW));
  selection = gtk_list_view_get_model (view);
  duid_session_focus (fixture->session, 12);
  g_assert_cmpuint (gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (selection)), ==, 12);
  gtk_selection_model_select_item (selection, 3, TRUE);
  g_assert_cmpint (duid_session_get_focus (fixture->session), ==, 3);
  duid_story_list_set_order (list, DUID_STORY_ORDER_TITLE);
  g_assert_cmpint (duid_session_get_focus (fixture->session), ==, 3);
  g_assert_cmpint ((int) gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (selection)), ==,
                   duid_story_list_find (list, 3));
  assert_goes_away (window, pane);
}

static void
test_a_story_in_sight_becomes_read (Fixture      *fixture,
                                    gconstpointer unused)
{
  GtkWidget *reader = g_object_new (DUID_TYPE_READER_PANE, NULL);
  GtkWidget *window;
  g_autoptr (GError) error = NULL;

  duid_reader_pane_set_session (DUID_READER_PANE (reader), fixture->session);
  duid_session_focus (fixture->session, 7);
  g_object_ref_sink (reader);
  g_assert_false (wait_until_read (fixture->session, 7, 2));
  window = show_in_window (reader);
  g_object_unref (reader);
  g_assert_true (wait_until_read (fixture->session, 7, 20));
  g_assert_true (duid_session_mark_read (fixture->session, 7, FALSE, &error));
  g_assert_no_error (error);
  g_assert_false (wait_until_read (fixture->session, 7, 2));
  assert_goes_away (window, reader);
}

static void
test_a_tag_is_made_by_typing (Fixture      *fixture,
                              gconstpointer unused)
{
  GtkWidget *reader = g_object_new (DUID_TYPE_READER_PANE, NULL);
  GtkWidget *window;
  GtkWidget *entry;
  int        tag;

  duid_reader_pane_set_session (DUID_READER_PANE (reader), fixture->session);
  window = show_in_window (reader);
  duid_session_focus (fixture->session, 5);
  duid_reader_pane_add_tag (DUID_READER_PANE (reader));
  entry = find_type (find_type (find_type (reader, DUID_TYPE_TAG_BAR), GTK_TYPE_POPOVER),
                     GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "netwerk");
  g_signal_emit_by_name (entry, "activate");
  tag = duid_tagging_find (duid_session_get_tagging (fixture->session), "netwerk");
  g_assert_cmpint (tag, ==, 0);
  g_assert_true (duid_rows_has (
    duid_tagging_get_tag (duid_session_get_tagging (fixture->session), 0)->rows, 5));
  assert_goes_away (window, reader);
}

static void
test_the_page_for_reading_comes_and_goes (Fixture      *fixture,
                                          gconstpointer unused)
{
  g_autoptr (DuidStoryList) list = duid_story_list_new (fixture->session);
  GtkWidget *page = g_object_new (DUID_TYPE_STORIES_PAGE, NULL);
  GtkWidget *window;

  duid_stories_page_set_session (DUID_STORIES_PAGE (page), fixture->session, list);
  window = show_in_window (page);
  for (gssize row = 0; row < 171; row += 10)
    duid_session_focus (fixture->session, row);
  g_assert_true (duid_session_close (fixture->session, NULL));
  assert_goes_away (window, page);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/reading/words-are-found-as-the-search-finds-them",
                   test_words_are_found_as_the_search_finds_them);
  g_test_add_func ("/reading/a-line-of-the-list-shows-what-was-found",
                   test_a_line_of_the_list_shows_what_was_found);
  g_test_add_func ("/reading/words-keep-their-place-in-the-story",
                   test_words_keep_their_place_in_the_story);
  g_test_add_func ("/reading/paragraphs-are-parted-once", test_paragraphs_are_parted_once);
  g_test_add ("/reading/selection-and-focus-are-one", Fixture, NULL, set_up,
              test_selection_and_focus_are_one, tear_down);
  g_test_add ("/reading/a-story-in-sight-becomes-read", Fixture, NULL, set_up,
              test_a_story_in_sight_becomes_read, tear_down);
  g_test_add ("/reading/a-tag-is-made-by-typing", Fixture, NULL, set_up,
              test_a_tag_is_made_by_typing, tear_down);
  g_test_add ("/reading/the-page-for-reading-comes-and-goes", Fixture, NULL, set_up,
              test_the_page_for_reading_comes_and_goes, tear_down);
  return g_test_run ();
}
