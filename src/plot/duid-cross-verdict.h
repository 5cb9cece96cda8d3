/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/duid-cross-table.h"

G_BEGIN_DECLS

/* A cell stands out when its adjusted residual is beyond the one and its q below the
 * other. */
#define DUID_CROSS_MARKED 2.0
#define DUID_CROSS_FALSE  .05

/* What a cross-table says in a sentence: how strongly both answers go together, effect
 * first, or how many cells stand out where several answers were possible (transfer full). */
char *duid_cross_verdict_new (const DuidCrossTable *table);
/* What its signs mean, and what was left out (transfer full). */
char *duid_cross_legend_new  (const DuidCrossTable *table);

G_END_DECLS
