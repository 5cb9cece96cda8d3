/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "store/duid-project-private.h"

#include "store/duid-body.h"
#include "store/duid-edition.h"
#include "store/duid-framework-table.h"
#include "store/duid-intake-writer.h"
#include "store/duid-question-table.h"
#include "store/duid-search-table.h"
#include "store/duid-story-texts.h"

#include <glib/gi18n-lib.h>

/* From here on it is worth another journal. */
#define MANY_STORIES 1000

static const char HAS_STORIES[] = "SELECT EXISTS (SELECT 1 FROM story)";

static const guint8 nobody[DUID_ID_SIZE];

static gboolean
take_title (DuidProject      *project,
            DuidIntakeWriter *writer,
            DuidFramework    *before,
            GError          **error)
{
  DuidFramework *theirs = duid_dataset_get_framework (writer->intake->dataset);
  const char    *title = duid_framework_get_title (theirs);

  if (*duid_framework_get_title (before) != '\0' || *title == '\0')
    return TRUE;
  return duid_project_write_field (project, DUID_OBJECT_PROJECT, nobody,
                                   DUID_SETTING_TITLE, title, error);
}

static gboolean
merge_frameworks (DuidProject      *project,
                  DuidIntakeWriter *writer,
                  GError          **error)
{
  DuidFramework *theirs = duid_dataset_get_framework (writer->intake->dataset);
  g_autoptr (DuidFramework) before = duid_framework_table_load (writer->sql, error);
  g_autoptr (DuidFramework) joined = NULL;
  g_autoptr (GHashTable) renamed = NULL;

  if (before == NULL || !take_title (project, writer, before, error))
    return FALSE;
  joined = duid_framework_merge (before, theirs, &renamed);
  writer->framework = duid_question_table_mark (writer->sql, joined, error);
  if (writer->framework == NULL)
    return FALSE;
  writer->alignment = duid_alignment_new (theirs, joined, renamed);
  if (writer->alignment == NULL)
    {
      g_set_error_literal (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_INVALID,
                           _ ("The questions of the file cannot be joined with those of the "
                              "project. Import it into a project of its own."));
      return FALSE;
    }
  if (!duid_framework_table_save (writer->sql, before, joined, error))
    return FALSE;
  return !duid_framework_table_has_changed_search (before, joined) ||
         duid_search_table_rebuild (writer->sql, joined, error);
}

static gboolean
write_import (DuidProject      *project,
              DuidIntakeWriter *writer,
              GError          **error)
{
  DuidStamp stamp;
  char     *body = duid_body_import (writer->intake_id, (gint64) writer->counts.added,
                                     (gint64) writer->counts.changed,
                                     (gint64) writer->counts.unchanged, writer->intake->sources);

  if (!duid_log_append (project->log, DUID_OP_IMPORT, nobody, body, error))
    return FALSE;
  stamp = duid_log_get_last (project->log);
  return duid_intake_writer_seal (writer, &stamp, error);
}

static gboolean
compared_cb (DuidIntakeWriter *writer,
             gpointer          project,
             GError          **error)
{
  return duid_edition_compare (project, writer, error);
}

static gboolean
write_intake (DuidProject      *project,
              DuidIntakeWriter *writer,
              const char       *author,
              GError          **error)
{
  guint8 person[DUID_ID_SIZE];

  if (author != NULL)
    {
      if (!duid_project_find_person (project, author, person, error))
        return FALSE;
      duid_log_set_author (project->log, person);
    }
  return merge_frameworks (project, writer, error) &&
         duid_intake_writer_write_stories (writer, error) &&
         duid_edition_mark (project, writer, error) &&
         write_import (project, writer, error) && duid_intake_writer_go_on (writer, 1, error);
}

static gboolean
should_fill (DuidProject      *project,
             const DuidIntake *intake)
{
  gint64 has_stories = 1;

  return duid_dataset_get_n_rows (intake->dataset) >= MANY_STORIES && !project->is_together &&
         !project->is_read_only &&
         duid_sql_get_int (project->sql, &has_stories, NULL, HAS_STORIES, "") && has_stories == 0;
}

gboolean
duid_project_add_intake (DuidProject            *project,
                         const DuidIntake       *intake,
                         const char             *author,
                         DuidImportCounts       *counts,
                         DuidProjectProgressFunc progress,
                         gpointer                data,
                         GCancellable           *cancellable,
                         GError                **error)
{
  g_auto (DuidIntakeWriter) writer = { .sql = project->sql,
                                       .intake = intake,
                                       .cancellable = cancellable,
                                       .progress = progress,
                                       .data = data,
                                       .compared = compared_cb,
                                       .compared_data = project };
  gboolean is_filling = should_fill (project, intake);
  gboolean is_well;

  duid_project_get_import_changes (project);
  g_array_set_size (project->import_changes, 0);
  if (is_filling && !duid_project_set_filling (project, TRUE, error))
    return FALSE;
  if (!duid_project_begin (project, error))
    {
      if (is_filling)
        duid_project_set_filling (project, FALSE, NULL);
      return FALSE;
    }
  duid_sql_set_cancellable (project->sql, cancellable);
  is_well = duid_sql_set_roomy (project->sql, TRUE, error) &&
            write_intake (project, &writer, author, error);
  duid_log_set_author (project->log, project->author_id);
  is_well = duid_project_end (project, is_well, error);
  /* What was written stays written even if the memory could not be given back. */
  duid_sql_set_roomy (project->sql, FALSE, NULL);
  /* Likewise: it only makes what comes next slower. */
  if (is_filling)
    duid_project_set_filling (project, FALSE, NULL);
  if (!is_well)
    return FALSE;
  project->seen_intakes++;
  if (counts != NULL)
    *counts = writer.counts;
  return TRUE;
}
