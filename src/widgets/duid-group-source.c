/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "widgets/duid-group-source.h"

#include "widgets/duid-look.h"

#include <glib/gi18n-lib.h>

/* A question with more options is no division people have in mind. */
#define MOST_GROUPS 30

static void
free_source (gpointer data)
{
  DuidGroupSource *source = data;

  g_free (source->label);
  g_clear_pointer (&source->conditions, g_ptr_array_unref);
  g_free (source);
}

static DuidGroupSource *
add_source (GPtrArray *sources,
            char      *label,
            int        by,
            GPtrArray *conditions)
{
  DuidGroupSource *source = g_new0 (DuidGroupSource, 1);

  source->label = label;
  source->by = by;
  source->conditions = conditions;
  g_ptr_array_add (sources, source);
  return source;
}

/* ---- all groups of a question ---- */

static guint
count_groups (DuidSession *session,
              int          question)
{
  DuidDataset        *dataset = duid_session_get_dataset (session);
  const DuidQuestion *asked;

  if (question == DUID_QUESTION_TAGS (dataset))
    return duid_session_get_tagging (session)->tags->len;
  asked = duid_dataset_get_question (dataset, (guint) question);
  if (asked->is_sensitive)
    return 0;
  if (asked->type == DUID_QUESTION_SLIDER)
    return asked->bands->len;
  if (asked->type == DUID_QUESTION_CHOICE || asked->type == DUID_QUESTION_MULTICHOICE ||
      asked->type == DUID_QUESTION_CONSENT)
    return asked->options->len;
  return 0;
}

static void
add_divisions (GPtrArray   *sources,
               DuidSession *session,
               gboolean     are_two)
{
  DuidDataset *dataset = duid_session_get_dataset (session);

  for (int question = 0; question <= DUID_QUESTION_TAGS (dataset); question++)
    {
      guint            n = count_groups (session, question);
      g_autofree char *title = NULL;

      if (n < 2 || n > MOST_GROUPS || (n == 2) != are_two)
        continue;
      title = duid_look_question_title (session, question);
      add_source (sources, g_strdup_printf (_ ("All groups of %s"), title), question, NULL);
    }
}

/* ---- one group ---- */

static void
add_one (GPtrArray        *sources,
         const char       *title,
         const char       *word,
         DuidConditionKind kind,
         const char       *question)
{
  const char *const words[] = { word, NULL };
  GPtrArray        *conditions = duid_conditions_new ();

  g_ptr_array_add (conditions, duid_condition_new_words (kind, question, words));
  add_source (sources, g_strdup_printf ("%s: %s", title, word), -1, conditions);
}

static void
add_options (GPtrArray   *sources,
             DuidSession *session)
{
  DuidDataset *dataset = duid_session_get_dataset (session);
  DuidTagging *tagging = duid_session_get_tagging (session);

  for (int question = 0; question < DUID_QUESTION_TAGS (dataset); question++)
    {
      const DuidQuestion *asked = duid_dataset_get_question (dataset, (guint) question);
      guint               n = count_groups (session, question);
      g_autofree char    *title = duid_look_question_title (session, question);

      for (guint i = 0; n <= MOST_GROUPS && i < n; i++)
        if (asked->type == DUID_QUESTION_SLIDER)
          add_one (sources, title, g_array_index (asked->bands, DuidBand, i).label,
                   DUID_CONDITION_BANDS, asked->name);
        else
          add_one (sources, title, g_ptr_array_index (asked->options, i), DUID_CONDITION_OPTIONS,
                   asked->name);
    }
  for (guint i = 0; i < tagging->tags->len; i++)
    add_one (sources, _ ("Tag"), duid_tagging_get_tag (tagging, i)->name, DUID_CONDITION_TAGS,
             NULL);
}

static void
add_saved (GPtrArray   *sources,
           DuidSession *session)
{
  DuidTagging     *tagging = duid_session_get_tagging (session);
  const DuidStand *stand = duid_selection_get_stand (duid_session_get_selection (session));

  for (guint i = 0; i < tagging->groups->len; i++)
    {
      const DuidGroup *group = g_ptr_array_index (tagging->groups, i);
      GPtrArray       *conditions = duid_conditions_parse (group->conditions, stand, NULL);

      if (conditions != NULL)
        add_source (sources, g_strdup_printf (_ ("Group: %s"), group->name), -1, conditions);
    }
}

