/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "export/duid-qda-writer.h"

#include "export/duid-export-file.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <libxml/xmlwriter.h>
#include <string.h>

#define PROJECT_NAMESPACE  "urn:QDA-XML:project:1.0"
#define CODEBOOK_NAMESPACE "urn:QDA-XML:codebook:1.0"
#define REPLACEMENT        "\xef\xbf\xbd"
/* Zip files know no day before; ours tell nothing by it. */
#define FIRST_DAY_OF_ZIP 315532800
#define FILE_MODE        0644
#define ENTRIES_A_STEP   256

/* Writing to memory cannot fail but for want of it, which ends the program anyway. */
typedef struct
{
  xmlBuffer     *buffer;
  xmlTextWriter *writer;
} Xml;

/* ---- XML ---- */

static gboolean
is_allowed (gunichar point)
{
  return point == 0x9 || point == 0xA || point == 0xD || (point >= 0x20 && point <= 0xD7FF) ||
         (point >= 0xE000 && point <= 0xFFFD) || point >= 0x10000;
}

static char *
dup_allowed (const char *text)
{
  GString *allowed = g_string_new (NULL);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (is_allowed (g_utf8_get_char (text)))
      g_string_append_len (allowed, text, g_utf8_next_char (text) - text);
    else
      g_string_append (allowed, REPLACEMENT);
  return g_string_free (allowed, FALSE);
}

static void
start (Xml        *xml,
       const char *name)
{
  xmlTextWriterStartElement (xml->writer, (const xmlChar *) name);
}

static void
end (Xml *xml)
{
  xmlTextWriterEndElement (xml->writer);
}

/* NULL is not written. */
static void
add (Xml        *xml,
     const char *name,
     const char *value)
{
  g_autofree char *allowed = value != NULL ? dup_allowed (value) : NULL;

  if (allowed != NULL)
    xmlTextWriterWriteAttribute (xml->writer, (const xmlChar *) name, (const xmlChar *) allowed);
}

static void
add_number (Xml        *xml,
            const char *name,
            gsize       number)
{
  g_autofree char *digits = g_strdup_printf ("%zu", number);

  add (xml, name, digits);
}

static void
add_text (Xml        *xml,
          const char *name,
          const char *text)
{
  g_autofree char *allowed = text != NULL ? dup_allowed (text) : NULL;

  if (allowed == NULL)
    return;
  start (xml, name);
  xmlTextWriterWriteString (xml->writer, (const xmlChar *) allowed);
  end (xml);
}

static void
add_reference (Xml        *xml,
               const char *name,
               const char *guid)
{
  start (xml, name);
  add (xml, "targetGUID", guid);
  end (xml);
}

static void
add_references (Xml        *xml,
                const char *name,
                GPtrArray  *guids)
{
  for (guint i = 0; i < guids->len; i++)
    add_reference (xml, name, guids->pdata[i]);
}

static void
begin (Xml        *xml,
       const char *root,
       const char *name_space)
{
  xml->buffer = xmlBufferCreate ();
  xmlBufferSetAllocationScheme (xml->buffer, XML_BUFFER_ALLOC_DOUBLEIT);
  xml->writer = xmlNewTextWriterMemory (xml->buffer, 0);
  xmlTextWriterStartDocument (xml->writer, "1.0", "utf-8", NULL);
  start (xml, root);
  add (xml, "xmlns", name_space);
}

/* The whole document (transfer full). */
static char *
finish (Xml *xml)
{
  char *text;

  xmlTextWriterEndDocument (xml->writer);
  xmlFreeTextWriter (xml->writer);
  text = g_strndup ((const char *) xmlBufferContent (xml->buffer),
                    (gsize) xmlBufferLength (xml->buffer));
  xmlBufferFree (xml->buffer);
  return text;
}

/* ---- parts ---- */

static void
write_code (Xml           *xml,
            const DuidQda *qda,
            guint          index)
{
  const DuidQdaCode *code = qda->codes->pdata[index];
  g_autofree char   *colour = code->colour >= 0 ? g_strdup_printf ("#%06x", code->colour) : NULL;

  start (xml, "Code");
  add (xml, "guid", code->guid);
  add (xml, "name", code->name);
  add (xml, "isCodable", code->is_codable ? "true" : "false");
  add (xml, "color", colour);
  add_text (xml, "Description", code->description);
  for (guint i = index + 1; i < qda->codes->len; i++)
    if (g_strcmp0 (((DuidQdaCode *) qda->codes->pdata[i])->parent, code->guid) == 0)
      write_code (xml, qda, i);
  end (xml);
}

