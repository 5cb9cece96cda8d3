/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "widgets/duid-story-text.h"

#include "base/duid-number.h"
#include "base/duid-found-words.h"
#include "widgets/duid-story-places.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MOST_TELLER_WORDS 4
#define MOST_LINE         200 /* characters: more never fits on a line of a list */
#define MOST_BEFORE       24  /* of them before what was found; else it begins with a part */
#define LEAST_BEFORE      12
#define LINE_HEIGHT       1.2
#define PARAGRAPH_GAP     0.5 /* of a line */

static void
insert (PangoAttrList  *attributes,
        PangoAttribute *attribute,
        guint           start,
        guint           end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (attributes, attribute);
}

/* One blank line, lower than the others, parts paragraphs. */
static void
part_paragraphs (PangoAttrList *attributes,
                 const char    *text)
{
  for (const char *gap = strstr (text, "\n\n"); gap != NULL; gap = strstr (gap + 2, "\n\n"))
    {
      guint at = (guint) (gap - text) + 1;

      insert (attributes, pango_attr_scale_new (PARAGRAPH_GAP), at, at + 1);
    }
}

static void
mark_words (PangoAttrList *attributes,
            const char    *text,
            const char    *search,
            gboolean       is_dark)
{
  g_autoptr (GArray) spans = duid_found_words_find (text, search);

  for (guint i = 0; i < spans->len; i++)
    {
      const DuidSpan *span = &g_array_index (spans, DuidSpan, i);
      PangoAttribute *mark = is_dark ? pango_attr_background_new (0x6b00, 0x5600, 0x0000)
                                     : pango_attr_background_new (0xffff, 0xe900, 0x8000);

      insert (attributes, mark, span->start, span->end);
    }
}

char *
duid_story_text_new (const char     *story,
                     GPtrArray      *searches,
                     gboolean        is_dark,
                     PangoAttrList **attributes)
{
  g_autoptr (DuidStoryPlaces) places = duid_story_places_new (story);
  char *text = g_strdup (places->text);

  *attributes = pango_attr_list_new ();
  pango_attr_list_insert (*attributes, pango_attr_line_height_new (LINE_HEIGHT));
  part_paragraphs (*attributes, text);
  duid_story_text_mark (*attributes, text, searches, is_dark);
  return text;
}

void
duid_story_text_mark (PangoAttrList *attributes,
                      const char    *text,
                      GPtrArray     *searches,
                      gboolean       is_dark)
{
  for (guint i = 0; i < searches->len; i++)
    mark_words (attributes, text, g_ptr_array_index (searches, i), is_dark);
}

/* Where the first of what the searches find begins, or -1. */
static gssize
find_first (const char *text,
            GPtrArray  *searches)
{
  gssize first = -1;

  for (guint i = 0; i < searches->len; i++)
    {
      g_autoptr (GArray) spans = duid_found_words_find (text, g_ptr_array_index (searches, i));
      gssize start = spans->len > 0 ? (gssize) g_array_index (spans, DuidSpan, 0).start : -1;

      if (start >= 0 && (first < 0 || start < first))
        first = start;
    }
  return first;
}

/* A blank some way before @at, so that what stands there is seen on a narrow line. */
static const char *
find_line (const char *story,
           gssize      at)
{
  const char *line = story + at;

  if (g_utf8_strlen (story, at) <= MOST_BEFORE)
    return story;
  line = g_utf8_offset_to_pointer (line, -LEAST_BEFORE);
  while (line > story && !g_ascii_isspace (line[-1]))
    line = g_utf8_prev_char (line);
  return line;
}

char *
duid_story_text_dup_line (const char *story,
                          GPtrArray  *searches)
{
  gssize           at = find_first (story, searches);
  const char      *line = at > 0 ? find_line (story, at) : story;
  glong            length = g_utf8_strlen (line, 4 * MOST_LINE);
  g_autofree char *words = g_utf8_substring (line, 0, MIN (length, MOST_LINE));

  g_strdelimit (g_strstrip (words), "\r\n\t", ' ');
  return line > story ? g_strconcat ("… ", words, NULL) : g_steal_pointer (&words);
}

GPtrArray *
duid_story_text_find_searches (const DuidView *view)
{
  GPtrArray *searches = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < view->conditions->len; i++)
    {
      const DuidCondition *condition = g_ptr_array_index (view->conditions, i);

      if (condition->kind == DUID_CONDITION_WORDS && !condition->is_inverted)
        g_ptr_array_add (searches, g_strdup (g_ptr_array_index (condition->words, 0)));
    }
  return searches;
}

static char *
dup_month (DuidDataset *dataset,
           gsize        row)
{
  int    date = duid_framework_find_type (duid_dataset_get_framework (dataset), DUID_QUESTION_DATE);
  double days = date >= 0 ? duid_dataset_get_numbers (dataset, (guint) date)[row] : NAN;
  g_autoptr (GDateTime) time = NULL;
  int year;
  int month;
  int day;

  if (!isfinite (days))
    return NULL;
  duid_date_to_civil (days, &year, &month, &day);
  time = g_date_time_new_utc (year, month, day, 0, 0, 0);
  /* Translators: a month and its year, as g_date_time_format() writes them. */
  return time != NULL ? g_date_time_format (time, _ ("%OB %Y")) : NULL;
}

/* Takes @words; a line may break between answers, not inside one. */
static char *
dup_unbroken (char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);

  g_free (words);
  return g_strjoinv ("\u00a0", parts);
}

char *
duid_story_text_dup_teller (DuidDataset *dataset,
                            gsize        row)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  guint n_questions = duid_dataset_get_n_questions (dataset);
  char *month = dup_month (dataset, row);

  for (guint i = 0; i < n_questions && words->len < MOST_TELLER_WORDS; i++)
    {
      const DuidQuestion *question = duid_dataset_get_question (dataset, i);

      if (question->type == DUID_QUESTION_CHOICE && question->theme == NULL &&
          !question->is_sensitive &&
          duid_dataset_get_states (dataset, i)[row] == DUID_STATE_ANSWERED)
        g_ptr_array_add (words, dup_unbroken (duid_dataset_dup_answer (dataset, i, row)));
    }
  if (month != NULL)
    g_ptr_array_add (words, dup_unbroken (month));
  g_ptr_array_add (words, NULL);
  return g_strjoinv (" · ", (char **) words->pdata);
}
