/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/duid-window.h"

G_BEGIN_DECLS

/* The tool “compare-chosen”: the stories that are chosen now, against everyone else. */
void duid_window_compare_chosen (DuidWindow *self,
                                 GVariant   *parameter);

G_END_DECLS
