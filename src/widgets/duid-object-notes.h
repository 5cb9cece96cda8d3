/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session-object-notes.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The notes on a tag, a pattern or a question, and a place to write one. Only one's own
 * can be deleted. */
#define DUID_TYPE_OBJECT_NOTES (duid_object_notes_get_type ())
G_DECLARE_FINAL_TYPE (DuidObjectNotes, duid_object_notes, DUID, OBJECT_NOTES, AdwBin)

GtkWidget *duid_object_notes_new  (DuidSession     *session);
/* Shows those on @id, as they are now; NULL shows none. What was being written stays
 * when it is the same one. */
void       duid_object_notes_show (DuidObjectNotes *notes,
                                   DuidNoted        noted,
                                   const char      *id);

G_END_DECLS
