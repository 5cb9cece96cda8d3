/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/duid-intake-writer.h"

#include "base/duid-crew.h"
#include "store/duid-answer-column.h"
#include "store/duid-erasure.h"
#include "store/duid-project.h"
#include "store/duid-search-table.h"
#include "store/duid-story-texts.h"

#include <string.h>

/* Stories of one chunk, whose answers to a question stand in one blob. */
#define CHUNK_ROWS DUID_INTAKE_HASHES_STRETCH
/* Rows between two calls of the progress function. */
#define ROWS_A_STEP 512
/* The share of the work that finding out what is new takes. */
#define COMPARING_SHARE 0.25

static const char FIND_SOURCE[] = "SELECT id FROM source WHERE name = ?";
static const char ADD_SOURCE[] = "INSERT INTO source (name) VALUES (?)";
static const char FIND_STORY[] =
  "SELECT story.id, story.version, version.hash,"
  " (intake.hlc, intake.site, intake.seq) > (?2, ?3, ?4) FROM story"
  " JOIN version ON version.id = story.version LEFT JOIN chunk ON chunk.id = version.chunk"
  " LEFT JOIN intake ON intake.id = chunk.intake WHERE story.hash = ?1";
static const char LAST_STORY[] = "SELECT coalesce(max(id), 0) FROM story";
static const char LAST_VERSION[] = "SELECT coalesce(max(id), 0) FROM version";
static const char LAST_CHUNK[] = "SELECT coalesce(max(id), 0) FROM chunk";
static const char LAST_INTAKE[] = "SELECT coalesce(max(id), 0) FROM intake";
static const char COUNT_ERASURES[] = "SELECT count(*) FROM erasure";
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
/* A story of the import that is new or has changed. */
typedef struct
{
  gsize    row;
  gint64   story;       /* its number in the project */
  gint64   old_version; /* 0: there is none */
  gboolean is_past;     /* a later import's version is shown */
  guint8   hash[DUID_HASH_SIZE];
} Arrival;

gboolean
duid_intake_writer_go_on (DuidIntakeWriter *writer,
                          double            share,
                          GError          **error)
{
  if (g_cancellable_set_error_if_cancelled (writer->cancellable, error))
    return FALSE;
  if (writer->progress != NULL)
    writer->progress (share, writer->data);
  return TRUE;
}

/* ---- before the stories ---- */

static gboolean
read_numbers (DuidIntakeWriter *writer,
              GError          **error)
{
  gint64 last_intake = 0;
  gint64 n_erasures = 0;

  if (!duid_sql_get_int (writer->sql, &writer->last_story, error, LAST_STORY, "") ||
      !duid_sql_get_int (writer->sql, &writer->last_version, error, LAST_VERSION, "") ||
      !duid_sql_get_int (writer->sql, &writer->last_chunk, error, LAST_CHUNK, "") ||
      !duid_sql_get_int (writer->sql, &last_intake, error, LAST_INTAKE, "") ||
      !duid_sql_get_int (writer->sql, &n_erasures, error, COUNT_ERASURES, ""))
    return FALSE;
  if (!duid_search_table_retract (writer->sql, writer->last_story, error))
    return FALSE;
  writer->has_stories = writer->last_story > 0;
  writer->has_erasures = n_erasures > 0;
  writer->known_stories = writer->last_story;
  writer->intake_id = last_intake + 1;
  return TRUE;
}

static gboolean
find_source (DuidIntakeWriter *writer,
             const char       *name,
             GError          **error)
{
  gint64 source = 0;

  if (!duid_sql_get_int (writer->sql, &source, error, FIND_SOURCE, "s", name))
    return FALSE;
  if (source == 0)
    {
      if (!duid_sql_do (writer->sql, error, ADD_SOURCE, "s", name))
        return FALSE;
      source = sqlite3_last_insert_rowid (duid_sql_get_db (writer->sql));
    }
  g_array_append_val (writer->sources, source);
  return TRUE;
}

