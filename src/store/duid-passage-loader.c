/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/duid-passage-loader.h"

#include "base/duid-text-alignment.h"
#include "store/duid-story-texts.h"

#include <string.h>

static const char LIST_TEXTS[] =
  "SELECT version.texts FROM story JOIN version ON version.story = story.id"
  " WHERE story.hash = ? ORDER BY version.id DESC";
/* In order, since of what one person said of one passage the last counts. */
static const char LIST_PASSAGES[] =
  "SELECT tag, story, author, value, question, text, start, stop FROM passage"
  " ORDER BY hlc, site, seq";

/* A version of a text that passages were chosen in, and what it is now. */
typedef struct
{
  guint              question;
  gboolean           is_same;
  char              *words;     /* the version; NULL when it is the same or not here */
  DuidTextAlignment *alignment; /* NULL likewise */
} Text;

typedef struct
{
  const DuidPassageLoader *loader;
  DuidDataset             *dataset; /* borrowed */
  GHashTable              *texts;   /* story, question and hash → Text */
  GHashTable              *places;  /* who said it where → place + 1 in `said` */
  GArray                  *said;    /* DuidPassage, also what was taken back */
} Work;

static void
free_text (gpointer text_)
{
  Text *text = text_;

  g_free (text->words);
  duid_text_alignment_free (text->alignment);
  g_free (text);
}

