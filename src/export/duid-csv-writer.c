/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "export/duid-csv-writer.h"

#include "base/duid-number.h"
#include "export/duid-export-file.h"
#include "export/duid-story-table.h"

#include <string.h>

#define BYTE_ORDER_MARK "\xef\xbb\xbf"
#define BUFFER_BYTES    (1 << 18)
#define ROWS_A_STEP     256

static gboolean
needs_guard (char first)
{
  return first != '\0' && strchr ("=+-@\t\r", first) != NULL;
}

void
duid_csv_writer_append_text (GString    *line,
                             const char *text,
                             gsize       length)
{
  gboolean is_guarded = length > 0 && needs_guard (text[0]);
  gboolean is_quoted = is_guarded;

  for (gsize i = 0; i < length && !is_quoted; i++)
    is_quoted = strchr ("\",\r\n", text[i]) != NULL;
  if (!is_quoted)
    {
      g_string_append_len (line, text, (gssize) length);
      return;
    }
  g_string_append (line, is_guarded ? "\"'" : "\"");
  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '"')
        g_string_append_c (line, '"');
      g_string_append_c (line, text[i]);
    }
  g_string_append_c (line, '"');
}

static void
append_cell (GString *line,
             DuidCell cell)
{
  g_autofree char *number = NULL;

  switch (cell.kind)
    {
    case DUID_CELL_TEXT:
      duid_csv_writer_append_text (line, cell.text, cell.length);
      return;
    case DUID_CELL_NUMBER:
    case DUID_CELL_SHARE:
      number = duid_number_to_string (cell.number);
      break;
    case DUID_CELL_DATE:
      number = duid_date_to_string (cell.number);
      break;
    case DUID_CELL_EMPTY:
    default:
      return;
    }
  g_string_append (line, number);
}

static void
append_headers (GString        *lines,
                DuidStoryTable *table)
{
  g_string_append (lines, BYTE_ORDER_MARK);
  for (guint column = 0; column < duid_story_table_get_n_columns (table); column++)
    {
      const char *header = duid_story_table_get_header (table, column);

      if (column > 0)
        g_string_append_c (lines, ',');
      duid_csv_writer_append_text (lines, header, strlen (header));
    }
  g_string_append (lines, "\r\n");
}

static void
append_row (GString        *lines,
            DuidStoryTable *table,
            gsize           row)
{
  for (guint column = 0; column < duid_story_table_get_n_columns (table); column++)
    {
      if (column > 0)
        g_string_append_c (lines, ',');
      append_cell (lines, duid_story_table_get_cell (table, column, row));
    }
  g_string_append (lines, "\r\n");
}

gboolean
duid_csv_writer_write (const DuidExport *job,
                       const char       *path,
                       GError          **error)
{
  g_autoptr (DuidExportFile) file = duid_export_file_new (path, error);
  g_autoptr (DuidStoryTable) table = NULL;
  g_autoptr (GString) lines = g_string_sized_new (BUFFER_BYTES + 4096);
  gsize n_rows = duid_export_get_n_rows (job);
  gsize n_done = 0;

  if (file == NULL)
    return FALSE;
  table = duid_story_table_new (job, 0);
  append_headers (lines, table);
  for (gssize row = duid_export_next_row (job, 0); row >= 0;
       row = duid_export_next_row (job, (gsize) row + 1))
    {
      append_row (lines, table, (gsize) row);
      if (n_done++ % ROWS_A_STEP == 0 &&
          !duid_export_step (job, (double) n_done / (double) n_rows, error))
        return FALSE;
      if (lines->len < BUFFER_BYTES)
        continue;
      if (!duid_export_file_write (file, lines->str, lines->len, error))
        return FALSE;
      g_string_truncate (lines, 0);
    }
  return duid_export_file_write (file, lines->str, lines->len, error) &&
         duid_export_file_commit (file, error);
}
