/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* One question on the left: a head with a small picture, and opened a chart that
 * is its filter. The body is made when it is first opened. */
#define DUID_TYPE_FACET_ROW (duid_facet_row_get_type ())
G_DECLARE_FINAL_TYPE (DuidFacetRow, duid_facet_row, DUID, FACET_ROW, AdwBin)

GtkWidget *duid_facet_row_new      (DuidSession  *session,
                                    int           question);
void       duid_facet_row_open     (DuidFacetRow *row,
                                    gboolean      is_open);
gboolean   duid_facet_row_is_open  (DuidFacetRow *row);
/* The name of its question; it stays when the session has other data already. */
const char *duid_facet_row_get_name (DuidFacetRow *row);
/* Whether the question's name, label, options or corners hold @words (folded). */
gboolean   duid_facet_row_matches  (DuidFacetRow *row,
                                    const char   *words);

G_END_DECLS
