/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A table of results that leaves the program: rows of texts and numbers, and what has to be
 * known to read them (how many, by which test, from which seed). Made cell by cell, then
 * given to the clipboard, a CSV file or a workbook. Rows may be of different lengths. */
typedef struct _DuidCells DuidCells;

/* @title is what the file or sheet is called. */
DuidCells  *duid_cells_new          (const char      *title);
void        duid_cells_free         (DuidCells       *cells);

/* NULL and "" leave the cell empty, and so does a number that is not finite. */
void        duid_cells_add          (DuidCells       *cells,
                                     const char      *text);
void        duid_cells_add_number   (DuidCells       *cells,
                                     double           number);
void        duid_cells_end_row      (DuidCells       *cells);
/* The row that ends here names the columns below it. */
void        duid_cells_end_head     (DuidCells       *cells);
/* Adds a line to the notes; nothing for NULL. */
void        duid_cells_add_note     (DuidCells       *cells,
                                     const char      *note);

const char *duid_cells_get_title    (const DuidCells *cells);
guint       duid_cells_get_n_rows   (const DuidCells *cells);
/* Of the longest row. */
guint       duid_cells_get_n_columns (const DuidCells *cells);
gboolean    duid_cells_is_head      (const DuidCells *cells,
                                     guint            row);
/* NULL for an empty cell or a number (borrowed). */
const char *duid_cells_get_text     (const DuidCells *cells,
                                     guint            row,
                                     guint            column);
/* NaN when it is no number. */
double      duid_cells_get_number   (const DuidCells *cells,
                                     guint            row,
                                     guint            column);
/* NULL after the last (borrowed). */
const char *duid_cells_get_note     (const DuidCells *cells,
                                     guint            place);

/* The rows as text, cells parted by @separator and quoted (RFC 4180) where it, quotes or line
 * breaks are in them, numbers in full precision with a point, each line ended with CRLF; with
 * tabs it is what spreadsheets take from the clipboard (transfer full). */
char       *duid_cells_to_text      (const DuidCells *cells,
                                     char             separator);

/* The whole as a value for an action, and back. */
#define DUID_CELLS_TYPE "(sa(bav)as)"
GVariant   *duid_cells_to_variant   (const DuidCells *cells);
DuidCells  *duid_cells_new_from_variant (GVariant    *variant);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidCells, duid_cells_free)

G_END_DECLS
