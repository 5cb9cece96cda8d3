/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-import-decisions.h"

#include "base/duid-number.h"
#include "import/duid-question-match.h"
#include "import/duid-recognition-edit.h"
#include "import/duid-recognition-match.h"
#include "import/duid-recognition-options.h"

#include <glib/gi18n-lib.h>

#define CORNERS 3

/* The question that is being told about, and what was told so far. */
typedef struct
{
  const DuidRecognition        *recognition;
  const DuidRecognisedQuestion *asked;
  guint                         index;
  GPtrArray                    *list;
} Telling;

static void
decision_free (DuidImportDecision *decision)
{
  g_free (decision->question);
  g_free (decision->words);
  g_free (decision);
}

static void
tell (Telling    *telling,
      gboolean    is_by_hand,
      const char *words)
{
  DuidImportDecision *decision = g_new0 (DuidImportDecision, 1);

  decision->question = g_strdup (telling->asked->question->label);
  decision->words = g_strdup (words);
  decision->is_by_hand = is_by_hand;
  g_ptr_array_add (telling->list, decision);
}

const char *
duid_import_type_words (DuidQuestionType type)
{
  const char *const words[DUID_N_QUESTION_TYPES] = {
    [DUID_QUESTION_ID] = _ ("Story number"),
    [DUID_QUESTION_PERSON] = _ ("Person"),
    [DUID_QUESTION_TITLE] = _ ("Title"),
    [DUID_QUESTION_STORY] = _ ("Story"),
    [DUID_QUESTION_TEXT] = _ ("Text"),
    [DUID_QUESTION_LANGUAGE] = _ ("Language"),
    [DUID_QUESTION_MEDIA] = _ ("Picture or sound"),
    [DUID_QUESTION_DATE] = _ ("Date"),
    [DUID_QUESTION_NUMBER] = _ ("Number"),
    [DUID_QUESTION_CHOICE] = _ ("Choice"),
    [DUID_QUESTION_MULTICHOICE] = _ ("Several choices"),
    [DUID_QUESTION_SLIDER] = _ ("Slider"),
    [DUID_QUESTION_TRIAD] = _ ("Triad"),
    [DUID_QUESTION_CANVAS] = _ ("Canvas"),
    [DUID_QUESTION_CONSENT] = _ ("Consent"),
  };

  return words[type];
}

/* ---- what it is ---- */

static void
tell_type (Telling *telling)
{
  const DuidQuestion *question = telling->asked->question;
  const DuidQuestion *proposed = telling->asked->proposed;
  gboolean            is_changed = proposed == NULL || proposed->type != question->type;
  g_autofree char    *words = g_strdup_printf ("%s: %s", duid_import_type_words (question->type),
                                               telling->asked->why);

  tell (telling, is_changed, words);
}

/* Words that were changed: “before → now”. */
static void
tell_change (Telling    *telling,
             const char *what,
             const char *before,
             const char *now)
{
  g_autofree char *words = NULL;

  if (g_strcmp0 (before != NULL ? before : "", now != NULL ? now : "") == 0)
    return;
  words = g_strdup_printf ("%s: “%s” → “%s”", what, before != NULL ? before : "",
                           now != NULL ? now : "");
  tell (telling, TRUE, words);
}

static char *
dup_ends (const DuidQuestion *question)
{
  g_autofree char *min = duid_number_for_people (question->min, 6);
  g_autofree char *max = duid_number_for_people (question->max, 6);

  return g_strdup_printf ("%s–%s", min, max);
}

static void
tell_scale (Telling            *telling,
            const DuidQuestion *proposed)
{
  const DuidQuestion *question = telling->asked->question;
  g_autofree char    *before = NULL;
  g_autofree char    *now = NULL;
  g_autofree char    *bands = NULL;

  if (question->type != DUID_QUESTION_SLIDER)
    return;
  now = dup_ends (question);
  if (proposed->type == DUID_QUESTION_SLIDER)
    {
      before = dup_ends (proposed);
      tell_change (telling, _ ("Scale"), before, now);
    }
  tell_change (telling, _ ("Left end"), proposed->left, question->left);
  tell_change (telling, _ ("Right end"), proposed->right, question->right);
  bands = duid_recognition_dup_bands (telling->recognition, telling->index);
  if (question->bands->len != proposed->bands->len)
    tell_change (telling, _ ("Bands"), "", bands);
}

