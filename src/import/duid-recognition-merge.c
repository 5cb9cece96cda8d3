/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-recognition-merge.h"

#include "base/duid-problem.h"
#include "import/duid-recognition-match.h"

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
