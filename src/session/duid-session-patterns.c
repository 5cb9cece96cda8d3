/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "session/duid-session-patterns.h"

#include "session/duid-session-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define OBJECT        "pattern"
#define MOST_READINGS 99

/* ---- reading ---- */

static guint64
get_place (const DuidPattern *pattern)
{
  const char *digits = duid_pattern_get_field (pattern, DUID_PATTERN_PLACE);
  guint64     place = G_MAXUINT64;

  if (digits != NULL)
    g_ascii_string_to_unsigned (digits, 10, 0, G_MAXUINT, &place, NULL);
  return place;
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const DuidPattern *left = *(DuidPattern *const *) a;
  const DuidPattern *right = *(DuidPattern *const *) b;
  guint64            left_place = get_place (left);
  guint64            right_place = get_place (right);

  if (left_place != right_place)
    return left_place < right_place ? -1 : 1;
  return strcmp (left->id, right->id);
}

GPtrArray *
duid_session_load_patterns (DuidSession *self,
                            GError     **error)
{
  GPtrArray *patterns;

  if (!duid_session_is_open (self, error))
    return NULL;
  patterns = duid_project_load_patterns (self->project, error);
  if (patterns != NULL)
    g_ptr_array_sort (patterns, compare_places);
  return patterns;
}

DuidCard *
duid_pattern_dup_card (const DuidPattern *pattern)
{
  const char *line = duid_pattern_get_field (pattern, DUID_PATTERN_CARD);
  g_autoptr (GPtrArray) cards = duid_view_board_parse (line);

  return cards->len > 0 ? duid_card_copy (g_ptr_array_index (cards, 0)) : NULL;
}

GStrv
duid_pattern_dup_readings (const DuidPattern *pattern)
{
  g_autoptr (GStrvBuilder) readings = g_strv_builder_new ();

  for (guint i = 1; i <= MOST_READINGS; i++)
    {
      g_autofree char *name = g_strdup_printf (DUID_PATTERN_READING "%u", i);
      const char      *reading = duid_pattern_get_field (pattern, name);

      if (reading != NULL && *reading != '\0')
        g_strv_builder_add (readings, reading);
    }
  return g_strv_builder_end (readings);
}

/* ---- acts ---- */

/* A pattern that begins or ends. */
typedef struct
{
  char      *id;    /* NULL until it is made for the first time */
  GStrv      names; /* of its first fields */
  GStrv      values;
  GPtrArray *keys; /* of its list */
  gboolean   is_end;
} Being;

static void
free_being (gpointer data)
{
  Being *being = data;

  g_free (being->id);
  g_strfreev (being->names);
  g_strfreev (being->values);
  g_clear_pointer (&being->keys, g_ptr_array_unref);
  g_free (being);
}

static gboolean
make_pattern (DuidProject *project,
              Being       *being,
              GError     **error)
{
  if (!duid_project_make_pattern (project, &being->id, error))
    return FALSE;
  for (guint i = 0; being->names[i] != NULL; i++)
    if (!duid_project_set_pattern_field (project, being->id, being->names[i], being->values[i],
                                         error))
      return FALSE;
  return duid_project_set_pattern_stories (project, being->id,
                                           (const char *const *) being->keys->pdata,
                                           being->keys->len, error);
}

static gboolean
apply_being (DuidProject *project,
             gpointer     data,
             gboolean     is_undo,
             GError     **error)
{
  Being *being = data;

  if (being->id == NULL)
    return make_pattern (project, being, error);
  if (being->is_end == is_undo)
    return duid_project_restore (project, OBJECT, being->id, error);
  return duid_project_delete_pattern (project, being->id, error);
}

/* The card of @question as it stands on the board, else a plain one, as a line. */
static char *
dup_card_line (DuidSession *self,
               const char  *question)
{
  g_autoptr (DuidView) only = duid_view_new ();
  char *text;

  for (guint i = 0; i < self->view->cards->len; i++)
    {
      const DuidCard *card = g_ptr_array_index (self->view->cards, i);

      if (only->cards->len == 0 && strcmp (card->question, question) == 0)
        g_ptr_array_add (only->cards, duid_card_copy (card));
    }
  if (only->cards->len == 0)
    g_ptr_array_add (only->cards, duid_card_new (question));
  text = duid_view_board_to_string (only);
  return g_strchomp (text);
}

static GPtrArray *
list_keys (DuidSession    *self,
           const DuidRows *rows)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);

  for (gssize row = duid_rows_next (rows, 0); row >= 0;
       row = duid_rows_next (rows, (gsize) row + 1))
    g_ptr_array_add (keys, g_strdup (duid_dataset_get_key (self->dataset, (gsize) row)));
  return keys;
}

static char *
dup_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_format (now, "%Y-%m-%d");
}

