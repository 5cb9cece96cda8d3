/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-qda-intake.h"

#include "base/duid-number.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define OURS         "Duiding"
#define STORY_NAME   "story"
#define TITLE_NAME   "title"
#define MOST_CHOICES 50
/* A choice is what is said this often, on average. */
#define FEWEST_REPEATS 2

typedef struct
{
  const DuidQda *qda;
  const char    *source;
  GHashTable    *left_out;
  gboolean       is_ours;

  GHashTable         *sources;   /* guid → DuidQdaSource */
  GHashTable         *done;      /* guids of the texts that are stories already */
  GHashTable         *questions; /* guid of a variable → place of its question + 1 */
  GHashTable         *booleans;  /* guids of variables that say yes or no */
  DuidFramework      *framework;
  DuidDatasetBuilder *builder;
  DuidQdaIntake      *result;
} Work;

void
duid_qda_place_free (DuidQdaPlace *place)
{
  if (place == NULL)
    return;
  g_free (place->key);
  g_free (place->question);
  g_free (place);
}

void
duid_qda_intake_free (DuidQdaIntake *intake)
{
  if (intake == NULL)
    return;
  duid_intake_free (intake->intake);
  g_hash_table_unref (intake->places);
  g_free (intake);
}

static void
clear_work (Work *work)
{
  g_clear_pointer (&work->sources, g_hash_table_unref);
  g_clear_pointer (&work->done, g_hash_table_unref);
  g_clear_pointer (&work->questions, g_hash_table_unref);
  g_clear_pointer (&work->booleans, g_hash_table_unref);
  g_clear_pointer (&work->framework, duid_framework_unref);
  g_clear_pointer (&work->builder, duid_dataset_builder_free);
  g_clear_pointer (&work->result, duid_qda_intake_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, clear_work)

/* ---- questions ---- */

/* Adds the question under its name, or that with a number behind it. */
static guint
add_question (Work         *work,
              const char   *name,
              DuidQuestion *question)
{
  for (guint i = 2; duid_framework_find (work->framework, question->name) >= 0; i++)
    {
      g_free (question->name);
      question->name = g_strdup_printf ("%s (%u)", name, i);
    }
  duid_framework_add (work->framework, question);
  return duid_framework_get_n_questions (work->framework) - 1;
}

/* The question that a text answers; made when it is new. */
static guint
get_text_question (Work       *work,
                   const char *name)
{
  int index = duid_framework_find (work->framework, name);

  if (index >= 0)
    return (guint) index;
  return add_question (work, name,
                       duid_question_new (name,
                                          duid_framework_find_type (work->framework,
                                                                    DUID_QUESTION_STORY) < 0
                                            ? DUID_QUESTION_STORY
                                            : DUID_QUESTION_TEXT,
                                          name));
}

static const char *
get_name (Work                *work,
          const DuidQdaSource *source)
{
  gboolean is_named = work->is_ours && source->description != NULL &&
                      *source->description != '\0';

  return is_named ? source->description : STORY_NAME;
}

/* What was said for a variable, in the order in which it comes, with how often. */
static GHashTable *
count_words (Work                  *work,
             const DuidQdaVariable *variable,
             GPtrArray             *words,
             guint                 *n)
{
  GHashTable *counts = g_hash_table_new (g_str_hash, g_str_equal);

  *n = 0;
  for (guint i = 0; i < work->qda->cases->len; i++)
    {
      const DuidQdaCase *qda_case = work->qda->cases->pdata[i];

      for (guint j = 0; j < qda_case->values->len; j++)
        {
          const DuidQdaValue *value = qda_case->values->pdata[j];

          if (strcmp (value->variable, variable->guid) != 0)
            continue;
          ++*n;
          if (g_hash_table_add (counts, value->text))
            g_ptr_array_add (words, value->text);
        }
    }
  return counts;
}

static DuidQuestionType
choose_type (const DuidQdaVariable *variable,
             guint                  n_words,
             guint                  n)
{
  switch (variable->type)
    {
    case DUID_QDA_INTEGER:
    case DUID_QDA_FLOAT:
      return DUID_QUESTION_NUMBER;
    case DUID_QDA_DATE:
    case DUID_QDA_DATE_TIME:
      return DUID_QUESTION_DATE;
    case DUID_QDA_BOOLEAN:
      return DUID_QUESTION_CHOICE;
    case DUID_QDA_TEXT:
    default:
      return n_words <= MOST_CHOICES && n_words * FEWEST_REPEATS <= n ? DUID_QUESTION_CHOICE
                                                                      : DUID_QUESTION_TEXT;
    }
}

static gboolean
has_source_called (Work              *work,
                   const DuidQdaCase *qda_case,
                   const char        *name)
{
  for (guint i = 0; i < qda_case->sources->len; i++)
    {
      const DuidQdaSource *source =
        g_hash_table_lookup (work->sources, qda_case->sources->pdata[i]);

      if (source != NULL && strcmp (source->name, name) == 0)
        return TRUE;
    }
  return FALSE;
}

/* What every story that has its text in the file is called by is its title. */
static gboolean
is_title (Work                  *work,
          const DuidQdaVariable *variable)
{
  guint n = 0;

  if (!work->is_ours || variable->type != DUID_QDA_TEXT ||
      duid_framework_find_type (work->framework, DUID_QUESTION_TITLE) >= 0)
    return FALSE;
  for (guint i = 0; i < work->qda->cases->len; i++)
    {
      const DuidQdaCase *qda_case = work->qda->cases->pdata[i];

      for (guint j = 0; j < qda_case->values->len; j++)
        {
          const DuidQdaValue *value = qda_case->values->pdata[j];

          if (strcmp (value->variable, variable->guid) != 0 || qda_case->sources->len == 0)
            continue;
          if (!has_source_called (work, qda_case, value->text))
            return FALSE;
          n++;
        }
    }
  return n > 0;
}

static void
add_variable (Work                  *work,
              const DuidQdaVariable *variable)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  guint n;
  g_autoptr (GHashTable) counts = count_words (work, variable, words, &n);
  DuidQuestion *question = duid_question_new (variable->name,
                                              is_title (work, variable)
                                                ? DUID_QUESTION_TITLE
                                                : choose_type (variable, words->len, n),
                                              variable->name);
  guint         at;

  if (variable->type == DUID_QDA_BOOLEAN)
    {
      g_hash_table_add (work->booleans, variable->guid);
      duid_question_add_option (question, _ ("Yes"));
      duid_question_add_option (question, _ ("No"));
    }
  else if (question->type == DUID_QUESTION_CHOICE)
    for (guint i = 0; i < words->len; i++)
      duid_question_add_option (question, words->pdata[i]);
  at = add_question (work, variable->name, question);
  g_hash_table_insert (work->questions, variable->guid, GUINT_TO_POINTER (at + 1));
}

