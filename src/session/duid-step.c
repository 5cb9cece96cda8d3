/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/duid-step.h"

DuidStep *
duid_step_new (DuidStepKind kind,
               const char  *words)
{
  DuidStep *step = g_new0 (DuidStep, 1);

  step->kind = kind;
  step->words = g_strdup (words);
  return step;
}

DuidStep *
duid_step_new_act (const char    *words,
                   DuidStepFunc   act,
                   gpointer       data,
                   GDestroyNotify free_data)
{
  DuidStep *step = duid_step_new (DUID_STEP_ACT, words);

  step->act = act;
  step->data = data;
  step->free_data = free_data;
  return step;
}

void
duid_step_free (DuidStep *step)
{
  if (step == NULL)
    return;
  g_free (step->words);
  g_free (step->mark);
  g_clear_pointer (&step->view_before, duid_view_unref);
  g_clear_pointer (&step->view_after, duid_view_unref);
  g_free (step->id);
  g_free (step->name);
  g_free (step->story);
  g_clear_pointer (&step->keys, g_ptr_array_unref);
  g_clear_pointer (&step->values_before, g_array_unref);
  g_free (step->before);
  g_free (step->after);
  if (step->free_data != NULL)
    step->free_data (step->data);
  g_clear_pointer (&step->parts, g_ptr_array_unref);
  g_free (step);
}

/* Stories that had different values before get them back value by value. */
static gboolean
restore_values (DuidStep    *step,
                DuidProject *project,
                GError     **error)
{
  for (int value = -1; value <= 1; value++)
    {
      g_autoptr (GPtrArray) keys = g_ptr_array_new ();

      for (guint i = 0; i < step->keys->len; i++)
        if (g_array_index (step->values_before, int, i) == value)
          g_ptr_array_add (keys, g_ptr_array_index (step->keys, i));
      if (keys->len > 0 && !duid_project_assign (project, (const char *const *) keys->pdata,
                                                 keys->len, step->id, value, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
set_note (DuidStep    *step,
          DuidProject *project,
          const char  *text,
          GError     **error)
{
  if (text == NULL)
    return duid_project_delete_note (project, step->id, error);
  if (step->id != NULL)
    return duid_project_edit_note (project, step->id, text, error);
  return duid_project_add_note (project, step->story, text, &step->id, error);
}

static gboolean
set_group (DuidStep    *step,
           DuidProject *project,
           const char  *conditions,
           GError     **error)
{
  g_autofree char *id = NULL;

  if (conditions == NULL)
    return duid_project_delete_group (project, step->id, error);
  if (!duid_project_save_group (project, step->id, step->name, conditions, &id, error))
    return FALSE;
  if (step->id == NULL)
    step->id = g_steal_pointer (&id);
  return TRUE;
}

static gboolean
set_new_tag (DuidStep    *step,
             DuidProject *project,
             gboolean     is_undo,
             GError     **error)
{
  if (is_undo)
    return duid_project_delete_tag (project, step->id, error);
  if (step->id != NULL)
    return duid_project_set_tag_field (project, step->id, DUID_TAG_NAME, step->name, error);
  return duid_project_define_tag (project, step->name, -1, &step->id, error);
}

static gboolean
assign (DuidStep    *step,
        DuidProject *project,
        gboolean     is_undo,
        GError     **error)
{
  if (is_undo)
    return restore_values (step, project, error);
  /* A tag that was new went with undo. */
  if (step->name != NULL &&
      !duid_project_set_tag_field (project, step->id, DUID_TAG_NAME, step->name, error))
    return FALSE;
  return step->keys->len == 0 ||
         duid_project_assign (project, (const char *const *) step->keys->pdata, step->keys->len,
                              step->id, step->value_after, error);
}

/* All parts or none: what went well before one that failed is taken back. */
static gboolean
apply_parts (DuidStep    *step,
             DuidProject *project,
             gboolean     is_undo,
             GError     **error)
{
  guint n = step->parts->len;

  for (guint i = 0; i < n; i++)
    {
      if (duid_step_apply (step->parts->pdata[is_undo ? n - 1 - i : i], project, is_undo, error))
        continue;
      while (i-- > 0)
        if (!duid_step_apply (step->parts->pdata[is_undo ? n - 1 - i : i], project, !is_undo, NULL))
          g_info ("A part of “%s” could not be taken back.", step->words);
      return FALSE;
    }
  return TRUE;
}

gboolean
duid_step_apply (DuidStep    *step,
                 DuidProject *project,
                 gboolean     is_undo,
                 GError     **error)
{
  const char *text = is_undo ? step->before : step->after;

  switch (step->kind)
    {
    case DUID_STEP_VIEW:
      return TRUE;
    case DUID_STEP_ASSIGN:
      return assign (step, project, is_undo, error);
    case DUID_STEP_TAG_FIELD:
      return duid_project_set_tag_field (project, step->id, step->field, text, error);
    case DUID_STEP_TAG_GONE:
      if (is_undo)
        return duid_project_set_tag_field (project, step->id, DUID_TAG_NAME, step->name, error);
      return duid_project_delete_tag (project, step->id, error);
    case DUID_STEP_NOTE:
      return set_note (step, project, text, error);
    case DUID_STEP_GROUP:
      return set_group (step, project, text, error);
    case DUID_STEP_ACT:
      return step->act (project, step->data, is_undo, error);
    case DUID_STEP_TAG_NEW:
      return set_new_tag (step, project, is_undo, error);
    case DUID_STEP_TAG_PARENT:
      return duid_project_move_tag (project, step->id, text, error);
    case DUID_STEP_TAG_MERGE:
      return duid_project_merge_tag (project, step->id, is_undo ? NULL : step->after, error);
    case DUID_STEP_MODERATE:
      return duid_project_moderate (project, (const char *const *) step->keys->pdata,
                                    step->keys->len, step->id, step->name,
                                    (step->value_after != 0) != is_undo, error);
    case DUID_STEP_MANY:
      return apply_parts (step, project, is_undo, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}
