/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "session/duid-session-passages.h"

#include "session/duid-session-private.h"
#include "store/duid-project-passages.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  char              *story; /* its key */
  char              *tag_id;
  DuidPassageOrigin *origin;
  int                before;
  int                after;
} Saying;

static void
free_saying (gpointer data)
{
  Saying *saying = data;

  g_free (saying->story);
  g_free (saying->tag_id);
  duid_passage_origin_free (saying->origin);
  g_free (saying);
}

static gboolean
apply_saying (DuidProject *project,
              gpointer     data,
              gboolean     is_undo,
              GError     **error)
{
  const Saying *saying = data;

  return duid_project_assign_passage (project, saying->story, saying->origin, saying->tag_id,
                                      is_undo ? saying->before : saying->after, error);
}

/* What the person at work says of the tag on just these words. */
static int
find_opinion (DuidSession             *self,
              gsize                    row,
              const DuidPassageOrigin *origin,
              int                      tag)
{
  const char        *me = duid_project_get_author (self->project);
  gsize              n = 0;
  const DuidPassage *passages = duid_tagging_get_passages (self->tagging, row, &n);

  for (gsize i = 0; i < n; i++)
    if ((int) passages[i].tag == tag && g_strcmp0 (passages[i].author, me) == 0 &&
        duid_passage_origin_equal (&passages[i].origin, origin))
      return passages[i].value;
  return 0;
}

static DuidStep *
new_saying (DuidSession             *self,
            gsize                    row,
            const DuidPassageOrigin *origin,
            const char              *tag_id,
            int                      value,
            const char              *words)
{
  Saying *saying = g_new0 (Saying, 1);

  saying->story = g_strdup (duid_dataset_get_key (self->dataset, row));
  saying->tag_id = g_strdup (tag_id);
  saying->origin = duid_passage_origin_copy (origin);
  saying->before = find_opinion (self, row, origin, duid_tagging_find_id (self->tagging, tag_id));
  saying->after = value;
  return duid_step_new_act (words, apply_saying, saying, free_saying);
}

/* A hand that let go inside a word meant the word. */
static void
take_whole_words (const char *text,
                  gsize      *start,
                  gsize      *end)
{
  const char *from = g_utf8_offset_to_pointer (text, (glong) *start);
  const char *to = g_utf8_offset_to_pointer (text, (glong) *end);

  while (from > text && g_unichar_isalnum (g_utf8_get_char (from)) &&
         g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (from))))
    {
      from = g_utf8_prev_char (from);
      (*start)--;
    }
  while (to > text && *to != '\0' && g_unichar_isalnum (g_utf8_get_char (to)) &&
         g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (to))))
    {
      to = g_utf8_next_char (to);
      (*end)++;
    }
}

static DuidPassageOrigin *
make_origin (DuidSession *self,
             gsize        start,
             gsize        end,
             GError     **error)
{
  const char    *text = duid_dataset_get_story (self->dataset, (gsize) self->focus);
  DuidFramework *framework = duid_dataset_get_framework (self->dataset);
  int            story = duid_framework_find_type (framework, DUID_QUESTION_STORY);

  if (story >= 0)
    {
      if (start < end && end <= (gsize) g_utf8_strlen (text, -1))
        take_whole_words (text, &start, &end);
      return duid_project_make_passage_origin (
        duid_dataset_get_question (self->dataset, (guint) story)->name, text, start, end, error);
    }
  g_set_error_literal (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_UNKNOWN,
                       _ ("This survey asked for no story, so there are no words to tag."));
  return NULL;
}

/* An assignment to no story at all, which only brings the tag @name and takes it away. */
static DuidStep *
new_tag_part (DuidSession *self,
              const char  *name,
              const char  *tag_id)
{
  g_autoptr (DuidRows) none = duid_rows_new (duid_dataset_get_n_rows (self->dataset));
  DuidStep *part = duid_session_make_assignment (self, none, name, 1);

  part->id = g_strdup (tag_id);
  return part;
}

gboolean
duid_session_tag_passage (DuidSession *self,
                          gsize        start,
                          gsize        end,
                          const char  *name,
                          gboolean     only_gives,
                          GError     **error)
{
  g_autoptr (DuidPassageOrigin) origin = NULL;
  g_autofree char *words = NULL;
  g_autofree char *id = NULL;
  DuidStep        *step;
  int              tag;
  int              now;

  if (!duid_session_is_open (self, error) || self->focus < 0)
    return self->project != NULL;
  origin = make_origin (self, start, end, error);
  if (origin == NULL || !duid_project_define_tag (self->project, name, -1, &id, error))
    return FALSE;
  tag = duid_tagging_find_id (self->tagging, id);
  now = find_opinion (self, (gsize) self->focus, origin, tag);
  if (now > 0 && only_gives)
    return TRUE;
  words = g_strdup_printf (now > 0 ? _ ("taking tag “%s” off a passage")
                                   : _ ("tag “%s” on a passage"),
                           name);
  step = duid_step_new (DUID_STEP_MANY, words);
  step->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) duid_step_free);
  if (tag < 0)
    g_ptr_array_add (step->parts, new_tag_part (self, name, id));
  g_ptr_array_add (step->parts, new_saying (self, (gsize) self->focus, origin, id,
                                            now > 0 ? 0 : 1, words));
  if (!duid_session_do_with_new_tag (self, step, tag < 0 ? id : NULL, error))
    return FALSE;
  duid_recent_tags_use (&self->recent, self->tagging, id);
  return TRUE;
}

gboolean
duid_session_judge_passage (DuidSession       *self,
                            const DuidPassage *passage,
                            int                value,
                            GError           **error)
{
  const DuidTag   *tag;
  g_autofree char *words = NULL;

  if (!duid_session_is_open (self, error))
    return FALSE;
  tag = duid_tagging_get_tag (self->tagging, passage->tag);
  if (duid_session_get_passage_opinion (self, passage) == value)
    return TRUE;
  words = g_strdup_printf (value > 0   ? _ ("tag “%s” on a passage")
                           : value < 0 ? _ ("tag “%s” does not fit a passage")
                                       : _ ("taking tag “%s” off a passage"),
                           tag->name);
  return duid_session_do_step (
    self, new_saying (self, passage->row, &passage->origin, tag->id, value, words), error);
}

int
duid_session_get_passage_opinion (DuidSession       *self,
                                  const DuidPassage *passage)
{
  return find_opinion (self, passage->row, &passage->origin, (int) passage->tag);
}
