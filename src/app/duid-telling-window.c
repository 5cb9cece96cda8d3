/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "app/duid-telling-window.h"

#include "app/duid-telling-inputs.h"
#include "app/duid-window-private.h"
#include "model/duid-changed-question.h"
#include "widgets/duid-compat.h"
#include "widgets/duid-look.h"

#include <glib/gi18n-lib.h>

#define WIDTH  640
#define HEIGHT 640

/* A story that is being typed in. */
typedef struct
{
  DuidWindow  *main; /* referenced */
  GtkWindow   *window;
  DuidDataset *dataset;   /* whose questions are asked: as imported, answers are never others */
  GPtrArray   *questions; /* DuidQuestion, the same in the words that people gave them */
  DuidTelling *telling;
  gboolean     is_kept;
} Sheet;

static void
free_sheet (gpointer data)
{
  Sheet *sheet = data;

  duid_telling_free (sheet->telling);
  g_ptr_array_unref (sheet->questions);
  duid_dataset_unref (sheet->dataset);
  g_object_unref (sheet->main);
  g_free (sheet);
}

/* ---- keeping ---- */

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  DuidWindow *self = data;
  g_autoptr (GError) error = NULL;

  if (!duid_session_open_finish (DUID_SESSION (source), result, NULL, NULL, &error))
    duid_window_tell_error (self, _ ("The story was not kept"), error);
  else
    duid_window_toast (self, _ ("The story is in the project."));
  g_object_unref (self);
}

static void
keep_cb (Sheet *sheet)
{
  DuidSession     *session = sheet->main->session;
  DuidProject     *project = duid_session_get_project (session);
  g_autofree char *id = g_uuid_string_random ();

  if (project == NULL ||
      duid_dataset_get_imported (duid_session_get_dataset (session)) != sheet->dataset)
    {
      duid_compat_tell (sheet->window, _ ("This story was not kept"),
                        _ ("Another project is open now, or its questions changed. Copy what you "
                           "typed, and write it down anew."));
      return;
    }
  if (duid_telling_is_empty (sheet->telling))
    {
      duid_compat_tell (sheet->window, _ ("There is nothing to keep yet"),
                        _ ("Type the story, or answer a question."));
      return;
    }
  sheet->is_kept = TRUE;
  id[8] = '\0';
  duid_session_add_async (session, duid_telling_to_intake (sheet->telling, _ ("on paper"), id),
                          duid_project_get_path (project), added_cb, g_object_ref (sheet->main));
  gtk_window_destroy (sheet->window);
}

static void
leave_cb (const char *answer,
          gpointer    data)
{
  gtk_window_destroy (data);
}

/* What was typed goes only when somebody says so. */
static gboolean
close_cb (Sheet *sheet)
{
  if (sheet->is_kept || duid_telling_is_empty (sheet->telling))
    return FALSE;
  duid_compat_ask (sheet->window, _ ("Leave this story?"),
                   _ ("What you typed has not been kept in the project and would be lost."),
                   _ ("_Leave it"), TRUE, leave_cb, sheet->window);
  return TRUE;
}

/* ---- the sheet ---- */

typedef struct
{
  Sheet     *sheet;
  guint      index;
  GtkWidget *input;
} Line;

static void
free_line (gpointer  data,
           GClosure *closure)
{
  g_free (data);
}

static void
not_applicable_cb (GtkCheckButton *check,
                   gpointer        data)
{
  const Line *line = data;
  gboolean    is_so = gtk_check_button_get_active (check);

  duid_telling_set_not_applicable (line->sheet->telling, line->index, is_so);
  gtk_widget_set_sensitive (line->input, !is_so);
}

