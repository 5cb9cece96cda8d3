/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "store/duid-project-private.h"

#include "store/duid-body.h"
#include "store/duid-place.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sodium.h>
#include <string.h>
#include <unistd.h>

/* How long to wait for another program: an import of 100,000 stories is shorter. */
#define PATIENCE_MS 20000
/* No value of ours comes near it. */
#define LARGEST_VALUE (512 * 1024 * 1024)
#define OWNER_ONLY    0600
/* Stories are one to three thousand bytes: in pages of four thousand a fifth of the file
 * would stay empty. Files made before keep what they have. */
#define PAGE_SIZE "PRAGMA page_size=8192"

G_DEFINE_QUARK (duid_project_error, duid_project_error)

/* ---- starting ---- */

/* A file that reaches a size limit must be an error of a write, not our end. */
static gboolean
prepare_program (GError **error)
{
  struct sigaction now;

  if (sigaction (SIGXFSZ, NULL, &now) == 0 && now.sa_handler == SIG_DFL)
    signal (SIGXFSZ, SIG_IGN);
  if (sodium_init () >= 0)
    return TRUE;
  g_set_error_literal (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_FAILED,
                       _ ("The library that guards the log of a project cannot be used."));
  return FALSE;
}

gboolean
duid_project_harden (DuidSql *sql,
                     GError **error)
{
  static const struct
  {
    int option;
    int value;
  } options[] = {
    { SQLITE_DBCONFIG_DEFENSIVE, 1 },
    { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
    { SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 },
    { SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
    { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
    { SQLITE_DBCONFIG_DQS_DDL, 0 },
    { SQLITE_DBCONFIG_DQS_DML, 0 },
  };
  sqlite3 *db = duid_sql_get_db (sql);
  int      code = sqlite3_busy_timeout (db, PATIENCE_MS);

  for (guint i = 0; code == SQLITE_OK && i < G_N_ELEMENTS (options); i++)
    code = sqlite3_db_config (db, options[i].option, options[i].value, NULL);
  if (code != SQLITE_OK)
    {
      duid_sql_set_error (sql, code, error);
      return FALSE;
    }
  sqlite3_limit (db, SQLITE_LIMIT_LENGTH, LARGEST_VALUE);
  return duid_sql_script (sql,
                          "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON;"
                          "PRAGMA secure_delete=ON; PRAGMA mmap_size=0;"
                          "PRAGMA temp_store=MEMORY;",
                          error);
}

DuidSql *
duid_project_connect_to_read (const char *path,
                              GError    **error)
{
  g_autoptr (DuidSql) sql = duid_sql_open (path, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, error);

  return sql != NULL && duid_project_harden (sql, error) ? g_steal_pointer (&sql) : NULL;
}

/* Asks for a journal mode; *@is_set tells whether it is now that. */
static gboolean
set_journal (DuidSql    *sql,
             const char *mode,
             gboolean   *is_set,
             GError    **error)
{
  g_autofree char *text = g_strconcat ("PRAGMA journal_mode=", mode, NULL);
  g_autoptr (sqlite3_stmt) query = duid_sql_query (sql, error, text, "");

  if (query == NULL || duid_sql_step (sql, query, error) <= 0)
    return FALSE;
  *is_set = g_ascii_strcasecmp ((const char *) sqlite3_column_text (query, 0), mode) == 0;
  return TRUE;
}

/* WAL needs memory that all programs share, which a network drive has not. */
static gboolean
choose_journal (DuidSql    *sql,
                const char *path,
                GError    **error)
{
  gboolean is_set = FALSE;

  if (duid_place_of (path) != DUID_PLACE_NETWORK)
    {
      g_autoptr (GError) local = NULL;

      if (set_journal (sql, "WAL", &is_set, &local) && is_set)
        return duid_sql_script (sql, "PRAGMA synchronous=FULL", error);
      if (local != NULL && !g_error_matches (local, DUID_PROJECT_ERROR,
                                             DUID_PROJECT_ERROR_READ_ONLY))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }
  return set_journal (sql, "DELETE", &is_set, error) &&
         duid_sql_script (sql, "PRAGMA synchronous=EXTRA", error);
}

gboolean
duid_project_set_filling (DuidProject *project,
                          gboolean     is_filling,
                          GError     **error)
{
  DuidSql *sql = project->sql;
  g_autoptr (GError) others = NULL;
  gboolean is_set = FALSE;
  gboolean is_well = TRUE;

  if (!is_filling)
    return choose_journal (sql, project->path, error);
  /* Where somebody else has it open it stays as it is, which is as safe and only slower. */
  (void) sqlite3_busy_timeout (duid_sql_get_db (sql), 0);
  if (set_journal (sql, "DELETE", &is_set, &others) && is_set)
    is_well = duid_sql_script (sql, "PRAGMA synchronous=EXTRA", error);
  (void) sqlite3_busy_timeout (duid_sql_get_db (sql), PATIENCE_MS);
  return is_well;
}

static DuidProject *
connect_project (const char *path,
                 gboolean    is_read_only,
                 GError    **error)
{
  g_autoptr (DuidProject) project = g_new0 (DuidProject, 1);
  int flags = is_read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;

  project->path = g_strdup (path);
  project->is_read_only = is_read_only;
  project->sql = duid_sql_open (path, flags, error);
  if (project->sql == NULL || !duid_project_harden (project->sql, error))
    return NULL;
  project->log = duid_log_new (project->sql);
  return g_steal_pointer (&project);
}

/* ---- a new one ---- */

static void
set_system_error (const char *path,
                  int         code,
                  GError    **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  DuidProjectError kind = DUID_PROJECT_ERROR_FAILED;

  if (code == EEXIST)
    kind = DUID_PROJECT_ERROR_EXISTS;
  else if (code == EACCES || code == EPERM || code == EROFS)
    kind = DUID_PROJECT_ERROR_READ_ONLY;
  else if (code == ENOSPC || code == EDQUOT)
    kind = DUID_PROJECT_ERROR_FULL;
  else if (code == ENOENT || code == ENOTDIR)
    kind = DUID_PROJECT_ERROR_NOT_FOUND;

  if (kind == DUID_PROJECT_ERROR_EXISTS)
    g_set_error (error, DUID_PROJECT_ERROR, kind,
                 _ ("There is already a file “%s”. Choose another name; it was left as it is."),
                 name);
  else if (kind == DUID_PROJECT_ERROR_NOT_FOUND)
    g_set_error (error, DUID_PROJECT_ERROR, kind, _ ("There is no file or folder for “%s”."),
                 name);
  else
    g_set_error (error, DUID_PROJECT_ERROR, kind, _ ("“%s” cannot be written: %s."), name,
                 g_strerror (code));
}

/* Makes the empty file itself, so that it is ours alone from the first byte. */
static gboolean
make_file (const char *path,
           GError    **error)
{
  int file = g_open (path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, OWNER_ONLY);

  if (file >= 0)
    return g_close (file, error);
  set_system_error (path, errno, error);
  return FALSE;
}

static gboolean
fill_new (DuidProject *project,
          const char  *title,
          GError     **error)
{
  if (!duid_sql_script (project->sql, PAGE_SIZE, error) ||
      !duid_schema_make (duid_schema_get (), project->sql, error) ||
      !choose_journal (project->sql, project->path, error))
    return FALSE;
  if (title != NULL && *title != '\0' &&
      !duid_project_set_setting (project, DUID_SETTING_TITLE, title, error))
    return FALSE;
  return duid_project_read_counters (project, error);
}

DuidProject *
duid_project_create (const char *path,
                     const char *title,
                     GError    **error)
{
  g_autoptr (DuidProject) project = NULL;

  g_return_val_if_fail (path != NULL, NULL);
  if (!prepare_program (error) || !make_file (path, error))
    return NULL;
  project = connect_project (path, FALSE, error);
  if (project != NULL && fill_new (project, title, error))
    return g_steal_pointer (&project);
  g_clear_pointer (&project, duid_project_free);
  g_unlink (path);
  return NULL;
}

DuidProject *
duid_project_create_in_memory (const char *title,
                               GError    **error)
{
  g_autoptr (DuidProject) project = NULL;

  if (!prepare_program (error))
    return NULL;
  project = connect_project (":memory:", FALSE, error);
  if (project != NULL)
    project->is_in_memory = TRUE;
  if (project == NULL || !duid_schema_make (duid_schema_get (), project->sql, error) ||
      (title != NULL && !duid_project_set_setting (project, DUID_SETTING_TITLE, title, error)))
    return NULL;
  return g_steal_pointer (&project);
}

/* ---- an old one ---- */

/* Whether it is there to be opened, and may be written. */
static gboolean
look_at_file (const char *path,
              gboolean   *is_read_only,
              GError    **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_filename_display_basename (path);
  GStatBuf         about;

  if (g_stat (path, &about) != 0)
    {
      set_system_error (path, errno, error);
      return FALSE;
    }
  if (!S_ISREG (about.st_mode) || about.st_size == 0)
    {
      g_set_error (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_NOT_PROJECT,
                   _ ("“%s” is not a Duiding project."), name);
      return FALSE;
    }
  if (g_access (path, R_OK) != 0)
    {
      g_set_error (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_READ_ONLY,
                   _ ("You have no permission to read “%s”. Ask its owner for it."), name);
      return FALSE;
    }
  *is_read_only = g_access (path, W_OK) != 0 || g_access (folder, W_OK | X_OK) != 0;
  return TRUE;
}

/* “NAME.duiding.backup-v1”, or with a number behind it where that is taken. */
static char *
dup_backup_path (const char *path,
                 guint       version)
{
  for (guint i = 1;; i++)
    {
      g_autofree char *backup = i == 1 ? g_strdup_printf ("%s.backup-v%u", path, version)
                                       : g_strdup_printf ("%s.backup-v%u-%u", path, version, i);

      if (!g_file_test (backup, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&backup);
    }
}

static gboolean
bring_up_to_date (DuidProject      *project,
                  const DuidSchema *schema,
                  guint             version,
                  GError          **error)
{
  g_autofree char *backup = NULL;

  if (version == schema->n_steps)
    return TRUE;
  if (project->is_read_only)
    return duid_project_go_into_memory (project, error) &&
           duid_schema_upgrade (schema, project->sql, version, error);
  backup = dup_backup_path (project->path, version);
  return duid_project_save_copy (project, backup, NULL, error) &&
         duid_schema_upgrade (schema, project->sql, version, error);
}

DuidProject *
duid_project_open_with_schema (const char       *path,
                               const DuidSchema *schema,
                               gboolean          to_read,
                               GError          **error)
{
  g_autoptr (DuidProject) project = NULL;
  g_autofree char *name = g_filename_display_basename (path);
  gboolean         is_read_only;
  guint            version;

  if (!prepare_program (error) || !look_at_file (path, &is_read_only, error))
    return NULL;
  is_read_only = is_read_only || to_read;
  project = connect_project (path, is_read_only, error);
  if (project == NULL)
    return NULL;
  /* What is refused is left as it is, its journal too. */
  project->is_read_only = TRUE;
  if (!duid_schema_verify (schema, project->sql, name, &version, error))
    return NULL;
  project->is_read_only = is_read_only;
  if (!bring_up_to_date (project, schema, version, error))
    return NULL;
  if (!is_read_only && !choose_journal (project->sql, path, error))
    return NULL;
  return duid_project_read_counters (project, error) ? g_steal_pointer (&project) : NULL;
}

DuidProject *
duid_project_open (const char *path,
                   GError    **error)
{
  g_return_val_if_fail (path != NULL, NULL);
  return duid_project_open_with_schema (path, duid_schema_get (), FALSE, error);
}

DuidProject *
duid_project_open_to_read (const char *path,
                           GError    **error)
{
  g_return_val_if_fail (path != NULL, NULL);
  return duid_project_open_with_schema (path, duid_schema_get (), TRUE, error);
}

/* ---- the end ---- */

/* Everything into the one file. That others still have it open is no error: the
 * last to leave does it. */
static gboolean
make_plain (DuidSql *sql,
            GError **error)
{
  g_autoptr (GError) local = NULL;
  gboolean is_set;
  int      code = sqlite3_busy_timeout (duid_sql_get_db (sql), 0);

  if (code != SQLITE_OK)
    {
      duid_sql_set_error (sql, code, error);
      return FALSE;
    }
  if (set_journal (sql, "DELETE", &is_set, &local) ||
      g_error_matches (local, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_BUSY))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
duid_project_close (DuidProject *project,
                    GError     **error)
{
  gboolean is_clean;
  gboolean is_plain;

  if (project->sql == NULL)
    return TRUE;
  g_clear_pointer (&project->index, duid_story_index_free);
  g_clear_pointer (&project->log, duid_log_free);
  duid_sql_rollback (project->sql);
  is_clean = duid_project_clean (project, error);
  is_plain = project->is_read_only || make_plain (project->sql, is_clean ? error : NULL);
  return duid_sql_close (g_steal_pointer (&project->sql), is_clean && is_plain ? error : NULL) &&
         is_clean && is_plain;
}

void
duid_project_free (DuidProject *project)
{
  if (project == NULL)
    return;
  duid_project_close (project, NULL);
  g_free (project->path);
  g_clear_pointer (&project->import_changes, g_array_unref);
  g_clear_pointer (&project->turns, duid_turns_unref);
  g_free (project->author);
  g_free (project);
}

const char *
duid_project_get_path (DuidProject *project)
{
  return project->path;
}

gboolean
duid_project_is_read_only (DuidProject *project)
{
  return project->is_read_only;
}

DuidStoryIndex *
duid_project_get_index (DuidProject *project,
                        DuidDataset *dataset,
                        GError     **error)
{
  /* Its rows are the same, whatever people changed about the questions. */
  dataset = duid_dataset_get_imported (dataset);
  if (project->index != NULL && duid_story_index_get_dataset (project->index) == dataset)
    return project->index;
  g_clear_pointer (&project->index, duid_story_index_free);
  project->index = duid_story_index_new (project->sql, dataset, error);
  return project->index;
}
