/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Where people say which sliders belong together two by two, importance and experience,
 * and get a question of them that shows as items on two scales. Pairs that names, labels or
 * themes give away stand there already. */
#define DUID_TYPE_ITEMS_WINDOW (duid_items_window_get_type ())
G_DECLARE_FINAL_TYPE (DuidItemsWindow, duid_items_window, DUID, ITEMS_WINDOW, AdwWindow)

/* @question is the name of one that was made of pairs, to change it, or NULL for a new one. */
GtkWindow *duid_items_window_new (GtkWindow   *parent,
                                  DuidSession *session,
                                  const char  *question);

G_END_DECLS
