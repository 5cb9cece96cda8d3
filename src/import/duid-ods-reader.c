/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-ods-reader.h"

#include "base/duid-number.h"
#include "import/duid-import-error.h"
#include "import/duid-zip-folder.h"
#include "import/duid-zip-part.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#define MOST_COLUMNS 16384
#define MOST_ROWS    1048576
#define CONTENT      "content.xml"

/* A cell whose text lies in the arena, which moves while it grows. */
typedef struct
{
  DuidCellKind kind;
  gsize        text;
  double       number;
} LooseCell;

typedef struct
{
  /* owned */
  DuidZipPart *part;
  GString     *arena; /* the texts of the row */
  GArray      *loose; /* LooseCell of the row */
  GArray      *cells; /* DuidCell of the row */

  DuidZipBudget budget;
  gint64        row;
  gint64        n_again; /* how often the same row is still to come */
  gboolean      is_ended;
} DuidOdsReader;

static gboolean
is_element (xmlTextReader *xml,
            int            type,
            const char    *name)
{
  return xmlTextReaderNodeType (xml) == type &&
         strcmp ((const char *) xmlTextReaderConstLocalName (xml), name) == 0;
}

static gint64
get_repeats (xmlTextReader *xml,
             const char    *name)
{
  g_autofree char *text = duid_zip_part_dup_attribute (xml, name);
  gint64           n = text != NULL ? g_ascii_strtoll (text, NULL, 10) : 1;

  return CLAMP (n, 1, MOST_ROWS);
}

/* ---- cells ---- */

/* Numbers, dates and booleans have their value in an attribute. */
static void
read_value (xmlTextReader *xml,
            LooseCell     *cell,
            GString       *arena)
{
  g_autofree char *type = duid_zip_part_dup_attribute (xml, "office:value-type");
  g_autofree char *value = NULL;

  if (g_strcmp0 (type, "float") == 0 || g_strcmp0 (type, "percentage") == 0 ||
      g_strcmp0 (type, "currency") == 0)
    {
      value = duid_zip_part_dup_attribute (xml, "office:value");
      if (value != NULL && duid_number_parse (value, '.', &cell->number))
        cell->kind = DUID_CELL_NUMBER;
    }
  else if (g_strcmp0 (type, "date") == 0)
    {
      value = duid_zip_part_dup_attribute (xml, "office:date-value");
      if (value != NULL && duid_date_parse (value, NULL, &cell->number))
        cell->kind = DUID_CELL_DATE;
    }
  else if (g_strcmp0 (type, "boolean") == 0)
    {
      value = duid_zip_part_dup_attribute (xml, "office:boolean-value");
      cell->kind = DUID_CELL_BOOLEAN;
      cell->number = g_strcmp0 (value, "true") == 0;
    }
  if (cell->kind != DUID_CELL_EMPTY && value != NULL)
    g_string_append (arena, value);
}

static void
append_blanks (xmlTextReader *xml,
               GString       *arena)
{
  gint64 n = MIN (get_repeats (xml, "text:c"), 1000);

  while (n-- > 0)
    g_string_append_c (arena, ' ');
}

/* The paragraphs of the cell that the reader stands on; notes beside it are left out. */
static gboolean
read_text (DuidOdsReader *self,
           xmlTextReader *xml,
           LooseCell     *cell,
           GError       **error)
{
  int      depth = xmlTextReaderDepth (xml);
  gboolean has_value = cell->kind != DUID_CELL_EMPTY;
  int      note = -1;
  guint    n_paragraphs = 0;
  int      result = 0;

  if (xmlTextReaderIsEmptyElement (xml))
    return TRUE;
  while ((result = duid_zip_part_next (self->part, error)) > 0 &&
         xmlTextReaderDepth (xml) > depth)
    {
      int type = xmlTextReaderNodeType (xml);

      if (note >= 0 && xmlTextReaderDepth (xml) > note)
        continue;
      note = is_element (xml, XML_READER_TYPE_ELEMENT, "annotation") ? xmlTextReaderDepth (xml)
                                                                     : -1;
      if (has_value || note >= 0)
        continue;
      if (is_element (xml, XML_READER_TYPE_ELEMENT, "p") && n_paragraphs++ > 0)
        g_string_append_c (self->arena, '\n');
      else if (is_element (xml, XML_READER_TYPE_ELEMENT, "s"))
        append_blanks (xml, self->arena);
      else if (is_element (xml, XML_READER_TYPE_ELEMENT, "line-break"))
        g_string_append_c (self->arena, '\n');
      else if (type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE)
        g_string_append (self->arena, (const char *) xmlTextReaderConstValue (xml));
    }
  return result > 0;
}

