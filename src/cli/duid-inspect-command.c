/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "cli/duid-command.h"
#include "cli/duid-inspection.h"
#include "import/duid-file-set.h"
#include "import/duid-import.h"
#include "import/duid-intake-builder.h"
#include "import/duid-package-writer.h"

#include <glib/gi18n-lib.h>

/* What was asked for. */
typedef struct
{
  char    *output;
  gboolean is_json;
} Options;

static void
clear_options (Options *options)
{
  g_free (options->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static gboolean
parse (GStrv   *arguments,
       Options *options,
       GError **error)
{
  const GOptionEntry entries[] = {
    { "json", 'j', 0, G_OPTION_ARG_NONE, &options->is_json,
      N_ ("Print JSON"), NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output,
      N_ ("Write how the files are read, so that they can be read again"),
      N_ ("datapackage.json") },
    { NULL }
  };

  if (!duid_command_parse ("inspect", entries, arguments, error))
    return FALSE;
  if (g_strv_length (*arguments) > 1)
    return TRUE;
  g_set_error_literal (error, DUID_COMMAND_ERROR, DUID_COMMAND_ERROR_USAGE,
                       _ ("“inspect” needs files; see “duiding-cli inspect --help”."));
  return FALSE;
}

static DuidIntake *
read_by (const DuidRecognition *recognition,
         const DuidImportJob   *job,
         GError               **error)
{
  g_autoptr (DuidMapping) mapping = duid_recognition_to_mapping (recognition);

  return duid_intake_build (mapping, job, error);
}

static gboolean
print_text (const GPtrArray     *recognitions,
            const DuidImportJob *job,
            GError             **error)
{
  for (guint i = 0; i < recognitions->len; i++)
    {
      g_autoptr (DuidIntake) intake = read_by (recognitions->pdata[i], job, error);
      g_autofree char *text = NULL;

      if (intake == NULL)
        return FALSE;
      text = duid_inspection_to_text (recognitions->pdata[i], intake);
      if (i > 0)
        duid_command_print ("\n");
      duid_command_print (text);
    }
  return TRUE;
}

static gboolean
print_json (const GPtrArray     *recognitions,
            const DuidImportJob *job,
            GError             **error)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  JsonObject      *object = json_object_new ();
  JsonArray       *list = json_array_new ();
  g_autofree char *text = NULL;

  json_object_set_array_member (object, "recognised", list);
  json_node_take_object (root, object);
  for (guint i = 0; i < recognitions->len; i++)
    {
      g_autoptr (DuidIntake) intake = read_by (recognitions->pdata[i], job, error);

      if (intake == NULL)
        return FALSE;
      json_array_add_object_element (list,
                                     duid_inspection_to_json (recognitions->pdata[i], intake));
    }
  text = json_to_string (root, TRUE);
  duid_command_print (text);
  duid_command_print ("\n");
  return TRUE;
}

gboolean
duid_inspect_command_run (GStrv   *arguments,
                          GError **error)
{
  g_auto (Options) options = { 0 };
  const DuidImportJob job = { .n_parts = 1 };
  g_autoptr (GPtrArray) recognitions = NULL;
  g_autoptr (DuidRecognition) joined = NULL;
  g_autoptr (DuidMapping) mapping = NULL;

  if (!parse (arguments, &options, error))
    return FALSE;
  recognitions =
    duid_file_set_recognise ((const char *const *) *arguments + 1, &job, error);
  if (recognitions == NULL ||
      !(options.is_json ? print_json (recognitions, &job, error)
                        : print_text (recognitions, &job, error)))
    return FALSE;
  if (options.output == NULL)
    return TRUE;
  joined = duid_import_join (recognitions);
  mapping = duid_recognition_to_mapping (joined);
  return duid_package_write_file (mapping, options.output, error);
}
