/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "export/duid-link-ids.h"

struct _DuidLinkIds
{
  DuidDataset *dataset;
  GHashTable  *shared; /* ids (borrowed) that more than one story has */
};

DuidLinkIds *
duid_link_ids_new (DuidDataset *dataset)
{
  DuidLinkIds *ids = g_new0 (DuidLinkIds, 1);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  gsize n_rows = duid_dataset_get_n_rows (dataset);

  ids->dataset = duid_dataset_ref (dataset);
  ids->shared = g_hash_table_new (g_str_hash, g_str_equal);
  for (gsize row = 0; row < n_rows; row++)
    {
      gpointer id = (gpointer) duid_dataset_get_id (dataset, row);

      if (!g_hash_table_add (seen, id))
        g_hash_table_add (ids->shared, id);
    }
  return ids;
}

void
duid_link_ids_free (DuidLinkIds *ids)
{
  if (ids == NULL)
    return;
  g_hash_table_unref (ids->shared);
  duid_dataset_unref (ids->dataset);
  g_free (ids);
}

const char *
duid_link_ids_get (const DuidLinkIds *ids,
                   gsize              row)
{
  if (duid_link_ids_is_shared (ids, row))
    return duid_dataset_get_key (ids->dataset, row);
  return duid_dataset_get_id (ids->dataset, row);
}

gboolean
duid_link_ids_is_shared (const DuidLinkIds *ids,
                         gsize              row)
{
  return g_hash_table_contains (ids->shared, duid_dataset_get_id (ids->dataset, row));
}
