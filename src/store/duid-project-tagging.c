/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/duid-project-private.h"

#include "store/duid-body.h"
#include "store/duid-clock.h"
#include "store/duid-passage-loader.h"
#include "store/duid-people.h"
#include "store/duid-state.h"
#include "store/duid-tag-tree.h"

#include <math.h>
#include <string.h>

static const char LIST_ASSIGNMENTS[] =
  "SELECT tag, story, author, value FROM assignment WHERE value <> 0";
/* In order, since of one person's on tags that are one now the last counts. */
static const char LIST_ASSIGNMENTS_IN_ORDER[] =
  "SELECT tag, story, author, value FROM assignment WHERE value <> 0 ORDER BY hlc, site, seq";
/* What facilitators said, the last word last. */
static const char LIST_MODERATIONS[] =
  "SELECT tag, story, author, is_hidden FROM moderation WHERE EXISTS (SELECT 1 FROM field"
  " WHERE object = 'person' AND id = moderator AND name = 'role' AND value = ?)"
  " ORDER BY hlc, site, seq";
/* What tags were ever called, the last word last. */
static const char LIST_NAMES[] =
  "SELECT w.id, CASE WHEN json_valid (CAST (o.body AS TEXT))"
  " THEN CAST (o.body AS TEXT) ->> '$.value' END FROM field_write AS w"
  " JOIN op AS o ON o.site = w.site AND o.seq = w.seq"
  " WHERE w.object = 'tag' AND w.name = 'name' ORDER BY w.hlc, w.site, w.seq";
static const char LIST_READ[] = "SELECT story FROM read_mark WHERE author = ? AND value <> 0";

