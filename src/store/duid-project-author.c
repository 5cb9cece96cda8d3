/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/duid-project-author.h"

#include "store/duid-project-private.h"

#include "store/duid-body.h"
#include "store/duid-state.h"

char *
duid_project_dup_author_field (DuidProject *project,
                               const char  *field,
                               GError     **error)
{
  if (duid_project_get_author (project) == NULL)
    return NULL;
  return duid_state_dup_field (project->sql, DUID_OBJECT_PERSON, project->author_id, field, NULL,
                               error);
}
