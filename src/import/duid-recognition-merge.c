/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-recognition-merge.h"

#include "base/duid-number.h"
#include "base/duid-problem.h"
#include "import/duid-recognition-edit.h"
#include "import/duid-recognition-match.h"

#include <glib/gi18n-lib.h>

#define SHORT_SCALE 10
#define LONG_SCALE  100

/* The question that asked the same, not yet bound in any source of @asked; -1 when
 * there is none. */
static int
find_same (const DuidRecognition *recognition,
           guint                  index,
           guint                  n_before,
           DuidSameness          *sameness)
{
  const DuidRecognisedQuestion *asked = g_ptr_array_index (recognition->questions, index);
  int                           best = -1;

  *sameness = DUID_SAME_NOT;
  for (guint i = 0; i < n_before; i++)
    {
      const DuidRecognisedQuestion *other = g_ptr_array_index (recognition->questions, i);
      DuidSameness                  same = duid_question_compare (other->question, asked->question);

      if (same > *sameness && duid_recognition_can_match (recognition, index, i))
        {
          best = (int) i;
          *sameness = same;
        }
    }
  return best;
}

/* The ends of a scale whose marks are @options: from 0 or 1 to 10 or 100, wide enough for
 * all. FALSE when one of them is no number. */
static gboolean
find_ends (const GPtrArray *options,
           double          *min,
           double          *max)
{
  double lowest = G_MAXDOUBLE;
  double highest = -G_MAXDOUBLE;

  for (guint i = 0; i < options->len; i++)
    {
      double number;

      if (!duid_number_parse (g_ptr_array_index (options, i), ',', &number))
        return FALSE;
      lowest = MIN (lowest, number);
      highest = MAX (highest, number);
    }
  *min = lowest < 1 ? MIN (lowest, 0) : 1;
  *max = highest <= SHORT_SCALE ? SHORT_SCALE : MAX (highest, LONG_SCALE);
  return options->len > 1;
}

/* Whole marks are a choice in one file and a scale in the other: the few that were given
 * are marks of a scale then. Tells how much @marks and @scale are the same if so. */
static DuidSameness
compare_as_scale (const DuidRecognisedQuestion *marks,
                  const DuidRecognisedQuestion *scale,
                  double                       *min,
                  double                       *max)
{
  g_autoptr (DuidQuestion) as_scale = NULL;
  DuidSameness same;

  if (marks->question->type != DUID_QUESTION_CHOICE ||
      scale->question->type != DUID_QUESTION_SLIDER ||
      !find_ends (marks->question->options, min, max))
    return DUID_SAME_NOT;
  as_scale = duid_question_copy (marks->question);
  as_scale->type = DUID_QUESTION_SLIDER;
  same = duid_question_compare (as_scale, scale->question);
  return same >= DUID_SAME_LABEL ? same : DUID_SAME_NOT;
}

static gboolean
make_scale (DuidRecognition *recognition,
            guint            index,
            double           min,
            double           max)
{
  static const GPtrArray  none = { NULL, 0 };
  DuidRecognisedQuestion *asked = g_ptr_array_index (recognition->questions, index);

  if (!duid_recognition_set_type (recognition, index, DUID_QUESTION_SLIDER, min, max))
    return FALSE;
  duid_recognised_question_set_options (asked, &none);
  g_free (asked->why);
  asked->why = g_strdup (_ ("whole marks, of a scale in another file → slider"));
  g_clear_pointer (&asked->proposed, duid_question_unref);
  return TRUE;
}

