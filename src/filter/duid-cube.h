/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "filter/duid-digest.h"
#include "filter/duid-order.h"

G_BEGIN_DECLS

/* All counts for any range of one question's numbers, while nothing else changes.
 *
 * The rows stand in the order of the numbers, cut into stretches; for the beginning of
 * each stretch the cube holds the counts of all questions over the rows before it. The
 * counts of a range are then those at its end less those at its beginning, and the
 * few rows between a bound and the nearest stretch one by one: a step of a brush costs
 * the same whether it is near or far, and no row set is looked at. With few different
 * numbers each has a stretch of its own, and no row is visited at all.
 *
 * It is made of things that never change, so another thread may make it; reading it
 * is for any thread. Some 60 ms per million rows, a few MB. */

/* What it is made of: from the selection, with references and rows of its own. */
typedef struct
{
  DuidDataset *dataset;
  DuidDigest  *digest;
  DuidOrder   *order;
  DuidRows    *base;   /* the rows that pass all but the brush that moves */
  GArray      *others; /* DuidCubeOther */
  guint64      stamp;  /* of the selection: changes when anything else does */
} DuidCubePlan;

/* A question that is brushed too is counted over a base of its own. */
typedef struct
{
  guint     question;
  DuidRows *base;
} DuidCubeOther;

typedef struct
{
  DuidCubePlan *plan;
  guint         n_stretches;
  gsize        *starts;  /* positions in the order, from 0; and its end */
  guint         n_cells; /* a stretch: of all questions, then of each other's, then rows */
  guint32      *cells;
} DuidCube;

DuidCubePlan *duid_cube_plan_new  (DuidDataset     *dataset,
                                   DuidDigest      *digest,
                                   DuidOrder       *order,
                                   const DuidRows  *base,
                                   guint64          stamp);
void          duid_cube_plan_add  (DuidCubePlan    *plan,
                                   guint            question,
                                   const DuidRows  *base);
void          duid_cube_plan_free (DuidCubePlan    *plan);

/* Takes the plan over. */
DuidCube     *duid_cube_new       (DuidCubePlan    *plan);
void          duid_cube_free      (DuidCube        *cube);

/* Writes the counts of the rows in any of the spans (DuidInterval) to @cells, which has
 * n_cells places: all cells, those of the others one after the other, how many rows. */
void          duid_cube_read      (const DuidCube  *cube,
                                   const GArray    *spans,
                                   guint32         *cells);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidCubePlan, duid_cube_plan_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidCube, duid_cube_free)

G_END_DECLS
