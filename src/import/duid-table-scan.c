/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-table-scan.h"

#include "base/duid-crew.h"
#include "base/duid-number.h"
#include "base/duid-problem.h"
#include "base/duid-slab.h"
#include "import/duid-import-error.h"
#include "import/duid-record-batch.h"
#include "import/duid-source-file.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define LONGEST_NUMBER 32
/* Samples of very wide tables are fewer. */
#define MOST_NUMBERS 2000000

/* The rows of which samples are kept: every @stride-th, so that they are spread
 * over the whole file whatever its length. */
typedef struct
{
  guint   most;
  guint64 stride;
} Sampling;

static const char *const no_answers[] = { "NA", "N/A", "n/a", "n.a.", "n.v.t.",
                                          "NULL", "-", "T_NA", "prefer not to say",
                                          "Prefer not to say", NULL };

const char *const *
duid_table_scan_get_no_answers (void)
{
  return no_answers;
}

/* A text that may be one of them, or blank. */
static gboolean
may_be_nothing (const char *text)
{
  switch (*text)
    {
    case 'N':
    case 'n':
    case '-':
    case 'T':
    case 'P':
    case 'p':
      return TRUE;
    default:
      return *text <= ' ';
    }
}

static gboolean
is_answer (const DuidCell *cell)
{
  const char *text = cell->text;

  if (cell->kind == DUID_CELL_EMPTY || cell->kind == DUID_CELL_ERROR)
    return FALSE;
  if (!may_be_nothing (text))
    return TRUE;
  text += strspn (text, " \t\r\n");
  if (*text == '\0')
    return FALSE;
  for (const char *const *no_answer = no_answers; *no_answer != NULL; no_answer++)
    if (**no_answer == *text && strcmp (*no_answer, text) == 0)
      return FALSE;
  return TRUE;
}

static double
get_number (const DuidCell *cell)
{
  const char *text = cell->text;
  char        point[LONGEST_NUMBER];
  char       *end;
  double      number;
  gsize       length;

  if (cell->kind == DUID_CELL_NUMBER)
    return cell->number;
  text += strspn (text, " ");
  length = strnlen (text, LONGEST_NUMBER);
  if (cell->kind != DUID_CELL_TEXT || length == 0 || length >= LONGEST_NUMBER ||
      !(g_ascii_isdigit (*text) || strchr ("-+.,", *text) != NULL))
    return NAN;
  if (duid_number_parse_plain (text, length, ',', &number))
    return number;
  memcpy (point, text, length + 1);
  g_strdelimit (point, ",", '.');
  number = g_ascii_strtod (point, &end);
  return *end == '\0' || *end == '%' || *end == ' ' ? number : NAN;
}

GPtrArray *
duid_table_scan_peek (const char            *path,
                      const DuidTableFormat *format,
                      DuidImportFlags        flags,
                      guint                  most,
                      GError               **error)
{
  g_autoptr (GPtrArray) problems = duid_problems_new ();
  g_autoptr (DuidTable) table = duid_source_file_open (path, format, flags, problems, error);
  g_autoptr (GPtrArray) rows =
    g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GError) failure = NULL;
  DuidRecord record;

  if (table == NULL || !duid_table_read_header (table, 0, format->comment, error))
    return NULL;
  while (rows->len < most && duid_table_next (table, &record, &failure))
    {
      GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

      for (guint i = 0; i < record.n_cells; i++)
        g_ptr_array_add (texts, g_strdup (record.cells[i].text));
      g_ptr_array_add (rows, texts);
    }
  if (failure == NULL)
    return g_steal_pointer (&rows);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

/* Every other sample goes when there are too many. */
static void
thin_out (DuidTableScan *scan,
          Sampling      *sampling)
{
  gsize width = scan->n_columns * sizeof (double);

  for (guint i = 1; 2 * i < scan->n_samples; i++)
    memcpy (scan->samples + (gsize) i * scan->n_columns,
            scan->samples + (gsize) 2 * i * scan->n_columns, width);
  scan->n_samples = (scan->n_samples + 1) / 2;
  sampling->stride *= 2;
}

static void
take_sample (DuidTableScan   *scan,
             Sampling        *sampling,
             DuidRecordBatch *batch,
             guint            row)
{
  DuidRecord record;
  double    *numbers;

  if ((scan->n_rows - 1) % sampling->stride != 0)
    return;
  if (scan->n_samples >= sampling->most)
    {
      thin_out (scan, sampling);
      if ((scan->n_rows - 1) % sampling->stride != 0)
        return;
    }
  record = duid_record_batch_get_whole (batch, row);
  numbers = scan->samples + (gsize) scan->n_samples++ * scan->n_columns;
  for (guint i = 0; i < scan->n_columns; i++)
    numbers[i] = get_number (duid_record_get_cell (&record, i));
}

/* One thread each has its own memory. */
typedef DuidTextMemory Memories;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Memories, duid_slab_free)

typedef struct
{
  DuidTableScan  *scan;
  DuidTextMemory *memories;
} Passing;

