/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-xlsx-reader.h"

#include "base/duid-number.h"
#include "import/duid-import-error.h"
#include "import/duid-xlsx-book.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MOST_COLUMNS 16384
#define MOST_ROWS    1048576

/* A cell whose texts still lie in the arena, which moves while it grows. */
typedef struct
{
  DuidCellKind kind;
  gsize        text;
  gsize        raw;
  double       number;
} LooseCell;

typedef struct
{
  /* owned */
  DuidXlsxBook *book;
  DuidZipPart  *part;
  GString      *arena; /* the texts of the row */
  GString      *value; /* of the cell being read */
  GString      *formula;
  GArray       *loose; /* LooseCell of the row */
  GArray       *cells; /* DuidCell of the row */
  gint64        row;
  gboolean      is_ended;
} DuidXlsxReader;

/* The column of “AB12” from 0, or -1. */
static int
parse_column (const char *reference)
{
  int column = 0;

  for (; g_ascii_isupper (*reference); reference++)
    {
      column = column * 26 + (*reference - 'A' + 1);
      if (column > MOST_COLUMNS)
        return -1;
    }
  return column - 1;
}

typedef struct
{
  int     column;
  guint64 style;
  char    type; /* s shared, i inline, b boolean, e error, t formula text, d ISO date, n number */
} CellHead;

static char
parse_type (const char *type)
{
  if (strcmp (type, "inlineStr") == 0)
    return 'i';
  if (strcmp (type, "str") == 0)
    return 't';
  return *type != '\0' && type[1] == '\0' ? *type : 'n';
}

static CellHead
read_head (DuidXlsxReader *self,
           xmlTextReader  *xml)
{
  CellHead head = { .column = (int) self->loose->len, .type = 'n' };

  while (xmlTextReaderMoveToNextAttribute (xml) == 1)
    {
      const char *name = (const char *) xmlTextReaderConstName (xml);
      const char *value = (const char *) xmlTextReaderConstValue (xml);

      if (strcmp (name, "r") == 0 && parse_column (value) >= 0)
        head.column = parse_column (value);
      else if (strcmp (name, "t") == 0)
        head.type = parse_type (value);
      else if (strcmp (name, "s") == 0)
        head.style = g_ascii_strtoull (value, NULL, 10);
    }
  xmlTextReaderMoveToElement (xml);
  return head;
}

/* Reads what is in a cell up to its end: the value, all text runs of an inline
 * string, and the formula in case it has no result. */
static gboolean
read_content (DuidXlsxReader *self,
              xmlTextReader  *xml,
              GError        **error)
{
  GString *target = NULL;
  gboolean is_phonetic = FALSE;
  int      result;

  g_string_truncate (self->value, 0);
  g_string_truncate (self->formula, 0);
  while ((result = duid_zip_part_next (self->part, error)) > 0)
    {
      int         type = xmlTextReaderNodeType (xml);
      const char *name = (const char *) xmlTextReaderConstLocalName (xml);

      if (type == XML_READER_TYPE_ELEMENT || type == XML_READER_TYPE_END_ELEMENT)
        {
          gboolean is_start = type == XML_READER_TYPE_ELEMENT && !xmlTextReaderIsEmptyElement (xml);

          if (!is_start && strcmp (name, "c") == 0)
            return TRUE;
          if (strcmp (name, "rPh") == 0)
            is_phonetic = is_start;
          target = !is_start                                            ? NULL
                   : strcmp (name, "v") == 0 || strcmp (name, "t") == 0 ? self->value
                   : strcmp (name, "f") == 0                            ? self->formula
                                                                        : NULL;
          if (strcmp (name, "f") == 0 && self->formula->len == 0)
            g_string_append_c (self->formula, '=');
        }
      else if (target != NULL && !is_phonetic && xmlTextReaderHasValue (xml) == 1)
        g_string_append (target, (const char *) xmlTextReaderConstValue (xml));
    }
  return FALSE;
}

static gsize
keep_text (DuidXlsxReader *self,
           const char     *text)
{
  gsize start = self->arena->len;

  g_string_append_len (self->arena, text, (gssize) strlen (text) + 1);
  return start;
}

/* Numbers carry the noise of doubles (8.800000000000001); people see 15 digits,
 * as spreadsheets show. */
static void
fill_number (DuidXlsxReader *self,
             LooseCell      *cell,
             guint64         style)
{
  char             text[G_ASCII_DTOSTR_BUF_SIZE];
  double           days;
  g_autofree char *date = NULL;

  if (!duid_number_parse (self->value->str, '.', &cell->number))
    {
      cell->kind = DUID_CELL_TEXT;
      cell->text = cell->raw = keep_text (self, self->value->str);
      return;
    }
  if (duid_xlsx_book_is_date (self->book, style) &&
      duid_xlsx_book_to_days (self->book, cell->number, &days))
    {
      date = duid_date_to_string (days);
      cell->kind = DUID_CELL_DATE;
      cell->number = days;
      cell->text = cell->raw = keep_text (self, date);
      return;
    }
  cell->kind = DUID_CELL_NUMBER;
  g_ascii_formatd (text, sizeof text, "%.15g", cell->number);
  cell->text = keep_text (self, text);
  cell->raw = keep_text (self, self->value->str);
}

