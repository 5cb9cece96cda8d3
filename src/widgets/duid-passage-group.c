/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/duid-passage-group.h"

#include <string.h>

static void
clear_group (gpointer data)
{
  DuidPassageGroup *group = data;

  g_free (group->names);
  g_free (group->opponents);
}

static void
append_name (char      **names,
             const char *name)
{
  char *joined = *names != NULL ? g_strdup_printf ("%s, %s", *names, name) : g_strdup (name);

  g_free (*names);
  *names = joined;
}

static DuidPassageGroup *
find_group (GArray            *groups,
            const DuidPassage *passage)
{
  DuidPassageGroup fresh = { .tag = passage->tag,
                             .start = passage->start,
                             .end = passage->end,
                             .is_hidden = TRUE,
                             .passage = passage };

  for (guint i = 0; i < groups->len; i++)
    {
      DuidPassageGroup *group = &g_array_index (groups, DuidPassageGroup, i);

      if (group->tag == passage->tag && group->start == passage->start &&
          group->end == passage->end)
        return group;
    }
  g_array_append_val (groups, fresh);
  return &g_array_index (groups, DuidPassageGroup, groups->len - 1);
}

static void
add_passage (GArray            *groups,
             const DuidPassage *passage,
             const char        *me)
{
  DuidPassageGroup *group = find_group (groups, passage);

  if (passage->is_hidden)
    return;
  group->is_hidden = FALSE;
  group->n_for += passage->value > 0;
  group->n_against += passage->value < 0;
  if (g_strcmp0 (passage->author, me) == 0)
    {
      group->own = passage->value;
      group->passage = passage;
    }
  else
    append_name (passage->value > 0 ? &group->names : &group->opponents, passage->author);
}

/* The first line on which no earlier passage reaches into this one. */
static void
find_levels (GArray *groups)
{
  for (guint i = 0; i < groups->len; i++)
    {
      DuidPassageGroup *group = &g_array_index (groups, DuidPassageGroup, i);

      for (guint before = 0; before < i; before++)
        {
          const DuidPassageGroup *other = &g_array_index (groups, DuidPassageGroup, before);

          if (other->level != group->level || other->end <= group->start ||
              other->start >= group->end)
            continue;
          group->level++;
          before = G_MAXUINT; /* and look at all of them again */
        }
    }
}

GArray *
duid_passage_groups_new (DuidSession *session,
                         gsize        row)
{
  DuidDataset       *dataset = duid_session_get_dataset (session);
  DuidProject       *project = duid_session_get_project (session);
  const char        *me = project != NULL ? duid_project_get_author (project) : NULL;
  int                story = duid_framework_find_type (duid_dataset_get_framework (dataset),
                                                       DUID_QUESTION_STORY);
  gsize              n = 0;
  const DuidPassage *passages =
    duid_tagging_get_passages (duid_session_get_tagging (session), row, &n);
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (DuidPassageGroup));

  g_array_set_clear_func (groups, clear_group);
  for (gsize i = 0; i < n; i++)
    if ((int) passages[i].question == story)
      add_passage (groups, &passages[i], me);
  find_levels (groups);
  return groups;
}

guint
duid_passage_groups_count_levels (GArray *groups)
{
  guint n = 0;

  for (guint i = 0; i < groups->len; i++)
    n = MAX (n, g_array_index (groups, DuidPassageGroup, i).level + 1);
  return n;
}
