/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "power.h"

#include "shadow.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

typedef struct
{
  sqlite3_file  base;
  Shadow       *shadow;       /* NULL: not recorded */
  gboolean      syncs_folder; /* when it is synced first, as SQLite does for journals */
  sqlite3_file *real;
} File;

static sqlite3_vfs  disk;
static sqlite3_vfs *real_disk;
static GHashTable  *shadows; /* path → Shadow */
static PowerFunc    watch;
static gpointer     watch_data;
static guint        n_operations;
static guint        fail_at;
static int          fail_code;

static Shadow *
get_shadow (const char *path)
{
  Shadow *shadow = g_hash_table_lookup (shadows, path);

  if (shadow == NULL)
    {
      shadow = shadow_new ();
      g_hash_table_insert (shadows, g_strdup (path), shadow);
    }
  return shadow;
}

/* Counts an operation; SQLITE_OK, or what it is to fail with. */
static int
begin_operation (void)
{
  if (n_operations++ != fail_at || fail_code == SQLITE_OK)
    return SQLITE_OK;
  return fail_code;
}

static int
end_operation (int code)
{
  if (code == SQLITE_OK && watch != NULL)
    watch (watch_data);
  return code;
}

/* ---- a file ---- */

static sqlite3_file *
real_of (sqlite3_file *file)
{
  return ((File *) file)->real;
}

static int
close_file (sqlite3_file *file)
{
  return real_of (file)->pMethods->xClose (real_of (file));
}

static int
read_file (sqlite3_file *file,
           void         *buffer,
           int           size,
           sqlite3_int64 offset)
{
  return real_of (file)->pMethods->xRead (real_of (file), buffer, size, offset);
}

static int
write_file (sqlite3_file *file,
            const void   *buffer,
            int           size,
            sqlite3_int64 offset)
{
  Shadow *shadow = ((File *) file)->shadow;
  int     code = begin_operation ();

  if (code == SQLITE_OK)
    code = real_of (file)->pMethods->xWrite (real_of (file), buffer, size, offset);
  if (code == SQLITE_OK && shadow != NULL)
    {
      shadow_write (shadow, offset, buffer, (gsize) size);
    }
  return end_operation (code);
}

static int
truncate_file (sqlite3_file *file,
               sqlite3_int64 size)
{
  Shadow *shadow = ((File *) file)->shadow;
  int     code = begin_operation ();

  if (code == SQLITE_OK)
    code = real_of (file)->pMethods->xTruncate (real_of (file), size);
  if (code == SQLITE_OK && shadow != NULL)
    {
      shadow_truncate (shadow, size);
    }
  return end_operation (code);
}

/* What was made in the folder or taken from it is so for sure. */
static void
sync_folder (void)
{
  GHashTableIter iter;
  gpointer       shadow;

  g_hash_table_iter_init (&iter, shadows);
  while (g_hash_table_iter_next (&iter, NULL, &shadow))
    shadow_sync_name (shadow);
}

/* Nothing goes to the real disk: the record is what is believed. */
static int
sync_file (sqlite3_file *file,
           int           flags)
{
  Shadow *shadow = ((File *) file)->shadow;
  int     code = begin_operation ();

  if (code == SQLITE_OK && shadow != NULL)
    {
      shadow_sync (shadow);
      if (((File *) file)->syncs_folder)
        sync_folder ();
      ((File *) file)->syncs_folder = FALSE;
    }
  return end_operation (code);
}

static int
get_size (sqlite3_file  *file,
          sqlite3_int64 *size)
{
  return real_of (file)->pMethods->xFileSize (real_of (file), size);
}

static int
lock_file (sqlite3_file *file,
           int           level)
{
  return real_of (file)->pMethods->xLock (real_of (file), level);
}

static int
unlock_file (sqlite3_file *file,
             int           level)
{
  return real_of (file)->pMethods->xUnlock (real_of (file), level);
}

static int
check_lock (sqlite3_file *file,
            int          *is_locked)
{
  return real_of (file)->pMethods->xCheckReservedLock (real_of (file), is_locked);
}

static int
control_file (sqlite3_file *file,
              int           what,
              void         *argument)
{
  return real_of (file)->pMethods->xFileControl (real_of (file), what, argument);
}

static int
get_sector_size (sqlite3_file *file)
{
  return real_of (file)->pMethods->xSectorSize (real_of (file));
}

static int
get_traits (sqlite3_file *file)
{
  return real_of (file)->pMethods->xDeviceCharacteristics (real_of (file));
}

static int
map_shared (sqlite3_file   *file,
            int             page,
            int             size,
            int             is_write,
            void volatile **memory)
{
  return real_of (file)->pMethods->xShmMap (real_of (file), page, size, is_write, memory);
}

