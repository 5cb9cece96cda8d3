/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "session/duid-session-history.h"

#include "session/duid-session-private.h"
#include "store/duid-body.h"
#include "store/duid-project-history.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
apply_past (DuidProject *project,
            gpointer     data,
            gboolean     is_undo,
            GError     **error)
{
  return duid_past_act_apply (data, project, is_undo, error);
}

/* ---- in words ---- */

static char *
dup_assign_words (const DuidPastAct    *act,
                  const DuidPastChange *change)
{
  gboolean is_passage = change->origin != NULL;

  if (strcmp (change->after, "1") == 0)
    return g_strdup_printf (is_passage ? _ ("tag “%s” on a passage") : _ ("tag “%s”"), act->name);
  if (strcmp (change->after, "-1") == 0)
    return g_strdup_printf (
      is_passage ? _ ("tag “%s” does not fit a passage") : _ ("tag “%s” does not fit"), act->name);
  return g_strdup_printf (
    is_passage ? _ ("taking tag “%s” off a passage") : _ ("taking off tag “%s”"), act->name);
}

static char *
dup_life_words (const DuidPastAct    *act,
                const DuidPastChange *change)
{
  gboolean is_new = strcmp (change->after, "1") == 0;

  if (strcmp (change->object, DUID_OBJECT_NOTE) == 0)
    return g_strdup (is_new ? _ ("a note") : _ ("deleting a note"));
  if (strcmp (change->object, DUID_OBJECT_PATTERN) == 0)
    return g_strdup (is_new ? _ ("a new pattern") : _ ("deleting a pattern"));
  if (strcmp (change->object, DUID_OBJECT_TAG) == 0 && act->name != NULL)
    return g_strdup_printf (is_new ? _ ("new tag “%s”") : _ ("deleting tag “%s”"), act->name);
  if (strcmp (change->object, DUID_OBJECT_GROUP) == 0 && act->name != NULL)
    return g_strdup_printf (is_new ? _ ("group “%s”") : _ ("deleting group “%s”"), act->name);
  return g_strdup (_ ("a round of voting"));
}

static char *
dup_field_words (const DuidPastAct    *act,
                 const DuidPastChange *change)
{
  if (strcmp (change->object, DUID_OBJECT_TAG) == 0 && act->name != NULL)
    {
      if (strcmp (change->field, "name") == 0)
        return g_strdup_printf (_ ("other name for tag “%s”"), change->before);
      if (strcmp (change->field, "place") == 0)
        return g_strdup_printf (_ ("other place for tag “%s”"), act->name);
      return g_strdup (_ ("change of a tag"));
    }
  if (strcmp (change->object, DUID_OBJECT_PATTERN) == 0)
    return g_strdup (strcmp (change->field, "stories") == 0 ? _ ("the stories of a pattern")
                                                            : _ ("the words of a pattern"));
  if (strcmp (change->object, DUID_OBJECT_GROUP) == 0 && act->name != NULL)
    return g_strdup_printf (_ ("group “%s”"), act->name);
  if (strcmp (change->object, DUID_OBJECT_QUESTION) == 0 && act->name != NULL)
    return g_strdup_printf (_ ("change of “%s”"), act->name);
  return g_strdup (_ ("change of a setting"));
}

static char *
dup_merge_words (const DuidPastAct *act)
{
  if (act->other == NULL)
    return g_strdup (_ ("change of a tag"));
  return g_strdup_printf (_ ("“%s” made part of “%s”"), act->name, act->other);
}

static char *
dup_change_words (const DuidPastAct    *act,
                  const DuidPastChange *change)
{
  gboolean has_name = act->name != NULL;

  switch (change->kind)
    {
    case DUID_PAST_ASSIGN:
      return has_name ? dup_assign_words (act, change) : g_strdup (_ ("change of a tag"));
    case DUID_PAST_MERGE:
      return has_name ? dup_merge_words (act) : g_strdup (_ ("change of a tag"));
    case DUID_PAST_MOVE:
      return has_name ? g_strdup_printf (_ ("other place for tag “%s”"), act->name)
                      : g_strdup (_ ("change of a tag"));
    case DUID_PAST_MODERATE:
      if (!has_name || act->other == NULL)
        return g_strdup (_ ("change of a tag"));
      return g_strdup_printf (strcmp (change->after, "1") == 0 ? _ ("hiding tag “%s” of %s")
                                                               : _ ("showing tag “%s” of %s"),
                              act->name, act->other);
    case DUID_PAST_LIFE:
      return dup_life_words (act, change);
    case DUID_PAST_NOTE:
      return g_strdup (_ ("change of a note"));
    case DUID_PAST_VOTE:
      return g_strdup (_ ("voting"));
    case DUID_PAST_FIELD:
    default:
      return dup_field_words (act, change);
    }
}

/* The words of what it was most of all: what comes and goes before its fields, a tag given
 * before the tag that was made for it. */
static char *
dup_words (const DuidPastAct *act)
{
  static const DuidPastKind order[] = { DUID_PAST_MERGE, DUID_PAST_ASSIGN, DUID_PAST_MODERATE,
                                        DUID_PAST_LIFE, DUID_PAST_NOTE, DUID_PAST_VOTE,
                                        DUID_PAST_MOVE, DUID_PAST_FIELD };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      const DuidPastChange *change = duid_past_act_find (act, order[i]);

      if (change != NULL)
        return dup_change_words (act, change);
    }
  return g_strdup (_ ("change of a setting"));
}

static void
take_acts (GPtrArray *acts,
           GPtrArray *steps)
{
  for (guint i = 0; i < acts->len; i++)
    {
      DuidPastAct     *act = g_steal_pointer (&acts->pdata[i]);
      g_autofree char *words = dup_words (act);
      DuidStep        *step =
        duid_step_new_act (words, apply_past, act, (GDestroyNotify) duid_past_act_free);

      step->mark = g_strdup (act->mark);
      g_ptr_array_add (steps, step);
    }
}

gboolean
duid_session_read_history (DuidProject *project,
                           GPtrArray   *undo,
                           GPtrArray   *redo,
                           GError     **error)
{
  g_autoptr (GPtrArray) done = NULL;
  g_autoptr (GPtrArray) undone = NULL;

  if (duid_project_is_read_only (project))
    return TRUE;
  if (!duid_project_load_history (project, DUID_HISTORY_MOST, &done, &undone, error))
    return FALSE;
  take_acts (done, undo);
  take_acts (undone, redo);
  return TRUE;
}

/* ---- walking ---- */

guint
duid_session_count_steps (DuidSession *self,
                          guint       *n_done)
{
  *n_done = self->undo->len;
  return self->undo->len + self->redo->len;
}

const char *
duid_session_get_step (DuidSession *self,
                       guint        number,
                       gboolean    *is_look)
{
  guint           n_done;
  guint           n = duid_session_count_steps (self, &n_done);
  const DuidStep *step;

  g_return_val_if_fail (number < n, NULL);
  /* What comes next stands last. */
  step = number < n_done ? self->undo->pdata[number] : self->redo->pdata[n - 1 - number];
  if (is_look != NULL)
    *is_look = step->kind == DUID_STEP_VIEW;
  return step->words;
}

gboolean
duid_session_walk_to (DuidSession *self,
                      guint        n_done,
                      GError     **error)
{
  duid_session_end_live (self);
  while (self->undo->len > n_done)
    if (!duid_session_undo (self, error))
      return FALSE;
  while (self->undo->len < n_done && self->redo->len > 0)
    if (!duid_session_redo (self, error))
      return FALSE;
  return TRUE;
}