static void
add_question (Sheet  *sheet,
              GtkBox *box,
              guint   index)
{
  const DuidQuestion *question = g_ptr_array_index (sheet->questions, index);
  GtkWidget          *input = duid_telling_input_new (sheet->telling, question, index);
  GtkWidget          *label = gtk_label_new (question->label);
  GtkWidget          *check = gtk_check_button_new_with_label (_ ("Not applicable"));
  Line               *line;

  if (input == NULL)
    return;
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_margin_top (label, 14);
  gtk_box_append (box, label);
  gtk_box_append (box, input);
  if (!duid_question_is_chartable (question) || question->type == DUID_QUESTION_CONSENT)
    {
      g_object_ref_sink (check);
      g_object_unref (check);
      return;
    }
  line = g_new0 (Line, 1);
  line->sheet = sheet;
  line->index = index;
  line->input = input;
  gtk_widget_add_css_class (check, "caption");
  g_signal_connect_data (check, "toggled", G_CALLBACK (not_applicable_cb), line, free_line, 0);
  gtk_box_append (box, check);
}

/* The story comes first, as it is told first. */
static void
add_questions (Sheet  *sheet,
               GtkBox *box)
{
  guint n = duid_dataset_get_n_questions (sheet->dataset);

  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < n; i++)
      {
        DuidQuestionType type = duid_dataset_get_question (sheet->dataset, i)->type;
        gboolean         is_story = type == DUID_QUESTION_TITLE || type == DUID_QUESTION_STORY;

        if (is_story == (pass == 0))
          add_question (sheet, box, i);
      }
}

static GPtrArray *
list_questions (DuidDataset *seen)
{
  DuidDataset *imported = duid_dataset_get_imported (seen);
  GPtrArray   *questions =
    g_ptr_array_new_with_free_func ((GDestroyNotify) duid_question_unref);

  for (guint i = 0; i < duid_dataset_get_n_questions (imported); i++)
    g_ptr_array_add (questions,
                     duid_changed_question_new_to_ask (duid_dataset_get_question (imported, i),
                                                       duid_dataset_get_changes (seen)));
  return questions;
}

static GtkWidget *
make_body (Sheet *sheet)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_widget_set_margin_bottom (box, 24);
  add_questions (sheet, GTK_BOX (box));
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static GtkWidget *
make_header (Sheet *sheet)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *keep = gtk_button_new_with_mnemonic (_ ("_Keep"));

  gtk_widget_add_css_class (keep, "suggested-action");
  g_signal_connect_swapped (keep, "clicked", G_CALLBACK (keep_cb), sheet);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), keep);
  return header;
}

static void
close_on_escape (GtkWindow *window)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                      gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
}

void
duid_window_write_story (DuidWindow *self,
                         GVariant   *parameter)
{
  Sheet       *sheet = g_new0 (Sheet, 1);
  DuidDataset *seen = duid_session_get_dataset (self->session);
  GtkWidget   *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget   *body;

  sheet->main = g_object_ref (self);
  sheet->dataset = duid_dataset_ref (duid_dataset_get_imported (seen));
  sheet->questions = list_questions (seen);
  sheet->telling = duid_telling_new (duid_dataset_get_framework (sheet->dataset));
  sheet->window = GTK_WINDOW (adw_window_new ());
  gtk_window_set_title (sheet->window, _ ("Write down a story"));
  gtk_window_set_transient_for (sheet->window, GTK_WINDOW (self));
  gtk_window_set_default_size (sheet->window, WIDTH, HEIGHT);
  g_object_set_data_full (G_OBJECT (sheet->window), "sheet", sheet, free_sheet);
  g_signal_connect_swapped (sheet->window, "close-request", G_CALLBACK (close_cb), sheet);
  gtk_box_append (GTK_BOX (box), make_header (sheet));
  body = make_body (sheet);
  gtk_box_append (GTK_BOX (box), body);
  adw_window_set_content (ADW_WINDOW (sheet->window), box);
  close_on_escape (sheet->window);
  gtk_window_present (sheet->window);
  gtk_widget_child_focus (body, GTK_DIR_TAB_FORWARD);
}
