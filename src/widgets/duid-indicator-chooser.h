/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The window in which people choose which answers are key indicators. Each tick is
 * kept at once, as a step of undo. @chosen (DuidIndicator) is what there is now. */
void duid_indicator_chooser_show (GtkWindow   *parent,
                                  DuidSession *session,
                                  GPtrArray   *chosen);

G_END_DECLS
