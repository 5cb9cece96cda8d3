/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* JSON from strangers: its size and depth are looked at before it is parsed
 * (definitions nested thousands deep crash parsers), and values are taken as text
 * whatever a hand wrote. */

/* The object in the file (transfer full), or NULL with an error. */
JsonNode   *duid_json_file_read  (const char *path,
                                  GError    **error);
/* The same of @length bytes of text, for which @name stands in messages. */
JsonNode   *duid_json_text_read  (const char *name,
                                  const char *text,
                                  gsize       length,
                                  GError    **error);
/* Whether objects and lists lie at most @most deep in @text; strings aside. */
gboolean    duid_json_is_shallow (const char *text,
                                  gsize       length,
                                  guint       most);

/* Members of an object; NULL when there is none or it is of another kind. */
JsonObject *duid_json_get_object (JsonObject *object,
                                  const char *key);
JsonArray  *duid_json_get_list   (JsonObject *object,
                                  const char *key);
/* Texts, numbers and booleans as text (transfer full), or NULL. */
char       *duid_json_dup_text   (JsonObject *object,
                                  const char *key);
char       *duid_json_node_dup_text (JsonNode *node);

G_END_DECLS
