/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-archive-writer.h"

#include "import/duid-archive-column.h"
#include "import/duid-background.h"
#include "import/duid-import-error.h"
#include "import/duid-package-writer.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define BYTE_ORDER_MARK "\xef\xbb\xbf"
#define BUFFER_BYTES    (1 << 18)

/* One file of the archive while it is written. */
typedef struct
{
  /* borrowed */
  DuidDataset         *dataset;
  const DuidRows      *rows;
  DuidArchiveRawFunc   raw;
  gpointer             raw_data;
  const DuidImportJob *job;
  guint                number; /* of the source in the dataset */
  DuidMappedSource    *source;

  /* owned */
  GPtrArray  *headers;   /* char* */
  GHashTable *taken;     /* of the same */
  GPtrArray  *raw_names; /* char*: header and how many of it came before */
  GHashTable *raw_index; /* of the same → place + 1 */
  GPtrArray  *cells;     /* char* or NULL, of one row */
  GString    *lines;
} Sheet;

static void
clear_sheet (Sheet *sheet)
{
  g_clear_pointer (&sheet->headers, g_ptr_array_unref);
  g_clear_pointer (&sheet->taken, g_hash_table_unref);
  g_clear_pointer (&sheet->raw_names, g_ptr_array_unref);
  g_clear_pointer (&sheet->raw_index, g_hash_table_unref);
  g_clear_pointer (&sheet->cells, g_ptr_array_unref);
  if (sheet->lines != NULL)
    g_string_free (sheet->lines, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sheet, clear_sheet)

static gboolean
is_in (const Sheet *sheet,
       gsize        row)
{
  return duid_dataset_get_source (sheet->dataset, row) == sheet->number &&
         (sheet->rows == NULL || duid_rows_has (sheet->rows, row));
}

static gboolean
fail_to_write (const char *path,
               const char *why,
               GError    **error)
{
  g_autofree char *name = g_path_get_basename (path);

  g_set_error (error, DUID_IMPORT_ERROR, DUID_IMPORT_ERROR_UNREADABLE,
               _ ("“%s” could not be written: %s."), name, why);
  return FALSE;
}

/* ---- what the file has ---- */

/* Whether any story of the file was asked, and whether any is not simply answered or
 * missing. */
static gboolean
is_asked (const Sheet *sheet,
          guint        question,
          gboolean    *has_states)
{
  const guint8 *states = duid_dataset_get_states (sheet->dataset, question);
  gboolean      is_any = FALSE;

  *has_states = FALSE;
  for (gsize row = 0; row < duid_dataset_get_n_rows (sheet->dataset); row++)
    {
      if (!is_in (sheet, row))
        continue;
      is_any = is_any || states[row] != DUID_STATE_NOT_ASKED;
      *has_states = *has_states || states[row] == DUID_STATE_NOT_ASKED ||
                    states[row] == DUID_STATE_NOT_APPLICABLE;
    }
  return is_any;
}

static void
bind_questions (Sheet *sheet)
{
  for (guint i = 0; i < duid_dataset_get_n_questions (sheet->dataset); i++)
    {
      gboolean     has_states;
      DuidBinding *binding = NULL;

      if (is_asked (sheet, i, &has_states))
        binding =
          duid_archive_column_bind (sheet->dataset, i, has_states, sheet->headers, sheet->taken);
      if (binding != NULL)
        g_ptr_array_add (sheet->source->bindings, binding);
    }
}

/* A header that stands in a file more than once is told apart by how often it came. */
static GStrv
number_headers (const char *const *headers)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; headers[i] != NULL; i++)
    {
      guint            n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, headers[i]));
      g_autofree char *name = n > 0 ? g_strdup_printf ("%s\x1f%u", headers[i], n + 1)
                                    : g_strdup (headers[i]);

      g_hash_table_insert (counts, (gpointer) headers[i], GUINT_TO_POINTER (n + 1));
      g_strv_builder_add (names, name);
    }
  return g_strv_builder_end (names);
}

static gboolean
load_raw (const Sheet *sheet,
          gsize        row,
          GStrv       *names,
          GStrv       *cells,
          GError     **error)
{
  g_auto (GStrv) headers = NULL;

  if (!sheet->raw (duid_dataset_get_key (sheet->dataset, row), &headers, cells, sheet->raw_data,
                   error))
    return FALSE;
  *names = number_headers ((const char *const *) headers);
  return TRUE;
}

/* The files of a source need not all have had the same columns. */
static gboolean
collect_raw (Sheet   *sheet,
             GError **error)
{
  for (gsize row = 0; row < duid_dataset_get_n_rows (sheet->dataset); row++)
    {
      g_auto (GStrv) names = NULL;
      g_auto (GStrv) cells = NULL;

      if (!is_in (sheet, row))
        continue;
      if (g_cancellable_set_error_if_cancelled (sheet->job->cancellable, error) ||
          !load_raw (sheet, row, &names, &cells, error))
        return FALSE;
      for (char **name = names; *name != NULL; name++)
        if (!g_hash_table_contains (sheet->raw_index, *name))
          {
            g_ptr_array_add (sheet->raw_names, g_strdup (*name));
            g_hash_table_insert (sheet->raw_index, g_strdup (*name),
                                 GUINT_TO_POINTER (sheet->raw_names->len));
          }
    }
  for (guint i = 0; i < sheet->raw_names->len; i++)
    {
      g_autofree char *plain = g_strdup (sheet->raw_names->pdata[i]);
      g_autofree char *header = NULL;

      g_strdelimit (plain, "\x1f", '\0');
      header = g_strdup_printf ("raw: %s", plain);
      duid_archive_column_name (header, sheet->headers, sheet->taken);
    }
  return TRUE;
}

