/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "store/duid-project-private.h"

#include "store/duid-chunk-table.h"
#include "store/duid-framework-table.h"
#include "store/duid-header-order.h"
#include "store/duid-search-proof.h"
#include "store/duid-state.h"
#include "store/duid-story-hash.h"
#include "store/duid-story-texts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char CHECK_FILE[] = "PRAGMA integrity_check(10)";
static const char GET_SITE[] = "SELECT seq, hlc, hash FROM site WHERE site = ?";
static const char COUNT_SITES[] = "SELECT count(*) FROM site";
static const char LIST_VERSIONS[] =
  "SELECT version.id, version.chunk, version.place, version.hash, version.texts, raw.cells,"
  " chunk.intake, story.source FROM version LEFT JOIN raw ON raw.version = version.id"
  " LEFT JOIN chunk ON chunk.id = version.chunk LEFT JOIN story ON story.id = version.story"
  " ORDER BY version.id";
static const char GET_HEADERS[] =
  "SELECT headers FROM intake_file WHERE intake = ? AND source = ?";
/* Stories that do not show their newest version, by the order of operations. */
static const char COUNT_STALE[] =
  "SELECT count(*) FROM (SELECT id, version FROM story EXCEPT SELECT story, id FROM"
  " (SELECT version.story AS story, version.id AS id, row_number () OVER"
  "   (PARTITION BY version.story ORDER BY intake.hlc DESC, intake.site DESC, intake.seq DESC)"
  "   AS place FROM version JOIN chunk ON chunk.id = version.chunk"
  "   JOIN intake ON intake.id = chunk.intake) WHERE place = 1)";
static const char COUNT_LOOSE_INTAKES[] =
  "SELECT count(*) FROM intake WHERE NOT EXISTS (SELECT 1 FROM op WHERE op.site = intake.site"
  " AND op.seq = intake.seq AND op.hlc = intake.hlc AND op.kind = 1)";
static const char LIST_KEYS[] = "SELECT key, hash FROM story";

typedef struct
{
  DuidSql      *sql;     /* borrowed, like all here */
  GPtrArray    *reasons; /* char* */
  GCancellable *cancellable;
} Check;

static void
add_reason (Check      *check,
            const char *reason)
{
  g_ptr_array_add (check->reasons, g_strdup (reason));
}

static gboolean
check_file (Check   *check,
            GError **error)
{
  g_autoptr (sqlite3_stmt) query = duid_sql_query (check->sql, error, CHECK_FILE, "");
  int step = -1;

  while (query != NULL && (step = duid_sql_step (check->sql, query, error)) > 0)
    {
      const char *text = (const char *) sqlite3_column_text (query, 0);

      if (strcmp (text, "ok") != 0)
        g_ptr_array_add (check->reasons, g_strdup_printf (_ ("The file is damaged: %s."), text));
    }
  return step == 0;
}

/* ---- the log ---- */

/* The end of a site's chain so far. */
typedef struct
{
  guint8 site[DUID_ID_SIZE];
  gint64 seq;
  gint64 hlc;
  guint8 hash[DUID_HASH_SIZE];
  guint  n_sites;
} Chain;

/* Whether the operation is what was written, where it was written. */
static gboolean
is_linked (Chain        *chain,
           const DuidOp *op,
           const guint8 *body_hash,
           const guint8 *hash)
{
  guint8   expected[DUID_HASH_SIZE];
  gboolean is_whole;

  if (op->body != NULL)
    {
      duid_op_hash_body (op, expected);
      if (memcmp (expected, body_hash, DUID_HASH_SIZE) != 0)
        return FALSE;
    }
  if (chain->seq == 0 || memcmp (chain->site, op->stamp.site, DUID_ID_SIZE) != 0)
    {
      memset (chain->hash, 0, DUID_HASH_SIZE);
      memcpy (chain->site, op->stamp.site, DUID_ID_SIZE);
      chain->seq = 0;
      chain->hlc = 0;
      chain->n_sites++;
    }
  duid_op_hash (op, chain->hash, body_hash, expected);
  is_whole = memcmp (expected, hash, DUID_HASH_SIZE) == 0 && op->stamp.seq == chain->seq + 1 &&
             op->stamp.hlc > chain->hlc;
  chain->seq = op->stamp.seq;
  chain->hlc = op->stamp.hlc;
  memcpy (chain->hash, hash, DUID_HASH_SIZE);
  return is_whole;
}

