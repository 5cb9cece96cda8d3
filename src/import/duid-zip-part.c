/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-zip-part.h"

#include "import/duid-import-error.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define BLOCK 65536
/* Small archives may well be blank sheets: below this no ratio is suspicious. */
#define HARMLESS_BYTES 1000000

struct _DuidZipPart
{
  struct archive *archive;
  xmlTextReader  *xml;
  char           *file; /* base name, for messages */
  guint64         size; /* of the file */
  DuidZipBudget  *budget;
  GError         *failure; /* met while XML was being read */
};

static gboolean
fail (DuidZipPart    *part,
      DuidImportError code,
      const char     *format,
      GError        **error)
{
  const char      *place = strstr (format, "%s");
  g_autofree char *before = g_strndup (format, (gsize) (place - format));

  g_set_error (error, DUID_IMPORT_ERROR, code, "%s%s%s", before, part->file, place + 2);
  return FALSE;
}

static gboolean
check_budget (DuidZipPart *part,
              gsize        n_bytes,
              GError     **error)
{
  DuidZipBudget *budget = part->budget;

  budget->n_bytes += n_bytes;
  if (budget->n_bytes > HARMLESS_BYTES && budget->n_bytes / budget->most_ratio > part->size)
    return fail (part, DUID_IMPORT_ERROR_BAD_WORKBOOK,
                 _ ("“%s” unpacks to far more than its size (a “zip bomb”); it was not read."),
                 error);
  if (budget->n_bytes > budget->most_bytes)
    return fail (
      part, DUID_IMPORT_ERROR_TOO_LARGE,
      _ (
        "“%s” is too large when unpacked; it was not read. Save the sheet as CSV and import that."),
      error);
  return TRUE;
}

static int
read_cb (void *context,
         char *buffer,
         int   length)
{
  DuidZipPart *part = context;
  la_ssize_t   n_bytes;

  if (part->failure != NULL)
    return -1;
  n_bytes = archive_read_data (part->archive, buffer, (size_t) length);
  if (n_bytes < 0)
    {
      fail (part, DUID_IMPORT_ERROR_BAD_WORKBOOK,
            _ ("“%s” is damaged or encrypted: it cannot be unpacked."), &part->failure);
      return -1;
    }
  return check_budget (part, (gsize) n_bytes, &part->failure) ? (int) n_bytes : -1;
}

static int
close_cb (void *context)
{
  return 0;
}

static void
ignore_error_cb (void       *context,
                 xmlErrorPtr problem)
{
}

static gboolean
open_archive (DuidZipPart *part,
              const char  *path,
              GError     **error)
{
  part->archive = archive_read_new ();
  archive_read_support_format_zip (part->archive);
  if (archive_read_open_filename (part->archive, path, BLOCK) != ARCHIVE_OK)
    return fail (part, DUID_IMPORT_ERROR_BAD_WORKBOOK, _ ("“%s” is not an Excel workbook."), error);
  return TRUE;
}

/* Moves to the entry @name (NULL: none); FALSE without an error when it is not there. */
static gboolean
find_entry (DuidZipPart *part,
            const char  *name,
            GError     **error)
{
  struct archive_entry *entry;
  int                   result;

  for (guint n = 1; (result = archive_read_next_header (part->archive, &entry)) >= ARCHIVE_WARN;
       n++)
    {
      const char *entry_name;

      if (result == ARCHIVE_EOF)
        return FALSE;
      if (n > part->budget->most_entries)
        return fail (part, DUID_IMPORT_ERROR_BAD_WORKBOOK,
                     _ ("“%s” holds too many parts for a workbook; it was not read."), error);
      entry_name = archive_entry_pathname_utf8 (entry);
      if (name != NULL && entry_name != NULL && g_ascii_strcasecmp (entry_name, name) == 0)
        return TRUE;
    }
  if (result != ARCHIVE_EOF)
    fail (part, DUID_IMPORT_ERROR_BAD_WORKBOOK,
          _ ("“%s” is not an Excel workbook, or it is damaged."), error);
  return FALSE;
}

static DuidZipPart *
new_part (const char    *path,
          DuidZipBudget *budget)
{
  DuidZipPart *part = g_new0 (DuidZipPart, 1);
  GStatBuf     about;

  part->file = g_path_get_basename (path);
  part->budget = budget;
  part->size = g_stat (path, &about) == 0 ? (guint64) about.st_size : 0;
  return part;
}

gboolean
duid_zip_check (const char    *path,
                DuidZipBudget *budget,
                GError       **error)
{
  g_autoptr (DuidZipPart) part = new_part (path, budget);
  g_autoptr (GError) failure = NULL;

  if (!open_archive (part, path, error))
    return FALSE;
  find_entry (part, NULL, &failure);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

DuidZipPart *
duid_zip_part_open (const char    *path,
                    const char    *name,
                    DuidZipBudget *budget,
                    gboolean      *is_missing,
                    GError       **error)
{
  g_autoptr (DuidZipPart) part = new_part (path, budget);
  g_autoptr (GError) failure = NULL;

  *is_missing = FALSE;
  if (!open_archive (part, path, error))
    return NULL;
  if (!find_entry (part, name, &failure))
    {
      *is_missing = failure == NULL;
      if (failure != NULL)
        g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  part->xml =
    xmlReaderForIO (read_cb, close_cb, part, NULL, NULL, XML_PARSE_NONET | XML_PARSE_COMPACT);
  if (part->xml == NULL)
    {
      fail (part, DUID_IMPORT_ERROR_BAD_WORKBOOK,
            _ ("“%s” is not an Excel workbook, or it is damaged."), error);
      return NULL;
    }
  xmlTextReaderSetStructuredErrorHandler (part->xml, ignore_error_cb, NULL);
  return g_steal_pointer (&part);
}

void
duid_zip_part_free (DuidZipPart *part)
{
  if (part == NULL)
    return;
  g_clear_pointer (&part->xml, xmlFreeTextReader);
  g_clear_pointer (&part->archive, archive_read_free);
  g_clear_error (&part->failure);
  g_free (part->file);
  g_free (part);
}

xmlTextReader *
duid_zip_part_get_xml (DuidZipPart *part)
{
  return part->xml;
}

int
duid_zip_part_next (DuidZipPart *part,
                    GError     **error)
{
  int result = xmlTextReaderRead (part->xml);

  if (part->failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&part->failure));
      return -1;
    }
  if (result < 0)
    fail (part, DUID_IMPORT_ERROR_BAD_WORKBOOK,
          _ ("“%s” is not an Excel workbook, or it is damaged."), error);
  else if (result > 0 && xmlTextReaderNodeType (part->xml) == XML_READER_TYPE_DOCUMENT_TYPE)
    {
      fail (part, DUID_IMPORT_ERROR_BAD_WORKBOOK,
            _ ("“%s” holds a document type declaration, which no workbook has; it was not read."),
            error);
      return -1;
    }
  return result;
}

double
duid_zip_part_get_share (DuidZipPart *part)
{
  return part->size > 0 ? (double) archive_filter_bytes (part->archive, -1) / (double) part->size
                        : 1;
}

char *
duid_zip_part_dup_attribute (xmlTextReader *xml,
                             const char    *name)
{
  xmlChar *value = xmlTextReaderGetAttribute (xml, (const xmlChar *) name);
  char    *copy = g_strdup ((const char *) value);

  xmlFree (value);
  return copy;
}
