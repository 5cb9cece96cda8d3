/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/duid-pattern-tile.h"

G_BEGIN_DECLS

/* The themes of a board of patterns beside each other. A card that is dropped on a
 * column goes to its theme, before the card that it is dropped on: the acts are done
 * here. Signal “chosen” (const char *id). */
#define DUID_TYPE_PATTERN_COLUMNS (duid_pattern_columns_get_type ())
G_DECLARE_FINAL_TYPE (DuidPatternColumns, duid_pattern_columns, DUID, PATTERN_COLUMNS, AdwBin)

/* What is known of all of them. */
typedef struct
{
  GPtrArray       *patterns; /* DuidPattern: those to show, in order; referenced */
  GPtrArray       *owner;    /* of them; referenced */
  const DuidRound *round;    /* borrowed while shown; or NULL */
  GHashTable      *own;      /* points by id, or NULL */
  GHashTable      *totals;
  gboolean         shows_totals;
  const char      *chosen;   /* id, or NULL */
} DuidPatternColumnsShown;

void duid_pattern_columns_show (DuidPatternColumns            *columns,
                                DuidSession                   *session,
                                const DuidPatternColumnsShown *shown);

G_END_DECLS
