/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "app/duid-import-window-private.h"

#include "app/duid-import-work.h"
#include "app/duid-problem-rows.h"
#include "import/duid-recognition-edit.h"
#include "import/duid-recognition-match.h"
#include "plot/duid-figure.h"
#include "widgets/duid-compat.h"

#include <glib/gi18n-lib.h>

#define READ_DELAY_MS 350

G_DEFINE_FINAL_TYPE (DuidImportWindow, duid_import_window, ADW_TYPE_WINDOW)

DuidFramework *
duid_import_window_get_framework (DuidImportWindow *self)
{
  return self->project != NULL ? duid_dataset_get_framework (self->project) : NULL;
}

/* ---- showing ---- */

static guint
count_loaded (DuidImportWindow *self)
{
  guint n = 0;

  for (guint i = 0; i < self->recognition->questions->len; i++)
    {
      DuidRecognisedQuestion *asked = g_ptr_array_index (self->recognition->questions, i);

      n += asked->is_loaded;
    }
  return n;
}

void
duid_import_window_show_top (DuidImportWindow *self)
{
  guint            n_loaded = count_loaded (self);
  gsize            n = self->preview != NULL ? duid_dataset_get_n_rows (self->preview->dataset) : 0;
  g_autofree char *count = duid_figure_dup_count (n);
  g_autofree char *stories = NULL;
  g_autofree char *questions = NULL;
  g_autofree char *words = NULL;

  stories = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s story", "%s stories", n), count);
  questions = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u question", "%u questions", n_loaded), n_loaded);
  /* Translators: “100 stories, 22 questions”. */
  words = g_strdup_printf (_ ("%s, %s"), stories, questions);
  gtk_label_set_text (self->counts, self->preview != NULL ? words : _ ("Reading…"));
  gtk_widget_set_sensitive (self->import_button,
                            self->preview != NULL && n_loaded > 0 && !self->is_importing);
}

static void
show_problems (DuidImportWindow *self)
{
  GPtrArray *problems =
    self->preview != NULL ? self->preview->problems : self->recognition->problems;
  GtkStackPage    *page = gtk_stack_get_page (self->pages, gtk_stack_get_child_by_name (
                                                             self->pages, "problems"));
  g_autofree char *title = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u thing to look at", "%u things to look at", problems->len),
    problems->len);
  g_autofree char *tab = g_strdup_printf (_ ("To look at (%u)"), problems->len);

  duid_problem_rows_fill (self->problem_list, problems);
  gtk_label_set_text (self->problem_title, problems->len > 0 ? title : _ ("No problems found"));
  gtk_widget_set_visible (GTK_WIDGET (self->problem_list), problems->len > 0);
  gtk_stack_page_set_title (page, problems->len > 0 ? tab : _ ("To look at"));
}

static void
show_ignored (DuidImportWindow *self)
{
  guint            n = self->recognition->ignored->len;
  g_autofree char *title = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u column left out", "%u columns left out", n), n);

  duid_problem_rows_fill_ignored (self->ignored_list, self->recognition);
  gtk_label_set_text (self->ignored_title, title);
  gtk_widget_set_visible (GTK_WIDGET (self->ignored_title), n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->ignored_list), n > 0);
}

static void
show_answers (DuidImportWindow *self)
{
  duid_import_list_show_answers (self->list,
                                 self->preview != NULL ? self->preview->dataset : NULL);
  duid_import_window_show_top (self);
  show_problems (self);
}

/* Whether question @index stands in several columns, that can be parted. */
static gboolean
is_several (DuidImportWindow *self,
            guint             index)
{
  const DuidRecognisedQuestion *asked =
    g_ptr_array_index (self->recognition->questions, index);

  return asked->question->type == DUID_QUESTION_TRIAD ||
         asked->question->type == DUID_QUESTION_CANVAS ||
         (asked->question->type == DUID_QUESTION_MULTICHOICE &&
          !duid_recognition_can_be (self->recognition, index, DUID_QUESTION_TEXT));
}

