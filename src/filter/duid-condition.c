/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "filter/duid-condition-private.h"

#include <math.h>
#include <string.h>

G_DEFINE_QUARK (duid_condition_error, duid_condition_error)

DuidCondition *
duid_condition_new (DuidConditionKind kind,
                    const char       *question)
{
  DuidCondition *condition = g_new0 (DuidCondition, 1);

  g_atomic_ref_count_init (&condition->refs);
  condition->kind = kind;
  condition->question = g_strdup (question);
  condition->words = g_ptr_array_new_with_free_func (g_free);
  condition->low = -INFINITY;
  condition->high = INFINITY;
  condition->polygon = g_array_new (FALSE, FALSE, sizeof (DuidPoint));
  return condition;
}

static gboolean
has_word (const DuidCondition *condition,
          const char          *word)
{
  return g_ptr_array_find_with_equal_func (condition->words, word, g_str_equal, NULL);
}

static void
add_word (DuidCondition *condition,
          const char    *word)
{
  DuidState state;

  if (condition->kind == DUID_CONDITION_STATES && duid_condition_read_state (word, &state))
    word = duid_state_to_string (state);
  if (!has_word (condition, word))
    g_ptr_array_add (condition->words, g_strdup (word));
}

static gboolean
has_words (DuidConditionKind kind)
{
  return kind != DUID_CONDITION_RANGE && kind != DUID_CONDITION_LASSO;
}

static DuidCondition *
copy (const DuidCondition *condition)
{
  DuidCondition *other = duid_condition_new (condition->kind, condition->question);

  for (guint i = 0; i < condition->words->len; i++)
    add_word (other, condition->words->pdata[i]);
  other->low = condition->low;
  other->high = condition->high;
  other->is_low_open = condition->is_low_open;
  other->is_high_open = condition->is_high_open;
  other->stone = g_strdup (condition->stone);
  g_array_append_vals (other->polygon, condition->polygon->data, condition->polygon->len);
  other->is_inverted = condition->is_inverted;
  return other;
}

DuidCondition *
duid_condition_new_words (DuidConditionKind  kind,
                          const char        *question,
                          const char *const *words)
{
  DuidCondition *condition;

  g_return_val_if_fail (has_words (kind) && words != NULL, NULL);

  condition = duid_condition_new (kind, question);
  for (; *words != NULL; words++)
    add_word (condition, *words);
  return condition;
}

DuidCondition *
duid_condition_new_range (const char *question,
                          double      low,
                          double      high)
{
  DuidCondition *condition = duid_condition_new (DUID_CONDITION_RANGE, question);

  condition->low = low;
  condition->high = high;
  return condition;
}

DuidCondition *
duid_condition_new_lasso (const char      *question,
                          const char      *stone,
                          const DuidPoint *corners,
                          gsize            n_corners)
{
  DuidCondition *condition = duid_condition_new (DUID_CONDITION_LASSO, question);

  condition->stone = g_strdup (stone);
  g_array_append_vals (condition->polygon, corners, (guint) n_corners);
  return condition;
}

DuidCondition *
duid_condition_new_search (const char *text)
{
  DuidCondition *condition = duid_condition_new (DUID_CONDITION_WORDS, NULL);

  add_word (condition, text);
  return condition;
}

DuidCondition *
duid_condition_inverted (const DuidCondition *condition)
{
  DuidCondition *other = copy (condition);

  other->is_inverted = !condition->is_inverted;
  return other;
}

DuidCondition *
duid_condition_opened (const DuidCondition *condition,
                       gboolean             is_low_open,
                       gboolean             is_high_open)
{
  DuidCondition *other;

  g_return_val_if_fail (condition->kind == DUID_CONDITION_RANGE, NULL);

  other = copy (condition);
  other->is_low_open = is_low_open;
  other->is_high_open = is_high_open;
  return other;
}

