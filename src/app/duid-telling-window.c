/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "app/duid-telling-window.h"

#include "app/duid-telling-inputs.h"
#include "app/duid-window-private.h"
#include "model/duid-changed-question.h"
#include "model/duid-telling-json.h"
#include "session/duid-draft.h"
#include "widgets/duid-compat.h"
#include "widgets/duid-look.h"

#include <glib/gi18n-lib.h>

#define WIDTH  640
#define HEIGHT 640

/* So much typing is lost at most when the power fails. */
#define DRAFT_EVERY 400 /* milliseconds */

/* A story that is being typed in. */
typedef struct
{
  DuidWindow  *main; /* referenced */
  GtkWindow   *window;
  DuidDataset *dataset;   /* whose questions are asked: as imported, answers are never others */
  GPtrArray   *questions; /* DuidQuestion, the same in the words that people gave them */
  DuidTelling *telling;
  DuidDraft   *draft;
  guint        drafted; /* the version of the telling that is in the draft */
  guint        timer;
  GtkWidget   *body;   /* borrowed; replaced when a draft is thrown away */
  GtkWidget   *notice; /* borrowed: that it was taken up again */
} Sheet;

static void
free_sheet (gpointer data)
{
  Sheet *sheet = data;

  g_clear_handle_id (&sheet->timer, g_source_remove);
  duid_draft_free (sheet->draft);
  duid_telling_free (sheet->telling);
  g_ptr_array_unref (sheet->questions);
  duid_dataset_unref (sheet->dataset);
  g_object_unref (sheet->main);
  g_free (sheet);
}

/* ---- keeping ---- */

/* The story that is on its way into the project, and the draft of it. */
typedef struct
{
  DuidWindow *main; /* referenced */
  DuidDraft  *draft;
} Keeping;

/* The draft goes when the story is in the project, not before. */
static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  Keeping *keeping = data;
  g_autoptr (GError) error = NULL;

  if (!duid_session_open_finish (DUID_SESSION (source), result, NULL, NULL, &error))
    duid_window_tell_error (keeping->main,
                            _ ("The story was not kept in the project; what you typed comes back "
                               "with “Write down a story”"),
                            error);
  else
    {
      duid_draft_keep (keeping->draft, NULL);
      duid_window_toast (keeping->main, _ ("The story is in the project."));
    }
  duid_draft_free (keeping->draft);
  g_object_unref (keeping->main);
  g_free (keeping);
}

static void
keep_draft (Sheet *sheet)
{
  g_autofree char *text = NULL;

  if (sheet->drafted == duid_telling_get_version (sheet->telling))
    return;
  sheet->drafted = duid_telling_get_version (sheet->telling);
  text = duid_telling_to_text (sheet->telling);
  duid_draft_keep (sheet->draft, text);
}

static gboolean
draft_cb (gpointer data)
{
  keep_draft (data);
  return G_SOURCE_CONTINUE;
}

static void
keep_cb (Sheet *sheet)
{
  DuidSession     *session = sheet->main->session;
  DuidProject     *project = duid_session_get_project (session);
  g_autofree char *id = g_uuid_string_random ();
  Keeping         *keeping;

  if (project == NULL ||
      duid_dataset_get_imported (duid_session_get_dataset (session)) != sheet->dataset)
    {
      duid_compat_tell (sheet->window, _ ("This story is not in the project yet"),
                        _ ("Another project is open now, or its questions changed. Close this "
                           "sheet and open it again in its project: what you typed is there."));
      return;
    }
  if (duid_telling_is_empty (sheet->telling))
    {
      duid_compat_tell (sheet->window, _ ("There is nothing to keep yet"),
                        _ ("Type the story, or answer a question."));
      return;
    }
  keep_draft (sheet);
  id[8] = '\0';
  keeping = g_new0 (Keeping, 1);
  keeping->main = g_object_ref (sheet->main);
  keeping->draft = g_steal_pointer (&sheet->draft);
  g_clear_handle_id (&sheet->timer, g_source_remove);
  duid_session_add_async (session, duid_telling_to_intake (sheet->telling, _ ("on paper"), id),
                          duid_project_get_path (project), added_cb, keeping);
  gtk_window_destroy (sheet->window);
}

