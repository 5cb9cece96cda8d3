/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "store/duid-project-private.h"

#include "store/duid-body.h"
#include "store/duid-state.h"
#include "store/duid-tag-tree.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* What a query for a story leaves behind when there is no such story. */
#define NOT_THERE G_MININT64

static const char FIND_ASSIGNMENT[] =
  "SELECT coalesce((SELECT value FROM assignment WHERE tag = ?1 AND story = ?2 AND author = ?3), 0)"
  " FROM story WHERE hash = ?2";

/* The colour that the fewest tags have, the first of those. */
static int
choose_colour (DuidProject *project,
               GError     **error)
{
  guint counts[DUID_N_TAG_COLOURS] = { 0 };
  int   best = 0;
  int   step;
  g_autoptr (sqlite3_stmt) query = duid_sql_query (project->sql, error, DUID_STATE_LIVING_FIELDS,
                                                   "s", DUID_OBJECT_TAG);

  if (query == NULL)
    return -1;
  while ((step = duid_sql_step (project->sql, query, error)) > 0)
    {
      int colour = sqlite3_column_int (query, 2);

      if (strcmp ((const char *) sqlite3_column_text (query, 1), "colour") == 0 && colour >= 0 &&
          colour < DUID_N_TAG_COLOURS)
        counts[colour]++;
    }
  for (int i = 1; i < DUID_N_TAG_COLOURS; i++)
    if (counts[i] < counts[best])
      best = i;
  return step == 0 ? best : -1;
}

static gboolean
find_or_make_tag (DuidProject *project,
                  const char  *name,
                  int          colour,
                  guint8       id[DUID_ID_SIZE],
                  GError     **error)
{
  g_autofree char *digits = NULL;
  gboolean         is_found;

  if (!duid_project_find_named (project, DUID_OBJECT_TAG, name, id, &is_found, error))
    return FALSE;
  if (is_found)
    return TRUE;
  if (colour < 0)
    colour = choose_colour (project, error);
  if (colour < 0)
    return FALSE;
  digits = g_strdup_printf ("%d", colour);
  duid_id_make (id);
  return duid_project_write_field (project, DUID_OBJECT_TAG, id, "name", name, error) &&
         duid_project_write_field (project, DUID_OBJECT_TAG, id, "colour", digits, error);
}

gboolean
duid_project_define_tag (DuidProject *project,
                         const char  *name,
                         int          colour,
                         char       **id_out,
                         GError     **error)
{
  g_autofree char *stripped = duid_project_dup_name (name, error);
  guint8           id[DUID_ID_SIZE];
  gboolean         is_well;

  g_return_val_if_fail (colour < DUID_N_TAG_COLOURS, FALSE);
  if (stripped == NULL || !duid_project_needs_author (project, error) ||
      !duid_project_begin (project, error))
    return FALSE;
  is_well = find_or_make_tag (project, stripped, colour, id, error);
  if (!duid_project_end (project, is_well, error))
    return FALSE;
  if (id_out != NULL)
    *id_out = duid_id_to_string (id);
  return TRUE;
}

static gboolean
write_tag_name (DuidProject  *project,
                const guint8 *id,
                const char   *value,
                GError      **error)
{
  g_autofree char *name = duid_project_dup_name (value, error);
  guint8           other[DUID_ID_SIZE];
  gboolean         is_found;

  if (name == NULL ||
      !duid_project_find_named (project, DUID_OBJECT_TAG, name, other, &is_found, error))
    return FALSE;
  if (is_found && memcmp (id, other, DUID_ID_SIZE) != 0)
    {
      g_set_error (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_INVALID,
                   _ ("There is already a tag “%s”."), name);
      return FALSE;
    }
  return duid_project_write_field (project, DUID_OBJECT_TAG, id, "name", name, error);
}

static gboolean
write_tag_colour (DuidProject  *project,
                  const guint8 *id,
                  const char   *value,
                  GError      **error)
{
  if (value == NULL ||
      !g_ascii_string_to_signed (value, 10, 0, DUID_N_TAG_COLOURS - 1, NULL, NULL))
    return duid_project_refuse (error, DUID_PROJECT_ERROR_INVALID,
                                _ ("There is no such colour for a tag."));
  return duid_project_write_field (project, DUID_OBJECT_TAG, id, "colour", value, error);
}

static gboolean
write_tag_place (DuidProject  *project,
                 const guint8 *id,
                 const char   *value,
                 GError      **error)
{
  char  *end = NULL;
  double place = value != NULL ? g_ascii_strtod (value, &end) : 0;

  if (value != NULL && (end == value || *end != '\0' || !isfinite (place)))
    return duid_project_refuse (error, DUID_PROJECT_ERROR_INVALID,
                                _ ("There is no such place for a tag."));
  return duid_project_write_field (project, DUID_OBJECT_TAG, id, "place", value, error);
}

