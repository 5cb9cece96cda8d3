/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session-patterns.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Where the words of a pattern are written. What is typed is kept when the writing
 * rests and when the pane loses the keyboard or goes; “close” is its signal. */
#define DUID_TYPE_PATTERN_EDITOR (duid_pattern_editor_get_type ())
G_DECLARE_FINAL_TYPE (DuidPatternEditor, duid_pattern_editor, DUID, PATTERN_EDITOR, AdwBin)

GtkWidget *duid_pattern_editor_new   (DuidSession        *session);
/* Shows @pattern, one of @patterns (of which it takes a reference). Of the pattern
 * that it showed already, what is being written stays. */
void       duid_pattern_editor_show  (DuidPatternEditor  *editor,
                                      GPtrArray          *patterns,
                                      const DuidPattern  *pattern);
/* Keeps what was typed and not kept yet. */
void       duid_pattern_editor_flush (DuidPatternEditor  *editor);
/* Lets go of the pattern, which is there no more; nothing is kept. */
void       duid_pattern_editor_forget (DuidPatternEditor *editor);
void       duid_pattern_editor_focus (DuidPatternEditor  *editor);

G_END_DECLS
