/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-import.h"

#include "import/duid-file-set.h"
#include "import/duid-intake-builder.h"
#include "import/duid-recognition-merge.h"

DuidRecognition *
duid_import_join (GPtrArray *recognitions)
{
  DuidRecognition *joined = g_ptr_array_steal_index (recognitions, 0);

  while (recognitions->len > 0)
    duid_recognition_merge (joined, g_ptr_array_steal_index (recognitions, 0));
  duid_recognition_keep_proposal (joined);
  return joined;
}

DuidIntake *
duid_import_read (const char *const   *paths,
                  const DuidImportJob *job,
                  DuidRecognition    **recognition,
                  GError             **error)
{
  g_autoptr (GPtrArray) recognitions = NULL;
  g_autoptr (DuidRecognition) joined = NULL;
  g_autoptr (DuidMapping) mapping = NULL;
  DuidIntake *intake;

  g_return_val_if_fail (paths != NULL && paths[0] != NULL, NULL);
  recognitions = duid_file_set_recognise (paths, job, error);
  if (recognitions == NULL)
    return NULL;
  joined = duid_import_join (recognitions);
  mapping = duid_recognition_to_mapping (joined);
  intake = duid_intake_build (mapping, job, error);
  if (intake != NULL && recognition != NULL)
    *recognition = g_steal_pointer (&joined);
  return intake;
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

  return duid_import_read (paths, &job, NULL, error);
}
