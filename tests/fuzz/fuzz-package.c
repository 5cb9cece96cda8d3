/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include <string.h>

/* Any bytes as a data package, beside answers that it may describe. */

static const char answers[] =
  "id;s;nvt;m1;m2;t1;t2;t3;d;verhaal;lijst;dag\n"
  "1;50;;ja;nee;,2;,3;,5;1;Een verhaal;a|b;1-2-2024\n"
  "2;-;1;;;0;0;1;Nee;N/A;b;2024-02-03\n"
  "3;100;;nee;;0,1;0,1;0,9;Ja;=1+1;;45000\n";

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  if (size > FUZZ_MOST_BYTES)
    return -1;
  fuzz_bench_put ("a.csv", answers, strlen (answers));
  fuzz_bench_put ("datapackage.json", data, size);
  fuzz_bench_import ("datapackage.json", NULL);
  return 0;
}
