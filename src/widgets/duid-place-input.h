/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/duid-plane.h"
#include "model/duid-question.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A triad or canvas in which a teller's dots are placed: by pointer, or by the arrows
 * (with Shift in larger steps; Delete takes the dot away, Page Up and Down choose the
 * stone). The signal “placed” tells of every change. */
#define DUID_TYPE_PLACE_INPUT (duid_place_input_get_type ())
G_DECLARE_FINAL_TYPE (DuidPlaceInput, duid_place_input, DUID, PLACE_INPUT, GtkWidget)

/* @question (a triad or a canvas) is referenced. */
GtkWidget *duid_place_input_new        (const DuidQuestion *question);
/* The stone that is placed next; 0 for a triad. */
void       duid_place_input_set_stone  (DuidPlaceInput     *input,
                                        guint               stone);
guint      duid_place_input_get_stone  (DuidPlaceInput     *input);
/* In the triad's plane or axis units; NaN where nothing was placed. */
DuidPoint  duid_place_input_get_place  (DuidPlaceInput     *input,
                                        guint               stone);
/* Puts a dot where it was before, in the same units; says nothing of it. */
void       duid_place_input_set_place  (DuidPlaceInput     *input,
                                        guint               stone,
                                        DuidPoint           place);

G_END_DECLS