DuidCondition *
duid_condition_joined (const DuidCondition *condition,
                       const DuidCondition *other)
{
  DuidCondition *joined;

  g_return_val_if_fail (condition->kind == other->kind && has_words (condition->kind), NULL);
  g_return_val_if_fail (g_strcmp0 (condition->question, other->question) == 0, NULL);

  joined = copy (condition);
  for (guint i = 0; i < other->words->len; i++)
    add_word (joined, other->words->pdata[i]);
  return joined;
}

DuidCondition *
duid_condition_without (const DuidCondition *condition,
                        const DuidCondition *other)
{
  g_autoptr (DuidCondition) rest = NULL;

  g_return_val_if_fail (condition->kind == other->kind && has_words (condition->kind), NULL);
  g_return_val_if_fail (g_strcmp0 (condition->question, other->question) == 0, NULL);

  rest = copy (condition);
  for (guint i = rest->words->len; i-- > 0;)
    if (has_word (other, rest->words->pdata[i]))
      g_ptr_array_remove_index (rest->words, i);
  return rest->words->len > 0 ? g_steal_pointer (&rest) : NULL;
}

DuidCondition *
duid_condition_ref (DuidCondition *condition)
{
  g_atomic_ref_count_inc (&condition->refs);
  return condition;
}

void
duid_condition_unref (DuidCondition *condition)
{
  if (!g_atomic_ref_count_dec (&condition->refs))
    return;
  g_free (condition->question);
  g_ptr_array_unref (condition->words);
  g_free (condition->stone);
  g_array_unref (condition->polygon);
  g_free (condition);
}

/* The order of words does not matter: they are OR. */
static gboolean
are_words_equal (const DuidCondition *a,
                 const DuidCondition *b)
{
  if (a->words->len != b->words->len)
    return FALSE;
  for (guint i = 0; i < a->words->len; i++)
    if (!has_word (b, a->words->pdata[i]))
      return FALSE;
  return TRUE;
}

static gboolean
are_polygons_equal (GArray *a,
                    GArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      DuidPoint one = g_array_index (a, DuidPoint, i);
      DuidPoint two = g_array_index (b, DuidPoint, i);

      if (one.x != two.x || one.y != two.y)
        return FALSE;
    }
  return TRUE;
}

gboolean
duid_condition_equal (const DuidCondition *a,
                      const DuidCondition *b)
{
  return a == b ||
         (a->kind == b->kind && a->is_inverted == b->is_inverted &&
          g_strcmp0 (a->question, b->question) == 0 &&
          a->low == b->low && a->high == b->high &&
          a->is_low_open == b->is_low_open && a->is_high_open == b->is_high_open &&
          g_strcmp0 (a->stone, b->stone) == 0 &&
          are_words_equal (a, b) && are_polygons_equal (a->polygon, b->polygon));
}

GPtrArray *
duid_conditions_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) duid_condition_unref);
}

GPtrArray *
duid_conditions_copy (GPtrArray *conditions)
{
  GPtrArray *other = duid_conditions_new ();

  for (guint i = 0; conditions != NULL && i < conditions->len; i++)
    g_ptr_array_add (other, duid_condition_ref (conditions->pdata[i]));
  return other;
}

char *
duid_conditions_to_string (GPtrArray *conditions)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; conditions != NULL && i < conditions->len; i++)
    {
      g_autofree char *line = duid_condition_to_string (conditions->pdata[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
    }
  return g_string_free (text, FALSE);
}

GPtrArray *
duid_conditions_parse (const char      *text,
                       const DuidStand *stand,
                       GError         **error)
{
  g_autoptr (GPtrArray) conditions = duid_conditions_new ();
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      DuidCondition *condition;

      if (lines[i][strspn (lines[i], " \t\r")] == '\0')
        continue;
      condition = duid_condition_parse (lines[i], stand, error);
      if (condition == NULL)
        return NULL;
      g_ptr_array_add (conditions, condition);
    }
  return g_steal_pointer (&conditions);
}
