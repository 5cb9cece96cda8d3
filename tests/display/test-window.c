/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "display-fixture.h"

#include "session/duid-session-tags.h"
#include "widgets/duid-chip-bar.h"
#include "widgets/duid-facet-bar.h"
#include "widgets/duid-facet-row.h"
#include "widgets/duid-stories-page.h"
#include "widgets/duid-story-row.h"

#define N_STORIES  171
#define N_FAMILIES 100

/* ---- opening ---- */

static void
test_the_sample_opens_with_all_its_stories (Fixture      *fixture,
                                            gconstpointer unused)
{
  GListModel *stories = G_LIST_MODEL (fixture->window->stories);
  GtkWidget  *board = GTK_WIDGET (fixture->window->board);

  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->window->stack), ==, "project");
  g_assert_cmpuint (g_list_model_get_n_items (stories), ==, N_STORIES);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==,
                   duid_session_get_title (fixture->session));
  g_assert_nonnull (find_label (board, "171"));
  g_assert_nonnull (find_label (board, "stories"));
  g_assert_true (duid_window_shows (fixture->window, fixture->path));
}

static void
test_closing_the_project_shows_the_welcome_page (Fixture      *fixture,
                                                 gconstpointer unused)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.close-project", NULL);
  settle ();
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->window->stack), ==, "welcome");
  g_assert_true (duid_window_is_empty (fixture->window));
}

static gboolean
is_project_shown (gpointer window)
{
  return g_str_equal (gtk_stack_get_visible_child_name (DUID_WINDOW (window)->stack), "project");
}

static void
test_a_closed_project_opens_again (Fixture      *fixture,
                                   gconstpointer unused)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.close-project", NULL);
  duid_window_open (fixture->window, fixture->path);
  wait_until (is_project_shown, fixture->window);
  g_assert_cmpuint (n_passing (fixture), ==, N_STORIES);
}

static void
test_a_narrow_window_keeps_the_questions_behind_a_button (Fixture      *fixture,
                                                          gconstpointer unused)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);

  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->window->facets)));
  gtk_window_set_default_size (GTK_WINDOW (window), 1024, 700);
  settle ();
  /* Less when the frame is drawn by the window itself. */
  g_assert_cmpint (gtk_widget_get_width (window), <=, 1024);
  g_assert_cmpint (gtk_widget_get_height (window), <=, 700);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->window->facets)));
  gtk_widget_activate_action (window, "win.toggle-facets", NULL);
  settle ();
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->window->facets)));
  g_assert_cmpint (gtk_widget_get_width (window), <=, 1024);
}

