/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The middle of Explore: how many stories pass and why (chips), and the cards. */
#define DUID_TYPE_BOARD (duid_board_get_type ())
G_DECLARE_FINAL_TYPE (DuidBoard, duid_board, DUID, BOARD, AdwBin)

void duid_board_set_session (DuidBoard   *board,
                             DuidSession *session);
/* Appends a card for @question, unless one is there: then it scrolls to it. */
void duid_board_add_card    (DuidBoard   *board,
                             const char  *question);

G_END_DECLS
