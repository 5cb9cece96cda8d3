/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "export/duid-export-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

struct _DuidExportFile
{
  char    *path;
  char    *folder;
  char    *name;
  char    *temporary;
  int      fd;
  gboolean is_committed;
};

/* One sentence for what the system said about writing @name. */
static void
set_write_error (const char *name,
                 int         number,
                 GError    **error)
{
  const char *format;

  switch (number)
    {
    case ENOENT:
    case ENOTDIR:
      format = _ ("“%s” cannot be written: there is no such folder.");
      break;
    case EACCES:
    case EPERM:
      format = _ ("“%s” cannot be written: you may not write in that folder.");
      break;
    case EROFS:
      format = _ ("“%s” cannot be written: that disk is read-only.");
      break;
    case ENOSPC:
    case EDQUOT:
      format = _ ("“%s” cannot be written: the disk is full. Nothing was changed.");
      break;
    case EFBIG:
      format = _ ("“%s” cannot be written: the file would be larger than is allowed here.");
      break;
    case EISDIR:
      format = _ ("“%s” cannot be written: there is a folder of that name.");
      break;
    default:
      g_set_error (error, DUID_EXPORT_ERROR, DUID_EXPORT_ERROR_WRITE,
                   _ ("“%s” cannot be written: %s."), name, g_strerror (number));
      return;
    }
  g_set_error (error, DUID_EXPORT_ERROR, DUID_EXPORT_ERROR_WRITE, format, name);
}

/* What stands at the place may be replaced only if it is an ordinary file. */
static gboolean
may_replace (const char *path,
             const char *name,
             GError    **error)
{
  GStatBuf status;

  if (g_stat (path, &status) != 0)
    return TRUE;
  if (S_ISDIR (status.st_mode))
    {
      set_write_error (name, EISDIR, error);
      return FALSE;
    }
  if (!S_ISREG (status.st_mode))
    {
      g_set_error (error, DUID_EXPORT_ERROR, DUID_EXPORT_ERROR_WRITE,
                   _ ("“%s” is no ordinary file and cannot be replaced."), name);
      return FALSE;
    }
  if (g_access (path, W_OK) != 0)
    {
      g_set_error (error, DUID_EXPORT_ERROR, DUID_EXPORT_ERROR_WRITE,
                   _ ("“%s” is write-protected and was left as it is."), name);
      return FALSE;
    }
  return TRUE;
}

DuidExportFile *
duid_export_file_new (const char *path,
                      GError    **error)
{
  g_autoptr (DuidExportFile) file = g_new0 (DuidExportFile, 1);

  file->fd = -1;
  file->path = g_strdup (path);
  file->folder = g_path_get_dirname (path);
  file->name = g_path_get_basename (path);
  if (!may_replace (path, file->name, error))
    return NULL;

  file->temporary = g_strdup_printf ("%s" G_DIR_SEPARATOR_S ".duiding-XXXXXX", file->folder);
  file->fd = g_mkstemp_full (file->temporary, O_RDWR | O_CLOEXEC, 0600);
  if (file->fd < 0)
    {
      set_write_error (file->name, errno, error);
      return NULL;
    }
  return g_steal_pointer (&file);
}

void
duid_export_file_free (DuidExportFile *file)
{
  if (file == NULL)
    return;
  if (file->fd >= 0)
    {
      close (file->fd);
      if (!file->is_committed)
        g_unlink (file->temporary);
    }
  g_free (file->path);
  g_free (file->folder);
  g_free (file->name);
  g_free (file->temporary);
  g_free (file);
}

const char *
duid_export_file_get_path (DuidExportFile *file)
{
  return file->temporary;
}

const char *
duid_export_file_get_folder (DuidExportFile *file)
{
  return file->folder;
}

const char *
duid_export_file_get_name (DuidExportFile *file)
{
  return file->name;
}

gboolean
duid_export_file_write (DuidExportFile *file,
                        const char     *bytes,
                        gsize           length,
                        GError        **error)
{
  while (length > 0)
    {
      gssize written = write (file->fd, bytes, length);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        {
          set_write_error (file->name, errno, error);
          return FALSE;
        }
      bytes += written;
      length -= (gsize) written;
    }
  return TRUE;
}

gboolean
duid_export_file_commit (DuidExportFile *file,
                         GError        **error)
{
  if (g_fsync (file->fd) != 0 || g_rename (file->temporary, file->path) != 0)
    {
      set_write_error (file->name, errno, error);
      return FALSE;
    }
  file->is_committed = TRUE;
  return TRUE;
}

void
duid_export_file_set_error (DuidExportFile *file,
                            int             system_error,
                            GError        **error)
{
  set_write_error (file->name, system_error, error);
}
