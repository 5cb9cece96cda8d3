/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-narrafirma-reader.h"

#include "import/duid-column-guess.h"
#include "import/duid-plain-text.h"
#include "import/duid-recogniser.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

typedef struct
{
  DuidRecognition          *recognition;
  const DuidTableScan      *scan;
  const DuidNarrafirmaForm *form;
  DuidColumnHint           *hints;
} Reader;

/* Settings that name a column, and what stands in it. */
typedef struct
{
  const char      *words;
  DuidQuestionType type;
} Role;

static const Role roles[] = {
  { "title column", DUID_QUESTION_TITLE },
  { "text column", DUID_QUESTION_STORY },
  { "date column", DUID_QUESTION_DATE },
  { "language column", DUID_QUESTION_LANGUAGE },
  { "participant id column", DUID_QUESTION_PERSON },
  { "participant column", DUID_QUESTION_PERSON },
};

static gboolean
is_header (const char *header,
           const char *name)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (header));
  g_autofree char *wanted = g_strstrip (g_strdup (name));

  return g_ascii_strcasecmp (trimmed, wanted) == 0;
}

guint
duid_narrafirma_count_known (const GPtrArray          *headers,
                             const DuidNarrafirmaForm *form)
{
  guint n = 0;

  for (guint i = 0; i < headers->len; i++)
    {
      gboolean is_known = FALSE;

      for (guint j = 0; j < form->questions->len && !is_known; j++)
        {
          const char *column = ((DuidNarrafirmaQuestion *) form->questions->pdata[j])->column;

          is_known = g_str_has_prefix (headers->pdata[i], column);
        }
      for (guint j = 1; j < form->settings->len && !is_known; j += 2)
        is_known = is_header (headers->pdata[i], form->settings->pdata[j]);
      n += is_known;
    }
  return n;
}

/* ---- one question ---- */

static DuidBinding *
add (const Reader                 *self,
     const DuidNarrafirmaQuestion *asked,
     DuidQuestionType              type,
     DuidBindingShape              shape,
     DuidQuestion                **question)
{
  g_autofree char *name = duid_plain_text_to_name (asked->name, "question",
                                                   self->recognition->questions->len + 1);
  g_autofree char *label = duid_plain_text_from_html (asked->label);
  g_autofree char *why = g_strdup_printf (_ ("the story form says “%s”"), asked->type);
  DuidBinding     *binding = duid_binding_new (0, shape);

  *question = duid_question_new (name, type, label);
  duid_recognition_add_question (self->recognition, *question, binding, why);
  return binding;
}

static void
bind (const Reader *self,
      DuidBinding  *binding,
      guint         column)
{
  g_ptr_array_add (binding->columns, duid_table_scan_name (self->scan, column));
  self->hints[column].is_used = TRUE;
}

static void
add_options (const DuidNarrafirmaQuestion *asked,
             DuidQuestion                 *question,
             DuidBinding                  *binding,
             gboolean                      is_indexed)
{
  binding->has_options = asked->answers->len > 0;
  binding->codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < asked->answers->len; i++)
    {
      const char *answer = asked->answers->pdata[i];

      duid_question_add_option (question, answer);
      g_hash_table_replace (binding->codes,
                            is_indexed ? g_strdup_printf ("%u", i + 1)
                                       : g_strdup (asked->codes->pdata[i]),
                            g_strdup (answer));
    }
}

static void
add_scale (const Reader                 *self,
           const DuidNarrafirmaQuestion *asked,
           guint                         column)
{
  const char   *range = duid_narrafirma_form_get_setting (self->form, "scale range");
  DuidQuestion *question;
  DuidBinding  *binding =
    add (self, asked, DUID_QUESTION_SLIDER, DUID_BINDING_COLUMN, &question);
  g_auto (GStrv) ends = g_strsplit_set (range != NULL ? range : "0,100", ",;- ", 3);

  question->min = 0;
  question->max = 100;
  if (ends[0] != NULL && ends[1] != NULL &&
      g_ascii_strtod (ends[0], NULL) < g_ascii_strtod (ends[1], NULL))
    {
      question->min = g_ascii_strtod (ends[0], NULL);
      question->max = g_ascii_strtod (ends[1], NULL);
    }
  if (asked->answers->len > 1)
    {
      question->left = g_strdup (asked->answers->pdata[0]);
      question->right = g_strdup (asked->answers->pdata[asked->answers->len - 1]);
    }
  bind (self, binding, column);
  duid_column_guess_field (self->recognition, self->scan, column);
}

