/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "export/duid-story-table.h"

G_BEGIN_DECLS

/* The columns of a DuidStoryTable, which alone needs to know them. */

/* What of a question (or of a story) a column holds. */
typedef enum
{
  DUID_PART_ID,
  DUID_PART_SOURCE,
  DUID_PART_ANSWER,
  DUID_PART_BAND,
  DUID_PART_OPTION,
  DUID_PART_CORNER,
  DUID_PART_ZONE,
  DUID_PART_STONE_X,
  DUID_PART_STONE_Y,
  DUID_PART_STATE,
  DUID_PART_TAGS,
  DUID_PART_TAG,
} DuidColumnPart;

typedef struct
{
  DuidColumnPart   part;
  int          question; /* -1 for what belongs to the story */
  guint        index;    /* option, corner, stone, tag; which piece of a long text */
  DuidCellKind kind;
  char        *header;
} DuidStoryColumn;

/* (transfer full) a GArray of DuidStoryColumn that owns their headers. For
 * @most_units see duid_story_table_new(). */
GArray *duid_story_columns_new (const DuidExport *job,
                                gsize             most_units);

G_END_DECLS