static void
make_framework (Work *work)
{
  work->framework = duid_framework_new (work->qda->name);
  if (!work->is_ours)
    add_question (work, TITLE_NAME,
                  duid_question_new (TITLE_NAME, DUID_QUESTION_TITLE, _ ("Title")));
  for (guint i = 0; i < work->qda->sources->len; i++)
    get_text_question (work, get_name (work, work->qda->sources->pdata[i]));
  for (guint i = 0; i < work->qda->variables->len; i++)
    add_variable (work, work->qda->variables->pdata[i]);
}

/* ---- stories ---- */

static void
set_code (Work       *work,
          guint       question,
          gsize       row,
          const char *text,
          gboolean    is_boolean)
{
  const DuidQuestion *asked = duid_framework_get_question (work->framework, question);
  gboolean            is_yes = strcmp (text, "true") == 0 || strcmp (text, "1") == 0;
  int                 option = is_boolean ? !is_yes : duid_question_find_option (asked, text);

  if (option >= 0)
    duid_dataset_builder_set_code (work->builder, question, row, (guint) option);
}

static void
set_value (Work               *work,
           gsize               row,
           const DuidQdaValue *value)
{
  gpointer            known = g_hash_table_lookup (work->questions, value->variable);
  guint               at = GPOINTER_TO_UINT (known);
  const DuidQuestion *asked;
  double              number;

  if (at == 0)
    return;
  asked = duid_framework_get_question (work->framework, at - 1);
  switch (duid_question_get_column_kind (asked))
    {
    case DUID_COLUMN_NUMBER:
      if (asked->type == DUID_QUESTION_DATE ? duid_date_parse (value->text, NULL, &number)
                                            : duid_number_parse (value->text, '.', &number))
        duid_dataset_builder_set_number (work->builder, at - 1, row, number);
      break;
    case DUID_COLUMN_CODE:
      set_code (work, at - 1, row, value->text,
                g_hash_table_contains (work->booleans, value->variable));
      break;
    case DUID_COLUMN_TEXT:
      duid_dataset_builder_set_text (work->builder, at - 1, row, value->text);
      break;
    case DUID_COLUMN_MASK:
    case DUID_COLUMN_TRIAD:
    case DUID_COLUMN_STONES:
    default:
      break;
    }
}

static void
set_values (Work      *work,
            gsize      row,
            GPtrArray *values)
{
  for (guint i = 0; i < values->len; i++)
    set_value (work, row, values->pdata[i]);
}

/* A story of that id, or with a number behind it. */
static gsize
add_row (Work       *work,
         const char *id,
         char      **key)
{
  *key = g_strdup_printf ("%s/%s", work->source, id);
  for (guint i = 2; duid_dataset_builder_has_key (work->builder, *key); i++)
    {
      g_free (*key);
      *key = g_strdup_printf ("%s/%s (%u)", work->source, id, i);
    }
  return duid_dataset_builder_add_row (work->builder, 0, *key);
}

