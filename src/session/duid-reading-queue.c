/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "session/duid-reading-queue.h"

#include "base/duid-number.h"
#include "session/duid-contrary.h"
#include "session/duid-session-settings.h"
#include "session/duid-session-tags.h"
#include "session/duid-story-distance.h"
#include "store/duid-project-readers.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MOST_REFERENCES 1000
#define MOST_DIFFERENT  300

/* What the thread works on: nothing of it changes meanwhile. */
typedef struct
{
  DuidQueueKind kind;
  DuidDataset  *dataset;
  DuidTagging  *tagging;
  DuidRows     *rows;
  guint32      *n_readers; /* a row, or NULL */
  int           question;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  duid_dataset_unref (job->dataset);
  duid_tagging_unref (job->tagging);
  duid_rows_free (job->rows);
  g_free (job->n_readers);
  g_free (job);
}

void
duid_reading_queue_free (DuidReadingQueue *queue)
{
  if (queue == NULL)
    return;
  g_array_unref (queue->queued);
  g_clear_pointer (&queue->contraries, g_array_unref);
  g_free (queue);
}

static GArray *
list_rows (const Job *job)
{
  GArray *queued = g_array_new (FALSE, FALSE, sizeof (DuidQueued));

  for (gssize row = duid_rows_next (job->rows, 0); row >= 0;
       row = duid_rows_next (job->rows, (gsize) row + 1))
    {
      DuidQueued one = { .row = (guint32) row, .measure = NAN };

      g_array_append_val (queued, one);
    }
  return queued;
}

/* Those without a measure last, in their old order. */
static int
compare_up (gconstpointer a_,
            gconstpointer b_)
{
  const DuidQueued *a = a_;
  const DuidQueued *b = b_;

  if (isnan (a->measure) || isnan (b->measure))
    {
      if (isnan (a->measure) != isnan (b->measure))
        return isnan (a->measure) ? 1 : -1;
    }
  else if (a->measure != b->measure)
    return a->measure < b->measure ? -1 : 1;
  return a->row < b->row ? -1 : a->row > b->row;
}

static int
compare_down (gconstpointer a_,
              gconstpointer b_)
{
  const DuidQueued *a = a_;
  const DuidQueued *b = b_;

  if (!isnan (a->measure) && !isnan (b->measure) && a->measure != b->measure)
    return a->measure > b->measure ? -1 : 1;
  return compare_up (a, b);
}

/* ---- mean distance ---- */

static gboolean
measure_means (DuidReadingQueue        *queue,
               const DuidStoryDistance *distance,
               GCancellable            *cancellable)
{
  GArray *queued = queue->queued;
  guint   step = MAX (1, (queued->len + MOST_REFERENCES - 1) / MOST_REFERENCES);

  for (guint i = 0; i < queued->len; i++)
    {
      DuidQueued *one = &g_array_index (queued, DuidQueued, i);
      double      sum = 0;
      guint       n = 0;

      if (g_cancellable_is_cancelled (cancellable))
        return FALSE;
      for (guint k = 0; k < queued->len; k += step)
        {
          const DuidQueued *other = &g_array_index (queued, DuidQueued, k);
          double            apart = NAN;

          if (other->row != one->row)
            apart = duid_story_distance_between (distance, one->row, other->row);
          if (isnan (apart))
            continue;
          sum += apart;
          n++;
        }
      one->measure = n > 0 ? sum / n : NAN;
    }
  queue->n_first = queued->len;
  g_array_sort (queued, queue->kind == DUID_QUEUE_CENTRAL ? compare_up : compare_down);
  return TRUE;
}

/* ---- most different ---- */

/* Measures are the distance to the nearest of those read or chosen; @row was just chosen. */
static void
come_nearer (GArray                  *queued,
             guint                    from,
             const DuidStoryDistance *distance,
             gsize                    row)
{
  for (guint i = from; i < queued->len; i++)
    {
      DuidQueued *one = &g_array_index (queued, DuidQueued, i);
      double      apart =
        one->row != row ? duid_story_distance_between (distance, one->row, row) : 0;

      if (!isnan (apart) && (isnan (one->measure) || apart < one->measure))
        one->measure = apart;
    }
}

static guint
find_farthest (GArray *queued,
               guint   from)
{
  guint best = from;

  for (guint i = from + 1; i < queued->len; i++)
    {
      double of_best = g_array_index (queued, DuidQueued, best).measure;
      double measure = g_array_index (queued, DuidQueued, i).measure;

      if (!isnan (measure) && (isnan (of_best) || measure > of_best))
        best = i;
    }
  return best;
}

