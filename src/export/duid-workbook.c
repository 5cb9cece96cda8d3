/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "export/duid-workbook-private.h"

#include "base/duid-number.h"

#include <math.h>

/* Day 0 of 1970 as Excel counts, and the first day that it counts right. */
#define EXCEL_EPOCH     25569.0
#define FIRST_EXCEL_DAY (61.0 - EXCEL_EPOCH)

static void
keep (DuidWorkbook *self,
      lxw_error     trouble)
{
  if (self->trouble == LXW_NO_ERROR)
    self->trouble = trouble;
}

lxw_worksheet *
duid_workbook_add_sheet (DuidWorkbook *self,
                         const char   *name)
{
  lxw_worksheet *sheet = workbook_add_worksheet (self->book, name);

  if (sheet == NULL)
    keep (self, LXW_ERROR_PARAMETER_VALIDATION);
  return sheet;
}

void
duid_workbook_put_text (DuidWorkbook     *self,
                        lxw_worksheet    *sheet,
                        guint             row,
                        guint             column,
                        const char       *text,
                        DuidWorkbookStyle style)
{
  if (sheet == NULL || text == NULL || *text == '\0')
    return;
  keep (self, worksheet_write_string (sheet, row, (lxw_col_t) column, text,
                                      self->formats[style]));
}

void
duid_workbook_put_number (DuidWorkbook     *self,
                          lxw_worksheet    *sheet,
                          guint             row,
                          guint             column,
                          double            number,
                          DuidWorkbookStyle style)
{
  if (sheet == NULL || !isfinite (number))
    return;
  keep (self, worksheet_write_number (sheet, row, (lxw_col_t) column, number,
                                      self->formats[style]));
}

void
duid_workbook_put_date (DuidWorkbook  *self,
                        lxw_worksheet *sheet,
                        guint          row,
                        guint          column,
                        double         days)
{
  if (!isfinite (days))
    return;
  if (days < FIRST_EXCEL_DAY)
    {
      g_autofree char *text = duid_date_to_string (days);

      duid_workbook_put_text (self, sheet, row, column, text, DUID_STYLE_PLAIN);
      return;
    }
  duid_workbook_put_number (self, sheet, row, column, days + EXCEL_EPOCH,
                            floor (days) < days ? DUID_STYLE_TIME : DUID_STYLE_DATE);
}

void
duid_workbook_set_width (DuidWorkbook  *self,
                         lxw_worksheet *sheet,
                         guint          column,
                         double         width)
{
  if (sheet != NULL)
    keep (self, worksheet_set_column (sheet, (lxw_col_t) column, (lxw_col_t) column, width, NULL));
}

void
duid_workbook_set_table (DuidWorkbook  *self,
                         lxw_worksheet *sheet,
                         gsize          n_rows,
                         guint          n_columns,
                         guint          n_frozen)
{
  g_autofree char *range = NULL;
  lxw_row_t        last_row = (lxw_row_t) n_rows;
  lxw_col_t        last_column = (lxw_col_t) (n_columns - 1);
  char             corner[16];

  if (sheet == NULL)
    return;
  worksheet_freeze_panes (sheet, 1, (lxw_col_t) n_frozen);
  keep (self, worksheet_autofilter (sheet, 0, 0, last_row, last_column));
  /* Ids of digits are text on purpose: no green corner for each of them. */
  lxw_rowcol_to_cell (corner, last_row, last_column);
  range = g_strdup_printf ("A1:%s", corner);
  keep (self, worksheet_ignore_errors (sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, range));
}
