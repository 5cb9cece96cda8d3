/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "store/duid-project-private.h"

#include "store/duid-answer-column.h"
#include "store/duid-body.h"
#include "store/duid-framework-table.h"
#include "store/duid-search-table.h"
#include "store/duid-story-hash.h"
#include "store/duid-story-texts.h"

#include <glib/gi18n-lib.h>

/* Stories of one chunk, whose answers to a question stand in one blob. */
#define CHUNK_ROWS 16384
/* Rows between two calls of the progress function. */
#define ROWS_A_STEP 512
/* The share of the work that finding out what is new takes. */
#define COMPARING_SHARE 0.25

static const char FIND_SOURCE[] = "SELECT id FROM source WHERE name = ?";
static const char ADD_SOURCE[] = "INSERT INTO source (name) VALUES (?)";
static const char FIND_STORY[] =
  "SELECT story.id, story.version, version.hash FROM story"
  " JOIN version ON version.id = story.version WHERE story.hash = ?";
static const char LAST_STORY[] = "SELECT coalesce(max(id), 0) FROM story";
static const char LAST_VERSION[] = "SELECT coalesce(max(id), 0) FROM version";
static const char LAST_CHUNK[] = "SELECT coalesce(max(id), 0) FROM chunk";
static const char LAST_INTAKE[] = "SELECT coalesce(max(id), 0) FROM intake";
static const char ADD_STORY[] =
  "INSERT INTO story (id, source, key, hash, version) VALUES (?, ?, ?, ?, ?)";
static const char SET_STORY_VERSION[] = "UPDATE story SET version = ? WHERE id = ?";
static const char GET_TEXTS[] = "SELECT texts FROM version WHERE id = ?";
static const char ADD_VERSION[] =
  "INSERT INTO version (id, story, chunk, place, hash, texts) VALUES (?, ?, ?, ?, ?, ?)";
static const char ADD_RAW[] = "INSERT INTO raw (version, cells) VALUES (?, ?)";
static const char ADD_CHUNK[] = "INSERT INTO chunk (id, intake, n_rows) VALUES (?, ?, ?)";
static const char ADD_ANSWER[] =
  "INSERT INTO answer (chunk, question, states, body) VALUES (?, ?, ?, ?)";
static const char ADD_INTAKE[] = "INSERT INTO intake (id, site, seq, hlc) VALUES (?, ?, ?, ?)";
static const char ADD_FILE[] =
  "INSERT INTO intake_file (intake, source, file, sha256, headers) VALUES (?, ?, ?, ?, ?)";

static const guint8 nobody[DUID_ID_SIZE];

/* A story of the import that is new or has changed. */
typedef struct
{
  gsize  row;
  gint64 story;       /* its number in the project */
  gint64 old_version; /* 0: there is none */
  guint8 hash[DUID_HASH_SIZE];
} Arrival;

typedef struct
{
  /* borrowed */
  DuidProject            *project;
  DuidSql                *sql;
  const DuidIntake       *intake;
  DuidDataset            *dataset;
  GCancellable           *cancellable;
  DuidProjectProgressFunc progress;
  gpointer                data;

  /* owned */
  DuidFramework *framework;
  DuidAlignment *alignment;
  GArray        *sources;  /* gint64: number of the dataset's sources in the project */
  GArray        *arrivals; /* Arrival */
  GByteArray    *scratch;
  GByteArray    *states;

  DuidImportCounts counts;
  gint64           last_story;
  gint64           last_version;
  gint64           last_chunk;
  gint64           intake_id;
} Work;