static void
fill_text (DuidXlsxReader *self,
           LooseCell      *cell,
           const char     *text)
{
  cell->kind = *text != '\0' ? DUID_CELL_TEXT : DUID_CELL_EMPTY;
  cell->text = cell->raw = keep_text (self, text);
}

static void
fill_escaped (DuidXlsxReader *self,
              LooseCell      *cell)
{
  g_autoptr (GString) text = g_string_new (NULL);

  duid_xlsx_append_text (text, self->value->str);
  fill_text (self, cell, text->str);
}

static void
fill_boolean (DuidXlsxReader *self,
              LooseCell      *cell)
{
  gboolean is_true = strcmp (self->value->str, "1") == 0 || strcmp (self->value->str, "true") == 0;

  cell->kind = DUID_CELL_BOOLEAN;
  cell->number = is_true;
  cell->text = cell->raw = keep_text (self, is_true ? "TRUE" : "FALSE");
}

static void
fill_date (DuidXlsxReader *self,
           LooseCell      *cell)
{
  fill_text (self, cell, self->value->str);
  if (duid_date_parse (self->value->str, NULL, &cell->number))
    cell->kind = DUID_CELL_DATE;
}

/* A text that the workbook keeps elsewhere, and that a damaged one has lost. */
static void
fill_shared (DuidXlsxReader *self,
             LooseCell      *cell)
{
  const char *text =
    duid_xlsx_book_get_string (self->book, g_ascii_strtoull (self->value->str, NULL, 10));

  fill_text (self, cell, text != NULL ? text : "");
  if (text == NULL)
    cell->kind = DUID_CELL_ERROR;
}

static void
fill_cell (DuidXlsxReader *self,
           LooseCell      *cell,
           const CellHead *head)
{
  *cell = (LooseCell) { DUID_CELL_EMPTY, 0, 0, 0 };
  if (self->value->len == 0 && self->formula->len > 0 && head->type != 't')
    {
      cell->kind = DUID_CELL_ERROR;
      cell->text = cell->raw = keep_text (self, self->formula->str);
      return;
    }
  if (self->value->len == 0)
    return;
  switch (head->type)
    {
    case 's':
      fill_shared (self, cell);
      break;
    case 'i':
    case 't':
      fill_escaped (self, cell);
      break;
    case 'b':
      fill_boolean (self, cell);
      break;
    case 'e':
      fill_text (self, cell, self->value->str);
      cell->kind = DUID_CELL_ERROR;
      break;
    case 'd':
      fill_date (self, cell);
      break;
    default:
      fill_number (self, cell, head->style);
    }
}

static gboolean
read_cell (DuidXlsxReader *self,
           xmlTextReader  *xml,
           GError        **error)
{
  gboolean   is_empty = xmlTextReaderIsEmptyElement (xml) == 1;
  CellHead   head = read_head (self, xml);
  LooseCell *cell;

  if (is_empty)
    {
      g_string_truncate (self->value, 0);
      g_string_truncate (self->formula, 0);
    }
  else if (!read_content (self, xml, error))
    return FALSE;
  if (head.column >= MOST_COLUMNS)
    return TRUE;
  if ((guint) head.column >= self->loose->len)
    g_array_set_size (self->loose, (guint) head.column + 1);
  cell = &g_array_index (self->loose, LooseCell, head.column);
  fill_cell (self, cell, &head);
  return TRUE;
}

static void
read_row_number (DuidXlsxReader *self,
                 xmlTextReader  *xml)
{
  xmlChar *value = xmlTextReaderGetAttribute (xml, (const xmlChar *) "r");
  gint64   row = value != NULL ? g_ascii_strtoll ((const char *) value, NULL, 10) : 0;

  self->row = row > 0 && row <= MOST_ROWS ? row : self->row + 1;
  xmlFree (value);
}

/* Reads the cells of the row whose start tag was just met. */
static gboolean
read_row (DuidXlsxReader *self,
          xmlTextReader  *xml,
          GError        **error)
{
  int result = 1;

  g_string_truncate (self->arena, 0);
  g_string_append_c (self->arena, '\0');
  g_array_set_size (self->loose, 0);
  read_row_number (self, xml);
  if (xmlTextReaderIsEmptyElement (xml) == 1)
    return TRUE;
  while ((result = duid_zip_part_next (self->part, error)) > 0)
    {
      int         type = xmlTextReaderNodeType (xml);
      const char *name = (const char *) xmlTextReaderConstLocalName (xml);

      if (type == XML_READER_TYPE_END_ELEMENT && strcmp (name, "row") == 0)
        return TRUE;
      if (type == XML_READER_TYPE_ELEMENT && strcmp (name, "c") == 0 &&
          !read_cell (self, xml, error))
        return FALSE;
    }
  return FALSE;
}

