/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "session/duid-session-blind.h"

#include "model/duid-own-tagging.h"
#include "session/duid-session-private.h"
#include "session/duid-session-settings.h"

#include <glib/gi18n-lib.h>

void
duid_session_set_tagging (DuidSession *self,
                          DuidTagging *all)
{
  g_autofree char *blind = duid_session_dup_setting (self, DUID_SETTING_BLIND);

  g_clear_pointer (&self->tagging, duid_tagging_unref);
  g_clear_pointer (&self->all_tagging, duid_tagging_unref);
  if (blind != NULL)
    self->tagging = duid_own_tagging_new (all, duid_project_get_author (self->project));
  else
    self->tagging = duid_tagging_ref (all);
  self->all_tagging = all;
}

gboolean
duid_session_is_blind (DuidSession *self)
{
  return self->tagging != self->all_tagging;
}

gboolean
duid_session_set_blind (DuidSession *self,
                        gboolean     is_blind,
                        GError     **error)
{
  return duid_session_set_setting (self, DUID_SETTING_BLIND, is_blind ? "1" : NULL,
                                   is_blind ? _ ("coding blind") : _ ("everybody’s tags shown"),
                                   error);
}

DuidTagging *
duid_session_get_all_tagging (DuidSession *self)
{
  return self->all_tagging;
}
