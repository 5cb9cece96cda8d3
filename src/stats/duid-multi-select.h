/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stats/duid-draws.h"

G_BEGIN_DECLS

/* Two options of one question of which several can be ticked. */
typedef struct
{
  guint  n;
  guint  n_a;
  guint  n_b;
  guint  n_ab;
  double phi;      /* correlation of the ticks; its most is phi_max */
  double phi_max;  /* what phi could be at most with these counts */
  double jaccard;  /* both / at least one */
  double lift;     /* P (ab) / (P (a) P (b)): 1 when they know nothing of each other */
  double p_fisher;
} DuidTogether;

/* NaN where nobody, or everybody, ticked one of them. */
DuidTogether duid_together             (guint            n,
                                        guint            n_a,
                                        guint            n_b,
                                        guint            n_ab);

/* Do the groups tick other options? The sum over the options of Pearson's X² of
 * option × group; persons, who tick several, are given to other groups (Bilder and
 * Loughin's question, answered by permutation). @ticks: @n × @n_options of 0 or 1;
 * @groups below @n_groups. Returns the sum; FALSE in @is_done (nullable) when the
 * progress function stopped it. */
double       duid_multi_select_test    (const guint8    *ticks,
                                        gsize            n,
                                        guint            n_options,
                                        const guint     *groups,
                                        guint            n_groups,
                                        const DuidDraws *draws,
                                        DuidChance      *chance,
                                        gboolean        *is_done);

G_END_DECLS
