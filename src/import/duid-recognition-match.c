/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-recognition-match.h"

#include "base/duid-number.h"
#include "import/duid-recognition-edit.h"

#include <glib/gi18n-lib.h>

#define CORNERS 3

static DuidRecognisedQuestion *
get_asked (const DuidRecognition *recognition,
           guint                  index)
{
  return g_ptr_array_index (recognition->questions, index);
}

static DuidBinding *
get_binding (const DuidRecognisedQuestion *asked,
             guint                         source)
{
  return source < asked->bindings->len ? g_ptr_array_index (asked->bindings, source) : NULL;
}

/* ---- whether ---- */

/* The columns of a triad can change places only where each corner has its own. */
static gboolean
can_align_corners (const DuidRecognisedQuestion *asked,
                   const DuidRecognisedQuestion *into)
{
  int corners[CORNERS];

  if (!duid_question_match_find_corners (into->question, asked->question, corners) ||
      (corners[0] == 0 && corners[1] == 1))
    return TRUE;
  for (guint i = 0; i < asked->bindings->len; i++)
    if (get_binding (asked, i) != NULL && get_binding (asked, i)->shape != DUID_BINDING_CORNERS)
      return FALSE;
  return TRUE;
}

gboolean
duid_recognition_can_match (const DuidRecognition *recognition,
                            guint                  index,
                            guint                  into)
{
  const DuidRecognisedQuestion *asked;
  const DuidRecognisedQuestion *other;

  if (index == into || index >= recognition->questions->len || into >= recognition->questions->len)
    return FALSE;
  asked = get_asked (recognition, index);
  other = get_asked (recognition, into);
  for (guint i = 0; i < asked->bindings->len; i++)
    if (get_binding (asked, i) != NULL && get_binding (other, i) != NULL)
      return FALSE;
  if (!duid_recognition_can_be (recognition, index, other->question->type))
    return FALSE;
  return other->question->type != DUID_QUESTION_TRIAD || can_align_corners (asked, other);
}

/* ---- joining ---- */

static void
align_corners (DuidRecognisedQuestion *asked,
               const DuidQuestion     *to)
{
  int corners[CORNERS];

  if (asked->question->type != DUID_QUESTION_TRIAD ||
      !duid_question_match_find_corners (to, asked->question, corners))
    return;
  for (guint i = 0; i < asked->bindings->len; i++)
    {
      DuidBinding *binding = get_binding (asked, i);
      gpointer     columns[CORNERS];

      if (binding == NULL || binding->shape != DUID_BINDING_CORNERS)
        continue;
      for (int j = 0; j < CORNERS; j++)
        columns[j] = g_ptr_array_index (binding->columns, corners[j]);
      for (int j = 0; j < CORNERS; j++)
        g_ptr_array_index (binding->columns, j) = columns[j];
    }
}

/* The numbers of @binding run over the scale of @from, to be read as @to's. */
static void
convert_scale (DuidQuestionMatch  *match,
               DuidBinding        *binding,
               guint               source,
               const DuidQuestion *to)
{
  const DuidQuestion *from = match->question;

  if (from->type != DUID_QUESTION_SLIDER || (to->min == from->min && to->max == from->max) ||
      binding->has_scale)
    return;
  binding->has_scale = TRUE;
  binding->scale_from = from->min;
  binding->scale_to = from->max;
  g_array_append_val (match->converted, source);
}

static void
take_words (DuidQuestion       *into,
            const DuidQuestion *asked)
{
  for (guint i = 0; i < asked->options->len; i++)
    duid_question_add_option (into, g_ptr_array_index (asked->options, i));
  for (guint i = 0; i < asked->show->len; i++)
    if (!g_ptr_array_find_with_equal_func (into->show, g_ptr_array_index (asked->show, i),
                                           g_str_equal, NULL))
      g_ptr_array_add (into->show, g_strdup (g_ptr_array_index (asked->show, i)));
  into->is_sensitive |= asked->is_sensitive;
}

/* Answers of one column are read as what the other question is. */
static void
take_type (DuidRecognisedQuestion *asked,
           const DuidQuestion     *to)
{
  DuidQuestion *question = asked->question;

  if (question->type == to->type)
    return;
  question->type = to->type;
  question->min = to->min;
  question->max = to->max;
}

