/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What the teller answered about the own story: triads and canvases as small
 * pictures, sliders as tracks, the rest in words. Pressing an answer asks for its
 * chart: the action “win.add-chart” with the question's name. */
#define DUID_TYPE_ANSWERS_VIEW (duid_answers_view_get_type ())
G_DECLARE_FINAL_TYPE (DuidAnswersView, duid_answers_view, DUID, ANSWERS_VIEW, AdwBin)

/* Shows the answers of @row, or nothing when -1. */
void duid_answers_view_show (DuidAnswersView *view,
                             DuidSession     *session,
                             gssize           row);

G_END_DECLS
