/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/duid-question.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What a description says of a question that cannot be meant so, though the
 * survey can be read: a slip of the hand that would leave out answers without a
 * word. Adds DuidProblem to @problems; @resources has the names of the package's
 * files as keys, @file is the description's own name. */
void duid_package_find_slips (JsonObject         *object,
                              const DuidQuestion *question,
                              GHashTable         *resources,
                              const char         *file,
                              GPtrArray          *problems);

G_END_DECLS
