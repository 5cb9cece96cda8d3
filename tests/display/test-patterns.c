/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "display-fixture.h"

#include "app/duid-print-patterns.h"
#include "session/duid-session-patterns.h"
#include "widgets/duid-indicator-card.h"
#include "widgets/duid-pattern-tile.h"

#include <glib/gstdio.h>
#include <string.h>

static void
add_pattern (Fixture    *fixture,
             const char *see,
             const char *theme)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) patterns = NULL;
  g_autofree char *id = NULL;

  g_assert_true (duid_session_add_pattern (fixture->session, "plan", &id, &error));
  g_assert_no_error (error);
  patterns = duid_session_load_patterns (fixture->session, NULL);
  for (guint i = 0; i < patterns->len; i++)
    {
      const DuidPattern *pattern = g_ptr_array_index (patterns, i);

      if (strcmp (pattern->id, id) != 0)
        continue;
      g_assert_true (duid_session_change_pattern (fixture->session, pattern, DUID_PATTERN_SEE, see,
                                                  NULL));
      g_assert_true (duid_session_change_pattern (fixture->session, pattern, DUID_PATTERN_THEME,
                                                  theme, NULL));
    }
}

static gboolean
has_tiles (gpointer window)
{
  return count_widgets (window, DUID_TYPE_PATTERN_TILE) == 2;
}

static void
test_patterns_stand_on_their_page (Fixture      *fixture,
                                   gconstpointer unused)
{
  add_pattern (fixture, "They wait for each other", "Help");
  add_pattern (fixture, "The plan is theirs", "Own say");
  duid_window_show_page (fixture->window, "patterns");
  wait_until (has_tiles, fixture->window);
  g_assert_nonnull (find_label (GTK_WIDGET (fixture->window), "They wait for each other"));
  g_assert_nonnull (find_label (GTK_WIDGET (fixture->window), "Own say"));
}

/* What is typed is kept when the page is left, also when nobody rested. */
static void
test_words_are_kept_when_the_page_is_left (Fixture      *fixture,
                                           gconstpointer unused)
{
  g_autoptr (GPtrArray) patterns = NULL;
  GtkWidget *view;

  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "add-pattern",
                                  g_variant_new_string ("plan"));
  settle ();
  view = find_first (GTK_WIDGET (fixture->window), GTK_TYPE_TEXT_VIEW);
  g_assert_nonnull (view);
  for (guint i = 0; view != NULL && !gtk_widget_has_focus (view); i++)
    view = find_nth (GTK_WIDGET (fixture->window), GTK_TYPE_TEXT_VIEW, i);
  g_assert_nonnull (view);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "Half a wor", -1);
  duid_window_show_page (fixture->window, "explore");
  settle ();
  patterns = duid_session_load_patterns (fixture->session, NULL);
  g_assert_cmpuint (patterns->len, ==, 1);
  g_assert_cmpstr (duid_pattern_get_field (g_ptr_array_index (patterns, 0), DUID_PATTERN_SEE), ==,
                   "Half a wor");
}

static void
test_patterns_are_printed (Fixture      *fixture,
                           gconstpointer unused)
{
  g_autofree char *pdf = g_build_filename (fixture->folder, "patterns.pdf", NULL);
  g_autofree char *words = NULL;
  const char      *command[] = { "pdftotext", pdf, "-", NULL };
  g_autoptr (GError) error = NULL;
  int status;

  for (guint i = 0; i < 9; i++)
    add_pattern (fixture, i == 8 ? "The last of nine" : "They wait for each other", "Help");
  g_assert_true (duid_print_patterns (GTK_WINDOW (fixture->window), fixture->session, pdf, &error));
  g_assert_no_error (error);
  if (!g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &words, NULL,
                     &status, NULL))
    g_test_skip ("pdftotext is not here");
  else
    {
      g_assert_nonnull (strstr (words, "Help"));
      g_assert_nonnull (strstr (words, "The last of nine"));
      /* More than one page. */
      g_assert_nonnull (strchr (words, '\f'));
      g_assert_true (strchr (words, '\f') != strrchr (words, '\f'));
    }
  g_unlink (pdf);
}

static gboolean
has_cards (gpointer window)
{
  return count_widgets (window, DUID_TYPE_INDICATOR_CARD) > 5;
}

static void
test_indicators_follow_the_selection (Fixture      *fixture,
                                      gconstpointer unused)
{
  duid_window_show_page (fixture->window, "indicators");
  wait_until (has_cards, fixture->window);
  g_assert_nonnull (find_label (GTK_WIDGET (fixture->window), "84\u00a0%"));
  look_through (fixture, "tevredenheid<4");
  settle ();
  g_assert_nonnull (find_label (GTK_WIDGET (fixture->window), "0\u00a0%"));
}

#define ADD(sentence, test) \
  g_test_add ("/display/patterns/" sentence, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("patterns stand on their page", test_patterns_stand_on_their_page);
  ADD ("words are kept when the page is left", test_words_are_kept_when_the_page_is_left);
  ADD ("patterns are printed", test_patterns_are_printed);
  ADD ("indicators follow the selection", test_indicators_follow_the_selection);
  return g_test_run ();
}
