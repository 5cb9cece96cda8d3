/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-summary.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>

#include "filter/duid-selection.h"
#include "plot/duid-summary-private.h"

static void
free_group (gpointer data)
{
  DuidGroupOf *group = data;

  g_free (group->label);
  duid_rows_free (group->rows);
  g_free (group);
}

DuidGroupOf *
duid_group_of_new (const char *label,
                   DuidRows   *rows)
{
  DuidGroupOf *group = g_new0 (DuidGroupOf, 1);

  group->label = g_strdup (label);
  group->rows = rows;
  return group;
}

GPtrArray *
duid_groups_new (void)
{
  return g_ptr_array_new_with_free_func (free_group);
}

static void
add_group (GPtrArray  *groups,
           const char *label,
           gsize       n_rows)
{
  g_ptr_array_add (groups, duid_group_of_new (label, duid_rows_new (n_rows)));
}

static void
add_to_group (GPtrArray *groups,
              int        index,
              gsize      row)
{
  if (index >= 0 && (guint) index < groups->len)
    {
      DuidGroupOf *group = g_ptr_array_index (groups, index);

      duid_rows_add (group->rows, row);
    }
}

char *
duid_summary_dup_zone_label (const DuidQuestion *question,
                             DuidZone            zone)
{
  static const int ends[DUID_N_ZONES][2] = {
    { 0, -1 },
    { 1, -1 },
    { 2, -1 },
    { 1, 0 },
    { 0, 2 },
    { 1, 2 },
    { -1, -1 },
  };
  const int *end = ends[zone];

  if (end[0] < 0)
    return g_strdup (_ ("Centre"));
  if (end[1] < 0)
    return g_strdup (question->corners[end[0]]);
  return g_strdup_printf ("%s – %s", question->corners[end[0]], question->corners[end[1]]);
}

static void
add_group_labels (GPtrArray          *groups,
                  const DuidQuestion *question,
                  gsize               n_rows)
{
  switch (duid_question_get_column_kind (question))
    {
    case DUID_COLUMN_CODE:
    case DUID_COLUMN_MASK:
      for (guint i = 0; i < question->options->len; i++)
        add_group (groups, g_ptr_array_index (question->options, i), n_rows);
      break;
    case DUID_COLUMN_NUMBER:
      for (guint i = 0; question->type == DUID_QUESTION_SLIDER && i < question->bands->len; i++)
        add_group (groups, g_array_index (question->bands, DuidBand, i).label, n_rows);
      break;
    case DUID_COLUMN_TRIAD:
      for (int zone = 0; zone < DUID_N_ZONES; zone++)
        {
          g_autofree char *label = duid_summary_dup_zone_label (question, (DuidZone) zone);

          add_group (groups, label, n_rows);
        }
      break;
    case DUID_COLUMN_STONES:
    case DUID_COLUMN_TEXT:
    default:
      break;
    }
}

static void
split_masks (GPtrArray      *groups,
             const DuidPass *pass)
{
  gsize          n_words = 0;
  const guint64 *masks = duid_dataset_get_masks (pass->dataset, pass->index, &n_words);

  for (gssize row = duid_pass_first (pass); row >= 0; row = duid_pass_after (pass, row))
    for (gsize word = 0; word < n_words; word++)
      for (guint64 bits = masks[(gsize) row * n_words + word]; bits != 0; bits &= bits - 1)
        add_to_group (groups, (int) word * 64 + __builtin_ctzll (bits), (gsize) row);
}

/* The one group of an answered row, or -1. */
static int
get_group (const DuidPass *pass,
           gsize           row)
{
  switch (duid_question_get_column_kind (pass->question))
    {
    case DUID_COLUMN_CODE:
      return duid_dataset_get_codes (pass->dataset, pass->index)[row];
    case DUID_COLUMN_NUMBER:
      return duid_question_get_band (pass->question,
                                     duid_dataset_get_numbers (pass->dataset, pass->index)[row]);
    case DUID_COLUMN_TRIAD:
      return (int) duid_triad_get_zone (duid_dataset_get_triads (pass->dataset, pass->index)[row]);
    case DUID_COLUMN_MASK:
    case DUID_COLUMN_STONES:
    case DUID_COLUMN_TEXT:
    default:
      return -1;
    }
}

static GPtrArray *
split_answers (const DuidPass *pass)
{
  GPtrArray *groups = duid_groups_new ();

  add_group_labels (groups, pass->question, pass->rows->n_rows);
  if (duid_question_get_column_kind (pass->question) == DUID_COLUMN_MASK)
    split_masks (groups, pass);
  else if (groups->len > 0)
    for (gssize row = duid_pass_next (pass, 0); row >= 0;
         row = duid_pass_next (pass, (gsize) row + 1))
      add_to_group (groups, get_group (pass, (gsize) row), (gsize) row);
  return groups;
}

static GPtrArray *
split_tags (const DuidDataset *dataset,
            const DuidTagging *tagging,
            const DuidRows    *rows)
{
  g_autoptr (DuidRows) looked_at = duid_summary_dup_rows (dataset, rows);
  GPtrArray *groups = duid_groups_new ();

  for (guint i = 0; tagging != NULL && i < tagging->tags->len; i++)
    {
      const DuidTag *tag = duid_tagging_get_tag (tagging, i);
      DuidGroupOf   *group;

      add_group (groups, tag->name, looked_at->n_rows);
      group = g_ptr_array_index (groups, i);
      duid_rows_assign (group->rows, tag->rows);
      duid_rows_and (group->rows, looked_at);
    }
  return groups;
}

GPtrArray *
duid_summary_split (const DuidDataset *dataset,
                    const DuidTagging *tagging,
                    int                question,
                    const DuidRows    *rows)
{
  g_autoptr (GPtrArray) groups = NULL;

  g_return_val_if_fail (dataset != NULL, NULL);
  g_return_val_if_fail (question >= 0 && question <= DUID_QUESTION_TAGS (dataset), NULL);

  if (question == DUID_QUESTION_TAGS (dataset))
    groups = split_tags (dataset, tagging, rows);
  else
    {
      g_auto (DuidPass) pass = duid_pass_start (dataset, (guint) question, rows);

      groups = split_answers (&pass);
    }
  return groups->len > 0 ? g_steal_pointer (&groups) : NULL;
}