static void
clear_work (Work *work)
{
  g_clear_pointer (&work->framework, duid_framework_unref);
  g_clear_pointer (&work->alignment, duid_alignment_free);
  g_clear_pointer (&work->sources, g_array_unref);
  g_clear_pointer (&work->arrivals, g_array_unref);
  g_clear_pointer (&work->scratch, g_byte_array_unref);
  g_clear_pointer (&work->states, g_byte_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, clear_work)

static gboolean
go_on (Work    *work,
       double   share,
       GError **error)
{
  if (g_cancellable_set_error_if_cancelled (work->cancellable, error))
    return FALSE;
  if (work->progress != NULL)
    work->progress (share, work->data);
  return TRUE;
}

/* ---- before the stories ---- */

static gboolean
read_numbers (Work    *work,
              GError **error)
{
  gint64 last_intake = 0;

  if (!duid_sql_get_int (work->sql, &work->last_story, error, LAST_STORY, "") ||
      !duid_sql_get_int (work->sql, &work->last_version, error, LAST_VERSION, "") ||
      !duid_sql_get_int (work->sql, &work->last_chunk, error, LAST_CHUNK, "") ||
      !duid_sql_get_int (work->sql, &last_intake, error, LAST_INTAKE, ""))
    return FALSE;
  work->intake_id = last_intake + 1;
  return TRUE;
}

static gboolean
take_title (Work          *work,
            DuidFramework *before,
            GError       **error)
{
  const char *title = duid_framework_get_title (duid_dataset_get_framework (work->dataset));

  if (*duid_framework_get_title (before) != '\0' || *title == '\0')
    return TRUE;
  return duid_project_write_field (work->project, DUID_OBJECT_PROJECT, nobody,
                                   DUID_SETTING_TITLE, title, error);
}

/* Whether a question that was searched no longer is, or the other way round. */
static gboolean
has_changed_search (const DuidFramework *before,
                    const DuidFramework *after)
{
  for (guint i = 0; i < duid_framework_get_n_questions (before); i++)
    if (duid_story_texts_is_searched (duid_framework_get_question (before, i)) !=
        duid_story_texts_is_searched (duid_framework_get_question (after, i)))
      return TRUE;
  return FALSE;
}

static gboolean
merge_frameworks (Work    *work,
                  GError **error)
{
  DuidFramework *theirs = duid_dataset_get_framework (work->dataset);
  g_autoptr (DuidFramework) before = duid_framework_table_load (work->sql, error);
  g_autoptr (GHashTable) renamed = NULL;

  if (before == NULL || !take_title (work, before, error))
    return FALSE;
  work->framework = duid_framework_merge (before, theirs, &renamed);
  work->alignment = duid_alignment_new (theirs, work->framework, renamed);
  if (work->alignment == NULL)
    {
      g_set_error_literal (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_INVALID,
                           _ ("The questions of the file cannot be joined with those of the "
                              "project. Import it into a project of its own."));
      return FALSE;
    }
  if (!duid_framework_table_save (work->sql, before, work->framework, error))
    return FALSE;
  return !has_changed_search (before, work->framework) ||
         duid_search_table_rebuild (work->sql, work->framework, error);
}

static gboolean
find_source (Work       *work,
             const char *name,
             GError    **error)
{
  gint64 source = 0;

  if (!duid_sql_get_int (work->sql, &source, error, FIND_SOURCE, "s", name))
    return FALSE;
  if (source == 0)
    {
      if (!duid_sql_do (work->sql, error, ADD_SOURCE, "s", name))
        return FALSE;
      source = sqlite3_last_insert_rowid (duid_sql_get_db (work->sql));
    }
  g_array_append_val (work->sources, source);
  return TRUE;
}

static gboolean
find_sources (Work    *work,
              GError **error)
{
  for (guint i = 0; i < duid_dataset_get_n_sources (work->dataset); i++)
    if (!find_source (work, duid_dataset_get_source_name (work->dataset, i), error))
      return FALSE;
  return TRUE;
}

/* ---- what is new ---- */

static const char *
get_cells (const Work *work,
           gsize       row,
           gsize      *size)
{
  *size = 0;
  if (row >= work->intake->cell_ends->len || work->intake->cells->len == 0)
    return "";
  return duid_intake_get_cells (work->intake, row, size);
}

static gboolean
compare_story (Work    *work,
               gsize    row,
               GError **error)
{
  Arrival     arrival = { .row = row };
  guint8      key_hash[DUID_ID_SIZE];
  gsize       size;
  const char *cells = get_cells (work, row, &size);
  g_autoptr (sqlite3_stmt) query = NULL;
  int step;

  duid_story_hash (work->dataset, work->alignment, row, cells, size, work->scratch, arrival.hash);
  duid_op_hash_story (duid_dataset_get_key (work->dataset, row), key_hash);
  query = duid_sql_query (work->sql, error, FIND_STORY, "h", key_hash);
  step = query != NULL ? duid_sql_step (work->sql, query, error) : -1;
  if (step < 0)
    return FALSE;
  if (step > 0 && sqlite3_column_bytes (query, 2) == DUID_HASH_SIZE &&
      memcmp (sqlite3_column_blob (query, 2), arrival.hash, DUID_HASH_SIZE) == 0)
    {
      work->counts.unchanged++;
      return TRUE;
    }
  if (step > 0)
    {
      arrival.story = sqlite3_column_int64 (query, 0);
      arrival.old_version = sqlite3_column_int64 (query, 1);
      work->counts.changed++;
    }
  else
    {
      arrival.story = ++work->last_story;
      work->counts.added++;
    }
  g_array_append_val (work->arrivals, arrival);
  return TRUE;
}

static gboolean
compare_stories (Work    *work,
                 GError **error)
{
  gsize n_rows = duid_dataset_get_n_rows (work->dataset);

  for (gsize row = 0; row < n_rows; row++)
    {
      if (row % ROWS_A_STEP == 0 &&
          !go_on (work, COMPARING_SHARE * (double) row / (double) n_rows, error))
        return FALSE;
      if (!compare_story (work, row, error))
        return FALSE;
    }
  return TRUE;
}

/* ---- writing ---- */

/* Takes the words of the version that is replaced out of the search. */
static gboolean
forget_words (Work          *work,
              const Arrival *arrival,
              GError       **error)
{
  g_autofree char *text = NULL;
  g_autoptr (sqlite3_stmt) query = duid_sql_query (work->sql, error, GET_TEXTS, "i",
                                                   arrival->old_version);
  int step = query != NULL ? duid_sql_step (work->sql, query, error) : -1;

  if (step <= 0)
    return step == 0;
  text = duid_story_texts_dup_searched (work->framework, sqlite3_column_blob (query, 0),
                                        (gsize) sqlite3_column_bytes (query, 0));
  return duid_search_table_remove (work->sql, arrival->story, text, error);
}

static gboolean
write_story (Work          *work,
             const Arrival *arrival,
             gint64         version,
             GError       **error)
{
  const char *key = duid_dataset_get_key (work->dataset, arrival->row);
  guint       source = duid_dataset_get_source (work->dataset, arrival->row);
  guint8      key_hash[DUID_ID_SIZE];

  if (arrival->old_version != 0)
    return forget_words (work, arrival, error) &&
           duid_sql_do (work->sql, error, SET_STORY_VERSION, "ii", version, arrival->story);
  duid_op_hash_story (key, key_hash);
  return duid_sql_do (work->sql, error, ADD_STORY, "iishi", arrival->story,
                      g_array_index (work->sources, gint64, source), key, key_hash, version);
}

static gboolean
write_version (Work          *work,
               const Arrival *arrival,
               gsize          place,
               GError       **error)
{
  gint64           version = ++work->last_version;
  gsize            size;
  const char      *cells = get_cells (work, arrival->row, &size);
  g_autofree char *words = NULL;

  g_byte_array_set_size (work->scratch, 0);
  duid_story_texts_encode (work->dataset, work->alignment, arrival->row, work->scratch);
  words = duid_story_texts_dup_searched (work->framework, work->scratch->data,
                                         work->scratch->len);
  return write_story (work, arrival, version, error) &&
         duid_sql_do (work->sql, error, ADD_VERSION, "iiiibb", version, arrival->story,
                      work->last_chunk, (gint64) place, arrival->hash, (gsize) DUID_HASH_SIZE,
                      work->scratch->len > 0 ? (gconstpointer) work->scratch->data : "",
                      (gsize) work->scratch->len) &&
         duid_sql_do (work->sql, error, ADD_RAW, "ib", version, cells, size) &&
         duid_search_table_add (work->sql, arrival->story, words, error);
}

static gboolean
write_answers (Work        *work,
               const gsize *rows,
               gsize        n_rows,
               GError     **error)
{
  for (guint i = 0; i < work->alignment->n_questions; i++)
    {
      g_byte_array_set_size (work->states, 0);
      g_byte_array_set_size (work->scratch, 0);
      duid_answer_column_encode (work->dataset, work->alignment, i, rows, n_rows, work->states,
                                 work->scratch);
      if (!duid_sql_do (work->sql, error, ADD_ANSWER, "iibb", work->last_chunk,
                        (gint64) work->alignment->questions[i], work->states->data,
                        (gsize) work->states->len,
                        work->scratch->len > 0 ? (gconstpointer) work->scratch->data : "",
                        (gsize) work->scratch->len))
        return FALSE;
    }
  return TRUE;
}

/* Writes arrivals from @first on as one chunk. */
static gboolean
write_chunk (Work    *work,
             guint    first,
             guint    n,
             GError **error)
{
  g_autofree gsize *rows = g_new (gsize, n);

  work->last_chunk++;
  if (!duid_sql_do (work->sql, error, ADD_CHUNK, "iii", work->last_chunk, work->intake_id,
                    (gint64) n))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const Arrival *arrival = &g_array_index (work->arrivals, Arrival, first + i);
      double         share = (double) (first + i) / (double) work->arrivals->len;

      rows[i] = arrival->row;
      if (i % ROWS_A_STEP == 0 &&
          !go_on (work, COMPARING_SHARE + (1 - COMPARING_SHARE) * share, error))
        return FALSE;
      if (!write_version (work, arrival, i, error))
        return FALSE;
    }
  return write_answers (work, rows, n, error);
}

