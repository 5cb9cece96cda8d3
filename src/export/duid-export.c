/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "export/duid-export.h"

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (duid_export_error, duid_export_error)

const char *
duid_export_words_for (DuidState state)
{
  switch (state)
    {
    case DUID_STATE_NOT_APPLICABLE:
      return _ ("n/a");
    case DUID_STATE_NOT_ASKED:
      return "–";
    case DUID_STATE_ANSWERED:
    case DUID_STATE_MISSING:
    default:
      return "";
    }
}

const char *
duid_export_state_words (DuidState state)
{
  switch (state)
    {
    case DUID_STATE_ANSWERED:
      return _ ("answered");
    case DUID_STATE_NOT_APPLICABLE:
      return _ ("not applicable");
    case DUID_STATE_NOT_ASKED:
      return _ ("not asked");
    case DUID_STATE_MISSING:
    default:
      return _ ("missing");
    }
}

const char *
duid_export_not_shared (void)
{
  return _ ("not shared by the teller");
}

gboolean
duid_export_may_show (DuidDataset     *dataset,
                      DuidQuestionType type,
                      gsize            row)
{
  switch ((int) type)
    {
    case DUID_QUESTION_TITLE:
    case DUID_QUESTION_STORY:
    case DUID_QUESTION_TEXT:
    case DUID_QUESTION_MEDIA:
      return duid_dataset_may_show (dataset, row);
    default:
      return TRUE;
    }
}

gboolean
duid_export_includes (const DuidExport *job,
                      guint             question)
{
  const DuidQuestion *asked = duid_dataset_get_question (job->dataset, question);

  if (!asked->is_sensitive)
    return TRUE;
  return job->sensitive != NULL && g_strv_contains (job->sensitive, asked->name);
}

gsize
duid_export_get_n_rows (const DuidExport *job)
{
  return job->rows != NULL ? duid_rows_count (job->rows) : duid_dataset_get_n_rows (job->dataset);
}

gssize
duid_export_next_row (const DuidExport *job,
                      gsize             from)
{
  if (job->rows != NULL)
    return duid_rows_next (job->rows, from);
  return from < duid_dataset_get_n_rows (job->dataset) ? (gssize) from : -1;
}

gboolean
duid_export_step (const DuidExport *job,
                  double            share,
                  GError          **error)
{
  if (g_cancellable_set_error_if_cancelled (job->cancellable, error))
    return FALSE;
  if (job->progress != NULL)
    job->progress (share, job->progress_data);
  return TRUE;
}
