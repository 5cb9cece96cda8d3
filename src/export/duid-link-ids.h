/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/duid-dataset.h"

G_BEGIN_DECLS

/* What a story is called in a file or on a command line, so that it can be found
 * again: its id as the source gave it, or “source/id” where two stories share
 * that id. */
typedef struct _DuidLinkIds DuidLinkIds;

/* Keeps a reference to @dataset. Reads all ids once. */
DuidLinkIds *duid_link_ids_new  (DuidDataset       *dataset);
void         duid_link_ids_free (DuidLinkIds       *ids);

/* Borrowed from the dataset. */
const char  *duid_link_ids_get  (const DuidLinkIds *ids,
                                 gsize              row);
/* Whether @row shares its id with another story. */
gboolean     duid_link_ids_is_shared (const DuidLinkIds *ids,
                                      gsize              row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidLinkIds, duid_link_ids_free)

G_END_DECLS
