/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/duid-plane.h"

G_BEGIN_DECLS

/* Lines of equal height over a grid whose squares are cut in two triangles from top left
 * to bottom right, so that a grid may also be a triangle. Nodes that are NaN are not
 * there. */

/* @heights: @n_across × @n_down nodes. Returns lines (transfer full: a GPtrArray of
 * GArray of DuidPoint in steps of the grid), whole from border to border or closed: a
 * closed line ends where it began. */
GPtrArray *duid_contour_trace (const double *heights,
                               int           n_across,
                               int           n_down,
                               double        level);

G_END_DECLS
