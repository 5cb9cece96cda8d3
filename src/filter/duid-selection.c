/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "filter/duid-selection.h"

#include <string.h>

#include "filter/duid-selection-private.h"

static void
free_entry (gpointer data)
{
  DuidSelectionEntry *entry = data;

  duid_condition_unref (entry->condition);
  g_clear_pointer (&entry->found, duid_condition_unref);
  g_clear_pointer (&entry->rows, duid_rows_free);
  g_free (entry);
}

/* ---- counts as shown ---- */

static void
refresh_question (DuidSelection *self,
                  guint          index)
{
  DuidSelectionFacet     *facet = &self->facets[index];
  const DuidDigestColumn *column = &self->digest->columns[index];
  const guint32          *cells = self->cells + column->first_cell;

  duid_counts_fold (&facet->counts, column, facet->is_brushed ? facet->base_cells : cells, cells,
                    self->n_rows);
}

/* Tags are few and each is a row set already: they are counted when looked at. */
static void
refresh_tags (DuidSelection *self)
{
  DuidSelectionFacet *facet = &self->facets[self->n_questions];
  const DuidRows     *base = NULL;
  gsize               n_base = self->n_chosen;

  /* Without tags no row set need be looked at. */
  if (facet->counts.n_bins > 0 || facet->is_brushed)
    {
      base = duid_selection_get_base (self, (int) self->n_questions);
      n_base = duid_rows_count (base);
    }

  for (guint i = 0; i < facet->counts.n_bins; i++)
    {
      const DuidRows *rows = duid_tagging_get_tag (self->tagging, i)->rows;

      facet->counts.bins[i] = (guint32) duid_rows_count_and (rows, base);
      facet->counts.all_bins[i] = (guint32) duid_rows_count (rows);
      facet->counts.chosen[i] = (guint32) duid_rows_count_and (rows, self->rows);
    }
  facet->counts.states[DUID_STATE_ANSWERED] = (guint32) n_base;
  facet->counts.n_filtered_out = (guint32) (self->n_rows - n_base);
}

/* ---- the rows of a condition ---- */

static int
find_group (DuidSelection       *self,
            const DuidCondition *condition)
{
  int index;

  if (condition->kind == DUID_CONDITION_TAGS)
    return (int) self->n_questions;
  if (condition->kind == DUID_CONDITION_WORDS || condition->question == NULL)
    return DUID_NO_GROUP;
  index = duid_framework_find (duid_dataset_get_framework (self->dataset), condition->question);
  return index >= 0 ? index : DUID_NO_GROUP;
}

static DuidSelectionEntry *
take_equal (GPtrArray           *entries,
            const DuidCondition *condition)
{
  for (guint i = 0; i < entries->len; i++)
    if (duid_condition_equal (((DuidSelectionEntry *) entries->pdata[i])->condition, condition))
      return g_ptr_array_steal_index_fast (entries, i);
  return NULL;
}

/* The condition that @condition comes from when a hand moves one. */
static DuidSelectionEntry *
take_moved (GPtrArray           *entries,
            int                  group,
            const DuidCondition *condition)
{
  for (guint i = 0; i < entries->len && group >= 0; i++)
    {
      DuidSelectionEntry *entry = entries->pdata[i];

      if (entry->group == group && duid_mover_can_move (entry->condition, condition))
        return g_ptr_array_steal_index_fast (entries, i);
    }
  return NULL;
}

void
duid_selection_move_rows (DuidSelection      *self,
                          DuidSelectionEntry *entry,
                          DuidCondition      *before,
                          DuidCondition      *after)
{
  DuidSelectionFacet *facet = &self->facets[entry->group];

  if (facet->mover == NULL)
    facet->mover = duid_mover_new (self->dataset, (guint) entry->group);
  if (duid_mover_move (facet->mover, before, after, &self->stand, entry->rows))
    return;
  duid_rows_free (entry->rows);
  entry->rows = duid_condition_find_rows (after, &self->stand);
}

/* ---- from conditions to counts ---- */

void
duid_selection_combine (DuidSelection *self,
                        int            group,
                        int            entry,
                        DuidRows      *rows)
{
  duid_rows_fill (rows);
  for (guint i = 0; i < self->entries->len; i++)
    {
      const DuidSelectionEntry *other = self->entries->pdata[i];

      if ((int) i != entry && (group == DUID_NO_GROUP || other->group != group))
        duid_rows_and (rows, other->rows);
    }
}

/* A question that gets its first condition was counted over the chosen rows so
 * far; one that loses its last is so again. */
