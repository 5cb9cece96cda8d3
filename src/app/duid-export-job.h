/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session.h"

G_BEGIN_DECLS

/* Writing the selection to a file in another thread, over what it was when asked
 * for: the stories that pass may change meanwhile. */

typedef enum
{
  DUID_EXPORT_EXCEL,
  DUID_EXPORT_CSV,
} DuidExportKind;

typedef struct _DuidExportJob DuidExportJob;

/* Starts writing; @callback is called with the job's task. */
DuidExportJob *duid_export_job_start     (DuidSession         *session,
                                          DuidExportKind       kind,
                                          const char          *path,
                                          GAsyncReadyCallback  callback,
                                          gpointer             data);
/* The number of stories written, or -1 with @error. Frees the job. */
gssize         duid_export_job_finish    (GAsyncResult        *result,
                                          GError             **error);
double         duid_export_job_get_share (DuidExportJob       *job);
void           duid_export_job_cancel    (DuidExportJob       *job);

G_END_DECLS
