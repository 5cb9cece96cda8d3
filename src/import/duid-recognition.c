/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-recognition.h"

#include "base/duid-problem.h"
#include "import/duid-question-match.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
free_question (DuidRecognisedQuestion *recognised)
{
  duid_question_unref (recognised->question);
  g_free (recognised->why);
  g_ptr_array_unref (recognised->bindings);
  g_ptr_array_unref (recognised->matches);
  g_clear_pointer (&recognised->proposed, duid_question_unref);
  g_clear_pointer (&recognised->known, duid_question_unref);
  g_clear_pointer (&recognised->own, duid_question_unref);
  g_free (recognised->known_why);
  g_free (recognised);
}

static void
free_ignored (DuidIgnoredColumn *ignored)
{
  g_free (ignored->header);
  g_free (ignored->reason);
  g_free (ignored);
}

DuidRecognition *
duid_recognition_new (const char *dialect,
                      const char *name,
                      const char *why)
{
  DuidRecognition *recognition = g_new0 (DuidRecognition, 1);

  recognition->dialect = g_strdup (dialect);
  recognition->name = g_strdup (name);
  recognition->why = g_strdup (why);
  recognition->sources = g_ptr_array_new_with_free_func ((GDestroyNotify) duid_mapped_source_free);
  recognition->questions = g_ptr_array_new_with_free_func ((GDestroyNotify) free_question);
  recognition->ignored = g_ptr_array_new_with_free_func ((GDestroyNotify) free_ignored);
  recognition->problems = duid_problems_new ();
  return recognition;
}

void
duid_recognition_free (DuidRecognition *recognition)
{
  if (recognition == NULL)
    return;
  g_free (recognition->dialect);
  g_free (recognition->name);
  g_free (recognition->why);
  g_free (recognition->title);
  g_ptr_array_unref (recognition->sources);
  g_ptr_array_unref (recognition->questions);
  g_ptr_array_unref (recognition->ignored);
  g_ptr_array_unref (recognition->problems);
  g_free (recognition);
}

