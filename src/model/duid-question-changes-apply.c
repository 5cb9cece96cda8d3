/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "model/duid-dataset-private.h"

#include "model/duid-changed-question.h"
#include "model/duid-derivation.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define WORD_BITS 64

/* ---- options that became one ---- */

static void
recode_codes (DuidColumn  *column,
              const guint *places,
              gsize        n_rows)
{
  guint16 *codes = g_new (guint16, MAX (n_rows, 1));

  for (gsize row = 0; row < n_rows; row++)
    codes[row] = column->codes[row] == DUID_NO_CODE ? DUID_NO_CODE
                                                    : (guint16) places[column->codes[row]];
  column->codes = codes;
}

static void
recode_masks (DuidColumn  *column,
              const guint *places,
              guint        n_options,
              guint        n_left,
              gsize        n_rows)
{
  gsize    n_words = MAX ((n_left + WORD_BITS - 1) / WORD_BITS, 1);
  guint64 *masks = g_new0 (guint64, MAX (n_rows, 1) * n_words);

  for (gsize row = 0; row < n_rows; row++)
    for (guint i = 0; i < n_options; i++)
      if ((column->masks[row * column->n_words + i / WORD_BITS] >> (i % WORD_BITS)) & 1)
        masks[row * n_words + places[i] / WORD_BITS] |= G_GUINT64_CONSTANT (1)
                                                        << (places[i] % WORD_BITS);
  column->masks = masks;
  column->n_words = n_words;
}

/* The column of a question as imported, seen through its changes. */
static void
place_column (DuidDataset        *dataset,
              guint               index,
              const DuidQuestion *imported,
              const DuidQuestion *question,
              const guint        *places)
{
  DuidColumn *column = &dataset->columns[index];

  *column = dataset->imported->columns[index];
  column->is_borrowed = TRUE;
  column->derived = NULL;
  if (places == NULL || (column->kind != DUID_COLUMN_CODE && column->kind != DUID_COLUMN_MASK))
    return;
  column->is_borrowed = FALSE;
  column->states = g_memdup2 (column->states, MAX (dataset->n_rows, 1));
  column->stones = NULL;
  column->n_stones = 0;
  if (column->kind == DUID_COLUMN_CODE)
    recode_codes (column, places, dataset->n_rows);
  else
    recode_masks (column, places, imported->options->len, question->options->len,
                  dataset->n_rows);
}

/* ---- questions that came by changes ---- */

static void
add_question (DuidDataset  *dataset,
              DuidQuestion *question,
              DuidColumn    column)
{
  column.kind = duid_question_get_column_kind (question);
  column.n_words = 1;
  dataset->columns = g_renew (DuidColumn, dataset->columns, dataset->n_columns + 1);
  dataset->columns[dataset->n_columns++] = column;
  duid_framework_add (dataset->framework, question);
}

static gboolean
is_taken (const DuidDataset *dataset,
          const char        *name)
{
  int index = duid_framework_find (dataset->framework, name);

  return index >= 0 && strcmp (duid_dataset_get_question (dataset, (guint) index)->name, name) == 0;
}

/* FALSE while it cannot be made. */
static gboolean
add_derived (DuidDataset *dataset,
             const char  *name)
{
  g_autoptr (DuidDerivation) derivation = duid_derivation_from_string (
    duid_question_changes_get (dataset->changes, name, DUID_CHANGE_DERIVE));
  DuidQuestion *question;
  DuidColumn    column = { 0 };

  if (derivation == NULL || is_taken (dataset, name))
    return FALSE;
  question = duid_derivation_make_question (derivation, name, dataset);
  if (question == NULL)
    return FALSE;
  duid_derivation_work_out (derivation, question, dataset, &column.states, &column.numbers,
                            &column.codes, &column.stones);
  column.n_stones = column.stones != NULL ? question->stones->len : 0;
  duid_changed_question_give_words (question, dataset->changes);
  add_question (dataset, question, column);
  return TRUE;
}

/* Questions made of others that are made themselves come when those are there. */
static void
add_all_derived (DuidDataset *dataset)
{
  g_auto (GStrv) names = duid_question_changes_list_questions (dataset->changes);
  gboolean has_added = TRUE;

  while (has_added)
    {
      has_added = FALSE;
      for (guint i = 0; names[i] != NULL; i++)
        if (duid_question_changes_get (dataset->changes, names[i], DUID_CHANGE_DERIVE) != NULL)
          has_added |= add_derived (dataset, names[i]);
    }
}

static char *
dup_free_name (const DuidDataset *dataset,
               const char        *name)
{
  g_autofree char *free_name = g_strdup (name);

  for (int i = 2; is_taken (dataset, free_name); i++)
    {
      g_free (free_name);
      free_name = g_strdup_printf ("%s (%d)", name, i);
    }
  return g_steal_pointer (&free_name);
}

/* Adds a choice that the program makes itself; takes @codes. People may change its
 * words and join its options like those of any other. */
static void
add_own_choice (DuidDataset  *dataset,
                DuidQuestion *own,
                guint16      *codes)
{
  g_autoptr (DuidQuestion) made = own;
  DuidColumn    column = { .codes = codes };
  guint        *places;
  DuidQuestion *question = duid_changed_question_new (made, dataset->changes, &places);

  for (gsize row = 0; places != NULL && row < dataset->n_rows; row++)
    codes[row] = (guint16) places[codes[row]];
  g_free (places);
  column.states = g_new (guint8, MAX (dataset->n_rows, 1));
  memset (column.states, DUID_STATE_ANSWERED, MAX (dataset->n_rows, 1));
  add_question (dataset, question, column);
}

