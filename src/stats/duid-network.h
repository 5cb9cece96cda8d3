/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/duid-plane.h"

G_BEGIN_DECLS

/* Places for things that are tied to each other, so that what is tied stands together
 * (Kamada and Kawai 1989, by igraph; on a circle where the program was built without
 * it). The same ties always give the same places. */
typedef struct
{
  guint  a;
  guint  b;
  double weight; /* above 0: the heavier, the nearer */
} DuidTie;

/* Fills @places, 0..1 both ways, with @n places. */
void duid_network_lay_out (guint          n,
                           const DuidTie *ties,
                           gsize          n_ties,
                           DuidPoint     *places);

G_END_DECLS
