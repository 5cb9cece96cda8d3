/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/duid-draft.h"

#include <glib/gstdio.h>

static void
test_what_was_typed_is_there_again (void)
{
  g_autofree char *base = g_dir_make_tmp ("duiding-draft-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (base, "drafts", NULL);
  g_autoptr (GDir) dir = NULL;
  g_autofree char *text = NULL;
  g_autofree char *other = NULL;
  g_autofree char *path = NULL;
  GStatBuf         info;
  DuidDraft       *draft = duid_draft_new ("/a/een.duiding", folder);
  g_autoptr (DuidDraft) again = NULL;
  g_autoptr (DuidDraft) twin = duid_draft_new ("/a/twee.duiding", folder);

  g_assert_null (duid_draft_read (draft));
  for (int i = 0; i < 50; i++)
    {
      g_autofree char *typed = g_strdup_printf ("Letter %d", i);

      duid_draft_keep (draft, typed);
    }
  /* The last that was typed, whatever was still being written. */
  duid_draft_free (draft);
  again = duid_draft_new ("/a/../a/een.duiding", folder);
  text = duid_draft_read (again);
  g_assert_cmpstr (text, ==, "Letter 49");
  other = duid_draft_read (twin);
  g_assert_null (other);

  dir = g_dir_open (folder, 0, NULL);
  path = g_build_filename (folder, g_dir_read_name (dir), NULL);
  g_assert_null (g_dir_read_name (dir));
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);

  duid_draft_keep (again, NULL);
  g_clear_pointer (&again, duid_draft_free);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_rmdir (folder);
  g_rmdir (base);
}

static void
test_a_place_that_cannot_be_written_does_no_harm (void)
{
  DuidDraft *draft = duid_draft_new ("/a/een.duiding", "/dev/null/drafts");

  duid_draft_keep (draft, "Verhaal");
  duid_draft_keep (draft, NULL);
  g_assert_null (duid_draft_read (draft));
  duid_draft_free (draft);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/draft/what was typed is there again",
                   test_what_was_typed_is_there_again);
  g_test_add_func ("/session/draft/a place that cannot be written does no harm",
                   test_a_place_that_cannot_be_written_does_no_harm);
  return g_test_run ();
}
