/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/duid-qda-writer.h"
#include "import/duid-qda-reader.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <libxml/xmlschemas.h>
#include <string.h>

#define N_TRIALS  60
#define NAMESPACE "xmlns=\"urn:QDA-XML:project:1.0\""
#define GUID(n)   "00000000-0000-0000-0000-00000000000" n

/* ---- projects made up at random ---- */

static char *
make_words (GRand *rand,
            int    most)
{
  static const char *const pieces[] = { "a", "é", "😀", " ", "<", "&", "\"", "'",
                                        "\n", "]]>", "\t", "\r\n", "’", "=1", "#", "ﷺ" };
  GString                 *text = g_string_new ("w");

  for (int i = g_rand_int_range (rand, 0, most); i > 0; i--)
    g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
  g_string_append (text, "z");
  return g_string_free (text, FALSE);
}

static char *
make_guid (GRand *rand)
{
  g_autofree char *seed = g_strdup_printf ("%u %u", g_rand_int (rand), g_rand_int (rand));

  return duid_qda_make_guid ("test", seed, NULL);
}

/* The guid of one of @things, or NULL (its first member). */
static const char *
choose (GRand     *rand,
        GPtrArray *things)
{
  if (things->len == 0)
    return NULL;
  return *(char **) things->pdata[g_rand_int_range (rand, 0, (int) things->len)];
}

static void
make_codes (GRand   *rand,
            DuidQda *qda)
{
  for (int i = g_rand_int_range (rand, 0, 8); i > 0; i--)
    {
      g_autofree char *guid = make_guid (rand);
      g_autofree char *name = make_words (rand, 9);
      const char      *parent = choose (rand, qda->codes);
      DuidQdaCode     *code = duid_qda_add_code (qda, guid, name);

      code->colour = g_rand_int_range (rand, -1, 0x1000000);
      code->is_codable = g_rand_boolean (rand);
      if (g_rand_boolean (rand))
        code->parent = g_strdup (parent);
      if (g_rand_boolean (rand))
        code->description = make_words (rand, 30);
    }
}

static void
make_values (GRand     *rand,
             DuidQda   *qda,
             GPtrArray *values)
{
  static const char *const texts[] = { NULL, "true", "-12", "0.25", "2024-03-24",
                                       "2024-03-24T09:15:00" };

  for (guint i = 0; i < qda->variables->len; i++)
    {
      const DuidQdaVariable *variable = qda->variables->pdata[i];
      g_autofree char       *words = make_words (rand, 12);

      if (g_rand_boolean (rand))
        duid_qda_add_value (values, variable->guid,
                            texts[variable->type] != NULL ? texts[variable->type] : words);
    }
}

static void
make_codings (GRand     *rand,
              DuidQda   *qda,
              GPtrArray *codings)
{
  for (int i = qda->codes->len > 0 ? g_rand_int_range (rand, 0, 3) : 0; i > 0; i--)
    {
      g_autofree char *guid = make_guid (rand);

      duid_qda_add_coding (codings, guid, choose (rand, qda->codes), choose (rand, qda->users));
    }
}

static void
make_source (GRand   *rand,
             DuidQda *qda)
{
  g_autofree char *guid = make_guid (rand);
  g_autofree char *name = make_words (rand, 9);
  DuidQdaSource   *source = duid_qda_add_source (qda, guid, name);
  const char      *note = choose (rand, qda->notes);
  gsize            length;

  g_free (source->text);
  source->text = make_words (rand, 200);
  length = (gsize) g_utf8_strlen (source->text, -1);
  if (g_rand_boolean (rand))
    source->description = make_words (rand, 9);
  for (int i = g_rand_int_range (rand, 0, 4); i > 0; i--)
    {
      g_autofree char  *its_guid = make_guid (rand);
      gsize             start = (gsize) g_rand_int_range (rand, 0, (int) length);
      gsize             end = (gsize) g_rand_int_range (rand, (int) start + 1, (int) length + 1);
      DuidQdaSelection *selection = duid_qda_add_selection (source, its_guid, start, end);

      selection->user = g_strdup (choose (rand, qda->users));
      make_codings (rand, qda, selection->codings);
      if (note != NULL && g_rand_boolean (rand))
        g_ptr_array_add (selection->notes, g_strdup (note));
    }
  make_codings (rand, qda, source->codings);
  if (note != NULL)
    g_ptr_array_add (source->notes, g_strdup (note));
  make_values (rand, qda, source->values);
}