/* Whether the chain ends where the table of sites says, so that none was cut off. */
static gboolean
check_end (Check       *check,
           const Chain *chain,
           gboolean    *is_right,
           GError     **error)
{
  g_autoptr (sqlite3_stmt) query = NULL;
  int step;

  *is_right = TRUE;
  if (chain->seq == 0)
    return TRUE;
  query = duid_sql_query (check->sql, error, GET_SITE, "h", chain->site);
  step = query != NULL ? duid_sql_step (check->sql, query, error) : -1;
  *is_right = step > 0 && sqlite3_column_int64 (query, 0) == chain->seq &&
              sqlite3_column_int64 (query, 1) == chain->hlc &&
              sqlite3_column_bytes (query, 2) == DUID_HASH_SIZE &&
              memcmp (sqlite3_column_blob (query, 2), chain->hash, DUID_HASH_SIZE) == 0;
  return step >= 0;
}

/* Walks the log, checks its chains and applies each operation to @replay. */
static gboolean
walk_log (Check    *check,
          DuidSql  *replay,
          gboolean *is_right,
          GError  **error)
{
  g_autoptr (sqlite3_stmt) query = duid_sql_query (check->sql, error, DUID_LOG_ALL, "");
  Chain    chain = { 0 };
  gboolean is_end_right;
  gint64   n_sites = 0;
  int      step = -1;

  while (query != NULL && (step = duid_sql_step (check->sql, query, error)) > 0)
    {
      DuidOp        op = { 0 };
      const guint8 *body_hash;
      const guint8 *hash;

      if (!duid_log_read (query, &op, &body_hash, &hash))
        {
          *is_right = FALSE;
          continue;
        }
      if (memcmp (chain.site, op.stamp.site, DUID_ID_SIZE) != 0)
        {
          if (!check_end (check, &chain, &is_end_right, error))
            return FALSE;
          *is_right = *is_right && is_end_right;
        }
      *is_right = is_linked (&chain, &op, body_hash, hash) && *is_right;
      if (!duid_state_apply (replay, &op, error))
        return FALSE;
    }
  if (step < 0 || !check_end (check, &chain, &is_end_right, error) ||
      !duid_sql_get_int (check->sql, &n_sites, error, COUNT_SITES, ""))
    return FALSE;
  *is_right = *is_right && is_end_right && n_sites == chain.n_sites;
  return TRUE;
}

static gboolean
is_same_value (sqlite3_stmt *a,
               sqlite3_stmt *b,
               int           column)
{
  int type = sqlite3_column_type (a, column);
  int size = sqlite3_column_bytes (a, column);

  if (type != sqlite3_column_type (b, column))
    return FALSE;
  if (type == SQLITE_INTEGER)
    return sqlite3_column_int64 (a, column) == sqlite3_column_int64 (b, column);
  return size == sqlite3_column_bytes (b, column) &&
         (size == 0 || memcmp (sqlite3_column_blob (a, column), sqlite3_column_blob (b, column),
                               (gsize) size) == 0);
}

/* Compares a state table of the project with that of the replay. */
static gboolean
compare_table (DuidSql    *ours,
               DuidSql    *replay,
               const char *text,
               gboolean   *is_right,
               GError    **error)
{
  g_autoptr (sqlite3_stmt) a = duid_sql_query (ours, error, text, "");
  g_autoptr (sqlite3_stmt) b = a != NULL ? duid_sql_query (replay, error, text, "") : NULL;
  int a_step = 1;
  int b_step = 1;

  if (b == NULL)
    return FALSE;
  while (*is_right && a_step > 0)
    {
      a_step = duid_sql_step (ours, a, error);
      b_step = a_step >= 0 ? duid_sql_step (replay, b, error) : -1;
      if (b_step < 0)
        return FALSE;
      *is_right = a_step == b_step;
      for (int i = 0; *is_right && a_step > 0 && i < sqlite3_column_count (a); i++)
        *is_right = is_same_value (a, b, i);
    }
  return TRUE;
}

static gboolean
check_log (Check   *check,
           GError **error)
{
  g_autoptr (DuidSql) replay = duid_sql_open (":memory:",
                                              SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error);
  gboolean is_log_right = TRUE;
  gboolean is_state_right = TRUE;

  if (replay == NULL || !duid_schema_make_state (replay, error) ||
      !duid_sql_begin (replay, error) || !walk_log (check, replay, &is_log_right, error))
    return FALSE;
  for (guint i = 0; DUID_STATE_TABLES[i] != NULL; i++)
    if (!compare_table (check->sql, replay, DUID_STATE_TABLES[i], &is_state_right, error))
      return FALSE;
  if (!is_log_right)
    add_reason (check, _ ("The log of what people did has been changed from outside."));
  if (!is_state_right)
    add_reason (check, _ ("Tags, notes or settings are not what the log says."));
  return TRUE;
}

