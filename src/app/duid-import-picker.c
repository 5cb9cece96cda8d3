/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "app/duid-import-picker.h"

#include <glib/gi18n-lib.h>

#define LIST_HEIGHT 280
#define LIST_WIDTH  300

struct _DuidImportPicker
{
  AdwBin parent_instance;

  GPtrArray *words; /* char* */
  GArray    *ids;   /* guint, one a word */

  GtkMenuButton  *button; /* of self */
  GtkSearchEntry *search; /* of the popover, made when it first opens; or NULL */
  GtkListBox     *list;
};

enum
{
  PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DuidImportPicker, duid_import_picker, ADW_TYPE_BIN)

static gboolean
passes_cb (GtkListBoxRow *row,
           gpointer       data)
{
  DuidImportPicker *self = data;
  const char       *words = g_ptr_array_index (self->words, gtk_list_box_row_get_index (row));
  g_autofree char  *text = g_utf8_casefold (words, -1);
  g_autofree char  *wanted =
    g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);

  return strstr (text, wanted) != NULL;
}

static void
pick (DuidImportPicker *self,
      GtkListBoxRow    *row)
{
  guint id = g_array_index (self->ids, guint, gtk_list_box_row_get_index (row));

  gtk_menu_button_popdown (self->button);
  g_signal_emit (self, signals[PICKED], 0, id);
}

static void
row_activated_cb (DuidImportPicker *self,
                  GtkListBoxRow    *row)
{
  pick (self, row);
}

/* Enter in the box takes the first that is still there. */
static void
search_activated_cb (DuidImportPicker *self)
{
  for (guint i = 0; i < self->words->len; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) i);

      if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
        {
          pick (self, row);
          return;
        }
    }
}

static GtkWidget *
make_row (const char *words)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, words);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  return row;
}

static void
make_popup_cb (GtkMenuButton *button,
               gpointer       data)
{
  DuidImportPicker *self = data;
  GtkWidget        *popover;
  GtkWidget        *box;
  GtkWidget        *scroller;

  if (self->list != NULL)
    return;
  popover = gtk_popover_new ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  scroller = gtk_scrolled_window_new ();
  self->search = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  for (guint i = 0; i < self->words->len; i++)
    gtk_list_box_append (self->list, make_row (g_ptr_array_index (self->words, i)));
  gtk_list_box_set_filter_func (self->list, passes_cb, self, NULL);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "search-changed",
                           G_CALLBACK (gtk_list_box_invalidate_filter), self->list,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "activate", G_CALLBACK (search_activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), LIST_HEIGHT);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_widget_set_size_request (box, LIST_WIDTH, -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->search));
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (button, popover);
}

static void
duid_import_picker_finalize (GObject *object)
{
  DuidImportPicker *self = DUID_IMPORT_PICKER (object);

  g_ptr_array_unref (self->words);
  g_array_unref (self->ids);
  G_OBJECT_CLASS (duid_import_picker_parent_class)->finalize (object);
}

static void
duid_import_picker_class_init (DuidImportPickerClass *class)
{
  G_OBJECT_CLASS (class)->finalize = duid_import_picker_finalize;
  signals[PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
duid_import_picker_init (DuidImportPicker *self)
{
  self->words = g_ptr_array_new_with_free_func (g_free);
  self->ids = g_array_new (FALSE, FALSE, sizeof (guint));
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_create_popup_func (self->button, make_popup_cb, self, NULL);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
}

GtkWidget *
duid_import_picker_new (const char *label)
{
  DuidImportPicker *self = g_object_new (DUID_TYPE_IMPORT_PICKER, NULL);

  gtk_menu_button_set_label (self->button, label);
  return GTK_WIDGET (self);
}

void
duid_import_picker_add (DuidImportPicker *self,
                        const char       *words,
                        guint             id)
{
  g_ptr_array_add (self->words, g_strdup (words));
  g_array_append_val (self->ids, id);
}

void
duid_import_picker_open (DuidImportPicker *self)
{
  gtk_menu_button_popup (self->button);
}
