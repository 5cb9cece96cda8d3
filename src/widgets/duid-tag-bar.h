/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The tags of the story in focus as pills, and “+” for another one. What one gave
 * oneself can be taken off; what only others gave says so. */
#define DUID_TYPE_TAG_BAR (duid_tag_bar_get_type ())
G_DECLARE_FINAL_TYPE (DuidTagBar, duid_tag_bar, DUID, TAG_BAR, AdwBin)

void duid_tag_bar_set_session (DuidTagBar  *bar,
                               DuidSession *session);
/* Shows the tags of the story in focus as they are now. */
void duid_tag_bar_refresh     (DuidTagBar  *bar);
/* For the words from @start to before @end (code points of the story), or for the whole
 * story when both are 0. */
void duid_tag_bar_open_picker (DuidTagBar  *bar,
                               gsize        start,
                               gsize        end);

G_END_DECLS