static DuidQda *
make_project (GRand *rand)
{
  g_autofree char *title = make_words (rand, 9);
  DuidQda         *qda = duid_qda_new (title);

  qda->origin = g_rand_boolean (rand) ? make_words (rand, 5) : NULL;
  for (int i = g_rand_int_range (rand, 0, 4); i > 0; i--)
    {
      g_autofree char *guid = make_guid (rand);
      g_autofree char *name = make_words (rand, 9);

      duid_qda_add_user (qda, guid, name);
    }
  make_codes (rand, qda);
  for (int i = g_rand_int_range (rand, 0, 7); i > 0; i--)
    {
      g_autofree char *guid = make_guid (rand);
      g_autofree char *name = make_words (rand, 9);

      duid_qda_add_variable (qda, guid, name,
                             (DuidQdaType) g_rand_int_range (rand, 0, DUID_QDA_N_TYPES));
    }
  for (int i = g_rand_int_range (rand, 0, 3); i > 0; i--)
    {
      g_autofree char *guid = make_guid (rand);
      g_autofree char *text = make_words (rand, 50);
      DuidQdaNote     *note = duid_qda_add_note (qda, guid, text);

      note->user = g_strdup (choose (rand, qda->users));
      note->time = g_strdup (g_rand_boolean (rand) ? "2026-01-02T03:04:05Z" : NULL);
    }
  for (int i = g_rand_int_range (rand, 0, 6); i > 0; i--)
    make_source (rand, qda);
  for (int i = g_rand_int_range (rand, 0, 4); i > 0; i--)
    {
      g_autofree char *guid = make_guid (rand);
      g_autofree char *name = make_words (rand, 9);
      DuidQdaCase     *qda_case = duid_qda_add_case (qda, guid, name);
      const char      *source = choose (rand, qda->sources);

      make_values (rand, qda, qda_case->values);
      if (source != NULL)
        g_ptr_array_add (qda_case->sources, g_strdup (source));
    }
  return qda;
}

static char *
new_path (const char *name)
{
  g_autofree char *folder = g_dir_make_tmp ("duiding-test-XXXXXX", NULL);

  return g_build_filename (folder, name, NULL);
}

static void
remove_path (char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_unlink (path);
  g_rmdir (folder);
  g_free (path);
}

static void
write_project (const DuidQda *qda,
               const char    *path)
{
  g_autoptr (GError) error = NULL;

  g_unlink (path);
  duid_qda_writer_write_project (qda, path, NULL, &error);
  g_assert_no_error (error);
}

/* XML says all but the texts, which lie beside it. */
static void
assert_same (const DuidQda *a,
             const DuidQda *b)
{
  g_autofree char *a_xml = duid_qda_writer_make_xml (a);
  g_autofree char *b_xml = duid_qda_writer_make_xml (b);

  g_assert_cmpstr (a_xml, ==, b_xml);
  g_assert_cmpuint (a->sources->len, ==, b->sources->len);
  for (guint i = 0; i < a->sources->len; i++)
    g_assert_cmpstr (((DuidQdaSource *) a->sources->pdata[i])->text, ==,
                     ((DuidQdaSource *) b->sources->pdata[i])->text);
}

static void
test_what_is_written_is_read_back (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  char *path = new_path ("proef.qdpx");

  for (guint i = 0; i < N_TRIALS; i++)
    {
      g_autoptr (DuidQda) made = make_project (rand);
      g_autoptr (DuidQda) found = NULL;
      g_autoptr (GError) error = NULL;

      write_project (made, path);
      found = duid_qda_read (path, NULL, &error);
      g_assert_no_error (error);
      assert_same (made, found);
    }
  remove_path (path);
}

