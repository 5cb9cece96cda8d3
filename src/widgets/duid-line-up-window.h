/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/duid-compare-item.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Nine pictures, one of them real: who finds it? A click, or a figure key, points at one;
 * then all is revealed. Made to be large on a projector. */
#define DUID_TYPE_LINE_UP_WINDOW (duid_line_up_window_get_type ())
G_DECLARE_FINAL_TYPE (DuidLineUpWindow, duid_line_up_window, DUID, LINE_UP_WINDOW, AdwWindow)

/* For a question of a comparison: the group of it that is largest but one, since of that
 * both what is in it and what is not can be seen. @row is borrowed from the sheet. */
void duid_line_up_window_open (GtkWidget          *from,
                               DuidCompareSheet   *sheet,
                               const DuidCompared *row);

G_END_DECLS