static void
test_the_search_takes_room_only_while_it_is_open (Fixture      *fixture,
                                                  gconstpointer unused)
{
  GtkWidget *bar = GTK_WIDGET (fixture->window->search_bar);

  g_assert_cmpint (gtk_widget_get_height (bar), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.search", NULL);
  settle ();
  g_assert_cmpint (gtk_widget_get_height (bar), >, 20);
  gtk_search_bar_set_search_mode (fixture->window->search_bar, FALSE);
  settle ();
  g_assert_cmpint (gtk_widget_get_height (bar), ==, 0);
}

/* ---- facets ---- */

/* The facet row whose head shows @title. */
static GtkWidget *
find_facet (Fixture    *fixture,
            const char *title)
{
  GtkWidget *row;

  for (guint i = 0; (row = find_nth (GTK_WIDGET (fixture->window->facets), DUID_TYPE_FACET_ROW,
                                     i)) != NULL;
       i++)
    if (g_str_equal (gtk_label_get_text (GTK_LABEL (get_part (row, "name"))), title))
      return row;
  g_test_fail_printf ("there is no facet “%s”", title);
  return NULL;
}

static void
test_a_facet_opens_and_closes (Fixture      *fixture,
                               gconstpointer unused)
{
  GtkWidget   *row = find_facet (fixture, "Stadsdeel");
  GtkRevealer *revealer = GTK_REVEALER (get_part (row, "revealer"));

  g_assert_false (gtk_revealer_get_reveal_child (revealer));
  g_assert_cmpuint (count_widgets (row, DUID_TYPE_FACET_BAR), ==, 0);
  duid_facet_row_open (DUID_FACET_ROW (row), TRUE);
  settle ();
  g_assert_true (gtk_revealer_get_reveal_child (revealer));
  g_assert_cmpuint (count_widgets (row, DUID_TYPE_FACET_BAR), >, 1);
  duid_facet_row_open (DUID_FACET_ROW (row), FALSE);
  settle ();
  g_assert_false (gtk_revealer_get_reveal_child (revealer));
}

static void
test_typing_leaves_the_facets_that_match (Fixture      *fixture,
                                          gconstpointer unused)
{
  GtkWidget *search = get_part (fixture->window->facets, "search");
  GtkWidget *kept = find_facet (fixture, "Stadsdeel");
  GtkWidget *other = find_facet (fixture, "Perspectief");

  gtk_editable_set_text (GTK_EDITABLE (search), "stadsd");
  for (int i = 0; i < 5; i++)
    settle ();
  g_assert_true (gtk_widget_get_visible (kept));
  g_assert_false (gtk_widget_get_visible (other));
  gtk_editable_set_text (GTK_EDITABLE (search), "nothing is called this");
  for (int i = 0; i < 5; i++)
    settle ();
  g_assert_true (gtk_widget_get_visible (get_part (fixture->window->facets, "nothing")));
}

/* ---- chips ---- */

static guint
count_chips (Fixture *fixture)
{
  GtkWidget *bar = find_first (GTK_WIDGET (fixture->window->board), DUID_TYPE_CHIP_BAR);
  GtkWidget *chip;
  guint      n = 0;

  for (guint i = 0; (chip = find_nth (bar, GTK_TYPE_BOX, i)) != NULL; i++)
    if (gtk_widget_has_css_class (chip, "chip"))
      n++;
  return n;
}

static void
test_each_condition_is_a_chip (Fixture      *fixture,
                               gconstpointer unused)
{
  GtkWidget *board = GTK_WIDGET (fixture->window->board);

  g_assert_cmpuint (count_chips (fixture), ==, 0);
  look_through (fixture, "perspectief=Gezin");
  g_assert_cmpuint (count_chips (fixture), ==, 1);
  g_assert_cmpuint (n_passing (fixture), ==, N_FAMILIES);
  g_assert_nonnull (find_label (board, "100"));
  g_assert_nonnull (find_label (board, "of 171 stories"));
  g_assert_nonnull (find_label (board, "Perspectief: Gezin"));
  look_through (fixture, "tevredenheid>=6");
  g_assert_cmpuint (count_chips (fixture), ==, 2);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.clear-all", NULL);
  settle ();
  g_assert_cmpuint (count_chips (fixture), ==, 0);
}

/* Brushed before the project has been drawn: the layout of that moment stayed as it was. */
static void
test_the_first_chip_gets_a_place (Fixture      *fixture,
                                  gconstpointer unused)
{
  GtkWidget *bar = find_first (GTK_WIDGET (fixture->window->board), DUID_TYPE_CHIP_BAR);
  GtkWidget *chips = get_part (bar, "chips");

  g_assert_cmpint (gtk_widget_get_height (chips), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.close-project", NULL);
  settle ();
  duid_window_open (fixture->window, fixture->path);
  wait_until (is_project_shown, fixture->window);
  look_through (fixture, "perspectief=Gezin");
  for (int i = 0; i < 4; i++)
    settle ();
  g_assert_cmpint (gtk_widget_get_height (chips), >, 20);
}

static void
test_undo_takes_the_chip_away_and_redo_brings_it (Fixture      *fixture,
                                                  gconstpointer unused)
{
  look_through (fixture, "perspectief=Gezin");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  settle ();
  g_assert_cmpuint (count_chips (fixture), ==, 0);
  g_assert_cmpuint (n_passing (fixture), ==, N_STORIES);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.redo", NULL);
  settle ();
  g_assert_cmpuint (count_chips (fixture), ==, 1);
  g_assert_cmpuint (n_passing (fixture), ==, N_FAMILIES);
}

/* ---- stories ---- */

static void
test_the_list_shows_the_stories_that_pass (Fixture      *fixture,
                                           gconstpointer unused)
{
  GtkWidget *pane = GTK_WIDGET (fixture->window->story_pane);

  g_assert_nonnull (find_label (pane, "171"));
  g_assert_cmpuint (count_widgets (pane, DUID_TYPE_STORY_ROW), >, 1);
  look_through (fixture, "perspectief=Gezin");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->window->stories)), ==,
                    N_FAMILIES);
  g_assert_nonnull (find_label (pane, "100"));
  look_through (fixture, "text~nergensintedekstgevonden");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (get_part (pane, "stack"))), ==,
                   "empty");
}

