/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The crew of threads for one whole pass over rows (a recount, a parse, a text
 * scan, permutations). Everything else in the core is synchronous.
 *
 * The crew lives as long as the program, waits on a condition (never spins),
 * and is joined before duid_crew_run() returns. A crew call inside a job runs
 * on the thread it is on, so nothing can dead-lock. */
typedef void (*DuidCrewFunc) (gsize    from,
                              gsize    to,
                              int      part,
                              gpointer data);

/* Threads that duid_crew_run() splits over, the caller's included (>= 1). */
int  duid_crew_get_size (void);

/* Calls @func for parts [from, to) that together are [0, n_items), each part a
 * multiple of @grain items but the last. `part` counts from 0 and is below
 * duid_crew_get_size(). Fewer than two grains run on the calling thread. */
void duid_crew_run      (gsize        n_items,
                         gsize        grain,
                         DuidCrewFunc func,
                         gpointer     data);

/* Calls @func on the calling thread, as part 0, and at the same time on others that are
 * free, as parts from 1 on; @from and @to are 0. Who is called takes what is left to do,
 * piece by piece, until nothing is. Returns when all that began have ended: nobody waits
 * for a thread that did not come in time, so this is for short passes, one after another. */
void duid_crew_share    (DuidCrewFunc func,
                         gpointer     data);

G_END_DECLS