static gboolean
read_cell (DuidOdsReader *self,
           xmlTextReader *xml,
           guint         *n_empty,
           GError       **error)
{
  LooseCell cell = { .kind = DUID_CELL_EMPTY, .text = self->arena->len };
  guint     n = (guint) get_repeats (xml, "table:number-columns-repeated");

  read_value (xml, &cell, self->arena);
  if (!read_text (self, xml, &cell, error))
    return FALSE;
  if (cell.kind == DUID_CELL_EMPTY && self->arena->len > cell.text)
    cell.kind = DUID_CELL_TEXT;
  g_string_append_c (self->arena, '\0');
  if (cell.kind == DUID_CELL_EMPTY)
    {
      *n_empty += n;
      return TRUE;
    }
  for (LooseCell empty = { .text = cell.text + strlen (self->arena->str + cell.text) };
       *n_empty > 0 && self->loose->len < MOST_COLUMNS; --*n_empty)
    g_array_append_val (self->loose, empty);
  for (; n > 0 && self->loose->len < MOST_COLUMNS; n--)
    g_array_append_val (self->loose, cell);
  return TRUE;
}

/* ---- rows ---- */

static gboolean
read_row (DuidOdsReader *self,
          xmlTextReader *xml,
          GError       **error)
{
  int   depth = xmlTextReaderDepth (xml);
  guint n_empty = 0;
  int   result = 1;

  g_string_truncate (self->arena, 0);
  g_array_set_size (self->loose, 0);
  self->n_again = get_repeats (xml, "table:number-rows-repeated");
  if (xmlTextReaderIsEmptyElement (xml))
    return TRUE;
  while ((result = duid_zip_part_next (self->part, error)) > 0 && xmlTextReaderDepth (xml) > depth)
    if ((is_element (xml, XML_READER_TYPE_ELEMENT, "table-cell") ||
         is_element (xml, XML_READER_TYPE_ELEMENT, "covered-table-cell")) &&
        !read_cell (self, xml, &n_empty, error))
      return FALSE;
  return result > 0;
}

static void
make_cells (DuidOdsReader *self)
{
  g_array_set_size (self->cells, self->loose->len);
  for (guint i = 0; i < self->loose->len; i++)
    {
      const LooseCell *loose = &g_array_index (self->loose, LooseCell, i);
      const char      *text = self->arena->str + loose->text;

      g_array_index (self->cells, DuidCell, i) =
        (DuidCell) {
          .kind = loose->kind,
          .length = (guint32) strlen (text),
          .text = text,
          .raw = text,
          .number = loose->number,
        };
    }
}

static gboolean
give_row (DuidOdsReader *self,
          DuidRecord    *record)
{
  self->n_again--;
  self->row++;
  *record = (DuidRecord) { .cells = (const DuidCell *) (gpointer) self->cells->data,
                           .n_cells = self->cells->len,
                           .number = self->row };
  return TRUE;
}

static gboolean
ods_reader_read (gpointer    reader,
                 DuidRecord *record,
                 GError    **error)
{
  DuidOdsReader *self = reader;
  xmlTextReader *xml = duid_zip_part_get_xml (self->part);

  if (self->n_again > 0)
    return give_row (self, record);
  while (!self->is_ended && duid_zip_part_next (self->part, error) > 0)
    {
      self->is_ended = is_element (xml, XML_READER_TYPE_END_ELEMENT, "table");
      if (!is_element (xml, XML_READER_TYPE_ELEMENT, "table-row"))
        continue;
      if (!read_row (self, xml, error))
        break;
      if (self->loose->len > 0)
        {
          make_cells (self);
          return give_row (self, record);
        }
      /* Empty rows up to the end of the sheet are no rows. */
      self->row += self->n_again;
      self->n_again = 0;
    }
  self->is_ended = TRUE;
  return FALSE;
}