/* What was typed stays, to go on with later. */
static gboolean
close_cb (Sheet *sheet)
{
  keep_draft (sheet);
  if (!duid_telling_is_empty (sheet->telling))
    duid_window_toast (sheet->main,
                       _ ("What you typed is kept: “Write down a story” goes on with it."));
  return FALSE;
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
  if (duid_telling_is_not_applicable (sheet->telling, index))
    {
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
      gtk_widget_set_sensitive (input, FALSE);
    }
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

/* ---- a draft ---- */

static void
begin_anew (const char *answer,
            gpointer    data)
{
  Sheet     *sheet = data;
  GtkWidget *box = gtk_widget_get_parent (sheet->body);

  gtk_box_remove (GTK_BOX (box), sheet->body);
  gtk_widget_set_visible (sheet->notice, FALSE);
  g_clear_pointer (&sheet->telling, duid_telling_free);
  sheet->telling = duid_telling_new (duid_dataset_get_framework (sheet->dataset));
  sheet->drafted = duid_telling_get_version (sheet->telling);
  duid_draft_keep (sheet->draft, NULL);
  sheet->body = make_body (sheet);
  gtk_box_append (GTK_BOX (box), sheet->body);
  gtk_widget_child_focus (sheet->body, GTK_DIR_TAB_FORWARD);
}

static void
anew_cb (Sheet *sheet)
{
  duid_compat_ask (sheet->window, _ ("Begin with an empty sheet?"),
                   _ ("What you typed before is not in the project, and goes away."),
                   _ ("_Throw it away"), TRUE, begin_anew, sheet);
}

/* Above the questions, when there is something to go on with. */
static GtkWidget *
make_notice (Sheet *sheet)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label =
    gtk_label_new (_ ("You typed this before and did not keep it in the project yet."));
  GtkWidget *anew = gtk_button_new_with_mnemonic (_ ("_Begin anew…"));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (anew, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (box, "toolbar");
  gtk_widget_set_margin_start (label, 12);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), anew);
  g_signal_connect_swapped (anew, "clicked", G_CALLBACK (anew_cb), sheet);
  return box;
}

static void
take_up_draft (Sheet *sheet)
{
  g_autofree char *text = duid_draft_read (sheet->draft);

  if (text != NULL)
    duid_telling_add_text (sheet->telling, text);
  sheet->drafted = duid_telling_get_version (sheet->telling);
  sheet->timer = g_timeout_add (DRAFT_EVERY, draft_cb, sheet);
}

static Sheet *
make_sheet (DuidWindow *self)
{
  Sheet       *sheet = g_new0 (Sheet, 1);
  DuidDataset *seen = duid_session_get_dataset (self->session);

  sheet->main = g_object_ref (self);
  sheet->dataset = duid_dataset_ref (duid_dataset_get_imported (seen));
  sheet->questions = list_questions (seen);
  sheet->telling = duid_telling_new (duid_dataset_get_framework (sheet->dataset));
  sheet->draft =
    duid_draft_new (duid_project_get_path (duid_session_get_project (self->session)), NULL);
  take_up_draft (sheet);
  return sheet;
}

/* Behind what stands there already: nothing of it is selected, to be typed over. */
static void
focus_first (Sheet *sheet)
{
  GtkWidget *focus;

  gtk_widget_child_focus (sheet->body, GTK_DIR_TAB_FORWARD);
  focus = gtk_window_get_focus (sheet->window);
  if (GTK_IS_EDITABLE (focus))
    gtk_editable_set_position (GTK_EDITABLE (focus), -1);
}

void
duid_window_write_story (DuidWindow *self,
                         GVariant   *parameter)
{
  Sheet     *sheet = make_sheet (self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  sheet->window = GTK_WINDOW (adw_window_new ());
  gtk_window_set_title (sheet->window, _ ("Write down a story"));
  gtk_window_set_transient_for (sheet->window, GTK_WINDOW (self));
  gtk_window_set_default_size (sheet->window, WIDTH, HEIGHT);
  g_object_set_data_full (G_OBJECT (sheet->window), "sheet", sheet, free_sheet);
  g_signal_connect_swapped (sheet->window, "close-request", G_CALLBACK (close_cb), sheet);
  gtk_box_append (GTK_BOX (box), make_header (sheet));
  sheet->notice = make_notice (sheet);
  gtk_widget_set_visible (sheet->notice, sheet->drafted > 0);
  gtk_box_append (GTK_BOX (box), sheet->notice);
  sheet->body = make_body (sheet);
  gtk_box_append (GTK_BOX (box), sheet->body);
  adw_window_set_content (ADW_WINDOW (sheet->window), box);
  close_on_escape (sheet->window);
  gtk_window_present (sheet->window);
  focus_first (sheet);
}
