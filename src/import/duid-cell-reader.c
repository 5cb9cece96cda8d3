/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-cell-reader.h"

#include "base/duid-number.h"
#include "import/duid-import-error.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MS_PER_DAY    86400000.0
#define S_PER_DAY     86400.0
#define EXCEL_EPOCH   25569.0 /* 1970-01-01 in days of Excel */
#define LONGEST_SHOWN 40

gboolean
duid_text_is_blank (const char *text)
{
  /* Nearly every cell begins with a plain letter or digit. */
  if (*text > ' ')
    return FALSE;
  while (*text != '\0' && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return *text == '\0';
}

gboolean
duid_cell_is_no (const DuidCell *cell)
{
  static const char *const words[] = { "0", "no", "nee", "false", "n", "t_0" };
  g_autofree char         *text = NULL;

  if (cell->kind == DUID_CELL_NUMBER || cell->kind == DUID_CELL_BOOLEAN)
    return cell->number == 0;
  if (cell->kind != DUID_CELL_TEXT || strlen (cell->text) > 16)
    return FALSE;
  text = g_strstrip (g_strdup (cell->text));
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (text, words[i]) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
fail_to_find (const DuidTable      *table,
              const DuidColumnName *name,
              const char           *question,
              GError              **error)
{
  if (name->header != NULL)
    g_set_error (error, DUID_IMPORT_ERROR, DUID_IMPORT_ERROR_NO_COLUMN,
                 _ ("“%s” has no column “%s”, which the description names for the question “%s”."),
                 duid_table_get_file (table), name->header, question);
  else
    g_set_error (error, DUID_IMPORT_ERROR, DUID_IMPORT_ERROR_NO_COLUMN,
                 _ ("“%s” has no column %u, which the description names for the question “%s”."),
                 duid_table_get_file (table), name->place, question);
  return FALSE;
}

/* What the description says of how @column is written. */
static const DuidField *
find_field (const DuidMappedSource *source,
            const DuidTable        *table,
            guint                   column)
{
  gboolean is_unnamed = *duid_table_get_header (table, column) == '\0';

  for (guint i = 0; i < source->fields->len; i++)
    {
      const DuidField *field = source->fields->pdata[i];

      if (field->place == column + 1 &&
          (is_unnamed || duid_table_is_called (table, column, field->name)))
        return field;
    }
  for (guint i = 0; i < source->fields->len; i++)
    if (duid_table_is_called (table, column, ((DuidField *) source->fields->pdata[i])->name))
      return source->fields->pdata[i];
  return NULL;
}

/* Where a file has no header, the description's fields name its columns. */
static int
find_unnamed (const DuidMappedSource *source,
              const DuidTable        *table,
              const char             *name)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (name));

  for (guint i = 0; i < source->fields->len; i++)
    {
      const DuidField *field = source->fields->pdata[i];

      if (strcmp (field->name, trimmed) == 0 &&
          *duid_table_get_header (table, field->place - 1) == '\0')
        return (int) field->place - 1;
    }
  return -1;
}

/* Whether one of the texts that stand for no answer begins with a digit. */
static gboolean
may_miss_digits (const DuidCellReader *reader)
{
  for (guchar digit = '0'; digit <= '9'; digit++)
    if ((reader->missing_starts[digit / 64] >> digit % 64 & 1) != 0)
      return TRUE;
  return FALSE;
}

gboolean
duid_cell_reader_init (DuidCellReader         *reader,
                       const DuidMappedSource *source,
                       DuidTable              *table,
                       const DuidColumnName   *name,
                       const char             *question,
                       GError                **error)
{
  const DuidField *field;
  guint            n_found = 0;
  g_autofree char *message = NULL;

  *reader = (DuidCellReader) { .table = table,
                               .missing = source->missing,
                               .column = (int) name->place - 1 };
  if (name->header != NULL)
    reader->column = duid_table_find_column (table, name->header, &n_found);
  if (name->header != NULL && reader->column < 0)
    reader->column = find_unnamed (source, table, name->header);
  if (reader->column < 0 || (guint) reader->column >= duid_table_get_n_columns (table))
    return fail_to_find (table, name, question, error);
  if (n_found > 1)
    {
      message =
        g_strdup_printf (_ ("%u columns have this header; the first of them was taken."), n_found);
      duid_table_report (table, 0, reader->column, NULL, message);
    }
  field = find_field (source, table, (guint) reader->column);
  reader->decimal = field == NULL            ? duid_table_get_decimal (table)
                    : field->decimal != '\0' ? field->decimal
                                             : '.';
  for (guint i = 0; i < source->missing->len; i++)
    {
      guchar start = *(const guchar *) source->missing->pdata[i];

      if (start < 0x80)
        reader->missing_starts[start / 64] |= G_GUINT64_CONSTANT (1) << start % 64;
    }
  reader->group = field != NULL ? field->group : '\0';
  reader->takes_plain = reader->group == '\0' && !may_miss_digits (reader);
  reader->date_format = field != NULL ? field->date_format : NULL;
  return TRUE;
}

