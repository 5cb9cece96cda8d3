/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What random worlds roll: Matsumoto and Nishimura's MT19937 (1998, with their seeding of
 * 2002). The same seed gives the same numbers everywhere and for ever: those that GSL's
 * gsl_rng_mt19937, gsl_rng_uniform_int() and gsl_ran_shuffle() give, several times faster. */
typedef struct _DuidDice DuidDice;

DuidDice *duid_dice_new     (void);
void      duid_dice_free    (DuidDice *dice);
void      duid_dice_seed    (DuidDice *dice,
                             guint32   seed);

/* 0 .. @n - 1; @n is below 2^32. */
gsize     duid_dice_roll    (DuidDice *dice,
                             gsize     n);
/* Fisher and Yates' shuffle. */
void      duid_dice_shuffle (DuidDice *dice,
                             guint    *items,
                             gsize     n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidDice, duid_dice_free)

G_END_DECLS
