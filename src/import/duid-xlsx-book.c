/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-xlsx-book.h"

#include "import/duid-import-error.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define EPOCH_1900  25569.0 /* days from serial 0 to 1970-01-01, after the leap bug */
#define EPOCH_1904  24107.0
#define LAST_SERIAL 2958466.0 /* 10000-01-01 */
#define MOST_STYLES 65536

/* Told of each element, with its attributes still to be read. */
typedef void (*ElementFunc) (DuidXlsxBook  *book,
                             xmlTextReader *xml,
                             const char    *name,
                             gpointer       data);

/* Calls @func for each element of a part. A part that is not there is fine. */
static gboolean
read_part (DuidXlsxBook *book,
           const char   *name,
           ElementFunc   func,
           gpointer      data,
           gboolean     *is_missing,
           GError      **error)
{
  g_autoptr (DuidZipPart) part =
    duid_zip_part_open (book->path, name, &book->budget, is_missing, error);
  int result;

  if (part == NULL)
    return *is_missing;
  while ((result = duid_zip_part_next (part, error)) > 0)
    {
      xmlTextReader *xml = duid_zip_part_get_xml (part);

      if (xmlTextReaderNodeType (xml) == XML_READER_TYPE_ELEMENT)
        func (book, xml, (const char *) xmlTextReaderConstLocalName (xml), data);
    }
  return result == 0;
}

/* ---- which parts there are ---- */

typedef struct
{
  GHashTable *targets; /* id → part */
  char       *folder;  /* of the part whose relations these are, with its “/” */
  char       *main;    /* the workbook itself */
} Relations;

/* “xl/” and “../x.xml” or “/xl/x.xml” make one name without dots. */
static char *
resolve_target (const char *folder,
                const char *target)
{
  g_autofree char *joined =
    *target == '/' ? g_strdup (target) : g_strconcat ("/", folder, target, NULL);
  g_autofree char *plain = g_canonicalize_filename (joined, "/");

  return g_strdup (plain + 1);
}

static void
relation_cb (DuidXlsxBook  *book,
             xmlTextReader *xml,
             const char    *name,
             gpointer       data)
{
  Relations       *relations = data;
  g_autofree char *id = NULL;
  g_autofree char *type = NULL;
  g_autofree char *target = NULL;

  if (strcmp (name, "Relationship") != 0)
    return;
  id = duid_zip_part_dup_attribute (xml, "Id");
  type = duid_zip_part_dup_attribute (xml, "Type");
  target = duid_zip_part_dup_attribute (xml, "Target");
  if (id == NULL || type == NULL || target == NULL)
    return;
  if (g_str_has_suffix (type, "/officeDocument") && relations->main == NULL)
    relations->main = resolve_target (relations->folder, target);
  if (g_str_has_suffix (type, "/worksheet"))
    g_hash_table_replace (relations->targets, g_steal_pointer (&id),
                          resolve_target (relations->folder, target));
  else if (g_str_has_suffix (type, "/sharedStrings") || g_str_has_suffix (type, "/styles"))
    g_hash_table_replace (relations->targets, g_strdup (strrchr (type, '/')),
                          resolve_target (relations->folder, target));
}

