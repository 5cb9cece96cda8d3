/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-table.h"

#include "base/duid-problem.h"
#include "import/duid-header-index.h"
#include "import/duid-row-lengths.h"

#include <string.h>

/* A cell further right than this of the last header is a slip, not an answer,
 * and would make every row as wide. */
#define WIDEST_OVERHANG 100

struct _DuidTable
{
  /* owned */
  gpointer   reader;
  char      *file;
  char      *sheet;
  char      *comment;
  GPtrArray *headers;   /* GPtrArray of char*, one per header row, the last one first */
  GPtrArray *indexes;   /* DuidHeaderIndex of the headers: as written, then folded; or NULL */
  GPtrArray *names;     /* char*: what each column is called */
  GArray    *unguarded; /* DuidCell of the last record, or NULL: nothing to take off */
  GPtrArray *problems;

  const DuidTableReader *functions;
  DuidRecord             pending; /* the first row when there is no header */
  gboolean               is_pending;
  gboolean               is_lasting;
  guint                  n_named; /* columns up to the last that has a header */
  guint                  name_row;
  char                   decimal;
  DuidRowLengths         lengths;
  gboolean               is_ended;
};

static gboolean
is_comment (const DuidTable  *table,
            const DuidRecord *record)
{
  return table->comment != NULL && record->n_cells > 0 &&
         g_str_has_prefix (record->cells[0].text, table->comment);
}

/* The cells of the reader stay as they are. */
static void
unguard (DuidTable  *table,
         DuidRecord *record)
{
  if (table->unguarded == NULL)
    return;
  g_array_set_size (table->unguarded, 0);
  g_array_append_vals (table->unguarded, record->cells, record->n_cells);
  record->cells = (const DuidCell *) (gpointer) table->unguarded->data;
  duid_cells_take_guards_off ((DuidCell *) (gpointer) table->unguarded->data, record->n_cells);
}

static gboolean
read_record (DuidTable  *table,
             DuidRecord *record,
             GError    **error)
{
  if (table->is_pending)
    {
      table->is_pending = FALSE;
      *record = table->pending;
      return TRUE;
    }
  while (table->functions->read (table->reader, record, error))
    if (!duid_record_is_empty (record) && !is_comment (table, record))
      {
        unguard (table, record);
        return TRUE;
      }
  return FALSE;
}

static GPtrArray *
copy_texts (const DuidRecord *record)
{
  GPtrArray *texts = g_ptr_array_new_full (record->n_cells, g_free);

  for (guint i = 0; i < record->n_cells; i++)
    g_ptr_array_add (texts, g_strdup (record->cells[i].text));
  return texts;
}

static const char *
get_text (const DuidTable *table,
          guint            header_row, /* the last one first */
          guint            column)
{
  const GPtrArray *row = table->headers->pdata[header_row];

  return column < row->len ? row->pdata[column] : "";
}

/* Of a text file's rows the lowest has its cells by the columns; a row of labels
 * above it may have got more by commas that nobody quoted. */
static guint
count_named (const DuidTable *table)
{
  const GPtrArray *lowest = table->headers->len > 0 ? table->headers->pdata[0] : NULL;
  guint            n_columns = 0;
  gboolean         is_full = table->sheet == NULL && lowest != NULL && lowest->len > 1;

  for (guint i = 0; is_full && i < lowest->len; i++)
    is_full = *(const char *) lowest->pdata[i] != '\0';
  for (guint i = 0; i < table->headers->len && (i == 0 || !is_full); i++)
    n_columns = MAX (n_columns, ((GPtrArray *) table->headers->pdata[i])->len);
  return n_columns;
}

/* Names every column by the row that was chosen, or by the lowest that says
 * something. */
static void
name_columns (DuidTable *table)
{
  guint name_row = table->name_row;
  guint n_columns = count_named (table);
  guint n_rows = table->headers->len;

  table->n_named = MIN (table->n_named, n_columns);
  for (guint column = 0; column < n_columns; column++)
    {
      const char *name =
        name_row > 0 && name_row <= n_rows ? get_text (table, n_rows - name_row, column) : "";

      for (guint i = 0; i < n_rows && *name == '\0'; i++)
        name = get_text (table, i, column);
      g_ptr_array_add (table->names, g_strdup (name));
    }
}

/* Without a header the columns are only counted. */
static void
count_columns (DuidTable *table)
{
  for (guint i = 0; i < table->pending.n_cells; i++)
    g_ptr_array_add (table->names, g_strdup (""));
}

