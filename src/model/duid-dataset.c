/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "model/duid-dataset-private.h"

#include "base/duid-number.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A title made of a story: as long as a line of a list. */
#define TITLE_LENGTH    60
#define LONGEST_ID      24 /* that people may know a story by */
#define PLACES_NUMBER   3
#define PLACES_SCALE    2
#define BETWEEN_ANSWERS " · "
#define WORD_BITS       64

static void
clear_column (DuidColumn *column)
{
  duid_derived_free (column->derived);
  if (column->is_borrowed)
    return;
  g_free (column->states);
  g_free (column->texts);
  g_free (column->numbers);
  g_free (column->codes);
  g_free (column->masks);
  g_free (column->triads);
  for (guint i = 0; i < column->n_stones; i++)
    g_free (column->stones[i]);
  g_free (column->stones);
}

/* The first answer of @row to a question of @type; several may be there after
 * a merge, each asked by another source. "" when there is none. */
static const char *
get_text_of_type (const DuidDataset *dataset,
                  gsize              row,
                  DuidQuestionType   type)
{
  g_return_val_if_fail (row < dataset->n_rows, "");
  for (guint i = 0; i < dataset->n_columns; i++)
    if (duid_dataset_get_question (dataset, i)->type == type &&
        dataset->columns[i].states[row] == DUID_STATE_ANSWERED)
      return duid_dataset_get_text (dataset, i, row);
  return "";
}

