/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/duid-people.h"

#include <string.h>

static const char LIST_FIELDS[] =
  "SELECT id, name, value FROM field WHERE object = 'person' AND name IN ('name', 'same')"
  " ORDER BY id";

struct _DuidPeople
{
  GHashTable *names; /* id → name */
  GHashTable *sames; /* id → id that it was said to be */
  GHashTable *roots; /* id → id (borrowed), of those in sames */
};

static void
take_field (DuidPeople   *people,
            sqlite3_stmt *query)
{
  const guint8    *id = duid_sql_get_id (query, 0);
  const char      *field = (const char *) sqlite3_column_text (query, 1);
  g_autofree char *value = duid_sql_dup_text (query, 2);
  guint8           other[DUID_ID_SIZE];

  if (id == NULL || value == NULL)
    return;
  if (strcmp (field, "name") == 0)
    g_hash_table_insert (people->names, duid_id_to_string (id), g_steal_pointer (&value));
  else if (duid_id_from_string (value, other) && memcmp (id, other, DUID_ID_SIZE) != 0)
    g_hash_table_insert (people->sames, duid_id_to_string (id), duid_id_to_string (other));
}

/* Where the way from @id ends; in a circle its smallest. */
static const char *
find_root (const DuidPeople *people,
           const char       *id)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  const char *at = id;
  const char *next;
  const char *root;

  while (g_hash_table_add (seen, (gpointer) at) &&
         (next = g_hash_table_lookup (people->sames, at)) != NULL)
    at = next;
  if (g_hash_table_lookup (people->sames, at) == NULL)
    return at;
  root = at;
  for (next = g_hash_table_lookup (people->sames, at); strcmp (next, at) != 0;
       next = g_hash_table_lookup (people->sames, next))
    if (strcmp (next, root) < 0)
      root = next;
  return root;
}

static void
find_roots (DuidPeople *people)
{
  GHashTableIter iter;
  gpointer       id;

  g_hash_table_iter_init (&iter, people->sames);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_hash_table_insert (people->roots, id, (gpointer) find_root (people, id));
}

DuidPeople *
duid_people_load (DuidSql *sql,
                  GError **error)
{
  g_autoptr (DuidPeople) people = g_new0 (DuidPeople, 1);
  g_autoptr (sqlite3_stmt) query = duid_sql_query (sql, error, LIST_FIELDS, "");
  int step = -1;

  people->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  people->sames = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  people->roots = g_hash_table_new (g_str_hash, g_str_equal);
  while (query != NULL && (step = duid_sql_step (sql, query, error)) > 0)
    take_field (people, query);
  if (step < 0)
    return NULL;
  find_roots (people);
  return g_steal_pointer (&people);
}

void
duid_people_free (DuidPeople *people)
{
  if (people == NULL)
    return;
  g_hash_table_unref (people->roots);
  g_hash_table_unref (people->sames);
  g_hash_table_unref (people->names);
  g_free (people);
}

gboolean
duid_people_has_joined (const DuidPeople *people)
{
  return g_hash_table_size (people->sames) > 0;
}

const char *
duid_people_get_root (const DuidPeople *people,
                      const char       *id)
{
  const char *root = g_hash_table_lookup (people->roots, id);

  return root != NULL ? root : id;
}

const char *
duid_people_get_name (const DuidPeople *people,
                      const char       *id)
{
  const char *name = g_hash_table_lookup (people->names, duid_people_get_root (people, id));

  return name != NULL ? name : "";
}

GPtrArray *
duid_people_list_aliases (const DuidPeople *people,
                          const char       *id)
{
  GPtrArray     *aliases = g_ptr_array_new_with_free_func (g_free);
  const char    *root = duid_people_get_root (people, id);
  GHashTableIter iter;
  gpointer       other;

  if (strcmp (root, id) != 0)
    g_ptr_array_add (aliases, g_strdup (root));
  g_hash_table_iter_init (&iter, people->sames);
  while (g_hash_table_iter_next (&iter, &other, NULL))
    if (strcmp (other, id) != 0 && strcmp (other, root) != 0 &&
        strcmp (duid_people_get_root (people, other), root) == 0)
      g_ptr_array_add (aliases, g_strdup (other));
  return aliases;
}
