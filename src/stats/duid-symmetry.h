/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The same persons chose twice from the same options: what changed? Bowker 1948 asks
 * whether as many went from one option to another as came back, the sum over pairs of
 * options of (n_ij - n_ji)² / (n_ij + n_ji); Stuart 1955 and Maxwell 1970 whether the
 * shares of the options are other ones now, d' S^-1 d of the differences of the margins.
 * Of two options both are McNemar's, without continuity correction. */
typedef struct
{
  double n_changed;
  double bowker;    /* X² */
  double bowker_df; /* pairs of options that anybody went between */
  double bowker_p;
  double stuart;    /* X² */
  double stuart_df; /* options - 1, fewer when some are not joined by anybody's change */
  double stuart_p;
} DuidSymmetry;

/* @counts: n × n, the first answer in rows. When nobody changed X² is 0 and p is 1. */
DuidSymmetry duid_symmetry (const double *counts,
                            guint         n);

G_END_DECLS
