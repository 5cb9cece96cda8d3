/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/duid-import.h"

#include "import/duid-csv-reader.h"

#include <math.h>
#include <string.h>

/* The sample, and the published figures that it must reproduce. */

static DuidIntake *
import_sample (void)
{
  const char *paths[] = { g_getenv ("DUID_SAMPLE"), NULL };
  g_autoptr (GError) error = NULL;
  DuidIntake *intake = duid_import_files (paths, DUID_IMPORT_DEFAULT, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return intake;
}

static guint
find_question (DuidDataset *dataset,
               const char  *name)
{
  int question = duid_framework_find (duid_dataset_get_framework (dataset), name);

  g_assert_cmpint (question, >=, 0);
  return (guint) question;
}

static gboolean
is_in_group (DuidDataset *dataset,
             gsize        row,
             const char  *group)
{
  guint            question = find_question (dataset, "perspectief");
  const GPtrArray *options = duid_dataset_get_question (dataset, question)->options;

  return g_str_equal (options->pdata[duid_dataset_get_codes (dataset, question)[row]], group);
}

static gboolean
has_answer (DuidDataset *dataset,
            guint        question,
            gsize        row,
            const char  *label)
{
  const DuidQuestion *asked = duid_dataset_get_question (dataset, question);
  gsize               n_words;
  int                 option;

  if (asked->type == DUID_QUESTION_SLIDER)
    {
      int band = duid_question_get_band (asked, duid_dataset_get_numbers (dataset, question)[row]);

      return g_str_equal (g_array_index (asked->bands, DuidBand, band).label, label);
    }
  option = duid_question_find_option (asked, label);
  g_assert_cmpint (option, >=, 0);
  if (asked->type == DUID_QUESTION_CHOICE)
    return duid_dataset_get_codes (dataset, question)[row] == option;
  return (duid_dataset_get_masks (dataset, question, &n_words)[row] >> option & 1) != 0;
}

/* The figure as the publication counts it: of the group, among who answered. */
static double
compute (DuidDataset *dataset,
         const char  *name,
         const char  *statistic,
         const char  *group)
{
  guint         question = find_question (dataset, name);
  const char   *label = g_str_has_prefix (statistic, "share of band ") ? statistic + 14
                        : g_str_has_prefix (statistic, "share of ")    ? statistic + 9
                        : g_str_has_prefix (statistic, "count of ")    ? statistic + 9
                                                                       : NULL;
  const guint8 *states = duid_dataset_get_states (dataset, question);
  double        n_answered = 0;
  double        n_hits = 0;
  double        sum = 0;

  for (gsize row = 0; row < duid_dataset_get_n_rows (dataset); row++)
    {
      if (!is_in_group (dataset, row, group) || states[row] != DUID_STATE_ANSWERED)
        continue;
      n_answered++;
      if (label != NULL)
        n_hits += has_answer (dataset, question, row, label);
      else if (g_str_equal (statistic, "mean"))
        sum += duid_dataset_get_numbers (dataset, question)[row];
    }
  if (g_str_equal (statistic, "stories"))
    return n_answered;
  if (g_str_equal (statistic, "mean"))
    return sum / n_answered;
  return g_str_has_prefix (statistic, "count") ? n_hits : 100 * n_hits / n_answered;
}

static DuidTable *
open_published (void)
{
  g_autofree char *path =
    g_build_filename (g_getenv ("DUID_TEST_DATA"), "import", "data", "published-2024.csv", NULL);
  g_autoptr (GPtrArray) problems = g_ptr_array_new ();
  DuidTableFormat format;
  DuidTable      *table;

  duid_table_format_init (&format);
  table = duid_csv_reader_open (path, &format, problems, NULL);
  g_assert_nonnull (table);
  g_assert_true (duid_table_read_header (table, 1, NULL, NULL));
  return table;
}

static void
test_sample_has_171_stories_and_no_problems (void)
{
  g_autoptr (DuidIntake) intake = import_sample ();

  for (guint i = 0; i < intake->problems->len; i++)
    {
      g_autofree char *text = duid_problem_to_string (intake->problems->pdata[i]);

      g_test_message ("%s", text);
    }
  g_assert_cmpuint (duid_dataset_get_n_rows (intake->dataset), ==, 171);
  g_assert_cmpuint (intake->problems->len, ==, 0);
  g_assert_cmpuint (intake->sources->len, ==, 2);
  g_assert_cmpuint (duid_dataset_get_n_questions (intake->dataset), ==, 25);
}

static void
test_published_figures_come_out_of_the_sample (void)
{
  g_autoptr (DuidIntake) intake = import_sample ();
  g_autoptr (DuidTable) table = open_published ();
  DuidRecord record;
  int        n_rows = 0;

  for (; duid_table_next (table, &record, NULL); n_rows++)
    {
      const char *name = record.cells[0].text;
      const char *statistic = record.cells[1].text;
      double      value = g_ascii_strtod (record.cells[2].text, NULL);
      double      computed = compute (intake->dataset, name, statistic, record.cells[4].text);
      double      rounding = g_str_equal (statistic, "mean")                 ? 0.05
                             : g_str_equal (record.cells[3].text, "percent") ? 0.5
                                                                             : 0;

      g_test_message ("%s, %s: %g (published %g)", name, statistic, computed, value);
      g_assert_cmpfloat (fabs (computed - value), <=, rounding);
    }
  g_assert_cmpint (n_rows, ==, 18);
}

static void
test_raw_cells_of_a_story_are_kept (void)
{
  g_autoptr (DuidIntake) intake = import_sample ();
  gssize            row = duid_dataset_find_key (intake->dataset, "gezinnen/G001");
  DuidIntakeSource *source = intake->sources->pdata[0];
  gsize             length;
  const char       *cells;

  g_assert_cmpint (row, ==, 0);
  cells = duid_intake_get_cells (intake, 0, &length);
  g_assert_cmpstr (cells, ==, "G001");
  g_assert_cmpstr (cells + 5, ==, "24-03-2024");
  g_assert_cmpuint (source->headers->len, ==, 49);
  g_assert_cmpstr (source->headers->pdata[0], ==, "nummer");
  g_assert_cmpuint (strlen (duid_intake_source_get_sha256 (source)), ==, 64);
}

static void
test_states_of_the_sample_are_kept_apart (void)
{
  g_autoptr (DuidIntake) intake = import_sample ();
  DuidDataset *dataset = intake->dataset;
  guint        plan = find_question (dataset, "plan");
  guint        counts[DUID_N_STATES] = { 0 };
  guint        not_asked = 0;

  for (gsize row = 0; row < 171; row++)
    {
      counts[duid_dataset_get_states (dataset, plan)[row]]++;
      not_asked += duid_dataset_get_states (
                     dataset, find_question (dataset, "samenwerking"))[row] == DUID_STATE_NOT_ASKED;
    }
  g_assert_cmpuint (counts[DUID_STATE_NOT_APPLICABLE], >, 0);
  g_assert_cmpuint (counts[DUID_STATE_ANSWERED], >, 150);
  g_assert_cmpuint (not_asked, ==, 100);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/sample/171-stories-and-no-problems",
                   test_sample_has_171_stories_and_no_problems);
  g_test_add_func ("/import/sample/published-figures-come-out",
                   test_published_figures_come_out_of_the_sample);
  g_test_add_func ("/import/sample/raw-cells-are-kept", test_raw_cells_of_a_story_are_kept);
  g_test_add_func ("/import/sample/states-are-kept-apart",
                   test_states_of_the_sample_are_kept_apart);
  return g_test_run ();
}
