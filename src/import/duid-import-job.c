/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-import-job.h"

gboolean
duid_import_job_step (const DuidImportJob *job,
                      double               share,
                      const char          *what,
                      GError             **error)
{
  if (g_cancellable_set_error_if_cancelled (job->cancellable, error))
    return FALSE;
  if (job->progress != NULL)
    job->progress ((job->part + CLAMP (share, 0, 1)) / MAX (job->n_parts, 1), what, job->data);
  return TRUE;
}
