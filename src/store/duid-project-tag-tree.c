/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "store/duid-project-private.h"

#include "store/duid-body.h"
#include "store/duid-state.h"
#include "store/duid-tag-tree.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
is_living_tag (DuidProject  *project,
               const guint8 *tag,
               GError      **error)
{
  gboolean is_known;
  gboolean is_alive;

  return duid_state_find (project->sql, DUID_OBJECT_TAG, tag, &is_known, &is_alive, error) &&
         (is_alive || duid_project_refuse_unknown (error));
}

/* Whether the last operation did what it says: what would make a circle does not. */
static gboolean
has_effect (DuidProject *project,
            GError     **error)
{
  g_autoptr (DuidTagTree) tree = duid_tag_tree_load (project->sql, error);
  DuidStamp last = duid_log_get_last (project->log);
  GArray   *skipped = tree != NULL ? duid_tag_tree_get_skipped (tree) : NULL;

  if (tree == NULL)
    return FALSE;
  if (skipped->len == 0 ||
      duid_stamp_compare (&g_array_index (skipped, DuidStamp, skipped->len - 1), &last) != 0)
    return TRUE;
  return duid_project_refuse (error, DUID_PROJECT_ERROR_INVALID,
                              _ ("A tag cannot stand under itself, nor become part of itself."));
}

static gboolean
write_change (DuidProject *project,
              DuidOpKind   kind,
              const char  *tag_id,
              const char  *other_id,
              GError     **error)
{
  guint8   tag[DUID_ID_SIZE];
  guint8   other[DUID_ID_SIZE];
  gboolean is_well;

  if (!duid_id_from_string (tag_id, tag) ||
      (other_id != NULL && !duid_id_from_string (other_id, other)))
    return duid_project_refuse_unknown (error);
  if (!duid_project_needs_author (project, error) || !duid_project_begin (project, error))
    return FALSE;
  is_well = is_living_tag (project, tag, error) &&
            (other_id == NULL || is_living_tag (project, other, error)) &&
            duid_log_append (project->log, kind, tag,
                             duid_body_tag (kind == DUID_OP_MOVE ? "parent" : "into",
                                            other_id != NULL ? other : NULL),
                             error) &&
            has_effect (project, error);
  return duid_project_end (project, is_well, error);
}

gboolean
duid_project_move_tag (DuidProject *project,
                       const char  *tag_id,
                       const char  *parent_id,
                       GError     **error)
{
  return write_change (project, DUID_OP_MOVE, tag_id, parent_id, error);
}

gboolean
duid_project_merge_tag (DuidProject *project,
                        const char  *tag_id,
                        const char  *into_id,
                        GError     **error)
{
  return write_change (project, DUID_OP_MERGE, tag_id, into_id, error);
}

/* ---- hiding ---- */

static gboolean
may_moderate (DuidProject *project,
              GError     **error)
{
  g_autofree char *role = NULL;
  g_autoptr (GError) local = NULL;

  if (!duid_project_needs_author (project, error))
    return FALSE;
  role = duid_state_dup_field (project->sql, DUID_OBJECT_PERSON, project->author_id, "role", NULL,
                               &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return g_strcmp0 (role, DUID_ROLE_FACILITATOR) == 0 ||
         duid_project_refuse (error, DUID_PROJECT_ERROR_INVALID,
                              _ ("Only a facilitator can hide somebody else's tag."));
}

static gboolean
write_moderation (DuidProject  *project,
                  const char   *story_key,
                  const guint8 *tag,
                  const guint8 *author,
                  gboolean      is_hidden,
                  GError      **error)
{
  g_autoptr (DuidTagTree) tree = duid_tag_tree_load (project->sql, error);
  g_autoptr (GPtrArray) parts = NULL;
  guint8 story[DUID_ID_SIZE];

  if (tree == NULL)
    return FALSE;
  duid_op_hash_story (story_key, story);
  /* Whichever of the tags that are one now it was given by. */
  parts = duid_tag_tree_list_parts (tree, tag);
  g_ptr_array_add (parts, (gpointer) tag);
  for (guint i = 0; i < parts->len; i++)
    if (!duid_log_append (project->log, DUID_OP_MODERATE, story,
                          duid_body_moderate (parts->pdata[i], author, is_hidden), error))
      return FALSE;
  return TRUE;
}

gboolean
duid_project_moderate (DuidProject       *project,
                       const char *const *story_keys,
                       gsize              n_stories,
                       const char        *tag_id,
                       const char        *author,
                       gboolean           is_hidden,
                       GError           **error)
{
  guint8   tag[DUID_ID_SIZE];
  guint8   person[DUID_ID_SIZE];
  gboolean is_found;
  gboolean is_well = TRUE;

  if (!duid_id_from_string (tag_id, tag))
    return duid_project_refuse_unknown (error);
  if (!may_moderate (project, error) ||
      !duid_project_find_named (project, DUID_OBJECT_PERSON, author, person, &is_found, error))
    return FALSE;
  if (!is_found)
    return duid_project_refuse_unknown (error);
  if (!duid_project_find_root (project, person, error) ||
      !duid_project_begin (project, error))
    return FALSE;
  for (gsize i = 0; is_well && i < n_stories; i++)
    is_well = write_moderation (project, story_keys[i], tag, person, is_hidden, error);
  return duid_project_end (project, is_well, error);
}
