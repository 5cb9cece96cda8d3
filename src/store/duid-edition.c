/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/duid-edition.h"

#include "store/duid-body.h"
#include "store/duid-project-private.h"

#include <string.h>

#define GONE_FIELD "gone"
#define WORD_BITS  64

static const char LIST_STORIES[] =
  "SELECT story.id, story.hash, field.value IS NOT NULL FROM story LEFT JOIN field"
  " ON field.object = 'story' AND field.id = story.hash AND field.name = 'gone'"
  " WHERE story.source = ? ORDER BY story.id";

/* ---- what changed ---- */

static void
clear_change (gpointer change)
{
  g_free (((DuidImportChange *) change)->question);
}

const GArray *
duid_project_get_import_changes (DuidProject *project)
{
  if (project->import_changes == NULL)
    {
      project->import_changes = g_array_new (FALSE, FALSE, sizeof (DuidImportChange));
      g_array_set_clear_func (project->import_changes, clear_change);
    }
  return project->import_changes;
}

/* One story in the import and as the project has it. */
typedef struct
{
  const DuidIntakeWriter *writer;
  const DuidDataset      *older;
  gsize                   row;
  gsize                   older_row;
} Pair;

static gboolean
is_same_choice (const Pair *pair,
                guint       question,
                guint       ours)
{
  const guint *options = pair->writer->alignment->options[question];
  guint16      code = duid_dataset_get_codes (pair->writer->dataset, question)[pair->row];

  return options[code] == duid_dataset_get_codes (pair->older, ours)[pair->older_row];
}

static gboolean
has_bit (const guint64 *masks,
         gsize          n_words,
         gsize          row,
         guint          option)
{
  return option / WORD_BITS < n_words &&
         ((masks[row * n_words + option / WORD_BITS] >> (option % WORD_BITS)) & 1) != 0;
}

static gboolean
are_same_choices (const Pair *pair,
                  guint       question,
                  guint       ours)
{
  const DuidQuestion *asked = duid_dataset_get_question (pair->writer->dataset, question);
  gsize               n_words;
  gsize               n_older_words;
  const guint64      *masks = duid_dataset_get_masks (pair->writer->dataset, question, &n_words);
  const guint64      *older = duid_dataset_get_masks (pair->older, ours, &n_older_words);
  guint               n = 0;
  guint               n_older = 0;

  for (guint i = 0; i < asked->options->len; i++)
    if (has_bit (masks, n_words, pair->row, i))
      {
        if (!has_bit (older, n_older_words, pair->older_row,
                      pair->writer->alignment->options[question][i]))
          return FALSE;
        n++;
      }
  for (guint i = 0; i < n_older_words * WORD_BITS; i++)
    n_older += has_bit (older, n_older_words, pair->older_row, i);
  return n == n_older;
}

