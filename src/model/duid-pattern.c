/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/duid-pattern.h"

DuidPattern *
duid_pattern_new (const char *id)
{
  DuidPattern *pattern = g_new0 (DuidPattern, 1);

  pattern->id = g_strdup (id);
  pattern->fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  pattern->stories = g_ptr_array_new_with_free_func (g_free);
  return pattern;
}

void
duid_pattern_free (DuidPattern *pattern)
{
  if (pattern == NULL)
    return;
  g_free (pattern->id);
  g_hash_table_unref (pattern->fields);
  g_ptr_array_unref (pattern->stories);
  g_free (pattern);
}

const char *
duid_pattern_get_field (const DuidPattern *pattern,
                        const char        *name)
{
  return g_hash_table_lookup (pattern->fields, name);
}