static void
test_a_code_book_is_read_back (void)
{
  g_autoptr (DuidQda) made = duid_qda_new ("");
  g_autoptr (DuidQda) found = NULL;
  g_autoptr (GError) error = NULL;
  char        *path = new_path ("codes.qdc");
  DuidQdaCode *code;

  g_assert_false (duid_qda_writer_write_codebook (made, path, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  made->origin = g_strdup ("Duiding");
  duid_qda_add_code (made, GUID ("1"), "Steun & <school>")->colour = 0x00ff7f;
  code = duid_qda_add_code (made, GUID ("2"), "Mentor");
  code->parent = g_strdup (GUID ("1"));
  code->description = g_strdup ("Wie er is");
  g_assert_true (duid_qda_writer_write_codebook (made, path, &error));
  found = duid_qda_read (path, NULL, &error);
  g_assert_no_error (error);
  assert_same (made, found);
  remove_path (path);
}

/* ---- what others write ---- */

static DuidQda *
read_xml (const char *xml,
          GError    **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (xml, strlen (xml));
  g_autoptr (GHashTable) texts = g_hash_table_new (g_str_hash, g_str_equal);

  return duid_qda_read_xml (bytes, texts, "x.qdpx", error);
}

static char *
read_data (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("DUID_TEST_DATA"), "import", "data", "qda",
                                            name, NULL);
  char            *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static void
test_other_ways_of_writing_are_understood (void)
{
  g_autofree char *xml = read_data ("other-ways.qde");
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidQda) qda = read_xml (xml, &error);
  const DuidQdaSource    *source;
  const DuidQdaSelection *selection;
  g_autofree char        *words = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (qda->sources->len, ==, 1);
  source = qda->sources->pdata[0];
  g_assert_cmpstr (source->text, ==, "hé & 😀 zee");
  selection = source->selections->pdata[0];
  words = g_utf8_substring (source->text, (glong) selection->start, (glong) selection->end);
  g_assert_cmpstr (words, ==, "é & 😀");
  g_assert_cmpstr (selection->user, ==, "0000000a-0000-0000-0000-000000000001");
  g_assert_cmpint (((DuidQdaCode *) qda->codes->pdata[0])->colour, ==, 0xff8800);
}

static void
test_what_refers_to_nothing_is_left_out (void)
{
  g_autofree char *xml = read_data ("refers-to-nothing.qde");
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidQda) qda = read_xml (xml, &error);
  const DuidQdaSource *source;

  g_assert_no_error (error);
  source = qda->sources->pdata[0];
  g_assert_cmpuint (source->selections->len, ==, 0);
  g_assert_cmpuint (source->codings->len, ==, 0);
  g_assert_cmpuint (source->notes->len, ==, 0);
}

static void
assert_refused (const char *xml,
                const char *why)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (read_xml (xml, &error));
  g_assert_error (error, DUID_IMPORT_ERROR, DUID_IMPORT_ERROR_BAD_WORKBOOK);
  g_assert_nonnull (strstr (error->message, why));
}

static void
test_hostile_xml_is_refused (void)
{
  g_autoptr (GString) deep = g_string_new ("<Project " NAMESPACE " name='P'>");

  for (guint i = 0; i < 240; i++)
    g_string_append (deep, "<Code name='a'>");
  assert_refused ("<!DOCTYPE Project [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><Project " NAMESPACE
                  " name='P'><Description>&a;</Description></Project>",
                  "document type");
  assert_refused ("<Project name='P'/>", "REFI-QDA");
  assert_refused ("<html xmlns='http://www.w3.org/1999/xhtml'/>", "REFI-QDA");
  assert_refused ("<Project " NAMESPACE " name='P'><Sources>", "damaged");
  assert_refused ("geen xml", "damaged");
  assert_refused (deep->str, "deep");
}

static void
write_zip (const char *path,
           const char *name,
           gsize       n_blanks)
{
  struct archive       *archive = archive_write_new ();
  struct archive_entry *entry = archive_entry_new ();
  g_autofree char      *blanks = g_strnfill (n_blanks, ' ');

  g_assert_cmpint (archive_write_set_format_zip (archive), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_open_filename (archive, path), ==, ARCHIVE_OK);
  archive_entry_set_pathname (entry, name);
  archive_entry_set_size (entry, (la_int64_t) n_blanks);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_data (archive, blanks, n_blanks), ==, (la_ssize_t) n_blanks);
  archive_entry_free (entry);
  g_assert_cmpint (archive_write_free (archive), ==, ARCHIVE_OK);
}

