/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/duid-framework.h"
#include "store/duid-sql.h"

G_BEGIN_DECLS

/* Whether the search index is that of the stories: each word of each story at its place,
 * and no others. Nothing is built beside it: the words of the texts and those of the index
 * are both added up under a key that is made for the occasion, so a sum that agrees is the
 * same words (but for one chance in 2^64, which nobody can work towards). Costs one
 * reading of all texts and one of the index.
 *
 * The parts that make beginnings of words quick are looked at by FTS5's own check, which
 * counts as writing: in a project that may only be read they are not. */
gboolean duid_search_proof_check (DuidSql       *sql,
                                  DuidFramework *framework,
                                  gboolean      *is_right,
                                  GError       **error);

G_END_DECLS