static void
add_one_choice (const Reader                 *self,
                const DuidNarrafirmaQuestion *asked,
                guint                         column)
{
  DuidQuestion *question;
  DuidBinding  *binding =
    add (self, asked, DUID_QUESTION_CHOICE, DUID_BINDING_COLUMN, &question);

  add_options (asked, question, binding, strstr (asked->type, "index") != NULL);
  bind (self, binding, column);
}

static gboolean
is_in_any (const GPtrArray *texts,
           const char      *part)
{
  for (guint i = 0; i < texts->len; i++)
    if (strstr (texts->pdata[i], part) != NULL)
      return TRUE;
  return FALSE;
}

/* The one that the form names, unless it stands nowhere between numbers: options by their
 * number are often written with another one than options in words. */
static const char *
find_separator (const Reader *self,
                guint         column,
                gboolean      is_indexed)
{
  static const char *const separators[] = { "|", ";", "," };
  const char              *given = duid_narrafirma_form_get_setting (self->form, "delimiter");
  const GPtrArray         *texts = self->scan->profiles[column].options;

  if (given != NULL && (!is_indexed || is_in_any (texts, given)))
    return given;
  for (gsize i = 0; i < G_N_ELEMENTS (separators); i++)
    if (is_in_any (texts, separators[i]))
      return separators[i];
  return given != NULL ? given : ",";
}

static void
add_delimited (const Reader                 *self,
               const DuidNarrafirmaQuestion *asked,
               guint                         column)
{
  gboolean      is_indexed = strstr (asked->type, "index") != NULL;
  DuidQuestion *question;
  DuidBinding  *binding =
    add (self, asked, DUID_QUESTION_MULTICHOICE, DUID_BINDING_COLUMN, &question);

  add_options (asked, question, binding, is_indexed);
  binding->separator = g_strdup (find_separator (self, column, is_indexed));
  bind (self, binding, column);
}

/* The columns repeat one header; each holds the option's text. */
static void
add_texts (const Reader                 *self,
           const DuidNarrafirmaQuestion *asked)
{
  DuidQuestion *question;
  DuidBinding  *binding =
    add (self, asked, DUID_QUESTION_MULTICHOICE, DUID_BINDING_CELLS, &question);

  add_options (asked, question, binding, FALSE);
  for (guint i = 0; i < self->scan->n_columns; i++)
    if (!self->hints[i].is_used && is_header (duid_table_scan_get_header (self->scan, i),
                                              asked->column))
      bind (self, binding, i);
}

/* What a header says behind the question's name: “Needed yes/no: help” → “help”. */
static char *
cut_answer (const Reader *self,
            const char   *rest)
{
  const char      *separator = duid_narrafirma_form_get_setting (self->form, "separator");
  const char      *ending = duid_narrafirma_form_get_setting (self->form, "q-a ending");
  g_autofree char *answer = NULL;

  if (separator != NULL && g_str_has_prefix (rest, separator))
    rest += strlen (separator);
  else
    rest += strspn (rest, " :-/_[(");
  answer = g_strstrip (g_strdup (rest));
  if (ending != NULL && g_str_has_suffix (answer, ending))
    answer[strlen (answer) - strlen (ending)] = '\0';
  return g_strdup (g_strstrip (answer));
}

static gboolean
has_answer (const DuidNarrafirmaQuestion *asked,
            const char                   *answer,
            const char                  **shown)
{
  for (guint i = 0; i < asked->codes->len; i++)
    if (is_header (asked->codes->pdata[i], answer) || is_header (asked->answers->pdata[i], answer))
      {
        *shown = asked->answers->pdata[i];
        return TRUE;
      }
  *shown = answer;
  return asked->codes->len == 0 && *answer != '\0';
}

