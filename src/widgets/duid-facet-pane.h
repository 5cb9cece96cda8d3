/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The left of Explore: every question as a miniature that is its own filter, and
 * the saved groups. Typing narrows the list. */
#define DUID_TYPE_FACET_PANE (duid_facet_pane_get_type ())
G_DECLARE_FINAL_TYPE (DuidFacetPane, duid_facet_pane, DUID, FACET_PANE, AdwBin)

void duid_facet_pane_set_session (DuidFacetPane *pane,
                                  DuidSession   *session);

G_END_DECLS
