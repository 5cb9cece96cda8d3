/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "session/duid-session-erase.h"

#include "session/duid-quotes.h"
#include "session/duid-session-history.h"
#include "session/duid-session-patterns.h"
#include "session/duid-session-private.h"
#include "store/duid-backup.h"
#include "store/duid-project-object-notes.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BEGINNING_CHARS 60

/* ---- who told it ---- */

static const char *
get_teller (DuidDataset *dataset,
            guint        question,
            gsize        row)
{
  const char *who = duid_dataset_get_text (dataset, question, row);

  return who != NULL && *who != '\0' ? who : NULL;
}

DuidRows *
duid_dataset_find_teller (DuidDataset *dataset,
                          gsize        row)
{
  gsize     n_rows = duid_dataset_get_n_rows (dataset);
  DuidRows *rows = duid_rows_new (n_rows);

  duid_rows_add (rows, row);
  for (guint i = 0; i < duid_dataset_get_n_questions (dataset); i++)
    {
      const char *who = duid_dataset_get_question (dataset, i)->type == DUID_QUESTION_PERSON
                          ? get_teller (dataset, i, row)
                          : NULL;

      for (gsize other = 0; who != NULL && other < n_rows; other++)
        if (g_strcmp0 (get_teller (dataset, i, other), who) == 0)
          duid_rows_add (rows, other);
    }
  return rows;
}

/* ---- what goes ---- */

static void
count_work (const DuidTagging *tagging,
            DuidErasing       *erasing)
{
  const GArray *given[] = { tagging->assignments, tagging->hidden };
  const GArray *passages[] = { tagging->passages, tagging->lost };

  for (guint list = 0; list < G_N_ELEMENTS (given); list++)
    for (guint i = 0; i < given[list]->len; i++)
      erasing->n_tags +=
        duid_rows_has (erasing->rows, g_array_index (given[list], DuidAssignment, i).row);
  for (guint list = 0; list < G_N_ELEMENTS (passages); list++)
    for (guint i = 0; i < passages[list]->len; i++)
      erasing->n_tags +=
        duid_rows_has (erasing->rows, g_array_index (passages[list], DuidPassage, i).row);
  for (guint i = 0; i < tagging->notes->len; i++)
    erasing->n_notes +=
      duid_rows_has (erasing->rows, g_array_index (tagging->notes, DuidNote, i).row);
}

static DuidQuotes *
list_quotes (DuidDataset    *dataset,
             const DuidRows *rows)
{
  DuidQuotes *quotes = duid_quotes_new ();

  for (guint i = 0; i < duid_dataset_get_n_questions (dataset); i++)
    {
      DuidQuestionType type = duid_dataset_get_question (dataset, i)->type;

      if (type != DUID_QUESTION_TITLE && type != DUID_QUESTION_STORY && type != DUID_QUESTION_TEXT)
        continue;
      for (gssize row = duid_rows_next (rows, 0); row >= 0;
           row = duid_rows_next (rows, (gsize) row + 1))
        duid_quotes_add (quotes, duid_dataset_get_text (dataset, i, (gsize) row));
    }
  return quotes;
}

static void
add_beginning (DuidErasing *erasing,
               const char  *text)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\n\t", ' ');
  glong            n = MIN (g_utf8_strlen (line, -1), BEGINNING_CHARS);
  g_autofree char *head = g_utf8_substring (line, 0, n);

  g_ptr_array_add (erasing->quoted_in,
                   strlen (head) < strlen (line) ? g_strconcat (head, "…", NULL)
                                                 : g_steal_pointer (&head));
}

static void
look_through_notes (DuidErasing      *erasing,
                    const DuidQuotes *quotes,
                    const GArray     *notes)
{
  for (guint i = 0; i < notes->len; i++)
    {
      const DuidNote *note = &g_array_index (notes, DuidNote, i);

      if ((note->row == G_MAXSIZE || !duid_rows_has (erasing->rows, note->row)) &&
          duid_quotes_occur_in (quotes, note->text))
        add_beginning (erasing, note->text);
    }
}

static gboolean
look_through_notes_on (DuidSession      *self,
                       DuidErasing      *erasing,
                       const DuidQuotes *quotes,
                       DuidNoted         noted,
                       const char       *id,
                       GError          **error)
{
  g_autoptr (GArray) notes = duid_project_load_object_notes (self->project, noted, id, error);

  if (notes != NULL)
    look_through_notes (erasing, quotes, notes);
  return notes != NULL;
}

static gboolean
look_through_pattern (DuidSession       *self,
                      DuidErasing       *erasing,
                      const DuidQuotes  *quotes,
                      const DuidPattern *pattern,
                      GError           **error)
{
  GHashTableIter iter;
  gpointer       text;

  g_hash_table_iter_init (&iter, pattern->fields);
  while (g_hash_table_iter_next (&iter, NULL, &text))
    if (duid_quotes_occur_in (quotes, text))
      {
        const char *see = duid_pattern_get_field (pattern, DUID_PATTERN_SEE);

        add_beginning (erasing, see != NULL && *see != '\0' ? see : text);
        break;
      }
  return look_through_notes_on (self, erasing, quotes, DUID_NOTED_PATTERN, pattern->id, error);
}

