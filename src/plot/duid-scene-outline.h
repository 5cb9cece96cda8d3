/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/duid-plane.h"

G_BEGIN_DECLS

/* Lines, rings and discs as the rings around what they cover, for duid-scene-fill.h: all in
 * pixels. Edges (DuidEdge) are added to @edges. */

/* A closed shape, filled. */
void duid_outline_add_ring   (GArray          *edges,
                              const DuidPoint *points,
                              gsize            n_points);
void duid_outline_add_disc   (GArray          *edges,
                              DuidPoint        centre,
                              double           radius);
/* A line @width wide with round joins; open ones end in half a disc where @has_round_ends. */
void duid_outline_add_line   (GArray          *edges,
                              const DuidPoint *points,
                              gsize            n_points,
                              gboolean         is_closed,
                              gboolean         has_round_ends,
                              double           width);
/* The same, in dashes that end square. @on and @off > 0. */
void duid_outline_add_dashes (GArray          *edges,
                              const DuidPoint *points,
                              gsize            n_points,
                              gboolean         is_closed,
                              double           width,
                              double           on,
                              double           off);

G_END_DECLS
