/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-sample.h"

#include "filter/duid-bins.h"
#include "filter/duid-selection.h"

#include <math.h>
#include <string.h>

#define NO_GROUP G_MAXUINT

/* ---- who ---- */

static gboolean
is_answered (const DuidDataset *dataset,
             int                question,
             int                stone,
             gsize              row)
{
  if (question >= DUID_QUESTION_TAGS (dataset))
    return TRUE;
  if (duid_dataset_get_states (dataset, (guint) question)[row] != DUID_STATE_ANSWERED)
    return FALSE;
  return stone < 0 ||
         duid_point_exists (duid_dataset_get_stone (dataset, (guint) question, (guint) stone)[row]);
}

/* The group of every row; NO_GROUP for who is in none or did not answer. */
static guint *
list_groups (const DuidDataset *dataset,
             int                question,
             int                stone,
             GPtrArray         *groups)
{
  gsize  n_rows = duid_dataset_get_n_rows (dataset);
  guint *of_row = g_new (guint, MAX (n_rows, 1));

  for (gsize row = 0; row < n_rows; row++)
    of_row[row] = groups == NULL ? 0 : NO_GROUP;
  for (guint i = 0; groups != NULL && i < groups->len; i++)
    {
      const DuidGroupOf *group = g_ptr_array_index (groups, i);

      for (gssize row = duid_rows_next (group->rows, 0); row >= 0;
           row = duid_rows_next (group->rows, (gsize) row + 1))
        of_row[row] = i;
    }
  for (gsize row = 0; row < n_rows; row++)
    if (of_row[row] != NO_GROUP && !is_answered (dataset, question, stone, row))
      of_row[row] = NO_GROUP;
  return of_row;
}

static void
take_rows (DuidSample        *sample,
           const DuidDataset *dataset,
           const guint       *of_row,
           gsize              fewest)
{
  gsize             n_rows = duid_dataset_get_n_rows (dataset);
  g_autofree gsize *sizes = g_new0 (gsize, sample->n_groups + 1);

  for (gsize row = 0; row < n_rows; row++)
    if (of_row[row] != NO_GROUP)
      sizes[of_row[row]]++;
  sample->group_sizes = g_new0 (gsize, sample->n_groups + 1);
  for (guint i = 0; i < sample->n_groups; i++)
    sample->group_sizes[i] = sizes[i] >= fewest ? sizes[i] : 0;
  for (guint i = 0; i < sample->n_groups; i++)
    sample->n += sample->group_sizes[i];
  sample->rows = g_new (guint, sample->n + 1);
  sample->groups = g_new (guint, sample->n + 1);
  sample->n = 0;
  for (gsize row = 0; row < n_rows; row++)
    if (of_row[row] != NO_GROUP && sample->group_sizes[of_row[row]] > 0)
      {
        sample->rows[sample->n] = (guint) row;
        sample->groups[sample->n++] = of_row[row];
      }
}

/* Numbers the tellers; a story without a name is of somebody of its own. */
static void
number_persons (DuidSample        *sample,
                const DuidDataset *dataset)
{
  int question = duid_framework_find_type (duid_dataset_get_framework (dataset),
                                           DUID_QUESTION_PERSON);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  sample->n_persons = (guint) sample->n;
  if (question < 0)
    return;
  sample->persons = g_new (guint, sample->n + 1);
  sample->n_persons = 0;
  for (gsize i = 0; i < sample->n; i++)
    {
      const char *name = duid_dataset_get_text (dataset, (guint) question, sample->rows[i]);
      gpointer    number = NULL;

      if (*name != '\0' && g_hash_table_lookup_extended (known, name, NULL, &number))
        {
          sample->persons[i] = GPOINTER_TO_UINT (number);
          continue;
        }
      sample->persons[i] = sample->n_persons++;
      if (*name != '\0')
        g_hash_table_insert (known, (char *) name, GUINT_TO_POINTER (sample->persons[i]));
    }
  if (sample->n_persons == sample->n)
    g_clear_pointer (&sample->persons, g_free);
}

/* ---- what ---- */

static double
find_share (const DuidAxis *axis,
            double          value)
{
  return axis->max > axis->min ? (value - axis->min) / (axis->max - axis->min) : value;
}

