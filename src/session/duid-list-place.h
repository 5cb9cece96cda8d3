/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* A place of the list of stories: the first, the second. It is made when a list row asks for
 * it; which story stands there the list knows (duid_story_list_get_row()), and it may be
 * another one after each change. */
#define DUID_TYPE_LIST_PLACE (duid_list_place_get_type ())
G_DECLARE_FINAL_TYPE (DuidListPlace, duid_list_place, DUID, LIST_PLACE, GObject)

DuidListPlace *duid_list_place_new          (guint          position);
guint          duid_list_place_get_position (DuidListPlace *place);

G_END_DECLS
