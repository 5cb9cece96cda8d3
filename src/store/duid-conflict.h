/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/duid-project.h"

G_BEGIN_DECLS

/* Two values that people gave to one field without knowing of each other's. The
 * later one shows; the other is kept until somebody chooses, which is an act like
 * any other. */
typedef struct
{
  char *object;      /* “tag”, “group”, “pattern”, “round”, “person”, “note” or “project” */
  char *id;          /* of the object */
  char *name;        /* what people know it by */
  char *field;
  char *value;       /* what shows; NULL for none */
  char *who;         /* who gave it */
  char *other_value; /* what was given at the same time */
  char *other_who;
} DuidConflict;

void         duid_conflict_free          (DuidConflict       *conflict);

/* All that nobody has settled (transfer full, DuidConflict). */
GPtrArray   *duid_project_list_conflicts (DuidProject        *project,
                                          GError            **error);
/* Settles it: @value is either of the two, or one that joins them. */
gboolean     duid_project_choose         (DuidProject        *project,
                                          const DuidConflict *conflict,
                                          const char         *value,
                                          GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidConflict, duid_conflict_free)

G_END_DECLS
