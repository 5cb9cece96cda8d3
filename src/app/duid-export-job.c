/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/duid-export-job.h"

#include "export/duid-csv-writer.h"
#include "export/duid-workbook-writer.h"
#include "model/duid-late-texts.h"
#include "session/duid-session-blind.h"

#define SHARE_STEPS 1000

struct _DuidExportJob
{
  DuidExportKind kind;
  char          *path;
  DuidDataset   *dataset;
  DuidTagging   *tagging;
  DuidRows      *rows;
  GPtrArray     *conditions;
  GCancellable  *cancellable;
  int            share; /* in SHARE_STEPS; atomic */
};

static void
job_free (DuidExportJob *job)
{
  g_free (job->path);
  duid_dataset_unref (job->dataset);
  duid_tagging_unref (job->tagging);
  duid_rows_free (job->rows);
  g_ptr_array_unref (job->conditions);
  g_object_unref (job->cancellable);
  g_free (job);
}

static void
progress_cb (double   share,
             gpointer data)
{
  DuidExportJob *job = data;

  g_atomic_int_set (&job->share, (int) (share * SHARE_STEPS));
}

static void
job_thread (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  DuidExportJob *job = data;
  GError        *error = NULL;
  DuidExport     what = {
        .dataset = job->dataset,
        .tagging = job->tagging,
        .rows = job->rows,
        .conditions = job->conditions,
        .progress = progress_cb,
        .progress_data = job,
        .cancellable = cancellable,
  };
  gboolean is_written = duid_dataset_fetch_texts (job->dataset, cancellable, &error);

  if (is_written)
    is_written = job->kind == DUID_EXPORT_EXCEL
                   ? duid_workbook_writer_write (&what, job->path, &error)
                   : duid_csv_writer_write (&what, job->path, &error);
  if (is_written)
    g_task_return_int (task, (gssize) duid_rows_count (job->rows));
  else
    g_task_return_error (task, error);
}

DuidExportJob *
duid_export_job_start (DuidSession        *session,
                       DuidExportKind      kind,
                       const char         *path,
                       GAsyncReadyCallback callback,
                       gpointer            data)
{
  DuidExportJob *job = g_new0 (DuidExportJob, 1);
  g_autoptr (GTask) task = NULL;

  job->kind = kind;
  job->path = g_strdup (path);
  job->dataset = duid_dataset_ref (duid_session_get_dataset (session));
  job->tagging = duid_tagging_ref (duid_session_get_all_tagging (session));
  job->rows = duid_rows_copy (duid_selection_get_rows (duid_session_get_selection (session)));
  job->conditions = duid_conditions_copy (duid_session_get_view (session)->conditions);
  job->cancellable = g_cancellable_new ();
  task = g_task_new (NULL, job->cancellable, callback, data);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, job_thread);
  return job;
}

gssize
duid_export_job_finish (GAsyncResult *result,
                        GError      **error)
{
  return g_task_propagate_int (G_TASK (result), error);
}

double
duid_export_job_get_share (DuidExportJob *job)
{
  return g_atomic_int_get (&job->share) / (double) SHARE_STEPS;
}

void
duid_export_job_cancel (DuidExportJob *job)
{
  g_cancellable_cancel (job->cancellable);
}
