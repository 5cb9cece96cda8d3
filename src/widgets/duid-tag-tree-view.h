/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* All tags as a tree with their counts. A tag is dragged before, under or after another;
 * or moved by keys: Alt with Up and Down among those beside it, with Right under the one
 * above it, with Left out again. “tag-selected” tells that another is selected. */
#define DUID_TYPE_TAG_TREE_VIEW (duid_tag_tree_view_get_type ())
G_DECLARE_FINAL_TYPE (DuidTagTreeView, duid_tag_tree_view, DUID, TAG_TREE_VIEW, AdwBin)

GtkWidget  *duid_tag_tree_view_new          (DuidSession     *session);
/* The id of the selected tag, or NULL (borrowed). */
const char *duid_tag_tree_view_get_selected (DuidTagTreeView *tree);
void        duid_tag_tree_view_select       (DuidTagTreeView *tree,
                                             const char      *tag_id);
/* Selects the first tag and puts the keys there; FALSE when there is none. */
gboolean    duid_tag_tree_view_start        (DuidTagTreeView *tree);

G_END_DECLS
