/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-intake-builder.h"

#include "base/duid-problem.h"
#include "import/duid-answer-reader.h"
#include "import/duid-import-error.h"
#include "import/duid-intake-checks.h"
#include "import/duid-personal.h"
#include "import/duid-source-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A GByteArray ends at 4 GB. */
#define MOST_RAW_BYTES (G_MAXUINT32 - (64u << 20))
#define HASH_DIGITS    16

/* One source while its rows are read. */
typedef struct
{
  DuidMappedSource   *source;
  DuidTable          *table;
  DuidAnswerReader   *answers;
  DuidIntake         *intake;
  DuidDatasetBuilder *builder;
  guint               number;      /* of the source in the dataset */
  GPtrArray          *raw;         /* const char*: the cells of the row */
  gboolean           *is_left_out; /* per column: personal and asked for by nobody */
  gboolean            leaves_out;  /* one of them at least */
  GHashTable         *often;       /* id → how many stories had it already, from two on */
  GString            *key;         /* of the story, while it is made */
  GPtrArray          *told;        /* DuidProblem: of the stories of a batch */
  GArray             *numbers;     /* gint64 per story: its row in the file; borrowed */
  gboolean            is_lent;     /* texts and raw cells stay where they stand */
  GError             *failure;     /* of a batch; owned */
} Run;

/* ---- keys ---- */

/* Gives the next story its key; a second one of the same id gets “ (2)”. Returns how many
 * there are of that id now. */
static guint
make_key (Run        *run,
          const char *id)
{
  GString *key = run->key;
  guint    n;

  g_string_assign (key, run->source->name);
  g_string_append_c (key, '/');
  g_string_append (key, id);
  if (duid_dataset_builder_try_key (run->builder, key->str))
    return 1;
  n = MAX (GPOINTER_TO_UINT (g_hash_table_lookup (run->often, id)), 1);
  do
    g_string_printf (key, "%s/%s (%u)", run->source->name, id, ++n);
  while (!duid_dataset_builder_try_key (run->builder, key->str));
  g_hash_table_replace (run->often, g_strdup (id), GUINT_TO_POINTER (n));
  return n;
}

static void
report_twice (Run              *run,
              const DuidRecord *record,
              const char       *id)
{
  g_autofree char *message = g_strdup_printf (
    _ ("The id “%s” stands in this file more than once; both stories were kept."), id);

  g_ptr_array_add (run->told,
                   duid_table_make_problem (run->table, record->number, -1, id, message));
}

/* Without an id the raw cells themselves tell stories apart, so that a story has
 * the same key wherever its row moves to. */
static char *
hash_cells (const Run *run)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *digits = NULL;

  for (guint i = 0; i < run->raw->len; i++)
    {
      const char *cell = run->raw->pdata[i];

      g_checksum_update (checksum, (const guchar *) cell, (gssize) strlen (cell) + 1);
    }
  digits = g_strndup (g_checksum_get_string (checksum), HASH_DIGITS);
  return g_strconcat ("#", digits, NULL);
}

/* ---- rows ---- */

static gboolean
is_kept_whole (const Run *run)
{
  return run->is_lent && !run->leaves_out;
}

static gboolean
collect_raw (Run              *run,
             const DuidRecord *record,
             GError          **error)
{
  gsize length = is_kept_whole (run) ? 0 : run->intake->cells->len;

  g_ptr_array_set_size (run->raw, 0);
  for (guint i = 0; i < record->n_cells; i++)
    {
      gboolean    is_kept = i >= duid_table_get_n_columns (run->table) || !run->is_left_out[i];
      const char *cell = is_kept ? record->cells[i].raw : "";

      length += strlen (cell) + 1;
      g_ptr_array_add (run->raw, (gpointer) cell);
    }
  if (length <= MOST_RAW_BYTES)
    return TRUE;
  g_set_error (
    error, DUID_IMPORT_ERROR, DUID_IMPORT_ERROR_TOO_LARGE,
    _ ("“%s” holds more text than fits into one import (4 GB). Divide it over several files."),
    duid_table_get_file (run->table));
  return FALSE;
}

static void
keep_raw (Run              *run,
          const DuidRecord *record)
{
  gsize       length;
  const char *cells;

  if (is_kept_whole (run))
    {
      cells = duid_table_get_raw (run->table, record, &length);
      duid_intake_lend_cells (run->intake, cells, length);
    }
  else
    duid_intake_add_cells (run->intake, (const char *const *) run->raw->pdata, run->raw->len);
}

