/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-qda-reader.h"

#include "import/duid-qda-archive.h"
#include "import/duid-qda-elements.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define NAMESPACES "urn:QDA-XML:"
/* Deeper than any tree of codes that people made. */
#define MOST_DEPTH           200
#define MOST_CODE_BOOK_BYTES (16 * 1000 * 1000)

static gboolean
fail (const char *file,
      const char *format, /* with one “%s” for the file's name */
      GError    **error)
{
  g_autoptr (GString) message = g_string_new (format);

  g_string_replace (message, "%s", file, 1);
  g_set_error_literal (error, DUID_IMPORT_ERROR, DUID_IMPORT_ERROR_BAD_WORKBOOK, message->str);
  return FALSE;
}

static void
ignore_error_cb (void       *context,
                 xmlErrorPtr problem)
{
}

/* ---- nodes ---- */

/* Parts that hold texts of another kind: their content is none of ours. */
static gboolean
is_passed_by (const char *name)
{
  static const char *const names[] = { "PictureSource", "PDFSource", "AudioSource",
                                       "VideoSource", "Links", "Sets", "Graphs" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (name, names[i]) == 0)
      return TRUE;
  return FALSE;
}

/* The root says what it is. */
static gboolean
check_root (DuidQdaReading *reading,
            const char     *name,
            GError        **error)
{
  const char *name_space = (const char *) xmlTextReaderConstNamespaceUri (reading->xml);

  if (name_space != NULL && g_str_has_prefix (name_space, NAMESPACES) &&
      (strcmp (name, "Project") == 0 || strcmp (name, "CodeBook") == 0))
    return TRUE;
  return fail (reading->file, _ ("“%s” is no coding project or code book (REFI-QDA)."), error);
}

static void
take_words (DuidQdaReading *reading)
{
  const xmlChar *words = xmlTextReaderConstValue (reading->xml);

  if (words != NULL)
    g_string_append (reading->words, (const char *) words);
}

/* TRUE: what is in it is not looked at. */
static gboolean
take_start (DuidQdaReading *reading,
            const char     *name)
{
  const DuidQdaElement *element = duid_qda_elements_find (name);

  g_string_truncate (reading->words, 0);
  if (element != NULL && element->start != NULL)
    element->start (reading);
  if (element != NULL && element->end != NULL && xmlTextReaderIsEmptyElement (reading->xml))
    element->end (reading);
  return is_passed_by (name);
}

static void
take_end (DuidQdaReading *reading,
          const char     *name)
{
  const DuidQdaElement *element = duid_qda_elements_find (name);

  if (element != NULL && element->end != NULL)
    element->end (reading);
  g_string_truncate (reading->words, 0);
}

/* 1 go on, 2 go on after what is in it, -1 an error. */
static int
take_node (DuidQdaReading *reading,
           GError        **error)
{
  const char *name = (const char *) xmlTextReaderConstLocalName (reading->xml);
  int         depth = xmlTextReaderDepth (reading->xml);

  switch (xmlTextReaderNodeType (reading->xml))
    {
    case XML_READER_TYPE_DOCUMENT_TYPE:
      fail (reading->file,
            _ ("“%s” holds a document type declaration, which no coding project has; it was not "
               "read."),
            error);
      return -1;
    case XML_READER_TYPE_ELEMENT:
      if (depth == 0 && !check_root (reading, name, error))
        return -1;
      if (depth > MOST_DEPTH)
        {
          fail (reading->file, _ ("“%s” is nested too deeply; it was not read."), error);
          return -1;
        }
      return take_start (reading, name) ? 2 : 1;
    case XML_READER_TYPE_END_ELEMENT:
      take_end (reading, name);
      return 1;
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
    case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
      take_words (reading);
      return 1;
    default:
      return 1;
    }
}

static gboolean
read_nodes (DuidQdaReading *reading,
            GError        **error)
{
  int result = xmlTextReaderRead (reading->xml);

  while (result > 0)
    {
      int what = take_node (reading, error);

      if (what < 0)
        return FALSE;
      result = what == 2 ? xmlTextReaderNext (reading->xml) : xmlTextReaderRead (reading->xml);
    }
  return result == 0 || fail (reading->file, _ ("“%s” is damaged: its XML cannot be read."), error);
}

/* ---- what refers to nothing ---- */

static GHashTable *
list_guids (GPtrArray *things)
{
  GHashTable *guids = g_hash_table_new (g_str_hash, g_str_equal);

  /* The guid is the first member of each. */
  for (guint i = 0; i < things->len; i++)
    g_hash_table_add (guids, *(char **) things->pdata[i]);
  return guids;
}

static void
tidy_user (char      **user,
           GHashTable *users)
{
  if (*user != NULL && !g_hash_table_contains (users, *user))
    g_clear_pointer (user, g_free);
}

static void
tidy_references (GPtrArray  *guids,
                 GHashTable *known)
{
  for (guint i = guids->len; i > 0; i--)
    if (!g_hash_table_contains (known, guids->pdata[i - 1]))
      g_ptr_array_remove_index (guids, i - 1);
}

