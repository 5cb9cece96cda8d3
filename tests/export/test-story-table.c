/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/duid-story-table.h"
#include "little-survey.h"

#include <string.h>

/* A table of the little survey, and what it was made of. */
typedef struct
{
  DuidDataset    *dataset;
  DuidTagging    *tagging;
  DuidExport      job;
  DuidStoryTable *table;
} Fixture;

static void
set_up (Fixture    *fixture,
        const char *story,
        gsize       most_units)
{
  fixture->dataset = little_survey_new (story);
  fixture->tagging = little_survey_tag ();
  fixture->job = (DuidExport) { .dataset = fixture->dataset, .tagging = fixture->tagging };
  fixture->table = duid_story_table_new (&fixture->job, most_units);
}

static void
tear_down (Fixture *fixture)
{
  duid_story_table_free (fixture->table);
  duid_tagging_unref (fixture->tagging);
  duid_dataset_unref (fixture->dataset);
}

static int
find_column (Fixture    *fixture,
             const char *header)
{
  for (guint column = 0; column < duid_story_table_get_n_columns (fixture->table); column++)
    if (strcmp (duid_story_table_get_header (fixture->table, column), header) == 0)
      return (int) column;
  return -1;
}

static DuidCell
get_cell (Fixture    *fixture,
          const char *header,
          gsize       row)
{
  int column = find_column (fixture, header);

  if (column < 0)
    g_error ("no column “%s”", header);
  return duid_story_table_get_cell (fixture->table, (guint) column, row);
}

static void
assert_text (Fixture    *fixture,
             const char *header,
             gsize       row,
             const char *expected)
{
  DuidCell         cell = get_cell (fixture, header, row);
  g_autofree char *text = g_strndup (cell.text, cell.length);

  g_assert_cmpint (cell.kind, ==, *expected == '\0' ? DUID_CELL_EMPTY : DUID_CELL_TEXT);
  if (*expected != '\0')
    g_assert_cmpstr (text, ==, expected);
}

static void
assert_number (Fixture     *fixture,
               const char  *header,
               gsize        row,
               DuidCellKind kind,
               double       expected)
{
  DuidCell cell = get_cell (fixture, header, row);

  g_assert_cmpint (cell.kind, ==, kind);
  g_assert_cmpfloat (cell.number, ==, expected);
}

static void
test_answers_have_real_types (void)
{
  Fixture fixture;

  set_up (&fixture, "Het ging goed", 0);
  assert_text (&fixture, "Verhaal", 0, "Het ging goed");
  assert_number (&fixture, "Datum", 0, DUID_CELL_DATE, 19806);
  assert_text (&fixture, "Rol", 0, "Kind");
  assert_number (&fixture, "Vormen: Thuis", 0, DUID_CELL_NUMBER, 0);
  assert_number (&fixture, "Vormen: School", 0, DUID_CELL_NUMBER, 1);
  assert_number (&fixture, "Invloed", 0, DUID_CELL_NUMBER, 7.9);
  assert_text (&fixture, "Invloed: band", 0, "Hoog");
  assert_number (&fixture, "Plan: Gezin", 0, DUID_CELL_SHARE, 0.125);
  assert_number (&fixture, "Plan: Netwerk", 0, DUID_CELL_SHARE, 0.25);
  assert_text (&fixture, "Plan: zone", 0, "Vak");
  assert_number (&fixture, "Aspecten: Klik, belang", 0, DUID_CELL_NUMBER, 2.5);
  assert_number (&fixture, "Aspecten: Klik, ervaring", 0, DUID_CELL_NUMBER, 8);
  assert_text (&fixture, "Aspecten: Tijd, belang", 0, "");
  tear_down (&fixture);
}

static void
test_four_states_stay_apart (void)
{
  static const char *const headers[] = {
    "Datum", "Rol", "Vormen: Thuis", "Invloed", "Invloed: band", "Plan: Gezin", "Plan: zone",
    "Aspecten: Klik, belang"
  };
  Fixture fixture;

  set_up (&fixture, "Het ging goed", 0);
  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    {
      g_assert_cmpint (get_cell (&fixture, headers[i], 0).kind, !=, DUID_CELL_EMPTY);
      assert_text (&fixture, headers[i], 1, "n/a");
      assert_text (&fixture, headers[i], 2, "");
      assert_text (&fixture, headers[i], 3, "–");
    }
  tear_down (&fixture);
}

