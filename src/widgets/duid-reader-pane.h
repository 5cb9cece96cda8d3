/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The story in focus, to be read: title, who told it, the text in a readable
 * measure, its tags, notes, and the teller's own answers. A story that stayed in
 * sight for a moment, or was scrolled to its end, counts as read. */
#define DUID_TYPE_READER_PANE (duid_reader_pane_get_type ())
G_DECLARE_FINAL_TYPE (DuidReaderPane, duid_reader_pane, DUID, READER_PANE, AdwBin)

void duid_reader_pane_set_session (DuidReaderPane *pane,
                                   DuidSession    *session);
/* Larger type and wider margins, for reading at length. */
void duid_reader_pane_set_large   (DuidReaderPane *pane,
                                   gboolean        is_large);
/* Opens the choice of a tag, as its “+” does; for the words that are selected, if any. */
void duid_reader_pane_add_tag     (DuidReaderPane *pane);
/* Gives the tag under a number key (1..9) to the selected words, else to the story; once
 * more, or with @takes_back, takes it back. */
gboolean duid_reader_pane_press_number (DuidReaderPane *pane,
                                        guint           number,
                                        gboolean        takes_back,
                                        GError        **error);

G_END_DECLS
