/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* One line of the list of stories: title, the first words, the colours of its
 * tags, and whether it was read. The pointer on it lights the story everywhere. It is empty,
 * and cheap, until it shows its first story. */
#define DUID_TYPE_STORY_ROW (duid_story_row_get_type ())
G_DECLARE_FINAL_TYPE (DuidStoryRow, duid_story_row, DUID, STORY_ROW, AdwBin)

GtkWidget *duid_story_row_new     (DuidSession  *session);
/* The place in the list that it is for; the story that it shows may be of before the last
 * change of the list, see duid-story-rows.h. */
void       duid_story_row_set_place (DuidStoryRow *story_row,
                                   guint         place);
guint      duid_story_row_get_place (DuidStoryRow *story_row);
/* Shows the story of @row, or nothing when -1. */
void       duid_story_row_show    (DuidStoryRow *story_row,
                                   gssize        row);
gssize     duid_story_row_get_row (DuidStoryRow *story_row);
/* What a screen reader says of the story of @row in it (transfer full), or NULL. */
char      *duid_story_row_dup_words (DuidStoryRow *story_row,
                                   gssize        row);

G_END_DECLS
