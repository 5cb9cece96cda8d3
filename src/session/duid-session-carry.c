/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/duid-session-carry.h"

#include "session/duid-session-patterns.h"
#include "session/duid-session-private.h"

#include <string.h>

/* ---- what is looked at ---- */

/* @view with the new names in its conditions (transfer full); NULL when it does not speak
 * of them. */
static DuidView *
rename_in_view (const DuidView     *view,
                const DuidRenaming *renamings,
                guint               n)
{
  g_autoptr (DuidView) next = duid_view_copy (view);
  gboolean is_changed = FALSE;

  for (guint i = next->conditions->len; i > 0; i--)
    {
      DuidCondition *old = g_ptr_array_index (next->conditions, i - 1);
      g_autoptr (DuidCondition) fresh = duid_condition_renamed (old, renamings, n);
      guint at;

      if (fresh == old)
        continue;
      is_changed = TRUE;
      if (g_ptr_array_find (next->kept, old, &at) && fresh != NULL)
        g_ptr_array_index (next->kept, at) = fresh;
      else
        g_ptr_array_remove (next->kept, old);
      if (fresh == NULL)
        {
          g_ptr_array_remove_index (next->conditions, i - 1);
          continue;
        }
      g_ptr_array_index (next->conditions, i - 1) = g_steal_pointer (&fresh);
      duid_condition_unref (old);
    }
  return is_changed ? g_steal_pointer (&next) : NULL;
}

static void
rename_in_place (DuidView          **view,
                 const DuidRenaming *renaming)
{
  DuidView *next = *view != NULL ? rename_in_view (*view, renaming, 1) : NULL;

  if (next == NULL)
    return;
  duid_view_unref (*view);
  *view = next;
}

static void
rename_in_steps (GPtrArray          *steps,
                 const DuidRenaming *renaming)
{
  for (guint i = 0; i < steps->len; i++)
    {
      DuidStep *step = g_ptr_array_index (steps, i);

      rename_in_place (&step->view_before, renaming);
      rename_in_place (&step->view_after, renaming);
    }
}

void
duid_session_follow_names (DuidSession       *self,
                           const DuidTagging *fresh)
{
  g_autoptr (DuidView) old = duid_view_ref (self->view);

  for (guint i = 0; self->tagging != NULL && i < self->tagging->tags->len; i++)
    {
      const DuidTag     *tag = duid_tagging_get_tag (self->tagging, i);
      int                now = duid_tagging_find_id (fresh, tag->id);
      const DuidRenaming renaming = {
        DUID_CONDITION_TAGS, NULL, tag->name,
        now >= 0 ? duid_tagging_get_tag (fresh, (guint) now)->name : tag->name
      };

      if (strcmp (tag->name, renaming.to) == 0)
        continue;
      rename_in_place (&self->view, &renaming);
      rename_in_place (&self->live_from, &renaming);
      rename_in_steps (self->undo, &renaming);
      rename_in_steps (self->redo, &renaming);
    }
  if (self->view != old && self->selection != NULL)
    duid_selection_set_conditions (self->selection, self->view->conditions);
}

void
duid_session_swap_view (DuidSession *self,
                        DuidView    *view)
{
  DuidView *old = self->view;

  self->view = duid_view_ref (view);
  duid_view_unref (old);
  duid_selection_set_conditions (self->selection, self->view->conditions);
}

void
duid_session_carry_view (DuidSession        *self,
                         DuidStep           *step,
                         const DuidRenaming *renamings,
                         guint               n)
{
  DuidView *after = rename_in_view (self->view, renamings, n);

  if (after == NULL)
    return;
  g_clear_pointer (&step->view_before, duid_view_unref);
  g_clear_pointer (&step->view_after, duid_view_unref);
  step->view_before = duid_view_ref (self->view);
  step->view_after = after;
}

/* ---- what the project keeps ---- */

/* Conditions that became others. */
typedef struct
{
  DuidSession        *session;
  DuidStep           *step;
  const DuidRenaming *renamings;
  guint               n;
} Carrier;

static char *
rename_in_text (const Carrier *carrier,
                const char    *text)
{
  return text != NULL
           ? duid_conditions_text_renamed (text,
                                           duid_selection_get_stand (carrier->session->selection),
                                           carrier->renamings, carrier->n)
           : NULL;
}

static void
carry_group (const Carrier   *carrier,
             const DuidGroup *group)
{
  char     *after = rename_in_text (carrier, group->conditions);
  DuidStep *part;

  if (after == NULL)
    return;
  part = duid_step_new (DUID_STEP_GROUP, group->name);
  part->id = g_strdup (group->id);
  part->name = g_strdup (group->name);
  part->before = g_strdup (group->conditions);
  part->after = after;
  g_ptr_array_add (carrier->step->parts, part);
}

static void
carry_tag (const Carrier *carrier,
           const DuidTag *tag)
{
  char     *after = rename_in_text (carrier, tag->against);
  DuidStep *part;

  if (after == NULL)
    return;
  part = duid_step_new (DUID_STEP_TAG_FIELD, tag->name);
  part->id = g_strdup (tag->id);
  part->field = DUID_TAG_AGAINST;
  part->before = g_strdup (tag->against);
  part->after = *after != '\0' ? after : NULL;
  if (part->after == NULL)
    g_free (after);
  g_ptr_array_add (carrier->step->parts, part);
}

static void
carry_pattern (const Carrier     *carrier,
               const DuidPattern *pattern)
{
  g_autofree char *after =
    rename_in_text (carrier, duid_pattern_get_field (pattern, DUID_PATTERN_CONDITIONS));

  if (after != NULL)
    g_ptr_array_add (carrier->step->parts,
                     duid_pattern_make_change (pattern, DUID_PATTERN_CONDITIONS, after));
}

gboolean
duid_session_carry_kept (DuidSession        *self,
                         DuidStep           *step,
                         const DuidRenaming *renamings,
                         guint               n,
                         GError            **error)
{
  const Carrier carrier = { self, step, renamings, n };
  g_autoptr (GPtrArray) patterns = NULL;

  if (n == 0)
    return TRUE;
  patterns = duid_project_load_patterns (self->project, error);
  if (patterns == NULL)
    return FALSE;
  for (guint i = 0; i < self->tagging->groups->len; i++)
    carry_group (&carrier, g_ptr_array_index (self->tagging->groups, i));
  for (guint i = 0; i < self->tagging->tags->len; i++)
    carry_tag (&carrier, duid_tagging_get_tag (self->tagging, i));
  for (guint i = 0; i < patterns->len; i++)
    carry_pattern (&carrier, patterns->pdata[i]);
  return TRUE;
}
