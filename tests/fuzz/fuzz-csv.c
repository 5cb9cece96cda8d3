/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

/* Any bytes as a file of answers, whatever way they are written. */

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  if (size > FUZZ_MOST_BYTES)
    return -1;
  fuzz_bench_put ("a.csv", data, size);
  fuzz_bench_import ("a.csv", NULL);
  return 0;
}
