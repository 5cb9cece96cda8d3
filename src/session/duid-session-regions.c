/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/duid-session-regions.h"

#include "session/duid-session-private.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
has_group (DuidSession *self,
           const char  *name)
{
  for (guint i = 0; i < self->tagging->groups->len; i++)
    {
      const DuidGroup *group = g_ptr_array_index (self->tagging->groups, i);

      if (strcmp (group->name, name) == 0)
        return TRUE;
    }
  return FALSE;
}

gboolean
duid_session_name_region (DuidSession         *self,
                          const DuidCondition *condition,
                          const char          *name,
                          GError             **error)
{
  g_autofree char *words = NULL;
  g_autofree char *trimmed = g_strstrip (g_strdup (name));
  DuidStep        *step;

  if (!duid_session_is_open (self, error))
    return FALSE;
  if (*trimmed == '\0')
    {
      g_set_error_literal (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_UNKNOWN,
                           _ ("Give this part a name first."));
      return FALSE;
    }
  if (has_group (self, trimmed))
    {
      g_set_error (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_UNKNOWN,
                   _ ("There is already a group “%s”. Choose another name."), trimmed);
      return FALSE;
    }
  words = g_strdup_printf (_ ("naming “%s”"), trimmed);
  step = duid_step_new (DUID_STEP_GROUP, words);
  step->name = g_steal_pointer (&trimmed);
  step->after = duid_condition_to_string (condition);
  return duid_session_do_step (self, step, error);
}
