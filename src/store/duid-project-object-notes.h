/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/duid-project.h"

G_BEGIN_DECLS

/* Notes on what is no story: on a tag, a pattern, a question. In the log they are notes
 * with another target, which older versions keep and do not show. They are edited and
 * deleted as notes on stories are (duid_project_edit_note(), duid_project_delete_note()). */
typedef enum
{
  DUID_NOTED_TAG,      /* known by its id */
  DUID_NOTED_PATTERN,  /* likewise */
  DUID_NOTED_QUESTION, /* by its name */
} DuidNoted;

gboolean duid_project_add_object_note   (DuidProject  *project,
                                         DuidNoted     noted,
                                         const char   *id,
                                         const char   *text,
                                         char        **id_out,
                                         GError      **error);
/* By time (transfer full, DuidNote; their row is G_MAXSIZE). */
GArray  *duid_project_load_object_notes (DuidProject  *project,
                                         DuidNoted     noted,
                                         const char   *id,
                                         GError      **error);

G_END_DECLS
