/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/duid-window.h"

G_BEGIN_DECLS

/* The window in which a story told on paper or aloud is typed in, with its answers.
 * It becomes a source of its own, “on paper”. An act of the window. */
void duid_window_write_story (DuidWindow *self,
                              GVariant   *parameter);

G_END_DECLS