static void
tidy_codings (GPtrArray  *codings,
              GHashTable *codes,
              GHashTable *users)
{
  for (guint i = codings->len; i > 0; i--)
    {
      DuidQdaCoding *coding = codings->pdata[i - 1];

      tidy_user (&coding->user, users);
      if (!g_hash_table_contains (codes, coding->code))
        g_ptr_array_remove_index (codings, i - 1);
    }
}

static void
tidy_values (GPtrArray  *values,
             GHashTable *variables)
{
  for (guint i = values->len; i > 0; i--)
    if (!g_hash_table_contains (variables, ((DuidQdaValue *) values->pdata[i - 1])->variable))
      g_ptr_array_remove_index (values, i - 1);
}

static void
tidy_source (DuidQdaSource *source,
             GHashTable    *codes,
             GHashTable    *users,
             GHashTable    *notes)
{
  gsize length = (gsize) g_utf8_strlen (source->text, -1);

  tidy_codings (source->codings, codes, users);
  tidy_references (source->notes, notes);
  for (guint i = source->selections->len; i > 0; i--)
    {
      DuidQdaSelection *selection = source->selections->pdata[i - 1];

      tidy_user (&selection->user, users);
      tidy_codings (selection->codings, codes, users);
      tidy_references (selection->notes, notes);
      if (selection->start >= selection->end || selection->end > length)
        g_ptr_array_remove_index (source->selections, i - 1);
    }
}

static void
tidy (DuidQda *qda)
{
  g_autoptr (GHashTable) users = list_guids (qda->users);
  g_autoptr (GHashTable) codes = list_guids (qda->codes);
  g_autoptr (GHashTable) variables = list_guids (qda->variables);
  g_autoptr (GHashTable) sources = list_guids (qda->sources);
  g_autoptr (GHashTable) notes = list_guids (qda->notes);

  for (guint i = 0; i < qda->cases->len; i++)
    {
      DuidQdaCase *qda_case = qda->cases->pdata[i];

      tidy_values (qda_case->values, variables);
      tidy_references (qda_case->sources, sources);
    }
  for (guint i = 0; i < qda->sources->len; i++)
    {
      DuidQdaSource *source = qda->sources->pdata[i];

      tidy_source (source, codes, users, notes);
      tidy_values (source->values, variables);
    }
  for (guint i = 0; i < qda->notes->len; i++)
    tidy_user (&((DuidQdaNote *) qda->notes->pdata[i])->user, users);
}

/* ---- the door ---- */

DuidQda *
duid_qda_read_xml (GBytes     *xml,
                   GHashTable *texts,
                   const char *file,
                   GError    **error)
{
  g_autoptr (DuidQda) qda = duid_qda_new ("");
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  g_autoptr (GString) words = g_string_new (NULL);
  DuidQdaReading reading = { .texts = texts,
                             .file = file,
                             .qda = qda,
                             .known = known,
                             .codes = codes,
                             .words = words };
  gsize          size;
  const char    *bytes = g_bytes_get_data (xml, &size);
  gboolean       is_well;

  reading.xml = size <= G_MAXINT32 ? xmlReaderForMemory (bytes, (int) size, NULL, NULL,
                                                         XML_PARSE_NONET | XML_PARSE_COMPACT)
                                   : NULL;
  if (reading.xml == NULL)
    {
      fail (file, _ ("“%s” is damaged: its XML cannot be read."), error);
      return NULL;
    }
  xmlTextReaderSetStructuredErrorHandler (reading.xml, ignore_error_cb, NULL);
  is_well = read_nodes (&reading, error);
  xmlFreeTextReader (reading.xml);
  if (!is_well)
    return NULL;
  tidy (qda);
  return g_steal_pointer (&qda);
}

/* A code book is XML by itself. */
static GBytes *
read_code_book (const char *path,
                const char *name,
                GError    **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autoptr (GBytes) bytes =
    stream != NULL ? g_input_stream_read_bytes (G_INPUT_STREAM (stream), MOST_CODE_BOOK_BYTES + 1,
                                                NULL, error)
                   : NULL;

  if (bytes == NULL || g_bytes_get_size (bytes) <= MOST_CODE_BOOK_BYTES)
    return g_steal_pointer (&bytes);
  fail (name, _ ("“%s” is too large for a code book; it was not read."), error);
  return NULL;
}

static gboolean
is_archive (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, NULL);
  char begin[2] = { 0 };

  return stream != NULL &&
         g_input_stream_read (G_INPUT_STREAM (stream), begin, sizeof begin, NULL, NULL) == 2 &&
         memcmp (begin, "PK", sizeof begin) == 0;
}

DuidQda *
duid_qda_read (const char   *path,
               GCancellable *cancellable,
               GError      **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (DuidQdaArchive) archive = NULL;
  g_autoptr (GBytes) xml = NULL;

  if (is_archive (path))
    {
      archive = duid_qda_archive_read (path, cancellable, error);
      xml = archive != NULL ? g_bytes_ref (archive->project) : NULL;
    }
  else
    xml = read_code_book (path, name, error);
  return xml != NULL
           ? duid_qda_read_xml (xml, archive != NULL ? archive->texts : NULL, name, error)
           : NULL;
}
