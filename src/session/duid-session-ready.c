/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/duid-session-ready.h"

#include "session/duid-session-private.h"

/* What the other thread works on: a mover or a cube, never both. */
typedef struct
{
  DuidDataset  *dataset;
  int           question;
  DuidMover    *mover;
  DuidCubePlan *plan;
  DuidCube     *cube;
} Work;

static void
free_work (gpointer data)
{
  Work *work = data;

  g_clear_pointer (&work->mover, duid_mover_free);
  g_clear_pointer (&work->plan, duid_cube_plan_free);
  g_clear_pointer (&work->cube, duid_cube_free);
  duid_dataset_unref (work->dataset);
  g_free (work);
}

static void
work_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Work *work = data;

  if (work->mover != NULL)
    duid_mover_prepare (work->mover);
  else
    work->cube = duid_cube_new (g_steal_pointer (&work->plan));
  g_task_return_boolean (task, TRUE);
}

/* The question whose mover is wanted next, or -1. */
static int
find_wanted (DuidSession *self)
{
  int wished = self->ready_next;
  int moving = duid_selection_get_moving (self->selection);

  self->ready_next = -1;
  if (moving >= 0 && duid_selection_wants_mover (self->selection, moving))
    return moving;
  return duid_selection_wants_mover (self->selection, wished) ? wished : -1;
}

static Work *
find_work (DuidSession *self)
{
  int           question = find_wanted (self);
  DuidCubePlan *plan = question < 0 ? duid_selection_plan_cube (self->selection) : NULL;
  Work         *work;

  if (question < 0 && plan == NULL)
    return NULL;
  work = g_new0 (Work, 1);
  work->dataset = duid_dataset_ref (self->dataset);
  work->question = question;
  work->plan = plan;
  if (plan == NULL)
    work->mover = duid_mover_new (self->dataset, (guint) question);
  return work;
}

static void done_cb (GObject      *object,
                     GAsyncResult *result,
                     gpointer      data);

static void
begin_work (DuidSession *self)
{
  g_autoptr (GTask) task = NULL;
  Work *work;

  if (self->is_readying || self->selection == NULL ||
      duid_dataset_get_n_rows (self->dataset) <= DUID_MOVER_ROWS_TO_WAIT_FOR)
    return;
  work = find_work (self);
  if (work == NULL)
    return;
  self->is_readying = TRUE;
  task = g_task_new (self, NULL, done_cb, NULL);
  g_task_set_source_tag (task, begin_work);
  g_task_set_task_data (task, work, free_work);
  g_task_run_in_thread (task, work_in_thread);
}

static void
done_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      data)
{
  DuidSession *self = DUID_SESSION (object);
  Work        *work = g_task_get_task_data (G_TASK (result));

  self->is_readying = FALSE;
  if (self->selection != NULL && self->dataset == work->dataset)
    {
      if (work->mover != NULL)
        duid_selection_take_mover (self->selection, work->question,
                                   g_steal_pointer (&work->mover));
      if (work->cube != NULL)
        duid_selection_take_cube (self->selection, g_steal_pointer (&work->cube));
    }
  begin_work (self);
}

void
duid_session_ready_question (DuidSession *self,
                             int          question)
{
  self->ready_next = question;
  begin_work (self);
}

void
duid_session_ready_brush (DuidSession *self)
{
  begin_work (self);
}

gboolean
duid_session_is_readying (DuidSession *self)
{
  return self->is_readying;
}