static void
clear_relations (Relations *relations)
{
  g_clear_pointer (&relations->targets, g_hash_table_unref);
  g_clear_pointer (&relations->folder, g_free);
  g_clear_pointer (&relations->main, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Relations, clear_relations)

static gboolean
read_relations (DuidXlsxBook *book,
                Relations    *relations,
                const char   *part,
                GError      **error)
{
  g_autofree char *folder = g_path_get_dirname (part);
  g_autofree char *base = g_path_get_basename (part);
  g_autofree char *name = NULL;
  gboolean         is_missing;

  relations->targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  relations->folder = strcmp (folder, ".") == 0 ? g_strdup ("") : g_strconcat (folder, "/", NULL);
  name = g_strdup_printf ("%s_rels/%s.rels", relations->folder, *part == '\0' ? "" : base);
  return read_part (book, name, relation_cb, relations, &is_missing, error);
}

/* The namespace has one name in ordinary workbooks and another in strict ones. */
static char *
dup_relation_id (xmlTextReader *xml)
{
  static const char *const spaces[] = {
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (spaces); i++)
    {
      xmlChar *value =
        xmlTextReaderGetAttributeNs (xml, (const xmlChar *) "id", (const xmlChar *) spaces[i]);
      char *copy = g_strdup ((const char *) value);

      xmlFree (value);
      if (copy != NULL)
        return copy;
    }
  return NULL;
}

static void
workbook_cb (DuidXlsxBook  *book,
             xmlTextReader *xml,
             const char    *name,
             gpointer       data)
{
  Relations *relations = data;

  if (strcmp (name, "workbookPr") == 0)
    {
      g_autofree char *is_1904 = duid_zip_part_dup_attribute (xml, "date1904");

      book->is_1904 = g_strcmp0 (is_1904, "1") == 0 || g_strcmp0 (is_1904, "true") == 0;
    }
  else if (strcmp (name, "sheet") == 0)
    {
      g_autofree char *sheet = duid_zip_part_dup_attribute (xml, "name");
      g_autofree char *id = dup_relation_id (xml);

      g_ptr_array_add (book->sheets, g_strdup (sheet != NULL ? sheet : ""));
      g_ptr_array_add (book->sheet_parts,
                       id != NULL ? g_strdup (g_hash_table_lookup (relations->targets, id)) : NULL);
    }
}

/* ---- styles ---- */

typedef struct
{
  GHashTable *formats;  /* id of a custom number format → is it a date */
  gboolean    is_cells; /* within the styles of cells */
} Styles;

static gboolean
is_builtin_date (guint64 format)
{
  return (format >= 14 && format <= 17) || format == 22 || (format >= 27 && format <= 36) ||
         (format >= 50 && format <= 58);
}

static void
style_cb (DuidXlsxBook  *book,
          xmlTextReader *xml,
          const char    *name,
          gpointer       data)
{
  Styles          *styles = data;
  g_autofree char *id = NULL;
  guint64          format;
  gpointer         is_date;
  guint8           flag;

  if (strcmp (name, "cellXfs") == 0 || strcmp (name, "cellStyleXfs") == 0 ||
      strcmp (name, "cellStyles") == 0 || strcmp (name, "dxfs") == 0)
    styles->is_cells = strcmp (name, "cellXfs") == 0;
  id = duid_zip_part_dup_attribute (xml, "numFmtId");
  format = id != NULL ? g_ascii_strtoull (id, NULL, 10) : 0;
  if (strcmp (name, "numFmt") == 0)
    {
      g_autofree char *code = duid_zip_part_dup_attribute (xml, "formatCode");

      g_hash_table_insert (styles->formats, GSIZE_TO_POINTER ((gsize) format),
                           GINT_TO_POINTER (code != NULL && duid_xlsx_is_date_format (code)));
    }
  if (strcmp (name, "xf") != 0 || !styles->is_cells || book->date_styles->len >= MOST_STYLES)
    return;
  if (!g_hash_table_lookup_extended (styles->formats, GSIZE_TO_POINTER ((gsize) format), NULL,
                                     &is_date))
    is_date = GINT_TO_POINTER (is_builtin_date (format));
  flag = is_date != NULL;
  g_byte_array_append (book->date_styles, &flag, 1);
}

/* Letters that are shown as they are: quoted, escaped, or in brackets. */
static const char *
skip_literal (const char *code)
{
  const char *end;

  if (*code == '"' || *code == '[')
    {
      end = strchr (code + 1, *code == '"' ? '"' : ']');
      return end != NULL ? end : code + strlen (code) - 1;
    }
  if ((*code == '\\' || *code == '_' || *code == '*') && code[1] != '\0')
    return code + 1;
  return NULL;
}

gboolean
duid_xlsx_is_date_format (const char *code)
{
  gboolean has_day = FALSE;
  gboolean has_month = FALSE;
  gboolean has_time = FALSE;

  if (g_ascii_strncasecmp (code, "General", 7) == 0)
    return FALSE;
  for (; *code != '\0' && *code != ';'; code++)
    {
      const char *end = skip_literal (code);
      char        c = g_ascii_tolower (*code);

      if (end != NULL)
        {
          has_time =
            has_time || (*code == '[' && strchr ("hms", g_ascii_tolower (code[1])) != NULL);
          code = end;
          continue;
        }
      has_day = has_day || c == 'd' || c == 'y';
      has_month = has_month || c == 'm';
      has_time = has_time || c == 'h' || c == 's';
    }
  return has_day || (has_month && !has_time);
}

/* ---- shared strings ---- */

void
duid_xlsx_append_text (GString    *to,
                       const char *text)
{
  const char *escape;

  while ((escape = strstr (text, "_x")) != NULL)
    {
      gunichar c = 0;
      int      n = 0;

      while (n < 4 && g_ascii_isxdigit (escape[2 + n]))
        c = c * 16 + (gunichar) g_ascii_xdigit_value (escape[2 + n++]);
      if (n == 4 && escape[6] == '_' && c != 0 && g_unichar_validate (c))
        {
          g_string_append_len (to, text, escape - text);
          g_string_append_unichar (to, c);
          text = escape + 7;
        }
      else
        {
          g_string_append_len (to, text, escape + 2 - text);
          text = escape + 2;
        }
    }
  g_string_append (to, text);
}

/* Reads the text of all runs of each <si>; phonetic runs <rPh> are another
 * writing of the same words. */
static gboolean
read_strings (DuidXlsxBook *book,
              const char   *name,
              GError      **error)
{
  gboolean is_missing;
  g_autoptr (DuidZipPart) part =
    duid_zip_part_open (book->path, name, &book->budget, &is_missing, error);
  gboolean is_text = FALSE;
  gboolean is_phonetic = FALSE;
  int      result;

  if (part == NULL)
    return is_missing;
  while ((result = duid_zip_part_next (part, error)) > 0)
    {
      xmlTextReader *xml = duid_zip_part_get_xml (part);
      int            type = xmlTextReaderNodeType (xml);
      const char    *element = (const char *) xmlTextReaderConstLocalName (xml);
      gboolean       is_empty = xmlTextReaderIsEmptyElement (xml) == 1;
      gboolean       is_start = type == XML_READER_TYPE_ELEMENT && !is_empty;
      gsize          start = book->strings->len;

      if (type == XML_READER_TYPE_ELEMENT && strcmp (element, "si") == 0)
        {
          if (book->string_starts->len > 0)
            g_string_append_c (book->strings, '\0');
          start = book->strings->len;
          g_array_append_val (book->string_starts, start);
        }
      else if (element != NULL && strcmp (element, "t") == 0)
        is_text = is_start;
      else if (element != NULL && strcmp (element, "rPh") == 0)
        is_phonetic = is_start;
      else if (is_text && !is_phonetic &&
               (type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA ||
                type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE ||
                type == XML_READER_TYPE_WHITESPACE))
        duid_xlsx_append_text (book->strings, (const char *) xmlTextReaderConstValue (xml));
    }
  return result == 0;
}

/* ---- the book ---- */

static gboolean
read_book (DuidXlsxBook *book,
           GError      **error)
{
  g_auto (Relations) root = { 0 };
  g_auto (Relations) parts = { 0 };
  g_autoptr (GHashTable) formats = g_hash_table_new (g_direct_hash, g_direct_equal);
  Styles      styles = { formats, FALSE };
  gboolean    is_missing;
  const char *name;

  if (!duid_zip_check (book->path, &book->budget, error) ||
      !read_relations (book, &root, "", error))
    return FALSE;
  if (root.main == NULL)
    root.main = g_strdup ("xl/workbook.xml");
  if (!read_relations (book, &parts, root.main, error) ||
      !read_part (book, root.main, workbook_cb, &parts, &is_missing, error))
    return FALSE;
  if (book->sheets->len == 0)
    {
      g_autofree char *file = g_path_get_basename (book->path);

      g_set_error (error, DUID_IMPORT_ERROR, DUID_IMPORT_ERROR_BAD_WORKBOOK,
                   _ ("“%s” is not an Excel workbook: it holds no sheets."), file);
      return FALSE;
    }
  name = g_hash_table_lookup (parts.targets, "/styles");
  if (name != NULL && !read_part (book, name, style_cb, &styles, &is_missing, error))
    return FALSE;
  name = g_hash_table_lookup (parts.targets, "/sharedStrings");
  return name == NULL || read_strings (book, name, error);
}

DuidXlsxBook *
duid_xlsx_book_open (const char *path,
                     gboolean    is_large,
                     GError    **error)
{
  g_autoptr (DuidXlsxBook) book = g_new0 (DuidXlsxBook, 1);

  book->path = g_strdup (path);
  book->budget = DUID_ZIP_BUDGET_WORKBOOK (is_large);
  book->sheets = g_ptr_array_new_with_free_func (g_free);
  book->sheet_parts = g_ptr_array_new_with_free_func (g_free);
  book->strings = g_string_new (NULL);
  book->string_starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  book->date_styles = g_byte_array_new ();
  return read_book (book, error) ? g_steal_pointer (&book) : NULL;
}

void
duid_xlsx_book_free (DuidXlsxBook *book)
{
  if (book == NULL)
    return;
  g_free (book->path);
  g_ptr_array_unref (book->sheets);
  g_ptr_array_unref (book->sheet_parts);
  g_string_free (book->strings, TRUE);
  g_array_unref (book->string_starts);
  g_byte_array_unref (book->date_styles);
  g_free (book);
}

static int
fail_to_find (const DuidXlsxBook *book,
              const char         *name,
              GError            **error)
{
  g_autofree char *file = g_path_get_basename (book->path);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < book->sheets->len && i < 10; i++)
    g_string_append_printf (names, "%s“%s”", i > 0 ? ", " : "",
                            (const char *) book->sheets->pdata[i]);
  g_set_error (error, DUID_IMPORT_ERROR, DUID_IMPORT_ERROR_BAD_WORKBOOK,
               _ ("“%s” has no sheet “%s” with cells; its sheets are %s."), file, name, names->str);
  return -1;
}

