/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/duid-file-hash.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define LARGE 3000000 /* more than is added up at once */

/* A file of @length letters, open, that is gone from its folder unless @path wants it. */
static int
open_file (gsize  length,
           char **path)
{
  g_autofree char *own = NULL;
  g_autofree char *bytes = g_malloc (length + 1);
  int              file = g_file_open_tmp ("duiding-XXXXXX", &own, NULL);

  memset (bytes, 'a', length);
  g_assert_cmpint (file, >=, 0);
  g_assert_cmpint (write (file, bytes, length), ==, (gssize) length);
  if (path != NULL)
    *path = g_steal_pointer (&own);
  else
    g_unlink (own);
  return file;
}

static char *
count_by_glib (gsize length)
{
  g_autofree char *bytes = g_malloc (length + 1);

  memset (bytes, 'a', length);
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, length);
}

static void
test_known_after_the_file_was_closed_and_removed (void)
{
  static const gsize lengths[] = { 0, 1, 1000, LARGE };

  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      int              file = open_file (lengths[i], NULL);
      g_autofree char *wanted = count_by_glib (lengths[i]);
      g_autoptr (DuidFileHash) hash = duid_file_hash_new (file);

      close (file);
      g_assert_cmpstr (duid_file_hash_get (hash), ==, wanted);
      g_assert_cmpstr (duid_file_hash_get (hash), ==, wanted);
    }
}

/* Of a file that was written to meanwhile nobody knows any more what was read. */
static void
test_unknown_when_the_file_was_changed (void)
{
  g_autofree char *path = NULL;
  int              file = open_file (LARGE, &path);
  g_autoptr (DuidFileHash) longer = duid_file_hash_new (file);
  g_autoptr (DuidFileHash) shorter = NULL;

  g_assert_cmpint (write (file, "b", 1), ==, 1);
  shorter = duid_file_hash_new (file);
  g_assert_cmpint (ftruncate (file, LARGE / 2), ==, 0);
  close (file);
  g_assert_null (duid_file_hash_get (longer));
  g_assert_null (duid_file_hash_get (shorter));
  g_assert_null (duid_file_hash_get (shorter));
  g_unlink (path);
}

static void
test_unknown_without_a_file (void)
{
  g_autoptr (DuidFileHash) hash = duid_file_hash_new (-1);

  g_assert_null (duid_file_hash_get (hash));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/file-hash/known-after-the-file-was-closed-and-removed",
                   test_known_after_the_file_was_closed_and_removed);
  g_test_add_func ("/base/file-hash/unknown-when-the-file-was-changed",
                   test_unknown_when_the_file_was_changed);
  g_test_add_func ("/base/file-hash/unknown-without-a-file", test_unknown_without_a_file);
  return g_test_run ();
}
