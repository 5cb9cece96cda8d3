/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-sensemaker-group.h"

#include "import/duid-sensemaker-stems.h"

#include <string.h>

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
  g_autoptr (GHashTable) stems =
    duid_sensemaker_stems_new (scan->headers, scan, definition);
  g_autoptr (GHashTable) by_stem = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *groups = g_ptr_array_new_with_free_func ((GDestroyNotify) free_group);

  for (guint i = 0; i < scan->n_columns; i++)
    {
      const char          *header = duid_table_scan_get_header (scan, i);
      gsize                length = duid_sensemaker_stems_find (stems, header);
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
  g_autoptr (GHashTable) stems = duid_sensemaker_stems_new (headers, NULL, definition);
  guint n = 0;

  for (guint i = 0; i < headers->len; i++)
    {
      const char      *header = headers->pdata[i];
      gsize            length = duid_sensemaker_stems_find (stems, header);
      g_autofree char *stem = g_strndup (header, length);

      n += length > 0 && duid_sensemaker_definition_find (definition, stem) != NULL;
    }
  return n;
}
