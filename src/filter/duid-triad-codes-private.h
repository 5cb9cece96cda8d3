/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "filter/duid-triad-codes.h"

G_BEGIN_DECLS

/* Between duid-triad-codes.c, which makes the codes, and duid-triad-codes-count.c. */

/* Adds the answered rows from @from to @to. @cells is nullable. */
void duid_triad_codes_count_span (const DuidTriadCodes  *codes,
                                  gsize                  from,
                                  gsize                  to,
                                  DuidTriadCounts       *counts,
                                  guint32               *cells);

G_END_DECLS
