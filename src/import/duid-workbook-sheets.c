/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-workbook-sheets.h"

#include "import/duid-ods-reader.h"
#include "import/duid-xlsx-book.h"

#include <string.h>

#define FEWEST_COLUMNS 2

static GPtrArray *
list_xlsx (const char *path,
           gboolean    is_large)
{
  g_autoptr (DuidXlsxBook) book = duid_xlsx_book_open (path, is_large, NULL);
  GPtrArray *names;

  if (book == NULL)
    return NULL;
  names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < book->sheets->len; i++)
    if (book->sheet_parts->pdata[i] != NULL)
      g_ptr_array_add (names, g_strdup (book->sheets->pdata[i]));
  return names;
}

GPtrArray *
duid_workbook_sheets_list (const char     *path,
                           DuidImportFlags flags)
{
  gboolean is_large = (flags & DUID_IMPORT_ALLOW_LARGE) != 0;

  return duid_ods_reader_fits (path) ? duid_ods_reader_list (path, is_large)
                                     : list_xlsx (path, is_large);
}

static guint
count_filled (const GPtrArray *row)
{
  guint n = 0;

  for (guint i = 0; i < row->len; i++)
    n += *(const char *) row->pdata[i] != '\0';
  return n;
}

gboolean
duid_workbook_sheets_is_table (const GPtrArray *rows)
{
  return rows != NULL && rows->len > 1 && count_filled (rows->pdata[0]) >= FEWEST_COLUMNS &&
         count_filled (rows->pdata[1]) > 0;
}

static gboolean
has_name (const GPtrArray *row,
          const char      *name)
{
  for (guint i = 0; i < row->len; i++)
    if (strcmp (row->pdata[i], name) == 0)
      return TRUE;
  return FALSE;
}

gboolean
duid_workbook_sheets_is_repeat (const GPtrArray *rows)
{
  static const char *const pointers[] = { "_parent_index", "_parent_table_name", "PARENT_KEY",
                                          "_submission__id", "_submission__uuid" };

  for (gsize i = 0; rows->len > 0 && i < G_N_ELEMENTS (pointers); i++)
    if (has_name (rows->pdata[0], pointers[i]))
      return TRUE;
  return FALSE;
}

gboolean
duid_workbook_sheets_is_alike (const GPtrArray *rows,
                               const GPtrArray *others)
{
  const GPtrArray *names = rows->pdata[0];
  guint            n_known = 0;

  for (guint i = 0; i < names->len; i++)
    n_known += *(const char *) names->pdata[i] != '\0' &&
               has_name (others->pdata[0], names->pdata[i]);
  return n_known >= FEWEST_COLUMNS && 2 * n_known > count_filled (names);
}
