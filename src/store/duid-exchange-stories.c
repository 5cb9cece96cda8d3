/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "store/duid-exchange.h"

#include "store/duid-chunk-table.h"
#include "store/duid-framework-table.h"
#include "store/duid-intake-writer.h"
#include "store/duid-project-private.h"
#include "store/duid-question-table.h"
#include "store/duid-search-table.h"
#include "store/duid-story-texts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char LIST_INTAKES[] =
  "SELECT id, site, seq, hlc FROM intake ORDER BY hlc, site, seq";
static const char FIND_INTAKE[] = "SELECT count(*) FROM intake WHERE site = ? AND seq = ?";
/* An import counts only with its operation. */
static const char FIND_OP[] =
  "SELECT count(*) FROM op WHERE site = ? AND seq = ? AND hlc = ? AND kind = 1";
static const char LIST_FILES[] =
  "SELECT source.name, intake_file.file, intake_file.sha256, intake_file.headers"
  " FROM intake_file JOIN source ON source.id = intake_file.source"
  " WHERE intake_file.intake = ? ORDER BY source.id";
static const char LIST_VERSIONS[] =
  "SELECT story.key, source.name, version.chunk, version.place, version.texts, raw.cells"
  " FROM chunk JOIN version ON version.chunk = chunk.id JOIN story ON story.id = version.story"
  " JOIN source ON source.id = story.source LEFT JOIN raw ON raw.version = version.id"
  " WHERE chunk.intake = ? ORDER BY version.id";
static const char LIST_STAMPS[] = "SELECT name, hlc, site, seq FROM question";
static const char STAMP_QUESTION[] =
  "UPDATE question SET hlc = ?2, site = ?3, seq = ?4 WHERE name = ?1"
  " AND (?2, ?3, ?4) > (hlc, site, seq)";

/* An import of the other copy that is not here. */
typedef struct
{
  gint64    id;
  DuidStamp stamp;
} Missing;

typedef struct
{
  DuidProject        *project;
  DuidProject        *other;
  DuidFramework      *theirs;  /* owned */
  DuidFramework      *joined;  /* owned */
  GHashTable         *renamed; /* owned */
  DuidExchangeCounts *counts;
  GCancellable       *cancellable;
} Exchange;