static void
take_points (DuidSample        *sample,
             const DuidDataset *dataset,
             guint              question)
{
  sample->kind = DUID_SAMPLE_POINTS;
  sample->points = g_new (DuidPoint, sample->n + 1);
  for (gsize i = 0; i < sample->n; i++)
    if (sample->stone < 0)
      sample->points[i] =
        duid_triad_to_plane (duid_dataset_get_triads (dataset, question)[sample->rows[i]]);
    else
      {
        DuidPoint at = duid_dataset_get_stone (dataset, question,
                                               (guint) sample->stone)[sample->rows[i]];

        sample->points[i] = (DuidPoint) { find_share (&sample->question->x, at.x),
                                          find_share (&sample->question->y, at.y) };
      }
}

static void
take_values (DuidSample        *sample,
             const DuidDataset *dataset,
             guint              question)
{
  sample->kind = DUID_SAMPLE_VALUES;
  sample->values = g_new (double, sample->n + 1);
  for (gsize i = 0; i < sample->n; i++)
    sample->values[i] = duid_dataset_get_numbers (dataset, question)[sample->rows[i]];
}

static void
take_codes (DuidSample        *sample,
            const DuidDataset *dataset,
            guint              question)
{
  sample->kind = DUID_SAMPLE_CODES;
  sample->n_options = sample->question->options->len;
  sample->codes = g_new (guint, sample->n + 1);
  sample->values = g_new (double, sample->n + 1);
  for (gsize i = 0; i < sample->n; i++)
    {
      sample->codes[i] = duid_dataset_get_codes (dataset, question)[sample->rows[i]];
      sample->values[i] = sample->codes[i];
    }
}

static void
take_masks (DuidSample        *sample,
            const DuidDataset *dataset,
            guint              question)
{
  gsize          n_words = 0;
  const guint64 *masks = duid_dataset_get_masks (dataset, question, &n_words);

  sample->kind = DUID_SAMPLE_TICKS;
  sample->n_options = sample->question->options->len;
  sample->ticks = g_new0 (guint8, sample->n * sample->n_options + 1);
  for (gsize i = 0; i < sample->n; i++)
    for (guint j = 0; j < sample->n_options; j++)
      sample->ticks[i * sample->n_options + j] =
        (masks[sample->rows[i] * n_words + j / 64] >> (j % 64)) & 1;
}

static void
take_tags (DuidSample        *sample,
           const DuidTagging *tagging)
{
  sample->kind = DUID_SAMPLE_TICKS;
  sample->n_options = tagging != NULL ? tagging->tags->len : 0;
  sample->ticks = g_new0 (guint8, sample->n * sample->n_options + 1);
  for (guint j = 0; j < sample->n_options; j++)
    for (gsize i = 0; i < sample->n; i++)
      sample->ticks[i * sample->n_options + j] =
        duid_rows_has (duid_tagging_get_tag (tagging, j)->rows, sample->rows[i]);
}

static void
take_answers (DuidSample        *sample,
              const DuidDataset *dataset,
              guint              question)
{
  switch (duid_question_get_column_kind (sample->question))
    {
    case DUID_COLUMN_NUMBER:
      take_values (sample, dataset, question);
      break;
    case DUID_COLUMN_CODE:
      take_codes (sample, dataset, question);
      break;
    case DUID_COLUMN_MASK:
      take_masks (sample, dataset, question);
      break;
    case DUID_COLUMN_TRIAD:
    case DUID_COLUMN_STONES:
      take_points (sample, dataset, question);
      break;
    case DUID_COLUMN_TEXT:
    default:
      break;
    }
}

DuidSample *
duid_sample_new (const DuidDataset *dataset,
                 const DuidTagging *tagging,
                 int                question,
                 int                stone,
                 GPtrArray         *groups,
                 gsize              fewest)
{
  gboolean            is_tags = question == DUID_QUESTION_TAGS (dataset);
  const DuidQuestion *asked = is_tags ? NULL
                                      : duid_dataset_get_question (dataset, (guint) question);
  g_autofree guint   *of_row = NULL;
  DuidSample         *sample;

  if (asked != NULL && duid_question_get_column_kind (asked) == DUID_COLUMN_TEXT)
    return NULL;
  sample = g_new0 (DuidSample, 1);
  sample->question = asked;
  sample->stone = asked != NULL && asked->type == DUID_QUESTION_CANVAS ? MAX (stone, 0) : -1;
  sample->n_groups = groups != NULL ? groups->len : 1;
  of_row = list_groups (dataset, question, sample->stone, groups);
  take_rows (sample, dataset, of_row, fewest);
  number_persons (sample, dataset);
  if (is_tags)
    take_tags (sample, tagging);
  else
    take_answers (sample, dataset, (guint) question);
  return sample;
}

