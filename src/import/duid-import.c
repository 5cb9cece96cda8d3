/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-import.h"

#include "import/duid-file-set.h"
#include "import/duid-intake-builder.h"

DuidMapping *
duid_import_map (GPtrArray *recognitions)
{
  DuidMapping *mapping = NULL;

  for (guint i = 0; i < recognitions->len; i++)
    {
      DuidMapping *next = duid_recognition_to_mapping (recognitions->pdata[i]);

      if (mapping == NULL)
        mapping = next;
      else
        duid_mapping_join (mapping, next);
    }
  return mapping;
}

DuidIntake *
duid_import_files (const char *const *paths,
                   DuidImportFlags    flags,
                   DuidImportProgress progress,
                   gpointer           progress_data,
                   GCancellable      *cancellable,
                   GError           **error)
{
  const DuidImportJob job = { flags, progress, progress_data, cancellable, 0, 1 };
  g_autoptr (GPtrArray) recognitions = NULL;
  g_autoptr (DuidMapping) mapping = NULL;

  g_return_val_if_fail (paths != NULL && paths[0] != NULL, NULL);
  recognitions = duid_file_set_recognise (paths, &job, error);
  if (recognitions == NULL)
    return NULL;
  mapping = duid_import_map (recognitions);
  return duid_intake_build (mapping, &job, error);
}