static void
write_codes (Xml           *xml,
             const DuidQda *qda)
{
  start (xml, "Codes");
  for (guint i = 0; i < qda->codes->len; i++)
    if (((DuidQdaCode *) qda->codes->pdata[i])->parent == NULL)
      write_code (xml, qda, i);
  end (xml);
}

static void
write_users (Xml           *xml,
             const DuidQda *qda)
{
  if (qda->users->len == 0)
    return;
  start (xml, "Users");
  for (guint i = 0; i < qda->users->len; i++)
    {
      const DuidQdaUser *user = qda->users->pdata[i];

      start (xml, "User");
      add (xml, "guid", user->guid);
      add (xml, "name", user->name);
      end (xml);
    }
  end (xml);
}

static void
write_variables (Xml           *xml,
                 const DuidQda *qda)
{
  if (qda->variables->len == 0)
    return;
  start (xml, "Variables");
  for (guint i = 0; i < qda->variables->len; i++)
    {
      const DuidQdaVariable *variable = qda->variables->pdata[i];

      start (xml, "Variable");
      add (xml, "guid", variable->guid);
      add (xml, "name", variable->name);
      add (xml, "typeOfVariable", duid_qda_type_to_string (variable->type));
      end (xml);
    }
  end (xml);
}

static void
write_values (Xml        *xml,
              GHashTable *variables, /* guid → DuidQdaVariable */
              GPtrArray  *values)
{
  for (guint i = 0; i < values->len; i++)
    {
      const DuidQdaValue    *value = values->pdata[i];
      const DuidQdaVariable *variable = g_hash_table_lookup (variables, value->variable);
      g_autofree char       *element = NULL;

      if (variable == NULL)
        continue;
      element = g_strconcat (duid_qda_type_to_string (variable->type), "Value", NULL);
      start (xml, "VariableValue");
      add_reference (xml, "VariableRef", value->variable);
      add_text (xml, element, value->text);
      end (xml);
    }
}

static void
write_cases (Xml           *xml,
             const DuidQda *qda,
             GHashTable    *variables)
{
  if (qda->cases->len == 0)
    return;
  start (xml, "Cases");
  for (guint i = 0; i < qda->cases->len; i++)
    {
      const DuidQdaCase *qda_case = qda->cases->pdata[i];

      start (xml, "Case");
      add (xml, "guid", qda_case->guid);
      add (xml, "name", qda_case->name);
      write_values (xml, variables, qda_case->values);
      add_references (xml, "SourceRef", qda_case->sources);
      end (xml);
    }
  end (xml);
}

static void
write_codings (Xml       *xml,
               GPtrArray *codings)
{
  for (guint i = 0; i < codings->len; i++)
    {
      const DuidQdaCoding *coding = codings->pdata[i];

      start (xml, "Coding");
      add (xml, "guid", coding->guid);
      add (xml, "creatingUser", coding->user);
      add_reference (xml, "CodeRef", coding->code);
      end (xml);
    }
}

static void
write_selection (Xml                    *xml,
                 const DuidQdaSelection *selection)
{
  start (xml, "PlainTextSelection");
  add (xml, "guid", selection->guid);
  add (xml, "name", selection->name);
  add_number (xml, "startPosition", selection->start);
  add_number (xml, "endPosition", selection->end);
  add (xml, "creatingUser", selection->user);
  write_codings (xml, selection->codings);
  add_references (xml, "NoteRef", selection->notes);
  end (xml);
}

static void
write_sources (Xml           *xml,
               const DuidQda *qda,
               GHashTable    *variables)
{
  if (qda->sources->len == 0)
    return;
  start (xml, "Sources");
  for (guint i = 0; i < qda->sources->len; i++)
    {
      const DuidQdaSource *source = qda->sources->pdata[i];
      g_autofree char     *place = g_strdup_printf ("internal://%s.txt", source->guid);

      start (xml, "TextSource");
      add (xml, "guid", source->guid);
      add (xml, "name", source->name);
      add (xml, "plainTextPath", place);
      add_text (xml, "Description", source->description);
      for (guint j = 0; j < source->selections->len; j++)
        write_selection (xml, source->selections->pdata[j]);
      write_codings (xml, source->codings);
      add_references (xml, "NoteRef", source->notes);
      write_values (xml, variables, source->values);
      end (xml);
    }
  end (xml);
}

static void
write_notes (Xml           *xml,
             const DuidQda *qda)
{
  if (qda->notes->len == 0)
    return;
  start (xml, "Notes");
  for (guint i = 0; i < qda->notes->len; i++)
    {
      const DuidQdaNote *note = qda->notes->pdata[i];

      start (xml, "Note");
      add (xml, "guid", note->guid);
      add (xml, "name", note->name);
      add (xml, "creatingUser", note->user);
      add (xml, "creationDateTime", note->time);
      add_text (xml, "PlainTextContent", note->text);
      end (xml);
    }
  end (xml);
}