DuidSample *
duid_sample_pick (const DuidSample *sample,
                  const guint      *positions,
                  gsize             n)
{
  DuidSample *picked = g_memdup2 (sample, sizeof *sample);

  picked->n = n;
  picked->rows = g_new (guint, n + 1);
  picked->groups = g_new (guint, n + 1);
  picked->group_sizes = g_new0 (gsize, sample->n_groups + 1);
  picked->persons = sample->persons != NULL ? g_new (guint, n + 1) : NULL;
  picked->values = sample->values != NULL ? g_new (double, n + 1) : NULL;
  picked->points = sample->points != NULL ? g_new (DuidPoint, n + 1) : NULL;
  picked->codes = sample->codes != NULL ? g_new (guint, n + 1) : NULL;
  picked->ticks = sample->ticks != NULL ? g_new (guint8, n * sample->n_options + 1) : NULL;
  for (gsize i = 0; i < n; i++)
    {
      gsize at = positions[i];

      picked->rows[i] = sample->rows[at];
      picked->groups[i] = sample->groups[at];
      picked->group_sizes[picked->groups[i]]++;
      if (picked->persons != NULL)
        picked->persons[i] = sample->persons[at];
      if (picked->values != NULL)
        picked->values[i] = sample->values[at];
      if (picked->points != NULL)
        picked->points[i] = sample->points[at];
      if (picked->codes != NULL)
        picked->codes[i] = sample->codes[at];
      if (picked->ticks != NULL && sample->n_options > 0)
        memcpy (picked->ticks + i * sample->n_options, sample->ticks + at * sample->n_options,
                sample->n_options);
    }
  return picked;
}

gsize
duid_sample_meet (const DuidSample *a,
                  const DuidSample *b,
                  DuidSample      **in_a,
                  DuidSample      **in_b)
{
  g_autofree guint *of_a = g_new (guint, MIN (a->n, b->n) + 1);
  g_autofree guint *of_b = g_new (guint, MIN (a->n, b->n) + 1);
  gsize             n = 0;

  for (gsize i = 0, j = 0; i < a->n && j < b->n;)
    if (a->rows[i] == b->rows[j])
      {
        of_a[n] = (guint) i++;
        of_b[n++] = (guint) j++;
      }
    else if (a->rows[i] < b->rows[j])
      i++;
    else
      j++;
  *in_a = duid_sample_pick (a, of_a, n);
  *in_b = duid_sample_pick (b, of_b, n);
  return n;
}

void
duid_sample_free (DuidSample *sample)
{
  if (sample == NULL)
    return;
  g_free (sample->rows);
  g_free (sample->groups);
  g_free (sample->group_sizes);
  g_free (sample->persons);
  g_free (sample->values);
  g_free (sample->points);
  g_free (sample->codes);
  g_free (sample->ticks);
  g_free (sample);
}

/* ---- what there is to see ---- */

DuidDistances *
duid_sample_measure (const DuidSample *sample,
                     gsize             max_sites)
{
  if (sample->kind == DUID_SAMPLE_POINTS)
    return duid_distances_new_points (sample->points, sample->n, max_sites);
  if (sample->kind == DUID_SAMPLE_TICKS)
    return duid_distances_new_ticks (sample->ticks, sample->n, sample->n_options, max_sites);
  if (sample->kind == DUID_SAMPLE_CODES && !sample->question->is_ordered)
    return duid_distances_new_labels (sample->codes, sample->n, sample->n_options);
  return duid_distances_new_values (sample->values, sample->n, max_sites);
}

gboolean
duid_sample_varies (const DuidSample *sample)
{
  for (gsize i = 1; i < sample->n; i++)
    if ((sample->values != NULL && sample->values[i] != sample->values[0]) ||
        (sample->points != NULL &&
         duid_point_distance (sample->points[i], sample->points[0]) > 0) ||
        (sample->ticks != NULL && memcmp (sample->ticks, sample->ticks + i * sample->n_options,
                                          sample->n_options) != 0))
      return TRUE;
  return FALSE;
}

guint
duid_sample_count_groups (const DuidSample *sample)
{
  guint n = 0;

  for (guint i = 0; i < sample->n_groups; i++)
    n += sample->group_sizes[i] > 0;
  return n;
}

double *
duid_sample_dup_values (const DuidSample *sample,
                        guint             group,
                        gsize            *n)
{
  double *values = g_new (double, sample->group_sizes[group] + 1);

  *n = 0;
  for (gsize i = 0; i < sample->n; i++)
    if (sample->groups[i] == group)
      values[(*n)++] = sample->values[i];
  return values;
}
