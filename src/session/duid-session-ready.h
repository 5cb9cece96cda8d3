/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session.h"

G_BEGIN_DECLS

/* What makes brushes quick with many stories is made in a second thread, one thing at
 * a time, before it is needed: the order of a question when the pointer comes near its
 * chart, and the cube of a brush when it begins. Nobody waits for it: until it is
 * there, steps are right and take the longer way. With few stories nothing is done. */

/* @question will perhaps be brushed next. */
void     duid_session_ready_question (DuidSession *self,
                                      int          question);
/* A brush may have begun to move. */
void     duid_session_ready_brush    (DuidSession *self);
/* Whether anything is being made now. */
gboolean duid_session_is_readying    (DuidSession *self);

G_END_DECLS