static void
tell_corners (Telling            *telling,
              const DuidQuestion *proposed)
{
  const DuidQuestion *question = telling->asked->question;
  const char *const   titles[CORNERS] = { _ ("Top corner"), _ ("Left corner"),
                                          _ ("Right corner") };

  if (question->type != DUID_QUESTION_TRIAD || proposed->type != DUID_QUESTION_TRIAD)
    return;
  for (int i = 0; i < CORNERS; i++)
    tell_change (telling, titles[i], proposed->corners[i], question->corners[i]);
}

/* Options that are called otherwise, or joined with another. */
static void
tell_options (Telling            *telling,
              const DuidQuestion *proposed)
{
  const DuidQuestion *question = telling->asked->question;

  for (guint i = 0; i < question->options->len; i++)
    {
      const char      *label = g_ptr_array_index (question->options, i);
      g_autofree char *texts =
        duid_recognition_dup_option_texts (telling->recognition, telling->index, i);

      if (texts != NULL && duid_question_find_option (proposed, label) < 0)
        tell_change (telling, _ ("Option"), texts, label);
    }
}

/* ---- where it comes from ---- */

static void
tell_matches (Telling *telling)
{
  const GPtrArray *matches = telling->asked->matches;

  for (guint i = 0; i < matches->len; i++)
    {
      const DuidQuestionMatch *match = g_ptr_array_index (matches, i);
      g_autofree char         *words = NULL;

      /* Translators: a question of another file was taken as this one; then why. */
      words = g_strdup_printf (_ ("Joined with “%s”: %s"), match->question->label, match->reason);
      tell (telling, match->is_by_hand, words);
    }
}

static void
tell_sources (Telling *telling)
{
  const DuidRecognition *recognition = telling->recognition;

  for (guint i = 0; i < recognition->sources->len; i++)
    {
      const DuidMappedSource *source = g_ptr_array_index (recognition->sources, i);
      const DuidBinding      *binding = g_ptr_array_index (telling->asked->bindings, i);
      g_autofree char        *conversion =
        duid_recognition_dup_conversion (recognition, telling->index, i);
      g_autofree char *words = NULL;

      if (conversion != NULL)
        words = g_strdup_printf ("%s: %s", source->name, conversion);
      else if (binding != NULL && binding->shape == DUID_BINDING_CONSTANT)
        words = g_strdup_printf (_ ("%s: “%s” for the whole file"), source->name,
                                 binding->constant);
      else if (binding == NULL)
        words = g_strdup_printf (_ ("not asked in %s"), source->name);
      if (words != NULL)
        tell (telling, FALSE, words);
    }
}

static void
tell_known (Telling *telling)
{
  const DuidRecognisedQuestion *asked = telling->asked;
  g_autofree char              *words = NULL;

  if (asked->known == NULL)
    return;
  words = g_strdup_printf (_ ("Joined with “%s” of the project: %s"), asked->known->label,
                           asked->known_why);
  tell (telling, FALSE, words);
}

GPtrArray *
duid_import_decisions_list (const DuidRecognition *recognition)
{
  Telling telling = { .recognition = recognition };

  telling.list = g_ptr_array_new_with_free_func ((GDestroyNotify) decision_free);
  for (guint i = 0; i < recognition->questions->len; i++)
    {
      const DuidRecognisedQuestion *asked = g_ptr_array_index (recognition->questions, i);
      const DuidQuestion           *proposed = asked->own != NULL ? asked->own : asked->proposed;

      telling.asked = asked;
      telling.index = i;
      tell_type (&telling);
      if (!asked->is_loaded)
        {
          tell (&telling, !asked->question->is_sensitive, _ ("Not loaded"));
          continue;
        }
      if (proposed != NULL && asked->known == NULL)
        tell_change (&telling, _ ("Question"), proposed->label, asked->question->label);
      if (proposed != NULL)
        {
          tell_scale (&telling, proposed);
          tell_corners (&telling, proposed);
          tell_options (&telling, proposed);
        }
      tell_matches (&telling);
      tell_known (&telling);
      tell_sources (&telling);
    }
  return telling.list;
}
