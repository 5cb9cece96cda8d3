/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "store/duid-project-private.h"

#include "store/duid-place.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

#define OWNER_ONLY 0600

static void
set_error (const char      *path,
           DuidProjectError kind,
           const char      *reason,
           GError         **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, DUID_PROJECT_ERROR, kind, _ ("The copy “%s” was not made: %s"), name,
               reason);
}

static gboolean
set_system_error (const char *path,
                  GError    **error)
{
  int code = errno;

  set_error (path,
             code == ENOSPC || code == EDQUOT ? DUID_PROJECT_ERROR_FULL
             : code == EACCES || code == EROFS || code == EPERM
               ? DUID_PROJECT_ERROR_READ_ONLY
               : DUID_PROJECT_ERROR_FAILED,
             g_strerror (code), error);
  return FALSE;
}

/* Replacing a project that is being worked on would lose that work. */
static gboolean
may_replace (DuidProject *project,
             const char  *path,
             GError     **error)
{
  static const char *const traces[] = { "-wal", "-journal" };
  GStatBuf                 ours;
  GStatBuf                 theirs;

  if (g_stat (path, &theirs) != 0)
    return TRUE;
  if (!S_ISREG (theirs.st_mode) ||
      (g_stat (project->path, &ours) == 0 && ours.st_dev == theirs.st_dev &&
       ours.st_ino == theirs.st_ino))
    {
      set_error (path, DUID_PROJECT_ERROR_INVALID, _ ("choose another name for it."), error);
      return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (traces); i++)
    {
      g_autofree char *trace = g_strconcat (path, traces[i], NULL);

      if (g_file_test (trace, G_FILE_TEST_EXISTS))
        {
          set_error (path, DUID_PROJECT_ERROR_BUSY,
                     _ ("the file of that name is open in another window."), error);
          return FALSE;
        }
    }
  return TRUE;
}

/* Onto the disk, not only into the system's memory. */
static gboolean
sync_path (const char *path,
           int         flags)
{
  int      file = g_open (path, flags | O_CLOEXEC, 0);
  gboolean is_synced = file >= 0 && fsync (file) == 0;
  int      code = errno;

  if (file >= 0)
    g_close (file, NULL);
  errno = code;
  return is_synced;
}

static gboolean
put_in_place (const char *temporary,
              const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (!sync_path (temporary, O_RDONLY) || g_rename (temporary, path) != 0)
    return FALSE;
  /* Some file systems cannot sync a folder; the copy is whole either way. */
  sync_path (folder, O_RDONLY | O_DIRECTORY);
  return TRUE;
}

/* A copy without what deleted things left behind. */
static gboolean
write_copy (DuidProject  *project,
            const char   *path,
            GCancellable *cancellable,
            GError      **error)
{
  gboolean is_written;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  duid_sql_set_cancellable (project->sql, cancellable);
  is_written = duid_sql_do (project->sql, error, "VACUUM INTO ?", "s", path);
  duid_sql_set_cancellable (project->sql, NULL);
  return is_written;
}

gboolean
duid_project_save_copy (DuidProject  *project,
                        const char   *path,
                        GCancellable *cancellable,
                        GError      **error)
{
  g_autofree char *temporary = g_strconcat (path, ".XXXXXX", NULL);
  int              file;

  if (!may_replace (project, path, error))
    return FALSE;
  file = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, OWNER_ONLY);
  if (file < 0)
    return set_system_error (path, error);
  if (!g_close (file, error) || !write_copy (project, temporary, cancellable, error))
    {
      g_unlink (temporary);
      return FALSE;
    }
  if (put_in_place (temporary, path))
    return TRUE;
  set_system_error (path, error);
  g_unlink (temporary);
  return FALSE;
}

static gboolean
copy_pages (DuidSql *from,
            DuidSql *to,
            GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (duid_sql_get_db (to), "main",
                                                duid_sql_get_db (from), "main");
  int             code;

  if (backup == NULL)
    {
      duid_sql_set_error (to, sqlite3_errcode (duid_sql_get_db (to)), error);
      return FALSE;
    }
  code = sqlite3_backup_step (backup, -1);
  (void) sqlite3_backup_finish (backup);
  if (code == SQLITE_DONE)
    return TRUE;
  duid_sql_set_error (from, code, error);
  return FALSE;
}

gboolean
duid_project_go_into_memory (DuidProject *project,
                             GError     **error)
{
  g_autoptr (DuidSql) memory = duid_sql_open (":memory:",
                                              SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error);

  if (memory == NULL || !duid_project_harden (memory, error) ||
      !copy_pages (project->sql, memory, error))
    return FALSE;
  g_clear_pointer (&project->log, duid_log_free);
  duid_sql_free (project->sql);
  project->sql = g_steal_pointer (&memory);
  project->is_in_memory = TRUE;
  project->log = duid_log_new (project->sql);
  return TRUE;
}

char *
duid_project_dup_place_advice (const char *path)
{
  switch (duid_place_of (path))
    {
    case DUID_PLACE_NETWORK:
      return g_strdup (_ ("This folder is on a network drive. Keep the project in a folder of "
                          "this computer, and put a copy on the drive when you are done."));
    case DUID_PLACE_SYNCED:
      return g_strdup (_ ("Another program keeps this folder in step with other computers, and "
                          "may copy the project while you work. Keep it in a folder that stays "
                          "on this computer, and put a copy here when you are done."));
    case DUID_PLACE_LOCAL:
    default:
      return NULL;
    }
}
