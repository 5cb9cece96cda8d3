/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-limesurvey-reader.h"

#include "import/duid-plain-text.h"
#include "import/duid-recogniser.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Columns of LimeSurvey's own, by code or by text in English and Dutch. */
static const char *const ids[] = { "id", "response id", "antwoord id", "antwoord-id",
                                   "reactie id", NULL };
static const char *const submitted[] = { "submitdate", "date submitted", "datum verzonden",
                                         "verzenddatum", "datum ingediend", NULL };
static const char *const languages[] = { "startlanguage", "start language", "starttaal",
                                         "begintaal", NULL };
static const char *const technical[] = { "lastpage", "last page", "laatste pagina", "seed",
                                         "startdate", "datestamp", "date started",
                                         "date last action", "refurl", "referrer url",
                                         "token", "total time", "interviewtime", NULL };

static const char *const others[] = { "other", "comment", "anders", "overig", "andere", NULL };

/* “submitdate. Date submitted” → “submitdate” */
static gboolean
is_one_of (const char        *header,
           const char *const *names)
{
  g_autofree char *text = g_utf8_strdown (header, -1);
  char            *dot = strstr (text, ". ");

  if (dot != NULL)
    *dot = '\0';
  g_strstrip (text);
  return g_strv_contains (names, text);
}

static gboolean
has_any (const GPtrArray   *headers,
         const char *const *names)
{
  for (guint i = 0; i < headers->len; i++)
    if (is_one_of (headers->pdata[i], names))
      return TRUE;
  return FALSE;
}

gboolean
duid_limesurvey_fits (const GPtrArray *headers)
{
  return has_any (headers, ids) && (has_any (headers, submitted) + has_any (headers, languages) +
                                    has_any (headers, technical)) >= 2;
}

/* The text behind a code: “Q1. Tell us” and “G1[story]. Tell us” → “Tell us”. */
static char *
dup_text (const char *header)
{
  const char *text = header;
  gsize       length = strspn (header, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                             "0123456789_");

  if (length > 0 && header[length] == '[')
    {
      const char *end = strchr (header + length, ']');

      length = end != NULL ? (gsize) (end - header) + 1 : 0;
    }
  if (length > 0 && header[length] == '.' && header[length + 1] == ' ')
    text = header + length + 2;
  return duid_plain_text_from_html (text);
}

/* Parts “Q3[SQ001]” and “Question [option]”. */
static void
part_header (DuidColumnHint *hint,
             const char     *header)
{
  g_autofree char *text = dup_text (header);
  char            *mark = strrchr (text, '[');
  gsize            length = strlen (text);

  duid_column_hint_set_text (&hint->label, text);
  if (mark == NULL || mark == text || text[length - 1] != ']')
    return;
  text[length - 1] = '\0';
  *mark = '\0';
  duid_column_hint_set_text (&hint->option, g_strstrip (mark + 1));
  duid_column_hint_set_text (&hint->stem, g_strstrip (text));
}

/* A stem of one column is no group: “Q4[SLIDER]” is a question by itself. */
static void
drop_single_stems (DuidColumnHint *hints,
                   guint           n_hints)
{
  for (guint i = 0; i < n_hints; i++)
    {
      gboolean is_alone = hints[i].stem != NULL;

      for (guint j = 0; j < n_hints && is_alone; j++)
        is_alone = i == j || g_strcmp0 (hints[i].stem, hints[j].stem) != 0;
      if (!is_alone)
        continue;
      duid_column_hint_set_text (&hints[i].name, hints[i].stem);
      g_clear_pointer (&hints[i].stem, g_free);
      g_clear_pointer (&hints[i].option, g_free);
    }
}

static void
mark_column (DuidColumnHint          *hint,
             const DuidColumnProfile *profile,
             const char              *header)
{
  if (is_one_of (header, ids))
    duid_column_hint_set_type (hint, DUID_QUESTION_ID, _ ("LimeSurvey's id of the answers → id"));
  else if (is_one_of (header, submitted))
    duid_column_hint_set_type (hint, DUID_QUESTION_DATE, _ ("when the answers were sent → date"));
  else if (is_one_of (header, languages))
    duid_column_hint_set_type (hint, DUID_QUESTION_LANGUAGE,
                               _ ("the language that was used → language"));
  else if (is_one_of (header, technical))
    duid_column_hint_set_text (
      &hint->ignored, _ ("A technical column of the collector; no question uses it."));
  else
    part_header (hint, header);
  /* What people wrote in beside the options is no option. */
  if (hint->option != NULL && is_one_of (hint->option, others) && profile->n_yes == 0)
    duid_column_hint_set_type (hint, DUID_QUESTION_TEXT,
                               _ ("what people wrote in beside the options → text"));
}

DuidRecognition *
duid_limesurvey_recognise (const DuidTableScan *scan)
{
  DuidRecognition *recognition = duid_recognition_new (
    "limesurvey", _ ("LimeSurvey"),
    _ ("The first columns (id, date, page, language) are those of LimeSurvey."));
  DuidColumnHint *hints = duid_column_hints_new (scan);

  recognition->title = g_strdup (scan->source);
  g_ptr_array_add (recognition->sources, duid_table_scan_to_source (scan));
  for (guint i = 0; i < scan->n_columns; i++)
    mark_column (&hints[i], &scan->profiles[i], duid_table_scan_get_header (scan, i));
  drop_single_stems (hints, scan->n_columns);
  duid_recogniser_guess (recognition, scan, hints);
  duid_column_hints_free (hints, scan->n_columns);
  return recognition;
}
