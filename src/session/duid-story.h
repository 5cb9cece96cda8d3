/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* A story as a list shows it: which row it is. Made when a list row asks for it. */
#define DUID_TYPE_STORY (duid_story_get_type ())
G_DECLARE_FINAL_TYPE (DuidStory, duid_story, DUID, STORY, GObject)

DuidStory *duid_story_new     (gsize      row);
gsize      duid_story_get_row (DuidStory *story);

G_END_DECLS
