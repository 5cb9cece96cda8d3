/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-question-match.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Of the options of both, at least this share must be shared. */
#define SAME_OPTIONS 0.6
#define CORNERS      3

DuidQuestionMatch *
duid_question_match_new (DuidQuestion *question,
                         const char   *why,
                         const char   *reason,
                         gboolean      is_loaded)
{
  DuidQuestionMatch *match = g_new0 (DuidQuestionMatch, 1);

  match->question = duid_question_ref (question);
  match->why = g_strdup (why);
  match->reason = g_strdup (reason);
  match->is_loaded = is_loaded;
  match->sources = g_array_new (FALSE, FALSE, sizeof (guint));
  match->converted = g_array_new (FALSE, FALSE, sizeof (guint));
  return match;
}

void
duid_question_match_free (DuidQuestionMatch *match)
{
  duid_question_unref (match->question);
  g_free (match->why);
  g_free (match->reason);
  g_array_unref (match->sources);
  g_array_unref (match->converted);
  g_free (match);
}

static gboolean
is_same_text (const char *a,
              const char *b)
{
  g_autofree char *folded_a = g_utf8_casefold (a != NULL ? a : "", -1);
  g_autofree char *folded_b = g_utf8_casefold (b != NULL ? b : "", -1);

  g_strstrip (folded_a);
  g_strstrip (folded_b);
  return *folded_a != '\0' && strcmp (folded_a, folded_b) == 0;
}

static double
share_of_options (const DuidQuestion *a,
                  const DuidQuestion *b)
{
  guint n_shared = 0;
  guint n_all;

  for (guint i = 0; i < b->options->len; i++)
    n_shared += duid_question_find_option (a, g_ptr_array_index (b->options, i)) >= 0;
  n_all = a->options->len + b->options->len - n_shared;
  return n_all > 1 ? (double) n_shared / n_all : 0;
}

gboolean
duid_question_match_find_corners (const DuidQuestion *a,
                                  const DuidQuestion *b,
                                  int                 corners[3])
{
  gboolean is_taken[CORNERS] = { FALSE };

  for (int i = 0; i < CORNERS; i++)
    {
      corners[i] = -1;
      for (int j = 0; j < CORNERS && corners[i] < 0; j++)
        if (!is_taken[j] && is_same_text (a->corners[i], b->corners[j]))
          corners[i] = j;
      if (corners[i] < 0)
        return FALSE;
      is_taken[corners[i]] = TRUE;
    }
  return TRUE;
}

DuidSameness
duid_question_compare (const DuidQuestion *a,
                       const DuidQuestion *b)
{
  int corners[CORNERS];

  /* The words of the corners tell triads apart: dots must not change corners. */
  if (a->type != b->type ||
      (a->type == DUID_QUESTION_TRIAD && !duid_question_match_find_corners (a, b, corners)))
    return DUID_SAME_NOT;
  if (is_same_text (a->name, b->name))
    return DUID_SAME_NAME;
  if (is_same_text (a->label, b->label))
    return DUID_SAME_LABEL;
  if (a->type == DUID_QUESTION_STORY || a->type == DUID_QUESTION_TITLE ||
      a->type == DUID_QUESTION_ID)
    return DUID_SAME_LABEL;
  return share_of_options (a, b) >= SAME_OPTIONS ? DUID_SAME_OPTIONS : DUID_SAME_NOT;
}

const char *
duid_sameness_to_words (DuidSameness sameness)
{
  switch (sameness)
    {
    case DUID_SAME_NAME:
      return _ ("the same name");
    case DUID_SAME_LABEL:
      return _ ("the same question");
    case DUID_SAME_OPTIONS:
      return _ ("mostly the same options");
    case DUID_SAME_NOT:
    default:
      g_return_val_if_reached ("");
    }
}