static void
read_row (Run              *run,
          DuidRecordBatch  *batch,
          guint             index,
          const DuidRecord *record, /* with its id */
          GError          **error)
{
  g_autofree char *id = duid_answer_reader_dup_id (run->answers, record);
  gboolean         has_id = id != NULL;
  guint            n;

  if (!(has_id && is_kept_whole (run)))
    {
      DuidRecord whole = duid_record_batch_get_whole (batch, index);

      if (!collect_raw (run, &whole, error))
        return;
    }
  if (!has_id)
    id = hash_cells (run);
  n = make_key (run, id);
  if (has_id && n > 1)
    report_twice (run, record, id);
  g_array_append_val (run->numbers, record->number);
  keep_raw (run, record);
}

/* All of a story but its answers. */
static void
read_keys (DuidRecordBatch *batch,
           guint            column,
           int              part,
           gpointer         data)
{
  Run              *run = data;
  const DuidRecord *records = duid_answer_reader_get_ids (run->answers, batch, part);

  for (guint i = 0; i < batch->n && run->failure == NULL; i++)
    read_row (run, batch, i, &records[i], &run->failure);
}

static gboolean
read_batch (Run             *run,
            DuidRecordBatch *batch,
            guint            n_problems, /* before the batch */
            GError         **error)
{
  gsize first = duid_dataset_builder_add_rows (run->builder, run->number, batch->n);

  duid_answer_reader_read (run->answers, batch, first, read_keys, run);
  if (run->failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&run->failure));
      return FALSE;
    }
  /* Those of the reading belong between the rows, unless it is one row only. */
  if (!duid_table_is_lasting (run->table))
    n_problems = batch->n_told = run->intake->problems->len;
  duid_answer_reader_take_problems (run->answers, run->intake->problems, n_problems,
                                    batch->n_told, run->told);
  return TRUE;
}

static gboolean
read_rows (Run                 *run,
           const DuidImportJob *job,
           GError             **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (DuidRecordBatch) batch = duid_record_batch_new ();
  const char *file = duid_table_get_file (run->table);
  GPtrArray  *problems = run->intake->problems;
  guint       n_problems = problems->len;
  gsize       next_step = 0;
  gsize       n = 0;

  while (duid_record_batch_read (batch, run->table, problems, &failure))
    {
      if (n >= next_step &&
          !duid_import_job_step (job, duid_table_get_share (run->table), file, error))
        return FALSE;
      next_step = n >= next_step ? n + DUID_IMPORT_ROWS_A_STEP : next_step;
      n += batch->n;
      if (!read_batch (run, batch, n_problems, error))
        return FALSE;
      n_problems = problems->len;
    }
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  duid_answer_reader_finish (run->answers, (const gint64 *) (gpointer) run->numbers->data,
                             run->intake->problems);
  if (n == 0)
    duid_table_report (run->table, 0, -1, NULL, _ ("The file has a header but no rows."));
  return duid_import_job_step (job, 1, file, error);
}

/* ---- sources ---- */

static gboolean
is_named_left_out (const Run *run,
                   guint      column)
{
  for (guint i = 0; i < run->source->left_out->len; i++)
    {
      const DuidColumnName *name = run->source->left_out->pdata[i];

      if (name->header != NULL
            ? strcmp (name->header, duid_table_get_header (run->table, column)) == 0
            : name->place == column + 1)
        return TRUE;
    }
  return FALSE;
}

/* What nobody asked for and would tell who somebody is stays outside. */
static void
leave_out_personal (Run *run)
{
  guint n_columns = duid_table_get_n_columns (run->table);

  run->is_left_out = g_new0 (gboolean, MAX (n_columns, 1));
  for (guint i = 0; i < n_columns; i++)
    {
      const char      *kind = duid_personal_get_kind (duid_table_get_header (run->table, i));
      g_autofree char *message = NULL;

      /* An archive holds what somebody let in before. */
      if (run->source->format.is_archive || duid_answer_reader_uses (run->answers, i))
        continue;
      run->is_left_out[i] = kind != NULL || is_named_left_out (run, i);
      run->leaves_out = run->leaves_out || run->is_left_out[i];
      if (kind == NULL)
        continue;
      message = g_strdup_printf (
        _ ("The column looks like %s; no question uses it and it was left out."), kind);
      duid_table_report (run->table, 0, (int) i, NULL, message);
    }
}

