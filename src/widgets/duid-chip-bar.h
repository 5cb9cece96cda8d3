/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What is filtered, in words: how many stories pass, a chip per condition that
 * can be inverted, kept or taken away, and what can be done with the selection. */
#define DUID_TYPE_CHIP_BAR (duid_chip_bar_get_type ())
G_DECLARE_FINAL_TYPE (DuidChipBar, duid_chip_bar, DUID, CHIP_BAR, AdwBin)

void duid_chip_bar_set_session (DuidChipBar *bar,
                                DuidSession *session);
/* Leaves out what only the board can do: charts, and the rest behind them. */
void duid_chip_bar_leave_board (DuidChipBar *bar);

G_END_DECLS
