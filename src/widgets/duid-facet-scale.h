/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A slider, number or date in the facets: a small histogram to brush. With
 * @is_sparkline it only shows, 54 x 16, beside the name of a closed facet (then of
 * any kind of question). */
#define DUID_TYPE_FACET_SCALE (duid_facet_scale_get_type ())
G_DECLARE_FINAL_TYPE (DuidFacetScale, duid_facet_scale, DUID, FACET_SCALE, GtkWidget)

GtkWidget *duid_facet_scale_new (DuidSession *session,
                                 int          question,
                                 gboolean     is_sparkline);

G_END_DECLS
