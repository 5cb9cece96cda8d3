/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "store/duid-backup.h"

#include "store/duid-project-private.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define FOLDER_ENDING ".backups"
#define FILE_ENDING   ".duiding"
#define STAMP         "%Y-%m-%d %H.%M.%S"
#define STAMP_LENGTH  19 /* of “2024-11-12 14.05.09” */
#define DAY_LENGTH    10
#define NAME_MARK     " – "
#define OWNER_ONLY    0700
#define LONGEST_NAME  80
#define MOST_BYTES    (G_GINT64_CONSTANT (2) << 30)

void
duid_backup_free (DuidBackup *backup)
{
  if (backup == NULL)
    return;
  g_free (backup->path);
  g_free (backup->name);
  g_free (backup);
}

static char *
dup_folder (const char *path)
{
  g_autofree char *stem = g_str_has_suffix (path, FILE_ENDING)
                            ? g_strndup (path, strlen (path) - strlen (FILE_ENDING))
                            : g_strdup (path);

  return g_strconcat (stem, FOLDER_ENDING, NULL);
}

/* ---- which there are ---- */

/* “2024-11-12 14.05.09.duiding” or “… – Name.duiding”; NULL for other files. */
static DuidBackup *
read_name (const char *folder,
           const char *file)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) moment = NULL;
  g_autofree char *iso = NULL;
  g_autofree char *rest = NULL;
  DuidBackup      *backup;
  GStatBuf         about;

  if (!g_str_has_suffix (file, FILE_ENDING) ||
      strlen (file) < STAMP_LENGTH + strlen (FILE_ENDING))
    return NULL;
  iso = g_strdelimit (g_strndup (file, STAMP_LENGTH), ".", ':');
  iso[DAY_LENGTH] = 'T';
  moment = g_date_time_new_from_iso8601 (iso, zone);
  rest = g_strndup (file + STAMP_LENGTH, strlen (file) - STAMP_LENGTH - strlen (FILE_ENDING));
  if (moment == NULL || (*rest != '\0' && !g_str_has_prefix (rest, NAME_MARK)))
    return NULL;
  backup = g_new0 (DuidBackup, 1);
  backup->path = g_build_filename (folder, file, NULL);
  backup->name = *rest != '\0' ? g_strdup (rest + strlen (NAME_MARK)) : NULL;
  backup->moment = g_date_time_to_unix (moment);
  if (g_stat (backup->path, &about) == 0)
    backup->n_bytes = about.st_size;
  return backup;
}

static int
compare_moments (gconstpointer a,
                 gconstpointer b)
{
  const DuidBackup *left = *(DuidBackup *const *) a;
  const DuidBackup *right = *(DuidBackup *const *) b;

  if (left->moment != right->moment)
    return left->moment > right->moment ? -1 : 1;
  return strcmp (right->path, left->path);
}

GPtrArray *
duid_backups_list (const char *path,
                   GError    **error)
{
  g_autofree char *folder = dup_folder (path);
  g_autoptr (GError) local = NULL;
  g_autoptr (GDir) files = g_dir_open (folder, 0, &local);
  g_autoptr (GPtrArray) backups =
    g_ptr_array_new_with_free_func ((GDestroyNotify) duid_backup_free);
  const char *file;

  if (files == NULL && !g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  while (files != NULL && (file = g_dir_read_name (files)) != NULL)
    {
      DuidBackup *backup = read_name (folder, file);

      if (backup != NULL)
        g_ptr_array_add (backups, backup);
    }
  g_ptr_array_sort (backups, compare_moments);
  return g_steal_pointer (&backups);
}

/* ---- making one ---- */

/* A name that every file system takes. */
static char *
dup_safe_name (const char *name)
{
  g_autofree char *safe = g_strstrip (g_utf8_substring (
    name, 0, MIN (g_utf8_strlen (name, -1), LONGEST_NAME)));

  return g_strdelimit (g_steal_pointer (&safe), "/\\:*?\"<>|\n\r\t", '_');
}

static char *
dup_place (const char *folder,
           const char *name)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *stamp = g_date_time_format (now, STAMP);
  g_autofree char *safe = name != NULL ? dup_safe_name (name) : NULL;
  g_autofree char *file = safe != NULL
                            ? g_strconcat (stamp, NAME_MARK, safe, FILE_ENDING, NULL)
                            : g_strconcat (stamp, FILE_ENDING, NULL);

  return g_build_filename (folder, file, NULL);
}

/* What was done in a project, as one number and one moment: alike in two files of
 * which one is a copy of the other, as long as nothing is done in either. */
typedef struct
{
  gint64 n;
  gint64 hlc;
} Extent;

static gboolean
read_extent (DuidProject *project,
             Extent      *extent,
             GError     **error)
{
  g_autoptr (sqlite3_stmt) query = duid_sql_query (
    project->sql, error, "SELECT count(*), coalesce(max(hlc), 0) FROM op", "");
  int step = query != NULL ? duid_sql_step (project->sql, query, error) : -1;

  if (step <= 0)
    return FALSE;
  extent->n = sqlite3_column_int64 (query, 0);
  extent->hlc = sqlite3_column_int64 (query, 1);
  return TRUE;
}

