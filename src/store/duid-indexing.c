/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/duid-indexing.h"

#include "store/duid-project-private.h"
#include "store/duid-search-table.h"

/* In one transaction, when others wait: some thirty milliseconds of work. More where
 * there are so many stories that their parts would be too many to join. */
#define STORIES_A_PART 400
#define MOST_PARTS     1500
#define PAGES_A_PART   150
/* Between two transactions, for other programs, which take no turns. */
#define PAUSE_US 2000
/* The share of the work that putting stories in takes; joining parts is the rest. */
#define ADDING_SHARE 0.7

static const char COUNT_LEFT[] = "SELECT count(*) FROM story WHERE id > ?";
static const char GET_VERSION[] = "PRAGMA data_version";
/* One a page, roughly. */
static const char COUNT_PAGES[] = "SELECT count(*) FROM search_idx";

typedef struct
{
  DuidSql                *sql; /* borrowed, like all here */
  DuidTurns              *turns;
  DuidProjectProgressFunc progress;
  gpointer                data;
  GCancellable           *cancellable;

  DuidFramework *framework; /* owned: what may be searched, as of `version` */
  gint64         version;   /* of the file, as others change it */
  gint64         n_left;    /* when it began */
} Work;

static void
clear_work (Work *work)
{
  g_clear_pointer (&work->framework, duid_framework_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, clear_work)

static void
tell (const Work *work,
      double      share)
{
  if (work->progress != NULL)
    work->progress (CLAMP (share, 0, 1), work->data);
}

static gboolean
is_enough (gpointer data)
{
  const Work *work = data;

  return duid_turns_is_wanted (work->turns) || g_cancellable_is_cancelled (work->cancellable);
}

gboolean
duid_project_is_indexed (DuidProject *project,
                         gboolean    *is_indexed,
                         GError     **error)
{
  DuidSearchMark mark;

  if (!duid_search_table_is_whole (project->sql, is_indexed, error) ||
      !duid_search_table_get_mark (project->sql, &mark, error))
    return FALSE;
  *is_indexed = *is_indexed && mark.is_joined;
  return TRUE;
}

void
duid_project_set_turns (DuidProject *project,
                        DuidTurns   *turns)
{
  if (turns != NULL)
    duid_turns_ref (turns);
  duid_turns_unref (project->turns);
  project->turns = turns;
}

/* ---- at once ---- */

static gboolean
index_all (Work    *work,
           GError **error)
{
  DuidSearchMark mark;
  gboolean       is_whole = FALSE;
  gint64         n_done = 0;

  work->framework = duid_search_table_load_framework (work->sql, error);
  if (work->framework == NULL ||
      !duid_search_table_set_pace (work->sql, DUID_SEARCH_AT_ONCE, error))
    return FALSE;
  while (!is_whole)
    {
      if (g_cancellable_set_error_if_cancelled (work->cancellable, error) ||
          !duid_search_table_go_on (work->sql, work->framework, STORIES_A_PART, NULL, NULL,
                                    &is_whole, error))
        return FALSE;
      n_done += STORIES_A_PART;
      tell (work, (double) n_done / (double) MAX (work->n_left, 1));
    }
  if (!duid_search_table_set_pace (work->sql, DUID_SEARCH_FEW, error) ||
      !duid_search_table_get_mark (work->sql, &mark, error))
    return FALSE;
  mark.is_joined = TRUE;
  return duid_search_table_set_mark (work->sql, &mark, error);
}

static gboolean
count_left (Work    *work,
            GError **error)
{
  DuidSearchMark mark;

  return duid_search_table_get_mark (work->sql, &mark, error) &&
         duid_sql_get_int (work->sql, &work->n_left, error, COUNT_LEFT, "i", mark.story);
}

gboolean
duid_project_index (DuidProject            *project,
                    DuidProjectProgressFunc progress,
                    gpointer                data,
                    GCancellable           *cancellable,
                    GError                **error)
{
  g_auto (Work) work = { .sql = project->sql,
                         .progress = progress,
                         .data = data,
                         .cancellable = cancellable };
  gboolean is_indexed = FALSE;
  gboolean is_well;

  if (!duid_project_is_indexed (project, &is_indexed, error) || is_indexed)
    return is_indexed;
  if (!count_left (&work, error) || !duid_project_set_filling (project, TRUE, error))
    return FALSE;
  is_well = duid_sql_begin (work.sql, error) && duid_sql_set_roomy (work.sql, TRUE, error) &&
            index_all (&work, error) && duid_sql_commit (work.sql, error);
  duid_sql_rollback (work.sql);
  /* What was written stays written, only what comes next is slower. */
  duid_sql_set_roomy (work.sql, FALSE, NULL);
  duid_project_set_filling (project, FALSE, NULL);
  return is_well;
}

/* ---- behind ---- */

/* Others may have changed what may be searched. */
static gboolean
follow (Work    *work,
        GError **error)
{
  gint64 version = 0;

  if (!duid_sql_get_int (work->sql, &version, error, GET_VERSION, ""))
    return FALSE;
  if (work->framework != NULL && version == work->version)
    return TRUE;
  g_clear_pointer (&work->framework, duid_framework_unref);
  work->framework = duid_search_table_load_framework (work->sql, error);
  work->version = version;
  return work->framework != NULL;
}

/* Some stories, inside a transaction. From here on the parts are not joined. */
static gboolean
add_some (Work     *work,
          gboolean *is_whole,
          GError  **error)
{
  gint64         most = MAX (STORIES_A_PART, work->n_left / MOST_PARTS);
  DuidSearchMark mark;

  if (!follow (work, error) || !duid_search_table_get_mark (work->sql, &mark, error))
    return FALSE;
  if (mark.is_joined)
    {
      mark.is_joined = FALSE;
      if (!duid_search_table_set_mark (work->sql, &mark, error) ||
          !duid_search_table_set_pace (work->sql, DUID_SEARCH_IN_PARTS, error))
        return FALSE;
    }
  return duid_search_table_go_on (work->sql, work->framework, most, is_enough, work, is_whole,
                                  error);
}

static gboolean
join_some (Work     *work,
           gboolean *is_joined,
           GError  **error)
{
  DuidSearchMark mark;

  if (!duid_search_table_join (work->sql, PAGES_A_PART, is_joined, error))
    return FALSE;
  if (!*is_joined)
    return TRUE;
  if (!duid_search_table_get_mark (work->sql, &mark, error) ||
      !duid_search_table_set_pace (work->sql, DUID_SEARCH_FEW, error))
    return FALSE;
  mark.is_joined = TRUE;
  return duid_search_table_set_mark (work->sql, &mark, error);
}

typedef gboolean (*Step) (Work     *work,
                          gboolean *is_done,
                          GError  **error);

/* One step in a transaction, as soon as nobody else wants one. */
static gboolean
run_step (Work     *work,
          Step      step,
          gboolean *is_done,
          GError  **error)
{
  duid_turns_wait (work->turns);
  if (g_cancellable_set_error_if_cancelled (work->cancellable, error) ||
      !duid_sql_begin (work->sql, error))
    return FALSE;
  if (step (work, is_done, error) && duid_sql_commit (work->sql, error))
    {
      g_usleep (PAUSE_US);
      return TRUE;
    }
  duid_sql_rollback (work->sql);
  return FALSE;
}

static gboolean
add_behind (Work    *work,
            GError **error)
{
  gboolean is_whole = FALSE;
  gint64   n_all;

  if (!count_left (work, error))
    return FALSE;
  n_all = MAX (work->n_left, 1);
  is_whole = work->n_left == 0;
  while (!is_whole)
    {
      if (!run_step (work, add_some, &is_whole, error) || !count_left (work, error))
        return FALSE;
      tell (work, ADDING_SHARE * (1 - (double) work->n_left / (double) n_all));
    }
  return TRUE;
}

static gboolean
join_behind (Work    *work,
             GError **error)
{
  gboolean is_joined = FALSE;
  gint64   n_pages = 0;

  if (!duid_sql_get_int (work->sql, &n_pages, error, COUNT_PAGES, ""))
    return FALSE;
  for (gint64 n_done = PAGES_A_PART; !is_joined; n_done += PAGES_A_PART)
    {
      if (!run_step (work, join_some, &is_joined, error))
        return FALSE;
      tell (work, ADDING_SHARE +
                    (1 - ADDING_SHARE) * (double) n_done / (double) MAX (n_pages, 1));
    }
  return TRUE;
}

gboolean
duid_project_index_behind (DuidProject            *project,
                           DuidTurns              *turns,
                           DuidProjectProgressFunc progress,
                           gpointer                data,
                           GCancellable           *cancellable,
                           GError                **error)
{
  g_auto (Work) work = { .sql = project->sql,
                         .turns = turns,
                         .progress = progress,
                         .data = data,
                         .cancellable = cancellable };
  gboolean is_indexed = FALSE;
  gboolean is_well = duid_sql_set_roomy (work.sql, TRUE, error);

  /* Stories may come while parts are joined. */
  while (is_well && !is_indexed)
    is_well = duid_project_is_indexed (project, &is_indexed, error) &&
              (is_indexed || (add_behind (&work, error) && join_behind (&work, error)));
  duid_sql_set_roomy (work.sql, FALSE, NULL);
  return is_well;
}
