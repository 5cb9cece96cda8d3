/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "cli/duid-asked.h"
#include "cli/duid-command.h"
#include "cli/duid-comparison-json.h"
#include "export/duid-table-file.h"
#include "plot/duid-comparison.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_DRAWS 1000000

/* What was asked for. */
typedef struct
{
  DuidAsked asked;
  GStrv     a;
  GStrv     b;
  GStrv     questions;
  char     *test;
  char     *output;
  int       n_draws;
  gint64    seed;
} Options;

static void
clear_options (Options *options)
{
  duid_asked_clear (&options->asked);
  g_strfreev (options->a);
  g_strfreev (options->b);
  g_strfreev (options->questions);
  g_free (options->test);
  g_free (options->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static gboolean
parse (GStrv   *arguments,
       Options *options,
       GError **error)
{
  const GOptionEntry entries[] = {
    DUID_ASKED_BY (&options->asked, N_ ("Compare all groups of this question, or all tags")),
    { "a", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->a,
      N_ ("Compare the stories that meet it; all that are given must hold"), N_ ("COND") },
    { "b", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->b,
      N_ ("… with those that meet this; without it, with all others"), N_ ("COND") },
    { "question", 'q', 0, G_OPTION_ARG_FILENAME_ARRAY, &options->questions,
      N_ ("Only on this question"), N_ ("QUESTION") },
    DUID_ASKED_WHERE (&options->asked),
    { "test", 0, 0, G_OPTION_ARG_FILENAME, &options->test,
      N_ ("This test instead of the one that suits: mann_whitney, energy, chi_square …"),
      N_ ("NAME") },
    DUID_ASKED_WEIGHT (&options->asked),
    { "permutations", 'n', 0, G_OPTION_ARG_INT, &options->n_draws,
      N_ ("How often groups are exchanged at random (9999)"), N_ ("NUMBER") },
    { "seed", 's', 0, G_OPTION_ARG_INT64, &options->seed,
      N_ ("The number that random exchanges follow from (1)"), N_ ("NUMBER") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output,
      N_ ("Write a table for a spreadsheet instead"), N_ ("FILE.xlsx|csv") },
    DUID_ASKED_JSON (&options->asked),
    { NULL }
  };

  return duid_command_parse ("compare", entries, arguments, error);
}

static gboolean
check (const Options *options,
       GError       **error)
{
  if ((options->asked.by == NULL) == (options->a == NULL))
    {
      g_set_error_literal (error, DUID_COMMAND_ERROR, DUID_COMMAND_ERROR_USAGE,
                           _ ("Say what to compare: either --by QUESTION, or --a COND."));
      return FALSE;
    }
  if (options->n_draws < 1 || options->n_draws > MOST_DRAWS)
    {
      g_set_error (error, DUID_COMMAND_ERROR, DUID_COMMAND_ERROR_USAGE,
                   _ ("--permutations is a number from 1 to %d."), MOST_DRAWS);
      return FALSE;
    }
  return duid_command_check_words ((const char *const *) options->a, error) &&
         duid_command_check_words ((const char *const *) options->b, error);
}

/* The stories that meet all of @words, of those that are looked at. */
static DuidRows *
find_rows (DuidChoice *choice,
           GStrv       words,
           GError    **error)
{
  const DuidStand stand = { choice->dataset, choice->tagging, NULL, NULL };
  g_autoptr (GPtrArray) conditions = duid_conditions_new ();
  DuidRows *rows;

  for (guint i = 0; words[i] != NULL; i++)
    {
      DuidCondition *condition = duid_condition_parse (words[i], &stand, error);

      if (condition == NULL)
        return NULL;
      g_ptr_array_add (conditions, condition);
    }
  rows = duid_conditions_find_rows (conditions, &stand);
  duid_rows_and (rows, choice->rows);
  return rows;
}

static GPtrArray *
part_two (DuidChoice    *choice,
          const Options *options,
          GError       **error)
{
  g_autoptr (GPtrArray) groups = duid_groups_new ();
  g_autoptr (DuidRows) a = find_rows (choice, options->a, error);
  g_autoptr (DuidRows) b = NULL;
  g_autofree char *name_a = NULL;
  g_autofree char *name_b = NULL;

  if (a == NULL)
    return NULL;
  name_a = g_strjoinv (", ", options->a);
  if (options->b != NULL)
    {
      b = find_rows (choice, options->b, error);
      name_b = g_strjoinv (", ", options->b);
    }
  else
    {
      b = duid_rows_copy (choice->rows);
      duid_rows_and_not (b, a);
      name_b = g_strdup (_ ("the others"));
    }
  if (b == NULL)
    return NULL;
  g_ptr_array_add (groups, duid_group_of_new (name_a, g_steal_pointer (&a)));
  g_ptr_array_add (groups, duid_group_of_new (name_b, g_steal_pointer (&b)));
  return g_steal_pointer (&groups);
}

/* The questions asked for, NULL with @error; *@n 0 for all. */
static int *
find_questions (DuidChoice *choice,
                GStrv       names,
                gsize      *n,
                GError    **error)
{
  g_autofree int *questions = g_new0 (int, (names != NULL ? g_strv_length (names) : 0) + 1);

  *n = 0;
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      questions[*n] = duid_choice_find_question (choice, names[i], error);
      if (questions[(*n)++] < 0)
        return NULL;
    }
  return g_steal_pointer (&questions);
}

static void
print_text (const DuidComparison *comparison,
            const DuidDataset    *dataset)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *weighing = duid_comparison_dup_weighing (comparison);

  for (guint i = 0; i < comparison->rows->len; i++)
    {
      const DuidCompared *row = g_ptr_array_index (comparison->rows, i);
      g_autofree char    *title = duid_compared_dup_title (row, dataset);
      g_autofree char    *words = duid_compared_dup_words (row, dataset);
      g_autofree char    *test = duid_compared_dup_test (row);
      g_autofree char    *warning = duid_compared_dup_warning (row);

      g_string_append_printf (text, "%s\n  %s\n  %s\n", title, words, test);
      if (warning != NULL)
        g_string_append_printf (text, "  %s\n", warning);
    }
  g_string_append_c (text, '\n');
  g_string_append_printf (text,
                          ngettext ("%u test; q by Benjamini-Hochberg.",
                                    "%u tests; q by Benjamini-Hochberg.",
                                    comparison->n_tests),
                          comparison->n_tests);
  g_string_append_c (text, '\n');
  if (weighing != NULL)
    g_string_append_printf (text, "%s\n", weighing);
  duid_command_print (text->str);
}

