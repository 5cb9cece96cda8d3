/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey.h"

#include "store/duid-story-hash.h"

#include <string.h>

/* When a story that is imported again is the same one. */

/* A survey of one story, its cells, and the order of the columns they stand in. */
typedef struct
{
  DuidFramework *framework;
  DuidIntake    *intake;
  DuidAlignment *alignment;
  GByteArray    *scratch;
} Story;

static void
make_story (Story        *story,
            gconstpointer data)
{
  story->framework = survey_make_framework (3);
  story->intake = survey_make_intake (story->framework, "a", 1, 1, 1);
  story->alignment = duid_alignment_new (story->framework, story->framework, NULL);
  story->scratch = g_byte_array_new ();
}

static void
clear_story (Story        *story,
             gconstpointer data)
{
  g_byte_array_unref (story->scratch);
  duid_alignment_free (story->alignment);
  duid_intake_free (story->intake);
  duid_framework_unref (story->framework);
}

/* Headers and cells end with a “|” each. */
static GBytes *
make_bytes (const char *words)
{
  gsize length = strlen (words);
  char *bytes = g_strdelimit (g_strdup (words), "|", '\0');

  return g_bytes_new_take (bytes, length);
}

/* NULL headers: by place. */
static char *
dup_hash (Story      *story,
          const char *headers,
          const char *cells)
{
  g_autoptr (GBytes) bytes = make_bytes (cells);
  g_autoptr (GBytes) names = make_bytes (headers != NULL ? headers : "");
  g_autoptr (DuidHeaderOrder) order =
    duid_header_order_from_bytes (g_bytes_get_data (names, NULL), g_bytes_get_size (names));
  DuidRawCells raw = { g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                       headers != NULL ? order : NULL };
  guint8       hash[DUID_HASH_SIZE];

  duid_story_hash (story->intake->dataset, story->alignment, 0, &raw, story->scratch, hash);
  g_assert_true (duid_story_is_hash (story->intake->dataset, story->alignment, 0, &raw,
                                     story->scratch, hash));
  return g_base64_encode (hash, DUID_HASH_SIZE);
}

static void
assert_same (Story      *story,
             const char *headers,
             const char *cells,
             gboolean    is_same)
{
  g_autofree char *first = dup_hash (story, "nr|a|b|b|", "1|x|y|z|");
  g_autofree char *second = dup_hash (story, headers, cells);

  g_assert_cmpint (strcmp (first, second) == 0, ==, is_same);
}

static void
test_moved_columns_are_the_same_file (Story        *story,
                                      gconstpointer data)
{
  assert_same (story, "b|nr|b|a|", "y|1|z|x|", TRUE);
  assert_same (story, "nr|a|leeg|b|b|", "1|x||y|z|", TRUE);
}

static void
test_other_cells_are_another_story (Story        *story,
                                    gconstpointer data)
{
  assert_same (story, "nr|a|b|b|", "1|x|z|y|", FALSE);
  assert_same (story, "nr|b|a|b|", "1|x|y|z|", FALSE);
  assert_same (story, "nr|a|b|b|", "1|x|y||", FALSE);
  assert_same (story, "nr|a|b|b|", "1|x|y|z|en meer|", FALSE);
  assert_same (story, NULL, "1|x|y|z|", FALSE);
}

static void
test_hashes_by_place_stay_good (SurveyPlace  *place,
                                gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidFramework) framework = survey_make_framework (3);
  g_autoptr (DuidIntake) intake = survey_make_intake (framework, "a", 1, 1, 1);
  g_autoptr (DuidAlignment) alignment = duid_alignment_new (framework, framework, NULL);
  g_autoptr (GByteArray) scratch = g_byte_array_new ();
  g_autoptr (DuidProject) project = duid_project_create (place->path, "T", &error);
  g_autoptr (GString) sql = g_string_new ("UPDATE version SET hash = x'");
  g_autofree char *reasons = NULL;
  DuidRawCells     cells = { 0 };
  DuidImportCounts counts;
  guint8           hash[DUID_HASH_SIZE];

  duid_project_add_intake (project, intake, "Anna", NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (duid_project_close (project, &error));
  g_clear_pointer (&project, duid_project_free);
  cells.bytes = duid_intake_get_cells (intake, 0, &cells.size);
  duid_story_hash (intake->dataset, alignment, 0, &cells, scratch, hash);
  for (gsize i = 0; i < sizeof hash; i++)
    g_string_append_printf (sql, "%02x", hash[i]);
  g_string_append (sql, "'");
  survey_run_sql (place->path, sql->str);
  project = duid_project_open (place->path, &error);
  g_assert_no_error (error);
  reasons = survey_check (project);
  g_assert_cmpstr (reasons, ==, "");
  duid_project_add_intake (project, intake, "Anna", &counts, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (counts.unchanged, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/story-hash/moved-columns-are-the-same-file", Story, NULL, make_story,
              test_moved_columns_are_the_same_file, clear_story);
  g_test_add ("/store/story-hash/other-cells-are-another-story", Story, NULL, make_story,
              test_other_cells_are_another_story, clear_story);
  g_test_add ("/store/story-hash/hashes-by-place-stay-good", SurveyPlace, NULL, survey_place_make,
              test_hashes_by_place_stay_good, survey_place_clear);
  return g_test_run ();
}
