/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session-patterns.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The patterns on paper, theme by theme in the order of the board: the words of each
 * beside its chart. @pdf is a file to write instead of asking for a printer, or NULL. */
gboolean duid_print_patterns (GtkWindow    *parent,
                              DuidSession  *session,
                              const char   *pdf,
                              GError      **error);

G_END_DECLS
