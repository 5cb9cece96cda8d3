/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What can be put on the board: first the pictures of several answers together that people
 * come for (what is chosen together, importance and experience), then every question
 * (transfer full). */
GMenuModel *duid_chart_menu_new (DuidSession *session);

G_END_DECLS
