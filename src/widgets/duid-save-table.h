/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks where to keep a table and writes it there as CSV (UTF-8 with a mark, so that a
 * spreadsheet reads it right); says so when that cannot be done. Takes over @table; @name
 * is without an ending. */
void duid_save_table (GtkWidget  *from,
                      const char *name,
                      char       *table);

G_END_DECLS
