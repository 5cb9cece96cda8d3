/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-sensemaker-group.h"

#include "import/duid-plain-text.h"

#include <string.h>

#define UUID_LENGTH 36

static void
free_item (DuidSensemakerItem *item)
{
  g_free (item->id);
  g_free (item);
}

static void
free_group (DuidSensemakerGroup *group)
{
  g_free (group->stem);
  g_ptr_array_unref (group->items);
  g_array_unref (group->derived);
  g_free (group);
}

/* ---- stems ---- */

static gboolean
has_header (const GPtrArray *headers,
            const char      *stem,
            gsize            length,
            const char      *ending)
{
  for (guint i = 0; i < headers->len; i++)
    {
      const char *header = headers->pdata[i];

      if (strncmp (header, stem, length) == 0 && strcmp (header + length, ending) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Ids are UUIDs nearly everywhere; others are known by the definition, or by the
 * columns of coordinates that are called after them. */
static GHashTable *
collect_stems (const GPtrArray                *headers,
               const DuidSensemakerDefinition *definition)
{
  GHashTable *stems = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; definition != NULL && i < definition->signifiers->len; i++)
    g_hash_table_add (stems,
                      g_strdup (((DuidSignifier *) definition->signifiers->pdata[i])->id));
  for (guint i = 0; i < headers->len; i++)
    {
      const char *header = headers->pdata[i];
      gsize       length = strlen (header);

      if (duid_plain_text_has_uuid (header))
        g_hash_table_add (stems, g_strndup (header, UUID_LENGTH));
      else if (length > 9 && g_str_has_suffix (header, "_percentX"))
        g_hash_table_add (stems, g_strndup (header, length - 9));
      else if (length > 1 && header[length - 1] == 'X' &&
               (has_header (headers, header, length - 1, "Y") ||
                has_header (headers, header, length, "R")))
        g_hash_table_add (stems, g_strndup (header, length - 1));
    }
  return stems;
}

static gboolean
is_rest (const char *rest)
{
  static const char *const endings[] = { "", "X", "Y", "XR", "XRight", "YTop", NULL };

  return *rest == '_' || g_strv_contains (endings, rest);
}

/* The length of the shortest stem that @header begins with, 0 when there is none:
 * of <id> and <id>_<stone>, which both end in _percentX, the signifier is <id>. */
static gsize
find_stem (GHashTable *stems,
           const char *header)
{
  gsize length = strlen (header);

  if (duid_plain_text_has_uuid (header) && is_rest (header + UUID_LENGTH))
    return UUID_LENGTH;
  for (gsize i = 1; i <= length; i++)
    {
      g_autofree char *stem = NULL;

      if (!is_rest (header + i))
        continue;
      stem = g_strndup (header, i);
      if (g_hash_table_contains (stems, stem))
        return i;
    }
  return 0;
}

/* ---- parts ---- */

static DuidSensemakerItem *
get_item (DuidSensemakerGroup *group,
          const char          *id,
          gsize                length)
{
  DuidSensemakerItem *item;

  for (guint i = 0; i < group->items->len; i++)
    {
      item = group->items->pdata[i];
      if (strlen (item->id) == length && strncmp (item->id, id, length) == 0)
        return item;
    }
  item = g_new0 (DuidSensemakerItem, 1);
  item->id = g_strndup (id, length);
  item->column = item->x = item->y = -1;
  g_ptr_array_add (group->items, item);
  return item;
}

static gboolean
cut_ending (const char *text,
            const char *ending,
            gsize      *length)
{
  gsize n = strlen (ending);

  *length = strlen (text);
  if (*length <= n || strcmp (text + *length - n, ending) != 0)
    return FALSE;
  *length -= n;
  return TRUE;
}

/* “_<anchor>”, perhaps with a coordinate behind it. */
static void
take_item (DuidSensemakerGroup *group,
           const char          *rest,
           int                  column)
{
  gsize length;

  if (cut_ending (rest, "_percentX", &length) || cut_ending (rest, "XRight", &length))
    get_item (group, rest, length)->x = column;
  else if (cut_ending (rest, "_percentY", &length) || cut_ending (rest, "YTop", &length))
    get_item (group, rest, length)->y = column;
  else
    get_item (group, rest, strlen (rest))->column = column;
}

static void
take_part (DuidSensemakerGroup *group,
           const char          *rest,
           guint                column)
{
  group->is_workbench = group->is_workbench || strcmp (rest, "X") == 0 || strcmp (rest, "Y") == 0;
  if (*rest == '\0')
    group->plain = (int) column;
  else if (strcmp (rest, "_percentX") == 0 || strcmp (rest, "X") == 0)
    group->x = (int) column;
  else if (strcmp (rest, "_percentY") == 0 || strcmp (rest, "Y") == 0)
    group->y = (int) column;
  else if (strcmp (rest, "_NA") == 0)
    group->na = (int) column;
  else if (strcmp (rest, "_Zone") == 0 || *rest != '_')
    g_array_append_val (group->derived, column);
  else
    take_item (group, rest + 1, (int) column);
}

GPtrArray *
duid_sensemaker_group_columns (const DuidTableScan            *scan,
                               const DuidSensemakerDefinition *definition,
                               DuidSensemakerGroup           **owner)
{
  g_autoptr (GHashTable) stems = collect_stems (scan->headers, definition);
  g_autoptr (GHashTable) by_stem = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *groups = g_ptr_array_new_with_free_func ((GDestroyNotify) free_group);

  for (guint i = 0; i < scan->n_columns; i++)
    {
      const char          *header = duid_table_scan_get_header (scan, i);
      gsize                length = find_stem (stems, header);
      g_autofree char     *stem = g_strndup (header, length);
      DuidSensemakerGroup *group = length > 0 ? g_hash_table_lookup (by_stem, stem) : NULL;

      owner[i] = NULL;
      if (length == 0)
        continue;
      if (group == NULL)
        {
          group = g_new0 (DuidSensemakerGroup, 1);
          group->signifier = duid_sensemaker_definition_find (definition, stem);
          group->stem = g_steal_pointer (&stem);
          group->plain = group->x = group->y = group->na = -1;
          group->items = g_ptr_array_new_with_free_func ((GDestroyNotify) free_item);
          group->derived = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (by_stem, group->stem, group);
          g_ptr_array_add (groups, group);
        }
      owner[i] = group;
      take_part (group, header + length, i);
    }
  return groups;
}

guint
duid_sensemaker_count_known (const GPtrArray                *headers,
                             const DuidSensemakerDefinition *definition)
{
  g_autoptr (GHashTable) stems = collect_stems (headers, definition);
  guint n = 0;

  for (guint i = 0; i < headers->len; i++)
    {
      const char      *header = headers->pdata[i];
      gsize            length = find_stem (stems, header);
      g_autofree char *stem = g_strndup (header, length);

      n += length > 0 && duid_sensemaker_definition_find (definition, stem) != NULL;
    }
  return n;
}
