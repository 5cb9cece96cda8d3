/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/duid-framework.h"

#include <string.h>

struct _DuidFramework
{
  gatomicrefcount refs;
  char           *title;
  GPtrArray      *questions; /* DuidQuestion */
  /* text → index + 1; the texts are folded but in by_name */
  GHashTable *by_name;
  GHashTable *by_folded_name;
  GHashTable *by_folded_label;
};

G_DEFINE_QUARK (duid_framework_error, duid_framework_error)

/* Without regard to case or to how accents are written. */
static char *
dup_folded (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);

  return normal != NULL ? g_utf8_casefold (normal, -1) : g_strdup (text);
}

static void
index_text (GHashTable *table,
            char       *text,
            guint       index)
{
  if (g_hash_table_contains (table, text))
    g_free (text);
  else
    g_hash_table_insert (table, text, GUINT_TO_POINTER (index + 1));
}

static GHashTable *
new_table (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

DuidFramework *
duid_framework_new (const char *title)
{
  DuidFramework *framework = g_new0 (DuidFramework, 1);

  g_atomic_ref_count_init (&framework->refs);
  framework->title = g_strdup (title != NULL ? title : "");
  framework->questions = g_ptr_array_new_with_free_func ((GDestroyNotify) duid_question_unref);
  framework->by_name = new_table ();
  framework->by_folded_name = new_table ();
  framework->by_folded_label = new_table ();
  return framework;
}

DuidFramework *
duid_framework_ref (DuidFramework *framework)
{
  g_atomic_ref_count_inc (&framework->refs);
  return framework;
}

void
duid_framework_unref (DuidFramework *framework)
{
  if (framework == NULL || !g_atomic_ref_count_dec (&framework->refs))
    return;
  g_free (framework->title);
  g_ptr_array_unref (framework->questions);
  g_hash_table_unref (framework->by_name);
  g_hash_table_unref (framework->by_folded_name);
  g_hash_table_unref (framework->by_folded_label);
  g_free (framework);
}

const char *
duid_framework_get_title (const DuidFramework *framework)
{
  return framework->title;
}

gboolean
duid_framework_add (DuidFramework *framework,
                    DuidQuestion  *question)
{
  guint index = framework->questions->len;

  if (g_hash_table_contains (framework->by_name, question->name))
    {
      duid_question_unref (question);
      return FALSE;
    }
  g_ptr_array_add (framework->questions, question);
  index_text (framework->by_name, g_strdup (question->name), index);
  index_text (framework->by_folded_name, dup_folded (question->name), index);
  index_text (framework->by_folded_label, dup_folded (question->label), index);
  return TRUE;
}

guint
duid_framework_get_n_questions (const DuidFramework *framework)
{
  return framework->questions->len;
}

const DuidQuestion *
duid_framework_get_question (const DuidFramework *framework,
                             guint                index)
{
  g_return_val_if_fail (index < framework->questions->len, NULL);
  return framework->questions->pdata[index];
}

static int
find_exactly (const DuidFramework *framework,
              const char          *name)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (framework->by_name, name)) - 1;
}

int
duid_framework_find (const DuidFramework *framework,
                     const char          *name)
{
  g_autofree char *folded = NULL;
  int              index;

  g_return_val_if_fail (name != NULL, -1);
  index = find_exactly (framework, name);
  if (index >= 0)
    return index;
  folded = dup_folded (name);
  index = GPOINTER_TO_INT (g_hash_table_lookup (framework->by_folded_name, folded)) - 1;
  if (index < 0)
    index = GPOINTER_TO_INT (g_hash_table_lookup (framework->by_folded_label, folded)) - 1;
  return index;
}

int
duid_framework_find_type (const DuidFramework *framework,
                          DuidQuestionType     type)
{
  for (guint i = 0; i < framework->questions->len; i++)
    if (((DuidQuestion *) framework->questions->pdata[i])->type == type)
      return (int) i;
  return -1;
}

/* Whether two triads have the same corners in another order: joined, the older
 * answers would point at the wrong corners. */
static gboolean
has_turned_corners (const DuidQuestion *older,
                    const DuidQuestion *newer)
{
  int n_moved = 0;

  for (int i = 0; i < 3; i++)
    {
      if (g_strcmp0 (older->corners[i], newer->corners[i]) == 0)
        continue;
      for (int j = 0; j < 3; j++)
        if (g_strcmp0 (older->corners[i], newer->corners[j]) == 0)
          n_moved++;
    }
  return n_moved > 0;
}

static gboolean
can_join (const DuidQuestion *older,
          const DuidQuestion *newer)
{
  return older->type == newer->type &&
         (older->type != DUID_QUESTION_TRIAD || !has_turned_corners (older, newer));
}

static void
take_word (char      **word,
           const char *newer)
{
  if (newer == NULL || *newer == '\0')
    return;
  g_free (*word);
  *word = g_strdup (newer);
}

/* A scale grows so that every answer of both still lies on it. */
static void
join_axis (DuidAxis       *axis,
           const DuidAxis *newer)
{
  take_word (&axis->label, newer->label);
  take_word (&axis->left, newer->left);
  take_word (&axis->right, newer->right);
  axis->min = MIN (axis->min, newer->min);
  axis->max = MAX (axis->max, newer->max);
}

