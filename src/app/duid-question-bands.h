/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/duid-window.h"
#include "model/duid-question.h"

G_BEGIN_DECLS

/* The bands of a slider or number, to be named, shifted, added and taken away; they are
 * kept together, as one step of undo. A group for a page of preferences. */
GtkWidget *duid_question_bands_new (DuidWindow         *window,
                                    const DuidQuestion *question);

G_END_DECLS
