/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-recognition-merge.h"

#include "base/duid-number.h"
#include "base/duid-problem.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Of the options of both, at least this share must be shared. */
#define SAME_OPTIONS 0.6

typedef enum
{
  SAME_NOT,
  SAME_OPTIONS_ONLY,
  SAME_LABEL,
  SAME_NAME,
} Sameness;

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

/* The words of the corners tell triads apart: dots must not change corners. */
static gboolean
goes_together (const DuidQuestion *a,
               const DuidQuestion *b)
{
  if (a->type != b->type)
    return FALSE;
  for (int i = 0; a->type == DUID_QUESTION_TRIAD && i < 3; i++)
    if (!is_same_text (a->corners[i], b->corners[i]))
      return FALSE;
  return TRUE;
}

static Sameness
compare (const DuidQuestion *a,
         const DuidQuestion *b)
{
  if (!goes_together (a, b))
    return SAME_NOT;
  if (is_same_text (a->name, b->name))
    return SAME_NAME;
  if (is_same_text (a->label, b->label))
    return SAME_LABEL;
  if (a->type == DUID_QUESTION_STORY || a->type == DUID_QUESTION_TITLE ||
      a->type == DUID_QUESTION_ID)
    return SAME_LABEL;
  return share_of_options (a, b) >= SAME_OPTIONS ? SAME_OPTIONS_ONLY : SAME_NOT;
}

/* The question that asked the same, not yet bound in the source at @first_source. */
static DuidRecognisedQuestion *
find_same (const DuidRecognition        *recognition,
           const DuidRecognisedQuestion *asked,
           guint                         first_source,
           Sameness                     *sameness)
{
  DuidRecognisedQuestion *best = NULL;

  *sameness = SAME_NOT;
  for (guint i = 0; i < recognition->questions->len; i++)
    {
      DuidRecognisedQuestion *candidate = g_ptr_array_index (recognition->questions, i);
      Sameness                same = compare (candidate->question, asked->question);

      if (same > *sameness && first_source < candidate->bindings->len &&
          g_ptr_array_index (candidate->bindings, first_source) == NULL)
        {
          best = candidate;
          *sameness = same;
        }
    }
  return best;
}

static void
add_why (DuidRecognisedQuestion *asked,
         const char             *why)
{
  char *both = g_strdup_printf ("%s · %s", asked->why, why);

  g_free (asked->why);
  asked->why = both;
}

/* The numbers of @binding run over the scale of @from, to be read as @to's. */
static void
convert_scale (DuidRecognisedQuestion *asked,
               DuidBinding            *binding,
               const DuidQuestion     *from)
{
  const DuidQuestion *to = asked->question;
  g_autofree char    *from_min = NULL;
  g_autofree char    *from_max = NULL;
  g_autofree char    *to_min = NULL;
  g_autofree char    *to_max = NULL;
  g_autofree char    *why = NULL;

  if (to->type != DUID_QUESTION_SLIDER || (to->min == from->min && to->max == from->max))
    return;
  if (!binding->has_scale)
    {
      binding->has_scale = TRUE;
      binding->scale_from = from->min;
      binding->scale_to = from->max;
    }
  from_min = duid_number_for_people (from->min, 2);
  from_max = duid_number_for_people (from->max, 2);
  to_min = duid_number_for_people (to->min, 2);
  to_max = duid_number_for_people (to->max, 2);
  /* Translators: the scale of one file is converted to that of another. */
  why = g_strdup_printf (_ ("%s–%s becomes %s–%s"), from_min, from_max, to_min, to_max);
  add_why (asked, why);
}

static const char *
same_words (Sameness sameness)
{
  switch (sameness)
    {
    case SAME_NAME:
      return _ ("same name in both files");
    case SAME_LABEL:
      return _ ("same question in both files");
    case SAME_OPTIONS_ONLY:
      return _ ("mostly the same options in both files");
    case SAME_NOT:
    default:
      g_return_val_if_reached ("");
    }
}

static void
join_question (DuidRecognisedQuestion *into,
               DuidRecognisedQuestion *asked,
               guint                   first_source,
               Sameness                sameness)
{
  for (guint i = 0; i < asked->question->options->len; i++)
    duid_question_add_option (into->question, g_ptr_array_index (asked->question->options, i));
  for (guint i = 0; i < asked->question->show->len; i++)
    if (!g_ptr_array_find_with_equal_func (into->question->show,
                                           g_ptr_array_index (asked->question->show, i),
                                           g_str_equal, NULL))
      g_ptr_array_add (into->question->show,
                       g_strdup (g_ptr_array_index (asked->question->show, i)));
  into->question->is_sensitive |= asked->question->is_sensitive;
  into->is_loaded &= asked->is_loaded;
  add_why (into, same_words (sameness));
  for (guint i = 0; i < asked->bindings->len; i++)
    {
      DuidBinding *binding = g_ptr_array_index (asked->bindings, i);

      if (binding == NULL)
        continue;
      g_ptr_array_index (asked->bindings, i) = NULL;
      convert_scale (into, binding, asked->question);
      g_ptr_array_index (into->bindings, first_source + i) = binding;
    }
}

static void
add_question (DuidRecognition        *recognition,
              DuidRecognisedQuestion *asked,
              guint                   first_source)
{
  DuidRecognisedQuestion *added = duid_recognition_add_question (
    recognition, duid_question_ref (asked->question), NULL, asked->why);

  added->is_loaded = asked->is_loaded;
  for (guint i = 0; i < asked->bindings->len; i++)
    {
      g_ptr_array_index (added->bindings, first_source + i) =
        g_ptr_array_index (asked->bindings, i);
      g_ptr_array_index (asked->bindings, i) = NULL;
    }
}

static void
take_sources (DuidRecognition *recognition,
              DuidRecognition *other)
{
  for (guint i = 0; i < other->sources->len; i++)
    g_ptr_array_add (recognition->sources,
                     duid_mapped_source_copy (g_ptr_array_index (other->sources, i)));
  for (guint i = 0; i < recognition->questions->len; i++)
    {
      DuidRecognisedQuestion *asked = g_ptr_array_index (recognition->questions, i);

      g_ptr_array_set_size (asked->bindings, (int) recognition->sources->len);
    }
}

void
duid_recognition_merge (DuidRecognition *recognition,
                        DuidRecognition *other_)
{
  g_autoptr (DuidRecognition) other = other_;
  guint first_source = recognition->sources->len;

  take_sources (recognition, other);
  for (guint i = 0; i < other->questions->len; i++)
    {
      DuidRecognisedQuestion *asked = g_ptr_array_index (other->questions, i);
      Sameness                sameness;
      DuidRecognisedQuestion *same = find_same (recognition, asked, first_source, &sameness);

      if (same != NULL)
        join_question (same, asked, first_source, sameness);
      else
        add_question (recognition, asked, first_source);
    }
  for (guint i = 0; i < other->ignored->len; i++)
    ((DuidIgnoredColumn *) g_ptr_array_index (other->ignored, i))->source += first_source;
  g_ptr_array_extend_and_steal (recognition->ignored, g_steal_pointer (&other->ignored));
  other->ignored = g_ptr_array_new ();
  g_ptr_array_extend_and_steal (recognition->problems, g_steal_pointer (&other->problems));
  other->problems = duid_problems_new ();
}
