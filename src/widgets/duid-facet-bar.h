/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One option (or tag) of a facet: its words on a bar of how many chose it, that
 * filters when it is pressed. */
#define DUID_TYPE_FACET_BAR (duid_facet_bar_get_type ())
G_DECLARE_FINAL_TYPE (DuidFacetBar, duid_facet_bar, DUID, FACET_BAR, GtkWidget)

/* Option or tag number @bin of @question. */
GtkWidget *duid_facet_bar_new     (DuidSession  *session,
                                   int           question,
                                   guint         bin);
/* Takes over counts and brushes as they are now. */
void       duid_facet_bar_refresh (DuidFacetBar *bar);

G_END_DECLS
