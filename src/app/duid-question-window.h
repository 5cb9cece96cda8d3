/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/duid-window.h"

G_BEGIN_DECLS

/* The window in which a question is changed after its answers came: its words, its
 * answers, whether it is sensitive. Each change is kept at once, as a step of undo. An
 * act of the window; its parameter is the name of the question. */
void duid_window_change_question (DuidWindow *self,
                                  GVariant   *parameter);

G_END_DECLS
