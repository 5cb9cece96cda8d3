/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "export/duid-table-file.h"

#include "base/duid-number.h"
#include "export/duid-csv-writer.h"
#include "export/duid-export-file.h"
#include "export/duid-workbook-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MARK        "\xef\xbb\xbf" /* tells a spreadsheet that the text is UTF-8 */
#define MOST_NAME   31             /* of a sheet, in Excel */
#define LEAST_WIDTH 9
#define MOST_WIDTH  60

/* Of a column with fractions: from here on its numbers are shown with one place. */
#define COARSE 10.
/* What three places would show as nothing. */
#define TINY 0.0005
/* What one place would. */
#define SMALL 0.05

static gboolean
has_ending (const char *path,
            const char *ending)
{
  g_autofree char *folded = g_ascii_strdown (path, -1);

  return g_str_has_suffix (folded, ending);
}

gboolean
duid_table_file_suits (const char *path)
{
  return has_ending (path, ".csv") || has_ending (path, ".xlsx");
}

/* ---- CSV ---- */

static void
append_cell (GString         *line,
             const DuidCells *cells,
             guint            row,
             guint            column)
{
  const char *text = duid_cells_get_text (cells, row, column);
  double      number = duid_cells_get_number (cells, row, column);

  if (text != NULL)
    duid_csv_writer_append_text (line, text, strlen (text));
  else if (isfinite (number))
    {
      g_autofree char *figures = duid_number_to_string (number);

      g_string_append (line, figures);
    }
}

static gboolean
write_csv (const DuidCells *cells,
           DuidExportFile  *file,
           GError         **error)
{
  g_autoptr (GString) text = g_string_new (MARK);
  guint n_columns = duid_cells_get_n_columns (cells);

  for (guint i = 0; i < duid_cells_get_n_rows (cells); i++)
    {
      for (guint j = 0; j < n_columns; j++)
        {
          if (j > 0)
            g_string_append_c (text, ',');
          append_cell (text, cells, i, j);
        }
      g_string_append (text, "\r\n");
    }
  return duid_export_file_write (file, text->str, text->len, error);
}

/* ---- Excel ---- */

/* A name that Excel takes: without []:*?/\ and not too long. */
static char *
dup_sheet_name (const char *name)
{
  g_autofree char *plain = g_strdelimit (g_strdup (name), "[]:*?/\\'", ' ');
  char            *kept = g_utf8_substring (plain, 0, MIN (g_utf8_strlen (plain, -1), MOST_NAME));

  g_strstrip (kept);
  if (*kept != '\0')
    return kept;
  g_free (kept);
  return g_strdup ("1");
}

/* How the numbers of a column are shown, so that they can be read down it; the files keep
 * all their digits. */
static DuidWorkbookStyle
find_style (const DuidCells *cells,
            guint            column)
{
  gboolean has_fractions = FALSE;
  double   largest = 0;

  for (guint i = 0; i < duid_cells_get_n_rows (cells); i++)
    {
      double number = duid_cells_get_number (cells, i, column);

      if (!isfinite (number))
        continue;
      has_fractions |= number != floor (number);
      largest = fmax (largest, fabs (number));
    }
  if (!has_fractions)
    return DUID_STYLE_PLAIN;
  return largest >= COARSE ? DUID_STYLE_COARSE : DUID_STYLE_FINE;
}

/* That of its column, unless nothing would be left of @number. */
static DuidWorkbookStyle
suit_style (DuidWorkbookStyle style,
            double            number)
{
  double size = fabs (number);

  if (style == DUID_STYLE_PLAIN || number == 0)
    return style;
  if (size < TINY)
    return DUID_STYLE_TINY;
  return size < SMALL ? DUID_STYLE_FINE : style;
}

static void
put_column (DuidWorkbook    *self,
            lxw_worksheet   *sheet,
            const DuidCells *cells,
            guint            column)
{
  DuidWorkbookStyle style = find_style (cells, column);

  for (guint i = 0; i < duid_cells_get_n_rows (cells); i++)
    {
      const char *text = duid_cells_get_text (cells, i, column);
      double      number = duid_cells_get_number (cells, i, column);
      gboolean    is_head = duid_cells_is_head (cells, i);
      gboolean    is_long = text != NULL && g_utf8_strlen (text, -1) > MOST_WIDTH;

      duid_workbook_put_text (self, sheet, i, column, text,
                              is_head   ? DUID_STYLE_HEADER
                              : is_long ? DUID_STYLE_LONG
                                        : DUID_STYLE_PLAIN);
      duid_workbook_put_number (self, sheet, i, column, number,
                                is_head ? DUID_STYLE_HEADER : suit_style (style, number));
    }
}

/* As wide as its texts, within bounds: what is longer goes on in the line below. */
static double
find_width (const DuidCells *cells,
            guint            column)
{
  glong width = LEAST_WIDTH;

  for (guint i = 0; i < duid_cells_get_n_rows (cells); i++)
    {
      const char *text = duid_cells_get_text (cells, i, column);

      if (text != NULL)
        width = MAX (width, g_utf8_strlen (text, -1) + 2);
    }
  return (double) MIN (width, MOST_WIDTH);
}

/* Below the table, with a line between. */
static void
put_notes (DuidWorkbook    *self,
           lxw_worksheet   *sheet,
           const DuidCells *cells)
{
  guint       line = duid_cells_get_n_rows (cells) + 1;
  const char *note;

  for (guint i = 0; (note = duid_cells_get_note (cells, i)) != NULL; i++)
    duid_workbook_put_text (self, sheet, line + i, 0, note, DUID_STYLE_PLAIN);
}

static gboolean
fill_sheet (DuidWorkbook *self,
            gpointer      data,
            GError      **error)
{
  const DuidCells *cells = data;
  g_autofree char *name = dup_sheet_name (duid_cells_get_title (cells));
  lxw_worksheet   *sheet = duid_workbook_add_sheet (self, name);

  for (guint i = 0; i < duid_cells_get_n_columns (cells); i++)
    {
      duid_workbook_set_width (self, sheet, i, find_width (cells, i));
      put_column (self, sheet, cells, i);
    }
  put_notes (self, sheet, cells);
  if (sheet != NULL)
    worksheet_freeze_panes (sheet, 1, 0);
  return TRUE;
}

gboolean
duid_table_file_write (const DuidCells *cells,
                       const char      *path,
                       GError         **error)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autoptr (DuidExportFile) file = NULL;
  DuidWorkbook self = { NULL };
  gboolean     is_written;

  if (!duid_table_file_suits (path))
    {
      g_set_error (error, DUID_EXPORT_ERROR, DUID_EXPORT_ERROR_WRITE,
                   _ ("“%s” must end in .xlsx or .csv."), base);
      return FALSE;
    }
  file = duid_export_file_new (path, error);
  if (file == NULL)
    return FALSE;
  is_written = has_ending (path, ".csv")
                 ? write_csv (cells, file, error)
                 : duid_workbook_write (&self, file, FALSE, fill_sheet, (gpointer) cells, error);
  return is_written && duid_export_file_commit (file, error);
}