/* ---- lines ---- */

/* Everything is quoted, so that blanks at the ends and returns stay. */
static void
append_cell (GString    *lines,
             const char *cell,
             gboolean    is_first)
{
  if (!is_first)
    g_string_append_c (lines, ',');
  if (cell == NULL || *cell == '\0')
    return;
  g_string_append_c (lines, '"');
  for (; *cell != '\0'; cell++)
    {
      if (*cell == '"')
        g_string_append_c (lines, '"');
      g_string_append_c (lines, *cell);
    }
  g_string_append_c (lines, '"');
}

static void
append_cells (GString         *lines,
              const GPtrArray *cells)
{
  for (guint i = 0; i < cells->len; i++)
    append_cell (lines, cells->pdata[i], i == 0);
  g_string_append (lines, "\r\n");
}

static gboolean
add_raw_cells (Sheet   *sheet,
               gsize    row,
               GError **error)
{
  g_auto (GStrv) names = NULL;
  g_auto (GStrv) cells = NULL;
  guint first = sheet->cells->len;

  if (!load_raw (sheet, row, &names, &cells, error))
    return FALSE;
  for (guint i = 0; i < sheet->raw_names->len; i++)
    g_ptr_array_add (sheet->cells, NULL);
  for (guint i = 0; names[i] != NULL && cells[i] != NULL; i++)
    {
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (sheet->raw_index, names[i]));

      if (place > 0)
        sheet->cells->pdata[first + place - 1] = duid_archive_column_guard (cells[i]);
    }
  return TRUE;
}

static char *
dup_key (const Sheet *sheet,
         gsize        row)
{
  const char *key = duid_dataset_get_key (sheet->dataset, row);
  const char *source = duid_dataset_get_source_name (sheet->dataset, sheet->number);
  gsize       length = strlen (source);

  return duid_archive_column_guard (
    strncmp (key, source, length) == 0 && key[length] == '/' ? key + length + 1 : key);
}

static gboolean
append_row (Sheet   *sheet,
            gsize    row,
            GError **error)
{
  g_ptr_array_set_size (sheet->cells, 0);
  g_ptr_array_add (sheet->cells, dup_key (sheet, row));
  for (guint i = 0; i < sheet->source->bindings->len; i++)
    duid_archive_column_write (sheet->dataset, sheet->source->bindings->pdata[i], row,
                               sheet->cells);
  if (sheet->raw != NULL && !add_raw_cells (sheet, row, error))
    return FALSE;
  append_cells (sheet->lines, sheet->cells);
  return TRUE;
}

static gboolean
put (Sheet         *sheet,
     GOutputStream *stream,
     GError       **error)
{
  g_autoptr (GError) failure = NULL;

  if (!g_output_stream_write_all (stream, sheet->lines->str, sheet->lines->len, NULL,
                                  sheet->job->cancellable, &failure))
    {
      if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_propagate_error (error, g_steal_pointer (&failure));
      else
        fail_to_write (sheet->source->path, failure->message, error);
      return FALSE;
    }
  g_string_truncate (sheet->lines, 0);
  return TRUE;
}

static gboolean
write_rows (Sheet         *sheet,
            GOutputStream *stream,
            GError       **error)
{
  gsize n_rows = duid_dataset_get_n_rows (sheet->dataset);

  g_string_append (sheet->lines, BYTE_ORDER_MARK);
  append_cells (sheet->lines, sheet->headers);
  for (gsize row = 0; row < n_rows; row++)
    {
      if (row % DUID_IMPORT_ROWS_A_STEP == 0 &&
          !duid_import_job_step (sheet->job, (double) row / (double) n_rows, sheet->source->name,
                                 error))
        return FALSE;
      if (is_in (sheet, row) && !append_row (sheet, row, error))
        return FALSE;
      if (sheet->lines->len >= BUFFER_BYTES && !put (sheet, stream, error))
        return FALSE;
    }
  return put (sheet, stream, error);
}

static gboolean
write_file (Sheet   *sheet,
            GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (sheet->source->path);
  g_autoptr (GError) failure = NULL;
  g_autoptr (GFileOutputStream) stream =
    g_file_create (file, G_FILE_CREATE_PRIVATE, NULL, &failure);
  gboolean is_written;

  if (stream == NULL)
    return fail_to_write (sheet->source->path, failure->message, error);
  is_written = write_rows (sheet, G_OUTPUT_STREAM (stream), error);
  if (is_written && !g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, &failure))
    is_written = fail_to_write (sheet->source->path, failure->message, error);
  if (!is_written)
    g_unlink (sheet->source->path);
  return is_written;
}

