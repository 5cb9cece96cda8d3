/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "display-fixture.h"

#include "app/duid-import-corners.h"
#include "app/duid-import-files.h"
#include "app/duid-import-list.h"
#include "app/duid-import-matches.h"
#include "app/duid-import-options.h"
#include "app/duid-import-picker.h"
#include "app/duid-import-report-window.h"
#include "app/duid-import-row.h"
#include "app/duid-import-side.h"
#include "app/duid-import-window.h"
#include "app/duid-tag-split-window.h"
#include "app/duid-tags-window.h"
#include "app/duid-words-window.h"
#include "widgets/duid-answer-picture.h"
#include "widgets/duid-answers-view.h"
#include "widgets/duid-audience-window.h"
#include "widgets/duid-board.h"
#include "widgets/duid-card-grid.h"
#include "widgets/duid-carrier-list.h"
#include "widgets/duid-chart-card.h"
#include "widgets/duid-chart-view.h"
#include "widgets/duid-chip-bar.h"
#include "widgets/duid-compare-page.h"
#include "widgets/duid-compare-pane.h"
#include "widgets/duid-compare-row.h"
#include "widgets/duid-even-box.h"
#include "widgets/duid-facet-bar.h"
#include "widgets/duid-facet-pane.h"
#include "widgets/duid-facet-row.h"
#include "widgets/duid-facet-scale.h"
#include "widgets/duid-indicator-card.h"
#include "widgets/duid-indicators-page.h"
#include "widgets/duid-line-up-window.h"
#include "widgets/duid-note-list.h"
#include "widgets/duid-object-notes.h"
#include "widgets/duid-pair-window.h"
#include "widgets/duid-passage-lines.h"
#include "widgets/duid-passage-text.h"
#include "widgets/duid-pattern-columns.h"
#include "widgets/duid-pattern-editor.h"
#include "widgets/duid-pattern-picture.h"
#include "widgets/duid-pattern-tile.h"
#include "widgets/duid-patterns-page.h"
#include "widgets/duid-reader-pane.h"
#include "widgets/duid-screen-pane.h"
#include "widgets/duid-screen-view.h"
#include "widgets/duid-signals-pane.h"
#include "widgets/duid-still-view.h"
#include "widgets/duid-stories-page.h"
#include "widgets/duid-story-pane.h"
#include "widgets/duid-story-row.h"
#include "widgets/duid-tag-bar.h"
#include "widgets/duid-tag-details.h"
#include "widgets/duid-tag-keys.h"
#include "widgets/duid-tag-mark.h"
#include "widgets/duid-tag-picker.h"
#include "widgets/duid-tag-tree-view.h"
#include "widgets/duid-trend-view.h"
#include "widgets/duid-wrap-box.h"

#define RESOURCES "/nl/duiding/Duiding"

typedef GType (*GetType) (void);

/* Every widget of the program; the last test fails when one is missing here. */
static const GetType widgets[] = {
  duid_answer_picture_get_type,
  duid_answers_view_get_type,
  duid_audience_window_get_type,
  duid_board_get_type,
  duid_card_grid_get_type,
  duid_chart_card_get_type,
  duid_chart_view_get_type,
  duid_chip_bar_get_type,
  duid_compare_page_get_type,
  duid_compare_pane_get_type,
  duid_compare_row_get_type,
  duid_even_box_get_type,
  duid_facet_bar_get_type,
  duid_facet_pane_get_type,
  duid_facet_row_get_type,
  duid_facet_scale_get_type,
  duid_import_corners_get_type,
  duid_import_files_get_type,
  duid_import_list_get_type,
  duid_import_matches_get_type,
  duid_import_options_get_type,
  duid_import_picker_get_type,
  duid_import_report_window_get_type,
  duid_import_row_get_type,
  duid_import_side_get_type,
  duid_import_window_get_type,
  duid_line_up_window_get_type,
  duid_indicator_card_get_type,
  duid_indicators_page_get_type,
  duid_note_list_get_type,
  duid_object_notes_get_type,
  duid_passage_lines_get_type,
  duid_passage_text_get_type,
  duid_tag_keys_get_type,
  duid_pair_window_get_type,
  duid_reader_pane_get_type,
  duid_screen_pane_get_type,
  duid_screen_view_get_type,
  duid_stories_page_get_type,
  duid_signals_pane_get_type,
  duid_still_view_get_type,
  duid_story_pane_get_type,
  duid_story_row_get_type,
  duid_tag_bar_get_type,
  duid_tag_mark_get_type,
  duid_tag_picker_get_type,
  duid_trend_view_get_type,
  duid_carrier_list_get_type,
  duid_pattern_columns_get_type,
  duid_pattern_editor_get_type,
  duid_pattern_picture_get_type,
  duid_pattern_tile_get_type,
  duid_patterns_page_get_type,
  duid_tag_details_get_type,
  duid_tag_tree_view_get_type,
  duid_tag_split_window_get_type,
  duid_tags_window_get_type,
  duid_words_window_get_type,
  duid_wrap_box_get_type,
  duid_window_get_type,
};

