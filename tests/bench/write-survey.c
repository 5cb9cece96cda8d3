/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes the made-up survey and what a hand does to it, for the programs of peers/ that
 * are measured beside this one:
 *
 *   write-survey FOLDER N
 *
 *   survey.csv    a line a story: the bin of each question (empty: none), for questions
 *                 with several answers their bits; then slider3 and the place in triad1
 *   survey.json   n, the questions, the steps of each event, and the counts of all
 *                 questions after its last step, for the others to be held against */
#include <json-glib/json-glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "events.h"
#include "filter/duid-selection.h"
#include "survey.h"

#define SEED    40
#define N_STEPS 40

/* ---- the answers ---- */

static guint
read_bits (const DuidDataset *dataset,
           guint              question,
           guint              n_bins,
           gsize              row)
{
  gsize n_words;
  guint bits = 0;

  if (duid_dataset_get_question (dataset, question)->type == DUID_QUESTION_MULTICHOICE)
    return (guint) duid_dataset_get_masks (dataset, question, &n_words)[row];
  for (guint i = 0; i < n_bins; i++)
    if (duid_point_exists (duid_dataset_get_stone (dataset, question, i)[row]))
      bits |= 1u << i;
  return bits;
}

static void
write_row (FILE              *file,
           const DuidDataset *dataset,
           DuidSelection     *selection,
           gsize              row)
{
  int       slider = duid_framework_find (duid_dataset_get_framework (dataset), "slider3");
  int       triad = duid_framework_find (duid_dataset_get_framework (dataset), "triad1");
  double    number = duid_dataset_get_numbers (dataset, (guint) slider)[row];
  DuidPoint place = duid_triad_to_plane (duid_dataset_get_triads (dataset, (guint) triad)[row]);

  for (guint i = 0; i < duid_dataset_get_n_questions (dataset); i++)
    {
      const DuidBins *bins = duid_selection_get_bins (selection, (int) i);

      if (bins->is_many)
        fprintf (file, "%u,", read_bits (dataset, i, bins->n_bins, row));
      else if (bins->codes[row] != DUID_NO_CODE)
        fprintf (file, "%u,", bins->codes[row]);
      else
        fputc (',', file);
    }
  if (number == number)
    fprintf (file, "%.17g", number);
  if (duid_point_exists (place))
    fprintf (file, ",%.17g,%.17g\n", place.x, place.y);
  else
    fputs (",,\n", file);
}

static void
write_answers (const char        *path,
               const DuidDataset *dataset,
               DuidSelection     *selection)
{
  FILE *file = fopen (path, "w");

  if (file == NULL)
    {
      g_printerr ("“%s” cannot be written. Name a folder that is there.\n", path);
      exit (EXIT_FAILURE);
    }
  for (guint i = 0; i < duid_dataset_get_n_questions (dataset); i++)
    fprintf (file, "%s,", duid_dataset_get_question (dataset, i)->name);
  fputs ("number,x,y\n", file);
  for (gsize row = 0; row < duid_dataset_get_n_rows (dataset); row++)
    write_row (file, dataset, selection, row);
  if (fclose (file) != 0)
    g_error ("“%s” was not written whole: the disk may be full.", path);
}

/* ---- the steps and what comes of them ---- */

static void
add_question (JsonBuilder    *json,
              const char     *name,
              const DuidBins *bins)
{
  json_builder_begin_object (json);
  json_builder_set_member_name (json, "name");
  json_builder_add_string_value (json, name);
  json_builder_set_member_name (json, "bins");
  json_builder_add_int_value (json, bins->n_bins);
  json_builder_set_member_name (json, "many");
  json_builder_add_boolean_value (json, bins->is_many);
  json_builder_end_object (json);
}

static void
add_numbers (JsonBuilder  *json,
             const double *numbers,
             guint         n)
{
  json_builder_begin_array (json);
  for (guint i = 0; i < n; i++)
    json_builder_add_double_value (json, numbers[i]);
  json_builder_end_array (json);
}