static gboolean
are_same_stones (const Pair *pair,
                 guint       question,
                 guint       ours)
{
  const DuidQuestion *asked = duid_dataset_get_question (pair->writer->dataset, question);

  for (guint i = 0; i < asked->stones->len; i++)
    {
      DuidPoint a = duid_dataset_get_stone (pair->writer->dataset, question, i)[pair->row];
      DuidPoint b = duid_dataset_get_stone (
        pair->older, ours, pair->writer->alignment->stones[question][i])[pair->older_row];

      if (duid_point_exists (a) != duid_point_exists (b) ||
          (duid_point_exists (a) && (a.x != b.x || a.y != b.y)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_same_answer (const Pair *pair,
                guint       question,
                guint       ours)
{
  const DuidDataset *newer = pair->writer->dataset;
  DuidTriad          a;
  DuidTriad          b;

  switch (duid_question_get_column_kind (duid_dataset_get_question (newer, question)))
    {
    case DUID_COLUMN_TEXT:
      return strcmp (duid_dataset_get_text (newer, question, pair->row),
                     duid_dataset_get_text (pair->older, ours, pair->older_row)) == 0;
    case DUID_COLUMN_NUMBER:
      return duid_dataset_get_numbers (newer, question)[pair->row] ==
             duid_dataset_get_numbers (pair->older, ours)[pair->older_row];
    case DUID_COLUMN_CODE:
      return is_same_choice (pair, question, ours);
    case DUID_COLUMN_MASK:
      return are_same_choices (pair, question, ours);
    case DUID_COLUMN_TRIAD:
      a = duid_dataset_get_triads (newer, question)[pair->row];
      b = duid_dataset_get_triads (pair->older, ours)[pair->older_row];
      return a.top == b.top && a.left == b.left && a.right == b.right;
    case DUID_COLUMN_STONES:
      return are_same_stones (pair, question, ours);
    default:
      g_return_val_if_reached (TRUE);
    }
}

static void
compare_pair (const Pair *pair,
              gsize      *counts)
{
  const DuidAlignment *alignment = pair->writer->alignment;

  for (guint i = 0; i < alignment->n_questions; i++)
    {
      guint  ours = alignment->questions[i];
      guint8 state = duid_dataset_get_states (pair->writer->dataset, i)[pair->row];

      if (state != duid_dataset_get_states (pair->older, ours)[pair->older_row] ||
          (state == DUID_STATE_ANSWERED && !is_same_answer (pair, i, ours)))
        counts[ours]++;
    }
}

/* Questions of the project that the file does not have any more. */
static void
compare_rest (const Pair *pair,
              gboolean   *is_asked,
              gsize      *counts)
{
  for (guint i = 0; i < duid_dataset_get_n_questions (pair->older); i++)
    if (!is_asked[i] &&
        duid_dataset_get_states (pair->older, i)[pair->older_row] != DUID_STATE_NOT_ASKED)
      counts[i]++;
}

static int
compare_counts (gconstpointer a,
                gconstpointer b)
{
  const DuidImportChange *one = a;
  const DuidImportChange *two = b;

  return one->n != two->n ? (one->n < two->n) - (one->n > two->n)
                          : strcmp (one->question, two->question);
}

gboolean
duid_edition_compare (DuidProject      *project,
                      DuidIntakeWriter *writer,
                      GError          **error)
{
  g_autoptr (DuidDataset) older =
    duid_project_load_imported (project, writer->cancellable, error);
  g_autofree gsize    *counts = NULL;
  g_autofree gboolean *is_asked = NULL;

  if (older == NULL)
    return FALSE;
  counts = g_new0 (gsize, duid_dataset_get_n_questions (older) + 1);
  is_asked = g_new0 (gboolean, duid_dataset_get_n_questions (older) + 1);
  for (guint i = 0; i < writer->alignment->n_questions; i++)
    is_asked[writer->alignment->questions[i]] = TRUE;
  for (gsize row = 0; row < duid_dataset_get_n_rows (writer->dataset); row++)
    {
      const char *key = duid_dataset_get_key (writer->dataset, row);
      gssize      older_row = duid_dataset_find_key (older, key);
      Pair        pair = { writer, older, row, (gsize) older_row };

      if (older_row < 0)
        continue;
      compare_pair (&pair, counts);
      compare_rest (&pair, is_asked, counts);
    }
  for (guint i = 0; i < duid_dataset_get_n_questions (older); i++)
    if (counts[i] > 0)
      {
        DuidImportChange change = { g_strdup (duid_dataset_get_question (older, i)->name),
                                    counts[i] };

        g_array_append_val (project->import_changes, change);
      }
  g_array_sort (project->import_changes, compare_counts);
  return TRUE;
}

/* ---- who is gone ---- */

typedef struct
{
  guint8   hash[DUID_ID_SIZE];
  gint64   number;
  gboolean is_gone;
} Story;

static GArray *
list_stories (DuidProject *project,
              gint64       source,
              GError     **error)
{
  g_autoptr (GArray) stories = g_array_new (FALSE, FALSE, sizeof (Story));
  g_autoptr (sqlite3_stmt) query = duid_sql_query (project->sql, error, LIST_STORIES, "i",
                                                   source);
  int step = -1;

  while (query != NULL && (step = duid_sql_step (project->sql, query, error)) > 0)
    {
      const guint8 *hash = duid_sql_get_id (query, 1);
      Story         story = { .number = sqlite3_column_int64 (query, 0),
                              .is_gone = sqlite3_column_int (query, 2) != 0 };

      if (hash == NULL)
        continue;
      memcpy (story.hash, hash, DUID_ID_SIZE);
      g_array_append_val (stories, story);
    }
  return step == 0 ? g_steal_pointer (&stories) : NULL;
}

static gboolean
mark_story (DuidProject      *project,
            DuidIntakeWriter *writer,
            const Story      *story,
            gboolean          is_there,
            GError          **error)
{
  if (story->is_gone == !is_there)
    return TRUE;
  if (is_there)
    writer->counts.back++;
  return duid_project_write_field (project, DUID_OBJECT_STORY, story->hash, GONE_FIELD,
                                   is_there ? NULL : "1", error);
}

static gboolean
mark_source (DuidProject      *project,
             DuidIntakeWriter *writer,
             gint64            source,
             GHashTable       *seen,
             GError          **error)
{
  g_autoptr (GArray) stories = list_stories (project, source, error);
  gboolean is_edition = FALSE;

  if (stories == NULL)
    return FALSE;
  for (guint i = 0; i < stories->len && !is_edition; i++)
    {
      gint64 number = g_array_index (stories, Story, i).number;

      is_edition = number <= writer->known_stories && g_hash_table_contains (seen, &number);
    }
  for (guint i = 0; i < stories->len; i++)
    {
      const Story *story = &g_array_index (stories, Story, i);
      gboolean     is_there = g_hash_table_contains (seen, &story->number);

      if (is_edition && !is_there && !writer->intake->is_part)
        writer->counts.gone++;
      if ((is_there || (is_edition && !writer->intake->is_part)) &&
          !mark_story (project, writer, story, is_there, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
duid_edition_mark (DuidProject      *project,
                   DuidIntakeWriter *writer,
                   GError          **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < writer->stories->len; i++)
    g_hash_table_add (seen, &g_array_index (writer->stories, gint64, i));
  for (guint i = 0; i < writer->sources->len; i++)
    if (!mark_source (project, writer, g_array_index (writer->sources, gint64, i), seen, error))
      return FALSE;
  return TRUE;
}
