/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/duid-header-index.h"

typedef struct
{
  guint first;
  guint n;
} Entry;

struct _DuidHeaderIndex
{
  DuidHeaderFold fold;
  GHashTable    *entries; /* char* → Entry */
};

DuidHeaderIndex *
duid_header_index_new (const GPtrArray *headers,
                       DuidHeaderFold   fold)
{
  DuidHeaderIndex *index = g_new0 (DuidHeaderIndex, 1);

  index->fold = fold;
  index->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < headers->len; i++)
    {
      g_autofree char *name = fold (headers->pdata[i]);
      Entry           *entry = g_hash_table_lookup (index->entries, name);

      if (entry == NULL)
        {
          entry = g_new0 (Entry, 1);
          entry->first = i;
          g_hash_table_insert (index->entries, g_steal_pointer (&name), entry);
        }
      entry->n++;
    }
  return index;
}

void
duid_header_index_free (DuidHeaderIndex *index)
{
  if (index == NULL)
    return;
  g_hash_table_unref (index->entries);
  g_free (index);
}

int
duid_header_index_find (const DuidHeaderIndex *index,
                        const char            *header,
                        guint                 *n_found)
{
  g_autofree char *name = index->fold (header);
  const Entry     *entry = g_hash_table_lookup (index->entries, name);

  *n_found = entry != NULL ? entry->n : 0;
  return entry != NULL ? (int) entry->first : -1;
}

char *
duid_header_fold_blanks (const char *header)
{
  return g_strstrip (g_strdup (header));
}

char *
duid_header_fold_case (const char *header)
{
  return g_strstrip (g_ascii_strdown (header, -1));
}

char *
duid_header_fold_words (const char *header)
{
  g_auto (GStrv) words = g_strsplit_set (header, " \t\r\n", -1);
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (line, line->len > 0 ? " %s" : "%s", words[i]);
  return g_utf8_casefold (line->str, -1);
}