static void
index_headers (DuidTable *table)
{
  static const DuidHeaderFold folds[] = { duid_header_fold_blanks, duid_header_fold_words };

  table->indexes = g_ptr_array_new_with_free_func ((GDestroyNotify) duid_header_index_free);
  for (gsize i = 0; i < G_N_ELEMENTS (folds); i++)
    for (guint row = 0; row < table->headers->len; row++)
      g_ptr_array_add (table->indexes,
                       duid_header_index_new (table->headers->pdata[row], folds[i]));
}

gboolean
duid_table_read_header (DuidTable  *table,
                        guint       n_rows,
                        const char *comment,
                        GError    **error)
{
  DuidRecord record;

  g_return_val_if_fail (table->names->len == 0, FALSE);
  table->comment = comment != NULL && *comment != '\0' ? g_strdup (comment) : NULL;
  for (guint i = 0; i < MAX (n_rows, 1); i++)
    {
      g_autoptr (GError) failure = NULL;

      if (!read_record (table, &record, &failure))
        {
          if (failure == NULL)
            break;
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      table->n_named = MAX (table->n_named, duid_record_count_filled (&record));
      if (n_rows > 0)
        g_ptr_array_insert (table->headers, 0, copy_texts (&record));
      table->is_pending = n_rows == 0;
      table->pending = record;
    }
  index_headers (table);
  if (n_rows > 0)
    name_columns (table);
  else if (table->is_pending)
    count_columns (table);
  return TRUE;
}

static void
report_lengths (DuidTable *table)
{
  if (!table->is_ended)
    duid_row_lengths_report (&table->lengths, table);
  table->is_ended = TRUE;
}

static void
note_length (DuidTable  *table,
             DuidRecord *record)
{
  guint n_columns = table->names->len;

  /* Only text files have rows that end; a sheet simply has no cell there. */
  if (table->sheet == NULL && record->n_cells < table->n_named)
    duid_row_lengths_add_short (&table->lengths, record->number);
  if (record->n_cells > n_columns && duid_record_count_filled (record) > n_columns)
    duid_row_lengths_add_long (&table->lengths, record->number);
  record->n_cells = MIN (record->n_cells, n_columns + WIDEST_OVERHANG);
}

gboolean
duid_table_next (DuidTable  *table,
                 DuidRecord *record,
                 GError    **error)
{
  if (!read_record (table, record, error))
    {
      report_lengths (table);
      return FALSE;
    }
  note_length (table, record);
  return TRUE;
}

gboolean
duid_table_can_pass (const DuidTable *table)
{
  return table->is_lasting && !table->is_pending && table->functions->pass != NULL;
}

void
duid_table_fill (const DuidTable  *table,
                 const DuidRecord *records,
                 guint             n,
                 guint             column,
                 DuidCell         *cells)
{
  table->functions->fill (table->reader, records, n, column, cells);
  for (guint i = 0; i < n && table->unguarded != NULL; i++)
    if (column < records[i].n_cells)
      duid_cells_take_guards_off (&cells[i], 1);
}

const char *
duid_table_get_raw (const DuidTable  *table,
                    const DuidRecord *record,
                    gsize            *length)
{
  DuidCell first;
  DuidCell last;

  table->functions->fill (table->reader, record, 1, 0, &first);
  table->functions->fill (table->reader, record, 1, record->n_cells - 1, &last);
  *length = (gsize) (last.raw - first.raw) + last.length + 1;
  return first.raw;
}

/* Of a record that may be empty or a comment, or is longer than the header. */
static gboolean
look_at_record (DuidTable  *table,
                DuidRecord *record)
{
  g_autofree DuidCell *cells = g_new (DuidCell, record->n_cells);
  DuidRecord           whole = *record;
  gboolean             is_kept;

  whole.cells = cells;
  for (guint i = 0; i < whole.n_cells; i++)
    table->functions->fill (table->reader, record, 1, i, &cells[i]);
  is_kept = !duid_record_is_empty (&whole) && !is_comment (table, &whole);
  if (is_kept && table->unguarded != NULL)
    duid_cells_take_guards_off (cells, whole.n_cells);
  if (is_kept)
    note_length (table, &whole);
  record->n_cells = whole.n_cells;
  return is_kept;
}

gboolean
duid_table_pass (DuidTable  *table,
                 DuidRecord *record,
                 gboolean   *is_kept)
{
  DuidCell first;

  if (!table->functions->pass (table->reader, record))
    return FALSE;
  table->functions->fill (table->reader, record, 1, 0, &first);
  *is_kept = TRUE;
  if (duid_cell_is_blank (&first) || table->comment != NULL || record->n_cells > table->names->len)
    *is_kept = look_at_record (table, record);
  else
    note_length (table, record);
  return TRUE;
}

DuidTable *
duid_table_new (const DuidTableReader *functions,
                gpointer               reader,
                const char            *file,
                const char            *sheet,
                GPtrArray             *problems)
{
  DuidTable *table = g_new0 (DuidTable, 1);

  table->functions = functions;
  table->reader = reader;
  table->file = g_strdup (file);
  table->sheet = g_strdup (sheet);
  table->headers = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  table->names = g_ptr_array_new_with_free_func (g_free);
  table->problems = g_ptr_array_ref (problems);
  table->decimal = '.';
  return table;
}

void
duid_table_free (DuidTable *table)
{
  if (table == NULL)
    return;
  table->functions->free (table->reader);
  g_free (table->file);
  g_free (table->sheet);
  g_free (table->comment);
  g_clear_pointer (&table->unguarded, g_array_unref);
  g_clear_pointer (&table->indexes, g_ptr_array_unref);
  g_ptr_array_unref (table->headers);
  g_ptr_array_unref (table->names);
  g_ptr_array_unref (table->problems);
  g_free (table);
}

void
duid_table_set_lasting (DuidTable *table)
{
  table->is_lasting = TRUE;
}

gboolean
duid_table_is_lasting (const DuidTable *table)
{
  return table->is_lasting;
}

void
duid_table_set_guarded (DuidTable *table)
{
  if (table->unguarded == NULL)
    table->unguarded = g_array_new (FALSE, FALSE, sizeof (DuidCell));
}

const char *
duid_table_get_file (const DuidTable *table)
{
  return table->file;
}

const char *
duid_table_get_sheet (const DuidTable *table)
{
  return table->sheet;
}

double
duid_table_get_share (const DuidTable *table)
{
  return table->functions->get_share (table->reader);
}

GPtrArray *
duid_table_get_problems (const DuidTable *table)
{
  return table->problems;
}

char
duid_table_get_decimal (const DuidTable *table)
{
  return table->decimal;
}

void
duid_table_set_decimal (DuidTable *table,
                        char       decimal)
{
  table->decimal = decimal;
}

void
duid_table_set_name_row (DuidTable *table,
                         guint      name_row)
{
  table->name_row = name_row;
}

guint
duid_table_get_n_columns (const DuidTable *table)
{
  return table->names->len;
}

const char *
duid_table_get_header (const DuidTable *table,
                       guint            column)
{
  return column < table->names->len ? table->names->pdata[column] : "";
}

guint
duid_table_get_n_header_texts (const DuidTable *table,
                               guint            header_row)
{
  const GPtrArray *row = header_row < table->headers->len
                           ? table->headers->pdata[table->headers->len - 1 - header_row]
                           : NULL;

  return row != NULL ? row->len : 0;
}

const char *
duid_table_get_header_text (const DuidTable *table,
                            guint            header_row,
                            guint            column)
{
  return header_row < table->headers->len
           ? get_text (table, table->headers->len - 1 - header_row, column)
           : "";
}

/* Blanks around it gone, inner ones single, small letters: how people see it. */
int
duid_table_find_column (const DuidTable *table,
                        const char      *header,
                        guint           *n_found)
{
  *n_found = 0;
  for (guint i = 0; table->indexes != NULL && i < table->indexes->len; i++)
    {
      int column = duid_header_index_find (table->indexes->pdata[i], header, n_found);

      if (column >= 0)
        return column;
    }
  return -1;
}

gboolean
duid_table_is_called (const DuidTable *table,
                      guint            column,
                      const char      *name)
{
  for (guint i = 0; i < table->headers->len; i++)
    {
      const GPtrArray *row = table->headers->pdata[i];
      const char      *header = column < row->len ? row->pdata[column] : NULL;
      gsize            length = strlen (name);

      while (header != NULL && g_ascii_isspace (*header))
        header++;
      if (header == NULL || strncmp (header, name, length) != 0)
        continue;
      for (header += length; g_ascii_isspace (*header);)
        header++;
      if (*header == '\0')
        return TRUE;
    }
  return FALSE;
}
