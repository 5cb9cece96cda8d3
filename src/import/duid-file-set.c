/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-file-set.h"

#include "import/duid-dialect.h"
#include "import/duid-import-error.h"
#include "import/duid-json-file.h"
#include "import/duid-package-reader.h"
#include "import/duid-source-file.h"
#include "import/duid-workbook-sheets.h"
#include "import/duid-zip-folder.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PACKAGE      "datapackage.json"
#define MOST_FILES   500
#define DEEPEST      3 /* folders in folders */
#define ROWS_TO_KNOW 6
#define MOST_SHEETS  30

/* Everything that was found. */
typedef struct
{
  const DuidImportJob *job;
  DuidExplanations    *explanations;
  GPtrArray           *tables;   /* Table */
  GPtrArray           *packages; /* char*: paths */
} FileSet;

/* A file of answers, still to be recognised. */
typedef struct
{
  char            *path;
  DuidTableFormat  format;
  GPtrArray       *rows;        /* its first records */
  gboolean         is_further;  /* a sheet after the first that holds a table */
  DuidRecognition *recognition; /* borrowed; NULL until it was recognised */
  GPtrArray       *left_out;    /* char*: names of what stands beside it and holds no stories */
} Table;

static void
free_table (Table *table)
{
  g_free (table->path);
  duid_table_format_clear (&table->format);
  g_clear_pointer (&table->rows, g_ptr_array_unref);
  g_ptr_array_unref (table->left_out);
  g_free (table);
}

static void
clear_set (FileSet *set)
{
  g_clear_pointer (&set->explanations, duid_explanations_free);
  g_clear_pointer (&set->tables, g_ptr_array_unref);
  g_clear_pointer (&set->packages, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FileSet, clear_set)

static gboolean
has_ending (const char        *name,
            const char *const *endings)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (; *endings != NULL; endings++)
    if (g_str_has_suffix (lower, *endings))
      return TRUE;
  return FALSE;
}

static const char *const json[] = { ".json", NULL };
static const char *const texts[] = { ".csv", ".tsv", ".tab", ".txt", NULL };
static const char *const workbooks[] = { ".xlsx", ".xlsm", ".ods", NULL };
static const char *const readable[] = { ".csv", ".tsv", ".tab", ".txt", ".xlsx",
                                        ".xlsm", ".ods", ".zip", ".json", NULL };

/* ---- one file ---- */

static Table *
new_table (const char *path,
           const char *part)
{
  Table *table = g_new0 (Table, 1);

  table->path = g_strdup (path);
  duid_table_format_init (&table->format);
  table->format.part = g_strdup (part);
  table->left_out = g_ptr_array_new_with_free_func (g_free);
  return table;
}

static gboolean
add_table (FileSet    *set,
           const char *path,
           const char *part,
           GError    **error)
{
  Table *table = new_table (path, part);

  g_ptr_array_add (set->tables, table);
  if (!duid_source_file_load (path, &table->format, set->job->cancellable, error))
    return FALSE;
  table->rows = duid_table_scan_peek (path, &table->format, set->job->flags, ROWS_TO_KNOW, error);
  if (table->rows == NULL)
    return FALSE;
  /* An explanation is no table of answers. */
  if (duid_explanations_take_table (set->explanations, path, &table->format, table->rows,
                                    set->job->flags))
    g_ptr_array_remove (set->tables, table);
  return TRUE;
}

/* The first sheet is known by its place: it may get another name. A sheet that is no
 * table is told about with the first that is; NULL when none is. */
static Table *
add_sheets (FileSet         *set,
            const char      *path,
            const GPtrArray *sheets)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func (g_free);
  Table *first = NULL;

  for (guint i = 0; i < MIN (sheets->len, MOST_SHEETS); i++)
    {
      Table *table = new_table (path, NULL);

      table->format.sheet = i > 0 ? g_strdup (sheets->pdata[i]) : NULL;
      table->rows =
        duid_table_scan_peek (path, &table->format, set->job->flags, ROWS_TO_KNOW, NULL);
      if (duid_workbook_sheets_is_table (table->rows))
        {
          table->is_further = first != NULL;
          first = first != NULL ? first : table;
          g_ptr_array_add (set->tables, table);
          continue;
        }
      if (table->rows != NULL && table->rows->len > 0)
        g_ptr_array_add (others, g_strdup (sheets->pdata[i]));
      free_table (table);
    }
  for (guint i = 0; first != NULL && i < others->len; i++)
    g_ptr_array_add (first->left_out, g_strdup (others->pdata[i]));
  return first;
}

