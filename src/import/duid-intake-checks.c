/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-intake-checks.h"

#include "base/duid-crew.h"
#include "import/duid-same-stories.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MOST_ROWS_TOLD 5

/* Markers never moved: at least so many answers, so large a part of all, and so many times
 * the answer that is given most often elsewhere. */
#define FEWEST_UNMOVED 5
#define SHARE_UNMOVED  0.05
#define TIMES_OTHERS   3

#define SLIDER_STEPS 10000.0
#define TRIAD_STEPS  100.0
/* 33, 33 and 34 is as near to the centre as whole percentages come. */
#define CENTRE_TOLERANCE 0.0067

static const DuidIntakeSource *
get_source (const DuidIntake *intake,
            gsize             row)
{
  guint source = duid_dataset_get_source (intake->dataset, row);

  return source < intake->sources->len ? intake->sources->pdata[source] : NULL;
}

/* ---- the same story twice ---- */

static void
append_row (GString          *text,
            const DuidIntake *intake,
            const gint64     *numbers,
            gsize             row,
            gsize             first)
{
  const DuidIntakeSource *source = get_source (intake, row);

  g_string_append_printf (text, text->len > 0 ? ", %" PRId64 : "%" PRId64, numbers[row]);
  if (source != NULL && source != get_source (intake, first))
    g_string_append_printf (text, " (%s)", source->file);
}

/* @rows (gsize) are those of one text. */
static void
report_same (DuidIntake   *intake,
             const gint64 *numbers,
             const GArray *rows)
{
  gsize                   first = g_array_index (rows, gsize, 0);
  const DuidIntakeSource *source = get_source (intake, first);
  guint                   n_others = rows->len - 1;
  g_autoptr (GString) others = g_string_new (NULL);
  g_autofree char *message = NULL;

  for (guint i = 1; i < rows->len && i <= MOST_ROWS_TOLD; i++)
    append_row (others, intake, numbers, g_array_index (rows, gsize, i), first);
  if (n_others > MOST_ROWS_TOLD)
    g_string_append (others, " …");
  message = g_strdup_printf (
    ngettext ("The same story stands in row %s too; both were kept.",
              "The same story stands in rows %s too; all were kept.", n_others),
    others->str);
  g_ptr_array_add (intake->problems,
                   duid_problem_new (source != NULL ? source->file : NULL, NULL, numbers[first],
                                     NULL, 0, duid_dataset_get_story (intake->dataset, first),
                                     message));
}

static void
find_same_stories (DuidIntake   *intake,
                   const gint64 *numbers)
{
  g_autoptr (GPtrArray) found = duid_same_stories_find (intake->dataset);

  for (guint i = 0; i < found->len; i++)
    report_same (intake, numbers, found->pdata[i]);
}

/* ---- markers never moved ---- */

/* The answers of one source to one question, as steps; markers in the middle apart. */
typedef struct
{
  GArray *steps; /* gint64, or NULL: they are only counted */
  guint64 n_steps;
  guint64 n_middle;
} Places;

static void
take_step (Places  *places,
           gboolean is_middle,
           gint64   step)
{
  places->n_middle += is_middle;
  places->n_steps += !is_middle;
  if (places->steps != NULL && !is_middle)
    g_array_append_val (places->steps, step);
}

static void
take_number (Places             *places,
             const DuidQuestion *question,
             double              number)
{
  double share = (number - question->min) / (question->max - question->min);
  gint64 step = llround (share * SLIDER_STEPS);

  take_step (places, step == llround (SLIDER_STEPS / 2), step);
}

static void
take_triad (Places   *places,
            DuidTriad triad)
{
  double away = MAX (fabs (triad.top - 1 / 3.0),
                     MAX (fabs (triad.left - 1 / 3.0), fabs (triad.right - 1 / 3.0)));

  take_step (places, away <= CENTRE_TOLERANCE,
             places->steps == NULL ? 0
                                   : llround (triad.top * TRIAD_STEPS) * 1000 +
                                       llround (triad.left * TRIAD_STEPS));
}