static void
move_bindings (DuidRecognisedQuestion *from,
               DuidRecognisedQuestion *into,
               DuidQuestionMatch      *match)
{
  for (guint i = 0; i < from->bindings->len; i++)
    {
      DuidBinding *binding = get_binding (from, i);
      gboolean     is_earlier = FALSE;

      if (binding == NULL)
        continue;
      g_ptr_array_index (from->bindings, i) = NULL;
      g_ptr_array_index (into->bindings, i) = binding;
      for (guint j = 0; j < from->matches->len && !is_earlier; j++)
        {
          const DuidQuestionMatch *earlier = g_ptr_array_index (from->matches, j);

          for (guint k = 0; k < earlier->sources->len; k++)
            is_earlier |= g_array_index (earlier->sources, guint, k) == i;
        }
      if (is_earlier)
        continue;
      g_array_append_val (match->sources, i);
      convert_scale (match, binding, i, into->question);
    }
}

int
duid_recognition_match (DuidRecognition *recognition,
                        guint            index,
                        guint            into_index,
                        const char      *reason)
{
  DuidRecognisedQuestion *asked;
  DuidRecognisedQuestion *into;
  DuidQuestionMatch      *match;
  guint                   at;

  if (!duid_recognition_can_match (recognition, index, into_index))
    return -1;
  asked = get_asked (recognition, index);
  into = get_asked (recognition, into_index);
  take_type (asked, into->question);
  align_corners (asked, into->question);
  match = duid_question_match_new (asked->question, asked->why,
                                   reason != NULL ? reason : _ ("the same, you said"),
                                   asked->is_loaded);
  match->is_by_hand = reason == NULL;
  take_words (into->question, asked->question);
  move_bindings (asked, into, match);
  into->is_loaded &= asked->is_loaded;
  g_ptr_array_add (into->matches, match);
  while (asked->matches->len > 0)
    g_ptr_array_add (into->matches, g_ptr_array_steal_index (asked->matches, 0));
  g_ptr_array_remove_index (recognition->questions, index);
  return g_ptr_array_find (recognition->questions, into, &at) ? (int) at : -1;
}

/* ---- parting ---- */

/* Whether somebody else than @match gave the option: it stays then. */
static gboolean
is_option_of_others (const DuidRecognisedQuestion *asked,
                     const DuidQuestionMatch      *match,
                     const char                   *option)
{
  for (guint i = 0; i < asked->matches->len; i++)
    {
      const DuidQuestionMatch *other = g_ptr_array_index (asked->matches, i);

      if (other != match && duid_question_find_option (other->question, option) >= 0)
        return TRUE;
    }
  return asked->proposed == NULL || duid_question_find_option (asked->proposed, option) >= 0;
}

/* @asked without the options that only @match brought. */
static void
give_back_options (DuidRecognisedQuestion  *asked,
                   const DuidQuestionMatch *match)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  DuidQuestion *question = asked->question;

  for (guint i = 0; i < question->options->len; i++)
    {
      const char *option = g_ptr_array_index (question->options, i);

      if (duid_question_find_option (match->question, option) < 0 ||
          is_option_of_others (asked, match, option))
        g_ptr_array_add (kept, g_strdup (option));
    }
  duid_recognised_question_set_options (asked, kept);
}

int
duid_recognition_unmatch (DuidRecognition *recognition,
                          guint            index,
                          guint            position)
{
  DuidRecognisedQuestion *asked = get_asked (recognition, index);
  DuidRecognisedQuestion *parted;
  DuidQuestionMatch      *match;

  g_return_val_if_fail (position < asked->matches->len, -1);
  match = g_ptr_array_steal_index (asked->matches, position);
  parted = duid_recognition_add_question (recognition, duid_question_copy (match->question), NULL,
                                          match->why);
  parted->is_loaded = match->is_loaded;
  for (guint i = 0; i < match->sources->len; i++)
    {
      guint        source = g_array_index (match->sources, guint, i);
      DuidBinding *binding = get_binding (asked, source);

      g_ptr_array_index (asked->bindings, source) = NULL;
      g_ptr_array_index (parted->bindings, source) = binding;
    }
  for (guint i = 0; i < match->converted->len; i++)
    get_binding (parted, g_array_index (match->converted, guint, i))->has_scale = FALSE;
  give_back_options (asked, match);
  duid_question_match_free (match);
  parted = g_ptr_array_steal_index (recognition->questions, recognition->questions->len - 1);
  g_ptr_array_insert (recognition->questions, (int) index + 1, parted);
  return (int) index + 1;
}