static int
lock_shared (sqlite3_file *file,
             int           offset,
             int           n,
             int           flags)
{
  return real_of (file)->pMethods->xShmLock (real_of (file), offset, n, flags);
}

static void
fence_shared (sqlite3_file *file)
{
  real_of (file)->pMethods->xShmBarrier (real_of (file));
}

static int
unmap_shared (sqlite3_file *file,
              int           is_deletion)
{
  return real_of (file)->pMethods->xShmUnmap (real_of (file), is_deletion);
}

static const sqlite3_io_methods methods = {
  .iVersion = 2,
  .xClose = close_file,
  .xRead = read_file,
  .xWrite = write_file,
  .xTruncate = truncate_file,
  .xSync = sync_file,
  .xFileSize = get_size,
  .xLock = lock_file,
  .xUnlock = unlock_file,
  .xCheckReservedLock = check_lock,
  .xFileControl = control_file,
  .xSectorSize = get_sector_size,
  .xDeviceCharacteristics = get_traits,
  .xShmMap = map_shared,
  .xShmLock = lock_shared,
  .xShmBarrier = fence_shared,
  .xShmUnmap = unmap_shared,
};

/* ---- the disk ---- */

static int
open_file (sqlite3_vfs     *vfs,
           sqlite3_filename name,
           sqlite3_file    *file_,
           int              flags,
           int             *out_flags)
{
  File *file = (File *) file_;
  int   code;

  file->real = (sqlite3_file *) (file + 1);
  file->shadow = NULL;
  file->syncs_folder = (flags & SQLITE_OPEN_CREATE) != 0 &&
                       (flags & (SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_WAL)) != 0;
  code = real_disk->xOpen (real_disk, name, file->real, flags, out_flags);
  file->base.pMethods = code == SQLITE_OK ? &methods : NULL;
  if (code != SQLITE_OK || name == NULL)
    return code;
  file->shadow = get_shadow (name);
  shadow_learn (file->shadow, name);
  return SQLITE_OK;
}

static int
delete_file (sqlite3_vfs *vfs,
             const char  *name,
             int          is_folder_synced)
{
  Shadow *shadow = g_hash_table_lookup (shadows, name);
  int     code = begin_operation ();

  if (code == SQLITE_OK)
    code = real_disk->xDelete (real_disk, name, 0);
  if (code != SQLITE_OK || shadow == NULL)
    return code;
  shadow_delete (shadow);
  if (is_folder_synced)
    sync_folder ();
  return end_operation (SQLITE_OK);
}

void
power_plug_in (void)
{
  real_disk = sqlite3_vfs_find (NULL);
  disk = *real_disk;
  disk.zName = "power";
  disk.pNext = NULL;
  disk.szOsFile = (int) sizeof (File) + real_disk->szOsFile;
  disk.xOpen = open_file;
  disk.xDelete = delete_file;
  shadows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, shadow_free);
  watch = NULL;
  n_operations = 0;
  fail_code = SQLITE_OK;
  g_assert_cmpint (sqlite3_vfs_register (&disk, 1), ==, SQLITE_OK);
}

void
power_pull_out (void)
{
  g_assert_cmpint (sqlite3_vfs_unregister (&disk), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_vfs_register (real_disk, 1), ==, SQLITE_OK);
  g_clear_pointer (&shadows, g_hash_table_unref);
}

void
power_watch (PowerFunc func,
             gpointer  data)
{
  watch = func;
  watch_data = data;
}

void
power_fail (guint n,
            int   code)
{
  n_operations = 0;
  fail_at = n;
  fail_code = code;
}

guint
power_count (void)
{
  return n_operations;
}

/* ---- a cut ---- */

GHashTable *
power_cut (GRand *rand)
{
  GHashTable *files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                             (GDestroyNotify) g_bytes_unref);
  g_autoptr (GList) paths = g_list_sort (g_hash_table_get_keys (shadows),
                                         (GCompareFunc) g_strcmp0);

  for (GList *path = paths; path != NULL; path = path->next)
    {
      GBytes *left = shadow_cut (g_hash_table_lookup (shadows, path->data), rand);

      if (left != NULL)
        g_hash_table_insert (files, g_path_get_basename (path->data), left);
    }
  return files;
}

void
power_restore (GHashTable *files,
               const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GHashTableIter iter;
  gpointer       name;
  gpointer       bytes;
  const char    *old;

  while ((old = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, old, NULL);

      g_unlink (path);
    }
  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, &name, &bytes))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      gsize            size;
      const char      *data = g_bytes_get_data (bytes, &size);

      g_assert_true (g_file_set_contents (path, data, (gssize) size, NULL));
    }
}