/* Low and high, the numbers of the options, or the corners. */
static void
add_step (JsonBuilder         *json,
          const DuidCondition *condition)
{
  if (condition->kind == DUID_CONDITION_RANGE)
    {
      DuidRange range = g_array_index (condition->ranges, DuidRange, 0);

      add_numbers (json, (double[]) { range.low, range.high }, 2);
      return;
    }
  json_builder_begin_array (json);
  for (guint i = 0; i < condition->words->len; i++)
    json_builder_add_int_value (
      json, atoi ((const char *) condition->words->pdata[i] + strlen ("option ")));
  for (guint i = 0; condition->kind == DUID_CONDITION_LASSO &&
                    i < ((GArray *) condition->rings->pdata[0])->len;
       i++)
    {
      DuidPoint corner = g_array_index ((GArray *) condition->rings->pdata[0], DuidPoint, i);

      add_numbers (json, (double[]) { corner.x, corner.y }, 2);
    }
  json_builder_end_array (json);
}

static void
add_counts (JsonBuilder   *json,
            DuidSelection *selection,
            guint          n_questions)
{
  json_builder_begin_array (json);
  for (guint i = 0; i < n_questions; i++)
    {
      const DuidCounts *counts = duid_selection_get_counts (selection, (int) i);

      json_builder_begin_array (json);
      for (guint bin = 0; bin < counts->n_bins; bin++)
        json_builder_add_int_value (json, counts->bins[bin]);
      json_builder_end_array (json);
    }
  json_builder_end_array (json);
}

static void
add_event (JsonBuilder   *json,
           const Events  *event,
           DuidSelection *selection,
           guint          n_questions)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr (GPtrArray) conditions = duid_conditions_new ();
  const DuidCondition *last = NULL;

  g_ptr_array_add (conditions, events_new_standing ());
  json_builder_set_member_name (json, event->name);
  json_builder_begin_object (json);
  json_builder_set_member_name (json, "steps");
  json_builder_begin_array (json);
  for (int step = 0; step < N_STEPS; step++)
    {
      g_ptr_array_set_size (conditions, 1);
      g_ptr_array_add (conditions, event->next (rand, step));
      last = conditions->pdata[1];
      add_step (json, last);
    }
  json_builder_end_array (json);
  json_builder_set_member_name (json, "question");
  json_builder_add_string_value (json, last->question);
  duid_selection_set_conditions (selection, conditions);
  json_builder_set_member_name (json, "counts");
  add_counts (json, selection, n_questions);
  json_builder_end_object (json);
}

static void
write_survey (const char    *path,
              DuidDataset   *dataset,
              DuidSelection *selection)
{
  guint n_questions = duid_dataset_get_n_questions (dataset);
  g_autoptr (JsonBuilder) json = json_builder_begin_object (json_builder_new ());
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  json_builder_set_member_name (json, "n");
  json_builder_add_int_value (json, (gint64) duid_dataset_get_n_rows (dataset));
  json_builder_set_member_name (json, "questions");
  json_builder_begin_array (json);
  for (guint i = 0; i < n_questions; i++)
    add_question (json, duid_dataset_get_question (dataset, i)->name,
                  duid_selection_get_bins (selection, (int) i));
  json_builder_end_array (json);
  json_builder_set_member_name (json, "events");
  json_builder_begin_object (json);
  for (const Events *event = events; event->name != NULL; event++)
    add_event (json, event, selection, n_questions);
  json_builder_end_object (json);
  json_builder_end_object (json);
  root = json_builder_get_root (json);
  text = json_to_string (root, FALSE);
  if (!g_file_set_contents (path, text, -1, &error))
    {
      g_printerr ("%s\n", error->message);
      exit (EXIT_FAILURE);
    }
}

int
main (int    argc,
      char **argv)
{
  guint64      n;
  DuidDataset *dataset;
  g_autoptr (DuidSelection) selection = NULL;
  g_autofree char *answers = NULL;
  g_autofree char *survey = NULL;

  if (argc != 3 || !g_ascii_string_to_unsigned (argv[2], 10, 1, G_MAXUINT32, &n, NULL))
    {
      g_printerr ("Name a folder and how many stories: write-survey FOLDER N\n");
      return EXIT_FAILURE;
    }
  dataset = survey_new ((gsize) n);
  selection = duid_selection_new (dataset);
  answers = g_build_filename (argv[1], "survey.csv", NULL);
  survey = g_build_filename (argv[1], "survey.json", NULL);
  write_answers (answers, dataset, selection);
  write_survey (survey, dataset, selection);
  duid_dataset_unref (dataset);
  return EXIT_SUCCESS;
}
