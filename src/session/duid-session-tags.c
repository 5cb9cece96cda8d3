/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "session/duid-session-tags.h"

#include "session/duid-session-private.h"
#include "store/duid-project-author.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What the author says now of @tag on each row: +1, 0 or -1 (transfer full). */
static gint8 *
list_own_values (DuidSession *self,
                 int          tag)
{
  gint8      *values = g_new0 (gint8, duid_dataset_get_n_rows (self->dataset));
  const char *me = duid_project_get_author (self->project);

  for (guint i = 0; tag >= 0 && i < self->tagging->assignments->len; i++)
    {
      const DuidAssignment *assignment =
        &g_array_index (self->tagging->assignments, DuidAssignment, i);

      if (assignment->tag == (guint) tag && g_strcmp0 (assignment->author, me) == 0)
        values[assignment->row] = (gint8) assignment->value;
    }
  return values;
}

static char *
dup_words (const char *name,
           int         value)
{
  if (value > 0)
    return g_strdup_printf (_ ("tag “%s”"), name);
  if (value < 0)
    return g_strdup_printf (_ ("tag “%s” does not fit"), name);
  return g_strdup_printf (_ ("taking off tag “%s”"), name);
}

DuidStep *
duid_session_make_assignment (DuidSession    *self,
                              const DuidRows *rows,
                              const char     *name,
                              int             value)
{
  int               tag = duid_tagging_find (self->tagging, name);
  gsize             n_rows = rows != NULL ? duid_rows_count (rows) : 1;
  g_autofree char  *words = dup_words (name, value);
  g_autofree gint8 *values = list_own_values (self, tag);
  DuidStep         *step = duid_step_new (DUID_STEP_ASSIGN, words);

  step->keys = g_ptr_array_new_full ((guint) n_rows, g_free);
  step->values_before = g_array_new (FALSE, FALSE, sizeof (int));
  step->value_after = value;
  if (tag < 0)
    step->name = g_strdup (name);
  for (gssize row = rows != NULL ? duid_rows_next (rows, 0) : self->focus; row >= 0;
       row = rows != NULL ? duid_rows_next (rows, (gsize) row + 1) : -1)
    {
      int before = values[row];

      if (before == value)
        continue;
      g_ptr_array_add (step->keys, g_strdup (duid_dataset_get_key (self->dataset, (gsize) row)));
      g_array_append_val (step->values_before, before);
    }
  return step;
}

gboolean
duid_session_drop_unused_tag (DuidSession *self,
                              const char  *tag_id,
                              GError     **error)
{
  /* Others' too, seen or not. */
  const DuidTagging *all = self->all_tagging;
  int                tag = duid_tagging_find_id (all, tag_id);

  for (guint i = 0; i < all->assignments->len; i++)
    if ((int) g_array_index (all->assignments, DuidAssignment, i).tag == tag)
      return TRUE;
  for (guint i = 0; i < all->passages->len; i++)
    if ((int) g_array_index (all->passages, DuidPassage, i).tag == tag)
      return TRUE;
  return tag < 0 || (duid_project_delete_tag (self->project, tag_id, error) &&
                     duid_session_read_tagging (self, error));
}

/* What could not be given leaves no tag without stories behind. */
gboolean
duid_session_do_with_new_tag (DuidSession *self,
                              DuidStep    *step,
                              const char  *new_id,
                              GError     **error)
{
  g_autofree char *id = g_strdup (new_id);
  g_autoptr (GError) local = NULL;

  if (duid_session_do_step (self, step, error))
    return TRUE;
  if (id != NULL && !duid_project_delete_tag (self->project, id, &local))
    g_info ("A tag without stories stays: %s", local->message);
  return FALSE;
}

gboolean
duid_session_tag (DuidSession    *self,
                  const DuidRows *rows,
                  const char     *name,
                  gboolean        fits,
                  GError        **error)
{
  g_autoptr (DuidStep) step = NULL;
  g_autofree char *id = NULL;
  gboolean         is_new;

  if (!duid_session_is_open (self, error) || (rows == NULL && self->focus < 0))
    return self->project != NULL;
  step = duid_session_make_assignment (self, rows, name, fits ? 1 : 0);
  if (step->keys->len == 0)
    return TRUE;
  if (!duid_project_define_tag (self->project, name, -1, &step->id, error))
    return FALSE;
  id = g_strdup (step->id);
  is_new = step->name != NULL;
  if (!duid_session_do_with_new_tag (self, g_steal_pointer (&step), is_new ? id : NULL, error))
    return FALSE;
  if (fits)
    duid_recent_tags_use (&self->recent, self->tagging, id);
  return TRUE;
}

const DuidTag *
duid_session_look_up_tag (DuidSession *self,
                          const char  *tag_id,
                          GError     **error)
{
  int tag = -1;

  if (!duid_session_is_open (self, error))
    return NULL;
  tag = duid_tagging_find_id (self->tagging, tag_id);
  if (tag >= 0)
    return duid_tagging_get_tag (self->tagging, (guint) tag);
  g_set_error_literal (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_UNKNOWN,
                       _ ("That tag is not there any more. Nothing was changed."));
  return NULL;
}

