/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-header-rows-reader.h"

#include "import/duid-plain-text.h"
#include "import/duid-recogniser.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const ids[] = { "respondent id", "responseid", "response id", NULL };
static const char *const dates[] = { "end date", "recordeddate", "recorded date", "date modified",
                                     NULL };
static const char *const languages[] = { "userlanguage", "user language", NULL };
static const char *const technical[] = {
  "collector id",
  "startdate",
  "start date",
  "enddate",
  "date created",
  "status",
  "progress",
  "finished",
  "custom data 1",
  "distributionchannel",
  "duration (in seconds)",
  NULL,
};
/* What Qualtrics writes behind a question that people may write something in at. */
#define SELECTED " - Selected Choice"

/* What stands below a question with one column for its answer. */
static const char *const answers[] = { "response", "open-ended response", "antwoord",
                                       "open antwoord", "", NULL };

static char *
dup_folded (const char *text)
{
  g_autofree char *plain = duid_plain_text_from_html (text);

  return g_utf8_strdown (plain, -1);
}

static gboolean
is_one_of (const char        *text,
           const char *const *words)
{
  g_autofree char *folded = dup_folded (text);

  return g_strv_contains (words, folded);
}

static const char *
get_cell (const GPtrArray *rows,
          guint            row,
          guint            column)
{
  const GPtrArray *texts = row < rows->len ? rows->pdata[row] : NULL;

  return texts != NULL && column < texts->len ? texts->pdata[column] : "";
}

static gboolean
is_qualtrics (const GPtrArray *rows)
{
  return strstr (get_cell (rows, 2, 0), "\"ImportId\"") != NULL ||
         strstr (get_cell (rows, 2, 1), "\"ImportId\"") != NULL;
}

/* Questions that go on over columns without a header, with options below them. */
static gboolean
is_surveymonkey (const GPtrArray *rows)
{
  guint n_columns = rows->len > 0 ? ((GPtrArray *) rows->pdata[0])->len : 0;
  guint n_going_on = 0;
  guint n_answers = 0;
  guint n_twice = 0;

  for (guint i = 1; i < n_columns; i++)
    {
      const char *above = get_cell (rows, 0, i);
      const char *below = get_cell (rows, 1, i);

      n_going_on += *above == '\0' && *below != '\0';
      n_answers += *above != '\0' && *below != '\0' && is_one_of (below, answers);
      n_twice += *above != '\0' && *below == '\0';
    }
  if (is_one_of (get_cell (rows, 0, 0), ids) && n_going_on + n_answers > 0)
    return TRUE;
  return rows->len > 2 && n_answers > 0 && n_going_on + n_answers >= 2 &&
         n_going_on + n_answers + n_twice + 2 >= n_columns;
}

gboolean
duid_header_rows_fits (const GPtrArray *rows,
                       DuidTableFormat *format)
{
  if (!is_qualtrics (rows) && !is_surveymonkey (rows))
    return FALSE;
  format->header_rows = is_qualtrics (rows) ? 3 : 2;
  format->name_row = 1;
  return TRUE;
}

/* ---- SurveyMonkey ---- */

static void
mark_surveymonkey (const DuidTableScan *scan,
                   DuidColumnHint      *hints)
{
  g_autofree char *stem = g_strdup ("");

  for (guint i = 0; i < scan->n_columns; i++)
    {
      const char      *above = duid_table_scan_get_header_text (scan, 0, i);
      g_autofree char *below =
        duid_plain_text_from_html (duid_table_scan_get_header_text (scan, 1, i));
      const char *next = duid_table_scan_get_header_text (scan, 0, i + 1);
      gboolean    goes_on = *next == '\0' && i + 1 < scan->n_columns &&
                         *duid_table_scan_get_header_text (scan, 1, i + 1) != '\0';

      if (*above != '\0')
        {
          g_free (stem);
          stem = duid_plain_text_from_html (above);
        }
      duid_column_hint_set_text (&hints[i].label, stem);
      if ((*above != '\0' && !goes_on) || *stem == '\0' || is_one_of (below, answers))
        continue;
      duid_column_hint_set_text (&hints[i].stem, stem);
      duid_column_hint_set_text (&hints[i].option, below);
      g_clear_pointer (&hints[i].label, g_free);
    }
}

