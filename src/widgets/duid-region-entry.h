/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where a part of a picture is given its name: a line of text and a button, for in a
 * popover, which it closes. Naming keeps the part as a group and shows it on the board's
 * pictures of its question. */

/* Whether @condition is such a part, and has no name yet. */
gboolean   duid_region_entry_suits (DuidSession         *session,
                                    const DuidCondition *condition);

GtkWidget *duid_region_entry_new   (DuidSession         *session,
                                    DuidCondition       *condition,
                                    GtkPopover          *popover);

G_END_DECLS
