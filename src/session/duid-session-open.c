/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "session/duid-session-private.h"

#include "import/duid-import.h"
#include "session/duid-session-history.h"
#include "session/duid-session-indexing.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define BUSY_INTERVAL_MS 100
#define REFRESH_DELAY_MS 200
/* Of the whole of an import: reading the files, the rest is writing the project. */
#define READING_SHARE 0.5

typedef struct
{
  GStrv           files;  /* to read, or NULL */
  DuidIntake     *intake; /* read already, or NULL; neither: only open */
  char           *path;
  char           *author;
  DuidProgress   *progress;
  DuidSessionWork work; /* to do on the project before it is loaded, or NULL */
  gpointer        work_data;
} Job;

static DuidProgress *
progress_new (void)
{
  DuidProgress *progress = g_new0 (DuidProgress, 1);

  g_atomic_ref_count_init (&progress->refs);
  g_mutex_init (&progress->mutex);
  progress->share = -1;
  return progress;
}

static DuidProgress *
progress_ref (DuidProgress *progress)
{
  g_atomic_ref_count_inc (&progress->refs);
  return progress;
}

static void
progress_unref (DuidProgress *progress)
{
  if (progress == NULL || !g_atomic_ref_count_dec (&progress->refs))
    return;
  g_mutex_clear (&progress->mutex);
  g_free (progress->words);
  g_free (progress);
}

static void
progress_set (DuidProgress *progress,
              double        share,
              const char   *words)
{
  g_mutex_lock (&progress->mutex);
  progress->share = share;
  if (words != NULL && g_strcmp0 (words, progress->words) != 0)
    {
      g_free (progress->words);
      progress->words = g_strdup (words);
    }
  g_mutex_unlock (&progress->mutex);
}

static void
job_free (Job *job)
{
  g_strfreev (job->files);
  g_clear_pointer (&job->intake, duid_intake_free);
  g_free (job->path);
  g_free (job->author);
  progress_unref (job->progress);
  g_free (job);
}

void
duid_opened_free (DuidOpened *opened)
{
  if (opened == NULL)
    return;
  g_clear_pointer (&opened->selection, duid_selection_free);
  g_clear_pointer (&opened->tagging, duid_tagging_unref);
  g_clear_pointer (&opened->dataset, duid_dataset_unref);
  g_clear_pointer (&opened->project, duid_project_free);
  g_clear_pointer (&opened->problems, g_ptr_array_unref);
  g_clear_pointer (&opened->undo, g_ptr_array_unref);
  g_clear_pointer (&opened->redo, g_ptr_array_unref);
  g_free (opened->board);
  g_free (opened);
}

/* ---- in the other thread ---- */

static void
reading_cb (double      share,
            const char *what,
            gpointer    data)
{
  progress_set (data, share * READING_SHARE, what);
}

static void
writing_cb (double   share,
            gpointer data)
{
  const Job *job = data;
  double     before = job->files != NULL ? READING_SHARE : 0;

  progress_set (job->progress, before + share * (1 - before), _ ("Writing the project"));
}

static gboolean
add_answers (DuidOpened   *opened,
             Job          *job,
             GCancellable *cancellable,
             GError      **error)
{
  const char *title;

  if (job->intake == NULL)
    job->intake = duid_import_files ((const char *const *) job->files, DUID_IMPORT_DEFAULT,
                                     reading_cb, job->progress, cancellable, error);
  if (job->intake == NULL)
    return FALSE;
  title = duid_framework_get_title (duid_dataset_get_framework (job->intake->dataset));
  opened->project = g_file_test (job->path, G_FILE_TEST_EXISTS)
                      ? duid_project_open (job->path, error)
                      : duid_project_create (job->path, title, error);
  if (opened->project == NULL ||
      !duid_project_add_intake (opened->project, job->intake, job->author, &opened->counts,
                                writing_cb, job, cancellable, error))
    return FALSE;
  opened->problems = g_ptr_array_ref (job->intake->problems);
  return TRUE;
}

