/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/duid-session-settings.h"

#include "session/duid-session-private.h"

typedef struct
{
  char *name;
  char *before;
  char *after;
} Setting;

static void
free_setting (gpointer data)
{
  Setting *setting = data;

  g_free (setting->name);
  g_free (setting->before);
  g_free (setting->after);
  g_free (setting);
}

static gboolean
apply_setting (DuidProject *project,
               gpointer     data,
               gboolean     is_undo,
               GError     **error)
{
  const Setting *setting = data;

  return duid_project_set_setting (project, setting->name,
                                   is_undo ? setting->before : setting->after, error);
}

char *
duid_session_dup_setting (DuidSession *self,
                          const char  *name)
{
  g_autoptr (GError) error = NULL;
  char *value;

  if (self->project == NULL)
    return NULL;
  value = duid_project_get_setting (self->project, name, &error);
  if (error != NULL)
    g_info ("Setting “%s”: %s", name, error->message);
  return value;
}

gboolean
duid_session_set_setting (DuidSession *self,
                          const char  *name,
                          const char  *value,
                          const char  *words,
                          GError     **error)
{
  Setting *setting;

  if (!duid_session_is_open (self, error))
    return FALSE;
  setting = g_new0 (Setting, 1);
  setting->name = g_strdup (name);
  setting->before = duid_session_dup_setting (self, name);
  setting->after = g_strdup (value);
  return duid_session_do_step (
    self, duid_step_new_act (words, apply_setting, setting, free_setting), error);
}