typedef struct
{
  DuidSql        *sql;   /* borrowed */
  DuidStoryIndex *index; /* borrowed */
  DuidTagging    *tagging;
  DuidPeople     *people;
  GHashTable     *tags; /* id as text → place + 1 */
  DuidTagTree    *tree;
  GHashTable     *hidden; /* tag, story and author as text, as assigned */
  GHashTable     *said;   /* tag in use, story and author as text → place + 1; NULL: no merges */
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

static const char *
get_person (Loader       *loader,
            sqlite3_stmt *query,
            int           column)
{
  g_autofree char *id = dup_id (query, column);

  return id != NULL ? duid_people_get_name (loader->people, id) : "";
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

static double
read_place (const char *text)
{
  char  *end = NULL;
  double place = text != NULL ? g_ascii_strtod (text, &end) : NAN;

  return end != text && isfinite (place) ? place : NAN;
}

static gboolean
is_merged (Loader       *loader,
           sqlite3_stmt *query)
{
  const guint8 *id = duid_sql_get_id (query, 0);

  return memcmp (duid_tag_tree_get_root (loader->tree, id), id, DUID_ID_SIZE) != 0;
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
  if (is_merged (loader, query))
    return TRUE;
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
  else if (strcmp (field, "place") == 0)
    tag->place = read_place (value);
  else if (strcmp (field, "against") == 0)
    {
      g_free (tag->against);
      tag->against = g_steal_pointer (&value);
    }
  return TRUE;
}

/* Who said what of which story, as one text. */
static char *
dup_saying (Loader       *loader,
            const char   *tag,
            sqlite3_stmt *query)
{
  g_autofree char *story = dup_id (query, 1);
  g_autofree char *author = dup_id (query, 2);

  if (author == NULL)
    return g_strconcat (tag, story, NULL);
  return g_strconcat (tag, story, duid_people_get_root (loader->people, author), NULL);
}

static gboolean
take_moderation (Loader       *loader,
                 sqlite3_stmt *query)
{
  g_autofree char *tag = dup_id (query, 0);

  if (tag == NULL)
    return FALSE;
  if (sqlite3_column_int (query, 3) != 0)
    g_hash_table_add (loader->hidden, dup_saying (loader, tag, query));
  else
    {
      g_autofree char *saying = dup_saying (loader, tag, query);

      g_hash_table_remove (loader->hidden, saying);
    }
  return TRUE;
}

/* Whether the person said it before by way of a tag that is one with @tag now; if
 * so what was said last counts, else its place is kept. */
static gboolean
is_said_again (Loader       *loader,
               const char   *tag,
               int           value,
               sqlite3_stmt *query)
{
  g_autofree char *saying = loader->said != NULL ? dup_saying (loader, tag, query) : NULL;
  GArray          *assignments = loader->tagging->assignments;
  guint            place;

  if (saying == NULL)
    return FALSE;
  place = GPOINTER_TO_UINT (g_hash_table_lookup (loader->said, saying));
  if (place > 0)
    g_array_index (assignments, DuidAssignment, place - 1).value = value;
  else
    g_hash_table_insert (loader->said, g_steal_pointer (&saying),
                         GUINT_TO_POINTER (assignments->len + 1));
  return place > 0;
}

static gboolean
is_hidden (Loader       *loader,
           const char   *tag,
           sqlite3_stmt *query)
{
  g_autofree char *saying = NULL;

  if (g_hash_table_size (loader->hidden) == 0)
    return FALSE;
  saying = dup_saying (loader, tag, query);
  return g_hash_table_contains (loader->hidden, saying);
}

static gboolean
take_assignment (Loader       *loader,
                 sqlite3_stmt *query)
{
  g_autofree char *tag_id = dup_id (query, 0);
  g_autofree char *root_id = NULL;
  const guint8    *story = duid_sql_get_id (query, 1);
  int              value = sqlite3_column_int64 (query, 3) > 0 ? 1 : -1;
  gboolean         is_away;
  guint            place;
  gssize           row;

  if (tag_id == NULL || story == NULL)
    return FALSE;
  root_id = duid_id_to_string (duid_tag_tree_get_root (loader->tree, duid_sql_get_id (query, 0)));
  place = GPOINTER_TO_UINT (g_hash_table_lookup (loader->tags, root_id));
  row = duid_story_index_find_hash (loader->index, story);
  if (place == 0 || row < 0)
    return TRUE;
  is_away = is_hidden (loader, tag_id, query);
  if (is_away || !is_said_again (loader, root_id, value, query))
    {
      DuidAssignment assignment = { .tag = place - 1,
                                    .row = (gsize) row,
                                    .author = g_strdup (get_person (loader, query, 2)),
                                    .value = value };

      g_array_append_val (is_away ? loader->tagging->hidden : loader->tagging->assignments,
                          assignment);
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
take_name (Loader       *loader,
           sqlite3_stmt *query)
{
  const guint8    *id = duid_sql_get_id (query, 0);
  g_autofree char *name = duid_sql_dup_text (query, 1);

  if (id != NULL && name != NULL && g_utf8_validate (name, -1, NULL))
    g_hash_table_insert (loader->tagging->former, g_utf8_casefold (name, -1),
                         duid_id_to_string (duid_tag_tree_get_root (loader->tree, id)));
  return id != NULL;
}

/* A deleted tag is no place to stand under: then the next one above it. */
static void
find_parents (Loader *loader)
{
  for (guint i = 0; i < loader->tagging->tags->len; i++)
    {
      DuidTag      *tag = loader->tagging->tags->pdata[i];
      guint8        id[DUID_ID_SIZE];
      const guint8 *above;

      duid_id_from_string (tag->id, id);
      above = duid_tag_tree_get_parent (loader->tree, id);
      for (; above != NULL && tag->parent_id == NULL;
           above = duid_tag_tree_get_parent (loader->tree, above))
        {
          g_autofree char *text = duid_id_to_string (above);

          if (g_hash_table_contains (loader->tags, text))
            tag->parent_id = g_steal_pointer (&text);
        }
    }
}

static gboolean
load_tags (Loader  *loader,
           GError **error)
{
  DuidSql    *sql = loader->sql;
  const char *list = LIST_ASSIGNMENTS;

  loader->tree = duid_tag_tree_load (sql, error);
  if (loader->tree == NULL ||
      !take_rows (loader, list_fields (loader, DUID_OBJECT_TAG, error), take_tag_field, error) ||
      !take_rows (loader, duid_sql_query (sql, error, LIST_NAMES, ""), take_name, error) ||
      !take_rows (loader,
                  duid_sql_query (sql, error, LIST_MODERATIONS, "s", DUID_ROLE_FACILITATOR),
                  take_moderation, error))
    return FALSE;
  find_parents (loader);
  if (duid_tag_tree_has_merges (loader->tree) || duid_people_has_joined (loader->people))
    {
      loader->said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      list = LIST_ASSIGNMENTS_IN_ORDER;
    }
  return take_rows (loader, duid_sql_query (sql, error, list, ""), take_assignment, error);
}

static gboolean
load_passages (Loader  *loader,
               GError **error)
{
  const DuidPassageLoader passages = { .sql = loader->sql,
                                       .index = loader->index,
                                       .tagging = loader->tagging,
                                       .people = loader->people,
                                       .tags = loader->tags,
                                       .hidden = loader->hidden,
                                       .tree = loader->tree };

  return duid_passage_loader_run (&passages, error);
}

/* Read by the person at the keyboard, whoever they were when they did. */
static gboolean
load_read (Loader       *loader,
           const guint8 *author,
           GError      **error)
{
  g_autofree char *own = duid_id_to_string (author);
  g_autoptr (GPtrArray) ids = duid_people_list_aliases (loader->people, own);

  g_ptr_array_add (ids, g_steal_pointer (&own));
  for (guint i = 0; i < ids->len; i++)
    {
      guint8 id[DUID_ID_SIZE];

      if (duid_id_from_string (ids->pdata[i], id) &&
          !take_rows (loader, duid_sql_query (loader->sql, error, LIST_READ, "h", id), take_read,
                      error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
load_all (Loader       *loader,
          const guint8 *author,
          GError      **error)
{
  DuidSql *sql = loader->sql;

  loader->people = duid_people_load (sql, error);
  return loader->people != NULL && load_tags (loader, error) && load_passages (loader, error) &&
         take_rows (loader, duid_sql_query (sql, error, DUID_STATE_LIVING_NOTES, "n"), take_note,
                    error) &&
         load_groups (loader, error) &&
         load_read (loader, author, error);
}

DuidTagging *
duid_project_load_tagging (DuidProject *project,
                           DuidDataset *dataset,
                           GError     **error)
{
  g_autoptr (DuidTagging) tagging = duid_tagging_new (duid_dataset_get_n_rows (dataset));
  g_autoptr (GHashTable) tags = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Loader   loader = { .sql = project->sql,
                      .tagging = tagging,
                      .tags = tags,
                      .hidden = hidden };
  gboolean is_well;

  if (!duid_sql_begin_reading (project->sql, error))
    return NULL;
  loader.index = duid_project_get_index (project, dataset, error);
  is_well = loader.index != NULL && load_all (&loader, project->author_id, error);
  duid_sql_rollback (project->sql);
  duid_tag_tree_free (loader.tree);
  duid_people_free (loader.people);
  g_clear_pointer (&loader.said, g_hash_table_unref);
  if (!is_well)
    return NULL;
  duid_tagging_finish (tagging);
  return g_steal_pointer (&tagging);
}