static gboolean
write_stories (Work    *work,
               GError **error)
{
  for (guint first = 0; first < work->arrivals->len; first += CHUNK_ROWS)
    if (!write_chunk (work, first, MIN (CHUNK_ROWS, work->arrivals->len - first), error))
      return FALSE;
  return TRUE;
}

/* ---- the operation ---- */

static gboolean
write_file (Work                   *work,
            const DuidIntakeSource *source,
            gint64                  number,
            GError                **error)
{
  g_autoptr (GByteArray) headers = g_byte_array_new ();

  for (guint i = 0; i < source->headers->len; i++)
    {
      const char *header = source->headers->pdata[i];

      g_byte_array_append (headers, (const guint8 *) header, (guint) strlen (header) + 1);
    }
  return duid_sql_do (work->sql, error, ADD_FILE, "iissb", work->intake_id, number, source->file,
                      source->sha256,
                      headers->len > 0 ? (gconstpointer) headers->data : "",
                      (gsize) headers->len);
}

static gboolean
write_files (Work    *work,
             GError **error)
{
  for (guint i = 0; i < MIN (work->intake->sources->len, work->sources->len); i++)
    if (!write_file (work, work->intake->sources->pdata[i],
                     g_array_index (work->sources, gint64, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
write_import (Work    *work,
              GError **error)
{
  DuidStamp stamp;
  char     *body = duid_body_import (work->intake_id, (gint64) work->counts.added,
                                     (gint64) work->counts.changed,
                                     (gint64) work->counts.unchanged, work->intake->sources);

  if (!duid_log_append (work->project->log, DUID_OP_IMPORT, nobody, body, error))
    return FALSE;
  stamp = duid_log_get_last (work->project->log);
  return write_files (work, error) &&
         duid_sql_do (work->sql, error, ADD_INTAKE, "ihii", work->intake_id, stamp.site,
                      stamp.seq, stamp.hlc);
}

static gboolean
write_intake (Work       *work,
              const char *author,
              GError    **error)
{
  guint8 person[DUID_ID_SIZE];

  if (author != NULL)
    {
      if (!duid_project_find_person (work->project, author, person, error))
        return FALSE;
      duid_log_set_author (work->project->log, person);
    }
  return read_numbers (work, error) && merge_frameworks (work, error) &&
         find_sources (work, error) && compare_stories (work, error) &&
         write_stories (work, error) && write_import (work, error) && go_on (work, 1, error);
}

gboolean
duid_project_add_intake (DuidProject            *project,
                         const DuidIntake       *intake,
                         const char             *author,
                         DuidImportCounts       *counts,
                         DuidProjectProgressFunc progress,
                         gpointer                data,
                         GCancellable           *cancellable,
                         GError                **error)
{
  g_auto (Work) work = { .project = project,
                         .sql = project->sql,
                         .intake = intake,
                         .dataset = intake->dataset,
                         .cancellable = cancellable,
                         .progress = progress,
                         .data = data };
  gboolean is_well;

  work.sources = g_array_new (FALSE, FALSE, sizeof (gint64));
  work.arrivals = g_array_new (FALSE, FALSE, sizeof (Arrival));
  work.scratch = g_byte_array_new ();
  work.states = g_byte_array_new ();
  if (!duid_project_begin (project, error))
    return FALSE;
  duid_sql_set_cancellable (project->sql, cancellable);
  is_well = write_intake (&work, author, error);
  duid_log_set_author (project->log, project->author_id);
  if (!duid_project_end (project, is_well, error))
    return FALSE;
  project->seen_intakes++;
  if (counts != NULL)
    *counts = work.counts;
  return TRUE;
}
