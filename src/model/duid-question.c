/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/duid-question.h"

#include <math.h>
#include <string.h>

static const char *const type_names[DUID_N_QUESTION_TYPES] = {
  [DUID_QUESTION_ID] = "id",
  [DUID_QUESTION_PERSON] = "person",
  [DUID_QUESTION_TITLE] = "title",
  [DUID_QUESTION_STORY] = "story",
  [DUID_QUESTION_TEXT] = "text",
  [DUID_QUESTION_LANGUAGE] = "language",
  [DUID_QUESTION_MEDIA] = "media",
  [DUID_QUESTION_DATE] = "date",
  [DUID_QUESTION_NUMBER] = "number",
  [DUID_QUESTION_CHOICE] = "choice",
  [DUID_QUESTION_MULTICHOICE] = "multichoice",
  [DUID_QUESTION_SLIDER] = "slider",
  [DUID_QUESTION_TRIAD] = "triad",
  [DUID_QUESTION_CANVAS] = "canvas",
  [DUID_QUESTION_CONSENT] = "consent",
};

static const DuidColumnKind column_kinds[DUID_N_QUESTION_TYPES] = {
  [DUID_QUESTION_ID] = DUID_COLUMN_TEXT,
  [DUID_QUESTION_PERSON] = DUID_COLUMN_TEXT,
  [DUID_QUESTION_TITLE] = DUID_COLUMN_TEXT,
  [DUID_QUESTION_STORY] = DUID_COLUMN_TEXT,
  [DUID_QUESTION_TEXT] = DUID_COLUMN_TEXT,
  [DUID_QUESTION_LANGUAGE] = DUID_COLUMN_TEXT,
  [DUID_QUESTION_MEDIA] = DUID_COLUMN_TEXT,
  [DUID_QUESTION_DATE] = DUID_COLUMN_NUMBER,
  [DUID_QUESTION_NUMBER] = DUID_COLUMN_NUMBER,
  [DUID_QUESTION_CHOICE] = DUID_COLUMN_CODE,
  [DUID_QUESTION_MULTICHOICE] = DUID_COLUMN_MASK,
  [DUID_QUESTION_SLIDER] = DUID_COLUMN_NUMBER,
  [DUID_QUESTION_TRIAD] = DUID_COLUMN_TRIAD,
  [DUID_QUESTION_CANVAS] = DUID_COLUMN_STONES,
  [DUID_QUESTION_CONSENT] = DUID_COLUMN_CODE,
};

static const char *const state_names[DUID_N_STATES] = {
  [DUID_STATE_ANSWERED] = "answered",
  [DUID_STATE_NOT_APPLICABLE] = "not-applicable",
  [DUID_STATE_MISSING] = "missing",
  [DUID_STATE_NOT_ASKED] = "not-asked",
};

static void
clear_band (gpointer band)
{
  g_clear_pointer (&((DuidBand *) band)->label, g_free);
}

static GArray *
new_bands (void)
{
  GArray *bands = g_array_new (FALSE, FALSE, sizeof (DuidBand));

  g_array_set_clear_func (bands, clear_band);
  return bands;
}

