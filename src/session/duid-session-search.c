/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/duid-session-search.h"

#include "session/duid-session-private.h"

#include "base/duid-search.h"

/* What the other thread works on. */
typedef struct
{
  DuidSearched *searched;
  char         *words;
  DuidFound     found;
} Work;

static void
free_work (gpointer data)
{
  Work *work = data;

  duid_searched_unref (work->searched);
  g_free (work->words);
  g_free (work);
}

/* Those of the answers that are shown now. */
static DuidSearched *
get_searched (DuidSession *self)
{
  if (self->searched == NULL || duid_searched_get_dataset (self->searched) != self->dataset)
    {
      g_clear_pointer (&self->searched, duid_searched_unref);
      self->searched = duid_searched_new (self->dataset);
    }
  return self->searched;
}

static Work *
new_work (DuidSession *self,
          const char  *words)
{
  Work *work = g_new0 (Work, 1);

  work->searched = duid_searched_ref (get_searched (self));
  work->words = g_strdup (words);
  return work;
}

static gboolean
is_finding_words (const char *words)
{
  g_autoptr (DuidSearch) search = duid_search_new (words);

  return search->terms->len > 0;
}

/* What would be found inside words besides. */
static gboolean
count_inside (Work         *work,
              GCancellable *cancellable,
              GError      **error)
{
  g_autofree char *inside = duid_search_dup_inside (work->words, TRUE);
  g_autoptr (DuidRows) rows = NULL;

  if (duid_search_has_star (work->words) || !is_finding_words (work->words))
    return TRUE;
  rows = duid_searched_find (work->searched, inside, cancellable, error);
  if (rows == NULL)
    return FALSE;
  work->found.n_inside = duid_rows_count (rows);
  work->found.n_inside -= MIN (work->found.n_found, work->found.n_inside);
  return TRUE;
}

static void
find_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Work   *work = data;
  GError *error = NULL;
  g_autoptr (DuidRows) rows =
    duid_searched_find (work->searched, work->words, cancellable, &error);

  if (rows != NULL)
    work->found.n_found = duid_rows_count (rows);
  if (rows == NULL || !count_inside (work, cancellable, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
ready_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  duid_searched_make_ready (((Work *) data)->searched);
  g_task_return_boolean (task, TRUE);
}

void
duid_session_ready_search (DuidSession *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->dataset == NULL || duid_searched_is_ready (get_searched (self)))
    return;
  task = g_task_new (NULL, NULL, NULL, NULL);
  g_task_set_task_data (task, new_work (self, ""), free_work);
  g_task_run_in_thread (task, ready_in_thread);
}

void
duid_session_search_async (DuidSession        *self,
                           const char         *words,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);

  g_return_if_fail (self->dataset != NULL);

  g_task_set_task_data (task, new_work (self, words), free_work);
  g_task_run_in_thread (task, find_in_thread);
}

gboolean
duid_session_search_finish (DuidSession  *self,
                            GAsyncResult *result,
                            DuidFound    *found,
                            GError      **error)
{
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  *found = ((Work *) g_task_get_task_data (G_TASK (result)))->found;
  return TRUE;
}

DuidRows *
duid_session_find_words (const char *words,
                         gpointer    data)
{
  DuidSession  *self = data;
  DuidSearched *searched = get_searched (self);
  DuidRows     *rows = duid_searched_recall (searched, words);
  g_autoptr (DuidSearch) search = duid_search_new (words);
  g_autoptr (GError) error = NULL;

  /* The index needs no texts made ready. */
  if (rows == NULL && search->terms->len > 0 &&
      (duid_search_is_inside (search) || duid_searched_is_ready (searched)))
    rows = duid_searched_find (searched, words, NULL, &error);
  if (rows == NULL)
    rows = duid_project_search (self->project, self->dataset, words, &error);
  if (rows != NULL)
    return rows;
  g_info ("Searching failed: %s", error->message);
  return duid_rows_new (duid_dataset_get_n_rows (self->dataset));
}
