/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "display-fixture.h"

#include "app/duid-import-row.h"
#include "app/duid-import-side.h"
#include "app/duid-import-window.h"

/* The import assistant on the sample's data package. */
typedef struct
{
  GtkWindow  *window;
  DuidIntake *intake; /* what was chosen, or NULL */
  guint       n_chosen;
} Assistant;

static void
chosen_cb (DuidIntake        *intake,
           DuidImportReport  *report,
           const char *const *files,
           gpointer           data)
{
  Assistant *assistant = data;

  assistant->intake = intake;
  duid_import_report_free (report);
  assistant->n_chosen++;
}

static gboolean
can_import (gpointer data)
{
  Assistant *assistant = data;

  return gtk_widget_get_sensitive (get_part (assistant->window, "import_button"));
}

static gboolean
is_chosen (gpointer data)
{
  return ((Assistant *) data)->n_chosen > 0;
}

static void
open_assistant (Assistant *assistant)
{
  const char *files[] = { g_getenv ("DUID_SAMPLE"), NULL };

  get_application ();
  assistant->window = duid_import_window_new (NULL, files, NULL, chosen_cb, assistant);
  g_object_add_weak_pointer (G_OBJECT (assistant->window), (gpointer *) &assistant->window);
  gtk_window_present (assistant->window);
  wait_until (can_import, assistant);
}

static GtkListBox *
get_list (Assistant *assistant)
{
  return GTK_LIST_BOX (get_part (get_part (assistant->window, "list"), "list"));
}

static void
close_assistant (Assistant *assistant)
{
  if (assistant->window != NULL)
    gtk_window_destroy (assistant->window);
  settle ();
  g_assert_null (assistant->window);
  g_clear_pointer (&assistant->intake, duid_intake_free);
}

static void
test_import_gives_all_stories_once (void)
{
  Assistant assistant = { 0 };

  open_assistant (&assistant);
  settle ();
  g_assert_cmpuint (count_widgets (GTK_WIDGET (get_list (&assistant)), DUID_TYPE_IMPORT_ROW), ==,
                    25);
  g_signal_emit_by_name (get_part (assistant.window, "import_button"), "clicked");
  wait_until (is_chosen, &assistant);
  settle ();
  g_assert_cmpuint (assistant.n_chosen, ==, 1);
  g_assert_cmpuint (duid_dataset_get_n_rows (assistant.intake->dataset), ==, 171);
  close_assistant (&assistant);
}

static void
test_what_is_not_ticked_is_not_loaded (void)
{
  Assistant      assistant = { 0 };
  DuidFramework *framework;
  GtkWidget     *row;

  open_assistant (&assistant);
  settle ();
  row = find_nth (GTK_WIDGET (get_list (&assistant)), DUID_TYPE_IMPORT_ROW, 6);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (get_part (row, "tick")), FALSE);
  g_signal_emit_by_name (get_part (assistant.window, "import_button"), "clicked");
  wait_until (is_chosen, &assistant);
  framework = duid_dataset_get_framework (assistant.intake->dataset);
  g_assert_cmpint (duid_framework_find (framework, "stadsdeel"), ==, -1);
  g_assert_cmpint (duid_framework_find (framework, "leeftijd"), >=, 0);
  close_assistant (&assistant);
}

static void
test_every_kind_of_question_has_its_side (void)
{
  Assistant assistant = { 0 };

  open_assistant (&assistant);
  for (int i = 0; i < 25; i++)
    {
      gtk_list_box_unselect_all (get_list (&assistant));
      gtk_list_box_select_row (get_list (&assistant),
                               gtk_list_box_get_row_at_index (get_list (&assistant), i));
      settle ();
      g_assert_nonnull (adw_bin_get_child (ADW_BIN (get_part (assistant.window, "side"))));
    }
  close_assistant (&assistant);
}

static void
test_cancelling_loads_nothing (void)
{
  Assistant assistant = { 0 };

  open_assistant (&assistant);
  gtk_window_close (assistant.window);
  settle ();
  g_assert_cmpuint (assistant.n_chosen, ==, 0);
  close_assistant (&assistant);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-window/import gives all stories once",
                   test_import_gives_all_stories_once);
  g_test_add_func ("/import-window/what is not ticked is not loaded",
                   test_what_is_not_ticked_is_not_loaded);
  g_test_add_func ("/import-window/every kind of question has its side",
                   test_every_kind_of_question_has_its_side);
  g_test_add_func ("/import-window/cancelling loads nothing", test_cancelling_loads_nothing);
  return g_test_run ();
}
