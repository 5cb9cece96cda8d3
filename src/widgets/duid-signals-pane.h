/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Weak signals as a list to read: each with its measure; a click opens its stories. */
#define DUID_TYPE_SIGNALS_PANE (duid_signals_pane_get_type ())
G_DECLARE_FINAL_TYPE (DuidSignalsPane, duid_signals_pane, DUID, SIGNALS_PANE, AdwBin)

GtkWidget *duid_signals_pane_new (DuidSession *session);

G_END_DECLS
