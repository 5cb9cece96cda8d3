/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "filter/duid-selection.h"

#include <string.h>

#include "filter/duid-condition-private.h"
#include "filter/duid-counts-private.h"
#include "filter/duid-digest.h"
#include "filter/duid-mover.h"

#define NO_GROUP -1

/* A condition with the rows that pass it alone. */
typedef struct
{
  DuidCondition *condition;
  DuidRows      *rows;
  int            group; /* the question it is on, tags, or NO_GROUP */
} Entry;

/* What is kept per question, and last for the tags. */
typedef struct
{
  DuidBins  *bins;
  DuidMover *mover;    /* made when a brush on it moves */
  DuidCounts counts;   /* as shown */
  gboolean   is_stale; /* counts are behind */
  gboolean   is_brushed;
  DuidRows  *base;       /* brushed only: the rows that pass the other conditions */
  guint32   *base_cells; /* brushed only: own cells over base */
} Facet;

struct _DuidSelection
{
  DuidDataset *dataset;
  DuidTagging *tagging; /* or NULL */
  DuidStand    stand;
  guint        n_questions;
  gsize        n_rows;
  DuidDigest  *digest;
  Facet       *facets;  /* n_questions + 1 */
  GPtrArray   *entries; /* Entry */
  DuidRows    *rows;    /* that pass everything */
  gsize        n_chosen;
  DuidRows    *scratch;
  guint32     *all_cells; /* over all rows */
  guint32     *cells;     /* over rows */
};

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  duid_condition_unref (entry->condition);
  g_clear_pointer (&entry->rows, duid_rows_free);
  g_free (entry);
}

/* ---- counts as shown ---- */

static void
refresh_question (DuidSelection *self,
                  guint          index)
{
  Facet                  *facet = &self->facets[index];
  const DuidDigestColumn *column = &self->digest->columns[index];
  const guint32          *cells = self->cells + column->first_cell;

  duid_counts_fold (&facet->counts, column, facet->is_brushed ? facet->base_cells : cells, cells,
                    self->n_rows);
}

/* Tags are few and each is a row set already: they are counted when looked at. */
static void
refresh_tags (DuidSelection *self)
{
  Facet          *facet = &self->facets[self->n_questions];
  const DuidRows *base = facet->is_brushed ? facet->base : self->rows;
  gsize           n_base = duid_rows_count (base);

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
    return NO_GROUP;
  index = duid_framework_find (duid_dataset_get_framework (self->dataset), condition->question);
  return index >= 0 ? index : NO_GROUP;
}

static Entry *
take_equal (GPtrArray           *entries,
            const DuidCondition *condition)
{
  for (guint i = 0; i < entries->len; i++)
    if (duid_condition_equal (((Entry *) entries->pdata[i])->condition, condition))
      return g_ptr_array_steal_index_fast (entries, i);
  return NULL;
}

/* The condition that @condition comes from when a hand moves one. */
static Entry *
take_moved (GPtrArray           *entries,
            int                  group,
            const DuidCondition *condition)
{
  for (guint i = 0; i < entries->len && group >= 0; i++)
    {
      Entry *entry = entries->pdata[i];

      if (entry->group == group && duid_mover_can_move (entry->condition, condition))
        return g_ptr_array_steal_index_fast (entries, i);
    }
  return NULL;
}

/* Moves the rows of @entry on to those of @condition; FALSE when that is no gain. */
static gboolean
move_entry (DuidSelection *self,
            Entry         *entry,
            DuidCondition *condition)
{
  Facet *facet = &self->facets[entry->group];

  if (facet->mover == NULL)
    facet->mover = duid_mover_new (self->dataset, (guint) entry->group);
  return duid_mover_move (facet->mover, entry->condition, condition, &self->stand, entry->rows);
}

/* ---- from conditions to counts ---- */

/* Every entry but those of @group, AND, into @rows. */
static void
combine (DuidSelection *self,
         int            group,
         DuidRows      *rows)
{
  duid_rows_fill (rows);
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = self->entries->pdata[i];

      if (group == NO_GROUP || entry->group != group)
        duid_rows_and (rows, entry->rows);
    }
}

/* A question that gets its first condition was counted over the chosen rows so
 * far; one that loses its last is so again. */
static void
set_brushed (DuidSelection *self,
             guint          index,
             gboolean       is_brushed)
{
  Facet *facet = &self->facets[index];

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
  Facet                  *facet = &self->facets[index];
  const DuidDigestColumn *column = &self->digest->columns[index];

  duid_digest_count (self->digest, (int) index, facet->base, after,
                     self->all_cells + column->first_cell, facet->base_cells);
}

static void
update_bases (DuidSelection *self)
{
  for (guint i = 0; i <= self->n_questions; i++)
    {
      Facet   *facet = &self->facets[i];
      gboolean is_brushed = FALSE;

      for (guint j = 0; j < self->entries->len && !is_brushed; j++)
        is_brushed = ((Entry *) self->entries->pdata[j])->group == (int) i;
      set_brushed (self, i, is_brushed);
      facet->is_stale = TRUE;
      if (!is_brushed)
        continue;
      combine (self, (int) i, self->scratch);
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
  combine (self, NO_GROUP, self->scratch);
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

  self->facets = g_new0 (Facet, self->n_questions + 1);
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
  make_facets (self);
  return self;
}

void
duid_selection_free (DuidSelection *self)
{
  for (guint i = 0; i <= self->n_questions; i++)
    {
      Facet *facet = &self->facets[i];

      g_clear_pointer (&facet->bins, duid_bins_free);
      g_clear_pointer (&facet->mover, duid_mover_free);
      g_clear_pointer (&facet->base, duid_rows_free);
      g_free (facet->base_cells);
      duid_counts_clear (&facet->counts);
    }
  g_free (self->facets);
  g_ptr_array_unref (self->entries);
  duid_digest_free (self->digest);
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
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = self->entries->pdata[i];

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
static Entry *
make_entry (DuidSelection *self,
            GPtrArray     *old,
            DuidCondition *condition)
{
  int    group = find_group (self, condition);
  Entry *entry = take_equal (old, condition);

  if (entry != NULL)
    return entry;
  entry = take_moved (old, group, condition);
  if (entry != NULL && !move_entry (self, entry, condition))
    g_clear_pointer (&entry, free_entry);
  if (entry == NULL)
    {
      entry = g_new0 (Entry, 1);
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
  g_autoptr (GPtrArray) old = self->entries;

  self->entries = g_ptr_array_new_with_free_func (free_entry);
  for (guint i = 0; conditions != NULL && i < conditions->len; i++)
    g_ptr_array_add (self->entries, make_entry (self, old, conditions->pdata[i]));
  update (self);
}

const DuidRows *
duid_selection_get_rows (DuidSelection *self)
{
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
