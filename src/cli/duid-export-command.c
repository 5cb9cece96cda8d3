/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "cli/duid-asked.h"
#include "cli/duid-command.h"
#include "export/duid-csv-writer.h"
#include "export/duid-qda-export.h"
#include "export/duid-workbook-writer.h"
#include "import/duid-archive-writer.h"

#include <glib/gi18n-lib.h>

/* What was asked for. */
typedef struct
{
  DuidAsked asked;
  char     *output;
  char     *preset;
} Options;

typedef gboolean (*WriteFunc) (const DuidExport *job,
                               const char       *path,
                               GError          **error);

static void
clear_options (Options *options)
{
  duid_asked_clear (&options->asked);
  g_free (options->output);
  g_free (options->preset);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static gboolean
parse (GStrv   *arguments,
       Options *options,
       GError **error)
{
  const GOptionEntry entries[] = {
    DUID_ASKED_WHERE (&options->asked),
    DUID_ASKED_SENSITIVE (&options->asked, N_ ("Also write this sensitive question")),
    { "preset", 0, 0, G_OPTION_ARG_STRING, &options->preset,
      N_ ("Who it is for; a data package needs “internal”, as it holds everything"),
      "internal" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output,
      N_ ("The file to write"), N_ ("FILE.xlsx|csv|qdpx|qdc|json") },
    { NULL }
  };

  return duid_command_parse ("export", entries, arguments, error) &&
         duid_command_needs ("export", "-o", options->output, error);
}

static WriteFunc
find_writer (const char *path,
             GError    **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *folded = g_ascii_strdown (name, -1);

  if (g_str_has_suffix (folded, ".xlsx"))
    return duid_workbook_writer_write;
  if (g_str_has_suffix (folded, ".csv"))
    return duid_csv_writer_write;
  if (g_str_has_suffix (folded, ".qdpx"))
    return duid_qda_export_write_project;
  if (g_str_has_suffix (folded, ".qdc"))
    return duid_qda_export_write_codebook;
  g_set_error (error, DUID_EXPORT_ERROR, DUID_EXPORT_ERROR_FORMAT,
               _ ("“%s” is no name for an export: end it in .xlsx, .csv, .qdpx or .qdc, or call "
                  "it datapackage.json."),
               name);
  return NULL;
}

/* ---- a data package ---- */

static gboolean
is_package (const char *path)
{
  g_autofree char *folded = g_ascii_strdown (path, -1);

  return g_str_has_suffix (folded, ".json");
}

static gboolean
check_preset (const Options *options,
              GError       **error)
{
  const char *message = NULL;

  if (is_package (options->output) && g_strcmp0 (options->preset, "internal") != 0)
    message = _ ("A data package holds everything, also what is sensitive. Add “--preset "
                 "internal” when that is what you want.");
  else if (!is_package (options->output) && options->preset != NULL)
    message = _ ("“--preset” is for a data package (a name that ends in .json).");
  if (message == NULL)
    return TRUE;
  g_set_error_literal (error, DUID_COMMAND_ERROR, DUID_COMMAND_ERROR_USAGE, message);
  return FALSE;
}

static gboolean
load_raw_cb (const char *key,
             GStrv      *headers,
             GStrv      *cells,
             gpointer    data,
             GError    **error)
{
  return duid_project_load_cells (data, key, headers, cells, error);
}

static gboolean
write_package (DuidChoice *choice,
               const char *path,
               GError    **error)
{
  const DuidImportJob job = { .n_parts = 1 };

  return duid_archive_write (choice->dataset, choice->rows, path, load_raw_cb, choice->project,
                             &job, error) &&
         duid_choice_close (choice, error);
}

gboolean
duid_export_command_run (GStrv   *arguments,
                         GError **error)
{
  g_auto (Options) options = { NULL };
  g_autoptr (DuidChoice) choice = NULL;
  g_auto (GStrv) sensitive = NULL;
  DuidExport  job;
  WriteFunc   write = NULL;
  const char *path;

  if (!parse (arguments, &options, error) || !check_preset (&options, error))
    return FALSE;
  path = duid_command_get_project (*arguments, error);
  if (path != NULL && !is_package (options.output))
    write = find_writer (options.output, error);
  if (path == NULL || (write == NULL && !is_package (options.output)))
    return FALSE;
  choice = duid_choice_open (path, (const char *const *) options.asked.where, error);
  if (choice == NULL)
    return FALSE;
  if (write == NULL)
    return write_package (choice, options.output, error);
  sensitive = duid_asked_find_sensitive (&options.asked, choice, error);
  if (sensitive == NULL)
    return FALSE;
  job = (DuidExport) {
    .dataset = choice->dataset,
    .tagging = choice->tagging,
    .rows = choice->rows,
    .conditions = choice->conditions,
    .sensitive = (const char *const *) sensitive,
  };
  return write (&job, options.output, error) && duid_choice_close (choice, error);
}