static void
add_field (GStrvBuilder *names,
           GStrvBuilder *values,
           const char   *name,
           const char   *value)
{
  if (value == NULL)
    return;
  g_strv_builder_add (names, name);
  g_strv_builder_add (values, value);
}

gboolean
duid_session_add_pattern (DuidSession *self,
                          const char  *question,
                          char       **id_out,
                          GError     **error)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();
  g_autofree char *card = NULL;
  g_autofree char *conditions = NULL;
  g_autofree char *today = dup_today ();
  Being           *being;

  if (!duid_session_is_open (self, error))
    return FALSE;
  card = question != NULL ? dup_card_line (self, question) : NULL;
  conditions = duid_conditions_to_string (self->view->conditions);
  add_field (names, values, DUID_PATTERN_CARD, card);
  add_field (names, values, DUID_PATTERN_CONDITIONS, conditions);
  add_field (names, values, DUID_PATTERN_MADE, today);
  add_field (names, values, DUID_PATTERN_AUTHOR, duid_project_get_author (self->project));
  being = g_new0 (Being, 1);
  being->names = g_strv_builder_end (names);
  being->values = g_strv_builder_end (values);
  being->keys = list_keys (self, duid_selection_get_rows (self->selection));
  if (!duid_session_do_step (
        self, duid_step_new_act (_ ("a new pattern"), apply_being, being, free_being), error))
    return FALSE;
  if (id_out != NULL)
    *id_out = g_strdup (being->id);
  return TRUE;
}

gboolean
duid_session_delete_pattern (DuidSession       *self,
                             const DuidPattern *pattern,
                             GError           **error)
{
  Being *being;

  if (!duid_session_is_open (self, error))
    return FALSE;
  being = g_new0 (Being, 1);
  being->id = g_strdup (pattern->id);
  being->is_end = TRUE;
  return duid_session_do_step (
    self, duid_step_new_act (_ ("deleting a pattern"), apply_being, being, free_being), error);
}

/* A field of a pattern that gets another text. */
typedef struct
{
  char *id;
  char *field;
  char *before;
  char *after;
} Change;

