/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "app/duid-import-files.h"

#include "import/duid-recognition-constant.h"

#include <glib/gi18n-lib.h>

struct _DuidImportFiles
{
  AdwBin parent_instance;

  DuidRecognition *recognition; /* borrowed */
  DuidDataset     *project;     /* or NULL */
  gboolean         is_showing;
};

enum
{
  CHANGED,
  RESTRUCTURED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DuidImportFiles, duid_import_files, ADW_TYPE_BIN)

static DuidMappedSource *
get_source (DuidImportFiles *self,
            guint            source)
{
  return g_ptr_array_index (self->recognition->sources, source);
}

/* ---- names ---- */

static gboolean
is_in_project (DuidImportFiles *self,
               const char      *name)
{
  for (guint i = 0; self->project != NULL && i < duid_dataset_get_n_sources (self->project); i++)
    if (g_strcmp0 (duid_dataset_get_source_name (self->project, i), name) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_taken (DuidImportFiles *self,
          guint            source,
          const char      *name)
{
  for (guint i = 0; i < self->recognition->sources->len; i++)
    if (i != source && g_strcmp0 (get_source (self, i)->name, name) == 0)
      return TRUE;
  return is_in_project (self, name);
}

static void
give_name (DuidImportFiles *self,
           guint            source,
           const char      *name)
{
  DuidMappedSource *mapped = get_source (self, source);

  g_free (mapped->name);
  mapped->name = g_strdup (name);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
name_changed_cb (GtkEditable     *entry,
                 DuidImportFiles *self)
{
  guint            source = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (entry), "source"));
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  if (self->is_showing)
    return;
  if (*name == '\0' || is_taken (self, source, name))
    {
      gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
      return;
    }
  gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  give_name (self, source, name);
}

/* ---- new, or a corrected edition ---- */

static char *
dup_new_name (DuidImportFiles *self,
              guint            source,
              const char      *base)
{
  char *name = g_strdup (base);

  for (int i = 2; is_taken (self, source, name); i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s (%d)", base, i);
    }
  return name;
}

static void
edition_cb (AdwComboRow     *row,
            GParamSpec      *pspec,
            DuidImportFiles *self)
{
  guint            source = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "source"));
  GtkWidget       *entry = g_object_get_data (G_OBJECT (row), "entry");
  guint            chosen = adw_combo_row_get_selected (row);
  g_autofree char *name = NULL;

  if (self->is_showing || chosen == GTK_INVALID_LIST_POSITION)
    return;
  name = chosen > 0 ? g_strdup (duid_dataset_get_source_name (self->project, chosen - 1))
                    : dup_new_name (self, source, get_source (self, source)->name);
  self->is_showing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (entry), name);
  self->is_showing = FALSE;
  gtk_widget_remove_css_class (entry, "error");
  gtk_widget_set_visible (entry, chosen == 0);
  give_name (self, source, name);
}

static void
add_edition (DuidImportFiles *self,
             GtkWidget       *group,
             GtkWidget       *entry,
             guint            source)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (words, _ ("A new source, or another wave"));
  for (guint i = 0; i < duid_dataset_get_n_sources (self->project); i++)
    {
      const char      *name = duid_dataset_get_source_name (self->project, i);
      g_autofree char *text = g_strdup_printf (_ ("A corrected edition of “%s”"), name);

      gtk_string_list_append (words, text);
      if (g_strcmp0 (name, get_source (self, source)->name) == 0)
        selected = i + 1;
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("These answers are"));
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (row), TRUE);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  gtk_widget_set_tooltip_text (
    row, _ ("In a corrected edition, stories with the same number are brought up to date; "
            "in a new source they stand beside those of before."));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (words));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  g_object_set_data (G_OBJECT (row), "source", GUINT_TO_POINTER (source));
  g_object_set_data (G_OBJECT (row), "entry", entry);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (edition_cb), self, 0);
  gtk_widget_set_visible (entry, selected == 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

/* ---- a file ---- */

static GtkWidget *
make_entry (DuidImportFiles *self,
            guint            source)
{
  GtkWidget *entry = adw_entry_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (entry), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), _ ("Name of the source"));
  gtk_editable_set_text (GTK_EDITABLE (entry), get_source (self, source)->name);
  g_object_set_data (G_OBJECT (entry), "source", GUINT_TO_POINTER (source));
  g_signal_connect_object (entry, "changed", G_CALLBACK (name_changed_cb), self, 0);
  return entry;
}