/* In what people wrote elsewhere. */
static gboolean
look_for_quotes (DuidSession *self,
                 DuidErasing *erasing,
                 GError     **error)
{
  g_autoptr (DuidQuotes) quotes = list_quotes (self->dataset, erasing->rows);
  g_autoptr (GPtrArray) patterns = duid_project_load_patterns (self->project, error);
  const DuidTagging *tagging = self->all_tagging;

  if (patterns == NULL)
    return FALSE;
  for (guint i = 0; i < patterns->len; i++)
    if (!look_through_pattern (self, erasing, quotes, patterns->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < tagging->tags->len; i++)
    {
      const DuidTag *tag = duid_tagging_get_tag (tagging, i);

      if (duid_quotes_occur_in (quotes, tag->description))
        add_beginning (erasing, tag->name);
      if (!look_through_notes_on (self, erasing, quotes, DUID_NOTED_TAG, tag->id, error))
        return FALSE;
    }
  for (guint i = 0; i < duid_dataset_get_n_questions (self->dataset); i++)
    if (!look_through_notes_on (self, erasing, quotes, DUID_NOTED_QUESTION,
                                duid_dataset_get_question (self->dataset, i)->name, error))
      return FALSE;
  look_through_notes (erasing, quotes, tagging->notes);
  return TRUE;
}

DuidErasing *
duid_session_plan_erasing (DuidSession    *self,
                           const DuidRows *rows,
                           GError        **error)
{
  g_autoptr (DuidErasing) erasing = g_new0 (DuidErasing, 1);
  g_autoptr (GPtrArray) backups = NULL;

  erasing->rows = duid_rows_copy (rows);
  erasing->n_stories = duid_rows_count (rows);
  erasing->quoted_in = g_ptr_array_new_with_free_func (g_free);
  if (!duid_session_is_open (self, error))
    return NULL;
  backups = duid_backups_list (duid_project_get_path (self->project), error);
  if (backups == NULL || !look_for_quotes (self, erasing, error))
    return NULL;
  erasing->n_backups = backups->len;
  count_work (self->all_tagging, erasing);
  return g_steal_pointer (&erasing);
}

void
duid_erasing_free (DuidErasing *erasing)
{
  if (erasing == NULL)
    return;
  duid_rows_free (erasing->rows);
  g_ptr_array_unref (erasing->quoted_in);
  g_free (erasing);
}

/* ---- doing it ---- */

typedef struct
{
  GPtrArray *keys;
  gboolean   clears_backups;
  gboolean   is_done; /* from there on there is no way back */
  guint      n_left;
} Work;

static void
free_work (gpointer data)
{
  Work *work = data;

  g_ptr_array_unref (work->keys);
  g_free (work);
}

/* Copies that cannot be taken away are counted: who asked for it hears how many stay. */
static void
see_to_backups (const char *path,
                Work       *work)
{
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GError) error = NULL;

  if (work->clears_backups && !duid_backups_clear (path, NULL, &error))
    g_info ("After erasing: %s", error->message);
  left = duid_backups_list (path, NULL);
  work->n_left = left != NULL ? left->len : 0;
  if (work->clears_backups && work->n_left == 0 && !duid_backup_keep (path, NULL, &error))
    g_info ("A backup after erasing: %s", error->message);
}

static gboolean
erase_work (DuidProject  *project,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  Work *work = data;

  if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !duid_project_erase_stories (project, (const char *const *) work->keys->pdata,
                                   work->keys->len, error))
    return FALSE;
  work->is_done = TRUE;
  see_to_backups (duid_project_get_path (project), work);
  return TRUE;
}

/* Steps that speak of stories that are not there any more go; the others come back as the
 * log tells them. */
static gboolean
read_steps_again (DuidSession *self,
                  GError     **error)
{
  g_ptr_array_set_size (self->undo, 0);
  g_ptr_array_set_size (self->redo, 0);
  if (!duid_session_read_history (self->project, self->undo, self->redo, error))
    return FALSE;
  duid_session_emit (self, DUID_CHANGED_HISTORY);
  return TRUE;
}

static void
erased_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  DuidSession *self = DUID_SESSION (source);
  g_autoptr (GTask) task = data;
  const Work *work = g_task_get_task_data (task);
  GError     *error = NULL;

  /* Cancelled after the deed, it is shown all the same. */
  if (!duid_session_open_finish (self, result, NULL, NULL, &error) && work->is_done)
    {
      g_clear_error (&error);
      duid_session_refresh (self, &error);
    }
  if (error == NULL && self->project != NULL)
    read_steps_again (self, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

void
duid_session_erase_async (DuidSession        *self,
                          const DuidRows     *rows,
                          gboolean            clears_backups,
                          GAsyncReadyCallback callback,
                          gpointer            data)
{
  GTask *task = g_task_new (self, NULL, callback, data);
  Work  *work = g_new0 (Work, 1);

  work->keys = g_ptr_array_new_with_free_func (g_free);
  work->clears_backups = clears_backups;
  for (gssize row = duid_rows_next (rows, 0); row >= 0;
       row = duid_rows_next (rows, (gsize) row + 1))
    g_ptr_array_add (work->keys, g_strdup (duid_dataset_get_key (self->dataset, (gsize) row)));
  g_task_set_source_tag (task, duid_session_erase_async);
  g_task_set_task_data (task, work, free_work);
  duid_session_work_async (self, _ ("Erasing"), erase_work, work, erased_cb, task);
}

gboolean
duid_session_erase_finish (DuidSession  *self,
                           GAsyncResult *result,
                           guint        *n_left,
                           GError      **error)
{
  const Work *work = g_task_get_task_data (G_TASK (result));

  if (n_left != NULL)
    *n_left = work->n_left;
  return g_task_propagate_boolean (G_TASK (result), error);
}