/* Unread ones first, in their order; says how many. */
static guint
put_read_last (const Job *job,
               GArray    *queued)
{
  g_autoptr (GArray) read = g_array_new (FALSE, FALSE, sizeof (DuidQueued));
  guint n = 0;

  for (guint i = 0; i < queued->len; i++)
    {
      DuidQueued one = g_array_index (queued, DuidQueued, i);

      if (duid_rows_has (job->tagging->read, one.row))
        g_array_append_val (read, one);
      else
        g_array_index (queued, DuidQueued, n++) = one;
    }
  g_array_set_size (queued, n);
  if (read->len > 0)
    g_array_append_vals (queued, read->data, read->len);
  return n;
}

/* Of what is read already a measure is only needed for the others. */
static gboolean
start_from_read (const Job               *job,
                 GArray                  *queued,
                 const DuidStoryDistance *distance,
                 GCancellable            *cancellable)
{
  guint n_read = (guint) duid_rows_count (job->tagging->read);
  guint step = MAX (1, n_read / MOST_REFERENCES);
  guint i = 0;

  for (gssize row = duid_rows_next (job->tagging->read, 0); row >= 0;
       row = duid_rows_next (job->tagging->read, (gsize) row + 1))
    {
      if (g_cancellable_is_cancelled (cancellable))
        return FALSE;
      if (i++ % step == 0)
        come_nearer (queued, 0, distance, (gsize) row);
    }
  return TRUE;
}

static gboolean
choose_different (const Job               *job,
                  DuidReadingQueue        *queue,
                  const DuidStoryDistance *distance,
                  GCancellable            *cancellable)
{
  GArray *queued = queue->queued;
  guint   n_unread = put_read_last (job, queued);

  if (!start_from_read (job, queued, distance, cancellable))
    return FALSE;
  queue->n_first = MIN (n_unread, MOST_DIFFERENT);
  for (guint i = 0; i < queue->n_first; i++)
    {
      guint      best = find_farthest (queued, i);
      DuidQueued chosen = g_array_index (queued, DuidQueued, MIN (best, n_unread - 1));
      guint      from = MIN (best, n_unread - 1);

      if (g_cancellable_is_cancelled (cancellable))
        return FALSE;
      g_array_index (queued, DuidQueued, from) = g_array_index (queued, DuidQueued, i);
      g_array_index (queued, DuidQueued, i) = chosen;
      come_nearer (queued, i + 1, distance, chosen.row);
    }
  return TRUE;
}

/* ---- the others ---- */

static void
put_untouched_first (const Job        *job,
                     DuidReadingQueue *queue)
{
  for (guint i = 0; i < queue->queued->len; i++)
    {
      DuidQueued *one = &g_array_index (queue->queued, DuidQueued, i);

      one->measure = job->n_readers != NULL ? job->n_readers[one->row] : 0;
      queue->n_first += one->measure < 0.5;
    }
  g_array_sort (queue->queued, compare_up);
}

static void
put_contraries_first (const Job        *job,
                      DuidReadingQueue *queue)
{
  DuidStand          stand = { .dataset = job->dataset, .tagging = job->tagging };
  gsize              n_rows = duid_dataset_get_n_rows (job->dataset);
  g_autofree double *places = g_new (double, MAX (n_rows, 1));

  queue->question = job->question;
  queue->contraries = duid_contrary_find (&stand, job->question);
  for (gsize row = 0; row < n_rows; row++)
    places[row] = NAN;
  for (guint i = 0; i < queue->contraries->len; i++)
    places[g_array_index (queue->contraries, DuidContrary, i).row] = i;
  for (guint i = 0; i < queue->queued->len; i++)
    {
      DuidQueued *one = &g_array_index (queue->queued, DuidQueued, i);

      one->measure = places[one->row];
      queue->n_first += !isnan (one->measure);
    }
  g_array_sort (queue->queued, compare_up);
}

static gboolean
fill (const Job        *job,
      DuidReadingQueue *queue,
      GCancellable     *cancellable)
{
  g_autoptr (DuidStoryDistance) distance = NULL;

  switch (job->kind)
    {
    case DUID_QUEUE_CENTRAL:
    case DUID_QUEUE_EXTREME:
      distance = duid_story_distance_new (job->dataset);
      return measure_means (queue, distance, cancellable);
    case DUID_QUEUE_DIFFERENT:
      distance = duid_story_distance_new (job->dataset);
      return choose_different (job, queue, distance, cancellable);
    case DUID_QUEUE_UNTOUCHED:
      put_untouched_first (job, queue);
      return TRUE;
    case DUID_QUEUE_CONTRARY:
    default:
      put_contraries_first (job, queue);
      return TRUE;
    }
}

static void
run_job (GTask        *task,
         gpointer      source,
         gpointer      data,
         GCancellable *cancellable)
{
  const Job *job = data;
  g_autoptr (DuidReadingQueue) queue = g_new0 (DuidReadingQueue, 1);

  queue->kind = job->kind;
  queue->question = -1;
  queue->queued = list_rows (job);
  if (!fill (job, queue, cancellable))
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", _ ("Cancelled"));
  else
    g_task_return_pointer (task, g_steal_pointer (&queue),
                           (GDestroyNotify) duid_reading_queue_free);
}

