/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "session/duid-session-private.h"
#include "store/duid-project-history.h"
#include "store/duid-project-questions.h"

#include <glib/gi18n-lib.h>
#include <string.h>

gboolean
duid_session_is_open (DuidSession *self,
                      GError     **error)
{
  if (self->project != NULL)
    return TRUE;
  g_set_error_literal (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_UNKNOWN,
                       _ ("There is no project open. Open one and try again."));
  return FALSE;
}

gboolean
duid_session_read_tagging (DuidSession *self,
                           GError     **error)
{
  g_autoptr (DuidQuestionChanges) changes =
    duid_project_load_question_changes (self->project, error);
  DuidTagging *tagging =
    changes != NULL ? duid_project_load_tagging (self->project, self->dataset, error) : NULL;
  gboolean is_changed;

  if (tagging == NULL)
    return FALSE;
  is_changed = !duid_question_changes_equal (changes, duid_dataset_get_changes (self->dataset));
  if (is_changed)
    duid_session_take_changes (self, changes);
  duid_session_follow_names (self, tagging);
  duid_session_set_tagging (self, tagging);
  duid_selection_set_tagging (self->selection, self->tagging);
  duid_session_emit (self, is_changed ? ~0u : DUID_CHANGED_TAGGING | DUID_CHANGED_CONDITIONS);
  return TRUE;
}

gboolean
duid_session_do_step (DuidSession *self,
                      DuidStep    *step_,
                      GError     **error)
{
  g_autoptr (DuidStep) step = step_;
  gboolean is_done;

  duid_session_end_live (self);
  step->mark = duid_project_start_act (self->project);
  is_done = duid_step_apply (step, self->project, FALSE, error);
  duid_project_end_act (self->project);
  if (!is_done)
    return FALSE;
  if (step->view_after != NULL)
    duid_session_swap_view (self, step->view_after);
  if (!duid_session_read_tagging (self, error))
    return FALSE;
  duid_session_push_step (self, g_steal_pointer (&step));
  return TRUE;
}

gboolean
duid_session_add_note (DuidSession *self,
                       const char  *text,
                       GError     **error)
{
  DuidStep *step;

  if (!duid_session_is_open (self, error) || self->focus < 0)
    return self->project != NULL;
  step = duid_step_new (DUID_STEP_NOTE, _ ("a note"));
  step->story = g_strdup (duid_dataset_get_key (self->dataset, (gsize) self->focus));
  step->after = g_strdup (text);
  return duid_session_do_step (self, step, error);
}

static const DuidNote *
find_note (DuidSession *self,
           const char  *note_id)
{
  for (guint i = 0; i < self->tagging->notes->len; i++)
    {
      const DuidNote *note = &g_array_index (self->tagging->notes, DuidNote, i);

      if (strcmp (note->id, note_id) == 0)
        return note;
    }
  return NULL;
}

static gboolean
change_note (DuidSession *self,
             const char  *note_id,
             const char  *text,
             const char  *words,
             GError     **error)
{
  const DuidNote *note = duid_session_is_open (self, error) ? find_note (self, note_id) : NULL;
  DuidStep       *step;

  if (note == NULL)
    return self->project != NULL;
  step = duid_step_new (DUID_STEP_NOTE, words);
  step->id = g_strdup (note_id);
  step->before = g_strdup (note->text);
  step->after = g_strdup (text);
  return duid_session_do_step (self, step, error);
}

gboolean
duid_session_edit_note (DuidSession *self,
                        const char  *note_id,
                        const char  *text,
                        GError     **error)
{
  return change_note (self, note_id, text, _ ("change of a note"), error);
}

gboolean
duid_session_delete_note (DuidSession *self,
                          const char  *note_id,
                          GError     **error)
{
  return change_note (self, note_id, NULL, _ ("deleting a note"), error);
}

gboolean
duid_session_mark_read (DuidSession *self,
                        gssize       row,
                        gboolean     is_read,
                        GError     **error)
{
  const char  *key;
  DuidTagging *all;
  DuidTagging *shown;

  if (!duid_session_is_open (self, error))
    return FALSE;
  if (row < 0 || duid_project_is_read_only (self->project) ||
      !!duid_rows_has (self->tagging->read, (gsize) row) == !!is_read)
    return TRUE;
  key = duid_dataset_get_key (self->dataset, (gsize) row);
  if (!duid_project_set_read (self->project, &key, 1, is_read, error))
    return FALSE;
  all = duid_tagging_with_read (self->all_tagging, (gsize) row, is_read);
  shown = self->tagging == self->all_tagging
            ? duid_tagging_ref (all)
            : duid_tagging_with_read (self->tagging, (gsize) row, is_read);
  duid_tagging_unref (self->tagging);
  duid_tagging_unref (self->all_tagging);
  self->tagging = shown;
  self->all_tagging = all;
  duid_session_emit (self, DUID_CHANGED_READ);
  return TRUE;
}

static const DuidGroup *
find_group (DuidSession *self,
            const char  *name,
            const char  *id)
{
  for (guint i = 0; i < self->tagging->groups->len; i++)
    {
      const DuidGroup *group = g_ptr_array_index (self->tagging->groups, i);

      if ((name != NULL && strcmp (group->name, name) == 0) ||
          (id != NULL && strcmp (group->id, id) == 0))
        return group;
    }
  return NULL;
}

