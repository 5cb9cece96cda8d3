/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The picture of one card: draws what the session says and tells it what the
 * hand does. Hover lights up, a click is focus or a brush, a drag brushes, Shift
 * adds, Ctrl and Alt subtract, Escape and a double click clear; arrows walk the
 * dots and Enter clicks. */
#define DUID_TYPE_CHART_VIEW (duid_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (DuidChartView, duid_chart_view, DUID, CHART_VIEW, GtkWidget)

/* @card NULL shows nothing; it is copied. */
void  duid_chart_view_show             (DuidChartView  *view,
                                        DuidSession    *session,
                                        const DuidCard *card);
/* As the audience sees it: large, without anything to hold. */
void  duid_chart_view_set_audience     (DuidChartView  *view,
                                        gboolean        is_audience);
/* On a card of the board the picture hides the card's ground and brings its own: see
 * duid-card-ground.h. */
void  duid_chart_view_set_ground       (DuidChartView  *view,
                                        gboolean        has_ground);

G_END_DECLS
