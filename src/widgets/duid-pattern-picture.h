/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The chart of a pattern as it was: all answers, and those of its frozen stories in
 * full colour. Drawn once per size. */
#define DUID_TYPE_PATTERN_PICTURE (duid_pattern_picture_get_type ())
G_DECLARE_FINAL_TYPE (DuidPatternPicture, duid_pattern_picture, DUID, PATTERN_PICTURE, GtkWidget)

GtkWidget *duid_pattern_picture_new  (int                 height);
/* Takes @frozen. */
void       duid_pattern_picture_show (DuidPatternPicture *picture,
                                      DuidSession        *session,
                                      const DuidCard     *card,
                                      DuidRows           *frozen);

G_END_DECLS
