/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-mapping.h"
#include "model/duid-question.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Reads where the answers to one question stand in one resource of a data
 * package: `columns` or `values` and the keys beside them.
 *
 * Returns the binding (transfer full); NULL without an error when the resource
 * did not ask the question. @question gets the options that columns are named
 * after. */
DuidBinding *duid_package_read_columns (JsonObject   *object,
                                        const char   *resource,
                                        DuidQuestion *question,
                                        guint         index,
                                        GError      **error);

/* Adds to @left_out (of DuidColumnName) the personal columns that @resource keeps
 * outside. */
void         duid_package_read_left_out (JsonObject  *resource,
                                         GPtrArray   *left_out);

G_END_DECLS
