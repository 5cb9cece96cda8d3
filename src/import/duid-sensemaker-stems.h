/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-sensemaker-definition.h"
#include "import/duid-table-scan.h"

G_BEGIN_DECLS

/* The ids of the signifiers of a SenseMaker export, as the headers begin with them.
 * Ids are UUIDs nearly everywhere; others, and questions written out in full, are
 * known by the definition, by the columns of coordinates that are called after
 * them, or by neighbours that share a beginning and are ticks or shares of a whole. */

/* A set of char* (transfer full). Without @scan only headers tell, without cells. */
GHashTable *duid_sensemaker_stems_new  (const GPtrArray                *headers,
                                        const DuidTableScan            *scan,
                                        const DuidSensemakerDefinition *definition);

/* How much of @header is such an id; 0 when it begins with none. */
gsize       duid_sensemaker_stems_find (GHashTable                     *stems,
                                        const char                     *header);

/* Whether three columns are the shares of one whole, in every row that has them. */
gboolean    duid_sensemaker_stems_is_whole (const DuidTableScan        *scan,
                                            const guint                 columns[3]);

G_END_DECLS