static guint32 *
count_readers (DuidSession *session)
{
  DuidDataset *dataset = duid_session_get_dataset (session);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) readers =
    duid_project_load_readers (duid_session_get_project (session), dataset, &error);
  guint32 *counts = g_new0 (guint32, MAX (duid_dataset_get_n_rows (dataset), 1));

  if (readers == NULL)
    g_info ("Who read what is not known: %s", error->message);
  for (guint i = 0; readers != NULL && i < readers->len; i++)
    {
      const DuidRows *rows = ((DuidReader *) g_ptr_array_index (readers, i))->rows;

      for (gssize row = duid_rows_next (rows, 0); row >= 0;
           row = duid_rows_next (rows, (gsize) row + 1))
        counts[row]++;
    }
  return counts;
}

int
duid_reading_queue_find_question (DuidSession *session)
{
  g_autofree char *name = duid_session_dup_setting (session, DUID_SETTING_CONTRARY);
  int              chosen = duid_session_find_question (session, name);
  DuidDataset     *dataset = duid_session_get_dataset (session);

  if (chosen >= 0 && chosen < DUID_QUESTION_TAGS (dataset) &&
      duid_dataset_get_question (dataset, (guint) chosen)->type == DUID_QUESTION_SLIDER)
    return chosen;
  return duid_contrary_find_question (dataset);
}

void
duid_reading_queue_new_async (DuidSession        *session,
                              DuidQueueKind       kind,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            data)
{
  g_autoptr (GTask) task = g_task_new (session, cancellable, callback, data);
  Job *job = g_new0 (Job, 1);

  job->kind = kind;
  job->dataset = duid_dataset_ref (duid_session_get_dataset (session));
  job->tagging = duid_tagging_ref (duid_session_get_tagging (session));
  job->rows = duid_rows_copy (duid_selection_get_rows (duid_session_get_selection (session)));
  job->question = kind == DUID_QUEUE_CONTRARY ? duid_reading_queue_find_question (session) : -1;
  if (kind == DUID_QUEUE_UNTOUCHED)
    job->n_readers = count_readers (session);
  g_task_set_source_tag (task, duid_reading_queue_new_async);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, run_job);
}

DuidReadingQueue *
duid_reading_queue_new_finish (DuidSession  *session,
                               GAsyncResult *result,
                               GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- words ---- */

static char *
describe_contrary (const DuidReadingQueue *queue,
                   DuidSession            *session,
                   gsize                   row)
{
  const DuidTagging *tagging = duid_session_get_tagging (session);
  DuidDataset       *dataset = duid_session_get_dataset (session);

  for (guint i = 0; i < queue->contraries->len; i++)
    {
      const DuidContrary *contrary = &g_array_index (queue->contraries, DuidContrary, i);
      const DuidQuestion *asked;

      if (contrary->row != row || contrary->tag >= tagging->tags->len)
        continue;
      if (contrary->is_declared)
        return g_strdup_printf (_ ("“%s” stands against what the teller answered."),
                                duid_tagging_get_tag (tagging, contrary->tag)->name);
      asked = duid_dataset_get_question (dataset, (guint) queue->question);
      return g_strdup_printf (
        _ ("“%s”: only %u of %u others who answered “%s” have this tag (log odds %.1f)."),
        duid_tagging_get_tag (tagging, contrary->tag)->name, contrary->n_tagged,
        contrary->n_band,
        g_array_index (asked->bands, DuidBand, (guint) contrary->band).label, contrary->log_odds);
    }
  return g_strdup (queue->n_first > 0
                     ? _ ("Nothing against the teller here.")
                     : _ ("No tags stand against what tellers answered, so far."));
}

char *
duid_reading_queue_dup_words (const DuidReadingQueue *queue,
                              DuidSession            *session,
                              gssize                  row)
{
  double measure = NAN;

  for (guint i = 0; i < queue->queued->len; i++)
    if (g_array_index (queue->queued, DuidQueued, i).row == row)
      measure = g_array_index (queue->queued, DuidQueued, i).measure;
  if (row < 0)
    return NULL;
  if (queue->kind == DUID_QUEUE_CONTRARY)
    return describe_contrary (queue, session, (gsize) row);
  if (isnan (measure))
    return NULL;
  if (queue->kind == DUID_QUEUE_DIFFERENT)
    return g_strdup_printf (_ ("%.2f from the nearest story read or queued before it"), measure);
  if (queue->kind != DUID_QUEUE_UNTOUCHED)
    return g_strdup_printf (_ ("%.2f from the others on average (0 the same, 1 all different)"),
                            measure);
  if (measure < 0.5)
    return g_strdup (_ ("Not yet read by anyone"));
  return g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "Read by %u person", "Read by %u people", (gulong) measure),
    (guint) measure);
}
