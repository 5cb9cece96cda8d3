/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "cli/duid-json.h"

#include <math.h>

void
duid_json_add_count (JsonBuilder *builder,
                     const char  *name,
                     gsize        count)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, (gint64) count);
}

void
duid_json_add_number (JsonBuilder *builder,
                      const char  *name,
                      double       number)
{
  json_builder_set_member_name (builder, name);
  duid_json_append_number (builder, number);
}

void
duid_json_add_text (JsonBuilder *builder,
                    const char  *name,
                    const char  *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

void
duid_json_append_number (JsonBuilder *builder,
                         double       number)
{
  if (isfinite (number))
    json_builder_add_double_value (builder, number);
  else
    json_builder_add_null_value (builder);
}

char *
duid_json_to_text (JsonBuilder *builder,
                   gboolean     is_pretty)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);

  return json_to_string (root, is_pretty);
}
