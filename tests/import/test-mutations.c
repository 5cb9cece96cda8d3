/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "helper.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

/* A few hundred broken copies of sound files, the same every time: each is either
 * imported or refused with a sentence, and none stops the program. */

#define N_COPIES      250
#define N_COPIES_LONG 2500

/* Our own, so that the copies are the same whatever the library does. */
static guint32
next_random (guint32 *state)
{
  *state ^= *state << 13;
  *state ^= *state >> 17;
  *state ^= *state << 5;
  return *state;
}

static void
mutate (GByteArray *bytes,
        guint32    *state)
{
  static const char spice[] = "\"\n\r;,\t\0\377{[}]:<>&-.=0";
  guint             n_changes = 1 + next_random (state) % 12;

  for (guint i = 0; i < n_changes && bytes->len > 2; i++)
    {
      guint at = next_random (state) % bytes->len;
      guint wanted = next_random (state) % 64;
      guint length = MIN (wanted, bytes->len - at);

      switch (next_random (state) % 4)
        {
        case 0:
          bytes->data[at] = (guint8) next_random (state);
          break;
        case 1:
          bytes->data[at] = (guint8) spice[next_random (state) % (sizeof spice - 1)];
          break;
        case 2:
          g_byte_array_remove_range (bytes, at, length);
          break;
        default:
          memmove (bytes->data + next_random (state) % (bytes->len - length + 1), bytes->data + at,
                   length);
        }
    }
}

static GByteArray *
read_bytes (const char *path)
{
  char *text;
  gsize length;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  return g_byte_array_new_take ((guint8 *) text, length);
}

static void
import_either_way (Desk       *desk,
                   const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidIntake) intake = desk_import (desk, name, &error);

  g_assert_true ((intake == NULL) == (error != NULL));
  if (error != NULL)
    {
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_cmpuint (strlen (error->message), >, 10);
      return;
    }
  for (guint i = 0; i < duid_dataset_get_n_questions (intake->dataset); i++)
    g_free (duid_dataset_dup_answer (intake->dataset, i, 0));
}

static int
count_copies (void)
{
  return g_getenv ("DUID_TEST_LONG") != NULL ? N_COPIES_LONG : N_COPIES;
}

static void
mutate_file (Desk       *desk,
             const char *source,
             const char *name,
             const char *imported,
             guint32     seed)
{
  g_autoptr (GByteArray) sound = read_bytes (source);

  for (int i = 0; i < count_copies (); i++)
    {
      g_autoptr (GByteArray) copy = g_byte_array_new ();
      g_autofree char *path = NULL;

      g_byte_array_append (copy, sound->data, MIN (sound->len, 12000));
      mutate (copy, &seed);
      path = desk_write (desk, name, (const char *) copy->data, (gssize) copy->len);
      import_either_way (desk, imported);
    }
}

static char *
sample_path (const char *name)
{
  g_autofree char *folder = g_path_get_dirname (g_getenv ("DUID_SAMPLE"));

  return g_build_filename (folder, name, NULL);
}

static void
test_broken_csv_files (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autofree char *source = sample_path ("gezinnen.csv");

  mutate_file (desk, source, "stuk.csv", "stuk.csv", 1);
}