static gboolean
write_sheet (Sheet   *sheet,
             GError **error)
{
  sheet->headers = g_ptr_array_new_with_free_func (g_free);
  sheet->taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  sheet->raw_names = g_ptr_array_new_with_free_func (g_free);
  sheet->raw_index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  sheet->cells = g_ptr_array_new_with_free_func (g_free);
  sheet->lines = g_string_sized_new (BUFFER_BYTES + 4096);
  duid_archive_column_name (DUID_ARCHIVE_KEY, sheet->headers, sheet->taken);
  bind_questions (sheet);
  return (sheet->raw == NULL || collect_raw (sheet, error)) && write_file (sheet, error);
}

/* ---- the package ---- */

/* A file name that no system minds: letters, digits and what stands between them. */
static char *
make_path (const char *folder,
           const char *source,
           guint       number)
{
  g_autoptr (GString) name = g_string_new (NULL);
  g_autofree char *file = NULL;

  for (const char *c = source; *c != '\0' && name->len < 100; c = g_utf8_next_char (c))
    if (g_unichar_isalnum (g_utf8_get_char (c)))
      g_string_append_unichar (name, g_utf8_get_char (c));
    else if (name->len > 0 && name->str[name->len - 1] != '-')
      g_string_append_c (name, '-');
  file = g_strdup_printf ("%u-%s.csv", number + 1, name->len > 0 ? name->str : "source");
  return g_build_filename (folder, file, NULL);
}

static void
describe_format (DuidMappedSource *source)
{
  source->format.encoding = g_strdup ("utf-8");
  source->format.delimiter = ',';
  source->format.is_archive = TRUE;
}

static gboolean
check_place (const char *path,
             const char *folder,
             GError    **error)
{
  if (g_mkdir_with_parents (folder, 0700) != 0)
    return fail_to_write (folder, g_strerror (errno), error);
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  return fail_to_write (path, g_strerror (EEXIST), error);
}

static gboolean
has_rows (const Sheet *sheet)
{
  for (gsize row = 0; row < duid_dataset_get_n_rows (sheet->dataset); row++)
    if (is_in (sheet, row))
      return TRUE;
  return FALSE;
}

/* The image behind a canvas lies beside the package, and the question names it. */
static gboolean
write_background (DuidQuestion *question,
                  const char   *folder,
                  guint         number,
                  GError      **error)
{
  const char *ending;
  g_autoptr (GBytes) image = duid_background_extract (question, &ending);
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GError) failure = NULL;

  if (image == NULL)
    return TRUE;
  name = g_strdup_printf ("background-%u%s", number + 1, ending);
  path = g_build_filename (folder, name, NULL);
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return fail_to_write (path, g_strerror (EEXIST), error);
  if (!g_file_set_contents_full (path, g_bytes_get_data (image, NULL),
                                 (gssize) g_bytes_get_size (image),
                                 G_FILE_SET_CONTENTS_CONSISTENT, 0600, &failure))
    return fail_to_write (path, failure->message, error);
  g_free (question->background);
  question->background = g_steal_pointer (&name);
  return TRUE;
}

/* The questions as the package has them. NULL when an image cannot be written. */
static DuidFramework *
write_framework (const DuidFramework *framework,
                 const char          *folder,
                 GError             **error)
{
  g_autoptr (DuidFramework) written = duid_framework_new (duid_framework_get_title (framework));

  for (guint i = 0; i < duid_framework_get_n_questions (framework); i++)
    {
      DuidQuestion *question = duid_question_copy (duid_framework_get_question (framework, i));
      gboolean      is_written = write_background (question, folder, i, error);

      duid_framework_add (written, question);
      if (!is_written)
        return NULL;
    }
  return g_steal_pointer (&written);
}

gboolean
duid_archive_write (DuidDataset         *dataset,
                    const DuidRows      *rows,
                    const char          *path,
                    DuidArchiveRawFunc   raw,
                    gpointer             raw_data,
                    const DuidImportJob *job,
                    GError             **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (DuidMapping) mapping = NULL;
  DuidFramework *framework;
  DuidImportJob  part = *job;

  if (!check_place (path, folder, error))
    return FALSE;
  framework = write_framework (duid_dataset_get_framework (dataset), folder, error);
  if (framework == NULL)
    return FALSE;
  mapping = duid_mapping_new (framework);
  part.n_parts = duid_dataset_get_n_sources (dataset);
  for (part.part = 0; part.part < part.n_parts; part.part++)
    {
      const char      *name = duid_dataset_get_source_name (dataset, part.part);
      g_autofree char *file = make_path (folder, name, part.part);
      g_auto (Sheet) sheet = { .dataset = dataset,
                               .rows = rows,
                               .raw = raw,
                               .raw_data = raw_data,
                               .job = &part,
                               .number = part.part };

      if (!has_rows (&sheet))
        continue;
      sheet.source = duid_mapping_add_source (mapping, name, file);
      describe_format (sheet.source);
      if (!write_sheet (&sheet, error))
        return FALSE;
    }
  return duid_package_write_file (mapping, path, error);
}