static void
count_plain (DuidPlainCounts *counts,
             const DuidCell  *cell,
             guint64          count)
{
  double   number = cell->number;
  gboolean is_whole = !cell->has_point;
  gboolean is_single = cell->length == 1;

  counts->n++;
  counts->n_whole += is_whole;
  counts->n_fractions += number != (double) (gint64) number;
  counts->n_zeros += is_single && number == 0;
  counts->n_ones += is_single && number == 1;
  counts->n_hundreds += is_whole && number >= 100 && number < 1000;
  counts->n_thousands += is_whole && number >= 1000;
  counts->n_counting += number == (double) count;
  counts->length += cell->length;
  counts->min = MIN (counts->min, number);
  counts->max = MAX (counts->max, number);
}

static void
take_column (DuidRecordBatch *batch,
             guint            column,
             int              part,
             gpointer         data)
{
  const Passing     *passing = data;
  DuidTableScan     *scan = passing->scan;
  DuidColumnProfile *profile = &scan->profiles[column];
  const DuidRecord  *records = duid_record_batch_get_column (batch, column, part);
  gboolean           is_settled = duid_column_profile_only_counts (profile, scan->n_rows + 1);
  DuidPlainCounts    counts = { .min = INFINITY, .max = -INFINITY };

  for (guint i = 0; i < batch->n; i++)
    {
      const DuidCell *cell = duid_record_get_cell (&records[i], column);
      guint64         count = scan->n_rows + i + 1;

      if (is_settled && cell->is_plain)
        count_plain (&counts, cell, count);
      else if (is_answer (cell))
        duid_column_profile_take (profile, &passing->memories[part], cell, count);
    }
  duid_column_profile_add_plain (profile, &counts);
  duid_column_profile_end_run (profile, &passing->memories[part]);
}

