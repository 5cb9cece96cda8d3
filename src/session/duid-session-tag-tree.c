/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "session/duid-session-tags.h"

#include "session/duid-session-carry.h"
#include "session/duid-session-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

static DuidStep *
new_many (const char *words)
{
  DuidStep *step = duid_step_new (DUID_STEP_MANY, words);

  step->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) duid_step_free);
  return step;
}

/* ---- one field ---- */

static char *
dup_place (double place)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  return isnan (place) ? NULL : g_strdup (g_ascii_dtostr (digits, sizeof digits, place));
}

static char *
dup_field (const DuidTag *tag,
           DuidTagField   field)
{
  switch (field)
    {
    case DUID_TAG_NAME:
      return g_strdup (tag->name);
    case DUID_TAG_COLOUR:
      return g_strdup_printf ("%d", tag->colour);
    case DUID_TAG_DESCRIPTION:
      return g_strdup (tag->description);
    case DUID_TAG_PLACE:
      return dup_place (tag->place);
    case DUID_TAG_AGAINST:
      return g_strdup (tag->against);
    default:
      g_return_val_if_reached (NULL);
    }
}

static DuidStep *
new_field_step (const DuidTag *tag,
                DuidTagField   field,
                const char    *value,
                const char    *words)
{
  DuidStep *step = duid_step_new (DUID_STEP_TAG_FIELD, words);

  step->id = g_strdup (tag->id);
  step->field = field;
  step->before = dup_field (tag, field);
  step->after = g_strdup (value);
  return step;
}

/* The names in what is looked at follow by themselves, see duid_session_follow_names(). */
static gboolean
rename_tag (DuidSession   *self,
            const DuidTag *tag,
            const char    *name,
            GError       **error)
{
  g_autofree char   *words = g_strdup_printf (_ ("other name for tag “%s”"), tag->name);
  const DuidRenaming renaming = { DUID_CONDITION_TAGS, NULL, tag->name, name };
  g_autoptr (DuidStep) step = new_many (words);

  g_ptr_array_add (step->parts, new_field_step (tag, DUID_TAG_NAME, name, words));
  return duid_session_carry_kept (self, step, &renaming, 1, error) &&
         duid_session_do_step (self, g_steal_pointer (&step), error);
}

gboolean
duid_session_change_tag (DuidSession *self,
                         const char  *tag_id,
                         DuidTagField field,
                         const char  *value,
                         GError     **error)
{
  const DuidTag   *tag = duid_session_look_up_tag (self, tag_id, error);
  g_autofree char *now = NULL;

  if (tag == NULL)
    return FALSE;
  now = dup_field (tag, field);
  if (g_strcmp0 (now, value) == 0)
    return TRUE;
  if (field == DUID_TAG_NAME && value != NULL)
    return rename_tag (self, tag, value, error);
  return duid_session_do_step (
    self, new_field_step (tag, field, value, _ ("change of a tag")), error);
}

/* ---- the tree ---- */

gboolean
duid_session_add_tag (DuidSession *self,
                      const char  *name,
                      const char  *parent_id,
                      GError     **error)
{
  g_autofree char *words = g_strdup_printf (_ ("new tag “%s”"), name);
  DuidStep        *step;
  DuidStep        *part;

  if (!duid_session_is_open (self, error))
    return FALSE;
  if (duid_tagging_find (self->tagging, name) >= 0)
    {
      g_set_error (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_INVALID,
                   _ ("There is already a tag “%s”."), name);
      return FALSE;
    }
  part = duid_step_new (DUID_STEP_TAG_NEW, words);
  part->name = g_strdup (name);
  if (parent_id == NULL)
    return duid_session_do_step (self, part, error);
  if (!duid_project_define_tag (self->project, name, -1, &part->id, error))
    {
      duid_step_free (part);
      return FALSE;
    }
  step = new_many (words);
  g_ptr_array_add (step->parts, part);
  part = duid_step_new (DUID_STEP_TAG_PARENT, words);
  part->id = g_strdup (((DuidStep *) g_ptr_array_index (step->parts, 0))->id);
  part->after = g_strdup (parent_id);
  g_ptr_array_add (step->parts, part);
  return duid_session_do_with_new_tag (self, step, part->id, error);
}

/* Tags under @parent_id in their order, with @tag before @before_id or at the end. */
static GPtrArray *
list_siblings (const DuidTagging *tagging,
               const DuidTag     *tag,
               const char        *parent_id,
               const char        *before_id)
{
  GPtrArray *siblings = g_ptr_array_new ();
  gboolean   is_in = FALSE;

  for (guint i = 0; i < tagging->tags->len; i++)
    {
      const DuidTag *other = duid_tagging_get_tag (tagging, i);

      if (other == tag || g_strcmp0 (other->parent_id, parent_id) != 0)
        continue;
      if (!is_in && g_strcmp0 (other->id, before_id) == 0)
        {
          g_ptr_array_add (siblings, (gpointer) tag);
          is_in = TRUE;
        }
      g_ptr_array_add (siblings, (gpointer) other);
    }
  if (!is_in)
    g_ptr_array_add (siblings, (gpointer) tag);
  return siblings;
}

/* Places 1, 2, 3 …; only those that differ are written. */
static void
add_places (DuidStep  *step,
            GPtrArray *siblings)
{
  for (guint i = 0; i < siblings->len; i++)
    {
      const DuidTag   *tag = g_ptr_array_index (siblings, i);
      g_autofree char *place = dup_place (i + 1);

      if (!isnan (tag->place) && fabs (tag->place - (i + 1)) < 1e-9)
        continue;
      g_ptr_array_add (step->parts, new_field_step (tag, DUID_TAG_PLACE, place, step->words));
    }
}

