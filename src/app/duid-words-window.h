/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Words: which stand out in the stories that pass the filters against all others, and
 * every place where a word stands, with what stands around it. A press on such a place
 * goes to the story. */
#define DUID_TYPE_WORDS_WINDOW (duid_words_window_get_type ())
G_DECLARE_FINAL_TYPE (DuidWordsWindow, duid_words_window, DUID, WORDS_WINDOW, AdwWindow)

GtkWindow *duid_words_window_new (GtkWindow   *parent,
                                  DuidSession *session);

G_END_DECLS