static void
set_brushed (DuidSelection *self,
             guint          index,
             gboolean       is_brushed)
{
  DuidSelectionFacet *facet = &self->facets[index];

  if (facet->is_brushed == is_brushed)
    return;
  facet->is_brushed = is_brushed;
  if (!is_brushed)
    {
      g_clear_pointer (&facet->base, duid_rows_free);
      g_clear_pointer (&facet->base_cells, g_free);
      return;
    }
  facet->base = duid_rows_copy (self->rows);
  if (index < self->n_questions)
    {
      const DuidDigestColumn *column = &self->digest->columns[index];

      facet->base_cells = g_memdup2 (self->cells + column->first_cell,
                                     column->n_cells * sizeof (guint32));
    }
}

/* The counts of a brushed question go from its base as it was to @after. */
static void
count_base (DuidSelection  *self,
            guint           index,
            const DuidRows *after)
{
  DuidSelectionFacet     *facet = &self->facets[index];
  const DuidDigestColumn *column = &self->digest->columns[index];

  duid_digest_count (self->digest, (int) index, facet->base, after,
                     self->all_cells + column->first_cell, facet->base_cells);
}

static void
update_bases (DuidSelection *self)
{
  for (guint i = 0; i <= self->n_questions; i++)
    {
      DuidSelectionFacet *facet = &self->facets[i];
      gboolean            is_brushed = FALSE;

      for (guint j = 0; j < self->entries->len && !is_brushed; j++)
        is_brushed = ((DuidSelectionEntry *) self->entries->pdata[j])->group == (int) i;
      set_brushed (self, i, is_brushed);
      facet->is_stale = TRUE;
      if (!is_brushed)
        continue;
      duid_selection_combine (self, (int) i, -1, self->scratch);
      if (i < self->n_questions && !duid_rows_equal (facet->base, self->scratch))
        count_base (self, i, self->scratch);
      duid_rows_assign (facet->base, self->scratch);
    }
}

static void
update (DuidSelection *self)
{
  DuidRows *rows;

  update_bases (self);
  duid_selection_combine (self, DUID_NO_GROUP, -1, self->scratch);
  duid_digest_count (self->digest, -1, self->rows, self->scratch, self->all_cells, self->cells);
  rows = self->rows;
  self->rows = self->scratch;
  self->scratch = rows;
  self->n_chosen = duid_rows_count (self->rows);
}

/* ---- public ---- */

static void
make_facets (DuidSelection *self)
{
  g_autofree DuidBins **bins = g_new0 (DuidBins *, self->n_questions + 1);

  self->facets = g_new0 (DuidSelectionFacet, self->n_questions + 1);
  for (guint i = 0; i < self->n_questions; i++)
    bins[i] = self->facets[i].bins = duid_bins_new (self->dataset, i);
  self->digest = duid_digest_new (self->dataset, bins);
  self->all_cells = g_new0 (guint32, MAX (self->digest->n_cells, 1));
  duid_digest_count (self->digest, -1, NULL, self->rows, NULL, self->all_cells);
  self->cells = g_memdup2 (self->all_cells, MAX (self->digest->n_cells, 1) * sizeof (guint32));
  for (guint i = 0; i < self->n_questions; i++)
    {
      const DuidDigestColumn *column = &self->digest->columns[i];

      duid_counts_init (&self->facets[i].counts, bins[i]->n_bins);
      duid_digest_fold (column, self->all_cells + column->first_cell,
                        self->facets[i].counts.all_bins);
      self->facets[i].is_stale = TRUE;
    }
  duid_counts_init (&self->facets[self->n_questions].counts, 0);
  self->facets[self->n_questions].is_stale = TRUE;
}

DuidSelection *
duid_selection_new (DuidDataset *dataset)
{
  DuidSelection *self = g_new0 (DuidSelection, 1);

  self->dataset = duid_dataset_ref (dataset);
  self->stand.dataset = dataset;
  self->n_questions = duid_dataset_get_n_questions (dataset);
  self->n_rows = duid_dataset_get_n_rows (dataset);
  self->entries = g_ptr_array_new_with_free_func (free_entry);
  self->rows = duid_rows_new_full (self->n_rows);
  self->scratch = duid_rows_new (self->n_rows);
  self->n_chosen = self->n_rows;
  self->moving = -1;
  make_facets (self);
  return self;
}

void
duid_selection_free (DuidSelection *self)
{
  for (guint i = 0; i <= self->n_questions; i++)
    {
      DuidSelectionFacet *facet = &self->facets[i];

      g_clear_pointer (&facet->bins, duid_bins_free);
      g_clear_pointer (&facet->mover, duid_mover_free);
      g_clear_pointer (&facet->base, duid_rows_free);
      g_free (facet->base_cells);
      duid_counts_clear (&facet->counts);
    }
  g_free (self->facets);
  g_clear_pointer (&self->cube, duid_cube_free);
  g_free (self->cube_cells);
  g_ptr_array_unref (self->entries);
  duid_digest_unref (self->digest);
  g_free (self->all_cells);
  g_free (self->cells);
  duid_rows_free (self->rows);
  duid_rows_free (self->scratch);
  g_clear_pointer (&self->tagging, duid_tagging_unref);
  duid_dataset_unref (self->dataset);
  g_free (self);
}

