/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "share/duid-merge.h"

#include "store/duid-body.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

/* Above this a clock is worth a word. */
#define MOST_SKEW_MS (5 * 60 * 1000)

static void
free_contribution (gpointer contribution)
{
  g_free (((DuidContribution *) contribution)->who);
  g_free (contribution);
}

void
duid_merge_free (DuidMerge *merge)
{
  if (merge == NULL)
    return;
  g_clear_pointer (&merge->contributions, g_ptr_array_unref);
  g_clear_pointer (&merge->conflicts, g_ptr_array_unref);
  g_free (merge->backup);
  g_free (merge);
}

/* ---- who and what ---- */

static DuidMergeKind
classify_object (const DuidOp *op)
{
  g_autoptr (JsonObject) body = duid_body_parse (op);
  const char *object = body != NULL ? duid_body_get_text (body, "object") : NULL;

  if (g_strcmp0 (object, DUID_OBJECT_PATTERN) == 0)
    return DUID_MERGE_PATTERNS;
  return g_strcmp0 (object, DUID_OBJECT_ROUND) == 0 ? DUID_MERGE_VOTES : DUID_MERGE_NAMES;
}

static DuidMergeKind
classify (const DuidOp *op)
{
  static const DuidMergeKind kinds[] = {
    [DUID_OP_IMPORT] = DUID_MERGE_IMPORTS,
    [DUID_OP_ASSIGN] = DUID_MERGE_TAGS,
    [DUID_OP_NOTE] = DUID_MERGE_NOTES,
    [DUID_OP_READ] = DUID_MERGE_READ,
    [DUID_OP_DELETE] = DUID_MERGE_DELETED,
    [DUID_OP_RESTORE] = DUID_MERGE_DELETED,
    [DUID_OP_MODERATE] = DUID_MERGE_TAGS,
    [DUID_OP_MOVE] = DUID_MERGE_NAMES,
    [DUID_OP_MERGE] = DUID_MERGE_NAMES,
    [DUID_OP_VOTE] = DUID_MERGE_VOTES,
    [DUID_OP_ERASE] = DUID_MERGE_ERASED,
  };

  if (op->kind == DUID_OP_SET_FIELD)
    return classify_object (op);
  return op->kind >= DUID_OP_IMPORT && op->kind <= DUID_OP_ERASE ? kinds[op->kind]
                                                                 : DUID_MERGE_OTHER;
}

static int
compare_contributions (gconstpointer a,
                       gconstpointer b)
{
  return g_utf8_collate ((*(DuidContribution *const *) a)->who,
                         (*(DuidContribution *const *) b)->who);
}

/* By person: two of one name are two. */
static GPtrArray *
count_contributions (DuidProject *project,
                     GPtrArray   *ops)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (free_contribution);
  g_autoptr (GHashTable) by_author = g_hash_table_new_full (g_bytes_hash, g_bytes_equal,
                                                            (GDestroyNotify) g_bytes_unref, NULL);

  for (guint i = 0; i < ops->len; i++)
    {
      const DuidOp *op = &((DuidSentOp *) ops->pdata[i])->op;
      g_autoptr (GBytes) author = g_bytes_new (op->author, DUID_ID_SIZE);
      DuidContribution *contribution = g_hash_table_lookup (by_author, author);

      if (contribution == NULL)
        {
          contribution = g_new0 (DuidContribution, 1);
          contribution->who = duid_exchange_dup_author (project, op->author);
          g_ptr_array_add (list, contribution);
          g_hash_table_insert (by_author, g_bytes_ref (author), contribution);
        }
      contribution->n[classify (op)]++;
    }
  g_ptr_array_sort (list, compare_contributions);
  return list;
}

static gboolean
look (DuidProject *project,
      GPtrArray   *ops,
      gpointer     data,
      GError     **error)
{
  DuidMerge *merge = data;

  merge->contributions = count_contributions (project, ops);
  merge->conflicts = duid_project_list_conflicts (project, error);
  return merge->conflicts != NULL;
}

char *
duid_merge_describe (DuidMergeKind kind,
                     guint64       n)
{
  gulong      count = (gulong) n;
  const char *format;

  switch (kind)
    {
    case DUID_MERGE_TAGS:
      format = ngettext ("%lu tag given or taken back", "%lu tags given or taken back", count);
      break;
    case DUID_MERGE_NAMES:
      format = ngettext ("%lu name or setting", "%lu names or settings", count);
      break;
    case DUID_MERGE_NOTES:
      format = ngettext ("%lu note", "%lu notes", count);
      break;
    case DUID_MERGE_READ:
      format = ngettext ("%lu read mark", "%lu read marks", count);
      break;
    case DUID_MERGE_PATTERNS:
      format = ngettext ("%lu part of a pattern", "%lu parts of patterns", count);
      break;
    case DUID_MERGE_VOTES:
      format = ngettext ("%lu ballot", "%lu ballots", count);
      break;
    case DUID_MERGE_IMPORTS:
      format = ngettext ("%lu import", "%lu imports", count);
      break;
    case DUID_MERGE_ERASED:
      format = ngettext ("%lu story erased", "%lu stories erased", count);
      break;
    case DUID_MERGE_DELETED:
      format = ngettext ("%lu thing deleted or brought back",
                         "%lu things deleted or brought back", count);
      break;
    case DUID_MERGE_OTHER:
    case DUID_MERGE_N_KINDS:
    default:
      format = ngettext ("%lu thing of a later version of the program",
                         "%lu things of a later version of the program", count);
      break;
    }
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (format, count);
#pragma GCC diagnostic pop
}