static gboolean
is_whole (DuidProject *project,
          GError     **error)
{
  g_autoptr (sqlite3_stmt) query = NULL;
  int step = -1;

  query = duid_sql_query (project->sql, error, "PRAGMA quick_check(1)", "");
  if (query != NULL)
    step = duid_sql_step (project->sql, query, error);
  if (step <= 0)
    return FALSE;
  return g_strcmp0 ((const char *) sqlite3_column_text (query, 0), "ok") == 0 ||
         duid_project_refuse (error, DUID_PROJECT_ERROR_DAMAGED,
                              _ ("A backup was made, but it was not whole. Look at the disk."));
}

/* Looks through the copy at @path and whether it holds what @extent says. */
static gboolean
verify (const char   *path,
        const Extent *extent,
        GError      **error)
{
  g_autoptr (DuidProject) copy = duid_project_open_to_read (path, error);
  Extent found;

  if (copy == NULL || !is_whole (copy, error) || !read_extent (copy, &found, error))
    return FALSE;
  return (found.n >= extent->n && found.hlc >= extent->hlc) ||
         duid_project_refuse (error, DUID_PROJECT_ERROR_DAMAGED,
                              _ ("A backup was made, but it was not whole. Look at the disk."));
}

/* Of those that the program made, the oldest beyond ten go, and those that take more
 * room together than a project may; the newest stays. */
static void
prune (const char *path)
{
  g_autoptr (GPtrArray) backups = duid_backups_list (path, NULL);
  goffset n_bytes = 0;
  guint   n = 0;

  for (guint i = 0; backups != NULL && i < backups->len; i++)
    {
      const DuidBackup *backup = g_ptr_array_index (backups, i);

      if (backup->name != NULL)
        continue;
      n++;
      n_bytes += backup->n_bytes;
      if (n > DUID_MOST_BACKUPS || (n > 1 && n_bytes > MOST_BYTES))
        g_unlink (backup->path);
    }
}

gboolean
duid_backup_make (DuidProject *project,
                  const char  *name,
                  GError     **error)
{
  g_autofree char *folder = dup_folder (project->path);
  g_autofree char *place = dup_place (folder, name);
  Extent           extent;

  if (g_mkdir_with_parents (folder, OWNER_ONLY) != 0)
    {
      g_set_error (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_FAILED,
                   _ ("There is no place for backups beside the project: %s. The project itself "
                      "is as it was."),
                   g_strerror (errno));
      return FALSE;
    }
  if (!read_extent (project, &extent, error) ||
      !duid_project_save_copy (project, place, NULL, error))
    return FALSE;
  if (!verify (place, &extent, error))
    {
      g_unlink (place);
      return FALSE;
    }
  if (name == NULL)
    prune (project->path);
  return TRUE;
}

/* Whether the newest copy holds all that was done in @project. */
static gboolean
is_kept (DuidProject *project,
         const char  *path)
{
  g_autoptr (GPtrArray) backups = duid_backups_list (path, NULL);
  g_autoptr (DuidProject) copy = NULL;
  Extent now;
  Extent then;

  if (backups == NULL || backups->len == 0)
    return FALSE;
  copy =
    duid_project_open_to_read (((DuidBackup *) g_ptr_array_index (backups, 0))->path, NULL);
  return copy != NULL && read_extent (project, &now, NULL) && read_extent (copy, &then, NULL) &&
         now.n == then.n && now.hlc == then.hlc;
}

gboolean
duid_backup_keep (const char *path,
                  gboolean   *was_made,
                  GError    **error)
{
  g_autoptr (DuidProject) project = duid_project_open_to_read (path, error);
  gboolean is_needed = project != NULL && !is_kept (project, path);

  if (was_made != NULL)
    *was_made = FALSE;
  if (project == NULL)
    return FALSE;
  if (!is_needed)
    return TRUE;
  if (was_made != NULL)
    *was_made = TRUE;
  return duid_backup_make (project, NULL, error);
}

gboolean
duid_backups_clear (const char *path,
                    guint      *n_gone,
                    GError    **error)
{
  g_autoptr (GPtrArray) backups = duid_backups_list (path, error);
  guint n = 0;

  if (backups == NULL)
    return FALSE;
  for (guint i = 0; i < backups->len; i++)
    {
      const DuidBackup *backup = g_ptr_array_index (backups, i);

      if (g_unlink (backup->path) != 0)
        {
          g_set_error (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_FAILED,
                       _ ("A backup could not be taken away: %s. Take it away yourself: %s"),
                       g_strerror (errno), backup->path);
          return FALSE;
        }
      n++;
    }
  if (n_gone != NULL)
    *n_gone = n;
  return TRUE;
}