/* @text without the blanks around it, no-break spaces of spreadsheets included. */
static char *
dup_trimmed (const char *text)
{
  const char *end = text + strlen (text);

  while (*text != '\0' && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  while (end > text)
    {
      const char *last = g_utf8_prev_char (end);

      if (last < text || !g_unichar_isspace (g_utf8_get_char (last)))
        break;
      end = last;
    }
  return g_strndup (text, (gsize) (end - text));
}

static GPtrArray *
copy_texts (const GPtrArray *texts)
{
  GPtrArray *copy = g_ptr_array_new_full (texts->len, g_free);

  for (guint i = 0; i < texts->len; i++)
    g_ptr_array_add (copy, g_strdup (texts->pdata[i]));
  return copy;
}

static int
find_text (const GPtrArray *texts,
           const char      *text)
{
  for (guint i = 0; i < texts->len; i++)
    if (strcmp (texts->pdata[i], text) == 0)
      return (int) i;
  return -1;
}

static void
copy_axis (DuidAxis       *axis,
           const DuidAxis *from)
{
  axis->label = g_strdup (from->label);
  axis->min = from->min;
  axis->max = from->max;
  axis->left = g_strdup (from->left);
  axis->right = g_strdup (from->right);
}

static void
clear_axis (DuidAxis *axis)
{
  g_free (axis->label);
  g_free (axis->left);
  g_free (axis->right);
}

static void
free_question (DuidQuestion *question)
{
  g_free (question->name);
  g_free (question->label);
  g_free (question->short_label);
  g_free (question->theme);
  g_clear_pointer (&question->aliases, g_hash_table_unref);
  g_clear_pointer (&question->option_positions, g_hash_table_unref);
  g_ptr_array_unref (question->options);
  g_free (question->left);
  g_free (question->right);
  g_array_unref (question->bands);
  g_free (question->unit);
  for (int i = 0; i < 3; i++)
    g_free (question->corners[i]);
  clear_axis (&question->x);
  clear_axis (&question->y);
  g_ptr_array_unref (question->stones);
  g_free (question->background);
  g_ptr_array_unref (question->show);
  g_free (question);
}

DuidQuestion *
duid_question_new (const char      *name,
                   DuidQuestionType type,
                   const char      *label)
{
  DuidQuestion *question;

  g_return_val_if_fail (name != NULL, NULL);
  question = g_new0 (DuidQuestion, 1);
  g_atomic_ref_count_init (&question->refs);
  question->name = g_strdup (name);
  question->type = type;
  question->label = g_strdup (label != NULL ? label : name);
  question->options = g_ptr_array_new_with_free_func (g_free);
  question->stones = g_ptr_array_new_with_free_func (g_free);
  question->show = g_ptr_array_new_with_free_func (g_free);
  question->bands = new_bands ();
  question->max = 10;
  question->x.max = 10;
  question->y.max = 10;
  return question;
}

static void
copy_aliases (DuidQuestion       *copy,
              const DuidQuestion *question)
{
  GHashTableIter iter;
  gpointer       label;
  gpointer       position;

  if (question->aliases == NULL)
    return;
  g_hash_table_iter_init (&iter, question->aliases);
  while (g_hash_table_iter_next (&iter, &label, &position))
    duid_question_add_alias (copy, label, GPOINTER_TO_UINT (position));
}

DuidQuestion *
duid_question_copy (const DuidQuestion *question)
{
  DuidQuestion *copy = duid_question_new (question->name, question->type, question->label);

  copy->short_label = g_strdup (question->short_label);
  copy_aliases (copy, question);
  copy->theme = g_strdup (question->theme);
  copy->is_sensitive = question->is_sensitive;
  for (guint i = 0; i < question->options->len; i++)
    duid_question_add_option (copy, question->options->pdata[i]);
  copy->is_ordered = question->is_ordered;
  copy->min = question->min;
  copy->max = question->max;
  copy->left = g_strdup (question->left);
  copy->right = g_strdup (question->right);
  for (guint i = 0; i < question->bands->len; i++)
    {
      const DuidBand *band = &g_array_index (question->bands, DuidBand, i);

      duid_question_add_band (copy, band->label, band->below);
    }
  copy->unit = g_strdup (question->unit);
  for (int i = 0; i < 3; i++)
    copy->corners[i] = g_strdup (question->corners[i]);
  copy_axis (&copy->x, &question->x);
  copy_axis (&copy->y, &question->y);
  g_ptr_array_unref (copy->stones);
  copy->stones = copy_texts (question->stones);
  copy->background = g_strdup (question->background);
  g_ptr_array_unref (copy->show);
  copy->show = copy_texts (question->show);
  return copy;
}

DuidQuestion *
duid_question_ref (DuidQuestion *question)
{
  g_atomic_ref_count_inc (&question->refs);
  return question;
}

void
duid_question_unref (DuidQuestion *question)
{
  if (question != NULL && g_atomic_ref_count_dec (&question->refs))
    free_question (question);
}

DuidColumnKind
duid_question_get_column_kind (const DuidQuestion *question)
{
  return column_kinds[question->type];
}

/* Surely; FALSE may also mean that it has to be looked at closer. */
static gboolean
is_trimmed (const char *text)
{
  gsize length = strlen (text);

  return length > 0 && g_ascii_isgraph (text[0]) && g_ascii_isgraph (text[length - 1]);
}

static int
find_alias (const DuidQuestion *question,
            const char         *label)
{
  gpointer position;

  if (question->aliases == NULL ||
      !g_hash_table_lookup_extended (question->aliases, label, NULL, &position))
    return -1;
  return GPOINTER_TO_INT (position);
}

static int
find_own (const DuidQuestion *question,
          const char         *label)
{
  gpointer position;

  /* Options put in the array by hand are not in the table; it only counts when it has all. */
  if (question->option_positions == NULL ||
      g_hash_table_size (question->option_positions) != question->options->len)
    return find_text (question->options, label);
  if (!g_hash_table_lookup_extended (question->option_positions, label, NULL, &position))
    return -1;
  return GPOINTER_TO_INT (position);
}

int
duid_question_find_option (const DuidQuestion *question,
                           const char         *label)
{
  g_autofree char *copy = is_trimmed (label) ? NULL : dup_trimmed (label);
  const char      *trimmed = copy != NULL ? copy : label;
  int              position = find_own (question, trimmed);

  return position >= 0 ? position : find_alias (question, trimmed);
}

int
duid_question_find_stone (const DuidQuestion *question,
                          const char         *label)
{
  g_autofree char *trimmed = dup_trimmed (label);
  int              position = find_text (question->stones, trimmed);

  return position >= 0 ? position : find_alias (question, trimmed);
}

void
duid_question_add_alias (DuidQuestion *question,
                         const char   *label,
                         guint         position)
{
  if (question->aliases == NULL)
    question->aliases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_replace (question->aliases, dup_trimmed (label), GUINT_TO_POINTER (position));
}

int
duid_question_add_option (DuidQuestion *question,
                          const char   *label)
{
  g_autofree char *trimmed = dup_trimmed (label);
  int              position = find_own (question, trimmed);

  if (position >= 0)
    return position;
  if (question->options->len >= DUID_MOST_OPTIONS)
    return -1;
  if (question->option_positions == NULL)
    question->option_positions = g_hash_table_new (g_str_hash, g_str_equal);
  position = (int) question->options->len;
  g_hash_table_insert (question->option_positions, trimmed, GINT_TO_POINTER (position));
  g_ptr_array_add (question->options, g_steal_pointer (&trimmed));
  return position;
}

void
duid_question_add_band (DuidQuestion *question,
                        const char   *label,
                        double        below)
{
  DuidBand band = { .label = g_strdup (label), .below = below };

  g_array_append_val (question->bands, band);
}

int
duid_question_get_band (const DuidQuestion *question,
                        double              value)
{
  for (guint i = 0; i < question->bands->len; i++)
    if (value < g_array_index (question->bands, DuidBand, i).below)
      return (int) i;
  return -1;
}

gboolean
duid_question_is_chartable (const DuidQuestion *question)
{
  return duid_question_get_column_kind (question) != DUID_COLUMN_TEXT ||
         question->type == DUID_QUESTION_LANGUAGE;
}

const char *
duid_question_type_to_string (DuidQuestionType type)
{
  g_return_val_if_fail ((int) type >= 0 && type < DUID_N_QUESTION_TYPES, NULL);
  return type_names[type];
}

gboolean
duid_question_type_from_string (const char       *text,
                                DuidQuestionType *type)
{
  for (int i = 0; i < DUID_N_QUESTION_TYPES; i++)
    if (strcmp (text, type_names[i]) == 0)
      {
        *type = (DuidQuestionType) i;
        return TRUE;
      }
  return FALSE;
}

char *
duid_question_dup_short_label (const DuidQuestion *question)
{
  g_autofree char *blanked = g_strdelimit (g_strdup (question->name), "_", ' ');
  g_autofree char *trimmed = dup_trimmed (blanked);
  char             first[6];
  int              length;

  if (question->short_label != NULL)
    return g_strdup (question->short_label);
  if (*trimmed == '\0')
    return g_strdup (question->label);
  length = g_unichar_to_utf8 (g_unichar_totitle (g_utf8_get_char (trimmed)), first);
  return g_strdup_printf ("%.*s%s", length, first, g_utf8_next_char (trimmed));
}

const char *
duid_state_to_string (DuidState state)
{
  g_return_val_if_fail ((int) state >= 0 && state < DUID_N_STATES, NULL);
  return state_names[state];
}
