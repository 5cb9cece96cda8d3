/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-xlsform.h"

#include "import/duid-plain-text.h"
#include "import/duid-table-scan.h"

#include <string.h>

#define MOST_ROWS 20000

static void
free_question (DuidXlsformQuestion *question)
{
  g_free (question->name);
  g_free (question->type);
  g_free (question->list);
  g_free (question->label);
  g_free (question);
}

static void
free_choice (DuidXlsformChoice *choice)
{
  g_free (choice->list);
  g_free (choice->name);
  g_free (choice->label);
  g_free (choice);
}

void
duid_xlsform_free (DuidXlsform *form)
{
  if (form == NULL)
    return;
  g_ptr_array_unref (form->questions);
  g_ptr_array_unref (form->choices);
  g_free (form);
}

/* The column of a header; labels may have a language: “label::Nederlands (nl)”. */
static int
find_header (const GPtrArray *row,
             const char      *name,
             gboolean         may_go_on)
{
  gsize length = strlen (name);

  for (guint i = 0; i < row->len; i++)
    {
      const char *header = row->pdata[i];

      header += strspn (header, " ");
      if (g_ascii_strncasecmp (header, name, length) == 0 &&
          (header[length] == '\0' || header[length] == ' ' || (may_go_on && header[length] == ':')))
        return (int) i;
    }
  return -1;
}

gboolean
duid_xlsform_fits (const GPtrArray *rows)
{
  const GPtrArray *header = rows->len > 0 ? rows->pdata[0] : NULL;

  return header != NULL && rows->len > 1 && find_header (header, "type", FALSE) >= 0 &&
         find_header (header, "name", FALSE) >= 0 && find_header (header, "label", TRUE) >= 0;
}

static char *
dup_cell (const GPtrArray *row,
          int              column)
{
  return g_strstrip (
    g_strdup (column >= 0 && (guint) column < row->len ? row->pdata[column] : ""));
}

static char *
dup_label (const GPtrArray *row,
           int              column)
{
  g_autofree char *cell = dup_cell (row, column);
  g_autofree char *plain = duid_plain_text_from_html (cell);

  return *plain != '\0' ? g_steal_pointer (&plain) : NULL;
}

static double
read_parameter (const char *parameters,
                const char *name,
                double      otherwise)
{
  const char *found = strstr (parameters, name);

  return found != NULL ? g_ascii_strtod (found + strlen (name), NULL) : otherwise;
}

static void
read_survey (DuidXlsform     *form,
             const GPtrArray *rows)
{
  const GPtrArray *header = rows->pdata[0];
  int              type = find_header (header, "type", FALSE);
  int              name = find_header (header, "name", FALSE);
  int              label = find_header (header, "label", TRUE);
  int              parameters = find_header (header, "parameters", FALSE);

  for (guint i = 1; i < rows->len; i++)
    {
      g_autofree char *text = dup_cell (rows->pdata[i], type);
      g_autofree char *given = dup_cell (rows->pdata[i], parameters);
      g_auto (GStrv) words = g_strsplit_set (text, " \t", -1);
      DuidXlsformQuestion *question = g_new0 (DuidXlsformQuestion, 1);

      question->name = dup_cell (rows->pdata[i], name);
      question->type = g_ascii_strdown (words[0] != NULL ? words[0] : "", -1);
      question->list = words[0] != NULL ? g_strdup (words[1]) : NULL;
      question->label = dup_label (rows->pdata[i], label);
      question->start = read_parameter (given, "start=", 0);
      question->end = read_parameter (given, "end=", 10);
      g_ptr_array_add (form->questions, question);
    }
}

static void
read_choices (DuidXlsform     *form,
              const GPtrArray *rows)
{
  const GPtrArray *header = rows->pdata[0];
  int              list = find_header (header, "list_name", FALSE);
  int              name = find_header (header, "name", FALSE);
  int              label = find_header (header, "label", TRUE);

  if (list < 0)
    list = find_header (header, "list", FALSE);
  for (guint i = 1; i < rows->len; i++)
    {
      DuidXlsformChoice *choice = g_new0 (DuidXlsformChoice, 1);

      choice->list = dup_cell (rows->pdata[i], list);
      choice->name = dup_cell (rows->pdata[i], name);
      choice->label = dup_label (rows->pdata[i], label);
      if (choice->label == NULL)
        choice->label = g_strdup (choice->name);
      g_ptr_array_add (form->choices, choice);
    }
}

static GPtrArray *
read_sheet (const char     *path,
            const char     *sheet,
            DuidImportFlags flags)
{
  g_auto (DuidTableFormat) format = { 0 };
  g_autoptr (GPtrArray) rows = NULL;

  duid_table_format_init (&format);
  format.sheet = g_strdup (sheet);
  rows = duid_table_scan_peek (path, &format, flags, MOST_ROWS, NULL);
  return rows != NULL && rows->len > 0 ? g_steal_pointer (&rows) : NULL;
}

DuidXlsform *
duid_xlsform_read (const char     *path,
                   DuidImportFlags flags)
{
  g_autoptr (GPtrArray) survey = read_sheet (path, "survey", flags);
  g_autoptr (GPtrArray) choices = read_sheet (path, "choices", flags);
  DuidXlsform *form;

  if (survey == NULL || !duid_xlsform_fits (survey))
    return NULL;
  form = g_new0 (DuidXlsform, 1);
  form->questions = g_ptr_array_new_with_free_func ((GDestroyNotify) free_question);
  form->choices = g_ptr_array_new_with_free_func ((GDestroyNotify) free_choice);
  read_survey (form, survey);
  if (choices != NULL)
    read_choices (form, choices);
  return form;
}

const DuidXlsformQuestion *
duid_xlsform_find (const DuidXlsform *form,
                   const char        *header)
{
  const DuidXlsformQuestion *found = NULL;

  for (guint i = 0; form != NULL && i < form->questions->len; i++)
    {
      const DuidXlsformQuestion *question = form->questions->pdata[i];
      gsize                      length = strlen (question->name);
      gsize                      n = strlen (header);
      gboolean                   is_end = length > 0 && n > length &&
                        strcmp (header + n - length, question->name) == 0 &&
                        strchr ("/-.", header[n - length - 1]) != NULL;

      if (strcmp (question->name, header) == 0 || g_strcmp0 (question->label, header) == 0)
        return question;
      if (is_end && (found == NULL || length > strlen (found->name)))
        found = question;
    }
  return found;
}

const char *
duid_xlsform_find_choice (const DuidXlsform *form,
                          const char        *list,
                          const char        *name)
{
  for (guint i = 0; form != NULL && i < form->choices->len; i++)
    {
      const DuidXlsformChoice *choice = form->choices->pdata[i];

      if (g_strcmp0 (choice->list, list) == 0 && strcmp (choice->name, name) == 0)
        return choice->label;
    }
  return NULL;
}