static gboolean
find_sources (DuidIntakeWriter *writer,
              GError          **error)
{
  for (guint i = 0; i < writer->intake->sources->len; i++)
    {
      const DuidIntakeSource *source = writer->intake->sources->pdata[i];

      g_ptr_array_add (writer->orders, duid_header_order_new (source->headers));
    }
  for (guint i = 0; i < duid_dataset_get_n_sources (writer->dataset); i++)
    if (!find_source (writer, duid_dataset_get_source_name (writer->dataset, i), error))
      return FALSE;
  return TRUE;
}

/* ---- what is new ---- */

static gboolean
compare_story (DuidIntakeWriter *writer,
               gsize             row,
               GError          **error)
{
  Arrival arrival = { .row = row };
  guint8  key_hash[DUID_ID_SIZE];
  g_autoptr (sqlite3_stmt) query = NULL;
  gboolean is_erased = FALSE;
  int      step = 0;

  memcpy (arrival.hash, duid_intake_hashes_get (&writer->hashes, row), DUID_HASH_SIZE);
  duid_op_hash_story (duid_dataset_get_key (writer->dataset, row), key_hash);
  if (writer->has_erasures &&
      !duid_erasure_find (writer->sql, key_hash, &is_erased, error))
    return FALSE;
  if (is_erased)
    {
      writer->counts.erased++;
      g_array_append_val (writer->stories, arrival.story);
      return TRUE;
    }
  if (writer->has_stories)
    {
      query = duid_sql_query (writer->sql, error, FIND_STORY, "hihi", key_hash, writer->stamp.hlc,
                              writer->stamp.site, writer->stamp.seq);
      step = query != NULL ? duid_sql_step (writer->sql, query, error) : -1;
    }
  if (step < 0)
    return FALSE;
  if (step > 0 && !writer->is_received &&
      duid_intake_hashes_is (&writer->hashes, row, sqlite3_column_blob (query, 2),
                             sqlite3_column_bytes (query, 2)))
    {
      arrival.story = sqlite3_column_int64 (query, 0);
      g_array_append_val (writer->stories, arrival.story);
      writer->counts.unchanged++;
      return TRUE;
    }
  if (step > 0)
    {
      arrival.story = sqlite3_column_int64 (query, 0);
      arrival.old_version = sqlite3_column_int64 (query, 1);
      arrival.is_past = writer->is_received && sqlite3_column_int (query, 3) != 0;
      writer->counts.changed++;
    }
  else
    {
      arrival.story = ++writer->last_story;
      writer->counts.added++;
    }
  g_array_append_val (writer->stories, arrival.story);
  g_array_append_val (writer->arrivals, arrival);
  return TRUE;
}

static gboolean
compare_stories (DuidIntakeWriter *writer,
                 GError          **error)
{
  gsize n_rows = duid_dataset_get_n_rows (writer->dataset);

  for (gsize row = 0; row < n_rows; row++)
    {
      if (row % ROWS_A_STEP == 0 &&
          !duid_intake_writer_go_on (writer, COMPARING_SHARE * (double) row / (double) n_rows,
                                     error))
        return FALSE;
      if (!compare_story (writer, row, error))
        return FALSE;
    }
  return TRUE;
}

/* ---- writing ---- */

/* Takes the words of the version that is replaced out of the search. */
static gboolean
forget_words (DuidIntakeWriter *writer,
              const Arrival    *arrival,
              GError          **error)
{
  g_autofree char *text = NULL;
  g_autoptr (sqlite3_stmt) query = duid_sql_query (writer->sql, error, GET_TEXTS, "i",
                                                   arrival->old_version);
  int step = query != NULL ? duid_sql_step (writer->sql, query, error) : -1;

  if (step <= 0)
    return step == 0;
  text = duid_story_texts_dup_searched (writer->framework, sqlite3_column_blob (query, 0),
                                        (gsize) sqlite3_column_bytes (query, 0));
  return duid_search_table_remove (writer->sql, arrival->story, text, error);
}