static void
take_answers (Places            *places,
              const DuidDataset *dataset,
              guint              index,
              guint              source)
{
  const DuidQuestion *question = duid_dataset_get_question (dataset, index);
  const guint8       *states = duid_dataset_get_states (dataset, index);
  gboolean            is_slider = question->type == DUID_QUESTION_SLIDER;
  const double       *numbers = is_slider ? duid_dataset_get_numbers (dataset, index) : NULL;
  const DuidTriad    *triads = is_slider ? NULL : duid_dataset_get_triads (dataset, index);

  for (gsize row = 0; row < duid_dataset_get_n_rows (dataset); row++)
    {
      if (states[row] != DUID_STATE_ANSWERED || duid_dataset_get_source (dataset, row) != source)
        continue;
      if (is_slider)
        take_number (places, question, numbers[row]);
      else
        take_triad (places, triads[row]);
    }
}

static int
compare_steps (const void *a,
               const void *b)
{
  gint64 x = *(const gint64 *) a;
  gint64 y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

/* How often the answer comes that comes most, the middle aside. */
static guint64
count_commonest (GArray *steps)
{
  guint64 most = 0;
  guint64 n = 0;

  g_array_sort (steps, compare_steps);
  for (guint i = 0; i < steps->len; i++)
    {
      gboolean is_same =
        i > 0 && g_array_index (steps, gint64, i) == g_array_index (steps, gint64, i - 1);

      n = is_same ? n + 1 : 1;
      most = MAX (most, n);
    }
  return most;
}

/* Enough in the middle to look at where the others are, which takes keeping and sorting
 * them. */
static gboolean
are_many (const Places *places)
{
  return places->n_middle >= FEWEST_UNMOVED &&
         (double) places->n_middle >= SHARE_UNMOVED * (double) (places->n_middle + places->n_steps);
}

/* One piece of work: what a source says to a question that has markers. */
typedef struct
{
  DuidDataset *dataset;
  guint        question;
  guint        source;
  guint64      n_unmoved; /* found: 0 when there is nothing to tell */
  guint64      n_answers;
} Marked;

static void
look_at (Marked *marked)
{
  g_autoptr (GArray) steps = NULL;
  Places places = { 0 };

  take_answers (&places, marked->dataset, marked->question, marked->source);
  if (!are_many (&places))
    return;
  marked->n_answers = places.n_middle + places.n_steps;
  steps = g_array_sized_new (FALSE, FALSE, sizeof (gint64), (guint) places.n_steps);
  places = (Places) { .steps = steps };
  take_answers (&places, marked->dataset, marked->question, marked->source);
  if (places.n_middle >= TIMES_OTHERS * count_commonest (steps))
    marked->n_unmoved = places.n_middle;
}

static void
look_at_cb (gsize    from,
            gsize    to,
            int      part,
            gpointer data)
{
  Marked *all = data;

  for (gsize i = from; i < to; i++)
    look_at (&all[i]);
}

static void
report_unmoved (DuidIntake   *intake,
                const Marked *marked)
{
  const DuidQuestion     *question = duid_dataset_get_question (intake->dataset, marked->question);
  const DuidIntakeSource *about = intake->sources->pdata[marked->source];
  g_autofree char        *message = NULL;

  if (marked->n_unmoved == 0)
    return;
  message = g_strdup_printf (
    _ ("%u of the %u answers stand exactly in the middle, where a marker begins: perhaps it was "
       "never moved. They were kept."),
    (guint) marked->n_unmoved, (guint) marked->n_answers);
  g_ptr_array_add (intake->problems,
                   duid_problem_new (about->file, NULL, 0, question->label, 0, NULL, message));
}

static void
find_unmoved (DuidIntake *intake)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Marked));

  for (guint source = 0; source < intake->sources->len; source++)
    for (guint i = 0; i < duid_dataset_get_n_questions (intake->dataset); i++)
      {
        const DuidQuestion *question = duid_dataset_get_question (intake->dataset, i);
        Marked              marked = { intake->dataset, i, source, 0, 0 };

        if ((question->type == DUID_QUESTION_SLIDER && question->max > question->min) ||
            question->type == DUID_QUESTION_TRIAD)
          g_array_append_val (all, marked);
      }
  duid_crew_run (all->len, 1, look_at_cb, all->data);
  for (guint i = 0; i < all->len; i++)
    report_unmoved (intake, &g_array_index (all, Marked, i));
}

void
duid_intake_check (DuidIntake   *intake,
                   const gint64 *numbers)
{
  find_same_stories (intake, numbers);
  find_unmoved (intake);
}
