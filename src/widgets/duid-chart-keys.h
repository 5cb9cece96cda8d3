/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/duid-chart.h"
#include "session/duid-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What keys mean on a chart that has the keyboard. */

/* The way of an arrow; FALSE when @key is none. */
gboolean duid_chart_keys_get_step (guint      key,
                                   int       *dx,
                                   int       *dy);

/* The zone of a digit, on triads: 1 to 3 the corners (top, left, right), 4 to 6 the sides
 * (left, right, bottom), 7 the middle. DUID_HIT_NOTHING for other keys. With Shift a key
 * gives another sign than its digit, so @code, the key itself, is looked at. */
DuidHit  duid_chart_keys_get_zone (GtkWidget *widget,
                                   DuidChart *chart,
                                   guint      key,
                                   guint      code);

/* How a click or key meets the brushes that are there: Shift adds, Control and Alt take
 * away. */
DuidBrushMode duid_chart_keys_get_mode (GtkEventController *controller);

G_END_DECLS