char *
duid_qda_writer_make_xml (const DuidQda *qda)
{
  g_autoptr (GHashTable) variables = g_hash_table_new (g_str_hash, g_str_equal);
  Xml xml;

  for (guint i = 0; i < qda->variables->len; i++)
    g_hash_table_insert (variables, ((DuidQdaVariable *) qda->variables->pdata[i])->guid,
                         qda->variables->pdata[i]);
  begin (&xml, "Project", PROJECT_NAMESPACE);
  add (&xml, "name", qda->name);
  add (&xml, "origin", qda->origin);
  write_users (&xml, qda);
  if (qda->codes->len > 0)
    {
      start (&xml, "CodeBook");
      write_codes (&xml, qda);
      end (&xml);
    }
  write_variables (&xml, qda);
  write_cases (&xml, qda, variables);
  write_sources (&xml, qda, variables);
  write_notes (&xml, qda);
  return finish (&xml);
}

/* ---- files ---- */

static gboolean
add_entry (struct archive *archive,
           DuidExportFile *file,
           const char     *name,
           const char     *bytes,
           GError        **error)
{
  struct archive_entry *entry = archive_entry_new ();
  gsize                 size = strlen (bytes);
  gboolean              is_well;

  archive_entry_set_pathname (entry, name);
  archive_entry_set_size (entry, (la_int64_t) size);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, FILE_MODE);
  archive_entry_set_mtime (entry, FIRST_DAY_OF_ZIP, 0);
  is_well = archive_write_header (archive, entry) == ARCHIVE_OK &&
            archive_write_data (archive, bytes, size) == (la_ssize_t) size;
  archive_entry_free (entry);
  if (!is_well)
    duid_export_file_set_error (file, archive_errno (archive), error);
  return is_well;
}

static gboolean
add_entries (struct archive *archive,
             DuidExportFile *file,
             const DuidQda  *qda,
             GCancellable   *cancellable,
             GError        **error)
{
  g_autofree char *xml = duid_qda_writer_make_xml (qda);

  if (!add_entry (archive, file, "project.qde", xml, error))
    return FALSE;
  for (guint i = 0; i < qda->sources->len; i++)
    {
      const DuidQdaSource *source = qda->sources->pdata[i];
      g_autofree char     *name = g_strdup_printf ("sources/%s.txt", source->guid);

      if (!add_entry (archive, file, name, source->text, error) ||
          (i % ENTRIES_A_STEP == 0 && g_cancellable_set_error_if_cancelled (cancellable, error)))
        return FALSE;
    }
  return TRUE;
}

gboolean
duid_qda_writer_write_project (const DuidQda *qda,
                               const char    *path,
                               GCancellable  *cancellable,
                               GError       **error)
{
  g_autoptr (DuidExportFile) file = duid_export_file_new (path, error);
  struct archive *archive;
  gboolean        is_well;

  if (file == NULL)
    return FALSE;
  archive = archive_write_new ();
  is_well = archive_write_set_format_zip (archive) == ARCHIVE_OK &&
            archive_write_open_filename (archive, duid_export_file_get_path (file)) == ARCHIVE_OK;
  if (!is_well)
    duid_export_file_set_error (file, archive_errno (archive), error);
  is_well = is_well && add_entries (archive, file, qda, cancellable, error);
  if (archive_write_close (archive) != ARCHIVE_OK && is_well)
    {
      duid_export_file_set_error (file, archive_errno (archive), error);
      is_well = FALSE;
    }
  archive_write_free (archive);
  return is_well && duid_export_file_commit (file, error);
}

gboolean
duid_qda_writer_write_codebook (const DuidQda *qda,
                                const char    *path,
                                GError       **error)
{
  g_autoptr (DuidExportFile) file = NULL;
  g_autofree char *text = NULL;
  Xml              xml;

  if (qda->codes->len == 0)
    {
      g_set_error_literal (error, DUID_EXPORT_ERROR, DUID_EXPORT_ERROR_FORMAT,
                           _ ("There are no tags yet, so there is no code book to write."));
      return FALSE;
    }
  file = duid_export_file_new (path, error);
  if (file == NULL)
    return FALSE;
  begin (&xml, "CodeBook", CODEBOOK_NAMESPACE);
  add (&xml, "origin", qda->origin);
  write_codes (&xml, qda);
  text = finish (&xml);
  return duid_export_file_write (file, text, strlen (text), error) &&
         duid_export_file_commit (file, error);
}
