/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/duid-chart-private.h"
#include "stats/duid-describe.h"

G_BEGIN_DECLS

/* How far the same persons went in a plane, from one answer to another: between two
 * stones, or between two waves. Places are in the plane's own units (of a triad or of a
 * canvas) until they are drawn. */
typedef struct
{
  GArray    *from;  /* DuidPoint, one a person */
  GArray    *to;
  GArray    *shifts;
  DuidPoint  start; /* the mean of @from; NaN without persons */
  DuidCentre shift; /* the mean of @shifts and its 95 % region */
  double     p;     /* of the mean shift; NaN below five persons */
} DuidMoves;

/* From so many arrows on there is a field of means instead of one a person. */
#define DUID_MOST_ARROWS 60

DuidMoves *duid_moves_new       (void);
void       duid_moves_free      (DuidMoves       *moves);
void       duid_moves_add       (DuidMoves       *moves,
                                 DuidPoint        from,
                                 DuidPoint        to);
/* Works out what is in the struct once all are there. p: a sign-flip test up to 200
 * persons (Good 2005), Hotelling's T² of the shifts above. */
void       duid_moves_finish    (DuidMoves       *moves);

/* ---- drawing; places are pixels ---- */

typedef DuidPoint (*DuidMovesPlace) (gpointer  data,
                                     DuidPoint place);

void       duid_moves_add_arrow (DuidChart       *chart,
                                 DuidPoint        from,
                                 DuidPoint        to,
                                 DuidPen          pen,
                                 double           head);
/* An arrow a person; they can be picked at their tips when @rows (of the tips) is given. */
void       duid_moves_add_persons (DuidChart     *chart,
                                 const DuidMoves *moves,
                                 const gsize     *rows,
                                 DuidMovesPlace   place,
                                 gpointer         data);
/* Of the persons who began in one cell, five or more, one arrow from the mean of where
 * they began to the mean of where they ended; the more persons, the thicker. @cells: of
 * each person, below @n_cells. Returns how many persons have no part in any arrow. */
gsize      duid_moves_add_field (DuidChart       *chart,
                                 const DuidMoves *moves,
                                 const guint     *cells,
                                 guint            n_cells,
                                 DuidMovesPlace   place,
                                 gpointer         data);
/* The mean arrow. */
void       duid_moves_add_mean  (DuidChart       *chart,
                                 const DuidMoves *moves,
                                 DuidColour       colour,
                                 DuidMovesPlace   place,
                                 gpointer         data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidMoves, duid_moves_free)

G_END_DECLS