static gboolean
describe_source (Run                 *run,
                 const DuidImportJob *job,
                 GError             **error)
{
  DuidIntakeSource *kept =
    duid_intake_add_source (run->intake, run->source->name, duid_table_get_file (run->table));

  for (guint i = 0; i < duid_table_get_n_columns (run->table); i++)
    g_ptr_array_add (kept->headers, g_strdup (duid_table_get_header (run->table, i)));
  if (run->source->format.text != NULL)
    kept->hash = duid_file_hash_ref (duid_text_file_get_hash (run->source->format.text));
  else
    kept->sha256 = duid_source_file_hash (run->source->path, job->cancellable, error);
  return kept->hash != NULL || kept->sha256 != NULL;
}

/* What an archive holds has guards, which do not belong to the text. */
static void
lend_text (Run *run)
{
  DuidTextFile *text = run->source->format.text;
  gboolean      may_lend = text != NULL && !run->source->format.is_archive;

  run->is_lent =
    duid_dataset_builder_lend (run->builder, may_lend ? duid_text_file_get_bytes (text) : NULL);
  if (text != NULL)
    duid_dataset_builder_reserve (run->builder,
                                  run->numbers->len + duid_text_file_get_n_records (text));
}

static void
clear_run (Run *run)
{
  g_clear_pointer (&run->answers, duid_answer_reader_free);
  g_clear_pointer (&run->table, duid_table_free);
  g_clear_pointer (&run->raw, g_ptr_array_unref);
  g_clear_pointer (&run->is_left_out, g_free);
  g_clear_pointer (&run->often, g_hash_table_unref);
  g_clear_pointer (&run->told, g_ptr_array_unref);
  if (run->key != NULL)
    g_string_free (run->key, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, clear_run)

static gboolean
read_source (DuidMappedSource    *source,
             const DuidFramework *framework,
             DuidDatasetBuilder  *builder,
             DuidIntake          *intake,
             const DuidImportJob *job,
             GArray              *numbers,
             GError             **error)
{
  g_auto (Run) run = { .source = source, .intake = intake, .builder = builder, .numbers = numbers };

  if (!duid_source_file_load (source->path, &source->format, job->cancellable, error))
    return FALSE;
  run.table =
    duid_source_file_open (source->path, &source->format, job->flags, intake->problems, error);
  if (run.table == NULL)
    return FALSE;
  if (source->format.is_archive)
    duid_table_set_guarded (run.table);
  duid_table_set_name_row (run.table, source->format.name_row);
  if (!duid_table_read_header (run.table, source->format.header_rows, source->format.comment,
                               error))
    return FALSE;
  run.answers = duid_answer_reader_new (source, framework, run.table, builder, error);
  if (run.answers == NULL || !describe_source (&run, job, error))
    return FALSE;
  run.number = duid_dataset_builder_add_source (builder, source->name);
  lend_text (&run);
  run.raw = g_ptr_array_new ();
  run.told = duid_problems_new ();
  run.key = g_string_new (NULL);
  run.often = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  leave_out_personal (&run);
  return read_rows (&run, job, error);
}

static void
take_problems (DuidIntake        *intake,
               const DuidMapping *mapping)
{
  for (guint i = 0; i < mapping->problems->len; i++)
    g_ptr_array_add (intake->problems, duid_problem_copy (mapping->problems->pdata[i]));
}

static gboolean
check_any_rows (const DuidMapping *mapping,
                gsize              n_rows,
                GError           **error)
{
  g_autofree char *file = NULL;

  if (n_rows > 0)
    return TRUE;
  file = mapping->sources->len > 0
           ? g_path_get_basename (((DuidMappedSource *) mapping->sources->pdata[0])->path)
           : g_strdup ("");
  g_set_error (error, DUID_IMPORT_ERROR, DUID_IMPORT_ERROR_NO_ROWS,
               _ ("“%s” has a header but no rows: there is no story to import."), file);
  return FALSE;
}

DuidIntake *
duid_intake_build (DuidMapping         *mapping,
                   const DuidImportJob *job,
                   GError             **error)
{
  g_autoptr (DuidIntake) intake = duid_intake_new ();
  g_autoptr (DuidDatasetBuilder) builder = duid_dataset_builder_new (mapping->framework);
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  DuidImportJob part = *job;

  take_problems (intake, mapping);
  part.n_parts = mapping->sources->len;
  for (part.part = 0; part.part < part.n_parts; part.part++)
    if (!read_source (mapping->sources->pdata[part.part], mapping->framework, builder, intake,
                      &part, numbers, error))
      return NULL;
  if (!check_any_rows (mapping, numbers->len, error))
    return NULL;
  intake->dataset = duid_dataset_builder_finish (g_steal_pointer (&builder));
  duid_intake_check (intake, (const gint64 *) (gpointer) numbers->data);
  return g_steal_pointer (&intake);
}
