/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What every measuring program shares: the numbers of stories it is asked for, and
 * the figures it prints, a JSON array of
 * { name, n, median_ms, p99_ms, min_ms, runs, bytes }.
 *
 *   PROGRAM [--n N]… [N…]   the numbers of stories; the program's own when none */
typedef struct _Bench Bench;

/* Ends the program with a sentence when an argument is no number. */
Bench   *bench_new       (int           argc,
                          char        **argv,
                          const gsize  *sizes,
                          guint         n_sizes);
/* Prints what was added, and frees. */
void     bench_finish    (Bench        *bench);

/* For a program with a window, before all else: a screen by xvfb-run when there is none, and
 * Cairo to draw with, as where there is no graphics card, unless GSK_RENDERER says another. */
void     bench_find_screen (char      **argv);

/* The numbers of stories, one after the other; FALSE after the last. */
gboolean bench_next      (Bench        *bench,
                          gsize        *n);

/* @times in ms, which are put in order. @bytes: what there was of memory or file, or
 * what was read; 0 when that says nothing. */
void     bench_add       (Bench        *bench,
                          const char   *name,
                          gsize         n,
                          double       *times,
                          guint         n_times,
                          gsize         bytes);

/* Milliseconds from any moment: of the clock on the wall, of the processor for this
 * program alone, where what other programs do meanwhile does not count, and of the
 * processor for the calling thread. */
double   bench_get_clock  (void);
double   bench_get_cpu    (void);
double   bench_get_thread (void);

/* What this program holds of the heap now. */
gsize    bench_get_heap  (void);

G_END_DECLS
