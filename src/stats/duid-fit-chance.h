/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stats/duid-draws.h"

G_BEGIN_DECLS

/* The p of X² for counts held against shares (see duid_goodness_of_fit()), by draws from
 * those shares: for few counts, where its distribution is not to be trusted. FALSE when
 * the progress function stopped it. */
gboolean duid_fit_chance (const gsize     *counts,
                          const double    *shares,
                          gsize            n,
                          const DuidDraws *draws,
                          DuidChance      *chance);

G_END_DECLS