/* Looks the conditions of one kind up anew. */
static void
find_again (DuidSelection    *self,
            DuidConditionKind kind)
{
  duid_selection_drop_cube (self);
  for (guint i = 0; i < self->entries->len; i++)
    {
      DuidSelectionEntry *entry = self->entries->pdata[i];

      if (entry->condition->kind != kind)
        continue;
      duid_rows_free (entry->rows);
      entry->rows = duid_condition_find_rows (entry->condition, &self->stand);
    }
  update (self);
}

void
duid_selection_set_tagging (DuidSelection *self,
                            DuidTagging   *tagging)
{
  DuidTagging *old = self->tagging;
  guint        n_tags = tagging != NULL ? tagging->tags->len : 0;

  g_return_if_fail (tagging == NULL || tagging->n_rows == self->n_rows);

  self->tagging = tagging != NULL ? duid_tagging_ref (tagging) : NULL;
  self->stand.tagging = self->tagging;
  g_clear_pointer (&old, duid_tagging_unref);
  duid_counts_init (&self->facets[self->n_questions].counts, n_tags);
  find_again (self, DUID_CONDITION_TAGS);
}

void
duid_selection_set_word_finder (DuidSelection *self,
                                DuidWordFinder find_words,
                                gpointer       data)
{
  self->stand.find_words = find_words;
  self->stand.find_words_data = data;
  find_again (self, DUID_CONDITION_WORDS);
}

const DuidStand *
duid_selection_get_stand (DuidSelection *self)
{
  return &self->stand;
}

/* The entry of @condition, from the one that is there, from the one that it moved
 * away from, or from the column. */
static DuidSelectionEntry *
make_entry (DuidSelection *self,
            GPtrArray     *old,
            DuidCondition *condition)
{
  int                 group = find_group (self, condition);
  DuidSelectionEntry *entry = take_equal (old, condition);

  if (entry != NULL)
    return entry;
  entry = take_moved (old, group, condition);
  if (entry != NULL)
    duid_selection_move_rows (self, entry, entry->condition, condition);
  else
    {
      entry = g_new0 (DuidSelectionEntry, 1);
      entry->group = group;
      entry->rows = duid_condition_find_rows (condition, &self->stand);
    }
  g_clear_pointer (&entry->condition, duid_condition_unref);
  entry->condition = duid_condition_ref (condition);
  return entry;
}

void
duid_selection_set_conditions (DuidSelection *self,
                               GPtrArray     *conditions)
{
  g_autoptr (GPtrArray) old = NULL;

  duid_selection_watch (self, conditions);
  if (duid_selection_step (self, conditions))
    return;
  duid_selection_bring_rows (self);
  old = self->entries;
  self->entries = g_ptr_array_new_with_free_func (free_entry);
  for (guint i = 0; conditions != NULL && i < conditions->len; i++)
    g_ptr_array_add (self->entries, make_entry (self, old, conditions->pdata[i]));
  update (self);
}

const DuidRows *
duid_selection_get_rows (DuidSelection *self)
{
  duid_selection_bring_rows (self);
  return self->rows;
}

gsize
duid_selection_get_n_rows (DuidSelection *self)
{
  return self->n_chosen;
}

const DuidRows *
duid_selection_get_base (DuidSelection *self,
                         int            question)
{
  g_return_val_if_fail (question >= 0 && question <= (int) self->n_questions, NULL);

  duid_selection_bring_rows (self);
  return self->facets[question].is_brushed ? self->facets[question].base : self->rows;
}

gboolean
duid_selection_is_brushed (DuidSelection *self,
                           int            question)
{
  g_return_val_if_fail (question >= 0 && question <= (int) self->n_questions, FALSE);

  return self->facets[question].is_brushed;
}

const DuidCounts *
duid_selection_get_counts (DuidSelection *self,
                           int            question)
{
  g_return_val_if_fail (question >= 0 && question <= (int) self->n_questions, NULL);

  if (self->facets[question].is_stale && question == (int) self->n_questions)
    refresh_tags (self);
  else if (self->facets[question].is_stale)
    refresh_question (self, (guint) question);
  self->facets[question].is_stale = FALSE;
  return &self->facets[question].counts;
}

const DuidBins *
duid_selection_get_bins (DuidSelection *self,
                         int            question)
{
  g_return_val_if_fail (question >= 0 && question <= (int) self->n_questions, NULL);

  return self->facets[question].bins;
}