/* The first words of @text on one line, at most TITLE_LENGTH characters. */
static char *
dup_first_words (const char *text)
{
  g_autoptr (GString) words = g_string_new (NULL);
  gsize    last_word_ends = 0;
  gboolean is_between = FALSE;
  int      n = 0;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (g_unichar_isspace (character))
        {
          is_between = words->len > 0;
          continue;
        }
      if (is_between)
        {
          last_word_ends = words->len;
          g_string_append_c (words, ' ');
          n++;
        }
      is_between = FALSE;
      if (++n > TITLE_LENGTH)
        {
          g_string_truncate (words, last_word_ends > 0 ? last_word_ends : words->len);
          g_string_append (words, "…");
          break;
        }
      g_string_append_unichar (words, character);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static char *
dup_number_answer (const DuidQuestion *question,
                   double              number)
{
  g_autofree char *text = NULL;

  if (question->type == DUID_QUESTION_DATE)
    return duid_date_for_people (number);
  if (question->type == DUID_QUESTION_SLIDER)
    return duid_number_for_people (number, PLACES_SCALE);
  text = duid_number_for_people (number, PLACES_NUMBER);
  if (question->unit != NULL && *question->unit != '\0')
    return g_strdup_printf ("%s\302\240%s", text, question->unit);
  return g_steal_pointer (&text);
}

static char *
dup_options_answer (const DuidQuestion *question,
                    const DuidColumn   *column,
                    gsize               row)
{
  const guint64 *mask = column->masks + row * column->n_words;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < question->options->len; i++)
    if ((mask[i / WORD_BITS] >> (i % WORD_BITS)) & 1)
      {
        g_string_append (text, text->len > 0 ? BETWEEN_ANSWERS : "");
        g_string_append (text, question->options->pdata[i]);
      }
  if (text->len == 0)
    g_string_append (text, _ ("none of these"));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
dup_triad_answer (const DuidQuestion *question,
                  DuidTriad           triad)
{
  const double shares[3] = { triad.top, triad.left, triad.right };
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 0; i < 3; i++)
    {
      g_autofree char *percent = duid_number_for_people (100 * shares[i], 0);

      g_string_append (text, i > 0 ? BETWEEN_ANSWERS : "");
      /* Translators: part of a triad answer: a percentage and its corner. */
      g_string_append_printf (text, _ ("%s %% %s"), percent,
                              question->corners[i] != NULL ? question->corners[i] : "");
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
dup_stones_answer (const DuidQuestion *question,
                   const DuidColumn   *column,
                   gsize               row)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < column->n_stones; i++)
    {
      DuidPoint        place = column->stones[i][row];
      g_autofree char *x = duid_number_for_people (place.x, PLACES_SCALE);
      g_autofree char *y = duid_number_for_people (place.y, PLACES_SCALE);

      if (duid_point_exists (place))
        g_string_append_printf (text, "%s%s %s · %s", text->len > 0 ? "; " : "",
                                (char *) question->stones->pdata[i], x, y);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

DuidDataset *
duid_dataset_ref (DuidDataset *dataset)
{
  g_atomic_ref_count_inc (&dataset->refs);
  return dataset;
}

void
duid_dataset_unref (DuidDataset *dataset)
{
  if (dataset == NULL || !g_atomic_ref_count_dec (&dataset->refs))
    return;
  for (guint i = 0; i < dataset->n_columns; i++)
    clear_column (&dataset->columns[i]);
  g_free (dataset->columns);
  if (dataset->imported == NULL)
    {
      duid_late_texts_free (dataset->late);
      g_free (dataset->arena);
      g_ptr_array_unref (dataset->blocks);
      g_free (dataset->keys);
      g_free (dataset->row_sources);
      g_ptr_array_unref (dataset->sources);
      duid_key_table_clear (&dataset->key_table);
    }
  g_clear_pointer (&dataset->imported, duid_dataset_unref);
  g_clear_pointer (&dataset->changes, duid_question_changes_unref);
  duid_framework_unref (dataset->framework);
  g_free (dataset);
}

DuidDataset *
duid_dataset_get_imported (DuidDataset *dataset)
{
  return dataset->imported != NULL ? dataset->imported : dataset;
}

DuidQuestionChanges *
duid_dataset_get_changes (const DuidDataset *dataset)
{
  return dataset->changes;
}

DuidFramework *
duid_dataset_get_framework (const DuidDataset *dataset)
{
  return dataset->framework;
}

const DuidQuestion *
duid_dataset_get_question (const DuidDataset *dataset,
                           guint              question)
{
  return duid_framework_get_question (dataset->framework, question);
}

guint
duid_dataset_get_n_questions (const DuidDataset *dataset)
{
  return dataset->n_columns;
}

gsize
duid_dataset_get_n_rows (const DuidDataset *dataset)
{
  return dataset->n_rows;
}

const guint8 *
duid_dataset_get_states (const DuidDataset *dataset,
                         guint              question)
{
  g_return_val_if_fail (question < dataset->n_columns, NULL);
  return dataset->columns[question].states;
}

const double *
duid_dataset_get_numbers (const DuidDataset *dataset,
                          guint              question)
{
  g_return_val_if_fail (question < dataset->n_columns, NULL);
  g_return_val_if_fail (dataset->columns[question].kind == DUID_COLUMN_NUMBER, NULL);
  return dataset->columns[question].numbers;
}

const guint16 *
duid_dataset_get_codes (const DuidDataset *dataset,
                        guint              question)
{
  g_return_val_if_fail (question < dataset->n_columns, NULL);
  g_return_val_if_fail (dataset->columns[question].kind == DUID_COLUMN_CODE, NULL);
  return dataset->columns[question].codes;
}

const guint64 *
duid_dataset_get_masks (const DuidDataset *dataset,
                        guint              question,
                        gsize             *words)
{
  g_return_val_if_fail (question < dataset->n_columns, NULL);
  g_return_val_if_fail (dataset->columns[question].kind == DUID_COLUMN_MASK, NULL);
  if (words != NULL)
    *words = dataset->columns[question].n_words;
  return dataset->columns[question].masks;
}

const DuidTriad *
duid_dataset_get_triads (const DuidDataset *dataset,
                         guint              question)
{
  g_return_val_if_fail (question < dataset->n_columns, NULL);
  g_return_val_if_fail (dataset->columns[question].kind == DUID_COLUMN_TRIAD, NULL);
  return dataset->columns[question].triads;
}

const DuidPoint *
duid_dataset_get_stone (const DuidDataset *dataset,
                        guint              question,
                        guint              stone)
{
  g_return_val_if_fail (question < dataset->n_columns, NULL);
  g_return_val_if_fail (stone < dataset->columns[question].n_stones, NULL);
  return dataset->columns[question].stones[stone];
}

const char *
duid_dataset_get_text (const DuidDataset *dataset,
                       guint              question,
                       gsize              row)
{
  g_return_val_if_fail (question < dataset->n_columns && row < dataset->n_rows, "");
  g_return_val_if_fail (dataset->columns[question].kind == DUID_COLUMN_TEXT, "");
  if (dataset->late != NULL && dataset->columns[question].states[row] == DUID_STATE_ANSWERED &&
      !duid_late_texts_hold (dataset->late, row))
    return duid_late_texts_get_excuse ();
  return duid_dataset_text_at (dataset, dataset->columns[question].texts[row]);
}

guint
duid_dataset_get_n_sources (const DuidDataset *dataset)
{
  return dataset->sources->len;
}

const char *
duid_dataset_get_source_name (const DuidDataset *dataset,
                              guint              source)
{
  g_return_val_if_fail (source < dataset->sources->len, NULL);
  return dataset->sources->pdata[source];
}

guint
duid_dataset_get_source (const DuidDataset *dataset,
                         gsize              row)
{
  g_return_val_if_fail (row < dataset->n_rows, 0);
  return dataset->row_sources[row];
}

const char *
duid_dataset_get_key (const DuidDataset *dataset,
                      gsize              row)
{
  g_return_val_if_fail (row < dataset->n_rows, NULL);
  return dataset->arena + dataset->keys[row];
}

gssize
duid_dataset_find_key (const DuidDataset *dataset,
                       const char        *key)
{
  g_return_val_if_fail (key != NULL, -1);
  return duid_key_table_find (&dataset->key_table, key, dataset->arena, dataset->keys);
}

DuidRows *
duid_dataset_find_id (const DuidDataset *dataset,
                      const char        *id)
{
  DuidRows *rows = duid_rows_new (dataset->n_rows);

  for (guint i = 0; i < dataset->n_columns; i++)
    {
      const DuidColumn *column = &dataset->columns[i];

      if (duid_dataset_get_question (dataset, i)->type != DUID_QUESTION_ID)
        continue;
      for (gsize row = 0; row < dataset->n_rows; row++)
        if (column->states[row] == DUID_STATE_ANSWERED &&
            strcmp (duid_dataset_get_text (dataset, i, row), id) == 0)
          duid_rows_add (rows, row);
    }
  return rows;
}

/* The longest answer in words of their own, where nobody asked for a story. */
static const char *
find_longest_text (const DuidDataset *dataset,
                   gsize              row)
{
  const char *longest = "";

  for (guint i = 0; i < dataset->n_columns; i++)
    {
      const DuidQuestion *question = duid_dataset_get_question (dataset, i);
      const char         *text;

      if (question->type != DUID_QUESTION_TEXT || question->is_sensitive ||
          dataset->columns[i].states[row] != DUID_STATE_ANSWERED)
        continue;
      text = duid_dataset_get_text (dataset, i, row);
      if (strlen (text) > strlen (longest))
        longest = text;
    }
  return longest;
}

/* Made by a machine, and of no use to people: made of the row itself, or long. */
static gboolean
is_soup (const char *id)
{
  return strchr (id, '#') != NULL || strlen (id) > LONGEST_ID;
}

char *
duid_dataset_dup_title (const DuidDataset *dataset,
                        gsize              row)
{
  const char *title = get_text_of_type (dataset, row, DUID_QUESTION_TITLE);
  const char *id;
  char       *words;

  if (*title != '\0')
    return g_strdup (title);
  words = dup_first_words (duid_dataset_get_story (dataset, row));
  if (*words == '\0')
    {
      g_free (words);
      words = dup_first_words (find_longest_text (dataset, row));
    }
  if (*words != '\0')
    return words;
  g_free (words);
  id = duid_dataset_get_id (dataset, row);
  /* Translators: the name of a story without any words in it; %u is its number. */
  return is_soup (id) ? g_strdup_printf (_ ("Story %u"), (guint) row + 1) : g_strdup (id);
}

const char *
duid_dataset_get_story (const DuidDataset *dataset,
                        gsize              row)
{
  return get_text_of_type (dataset, row, DUID_QUESTION_STORY);
}

const char *
duid_dataset_get_id (const DuidDataset *dataset,
                     gsize              row)
{
  const char *id = get_text_of_type (dataset, row, DUID_QUESTION_ID);

  return *id != '\0' ? id : duid_dataset_get_key (dataset, row);
}

/* Every consent question that was asked must say yes, and one must be asked. */
gboolean
duid_dataset_may_show (const DuidDataset *dataset,
                       gsize              row)
{
  gboolean has_question = FALSE;
  gboolean is_asked = FALSE;

  g_return_val_if_fail (row < dataset->n_rows, FALSE);
  for (guint i = 0; i < dataset->n_columns; i++)
    {
      const DuidQuestion *question = duid_dataset_get_question (dataset, i);
      const DuidColumn   *column = &dataset->columns[i];

      if (question->type != DUID_QUESTION_CONSENT)
        continue;
      has_question = TRUE;
      if (column->states[row] == DUID_STATE_NOT_ASKED)
        continue;
      is_asked = TRUE;
      if (column->states[row] != DUID_STATE_ANSWERED ||
          !g_ptr_array_find_with_equal_func (question->show,
                                             question->options->pdata[column->codes[row]],
                                             g_str_equal, NULL))
        return FALSE;
    }
  return is_asked || !has_question;
}

char *
duid_dataset_dup_answer (const DuidDataset *dataset,
                         guint              question,
                         gsize              row)
{
  const DuidQuestion *asked;
  const DuidColumn   *column;

  g_return_val_if_fail (question < dataset->n_columns && row < dataset->n_rows, NULL);
  asked = duid_dataset_get_question (dataset, question);
  column = &dataset->columns[question];
  if (column->states[row] != DUID_STATE_ANSWERED)
    return g_strdup ("");
  switch (column->kind)
    {
    case DUID_COLUMN_TEXT:
      return g_strdup (duid_dataset_get_text (dataset, question, row));
    case DUID_COLUMN_NUMBER:
      return dup_number_answer (asked, column->numbers[row]);
    case DUID_COLUMN_CODE:
      return g_strdup (asked->options->pdata[column->codes[row]]);
    case DUID_COLUMN_MASK:
      return dup_options_answer (asked, column, row);
    case DUID_COLUMN_TRIAD:
      return dup_triad_answer (asked, column->triads[row]);
    case DUID_COLUMN_STONES:
      return dup_stones_answer (asked, column, row);
    default:
      g_return_val_if_reached (NULL);
    }
}
