/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "store/duid-project-changes.h"

#include "store/duid-project-private.h"
#include "store/duid-search-table.h"

#include <glib/gi18n-lib.h>

static const char COUNT_OPS[] = "SELECT coalesce(sum(seq), 0) FROM site";
static const char COUNT_INTAKES[] = "SELECT count(*) FROM intake";

gboolean
duid_project_read_counters (DuidProject *project,
                            GError     **error)
{
  return duid_sql_get_int (project->sql, &project->data_version, error, "PRAGMA data_version",
                           "") &&
         duid_sql_get_int (project->sql, &project->seen_ops, error, COUNT_OPS, "") &&
         duid_sql_get_int (project->sql, &project->seen_intakes, error, COUNT_INTAKES, "");
}

guint64
duid_project_get_change_counter (DuidProject *project)
{
  return project->change_counter;
}

gboolean
duid_project_poll (DuidProject        *project,
                   DuidProjectChanges *changes,
                   GError            **error)
{
  gint64 version = 0;
  gint64 n_ops = 0;
  gint64 n_intakes = 0;

  *changes = (DuidProjectChanges) { FALSE, FALSE };
  if (!duid_sql_get_int (project->sql, &version, error, "PRAGMA data_version", ""))
    return FALSE;
  if (version == project->data_version)
    return TRUE;
  if (!duid_sql_get_int (project->sql, &n_ops, error, COUNT_OPS, "") ||
      !duid_sql_get_int (project->sql, &n_intakes, error, COUNT_INTAKES, ""))
    return FALSE;
  changes->log = n_ops != project->seen_ops;
  changes->stories = n_intakes != project->seen_intakes;
  project->data_version = version;
  project->seen_ops = n_ops;
  project->seen_intakes = n_intakes;
  if (changes->log || changes->stories)
    project->change_counter++;
  return TRUE;
}

gboolean
duid_project_begin (DuidProject *project,
                    GError     **error)
{
  if (project->is_together)
    {
      project->together_seq = duid_log_get_last (project->log).seq;
      return TRUE;
    }
  if (project->is_read_only)
    {
      duid_sql_set_error (project->sql, SQLITE_READONLY, error);
      return FALSE;
    }
  duid_turns_take (project->turns);
  if (duid_log_begin (project->log, error))
    return TRUE;
  duid_turns_give (project->turns);
  return FALSE;
}

gboolean
duid_project_end (DuidProject *project,
                  gboolean     is_well,
                  GError     **error)
{
  guint n_written = 0;

  if (project->is_together)
    {
      /* What was refused before it wrote anything did no harm to the others. */
      if (!is_well && duid_log_get_last (project->log).seq != project->together_seq)
        project->is_broken = TRUE;
      return is_well;
    }
  if (is_well && project->has_new_marks)
    is_well = duid_search_table_make_anew (project->sql, error);
  project->has_new_marks = FALSE;
  if (is_well)
    is_well = duid_log_commit (project->log, &n_written, error);
  else
    duid_log_rollback (project->log);
  duid_turns_give (project->turns);
  if (!is_well)
    return FALSE;
  /* Others' operations in between stay unseen until the next poll. */
  project->seen_ops += n_written;
  if (n_written > 0)
    project->change_counter++;
  return TRUE;
}

gboolean
duid_project_begin_together (DuidProject *project,
                             GError     **error)
{
  g_return_val_if_fail (!project->is_together, FALSE);
  if (!duid_project_begin (project, error))
    return FALSE;
  project->is_together = TRUE;
  project->is_broken = FALSE;
  return TRUE;
}

gboolean
duid_project_end_together (DuidProject *project,
                           gboolean     is_well,
                           GError     **error)
{
  g_return_val_if_fail (project->is_together, FALSE);
  project->is_together = FALSE;
  if (is_well && project->is_broken)
    return duid_project_end (project, FALSE, NULL) ||
           duid_project_refuse (error, DUID_PROJECT_ERROR_FAILED,
                                _ ("Not all of it could be written, so nothing was."));
  return duid_project_end (project, is_well, error);
}
