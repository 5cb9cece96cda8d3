/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "export/duid-workbook-writer.h"

#include "export/duid-export-file.h"
#include "export/duid-story-table.h"
#include "export/duid-workbook-private.h"
#include "export/duid-workbook-proof.h"
#include "filter/duid-condition.h"

#include <glib/gi18n-lib.h>

/* What Excel can hold. */
#define MOST_UNITS   32767
#define MOST_ROWS    1048576
#define MOST_COLUMNS 16384

/* From here on a sheet is kept on disk while it is written. */
#define MANY_ROWS     5000
#define ROWS_A_STEP   256
#define SHARE_OF_ROWS 0.8

/* ---- the sheet of stories ---- */

static double
find_width (DuidStoryTable *table,
            guint           column)
{
  if (duid_story_table_is_long (table, column))
    return 70;
  return duid_story_table_get_kind (table, column) == DUID_CELL_TEXT ? 20 : 13;
}

static void
put_cell (DuidWorkbook  *self,
          lxw_worksheet *sheet,
          guint          row,
          guint          column,
          DuidCell       cell,
          gboolean       is_long)
{
  g_autofree char *piece = NULL;

  switch (cell.kind)
    {
    case DUID_CELL_TEXT:
      if (cell.text[cell.length] != '\0')
        piece = g_strndup (cell.text, cell.length);
      duid_workbook_put_text (self, sheet, row, column, piece != NULL ? piece : cell.text,
                              is_long ? DUID_STYLE_LONG : DUID_STYLE_PLAIN);
      break;
    case DUID_CELL_NUMBER:
      duid_workbook_put_number (self, sheet, row, column, cell.number, DUID_STYLE_PLAIN);
      break;
    case DUID_CELL_SHARE:
      duid_workbook_put_number (self, sheet, row, column, cell.number, DUID_STYLE_SHARE);
      break;
    case DUID_CELL_DATE:
      duid_workbook_put_date (self, sheet, row, column, cell.number);
      break;
    case DUID_CELL_EMPTY:
    default:
      break;
    }
}

static void
put_story (DuidWorkbook   *self,
           lxw_worksheet  *sheet,
           DuidStoryTable *table,
           guint           line,
           gsize           row)
{
  for (guint column = 0; column < duid_story_table_get_n_columns (table); column++)
    put_cell (self, sheet, line, column, duid_story_table_get_cell (table, column, row),
              duid_story_table_is_long (table, column));
}

static gboolean
add_stories (DuidWorkbook   *self,
             DuidStoryTable *table,
             GError        **error)
{
  const DuidExport *job = self->job;
  lxw_worksheet    *sheet = duid_workbook_add_sheet (self, _ ("Stories"));
  guint             n_columns = duid_story_table_get_n_columns (table);
  gsize             n_rows = duid_export_get_n_rows (job);
  guint             line = 1;

  duid_workbook_set_table (self, sheet, n_rows, n_columns, 1);
  for (guint column = 0; column < n_columns; column++)
    duid_workbook_set_width (self, sheet, column, find_width (table, column));
  for (guint column = 0; column < n_columns; column++)
    duid_workbook_put_text (self, sheet, 0, column, duid_story_table_get_header (table, column),
                            DUID_STYLE_HEADER);
  for (gssize row = duid_export_next_row (job, 0); row >= 0;
       row = duid_export_next_row (job, (gsize) row + 1))
    {
      put_story (self, sheet, table, line++, (gsize) row);
      if (line % ROWS_A_STEP == 0 &&
          !duid_export_step (job, SHARE_OF_ROWS * line / (double) n_rows, error))
        return FALSE;
    }
  return duid_export_step (job, SHARE_OF_ROWS, error);
}

/* ---- the file ---- */

/* What conditions are called, while numbers still follow the locale. */
static GPtrArray *
find_words (const DuidExport *job)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; job->conditions != NULL && i < job->conditions->len; i++)
    {
      char *subject = NULL;
      char *value = NULL;

      duid_condition_describe (g_ptr_array_index (job->conditions, i), job->dataset, &subject,
                               &value);
      g_ptr_array_add (words, subject);
      g_ptr_array_add (words, value);
    }
  return words;
}

/* Looks at what was written: a header and a row a story. */
static gboolean
is_proven (const DuidExport *job,
           DuidExportFile   *file,
           GError          **error)
{
  if (duid_workbook_proof_is_whole (duid_export_file_get_path (file),
                                    duid_export_get_n_rows (job) + 1))
    return TRUE;
  g_set_error (error, DUID_EXPORT_ERROR, DUID_EXPORT_ERROR_WRITE,
               _ ("The workbook “%s” came out incomplete and was not kept; is the disk full?"),
               duid_export_file_get_name (file));
  return FALSE;
}

static gboolean
fits (const DuidExport *job,
      DuidStoryTable   *table,
      DuidExportFile   *file,
      GError          **error)
{
  if (duid_export_get_n_rows (job) < MOST_ROWS &&
      duid_story_table_get_n_columns (table) <= MOST_COLUMNS)
    return TRUE;
  g_set_error (error, DUID_EXPORT_ERROR, DUID_EXPORT_ERROR_TOO_MUCH,
               _ ("“%s” cannot hold all this: an Excel sheet ends at 1,048,576 rows and 16,384 "
                  "columns. Choose fewer stories, or export a CSV file."),
               duid_export_file_get_name (file));
  return FALSE;
}

static gboolean
write_sheets (DuidWorkbook *self,
              gpointer      table,
              GError      **error)
{
  /* No person, company or comment: an export tells nothing about its maker. */
  lxw_doc_properties properties = {
    .title = (char *) duid_framework_get_title (duid_dataset_get_framework (self->job->dataset))
  };

  if (workbook_set_properties (self->book, &properties) != LXW_NO_ERROR)
    self->trouble = LXW_ERROR_MEMORY_MALLOC_FAILED;
  if (!add_stories (self, table, error))
    return FALSE;
  duid_workbook_add_selection (self);
  duid_workbook_add_questions (self);
  duid_workbook_add_summary (self);
  return TRUE;
}

gboolean
duid_workbook_writer_write (const DuidExport *job,
                            const char       *path,
                            GError          **error)
{
  g_autoptr (DuidExportFile) file = duid_export_file_new (path, error);
  g_autoptr (DuidStoryTable) table = NULL;
  g_autoptr (GPtrArray) words = NULL;
  DuidWorkbook self = { .job = job };

  if (file == NULL)
    return FALSE;
  table = duid_story_table_new (job, MOST_UNITS);
  if (!fits (job, table, file, error))
    return FALSE;
  words = find_words (job);
  self.words = words;
  return duid_workbook_write (&self, file, duid_export_get_n_rows (job) > MANY_ROWS, write_sheets,
                              table, error) &&
         is_proven (job, file, error) && duid_export_step (job, 1, error) &&
         duid_export_file_commit (file, error);
}
