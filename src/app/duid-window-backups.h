/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/duid-window.h"

G_BEGIN_DECLS

/* Versions and backups of the project in a window; see store/duid-backup.h. */

/* The program's own: some time after opening and every hour, in another thread, when
 * something was done. To be called whenever there is another project, or none. */
void duid_window_plan_backups (DuidWindow *self);

/* The window with the list of them (an act of the window). */
void duid_window_show_backups (DuidWindow *self,
                               GVariant   *parameter);
/* Asks for a name and keeps the project as it is now under it. */
void duid_window_keep_version (DuidWindow *self,
                               GVariant   *parameter);

G_END_DECLS
