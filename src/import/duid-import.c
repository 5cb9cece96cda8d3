/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-import.h"

#include "import/duid-intake-builder.h"
#include "import/duid-package-reader.h"
#include "import/duid-recogniser.h"

#include <glib/gi18n-lib.h>

#define PACKAGE "datapackage.json"

static DuidMapping *
map_folder (const char *path,
            GError    **error)
{
  g_autofree char *package = g_build_filename (path, PACKAGE, NULL);
  g_autofree char *name = g_path_get_basename (path);

  if (g_file_test (package, G_FILE_TEST_EXISTS))
    return duid_package_read (package, error);
  g_set_error (error, DUID_IMPORT_ERROR, DUID_IMPORT_ERROR_PACKAGE,
               _ ("“%s” is a folder without a “datapackage.json”; choose the files in it instead."),
               name);
  return NULL;
}

static DuidMapping *
map_path (const char          *path,
          const DuidImportJob *job,
          GError             **error)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return map_folder (path, error);
  if (g_str_has_suffix (lower, ".json"))
    return duid_package_read (path, error);
  return duid_recogniser_read (path, job, error);
}

DuidIntake *
duid_import_files (const char *const *paths,
                   DuidImportFlags    flags,
                   DuidImportProgress progress,
                   gpointer           progress_data,
                   GCancellable      *cancellable,
                   GError           **error)
{
  g_autoptr (DuidMapping) mapping = NULL;
  const DuidImportJob job = { flags, progress, progress_data, cancellable, 0, 1 };

  g_return_val_if_fail (paths != NULL && paths[0] != NULL, NULL);
  for (; *paths != NULL; paths++)
    {
      DuidMapping *next = map_path (*paths, &job, error);

      if (next == NULL)
        return NULL;
      if (mapping == NULL)
        mapping = next;
      else
        duid_mapping_join (mapping, next);
    }
  return duid_intake_build (mapping, &job, error);
}