static void
clear_work (Work *work)
{
  g_clear_pointer (&work->texts, g_hash_table_unref);
  g_clear_pointer (&work->places, g_hash_table_unref);
  g_clear_pointer (&work->said, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, clear_work)

/* ---- texts ---- */

gboolean
duid_passage_loader_find_text (DuidSql                 *sql,
                               DuidFramework           *framework,
                               const guint8             story[DUID_ID_SIZE],
                               const DuidPassageOrigin *origin,
                               char                   **text,
                               guint                   *question,
                               GError                 **error)
{
  g_autoptr (sqlite3_stmt) query = duid_sql_query (sql, error, LIST_TEXTS, "h", story);
  guint8 hash[DUID_ID_SIZE];
  int    step = -1;

  *text = NULL;
  if (!duid_id_from_string (origin->text, hash))
    return TRUE;
  while (*text == NULL && query != NULL && (step = duid_sql_step (sql, query, error)) > 0)
    *text = duid_story_texts_dup_hashed (framework, sqlite3_column_blob (query, 0),
                                         (gsize) sqlite3_column_bytes (query, 0), hash,
                                         origin->question, question);
  return *text != NULL || step == 0;
}

/* The text question of that very name, or -1. */
static int
find_question (DuidDataset *dataset,
               const char  *name)
{
  for (guint i = 0; i < duid_dataset_get_n_questions (dataset); i++)
    {
      const DuidQuestion *question = duid_dataset_get_question (dataset, i);

      if (strcmp (question->name, name) == 0 &&
          duid_question_get_column_kind (question) == DUID_COLUMN_TEXT)
        return (int) i;
    }
  return -1;
}

static gboolean
shows (Work                    *work,
       int                      question,
       gsize                    row,
       const DuidPassageOrigin *origin)
{
  g_autofree char *id = NULL;
  guint8           hash[DUID_ID_SIZE];

  if (question < 0)
    return FALSE;
  duid_op_hash_text (duid_dataset_get_text (work->dataset, (guint) question, row), hash);
  id = duid_id_to_string (hash);
  return strcmp (id, origin->text) == 0;
}

static Text *
make_text (Work                    *work,
           const guint8            *story,
           gsize                    row,
           const DuidPassageOrigin *origin,
           GError                 **error)
{
  Text       *text = g_new0 (Text, 1);
  int         named = find_question (work->dataset, origin->question);
  const char *now;

  text->question = (guint) MAX (named, 0);
  text->is_same = shows (work, named, row, origin);
  if (text->is_same)
    return text;
  if (!duid_passage_loader_find_text (work->loader->sql,
                                      duid_dataset_get_framework (work->dataset), story, origin,
                                      &text->words, &text->question, error))
    {
      free_text (text);
      return NULL;
    }
  if (text->words == NULL)
    return text;
  now = duid_dataset_get_text (work->dataset, text->question, row);
  text->alignment = duid_text_alignment_new (text->words, now);
  return text;
}

static const Text *
get_text (Work                    *work,
          const guint8            *story,
          gsize                    row,
          const DuidPassageOrigin *origin,
          GError                 **error)
{
  g_autofree char *key = g_strdup_printf ("%zu %s %s", row, origin->text, origin->question);
  Text            *text = g_hash_table_lookup (work->texts, key);

  if (text == NULL)
    {
      text = make_text (work, story, row, origin, error);
      if (text != NULL)
        g_hash_table_insert (work->texts, g_steal_pointer (&key), text);
    }
  return text;
}

/* ---- passages ---- */

/* Where it stands now; it is lost when both ends stay 0. */
static void
place (DuidPassage *passage,
       const Text  *text)
{
  const DuidPassageOrigin *origin = &passage->origin;

  passage->question = text->question;
  if (text->is_same)
    {
      passage->start = origin->start;
      passage->end = origin->end;
    }
  else if (text->words != NULL && origin->end <= (gsize) g_utf8_strlen (text->words, -1))
    passage->words = g_utf8_substring (text->words, (glong) origin->start, (glong) origin->end);
}

static void
carry (DuidPassage *passage,
       const Text  *text,
       const char  *now)
{
  g_autofree char *words = NULL;
  gsize            start;
  gsize            end;

  if (passage->words == NULL ||
      !duid_text_alignment_carry (text->alignment, passage->origin.start, passage->origin.end,
                                  &start, &end))
    return;
  words = g_utf8_substring (now, (glong) start, (glong) end);
  passage->is_changed = strcmp (words, passage->words) != 0;
  passage->start = start;
  passage->end = end;
  g_clear_pointer (&passage->words, g_free);
}

/* A text that was cut off elsewhere than here is no reason to read past its end. */
static void
fit (DuidPassage *passage,
     const char  *now)
{
  if (passage->end <= (gsize) g_utf8_strlen (now, -1))
    return;
  passage->start = 0;
  passage->end = 0;
}

/* What one person thinks of one tag on the same words, wherever they chose them. */
static void
say (Work        *work,
     const char  *author,
     DuidPassage *passage)
{
  g_autofree char *key = NULL;
  guint            at;

  if (passage->end > 0)
    key = g_strdup_printf ("%u %zu %s %d %u %zu %zu", passage->tag, passage->row, author,
                           passage->is_hidden, passage->question, passage->start, passage->end);
  else
    key = g_strdup_printf ("%u %zu %s %d %s %zu %zu %s", passage->tag, passage->row, author,
                           passage->is_hidden, passage->origin.text, passage->origin.start,
                           passage->origin.end, passage->origin.question);
  at = GPOINTER_TO_UINT (g_hash_table_lookup (work->places, key));
  if (at > 0)
    {
      DuidPassage *before = &g_array_index (work->said, DuidPassage, at - 1);

      duid_passage_clear (before);
      *before = *passage;
      return;
    }
  g_array_append_val (work->said, *passage);
  g_hash_table_insert (work->places, g_steal_pointer (&key), GUINT_TO_POINTER (work->said->len));
}

static gboolean
is_hidden (const Work *work,
           const char *tag,
           const char *story,
           const char *author)
{
  g_autofree char *saying = g_strconcat (tag, story, author, NULL);

  return g_hash_table_contains (work->loader->hidden, saying);
}

static void
read_origin (DuidPassageOrigin *origin,
             sqlite3_stmt      *query)
{
  const guint8       *text = duid_sql_get_id (query, 5);
  static const guint8 none[DUID_ID_SIZE] = { 0 };

  origin->question = duid_sql_dup_text (query, 4);
  origin->text = duid_id_to_string (text != NULL ? text : none);
  origin->start = (gsize) MAX (sqlite3_column_int64 (query, 6), 0);
  origin->end = (gsize) MAX (sqlite3_column_int64 (query, 7), 0);
}

static gboolean
take_words (Work         *work,
            sqlite3_stmt *query,
            const char   *author,
            DuidPassage  *passage,
            GError      **error)
{
  const Text *text;
  const char *now;

  read_origin (&passage->origin, query);
  text = get_text (work, duid_sql_get_id (query, 1), passage->row, &passage->origin, error);
  if (text == NULL)
    {
      duid_passage_clear (passage);
      return FALSE;
    }
  place (passage, text);
  now = passage->words != NULL || text->is_same
          ? duid_dataset_get_text (work->dataset, text->question, passage->row)
          : "";
  carry (passage, text, now);
  fit (passage, now);
  say (work, author, passage);
  return TRUE;
}

static gboolean
take_passage (Work         *work,
              sqlite3_stmt *query,
              GError      **error)
{
  const DuidPassageLoader *loader = work->loader;
  const guint8            *tag = duid_sql_get_id (query, 0);
  const guint8            *story = duid_sql_get_id (query, 1);
  const guint8            *author = duid_sql_get_id (query, 2);
  gint64                   value = sqlite3_column_int64 (query, 3);
  g_autofree char         *tag_id = tag != NULL ? duid_id_to_string (tag) : NULL;
  g_autofree char         *story_id = story != NULL ? duid_id_to_string (story) : NULL;
  g_autofree char         *author_id = author != NULL ? duid_id_to_string (author) : NULL;
  g_autofree char         *root_id = NULL;
  const char              *person;
  DuidPassage              passage = { 0 };
  guint                    at;
  gssize                   row;

  if (tag_id == NULL || story_id == NULL || author_id == NULL)
    {
      duid_sql_set_damaged (loader->sql, error);
      return FALSE;
    }
  root_id = duid_id_to_string (duid_tag_tree_get_root (loader->tree, tag));
  at = GPOINTER_TO_UINT (g_hash_table_lookup (loader->tags, root_id));
  row = duid_story_index_find_hash (loader->index, story);
  if (at == 0 || row < 0)
    return TRUE;
  person = duid_people_get_root (loader->people, author_id);
  passage.tag = at - 1;
  passage.row = (gsize) row;
  passage.author = g_strdup (duid_people_get_name (loader->people, author_id));
  passage.value = (value > 0) - (value < 0);
  passage.is_hidden = is_hidden (work, tag_id, story_id, person);
  return take_words (work, query, person, &passage, error);
}

/* What was taken back is nothing any more. */
static void
hand_over (Work *work)
{
  for (guint i = 0; i < work->said->len; i++)
    {
      DuidPassage *passage = &g_array_index (work->said, DuidPassage, i);
      DuidTagging *tagging = work->loader->tagging;

      if (passage->value == 0)
        duid_passage_clear (passage);
      else
        g_array_append_val (passage->end > 0 ? tagging->passages : tagging->lost, *passage);
    }
  g_array_set_size (work->said, 0);
}

gboolean
duid_passage_loader_run (const DuidPassageLoader *loader,
                         GError                 **error)
{
  g_auto (Work) work = { .loader = loader };
  g_autoptr (sqlite3_stmt) query = duid_sql_query (loader->sql, error, LIST_PASSAGES, "");
  int step = -1;

  work.dataset = duid_story_index_get_dataset (loader->index);
  work.texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_text);
  work.places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  work.said = g_array_new (FALSE, FALSE, sizeof (DuidPassage));
  while (query != NULL && (step = duid_sql_step (loader->sql, query, error)) > 0)
    if (!take_passage (&work, query, error))
      break;
  hand_over (&work);
  return step == 0;
}