void
duid_cell_reader_tell (const DuidCellReader *reader,
                       gint64                row,
                       const char           *cell,
                       const char           *message)
{
  if (reader->problems == NULL)
    duid_table_report (reader->table, row, reader->column, cell, message);
  else
    g_ptr_array_add (reader->problems,
                     duid_table_make_problem (reader->table, row, reader->column, cell, message));
}

void
duid_cell_reader_report (const DuidCellReader *reader,
                         const DuidCell       *cell,
                         gint64                row,
                         const char           *message)
{
  const char      *place = strstr (message, "%s");
  g_autofree char *shown = g_utf8_strlen (cell->text, -1) > LONGEST_SHOWN
                             ? g_utf8_substring (cell->text, 0, LONGEST_SHOWN)
                             : g_strdup (cell->text);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_len (text, message, place != NULL ? place - message : (gssize) strlen (message));
  if (place != NULL)
    g_string_append_printf (text, "%s%s%s", shown, strlen (shown) < strlen (cell->text) ? "…" : "",
                            place + 2);
  duid_cell_reader_tell (reader, row, cell->text, text->str);
}

gboolean
duid_cell_reader_is_missing (const DuidCellReader *reader,
                             const DuidCell       *cell)
{
  const char *text = cell->text;
  guchar      start = (guchar) *text;
  gsize       length;

  if (start > ' ' && start < 0x80 && cell->kind != DUID_CELL_EMPTY &&
      (reader->missing == NULL ||
       (reader->missing_starts[start / 64] >> start % 64 & 1) == 0))
    return FALSE;
  if (cell->kind == DUID_CELL_EMPTY ||
      (cell->kind == DUID_CELL_TEXT && duid_text_is_blank (text)))
    return TRUE;
  if (reader->missing == NULL || reader->missing->len == 0)
    return FALSE;
  while (g_ascii_isspace (*text))
    text++;
  length = strlen (text);
  while (length > 0 && g_ascii_isspace (text[length - 1]))
    length--;
  for (guint i = 0; i < reader->missing->len; i++)
    {
      const char *missing = reader->missing->pdata[i];

      if (*missing == (length > 0 ? *text : '\0') && strlen (missing) == length &&
          memcmp (missing, text, length) == 0)
        return TRUE;
    }
  return FALSE;
}

static DuidReadResult
report_error_cell (const DuidCellReader *reader,
                   const DuidCell       *cell,
                   gint64                row)
{
  const char *message = _ ("The cell holds the spreadsheet error “%s”.");

  if (*cell->text == '=')
    message =
      _ ("The formula has no result: open the workbook in a spreadsheet program and save it.");
  else if (*cell->text == '\0')
    message = _ ("The text of this cell is not in the workbook, which is damaged.");
  duid_cell_reader_report (reader, cell, row, message);
  return DUID_READ_PROBLEM;
}

DuidReadResult
duid_cell_reader_read_words (const DuidCellReader *reader,
                             const DuidCell       *cell,
                             gint64                row)
{
  if (cell->kind == DUID_CELL_ERROR)
    return report_error_cell (reader, cell, row);
  return duid_cell_reader_is_missing (reader, cell) ? DUID_READ_NOTHING : DUID_READ_VALUE;
}

/* How many bytes at @text are the mark between thousands: where it is a blank, also one that
 * breaks no line. */
static gsize
measure_group (const DuidCellReader *reader,
               const char           *text)
{
  static const char *const blanks[] = { "\u00a0", "\u202f" };

  if (reader->group == '\0')
    return 0;
  if (*text == reader->group)
    return 1;
  for (gsize i = 0; i < G_N_ELEMENTS (blanks) && reader->group == ' '; i++)
    if (g_str_has_prefix (text, blanks[i]))
      return strlen (blanks[i]);
  return 0;
}

