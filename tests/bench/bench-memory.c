/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How fast this machine reads memory, on one thread and on all: what no count can
 * beat. Adds the words of an array of 256 bytes a story up. Prints a JSON array;
 * `bytes` is what each run reads. */
#include "base/duid-crew.h"

#include "bench.h"

#define N_RUNS        9
#define WORDS_A_STORY 32
#define GRAIN         4096

typedef struct
{
  const guint64 *words;
  guint64        sums[64];
} Reading;

static void
read_words (gsize    from,
            gsize    to,
            int      part,
            gpointer data)
{
  Reading *reading = data;
  guint64  sum = 0;

  for (gsize i = from; i < to; i++)
    sum += reading->words[i];
  reading->sums[part] = sum;
}

static void
measure (Bench      *bench,
         const char *name,
         gsize       n,
         Reading    *reading,
         gsize       grain)
{
  double times[N_RUNS];

  for (guint i = 0; i < N_RUNS; i++)
    {
      double  start = bench_get_clock ();
      guint64 sum = 0;

      duid_crew_run (n * WORDS_A_STORY, grain, read_words, reading);
      times[i] = bench_get_clock () - start;
      for (guint part = 0; part < G_N_ELEMENTS (reading->sums); part++)
        sum += reading->sums[part];
      g_assert_cmpuint (sum, ==, n * WORDS_A_STORY);
      for (guint part = 0; part < G_N_ELEMENTS (reading->sums); part++)
        reading->sums[part] = 0;
    }
  bench_add (bench, name, n, times, N_RUNS, n * WORDS_A_STORY * sizeof (guint64));
}

int
main (int    argc,
      char **argv)
{
  static const gsize sizes[] = { 1000000 };
  Bench             *bench = bench_new (argc, argv, sizes, G_N_ELEMENTS (sizes));
  gsize              n;

  while (bench_next (bench, &n))
    {
      g_autofree guint64 *words = g_new (guint64, MAX (n, 1) * WORDS_A_STORY);
      Reading             reading = { .words = words };

      for (gsize i = 0; i < n * WORDS_A_STORY; i++)
        words[i] = 1;
      measure (bench, "memory-read-one-thread", n, &reading, MAX (n, 1) * WORDS_A_STORY);
      measure (bench, "memory-read-all-threads", n, &reading, GRAIN);
    }
  bench_finish (bench);
  return 0;
}
