/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the fuzz targets share. A target is a LLVMFuzzerTestOneInput that lays files
 * on the bench and has them imported. libFuzzer calls it when it is built with
 * -Dfuzz=true; else fuzz-driver.c does, with the corpus and changed copies of it. */

/* The most bytes a target looks at: larger files try patience, not the reader. */
#define FUZZ_MOST_BYTES 200000

int   LLVMFuzzerTestOneInput (const guint8 *data,
                              gsize         size);

/* Lays a file of this name in the one folder of the program; what was there is
 * replaced. */
void  fuzz_bench_put         (const char   *name,
                              gconstpointer bytes,
                              gsize         length);
/* Recognises and imports the files as people would, writes what was recognised as a
 * data package, and looks at every answer. Fails when neither an intake nor a
 * sentence comes of it. */
void  fuzz_bench_import      (const char   *first,
                              const char   *second); /* or NULL */

G_END_DECLS
