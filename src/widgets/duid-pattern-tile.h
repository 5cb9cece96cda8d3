/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session-patterns.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A pattern on the board: what is seen, its readings, its chart, how many stories
 * and whether that changed, votes. Pressing it is the signal “chosen”; it can be
 * dragged (its id, “pattern:ID”). */
#define DUID_TYPE_PATTERN_TILE (duid_pattern_tile_get_type ())
G_DECLARE_FINAL_TYPE (DuidPatternTile, duid_pattern_tile, DUID, PATTERN_TILE, AdwBin)

/* What stands around the pattern itself. */
typedef struct
{
  const DuidRound *round; /* borrowed; NULL: no vote is on */
  guint            own;   /* points of the person at work */
  guint            total; /* points of all */
  gboolean         shows_total;
  gboolean         is_chosen;
} DuidPatternAround;

/* @pattern is borrowed for as long as the tile lives. */
GtkWidget         *duid_pattern_tile_new         (DuidSession             *session,
                                                  const DuidPattern       *pattern,
                                                  const DuidPatternAround *around);
const DuidPattern *duid_pattern_tile_get_pattern (DuidPatternTile         *tile);

G_END_DECLS
