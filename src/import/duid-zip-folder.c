/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-zip-folder.h"

#include "import/duid-import-error.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define BLOCK          65536
#define MOST_ENTRIES   200
#define MOST_BYTES     (200 * 1000 * 1000)
#define MOST_RATIO     200
#define HARMLESS_BYTES 1000000

typedef struct archive Archive;

static void
free_archive (Archive *archive)
{
  archive_read_free (archive);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Archive, free_archive)

static void
fail (const char *path,
      const char *format, /* with one “%s” for the file's name */
      GError    **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GString) message = g_string_new (format);

  g_string_replace (message, "%s", name, 1);
  g_set_error_literal (error, DUID_IMPORT_ERROR, DUID_IMPORT_ERROR_BAD_WORKBOOK, message->str);
}

static Archive *
open_archive (const char *path,
              GError    **error)
{
  g_autoptr (Archive) archive = archive_read_new ();

  archive_read_support_format_zip (archive);
  if (archive_read_open_filename (archive, path, BLOCK) == ARCHIVE_OK)
    return g_steal_pointer (&archive);
  fail (path, _ ("“%s” is damaged: it cannot be unpacked."), error);
  return NULL;
}

/* The next file's name, NULL at the end or with an error. */
static const char *
next_name (Archive    *archive,
           const char *path,
           guint      *n,
           GError    **error)
{
  for (;;)
    {
      struct archive_entry *entry;
      int                   result = archive_read_next_header (archive, &entry);
      const char           *name;

      if (result == ARCHIVE_EOF)
        return NULL;
      if (result < ARCHIVE_WARN)
        {
          fail (path, _ ("“%s” is damaged: it cannot be unpacked."), error);
          return NULL;
        }
      if (++*n > MOST_ENTRIES)
        {
          fail (path, _ ("“%s” holds too many files; it was not read."), error);
          return NULL;
        }
      name = archive_entry_pathname_utf8 (entry);
      if (name != NULL && *name != '\0' && !g_str_has_suffix (name, "/"))
        return name;
    }
}

static gboolean
is_hidden (const char *name)
{
  g_autofree char *base = g_path_get_basename (name);

  return *base == '.' || g_str_has_prefix (name, "__MACOSX");
}

GPtrArray *
duid_zip_folder_list (const char *path,
                      GError    **error)
{
  g_autoptr (Archive) archive = open_archive (path, error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) failure = NULL;
  const char *name;
  guint       n = 0;

  if (archive == NULL)
    return NULL;
  while ((name = next_name (archive, path, &n, &failure)) != NULL)
    if (!is_hidden (name))
      g_ptr_array_add (names, g_strdup (name));
  if (failure == NULL)
    return g_steal_pointer (&names);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

static gboolean
inflate (Archive    *archive,
         const char *path,
         GString    *bytes,
         GError    **error)
{
  g_autofree char *block = g_malloc (BLOCK);
  GStatBuf         about;
  guint64          size = g_stat (path, &about) == 0 ? (guint64) about.st_size : 0;
  la_ssize_t       n_bytes;

  while ((n_bytes = archive_read_data (archive, block, BLOCK)) > 0)
    {
      g_string_append_len (bytes, block, n_bytes);
      if (bytes->len <= HARMLESS_BYTES)
        continue;
      if (bytes->len <= MOST_BYTES && bytes->len / MOST_RATIO <= size)
        continue;
      fail (path,
            _ ("“%s” unpacks to far more than its size (a “zip bomb”); it was not read."), error);
      return FALSE;
    }
  if (n_bytes == 0)
    return TRUE;
  fail (path, _ ("“%s” is damaged or encrypted: it cannot be unpacked."), error);
  return FALSE;
}

char *
duid_zip_folder_read (const char *path,
                      const char *part,
                      gsize      *length,
                      GError    **error)
{
  g_autoptr (Archive) archive = open_archive (path, error);
  g_autoptr (GString) bytes = g_string_new (NULL);
  g_autoptr (GError) failure = NULL;
  const char *name;
  guint       n = 0;

  if (archive == NULL)
    return NULL;
  while ((name = next_name (archive, path, &n, &failure)) != NULL)
    if (strcmp (name, part) == 0)
      {
        if (!inflate (archive, path, bytes, error))
          return NULL;
        *length = bytes->len;
        return g_string_free (g_steal_pointer (&bytes), FALSE);
      }
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else
    g_set_error (error, DUID_IMPORT_ERROR, DUID_IMPORT_ERROR_UNREADABLE,
                 _ ("There is no file “%s” in the archive."), part);
  return NULL;
}

static gboolean
write_all (int         file,
           const char *bytes,
           gsize       length)
{
  while (length > 0)
    {
      gssize n_written = write (file, bytes, length);

      if (n_written < 0)
        return FALSE;
      bytes += n_written;
      length -= (gsize) n_written;
    }
  return lseek (file, 0, SEEK_SET) == 0;
}

int
duid_zip_folder_open (const char *path,
                      const char *part,
                      GError    **error)
{
  gsize            length = 0;
  g_autofree char *bytes = duid_zip_folder_read (path, part, &length, error);
  int              file;

  if (bytes == NULL)
    return -1;
  file = memfd_create ("duiding", MFD_CLOEXEC);
  if (file >= 0 && write_all (file, bytes, length))
    return file;
  g_set_error (error, DUID_IMPORT_ERROR, DUID_IMPORT_ERROR_UNREADABLE,
               _ ("“%s” could not be read: %s."), part, g_strerror (errno));
  if (file >= 0)
    close (file);
  return -1;
}
