/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "app/duid-import-window.h"

#include "app/duid-import-row.h"
#include "app/duid-import-side.h"
#include "app/duid-import-work.h"
#include "app/duid-problem-rows.h"
#include "import/duid-recognition-edit.h"
#include "plot/duid-figure.h"
#include "widgets/duid-compat.h"

#include <glib/gi18n-lib.h>

#define READ_DELAY_MS 350

struct _DuidImportWindow
{
  AdwWindow parent_instance;

  GStrv            files;
  DuidRecognition *recognition;
  DuidIntake      *preview;     /* everything read, as it stands; NULL while reading */
  GCancellable    *cancellable; /* of the reading under way */
  guint            read_timer;
  gboolean         is_importing;
  DuidImportChosen chosen;
  gpointer         data;

  AdwWindowTitle *title;
  GtkWidget      *import_button;
  GtkStack       *stack; /* working, ready, failed */
  AdwStatusPage  *failure;
  GtkLabel       *counts;
  GtkLabel       *found;
  GtkLabel       *dialect;
  GtkListBox     *list;
  DuidImportSide *side;
  GtkWidget      *triad_button;
  GtkWidget      *choices_button;
  GtkWidget      *split_button;
  GtkWidget      *heads[DUID_N_STATES];
  GtkSizeGroup   *columns[DUID_N_STATES];
  GtkLabel       *problem_title;
  GtkListBox     *problem_list;
};

G_DEFINE_FINAL_TYPE (DuidImportWindow, duid_import_window, ADW_TYPE_WINDOW)

/* ---- which rows ---- */

static DuidImportRow *
get_row (DuidImportWindow *self,
         guint             index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) index);

  return row != NULL ? DUID_IMPORT_ROW (gtk_list_box_row_get_child (row)) : NULL;
}

static guint
find_index (DuidImportRow *row)
{
  GtkWidget *list_row = gtk_widget_get_ancestor (GTK_WIDGET (row), GTK_TYPE_LIST_BOX_ROW);

  return (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (list_row));
}

/* Positions of the selected rows, rising. */
static GArray *
get_selected (DuidImportWindow *self)
{
  GArray *indices = g_array_new (FALSE, FALSE, sizeof (guint));
  GList  *rows = gtk_list_box_get_selected_rows (self->list);

  for (GList *row = rows; row != NULL; row = row->next)
    {
      guint index = (guint) gtk_list_box_row_get_index (row->data);

      g_array_append_val (indices, index);
    }
  g_list_free (rows);
  return indices;
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

static void
show_top (DuidImportWindow *self)
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
  g_autofree char *title = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u thing to look at", "%u things to look at", problems->len),
    problems->len);

  duid_problem_rows_fill (self->problem_list, problems);
  gtk_label_set_text (self->problem_title, problems->len > 0 ? title : _ ("No problems found"));
  gtk_widget_set_visible (GTK_WIDGET (self->problem_list), problems->len > 0);
}

static void
show_answers (DuidImportWindow *self)
{
  DuidDataset *dataset = self->preview != NULL ? self->preview->dataset : NULL;

  for (guint i = 0; i < self->recognition->questions->len; i++)
    duid_import_row_show_answers (get_row (self, i), dataset);
  show_top (self);
  show_problems (self);
}

