/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "session/duid-session-object-notes.h"

#include "session/duid-session-blind.h"
#include "session/duid-session-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  DuidNoted noted;
  char     *of;
  char     *note_id; /* NULL until it was made */
  char     *before;
  char     *after;
} Writing;

static void
free_writing (gpointer data)
{
  Writing *writing = data;

  g_free (writing->of);
  g_free (writing->note_id);
  g_free (writing->before);
  g_free (writing->after);
  g_free (writing);
}

static gboolean
apply_writing (DuidProject *project,
               gpointer     data,
               gboolean     is_undo,
               GError     **error)
{
  Writing    *writing = data;
  const char *text = is_undo ? writing->before : writing->after;

  if (text == NULL)
    return duid_project_delete_note (project, writing->note_id, error);
  if (writing->note_id != NULL)
    return duid_project_edit_note (project, writing->note_id, text, error);
  return duid_project_add_object_note (project, writing->noted, writing->of, text,
                                       &writing->note_id, error);
}

GArray *
duid_session_load_object_notes (DuidSession *self,
                                DuidNoted    noted,
                                const char  *id)
{
  g_autoptr (GError) error = NULL;
  GArray *notes = NULL;

  if (self->project != NULL)
    notes = duid_project_load_object_notes (self->project, noted, id, &error);
  if (error != NULL)
    g_info ("Notes were not read: %s", error->message);
  for (guint i = notes != NULL && duid_session_is_blind (self) ? notes->len : 0; i > 0; i--)
    if (g_strcmp0 (g_array_index (notes, DuidNote, i - 1).author,
                   duid_project_get_author (self->project)) != 0)
      g_array_remove_index (notes, i - 1);
  return notes != NULL ? notes : g_array_new (FALSE, FALSE, sizeof (DuidNote));
}

gboolean
duid_session_write_object_note (DuidSession    *self,
                                DuidNoted       noted,
                                const char     *id,
                                const DuidNote *note,
                                const char     *text,
                                GError        **error)
{
  Writing *writing;

  if (!duid_session_is_open (self, error))
    return FALSE;
  if (note == NULL && text == NULL)
    return TRUE;
  writing = g_new0 (Writing, 1);
  writing->noted = noted;
  writing->of = g_strdup (id);
  writing->note_id = note != NULL ? g_strdup (note->id) : NULL;
  writing->before = note != NULL ? g_strdup (note->text) : NULL;
  writing->after = g_strdup (text);
  return duid_session_do_step (self,
                               duid_step_new_act (note == NULL   ? _ ("a note")
                                                  : text == NULL ? _ ("deleting a note")
                                                                 : _ ("change of a note"),
                                                  apply_writing, writing, free_writing),
                               error);
}
