/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "store/duid-project-persons.h"

#include "store/duid-body.h"
#include "store/duid-people.h"
#include "store/duid-project-private.h"
#include "store/duid-state.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char LIST_PERSONS[] =
  "SELECT id, value FROM field WHERE object = 'person' AND name = 'name' ORDER BY id";

void
duid_person_free (DuidPerson *person)
{
  if (person == NULL)
    return;
  g_free (person->id);
  g_free (person->name);
  g_free (person->role);
  g_free (person->colour);
  g_free (person->same_as);
  g_free (person);
}

static int
compare_people (gconstpointer a_,
                gconstpointer b_)
{
  const DuidPerson *a = *(DuidPerson *const *) a_;
  const DuidPerson *b = *(DuidPerson *const *) b_;
  g_autofree char  *a_name = g_utf8_casefold (a->name, -1);
  g_autofree char  *b_name = g_utf8_casefold (b->name, -1);
  int               order = g_utf8_collate (a_name, b_name);

  return order != 0 ? order : strcmp (a->id, b->id);
}

static DuidPerson *
take_person (DuidProject      *project,
             const DuidPeople *people,
             sqlite3_stmt     *query)
{
  const guint8 *id = duid_sql_get_id (query, 0);
  DuidPerson   *person;
  const char   *root;

  if (id == NULL)
    return NULL;
  person = g_new0 (DuidPerson, 1);
  person->id = duid_id_to_string (id);
  person->name = duid_sql_dup_text (query, 1);
  if (person->name == NULL)
    person->name = g_strdup ("");
  person->role = duid_state_dup_field (project->sql, DUID_OBJECT_PERSON, id, "role", NULL, NULL);
  person->colour =
    duid_state_dup_field (project->sql, DUID_OBJECT_PERSON, id, "colour", NULL, NULL);
  root = duid_people_get_root (people, person->id);
  if (strcmp (root, person->id) != 0)
    person->same_as = g_strdup (root);
  return person;
}

GPtrArray *
duid_project_list_people (DuidProject *project,
                          GError     **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) duid_person_free);
  g_autoptr (DuidPeople) people = duid_people_load (project->sql, error);
  g_autoptr (sqlite3_stmt) query =
    people != NULL ? duid_sql_query (project->sql, error, LIST_PERSONS, "") : NULL;
  int step = -1;

  while (query != NULL && (step = duid_sql_step (project->sql, query, error)) > 0)
    {
      DuidPerson *person = take_person (project, people, query);

      if (person != NULL)
        g_ptr_array_add (list, person);
    }
  if (step < 0)
    return NULL;
  g_ptr_array_sort (list, compare_people);
  return g_steal_pointer (&list);
}

static gboolean
is_person (DuidProject  *project,
           const guint8 *id,
           GError      **error)
{
  gboolean is_known;
  gboolean is_alive;

  return duid_state_find (project->sql, DUID_OBJECT_PERSON, id, &is_known, &is_alive, error) &&
         (is_known || duid_project_refuse_unknown (error));
}

gboolean
duid_project_join_person (DuidProject *project,
                          const char  *id_text,
                          const char  *into_id,
                          GError     **error)
{
  guint8   id[DUID_ID_SIZE];
  guint8   into[DUID_ID_SIZE];
  gboolean is_well;

  if (!duid_id_from_string (id_text, id) ||
      (into_id != NULL && !duid_id_from_string (into_id, into)))
    return duid_project_refuse_unknown (error);
  if (into_id != NULL && memcmp (id, into, DUID_ID_SIZE) == 0)
    return duid_project_refuse (error, DUID_PROJECT_ERROR_INVALID,
                                _ ("That is one person already."));
  if (!duid_project_needs_author (project, error) || !duid_project_begin (project, error))
    return FALSE;
  is_well = is_person (project, id, error) &&
            (into_id == NULL || is_person (project, into, error)) &&
            duid_project_write_field (project, DUID_OBJECT_PERSON, id, "same", into_id, error);
  return duid_project_end (project, is_well, error);
}

gboolean
duid_project_find_root (DuidProject *project,
                        guint8       id[DUID_ID_SIZE],
                        GError     **error)
{
  g_autoptr (DuidPeople) people = duid_people_load (project->sql, error);
  g_autofree char *text = duid_id_to_string (id);

  return people != NULL && duid_id_from_string (duid_people_get_root (people, text), id);
}

static void
be (DuidProject  *project,
    const guint8 *id)
{
  memcpy (project->author_id, id, DUID_ID_SIZE);
  duid_log_set_author (project->log, id);
}

gboolean
duid_project_as_aliases (DuidProject  *project,
                         DuidAliasFunc func,
                         gpointer      data,
                         GError      **error)
{
  g_autoptr (DuidPeople) people = duid_people_load (project->sql, error);
  g_autofree char *own = duid_id_to_string (project->author_id);
  g_autoptr (GPtrArray) aliases = NULL;
  guint8   own_id[DUID_ID_SIZE];
  gboolean is_well = TRUE;

  if (people == NULL)
    return FALSE;
  memcpy (own_id, project->author_id, DUID_ID_SIZE);
  aliases = duid_people_list_aliases (people, own);
  for (guint i = 0; is_well && i < aliases->len; i++)
    {
      guint8 id[DUID_ID_SIZE];

      if (!duid_id_from_string (aliases->pdata[i], id))
        continue;
      be (project, id);
      is_well = func (project, data, error);
    }
  be (project, own_id);
  return is_well;
}
