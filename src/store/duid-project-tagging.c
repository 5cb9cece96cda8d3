/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/duid-project-private.h"

#include "store/duid-body.h"
#include "store/duid-clock.h"
#include "store/duid-state.h"

#include <string.h>

static const char LIST_PEOPLE[] =
  "SELECT id, value FROM field WHERE object = 'person' AND name = 'name'";
static const char LIST_ASSIGNMENTS[] =
  "SELECT tag, story, author, value FROM assignment WHERE value <> 0";
static const char LIST_READ[] = "SELECT story FROM read_mark WHERE author = ? AND value <> 0";

typedef struct
{
  DuidSql        *sql;   /* borrowed */
  DuidStoryIndex *index; /* borrowed */
  DuidTagging    *tagging;
  GHashTable     *people; /* id as text → name */
  GHashTable     *tags;   /* id as text → place + 1 */
} Loader;

/* Called for each row of a query; FALSE when it is damaged. */
typedef gboolean (*TakeRow) (Loader       *loader,
                             sqlite3_stmt *query);

static char *
dup_id (sqlite3_stmt *query,
        int           column)
{
  const guint8 *id = duid_sql_get_id (query, column);

  return id != NULL ? duid_id_to_string (id) : NULL;
}

static gboolean
take_rows (Loader       *loader,
           sqlite3_stmt *query_,
           TakeRow       take,
           GError      **error)
{
  g_autoptr (sqlite3_stmt) query = query_;
  int step;

  if (query == NULL)
    return FALSE;
  while ((step = duid_sql_step (loader->sql, query, error)) > 0)
    if (!take (loader, query))
      {
        duid_sql_set_damaged (loader->sql, error);
        return FALSE;
      }
  return step == 0;
}

static gboolean
take_person (Loader       *loader,
             sqlite3_stmt *query)
{
  char *id = dup_id (query, 0);
  char *name = duid_sql_dup_text (query, 1);

  if (id == NULL)
    {
      g_free (name);
      return FALSE;
    }
  g_hash_table_insert (loader->people, id, name != NULL ? name : g_strdup (""));
  return TRUE;
}

static const char *
get_person (Loader       *loader,
            sqlite3_stmt *query,
            int           column)
{
  g_autofree char *id = dup_id (query, column);
  const char      *name = id != NULL ? g_hash_table_lookup (loader->people, id) : NULL;

  return name != NULL ? name : "";
}

static int
read_colour (const char *text)
{
  gint64 colour;

  if (text == NULL ||
      !g_ascii_string_to_signed (text, 10, 0, DUID_N_TAG_COLOURS - 1, &colour, NULL))
    return 0;
  return (int) colour;
}

/* One field of a tag; those of one tag come together. */
static gboolean
take_tag_field (Loader       *loader,
                sqlite3_stmt *query)
{
  g_autofree char *id = dup_id (query, 0);
  g_autofree char *value = duid_sql_dup_text (query, 2);
  const char      *field = (const char *) sqlite3_column_text (query, 1);
  GPtrArray       *tags = loader->tagging->tags;
  DuidTag         *tag = tags->len > 0 ? tags->pdata[tags->len - 1] : NULL;

  if (id == NULL)
    return FALSE;
  if (tag == NULL || strcmp (tag->id, id) != 0)
    {
      tag = duid_tag_new (id, "", 0, loader->tagging->n_rows);
      g_ptr_array_add (tags, tag);
      g_hash_table_insert (loader->tags, g_strdup (id), GUINT_TO_POINTER (tags->len));
    }
  if (strcmp (field, "name") == 0 && value != NULL)
    {
      g_free (tag->name);
      tag->name = g_steal_pointer (&value);
    }
  else if (strcmp (field, "colour") == 0)
    tag->colour = read_colour (value);
  else if (strcmp (field, "description") == 0)
    {
      g_free (tag->description);
      tag->description = g_steal_pointer (&value);
    }
  return TRUE;
}

static gboolean
take_assignment (Loader       *loader,
                 sqlite3_stmt *query)
{
  g_autofree char *tag_id = dup_id (query, 0);
  const guint8    *story = duid_sql_get_id (query, 1);
  guint            place;
  gssize           row;

  if (tag_id == NULL || story == NULL)
    return FALSE;
  place = GPOINTER_TO_UINT (g_hash_table_lookup (loader->tags, tag_id));
  row = duid_story_index_find_hash (loader->index, story);
  if (place > 0 && row >= 0)
    {
      DuidAssignment assignment = { .tag = place - 1,
                                    .row = (gsize) row,
                                    .author = g_strdup (get_person (loader, query, 2)),
                                    .value = sqlite3_column_int64 (query, 3) > 0 ? 1 : -1 };

      g_array_append_val (loader->tagging->assignments, assignment);
    }
  return TRUE;
}

