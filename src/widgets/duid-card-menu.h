/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* A layer's action is called this with the layer's name behind it. */
#define DUID_CARD_LAYER_ACTION "layer-"

/* The menu of a card: what is drawn and how, the figure, its place (transfer full).
 * Its actions are “card.…”, of the card, and “win.…”. */
GMenuModel *duid_card_menu_new (DuidSession    *session,
                                const DuidCard *card);

G_END_DECLS
