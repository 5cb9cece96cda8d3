/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/duid-session-indexing.h"
#include "session/duid-session-private.h"
#include "session/duid-session-texts.h"

#include <string.h>

#define FIRST_CARDS 4

/* What goes on when the same project comes back with more or other stories. */
typedef struct
{
  DuidView      *view;
  char          *focus; /* key of the story */
  GPtrArray     *undo;
  GPtrArray     *redo;
  DuidRecentTags recent;
} Kept;

/* The kinds a first board shows, one of each before a second of any. */
static GPtrArray *
first_cards (DuidDataset *dataset)
{
  static const DuidQuestionType kinds[] = {
    DUID_QUESTION_TRIAD, DUID_QUESTION_SLIDER, DUID_QUESTION_CANVAS, DUID_QUESTION_MULTICHOICE,
    DUID_QUESTION_CHOICE, DUID_QUESTION_NUMBER, DUID_QUESTION_DATE
  };
  GPtrArray *cards = g_ptr_array_new_with_free_func ((GDestroyNotify) duid_card_free);
  g_autoptr (DuidRows) taken = duid_rows_new (duid_dataset_get_n_questions (dataset));

  for (gboolean is_found = TRUE; is_found && cards->len < FIRST_CARDS;)
    {
      is_found = FALSE;
      for (guint kind = 0; kind < G_N_ELEMENTS (kinds) && cards->len < FIRST_CARDS; kind++)
        for (guint i = 0; i < duid_dataset_get_n_questions (dataset); i++)
          {
            const DuidQuestion *question = duid_dataset_get_question (dataset, i);

            if (question->type != kinds[kind] || question->is_sensitive || duid_rows_has (taken, i))
              continue;
            duid_rows_add (taken, i);
            g_ptr_array_add (cards, duid_card_new (question->name));
            is_found = TRUE;
            break;
          }
    }
  return cards;
}

void
duid_session_forget (DuidSession *self)
{
  duid_session_unwatch (self);
  duid_session_stop_indexing (self);
  duid_session_end_texts (self);
  g_clear_pointer (&self->selection, duid_selection_free);
  g_clear_pointer (&self->searched, duid_searched_unref);
  g_clear_pointer (&self->tagging, duid_tagging_unref);
  g_clear_pointer (&self->all_tagging, duid_tagging_unref);
  g_clear_pointer (&self->dataset, duid_dataset_unref);
  g_clear_pointer (&self->project, duid_project_free);
  g_clear_pointer (&self->lit, duid_rows_free);
  g_clear_pointer (&self->live_from, duid_view_unref);
  g_clear_pointer (&self->view, duid_view_unref);
  self->view = duid_view_new ();
  self->focus = -1;
  self->ready_next = -1;
  g_ptr_array_set_size (self->undo, 0);
  g_ptr_array_set_size (self->redo, 0);
  duid_recent_tags_clear (&self->recent);
}

/* ---- the same project again ---- */

/* A refresh has taken the project itself away already: only the data comes anew. */
static gboolean
is_same_project (DuidSession      *self,
                 const DuidOpened *opened)
{
  if (self->dataset == NULL || self->project == NULL)
    return self->dataset != NULL;
  return strcmp (duid_project_get_path (self->project), duid_project_get_path (opened->project)) ==
         0;
}

static Kept
keep (DuidSession *self)
{
  Kept kept = { .view = duid_view_ref (self->view) };

  duid_session_end_live (self);
  if (self->focus >= 0)
    kept.focus = g_strdup (duid_dataset_get_key (self->dataset, (gsize) self->focus));
  kept.recent = self->recent;
  self->recent = (DuidRecentTags) { 0 };
  kept.undo = g_ptr_array_ref (self->undo);
  kept.redo = g_ptr_array_ref (self->redo);
  g_ptr_array_unref (self->undo);
  g_ptr_array_unref (self->redo);
  self->undo = g_ptr_array_new_with_free_func ((GDestroyNotify) duid_step_free);
  self->redo = g_ptr_array_new_with_free_func ((GDestroyNotify) duid_step_free);
  return kept;
}

/* A condition on what nobody may see any more would tell of it. */
static gboolean
is_hidden (DuidSession         *self,
           const DuidCondition *condition)
{
  int question = condition->question != NULL
                   ? duid_framework_find (duid_dataset_get_framework (self->dataset),
                                          condition->question)
                   : -1;

  return question >= 0 && duid_dataset_get_question (self->dataset, (guint) question)->is_sensitive;
}