static gboolean
load_all (DuidOpened   *opened,
          const Job    *job,
          GCancellable *cancellable,
          GError      **error)
{
  g_autoptr (GError) setting_error = NULL;

  progress_set (job->progress, -1, _ ("Loading the stories"));
  if (!duid_project_is_read_only (opened->project) &&
      !duid_project_use_author (opened->project, job->author, error))
    return FALSE;
  opened->dataset = duid_project_load_answers (opened->project, cancellable, error);
  if (opened->dataset == NULL)
    return FALSE;
  opened->tagging = duid_project_load_tagging (opened->project, opened->dataset, error);
  if (opened->tagging == NULL)
    return FALSE;
  opened->selection = duid_selection_new (opened->dataset);
  opened->undo = g_ptr_array_new_with_free_func ((GDestroyNotify) duid_step_free);
  opened->redo = g_ptr_array_new_with_free_func ((GDestroyNotify) duid_step_free);
  if (!duid_session_read_history (opened->project, opened->undo, opened->redo, error))
    return FALSE;
  opened->board = duid_project_get_setting (opened->project, DUID_SETTING_BOARD, &setting_error);
  if (setting_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&setting_error));
      return FALSE;
    }
  return TRUE;
}

static void
job_thread (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr (DuidOpened) opened = g_new0 (DuidOpened, 1);
  gboolean has_answers = job->files != NULL || job->intake != NULL;
  gboolean is_new = has_answers && !g_file_test (job->path, G_FILE_TEST_EXISTS);
  gboolean is_made;
  GError  *error = NULL;

  is_made = has_answers ? add_answers (opened, job, cancellable, &error)
                        : (opened->project = duid_project_open (job->path, &error)) != NULL;
  if (is_made && job->work != NULL)
    is_made = job->work (opened->project, job->work_data, cancellable, &error);
  if (is_made && load_all (opened, job, cancellable, &error) &&
      !g_cancellable_set_error_if_cancelled (cancellable, &error))
    {
      g_task_return_pointer (task, g_steal_pointer (&opened), (GDestroyNotify) duid_opened_free);
      return;
    }
  if (is_new && opened->project != NULL)
    {
      g_clear_pointer (&opened->project, duid_project_free);
      if (g_unlink (job->path) != 0)
        g_info ("An unfinished project could not be removed");
    }
  /* The file is closed before anybody hears of the end. */
  g_clear_pointer (&opened, duid_opened_free);
  g_task_return_error (task, error);
}

/* ---- in the main thread ---- */

static gboolean
tell_progress_cb (gpointer data)
{
  duid_session_emit (data, DUID_CHANGED_BUSY);
  return G_SOURCE_CONTINUE;
}

static void
end_busy (DuidSession *self)
{
  g_clear_handle_id (&self->busy_timer, g_source_remove);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->progress, progress_unref);
  self->is_writing = FALSE;
  duid_session_emit (self, DUID_CHANGED_BUSY);
}

/* Ends what is under way, and makes ready to show the next. */
static Job *
make_job (DuidSession *self,
          const char  *path,
          const char  *words)
{
  Job *job = g_new0 (Job, 1);

  duid_session_cancel (self);
  duid_session_stop_indexing (self);
  g_clear_handle_id (&self->busy_timer, g_source_remove);
  g_set_object (&self->cancellable, NULL);
  self->cancellable = g_cancellable_new ();
  g_clear_pointer (&self->progress, progress_unref);
  self->progress = progress_new ();
  progress_set (self->progress, -1, words);
  job->path = g_strdup (path);
  job->author = g_strdup (self->author);
  job->progress = progress_ref (self->progress);
  return job;
}

static void
start_job (DuidSession        *self,
           Job                *job,
           GAsyncReadyCallback callback,
           gpointer            data)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, callback, data);

  self->is_writing = job->files != NULL || job->intake != NULL || job->work != NULL;
  g_task_set_source_tag (task, start_job);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  self->busy_timer = g_timeout_add (BUSY_INTERVAL_MS, tell_progress_cb, self);
  duid_session_emit (self, DUID_CHANGED_BUSY);
  g_task_run_in_thread (task, job_thread);
}

void
duid_session_open_async (DuidSession        *self,
                         const char         *path,
                         GAsyncReadyCallback callback,
                         gpointer            data)
{
  start_job (self, make_job (self, path, _ ("Opening the project")), callback, data);
}

void
duid_session_import_async (DuidSession        *self,
                           const char *const  *files,
                           const char         *path,
                           GAsyncReadyCallback callback,
                           gpointer            data)
{
  Job *job = make_job (self, path, _ ("Reading the answers"));

  job->files = g_strdupv ((char **) files);
  start_job (self, job, callback, data);
}

void
duid_session_add_async (DuidSession        *self,
                        DuidIntake         *intake,
                        const char         *path,
                        GAsyncReadyCallback callback,
                        gpointer            data)
{
  Job *job = make_job (self, path, _ ("Writing the project"));

  job->intake = intake;
  start_job (self, job, callback, data);
}