static void
add_files (GPtrArray   *sources,
           DuidSession *session)
{
  DuidDataset *dataset = duid_session_get_dataset (session);
  guint        n = duid_dataset_get_n_sources (dataset);

  for (guint i = 0; n > 1 && i < n; i++)
    add_source (sources,
                g_strdup_printf (_ ("File: %s"), duid_dataset_get_source_name (dataset, i)), -1,
                NULL)
      ->file = i;
}

GPtrArray *
duid_group_sources_new (DuidSession *session)
{
  GPtrArray      *sources = g_ptr_array_new_with_free_func (free_source);
  const DuidView *view = duid_session_get_view (session);

  add_divisions (sources, session, TRUE);
  add_divisions (sources, session, FALSE);
  if (view->conditions->len > 0)
    add_source (sources, g_strdup (_ ("The stories chosen now")), -1,
                duid_conditions_copy (view->conditions));
  add_saved (sources, session);
  add_options (sources, session);
  add_files (sources, session);
  return sources;
}

/* ---- rows ---- */

DuidRows *
duid_group_source_find (const DuidGroupSource *source,
                        DuidSession           *session)
{
  DuidDataset *dataset = duid_session_get_dataset (session);
  gsize        n_rows = duid_dataset_get_n_rows (dataset);
  DuidRows    *rows;

  if (source->conditions != NULL)
    return duid_conditions_find_rows (
      source->conditions, duid_selection_get_stand (duid_session_get_selection (session)));
  rows = duid_rows_new (n_rows);
  for (gsize row = 0; row < n_rows; row++)
    if (duid_dataset_get_source (dataset, row) == source->file)
      duid_rows_add (rows, row);
  return rows;
}

/* Those who answered, but not so: “all others” of an option are no missing answers. */
static DuidRows *
find_others (const DuidGroupSource *source,
             const DuidRows        *rows,
             DuidSession           *session)
{
  const DuidStand *stand = duid_selection_get_stand (duid_session_get_selection (session));
  DuidRows        *others;

  if (source->conditions != NULL && source->conditions->len == 1)
    {
      g_autoptr (DuidCondition) inverse =
        duid_condition_inverted (g_ptr_array_index (source->conditions, 0));

      return duid_condition_find_rows (inverse, stand);
    }
  others = duid_rows_copy (rows);
  duid_rows_invert (others);
  return others;
}

GPtrArray *
duid_group_sources_part (const DuidGroupSource *first,
                         const DuidGroupSource *second,
                         DuidSession           *session)
{
  GPtrArray *groups;
  g_autoptr (DuidRows) a = NULL;
  g_autoptr (DuidRows) b = NULL;

  if (first->by >= 0)
    return duid_summary_split (duid_session_get_dataset (session),
                               duid_session_get_tagging (session), first->by, NULL);
  groups = duid_groups_new ();
  a = duid_group_source_find (first, session);
  b = second != NULL ? duid_group_source_find (second, session) : find_others (first, a, session);
  g_ptr_array_add (groups, duid_group_of_new (first->label, g_steal_pointer (&a)));
  g_ptr_array_add (groups, duid_group_of_new (second != NULL ? second->label : _ ("everyone else"),
                                              g_steal_pointer (&b)));
  return groups;
}

static void
add_names (GStrvBuilder          *names,
           const DuidGroupSource *source)
{
  for (guint i = 0; source != NULL && source->conditions != NULL && i < source->conditions->len;
       i++)
    {
      const DuidCondition *condition = g_ptr_array_index (source->conditions, i);

      if (condition->question != NULL)
        g_strv_builder_add (names, condition->question);
    }
}

GStrv
duid_group_sources_get_made_of (const DuidGroupSource *first,
                                const DuidGroupSource *second)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  add_names (names, first);
  add_names (names, second);
  return g_strv_builder_end (names);
}