int
duid_xlsx_book_find_sheet (const DuidXlsxBook *book,
                           const char         *name,
                           guint               place,
                           GError            **error)
{
  g_autofree char *number = g_strdup_printf ("%u", MAX (place, 1));

  for (guint i = 0; i < book->sheets->len; i++)
    {
      gboolean is_wanted =
        name != NULL ? g_strcmp0 (book->sheets->pdata[i], name) == 0 : place == 0 || place == i + 1;

      if (is_wanted && book->sheet_parts->pdata[i] != NULL)
        return (int) i;
    }
  return fail_to_find (book, name != NULL ? name : number, error);
}

const char *
duid_xlsx_book_get_string (const DuidXlsxBook *book,
                           guint64             index)
{
  if (index >= book->string_starts->len)
    return NULL;
  return book->strings->str + g_array_index (book->string_starts, gsize, index);
}

gboolean
duid_xlsx_book_is_date (const DuidXlsxBook *book,
                        guint64             style)
{
  return style < book->date_styles->len && book->date_styles->data[style] != 0;
}

gboolean
duid_xlsx_book_to_days (const DuidXlsxBook *book,
                        double              serial,
                        double             *days)
{
  if (!isfinite (serial) || serial < 0 || serial >= LAST_SERIAL)
    return FALSE;
  if (book->is_1904)
    *days = serial - EPOCH_1904;
  else if (serial >= 61)
    *days = serial - EPOCH_1900;
  else if (serial >= 60 || serial < 1)
    return FALSE; /* 29 February 1900, which never was, or a time without a day */
  else
    *days = serial - EPOCH_1900 + 1;
  return TRUE;
}