static void
test_hostile_archives_are_refused (void)
{
  char *path = new_path ("bom.qdpx");
  g_autoptr (GError) error = NULL;

  write_zip (path, "sources/bom.txt", 15 * 1000 * 1000);
  g_assert_null (duid_qda_read (path, NULL, &error));
  g_assert_nonnull (strstr (error->message, "zip bomb"));
  g_clear_error (&error);
  write_zip (path, "sources/beeld.png", 15 * 1000 * 1000);
  g_assert_null (duid_qda_read (path, NULL, &error));
  g_assert_nonnull (strstr (error->message, "project.qde"));
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (path, "PK\3\4 en dan niets", -1, NULL));
  g_assert_null (duid_qda_read (path, NULL, &error));
  g_assert_nonnull (error);
  remove_path (path);
}

/* A file that is cut off, or has a byte changed, is read or refused, and that is all. */
static void
test_damaged_files_do_no_harm (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);
  g_autoptr (DuidQda) made = make_project (rand);
  char            *path = new_path ("kapot.qdpx");
  g_autofree char *bytes = NULL;
  gsize            size;

  write_project (made, path);
  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *changed = g_memdup2 (bytes, size);
      g_autoptr (GError) error = NULL;
      g_autoptr (DuidQda) found = NULL;
      gsize at = (gsize) g_rand_int_range (rand, 0, (int) size);

      changed[at] ^= (char) (1 << g_rand_int_range (rand, 0, 8));
      g_assert_true (g_file_set_contents (path, changed, (gssize) (i % 3 == 0 ? at : size), NULL));
      found = duid_qda_read (path, NULL, &error);
      g_assert_true ((found == NULL) == (error != NULL));
    }
  remove_path (path);
}

/* ---- the standard ---- */

static void
be_silent (void       *context,
           const char *format,
           ...)
{
}

static gboolean
is_valid (xmlSchema  *schema,
          const char *xml)
{
  xmlSchemaValidCtxt *context = xmlSchemaNewValidCtxt (schema);
  xmlDoc             *document = xmlReadMemory (xml, (int) strlen (xml), NULL, NULL,
                                                XML_PARSE_NONET);
  int                 result;

  g_assert_nonnull (document);
  xmlSchemaSetValidErrors (context, be_silent, be_silent, NULL);
  result = xmlSchemaValidateDoc (context, document);
  xmlFreeDoc (document);
  xmlSchemaFreeValidCtxt (context);
  return result == 0;
}

static void
test_it_holds_to_the_standard (void)
{
  const char          *path = g_getenv ("DUID_QDA_SCHEMA");
  xmlSchemaParserCtxt *parser;
  xmlSchema           *schema;
  g_autoptr (GRand) rand = g_rand_new_with_seed (6);

  if (path == NULL || !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("skipped: the schema is not here");
      return;
    }
  parser = xmlSchemaNewParserCtxt (path);
  schema = xmlSchemaParse (parser);
  xmlSchemaFreeParserCtxt (parser);
  g_assert_nonnull (schema);
  for (guint i = 0; i < N_TRIALS; i++)
    {
      g_autoptr (DuidQda) made = make_project (rand);
      g_autofree char *xml = duid_qda_writer_make_xml (made);

      g_assert_true (is_valid (schema, xml));
    }
  /* And it would notice. */
  g_assert_false (is_valid (schema, "<Project " NAMESPACE "/>"));
  xmlSchemaFree (schema);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) g_test_add_func ("/import/qda/" name, test)
  ADD ("what-is-written-is-read-back", test_what_is_written_is_read_back);
  ADD ("a-code-book-is-read-back", test_a_code_book_is_read_back);
  ADD ("other-ways-of-writing-are-understood", test_other_ways_of_writing_are_understood);
  ADD ("what-refers-to-nothing-is-left-out", test_what_refers_to_nothing_is_left_out);
  ADD ("hostile-xml-is-refused", test_hostile_xml_is_refused);
  ADD ("hostile-archives-are-refused", test_hostile_archives_are_refused);
  ADD ("damaged-files-do-no-harm", test_damaged_files_do_no_harm);
  ADD ("it-holds-to-the-standard", test_it_holds_to_the_standard);
  return g_test_run ();
}