static gboolean
take_note (Loader       *loader,
           sqlite3_stmt *query)
{
  const guint8    *story = duid_sql_get_id (query, 1);
  g_autofree char *id = dup_id (query, 0);
  gssize           row;

  if (id == NULL || story == NULL)
    return FALSE;
  row = duid_story_index_find_hash (loader->index, story);
  if (row >= 0)
    {
      DuidNote note = { .id = g_steal_pointer (&id),
                        .row = (gsize) row,
                        .author = g_strdup (get_person (loader, query, 2)),
                        .text = duid_sql_dup_text (query, 3),
                        .time = duid_clock_get_time (sqlite3_column_int64 (query, 4)) };

      g_array_append_val (loader->tagging->notes, note);
    }
  return TRUE;
}

static gboolean
take_group_field (Loader       *loader,
                  sqlite3_stmt *query)
{
  g_autofree char *id = dup_id (query, 0);
  g_autofree char *value = duid_sql_dup_text (query, 2);
  const char      *field = (const char *) sqlite3_column_text (query, 1);
  GPtrArray       *groups = loader->tagging->groups;
  DuidGroup       *group = groups->len > 0 ? groups->pdata[groups->len - 1] : NULL;
  char           **place = NULL;

  if (id == NULL)
    return FALSE;
  if (group == NULL || strcmp (group->id, id) != 0)
    {
      group = g_new0 (DuidGroup, 1);
      group->id = g_steal_pointer (&id);
      group->name = g_strdup ("");
      group->conditions = g_strdup ("");
      g_ptr_array_add (groups, group);
    }
  if (strcmp (field, "name") == 0)
    place = &group->name;
  else if (strcmp (field, "conditions") == 0)
    place = &group->conditions;
  if (place != NULL && value != NULL)
    {
      g_free (*place);
      *place = g_steal_pointer (&value);
    }
  return TRUE;
}

static gboolean
take_read (Loader       *loader,
           sqlite3_stmt *query)
{
  const guint8 *story = duid_sql_get_id (query, 0);
  gssize        row = story != NULL ? duid_story_index_find_hash (loader->index, story) : -1;

  if (row >= 0)
    duid_rows_add (loader->tagging->read, (gsize) row);
  return story != NULL;
}

static sqlite3_stmt *
list_fields (Loader     *loader,
             const char *object,
             GError    **error)
{
  return duid_sql_query (loader->sql, error, DUID_STATE_LIVING_FIELDS, "s", object);
}

static gboolean
load_groups (Loader  *loader,
             GError **error)
{
  return take_rows (loader, list_fields (loader, DUID_OBJECT_GROUP, error), take_group_field,
                    error);
}

static gboolean
load_all (Loader       *loader,
          const guint8 *author,
          GError      **error)
{
  DuidSql *sql = loader->sql;

  return take_rows (loader, duid_sql_query (sql, error, LIST_PEOPLE, ""), take_person, error) &&
         take_rows (loader, list_fields (loader, DUID_OBJECT_TAG, error), take_tag_field, error) &&
         take_rows (loader, duid_sql_query (sql, error, LIST_ASSIGNMENTS, ""), take_assignment,
                    error) &&
         take_rows (loader, duid_sql_query (sql, error, DUID_STATE_LIVING_NOTES, "n"), take_note,
                    error) &&
         load_groups (loader, error) &&
         take_rows (loader, duid_sql_query (sql, error, LIST_READ, "h", author), take_read, error);
}

DuidTagging *
duid_project_load_tagging (DuidProject *project,
                           DuidDataset *dataset,
                           GError     **error)
{
  g_autoptr (DuidTagging) tagging = duid_tagging_new (duid_dataset_get_n_rows (dataset));
  g_autoptr (GHashTable) people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) tags = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Loader   loader = { .sql = project->sql, .tagging = tagging, .people = people, .tags = tags };
  gboolean is_well;

  if (!duid_sql_begin_reading (project->sql, error))
    return NULL;
  loader.index = duid_project_get_index (project, dataset, error);
  is_well = loader.index != NULL && load_all (&loader, project->author_id, error);
  duid_sql_rollback (project->sql);
  if (!is_well)
    return NULL;
  duid_tagging_finish (tagging);
  return g_steal_pointer (&tagging);
}