static void
test_broken_packages (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autofree char *package = desk_write (
    desk, "heel.json",
    "{\"title\": \"T\", \"resources\": [{\"name\": \"a\", \"path\": \"a.csv\", \"encoding\": "
    "\"utf-8\","
    " \"dialect\": {\"delimiter\": \";\", \"header\": true}, \"schema\": {\"missingValues\": "
    "[\"-\"],"
    " \"fields\": [{\"name\": \"s\", \"type\": \"number\", \"decimalChar\": \",\"}]}}], "
    "\"duiding\": {\"version\": 1,"
    " \"questions\": [{\"name\": \"id\", \"type\": \"id\", \"columns\": {\"a\": \"id\"}},"
    " {\"name\": \"s\", \"type\": \"slider\", \"min\": 0, \"max\": 10, \"scale\": [0, 100], "
    "\"columns\": {\"a\": \"s\"},"
    " \"bands\": [{\"label\": \"laag\", \"below\": 5}, {\"label\": \"hoog\"}], \"not_applicable\": "
    "{\"a\": \"nvt\"}},"
    " {\"name\": \"m\", \"type\": \"multichoice\", \"columns\": {\"a\": {\"p\": \"m1\", \"q\": "
    "{\"position\": 5}}}},"
    " {\"name\": \"t\", \"type\": \"triad\", \"corners\": [\"a\", \"b\", \"c\"], \"columns\": "
    "{\"a\": [\"t1\", \"t2\", \"t3\"]}},"
    " {\"name\": \"c\", \"type\": \"canvas\", \"x\": {\"label\": \"x\", \"min\": 0, \"max\": 1}, "
    "\"y\": {\"label\": \"y\","
    " \"min\": 0, \"max\": 1}, \"stones\": [{\"label\": \"k\", \"columns\": {\"a\": [\"t1\", "
    "\"t2\"]}}]},"
    " {\"name\": \"d\", \"type\": \"consent\", \"show\": [\"Ja\"], \"columns\": {\"a\": \"d\"}, "
    "\"codes\": {\"1\": \"Ja\"}}]}}",
    -1);
  g_autofree char *data = desk_write (
    desk, "a.csv", "id;s;nvt;m1;m2;t1;t2;t3;d\n1;50;;ja;nee;,2;,3;,5;1\n2;-;1;;;0;0;1;Nee\n", -1);

  import_either_way (desk, "heel.json");
  mutate_file (desk, package, "stuk.json", "stuk.json", 2);
}

static void
test_broken_zip_files (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autofree char *source = data_path ("cells.xlsx");

  mutate_file (desk, source, "stuk.xlsx", "stuk.xlsx", 3);
}

/* Unpacks @from and packs it again with one part mutated, so that what is broken
 * is the XML and not the zip around it. */
static void
repack (const char *from,
        const char *to,
        guint       which,
        guint32    *state)
{
  struct archive       *in = archive_read_new ();
  struct archive       *out = archive_write_new ();
  struct archive_entry *entry;

  archive_read_support_format_zip (in);
  archive_write_set_format_zip (out);
  g_assert_cmpint (archive_read_open_filename (in, from, 65536), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_open_filename (out, to), ==, ARCHIVE_OK);
  for (guint i = 0; archive_read_next_header (in, &entry) == ARCHIVE_OK; i++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      char       block[4096];
      la_ssize_t n_read;

      while ((n_read = archive_read_data (in, block, sizeof block)) > 0)
        g_byte_array_append (bytes, (guint8 *) block, (guint) n_read);
      if (i == which)
        mutate (bytes, state);
      archive_entry_set_size (entry, bytes->len);
      archive_write_header (out, entry);
      archive_write_data (out, bytes->data, bytes->len);
    }
  archive_read_free (in);
  archive_write_free (out);
}

static void
test_broken_parts_of_workbooks (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autofree char *source = data_path ("cells.xlsx");
  g_autofree char *path = g_build_filename (desk->folder, "stuk.xlsx", NULL);
  guint32          state = 4;

  for (int i = 0; i < count_copies (); i++)
    {
      repack (source, path, 2 + (guint) i % 7, &state);
      import_either_way (desk, "stuk.xlsx");
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/mutations/broken-csv-files", test_broken_csv_files);
  g_test_add_func ("/import/mutations/broken-packages", test_broken_packages);
  g_test_add_func ("/import/mutations/broken-zip-files", test_broken_zip_files);
  g_test_add_func ("/import/mutations/broken-parts-of-workbooks", test_broken_parts_of_workbooks);
  return g_test_run ();
}