/* An explanation is known by its first sheet. */
static gboolean
add_workbook (FileSet    *set,
              const char *path,
              GError    **error)
{
  g_autoptr (GPtrArray) sheets = duid_workbook_sheets_list (path, set->job->flags);
  guint n_before = set->tables->len;

  if (!add_table (set, path, NULL, error))
    return FALSE;
  if (sheets == NULL || sheets->len < 2 || set->tables->len == n_before)
    return TRUE;
  if (add_sheets (set, path, sheets) != NULL)
    g_ptr_array_remove_index (set->tables, n_before);
  return TRUE;
}

static gboolean
add_json (FileSet    *set,
          const char *path,
          GError    **error)
{
  g_autoptr (JsonNode) root = duid_json_file_read (path, error);
  g_autofree char *name = g_path_get_basename (path);

  if (root == NULL)
    return FALSE;
  if (!duid_explanations_take_json (set->explanations, json_node_get_object (root), name))
    g_ptr_array_add (set->packages, g_strdup (path));
  return TRUE;
}

/* ---- archives ---- */

static gboolean
add_zipped_json (FileSet    *set,
                 const char *path,
                 const char *part,
                 GError    **error)
{
  gsize            length = 0;
  g_autofree char *text = duid_zip_folder_read (path, part, &length, error);
  g_autofree char *name = g_path_get_basename (part);
  g_autoptr (JsonNode) root = text != NULL ? duid_json_text_read (name, text, length, error) : NULL;

  if (root == NULL)
    return FALSE;
  duid_explanations_take_json (set->explanations, json_node_get_object (root), name);
  return TRUE;
}

static gboolean
is_workbook (const GPtrArray *names)
{
  for (guint i = 0; i < names->len; i++)
    if (g_ascii_strcasecmp (names->pdata[i], "[Content_Types].xml") == 0 ||
        strcmp (names->pdata[i], "content.xml") == 0 ||
        g_ascii_strncasecmp (names->pdata[i], "xl/", 3) == 0)
      return TRUE;
  return FALSE;
}

/* A workbook is a zip file too; one of definitions or tables is looked into. */
static gboolean
add_zip (FileSet    *set,
         const char *path,
         GError    **error)
{
  g_autoptr (GPtrArray) names = duid_zip_folder_list (path, NULL);
  gboolean has_any = FALSE;

  if (names != NULL && is_workbook (names))
    return add_workbook (set, path, error);
  if (names == NULL)
    return add_table (set, path, NULL, error);
  for (guint i = 0; i < names->len; i++)
    {
      const char *part = names->pdata[i];

      if (has_ending (part, json) ? !add_zipped_json (set, path, part, error)
                                  : has_ending (part, texts) && !add_table (set, path, part, error))
        return FALSE;
      has_any = has_any || has_ending (part, json) || has_ending (part, texts);
    }
  if (has_any)
    return TRUE;
  return add_table (set, path, NULL, error);
}

static gboolean
is_zip (const char *path)
{
  static const char *const endings[] = { ".zip", NULL };

  return has_ending (path, endings);
}

/* ---- folders ---- */

static gboolean add_path (FileSet    *set,
                          const char *path,
                          guint       depth,
                          GError    **error);

static int
compare_names (const void *a,
               const void *b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static GPtrArray *
list_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  GPtrArray  *names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL && names->len < MOST_FILES)
    if (*name != '.' && *name != '~')
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

static gboolean
add_folder (FileSet    *set,
            const char *path,
            guint       depth,
            GError    **error)
{
  g_autofree char *package = g_build_filename (path, PACKAGE, NULL);
  g_autofree char *base = g_path_get_basename (path);
  guint            n_before = set->tables->len + set->packages->len;
  g_autoptr (GPtrArray) names = NULL;

  if (g_file_test (package, G_FILE_TEST_EXISTS))
    return add_json (set, package, error);
  names = list_folder (path);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *child = g_build_filename (path, names->pdata[i], NULL);
      gboolean         is_folder = g_file_test (child, G_FILE_TEST_IS_DIR);

      if (is_folder ? depth < DEEPEST && !g_file_test (child, G_FILE_TEST_IS_SYMLINK)
                    : has_ending (child, readable))
        if (!add_path (set, child, depth + 1, error))
          return FALSE;
    }
  if (depth > 0 || set->tables->len + set->packages->len > n_before)
    return TRUE;
  g_set_error (error, DUID_IMPORT_ERROR, DUID_IMPORT_ERROR_PACKAGE,
               _ ("“%s” is a folder without a “datapackage.json” and without files of answers."),
               base);
  return FALSE;
}

static gboolean
add_path (FileSet    *set,
          const char *path,
          guint       depth,
          GError    **error)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return add_folder (set, path, depth, error);
  if (has_ending (path, json))
    return add_json (set, path, error);
  if (is_zip (path) && g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return add_zip (set, path, error);
  return has_ending (path, workbooks) ? add_workbook (set, path, error)
                                      : add_table (set, path, NULL, error);
}

/* ---- all of them ---- */

