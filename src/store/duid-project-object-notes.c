/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "store/duid-project-object-notes.h"

#include "store/duid-body.h"
#include "store/duid-clock.h"
#include "store/duid-exchange.h"
#include "store/duid-project-private.h"
#include "store/duid-question-table.h"
#include "store/duid-state.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* No story has such a key: those begin with a source, and a source has a name. */

static gboolean
find_target (DuidNoted   noted,
             const char *id,
             guint8      target[DUID_ID_SIZE],
             GError    **error)
{
  if (noted != DUID_NOTED_QUESTION)
    return duid_id_from_string (id, target) || duid_project_refuse_unknown (error);
  duid_question_table_make_id (id, target);
  return TRUE;
}

gboolean
duid_project_add_object_note (DuidProject *project,
                              DuidNoted    noted,
                              const char  *id,
                              const char  *text,
                              char       **id_out,
                              GError     **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autoptr (GArray) bases = g_array_new (FALSE, FALSE, sizeof (DuidStamp));
  guint8   target[DUID_ID_SIZE];
  guint8   note[DUID_ID_SIZE];
  gboolean is_well;

  if (!find_target (noted, id, target, error) || !duid_project_needs_author (project, error) ||
      !duid_project_is_text (text, error))
    return FALSE;
  if (*stripped == '\0')
    return duid_project_refuse (error, DUID_PROJECT_ERROR_INVALID,
                                _ ("There is nothing in the note."));
  if (!duid_project_begin (project, error))
    return FALSE;
  duid_id_make (note);
  is_well = duid_log_append (project->log, DUID_OP_NOTE, target,
                             duid_body_note (note, text, bases), error);
  if (!duid_project_end (project, is_well, error))
    return FALSE;
  if (id_out != NULL)
    *id_out = duid_id_to_string (note);
  return TRUE;
}

static void
clear_note (gpointer data)
{
  DuidNote *note = data;

  g_free (note->id);
  g_free (note->author);
  g_free (note->text);
}

static int
compare_notes (gconstpointer a_,
               gconstpointer b_)
{
  const DuidNote *a = a_;
  const DuidNote *b = b_;

  if (a->time != b->time)
    return a->time < b->time ? -1 : 1;
  return strcmp (a->id, b->id);
}

GArray *
duid_project_load_object_notes (DuidProject *project,
                                DuidNoted    noted,
                                const char  *id,
                                GError     **error)
{
  g_autoptr (GArray) notes = g_array_new (FALSE, FALSE, sizeof (DuidNote));
  g_autoptr (sqlite3_stmt) query = NULL;
  guint8 target[DUID_ID_SIZE];
  int    step = -1;

  g_array_set_clear_func (notes, clear_note);
  if (!find_target (noted, id, target, error))
    return NULL;
  query = duid_sql_query (project->sql, error, DUID_STATE_LIVING_NOTES, "n");
  while (query != NULL && (step = duid_sql_step (project->sql, query, error)) > 0)
    {
      const guint8 *note_id = duid_sql_get_id (query, 0);
      const guint8 *of = duid_sql_get_id (query, 1);
      const guint8 *author = duid_sql_get_id (query, 2);
      DuidNote      note = { .row = G_MAXSIZE };

      if (note_id == NULL || of == NULL || author == NULL ||
          memcmp (of, target, DUID_ID_SIZE) != 0)
        continue;
      note.id = duid_id_to_string (note_id);
      note.author = duid_exchange_dup_author (project, author);
      note.text = duid_sql_dup_text (query, 3);
      note.time = duid_clock_get_time (sqlite3_column_int64 (query, 4));
      g_array_append_val (notes, note);
    }
  if (step != 0)
    return NULL;
  g_array_sort (notes, compare_notes);
  return g_steal_pointer (&notes);
}
