/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/duid-op.h"

G_BEGIN_DECLS

/* Who is who: persons with their names, and which of them were said to be one. A person
 * made anew in every copy of a project has an id in each; the field “same” of one names
 * another, and the last write of it counts as with any field. Whatever the log holds
 * everybody comes to one person: in a circle the smallest id. */
typedef struct _DuidPeople DuidPeople;

DuidPeople   *duid_people_load         (DuidSql          *sql,
                                        GError          **error);
void          duid_people_free         (DuidPeople       *people);

gboolean      duid_people_has_joined   (const DuidPeople *people);
/* The person that @id is one with, as 32 hex digits (borrowed); @id itself for one who
 * is nobody else. */
const char   *duid_people_get_root     (const DuidPeople *people,
                                        const char       *id);
/* The name of that person, "" when there is none (borrowed). */
const char   *duid_people_get_name     (const DuidPeople *people,
                                        const char       *id);
/* The others that are one with @id (transfer full, char*). */
GPtrArray    *duid_people_list_aliases (const DuidPeople *people,
                                        const char       *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidPeople, duid_people_free)

G_END_DECLS
