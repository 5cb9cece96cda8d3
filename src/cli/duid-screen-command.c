/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "cli/duid-asked.h"
#include "cli/duid-command.h"
#include "cli/duid-json.h"
#include "filter/duid-selection.h"
#include "plot/duid-screening.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* What was asked for. */
typedef struct
{
  DuidAsked asked;
  gint64    seed;
  gboolean  is_quick;
} Options;

static void
clear_options (Options *options)
{
  duid_asked_clear (&options->asked);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static gboolean
parse (GStrv   *arguments,
       Options *options,
       GError **error)
{
  const GOptionEntry entries[] = {
    DUID_ASKED_WHERE (&options->asked),
    { "seed", 's', 0, G_OPTION_ARG_INT64, &options->seed,
      N_ ("The number that random exchanges follow from (1)"), N_ ("NUMBER") },
    { "quick", 0, 0, G_OPTION_ARG_NONE, &options->is_quick,
      N_ ("199 random exchanges a pair, too few for small q"), NULL },
    DUID_ASKED_TABLE (&options->asked),
    DUID_ASKED_JSON (&options->asked),
    { NULL }
  };

  return duid_command_parse ("screen", entries, arguments, error);
}

static void
add_question (JsonBuilder         *builder,
              const char          *name,
              const DuidScreening *screening,
              const DuidDataset   *dataset,
              guint                place)
{
  const DuidScreened *screened = &g_array_index (screening->questions, DuidScreened, place);
  const DuidQuestion *question;

  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  if (screened->question == DUID_QUESTION_TAGS (dataset))
    duid_json_add_text (builder, "name", "#tags");
  else
    {
      question = duid_dataset_get_question (dataset, (guint) screened->question);
      duid_json_add_text (builder, "name", question->name);
      if (screened->stone >= 0)
        duid_json_add_text (builder, "stone",
                            g_ptr_array_index (question->stones, (guint) screened->stone));
    }
  json_builder_end_object (builder);
}

static char *
write_json (const DuidScreening *screening,
            const DuidDataset   *dataset)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  duid_json_add_count (builder, "stories", screening->n_stories);
  duid_json_add_count (builder, "of", screening->n_all);
  duid_json_add_count (builder, "tests", screening->n_tests);
  duid_json_add_text (builder, "adjusted", "Benjamini-Hochberg");
  json_builder_set_member_name (builder, "seed");
  json_builder_add_int_value (builder, (gint64) screening->seed);
  json_builder_set_member_name (builder, "pairs");
  json_builder_begin_array (builder);
  for (guint i = 0; i < screening->pairs->len; i++)
    {
      const DuidScreenedPair *pair = &g_array_index (screening->pairs, DuidScreenedPair, i);

      json_builder_begin_object (builder);
      add_question (builder, "a", screening, dataset, pair->a);
      add_question (builder, "b", screening, dataset, pair->b);
      duid_json_add_count (builder, "n", pair->n);
      duid_json_add_number (builder, "bcdcor", pair->bcdcor);
      duid_json_add_number (builder, "p", pair->chance.p);
      duid_json_add_number (builder, "q", pair->q);
      duid_json_add_count (builder, "permutations", pair->chance.n_draws);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return duid_json_to_text (builder, TRUE);
}

static int
compare_pairs (gconstpointer a_,
               gconstpointer b_)
{
  const DuidScreenedPair *a = *(DuidScreenedPair *const *) a_;
  const DuidScreenedPair *b = *(DuidScreenedPair *const *) b_;

  return (a->bcdcor < b->bcdcor) - (a->bcdcor > b->bcdcor);
}

/* The pairs that are more than chance, the strongest first. */
static char *
write_text (const DuidScreening *screening,
            const DuidDataset   *dataset)
{
  g_autoptr (GPtrArray) pairs = g_ptr_array_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < screening->pairs->len; i++)
    {
      DuidScreenedPair *pair = &g_array_index (screening->pairs, DuidScreenedPair, i);

      if (pair->q < .05)
        g_ptr_array_add (pairs, pair);
    }
  g_ptr_array_sort (pairs, compare_pairs);
  for (guint i = 0; i < pairs->len; i++)
    {
      const DuidScreenedPair *pair = g_ptr_array_index (pairs, i);
      g_autofree char        *a = duid_screening_dup_title (screening, dataset, pair->a);
      g_autofree char        *b = duid_screening_dup_title (screening, dataset, pair->b);
      g_autofree char        *words = duid_screened_pair_dup_words (pair);

      g_string_append_printf (text, "%s × %s\n  %s\n", a, b, words);
    }
  g_string_append_printf (text,
                          ngettext ("\n%u test, Benjamini-Hochberg at 5 %%\n",
                                    "\n%u tests, Benjamini-Hochberg at 5 %%\n",
                                    screening->n_tests),
                          screening->n_tests);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

gboolean
duid_screen_command_run (GStrv   *arguments,
                         GError **error)
{
  g_auto (Options) options = { .seed = 1 };
  g_autoptr (DuidChoice) choice = NULL;
  g_autoptr (DuidScreening) screening = NULL;
  g_autofree char  *text = NULL;
  DuidScreeningPlan plan;

  if (!parse (arguments, &options, error))
    return FALSE;
  choice = duid_asked_open (&options.asked, *arguments, error);
  if (choice == NULL)
    return FALSE;
  plan = (DuidScreeningPlan) {
    .dataset = choice->dataset,
    .tagging = choice->tagging,
    .rows = choice->rows,
    .seed = (guint64) options.seed,
    .is_refined = !options.is_quick,
  };
  screening = duid_screening_new (&plan);
  if (options.asked.output != NULL)
    {
      g_autoptr (DuidCells) cells = duid_screening_make_cells (screening, choice->dataset);

      return duid_asked_write (&options.asked, choice, cells, error);
    }
  text = options.asked.is_json ? write_json (screening, choice->dataset)
                               : write_text (screening, choice->dataset);
  return duid_asked_tell (&options.asked, choice, text, error);
}