static gboolean
write_story (DuidIntakeWriter *writer,
             const Arrival    *arrival,
             gint64            version,
             GError          **error)
{
  const char *key = duid_dataset_get_key (writer->dataset, arrival->row);
  guint       source = duid_dataset_get_source (writer->dataset, arrival->row);
  guint8      key_hash[DUID_ID_SIZE];

  if (arrival->is_past)
    return TRUE;
  if (arrival->old_version != 0)
    return forget_words (writer, arrival, error) &&
           duid_sql_do (writer->sql, error, SET_STORY_VERSION, "ii", version, arrival->story);
  duid_op_hash_story (key, key_hash);
  return duid_sql_do (writer->sql, error, ADD_STORY, "iishi", arrival->story,
                      g_array_index (writer->sources, gint64, source), key, key_hash, version);
}

/* Those of the version that is being written. New stories come into the search when all are
 * written, or later. */
static gboolean
add_words (DuidIntakeWriter *writer,
           const Arrival    *arrival,
           GError          **error)
{
  g_autofree char *words = NULL;

  if (arrival->old_version == 0)
    return TRUE;
  words = duid_story_texts_dup_searched (writer->framework, writer->scratch->data,
                                         writer->scratch->len);
  return duid_search_table_add (writer->sql, arrival->story, words, error);
}

static gboolean
write_version (DuidIntakeWriter *writer,
               const Arrival    *arrival,
               gsize             place,
               GError          **error)
{
  gint64       version = ++writer->last_version;
  DuidRawCells cells = duid_intake_hashes_get_cells (&writer->hashes, arrival->row);

  g_byte_array_set_size (writer->scratch, 0);
  duid_story_texts_encode (writer->dataset, writer->alignment, arrival->row, writer->scratch);
  return write_story (writer, arrival, version, error) &&
         duid_sql_do (writer->sql, error, ADD_VERSION, "iiiibb", version, arrival->story,
                      writer->last_chunk, (gint64) place, arrival->hash, (gsize) DUID_HASH_SIZE,
                      writer->scratch->len > 0 ? (gconstpointer) writer->scratch->data : "",
                      (gsize) writer->scratch->len) &&
         duid_sql_do (writer->sql, error, ADD_RAW, "ib", version, cells.bytes, cells.size) &&
         (arrival->is_past || add_words (writer, arrival, error));
}

static gboolean
write_answers (DuidIntakeWriter *writer,
               const gsize      *rows,
               gsize             n_rows,
               GError          **error)
{
  for (guint i = 0; i < writer->alignment->n_questions; i++)
    {
      g_byte_array_set_size (writer->states, 0);
      g_byte_array_set_size (writer->scratch, 0);
      duid_answer_column_encode (writer->dataset, writer->alignment, i, rows, n_rows,
                                 writer->states, writer->scratch);
      if (!duid_sql_do (writer->sql, error, ADD_ANSWER, "iibb", writer->last_chunk,
                        (gint64) writer->alignment->questions[i], writer->states->data,
                        (gsize) writer->states->len,
                        writer->scratch->len > 0 ? (gconstpointer) writer->scratch->data : "",
                        (gsize) writer->scratch->len))
        return FALSE;
    }
  return TRUE;
}

/* Where there is nothing to compare with, comparing takes no time of its own. */
static double
get_share (const DuidIntakeWriter *writer,
           guint                   arrival)
{
  if (!writer->has_stories)
    return (double) arrival / (double) MAX (duid_dataset_get_n_rows (writer->dataset), 1);
  return COMPARING_SHARE +
         (1 - COMPARING_SHARE) * (double) arrival / (double) writer->arrivals->len;
}

/* Writes arrivals from @first on as one chunk. */
static gboolean
write_chunk (DuidIntakeWriter *writer,
             guint             first,
             guint             n,
             GError          **error)
{
  g_autofree gsize *rows = g_new (gsize, n);

  writer->last_chunk++;
  if (!duid_sql_do (writer->sql, error, ADD_CHUNK, "iii", writer->last_chunk, writer->intake_id,
                    (gint64) n))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const Arrival *arrival = &g_array_index (writer->arrivals, Arrival, first + i);

      rows[i] = arrival->row;
      if (i % ROWS_A_STEP == 0 &&
          !duid_intake_writer_go_on (writer, get_share (writer, first + i), error))
        return FALSE;
      if (!write_version (writer, arrival, i, error))
        return FALSE;
    }
  return write_answers (writer, rows, n, error);
}

