/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/duid-save-table.h"

void
duid_save_table (GtkWidget       *from,
                 const DuidCells *cells)
{
  gtk_widget_activate_action_variant (from, "win.save-table", duid_cells_to_variant (cells));
}

void
duid_copy_table (GtkWidget       *from,
                 const DuidCells *cells)
{
  g_autofree char *text = duid_cells_to_text (cells, '\t');

  gdk_clipboard_set_text (gtk_widget_get_clipboard (from), text);
}
