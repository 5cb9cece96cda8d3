/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/duid-trend.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A DuidTrend on a page of indicators. A click on a part of it (or Enter on the
 * one that the arrows chose) is the signal “part” (guint index). */
#define DUID_TYPE_TREND_VIEW (duid_trend_view_get_type ())
G_DECLARE_FINAL_TYPE (DuidTrendView, duid_trend_view, DUID, TREND_VIEW, GtkWidget)

GtkWidget *duid_trend_view_new  (void);
/* @values, one a part, are copied; @words say the picture in a sentence. */
void       duid_trend_view_show (DuidTrendView            *view,
                                 const DuidTrendRequest   *request,
                                 const char               *words);

G_END_DECLS