static void
set_text (Work                *work,
          gsize                row,
          const char          *key,
          const DuidQdaSource *source)
{
  DuidQdaPlace *place = g_new (DuidQdaPlace, 1);
  const char   *name = get_name (work, source);

  duid_dataset_builder_set_text (work->builder, get_text_question (work, name), row,
                                 source->text);
  set_values (work, row, source->values);
  place->key = g_strdup (key);
  place->question = g_strdup (name);
  g_hash_table_insert (work->result->places, g_strdup (source->guid), place);
  g_hash_table_add (work->done, source->guid);
}

static void
add_cells (Work       *work,
           const char *id,
           const char *text)
{
  const char *cells[] = { id, text };

  duid_intake_add_cells (work->result->intake, cells, G_N_ELEMENTS (cells));
}

/* The texts of a case that are to be stories and are none yet (transfer container). */
static GPtrArray *
list_texts (Work              *work,
            const DuidQdaCase *qda_case)
{
  GPtrArray *texts = g_ptr_array_new ();

  for (guint i = 0; i < qda_case->sources->len; i++)
    {
      const char *guid = qda_case->sources->pdata[i];

      if (!g_hash_table_contains (work->done, guid) &&
          (work->left_out == NULL || !g_hash_table_contains (work->left_out, guid)))
        g_ptr_array_add (texts, g_hash_table_lookup (work->sources, guid));
    }
  return texts;
}

/* One of ours: all its texts are one story's. */
static void
add_case (Work              *work,
          const DuidQdaCase *qda_case)
{
  g_autoptr (GPtrArray) texts = list_texts (work, qda_case);
  g_autofree char *key = NULL;
  gsize            row;

  /* A story that may not be shown has no text, but answers. */
  if (work->left_out != NULL && g_hash_table_contains (work->left_out, qda_case->guid))
    return;
  if (texts->len == 0 && (qda_case->sources->len > 0 || qda_case->values->len == 0))
    return;
  row = add_row (work, qda_case->name, &key);
  set_values (work, row, qda_case->values);
  for (guint i = 0; i < texts->len; i++)
    set_text (work, row, key, texts->pdata[i]);
  add_cells (work, qda_case->name,
             texts->len > 0 ? ((DuidQdaSource *) texts->pdata[0])->text : "");
}

static void
add_text (Work                *work,
          const DuidQdaSource *source,
          const DuidQdaCase   *qda_case)
{
  const char      *id = *source->name != '\0' ? source->name : source->guid;
  g_autofree char *key = NULL;
  gsize            row = add_row (work, id, &key);

  if (!work->is_ours)
    duid_dataset_builder_set_text (work->builder, 0, row, source->name);
  if (qda_case != NULL)
    set_values (work, row, qda_case->values);
  set_text (work, row, key, source);
  add_cells (work, id, source->text);
}

static void
add_stories (Work *work)
{
  const DuidQda *qda = work->qda;

  for (guint i = 0; i < qda->cases->len; i++)
    {
      g_autoptr (GPtrArray) texts = NULL;

      if (work->is_ours)
        {
          add_case (work, qda->cases->pdata[i]);
          continue;
        }
      texts = list_texts (work, qda->cases->pdata[i]);
      for (guint j = 0; j < texts->len; j++)
        add_text (work, texts->pdata[j], qda->cases->pdata[i]);
    }
  for (guint i = 0; i < qda->sources->len; i++)
    {
      DuidQdaSource *source = qda->sources->pdata[i];

      if (!g_hash_table_contains (work->done, source->guid) &&
          (work->left_out == NULL || !g_hash_table_contains (work->left_out, source->guid)))
        add_text (work, source, NULL);
    }
}

DuidQdaIntake *
duid_qda_intake_new (const DuidQda *qda,
                     const char    *source,
                     const char    *file,
                     GHashTable    *left_out)
{
  g_auto (Work) work = { .qda = qda, .source = source, .left_out = left_out };
  DuidIntakeSource *about;

  work.is_ours = qda->origin != NULL && g_str_has_prefix (qda->origin, OURS);
  work.sources = g_hash_table_new (g_str_hash, g_str_equal);
  work.done = g_hash_table_new (g_str_hash, g_str_equal);
  work.questions = g_hash_table_new (g_str_hash, g_str_equal);
  work.booleans = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < qda->sources->len; i++)
    g_hash_table_insert (work.sources, ((DuidQdaSource *) qda->sources->pdata[i])->guid,
                         qda->sources->pdata[i]);
  work.result = g_new0 (DuidQdaIntake, 1);
  work.result->intake = duid_intake_new ();
  work.result->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                               (GDestroyNotify) duid_qda_place_free);
  make_framework (&work);
  work.builder = duid_dataset_builder_new (work.framework);
  duid_dataset_builder_add_source (work.builder, source);
  about = duid_intake_add_source (work.result->intake, source, file);
  g_ptr_array_add (about->headers, g_strdup ("id"));
  g_ptr_array_add (about->headers, g_strdup ("text"));
  add_stories (&work);
  work.result->intake->dataset = duid_dataset_builder_finish (g_steal_pointer (&work.builder));
  if (duid_dataset_get_n_rows (work.result->intake->dataset) == 0)
    return NULL;
  return g_steal_pointer (&work.result);
}