static gboolean
write_stories (DuidIntakeWriter *writer,
               GError          **error)
{
  for (guint first = 0; first < writer->arrivals->len; first += CHUNK_ROWS)
    if (!write_chunk (writer, first, MIN (CHUNK_ROWS, writer->arrivals->len - first), error))
      return FALSE;
  return TRUE;
}

/* ---- writing what is all new ---- */

typedef struct
{
  DuidIntakeWriter *writer;
  guint             first;
  int               has_looked; /* atomic: somebody does, or has */
  gboolean          is_written;
  GError          **error;
} Chunk;

/* One thread writes; another that is free makes the hashes of what is written next. */
static void
write_chunk_part (gsize    from,
                  gsize    to,
                  int      part,
                  gpointer data)
{
  Chunk            *chunk = data;
  DuidIntakeWriter *writer = chunk->writer;

  if (part == 0)
    chunk->is_written = write_chunk (writer, chunk->first, writer->arrivals->len - chunk->first,
                                     chunk->error);
  else if (g_atomic_int_compare_and_exchange (&chunk->has_looked, FALSE, TRUE))
    duid_intake_hashes_look_ahead (&writer->hashes);
}

/* Into a project without stories: a chunk after another, for nothing has to be known of all
 * before. */
static gboolean
write_new_stories (DuidIntakeWriter *writer,
                   GError          **error)
{
  gsize n_rows = duid_dataset_get_n_rows (writer->dataset);

  for (gsize row = 0; row < n_rows;)
    {
      Chunk chunk = { .writer = writer, .first = writer->arrivals->len, .error = error };

      while (row < n_rows && writer->arrivals->len - chunk.first < CHUNK_ROWS)
        if (!compare_story (writer, row++, error))
          return FALSE;
      if (writer->arrivals->len == chunk.first)
        break;
      duid_crew_share (write_chunk_part, &chunk);
      if (!chunk.is_written)
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_compared_stories (DuidIntakeWriter *writer,
                        GError          **error)
{
  return compare_stories (writer, error) &&
         (writer->compared == NULL || writer->counts.changed == 0 ||
          writer->compared (writer, writer->compared_data, error)) &&
         write_stories (writer, error);
}

static gboolean
write_all (DuidIntakeWriter *writer,
           GError          **error)
{
  return read_numbers (writer, error) && find_sources (writer, error) &&
         (writer->has_stories ? write_compared_stories (writer, error)
                              : write_new_stories (writer, error)) &&
         duid_search_table_mend (writer->sql, writer->framework, error);
}

void
duid_intake_writer_clear (DuidIntakeWriter *writer)
{
  g_clear_pointer (&writer->framework, duid_framework_unref);
  g_clear_pointer (&writer->alignment, duid_alignment_free);
  g_clear_pointer (&writer->sources, g_array_unref);
  g_clear_pointer (&writer->orders, g_ptr_array_unref);
  g_clear_pointer (&writer->arrivals, g_array_unref);
  g_clear_pointer (&writer->stories, g_array_unref);
  duid_intake_hashes_clear (&writer->hashes);
  g_clear_pointer (&writer->scratch, g_byte_array_unref);
  g_clear_pointer (&writer->states, g_byte_array_unref);
}

gboolean
duid_intake_writer_write_stories (DuidIntakeWriter *writer,
                                  GError          **error)
{
  writer->dataset = writer->intake->dataset;
  writer->sources = g_array_new (FALSE, FALSE, sizeof (gint64));
  writer->orders = g_ptr_array_new_with_free_func ((GDestroyNotify) duid_header_order_free);
  writer->arrivals = g_array_new (FALSE, FALSE, sizeof (Arrival));
  writer->stories = g_array_new (FALSE, FALSE, sizeof (gint64));
  writer->scratch = g_byte_array_new ();
  writer->states = g_byte_array_new ();
  writer->hashes = (DuidIntakeHashes) { .intake = writer->intake,
                                        .alignment = writer->alignment,
                                        .orders = writer->orders };
  return write_all (writer, error);
}
