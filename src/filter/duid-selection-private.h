/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "filter/duid-condition-private.h"
#include "filter/duid-counts-private.h"
#include "filter/duid-cube.h"
#include "filter/duid-digest.h"
#include "filter/duid-mover.h"
#include "filter/duid-selection.h"

G_BEGIN_DECLS

/* Between duid-selection.c and duid-selection-cube.c, which serves the brush that
 * moves while all others stay. */

#define DUID_NO_GROUP -1

/* A condition with the rows that pass it alone. */
typedef struct
{
  DuidCondition *condition;
  DuidRows      *rows;
  int            group; /* the question it is on, tags, or DUID_NO_GROUP */
  DuidCondition *found; /* whose rows these still are, or NULL: those of the condition */
} DuidSelectionEntry;

/* What is kept per question, and last for the tags. */
typedef struct
{
  DuidBins  *bins;
  DuidMover *mover;    /* made when a brush on it moves */
  DuidCounts counts;   /* as shown */
  gboolean   is_stale; /* counts are behind */
  gboolean   is_brushed;
  DuidRows  *base;       /* brushed only: the rows that pass the other conditions */
  guint32   *base_cells; /* brushed only: own cells over base */
} DuidSelectionFacet;

struct _DuidSelection
{
  DuidDataset *dataset;
  DuidTagging *tagging; /* or NULL */
  DuidStand    stand;
  guint        n_questions;
  gsize        n_rows;
  DuidDigest  *digest;
  DuidSelectionFacet *facets; /* n_questions + 1 */
  GPtrArray   *entries; /* DuidSelectionEntry */
  DuidRows    *rows;    /* that pass everything */
  gsize        n_chosen;
  DuidRows    *scratch;
  guint32     *all_cells; /* over all rows */
  guint32     *cells;     /* over rows */

  /* The brush that moves while all others stay: its entry, or -1. */
  int       moving;
  guint64   stamp;      /* changes when anything but that brush does */
  DuidCube *cube;       /* of that brush, or NULL */
  guint32  *cube_cells; /* scratch */
  gboolean  is_behind;  /* counts have moved on; row sets follow when looked at */
};

/* Every entry but those of @group and but @entry (-1: none), AND, into @rows. */
void     duid_selection_combine  (DuidSelection *self,
                                  int            group,
                                  int            entry,
                                  DuidRows      *rows);
/* Moves the rows of @entry from those of @before on to those of @after, or finds
 * them anew. */
void     duid_selection_move_rows (DuidSelection *self,
                                  DuidSelectionEntry *entry,
                                  DuidCondition *before,
                                  DuidCondition *after);

/* Sees what changes from the conditions there are to @conditions; a cube that no
 * longer holds goes. */
void     duid_selection_watch    (DuidSelection *self,
                                  GPtrArray     *conditions);
/* Something else than conditions changes. */
void     duid_selection_drop_cube (DuidSelection *self);
/* Brings the counts to @conditions by the cube; FALSE when there is none for them. */
gboolean duid_selection_step     (DuidSelection *self,
                                  GPtrArray     *conditions);
/* Brings row sets to where the counts are. */
void     duid_selection_bring_rows (DuidSelection *self);

G_END_DECLS