static void
test_an_answer_that_looks_like_a_mark_gets_a_state (void)
{
  Fixture plain, odd;

  set_up (&plain, "Het ging goed", 0);
  set_up (&odd, "n/a", 0);
  g_assert_cmpint (find_column (&plain, "Verhaal: state"), ==, -1);
  assert_text (&odd, "Verhaal", 0, "n/a");
  assert_text (&odd, "Verhaal: state", 0, "answered");
  tear_down (&plain);
  tear_down (&odd);
}

static void
test_a_story_without_consent_is_not_told (void)
{
  Fixture fixture;

  set_up (&fixture, "Het ging goed", 0);
  assert_text (&fixture, "Verhaal", 1, "Geheim");
  assert_text (&fixture, "Verhaal", 2, "not shared by the teller");
  assert_text (&fixture, "Verhaal", 3, "not shared by the teller");
  tear_down (&fixture);
}

static void
test_sensitive_questions_are_left_out_unless_named (void)
{
  static const char *const named[] = { "mail", NULL };
  Fixture                  fixture;
  DuidExport               job;
  DuidStoryTable          *table;

  set_up (&fixture, "Het ging goed", 0);
  g_assert_cmpint (find_column (&fixture, "Mail"), ==, -1);
  job = fixture.job;
  job.sensitive = named;
  table = duid_story_table_new (&job, 0);
  g_assert_cmpuint (duid_story_table_get_n_columns (table), ==,
                    duid_story_table_get_n_columns (fixture.table) + 1);
  duid_story_table_free (table);
  tear_down (&fixture);
}

static void
test_an_id_that_two_sources_use_names_its_source (void)
{
  Fixture fixture;

  set_up (&fixture, "Het ging goed", 0);
  assert_text (&fixture, "ID", 0, "gezinnen/001");
  assert_text (&fixture, "ID", 1, "002");
  assert_text (&fixture, "ID", 3, "scholen/001");
  assert_text (&fixture, "Source", 3, "scholen");
  tear_down (&fixture);
}

static void
test_tags_stand_together_and_apart (void)
{
  Fixture fixture;

  set_up (&fixture, "Het ging goed", 0);
  assert_text (&fixture, "Tags", 0, "hoop");
  assert_text (&fixture, "Tags", 1, "");
  assert_number (&fixture, "Tag: hoop", 0, DUID_CELL_NUMBER, 1);
  assert_number (&fixture, "Tag: zorg", 0, DUID_CELL_NUMBER, 0);
  tear_down (&fixture);
}

/* “a😀b😀c” is seven units; cells of three can hold “a😀”, “b😀”, “c”. */
static void
test_a_long_text_goes_on_and_nothing_is_lost (void)
{
  Fixture fixture;

  set_up (&fixture, "a😀b😀c", 3);
  assert_text (&fixture, "Verhaal", 0, "a😀");
  assert_text (&fixture, "Verhaal (continued 1)", 0, "b😀");
  assert_text (&fixture, "Verhaal (continued 2)", 0, "c");
  assert_text (&fixture, "Verhaal (continued 1)", 2, "");
  tear_down (&fixture);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/story-table/answers have real types", test_answers_have_real_types);
  g_test_add_func ("/story-table/four states stay apart", test_four_states_stay_apart);
  g_test_add_func ("/story-table/an answer that looks like a mark gets a state",
                   test_an_answer_that_looks_like_a_mark_gets_a_state);
  g_test_add_func ("/story-table/a story without consent is not told",
                   test_a_story_without_consent_is_not_told);
  g_test_add_func ("/story-table/sensitive questions are left out unless named",
                   test_sensitive_questions_are_left_out_unless_named);
  g_test_add_func ("/story-table/an id that two sources use names its source",
                   test_an_id_that_two_sources_use_names_its_source);
  g_test_add_func ("/story-table/tags stand together and apart",
                   test_tags_stand_together_and_apart);
  g_test_add_func ("/story-table/a long text goes on and nothing is lost",
                   test_a_long_text_goes_on_and_nothing_is_lost);
  return g_test_run ();
}
