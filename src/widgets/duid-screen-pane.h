/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* All questions with each other as a map: a click opens the pair. A rough map comes first;
 * the numbers get finer in another thread, which can be stopped. */
#define DUID_TYPE_SCREEN_PANE (duid_screen_pane_get_type ())
G_DECLARE_FINAL_TYPE (DuidScreenPane, duid_screen_pane, DUID, SCREEN_PANE, AdwBin)

GtkWidget *duid_screen_pane_new (DuidSession *session);

G_END_DECLS
