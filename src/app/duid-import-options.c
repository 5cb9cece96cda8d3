/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "app/duid-import-options.h"

#include "import/duid-recognition-options.h"

#include <glib/gi18n-lib.h>

/* A list that somebody can still look through. */
#define MOST_OPTIONS 40

struct _DuidImportOptions
{
  AdwBin parent_instance;

  DuidRecognition *recognition; /* borrowed */
  guint            index;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DuidImportOptions, duid_import_options, ADW_TYPE_BIN)

static void show_options (DuidImportOptions *self);

static GPtrArray *
get_options (DuidImportOptions *self)
{
  const DuidRecognisedQuestion *asked =
    g_ptr_array_index (self->recognition->questions, self->index);

  return asked->question->options;
}

static gboolean
show_again_cb (gpointer data)
{
  g_autoptr (DuidImportOptions) self = data;

  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    show_options (self);
  return G_SOURCE_REMOVE;
}

static void
applied_cb (AdwEntryRow       *row,
            DuidImportOptions *self)
{
  guint option = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "option"));

  if (!duid_recognition_rename_option (self->recognition, self->index, option,
                                       gtk_editable_get_text (GTK_EDITABLE (row))))
    {
      gtk_editable_set_text (GTK_EDITABLE (row), g_ptr_array_index (get_options (self), option));
      return;
    }
  g_signal_emit (self, signals[CHANGED], 0);
  /* The row that says so is still at work. */
  g_idle_add (show_again_cb, g_object_ref (self));
}

static void
add_option (DuidImportOptions *self,
            GtkWidget         *group,
            guint              option)
{
  GtkWidget       *row = adw_entry_row_new ();
  g_autofree char *texts =
    duid_recognition_dup_option_texts (self->recognition, self->index, option);
  g_autofree char *title = NULL;

  if (texts != NULL)
    /* Translators: %s is the text in the file that an option stands for. */
    title = g_strdup_printf (_ ("In the file: %s"), texts);
  else
    title = g_strdup_printf (_ ("Option %u"), option + 1);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (row), g_ptr_array_index (get_options (self), option));
  g_object_set_data (G_OBJECT (row), "option", GUINT_TO_POINTER (option));
  g_signal_connect_object (row, "apply", G_CALLBACK (applied_cb), self, 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static void
show_options (DuidImportOptions *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  guint      n = get_options (self)->len;

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Options"));
  adw_preferences_group_set_description (
    ADW_PREFERENCES_GROUP (group),
    _ ("Call one otherwise; two with the same name are counted together."));
  for (guint i = 0; i < MIN (n, MOST_OPTIONS); i++)
    add_option (self, group, i);
  if (n > MOST_OPTIONS)
    {
      g_autofree char *words = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "and %u more", "and %u more", n - MOST_OPTIONS),
        n - MOST_OPTIONS);
      GtkWidget *label = gtk_label_new (words);

      gtk_widget_add_css_class (label, "secondary");
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), label);
    }
  adw_bin_set_child (ADW_BIN (self), group);
}

static void
duid_import_options_class_init (DuidImportOptionsClass *class)
{
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
duid_import_options_init (DuidImportOptions *self)
{
}

GtkWidget *
duid_import_options_new (DuidRecognition *recognition,
                         guint            index)
{
  DuidImportOptions *self = g_object_new (DUID_TYPE_IMPORT_OPTIONS, NULL);

  self->recognition = recognition;
  self->index = index;
  show_options (self);
  return GTK_WIDGET (self);
}
