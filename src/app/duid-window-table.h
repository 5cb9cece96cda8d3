/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/duid-window.h"

G_BEGIN_DECLS

/* Acts of the window with tables of results. @parameter is a table (DUID_CELLS_TYPE), or the
 * question of a card of the board. */
void duid_window_save_table      (DuidWindow *window,
                                  GVariant   *parameter);
void duid_window_save_card_table (DuidWindow *window,
                                  GVariant   *parameter);
void duid_window_copy_card_table (DuidWindow *window,
                                  GVariant   *parameter);

G_END_DECLS
