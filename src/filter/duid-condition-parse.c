/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "filter/duid-condition-head.h"
#include "filter/duid-condition-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/duid-number.h"

#define LEAST_LASSO_CORNERS 3

/* ---- words ---- */

static GPtrArray *
split_words (const char *text,
             GError    **error)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (;;)
    {
      const char      *end = duid_condition_find_mark (text, '|');
      g_autofree char *word = duid_condition_dup_plain (text, (gsize) (end - text));

      if (*word != '\0')
        g_ptr_array_add (words, g_steal_pointer (&word));
      if (*end == '\0')
        break;
      text = end + 1;
    }
  if (words->len > 0)
    return g_steal_pointer (&words);
  g_set_error_literal (error, DUID_CONDITION_ERROR, DUID_CONDITION_ERROR_SYNTAX,
                       _ ("The condition ends too early: say after the sign what is looked for."));
  return NULL;
}

static DuidCondition *
make (DuidConditionKind kind,
      const char       *question,
      GPtrArray        *words)
{
  g_ptr_array_add (words, NULL);
  return duid_condition_new_words (kind, question, (const char *const *) words->pdata);
}

static int
find_label (DuidConditionKind   kind,
            const DuidQuestion *question,
            const DuidTagging  *tagging,
            GPtrArray          *labels,
            const char         *word,
            GError            **error)
{
  int position = duid_labels_find (labels, word);

  /* What it was called in the file, or before. */
  if (position < 0 && question != NULL && labels == question->options)
    position = duid_question_find_option (question, word);
  if (position < 0 && question != NULL && labels == question->stones)
    position = duid_question_find_stone (question, word);
  if (position < 0 && tagging != NULL)
    position = duid_tagging_find_former (tagging, word);
  if (position < 0)
    duid_condition_set_no_label (error, kind, question, labels, word);
  return position;
}

/* A condition of the words of @rest as they are spelled in @labels. */
static DuidCondition *
parse_labels (DuidConditionKind   kind,
              const DuidQuestion *question,
              const DuidTagging  *tagging,
              const char         *rest,
              GPtrArray          *labels,
              GError            **error)
{
  g_autoptr (GPtrArray) words = split_words (rest, error);

  for (guint i = 0; words != NULL && i < words->len; i++)
    {
      int   position = find_label (kind, question, tagging, labels, words->pdata[i], error);
      guint first;

      if (position < 0)
        return NULL;
      g_free (words->pdata[i]);
      words->pdata[i] = g_strdup (labels->pdata[position]);
      /* Two that became one are said once. */
      if (g_ptr_array_find_with_equal_func (words, words->pdata[i], g_str_equal, &first) &&
          first < i)
        g_ptr_array_remove_index (words, i--);
    }
  return words != NULL ? make (kind, question != NULL ? question->name : NULL, words) : NULL;
}

/* ---- after = ---- */

static DuidCondition *
parse_values (const DuidQuestion *question,
              const char         *rest,
              GError            **error)
{
  g_autoptr (GPtrArray) words = split_words (rest, error);

  for (guint i = 0; words != NULL && i < words->len; i++)
    {
      double value;

      if (!duid_condition_read_value (question, words->pdata[i], &value))
        {
          duid_condition_set_no_value (error, question, words->pdata[i]);
          return NULL;
        }
      g_free (words->pdata[i]);
      words->pdata[i] = question->type == DUID_QUESTION_DATE ? duid_date_to_string (value)
                                                             : duid_number_to_string (value);
    }
  return words != NULL ? make (DUID_CONDITION_OPTIONS, question->name, words) : NULL;
}

static DuidCondition *
parse_options (const DuidQuestion *question,
               const char         *rest,
               GError            **error)
{
  g_autoptr (GPtrArray) words = NULL;

  switch (duid_question_get_column_kind (question))
    {
    case DUID_COLUMN_NUMBER:
      return parse_values (question, rest, error);
    case DUID_COLUMN_CODE:
    case DUID_COLUMN_MASK:
      return parse_labels (DUID_CONDITION_OPTIONS, question, NULL, rest, question->options, error);
    case DUID_COLUMN_STONES:
      return parse_labels (DUID_CONDITION_OPTIONS, question, NULL, rest, question->stones, error);
    case DUID_COLUMN_TRIAD:
      duid_condition_set_wrong_type (error, question,
                                     _ ("write “:zone=T” after its name, or another of "
                                        "L, R, LT, TR, LR, Centre."));
      return NULL;
    case DUID_COLUMN_TEXT:
    default:
      words = split_words (rest, error);
      return words != NULL ? make (DUID_CONDITION_OPTIONS, question->name, words) : NULL;
    }
}

