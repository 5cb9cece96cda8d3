/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Asks which stories of a tag get another one instead, and its name. */
#define DUID_TYPE_TAG_SPLIT_WINDOW (duid_tag_split_window_get_type ())
G_DECLARE_FINAL_TYPE (DuidTagSplitWindow, duid_tag_split_window, DUID, TAG_SPLIT_WINDOW, AdwWindow)

GtkWindow *duid_tag_split_window_new (GtkWindow   *parent,
                                      DuidSession *session,
                                      const char  *tag_id);

G_END_DECLS