static void
make_cells (DuidXlsxReader *self)
{
  const char *arena = self->arena->str;

  g_array_set_size (self->cells, self->loose->len);
  for (guint i = 0; i < self->loose->len; i++)
    {
      const LooseCell *loose = &g_array_index (self->loose, LooseCell, i);
      const char      *text = arena + loose->text;

      g_array_index (self->cells, DuidCell, i) = (DuidCell) {
        .kind = loose->kind,
        .length = (guint32) strlen (text),
        .text = text,
        .raw = arena + loose->raw,
        .number = loose->number,
      };
    }
}

static gboolean
xlsx_reader_read (gpointer    reader,
                  DuidRecord *record,
                  GError    **error)
{
  DuidXlsxReader *self = reader;
  xmlTextReader  *xml = duid_zip_part_get_xml (self->part);

  while (!self->is_ended && duid_zip_part_next (self->part, error) > 0)
    {
      int         type = xmlTextReaderNodeType (xml);
      const char *name = (const char *) xmlTextReaderConstLocalName (xml);

      if (type == XML_READER_TYPE_END_ELEMENT && strcmp (name, "sheetData") == 0)
        self->is_ended = TRUE;
      if (type != XML_READER_TYPE_ELEMENT || strcmp (name, "row") != 0)
        continue;
      if (!read_row (self, xml, error))
        break;
      make_cells (self);
      *record = (DuidRecord) { .cells = (const DuidCell *) (gpointer) self->cells->data,
                               .n_cells = self->cells->len,
                               .number = self->row };
      return TRUE;
    }
  self->is_ended = TRUE;
  return FALSE;
}

static double
xlsx_reader_get_share (gpointer reader)
{
  DuidXlsxReader *self = reader;

  return duid_zip_part_get_share (self->part);
}

static void
xlsx_reader_free (gpointer reader)
{
  DuidXlsxReader *self = reader;

  duid_zip_part_free (self->part);
  duid_xlsx_book_free (self->book);
  g_string_free (self->arena, TRUE);
  g_string_free (self->value, TRUE);
  g_string_free (self->formula, TRUE);
  g_array_unref (self->loose);
  g_array_unref (self->cells);
  g_free (self);
}

static DuidZipPart *
open_sheet (DuidXlsxBook *book,
            int           sheet,
            GError      **error)
{
  gboolean         is_missing;
  DuidZipPart     *part = duid_zip_part_open (book->path, book->sheet_parts->pdata[sheet],
                                              &book->budget, &is_missing, error);
  g_autofree char *file = g_path_get_basename (book->path);

  if (part == NULL && is_missing)
    g_set_error (error, DUID_IMPORT_ERROR, DUID_IMPORT_ERROR_BAD_WORKBOOK,
                 _ ("“%s” is damaged: the cells of its sheet “%s” are not in it."), file,
                 (const char *) book->sheets->pdata[sheet]);
  return part;
}

DuidTable *
duid_xlsx_reader_open (const char            *path,
                       const DuidTableFormat *format,
                       gboolean               is_large,
                       GPtrArray             *problems,
                       GError               **error)
{
  static const DuidTableReader functions = { xlsx_reader_read, xlsx_reader_get_share,
                                             xlsx_reader_free };
  g_autoptr (DuidXlsxBook) book = duid_xlsx_book_open (path, is_large, error);
  g_autoptr (DuidZipPart) part = NULL;
  g_autofree char *file = g_path_get_basename (path);
  DuidXlsxReader  *self;
  DuidTable       *table;
  int              sheet =
    book != NULL ? duid_xlsx_book_find_sheet (book, format->sheet, format->sheet_place, error) : -1;

  if (sheet < 0 || (part = open_sheet (book, sheet, error)) == NULL)
    return NULL;
  self = g_new0 (DuidXlsxReader, 1);
  self->part = g_steal_pointer (&part);
  self->arena = g_string_new (NULL);
  self->value = g_string_new (NULL);
  self->formula = g_string_new (NULL);
  self->loose = g_array_new (FALSE, TRUE, sizeof (LooseCell));
  self->cells = g_array_new (FALSE, FALSE, sizeof (DuidCell));
  table = duid_table_new (&functions, self, file, book->sheets->pdata[sheet], problems);
  self->book = g_steal_pointer (&book);
  /* Numbers that stand in a sheet as text are slips, in either mark. */
  duid_table_set_decimal (table, ',');
  return table;
}