/* ---- ranges ---- */

static gboolean
take_value (const DuidQuestion *question,
            const char         *text,
            gsize               length,
            double             *value,
            GError            **error)
{
  g_autofree char *word = duid_condition_dup_plain (text, length);

  if (duid_condition_read_value (question, word, value))
    return TRUE;
  duid_condition_set_no_value (error, question, word);
  return FALSE;
}

static DuidCondition *
parse_comparison (const DuidConditionHead *head,
                  const DuidQuestion      *question,
                  GError                 **error)
{
  DuidCondition *condition;
  gboolean       is_low = head->sign == '>';
  double         value;

  if (!take_value (question, head->rest, strlen (head->rest), &value, error))
    return NULL;
  condition = duid_condition_new (DUID_CONDITION_RANGE, question->name);
  duid_condition_add_range (condition,
                            &(DuidRange) { .low = is_low ? value : -INFINITY,
                                           .high = is_low ? INFINITY : value,
                                           .is_low_open = is_low && !head->is_equal,
                                           .is_high_open = !is_low && !head->is_equal });
  return condition;
}

/* One end of a range: a value, with a < on the side of the dots when it is left
 * out, or nothing. */
static gboolean
take_end (const DuidQuestion *question,
          const char         *text,
          gsize               length,
          double             *value,
          gboolean           *is_open,
          GError            **error)
{
  g_autofree char *word = g_strstrip (g_strndup (text, length));
  gsize            last = strlen (word);

  *is_open = g_str_has_prefix (word, "<") || g_str_has_suffix (word, "<");
  if (*is_open)
    word[*word == '<' ? 0 : last - 1] = ' ';
  g_strstrip (word);
  return *word == '\0' || take_value (question, word, strlen (word), value, error);
}

static gboolean
take_range (const DuidQuestion *question,
            const char         *text,
            DuidRange          *range,
            GError            **error)
{
  const char *dots = strstr (text, "..");

  *range = (DuidRange) { .low = -INFINITY, .high = INFINITY };
  if (dots == NULL)
    {
      g_set_error (error, DUID_CONDITION_ERROR, DUID_CONDITION_ERROR_SYNTAX,
                   _ ("“%s” is not a range. Write it as 2..5."), text);
      return FALSE;
    }
  return take_end (question, text, (gsize) (dots - text),
                   &range->low, &range->is_low_open, error) &&
         take_end (question, dots + 2, strlen (dots + 2),
                   &range->high, &range->is_high_open, error);
}

static DuidCondition *
parse_ranges (const DuidQuestion *question,
              const char         *rest,
              GError            **error)
{
  g_autoptr (DuidCondition) condition = duid_condition_new (DUID_CONDITION_RANGE, question->name);
  g_auto (GStrv) parts = g_strsplit (*rest != '\0' ? rest : " ", "|", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      DuidRange range;

      if (!take_range (question, parts[i], &range, error))
        return NULL;
      duid_condition_add_range (condition, &range);
    }
  return g_steal_pointer (&condition);
}

/* ---- triads and canvases ---- */

static DuidCondition *
parse_zones (DuidConditionKind   kind,
             const DuidQuestion *question,
             const char         *rest,
             GError            **error)
{
  g_autoptr (GPtrArray) zones = g_ptr_array_new ();
  int n_zones = kind == DUID_CONDITION_BORDER ? DUID_N_ZONES - 1 : DUID_N_ZONES;

  for (int zone = 0; zone < n_zones; zone++)
    g_ptr_array_add (zones, (char *) duid_zone_to_string ((DuidZone) zone));
  return parse_labels (kind, question, NULL, rest, zones, error);
}

