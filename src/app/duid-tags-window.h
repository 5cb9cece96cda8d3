/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The tags of a project: their tree on the left, all of the chosen one on the right. */
#define DUID_TYPE_TAGS_WINDOW (duid_tags_window_get_type ())
G_DECLARE_FINAL_TYPE (DuidTagsWindow, duid_tags_window, DUID, TAGS_WINDOW, AdwWindow)

GtkWindow *duid_tags_window_new (GtkWindow   *parent,
                                 DuidSession *session);

G_END_DECLS
