/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/duid-tagging.h"

G_BEGIN_DECLS

/* Tags as a tree reads: each right before those under it, and those under one tag by
 * their place, then by name. A tag whose parent is not among them stands under none. */

/* Sorts @tags (DuidTag) and sets their depth. The new index of each old one (transfer
 * full). */
guint *duid_tag_order_sort (GPtrArray *tags);

G_END_DECLS