static void
offer (DuidImportWindow *self,
       const char       *action,
       GtkWidget        *button,
       gboolean          is_possible)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), action, is_possible);
  gtk_widget_set_visible (button, is_possible);
}

/* What only the menu of a row offers. */
static void
offer_menu (DuidImportWindow *self,
            const guint      *indices,
            guint             n)
{
  const DuidRecognisedQuestion *asked =
    n == 1 ? g_ptr_array_index (self->recognition->questions, indices[0]) : NULL;
  gboolean has_other = FALSE;

  for (guint i = 0; asked != NULL && i < self->recognition->questions->len && !has_other; i++)
    has_other = duid_recognition_can_match (self->recognition, indices[0], i);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "assistant.same-as", has_other);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "assistant.not-same",
                                 asked != NULL && asked->matches->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "assistant.tick", n > 0);
}

void
duid_import_window_show_selected (DuidImportWindow *self)
{
  g_autoptr (GArray) selected = NULL;
  const guint *indices;
  guint        n;

  if (self->recognition == NULL)
    return;
  selected = duid_import_list_get_selected (self->list);
  indices = (const guint *) (gpointer) selected->data;
  n = selected->len;
  duid_import_side_show (self->side, self->recognition, n > 0 ? indices[n - 1] : G_MAXUINT,
                         duid_import_window_get_framework (self));
  offer_menu (self, indices, n);
  offer (self, "assistant.match", self->match_button,
         n == 2 && duid_recognition_can_match (self->recognition, indices[1], indices[0]));
  offer (self, "assistant.join-triad", self->triad_button,
         duid_recognition_can_join (self->recognition, indices, n, DUID_QUESTION_TRIAD));
  offer (self, "assistant.join-choices", self->choices_button,
         duid_recognition_can_join (self->recognition, indices, n, DUID_QUESTION_MULTICHOICE));
  offer (self, "assistant.part", self->split_button, n == 1 && is_several (self, indices[0]));
}

/* ---- reading ---- */

static void
previewed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (DuidImportWindow) self = data;
  g_autoptr (GError) error = NULL;
  DuidIntake *intake = duid_import_work_read_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->recognition == NULL)
    {
      duid_intake_free (intake);
      return;
    }
  if (intake == NULL)
    {
      adw_status_page_set_description (self->failure, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return;
    }
  g_clear_pointer (&self->preview, duid_intake_free);
  self->preview = intake;
  show_answers (self);
}

static void
read_cb (gpointer data)
{
  DuidImportWindow *self = data;

  self->read_timer = 0;
  g_cancellable_cancel (self->cancellable);
  g_set_object (&self->cancellable, NULL);
  self->cancellable = g_cancellable_new ();
  duid_import_work_read (self->recognition, TRUE, self->cancellable, previewed_cb,
                         g_object_ref (self));
}

void
duid_import_window_read_soon (DuidImportWindow *self)
{
  g_clear_handle_id (&self->read_timer, g_source_remove);
  self->read_timer = g_timeout_add_once (READ_DELAY_MS, read_cb, self);
}

/* ---- beginning and end ---- */

static void
show_recognition (DuidImportWindow *self)
{
  DuidRecognition *recognition = self->recognition;

  gtk_label_set_text (self->found, recognition->name);
  gtk_label_set_text (self->dialect, recognition->why);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->dialect), recognition->why);
  duid_import_list_show (self->list, recognition);
  duid_import_list_select (self->list, 0, FALSE);
  duid_import_files_show (self->file_list, recognition, self->project);
  show_answers (self);
  show_ignored (self);
  /* What is added to a project is first asked whether it is new. */
  gtk_stack_set_visible_child_name (self->pages, self->project != NULL ? "files" : "question");
  gtk_stack_set_visible_child_name (self->stack, "ready");
}

