/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/duid-op.h"

G_BEGIN_DECLS

/* Which tag stands under which, and which became part of which: what all moves
 * and merges come to when they are done again in their one order. A move under
 * what is under the tag itself, or a merge of two that are one already, is skipped
 * and counted. Whatever the log holds there is no circle. */
typedef struct _DuidTagTree DuidTagTree;

DuidTagTree  *duid_tag_tree_load          (DuidSql           *sql,
                                           GError           **error);
void          duid_tag_tree_free          (DuidTagTree       *tree);

/* The tag that @tag is part of now: itself, when it was never merged. */
const guint8 *duid_tag_tree_get_root      (const DuidTagTree *tree,
                                           const guint8      *tag);
/* The tag above it (a root), or NULL. */
const guint8 *duid_tag_tree_get_parent    (const DuidTagTree *tree,
                                           const guint8      *tag);
/* Whether any tag is part of another. */
gboolean      duid_tag_tree_has_merges    (const DuidTagTree *tree);
/* The ids of the tags that are part of @root, without itself (transfer container). */
GPtrArray    *duid_tag_tree_list_parts    (const DuidTagTree *tree,
                                           const guint8      *root);

/* The moves and merges that had no effect, as stamps of operations (borrowed,
 * DuidStamp). */
GArray       *duid_tag_tree_get_skipped   (const DuidTagTree *tree);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidTagTree, duid_tag_tree_free)

G_END_DECLS