static gboolean
take_corner (const char *text,
             DuidPoint  *corner)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);

  return g_strv_length (parts) == 2 &&
         duid_number_parse (parts[0], '.', &corner->x) &&
         duid_number_parse (parts[1], '.', &corner->y);
}

static gboolean
take_ring (DuidCondition *condition,
           const char    *text,
           GError       **error)
{
  g_auto (GStrv) parts = g_strsplit (text, ";", -1);
  g_autoptr (GArray) corners = g_array_new (FALSE, FALSE, sizeof (DuidPoint));

  for (guint i = 0; parts[i] != NULL; i++)
    {
      DuidPoint corner;

      if (!take_corner (parts[i], &corner))
        {
          g_set_error (error, DUID_CONDITION_ERROR, DUID_CONDITION_ERROR_SYNTAX,
                       _ ("“%s” is not a corner of a lasso. Write x,y;x,y;x,y with points."),
                       parts[i]);
          return FALSE;
        }
      g_array_append_val (corners, corner);
    }
  if (corners->len < LEAST_LASSO_CORNERS)
    {
      g_set_error_literal (error, DUID_CONDITION_ERROR, DUID_CONDITION_ERROR_SYNTAX,
                           _ ("A lasso has three corners or more: x,y;x,y;x,y."));
      return FALSE;
    }
  duid_condition_add_ring (condition, (DuidPoint *) corners->data, corners->len);
  return TRUE;
}

static DuidCondition *
parse_rings (const DuidQuestion *question,
             const char         *stone,
             const char         *text,
             GError            **error)
{
  g_autoptr (DuidCondition) condition = duid_condition_new (DUID_CONDITION_LASSO, question->name);
  g_auto (GStrv) parts = g_strsplit (text, "|", -1);

  condition->stone = g_strdup (stone);
  for (guint i = 0; parts[i] != NULL; i++)
    if (!take_ring (condition, parts[i], error))
      return NULL;
  if (condition->rings->len == 0 && !take_ring (condition, text, error))
    return NULL;
  return g_steal_pointer (&condition);
}

static DuidCondition *
parse_lasso (const DuidQuestion *question,
             const char         *rest,
             GError            **error)
{
  const char *stone = NULL;

  if (*rest == '[')
    {
      const char      *end = duid_condition_find_mark (rest + 1, ']');
      g_autofree char *word = duid_condition_dup_plain (rest + 1, (gsize) (end - rest - 1));
      int              position;

      if (question->type != DUID_QUESTION_CANVAS)
        {
          duid_condition_set_wrong_type (error, question, _ ("it has no stones."));
          return NULL;
        }
      position = find_label (DUID_CONDITION_LASSO, question, NULL, question->stones, word,
                             error);
      if (position < 0)
        return NULL;
      stone = question->stones->pdata[position];
      rest = *end == ']' ? end + 1 : end;
      rest += strspn (rest, " \t");
    }
  return parse_rings (question, stone, rest + (*rest == '='), error);
}

/* ---- after : ---- */

static DuidCondition *
parse_states (const DuidQuestion *question,
              const char         *rest,
              GError            **error)
{
  g_autoptr (GPtrArray) words = split_words (rest, error);

  for (guint i = 0; words != NULL && i < words->len; i++)
    {
      DuidState state;

      if (!duid_condition_read_state (words->pdata[i], &state))
        {
          g_set_error (error, DUID_CONDITION_ERROR, DUID_CONDITION_ERROR_SYNTAX,
                       _ ("“%s” is none of answered, na, missing, not-asked."),
                       (char *) words->pdata[i]);
          return NULL;
        }
    }
  return words != NULL ? make (DUID_CONDITION_STATES, question->name, words) : NULL;
}

/* Whether a condition of this kind can be held against the question. */
static gboolean
check_type (const DuidQuestion *question,
            DuidConditionKey    key,
            GError            **error)
{
  DuidColumnKind kind = duid_question_get_column_kind (question);

  if ((key == DUID_CONDITION_KEY_RANGE || key == DUID_CONDITION_KEY_BAND) &&
      kind != DUID_COLUMN_NUMBER)
    duid_condition_set_wrong_type (error, question,
                                   _ ("only sliders, numbers and dates have a range."));
  else if ((key == DUID_CONDITION_KEY_ZONE || key == DUID_CONDITION_KEY_BORDER) &&
           kind != DUID_COLUMN_TRIAD)
    duid_condition_set_wrong_type (error, question, _ ("only triads have zones."));
  else if (key == DUID_CONDITION_KEY_LASSO &&
           kind != DUID_COLUMN_TRIAD && kind != DUID_COLUMN_STONES)
    duid_condition_set_wrong_type (error, question, _ ("only triads and canvases have a lasso."));
  else
    return TRUE;
  return FALSE;
}

