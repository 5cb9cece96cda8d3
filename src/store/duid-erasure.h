/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/duid-op.h"

G_BEGIN_DECLS

/* Stories that were erased, for good: a right in law. Their operations stay in
 * the log as a chain of hashes without bodies, and a copy that still had them
 * loses them when it learns of the erasure.
 *
 * Three steps: duid_erasure_apply() keeps the state free of the story,
 * duid_erasure_sweep() takes what is left of it out of log, stories and search,
 * and duid_erasure_clean() sees to it that no byte of it stays behind in the file. */

/* Whether @target was erased. */
gboolean duid_erasure_find  (DuidSql      *sql,
                             const guint8 *target,
                             gboolean     *is_erased,
                             GError      **error);
/* Applies an erasure to the state tables. */
gboolean duid_erasure_apply (DuidSql      *sql,
                             const DuidOp *op,
                             GError      **error);
/* In the transaction that wrote or received erasures, or stories. */
gboolean duid_erasure_sweep (DuidSql      *sql,
                             GError      **error);
/* Writes the file anew, after the transaction. */
gboolean duid_erasure_clean (DuidSql      *sql,
                             GError      **error);

G_END_DECLS