static gboolean
compare (DuidChoice    *choice,
         const Options *options,
         GError       **error)
{
  int             by = -1;
  g_autofree int *questions = NULL;
  g_autoptr (GPtrArray) groups = options->asked.by != NULL
                                   ? duid_choice_split (choice, options->asked.by, &by, error)
                                   : part_two (choice, options, error);
  g_autoptr (DuidComparison) comparison = NULL;
  g_autoptr (DuidCells) cells = NULL;
  g_autofree char   *json = NULL;
  DuidComparisonPlan plan;

  if (groups == NULL)
    return FALSE;
  plan = duid_comparison_plan (choice->dataset, choice->tagging, groups, by);
  questions = find_questions (choice, options->questions, &plan.n_questions, error);
  if (questions == NULL)
    return FALSE;
  plan.questions = plan.n_questions > 0 ? questions : NULL;
  plan.weights = choice->weigh_by - 1;
  plan.test = options->test;
  plan.n_draws = (gsize) options->n_draws;
  plan.seed = (guint64) options->seed;
  comparison = duid_comparison_new (&plan);
  if (options->output != NULL)
    {
      cells = duid_comparison_make_cells (comparison, choice->dataset);
      return duid_table_file_write (cells, options->output, error);
    }
  if (!options->asked.is_json)
    {
      print_text (comparison, choice->dataset);
      return TRUE;
    }
  json = duid_comparison_json_write (comparison, choice->dataset);
  duid_command_print (json);
  duid_command_print ("\n");
  return TRUE;
}

gboolean
duid_compare_command_run (GStrv   *arguments,
                          GError **error)
{
  g_auto (Options) options = { .n_draws = 9999, .seed = 1 };
  g_autoptr (DuidChoice) choice = NULL;

  if (!parse (arguments, &options, error) || !check (&options, error))
    return FALSE;
  choice = duid_asked_open (&options.asked, *arguments, error);
  if (choice == NULL || !compare (choice, &options, error))
    return FALSE;
  return duid_choice_close (choice, error);
}