void
duid_session_work_async (DuidSession        *self,
                         const char         *words,
                         DuidSessionWork     work,
                         gpointer            work_data,
                         GAsyncReadyCallback callback,
                         gpointer            data)
{
  Job *job = make_job (self, duid_project_get_path (self->project), words);

  job->work = work;
  job->work_data = work_data;
  start_job (self, job, callback, data);
}

gboolean
duid_session_open_finish (DuidSession      *self,
                          GAsyncResult     *result,
                          DuidImportCounts *counts,
                          GPtrArray       **problems,
                          GError          **error)
{
  g_autoptr (DuidOpened) opened = g_task_propagate_pointer (G_TASK (result), error);

  /* A job that was cancelled for the next one must not end the next one's show. */
  if (g_task_get_cancellable (G_TASK (result)) == self->cancellable)
    end_busy (self);
  if (opened == NULL)
    {
      /* What was put off for it. */
      duid_session_begin_indexing (self);
      return FALSE;
    }
  if (counts != NULL)
    *counts = opened->counts;
  if (problems != NULL)
    *problems =
      opened->problems != NULL ? g_steal_pointer (&opened->problems) : duid_problems_new ();
  duid_session_take (self, opened);
  return TRUE;
}

void
duid_session_cancel (DuidSession *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

gboolean
duid_session_is_writing (DuidSession *self)
{
  return self->is_writing;
}

const char *
duid_session_get_busy (DuidSession *self,
                       double      *share)
{
  if (self->progress == NULL)
    return NULL;
  g_mutex_lock (&self->progress->mutex);
  *share = self->progress->share;
  g_free (self->busy);
  self->busy = g_strdup (self->progress->words);
  g_mutex_unlock (&self->progress->mutex);
  return self->busy;
}

/* ---- what other programs do meanwhile ---- */

gboolean
duid_session_refresh (DuidSession *self,
                      GError     **error)
{
  DuidProjectChanges changes = { 0 };
  g_autoptr (DuidOpened) opened = NULL;

  if (self->project == NULL)
    return TRUE;
  if (!duid_project_poll (self->project, &changes, error))
    return FALSE;
  if (!changes.stories)
    return !changes.log || duid_session_read_tagging (self, error);

  opened = g_new0 (DuidOpened, 1);
  opened->dataset = duid_project_load_answers (self->project, NULL, error);
  if (opened->dataset == NULL)
    return FALSE;
  opened->tagging = duid_project_load_tagging (self->project, opened->dataset, error);
  if (opened->tagging == NULL)
    return FALSE;
  opened->selection = duid_selection_new (opened->dataset);
  opened->board = duid_view_board_to_string (self->view);
  opened->project = g_steal_pointer (&self->project);
  duid_session_take (self, opened);
  return TRUE;
}

static void
refresh_cb (gpointer data)
{
  DuidSession *self = data;
  g_autoptr (GError) error = NULL;

  self->refresh_timer = 0;
  /* Our own import writes too, and brings its own end; others can wait for it. */
  if (self->progress != NULL)
    {
      self->refresh_timer = g_timeout_add_once (REFRESH_DELAY_MS, refresh_cb, self);
      return;
    }
  if (!duid_session_refresh (self, &error))
    g_info ("What others changed could not be read: %s", error->message);
}

static void
file_changed_cb (DuidSession *self)
{
  if (self->refresh_timer == 0)
    self->refresh_timer = g_timeout_add_once (REFRESH_DELAY_MS, refresh_cb, self);
}

/* Watches the write-ahead log beside the project; watching opens no file. */
void
duid_session_watch (DuidSession *self)
{
  g_autofree char *log = g_strconcat (duid_project_get_path (self->project), "-wal", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (log);
  g_autoptr (GError) error = NULL;

  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_NONE, NULL, &error);
  if (self->monitor == NULL)
    {
      g_info ("Changes by others will only show on opening: %s", error->message);
      return;
    }
  g_file_monitor_set_rate_limit (self->monitor, REFRESH_DELAY_MS);
  g_signal_connect_swapped (self->monitor, "changed", G_CALLBACK (file_changed_cb), self);
}

void
duid_session_unwatch (DuidSession *self)
{
  g_clear_handle_id (&self->refresh_timer, g_source_remove);
  if (self->monitor != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->monitor, self);
      g_file_monitor_cancel (self->monitor);
    }
  g_clear_object (&self->monitor);
}
