/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The notes people wrote with the story in focus, and a place to write one. Only
 * one's own notes can be changed. */
#define DUID_TYPE_NOTE_LIST (duid_note_list_get_type ())
G_DECLARE_FINAL_TYPE (DuidNoteList, duid_note_list, DUID, NOTE_LIST, AdwBin)

void duid_note_list_set_session (DuidNoteList *list,
                                 DuidSession  *session);
/* Shows the notes of the story in focus as they are now. What was being written
 * stays when the story is still the same. */
void duid_note_list_refresh     (DuidNoteList *list);

G_END_DECLS