static void
join_lists (DuidQuestion       *joined,
            const DuidQuestion *newer)
{
  for (guint i = 0; i < newer->options->len; i++)
    duid_question_add_option (joined, newer->options->pdata[i]);
  for (guint i = 0; i < newer->stones->len; i++)
    if (duid_question_find_stone (joined, newer->stones->pdata[i]) < 0)
      g_ptr_array_add (joined->stones, g_strdup (newer->stones->pdata[i]));
  if (newer->bands->len > 0)
    g_array_set_size (joined->bands, 0);
  for (guint i = 0; i < newer->bands->len; i++)
    {
      const DuidBand *band = &g_array_index (newer->bands, DuidBand, i);

      duid_question_add_band (joined, band->label, band->below);
    }
  g_ptr_array_set_size (joined->show, 0);
  for (guint i = 0; i < newer->show->len; i++)
    g_ptr_array_add (joined->show, g_strdup (newer->show->pdata[i]));
}

static DuidQuestion *
join_questions (const DuidQuestion *older,
                const DuidQuestion *newer)
{
  DuidQuestion *joined = duid_question_copy (older);

  take_word (&joined->label, newer->label);
  take_word (&joined->theme, newer->theme);
  take_word (&joined->left, newer->left);
  take_word (&joined->right, newer->right);
  take_word (&joined->unit, newer->unit);
  take_word (&joined->background, newer->background);
  for (int i = 0; i < 3; i++)
    take_word (&joined->corners[i], newer->corners[i]);
  /* What one wave calls sensitive is so in all of them. */
  joined->is_sensitive = older->is_sensitive || newer->is_sensitive;
  joined->is_ordered = newer->is_ordered;
  joined->min = MIN (older->min, newer->min);
  joined->max = MAX (older->max, newer->max);
  join_axis (&joined->x, &newer->x);
  join_axis (&joined->y, &newer->y);
  join_lists (joined, newer);
  return joined;
}

/* A name that neither framework has: “name (2)”, “name (3)” … */
static char *
dup_free_name (const DuidFramework *merged,
               const DuidFramework *newer,
               const char          *name)
{
  for (int i = 2;; i++)
    {
      g_autofree char *candidate = g_strdup_printf ("%s (%d)", name, i);

      if (find_exactly (merged, candidate) < 0 && find_exactly (newer, candidate) < 0)
        return g_steal_pointer (&candidate);
    }
}

/* The name under which an earlier merge put @question beside @older's of its name, or NULL. */
static char *
dup_earlier_name (const DuidFramework *older,
                  const DuidQuestion  *question)
{
  for (int i = 2;; i++)
    {
      g_autofree char *candidate = g_strdup_printf ("%s (%d)", question->name, i);
      int              index = find_exactly (older, candidate);

      if (index < 0)
        return NULL;
      if (can_join (older->questions->pdata[index], question))
        return g_steal_pointer (&candidate);
    }
}

static char *
dup_new_name (const DuidFramework *older,
              const DuidFramework *newer,
              const DuidFramework *merged,
              const DuidQuestion  *question)
{
  int   index = find_exactly (older, question->name);
  char *name;

  if (index < 0 || can_join (older->questions->pdata[index], question))
    return g_strdup (question->name);
  name = dup_earlier_name (older, question);
  return name != NULL ? name : dup_free_name (merged, newer, question->name);
}

static void
replace_question (DuidFramework *framework,
                  guint          index,
                  DuidQuestion  *question)
{
  duid_question_unref (framework->questions->pdata[index]);
  framework->questions->pdata[index] = question;
  index_text (framework->by_folded_label, dup_folded (question->label), index);
}

static void
merge_question (DuidFramework      *merged,
                const char         *name,
                const DuidQuestion *question)
{
  int           index = find_exactly (merged, name);
  DuidQuestion *copy;

  if (index >= 0)
    {
      replace_question (merged, (guint) index,
                        join_questions (merged->questions->pdata[index], question));
      return;
    }
  copy = duid_question_copy (question);
  g_free (copy->name);
  copy->name = g_strdup (name);
  duid_framework_add (merged, copy);
}

DuidFramework *
duid_framework_merge (const DuidFramework *older,
                      const DuidFramework *newer,
                      GHashTable         **renamed)
{
  const char    *title = *newer->title != '\0' ? newer->title : older->title;
  DuidFramework *merged = duid_framework_new (title);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < older->questions->len; i++)
    duid_framework_add (merged, duid_question_copy (older->questions->pdata[i]));
  for (guint i = 0; i < newer->questions->len; i++)
    {
      const DuidQuestion *question = newer->questions->pdata[i];
      g_autofree char    *name = dup_new_name (older, newer, merged, question);

      merge_question (merged, name, question);
      if (strcmp (name, question->name) != 0)
        g_hash_table_insert (names, g_strdup (question->name), g_steal_pointer (&name));
    }
  if (renamed != NULL)
    *renamed = g_steal_pointer (&names);
  return merged;
}
