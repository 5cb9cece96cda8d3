/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session-erase.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What goes when stories are erased, and what stays, as groups of rows. @clears gets the
 * switch by which the backups go too, which @is_on sets; NULL when there are none. */
GtkWidget *duid_erase_facts_new (DuidDataset       *dataset,
                                 const DuidErasing *erasing,
                                 gboolean           is_on,
                                 GtkSwitch        **clears);

G_END_DECLS