/* ---- templates ---- */

/* “chart-card.ui” belongs to DuidChartCard. */
static char *
name_type (const char *file)
{
  GString *name = g_string_new ("Duid");
  gboolean is_first = TRUE;

  for (; *file != '.'; file++)
    if (*file == '-')
      is_first = TRUE;
    else
      {
        g_string_append_c (name, is_first ? g_ascii_toupper (*file) : *file);
        is_first = FALSE;
      }
  return g_string_free (name, FALSE);
}

static GtkWidget *
make_widget (GType type)
{
  if (type == DUID_TYPE_WINDOW)
    return GTK_WIDGET (duid_window_new (get_application ()));
  return g_object_new (type, NULL);
}

static void
let_go (GtkWidget *widget)
{
  gpointer left = widget;

  g_object_add_weak_pointer (G_OBJECT (widget), &left);
  if (GTK_IS_WINDOW (widget))
    gtk_window_destroy (GTK_WINDOW (widget));
  else
    g_object_unref (g_object_ref_sink (widget));
  settle ();
  g_assert_null (left);
}

static void
test_every_template_becomes_a_widget (void)
{
  g_auto (GStrv) files = g_resources_enumerate_children (RESOURCES, 0, NULL);
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (widgets); i++)
    g_type_ensure (widgets[i]());
  g_assert_nonnull (files);
  for (char **file = files; *file != NULL; file++)
    if (g_str_has_suffix (*file, ".ui"))
      {
        g_autofree char *name = name_type (*file);
        GType            type = g_type_from_name (name);

        g_test_message ("%s: %s", *file, name);
        g_assert_cmpuint (type, !=, 0);
        let_go (make_widget (type));
        n++;
      }
  g_assert_cmpuint (n, >=, 11);
}

static void
test_the_list_of_shortcuts_can_be_shown (void)
{
  g_autoptr (GtkBuilder) builder =
    gtk_builder_new_from_resource (RESOURCES "/keys/help-overlay.ui");
  GObject *overlay = gtk_builder_get_object (builder, "help_overlay");

  g_assert_true (GTK_IS_SHORTCUTS_WINDOW (overlay));
  gtk_window_present (GTK_WINDOW (overlay));
  settle ();
  gtk_window_destroy (GTK_WINDOW (overlay));
}

/* ---- lives ---- */

static void
test_a_widget_without_a_session_comes_and_goes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (widgets); i++)
    {
      g_test_message ("%s", g_type_name (widgets[i]()));
      let_go (make_widget (widgets[i]()));
    }
}

static void
assert_known (GType type)
{
  g_autofree GType *children = NULL;
  guint             n = 0;
  gboolean          is_known = !g_str_has_prefix (g_type_name (type), "Duid");

  for (guint i = 0; i < G_N_ELEMENTS (widgets); i++)
    is_known = is_known || widgets[i]() == type;
  if (!is_known)
    g_test_fail_printf ("%s is not in the list of widgets", g_type_name (type));
  children = g_type_children (type, &n);
  for (guint i = 0; i < n; i++)
    assert_known (children[i]);
}

static void
test_no_widget_is_left_out (Fixture      *fixture,
                            gconstpointer unused)
{
  duid_session_focus (fixture->session, 3);
  settle ();
  assert_known (GTK_TYPE_WIDGET);
}

static void
test_an_application_comes_and_goes (void)
{
  /* The one of the process stays the default. */
  AdwApplication *own = get_application ();

  g_assert_true (g_application_get_default () == G_APPLICATION (own));
  g_assert_finalize_object (g_object_new (G_OBJECT_TYPE (own), "application-id", "nl.duiding.Other",
                                          NULL));
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv);
  get_application ();
  g_test_add_func ("/templates/every template becomes a widget",
                   test_every_template_becomes_a_widget);
  g_test_add_func ("/templates/the list of shortcuts can be shown",
                   test_the_list_of_shortcuts_can_be_shown);
  g_test_add_func ("/templates/a widget without a session comes and goes",
                   test_a_widget_without_a_session_comes_and_goes);
  g_test_add_func ("/templates/an application comes and goes",
                   test_an_application_comes_and_goes);
  g_test_add ("/templates/no widget is left out", Fixture, NULL, set_up,
              test_no_widget_is_left_out, tear_down);
  return g_test_run ();
}
