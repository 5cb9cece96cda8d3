/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One answer of one teller as a small picture: a triad or canvas with its mark,
 * or a slider as a track with a dot. Whoever shows it says the answer in words. */
#define DUID_TYPE_ANSWER_PICTURE (duid_answer_picture_get_type ())
G_DECLARE_FINAL_TYPE (DuidAnswerPicture, duid_answer_picture, DUID, ANSWER_PICTURE, GtkWidget)

GtkWidget *duid_answer_picture_new (DuidSession *session,
                                    guint        question,
                                    gsize        row);

G_END_DECLS
