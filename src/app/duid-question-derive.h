/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/duid-window.h"
#include "model/duid-question.h"

G_BEGIN_DECLS

/* What can be made of a question: its bands as a choice, a sum or mean with others, an
 * age or a year. A group for a page of preferences, or NULL when nothing can. */
GtkWidget *duid_question_derive_new (DuidWindow         *window,
                                     const DuidQuestion *question);

G_END_DECLS
