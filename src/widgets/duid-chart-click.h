/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/duid-chart.h"
#include "session/duid-session.h"

G_BEGIN_DECLS

/* What a click, or Enter, on @hit does to the session: a story gets the focus, a bar is
 * brushed, a cell brushes the answers to both of its questions. */
void duid_chart_click (DuidSession  *session,
                       DuidChart    *chart,
                       DuidHit       hit,
                       DuidBrushMode mode);
/* Takes the brushes on the card's own question away. */
void duid_chart_click_clear (DuidSession    *session,
                             const DuidCard *card);

G_END_DECLS