static gboolean
write_tag_field (DuidProject  *project,
                 const guint8 *id,
                 DuidTagField  field,
                 const char   *value,
                 GError      **error)
{
  gboolean is_known;
  gboolean is_alive;

  if (!duid_state_find (project->sql, DUID_OBJECT_TAG, id, &is_known, &is_alive, error))
    return FALSE;
  if (!is_known)
    return duid_project_refuse_unknown (error);
  switch (field)
    {
    case DUID_TAG_NAME:
      return write_tag_name (project, id, value, error);
    case DUID_TAG_COLOUR:
      return write_tag_colour (project, id, value, error);
    case DUID_TAG_DESCRIPTION:
      return duid_project_is_text (value, error) &&
             duid_project_write_field (project, DUID_OBJECT_TAG, id, "description", value, error);
    case DUID_TAG_PLACE:
      return write_tag_place (project, id, value, error);
    case DUID_TAG_AGAINST:
      return duid_project_is_text (value, error) &&
             duid_project_write_field (project, DUID_OBJECT_TAG, id, "against", value, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}

gboolean
duid_project_set_tag_field (DuidProject *project,
                            const char  *tag_id,
                            DuidTagField field,
                            const char  *value,
                            GError     **error)
{
  guint8   id[DUID_ID_SIZE];
  gboolean is_well;

  if (!duid_id_from_string (tag_id, id))
    return duid_project_refuse_unknown (error);
  if (!duid_project_needs_author (project, error) || !duid_project_begin (project, error))
    return FALSE;
  is_well = write_tag_field (project, id, field, value, error);
  return duid_project_end (project, is_well, error);
}

gboolean
duid_project_delete_tag (DuidProject *project,
                         const char  *tag_id,
                         GError     **error)
{
  return duid_project_needs_author (project, error) &&
         duid_project_delete_object (project, DUID_OBJECT_TAG, tag_id, error);
}

/* What the author said by way of tags that are part of this one now. */
static gboolean
withdraw_parts (DuidProject  *project,
                GPtrArray    *parts,
                const guint8 *story,
                GError      **error)
{
  for (guint i = 0; i < parts->len; i++)
    {
      gint64 now = 0;

      if (!duid_sql_get_int (project->sql, &now, error, FIND_ASSIGNMENT, "hhh", parts->pdata[i],
                             story, project->author_id))
        return FALSE;
      if (now != 0 && !duid_log_append (project->log, DUID_OP_ASSIGN, story,
                                        duid_body_assign (parts->pdata[i], 0), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_assignment (DuidProject  *project,
                  const guint8 *tag,
                  GPtrArray    *parts,
                  const char   *story_key,
                  int           value,
                  GError      **error)
{
  guint8 story[DUID_ID_SIZE];
  gint64 now = NOT_THERE;

  duid_op_hash_story (story_key, story);
  if (!duid_sql_get_int (project->sql, &now, error, FIND_ASSIGNMENT, "hhh", tag, story,
                         project->author_id))
    return FALSE;
  if (now == NOT_THERE)
    return duid_project_refuse_unknown (error);
  if (!withdraw_parts (project, parts, story, error))
    return FALSE;
  return now == value || duid_log_append (project->log, DUID_OP_ASSIGN, story,
                                          duid_body_assign (tag, value), error);
}

static gboolean
write_assignments (DuidProject       *project,
                   const char *const *story_keys,
                   gsize              n_stories,
                   const guint8      *tag,
                   int                value,
                   GError           **error)
{
  g_autoptr (DuidTagTree) tree = duid_tag_tree_load (project->sql, error);
  g_autoptr (GPtrArray) parts = NULL;
  const guint8 *root;
  gboolean      is_known;
  gboolean      is_alive;

  if (tree == NULL ||
      !duid_state_find (project->sql, DUID_OBJECT_TAG, tag, &is_known, &is_alive, error))
    return FALSE;
  if (!is_alive)
    return duid_project_refuse_unknown (error);
  root = duid_tag_tree_get_root (tree, tag);
  parts = duid_tag_tree_list_parts (tree, root);
  for (gsize i = 0; i < n_stories; i++)
    if (!write_assignment (project, root, parts, story_keys[i], value, error))
      return FALSE;
  return TRUE;
}

/* What is taken back. */
typedef struct
{
  const char *const *story_keys;
  gsize              n_stories;
  const guint8      *tag;
} Withdrawal;

static gboolean
withdraw_cb (DuidProject *project,
             gpointer     data,
             GError     **error)
{
  const Withdrawal *withdrawal = data;

  return write_assignments (project, withdrawal->story_keys, withdrawal->n_stories,
                            withdrawal->tag, 0, error);
}

gboolean
duid_project_assign (DuidProject       *project,
                     const char *const *story_keys,
                     gsize              n_stories,
                     const char        *tag_id,
                     int                value,
                     GError           **error)
{
  guint8   tag[DUID_ID_SIZE];
  gboolean is_well;

  g_return_val_if_fail (value >= -1 && value <= 1, FALSE);
  if (!duid_id_from_string (tag_id, tag))
    return duid_project_refuse_unknown (error);
  if (!duid_project_needs_author (project, error) || !duid_project_begin (project, error))
    return FALSE;
  is_well = write_assignments (project, story_keys, n_stories, tag, value, error) &&
            (value != 0 || duid_project_as_aliases (project, withdraw_cb,
                                                    &(Withdrawal) { story_keys, n_stories, tag },
                                                    error));
  return duid_project_end (project, is_well, error);
}