/* ---- the stories ---- */

/* All versions of all stories as the rows of one dataset, by version. */
static gboolean
load_version (DuidDatasetBuilder *builder,
              DuidFramework      *framework,
              DuidChunkTable     *chunks,
              sqlite3_stmt       *query)
{
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT,
                                          (gint64) sqlite3_column_int64 (query, 0));
  gsize            row = duid_dataset_builder_add_row (builder, 0, key);

  return duid_chunk_table_place (chunks, sqlite3_column_int64 (query, 1),
                                 sqlite3_column_int64 (query, 2), row) &&
         duid_story_texts_decode (builder, framework, row, sqlite3_column_blob (query, 4),
                                  (gsize) sqlite3_column_bytes (query, 4));
}

static DuidDataset *
load_versions (Check         *check,
               DuidFramework *framework,
               GError       **error)
{
  g_autoptr (DuidDatasetBuilder) builder = duid_dataset_builder_new (framework);
  g_autoptr (DuidChunkTable) chunks = duid_chunk_table_new (check->sql, error);
  g_autoptr (sqlite3_stmt) query = NULL;
  int step = -1;

  if (chunks == NULL)
    return NULL;
  duid_dataset_builder_add_source (builder, "");
  query = duid_sql_query (check->sql, error, LIST_VERSIONS, "");
  while (query != NULL && (step = duid_sql_step (check->sql, query, error)) > 0)
    if (!load_version (builder, framework, chunks, query))
      {
        duid_sql_set_damaged (check->sql, error);
        return NULL;
      }
  if (step < 0 ||
      !duid_chunk_table_decode_all (chunks, check->sql, framework, builder, check->cancellable,
                                    error))
    return NULL;
  return duid_dataset_builder_finish (g_steal_pointer (&builder));
}

/* The headers of the file that the last version came from: versions of one file
 * mostly stand together. */
typedef struct
{
  gint64           intake;
  gint64           source;
  DuidHeaderOrder *order; /* NULL: its headers are not known */
} LastFile;

