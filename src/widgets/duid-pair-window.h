/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/duid-screening.h"
#include "session/duid-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Two questions with each other: what their test says, and both pictures, each coloured by
 * the answers to the other where that can be seen. */
#define DUID_TYPE_PAIR_WINDOW (duid_pair_window_get_type ())
G_DECLARE_FINAL_TYPE (DuidPairWindow, duid_pair_window, DUID, PAIR_WINDOW, AdwWindow)

/* @q: of the pair in its map, to say beside its own test. */
void duid_pair_window_open (GtkWidget    *from,
                            DuidSession  *session,
                            DuidScreened  a,
                            DuidScreened  b,
                            double        q);

G_END_DECLS