/* ---- words ---- */

gboolean
duid_recognition_is_not_asked (const DuidRecognition *recognition,
                               guint                  index,
                               guint                  source)
{
  return get_binding (get_asked (recognition, index), source) == NULL;
}

char *
duid_recognition_dup_conversion (const DuidRecognition *recognition,
                                 guint                  index,
                                 guint                  source)
{
  const DuidRecognisedQuestion *asked = get_asked (recognition, index);
  const DuidQuestion           *to = asked->question;
  const DuidBinding            *binding = get_binding (asked, source);
  g_autofree char              *from_min = NULL;
  g_autofree char              *from_max = NULL;
  g_autofree char              *to_min = NULL;
  g_autofree char              *to_max = NULL;

  if (binding == NULL || !binding->has_scale || to->type != DUID_QUESTION_SLIDER ||
      (binding->scale_from == to->min && binding->scale_to == to->max))
    return NULL;
  from_min = duid_number_for_people (binding->scale_from, 2);
  from_max = duid_number_for_people (binding->scale_to, 2);
  to_min = duid_number_for_people (to->min, 2);
  to_max = duid_number_for_people (to->max, 2);
  /* Translators: the scale of one file is converted to that of another. */
  return g_strdup_printf (_ ("%s–%s becomes %s–%s"), from_min, from_max, to_min, to_max);
}

static void
add_part (GString    *text,
          const char *part)
{
  g_string_append_printf (text, text->len > 0 ? " · %s" : "%s", part);
}

/* “not asked in professionals, raad” */
static void
add_not_asked (GString               *text,
               const DuidRecognition *recognition,
               guint                  index)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *words = NULL;

  for (guint i = 0; i < recognition->sources->len; i++)
    {
      const DuidMappedSource *source = g_ptr_array_index (recognition->sources, i);

      if (duid_recognition_is_not_asked (recognition, index, i))
        g_string_append_printf (names, names->len > 0 ? ", %s" : "%s", source->name);
    }
  if (names->len == 0)
    return;
  /* Translators: %s is the name of a file, or of several. */
  words = g_strdup_printf (_ ("not asked in %s"), names->str);
  add_part (text, words);
}

static void
add_conversions (GString               *text,
                 const DuidRecognition *recognition,
                 guint                  index)
{
  g_autofree char *last = NULL;

  for (guint i = 0; i < recognition->sources->len; i++)
    {
      g_autofree char *conversion = duid_recognition_dup_conversion (recognition, index, i);

      if (conversion == NULL || g_strcmp0 (conversion, last) == 0)
        continue;
      add_part (text, conversion);
      g_free (last);
      last = g_steal_pointer (&conversion);
    }
}

static void
add_reasons (GString                      *text,
             const DuidRecognisedQuestion *asked)
{
  const char *last = NULL;

  for (guint i = 0; i < asked->matches->len; i++)
    {
      const DuidQuestionMatch *match = g_ptr_array_index (asked->matches, i);

      if (g_strcmp0 (match->reason, last) != 0)
        add_part (text, match->reason);
      last = match->reason;
    }
}

static void
add_known (GString                      *text,
           const DuidRecognisedQuestion *asked)
{
  g_autofree char *words = NULL;

  if (asked->known == NULL)
    return;
  /* Translators: why it is a question of the project, as “the same name”. */
  words = g_strdup_printf (_ ("in the project: %s"), asked->known_why);
  add_part (text, words);
}

/* What changes or lacks comes first: a line may have no room for all. */
char *
duid_recognition_dup_why (const DuidRecognition *recognition,
                          guint                  index)
{
  const DuidRecognisedQuestion *asked = get_asked (recognition, index);
  GString                      *text = g_string_new (NULL);

  add_conversions (text, recognition, index);
  add_not_asked (text, recognition, index);
  add_part (text, asked->why);
  add_reasons (text, asked);
  add_known (text, asked);
  return g_string_free (text, FALSE);
}
