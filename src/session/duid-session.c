/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "session/duid-session-history.h"
#include "session/duid-session-indexing.h"
#include "session/duid-session-private.h"
#include "session/duid-session-ready.h"
#include "session/duid-session-texts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_STEPS 500

enum
{
  CHANGED,
  LEAVING,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DuidSession, duid_session, G_TYPE_OBJECT)

void
duid_session_emit (DuidSession *self,
                   guint        what)
{
  g_signal_emit (self, signals[CHANGED], 0, what);
}

void
duid_session_emit_leaving (DuidSession *self)
{
  if (self->project != NULL)
    g_signal_emit (self, signals[LEAVING], 0);
}

/* ---- what there is ---- */

DuidProject *
duid_session_get_project (DuidSession *self)
{
  return self->project;
}

DuidDataset *
duid_session_get_dataset (DuidSession *self)
{
  return self->dataset;
}

DuidTagging *
duid_session_get_tagging (DuidSession *self)
{
  return self->tagging;
}

DuidSelection *
duid_session_get_selection (DuidSession *self)
{
  return self->selection;
}

const DuidView *
duid_session_get_view (DuidSession *self)
{
  return self->view;
}

const char *
duid_session_get_title (DuidSession *self)
{
  if (self->dataset == NULL)
    return NULL;
  return duid_framework_get_title (duid_dataset_get_framework (self->dataset));
}

int
duid_session_find_question (DuidSession *self,
                            const char  *name)
{
  if (self->dataset == NULL || name == NULL)
    return -1;
  if (strcmp (name, DUID_TAGS_NAME) == 0)
    return DUID_QUESTION_TAGS (self->dataset);
  return duid_framework_find (duid_dataset_get_framework (self->dataset), name);
}

const char *
duid_session_get_question_name (DuidSession *self,
                                int          question)
{
  if (self->dataset == NULL || question < 0 || question > DUID_QUESTION_TAGS (self->dataset))
    return NULL;
  if (question == DUID_QUESTION_TAGS (self->dataset))
    return DUID_TAGS_NAME;
  return duid_dataset_get_question (self->dataset, (guint) question)->name;
}

gboolean
duid_session_may_chart (DuidSession *self,
                        int          question)
{
  const DuidQuestion *asked;

  if (self->dataset == NULL || question < 0 || question > DUID_QUESTION_TAGS (self->dataset))
    return FALSE;
  if (question == DUID_QUESTION_TAGS (self->dataset))
    return TRUE;
  asked = duid_dataset_get_question (self->dataset, (guint) question);
  return duid_question_is_chartable (asked) && !asked->is_sensitive;
}

/* ---- looking ---- */

static void
keep_board (DuidSession *self)
{
  g_autofree char *board = duid_view_board_to_string (self->view);
  g_autoptr (GError) error = NULL;

  if (self->project == NULL || duid_project_is_read_only (self->project))
    return;
  if (!duid_project_set_setting (self->project, DUID_SETTING_BOARD, board, &error))
    g_info ("The order of the charts was not kept: %s", error->message);
}

void
duid_session_show (DuidSession *self,
                   DuidView    *view)
{
  g_autoptr (DuidView) old = self->view;
  guint what = 0;

  self->view = duid_view_ref (view);
  if (!duid_view_same_conditions (old, view))
    {
      what |= DUID_CHANGED_CONDITIONS;
      if (self->selection != NULL)
        {
          duid_selection_set_conditions (self->selection, view->conditions);
          duid_session_ready_brush (self);
        }
    }
  if (old->hides_rest != view->hides_rest)
    what |= DUID_CHANGED_BOARD;
  if (!duid_view_same_board (old, view))
    {
      what |= DUID_CHANGED_BOARD;
      keep_board (self);
    }
  if (what != 0)
    duid_session_emit (self, what);
}

/* The condition of @a that @b has not, or NULL (borrowed). */
static const DuidCondition *
find_new_condition (const DuidView *a,
                    const DuidView *b)
{
  for (guint i = 0; i < a->conditions->len; i++)
    {
      gboolean is_new = TRUE;

      for (guint j = 0; is_new && j < b->conditions->len; j++)
        is_new = !duid_condition_equal (a->conditions->pdata[i], b->conditions->pdata[j]);
      if (is_new)
        return a->conditions->pdata[i];
    }
  return NULL;
}

