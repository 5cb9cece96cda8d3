/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/duid-dataset.h"

G_BEGIN_DECLS

/* What was once worked out of the answers to a question and is kept as long as the
 * dataset lives: answers never change, so it is worked out once, on first use.
 *
 * From any thread, without locks: when two begin at once, both work and the first to
 * end is kept. What @make gives is known by @make itself; it may be read by all and
 * changed by none. */
typedef gpointer (*DuidDeriveFunc) (const DuidDataset *dataset,
                                    guint              question);

gconstpointer duid_dataset_derive (const DuidDataset *dataset,
                                   guint              question,
                                   DuidDeriveFunc     make,
                                   GDestroyNotify     destroy);

/* The same, or NULL when it was not worked out yet. */
gconstpointer duid_dataset_find_derived (const DuidDataset *dataset,
                                   guint              question,
                                   DuidDeriveFunc     make);

G_END_DECLS
