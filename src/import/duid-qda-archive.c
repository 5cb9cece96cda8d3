/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-qda-archive.h"

#include "import/duid-import-error.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define BLOCK        65536
#define MOST_ENTRIES 200000
#define MOST_BYTES   G_GUINT64_CONSTANT (1000000000)
/* A text that somebody coded by hand is smaller than this by far. */
#define MOST_TEXT_BYTES (16 * 1000 * 1000)
#define MOST_RATIO      200
#define HARMLESS_BYTES  1000000

typedef struct
{
  const char     *path;
  struct archive *archive;
  guint64         size;    /* of the file */
  guint64         n_bytes; /* inflated so far */
  DuidQdaArchive *found;
} Reading;

static gboolean
fail (const Reading  *reading,
      DuidImportError code,
      const char     *format, /* with one “%s” for the file's name */
      GError        **error)
{
  g_autofree char *name = g_path_get_basename (reading->path);
  g_autoptr (GString) message = g_string_new (format);

  g_string_replace (message, "%s", name, 1);
  g_set_error_literal (error, DUID_IMPORT_ERROR, code, message->str);
  return FALSE;
}

static gboolean
check_budget (Reading *reading,
              gsize    n_new,
              GError **error)
{
  reading->n_bytes += n_new;
  if (reading->n_bytes > HARMLESS_BYTES && reading->n_bytes / MOST_RATIO > reading->size)
    return fail (reading, DUID_IMPORT_ERROR_BAD_WORKBOOK,
                 _ ("“%s” unpacks to far more than its size (a “zip bomb”); it was not read."),
                 error);
  return reading->n_bytes <= MOST_BYTES ||
         fail (reading, DUID_IMPORT_ERROR_TOO_LARGE,
               _ ("“%s” is too large when unpacked; it was not read."), error);
}

static GBytes *
inflate (Reading *reading,
         gsize    most,
         GError **error)
{
  g_autofree char *block = g_malloc (BLOCK);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  la_ssize_t n;

  while ((n = archive_read_data (reading->archive, block, BLOCK)) > 0)
    {
      if (!check_budget (reading, (gsize) n, error))
        return NULL;
      if (bytes->len + (gsize) n > most)
        {
          fail (reading, DUID_IMPORT_ERROR_TOO_LARGE,
                _ ("“%s” holds a text that is too large; it was not read."), error);
          return NULL;
        }
      g_byte_array_append (bytes, (const guint8 *) block, (guint) n);
    }
  if (n == 0)
    return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  fail (reading, DUID_IMPORT_ERROR_BAD_WORKBOOK,
        _ ("“%s” is damaged or encrypted: it cannot be unpacked."), error);
  return NULL;
}

static gboolean
take_entry (Reading    *reading,
            const char *name,
            GError    **error)
{
  g_autofree char *folded = g_ascii_strdown (name, -1);
  g_autofree char *base = g_path_get_basename (folded);
  gboolean         is_project = strcmp (folded, "project.qde") == 0;
  GBytes          *bytes;

  if (!is_project && !g_str_has_suffix (folded, ".txt"))
    return TRUE;
  bytes = inflate (reading, is_project ? G_MAXINT32 : MOST_TEXT_BYTES, error);
  if (bytes == NULL)
    return FALSE;
  if (is_project)
    {
      g_clear_pointer (&reading->found->project, g_bytes_unref);
      reading->found->project = bytes;
    }
  else
    g_hash_table_insert (reading->found->texts, g_steal_pointer (&base), bytes);
  return TRUE;
}

static gboolean
read_entries (Reading      *reading,
              GCancellable *cancellable,
              GError      **error)
{
  struct archive_entry *entry;
  int                   result;

  for (guint n = 1;
       (result = archive_read_next_header (reading->archive, &entry)) >= ARCHIVE_WARN; n++)
    {
      const char *name;

      if (result == ARCHIVE_EOF)
        break;
      if (n > MOST_ENTRIES)
        return fail (reading, DUID_IMPORT_ERROR_BAD_WORKBOOK,
                     _ ("“%s” holds too many files; it was not read."), error);
      name = archive_entry_pathname_utf8 (entry);
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          (name != NULL && !take_entry (reading, name, error)))
        return FALSE;
    }
  if (result != ARCHIVE_EOF)
    return fail (reading, DUID_IMPORT_ERROR_BAD_WORKBOOK,
                 _ ("“%s” is damaged: it cannot be unpacked."), error);
  return reading->found->project != NULL ||
         fail (reading, DUID_IMPORT_ERROR_BAD_WORKBOOK,
               _ ("“%s” holds no coding project (no “project.qde”)."), error);
}

DuidQdaArchive *
duid_qda_archive_read (const char   *path,
                       GCancellable *cancellable,
                       GError      **error)
{
  g_autoptr (DuidQdaArchive) found = g_new0 (DuidQdaArchive, 1);
  Reading  reading = { .path = path, .found = found };
  GStatBuf about;
  gboolean is_well;

  found->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) g_bytes_unref);
  reading.size = g_stat (path, &about) == 0 ? (guint64) about.st_size : 0;
  reading.archive = archive_read_new ();
  archive_read_support_format_zip (reading.archive);
  is_well = archive_read_open_filename (reading.archive, path, BLOCK) == ARCHIVE_OK ||
            fail (&reading, DUID_IMPORT_ERROR_UNREADABLE,
                  _ ("“%s” is no coding project: it cannot be unpacked."), error);
  is_well = is_well && read_entries (&reading, cancellable, error);
  archive_read_free (reading.archive);
  return is_well ? g_steal_pointer (&found) : NULL;
}

void
duid_qda_archive_free (DuidQdaArchive *archive)
{
  if (archive == NULL)
    return;
  g_clear_pointer (&archive->project, g_bytes_unref);
  g_clear_pointer (&archive->texts, g_hash_table_unref);
  g_free (archive);
}
