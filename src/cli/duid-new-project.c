/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "cli/duid-new-project.h"

#include "cli/duid-command.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define OWNER_ONLY 0700

struct _DuidNewProject
{
  char *target;
  char *folder; /* NULL: it is made in its place */
  char *path;
};

DuidNewProject *
duid_new_project_begin (const char *path)
{
  DuidNewProject  *self = g_new0 (DuidNewProject, 1);
  g_autofree char *parent = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);

  self->target = g_strdup (path);
  self->folder = g_build_filename (parent, ".duiding-XXXXXX", NULL);
  if (g_mkdtemp_full (self->folder, OWNER_ONLY) == NULL)
    g_clear_pointer (&self->folder, g_free);
  self->path =
    self->folder != NULL ? g_build_filename (self->folder, name, NULL) : g_strdup (path);
  return self;
}

void
duid_new_project_free (DuidNewProject *self)
{
  static const char *const endings[] = { "", "-journal", "-wal", "-shm" };

  if (self == NULL)
    return;
  for (guint i = 0; self->folder != NULL && i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (self->path, endings[i], NULL);

      g_unlink (path);
    }
  if (self->folder != NULL)
    g_rmdir (self->folder);
  g_free (self->target);
  g_free (self->folder);
  g_free (self->path);
  g_free (self);
}

const char *
duid_new_project_get_path (DuidNewProject *self)
{
  return self->path;
}

/* Names it without ever taking the place of another file. A drive that knows no
 * second name for a file (a stick) has it renamed. */
static gboolean
name_file (DuidNewProject *self)
{
  if (link (self->path, self->target) == 0)
    return TRUE;
  if (errno != EPERM && errno != EOPNOTSUPP && errno != ENOSYS && errno != EMLINK)
    return FALSE;
  if (g_file_test (self->target, G_FILE_TEST_EXISTS))
    {
      errno = EEXIST;
      return FALSE;
    }
  return g_rename (self->path, self->target) == 0;
}

/* So that the name outlives a power cut, as the content does. */
static gboolean
sync_folder (DuidNewProject *self)
{
  g_autofree char *parent = g_path_get_dirname (self->target);
  int              folder = g_open (parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  gboolean         is_synced = folder >= 0 && (fsync (folder) == 0 || errno == EINVAL);
  int              reason = errno;

  if (folder >= 0)
    close (folder);
  errno = reason;
  return is_synced;
}

gboolean
duid_new_project_put (DuidNewProject *self,
                      gboolean       *is_taken,
                      GError        **error)
{
  g_autofree char *name = g_filename_display_basename (self->target);

  *is_taken = FALSE;
  if (self->folder == NULL || (name_file (self) && sync_folder (self)))
    return TRUE;
  *is_taken = errno == EEXIST;
  if (!*is_taken)
    g_set_error (error, DUID_COMMAND_ERROR, DUID_COMMAND_ERROR_OUTPUT,
                 _ ("“%s” cannot be written: %s."), name, g_strerror (errno));
  return FALSE;
}
