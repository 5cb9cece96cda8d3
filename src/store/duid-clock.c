/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/duid-clock.h"

#define COUNTER_BITS 16
/* The year 4000; the number itself ends in 6429. */
#define LAST_TIME G_GINT64_CONSTANT (64060588800000)

gint64
duid_clock_next (gint64 last,
                 gint64 now)
{
  gint64 moment = CLAMP (now, 0, LAST_TIME - 1) << COUNTER_BITS;

  /* A full counter runs over into the milliseconds, which is as good. */
  return MAX (moment, last + 1);
}

gint64
duid_clock_get_time (gint64 moment)
{
  return moment >> COUNTER_BITS;
}

gboolean
duid_clock_is_sane (gint64 moment)
{
  return moment >= 0 && duid_clock_get_time (moment) < LAST_TIME;
}
