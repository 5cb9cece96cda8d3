/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How many bits are set in many words: what every count of a row set comes down to.
 * The quickest way that this machine has is chosen when the program runs; plain C is
 * there for any other machine. */

typedef enum
{
  DUID_BITS_BEST,
  DUID_BITS_PLAIN,
  DUID_BITS_POPCNT,
  DUID_BITS_AVX2,
} DuidBitsWay;

typedef enum
{
  DUID_BITS_AND, /* set in both */
  DUID_BITS_XOR, /* set in one of the two only */
} DuidBitsPair;

/* Whether this machine can count that way. */
gboolean duid_bits_can        (DuidBitsWay    way);

gsize    duid_bits_count      (DuidBitsWay    way,
                               const guint64 *words,
                               gsize          n);
gsize    duid_bits_count_pair (DuidBitsWay    way,
                               DuidBitsPair   pair,
                               const guint64 *a,
                               const guint64 *b,
                               gsize          n);

G_END_DECLS
