/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/duid-window.h"

G_BEGIN_DECLS

/* Adding what others did in their copy of the project: first the program looks what
 * it would bring, then it asks, and afterwards it shows what was given two values.
 * Both are acts of the window. */
void duid_window_add_contributions (DuidWindow *self,
                                    GVariant   *parameter);
/* What was given two values at once, to choose from; says so when there is none. */
void duid_window_show_conflicts    (DuidWindow *self,
                                    GVariant   *parameter);

G_END_DECLS