static DuidCondition *
parse_key (const DuidConditionHead *head,
           const DuidQuestion      *question,
           GError                 **error)
{
  const char *rest = head->rest + (*head->rest == '=');
  g_autoptr (GPtrArray) bands = duid_labels_of_bands (question);

  if (!check_type (question, head->key, error))
    return NULL;
  switch (head->key)
    {
    case DUID_CONDITION_KEY_RANGE:
      return parse_ranges (question, rest, error);
    case DUID_CONDITION_KEY_BAND:
      return parse_labels (DUID_CONDITION_BANDS, question, NULL, rest, bands, error);
    case DUID_CONDITION_KEY_ZONE:
      return parse_zones (DUID_CONDITION_ZONES, question, rest, error);
    case DUID_CONDITION_KEY_BORDER:
      return parse_zones (DUID_CONDITION_BORDER, question, rest, error);
    case DUID_CONDITION_KEY_LASSO:
      return parse_lasso (question, head->rest, error);
    case DUID_CONDITION_KEY_STATE:
      return parse_states (question, rest, error);
    case DUID_CONDITION_KEY_NONE:
    default:
      g_set_error (error, DUID_CONDITION_ERROR, DUID_CONDITION_ERROR_SYNTAX,
                   _ ("“%s:” is followed by range=, band=, zone=, border=, lasso=, "
                      "answered, na, missing or not-asked."),
                   question->name);
      return NULL;
    }
}

static DuidCondition *
parse_on_question (const DuidConditionHead *head,
                   const DuidQuestion      *question,
                   GError                 **error)
{
  switch (head->sign)
    {
    case '=':
      return parse_options (question, head->rest, error);
    case '<':
    case '>':
      return check_type (question, DUID_CONDITION_KEY_RANGE, error)
               ? parse_comparison (head, question, error)
               : NULL;
    case ':':
      return parse_key (head, question, error);
    default:
      g_set_error_literal (error, DUID_CONDITION_ERROR, DUID_CONDITION_ERROR_SYNTAX,
                           _ ("Words are looked for in the stories: write text~words."));
      return NULL;
    }
}

static DuidCondition *
parse_search (const char *rest,
              GError    **error)
{
  g_autofree char *text = duid_condition_dup_plain (rest, strlen (rest));

  if (*text != '\0')
    return duid_condition_new_search (text);
  g_set_error_literal (error, DUID_CONDITION_ERROR, DUID_CONDITION_ERROR_SYNTAX,
                       _ ("There are no words to look for after “text~”."));
  return NULL;
}

DuidCondition *
duid_condition_parse (const char      *text,
                      const DuidStand *stand,
                      GError         **error)
{
  g_auto (DuidConditionHead) head = { 0 };
  g_autoptr (GPtrArray) tags = duid_labels_of_tags (stand->tagging);
  DuidCondition *condition = NULL;

  duid_condition_head_read (&head, text, stand->dataset);
  if (head.sign == '\0')
    g_set_error (error, DUID_CONDITION_ERROR, DUID_CONDITION_ERROR_SYNTAX,
                 _ ("“%s” is not a condition. Write for example question=answer, "
                    "question>=6, tag=name or text~words."),
                 text);
  else if (head.is_tag)
    condition = parse_labels (DUID_CONDITION_TAGS, NULL, stand->tagging, head.rest, tags, error);
  else if (head.is_text)
    condition = parse_search (head.rest, error);
  else if (head.question < 0)
    duid_condition_set_no_question (error, head.name, stand);
  else
    condition = parse_on_question (
      &head, duid_dataset_get_question (stand->dataset, (guint) head.question), error);
  if (condition != NULL)
    condition->is_inverted = head.is_inverted;
  return condition;
}