static void
test_the_story_in_focus_is_in_the_reader (Fixture      *fixture,
                                          gconstpointer unused)
{
  DuidDataset     *dataset = duid_session_get_dataset (fixture->session);
  g_autofree char *title = duid_dataset_dup_title (dataset, 12);
  GtkWidget       *reader = GTK_WIDGET (fixture->window->reader);

  duid_session_focus (fixture->session, 12);
  settle ();
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (get_part (reader, "title"))), ==, title);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.next-story", NULL);
  g_assert_cmpint (duid_session_get_focus (fixture->session), ==, 13);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.previous-story", NULL);
  g_assert_cmpint (duid_session_get_focus (fixture->session), ==, 12);
}

static void
test_both_pages_can_be_shown (Fixture      *fixture,
                              gconstpointer unused)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GtkWidget *page;

  duid_session_focus (fixture->session, 12);
  gtk_widget_activate_action (window, "win.page", "s", "stories");
  settle ();
  page = find_first (window, DUID_TYPE_STORIES_PAGE);
  g_assert_nonnull (page);
  g_assert_true (gtk_widget_get_mapped (page));
  g_assert_nonnull (find_label (page, "13 of 171"));
  gtk_widget_activate_action (window, "win.page", "s", "explore");
  settle ();
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (fixture->window->board)));
}

static DuidTagging *
tagging (Fixture *fixture)
{
  return duid_session_get_tagging (fixture->session);
}

static void
test_a_tag_is_a_facet_at_once (Fixture      *fixture,
                               gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *row = find_facet (fixture, "Tags");

  g_assert_cmpuint (count_widgets (row, DUID_TYPE_FACET_BAR), ==, 0);
  duid_session_focus (fixture->session, 12);
  duid_session_tag (fixture->session, NULL, "klik", TRUE, &error);
  g_assert_no_error (error);
  settle ();
  g_assert_cmpuint (count_widgets (row, DUID_TYPE_FACET_BAR), ==, 1);
  g_assert_true (duid_rows_has (duid_tagging_get_tag (tagging (fixture), 0)->rows, 12));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  settle ();
  g_assert_cmpuint (tagging (fixture)->tags->len, ==, 0);
  g_assert_cmpuint (count_widgets (row, DUID_TYPE_FACET_BAR), ==, 0);
}

static void
test_facets_stay_open_when_stories_come (Fixture      *fixture,
                                         gconstpointer unused)
{
  const char *name = duid_facet_row_get_name (DUID_FACET_ROW (find_facet (fixture, "Tags")));

  g_assert_cmpstr (name, ==, DUID_TAGS_NAME);
  duid_facet_row_open (DUID_FACET_ROW (find_facet (fixture, "Tags")), FALSE);
  /* What a refresh says. */
  g_signal_emit_by_name (fixture->session, "changed", DUID_CHANGED_DATA);
  g_assert_false (duid_facet_row_is_open (DUID_FACET_ROW (find_facet (fixture, "Tags"))));
}

/* ---- at rest ---- */

#define TRIES   40
#define WAIT_MS 250

static void
count_cb (guint *n_frames)
{
  ++*n_frames;
}

static void
end_wait_cb (gpointer is_over)
{
  *(gboolean *) is_over = TRUE;
}

/* What moves when something opens may take its while; then there is a stretch without
 * a single frame. */
static void
test_a_window_at_rest_asks_for_no_frames (Fixture      *fixture,
                                          gconstpointer unused)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (fixture->window));
  guint          n_frames = 1;
  gulong         handler;

  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  handler = g_signal_connect_swapped (clock, "update", G_CALLBACK (count_cb), &n_frames);
  for (int i = 0; i < TRIES && n_frames > 0; i++)
    {
      gboolean is_over = FALSE;

      n_frames = 0;
      g_timeout_add_once (WAIT_MS, end_wait_cb, &is_over);
      while (!is_over)
        g_main_context_iteration (NULL, TRUE);
    }
  g_signal_handler_disconnect (clock, handler);
  g_assert_cmpuint (n_frames, ==, 0);
}