gboolean
duid_session_move_tag (DuidSession *self,
                       const char  *tag_id,
                       const char  *parent_id,
                       const char  *before_id,
                       GError     **error)
{
  const DuidTag *tag = duid_session_look_up_tag (self, tag_id, error);
  g_autoptr (GPtrArray) siblings = NULL;
  g_autoptr (DuidStep) step = NULL;
  g_autofree char *words = NULL;

  if (tag == NULL)
    return FALSE;
  words = g_strdup_printf (_ ("other place for tag “%s”"), tag->name);
  step = new_many (words);
  if (g_strcmp0 (tag->parent_id, parent_id) != 0)
    {
      DuidStep *part = duid_step_new (DUID_STEP_TAG_PARENT, words);

      part->id = g_strdup (tag_id);
      part->before = g_strdup (tag->parent_id);
      part->after = g_strdup (parent_id);
      g_ptr_array_add (step->parts, part);
    }
  siblings = list_siblings (self->tagging, tag, parent_id, before_id);
  add_places (step, siblings);
  return step->parts->len == 0 || duid_session_do_step (self, g_steal_pointer (&step), error);
}

gboolean
duid_session_merge_tag (DuidSession *self,
                        const char  *tag_id,
                        const char  *into_id,
                        GError     **error)
{
  const DuidTag   *tag = duid_session_look_up_tag (self, tag_id, error);
  const DuidTag   *into = tag != NULL ? duid_session_look_up_tag (self, into_id, error) : NULL;
  g_autofree char *words = NULL;
  DuidRenaming     renaming = { DUID_CONDITION_TAGS, NULL, NULL, NULL };
  DuidStep        *part;
  g_autoptr (DuidStep) step = NULL;

  if (into == NULL)
    return FALSE;
  renaming.from = tag->name;
  renaming.to = into->name;
  words = g_strdup_printf (_ ("“%s” made part of “%s”"), tag->name, into->name);
  step = new_many (words);
  part = duid_step_new (DUID_STEP_TAG_MERGE, words);
  part->id = g_strdup (tag_id);
  part->after = g_strdup (into_id);
  g_ptr_array_add (step->parts, part);
  duid_session_carry_view (self, step, &renaming, 1);
  return duid_session_carry_kept (self, step, &renaming, 1, error) &&
         duid_session_do_step (self, g_steal_pointer (&step), error);
}

/* Of the rows of @part, those that keep the tag by what others said. */
static gsize
count_left (DuidSession    *self,
            const char     *tag_id,
            const DuidRows *rows)
{
  int tag = duid_tagging_find_id (self->tagging, tag_id);

  return tag >= 0 ? duid_rows_count_and (duid_tagging_get_tag (self->tagging, (guint) tag)->rows,
                                         rows)
                  : 0;
}

gboolean
duid_session_split_tag (DuidSession    *self,
                        const char     *tag_id,
                        const DuidRows *rows,
                        const char     *name,
                        gsize          *n_left,
                        GError        **error)
{
  const DuidTag   *tag = duid_session_look_up_tag (self, tag_id, error);
  g_autofree char *words = NULL;
  g_autofree char *id = g_strdup (tag_id); /* it may be of the tagging that goes */
  g_autoptr (DuidStep) step = NULL;
  DuidStep   *give;
  DuidStep   *take;
  const char *new_id;

  if (tag == NULL)
    return FALSE;
  words = g_strdup_printf (_ ("“%s” split off from “%s”"), name, tag->name);
  step = new_many (words);
  give = duid_session_make_assignment (self, rows, name, 1);
  g_ptr_array_add (step->parts, give);
  take = duid_session_make_assignment (self, rows, tag->name, 0);
  take->id = g_strdup (tag_id);
  g_ptr_array_add (step->parts, take);
  if (!duid_project_define_tag (self->project, name, -1, &give->id, error))
    return FALSE;
  new_id = give->name != NULL ? give->id : NULL;
  if (new_id != NULL && tag->parent_id != NULL)
    {
      DuidStep *under = duid_step_new (DUID_STEP_TAG_PARENT, words);

      under->id = g_strdup (new_id);
      under->after = g_strdup (tag->parent_id);
      g_ptr_array_add (step->parts, under);
    }
  if (!duid_session_do_with_new_tag (self, g_steal_pointer (&step), new_id, error))
    return FALSE;
  if (n_left != NULL)
    *n_left = count_left (self, id, rows);
  return TRUE;
}

gboolean
duid_session_delete_tag (DuidSession *self,
                         const char  *tag_id,
                         GError     **error)
{
  const DuidTag   *tag = duid_session_look_up_tag (self, tag_id, error);
  g_autofree char *words = NULL;
  DuidRenaming     renaming = { DUID_CONDITION_TAGS, NULL, NULL, NULL };
  DuidStep        *step;

  if (tag == NULL)
    return FALSE;
  renaming.from = tag->name;
  words = g_strdup_printf (_ ("deleting tag “%s”"), tag->name);
  step = duid_step_new (DUID_STEP_TAG_GONE, words);
  step->id = g_strdup (tag_id);
  step->name = g_strdup (tag->name);
  duid_session_carry_view (self, step, &renaming, 1);
  return duid_session_do_step (self, step, error);
}
