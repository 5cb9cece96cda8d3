/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "filter/duid-condition-private.h"

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
  condition->ranges = g_array_new (FALSE, FALSE, sizeof (DuidRange));
  condition->rings = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
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
has_range (const DuidCondition *condition,
           const DuidRange     *range)
{
  for (guint i = 0; i < condition->ranges->len; i++)
    {
      const DuidRange *own = &g_array_index (condition->ranges, DuidRange, i);

      if (own->low == range->low && own->high == range->high &&
          own->is_low_open == range->is_low_open && own->is_high_open == range->is_high_open)
        return TRUE;
    }
  return FALSE;
}

void
duid_condition_add_range (DuidCondition   *condition,
                          const DuidRange *range)
{
  if (!has_range (condition, range))
    g_array_append_val (condition->ranges, *range);
}

/* Rings are one when they have the same corners in the same order. */
static gboolean
is_same_ring (gconstpointer a,
              gconstpointer b)
{
  const GArray *one = a;
  const GArray *two = b;

  if (one->len != two->len)
    return FALSE;
  for (guint i = 0; i < one->len; i++)
    {
      DuidPoint first = g_array_index (one, DuidPoint, i);
      DuidPoint second = g_array_index (two, DuidPoint, i);

      if (first.x != second.x || first.y != second.y)
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_ring (const DuidCondition *condition,
          const GArray        *ring)
{
  return g_ptr_array_find_with_equal_func (condition->rings, ring, is_same_ring, NULL);
}

static void
add_ring (DuidCondition *condition,
          GArray        *ring)
{
  if (!has_ring (condition, ring))
    g_ptr_array_add (condition->rings, g_array_ref (ring));
}

void
duid_condition_add_ring (DuidCondition   *condition,
                         const DuidPoint *corners,
                         gsize            n_corners)
{
  g_autoptr (GArray) ring = g_array_new (FALSE, FALSE, sizeof (DuidPoint));

  g_array_append_vals (ring, corners, (guint) n_corners);
  add_ring (condition, ring);
}

static gboolean
has_words (DuidConditionKind kind)
{
  return kind != DUID_CONDITION_RANGE && kind != DUID_CONDITION_LASSO;
}

static void
add_all (DuidCondition       *condition,
         const DuidCondition *other)
{
  for (guint i = 0; i < other->words->len; i++)
    add_word (condition, other->words->pdata[i]);
  for (guint i = 0; i < other->ranges->len; i++)
    duid_condition_add_range (condition, &g_array_index (other->ranges, DuidRange, i));
  for (guint i = 0; i < other->rings->len; i++)
    add_ring (condition, other->rings->pdata[i]);
}

static DuidCondition *
copy (const DuidCondition *condition)
{
  DuidCondition *other = duid_condition_new (condition->kind, condition->question);

  add_all (other, condition);
  other->stone = g_strdup (condition->stone);
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

  duid_condition_add_range (condition, &(DuidRange) { .low = low, .high = high });
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
  duid_condition_add_ring (condition, corners, n_corners);
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

  other = duid_condition_new (condition->kind, condition->question);
  for (guint i = 0; i < condition->ranges->len; i++)
    {
      DuidRange range = g_array_index (condition->ranges, DuidRange, i);

      range.is_low_open = is_low_open;
      range.is_high_open = is_high_open;
      duid_condition_add_range (other, &range);
    }
  other->is_inverted = condition->is_inverted;
  return other;
}

/* Whether what the two hold can be told apart only by being in one or the other. */
static gboolean
is_alike (const DuidCondition *condition,
          const DuidCondition *other)
{
  return condition->kind == other->kind &&
         g_strcmp0 (condition->question, other->question) == 0 &&
         g_strcmp0 (condition->stone, other->stone) == 0;
}

DuidCondition *
duid_condition_joined (const DuidCondition *condition,
                       const DuidCondition *other)
{
  DuidCondition *joined;

  g_return_val_if_fail (is_alike (condition, other), NULL);

  joined = copy (condition);
  add_all (joined, other);
  return joined;
}

DuidCondition *
duid_condition_without (const DuidCondition *condition,
                        const DuidCondition *other)
{
  g_autoptr (DuidCondition) rest = NULL;

  g_return_val_if_fail (is_alike (condition, other), NULL);

  rest = copy (condition);
  for (guint i = rest->words->len; i-- > 0;)
    if (has_word (other, rest->words->pdata[i]))
      g_ptr_array_remove_index (rest->words, i);
  for (guint i = rest->ranges->len; i-- > 0;)
    if (has_range (other, &g_array_index (rest->ranges, DuidRange, i)))
      g_array_remove_index (rest->ranges, i);
  for (guint i = rest->rings->len; i-- > 0;)
    if (has_ring (other, rest->rings->pdata[i]))
      g_ptr_array_remove_index (rest->rings, i);
  return rest->words->len + rest->ranges->len + rest->rings->len > 0 ? g_steal_pointer (&rest)
                                                                     : NULL;
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
  g_array_unref (condition->ranges);
  g_ptr_array_unref (condition->rings);
  g_free (condition);
}

/* The order of words, ranges and rings does not matter: they are OR. */
static gboolean
holds_same (const DuidCondition *a,
            const DuidCondition *b)
{
  if (a->words->len != b->words->len || a->ranges->len != b->ranges->len ||
      a->rings->len != b->rings->len)
    return FALSE;
  for (guint i = 0; i < a->words->len; i++)
    if (!has_word (b, a->words->pdata[i]))
      return FALSE;
  for (guint i = 0; i < a->ranges->len; i++)
    if (!has_range (b, &g_array_index (a->ranges, DuidRange, i)))
      return FALSE;
  for (guint i = 0; i < a->rings->len; i++)
    if (!has_ring (b, a->rings->pdata[i]))
      return FALSE;
  return TRUE;
}

gboolean
duid_condition_equal (const DuidCondition *a,
                      const DuidCondition *b)
{
  return a == b ||
         (a->is_inverted == b->is_inverted && is_alike (a, b) && holds_same (a, b));
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
