/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/duid-session-indexing.h"

#include "session/duid-session-private.h"

#include "store/duid-indexing.h"

#include <sys/resource.h>

#define TELL_INTERVAL_MS 250
/* What people do goes before it on the processor too. */
#define NICE 10

struct _DuidIndexer
{
  char         *path;
  DuidTurns    *turns;
  GCancellable *cancellable;
  GThread      *thread;
  guint         timer;

  GMutex   mutex;
  double   share; /* under the mutex, as what follows */
  gboolean has_ended;
};

/* ---- in the other thread ---- */

static void
indexed_cb (double   share,
            gpointer data)
{
  DuidIndexer *indexer = data;

  g_mutex_lock (&indexer->mutex);
  indexer->share = share;
  g_mutex_unlock (&indexer->mutex);
}

static gpointer
index_in_thread (gpointer data)
{
  DuidIndexer *indexer = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidProject) project = NULL;

#ifdef __linux__
  /* There it is of one thread. */
  (void) setpriority (PRIO_PROCESS, 0, NICE);
#endif
  project = duid_project_open (indexer->path, &error);
  if (project == NULL ||
      !duid_project_index_behind (project, indexer->turns, indexed_cb, indexer,
                                  indexer->cancellable, &error))
    g_info ("The index of words goes on another time: %s", error->message);
  g_clear_pointer (&project, duid_project_free);
  g_mutex_lock (&indexer->mutex);
  indexer->has_ended = TRUE;
  g_mutex_unlock (&indexer->mutex);
  return NULL;
}

/* ---- in the main thread ---- */

gboolean
duid_session_is_indexing (DuidSession *self,
                          double      *share)
{
  DuidIndexer *indexer = self->indexer;

  if (indexer == NULL)
    return FALSE;
  g_mutex_lock (&indexer->mutex);
  *share = indexer->share;
  g_mutex_unlock (&indexer->mutex);
  return TRUE;
}

static gboolean
tell_cb (gpointer data)
{
  DuidSession *self = data;
  gboolean     has_ended;

  g_mutex_lock (&self->indexer->mutex);
  has_ended = self->indexer->has_ended;
  g_mutex_unlock (&self->indexer->mutex);
  if (has_ended)
    {
      self->indexer->timer = 0;
      duid_session_stop_indexing (self);
    }
  duid_session_emit (self, DUID_CHANGED_BUSY);
  return has_ended ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;
}

static gboolean
has_work (DuidSession *self)
{
  g_autoptr (GError) error = NULL;
  gboolean is_indexed = TRUE;

  if (self->project == NULL || duid_project_is_read_only (self->project) ||
      self->indexer != NULL || self->progress != NULL)
    return FALSE;
  if (!duid_project_is_indexed (self->project, &is_indexed, &error))
    g_info ("Nobody knows whether there is an index: %s", error->message);
  return !is_indexed;
}

void
duid_session_begin_indexing (DuidSession *self)
{
  DuidIndexer *indexer;

  if (!has_work (self))
    return;
  indexer = g_new0 (DuidIndexer, 1);
  g_mutex_init (&indexer->mutex);
  indexer->path = g_strdup (duid_project_get_path (self->project));
  indexer->turns = duid_turns_new ();
  indexer->cancellable = g_cancellable_new ();
  duid_project_set_turns (self->project, indexer->turns);
  self->indexer = indexer;
  indexer->timer = g_timeout_add (TELL_INTERVAL_MS, tell_cb, self);
  indexer->thread = g_thread_new ("duiding-index", index_in_thread, indexer);
}

void
duid_session_stop_indexing (DuidSession *self)
{
  g_autofree DuidIndexer *indexer = g_steal_pointer (&self->indexer);

  if (indexer == NULL)
    return;
  g_cancellable_cancel (indexer->cancellable);
  g_thread_join (indexer->thread);
  g_clear_handle_id (&indexer->timer, g_source_remove);
  if (self->project != NULL)
    duid_project_set_turns (self->project, NULL);
  g_object_unref (indexer->cancellable);
  duid_turns_unref (indexer->turns);
  g_mutex_clear (&indexer->mutex);
  g_free (indexer->path);
}
