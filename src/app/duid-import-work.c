/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/duid-import-work.h"

#include "import/duid-file-set.h"
#include "import/duid-intake-builder.h"
#include "import/duid-recognition-known.h"
#include "import/duid-recognition-merge.h"

/* What is recognised, and in which words of a project. */
typedef struct
{
  GStrv          files;
  DuidFramework *framework; /* or NULL */
} Search;

static void
search_free (Search *search)
{
  g_strfreev (search->files);
  g_clear_pointer (&search->framework, duid_framework_unref);
  g_free (search);
}

static void
recognise_thread (GTask        *task,
                  gpointer      source,
                  gpointer      data,
                  GCancellable *cancellable)
{
  Search          *search = data;
  GError          *error = NULL;
  DuidImportJob    job = { .cancellable = cancellable, .n_parts = 1 };
  DuidRecognition *recognition;
  g_autoptr (GPtrArray) found =
    duid_file_set_recognise ((const char *const *) search->files, &job, &error);

  if (found == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  recognition = g_ptr_array_steal_index (found, 0);
  while (found->len > 0)
    duid_recognition_merge (recognition, g_ptr_array_steal_index (found, 0));
  duid_recognition_keep_proposal (recognition);
  if (search->framework != NULL)
    duid_recognition_meet (recognition, search->framework);
  g_task_return_pointer (task, recognition, (GDestroyNotify) duid_recognition_free);
}

void
duid_import_work_recognise (const char *const  *files,
                            DuidFramework      *framework,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Search *search = g_new0 (Search, 1);

  search->files = g_strdupv ((char **) files);
  search->framework = framework != NULL ? duid_framework_ref (framework) : NULL;
  g_task_set_task_data (task, search, (GDestroyNotify) search_free);
  g_task_run_in_thread (task, recognise_thread);
}

DuidRecognition *
duid_import_work_recognise_finish (GAsyncResult *result,
                                   GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      mapping,
             GCancellable *cancellable)
{
  GError       *error = NULL;
  DuidImportJob job = { .cancellable = cancellable, .n_parts = 1 };
  DuidIntake   *intake = duid_intake_build (mapping, &job, &error);

  if (intake != NULL)
    g_task_return_pointer (task, intake, (GDestroyNotify) duid_intake_free);
  else
    g_task_return_error (task, error);
}

/* The mapping of all questions, ticked or not. */
static DuidMapping *
map_everything (const DuidRecognition *recognition)
{
  g_autoptr (GArray) ticks = g_array_new (FALSE, FALSE, sizeof (gboolean));
  DuidMapping *mapping;

  for (guint i = 0; i < recognition->questions->len; i++)
    {
      DuidRecognisedQuestion *asked = g_ptr_array_index (recognition->questions, i);

      g_array_append_val (ticks, asked->is_loaded);
      asked->is_loaded = TRUE;
    }
  mapping = duid_recognition_to_mapping (recognition);
  for (guint i = 0; i < recognition->questions->len; i++)
    ((DuidRecognisedQuestion *) g_ptr_array_index (recognition->questions, i))->is_loaded =
      g_array_index (ticks, gboolean, i);
  return mapping;
}

void
duid_import_work_read (const DuidRecognition *recognition,
                       gboolean               reads_everything,
                       GCancellable          *cancellable,
                       GAsyncReadyCallback    callback,
                       gpointer               data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_task_data (task,
                        reads_everything ? map_everything (recognition)
                                         : duid_recognition_to_mapping (recognition),
                        (GDestroyNotify) duid_mapping_free);
  g_task_run_in_thread (task, read_thread);
}

DuidIntake *
duid_import_work_read_finish (GAsyncResult *result,
                              GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
duid_import_work_find_ends (const DuidIntake *intake,
                            const char       *name,
                            double           *min,
                            double           *max)
{
  int                 index = -1;
  const DuidQuestion *question;
  const double       *numbers;

  *min = 0;
  *max = 10;
  if (intake != NULL)
    index = duid_framework_find (duid_dataset_get_framework (intake->dataset), name);
  if (index < 0)
    return;
  question = duid_dataset_get_question (intake->dataset, (guint) index);
  if (duid_question_get_column_kind (question) != DUID_COLUMN_NUMBER)
    return;
  numbers = duid_dataset_get_numbers (intake->dataset, (guint) index);
  for (gsize row = 0; row < duid_dataset_get_n_rows (intake->dataset); row++)
    {
      if (numbers[row] < *min)
        *min = numbers[row];
      if (numbers[row] > *max)
        *max = numbers[row] <= 100 ? 100 : numbers[row];
    }
}