static GtkWidget *
make_file (DuidImportFiles *self,
           guint            source)
{
  const DuidMappedSource *mapped = get_source (self, source);
  const DuidRecognition  *all = self->recognition;
  const char             *dialect = mapped->dialect != NULL ? mapped->dialect : all->name;
  const char             *why = mapped->why != NULL ? mapped->why : all->why;
  GtkWidget              *group = adw_preferences_group_new ();
  GtkWidget              *entry = make_entry (self, source);
  g_autofree char        *base = g_path_get_basename (mapped->path);
  g_autofree char        *title = g_markup_escape_text (base, -1);
  g_autofree char        *words = g_strdup_printf ("%s\n%s", dialect, why);
  g_autofree char        *markup = g_markup_escape_text (words, -1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), markup);
  if (self->project != NULL)
    add_edition (self, group, entry, source);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), entry);
  return group;
}

/* ---- of a whole file ---- */

static void
add_constant (DuidImportFiles   *self,
              const char        *label,
              const char *const *values)
{
  int index = duid_recognition_add_constant (self->recognition, label, values);

  if (index >= 0)
    g_signal_emit (self, signals[RESTRUCTURED], 0, (guint) index);
}

static void
wave_cb (DuidImportFiles *self)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->recognition->sources->len; i++)
    g_ptr_array_add (values, duid_recognition_guess_wave (get_source (self, i)));
  add_constant (self, _ ("Wave"), (const char *const *) values->pdata);
}

static void
add_named_constant (DuidImportFiles *self,
                    const char      *label)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new ();

  for (guint i = 0; i < self->recognition->sources->len; i++)
    g_ptr_array_add (values, get_source (self, i)->name);
  add_constant (self, label, (const char *const *) values->pdata);
}

static void
perspective_cb (DuidImportFiles *self)
{
  add_named_constant (self, _ ("Perspective"));
}

static void
municipality_cb (DuidImportFiles *self)
{
  add_named_constant (self, _ ("Municipality"));
}

static void
other_cb (DuidImportFiles *self)
{
  add_named_constant (self, _ ("File"));
}

static void
add_button (DuidImportFiles *self,
            GtkWidget       *box,
            const char      *label,
            GCallback        clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  gtk_flow_box_append (GTK_FLOW_BOX (box), button);
  gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
}

static GtkWidget *
make_constants (DuidImportFiles *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *box = gtk_flow_box_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("So for a whole file"));
  adw_preferences_group_set_description (
    ADW_PREFERENCES_GROUP (group),
    _ ("What is in no column, but is the same for all stories of a file. It becomes a "
       "question, with an answer for each file."));
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (box), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (box), 2);
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (box), 2);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (box), 6);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (box), 6);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (box), TRUE);
  add_button (self, box, _ ("Wave"), G_CALLBACK (wave_cb));
  add_button (self, box, _ ("Perspective"), G_CALLBACK (perspective_cb));
  add_button (self, box, _ ("Municipality"), G_CALLBACK (municipality_cb));
  add_button (self, box, _ ("Something else"), G_CALLBACK (other_cb));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), box);
  return group;
}

static void
duid_import_files_dispose (GObject *object)
{
  g_clear_pointer (&DUID_IMPORT_FILES (object)->project, duid_dataset_unref);
  G_OBJECT_CLASS (duid_import_files_parent_class)->dispose (object);
}

static void
duid_import_files_class_init (DuidImportFilesClass *class)
{
  GType type = G_TYPE_FROM_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duid_import_files_dispose;
  signals[CHANGED] =
    g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[RESTRUCTURED] = g_signal_new ("restructured", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
duid_import_files_init (DuidImportFiles *self)
{
}

void
duid_import_files_show (DuidImportFiles *self,
                        DuidRecognition *recognition,
                        DuidDataset     *project)
{
  GtkWidget *box;

  self->recognition = recognition;
  g_clear_pointer (&self->project, duid_dataset_unref);
  self->project = project != NULL ? duid_dataset_ref (project) : NULL;
  if (recognition == NULL)
    {
      adw_bin_set_child (ADW_BIN (self), NULL);
      return;
    }
  self->is_showing = TRUE;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  for (guint i = 0; i < recognition->sources->len; i++)
    gtk_box_append (GTK_BOX (box), make_file (self, i));
  gtk_box_append (GTK_BOX (box), make_constants (self));
  adw_bin_set_child (ADW_BIN (self), box);
  self->is_showing = FALSE;
}
