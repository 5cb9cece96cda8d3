/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/duid-session-texts.h"

#include "session/duid-session-private.h"

#include "model/duid-late-texts.h"

#define TELL_INTERVAL_MS 250

struct _DuidTextFetcher
{
  DuidDataset  *dataset;
  GCancellable *cancellable;
  GThread      *thread;
  guint         timer;
  GError       *error;     /* of the thread, before it ended */
  int           has_ended; /* atomic */
};

static gpointer
fetch_in_thread (gpointer data)
{
  DuidTextFetcher *fetcher = data;

  duid_dataset_fetch_texts (fetcher->dataset, fetcher->cancellable, &fetcher->error);
  g_atomic_int_set (&fetcher->has_ended, TRUE);
  return NULL;
}

/* ---- in the main thread ---- */

static gboolean
tell_cb (gpointer data)
{
  DuidSession     *self = data;
  DuidTextFetcher *fetcher = self->fetcher;
  gboolean         has_ended = g_atomic_int_get (&fetcher->has_ended);

  if (has_ended)
    fetcher->timer = 0;
  duid_session_emit (self, DUID_CHANGED_BUSY);
  return has_ended ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;
}

gboolean
duid_session_is_reading_texts (DuidSession *self,
                               double      *share)
{
  if (self->fetcher == NULL || g_atomic_int_get (&self->fetcher->has_ended))
    return FALSE;
  *share = duid_dataset_get_text_share (self->fetcher->dataset);
  return TRUE;
}

const char *
duid_session_get_text_trouble (DuidSession *self)
{
  DuidTextFetcher *fetcher = self->fetcher;

  if (fetcher == NULL || !g_atomic_int_get (&fetcher->has_ended) || fetcher->error == NULL ||
      duid_dataset_has_texts (fetcher->dataset))
    return NULL;
  return fetcher->error->message;
}

void
duid_session_begin_texts (DuidSession *self)
{
  DuidTextFetcher *fetcher;

  duid_session_end_texts (self);
  if (duid_dataset_has_texts (self->dataset))
    return;
  fetcher = g_new0 (DuidTextFetcher, 1);
  fetcher->dataset = duid_dataset_ref (self->dataset);
  fetcher->cancellable = g_cancellable_new ();
  self->fetcher = fetcher;
  fetcher->timer = g_timeout_add (TELL_INTERVAL_MS, tell_cb, self);
  fetcher->thread = g_thread_new ("duiding-texts", fetch_in_thread, fetcher);
}

/* Others may hold the dataset for longer, but the file is let go now. */
void
duid_session_end_texts (DuidSession *self)
{
  g_autofree DuidTextFetcher *fetcher = g_steal_pointer (&self->fetcher);

  if (fetcher == NULL)
    return;
  g_cancellable_cancel (fetcher->cancellable);
  g_thread_join (fetcher->thread);
  g_clear_handle_id (&fetcher->timer, g_source_remove);
  duid_dataset_close_texts (fetcher->dataset);
  duid_dataset_unref (fetcher->dataset);
  g_object_unref (fetcher->cancellable);
  g_clear_error (&fetcher->error);
}