static gboolean
take_rows (DuidTableScan       *scan,
           DuidTable           *table,
           const GPtrArray     *problems,
           const DuidImportJob *job,
           GError             **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (DuidRecordBatch) batch = duid_record_batch_new ();
  g_autoptr (Memories) memories =
    duid_slab_new0 (sizeof (DuidTextMemory) * (gsize) duid_crew_get_size ());
  Passing  passing = { scan, memories };
  Sampling sampling = { .stride = 1 };
  guint64  n_looked = 0;

  sampling.most = CLAMP (MOST_NUMBERS / MAX (scan->n_columns, 1), 50, DUID_SCAN_MOST_SAMPLES);
  scan->samples = g_new (double, (gsize) sampling.most *MAX (scan->n_columns, 1));
  while (duid_record_batch_read (batch, table, problems, &failure))
    {
      if (scan->n_rows >= n_looked &&
          g_cancellable_set_error_if_cancelled (job->cancellable, error))
        return FALSE;
      n_looked = scan->n_rows + DUID_IMPORT_ROWS_A_STEP;
      duid_record_batch_run (batch, scan->n_columns, take_column, &passing);
      for (guint i = 0; i < batch->n; i++)
        {
          scan->n_rows++;
          take_sample (scan, &sampling, batch, i);
        }
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* What the marks in numbers mean is the same in the whole file. */
static void
settle_numbers (DuidTableScan *scan)
{
  guint64 n_points = 0;
  guint64 n_commas = 0;

  for (guint i = 0; i < scan->n_columns; i++)
    {
      n_points += scan->profiles[i].n_marked[0];
      n_commas += scan->profiles[i].n_marked[1];
    }
  for (guint i = 0; i < scan->n_columns; i++)
    duid_column_profile_settle (&scan->profiles[i], n_points > 0, n_commas > 0);
}

static gboolean
check_contents (const DuidTableScan *scan,
                GError             **error)
{
  if (scan->n_columns > 0 && scan->n_rows > 0)
    return TRUE;
  if (scan->n_columns == 0)
    g_set_error (error, DUID_IMPORT_ERROR, DUID_IMPORT_ERROR_EMPTY,
                 _ ("“%s” holds no cells with anything in them."), scan->file);
  else
    g_set_error (error, DUID_IMPORT_ERROR, DUID_IMPORT_ERROR_NO_ROWS,
                 _ ("“%s” has a header but no rows: there is no story to import."), scan->file);
  return FALSE;
}

static char *
make_source_name (const DuidTableScan *scan)
{
  char *name = scan->format.part != NULL ? g_path_get_basename (scan->format.part)
                                         : g_strdup (scan->file);
  char *dot = strrchr (name, '.');

  if (dot != NULL && dot > name)
    *dot = '\0';
  if (scan->format.sheet != NULL)
    {
      char *full = g_strdup_printf ("%s – %s", name, scan->format.sheet);

      g_free (name);
      return full;
    }
  return name;
}

static void
copy_headers (DuidTableScan   *scan,
              const DuidTable *table)
{
  scan->n_columns = duid_table_get_n_columns (table);
  for (guint i = 0; i < scan->n_columns; i++)
    g_ptr_array_add (scan->headers, g_strdup (duid_table_get_header (table, i)));
  scan->names = duid_header_index_new (scan->headers, duid_header_fold_case);
  for (guint row = 0; row < scan->format.header_rows; row++)
    {
      GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);
      guint      n_texts = duid_table_get_n_header_texts (table, row);

      for (guint i = 0; i < n_texts; i++)
        g_ptr_array_add (texts, g_strdup (duid_table_get_header_text (table, row, i)));
      g_ptr_array_add (scan->rows, texts);
      g_ptr_array_add (scan->row_names, duid_header_index_new (texts, duid_header_fold_case));
    }
}

DuidTableScan *
duid_table_scan_read (const char            *path,
                      const DuidTableFormat *format,
                      const DuidImportJob   *job,
                      GError               **error)
{
  g_autoptr (GPtrArray) problems = duid_problems_new (); /* told again when it is read */
  g_auto (DuidTableFormat) ours = { 0 };
  g_autoptr (DuidTable) table = NULL;
  g_autoptr (DuidTableScan) scan = NULL;

  duid_table_format_copy (format, &ours);
  if (!duid_source_file_load (path, &ours, job->cancellable, error))
    return NULL;
  table = duid_source_file_open (path, &ours, job->flags, problems, error);
  if (table == NULL)
    return NULL;
  duid_table_set_name_row (table, format->name_row);
  if (!duid_table_read_header (table, format->header_rows, format->comment, error))
    return NULL;
  scan = g_new0 (DuidTableScan, 1);
  scan->path = g_strdup (path);
  scan->file = g_path_get_basename (path);
  duid_table_format_copy (&ours, &scan->format);
  scan->source = make_source_name (scan);
  scan->headers = g_ptr_array_new_with_free_func (g_free);
  scan->row_names = g_ptr_array_new_with_free_func ((GDestroyNotify) duid_header_index_free);
  scan->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  copy_headers (scan, table);
  scan->profiles = g_new0 (DuidColumnProfile, MAX (scan->n_columns, 1));
  for (guint i = 0; i < scan->n_columns; i++)
    {
      duid_column_profile_init (&scan->profiles[i]);
      if (ours.text != NULL)
        scan->profiles[i].most_rows = duid_text_file_get_n_records (ours.text);
    }
  if (!take_rows (scan, table, problems, job, error) || !check_contents (scan, error))
    return NULL;
  settle_numbers (scan);
  return g_steal_pointer (&scan);
}

void
duid_table_scan_free (DuidTableScan *scan)
{
  if (scan == NULL)
    return;
  for (guint i = 0; i < scan->n_columns; i++)
    duid_column_profile_clear (&scan->profiles[i]);
  g_free (scan->profiles);
  g_free (scan->samples);
  duid_header_index_free (scan->names);
  g_clear_pointer (&scan->row_names, g_ptr_array_unref);
  g_free (scan->path);
  g_free (scan->file);
  g_free (scan->source);
  duid_table_format_clear (&scan->format);
  g_ptr_array_unref (scan->headers);
  g_ptr_array_unref (scan->rows);
  g_free (scan);
}

const char *
duid_table_scan_get_header (const DuidTableScan *scan,
                            guint                column)
{
  return column < scan->headers->len ? scan->headers->pdata[column] : "";
}

const char *
duid_table_scan_get_header_text (const DuidTableScan *scan,
                                 guint                row,
                                 guint                column)
{
  const GPtrArray *texts = row < scan->rows->len ? scan->rows->pdata[row] : NULL;

  return texts != NULL && column < texts->len ? texts->pdata[column] : "";
}

int
duid_table_scan_find (const DuidTableScan *scan,
                      const char          *header)
{
  guint n_found;

  return duid_header_index_find (scan->names, header, &n_found);
}

double
duid_table_scan_get_sample (const DuidTableScan *scan,
                            guint                row,
                            guint                column)
{
  return scan->samples[(gsize) row * scan->n_columns + column];
}

/* Whether another column has that header in any of the header rows. */
static gboolean
is_elsewhere (const DuidTableScan *scan,
              guint                column,
              const char          *header)
{
  for (guint row = 0; row < scan->row_names->len; row++)
    {
      guint n_found;
      int   first = duid_header_index_find (scan->row_names->pdata[row], header, &n_found);

      if (first >= 0 && (n_found > 1 || (guint) first != column))
        return TRUE;
    }
  return FALSE;
}

DuidColumnName *
duid_table_scan_name (const DuidTableScan *scan,
                      guint                column)
{
  const char *header = duid_table_scan_get_header (scan, column);
  guint       n_found = 0;

  duid_header_index_find (scan->names, header, &n_found);
  if (n_found == 1 && scan->rows->len > 1 && is_elsewhere (scan, column, header))
    n_found = 2;
  return duid_column_name_new (n_found == 1 && *header != '\0' ? header : NULL, column + 1);
}

DuidMappedSource *
duid_table_scan_to_source (const DuidTableScan *scan)
{
  DuidMappedSource *source = duid_mapped_source_new (scan->source, scan->path);

  duid_table_format_copy (&scan->format, &source->format);
  for (const char *const *text = no_answers; *text != NULL; text++)
    g_ptr_array_add (source->missing, g_strdup (*text));
  return source;
}
