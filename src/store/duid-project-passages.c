/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "store/duid-project-passages.h"

#include "store/duid-body.h"
#include "store/duid-framework-table.h"
#include "store/duid-passage-loader.h"
#include "store/duid-project-private.h"
#include "store/duid-state.h"
#include "store/duid-tag-tree.h"

#include <glib/gi18n-lib.h>

static const char FIND_PASSAGE[] =
  "SELECT value FROM passage WHERE story = ? AND tag = ? AND author = ? AND question = ?"
  " AND text = ? AND start = ? AND stop = ?";

DuidPassageOrigin *
duid_project_make_passage_origin (const char *question,
                                  const char *text,
                                  gsize       start,
                                  gsize       end,
                                  GError    **error)
{
  DuidPassageOrigin *origin;
  guint8             hash[DUID_ID_SIZE];

  if (start >= end || end > (gsize) g_utf8_strlen (text, -1) ||
      !duid_passage_trim (text, &start, &end))
    {
      duid_project_refuse (error, DUID_PROJECT_ERROR_INVALID,
                           _ ("No words are selected. Select some of the story first."));
      return NULL;
    }
  duid_op_hash_text (text, hash);
  origin = g_new (DuidPassageOrigin, 1);
  origin->question = g_strdup (question);
  origin->text = duid_id_to_string (hash);
  origin->start = start;
  origin->end = end;
  return origin;
}

/* Inside a change: what the author said of it until now, 0 nothing. */
static gboolean
get_value (DuidProject             *project,
           const guint8            *story,
           const DuidPassageOrigin *origin,
           const guint8            *tag,
           gint64                  *value,
           GError                 **error)
{
  guint8 text[DUID_ID_SIZE];

  *value = 0;
  return duid_id_from_string (origin->text, text) &&
         duid_sql_get_int (project->sql, value, error, FIND_PASSAGE, "hhhshii", story, tag,
                           project->author_id, origin->question, text, (gint64) origin->start,
                           (gint64) origin->end);
}

/* What the author said by way of tags that are part of this one now. */
static gboolean
withdraw_parts (DuidProject             *project,
                const guint8            *story,
                const DuidPassageOrigin *origin,
                GPtrArray               *parts,
                GError                 **error)
{
  for (guint i = 0; i < parts->len; i++)
    {
      gint64 now;

      if (!get_value (project, story, origin, parts->pdata[i], &now, error))
        return FALSE;
      if (now != 0 &&
          !duid_log_append (project->log, DUID_OP_ASSIGN, story,
                            duid_body_assign_passage (parts->pdata[i], 0, origin), error))
        return FALSE;
    }
  return TRUE;
}

/* Nobody can choose words of a text that no version of the story has. */
static gboolean
check_origin (DuidProject             *project,
              const guint8            *story,
              const DuidPassageOrigin *origin,
              GError                 **error)
{
  g_autoptr (DuidFramework) framework = duid_framework_table_load (project->sql, error);
  g_autofree char *text = NULL;
  guint            question;

  if (framework == NULL ||
      !duid_passage_loader_find_text (project->sql, framework, story, origin, &text, &question,
                                      error))
    return FALSE;
  if (text != NULL && origin->start < origin->end &&
      origin->end <= (gsize) g_utf8_strlen (text, -1))
    return TRUE;
  return duid_project_refuse (error, DUID_PROJECT_ERROR_UNKNOWN,
                              _ ("The story has another text by now. Select the words once more."));
}

static gboolean
write_passage (DuidProject             *project,
               const char              *story_key,
               const DuidPassageOrigin *origin,
               const guint8            *tag,
               int                      value,
               GError                 **error)
{
  g_autoptr (DuidTagTree) tree = duid_tag_tree_load (project->sql, error);
  g_autoptr (GPtrArray) parts = NULL;
  const guint8 *root;
  guint8        story[DUID_ID_SIZE];
  gint64        now;
  gboolean      is_known;
  gboolean      is_alive;

  if (tree == NULL ||
      !duid_state_find (project->sql, DUID_OBJECT_TAG, tag, &is_known, &is_alive, error))
    return FALSE;
  if (!is_alive)
    return duid_project_refuse_unknown (error);
  duid_op_hash_story (story_key, story);
  root = duid_tag_tree_get_root (tree, tag);
  parts = duid_tag_tree_list_parts (tree, root);
  /* What nobody can find any more can still be taken back. */
  if ((value != 0 && !check_origin (project, story, origin, error)) ||
      !withdraw_parts (project, story, origin, parts, error) ||
      !get_value (project, story, origin, root, &now, error))
    return FALSE;
  return now == value || duid_log_append (project->log, DUID_OP_ASSIGN, story,
                                          duid_body_assign_passage (root, value, origin), error);
}

/* What is taken back. */
typedef struct
{
  const char              *story_key;
  const DuidPassageOrigin *origin;
  const guint8            *tag;
} Withdrawal;

static gboolean
withdraw_cb (DuidProject *project,
             gpointer     data,
             GError     **error)
{
  const Withdrawal *withdrawal = data;

  return write_passage (project, withdrawal->story_key, withdrawal->origin, withdrawal->tag, 0,
                        error);
}

gboolean
duid_project_assign_passage (DuidProject             *project,
                             const char              *story_key,
                             const DuidPassageOrigin *origin,
                             const char              *tag_id,
                             int                      value,
                             GError                 **error)
{
  guint8   tag[DUID_ID_SIZE];
  gboolean is_well;

  g_return_val_if_fail (value >= -1 && value <= 1, FALSE);
  if (!duid_id_from_string (tag_id, tag))
    return duid_project_refuse_unknown (error);
  if (!duid_project_needs_author (project, error) || !duid_project_begin (project, error))
    return FALSE;
  is_well = write_passage (project, story_key, origin, tag, value, error) &&
            (value != 0 || duid_project_as_aliases (project, withdraw_cb,
                                                    &(Withdrawal) { story_key, origin, tag },
                                                    error));
  return duid_project_end (project, is_well, error);
}
