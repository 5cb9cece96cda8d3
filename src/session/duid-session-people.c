/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "session/duid-session-people.h"

#include "session/duid-session-private.h"
#include "store/duid-project-author.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What somebody says of themselves. */
typedef struct
{
  char *field;
  char *before;
  char *after;
} Saying;

static void
free_saying (gpointer data)
{
  Saying *saying = data;

  g_free (saying->field);
  g_free (saying->before);
  g_free (saying->after);
  g_free (saying);
}

static gboolean
apply_saying (DuidProject *project,
              gpointer     data,
              gboolean     is_undo,
              GError     **error)
{
  const Saying *saying = data;

  return duid_project_set_author_field (project, saying->field,
                                        is_undo ? saying->before : saying->after, error);
}

gboolean
duid_session_set_own_field (DuidSession *self,
                            const char  *field,
                            const char  *value,
                            GError     **error)
{
  Saying *saying;

  if (!duid_session_is_open (self, error))
    return FALSE;
  saying = g_new0 (Saying, 1);
  saying->field = g_strdup (field);
  saying->before = duid_project_dup_author_field (self->project, field, NULL);
  saying->after = g_strdup (value);
  return duid_session_do_step (self,
                               duid_step_new_act (strcmp (field, "role") == 0
                                                    ? _ ("another role")
                                                    : _ ("another colour for a person"),
                                                  apply_saying, saying, free_saying),
                               error);
}

int
duid_person_get_colour (const char *name,
                        const char *colour)
{
  gint64 chosen;

  if (colour != NULL &&
      g_ascii_string_to_signed (colour, 10, 0, DUID_N_TAG_COLOURS - 1, &chosen, NULL))
    return (int) chosen;
  return (int) (g_str_hash (name) % DUID_N_TAG_COLOURS);
}

int
duid_session_get_own_colour (DuidSession *self)
{
  g_autofree char *colour = NULL;

  if (self->project == NULL || duid_project_get_author (self->project) == NULL)
    return 0;
  colour = duid_project_dup_author_field (self->project, "colour", NULL);
  return duid_person_get_colour (duid_project_get_author (self->project), colour);
}

void
duid_session_plan_author (DuidSession *self,
                          const char  *name)
{
  g_free (self->author);
  self->author = name != NULL ? g_strdup (name) : duid_session_dup_default_author ();
}