static void
show_selected (DuidImportWindow *self)
{
  g_autoptr (GArray) selected = NULL;
  const guint            *indices;
  DuidRecognisedQuestion *asked;
  guint                   first;
  gboolean                is_several = FALSE;

  /* Rows are also unselected while the window goes. */
  if (self->recognition == NULL)
    return;
  selected = get_selected (self);
  indices = (const guint *) (gpointer) selected->data;
  first = selected->len > 0 ? indices[selected->len - 1] : G_MAXUINT;
  duid_import_side_show (self->side, self->recognition, first);
  gtk_widget_set_visible (self->triad_button,
                          duid_recognition_can_join (self->recognition, indices, selected->len,
                                                     DUID_QUESTION_TRIAD));
  gtk_widget_set_visible (self->choices_button,
                          duid_recognition_can_join (self->recognition, indices, selected->len,
                                                     DUID_QUESTION_MULTICHOICE));
  if (selected->len == 1)
    {
      asked = g_ptr_array_index (self->recognition->questions, first);
      is_several = asked->question->type == DUID_QUESTION_TRIAD ||
                   asked->question->type == DUID_QUESTION_CANVAS ||
                   (asked->question->type == DUID_QUESTION_MULTICHOICE &&
                    !duid_recognition_can_be (self->recognition, first, DUID_QUESTION_TEXT));
    }
  gtk_widget_set_visible (self->split_button, is_several);
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

static void
read_soon (DuidImportWindow *self)
{
  g_clear_handle_id (&self->read_timer, g_source_remove);
  self->read_timer = g_timeout_add_once (READ_DELAY_MS, read_cb, self);
}

/* ---- changes by hand ---- */

static void
ticked_cb (DuidImportWindow *self,
           DuidImportRow    *row)
{
  DuidRecognisedQuestion *asked =
    g_ptr_array_index (self->recognition->questions, find_index (row));

  asked->is_loaded = !asked->is_loaded;
  show_top (self);
}

static void
retyped_cb (DuidImportWindow *self,
            guint             type,
            DuidImportRow    *row)
{
  guint                   index = find_index (row);
  DuidRecognisedQuestion *asked = g_ptr_array_index (self->recognition->questions, index);
  double                  min;
  double                  max;

  duid_import_work_find_ends (self->preview, asked->question->name, &min, &max);
  if (!duid_recognition_set_type (self->recognition, index, (DuidQuestionType) type, min, max))
    return;
  /* Another question may have had to make room. */
  for (guint i = 0; i < self->recognition->questions->len; i++)
    duid_import_row_show (get_row (self, i), self->recognition, i);
  show_selected (self);
  read_soon (self);
}

static void
side_changed_cb (DuidImportWindow *self,
                 gboolean          reads_anew)
{
  g_autoptr (GArray) selected = get_selected (self);

  for (guint i = 0; i < selected->len; i++)
    {
      guint index = g_array_index (selected, guint, i);

      duid_import_row_show (get_row (self, index), self->recognition, index);
    }
  if (reads_anew)
    read_soon (self);
}

static void
make_rows (DuidImportWindow *self)
{
  GtkListBoxRow *old;

  while ((old = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (old));
  for (guint i = 0; i < self->recognition->questions->len; i++)
    {
      GtkWidget *row = duid_import_row_new ();

      duid_import_row_show (DUID_IMPORT_ROW (row), self->recognition, i);
      for (int state = 0; state < DUID_N_STATES; state++)
        gtk_size_group_add_widget (self->columns[state],
                                   duid_import_row_get_count (DUID_IMPORT_ROW (row), state));
      g_signal_connect_object (row, "ticked", G_CALLBACK (ticked_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (row, "retyped", G_CALLBACK (retyped_cb), self, G_CONNECT_SWAPPED);
      gtk_list_box_append (self->list, row);
    }
  show_answers (self);
}

static void
join_selected (DuidImportWindow *self,
               DuidQuestionType  type)
{
  g_autoptr (GArray) selected = get_selected (self);
  int index = duid_recognition_join (self->recognition, (const guint *) (gpointer) selected->data,
                                     selected->len, type);

  if (index < 0)
    return;
  make_rows (self);
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, index));
  read_soon (self);
}

static void
join_triad_cb (DuidImportWindow *self)
{
  join_selected (self, DUID_QUESTION_TRIAD);
}

static void
join_choices_cb (DuidImportWindow *self)
{
  join_selected (self, DUID_QUESTION_MULTICHOICE);
}

static void
split_cb (DuidImportWindow *self)
{
  g_autoptr (GArray) selected = get_selected (self);

  if (selected->len != 1 ||
      !duid_recognition_split (self->recognition, g_array_index (selected, guint, 0)))
    return;
  make_rows (self);
  read_soon (self);
}

/* ---- beginning and end ---- */

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
  gtk_label_set_text (self->found, recognition->name);
  gtk_label_set_text (self->dialect, recognition->why);
  make_rows (self);
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  gtk_stack_set_visible_child_name (self->stack, "ready");
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
      show_top (self);
      return;
    }
  self->chosen (intake, (const char *const *) self->files, self->data);
  gtk_window_close (GTK_WINDOW (self));
}

static void
import_cb (DuidImportWindow *self)
{
  self->is_importing = TRUE;
  show_top (self);
  duid_import_work_read (self->recognition, FALSE, self->cancellable, imported_cb,
                         g_object_ref (self));
}

static void
duid_import_window_dispose (GObject *object)
{
  DuidImportWindow *self = DUID_IMPORT_WINDOW (object);

  g_clear_handle_id (&self->read_timer, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->recognition, duid_recognition_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), DUID_TYPE_IMPORT_WINDOW);
  g_clear_object (&self->cancellable);
  for (int i = 0; i < DUID_N_STATES; i++)
    g_clear_object (&self->columns[i]);
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
duid_import_window_class_init (DuidImportWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duid_import_window_dispose;
  G_OBJECT_CLASS (class)->finalize = duid_import_window_finalize;
  g_type_ensure (DUID_TYPE_IMPORT_SIDE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/duiding/Duiding/import-window.ui");
  BIND (title);
  BIND (import_button);
  BIND (stack);
  BIND (failure);
  BIND (counts);
  BIND (found);
  BIND (dialect);
  BIND (list);
  BIND (side);
  BIND (triad_button);
  BIND (choices_button);
  BIND (split_button);
  for (int i = 0; i < DUID_N_STATES; i++)
    {
      g_autofree char *name = g_strdup_printf ("head_%d", i);

      gtk_widget_class_bind_template_child_full (
        widget_class, name, FALSE,
        G_STRUCT_OFFSET (DuidImportWindow, heads) + i * (gssize) sizeof (GtkWidget *));
    }
  BIND (problem_title);
  BIND (problem_list);
  gtk_widget_class_bind_template_callback (widget_class, show_selected);
  gtk_widget_class_bind_template_callback (widget_class, side_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, join_triad_cb);
  gtk_widget_class_bind_template_callback (widget_class, join_choices_cb);
  gtk_widget_class_bind_template_callback (widget_class, split_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
}

static void
duid_import_window_init (DuidImportWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  for (int i = 0; i < DUID_N_STATES; i++)
    {
      self->columns[i] = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
      gtk_size_group_add_widget (self->columns[i], self->heads[i]);
    }
}

GtkWindow *
duid_import_window_new (GtkWindow         *parent,
                        const char *const *files,
                        DuidImportChosen   chosen,
                        gpointer           data)
{
  DuidImportWindow *self = g_object_new (DUID_TYPE_IMPORT_WINDOW, "transient-for", parent, NULL);
  g_autofree char  *name = g_path_get_basename (files[0]);

  self->files = g_strdupv ((char **) files);
  self->chosen = chosen;
  self->data = data;
  adw_window_title_set_subtitle (self->title, name);
  duid_import_work_recognise (files, self->cancellable, recognised_cb, g_object_ref (self));
  return GTK_WINDOW (self);
}
