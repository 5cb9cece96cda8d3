/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "power.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#define SECTOR 512

typedef struct
{
  gboolean is_cut; /* to the size `offset`; else a write */
  gint64   offset;
  GBytes  *bytes;
} Pending;

/* A file, as SQLite sees it and as it is on the disk for sure. */
typedef struct
{
  gboolean    exists;
  GByteArray *now;
  GByteArray *synced;
  gboolean    is_synced; /* its name is in the folder for sure */
  GPtrArray  *pending;   /* Pending: since the last sync, in order */
  GByteArray *ghost;     /* what stood under the name before and may come back, or NULL */
} Shadow;

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

/* ---- the record ---- */

static void
free_pending (gpointer pending)
{
  g_clear_pointer (&((Pending *) pending)->bytes, g_bytes_unref);
  g_free (pending);
}

static void
free_shadow (gpointer shadow_)
{
  Shadow *shadow = shadow_;

  g_byte_array_unref (shadow->now);
  g_byte_array_unref (shadow->synced);
  g_ptr_array_unref (shadow->pending);
  g_clear_pointer (&shadow->ghost, g_byte_array_unref);
  g_free (shadow);
}

static Shadow *
get_shadow (const char *path)
{
  Shadow *shadow = g_hash_table_lookup (shadows, path);

  if (shadow != NULL)
    return shadow;
  shadow = g_new0 (Shadow, 1);
  shadow->now = g_byte_array_new ();
  shadow->synced = g_byte_array_new ();
  shadow->pending = g_ptr_array_new_with_free_func (free_pending);
  g_hash_table_insert (shadows, g_strdup (path), shadow);
  return shadow;
}

static void
copy_bytes (GByteArray *to,
            GByteArray *from)
{
  g_byte_array_set_size (to, 0);
  g_byte_array_append (to, from->data, from->len);
}

/* Zeros between the end of the file and what is written further on. */
static void
write_bytes (GByteArray   *bytes,
             gint64        offset,
             const guint8 *data,
             gsize         size)
{
  guint before = bytes->len;

  if (offset + (gint64) size > before)
    {
      g_byte_array_set_size (bytes, (guint) (offset + (gint64) size));
      memset (bytes->data + before, 0, bytes->len - before);
    }
  memcpy (bytes->data + offset, data, size);
}

static void
cut_bytes (GByteArray *bytes,
           gint64      size)
{
  if (size < bytes->len)
    g_byte_array_set_size (bytes, (guint) size);
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
      Pending *pending = g_new0 (Pending, 1);

      pending->offset = offset;
      pending->bytes = g_bytes_new (buffer, (gsize) size);
      g_ptr_array_add (shadow->pending, pending);
      write_bytes (shadow->now, offset, buffer, (gsize) size);
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
      Pending *pending = g_new0 (Pending, 1);

      pending->is_cut = TRUE;
      pending->offset = size;
      g_ptr_array_add (shadow->pending, pending);
      cut_bytes (shadow->now, size);
    }
  return end_operation (code);
}

/* What was made in the folder or taken from it is so for sure. */
static void
sync_folder (void)
{
  GHashTableIter iter;
  gpointer       shadow_;

  g_hash_table_iter_init (&iter, shadows);
  while (g_hash_table_iter_next (&iter, NULL, &shadow_))
    {
      Shadow *shadow = shadow_;

      g_clear_pointer (&shadow->ghost, g_byte_array_unref);
      shadow->is_synced = shadow->exists;
    }
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
      copy_bytes (shadow->synced, shadow->now);
      shadow->is_synced = TRUE;
      g_ptr_array_set_size (shadow->pending, 0);
      g_clear_pointer (&shadow->ghost, g_byte_array_unref);
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

/* What lies there already lies there for sure. */
static void
learn_file (Shadow     *shadow,
            const char *path)
{
  g_autofree char *bytes = NULL;
  gsize            size;

  if (shadow->exists || !g_file_get_contents (path, &bytes, &size, NULL))
    return;
  g_byte_array_set_size (shadow->now, 0);
  g_byte_array_append (shadow->now, (const guint8 *) bytes, (guint) size);
  /* One that is new lies empty here, and its name is not safe yet. */
  shadow->exists = TRUE;
  shadow->is_synced = size > 0;
  copy_bytes (shadow->synced, shadow->now);
}

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
  learn_file (file->shadow, name);
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
  if (shadow->is_synced)
    {
      g_clear_pointer (&shadow->ghost, g_byte_array_unref);
      shadow->ghost = g_byte_array_new ();
      copy_bytes (shadow->ghost, shadow->synced);
    }
  shadow->exists = FALSE;
  shadow->is_synced = FALSE;
  g_byte_array_set_size (shadow->now, 0);
  g_byte_array_set_size (shadow->synced, 0);
  g_ptr_array_set_size (shadow->pending, 0);
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
  shadows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_shadow);
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

static void
apply_some (GRand         *rand,
            GByteArray    *bytes,
            const Pending *pending)
{
  gsize         size;
  const guint8 *data;

  if (pending->is_cut)
    {
      if (g_rand_boolean (rand))
        cut_bytes (bytes, pending->offset);
      return;
    }
  data = g_bytes_get_data (pending->bytes, &size);
  for (gsize from = 0, to; from < size; from = to)
    {
      gint64 sector = (pending->offset + (gint64) from) / SECTOR;

      to = MIN (size, (gsize) ((sector + 1) * SECTOR - pending->offset));
      if (g_rand_boolean (rand))
        write_bytes (bytes, pending->offset + (gint64) from, data + from, to - from);
    }
}

/* What is left of a file, or NULL. */
static GBytes *
dup_left (GRand        *rand,
          const Shadow *shadow)
{
  g_autoptr (GByteArray) bytes = NULL;

  if (shadow->exists && (shadow->is_synced || g_rand_boolean (rand)))
    {
      bytes = g_byte_array_new ();
      copy_bytes (bytes, shadow->synced);
      for (guint i = 0; i < shadow->pending->len; i++)
        apply_some (rand, bytes, shadow->pending->pdata[i]);
    }
  else if (shadow->ghost != NULL && g_rand_boolean (rand))
    {
      bytes = g_byte_array_new ();
      copy_bytes (bytes, shadow->ghost);
    }
  return bytes != NULL ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}

GHashTable *
power_cut (GRand *rand)
{
  GHashTable *files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                             (GDestroyNotify) g_bytes_unref);
  g_autoptr (GList) paths = g_list_sort (g_hash_table_get_keys (shadows),
                                         (GCompareFunc) g_strcmp0);

  for (GList *path = paths; path != NULL; path = path->next)
    {
      GBytes *left = dup_left (rand, g_hash_table_lookup (shadows, path->data));

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
