/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "filter/duid-selection-private.h"

#include <string.h>

#define MANY_CHANGES -1
#define NO_CHANGE    -2

static DuidSelectionEntry *
get_entry (DuidSelection *self,
           int            at)
{
  return self->entries->pdata[at];
}

/* The one place where @conditions differ from those there are, or where one is added
 * to them; NO_CHANGE, or MANY_CHANGES. */
static int
find_change (DuidSelection *self,
             GPtrArray     *conditions)
{
  guint n = conditions != NULL ? conditions->len : 0;
  int   at = NO_CHANGE;

  if (n < self->entries->len || n > self->entries->len + 1)
    return MANY_CHANGES;
  for (guint i = 0; i < n; i++)
    {
      if (i < self->entries->len &&
          duid_condition_equal (get_entry (self, (int) i)->condition, conditions->pdata[i]))
        continue;
      if (at >= 0)
        return MANY_CHANGES;
      at = (int) i;
    }
  return at;
}

static gboolean
is_same_brush (DuidSelection *self,
               GPtrArray     *conditions,
               int            at)
{
  return at >= 0 && at == self->moving && conditions->len == self->entries->len &&
         duid_mover_can_move (get_entry (self, at)->condition, conditions->pdata[at]);
}

void
duid_selection_drop_cube (DuidSelection *self)
{
  duid_selection_bring_rows (self);
  g_clear_pointer (&self->cube, duid_cube_free);
  g_clear_pointer (&self->cube_cells, g_free);
  self->stamp++;
}

void
duid_selection_watch (DuidSelection *self,
                      GPtrArray     *conditions)
{
  int at = find_change (self, conditions);

  if (at == NO_CHANGE || is_same_brush (self, conditions, at))
    return;
  duid_selection_drop_cube (self);
  self->moving = at;
}

gboolean
duid_selection_step (DuidSelection *self,
                     GPtrArray     *conditions)
{
  const guint32      *cells = self->cube_cells;
  gsize               n_cells = self->digest->n_cells;
  DuidSelectionEntry *entry;
  g_autoptr (GArray) spans = NULL;

  if (self->cube == NULL)
    return FALSE;
  entry = get_entry (self, self->moving);
  if (entry->found == NULL)
    entry->found = g_steal_pointer (&entry->condition);
  g_clear_pointer (&entry->condition, duid_condition_unref);
  entry->condition = duid_condition_ref (conditions->pdata[self->moving]);
  self->is_behind = TRUE;

  spans = duid_mover_list_spans (entry->condition,
                                 duid_dataset_get_question (self->dataset, (guint) entry->group));
  duid_cube_read (self->cube, spans, self->cube_cells);
  memcpy (self->cells, cells, n_cells * sizeof (guint32));
  cells += n_cells;
  for (guint i = 0; i < self->cube->plan->others->len; i++)
    {
      guint question = g_array_index (self->cube->plan->others, DuidCubeOther, i).question;
      guint n = self->digest->columns[question].n_cells;

      memcpy (self->facets[question].base_cells, cells, n * sizeof (guint32));
      cells += n;
    }
  self->n_chosen = *cells;
  for (guint i = 0; i <= self->n_questions; i++)
    self->facets[i].is_stale = TRUE;
  return TRUE;
}

void
duid_selection_bring_rows (DuidSelection *self)
{
  DuidSelectionEntry *entry;
  g_autoptr (DuidCondition) found = NULL;

  if (!self->is_behind)
    return;
  self->is_behind = FALSE;
  entry = get_entry (self, self->moving);
  found = g_steal_pointer (&entry->found);
  duid_selection_move_rows (self, entry, found, entry->condition);
  for (guint i = 0; i <= self->n_questions; i++)
    if (self->facets[i].is_brushed && (int) i != entry->group)
      duid_selection_combine (self, (int) i, -1, self->facets[i].base);
  duid_selection_combine (self, DUID_NO_GROUP, -1, self->rows);
}

/* ---- readiness ---- */

static gboolean
can_have_mover (DuidSelection *self,
                int            question)
{
  DuidColumnKind kind;

  if (question < 0 || question >= (int) self->n_questions)
    return FALSE;
  kind = duid_question_get_column_kind (duid_dataset_get_question (self->dataset,
                                                                   (guint) question));
  return kind == DUID_COLUMN_NUMBER || kind == DUID_COLUMN_TRIAD || kind == DUID_COLUMN_STONES;
}

gboolean
duid_selection_wants_mover (DuidSelection *self,
                            int            question)
{
  return can_have_mover (self, question) &&
         (self->facets[question].mover == NULL ||
          !duid_mover_is_ready (self->facets[question].mover));
}

void
duid_selection_take_mover (DuidSelection *self,
                           int            question,
                           DuidMover     *mover)
{
  if (!duid_selection_wants_mover (self, question))
    {
      duid_mover_free (mover);
      return;
    }
  g_clear_pointer (&self->facets[question].mover, duid_mover_free);
  self->facets[question].mover = mover;
}

int
duid_selection_get_moving (DuidSelection *self)
{
  DuidSelectionEntry *entry = self->moving >= 0 ? get_entry (self, self->moving) : NULL;

  if (entry == NULL || entry->group < 0 || entry->group >= (int) self->n_questions ||
      !duid_mover_can_move (entry->condition, entry->condition))
    return -1;
  return entry->group;
}

DuidCubePlan *
duid_selection_plan_cube (DuidSelection *self)
{
  int                 question = duid_selection_get_moving (self);
  DuidSelectionEntry *entry = question >= 0 ? get_entry (self, self->moving) : NULL;
  DuidMover          *mover;
  DuidCubePlan       *plan;

  if (self->cube != NULL || entry == NULL)
    return NULL;
  mover = self->facets[question].mover;
  if (entry->condition->kind != DUID_CONDITION_RANGE || mover == NULL ||
      duid_mover_get_order (mover) == NULL)
    return NULL;
  duid_selection_combine (self, DUID_NO_GROUP, self->moving, self->scratch);
  plan = duid_cube_plan_new (self->dataset, self->digest, duid_mover_get_order (mover),
                             self->scratch, self->stamp);
  for (guint i = 0; i < self->n_questions; i++)
    {
      if (!self->facets[i].is_brushed || (int) i == question)
        continue;
      duid_selection_combine (self, (int) i, self->moving, self->scratch);
      duid_cube_plan_add (plan, i, self->scratch);
    }
  return plan;
}

void
duid_selection_take_cube (DuidSelection *self,
                          DuidCube      *cube)
{
  if (self->cube != NULL || cube->plan->digest != self->digest ||
      cube->plan->stamp != self->stamp)
    {
      duid_cube_free (cube);
      return;
    }
  self->cube = cube;
  self->cube_cells = g_new (guint32, cube->n_cells);
}

gboolean
duid_selection_has_cube (DuidSelection *self)
{
  return self->cube != NULL;
}
