/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

/* Bytes that are compared together. The compiler makes of it what the processor has. */
#define DUID_LANE 16

typedef guint8 DuidLane __attribute__ ((vector_size (DUID_LANE)));

static inline DuidLane
duid_lane_load (const void *bytes)
{
  DuidLane lane;

  memcpy (&lane, bytes, sizeof lane);
  return lane;
}

/* One bit for each byte, which is 0 or 0xff, the first lowest. */
static inline guint64
duid_lane_get_bits (DuidLane lane)
{
  const guint64 low = G_GUINT64_CONSTANT (0x0101010101010101);
  const guint64 gather = G_GUINT64_CONSTANT (0x0102040810204080);
  guint64       halves[2];

  memcpy (halves, &lane, sizeof halves);
  for (gsize i = 0; i < G_N_ELEMENTS (halves); i++)
    halves[i] = ((GUINT64_FROM_LE (halves[i]) & low) * gather) >> 56;
  return halves[0] | halves[1] << 8;
}

G_END_DECLS
