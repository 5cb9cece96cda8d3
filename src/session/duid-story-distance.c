/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/duid-story-distance.h"

#include "base/duid-triad.h"

#include <math.h>

typedef struct
{
  guint               question;
  const DuidQuestion *asked; /* borrowed from the dataset, as all arrays are */
  const guint8       *states;
  double              range; /* of numbers and ordered options */
} Part;

struct _DuidStoryDistance
{
  DuidDataset *dataset;
  GArray      *parts;
};

/* ---- which questions count ---- */

static gboolean
has_themes (DuidDataset *dataset)
{
  for (guint i = 0; i < duid_dataset_get_n_questions (dataset); i++)
    if (duid_dataset_get_question (dataset, i)->theme != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
counts (const DuidQuestion *asked,
        gboolean            needs_theme)
{
  if (asked->is_sensitive || asked->type == DUID_QUESTION_DATE ||
      asked->type == DUID_QUESTION_LANGUAGE || asked->type == DUID_QUESTION_CONSENT ||
      !duid_question_is_chartable (asked))
    return FALSE;
  return asked->theme != NULL || !needs_theme ||
         (asked->type != DUID_QUESTION_CHOICE && asked->type != DUID_QUESTION_MULTICHOICE);
}

static double
find_range (DuidDataset *dataset,
            guint        question)
{
  const double *numbers = duid_dataset_get_numbers (dataset, question);
  double        least = INFINITY;
  double        most = -INFINITY;

  for (gsize row = 0; row < duid_dataset_get_n_rows (dataset); row++)
    if (isfinite (numbers[row]))
      {
        least = fmin (least, numbers[row]);
        most = fmax (most, numbers[row]);
      }
  return most > least ? most - least : 1;
}

static double
get_range (DuidDataset        *dataset,
           guint               question,
           const DuidQuestion *asked)
{
  if (asked->type == DUID_QUESTION_SLIDER)
    return asked->max > asked->min ? asked->max - asked->min : 1;
  if (asked->type == DUID_QUESTION_NUMBER)
    return find_range (dataset, question);
  return asked->options != NULL && asked->options->len > 1 ? asked->options->len - 1 : 1;
}

DuidStoryDistance *
duid_story_distance_new (DuidDataset *dataset)
{
  DuidStoryDistance *distance = g_new0 (DuidStoryDistance, 1);
  gboolean           needs_theme = has_themes (dataset);

  distance->dataset = duid_dataset_ref (dataset);
  distance->parts = g_array_new (FALSE, FALSE, sizeof (Part));
  for (guint i = 0; i < duid_dataset_get_n_questions (dataset); i++)
    {
      Part part = { .question = i,
                    .asked = duid_dataset_get_question (dataset, i),
                    .states = duid_dataset_get_states (dataset, i) };

      if (!counts (part.asked, needs_theme))
        continue;
      part.range = get_range (dataset, i, part.asked);
      g_array_append_val (distance->parts, part);
    }
  return distance;
}

void
duid_story_distance_free (DuidStoryDistance *distance)
{
  if (distance == NULL)
    return;
  duid_dataset_unref (distance->dataset);
  g_array_unref (distance->parts);
  g_free (distance);
}

/* ---- one question ---- */

static double
between_numbers (const DuidStoryDistance *distance,
                 const Part              *part,
                 gsize                    a,
                 gsize                    b)
{
  const double *numbers = duid_dataset_get_numbers (distance->dataset, part->question);

  return fmin (fabs (numbers[a] - numbers[b]) / part->range, 1);
}

static double
between_codes (const DuidStoryDistance *distance,
               const Part              *part,
               gsize                    a,
               gsize                    b)
{
  const guint16 *codes = duid_dataset_get_codes (distance->dataset, part->question);

  if (part->asked->is_ordered)
    return fabs ((double) codes[a] - (double) codes[b]) / part->range;
  return codes[a] != codes[b];
}

static double
between_masks (const DuidStoryDistance *distance,
               const Part              *part,
               gsize                    a,
               gsize                    b)
{
  gsize          n_words;
  const guint64 *masks = duid_dataset_get_masks (distance->dataset, part->question, &n_words);
  int            n_both = 0;
  int            n_either = 0;

  for (gsize i = 0; i < n_words; i++)
    {
      n_both += __builtin_popcountll (masks[a * n_words + i] & masks[b * n_words + i]);
      n_either += __builtin_popcountll (masks[a * n_words + i] | masks[b * n_words + i]);
    }
  return n_either > 0 ? 1 - (double) n_both / n_either : 0;
}

static double
between_triads (const DuidStoryDistance *distance,
                const Part              *part,
                gsize                    a,
                gsize                    b)
{
  const DuidTriad *triads = duid_dataset_get_triads (distance->dataset, part->question);
  DuidPoint        of_a = duid_triad_to_plane (triads[a]);
  DuidPoint        of_b = duid_triad_to_plane (triads[b]);

  return hypot (of_a.x - of_b.x, of_a.y - of_b.y);
}

static double
between_stones (const DuidStoryDistance *distance,
                const Part              *part,
                gsize                    a,
                gsize                    b)
{
  double width = part->asked->x.max - part->asked->x.min;
  double height = part->asked->y.max - part->asked->y.min;
  double sum = 0;
  guint  n = 0;

  for (guint stone = 0; stone < part->asked->stones->len; stone++)
    {
      const DuidPoint *places = duid_dataset_get_stone (distance->dataset, part->question, stone);
      double           x = (places[a].x - places[b].x) / width;
      double           y = (places[a].y - places[b].y) / height;

      if (!isfinite (x) || !isfinite (y))
        continue;
      sum += hypot (x, y) / G_SQRT2;
      n++;
    }
  return n > 0 ? sum / n : NAN;
}

static double
between_answers (const DuidStoryDistance *distance,
                 const Part              *part,
                 gsize                    a,
                 gsize                    b)
{
  switch (duid_question_get_column_kind (part->asked))
    {
    case DUID_COLUMN_NUMBER:
      return between_numbers (distance, part, a, b);
    case DUID_COLUMN_CODE:
      return between_codes (distance, part, a, b);
    case DUID_COLUMN_MASK:
      return between_masks (distance, part, a, b);
    case DUID_COLUMN_TRIAD:
      return between_triads (distance, part, a, b);
    case DUID_COLUMN_STONES:
      return between_stones (distance, part, a, b);
    case DUID_COLUMN_TEXT:
    default:
      return NAN;
    }
}

double
duid_story_distance_between (const DuidStoryDistance *distance,
                             gsize                    a,
                             gsize                    b)
{
  double sum = 0;
  guint  n = 0;

  for (guint i = 0; i < distance->parts->len; i++)
    {
      const Part *part = &g_array_index (distance->parts, Part, i);
      double      apart;

      if (part->states[a] != DUID_STATE_ANSWERED || part->states[b] != DUID_STATE_ANSWERED)
        continue;
      apart = between_answers (distance, part, a, b);
      if (isnan (apart))
        continue;
      sum += apart;
      n++;
    }
  return n > 0 ? sum / n : NAN;
}
