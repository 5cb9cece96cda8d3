/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-source-file.h"

#include "base/duid-sha256.h"
#include "import/duid-csv-reader.h"
#include "import/duid-import-error.h"
#include "import/duid-ods-reader.h"
#include "import/duid-xlsx-reader.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#define BLOCK (256 * 1024)

/* Files that people try and that hold no table we can read. */
typedef struct
{
  const char *start;
  gsize       length;
  const char *what;
} Magic;

static const Magic known[] = {
  { "\320\317\021\340", 4,
    N_ ("an Excel workbook of the old kind (.xls) or with a password; save it as .xlsx without "
        "a password and try again") },
  { "SQLite format 3", 15, N_ ("a database") },
  { "%PDF", 4, N_ ("a PDF document") },
  { "\211PNG", 4, N_ ("a picture") },
  { "\377\330\377", 3, N_ ("a picture") },
  { "GIF8", 4, N_ ("a picture") },
  { "{\\rtf", 5, N_ ("a text document; save the table in it as CSV and try again") },
};

static gboolean
fail_to_read (const char *path,
              int         number,
              GError    **error)
{
  g_autofree char *name = g_path_get_basename (path);

  if (number == ENOENT)
    g_set_error (error, DUID_IMPORT_ERROR, DUID_IMPORT_ERROR_UNREADABLE,
                 _ ("There is no file “%s”."), name);
  else
    g_set_error (error, DUID_IMPORT_ERROR, DUID_IMPORT_ERROR_UNREADABLE,
                 _ ("“%s” could not be read: %s."), name, g_strerror (number));
  return FALSE;
}

gboolean
duid_source_file_check (const char *path,
                        GError    **error)
{
  g_autofree char *name = g_path_get_basename (path);
  GStatBuf         about;

  if (g_stat (path, &about) != 0)
    return fail_to_read (path, errno, error);
  if (!S_ISREG (about.st_mode))
    {
      g_set_error (error, DUID_IMPORT_ERROR, DUID_IMPORT_ERROR_UNREADABLE,
                   S_ISDIR (about.st_mode) ? _ ("“%s” is a folder, not a file.")
                                           : _ ("“%s” is not an ordinary file."),
                   name);
      return FALSE;
    }
  if (g_access (path, R_OK) != 0)
    return fail_to_read (path, errno, error);
  if (about.st_size == 0)
    {
      g_set_error (error, DUID_IMPORT_ERROR, DUID_IMPORT_ERROR_EMPTY, _ ("“%s” is empty."), name);
      return FALSE;
    }
  return TRUE;
}

static gsize
read_start (const char *path,
            char       *start,
            gsize       length)
{
  FILE *file = g_fopen (path, "rbe");
  gsize n_read;

  if (file == NULL)
    return 0;
  n_read = fread (start, 1, length, file);
  fclose (file);
  return n_read;
}

static gboolean
check_kind (const char *path,
            const char *start,
            gsize       length,
            GError    **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (length >= known[i].length && memcmp (start, known[i].start, known[i].length) == 0)
      {
        g_set_error (error, DUID_IMPORT_ERROR, DUID_IMPORT_ERROR_NOT_A_TABLE,
                     _ ("“%s” cannot be imported: it is %s."), name, _ (known[i].what));
        return FALSE;
      }
  if (g_str_has_suffix (lower, ".xlsx") || g_str_has_suffix (lower, ".xlsm"))
    {
      g_set_error (error, DUID_IMPORT_ERROR, DUID_IMPORT_ERROR_BAD_WORKBOOK,
                   _ ("“%s” is not an Excel workbook, though its name says so."), name);
      return FALSE;
    }
  return TRUE;
}

DuidTable *
duid_source_file_open (const char            *path,
                       const DuidTableFormat *format,
                       DuidImportFlags        flags,
                       GPtrArray             *problems,
                       GError               **error)
{
  char  start[16];
  gsize length;

  if (!duid_source_file_check (path, error))
    return NULL;
  if (format->part != NULL)
    return duid_csv_reader_open (path, format, problems, error);
  length = read_start (path, start, sizeof start);
  if (length >= 4 && memcmp (start, "PK\003\004", 4) == 0 && duid_ods_reader_fits (path))
    return duid_ods_reader_open (path, format, (flags & DUID_IMPORT_ALLOW_LARGE) != 0, problems,
                                 error);
  if (length >= 4 && memcmp (start, "PK\003\004", 4) == 0)
    return duid_xlsx_reader_open (path, format, (flags & DUID_IMPORT_ALLOW_LARGE) != 0, problems,
                                  error);
  if (!check_kind (path, start, length, error))
    return NULL;
  return duid_csv_reader_open (path, format, problems, error);
}

gboolean
duid_source_file_load (const char      *path,
                       DuidTableFormat *format,
                       GCancellable    *cancellable,
                       GError         **error)
{
  char     start[16];
  gsize    length;
  GError  *failure = NULL;
  gboolean is_plain;

  if (format->text != NULL || format->part != NULL)
    return TRUE;
  length = read_start (path, start, sizeof start);
  is_plain = length > 0 && (length < 4 || memcmp (start, "PK\003\004", 4) != 0);
  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    is_plain = is_plain && (length < known[i].length ||
                            memcmp (start, known[i].start, known[i].length) != 0);
  if (is_plain)
    format->text = duid_text_file_load (path, format->encoding, cancellable, &failure);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

char *
duid_source_file_hash (const char   *path,
                       GCancellable *cancellable,
                       GError      **error)
{
  g_autoptr (DuidSha256) sha256 = duid_sha256_new ();
  g_autofree guchar *block = g_malloc (BLOCK);
  FILE              *file = g_fopen (path, "rbe");
  gboolean           is_stopped = FALSE;
  gsize              n_read;

  if (file == NULL)
    {
      fail_to_read (path, errno, error);
      return NULL;
    }
  while (!is_stopped && (n_read = fread (block, 1, BLOCK, file)) > 0)
    {
      duid_sha256_update (sha256, block, n_read);
      is_stopped = g_cancellable_set_error_if_cancelled (cancellable, error);
    }
  if (!is_stopped && ferror (file) != 0)
    is_stopped = !fail_to_read (path, errno, error);
  fclose (file);
  return is_stopped ? NULL : duid_sha256_finish (sha256);
}
