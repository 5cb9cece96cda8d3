/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/duid-project-questions.h"

#include "store/duid-body.h"
#include "store/duid-project-private.h"
#include "store/duid-question-table.h"
#include "store/duid-state.h"

#include <string.h>

DuidQuestionChanges *
duid_project_load_question_changes (DuidProject *project,
                                    GError     **error)
{
  return duid_question_table_load (project->sql, error);
}

/* The id is made of the name and says nothing: the name is a field too. */
static gboolean
write_name (DuidProject  *project,
            const guint8 *id,
            const char   *name,
            GError      **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *known = duid_state_dup_field (project->sql, DUID_OBJECT_QUESTION, id, "name",
                                                 NULL, &local);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return known != NULL ||
         duid_project_write_field (project, DUID_OBJECT_QUESTION, id, "name", name, error);
}

static gboolean
write_edit (DuidProject            *project,
            const DuidQuestionEdit *edit,
            gboolean                is_undo,
            GError                **error)
{
  const char *value = is_undo ? edit->before : edit->after;
  guint8      id[DUID_ID_SIZE];

  duid_question_table_make_id (edit->question, id);
  return duid_project_is_text (edit->field, error) && duid_project_is_text (value, error) &&
         write_name (project, id, edit->question, error) &&
         duid_project_write_field (project, DUID_OBJECT_QUESTION, id, edit->field, value, error);
}

static gboolean
write_edits (DuidProject *project,
             GPtrArray   *edits,
             gboolean     is_undo,
             GError     **error)
{
  for (guint i = 0; i < edits->len; i++)
    if (!write_edit (project, edits->pdata[i], is_undo, error))
      return FALSE;
  return TRUE;
}

gboolean
duid_project_edit_questions (DuidProject *project,
                             GPtrArray   *edits,
                             gboolean     is_undo,
                             GError     **error)
{
  gboolean is_well;

  if (edits->len == 0)
    return TRUE;
  if (!duid_project_needs_author (project, error) || !duid_project_begin (project, error))
    return FALSE;
  is_well = write_edits (project, edits, is_undo, error);
  return duid_project_end (project, is_well, error);
}