/* Thousands marks and a percent sign are no part of the number. */
static gboolean
parse_number (const DuidCellReader *reader,
              const char           *text,
              double               *number)
{
  g_autofree char *bare = NULL;
  char            *to;

  if (reader->group == '\0' && duid_number_parse (text, reader->decimal, number))
    return TRUE;
  if ((reader->group == '\0' || (reader->group != ' ' && strchr (text, reader->group) == NULL)) &&
      strchr (text, '%') == NULL)
    return duid_number_parse (text, reader->decimal, number);
  if (strlen (text) > LONGEST_SHOWN)
    return FALSE;
  to = bare = g_strstrip (g_strdup (text));
  if (g_str_has_suffix (bare, "%"))
    bare[strlen (bare) - 1] = '\0';
  for (const char *from = bare; *from != '\0';)
    {
      gsize mark = measure_group (reader, from);

      if (mark == 0)
        *to++ = *from;
      from += MAX (mark, 1);
    }
  *to = '\0';
  return duid_number_parse (bare, reader->decimal, number);
}

/* Nearly every cell that is filled begins with a digit, which no text for nothing does. */
static gboolean
may_be_plain (const DuidCellReader *reader,
              const DuidCell       *cell)
{
  guchar start = (guchar) *cell->text;

  return cell->kind == DUID_CELL_TEXT && g_ascii_isdigit (start) && reader->group == '\0' &&
         (reader->missing_starts[start / 64] >> start % 64 & 1) == 0;
}

DuidReadResult
duid_cell_reader_look_for_number (const DuidCellReader *reader,
                                  const DuidCell       *cell,
                                  gint64                row,
                                  double               *number)
{
  if (may_be_plain (reader, cell) &&
      duid_number_parse_plain (cell->text, cell->length, reader->decimal, number))
    return DUID_READ_VALUE;
  if (cell->kind == DUID_CELL_ERROR)
    return report_error_cell (reader, cell, row);
  if (duid_cell_reader_is_missing (reader, cell))
    return DUID_READ_NOTHING;
  if (cell->kind == DUID_CELL_NUMBER && isfinite (cell->number))
    {
      *number = cell->number;
      return DUID_READ_VALUE;
    }
  if (cell->kind == DUID_CELL_TEXT && parse_number (reader, cell->text, number))
    return DUID_READ_VALUE;
  duid_cell_reader_report (reader, cell, row, _ ("“%s” is not a number."));
  return DUID_READ_PROBLEM;
}

static gboolean
convert_time (DuidTimeUnit unit,
              double       number,
              double      *days)
{
  switch (unit)
    {
    case DUID_TIME_MS:
      *days = number / MS_PER_DAY;
      break;
    case DUID_TIME_S:
      *days = number / S_PER_DAY;
      break;
    case DUID_TIME_EXCEL:
      *days = number - EXCEL_EPOCH;
      break;
    case DUID_TIME_AS_WRITTEN:
    default:
      return FALSE;
    }
  /* The years 1 to 9999: anything else is a number of another kind. */
  return *days >= -719162 && *days < 2932897;
}

DuidReadResult
duid_cell_reader_read_date (const DuidCellReader *reader,
                            const DuidCell       *cell,
                            gint64                row,
                            double               *days)
{
  double number;

  if (cell->kind == DUID_CELL_ERROR)
    return report_error_cell (reader, cell, row);
  if (duid_cell_reader_is_missing (reader, cell))
    return DUID_READ_NOTHING;
  if (cell->kind == DUID_CELL_DATE)
    {
      *days = cell->number;
      return DUID_READ_VALUE;
    }
  if (cell->kind == DUID_CELL_NUMBER && convert_time (reader->unit, cell->number, days))
    return DUID_READ_VALUE;
  if (cell->kind == DUID_CELL_TEXT && reader->unit != DUID_TIME_AS_WRITTEN &&
      parse_number (reader, cell->text, &number) && convert_time (reader->unit, number, days))
    return DUID_READ_VALUE;
  if (cell->kind == DUID_CELL_TEXT && duid_date_parse (cell->text, reader->date_format, days))
    return DUID_READ_VALUE;
  /* ISO 8601 cannot be mistaken for anything else. */
  if (cell->kind == DUID_CELL_TEXT && reader->date_format != NULL &&
      duid_date_parse (cell->text, NULL, days))
    return DUID_READ_VALUE;
  duid_cell_reader_report (reader, cell, row, _ ("“%s” is not a date that can be read."));
  return DUID_READ_PROBLEM;
}
