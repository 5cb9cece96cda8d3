/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* The image of a “data:” address (PNG or JPEG), read when it is first drawn and kept
 * for the next time: a chart is made anew with every brush. NULL when it is none
 * (transfer full: cairo_surface_destroy()). */
cairo_surface_t *duid_canvas_image_get (const char *address);

G_END_DECLS
