/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "app/duid-import-window-private.h"

#include "app/duid-import-work.h"
#include "import/duid-recognition-edit.h"
#include "import/duid-recognition-known.h"
#include "import/duid-recognition-match.h"
#include "widgets/duid-popover.h"

#include <glib/gi18n-lib.h>

static void
ticked_cb (DuidImportWindow *self,
           guint             index)
{
  DuidRecognisedQuestion *asked = g_ptr_array_index (self->recognition->questions, index);

  asked->is_loaded = !asked->is_loaded;
  duid_import_window_show_top (self);
}

static void
retyped_cb (DuidImportWindow *self,
            guint             index,
            guint             type)
{
  DuidRecognisedQuestion *asked = g_ptr_array_index (self->recognition->questions, index);
  double                  min;
  double                  max;

  /* Answers of another kind are not the project's question any more. */
  if (asked->known != NULL && asked->known->type != (DuidQuestionType) type)
    duid_recognition_set_known (self->recognition, index, NULL, NULL);
  duid_import_work_find_ends (self->preview, asked->question->name, &min, &max);
  if (!duid_recognition_set_type (self->recognition, index, (DuidQuestionType) type, min, max))
    return;
  /* Another question may have had to make room. */
  duid_import_list_refresh (self->list, G_MAXUINT);
  duid_import_window_show_selected (self);
  duid_import_window_read_soon (self);
}

static void
side_changed_cb (DuidImportWindow *self,
                 gboolean          reads_anew)
{
  g_autoptr (GArray) selected = duid_import_list_get_selected (self->list);

  for (guint i = 0; i < selected->len; i++)
    duid_import_list_refresh (self->list, g_array_index (selected, guint, i));
  if (reads_anew)
    duid_import_window_read_soon (self);
}

/* Other questions are in the list now. */
static void
restructured_cb (DuidImportWindow *self,
                 guint             index)
{
  duid_import_list_show (self->list, self->recognition);
  duid_import_list_select (self->list, index, TRUE);
  duid_import_window_read_soon (self);
}

static void
constant_added_cb (DuidImportWindow *self,
                   guint             index)
{
  if (self->project != NULL)
    duid_recognition_meet_one (self->recognition, index, duid_import_window_get_framework (self));
  restructured_cb (self, index);
  gtk_stack_set_visible_child_name (self->pages, "question");
}

static void
files_changed_cb (DuidImportWindow *self)
{
  duid_import_list_refresh (self->list, G_MAXUINT);
  duid_import_window_show_selected (self);
  duid_import_window_read_soon (self);
}

static void
match (DuidImportWindow *self,
       guint             index,
       guint             into)
{
  int at = duid_recognition_match (self->recognition, index, into, NULL);

  if (at >= 0)
    restructured_cb (self, (guint) at);
}

static void
dropped_cb (DuidImportWindow *self,
            guint             index,
            guint             onto)
{
  match (self, index, onto);
}

static void
match_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  DuidImportWindow *self = DUID_IMPORT_WINDOW (widget);
  g_autoptr (GArray) selected = duid_import_list_get_selected (self->list);

  if (selected->len == 2)
    match (self, g_array_index (selected, guint, 1), g_array_index (selected, guint, 0));
}

static void
ask_same_cb (gpointer data)
{
  g_autoptr (DuidImportWindow) self = data;

  if (self->side != NULL)
    duid_import_side_ask_same (self->side);
}

static void
same_as_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  DuidImportWindow *self = DUID_IMPORT_WINDOW (widget);

  gtk_stack_set_visible_child_name (self->pages, "question");
  /* The menu that asked still has the focus. */
  g_idle_add_once (ask_same_cb, g_object_ref (self));
}