/* As find_same(), for marks and scales; the one of marks becomes a scale. */
static int
find_same_scale (DuidRecognition *recognition,
                 guint            index,
                 guint            n_before,
                 DuidSameness    *sameness)
{
  DuidRecognisedQuestion *asked = g_ptr_array_index (recognition->questions, index);

  for (guint i = 0; i < n_before; i++)
    {
      DuidRecognisedQuestion *other = g_ptr_array_index (recognition->questions, i);
      double                  min = 0;
      double                  max = 0;
      guint                   marks = i;

      *sameness = compare_as_scale (other, asked, &min, &max);
      if (*sameness == DUID_SAME_NOT)
        {
          *sameness = compare_as_scale (asked, other, &min, &max);
          marks = index;
        }
      if (*sameness != DUID_SAME_NOT && duid_recognition_can_match (recognition, index, i) &&
          make_scale (recognition, marks, min, max))
        return (int) i;
    }
  return -1;
}

static DuidRecognisedQuestion *
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
  return added;
}

/* What a source was recognised as is said of each: files may be of several dialects. */
static void
keep_origin (DuidRecognition *recognition)
{
  for (guint i = 0; i < recognition->sources->len; i++)
    {
      DuidMappedSource *source = g_ptr_array_index (recognition->sources, i);

      if (source->dialect != NULL)
        continue;
      source->dialect = g_strdup (recognition->name);
      source->why = g_strdup (recognition->why);
    }
}

static void
take_sources (DuidRecognition *recognition,
              DuidRecognition *other)
{
  keep_origin (recognition);
  keep_origin (other);
  for (guint i = 0; i < other->sources->len; i++)
    {
      DuidMappedSource *source =
        duid_mapped_source_copy (g_ptr_array_index (other->sources, i));
      g_autofree char *name = g_steal_pointer (&source->name);

      source->name = duid_recognition_dup_free_source_name (recognition, name);
      g_ptr_array_add (recognition->sources, source);
    }
  for (guint i = 0; i < recognition->questions->len; i++)
    {
      DuidRecognisedQuestion *asked = g_ptr_array_index (recognition->questions, i);

      g_ptr_array_set_size (asked->bindings, (int) recognition->sources->len);
    }
}

/* All of @other's questions come behind; each that is the same as one before is joined. */
static void
take_questions (DuidRecognition *recognition,
                DuidRecognition *other,
                guint            first_source)
{
  guint n_before = recognition->questions->len;

  for (guint i = 0; i < other->questions->len; i++)
    {
      DuidRecognisedQuestion *asked = g_ptr_array_index (other->questions, i);
      g_autofree char        *name = g_strdup (asked->question->name);
      DuidRecognisedQuestion *added = add_question (recognition, asked, first_source);
      g_autofree char        *own_name = g_strdup (added->question->name);
      guint                   at = recognition->questions->len - 1;
      DuidSameness            sameness;
      int                     same;

      /* It is compared under the name it has in its own file. */
      g_free (added->question->name);
      added->question->name = g_steal_pointer (&name);
      same = find_same (recognition, at, n_before, &sameness);
      if (same < 0)
        same = find_same_scale (recognition, at, n_before, &sameness);
      if (same >= 0)
        {
          duid_recognition_match (recognition, at, (guint) same,
                                  duid_sameness_to_words (sameness));
          continue;
        }
      g_free (added->question->name);
      added->question->name = g_steal_pointer (&own_name);
    }
}

void
duid_recognition_merge (DuidRecognition *recognition,
                        DuidRecognition *other_)
{
  g_autoptr (DuidRecognition) other = other_;
  guint first_source = recognition->sources->len;

  if (recognition->title == NULL || *recognition->title == '\0')
    {
      g_free (recognition->title);
      recognition->title = g_steal_pointer (&other->title);
    }
  duid_recognition_keep_proposal (recognition);
  take_sources (recognition, other);
  take_questions (recognition, other, first_source);
  duid_recognition_keep_proposal (recognition);
  for (guint i = 0; i < other->ignored->len; i++)
    ((DuidIgnoredColumn *) g_ptr_array_index (other->ignored, i))->source += first_source;
  g_ptr_array_extend_and_steal (recognition->ignored, g_steal_pointer (&other->ignored));
  other->ignored = g_ptr_array_new ();
  g_ptr_array_extend_and_steal (recognition->problems, g_steal_pointer (&other->problems));
  other->problems = duid_problems_new ();
}