/* Without conditions on what is not there any more, which nothing would pass. */
static void
carry_view (DuidSession    *self,
            const DuidView *old)
{
  g_autoptr (DuidView) view = duid_view_copy (old);
  const DuidStand *stand = duid_selection_get_stand (self->selection);

  for (guint i = view->conditions->len; i > 0; i--)
    {
      g_autofree char *text =
        duid_condition_to_string (g_ptr_array_index (view->conditions, i - 1));
      g_autoptr (DuidCondition) again = duid_condition_parse (text, stand, NULL);
      DuidView *rest;

      /* Read anew it has the names that answers have now. */
      if (again != NULL && !is_hidden (self, again))
        {
          duid_condition_unref (view->conditions->pdata[i - 1]);
          view->conditions->pdata[i - 1] = g_steal_pointer (&again);
          continue;
        }
      rest = duid_view_without (view, i - 1);
      duid_view_unref (view);
      view = rest;
    }
  duid_view_unref (self->view);
  self->view = g_steal_pointer (&view);
  duid_selection_set_conditions (self->selection, self->view->conditions);
}

static void
go_on (DuidSession *self,
       Kept        *kept)
{
  gssize focus = kept->focus != NULL ? duid_dataset_find_key (self->dataset, kept->focus) : -1;

  carry_view (self, kept->view);
  if (focus >= 0)
    self->focus = focus;
  g_ptr_array_unref (self->undo);
  g_ptr_array_unref (self->redo);
  self->undo = g_steal_pointer (&kept->undo);
  self->redo = g_steal_pointer (&kept->redo);
  self->recent = kept->recent;
  kept->recent = (DuidRecentTags) { 0 };
}

static void
drop_kept (Kept *kept)
{
  g_clear_pointer (&kept->view, duid_view_unref);
  g_clear_pointer (&kept->undo, g_ptr_array_unref);
  g_clear_pointer (&kept->redo, g_ptr_array_unref);
  duid_recent_tags_clear (&kept->recent);
  g_free (kept->focus);
}

/* ---- taking over ---- */

/* Cards of questions that are gone or nobody's business leave the board. */
static void
drop_cards (DuidSession *self)
{
  GPtrArray *cards = self->view->cards;

  for (guint i = cards->len; i > 0; i--)
    {
      DuidCard *card = g_ptr_array_index (cards, i - 1);

      if (!duid_session_may_chart (self, duid_session_find_question (self, card->question)))
        g_ptr_array_remove_index (cards, i - 1);
      else if (!duid_session_may_chart (self, duid_session_find_question (self, card->colour_by)))
        g_clear_pointer (&card->colour_by, g_free);
    }
}

/* What this person did at earlier times can be undone still. */
static void
take_history (DuidSession *self,
              DuidOpened  *opened)
{
  if (opened->undo != NULL)
    g_ptr_array_extend_and_steal (self->undo, g_steal_pointer (&opened->undo));
  if (opened->redo != NULL)
    g_ptr_array_extend_and_steal (self->redo, g_steal_pointer (&opened->redo));
}

void
duid_session_take (DuidSession *self,
                   DuidOpened  *opened)
{
  gboolean is_same = is_same_project (self, opened);
  Kept     kept = { 0 };
  g_autoptr (GPtrArray) cards = NULL;

  if (is_same)
    kept = keep (self);
  else
    duid_session_emit_leaving (self);
  duid_session_forget (self);
  self->project = g_steal_pointer (&opened->project);
  self->dataset = g_steal_pointer (&opened->dataset);
  duid_session_set_tagging (self, g_steal_pointer (&opened->tagging));
  self->selection = g_steal_pointer (&opened->selection);
  duid_selection_set_word_finder (self->selection, duid_session_find_words, self);
  duid_selection_set_tagging (self->selection, self->tagging);
  if (duid_dataset_get_n_rows (self->dataset) > 0)
    self->focus = 0;
  if (is_same)
    go_on (self, &kept);
  else
    {
      cards =
        opened->board != NULL ? duid_view_board_parse (opened->board) : first_cards (self->dataset);
      g_ptr_array_extend_and_steal (self->view->cards, g_steal_pointer (&cards));
      take_history (self, opened);
    }
  drop_kept (&kept);
  drop_cards (self);
  duid_session_watch (self);
  duid_session_begin_indexing (self);
  duid_session_begin_texts (self);
  duid_session_emit (self, ~0u);
}

void
duid_session_take_changes (DuidSession         *self,
                           DuidQuestionChanges *changes)
{
  g_autoptr (DuidView) view = duid_view_ref (self->view);
  DuidDataset *dataset =
    duid_question_changes_apply (changes, duid_dataset_get_imported (self->dataset));

  duid_session_end_live (self);
  duid_selection_free (self->selection);
  duid_dataset_unref (self->dataset);
  self->dataset = dataset;
  self->selection = duid_selection_new (dataset);
  duid_selection_set_word_finder (self->selection, duid_session_find_words, self);
  duid_selection_set_tagging (self->selection, self->tagging);
  carry_view (self, view);
  drop_cards (self);
  /* What may be searched may be another now. */
  duid_session_begin_indexing (self);
}