/* What the last file asked is a question of its own again. */
static void
not_same_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  DuidImportWindow *self = DUID_IMPORT_WINDOW (widget);
  g_autoptr (GArray) selected = duid_import_list_get_selected (self->list);
  const DuidRecognisedQuestion *asked;
  guint                         index;

  if (selected->len != 1)
    return;
  index = g_array_index (selected, guint, 0);
  asked = g_ptr_array_index (self->recognition->questions, index);
  if (asked->matches->len > 0 &&
      duid_recognition_unmatch (self->recognition, index, asked->matches->len - 1) >= 0)
    restructured_cb (self, index);
}

/* All that are selected are loaded; when they are already, none is. */
static void
tick_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  DuidImportWindow *self = DUID_IMPORT_WINDOW (widget);
  g_autoptr (GArray) selected = duid_import_list_get_selected (self->list);
  gboolean is_loaded = TRUE;

  for (guint i = 0; i < selected->len; i++)
    {
      const DuidRecognisedQuestion *asked = g_ptr_array_index (
        self->recognition->questions, g_array_index (selected, guint, i));

      is_loaded &= asked->is_loaded;
    }
  for (guint i = 0; i < selected->len; i++)
    {
      guint                   index = g_array_index (selected, guint, i);
      DuidRecognisedQuestion *asked = g_ptr_array_index (self->recognition->questions, index);

      asked->is_loaded = !is_loaded;
      duid_import_list_refresh (self->list, index);
    }
  duid_import_window_show_top (self);
}

static void
join_selected (DuidImportWindow *self,
               DuidQuestionType  type)
{
  g_autoptr (GArray) selected = duid_import_list_get_selected (self->list);
  int index = duid_recognition_join (self->recognition, (const guint *) (gpointer) selected->data,
                                     selected->len, type);

  if (index >= 0)
    restructured_cb (self, (guint) index);
}

static void
join_triad_cb (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  join_selected (DUID_IMPORT_WINDOW (widget), DUID_QUESTION_TRIAD);
}

static void
join_choices_cb (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  join_selected (DUID_IMPORT_WINDOW (widget), DUID_QUESTION_MULTICHOICE);
}

static void
part_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  DuidImportWindow *self = DUID_IMPORT_WINDOW (widget);
  g_autoptr (GArray) selected = duid_import_list_get_selected (self->list);

  if (selected->len == 1 &&
      duid_recognition_split (self->recognition, g_array_index (selected, guint, 0)))
    restructured_cb (self, g_array_index (selected, guint, 0));
}

static void
asked_more_cb (DuidImportWindow *self,
               guint             index,
               GtkWidget        *row)
{
  GtkWidget *popover = gtk_popover_menu_new_from_model (self->row_menu);

  gtk_widget_set_parent (popover, row);
  duid_popover_let_go_when_closed (popover);
  gtk_popover_popup (GTK_POPOVER (popover));
}

void
duid_import_window_bind_acts (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, ticked_cb);
  gtk_widget_class_bind_template_callback (widget_class, retyped_cb);
  gtk_widget_class_bind_template_callback (widget_class, dropped_cb);
  gtk_widget_class_bind_template_callback (widget_class, asked_more_cb);
  gtk_widget_class_bind_template_callback (widget_class, side_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, restructured_cb);
  gtk_widget_class_bind_template_callback (widget_class, files_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, constant_added_cb);
  gtk_widget_class_install_action (widget_class, "assistant.match", NULL, match_cb);
  gtk_widget_class_install_action (widget_class, "assistant.same-as", NULL, same_as_cb);
  gtk_widget_class_install_action (widget_class, "assistant.not-same", NULL, not_same_cb);
  gtk_widget_class_install_action (widget_class, "assistant.tick", NULL, tick_cb);
  gtk_widget_class_install_action (widget_class, "assistant.join-triad", NULL, join_triad_cb);
  gtk_widget_class_install_action (widget_class, "assistant.join-choices", NULL, join_choices_cb);
  gtk_widget_class_install_action (widget_class, "assistant.part", NULL, part_cb);
}
