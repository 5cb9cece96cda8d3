/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/duid-scene.h"

G_BEGIN_DECLS

/* Texts that were set before. Setting a text costs Pango some thirty times what finding
 * it again does, and the pictures of one window say the same words at every step of a
 * brush; so each thread keeps the texts it has set, however they are called for. What
 * changes how a text looks is part of what it is found by: nothing goes out of date. */

/* @text as @style says at @size pixels (transfer full). It is shared: look, don't touch. */
PangoLayout *duid_scene_text_get (const char          *text,
                                  const DuidTextStyle *style,
                                  double               size);

G_END_DECLS
