/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/duid-tagging.h"

#define N_ROWS 10

static void
assign (DuidTagging *tagging,
        guint        tag,
        gsize        row,
        const char  *author,
        int          value)
{
  DuidAssignment assignment = { tag, row, g_strdup (author), value };

  g_array_append_val (tagging->assignments, assignment);
}

static void
add_note (DuidTagging *tagging,
          gsize        row,
          gint64       time,
          const char  *text)
{
  DuidNote note = { g_strdup (text), row, g_strdup ("Anna"), g_strdup (text), time };

  g_array_append_val (tagging->notes, note);
}

/* Tags in an order that is not theirs: zorg, Angst, élan. */
static DuidTagging *
new_tagging (void)
{
  DuidTagging *tagging = duid_tagging_new (N_ROWS);

  g_ptr_array_add (tagging->tags, duid_tag_new ("id-zorg", "zorg", 1, N_ROWS));
  g_ptr_array_add (tagging->tags, duid_tag_new ("id-angst", "Angst", 2, N_ROWS));
  g_ptr_array_add (tagging->tags, duid_tag_new ("id-elan", "Élan", 3, N_ROWS));
  return tagging;
}

static void
test_tags_are_sorted_and_assignments_follow (void)
{
  g_autoptr (DuidTagging) tagging = new_tagging ();
  int zorg;
  int angst;

  assign (tagging, 0, 7, "Anna", 1);
  assign (tagging, 1, 3, "Anna", 1);
  duid_tagging_finish (tagging);

  zorg = duid_tagging_find (tagging, "ZORG");
  angst = duid_tagging_find (tagging, "angst");
  g_assert_cmpint (angst, ==, 0);
  g_assert_cmpint (zorg, >, angst);
  g_assert_cmpint (duid_tagging_find_id (tagging, "id-zorg"), ==, zorg);
  g_assert_true (duid_rows_has (duid_tagging_get_tag (tagging, (guint) zorg)->rows, 7));
  g_assert_true (duid_rows_has (duid_tagging_get_tag (tagging, (guint) angst)->rows, 3));
  g_assert_false (duid_rows_has (duid_tagging_get_tag (tagging, (guint) angst)->rows, 7));
  g_assert_cmpuint (g_array_index (tagging->assignments, DuidAssignment, 0).row, ==, 3);
  g_assert_cmpuint (g_array_index (tagging->assignments, DuidAssignment, 0).tag, ==, angst);
  g_assert_cmpuint (g_array_index (tagging->assignments, DuidAssignment, 1).tag, ==, zorg);
}

static void
test_tags_are_found_without_regard_to_case (void)
{
  g_autoptr (DuidTagging) tagging = new_tagging ();

  duid_tagging_finish (tagging);
  g_assert_cmpstr (duid_tagging_get_tag (tagging, (guint) duid_tagging_find (tagging, "éLAN"))->id,
                   ==, "id-elan");
  g_assert_cmpint (duid_tagging_find (tagging, "elan"), ==, -1);
  g_assert_cmpint (duid_tagging_find_id (tagging, "id"), ==, -1);
}

static void
test_a_story_has_a_tag_when_more_agree (void)
{
  g_autoptr (DuidTagging) tagging = new_tagging ();
  const DuidTag *zorg;

  assign (tagging, 0, 1, "Anna", 1);
  assign (tagging, 0, 1, "Bert", -1);
  assign (tagging, 0, 2, "Anna", 1);
  assign (tagging, 0, 2, "Bert", -1);
  assign (tagging, 0, 2, "Chris", 1);
  assign (tagging, 0, 4, "Bert", -1);
  assign (tagging, 0, 5, "Bert", 1);
  assign (tagging, 1, 5, "Anna", -1);
  duid_tagging_finish (tagging);
  zorg = duid_tagging_get_tag (tagging, (guint) duid_tagging_find (tagging, "zorg"));

  g_assert_cmpuint (duid_rows_count (zorg->rows), ==, 2);
  g_assert_true (duid_rows_has (zorg->rows, 2));
  g_assert_true (duid_rows_has (zorg->rows, 5));
}

static void
test_a_row_tells_its_tags (void)
{
  g_autoptr (DuidTagging) tagging = new_tagging ();
  g_autoptr (GArray) tags = NULL;
  g_autoptr (GArray) none = NULL;

  assign (tagging, 0, 1, "Anna", 1);
  assign (tagging, 1, 1, "Anna", 1);
  assign (tagging, 2, 1, "Anna", -1);
  duid_tagging_finish (tagging);
  tags = duid_tagging_get_row (tagging, 1);
  none = duid_tagging_get_row (tagging, 0);

  g_assert_cmpuint (tags->len, ==, 2);
  g_assert_cmpstr (duid_tagging_get_tag (tagging, g_array_index (tags, guint, 0))->name, ==,
                   "Angst");
  g_assert_cmpstr (duid_tagging_get_tag (tagging, g_array_index (tags, guint, 1))->name, ==,
                   "zorg");
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_notes_stand_by_row_and_time (void)
{
  g_autoptr (DuidTagging) tagging = new_tagging ();

  add_note (tagging, 5, 100, "c");
  add_note (tagging, 2, 300, "b");
  add_note (tagging, 2, 200, "a");
  duid_tagging_finish (tagging);
  g_assert_cmpstr (g_array_index (tagging->notes, DuidNote, 0).text, ==, "a");
  g_assert_cmpstr (g_array_index (tagging->notes, DuidNote, 1).text, ==, "b");
  g_assert_cmpstr (g_array_index (tagging->notes, DuidNote, 2).text, ==, "c");
}

static void
test_groups_stand_by_name (void)
{
  g_autoptr (DuidTagging) tagging = new_tagging ();
  const char *const names[] = { "ouders", "Alle", "jongeren" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      DuidGroup *group = g_new0 (DuidGroup, 1);

      group->name = g_strdup (names[i]);
      g_ptr_array_add (tagging->groups, group);
    }
  duid_tagging_finish (tagging);
  g_assert_cmpstr (((DuidGroup *) tagging->groups->pdata[0])->name, ==, "Alle");
  g_assert_cmpstr (((DuidGroup *) tagging->groups->pdata[1])->name, ==, "jongeren");
  g_assert_cmpstr (((DuidGroup *) tagging->groups->pdata[2])->name, ==, "ouders");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/tagging/tags-are-sorted-and-assignments-follow",
                   test_tags_are_sorted_and_assignments_follow);
  g_test_add_func ("/model/tagging/tags-are-found-without-regard-to-case",
                   test_tags_are_found_without_regard_to_case);
  g_test_add_func ("/model/tagging/a-story-has-a-tag-when-more-agree",
                   test_a_story_has_a_tag_when_more_agree);
  g_test_add_func ("/model/tagging/a-row-tells-its-tags", test_a_row_tells_its_tags);
  g_test_add_func ("/model/tagging/notes-stand-by-row-and-time", test_notes_stand_by_row_and_time);
  g_test_add_func ("/model/tagging/groups-stand-by-name", test_groups_stand_by_name);
  return g_test_run ();
}
