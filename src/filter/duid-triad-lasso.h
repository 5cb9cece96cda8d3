/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/duid-dataset.h"

G_BEGIN_DECLS

/* Lassos on a triad whose codes are there already (DuidTriadCodes): for each cell of the
 * grid of the codes it is known whether it lies inside, outside or near an edge, so that a
 * pass over all rows reads the two bytes of the cell, and the 24 of an answer only near an
 * edge. The rows are those of DuidLassoGrid, for a tenth of what it has to read. */
typedef struct _DuidTriadLasso DuidTriadLasso;

/* @rings: GArrays of DuidPoint, any of which holds a row. NULL when there are no codes.
 * All is borrowed from @dataset. */
DuidTriadLasso *duid_triad_lasso_new  (const DuidDataset    *dataset,
                                       guint                 question,
                                       const GPtrArray      *rings);
void            duid_triad_lasso_free (DuidTriadLasso       *lasso);

/* The bits of up to 64 rows from @first on. */
guint64         duid_triad_lasso_read (const DuidTriadLasso *lasso,
                                       gsize                 first,
                                       guint                 n);

G_END_DECLS
