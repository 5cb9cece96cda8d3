/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-binding.h"
#include "model/duid-dataset.h"

G_BEGIN_DECLS

/* The columns of an archive that hold the answers to one question: what they are
 * called, what stands in them, and the binding that reads them again. */

/* The binding of @question, whose columns are appended to @headers (char*) under names
 * that are not in @taken yet; NULL when it cannot have an answer. */
DuidBinding *duid_archive_column_bind   (const DuidDataset *dataset,
                                         guint              question,
                                         gboolean           has_states,
                                         GPtrArray         *headers,
                                         GHashTable        *taken);
/* Appends the cells of @row to @cells (char*), as many as the columns of @binding;
 * NULL is an empty one. */
void         duid_archive_column_write  (const DuidDataset *dataset,
                                         const DuidBinding *binding,
                                         gsize              row,
                                         GPtrArray         *cells);
/* @text with a “'” before it when a spreadsheet would take it for a formula, or it begins
 * with one (transfer full). */
char        *duid_archive_column_guard  (const char        *text);
/* Adds @name to @taken, with “ (2)” behind it if need be, and to @headers. */
const char  *duid_archive_column_name   (const char        *name,
                                         GPtrArray         *headers,
                                         GHashTable        *taken);

G_END_DECLS
