/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/duid-window.h"

G_BEGIN_DECLS

/* The tool “how-to-read”, with the name of a question on the board: how its picture is read,
 * what it shows now, and what differs between the groups that colour it. */
void duid_window_how_to_read (DuidWindow *self,
                              GVariant   *parameter);

G_END_DECLS
