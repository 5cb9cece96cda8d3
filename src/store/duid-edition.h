/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/duid-intake-writer.h"
#include "store/duid-project.h"

G_BEGIN_DECLS

/* A file that comes again, corrected: what it changed, and which stories left it.
 *
 * A source of which the import has at least one story that the project has already is
 * a new edition of it; its other stories are gone from the file. They stay, with all
 * that people did with them, and are marked by a field in the log: object “story”,
 * field “gone”, “1” or nothing. A file of which the project knows no story adds to its
 * source and marks none, and so do imports that say they are only part of it. */

typedef struct
{
  char *question; /* name, as imported */
  gsize n;        /* on how many stories its answer is another now */
} DuidImportChange;

/* What the last import through @project changed, most first (borrowed,
 * DuidImportChange); empty when it changed nothing. */
const GArray *duid_project_get_import_changes (DuidProject      *project);

/* Inside a change, between comparing and writing: what changed on stories that are
 * there already. */
gboolean      duid_edition_compare            (DuidProject      *project,
                                               DuidIntakeWriter *writer,
                                               GError          **error);
/* Inside a change, after writing: marks stories that left their file or came back. */
gboolean      duid_edition_mark               (DuidProject      *project,
                                               DuidIntakeWriter *writer,
                                               GError          **error);

G_END_DECLS
