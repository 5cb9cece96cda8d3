/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session.h"
#include "session/duid-story-list.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The list of stories that pass, in the order asked for. Its selection is the
 * session's focus. Enter opens a story for reading: the action “win.read-story”. */
#define DUID_TYPE_STORY_PANE (duid_story_pane_get_type ())
G_DECLARE_FINAL_TYPE (DuidStoryPane, duid_story_pane, DUID, STORY_PANE, AdwBin)

void duid_story_pane_set_session (DuidStoryPane *pane,
                                  DuidSession   *session,
                                  DuidStoryList *list);

G_END_DECLS
