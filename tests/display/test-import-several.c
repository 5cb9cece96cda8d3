/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "display-fixture.h"

#include "app/duid-import-list.h"
#include "app/duid-import-row.h"
#include "app/duid-import-window.h"

#include <glib/gstdio.h>

#define N_STORIES 24
#define N_COLUMNS 200

/* The import assistant on files made for the test. */
typedef struct
{
  char             *folder;
  GPtrArray        *files; /* char*, ended by NULL when the window opens */
  GtkWindow        *window;
  DuidIntake       *intake; /* what was chosen, or NULL */
  DuidImportReport *report;
} Desk;

static void
chosen_cb (DuidIntake        *intake,
           DuidImportReport  *report,
           const char *const *files,
           gpointer           data)
{
  Desk *desk = data;

  desk->intake = intake;
  desk->report = report;
}

static gboolean
can_import (gpointer data)
{
  return gtk_widget_get_sensitive (get_part (((Desk *) data)->window, "import_button"));
}

static gboolean
is_chosen (gpointer data)
{
  return ((Desk *) data)->intake != NULL;
}

static void
put_file (Desk       *desk,
          const char *name,
          GString    *text)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (desk->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text->str, -1, &error));
  g_ptr_array_add (desk->files, path);
  g_string_free (text, TRUE);
}

/* Stories with a mark from 0 to @most, a place, and a question of their own. */
static void
put_answers (Desk       *desk,
             const char *name,
             const char *own,
             int         most)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "id;verhaal;tevredenheid;wijk;%s\n", own);
  for (int i = 0; i < N_STORIES; i++)
    g_string_append_printf (text, "%d;Verhaal %d van %s: wat er toen gebeurde.;%d,%d;%s;%s %s\n",
                            i + 1, i, name, i * (most - 1) / N_STORIES, i % 10,
                            i % 3 == 0 ? "Noord" : "Zuid", own, i % 2 == 0 ? "a" : "b");
  put_file (desk, name, text);
}

static void
set_up_desk (Desk         *desk,
             gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  get_application ();
  desk->folder = g_dir_make_tmp ("duid-several-XXXXXX", &error);
  g_assert_no_error (error);
  desk->files = g_ptr_array_new_with_free_func (g_free);
}

static void
open_window (Desk        *desk,
             DuidDataset *project)
{
  g_ptr_array_add (desk->files, NULL);
  desk->window = duid_import_window_new (NULL, (const char *const *) desk->files->pdata, project,
                                         chosen_cb, desk);
  g_object_add_weak_pointer (G_OBJECT (desk->window), (gpointer *) &desk->window);
  gtk_window_present (desk->window);
  wait_until (can_import, desk);
  settle ();
}

static void
open_two (Desk *desk)
{
  put_answers (desk, "gezinnen 2023.csv", "leeftijd", 10);
  put_answers (desk, "professionals 2024.csv", "functie", 100);
  open_window (desk, NULL);
}

static void
tear_down_desk (Desk         *desk,
                gconstpointer unused)
{
  if (desk->window != NULL)
    gtk_window_destroy (desk->window);
  settle ();
  g_assert_null (desk->window);
  for (guint i = 0; i + 1 < desk->files->len; i++)
    g_assert_cmpint (g_remove (g_ptr_array_index (desk->files, i)), ==, 0);
  g_assert_cmpint (g_rmdir (desk->folder), ==, 0);
  g_ptr_array_unref (desk->files);
  g_clear_pointer (&desk->intake, duid_intake_free);
  g_clear_pointer (&desk->report, duid_import_report_free);
  g_free (desk->folder);
}

static guint
count_rows (Desk *desk)
{
  settle ();
  return count_widgets (get_part (desk->window, "list"), DUID_TYPE_IMPORT_ROW);
}

static void
choose (Desk *desk,
        guint index)
{
  duid_import_list_select (DUID_IMPORT_LIST (get_part (desk->window, "list")), index, TRUE);
  settle ();
}

static void
click (GtkWidget  *widget,
       const char *words)
{
  GtkWidget *label = find_label (widget, words);

  g_assert_nonnull (label);
  g_signal_emit_by_name (gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON), "clicked");
  settle ();
}

static const DuidQuestion *
import_and_find (Desk       *desk,
                 const char *name)
{
  DuidFramework *framework;
  int            index;

  wait_until (can_import, desk);
  g_signal_emit_by_name (get_part (desk->window, "import_button"), "clicked");
  wait_until (is_chosen, desk);
  framework = duid_dataset_get_framework (desk->intake->dataset);
  index = duid_framework_find (framework, name);
  return index >= 0 ? duid_framework_get_question (framework, (guint) index) : NULL;
}

static void
test_a_converted_scale_is_seen_and_can_be_parted (Desk         *desk,
                                                  gconstpointer unused)
{
  GtkWidget  *side;
  GtkWidget  *why;
  GtkWidget  *button = NULL;
  const char *tip = "";

  open_two (desk);
  g_assert_cmpuint (count_rows (desk), ==, 6);
  why = get_part (find_nth (get_part (desk->window, "list"), DUID_TYPE_IMPORT_ROW, 2), "why");
  g_assert_true (
    g_str_has_prefix (gtk_label_get_text (GTK_LABEL (why)), "0–100 becomes 0–10"));
  choose (desk, 2);
  side = get_part (desk->window, "side");
  for (guint i = 0; !g_str_has_prefix (tip, "Not the same"); i++)
    {
      button = find_nth (side, GTK_TYPE_BUTTON, i);
      g_assert_nonnull (button);
      tip = gtk_widget_get_tooltip_text (button);
      tip = tip != NULL ? tip : "";
    }
  g_signal_emit_by_name (button, "clicked");
  settle ();
  g_assert_cmpuint (count_rows (desk), ==, 7);
  /* Dropped onto each other they are one again. */
  g_signal_emit_by_name (get_part (desk->window, "list"), "dropped", 3, 2);
  g_assert_cmpuint (count_rows (desk), ==, 6);
}

