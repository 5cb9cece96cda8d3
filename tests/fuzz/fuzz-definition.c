/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include <string.h>

/* Any bytes as a definition, beside answers that its ids may be found in. */

static const char answers[] =
  "id,project_id,server_upload_time,story,who,need_a,need_b,need_NA,"
  "tri_percentX,tri_percentY,tri_a,tri_b,tri_c,tri_NA,dy_percentX,dy_a,dy_b,dy_NA,"
  "st_k_percentX,st_k_percentY,responder_id\n"
  "1,p,1714189466434,Een verhaal over hoe het ging en verder,b,1,,,0.3,0.2,0.2,0.6,0.2,,"
  "0.25,0.75,0.25,,0.5,0.6,r1\n"
  "2,p,1714189466435,Nog een verhaal dat lang genoeg is om op te vallen,a,,1,,0.5,0.5,0.5,0.25,"
  "0.25,,,,,1,,,r2\n"
  "3,p,1714189466436,Het laatste verhaal met een \"\"woord\"\" erin,a,,,1,,,,,,1,0.5,0.5,0.5,,"
  "0.1,0.9,r3\n";

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  if (size > FUZZ_MOST_BYTES)
    return -1;
  fuzz_bench_put ("a.csv", answers, strlen (answers));
  fuzz_bench_put ("a.json", data, size);
  fuzz_bench_import ("a.csv", "a.json");
  return 0;
}
