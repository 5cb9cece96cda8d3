/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/duid-alignment.h"

#include <string.h>

typedef int (*FindLabel) (const DuidQuestion *question,
                          const char         *label);

const DuidQuestion *
duid_alignment_get_question (const DuidAlignment *alignment,
                             guint                question)
{
  return duid_framework_get_question (alignment->framework, alignment->questions[question]);
}

/* Positions in the project of @labels; NULL when one is not there. */
static guint *
place_labels (GPtrArray          *labels,
              const DuidQuestion *question,
              FindLabel           find)
{
  g_autofree guint *places = g_new0 (guint, MAX (labels->len, 1));

  for (guint i = 0; i < labels->len; i++)
    {
      int place = find (question, labels->pdata[i]);

      if (place < 0)
        return NULL;
      places[i] = (guint) place;
    }
  return g_steal_pointer (&places);
}

typedef struct
{
  const guint *places;
  GPtrArray   *labels;
} Labels;

static int
compare_labels (gconstpointer a,
                gconstpointer b,
                gpointer      data)
{
  const Labels *labels = data;

  return strcmp (labels->labels->pdata[labels->places[*(const guint *) a]],
                 labels->labels->pdata[labels->places[*(const guint *) b]]);
}

/* 0 … n - 1 in the order of the labels at their places. */
static guint *
sort_places (guint        n,
             const guint *places,
             GPtrArray   *project_labels)
{
  guint *sorted = g_new (guint, MAX (n, 1));
  Labels labels = { places, project_labels };

  for (guint i = 0; i < n; i++)
    sorted[i] = i;
  g_qsort_with_data (sorted, (int) n, sizeof (guint), compare_labels, &labels);
  return sorted;
}

static int
find_question (DuidFramework *project,
               const char    *name)
{
  int index = duid_framework_find (project, name);

  /* Found without regard to case or by its label is another question. */
  if (index < 0 || strcmp (duid_framework_get_question (project, (guint) index)->name, name) != 0)
    return -1;
  return index;
}

static gboolean
align_question (DuidAlignment      *self,
                guint               i,
                const DuidQuestion *question,
                GHashTable         *renamed)
{
  const char         *name = renamed != NULL ? g_hash_table_lookup (renamed, question->name) : NULL;
  int                 index = find_question (self->framework, name != NULL ? name : question->name);
  const DuidQuestion *ours;

  if (index < 0)
    return FALSE;
  ours = duid_framework_get_question (self->framework, (guint) index);
  self->questions[i] = (guint) index;
  self->options[i] = place_labels (question->options, ours, duid_question_find_option);
  self->stones[i] = place_labels (question->stones, ours, duid_question_find_stone);
  if (ours->type != question->type || self->options[i] == NULL || self->stones[i] == NULL)
    return FALSE;
  self->options_by_label[i] = sort_places (question->options->len, self->options[i],
                                           ours->options);
  self->stones_by_label[i] = sort_places (question->stones->len, self->stones[i], ours->stones);
  return TRUE;
}

static int
compare_questions (gconstpointer a,
                   gconstpointer b,
                   gpointer      data)
{
  return strcmp (duid_alignment_get_question (data, *(const guint *) a)->name,
                 duid_alignment_get_question (data, *(const guint *) b)->name);
}

DuidAlignment *
duid_alignment_new (DuidFramework *framework,
                    DuidFramework *project,
                    GHashTable    *renamed)
{
  g_autoptr (DuidAlignment) self = g_new0 (DuidAlignment, 1);
  guint n = duid_framework_get_n_questions (framework);

  self->framework = duid_framework_ref (project);
  self->n_questions = n;
  self->questions = g_new0 (guint, MAX (n, 1));
  self->questions_by_name = g_new0 (guint, MAX (n, 1));
  self->options = g_new0 (guint *, MAX (n, 1));
  self->stones = g_new0 (guint *, MAX (n, 1));
  self->options_by_label = g_new0 (guint *, MAX (n, 1));
  self->stones_by_label = g_new0 (guint *, MAX (n, 1));
  for (guint i = 0; i < n; i++)
    {
      self->questions_by_name[i] = i;
      if (!align_question (self, i, duid_framework_get_question (framework, i), renamed))
        return NULL;
    }
  g_qsort_with_data (self->questions_by_name, (int) n, sizeof (guint), compare_questions, self);
  return g_steal_pointer (&self);
}

static void
free_lists (guint **lists,
            guint   n)
{
  for (guint i = 0; i < n; i++)
    g_free (lists[i]);
  g_free (lists);
}

void
duid_alignment_free (DuidAlignment *alignment)
{
  if (alignment == NULL)
    return;
  duid_framework_unref (alignment->framework);
  free_lists (alignment->options, alignment->n_questions);
  free_lists (alignment->stones, alignment->n_questions);
  free_lists (alignment->options_by_label, alignment->n_questions);
  free_lists (alignment->stones_by_label, alignment->n_questions);
  g_free (alignment->questions);
  g_free (alignment->questions_by_name);
  g_free (alignment);
}