/* ---- Qualtrics ---- */

/* The length of what the texts of two columns share up to “ - ”. */
static gsize
find_shared (const char *a,
             const char *b)
{
  gsize shared = 0;

  for (gsize i = 0; a[i] != '\0' && a[i] == b[i]; i++)
    if (strncmp (a + i, " - ", 3) == 0)
      shared = i;
  return shared;
}

/* “Q3_1” and “Q3_2” are one question; what they are stands behind “ - ”. */
static gboolean
is_same_question (const char *a,
                  const char *b)
{
  const char *mark = strrchr (a, '_');
  gsize       length = mark != NULL ? (gsize) (mark - a) + 1 : 0;

  return length > 1 && strncmp (a, b, length) == 0 && strchr (b + length, '_') == NULL;
}

static void
drop_suffix (char       *text,
             const char *suffix)
{
  if (g_str_has_suffix (text, suffix))
    text[strlen (text) - strlen (suffix)] = '\0';
}

static void
mark_qualtrics (const DuidTableScan *scan,
                DuidColumnHint      *hints)
{
  for (guint i = 0; i < scan->n_columns; i++)
    {
      const char *name = duid_table_scan_get_header_text (scan, 0, i);
      const char *text = duid_table_scan_get_header_text (scan, 1, i);
      gsize       shared = 0;

      for (int step = -1; step <= 1; step += 2)
        {
          guint other = i + (guint) step;

          if (other < scan->n_columns &&
              is_same_question (name, duid_table_scan_get_header_text (scan, 0, other)))
            shared = MAX (shared, find_shared (text, duid_table_scan_get_header_text (scan, 1,
                                                                                      other)));
        }
      duid_column_hint_set_text (&hints[i].label, *text != '\0' ? text : name);
      drop_suffix (hints[i].label, SELECTED);
      duid_column_hint_set_text (&hints[i].name, name);
      if (shared == 0)
        continue;
      hints[i].stem = g_strndup (text, shared);
      drop_suffix (hints[i].stem, SELECTED);
      hints[i].option = duid_plain_text_from_html (text + shared + 3);
      g_clear_pointer (&hints[i].label, g_free);
      if (strrchr (hints[i].name, '_') != NULL)
        *strrchr (hints[i].name, '_') = '\0';
    }
}

/* ---- both ---- */

static void
mark_own_columns (const DuidTableScan *scan,
                  DuidColumnHint      *hints)
{
  for (guint i = 0; i < scan->n_columns; i++)
    {
      const char *header = duid_table_scan_get_header (scan, i);

      if (hints[i].personal != NULL)
        continue;
      if (is_one_of (header, ids))
        duid_column_hint_set_type (&hints[i], DUID_QUESTION_ID, _ ("the collector's id → id"));
      else if (is_one_of (header, languages))
        duid_column_hint_set_type (&hints[i], DUID_QUESTION_LANGUAGE,
                                   _ ("the language that was used → language"));
      else if (is_one_of (header, dates))
        duid_column_hint_set_type (&hints[i], DUID_QUESTION_DATE,
                                   _ ("when the answers were sent → date"));
      else if (is_one_of (header, technical))
        duid_column_hint_set_text (
          &hints[i].ignored, _ ("A technical column of the collector; no question uses it."));
    }
}

DuidRecognition *
duid_header_rows_recognise (const DuidTableScan *scan)
{
  gboolean         is_three = scan->rows->len > 2;
  DuidRecognition *recognition =
    is_three ? duid_recognition_new ("qualtrics", _ ("Qualtrics"),
                                     _ ("The third header row has Qualtrics' import ids."))
             : duid_recognition_new (
                 "surveymonkey", _ ("SurveyMonkey"),
                 _ ("The first header row has questions, the second their options."));
  DuidColumnHint *hints = duid_column_hints_new (scan);

  recognition->title = g_strdup (scan->source);
  g_ptr_array_add (recognition->sources, duid_table_scan_to_source (scan));
  if (is_three)
    mark_qualtrics (scan, hints);
  else
    mark_surveymonkey (scan, hints);
  mark_own_columns (scan, hints);
  duid_recogniser_guess (recognition, scan, hints);
  duid_column_hints_free (hints, scan->n_columns);
  return recognition;
}