gboolean
duid_merge_has_wrong_clock (const DuidMerge *merge)
{
  return merge->counts.skew_ms > MOST_SKEW_MS;
}

const char *
duid_merge_name_person (const char *who)
{
  return who != NULL && *who != '\0' ? who : _ ("nobody in particular");
}

/* ---- merging ---- */

/* Opening a file twice in one program would undo the locks of the first. */
static gboolean
is_other_file (DuidProject *project,
               const char  *path,
               GError     **error)
{
  GStatBuf ours;
  GStatBuf theirs;

  if (g_stat (path, &theirs) != 0 || g_stat (duid_project_get_path (project), &ours) != 0 ||
      ours.st_dev != theirs.st_dev || ours.st_ino != theirs.st_ino)
    return TRUE;
  g_set_error_literal (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_INVALID,
                       _ ("That is this project itself. Choose another copy of it."));
  return FALSE;
}

static gboolean
check_chains (const DuidMerge *merge,
              const char      *path,
              GError         **error)
{
  g_autofree char *name = NULL;

  if (merge->counts.n_refused == 0)
    return TRUE;
  name = g_filename_display_basename (path);
  g_set_error (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_DAMAGED,
               _ ("What “%s” says people did has been changed from outside, so nothing of it was "
                  "added. Ask for another copy of it."),
               name);
  return FALSE;
}

static gboolean
look_and_check (DuidProject *project,
                GPtrArray   *ops,
                gpointer     data,
                GError     **error)
{
  gpointer *merge_and_path = data;

  return check_chains (merge_and_path[0], merge_and_path[1], error) &&
         look (project, ops, merge_and_path[0], error);
}

static DuidMerge *
merge_file (DuidProject  *project,
            const char   *path,
            gboolean      is_trial,
            GCancellable *cancellable,
            GError      **error)
{
  g_autoptr (DuidMerge) merge = g_new0 (DuidMerge, 1);
  g_autoptr (DuidProject) other = NULL;
  gpointer merge_and_path[] = { merge, (gpointer) path };

  if (!is_other_file (project, path, error))
    return NULL;
  other = duid_project_open_to_read (path, error);
  if (other == NULL ||
      !duid_exchange_merge (project, other, is_trial, look_and_check, merge_and_path,
                            &merge->counts, cancellable, error) ||
      !duid_project_close (other, error))
    return NULL;
  return g_steal_pointer (&merge);
}

/* “NAME.duiding.before-merge-1”, and so on. */
static char *
dup_backup_path (DuidProject *project)
{
  for (guint i = 1;; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s.before-merge-%u",
                                               duid_project_get_path (project), i);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
}

static gboolean
is_empty (DuidProject *project,
          gboolean    *is,
          GError     **error)
{
  g_autoptr (GHashTable) known = duid_exchange_list_known (project, error);

  if (known == NULL)
    return FALSE;
  *is = g_hash_table_size (known) == 0;
  return TRUE;
}

DuidMerge *
duid_merge_preview (DuidProject  *project,
                    const char   *path,
                    GCancellable *cancellable,
                    GError      **error)
{
  return merge_file (project, path, TRUE, cancellable, error);
}

DuidMerge *
duid_merge_run (DuidProject  *project,
                const char   *path,
                GCancellable *cancellable,
                GError      **error)
{
  g_autofree char *backup = NULL;
  DuidMerge       *merge;
  gboolean         is_new;

  if (!is_other_file (project, path, error) || !is_empty (project, &is_new, error))
    return NULL;
  if (!is_new)
    backup = dup_backup_path (project);
  if (backup != NULL && !duid_project_save_copy (project, backup, NULL, error))
    return NULL;
  merge = merge_file (project, path, FALSE, cancellable, error);
  if (merge == NULL || merge->counts.n_erasures > 0 ||
      merge->counts.n_taken + merge->counts.n_imports == 0)
    {
      if (backup != NULL)
        g_unlink (backup);
      return merge;
    }
  merge->backup = g_steal_pointer (&backup);
  return merge;
}
