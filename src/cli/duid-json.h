/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* JSON as the commands print it: counts are integers, numbers have all their
 * digits (reading them back gives the same double), and what is not a number is
 * null. */

void duid_json_add_count    (JsonBuilder *builder,
                             const char  *name,
                             gsize        count);
void duid_json_add_number   (JsonBuilder *builder,
                             const char  *name,
                             double       number);
void duid_json_add_text     (JsonBuilder *builder,
                             const char  *name,
                             const char  *text);
/* An element of an array. */
void duid_json_append_number (JsonBuilder *builder,
                              double       number);

/* Ends @builder's document and returns it as text (transfer full). */
char *duid_json_to_text     (JsonBuilder *builder,
                             gboolean     is_pretty);

G_END_DECLS
