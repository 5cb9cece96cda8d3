/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/duid-project.h"

G_BEGIN_DECLS

/* The people of a project. Two who chose one name in different copies are two persons
 * until somebody says that they are one; from then on they have one voice: of what they
 * said of one thing the last counts, and taking it back takes all of it back. */
typedef struct
{
  char *id;      /* 32 hex digits */
  char *name;
  char *role;    /* or NULL */
  char *colour;  /* digits: an index of the tag palette; or NULL */
  char *same_as; /* id of the person that this one is, or NULL */
} DuidPerson;

void       duid_person_free          (DuidPerson   *person);

/* Everybody, by name, those of one name by id (transfer full, DuidPerson). */
GPtrArray *duid_project_list_people  (DuidProject  *project,
                                      GError      **error);
/* Makes @id one with @into_id, or a person of its own again (NULL). */
gboolean   duid_project_join_person  (DuidProject  *project,
                                      const char   *id,
                                      const char   *into_id,
                                      GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidPerson, duid_person_free)

G_END_DECLS