static void
clear_exchange (Exchange *exchange)
{
  g_clear_pointer (&exchange->theirs, duid_framework_unref);
  g_clear_pointer (&exchange->joined, duid_framework_unref);
  g_clear_pointer (&exchange->renamed, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Exchange, clear_exchange)

/* ---- questions ---- */

/* Which import gave each question its words: name → DuidStamp. */
static GHashTable *
list_stamps (DuidSql *sql,
             GError **error)
{
  g_autoptr (GHashTable) stamps = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (sqlite3_stmt) query = duid_sql_query (sql, error, LIST_STAMPS, "");
  int step = -1;

  while (query != NULL && (step = duid_sql_step (sql, query, error)) > 0)
    {
      DuidStamp    *stamp = g_new0 (DuidStamp, 1);
      const guint8 *site = duid_sql_get_id (query, 2);

      stamp->hlc = sqlite3_column_int64 (query, 1);
      stamp->seq = sqlite3_column_int64 (query, 3);
      if (site != NULL)
        memcpy (stamp->site, site, DUID_ID_SIZE);
      g_hash_table_insert (stamps, duid_sql_dup_text (query, 0), stamp);
    }
  return step == 0 ? g_steal_pointer (&stamps) : NULL;
}

/* Our questions whose words came later than theirs. */
static DuidFramework *
list_later (DuidFramework *ours,
            GHashTable    *our_stamps,
            GHashTable    *their_stamps)
{
  DuidFramework *later = duid_framework_new ("");

  for (guint i = 0; i < duid_framework_get_n_questions (ours); i++)
    {
      const DuidQuestion *question = duid_framework_get_question (ours, i);
      const DuidStamp    *our = g_hash_table_lookup (our_stamps, question->name);
      const DuidStamp    *their = g_hash_table_lookup (their_stamps, question->name);

      if (our != NULL && their != NULL && duid_stamp_compare (our, their) > 0)
        duid_framework_add (later, duid_question_copy (question));
    }
  return later;
}

static gboolean
write_stamps (Exchange   *exchange,
              GHashTable *their_stamps,
              GError    **error)
{
  GHashTableIter iter;
  gpointer       name;
  gpointer       stamp_;

  g_hash_table_iter_init (&iter, their_stamps);
  while (g_hash_table_iter_next (&iter, &name, &stamp_))
    {
      const DuidStamp *stamp = stamp_;
      const char      *other_name = g_hash_table_lookup (exchange->renamed, name);

      if (!duid_sql_do (exchange->project->sql, error, STAMP_QUESTION, "sihi",
                        other_name != NULL ? other_name : (const char *) name, stamp->hlc,
                        stamp->site, stamp->seq))
        return FALSE;
    }
  return TRUE;
}

static gboolean
join_questions (Exchange *exchange,
                GError  **error)
{
  DuidSql *sql = exchange->project->sql;
  g_autoptr (DuidFramework) ours = duid_framework_table_load (sql, error);
  g_autoptr (DuidFramework) both = NULL;
  g_autoptr (DuidFramework) later = NULL;
  g_autoptr (GHashTable) our_stamps = ours != NULL ? list_stamps (sql, error) : NULL;
  g_autoptr (GHashTable) their_stamps =
    our_stamps != NULL ? list_stamps (exchange->other->sql, error) : NULL;

  exchange->theirs = their_stamps != NULL
                       ? duid_framework_table_load (exchange->other->sql, error)
                       : NULL;
  if (exchange->theirs == NULL)
    return FALSE;
  both = duid_framework_merge (ours, exchange->theirs, &exchange->renamed);
  later = list_later (ours, our_stamps, their_stamps);
  exchange->joined = duid_framework_merge (both, later, NULL);
  return duid_framework_table_save (sql, ours, exchange->joined, error) &&
         write_stamps (exchange, their_stamps, error) &&
         (!duid_framework_table_has_changed_search (ours, exchange->joined) ||
          duid_search_table_rebuild (sql, exchange->joined, error));
}

/* ---- one import ---- */

static void
take_headers (DuidIntakeSource *source,
              const char       *bytes,
              gsize             size)
{
  for (gsize from = 0; from < size;)
    {
      gsize length = strnlen (bytes + from, size - from);

      g_ptr_array_add (source->headers, g_utf8_make_valid (bytes + from, (gssize) length));
      from += length + 1;
    }
}

static gboolean
take_files (DuidSql            *sql,
            gint64              id,
            DuidIntake         *intake,
            DuidDatasetBuilder *builder,
            GError            **error)
{
  g_autoptr (sqlite3_stmt) query = duid_sql_query (sql, error, LIST_FILES, "i", id);
  int step = -1;

  while (query != NULL && (step = duid_sql_step (sql, query, error)) > 0)
    {
      g_autofree char  *name = duid_sql_dup_text (query, 0);
      g_autofree char  *file = duid_sql_dup_text (query, 1);
      DuidIntakeSource *source = duid_intake_add_source (intake, name, file);

      duid_dataset_builder_add_source (builder, name);
      g_free (source->sha256);
      source->sha256 = duid_sql_dup_text (query, 2);
      take_headers (source, sqlite3_column_blob (query, 3),
                    (gsize) sqlite3_column_bytes (query, 3));
    }
  return step == 0;
}

static gboolean
take_version (DuidFramework      *framework,
              DuidIntake         *intake,
              DuidDatasetBuilder *builder,
              DuidChunkTable     *chunks,
              sqlite3_stmt       *query)
{
  const char      *key = (const char *) sqlite3_column_text (query, 0);
  g_autofree char *source = duid_sql_dup_text (query, 1);
  const guint8    *cells = sqlite3_column_blob (query, 5);
  gsize            row;

  if (!g_utf8_validate (key, -1, NULL) || duid_dataset_builder_has_key (builder, key))
    return FALSE;
  row = duid_dataset_builder_add_row (builder, duid_dataset_builder_add_source (builder, source),
                                      key);
  duid_intake_add_bytes (intake, cells, (gsize) sqlite3_column_bytes (query, 5));
  return duid_chunk_table_place (chunks, sqlite3_column_int64 (query, 2),
                                 sqlite3_column_int64 (query, 3), row) &&
         duid_story_texts_decode (builder, framework, row, sqlite3_column_blob (query, 4),
                                  (gsize) sqlite3_column_bytes (query, 4));
}

static gboolean
take_versions (Exchange           *exchange,
               gint64              id,
               DuidIntake         *intake,
               DuidDatasetBuilder *builder,
               GError            **error)
{
  DuidSql *sql = exchange->other->sql;
  g_autoptr (DuidChunkTable) chunks = duid_chunk_table_new (sql, error);
  g_autoptr (sqlite3_stmt) query =
    chunks != NULL ? duid_sql_query (sql, error, LIST_VERSIONS, "i", id) : NULL;
  int step = -1;

  while (query != NULL && (step = duid_sql_step (sql, query, error)) > 0)
    if (!take_version (exchange->theirs, intake, builder, chunks, query))
      {
        duid_sql_set_damaged (sql, error);
        return FALSE;
      }
  return step == 0 && duid_chunk_table_decode_all (chunks, sql, exchange->theirs, builder,
                                                   exchange->cancellable, error);
}

/* An import of the other copy as it was read there once. */
static DuidIntake *
load_intake (Exchange *exchange,
             gint64    id,
             GError  **error)
{
  g_autoptr (DuidIntake) intake = duid_intake_new ();
  g_autoptr (DuidDatasetBuilder) builder = duid_dataset_builder_new (exchange->theirs);

  if (!take_files (exchange->other->sql, id, intake, builder, error) ||
      !take_versions (exchange, id, intake, builder, error))
    return NULL;
  intake->dataset = duid_dataset_builder_finish (g_steal_pointer (&builder));
  return g_steal_pointer (&intake);
}

static gboolean
write_intake (Exchange      *exchange,
              const Missing *missing,
              GError       **error)
{
  g_autoptr (DuidIntake) intake = load_intake (exchange, missing->id, error);
  g_auto (DuidIntakeWriter) writer = { .sql = exchange->project->sql,
                                       .intake = intake,
                                       .is_received = TRUE,
                                       .stamp = missing->stamp,
                                       .cancellable = exchange->cancellable };

  if (intake == NULL)
    return FALSE;
  writer.framework = duid_question_table_mark (writer.sql, exchange->joined, error);
  if (writer.framework == NULL)
    return FALSE;
  writer.alignment = duid_alignment_new (exchange->theirs, exchange->joined, exchange->renamed);
  if (writer.alignment == NULL)
    {
      g_set_error_literal (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_INVALID,
                           _ ("The questions of the two copies cannot be joined. Export the "
                              "stories of one and import them into the other."));
      return FALSE;
    }
  if (!duid_intake_writer_write_stories (&writer, error) ||
      !duid_intake_writer_seal (&writer, &missing->stamp, error))
    return FALSE;
  exchange->counts->n_imports++;
  exchange->counts->n_stories += writer.counts.added + writer.counts.changed;
  return TRUE;
}

/* ---- all ---- */

static gboolean
is_missing (DuidSql         *sql,
            const DuidStamp *stamp,
            gboolean        *is,
            GError         **error)
{
  gint64 n_here = 0;
  gint64 n_ops = 0;

  if (!duid_sql_get_int (sql, &n_here, error, FIND_INTAKE, "hi", stamp->site, stamp->seq) ||
      !duid_sql_get_int (sql, &n_ops, error, FIND_OP, "hii", stamp->site, stamp->seq, stamp->hlc))
    return FALSE;
  *is = n_here == 0 && n_ops > 0;
  return TRUE;
}

static GArray *
list_missing (Exchange *exchange,
              GError  **error)
{
  DuidSql *sql = exchange->other->sql;
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (Missing));
  g_autoptr (sqlite3_stmt) query = duid_sql_query (sql, error, LIST_INTAKES, "");
  int step = -1;

  while (query != NULL && (step = duid_sql_step (sql, query, error)) > 0)
    {
      Missing       missing = { .id = sqlite3_column_int64 (query, 0),
                                .stamp = { .hlc = sqlite3_column_int64 (query, 3),
                                           .seq = sqlite3_column_int64 (query, 2) } };
      const guint8 *site = duid_sql_get_id (query, 1);
      gboolean      is;

      if (site == NULL)
        continue;
      memcpy (missing.stamp.site, site, DUID_ID_SIZE);
      if (!is_missing (exchange->project->sql, &missing.stamp, &is, error))
        return NULL;
      if (is)
        g_array_append_val (list, missing);
    }
  return step == 0 ? g_steal_pointer (&list) : NULL;
}

gboolean
duid_exchange_take_stories (DuidProject        *project,
                            DuidProject        *other,
                            DuidExchangeCounts *counts,
                            GCancellable       *cancellable,
                            GError            **error)
{
  g_auto (Exchange) exchange = { .project = project,
                                 .other = other,
                                 .counts = counts,
                                 .cancellable = cancellable };
  g_autoptr (GArray) missing = list_missing (&exchange, error);

  if (missing == NULL)
    return FALSE;
  if (missing->len == 0)
    return TRUE;
  if (!join_questions (&exchange, error))
    return FALSE;
  for (guint i = 0; i < missing->len; i++)
    if (!write_intake (&exchange, &g_array_index (missing, Missing, i), error))
      return FALSE;
  return TRUE;
}
