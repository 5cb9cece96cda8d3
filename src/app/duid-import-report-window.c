/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "app/duid-import-report-window.h"

#include "widgets/duid-compat.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define WIDTH  880
#define HEIGHT 600
/* The first words of a cell; the rest is in its tip. */
#define CELL_CHARS 60
/* Rows that tell how wide columns are. */
#define ROWS_MEASURED 50

struct _DuidImportReportWindow
{
  AdwWindow parent_instance;

  DuidImportReport *report;

  AdwToastOverlay *toasts;
  GtkStack        *stack;
};

/* A column of a table, as its cells know it. */
typedef struct
{
  const DuidReportTable *table; /* borrowed from the window's report */
  guint                  column;
} Column;

G_DEFINE_FINAL_TYPE (DuidImportReportWindow, duid_import_report_window, ADW_TYPE_WINDOW)

/* ---- cells ---- */

static void
set_up_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           gpointer                  data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), CELL_CHARS);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         gpointer                  data)
{
  const Column    *column = data;
  guint            position = gtk_list_item_get_position (item);
  const GPtrArray *row = g_ptr_array_index (column->table->rows, position);
  const char      *text = g_ptr_array_index (row, column->column);
  GtkWidget       *label = gtk_list_item_get_child (item);

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, *text != '\0' ? text : NULL);
}

static void
free_column_cb (gpointer  column,
                GClosure *closure)
{
  g_free (column);
}

static GtkListItemFactory *
make_factory (const DuidReportTable *table,
              guint                  column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Column             *own = g_new0 (Column, 1);

  own->table = table;
  own->column = column;
  g_signal_connect (factory, "setup", G_CALLBACK (set_up_cb), NULL);
  g_signal_connect_data (factory, "bind", G_CALLBACK (bind_cb), own, free_column_cb, 0);
  return factory;
}

/* Only how many rows there are: cells find their text by the position. */
static GtkSelectionModel *
make_model (guint n_rows)
{
  GtkStringList *rows = gtk_string_list_new (NULL);

  for (guint i = 0; i < n_rows; i++)
    gtk_string_list_append (rows, "");
  return GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (rows)));
}

/* The column with the longest text has the room that is left. */
static guint
find_widest (const DuidReportTable *table)
{
  guint widest = 0;
  gsize most = 0;

  for (guint i = 0; i < MIN (table->rows->len, ROWS_MEASURED); i++)
    {
      const GPtrArray *row = g_ptr_array_index (table->rows, i);

      for (guint j = 0; j < row->len; j++)
        if (strlen (g_ptr_array_index (row, j)) > most)
          {
            most = strlen (g_ptr_array_index (row, j));
            widest = j;
          }
    }
  return widest;
}

static GtkWidget *
make_table (const DuidReportTable *table)
{
  GtkWidget *view = gtk_column_view_new (make_model (table->rows->len));
  GtkWidget *scroller = gtk_scrolled_window_new ();
  guint      widest = find_widest (table);

  for (guint i = 0; i < table->heads->len; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (
        g_ptr_array_index (table->heads, i), make_factory (table, i));

      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_column_set_expand (column, i == widest && table->heads->len > 1);
      gtk_column_view_append_column (GTK_COLUMN_VIEW (view), column);
    }
  gtk_widget_add_css_class (view, "data-table");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static GtkWidget *
make_page (const DuidReportTable *table)
{
  GtkWidget *box;
  GtkWidget *words;

  if (table->rows->len == 0)
    {
      GtkWidget *page = adw_status_page_new ();

      adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("None"));
      return page;
    }
  if (table->words == NULL)
    return make_table (table);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  words = gtk_label_new (table->words);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_widget_set_margin_start (words, 12);
  gtk_widget_set_margin_top (words, 12);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), make_table (table));
  return box;
}

/* ---- keeping it ---- */

static void
place_chosen_cb (const char *const *paths,
                 gpointer           data)
{
  g_autoptr (DuidImportReportWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (paths == NULL || self->report == NULL)
    return;
  if (duid_import_report_write (self->report, paths[0], &error))
    adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_ ("The report is kept.")));
  else
    duid_compat_tell (GTK_WINDOW (self), _ ("The report could not be kept"), error->message);
}

static void
save_cb (DuidImportReportWindow *self)
{
  duid_compat_choose_place (GTK_WINDOW (self), _ ("Keep the report as"), DUID_FILES_REPORT,
                            _ ("import report.html"), place_chosen_cb, g_object_ref (self));
}

/* ---- the class ---- */

static void
fill (DuidImportReportWindow *self)
{
  for (guint i = 0; i < self->report->tables->len; i++)
    {
      const DuidReportTable *table = g_ptr_array_index (self->report->tables, i);
      g_autofree char       *name = g_strdup_printf ("%u", i);

      gtk_stack_add_titled (self->stack, make_page (table), name, table->title);
    }
}

static void
duid_import_report_window_dispose (GObject *object)
{
  DuidImportReportWindow *self = DUID_IMPORT_REPORT_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), DUID_TYPE_IMPORT_REPORT_WINDOW);
  g_clear_pointer (&self->report, duid_import_report_free);
  G_OBJECT_CLASS (duid_import_report_window_parent_class)->dispose (object);
}

static void
duid_import_report_window_class_init (DuidImportReportWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duid_import_report_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/duiding/Duiding/import-report-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DuidImportReportWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, DuidImportReportWindow, stack);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
duid_import_report_window_init (DuidImportReportWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH, HEIGHT);
}

GtkWindow *
duid_import_report_window_new (GtkWindow        *parent,
                               DuidImportReport *report)
{
  DuidImportReportWindow *self =
    g_object_new (DUID_TYPE_IMPORT_REPORT_WINDOW, "transient-for", parent, NULL);

  self->report = report;
  fill (self);
  return GTK_WINDOW (self);
}
