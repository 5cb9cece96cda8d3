/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-story-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The rows of a view of the list of stories. A GtkListView holds some two hundred rows, most
 * of them out of sight, and a brush moves other stories to all places at every step: so
 * stories are put only into the rows that are in sight or near it, at once, and into others
 * when they come into sight. What a screen reader says of those is brought up to date when
 * the list has rested for a moment. */
typedef struct _DuidStoryRows DuidStoryRows;

/* Makes the rows of @list_view, which stays the caller's and outlives what is made here;
 * @stories is to be its model. */
DuidStoryRows *duid_story_rows_new  (GtkListView   *list_view,
                                     DuidSession   *session,
                                     DuidStoryList *stories);
void           duid_story_rows_free (DuidStoryRows *rows);
/* The item of the view that shows the story of dataset row @row, or NULL. */
GtkWidget     *duid_story_rows_find (DuidStoryRows *rows,
                                     gssize         row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidStoryRows, duid_story_rows_free)

G_END_DECLS
