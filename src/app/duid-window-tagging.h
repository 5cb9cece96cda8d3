/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/duid-window.h"

G_BEGIN_DECLS

/* The windows around tags and words: one of each for a window, which comes to the front
 * when it is there already. */
void duid_window_show_tags      (DuidWindow *self,
                                 GVariant   *parameter);
void duid_window_show_words     (DuidWindow *self,
                                 GVariant   *parameter);
void duid_window_show_agreement (DuidWindow *self,
                                 GVariant   *parameter);
/* Notes on the question whose name is @parameter. */
void duid_window_show_notes     (DuidWindow *self,
                                 GVariant   *parameter);

G_END_DECLS
