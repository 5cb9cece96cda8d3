/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/duid-cells.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Lets the window of @from ask where to keep a table, as an Excel workbook or CSV, and write
 * it there. */
void duid_save_table (GtkWidget       *from,
                      const DuidCells *cells);
/* To the clipboard, as spreadsheets and writing programs take it. */
void duid_copy_table (GtkWidget       *from,
                      const DuidCells *cells);

G_END_DECLS
