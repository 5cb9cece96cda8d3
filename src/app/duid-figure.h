/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/duid-chart.h"
#include "session/duid-session.h"

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* A card of the board as a figure of a report: light, with its question, its
 * count line and its words, whatever the window looks like. */

/* The chart at @width x @height pixels; NULL when the question is gone. Must not
 * outlive the session's present state. */
DuidChart  *duid_figure_make_chart   (DuidSession    *session,
                                      const DuidCard *card,
                                      double          width,
                                      double          height);
/* As the ending of @path says: SVG, PDF or PNG. */
gboolean    duid_figure_save         (DuidSession    *session,
                                      const DuidCard *card,
                                      const char     *path,
                                      GError        **error);
/* For the clipboard, at twice the size. */
GdkTexture *duid_figure_make_texture (DuidSession    *session,
                                      const DuidCard *card);

G_END_DECLS
