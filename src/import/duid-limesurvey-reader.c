/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-limesurvey-reader.h"

#include "import/duid-limesurvey-columns.h"
#include "import/duid-plain-text.h"
#include "import/duid-recogniser.h"

#include <glib/gi18n-lib.h>
#include <string.h>

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
             const char              *header,
             DuidLimesurveyRole       role)
{
  switch (role)
    {
    case DUID_LIMESURVEY_ID:
      duid_column_hint_set_type (hint, DUID_QUESTION_ID, _ ("LimeSurvey's id of the answers → id"));
      return;
    case DUID_LIMESURVEY_SUBMITTED:
      duid_column_hint_set_type (hint, DUID_QUESTION_DATE, _ ("when the answers were sent → date"));
      return;
    case DUID_LIMESURVEY_LANGUAGE:
      duid_column_hint_set_type (hint, DUID_QUESTION_LANGUAGE,
                                 _ ("the language that was used → language"));
      return;
    case DUID_LIMESURVEY_TECHNICAL:
      duid_column_hint_set_text (
        &hint->ignored, _ ("A technical column of the collector; no question uses it."));
      return;
    case DUID_LIMESURVEY_ANSWER:
    default:
      part_header (hint, header);
    }
  /* What people wrote in beside the options is no option. */
  if (hint->option != NULL && duid_limesurvey_is_other (hint->option) && profile->n_yes == 0)
    duid_column_hint_set_type (hint, DUID_QUESTION_TEXT,
                               _ ("what people wrote in beside the options → text"));
}

DuidRecognition *
duid_limesurvey_recognise (const DuidTableScan *scan)
{
  g_autofree DuidLimesurveyRole *roles = duid_limesurvey_columns_find (scan);
  DuidRecognition               *recognition;
  DuidColumnHint                *hints;

  if (roles == NULL)
    return NULL;
  recognition = duid_recognition_new (
    "limesurvey", _ ("LimeSurvey"),
    _ ("The first columns (id, date, page, language) are those of LimeSurvey."));
  hints = duid_column_hints_new (scan);
  recognition->title = g_strdup (scan->source);
  g_ptr_array_add (recognition->sources, duid_table_scan_to_source (scan));
  for (guint i = 0; i < scan->n_columns; i++)
    mark_column (&hints[i], &scan->profiles[i], duid_table_scan_get_header (scan, i), roles[i]);
  drop_single_stems (hints, scan->n_columns);
  duid_recogniser_guess (recognition, scan, hints);
  duid_column_hints_free (hints, scan->n_columns);
  return recognition;
}