/* ---- searching ---- */

static const char *
get_searched (Fixture *fixture)
{
  return gtk_editable_get_text (GTK_EDITABLE (fixture->window->search_entry));
}

static void
press_search_cb (gpointer entry)
{
  /* The entry tells of a change a moment later; this is that moment. */
  g_signal_emit_by_name (entry, "search-changed");
}

static void
test_the_entry_shows_a_search_and_adds_none (Fixture      *fixture,
                                             gconstpointer unused)
{
  g_autoptr (DuidView) one =
    duid_view_searched (duid_session_get_view (fixture->session), "school");
  g_autoptr (DuidView) kept = duid_view_with_kept (one, 0, TRUE);
  g_autoptr (DuidView) two = duid_view_searched (kept, "moeder");
  g_autoptr (DuidView) both = duid_view_with_kept (two, 0, FALSE);

  duid_session_look (fixture->session, kept, FALSE);
  press_search_cb (fixture->window->search_entry);
  g_assert_cmpstr (get_searched (fixture), ==, "");
  g_assert_cmpuint (duid_session_get_view (fixture->session)->conditions->len, ==, 1);
  duid_session_look (fixture->session, both, FALSE);
  press_search_cb (fixture->window->search_entry);
  g_assert_cmpstr (get_searched (fixture), ==, "moeder");
  g_assert_cmpuint (duid_session_get_view (fixture->session)->conditions->len, ==, 2);
}

/* ---- the keyboard on chips ---- */

static GtkWidget *
find_close_button (GtkWidget *chip)
{
  return gtk_widget_get_last_child (chip);
}

static void
test_the_keyboard_stays_with_the_chips (Fixture      *fixture,
                                        gconstpointer unused)
{
  GtkWidget *bar = find_first (GTK_WIDGET (fixture->window), DUID_TYPE_CHIP_BAR);
  GtkWidget *chips = get_part (bar, "chips");
  GtkWidget *focus;

  look_through (fixture, "perspectief=Gezin");
  look_through (fixture, "tevredenheid:range=1..10");
  settle ();
  gtk_widget_grab_focus (find_close_button (gtk_widget_get_first_child (chips)));
  g_signal_emit_by_name (find_close_button (gtk_widget_get_first_child (chips)), "clicked");
  settle ();
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, chips));
}

#define ADD(name, function) \
  g_test_add ("/window/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv);
  ADD ("the sample opens with all its stories", test_the_sample_opens_with_all_its_stories);
  ADD ("closing the project shows the welcome page",
       test_closing_the_project_shows_the_welcome_page);
  ADD ("a closed project opens again", test_a_closed_project_opens_again);
  ADD ("a narrow window keeps the questions behind a button",
       test_a_narrow_window_keeps_the_questions_behind_a_button);
  ADD ("the search takes room only while it is open",
       test_the_search_takes_room_only_while_it_is_open);
  ADD ("a facet opens and closes", test_a_facet_opens_and_closes);
  ADD ("typing leaves the facets that match", test_typing_leaves_the_facets_that_match);
  ADD ("each condition is a chip", test_each_condition_is_a_chip);
  ADD ("the first chip gets a place", test_the_first_chip_gets_a_place);
  ADD ("undo takes the chip away and redo brings it",
       test_undo_takes_the_chip_away_and_redo_brings_it);
  ADD ("the list shows the stories that pass", test_the_list_shows_the_stories_that_pass);
  ADD ("the story in focus is in the reader", test_the_story_in_focus_is_in_the_reader);
  ADD ("both pages can be shown", test_both_pages_can_be_shown);
  ADD ("a tag is a facet at once", test_a_tag_is_a_facet_at_once);
  ADD ("the entry shows a search and adds none", test_the_entry_shows_a_search_and_adds_none);
  ADD ("the keyboard stays with the chips", test_the_keyboard_stays_with_the_chips);
  ADD ("a window at rest asks for no frames", test_a_window_at_rest_asks_for_no_frames);
  ADD ("facets stay open when stories come", test_facets_stay_open_when_stories_come);
  return g_test_run ();
}
