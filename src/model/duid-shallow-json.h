/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Reads the small JSON texts that changes of questions are kept as. They may come
 * from another copy, and the parser recurses: NULL for what is nested deeper than
 * any of ours, or is no JSON (transfer full). */
JsonNode *duid_shallow_json_parse (const char *text);

G_END_DECLS