static void
clear_last_file (LastFile *last)
{
  g_clear_pointer (&last->order, duid_header_order_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LastFile, clear_last_file)

static gboolean
find_order (Check    *check,
            gint64    intake,
            gint64    source,
            LastFile *last,
            GError  **error)
{
  g_autoptr (sqlite3_stmt) query = NULL;
  int step;

  if (intake == last->intake && source == last->source)
    return TRUE;
  clear_last_file (last);
  last->intake = intake;
  last->source = source;
  query = duid_sql_query (check->sql, error, GET_HEADERS, "ii", intake, source);
  step = query != NULL ? duid_sql_step (check->sql, query, error) : -1;
  if (step > 0)
    last->order = duid_header_order_from_bytes (sqlite3_column_blob (query, 0),
                                                (gsize) sqlite3_column_bytes (query, 0));
  return step >= 0;
}

static gboolean
compare_hashes (Check       *check,
                DuidDataset *versions,
                gsize       *n_wrong,
                GError     **error)
{
  DuidFramework *framework = duid_dataset_get_framework (versions);
  g_autoptr (DuidAlignment) alignment = duid_alignment_new (framework, framework, NULL);
  g_autoptr (GByteArray) scratch = g_byte_array_new ();
  g_autoptr (sqlite3_stmt) query = duid_sql_query (check->sql, error, LIST_VERSIONS, "");
  g_auto (LastFile) last = { -1, -1, NULL };
  int step = -1;

  if (alignment == NULL)
    {
      duid_sql_set_damaged (check->sql, error);
      return FALSE;
    }
  for (gsize row = 0; query != NULL && (step = duid_sql_step (check->sql, query, error)) > 0; row++)
    {
      const void  *bytes = sqlite3_column_blob (query, 5);
      DuidRawCells cells = { bytes != NULL ? bytes : "",
                             (gsize) sqlite3_column_bytes (query, 5), NULL };

      if (!find_order (check, sqlite3_column_int64 (query, 6), sqlite3_column_int64 (query, 7),
                       &last, error))
        return FALSE;
      cells.order = last.order;
      if (sqlite3_column_bytes (query, 3) != DUID_HASH_SIZE ||
          !duid_story_is_hash (versions, alignment, row, &cells, scratch,
                               sqlite3_column_blob (query, 3)))
        ++*n_wrong;
    }
  return step == 0;
}

static gboolean
check_keys (Check   *check,
            gsize   *n_wrong,
            GError **error)
{
  g_autoptr (sqlite3_stmt) query = duid_sql_query (check->sql, error, LIST_KEYS, "");
  int step = -1;

  while (query != NULL && (step = duid_sql_step (check->sql, query, error)) > 0)
    {
      const guint8 *ours = duid_sql_get_id (query, 1);
      guint8        hash[DUID_ID_SIZE];

      duid_op_hash_story ((const char *) sqlite3_column_text (query, 0), hash);
      if (ours == NULL || memcmp (ours, hash, DUID_ID_SIZE) != 0)
        ++*n_wrong;
    }
  return step == 0;
}

static gboolean
check_stories (Check         *check,
               DuidFramework *framework,
               GError       **error)
{
  g_autoptr (DuidDataset) versions = load_versions (check, framework, error);
  gsize  n_wrong = 0;
  gint64 n_stale = 0;
  gint64 n_loose = 0;

  if (versions == NULL || !compare_hashes (check, versions, &n_wrong, error) ||
      !check_keys (check, &n_wrong, error) ||
      !duid_sql_get_int (check->sql, &n_stale, error, COUNT_STALE, "") ||
      !duid_sql_get_int (check->sql, &n_loose, error, COUNT_LOOSE_INTAKES, ""))
    return FALSE;
  if (n_wrong > 0)
    g_ptr_array_add (check->reasons,
                     g_strdup_printf (ngettext ("%zu story is not as imported.",
                                                "%zu stories are not as imported.",
                                                n_wrong),
                                      n_wrong));
  if (n_stale > 0)
    add_reason (check, _ ("Some stories do not show their newest version."));
  if (n_loose > 0)
    add_reason (check, _ ("Some stories came from an import that the log does not have."));
  return TRUE;
}

static gboolean
check_search (Check         *check,
              DuidFramework *framework,
              GError       **error)
{
  gboolean is_right = TRUE;

  if (!duid_search_proof_check (check->sql, framework, &is_right, error))
    return FALSE;
  if (!is_right)
    add_reason (check, _ ("The search index is not that of the stories."));
  return TRUE;
}

/* Damage found on the way is a reason, not a failure to look. */
static gboolean
settle (Check   *check,
        GError  *damage,
        GError **error)
{
  if (!g_error_matches (damage, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_DAMAGED))
    {
      g_propagate_error (error, damage);
      return FALSE;
    }
  add_reason (check, damage->message);
  g_error_free (damage);
  return TRUE;
}

static gboolean
check_base (Check   *check,
            GError **error)
{
  g_autoptr (DuidFramework) framework = duid_framework_table_load (check->sql, error);
  GError *local = NULL;

  if (framework == NULL ||
      (!check_stories (check, framework, &local) && !settle (check, local, error)))
    return FALSE;
  return check_search (check, framework, error);
}

static gboolean
check_all (Check   *check,
           GError **error)
{
  static gboolean (*const parts[]) (Check *, GError **) = { check_file, check_log, check_base };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      GError *local = NULL;

      if (!parts[i](check, &local) && !settle (check, local, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
duid_project_check (DuidProject  *project,
                    GPtrArray   **reasons,
                    GCancellable *cancellable,
                    GError      **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  Check    check = { .sql = project->sql, .reasons = found, .cancellable = cancellable };
  gboolean is_done;

  /* Nobody may write while it compares. */
  duid_turns_take (project->turns);
  if (!(project->is_read_only ? duid_sql_begin_reading (project->sql, error)
                              : duid_sql_begin (project->sql, error)))
    {
      duid_turns_give (project->turns);
      return FALSE;
    }
  duid_sql_set_cancellable (project->sql, cancellable);
  is_done = duid_sql_set_roomy (project->sql, TRUE, error) && check_all (&check, error);
  duid_sql_rollback (project->sql);
  duid_turns_give (project->turns);
  duid_sql_set_roomy (project->sql, FALSE, NULL);
  if (is_done)
    *reasons = g_steal_pointer (&found);
  return is_done;
}
