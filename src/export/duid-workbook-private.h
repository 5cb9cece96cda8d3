/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "export/duid-export-file.h"
#include "export/duid-export.h"

#include <xlsxwriter.h>

G_BEGIN_DECLS

/* A workbook being written: between duid-workbook-writer.c and its sheets. */

typedef enum
{
  DUID_STYLE_PLAIN,
  DUID_STYLE_HEADER,
  DUID_STYLE_LONG, /* wraps */
  DUID_STYLE_STRONG,
  DUID_STYLE_DATE,
  DUID_STYLE_TIME,
  DUID_STYLE_SHARE,
  DUID_STYLE_FIGURE, /* means and such: two places shown, all kept */
  DUID_STYLE_COARSE, /* one place shown */
  DUID_STYLE_FINE,   /* three places shown */
  DUID_STYLE_TINY,   /* as 5.6E-10 */
} DuidWorkbookStyle;

#define DUID_N_STYLES 11

typedef struct
{
  const DuidExport *job;   /* NULL for a table of results */
  lxw_workbook     *book;
  lxw_format       *formats[DUID_N_STYLES];
  GPtrArray        *words; /* char*: the conditions, subject and value in turn */
  lxw_error         trouble; /* the first that was met */
} DuidWorkbook;

/* Puts sheets in the book; FALSE with @error stops. */
typedef gboolean (*DuidWorkbookFunc) (DuidWorkbook *self,
                                      gpointer      data,
                                      GError      **error);

/* Opens the book in @file, fills it by @fill, closes it and tells what went wrong; the file
 * is the caller's to commit. @is_large: kept on disk while it is written, rows in order.
 * Numbers get a point whatever the locale. */
gboolean       duid_workbook_write      (DuidWorkbook      *self,
                                         DuidExportFile    *file,
                                         gboolean           is_large,
                                         DuidWorkbookFunc   fill,
                                         gpointer           data,
                                         GError           **error);
/* NULL, with trouble, when it cannot be made. */
lxw_worksheet *duid_workbook_add_sheet  (DuidWorkbook      *self,
                                         const char        *name);
/* All of these keep the first trouble and do nothing without a sheet. */
void           duid_workbook_put_text   (DuidWorkbook      *self,
                                         lxw_worksheet     *sheet,
                                         guint              row,
                                         guint              column,
                                         const char        *text,
                                         DuidWorkbookStyle  style);
/* What is not finite leaves the cell empty. */
void           duid_workbook_put_number (DuidWorkbook      *self,
                                         lxw_worksheet     *sheet,
                                         guint              row,
                                         guint              column,
                                         double             number,
                                         DuidWorkbookStyle  style);
/* A date in days since 1970, see base/duid-number.h; before March 1900, which
 * Excel cannot count, as text. */
void           duid_workbook_put_date   (DuidWorkbook      *self,
                                         lxw_worksheet     *sheet,
                                         guint              row,
                                         guint              column,
                                         double             days);
void           duid_workbook_set_width  (DuidWorkbook      *self,
                                         lxw_worksheet     *sheet,
                                         guint              column,
                                         double             width);
/* Freezes the first row (and @n_columns columns) and puts a filter on a table
 * of @n_rows below it. Call before its rows are written. */
void           duid_workbook_set_table  (DuidWorkbook      *self,
                                         lxw_worksheet     *sheet,
                                         gsize              n_rows,
                                         guint              n_columns,
                                         guint              n_frozen);

void           duid_workbook_add_selection (DuidWorkbook   *self);
void           duid_workbook_add_questions (DuidWorkbook   *self);
void           duid_workbook_add_summary   (DuidWorkbook   *self);

G_END_DECLS