static double
ods_reader_get_share (gpointer reader)
{
  DuidOdsReader *self = reader;

  return duid_zip_part_get_share (self->part);
}

static void
ods_reader_free (gpointer reader)
{
  DuidOdsReader *self = reader;

  duid_zip_part_free (self->part);
  g_string_free (self->arena, TRUE);
  g_array_unref (self->loose);
  g_array_unref (self->cells);
  g_free (self);
}

/* ---- the document ---- */

/* Moves to the sheet that was asked for; its name (transfer full), or NULL. */
static char *
find_sheet (DuidOdsReader         *self,
            const DuidTableFormat *format,
            const char            *file,
            GError               **error)
{
  xmlTextReader *xml = duid_zip_part_get_xml (self->part);
  guint          place = 0;
  int            result;

  while ((result = duid_zip_part_next (self->part, error)) > 0)
    {
      g_autofree char *name = NULL;

      if (!is_element (xml, XML_READER_TYPE_ELEMENT, "table"))
        continue;
      place++;
      name = duid_zip_part_dup_attribute (xml, "table:name");
      if (format->sheet != NULL ? g_strcmp0 (name, format->sheet) == 0
                                : place == MAX (format->sheet_place, 1))
        return name != NULL ? g_steal_pointer (&name) : g_strdup ("");
    }
  if (result == 0)
    g_set_error (error, DUID_IMPORT_ERROR, DUID_IMPORT_ERROR_BAD_WORKBOOK,
                 _ ("“%s” has no such sheet."), file);
  return NULL;
}

gboolean
duid_ods_reader_fits (const char *path)
{
  g_autoptr (GPtrArray) names = duid_zip_folder_list (path, NULL);
  gboolean has_content = FALSE;

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      if (g_ascii_strncasecmp (names->pdata[i], "xl/", 3) == 0)
        return FALSE;
      has_content = has_content || strcmp (names->pdata[i], CONTENT) == 0;
    }
  return has_content;
}

GPtrArray *
duid_ods_reader_list (const char *path,
                      gboolean    is_large)
{
  DuidZipBudget budget = DUID_ZIP_BUDGET_WORKBOOK (is_large);
  gboolean      is_missing = FALSE;
  g_autoptr (DuidZipPart) part = duid_zip_part_open (path, CONTENT, &budget, &is_missing, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  int result = -1;

  while (part != NULL && (result = duid_zip_part_next (part, NULL)) > 0)
    {
      xmlTextReader *xml = duid_zip_part_get_xml (part);

      if (is_element (xml, XML_READER_TYPE_ELEMENT, "table"))
        {
          char *name = duid_zip_part_dup_attribute (xml, "table:name");

          g_ptr_array_add (names, name != NULL ? name : g_strdup (""));
        }
    }
  return result == 0 ? g_steal_pointer (&names) : NULL;
}

DuidTable *
duid_ods_reader_open (const char            *path,
                      const DuidTableFormat *format,
                      gboolean               is_large,
                      GPtrArray             *problems,
                      GError               **error)
{
  static const DuidTableReader functions = { ods_reader_read, ods_reader_get_share,
                                             ods_reader_free };
  DuidOdsReader               *self = g_new0 (DuidOdsReader, 1);
  g_autofree char             *file = g_path_get_basename (path);
  g_autofree char             *sheet = NULL;
  gboolean                     is_missing = FALSE;
  DuidTable                   *table;

  self->budget = DUID_ZIP_BUDGET_WORKBOOK (is_large);
  self->arena = g_string_new (NULL);
  self->loose = g_array_new (FALSE, TRUE, sizeof (LooseCell));
  self->cells = g_array_new (FALSE, FALSE, sizeof (DuidCell));
  self->part = duid_zip_part_open (path, CONTENT, &self->budget, &is_missing, error);
  if (self->part != NULL)
    sheet = find_sheet (self, format, file, error);
  if (sheet == NULL)
    {
      ods_reader_free (self);
      return NULL;
    }
  table = duid_table_new (&functions, self, file, sheet, problems);
  /* Numbers that stand in a sheet as text are slips, in either mark. */
  duid_table_set_decimal (table, ',');
  return table;
}
