/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A card of the board: what was asked, its picture, its count line and a menu. */
#define DUID_TYPE_CHART_CARD (duid_chart_card_get_type ())
G_DECLARE_FINAL_TYPE (DuidChartCard, duid_chart_card, DUID, CHART_CARD, AdwBin)

GtkWidget *duid_chart_card_new  (DuidSession   *session);
/* Shows card @index of the session's view. */
void       duid_chart_card_show (DuidChartCard *card,
                                 guint          index);

G_END_DECLS