static void
test_who_was_not_asked_is_said (Desk         *desk,
                                gconstpointer unused)
{
  GtkWidget *row;

  open_two (desk);
  row = find_nth (get_part (desk->window, "list"), DUID_TYPE_IMPORT_ROW, 4);
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (get_part (row, "why"))),
                            "not asked in professionals 2024"));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (get_part (row, "n_not_asked"))), ==, "24");
}

static void
test_a_wave_becomes_a_question (Desk         *desk,
                                gconstpointer unused)
{
  const DuidQuestion *wave;

  open_two (desk);
  click (get_part (desk->window, "file_list"), "Wave");
  g_assert_cmpuint (count_rows (desk), ==, 7);
  wave = import_and_find (desk, "Wave");
  g_assert_nonnull (wave);
  g_assert_cmpuint (wave->options->len, ==, 2);
  g_assert_cmpint (duid_question_find_option (wave, "2023"), >=, 0);
  g_assert_cmpint (duid_question_find_option (wave, "2024"), >=, 0);
}

static void
test_an_option_is_called_otherwise (Desk         *desk,
                                    gconstpointer unused)
{
  const DuidQuestion *place;
  GtkWidget          *entry = NULL;

  open_two (desk);
  choose (desk, 3);
  for (guint i = 0; entry == NULL; i++)
    {
      entry = find_nth (get_part (desk->window, "side"), ADW_TYPE_ENTRY_ROW, i);
      if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (entry)), "Noord") != 0)
        entry = NULL;
    }
  gtk_editable_set_text (GTK_EDITABLE (entry), "Het noorden");
  g_signal_emit_by_name (entry, "apply");
  settle ();
  place = import_and_find (desk, "wijk");
  g_assert_cmpint (duid_question_find_option (place, "Noord"), ==, -1);
  g_assert_cmpint (duid_question_find_option (place, "Het noorden"), >=, 0);
  g_assert_cmpuint (desk->intake->problems->len, ==, 0);
}

static void
test_hundreds_of_columns_get_their_rows (Desk         *desk,
                                         gconstpointer unused)
{
  GString *text = g_string_new ("id");

  for (int i = 1; i < N_COLUMNS; i++)
    g_string_append_printf (text, ";vraag %d", i);
  for (int row = 0; row < N_STORIES; row++)
    {
      g_string_append_printf (text, "\nr%d", row);
      for (int i = 1; i < N_COLUMNS; i++)
        g_string_append_printf (text, ";%c", 'a' + (row * i) % 4);
    }
  put_file (desk, "veel.csv", text);
  open_window (desk, NULL);
  g_assert_cmpuint (count_rows (desk), ==, N_COLUMNS);
}

static void
test_a_project_meets_its_own_questions (Desk         *desk,
                                        gconstpointer unused)
{
  g_autoptr (DuidDataset) project = NULL;
  g_autoptr (DuidDatasetBuilder) builder = NULL;
  DuidFramework *framework = duid_framework_new ("project");
  DuidQuestion  *mark = duid_question_new ("tevredenheid", DUID_QUESTION_SLIDER, "Hoe tevreden?");
  GtkWidget     *row;

  mark->max = 10;
  duid_framework_add (framework, mark);
  builder = duid_dataset_builder_new (framework);
  duid_dataset_builder_add_source (builder, "professionals 2024");
  project = duid_dataset_builder_finish (g_steal_pointer (&builder));
  duid_framework_unref (framework);
  put_answers (desk, "professionals 2024.csv", "functie", 100);
  open_window (desk, project);
  row = find_nth (get_part (desk->window, "list"), DUID_TYPE_IMPORT_ROW, 2);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (get_part (row, "title"))), ==, "Hoe tevreden?");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (
                     GTK_STACK (get_part (desk->window, "pages"))),
                   ==, "files");
  /* A corrected edition, until somebody says that it is new. */
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (
                      find_first (get_part (desk->window, "file_list"), ADW_TYPE_COMBO_ROW))),
                    ==, 1);
  adw_combo_row_set_selected (
    ADW_COMBO_ROW (find_first (get_part (desk->window, "file_list"), ADW_TYPE_COMBO_ROW)), 0);
  g_assert_nonnull (import_and_find (desk, "tevredenheid"));
  g_assert_cmpstr (duid_dataset_get_source_name (desk->intake->dataset, 0), ==,
                   "professionals 2024 (2)");
}

#define ADD(name, test) \
  g_test_add ("/import-several/" name, Desk, NULL, set_up_desk, test, tear_down_desk)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("a converted scale is seen and can be parted",
       test_a_converted_scale_is_seen_and_can_be_parted);
  ADD ("who was not asked is said", test_who_was_not_asked_is_said);
  ADD ("a wave becomes a question", test_a_wave_becomes_a_question);
  ADD ("an option is called otherwise", test_an_option_is_called_otherwise);
  ADD ("hundreds of columns get their rows", test_hundreds_of_columns_get_their_rows);
  ADD ("a project meets its own questions", test_a_project_meets_its_own_questions);
  return g_test_run ();
}