static gboolean
has_name (const DuidRecognition *recognition,
          const char            *name)
{
  for (guint i = 0; i < recognition->questions->len; i++)
    {
      const DuidRecognisedQuestion *other = recognition->questions->pdata[i];

      if (strcmp (other->question->name, name) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
give_own_name (const DuidRecognition *recognition,
               DuidQuestion          *question)
{
  g_autofree char *base = g_strdup (question->name);

  for (int i = 2; has_name (recognition, question->name); i++)
    {
      g_free (question->name);
      question->name = g_strdup_printf ("%s_%d", base, i);
    }
}

/* An empty place for each source, which a binding may fill. */
static GPtrArray *
new_bindings (guint n_sources)
{
  GPtrArray *bindings = g_ptr_array_new_with_free_func ((GDestroyNotify) duid_binding_free);

  g_ptr_array_set_size (bindings, (int) n_sources);
  return bindings;
}

DuidRecognisedQuestion *
duid_recognition_add_question (DuidRecognition *recognition,
                               DuidQuestion    *question,
                               DuidBinding     *binding,
                               const char      *why)
{
  DuidRecognisedQuestion *recognised = g_new0 (DuidRecognisedQuestion, 1);

  g_return_val_if_fail (recognition->sources->len > 0, NULL);
  give_own_name (recognition, question);
  recognised->question = question;
  recognised->why = g_strdup (why);
  recognised->is_loaded = TRUE;
  recognised->bindings = new_bindings (recognition->sources->len);
  recognised->matches =
    g_ptr_array_new_with_free_func ((GDestroyNotify) duid_question_match_free);
  recognised->bindings->pdata[recognition->sources->len - 1] = binding;
  g_ptr_array_add (recognition->questions, recognised);
  return recognised;
}

void
duid_recognition_ignore (DuidRecognition *recognition,
                         guint            column,
                         const char      *header,
                         const char      *reason)
{
  DuidIgnoredColumn *ignored = g_new0 (DuidIgnoredColumn, 1);

  ignored->source = recognition->sources->len - 1;
  ignored->place = column + 1;
  ignored->header = g_strdup (header);
  ignored->reason = g_strdup (reason);
  g_ptr_array_add (recognition->ignored, ignored);
}

void
duid_recognition_report (DuidRecognition *recognition,
                         const char      *file,
                         const char      *message)
{
  g_ptr_array_add (recognition->problems,
                   duid_problem_new (file, NULL, 0, NULL, 0, NULL, message));
}

void
duid_recognition_keep_proposal (DuidRecognition *recognition)
{
  for (guint i = 0; i < recognition->questions->len; i++)
    {
      DuidRecognisedQuestion *recognised = recognition->questions->pdata[i];

      if (recognised->proposed == NULL)
        recognised->proposed = duid_question_copy (recognised->question);
    }
}

void
duid_recognised_question_set_options (DuidRecognisedQuestion *asked,
                                      const GPtrArray        *options)
{
  DuidQuestion *question = asked->question;

  g_clear_pointer (&question->option_positions, g_hash_table_unref);
  g_ptr_array_set_size (question->options, 0);
  for (guint i = 0; i < options->len; i++)
    duid_question_add_option (question, options->pdata[i]);
}

static gboolean
has_source (const DuidRecognition *recognition,
            const char            *name)
{
  for (guint i = 0; i < recognition->sources->len; i++)
    {
      const DuidMappedSource *source = recognition->sources->pdata[i];

      if (strcmp (source->name, name) == 0)
        return TRUE;
    }
  return FALSE;
}

char *
duid_recognition_dup_free_source_name (const DuidRecognition *recognition,
                                       const char            *name)
{
  char *candidate = g_strdup (name);

  for (int i = 2; has_source (recognition, candidate); i++)
    {
      g_free (candidate);
      candidate = g_strdup_printf ("%s (%d)", name, i);
    }
  return candidate;
}

DuidRecognisedQuestion *
duid_recognition_find_type (const DuidRecognition *recognition,
                            DuidQuestionType       type)
{
  for (guint i = 0; i < recognition->questions->len; i++)
    {
      DuidRecognisedQuestion *recognised = recognition->questions->pdata[i];

      if (recognised->question->type == type && recognised->is_loaded)
        return recognised;
    }
  return NULL;
}

/* What nobody ticked and would tell who somebody is does not come in. */
static void
leave_out (DuidMappedSource             *source,
           const DuidRecognisedQuestion *recognised,
           const DuidBinding            *binding)
{
  if (!recognised->question->is_sensitive)
    return;
  for (guint i = 0; i < binding->columns->len; i++)
    {
      const DuidColumnName *name = binding->columns->pdata[i];

      g_ptr_array_add (source->left_out, duid_column_name_new (name->header, name->place));
    }
}

static void
add_to_mapping (DuidMapping                  *mapping,
                const DuidRecognisedQuestion *recognised)
{
  guint index = duid_framework_get_n_questions (mapping->framework);

  if (recognised->is_loaded &&
      !duid_framework_add (mapping->framework, duid_question_copy (recognised->question)))
    return;
  for (guint i = 0; i < mapping->sources->len && i < recognised->bindings->len; i++)
    {
      const DuidBinding *binding = recognised->bindings->pdata[i];
      DuidMappedSource  *source = mapping->sources->pdata[i];
      DuidBinding       *own;

      if (binding == NULL)
        continue;
      if (!recognised->is_loaded)
        {
          leave_out (source, recognised, binding);
          continue;
        }
      own = duid_binding_copy (binding);
      own->question = index;
      g_ptr_array_add (source->bindings, own);
    }
}

DuidMapping *
duid_recognition_to_mapping (const DuidRecognition *recognition)
{
  DuidMapping *mapping = duid_mapping_new (duid_framework_new (recognition->title));

  for (guint i = 0; i < recognition->sources->len; i++)
    g_ptr_array_add (mapping->sources, duid_mapped_source_copy (recognition->sources->pdata[i]));
  for (guint i = 0; i < recognition->questions->len; i++)
    add_to_mapping (mapping, recognition->questions->pdata[i]);
  for (guint i = 0; i < recognition->problems->len; i++)
    g_ptr_array_add (mapping->problems, duid_problem_copy (recognition->problems->pdata[i]));
  return mapping;
}

DuidRecognition *
duid_recognition_from_mapping (DuidMapping *mapping,
                               const char  *file)
{
  g_autofree char *why = g_strdup_printf (_ ("“%s” says what the columns mean."), file);
  DuidRecognition *recognition = duid_recognition_new ("data-package", _ ("Data package"), why);
  guint            n_questions = duid_framework_get_n_questions (mapping->framework);

  recognition->title = g_strdup (duid_framework_get_title (mapping->framework));
  for (guint i = 0; i < mapping->sources->len; i++)
    {
      DuidMappedSource *source = duid_mapped_source_copy (mapping->sources->pdata[i]);

      g_ptr_array_set_size (source->bindings, 0);
      g_ptr_array_add (recognition->sources, source);
    }
  for (guint i = 0; i < n_questions; i++)
    duid_recognition_add_question (
      recognition, duid_question_copy (duid_framework_get_question (mapping->framework, i)), NULL,
      _ ("The data package says so."));
  for (guint i = 0; i < mapping->sources->len; i++)
    {
      DuidMappedSource *source = mapping->sources->pdata[i];

      for (guint j = 0; j < source->bindings->len; j++)
        {
          DuidBinding            *binding = source->bindings->pdata[j];
          DuidRecognisedQuestion *asked = recognition->questions->pdata[binding->question];

          asked->bindings->pdata[i] = duid_binding_copy (binding);
        }
    }
  for (guint i = 0; i < mapping->problems->len; i++)
    g_ptr_array_add (recognition->problems, duid_problem_copy (mapping->problems->pdata[i]));
  duid_mapping_free (mapping);
  return recognition;
}
