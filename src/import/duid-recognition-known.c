/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-recognition-known.h"

#include "import/duid-question-match.h"
#include "import/duid-recognition-edit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CORNERS 3

static DuidRecognisedQuestion *
get_asked (const DuidRecognition *recognition,
           guint                  index)
{
  return g_ptr_array_index (recognition->questions, index);
}

static gboolean
is_taken (const DuidRecognition *recognition,
          guint                  index,
          const DuidQuestion    *known)
{
  for (guint i = 0; i < recognition->questions->len; i++)
    {
      const DuidRecognisedQuestion *other = get_asked (recognition, i);

      if (i != index && other->known != NULL && strcmp (other->known->name, known->name) == 0)
        return TRUE;
    }
  return FALSE;
}

gboolean
duid_recognition_can_be_known (const DuidRecognition *recognition,
                               guint                  index,
                               const DuidQuestion    *known)
{
  const DuidQuestion *question = get_asked (recognition, index)->question;
  int                 corners[CORNERS];

  if (is_taken (recognition, index, known) ||
      !duid_recognition_can_be (recognition, index, known->type))
    return FALSE;
  /* Dots must not change corners: the words are at the same ones. */
  return known->type != DUID_QUESTION_TRIAD ||
         (duid_question_match_find_corners (known, question, corners) && corners[0] == 0 &&
          corners[1] == 1);
}

static gboolean
has_name (const DuidRecognition        *recognition,
          const DuidRecognisedQuestion *but,
          const char                   *name)
{
  for (guint i = 0; i < recognition->questions->len; i++)
    if (get_asked (recognition, i) != but &&
        strcmp (get_asked (recognition, i)->question->name, name) == 0)
      return TRUE;
  return FALSE;
}

/* The questions of one import have names of their own; one that is known keeps its
 * name, and others make room. */
static void
give_own_name (const DuidRecognition  *recognition,
               DuidRecognisedQuestion *asked)
{
  DuidQuestion    *question = asked->question;
  g_autofree char *base = g_strdup (question->name);

  for (int i = 2; has_name (recognition, asked, question->name); i++)
    {
      g_free (question->name);
      question->name = g_strdup_printf ("%s_%d", base, i);
    }
}

static void
make_room (const DuidRecognition        *recognition,
           const DuidRecognisedQuestion *known)
{
  for (guint i = 0; i < recognition->questions->len; i++)
    {
      DuidRecognisedQuestion *other = get_asked (recognition, i);

      if (other != known && strcmp (other->question->name, known->question->name) == 0)
        give_own_name (recognition, other);
    }
}

/* Its own words again. */
static void
make_new (DuidRecognition        *recognition,
          DuidRecognisedQuestion *asked)
{
  DuidQuestion *own;

  if (asked->known == NULL)
    return;
  own = duid_question_copy (asked->own != NULL ? asked->own : asked->question);
  for (guint i = 0; i < asked->bindings->len; i++)
    {
      DuidBinding *binding = g_ptr_array_index (asked->bindings, i);

      if (binding != NULL && binding->has_scale && binding->scale_from == own->min &&
          binding->scale_to == own->max)
        binding->has_scale = FALSE;
    }
  duid_question_unref (asked->question);
  asked->question = own;
  give_own_name (recognition, asked);
  g_clear_pointer (&asked->own, duid_question_unref);
  g_clear_pointer (&asked->known, duid_question_unref);
  g_clear_pointer (&asked->known_why, g_free);
}

static void
convert_scales (DuidRecognisedQuestion *asked,
                const DuidQuestion     *known)
{
  const DuidQuestion *own = asked->question;

  if (own->type != DUID_QUESTION_SLIDER || known->type != DUID_QUESTION_SLIDER ||
      (own->min == known->min && own->max == known->max))
    return;
  for (guint i = 0; i < asked->bindings->len; i++)
    {
      DuidBinding *binding = g_ptr_array_index (asked->bindings, i);

      if (binding == NULL || binding->has_scale)
        continue;
      binding->has_scale = TRUE;
      binding->scale_from = own->min;
      binding->scale_to = own->max;
    }
}

/* A file that only has headers gives no better words than the project has. */
static gboolean
has_words (const DuidQuestion *own)
{
  return g_strcmp0 (own->label, own->name) != 0;
}

/* The options of both, the project's first; its name and scale. */
static DuidQuestion *
join_words (const DuidQuestion *own,
            const DuidQuestion *known)
{
  DuidQuestion *joined = duid_question_copy (has_words (own) ? own : known);

  g_free (joined->name);
  joined->name = g_strdup (known->name);
  joined->type = known->type;
  joined->min = known->min;
  joined->max = known->max;
  joined->is_sensitive = known->is_sensitive || own->is_sensitive;
  g_clear_pointer (&joined->option_positions, g_hash_table_unref);
  g_ptr_array_set_size (joined->options, 0);
  for (guint i = 0; i < known->options->len; i++)
    duid_question_add_option (joined, g_ptr_array_index (known->options, i));
  for (guint i = 0; i < own->options->len; i++)
    duid_question_add_option (joined, g_ptr_array_index (own->options, i));
  return joined;
}

gboolean
duid_recognition_set_known (DuidRecognition    *recognition,
                            guint               index,
                            const DuidQuestion *known,
                            const char         *why)
{
  DuidRecognisedQuestion *asked = get_asked (recognition, index);

  if (known != NULL && !duid_recognition_can_be_known (recognition, index, known))
    return FALSE;
  make_new (recognition, asked);
  if (known == NULL)
    return TRUE;
  convert_scales (asked, known);
  asked->own = asked->question;
  asked->question = join_words (asked->own, known);
  asked->known = duid_question_copy (known);
  asked->known_why = g_strdup (why != NULL ? why : _ ("the same, you said"));
  make_room (recognition, asked);
  return TRUE;
}

static void
meet_as (DuidRecognition     *recognition,
         guint                index,
         const DuidFramework *framework,
         DuidSameness         wanted)
{
  const DuidRecognisedQuestion *asked = get_asked (recognition, index);

  for (guint i = 0; i < duid_framework_get_n_questions (framework) && asked->known == NULL; i++)
    {
      const DuidQuestion *known = duid_framework_get_question (framework, i);

      if (duid_question_compare (known, asked->question) == wanted)
        duid_recognition_set_known (recognition, index, known, duid_sameness_to_words (wanted));
    }
}

void
duid_recognition_meet (DuidRecognition     *recognition,
                       const DuidFramework *framework)
{
  /* The surest first, so that none takes what is another's by name. */
  for (DuidSameness wanted = DUID_SAME_NAME; wanted > DUID_SAME_NOT; wanted--)
    for (guint i = 0; i < recognition->questions->len; i++)
      meet_as (recognition, i, framework, wanted);
}

void
duid_recognition_meet_one (DuidRecognition     *recognition,
                           guint                index,
                           const DuidFramework *framework)
{
  for (DuidSameness wanted = DUID_SAME_NAME; wanted > DUID_SAME_NOT; wanted--)
    meet_as (recognition, index, framework, wanted);
}
