/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-narrafirma-form.h"

#include "import/duid-plain-text.h"

#include <string.h>

/* The columns of a form, in their usual order; answers run on to the end. */
enum
{
  COLUMN,
  TYPE,
  ABOUT,
  SHORT_NAME,
  LONG_NAME,
  OPTIONS,
  ANSWERS,
  N_HEADERS,
};

static const char *const headers[N_HEADERS] = {
  "data column name",
  "type",
  "about",
  "short name",
  "long name",
  "options",
  "answers",
};

static void
free_question (DuidNarrafirmaQuestion *question)
{
  g_free (question->column);
  g_free (question->type);
  g_free (question->about);
  g_free (question->label);
  g_free (question->name);
  g_ptr_array_unref (question->answers);
  g_ptr_array_unref (question->codes);
  g_free (question);
}

void
duid_narrafirma_form_free (DuidNarrafirmaForm *form)
{
  if (form == NULL)
    return;
  g_ptr_array_unref (form->questions);
  g_ptr_array_unref (form->settings);
  g_free (form);
}

static char *
dup_cell (const GPtrArray *row,
          guint            column)
{
  return g_strstrip (g_strdup (column < row->len ? row->pdata[column] : ""));
}

static char *
dup_folded (const GPtrArray *row,
            guint            column)
{
  g_autofree char *cell = dup_cell (row, column);

  return g_utf8_strdown (cell, -1);
}

/* The place of the header row, or -1. */
static int
find_header (const GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *first = dup_folded (rows->pdata[i], 0);

      if (strcmp (first, headers[COLUMN]) == 0)
        return (int) i;
    }
  return -1;
}

gboolean
duid_narrafirma_form_fits (const GPtrArray *rows)
{
  return find_header (rows) >= 0;
}

/* “data text|display text” */
static void
add_answer (DuidNarrafirmaQuestion *question,
            const char             *cell)
{
  g_auto (GStrv) parts = g_strsplit (cell, "|", 2);
  const char *shown = parts[0] != NULL && parts[1] != NULL ? parts[1] : cell;

  if (parts[0] == NULL)
    return;
  g_ptr_array_add (question->codes, g_strstrip (g_strdup (parts[0])));
  g_ptr_array_add (question->answers, g_strstrip (g_strdup (shown)));
}

static void
add_question (DuidNarrafirmaForm *form,
              const GPtrArray    *row,
              const guint        *places)
{
  DuidNarrafirmaQuestion *question = g_new0 (DuidNarrafirmaQuestion, 1);

  question->column = dup_cell (row, places[COLUMN]);
  question->type = dup_folded (row, places[TYPE]);
  question->about = dup_folded (row, places[ABOUT]);
  question->name = dup_cell (row, places[SHORT_NAME]);
  question->label = dup_cell (row, places[LONG_NAME]);
  if (*question->name == '\0')
    {
      g_free (question->name);
      question->name = g_strdup (question->column);
    }
  if (*question->label == '\0')
    {
      g_free (question->label);
      question->label = g_strdup (question->name);
    }
  question->answers = g_ptr_array_new_with_free_func (g_free);
  question->codes = g_ptr_array_new_with_free_func (g_free);
  for (guint i = places[ANSWERS]; i < row->len; i++)
    {
      g_autofree char *cell = dup_cell (row, i);

      if (*cell != '\0')
        add_answer (question, cell);
    }
  g_ptr_array_add (form->questions, question);
}

/* The value stands in the first cell behind “import” that holds anything; a range
 * may fill two. Blanks in a separator count. */
static void
add_setting (DuidNarrafirmaForm *form,
             const GPtrArray    *row,
             const guint        *places)
{
  g_autoptr (GString) value = g_string_new (NULL);

  for (guint i = places[ABOUT] + 1; i < row->len; i++)
    if (*(const char *) row->pdata[i] != '\0')
      g_string_append_printf (value, value->len > 0 ? ",%s" : "%s", (char *) row->pdata[i]);
  g_ptr_array_add (form->settings, dup_folded (row, places[COLUMN]));
  g_ptr_array_add (form->settings, g_string_free (g_steal_pointer (&value), FALSE));
}

DuidNarrafirmaForm *
duid_narrafirma_form_read (const GPtrArray *rows)
{
  DuidNarrafirmaForm *form = g_new0 (DuidNarrafirmaForm, 1);
  guint               places[N_HEADERS] = { 0, 1, 2, 3, 4, 5, 6 };
  int                 header = find_header (rows);

  form->questions = g_ptr_array_new_with_free_func ((GDestroyNotify) free_question);
  form->settings = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; header >= 0 && i < ((GPtrArray *) rows->pdata[header])->len; i++)
    {
      g_autofree char *text = dup_folded (rows->pdata[header], i);

      for (guint j = 0; j < N_HEADERS; j++)
        if (strcmp (text, headers[j]) == 0)
          places[j] = i;
    }
  for (guint i = (guint) (header + 1); i < rows->len; i++)
    {
      const GPtrArray *row = rows->pdata[i];
      g_autofree char *column = dup_cell (row, places[COLUMN]);
      g_autofree char *about = dup_folded (row, places[ABOUT]);

      if (*column == '\0' || *column == ';')
        continue;
      if (strcmp (about, "import") == 0)
        add_setting (form, row, places);
      else if (strcmp (about, "form") != 0)
        add_question (form, row, places);
    }
  return form;
}

const char *
duid_narrafirma_form_get_setting (const DuidNarrafirmaForm *form,
                                  const char               *words)
{
  for (guint i = 0; i + 1 < form->settings->len; i += 2)
    if (strstr (form->settings->pdata[i], words) != NULL &&
        *(const char *) form->settings->pdata[i + 1] != '\0')
      return form->settings->pdata[i + 1];
  return NULL;
}
