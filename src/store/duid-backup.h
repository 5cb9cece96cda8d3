/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/duid-project.h"

G_BEGIN_DECLS

/* Copies of a project that are kept beside it, in the folder “NAME.backups”: ten that
 * the program makes by itself, and versions that people give a name, which stay. Each
 * is looked through before it counts. None is ever opened for writing: who goes back
 * to one works on with a copy of it. */
typedef struct
{
  char    *path;
  char    *name;    /* of a version; NULL: made by the program */
  gint64   moment;  /* when, in seconds since 1970 */
  goffset  n_bytes;
} DuidBackup;

#define DUID_MOST_BACKUPS 10

void       duid_backup_free    (DuidBackup    *backup);

/* Those of the project at @path, the newest first (transfer full, DuidBackup); empty
 * when there are none. */
GPtrArray *duid_backups_list   (const char    *path,
                                GError       **error);

/* Makes a copy: under @name, or (NULL) one of the ten, of which the oldest goes. A copy
 * that is not whole does not stay. */
gboolean   duid_backup_make    (DuidProject   *project,
                                const char    *name,
                                GError       **error);
/* The same, unless the newest copy already holds all that was done. @was_made may be NULL.
 * Opens the project at @path by itself, to be called in a thread. */
gboolean   duid_backup_keep    (const char    *path,
                                gboolean      *was_made,
                                GError       **error);
/* Takes away the copies that were made before: after stories were erased. @n_gone may
 * be NULL. */
gboolean   duid_backups_clear  (const char    *path,
                                guint         *n_gone,
                                GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidBackup, duid_backup_free)

G_END_DECLS
