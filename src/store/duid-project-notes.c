/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "store/duid-project-private.h"

#include "store/duid-body.h"
#include "store/duid-state.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a query for a story leaves behind when there is no such story. */
#define NOT_THERE G_MININT64

static const char FIND_READ_MARK[] =
  "SELECT coalesce((SELECT value FROM read_mark WHERE story = ?1 AND author = ?2), 0)"
  " FROM story WHERE hash = ?1";
static const char COUNT_STORY[] = "SELECT count(*) FROM story WHERE hash = ?";

/* ---- notes ---- */

static gboolean
may_write_note (DuidProject *project,
                const char  *text,
                GError     **error)
{
  g_autofree char *stripped = NULL;

  if (!duid_project_needs_author (project, error) || !duid_project_is_text (text, error))
    return FALSE;
  stripped = g_strstrip (g_strdup (text != NULL ? text : ""));
  if (*stripped != '\0')
    return TRUE;
  return duid_project_refuse (error, DUID_PROJECT_ERROR_INVALID,
                              _ ("There is nothing in the note."));
}

static gboolean
write_new_note (DuidProject  *project,
                const guint8 *note,
                const char   *story_key,
                const char   *text,
                GError      **error)
{
  g_autoptr (GArray) bases = g_array_new (FALSE, FALSE, sizeof (DuidStamp));
  guint8 story[DUID_ID_SIZE];
  gint64 n_stories = 0;

  duid_op_hash_story (story_key, story);
  if (!duid_sql_get_int (project->sql, &n_stories, error, COUNT_STORY, "h", story))
    return FALSE;
  if (n_stories == 0)
    return duid_project_refuse_unknown (error);
  return duid_log_append (project->log, DUID_OP_NOTE, story, duid_body_note (note, text, bases),
                          error);
}

gboolean
duid_project_add_note (DuidProject *project,
                       const char  *story_key,
                       const char  *text,
                       char       **id_out,
                       GError     **error)
{
  guint8   note[DUID_ID_SIZE];
  gboolean is_well;

  if (!may_write_note (project, text, error) || !duid_project_begin (project, error))
    return FALSE;
  duid_id_make (note);
  is_well = write_new_note (project, note, story_key, text, error);
  if (!duid_project_end (project, is_well, error))
    return FALSE;
  if (id_out != NULL)
    *id_out = duid_id_to_string (note);
  return TRUE;
}

/* The revisions of the note that none replaces, deleted or not; @story is set to
 * its story. */
static gboolean
find_revisions (DuidProject  *project,
                const guint8 *note,
                GArray       *revisions,
                guint8        story[DUID_ID_SIZE],
                GError      **error)
{
  g_autoptr (sqlite3_stmt) query = duid_sql_query (project->sql, error, DUID_STATE_ALL_NOTES, "h",
                                                   note);
  int step = -1;

  while (query != NULL && (step = duid_sql_step (project->sql, query, error)) > 0)
    {
      const guint8 *target = duid_sql_get_id (query, 1);
      const guint8 *site = duid_sql_get_id (query, 6);
      DuidStamp     stamp = { .hlc = sqlite3_column_int64 (query, 5),
                              .seq = sqlite3_column_int64 (query, 7) };

      if (target == NULL || site == NULL)
        continue;
      memcpy (stamp.site, site, DUID_ID_SIZE);
      memcpy (story, target, DUID_ID_SIZE);
      g_array_append_val (revisions, stamp);
    }
  return step == 0;
}

static gboolean
write_revision (DuidProject  *project,
                const guint8 *note,
                const char   *text,
                GError      **error)
{
  g_autoptr (GArray) bases = g_array_new (FALSE, FALSE, sizeof (DuidStamp));
  guint8 story[DUID_ID_SIZE];

  if (!find_revisions (project, note, bases, story, error))
    return FALSE;
  if (bases->len == 0)
    return duid_project_refuse_unknown (error);
  return duid_log_append (project->log, DUID_OP_NOTE, story, duid_body_note (note, text, bases),
                          error);
}

gboolean
duid_project_edit_note (DuidProject *project,
                        const char  *note_id,
                        const char  *text,
                        GError     **error)
{
  guint8   note[DUID_ID_SIZE];
  gboolean is_well;

  if (!duid_id_from_string (note_id, note))
    return duid_project_refuse_unknown (error);
  if (!may_write_note (project, text, error) || !duid_project_begin (project, error))
    return FALSE;
  is_well = write_revision (project, note, text, error);
  return duid_project_end (project, is_well, error);
}

static gboolean
write_note_deletion (DuidProject  *project,
                     const guint8 *note,
                     GError      **error)
{
  g_autoptr (GArray) revisions = g_array_new (FALSE, FALSE, sizeof (DuidStamp));
  guint8 story[DUID_ID_SIZE];

  if (!find_revisions (project, note, revisions, story, error))
    return FALSE;
  if (revisions->len == 0)
    return duid_project_refuse_unknown (error);
  return duid_log_append (project->log, DUID_OP_DELETE, note,
                          duid_body_delete (DUID_OBJECT_NOTE), error);
}

gboolean
duid_project_delete_note (DuidProject *project,
                          const char  *note_id,
                          GError     **error)
{
  guint8   note[DUID_ID_SIZE];
  gboolean is_well;

  if (!duid_id_from_string (note_id, note))
    return duid_project_refuse_unknown (error);
  if (!duid_project_needs_author (project, error) || !duid_project_begin (project, error))
    return FALSE;
  is_well = write_note_deletion (project, note, error);
  return duid_project_end (project, is_well, error);
}

/* ---- read marks ---- */

static gboolean
write_read_mark (DuidProject *project,
                 const char  *story_key,
                 gboolean     is_read,
                 GError     **error)
{
  guint8 story[DUID_ID_SIZE];
  gint64 now = NOT_THERE;

  duid_op_hash_story (story_key, story);
  if (!duid_sql_get_int (project->sql, &now, error, FIND_READ_MARK, "hh", story,
                         project->author_id))
    return FALSE;
  if (now == NOT_THERE)
    return duid_project_refuse_unknown (error);
  return (now != 0) == (is_read != FALSE) ||
         duid_log_append (project->log, DUID_OP_READ, story, duid_body_read (is_read), error);
}

typedef struct
{
  const char *const *story_keys;
  gsize              n_stories;
} Unread;

static gboolean
unread_cb (DuidProject *project,
           gpointer     data,
           GError     **error)
{
  const Unread *unread = data;

  for (gsize i = 0; i < unread->n_stories; i++)
    if (!write_read_mark (project, unread->story_keys[i], FALSE, error))
      return FALSE;
  return TRUE;
}

gboolean
duid_project_set_read (DuidProject       *project,
                       const char *const *story_keys,
                       gsize              n_stories,
                       gboolean           is_read,
                       GError           **error)
{
  gboolean is_well = TRUE;

  if (!duid_project_needs_author (project, error) || !duid_project_begin (project, error))
    return FALSE;
  for (gsize i = 0; is_well && i < n_stories; i++)
    is_well = write_read_mark (project, story_keys[i], is_read, error);
  if (is_well && !is_read)
    is_well = duid_project_as_aliases (project, unread_cb, &(Unread) { story_keys, n_stories },
                                       error);
  return duid_project_end (project, is_well, error);
}