gboolean
duid_session_save_group (DuidSession *self,
                         const char  *name,
                         GError     **error)
{
  const DuidGroup *old;
  g_autofree char *words = NULL;
  DuidStep        *step;

  if (!duid_session_is_open (self, error))
    return FALSE;
  old = find_group (self, name, NULL);
  words = g_strdup_printf (_ ("group “%s”"), name);
  step = duid_step_new (DUID_STEP_GROUP, words);
  step->name = g_strdup (name);
  step->id = old != NULL ? g_strdup (old->id) : NULL;
  step->before = old != NULL ? g_strdup (old->conditions) : NULL;
  step->after = duid_conditions_to_string (self->view->conditions);
  return duid_session_do_step (self, step, error);
}

gboolean
duid_session_delete_group (DuidSession *self,
                           const char  *group_id,
                           GError     **error)
{
  const DuidGroup *group =
    duid_session_is_open (self, error) ? find_group (self, NULL, group_id) : NULL;
  g_autofree char *words = NULL;
  DuidStep        *step;

  if (group == NULL)
    return self->project != NULL;
  words = g_strdup_printf (_ ("deleting group “%s”"), group->name);
  step = duid_step_new (DUID_STEP_GROUP, words);
  step->id = g_strdup (group_id);
  step->name = g_strdup (group->name);
  step->before = g_strdup (group->conditions);
  return duid_session_do_step (self, step, error);
}

gboolean
duid_session_show_group (DuidSession *self,
                         const char  *group_id,
                         GError     **error)
{
  const DuidGroup *group =
    duid_session_is_open (self, error) ? find_group (self, NULL, group_id) : NULL;
  g_autoptr (GPtrArray) conditions = NULL;
  g_autoptr (DuidView) next = NULL;

  if (group == NULL)
    return self->project != NULL;
  conditions =
    duid_conditions_parse (group->conditions, duid_selection_get_stand (self->selection), error);
  if (conditions == NULL)
    return FALSE;
  next = duid_view_copy (self->view);
  g_ptr_array_set_size (next->kept, 0);
  g_ptr_array_set_size (next->conditions, 0);
  g_ptr_array_extend_and_steal (next->conditions, g_steal_pointer (&conditions));
  duid_session_look (self, next, FALSE);
  return TRUE;
}

/* ---- undo ---- */

static const char *
last_words (GPtrArray *steps)
{
  if (steps->len == 0)
    return NULL;
  return ((DuidStep *) g_ptr_array_index (steps, steps->len - 1))->words;
}

const char *
duid_session_get_undo_words (DuidSession *self)
{
  return last_words (self->undo);
}

const char *
duid_session_get_redo_words (DuidSession *self)
{
  return last_words (self->redo);
}

/* Tags that came with @step go with it too. */
static gboolean
drop_unused_tags (DuidSession *self,
                  DuidStep    *step,
                  GError     **error)
{
  gboolean is_well = TRUE;

  for (guint i = 0; is_well && step->parts != NULL && i < step->parts->len; i++)
    is_well = drop_unused_tags (self, step->parts->pdata[i], error);
  if (!is_well || step->kind != DUID_STEP_ASSIGN || step->name == NULL)
    return is_well;
  return duid_session_drop_unused_tag (self, step->id, error);
}

static gboolean
take_up (DuidSession *self,
         DuidStep    *step,
         gboolean     is_undo,
         GError     **error)
{
  DuidView *view = is_undo ? step->view_before : step->view_after;

  if (step->kind == DUID_STEP_VIEW)
    {
      duid_session_show (self, view);
      return TRUE;
    }
  if (view != NULL)
    duid_session_swap_view (self, view);
  if (!duid_session_read_tagging (self, error))
    return FALSE;
  return !is_undo || drop_unused_tags (self, step, error);
}

/* Takes @step back or does it again; the log learns which. */
static gboolean
apply_again (DuidSession *self,
             DuidStep    *step,
             gboolean     is_undo,
             GError     **error)
{
  gboolean is_done;

  if (step->mark != NULL)
    duid_project_walk_act (self->project, step->mark, is_undo);
  is_done = duid_step_apply (step, self->project, is_undo, error);
  duid_project_end_act (self->project);
  return is_done;
}

static gboolean
walk (DuidSession *self,
      GPtrArray   *from,
      GPtrArray   *to,
      gboolean     is_undo,
      GError     **error)
{
  DuidStep *step;
  GError   *own_error = NULL;
  gboolean  is_taken;

  if (from->len == 0)
    return TRUE;
  step = g_ptr_array_index (from, from->len - 1);
  if (!apply_again (self, step, is_undo, &own_error))
    {
      /* What somebody else deleted does not come back: it may not bar the way. */
      if (g_error_matches (own_error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_UNKNOWN))
        g_ptr_array_set_size (from, (int) from->len - 1);
      g_propagate_error (error, own_error);
      duid_session_emit (self, DUID_CHANGED_HISTORY);
      return FALSE;
    }
  g_ptr_array_add (to, g_ptr_array_steal_index (from, from->len - 1));
  is_taken = take_up (self, step, is_undo, error);
  duid_session_emit (self, DUID_CHANGED_HISTORY);
  return is_taken;
}

gboolean
duid_session_undo (DuidSession *self,
                   GError     **error)
{
  duid_session_end_live (self);
  return walk (self, self->undo, self->redo, TRUE, error);
}

gboolean
duid_session_redo (DuidSession *self,
                   GError     **error)
{
  duid_session_end_live (self);
  return walk (self, self->redo, self->undo, FALSE, error);
}