/* Whether the answers to @question are one and the same within each source, and
 * another in every other: a constant that was given to each file. */
static gboolean
tells_sources_apart (const DuidDataset *dataset,
                     guint              question)
{
  const DuidColumn *column = &dataset->columns[question];
  g_autofree int   *codes = g_new (int, dataset->sources->len);

  for (guint i = 0; i < dataset->sources->len; i++)
    codes[i] = -1;
  for (gsize row = 0; row < dataset->n_rows; row++)
    {
      int *code = &codes[dataset->row_sources[row]];

      if (column->states[row] != DUID_STATE_ANSWERED ||
          (*code >= 0 && *code != column->codes[row]))
        return FALSE;
      *code = column->codes[row];
    }
  for (guint i = 0; i < dataset->sources->len; i++)
    for (guint j = 0; j < i; j++)
      if (codes[i] >= 0 && codes[i] == codes[j])
        return FALSE;
  return TRUE;
}

static gboolean
needs_source_question (const DuidDataset *imported)
{
  g_autofree gboolean *has_rows = g_new0 (gboolean, imported->sources->len + 1);
  guint                n = 0;

  for (gsize row = 0; row < imported->n_rows; row++)
    has_rows[imported->row_sources[row]] = TRUE;
  for (guint i = 0; i < imported->sources->len; i++)
    n += has_rows[i] ? 1 : 0;
  for (guint i = 0; n > 1 && i < imported->n_columns; i++)
    if (imported->columns[i].kind == DUID_COLUMN_CODE &&
        !duid_dataset_get_question (imported, i)->is_sensitive && tells_sources_apart (imported, i))
      return FALSE;
  return n > 1;
}

static void
add_source_question (DuidDataset *dataset)
{
  g_autofree char *name = dup_free_name (dataset, DUID_SOURCE_QUESTION);
  DuidQuestion    *question = duid_question_new (name, DUID_QUESTION_CHOICE,
                                                 _ ("Which source the story came from"));
  guint16         *codes = g_new (guint16, MAX (dataset->n_rows, 1));
  g_autofree int  *positions = g_new (int, dataset->sources->len);

  question->short_label = g_strdup (_ ("Source"));
  for (guint i = 0; i < dataset->sources->len; i++)
    positions[i] = MAX (duid_question_add_option (question, dataset->sources->pdata[i]), 0);
  for (gsize row = 0; row < dataset->n_rows; row++)
    codes[row] = (guint16) positions[dataset->row_sources[row]];
  add_own_choice (dataset, question, codes);
}

static void
add_gone_question (DuidDataset *dataset,
                   GPtrArray   *gone)
{
  g_autofree char *name = dup_free_name (dataset, DUID_GONE_QUESTION);
  DuidQuestion    *question = duid_question_new (name, DUID_QUESTION_CHOICE,
                                                 _ ("Whether the story is still in its file"));
  guint16         *codes = g_new0 (guint16, MAX (dataset->n_rows, 1));

  question->short_label = g_strdup (_ ("In the file"));
  duid_question_add_option (question, _ ("still in the file"));
  duid_question_add_option (question, _ ("no longer in the file"));
  /* What was saved in another language. */
  duid_question_add_alias (question, "still in the file", 0);
  duid_question_add_alias (question, "no longer in the file", 1);
  for (guint i = 0; i < gone->len; i++)
    {
      gssize row = duid_dataset_find_key (dataset, gone->pdata[i]);

      if (row >= 0)
        codes[row] = 1;
    }
  add_own_choice (dataset, question, codes);
}

/* ---- the whole ---- */

static DuidDataset *
lay_over (DuidQuestionChanges *changes,
          DuidDataset         *imported)
{
  DuidDataset *dataset = g_new0 (DuidDataset, 1);

  *dataset = *imported;
  g_atomic_ref_count_init (&dataset->refs);
  dataset->imported = duid_dataset_ref (imported);
  dataset->changes = changes != NULL ? duid_question_changes_ref (changes) : NULL;
  dataset->framework = duid_framework_new (duid_framework_get_title (imported->framework));
  dataset->columns = g_new0 (DuidColumn, MAX (imported->n_columns, 1));
  for (guint i = 0; i < imported->n_columns; i++)
    {
      const DuidQuestion *before = duid_dataset_get_question (imported, i);
      g_autofree guint   *places = NULL;
      DuidQuestion       *question = duid_changed_question_new (before, changes, &places);

      duid_framework_add (dataset->framework, question);
      place_column (dataset, i, before, question, places);
    }
  return dataset;
}

DuidDataset *
duid_question_changes_apply (DuidQuestionChanges *changes,
                             DuidDataset         *imported)
{
  DuidDataset *base = duid_dataset_get_imported (imported);
  g_auto (GStrv) changed = duid_question_changes_list_questions (changes);
  g_autoptr (GPtrArray) gone = duid_question_changes_list_gone (changes);
  gboolean     needs_source = needs_source_question (base);
  DuidDataset *dataset;

  if (changed[0] == NULL && gone->len == 0 && !needs_source)
    return duid_dataset_ref (base);
  dataset = lay_over (changes, base);
  if (needs_source)
    add_source_question (dataset);
  if (gone->len > 0)
    add_gone_question (dataset, gone);
  add_all_derived (dataset);
  return dataset;
}