static char *
dup_step_words (DuidSession    *self,
                const DuidView *before,
                const DuidView *after)
{
  const DuidCondition *added = find_new_condition (after, before);
  const DuidCondition *gone = find_new_condition (before, after);
  g_autofree char     *subject = NULL;
  g_autofree char     *value = NULL;

  if (duid_view_same_conditions (before, after))
    return g_strdup (_ ("change of the board"));
  if (after->conditions->len == 0 && before->conditions->len > 1)
    return g_strdup (_ ("all stories again"));
  if (self->dataset == NULL || (added == NULL && gone == NULL))
    return g_strdup (_ ("selection"));
  duid_condition_describe (added != NULL ? added : gone, self->dataset, &subject, &value);
  if (added != NULL)
    return g_strdup_printf (_ ("selection “%s: %s”"), subject, value);
  return g_strdup_printf (_ ("without “%s: %s”"), subject, value);
}

static void
push_view_step (DuidSession *self,
                DuidView    *before,
                DuidView    *after)
{
  g_autofree char *words = NULL;
  DuidStep        *step;

  if (duid_view_same_conditions (before, after) && duid_view_same_board (before, after) &&
      before->hides_rest == after->hides_rest)
    return;
  words = dup_step_words (self, before, after);
  step = duid_step_new (DUID_STEP_VIEW, words);
  step->view_before = duid_view_ref (before);
  step->view_after = duid_view_ref (after);
  duid_session_push_step (self, step);
}

void
duid_session_push_step (DuidSession *self,
                        DuidStep    *step)
{
  g_ptr_array_set_size (self->redo, 0);
  g_ptr_array_add (self->undo, step);
  if (self->undo->len > MOST_STEPS)
    g_ptr_array_remove_index (self->undo, 0);
  duid_session_emit (self, DUID_CHANGED_HISTORY);
}

void
duid_session_end_live (DuidSession *self)
{
  g_autoptr (DuidView) before = g_steal_pointer (&self->live_from);

  if (before != NULL)
    push_view_step (self, before, self->view);
}

void
duid_session_look (DuidSession *self,
                   DuidView    *view,
                   gboolean     is_live)
{
  g_autoptr (DuidView) after = duid_view_ref (view);

  if (self->live_from == NULL)
    self->live_from = duid_view_ref (self->view);
  duid_session_show (self, after);
  if (!is_live)
    duid_session_end_live (self);
}

void
duid_session_brush (DuidSession   *self,
                    DuidCondition *brush,
                    DuidBrushMode  mode,
                    gboolean       is_live)
{
  /* A live brush starts from the view before it, or each step would add to the last. */
  const DuidView *from = self->live_from != NULL ? self->live_from : self->view;
  g_autoptr (DuidView) next = duid_view_brushed (from, brush, mode);

  duid_session_look (self, next, is_live);
}

void
duid_session_click (DuidSession   *self,
                    DuidCondition *brush,
                    DuidBrushMode  mode)
{
  for (guint i = 0; mode == DUID_BRUSH_REPLACE && i < self->view->conditions->len; i++)
    {
      g_autoptr (DuidView) next = NULL;

      if (!duid_condition_equal (g_ptr_array_index (self->view->conditions, i), brush))
        continue;
      next = duid_view_without (self->view, i);
      duid_session_look (self, next, FALSE);
      return;
    }
  duid_session_brush (self, brush, mode, FALSE);
}

void
duid_session_clear_question (DuidSession *self,
                             int          question)
{
  gboolean is_tags = question == DUID_QUESTION_TAGS (self->dataset);
  g_autoptr (DuidView) next = duid_view_cleared (
    self->view, is_tags ? NULL : duid_session_get_question_name (self, question));

  duid_session_look (self, next, FALSE);
}

void
duid_session_clear_all (DuidSession *self)
{
  g_autoptr (DuidView) next = duid_view_copy (self->view);

  g_ptr_array_set_size (next->kept, 0);
  g_ptr_array_set_size (next->conditions, 0);
  duid_session_look (self, next, FALSE);
}