static gboolean
check_any (const FileSet *set,
           GError       **error)
{
  if (set->tables->len + set->packages->len > 0)
    return TRUE;
  g_set_error_literal (error, DUID_IMPORT_ERROR, DUID_IMPORT_ERROR_PACKAGE,
                       _ ("What was chosen explains columns, but the file with the answers is not "
                          "among it; choose both."));
  return FALSE;
}

static gboolean
recognise_package (GPtrArray  *recognitions,
                   const char *path,
                   GError    **error)
{
  g_autofree char *name = g_path_get_basename (path);
  DuidMapping     *mapping = duid_package_read (path, error);

  if (mapping == NULL)
    return FALSE;
  if (mapping->sources->len == 0)
    {
      duid_mapping_free (mapping);
      g_set_error (error, DUID_IMPORT_ERROR, DUID_IMPORT_ERROR_PACKAGE,
                   _ ("“%s” names no file that its questions are answered in."), name);
      return FALSE;
    }
  g_ptr_array_add (recognitions, duid_recognition_from_mapping (mapping, name));
  return TRUE;
}

/* The table that @table stands beside, or NULL when it counts by itself. */
static Table *
find_main (const FileSet *set,
           const Table   *table)
{
  if (!table->is_further && !duid_workbook_sheets_is_repeat (table->rows))
    return NULL;
  for (guint i = 0; i < set->tables->len; i++)
    {
      Table *other = set->tables->pdata[i];

      if (other != table && other->recognition != NULL && strcmp (other->path, table->path) == 0 &&
          !duid_workbook_sheets_is_repeat (other->rows))
        return other;
    }
  return NULL;
}

/* Beside other answers only a table of stories counts, or one of the same columns. */
static gboolean
holds_stories (const Table           *table,
               const DuidRecognition *recognition,
               const Table           *main_table)
{
  if (recognition == NULL)
    return FALSE;
  return duid_recognition_find_type (recognition, DUID_QUESTION_STORY) != NULL ||
         (!duid_workbook_sheets_is_repeat (table->rows) &&
          duid_workbook_sheets_is_alike (table->rows, main_table->rows));
}

static gboolean
recognise_table (FileSet   *set,
                 Table     *table,
                 GPtrArray *recognitions,
                 GError   **error)
{
  Table *main_table = find_main (set, table);
  g_autoptr (GError) failure = NULL;
  g_autoptr (DuidRecognition) recognition =
    duid_dialect_recognise (table->path, &table->format, table->rows, set->explanations, set->job,
                            &failure);

  if (main_table != NULL && !g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
      !holds_stories (table, recognition, main_table))
    {
      g_ptr_array_add (main_table->left_out, table->format.part != NULL
                                               ? g_path_get_basename (table->format.part)
                                               : g_strdup (table->format.sheet));
      return TRUE;
    }
  if (recognition == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  table->recognition = recognition;
  g_ptr_array_add (recognitions, g_steal_pointer (&recognition));
  return TRUE;
}

/* What stands beside answers and was not taken is told, or people look for it. */
static void
report_left_out (const Table *table)
{
  g_autofree char *file = g_path_get_basename (table->path);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *message = NULL;
  guint            n = table->left_out->len;

  if (n == 0 || table->recognition == NULL)
    return;
  for (guint i = 0; i < n; i++)
    g_string_append_printf (names, i > 0 ? ", “%s”" : "“%s”",
                            (const char *) table->left_out->pdata[i]);
  message = g_strdup_printf (_ ("Left out, as no stories were found there: %s. What you do want "
                                "can be saved as a file of its own."),
                             names->str);
  duid_recognition_report (table->recognition, file, message);
}

GPtrArray *
duid_file_set_recognise (const char *const   *paths,
                         const DuidImportJob *job,
                         GError             **error)
{
  g_auto (FileSet) set = { .job = job };
  g_autoptr (GPtrArray) recognitions =
    g_ptr_array_new_with_free_func ((GDestroyNotify) duid_recognition_free);

  set.explanations = duid_explanations_new ();
  set.tables = g_ptr_array_new_with_free_func ((GDestroyNotify) free_table);
  set.packages = g_ptr_array_new_with_free_func (g_free);
  for (; *paths != NULL; paths++)
    if (!add_path (&set, *paths, 0, error))
      return NULL;
  if (!check_any (&set, error))
    return NULL;
  for (guint i = 0; i < set.packages->len; i++)
    if (!recognise_package (recognitions, set.packages->pdata[i], error))
      return NULL;
  for (guint i = 0; i < set.tables->len; i++)
    if (!recognise_table (&set, set.tables->pdata[i], recognitions, error))
      return NULL;
  for (guint i = 0; i < set.tables->len; i++)
    report_left_out (set.tables->pdata[i]);
  return g_steal_pointer (&recognitions);
}