static void
free_change (gpointer data)
{
  Change *change = data;

  g_free (change->id);
  g_free (change->field);
  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

static gboolean
apply_change (DuidProject *project,
              gpointer     data,
              gboolean     is_undo,
              GError     **error)
{
  const Change *change = data;

  return duid_project_set_pattern_field (project, change->id, change->field,
                                         is_undo ? change->before : change->after, error);
}

DuidStep *
duid_pattern_make_change (const DuidPattern *pattern,
                          const char        *field,
                          const char        *value)
{
  const char *before = duid_pattern_get_field (pattern, field);
  Change     *change = g_new0 (Change, 1);

  change->id = g_strdup (pattern->id);
  change->field = g_strdup (field);
  change->before = g_strdup (before != NULL ? before : "");
  change->after = g_strdup (value);
  return duid_step_new_act (_ ("the words of a pattern"), apply_change, change, free_change);
}

gboolean
duid_session_change_pattern (DuidSession       *self,
                             const DuidPattern *pattern,
                             const char        *field,
                             const char        *value,
                             GError           **error)
{
  const char *before = duid_pattern_get_field (pattern, field);

  if (!duid_session_is_open (self, error))
    return FALSE;
  if (g_strcmp0 (before != NULL ? before : "", value) == 0)
    return TRUE;
  return duid_session_do_step (self, duid_pattern_make_change (pattern, field, value), error);
}

/* The frozen list of a pattern that is made anew. */
typedef struct
{
  char      *id;
  GPtrArray *before;
  GPtrArray *after;
  char      *day_before;
  char      *day_after;
} Freeze;

static void
free_freeze (gpointer data)
{
  Freeze *freeze = data;

  g_free (freeze->id);
  g_ptr_array_unref (freeze->before);
  g_ptr_array_unref (freeze->after);
  g_free (freeze->day_before);
  g_free (freeze->day_after);
  g_free (freeze);
}

static gboolean
apply_freeze (DuidProject *project,
              gpointer     data,
              gboolean     is_undo,
              GError     **error)
{
  const Freeze    *freeze = data;
  const GPtrArray *keys = is_undo ? freeze->before : freeze->after;

  return duid_project_set_pattern_stories (project, freeze->id, (const char *const *) keys->pdata,
                                           keys->len, error) &&
         duid_project_set_pattern_field (project, freeze->id, DUID_PATTERN_MADE,
                                         is_undo ? freeze->day_before : freeze->day_after, error);
}

/* NULL with @error when they cannot be read any more. */
static GPtrArray *
read_conditions (DuidSession       *self,
                 const DuidPattern *pattern,
                 GError           **error)
{
  const char *text = duid_pattern_get_field (pattern, DUID_PATTERN_CONDITIONS);

  return duid_conditions_parse (text != NULL ? text : "",
                                duid_selection_get_stand (self->selection), error);
}

gboolean
duid_session_refreeze_pattern (DuidSession       *self,
                               const DuidPattern *pattern,
                               GError           **error)
{
  const char *made = duid_pattern_get_field (pattern, DUID_PATTERN_MADE);
  g_autoptr (GPtrArray) conditions = NULL;
  g_autoptr (DuidRows) rows = NULL;
  Freeze *freeze;

  conditions = duid_session_is_open (self, error) ? read_conditions (self, pattern, error) : NULL;
  if (conditions == NULL)
    return FALSE;
  rows = duid_conditions_find_rows (conditions, duid_selection_get_stand (self->selection));
  freeze = g_new0 (Freeze, 1);
  freeze->id = g_strdup (pattern->id);
  freeze->before = g_ptr_array_copy (pattern->stories, (GCopyFunc) (GCallback) g_strdup, NULL);
  g_ptr_array_set_free_func (freeze->before, g_free);
  freeze->after = list_keys (self, rows);
  freeze->day_before = g_strdup (made != NULL ? made : "");
  freeze->day_after = dup_today ();
  return duid_session_do_step (
    self, duid_step_new_act (_ ("the stories of a pattern"), apply_freeze, freeze, free_freeze),
    error);
}

/* ---- looking ---- */

static void
put_on_board (DuidView       *view,
              const DuidCard *card)
{
  for (guint i = 0; i < view->cards->len; i++)
    if (strcmp (((DuidCard *) g_ptr_array_index (view->cards, i))->question, card->question) == 0)
      {
        g_ptr_array_remove_index (view->cards, i);
        break;
      }
  g_ptr_array_insert (view->cards, 0, duid_card_copy (card));
}

gboolean
duid_session_show_pattern (DuidSession       *self,
                           const DuidPattern *pattern,
                           GError           **error)
{
  g_autoptr (GPtrArray) conditions = NULL;
  g_autoptr (DuidView) next = NULL;
  g_autoptr (DuidCard) card = duid_pattern_dup_card (pattern);

  conditions = duid_session_is_open (self, error) ? read_conditions (self, pattern, error) : NULL;
  if (conditions == NULL)
    return FALSE;
  next = duid_view_copy (self->view);
  g_ptr_array_set_size (next->kept, 0);
  g_ptr_array_set_size (next->conditions, 0);
  g_ptr_array_extend_and_steal (next->conditions, g_steal_pointer (&conditions));
  if (card != NULL && duid_session_find_question (self, card->question) >= 0)
    put_on_board (next, card);
  duid_session_look (self, next, FALSE);
  return TRUE;
}

DuidPatternStand *
duid_session_compare_pattern (DuidSession       *self,
                              const DuidPattern *pattern)
{
  DuidPatternStand *stand = g_new0 (DuidPatternStand, 1);
  g_autoptr (GPtrArray) conditions = NULL;
  g_autoptr (DuidRows) now = NULL;

  stand->n_frozen = pattern->n_frozen;
  stand->frozen = duid_rows_new (duid_dataset_get_n_rows (self->dataset));
  for (guint i = 0; i < pattern->stories->len; i++)
    {
      gssize row =
        duid_dataset_find_key (self->dataset, g_ptr_array_index (pattern->stories, i));

      if (row >= 0)
        duid_rows_add (stand->frozen, (gsize) row);
    }
  conditions = read_conditions (self, pattern, NULL);
  stand->is_lost = conditions == NULL;
  if (conditions == NULL)
    return stand;
  now = duid_conditions_find_rows (conditions, duid_selection_get_stand (self->selection));
  stand->n_now = duid_rows_count (now);
  stand->n_more = stand->n_now - duid_rows_count_and (now, stand->frozen);
  stand->n_gone = stand->n_frozen - duid_rows_count_and (now, stand->frozen);
  return stand;
}

void
duid_pattern_stand_free (DuidPatternStand *stand)
{
  if (stand == NULL)
    return;
  duid_rows_free (stand->frozen);
  g_free (stand);
}

char *
duid_pattern_stand_dup_words (const DuidPatternStand *stand)
{
  GString         *words = g_string_new (NULL);
  g_autofree char *count = g_strdup_printf ("%'" G_GSIZE_FORMAT, stand->n_frozen);

  g_string_append_printf (
    words, g_dngettext (GETTEXT_PACKAGE, "%s story", "%s stories", stand->n_frozen), count);
  if (stand->is_lost)
    g_string_append (words, _ ("; what it was chosen by is not there any more"));
  else if (stand->n_more > 0 || stand->n_gone > 0)
    {
      g_string_append_printf (words, _ ("; now %zu"), stand->n_now);
      if (stand->n_more > 0)
        g_string_append_printf (words, _ (", %zu more"), stand->n_more);
      if (stand->n_gone > 0)
        g_string_append_printf (words, _ (", %zu gone"), stand->n_gone);
    }
  return g_string_free (words, FALSE);
}
