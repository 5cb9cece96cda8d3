/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/duid-scene.h"

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* A scene for the clipboard, at @scale times its size, on white (transfer full). */
GdkTexture *duid_scene_texture_new (DuidScene *scene,
                                    int        scale);

G_END_DECLS