gboolean
duid_session_judge_tag (DuidSession    *self,
                        const DuidRows *rows,
                        const char     *tag_id,
                        int             value,
                        GError        **error)
{
  const DuidTag   *tag = duid_session_look_up_tag (self, tag_id, error);
  g_autofree char *id = g_strdup (tag_id); /* it may be of the tagging that goes */
  g_autoptr (DuidStep) step = NULL;

  if (tag == NULL || (rows == NULL && self->focus < 0))
    return tag != NULL;
  step = duid_session_make_assignment (self, rows, tag->name, value);
  if (step->keys->len == 0)
    return TRUE;
  step->id = g_strdup (tag->id);
  if (!duid_session_do_step (self, g_steal_pointer (&step), error))
    return FALSE;
  if (value > 0)
    duid_recent_tags_use (&self->recent, self->tagging, id);
  return TRUE;
}

int
duid_session_get_opinion (DuidSession *self,
                          gsize        row,
                          guint        tag)
{
  const GArray *assignments = self->tagging->assignments;
  const char   *me = duid_project_get_author (self->project);

  for (guint i = duid_tagging_find_first (self->tagging, row); i < assignments->len; i++)
    {
      const DuidAssignment *assignment = &g_array_index (assignments, DuidAssignment, i);

      if (assignment->row != row)
        break;
      if (assignment->tag == tag && g_strcmp0 (assignment->author, me) == 0)
        return assignment->value;
    }
  return 0;
}

/* ---- hiding ---- */

gboolean
duid_session_may_hide_tags (DuidSession *self)
{
  g_autofree char *role = NULL;

  if (self->project == NULL || duid_project_is_read_only (self->project))
    return FALSE;
  role = duid_project_dup_author_field (self->project, "role", NULL);
  return g_strcmp0 (role, DUID_ROLE_FACILITATOR) == 0;
}

gboolean
duid_session_hide_tag (DuidSession *self,
                       gsize        row,
                       const char  *tag_id,
                       const char  *author,
                       gboolean     is_hidden,
                       GError     **error)
{
  const DuidTag   *tag = duid_session_look_up_tag (self, tag_id, error);
  g_autofree char *words = NULL;
  DuidStep        *step;

  if (tag == NULL)
    return FALSE;
  words = g_strdup_printf (is_hidden ? _ ("hiding tag “%s” of %s") : _ ("showing tag “%s” of %s"),
                           tag->name, author);
  step = duid_step_new (DUID_STEP_MODERATE, words);
  step->id = g_strdup (tag_id);
  step->name = g_strdup (author);
  step->keys = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (step->keys, g_strdup (duid_dataset_get_key (self->dataset, row)));
  step->value_after = is_hidden != FALSE;
  return duid_session_do_step (self, step, error);
}

/* ---- number keys ---- */

/* Nobody gave a tag yet: the ones with the most stories, in their own order. */
static void
fill_recent (DuidSession *self)
{
  GPtrArray        *tags = self->tagging->tags;
  g_autofree gsize *counts = g_new (gsize, MAX (tags->len, 1));
  g_autoptr (DuidRows) taken = duid_rows_new (tags->len);

  for (guint i = 0; i < tags->len; i++)
    counts[i] = duid_rows_count (duid_tagging_get_tag (self->tagging, i)->rows);
  for (guint n = 0; n < MIN (tags->len, DUID_N_RECENT_TAGS); n++)
    {
      gssize best = -1;

      for (guint i = 0; i < tags->len; i++)
        if (!duid_rows_has (taken, i) && (best < 0 || counts[i] > counts[best]))
          best = (gssize) i;
      duid_rows_add (taken, (gsize) best);
    }
  for (gssize i = duid_rows_next (taken, 0); i >= 0; i = duid_rows_next (taken, (gsize) i + 1))
    duid_recent_tags_use (&self->recent, self->tagging,
                          duid_tagging_get_tag (self->tagging, (guint) i)->id);
}

int
duid_session_get_recent_tag (DuidSession *self,
                             guint        number)
{
  if (self->tagging == NULL)
    return -1;
  if (duid_recent_tags_is_empty (&self->recent))
    fill_recent (self);
  return duid_recent_tags_get (&self->recent, self->tagging, number);
}

guint
duid_session_get_tag_number (DuidSession *self,
                             const char  *tag_id)
{
  if (self->tagging != NULL && duid_recent_tags_is_empty (&self->recent))
    fill_recent (self);
  return duid_recent_tags_find (&self->recent, tag_id);
}

gboolean
duid_session_press_number (DuidSession *self,
                           guint        number,
                           gboolean     takes_back,
                           GError     **error)
{
  int      tag = duid_session_get_recent_tag (self, number);
  gboolean is_on;

  if (tag < 0 || self->focus < 0)
    return TRUE;
  is_on = duid_session_get_opinion (self, (gsize) self->focus, (guint) tag) > 0;
  return duid_session_judge_tag (self, NULL,
                                 duid_tagging_get_tag (self->tagging, (guint) tag)->id,
                                 is_on || takes_back ? 0 : 1, error);
}

char *
duid_session_dup_readers (DuidSession *self,
                          gsize        row)
{
  g_autoptr (GError) error = NULL;
  char *names;

  if (self->project == NULL)
    return NULL;
  names = duid_project_dup_story_readers (self->project, duid_dataset_get_key (self->dataset, row),
                                          &error);
  if (error != NULL)
    g_info ("Who read a story is not known: %s", error->message);
  return names;
}