static void
add_yes_no (const Reader                 *self,
            const DuidNarrafirmaQuestion *asked)
{
  const char   *yes = duid_narrafirma_form_get_setting (self->form, "yes indicator");
  DuidQuestion *question;
  DuidBinding  *binding =
    add (self, asked, DUID_QUESTION_MULTICHOICE, DUID_BINDING_OPTIONS, &question);

  for (guint i = 0; i < asked->answers->len; i++)
    duid_question_add_option (question, asked->answers->pdata[i]);
  for (guint i = 0; i < self->scan->n_columns; i++)
    {
      const char      *header = duid_table_scan_get_header (self->scan, i);
      g_autofree char *answer = NULL;
      const char      *shown;

      header += strspn (header, " ");
      if (self->hints[i].is_used || !g_str_has_prefix (header, asked->column))
        continue;
      answer = cut_answer (self, header + strlen (asked->column));
      if (!has_answer (asked, answer, &shown))
        continue;
      duid_question_add_option (question, shown);
      g_ptr_array_add (binding->labels, g_strdup (shown));
      bind (self, binding, i);
    }
  if (yes == NULL)
    return;
  binding->codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_insert (binding->codes, g_strstrip (g_strdup (yes)), g_strdup ("1"));
}

static int
find_column (const Reader *self,
             const char   *name)
{
  for (guint i = 0; i < self->scan->n_columns; i++)
    if (!self->hints[i].is_used && is_header (duid_table_scan_get_header (self->scan, i), name))
      return (int) i;
  return -1;
}

static void
add_asked (const Reader                 *self,
           const DuidNarrafirmaQuestion *asked)
{
  int column = find_column (self, asked->column);

  if (strstr (asked->type, "yes/no") != NULL)
    {
      add_yes_no (self, asked);
      return;
    }
  if (column < 0)
    return;
  if (g_str_has_prefix (asked->type, "multi") && strstr (asked->type, "single-column") != NULL)
    add_delimited (self, asked, (guint) column);
  else if (g_str_has_prefix (asked->type, "multi") || strcmp (asked->type, "checkboxes") == 0)
    add_texts (self, asked);
  else if (g_str_has_prefix (asked->type, "single") || strcmp (asked->type, "select") == 0 ||
           strcmp (asked->type, "radiobuttons") == 0 || strcmp (asked->type, "boolean") == 0)
    add_one_choice (self, asked, (guint) column);
  else if (strcmp (asked->type, "scale") == 0 || strcmp (asked->type, "slider") == 0)
    add_scale (self, asked, (guint) column);
  else
    {
      DuidQuestion *question;
      DuidBinding  *binding =
        add (self, asked, DUID_QUESTION_TEXT, DUID_BINDING_COLUMN, &question);

      bind (self, binding, (guint) column);
    }
}

/* ---- the rest ---- */

static void
mark_roles (const Reader *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      const char *name = duid_narrafirma_form_get_setting (self->form, roles[i].words);
      int         column = name != NULL ? find_column (self, name) : -1;

      if (column >= 0 && !self->hints[column].has_type)
        duid_column_hint_set_type (&self->hints[column], roles[i].type,
                                   _ ("the story form names this column"));
    }
}

static void
mark_write_ins (const Reader *self)
{
  for (guint i = 0; i < self->scan->n_columns; i++)
    if (g_ascii_strncasecmp (duid_table_scan_get_header (self->scan, i), "WRITEIN_", 8) == 0)
      {
        const char      *header = duid_table_scan_get_header (self->scan, i) + 8;
        g_autofree char *label = g_strdup_printf (_ ("%s: other, namely"), header);

        duid_column_hint_set_text (&self->hints[i].label, label);
        duid_column_hint_set_type (&self->hints[i], DUID_QUESTION_TEXT,
                                   _ ("what people wrote in beside the options → text"));
      }
}

DuidRecognition *
duid_narrafirma_recognise (const DuidTableScan      *scan,
                           const DuidNarrafirmaForm *form,
                           const char               *form_file)
{
  g_autofree char *why = g_strdup_printf (
    _ ("The story form “%s” says what the columns mean."), form_file);
  Reader self = { duid_recognition_new ("narrafirma", _ ("NarraFirma, stories and story form"),
                                        why),
                  scan, form, duid_column_hints_new (scan) };

  self.recognition->title = g_strdup (scan->source);
  g_ptr_array_add (self.recognition->sources, duid_table_scan_to_source (scan));
  mark_roles (&self);
  for (guint i = 0; i < form->questions->len; i++)
    add_asked (&self, form->questions->pdata[i]);
  mark_write_ins (&self);
  duid_recogniser_guess (self.recognition, scan, self.hints);
  duid_recogniser_sort (self.recognition, scan);
  duid_column_hints_free (self.hints, scan->n_columns);
  return self.recognition;
}