static void
recognised_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr (DuidImportWindow) self = data;
  g_autoptr (GError) error = NULL;
  DuidRecognition *recognition = duid_import_work_recognise_finish (result, &error);

  if (self->stack == NULL)
    {
      duid_recognition_free (recognition);
      return;
    }
  if (recognition == NULL)
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return;
      adw_status_page_set_description (self->failure, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return;
    }
  self->recognition = recognition;
  show_recognition (self);
  read_cb (self);
}

static void
imported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (DuidImportWindow) self = data;
  g_autoptr (GError) error = NULL;
  DuidIntake *intake = duid_import_work_read_finish (result, &error);

  self->is_importing = FALSE;
  if (self->recognition == NULL)
    {
      duid_intake_free (intake);
      return;
    }
  if (intake == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        duid_compat_tell (GTK_WINDOW (self), _ ("The answers could not be read"), error->message);
      duid_import_window_show_top (self);
      return;
    }
  self->chosen (intake, duid_import_report_new (self->recognition, intake),
                (const char *const *) self->files, self->data);
  gtk_window_close (GTK_WINDOW (self));
}

static void
import_cb (DuidImportWindow *self)
{
  self->is_importing = TRUE;
  duid_import_window_show_top (self);
  duid_import_work_read (self->recognition, FALSE, self->cancellable, imported_cb,
                         g_object_ref (self));
}

static void
duid_import_window_dispose (GObject *object)
{
  DuidImportWindow *self = DUID_IMPORT_WINDOW (object);

  g_clear_handle_id (&self->read_timer, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  if (self->stack != NULL)
    duid_import_list_show (self->list, NULL);
  g_clear_pointer (&self->recognition, duid_recognition_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), DUID_TYPE_IMPORT_WINDOW);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->project, duid_dataset_unref);
  g_clear_pointer (&self->preview, duid_intake_free);
  G_OBJECT_CLASS (duid_import_window_parent_class)->dispose (object);
}

static void
duid_import_window_finalize (GObject *object)
{
  g_strfreev (DUID_IMPORT_WINDOW (object)->files);
  G_OBJECT_CLASS (duid_import_window_parent_class)->finalize (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, DuidImportWindow, name)

static void
bind_children (GtkWidgetClass *widget_class)
{
  BIND (title);
  BIND (import_button);
  BIND (stack);
  BIND (failure);
  BIND (counts);
  BIND (found);
  BIND (dialect);
  BIND (list);
  BIND (pages);
  BIND (side);
  BIND (file_list);
  BIND (row_menu);
  BIND (match_button);
  BIND (triad_button);
  BIND (choices_button);
  BIND (split_button);
  BIND (problem_title);
  BIND (problem_list);
  BIND (ignored_title);
  BIND (ignored_list);
}

static void
duid_import_window_class_init (DuidImportWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duid_import_window_dispose;
  G_OBJECT_CLASS (class)->finalize = duid_import_window_finalize;
  g_type_ensure (DUID_TYPE_IMPORT_FILES);
  g_type_ensure (DUID_TYPE_IMPORT_LIST);
  g_type_ensure (DUID_TYPE_IMPORT_SIDE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/duiding/Duiding/import-window.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback_full (
    widget_class, "show_selected", G_CALLBACK (duid_import_window_show_selected));
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
  duid_import_window_bind_acts (widget_class);
}

static void
duid_import_window_init (DuidImportWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

GtkWindow *
duid_import_window_new (GtkWindow         *parent,
                        const char *const *files,
                        DuidDataset       *project,
                        DuidImportChosen   chosen,
                        gpointer           data)
{
  DuidImportWindow *self = g_object_new (DUID_TYPE_IMPORT_WINDOW, "transient-for", parent, NULL);
  g_autofree char  *name = g_path_get_basename (files[0]);

  self->files = g_strdupv ((char **) files);
  self->project = project != NULL ? duid_dataset_ref (project) : NULL;
  self->chosen = chosen;
  self->data = data;
  adw_window_title_set_subtitle (self->title, name);
  duid_import_work_recognise (files, duid_import_window_get_framework (self), self->cancellable,
                              recognised_cb, g_object_ref (self));
  return GTK_WINDOW (self);
}
