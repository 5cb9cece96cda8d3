/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session.h"
#include "session/duid-story-list.h"

#include "widgets/duid-reader-pane.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The page for reading at length: the list of stories beside the story in focus
 * in generous type, and the way to the next and previous one: the actions
 * “win.next-story” and “win.previous-story”. */
#define DUID_TYPE_STORIES_PAGE (duid_stories_page_get_type ())
G_DECLARE_FINAL_TYPE (DuidStoriesPage, duid_stories_page, DUID, STORIES_PAGE, AdwBin)

void duid_stories_page_set_session (DuidStoriesPage *page,
                                    DuidSession     *session,
                                    DuidStoryList   *list);
/* Opens the choice of a tag for the story in focus. */
void duid_stories_page_add_tag     (DuidStoriesPage *page);
/* Its reader, for what the hand does there (borrowed). */
DuidReaderPane *duid_stories_page_get_reader (DuidStoriesPage *page);

G_END_DECLS
