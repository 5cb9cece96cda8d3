/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The hybrid logical clock: 48 bits of unix milliseconds and a 16-bit counter in
 * one number that only grows. What was done after seeing something else always
 * has the higher number, however wrong a machine's clock is. */

/* The moment after @last, the highest seen anywhere, at @now milliseconds. */
gint64   duid_clock_next     (gint64 last,
                              gint64 now);
/* Its unix milliseconds. */
gint64   duid_clock_get_time (gint64 moment);
/* Whether there is room after it; a file may claim anything. */
gboolean duid_clock_is_sane  (gint64 moment);

G_END_DECLS