void
duid_session_set_cards (DuidSession *self,
                        GPtrArray   *cards)
{
  g_autoptr (DuidView) next = duid_view_copy (self->view);

  g_ptr_array_set_size (next->cards, 0);
  for (guint i = 0; i < cards->len; i++)
    g_ptr_array_add (next->cards, duid_card_copy (g_ptr_array_index (cards, i)));
  duid_session_look (self, next, FALSE);
}

void
duid_session_focus (DuidSession *self,
                    gssize       row)
{
  if (self->focus == row)
    return;
  self->focus = row;
  duid_session_emit (self, DUID_CHANGED_FOCUS);
}

gssize
duid_session_get_focus (DuidSession *self)
{
  return self->focus;
}

void
duid_session_light (DuidSession *self,
                    DuidRows    *rows)
{
  g_autoptr (DuidRows) old = self->lit;

  self->lit = rows;
  if (old == NULL && rows == NULL)
    return;
  if (old != NULL && rows != NULL && duid_rows_equal (old, rows))
    return;
  duid_session_emit (self, DUID_CHANGED_LIT);
}

const DuidRows *
duid_session_get_lit (DuidSession *self)
{
  return self->lit;
}

/* ---- the end ---- */

gboolean
duid_session_close (DuidSession *self,
                    GError     **error)
{
  gboolean is_closed;

  duid_session_emit_leaving (self);
  /* What was being opened would appear after all. */
  duid_session_cancel (self);
  /* The last who has the file open leaves one plain file behind. */
  duid_session_stop_indexing (self);
  duid_session_end_texts (self);
  is_closed = self->project == NULL || duid_project_close (self->project, error);
  duid_session_forget (self);
  duid_session_emit (self, ~0u);
  return is_closed;
}

void
duid_session_set_author (DuidSession *self,
                         const char  *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) history_error = NULL;
  g_autofree char *old = self->author;

  self->author = g_strdup (name);
  if (self->project == NULL || duid_project_is_read_only (self->project))
    return;
  /* Read marks are a person's own: they are read anew. */
  if (!duid_project_use_author (self->project, name, &error) ||
      !duid_session_read_tagging (self, &error))
    g_info ("Working as another person failed: %s", error->message);
  /* And undo never takes back what another person did. */
  if (g_strcmp0 (old, name) == 0)
    return;
  g_ptr_array_set_size (self->undo, 0);
  g_ptr_array_set_size (self->redo, 0);
  if (!duid_session_read_history (self->project, self->undo, self->redo, &history_error))
    g_info ("What was done before could not be read: %s", history_error->message);
  duid_session_emit (self, DUID_CHANGED_HISTORY);
}

static void
duid_session_finalize (GObject *object)
{
  DuidSession *self = DUID_SESSION (object);

  duid_session_cancel (self);
  duid_session_forget (self);
  g_clear_handle_id (&self->busy_timer, g_source_remove);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->view, duid_view_unref);
  g_clear_pointer (&self->undo, g_ptr_array_unref);
  g_clear_pointer (&self->redo, g_ptr_array_unref);
  g_free (self->busy);
  g_free (self->author);
  G_OBJECT_CLASS (duid_session_parent_class)->finalize (object);
}

static void
duid_session_class_init (DuidSessionClass *class)
{
  G_OBJECT_CLASS (class)->finalize = duid_session_finalize;
  signals[LEAVING] = g_signal_new ("leaving", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

char *
duid_session_dup_default_author (void)
{
  const char *name = g_get_real_name ();

  if (name == NULL || *name == '\0' || g_strcmp0 (name, "Unknown") == 0)
    name = g_get_user_name ();
  return g_strdup (name);
}

static void
duid_session_init (DuidSession *self)
{
  self->author = duid_session_dup_default_author ();
  self->view = duid_view_new ();
  self->undo = g_ptr_array_new_with_free_func ((GDestroyNotify) duid_step_free);
  self->redo = g_ptr_array_new_with_free_func ((GDestroyNotify) duid_step_free);
  self->focus = -1;
  self->ready_next = -1;
}

DuidSession *
duid_session_new (void)
{
  return g_object_new (DUID_TYPE_SESSION, NULL);
}
