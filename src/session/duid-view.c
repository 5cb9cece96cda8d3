/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/duid-view.h"

#include <string.h>

DuidCard *
duid_card_new (const char *question)
{
  DuidCard *card = g_new0 (DuidCard, 1);

  card->question = g_strdup (question);
  card->span = 1;
  return card;
}

DuidCard *
duid_card_copy (const DuidCard *card)
{
  DuidCard *copy = duid_card_new (card->question);

  copy->colour_by = g_strdup (card->colour_by);
  copy->span = card->span;
  copy->hides_summary = card->hides_summary;
  copy->weigh_by = g_strdup (card->weigh_by);
  copy->stone = g_strdup (card->stone);
  copy->to_stone = g_strdup (card->to_stone);
  copy->show_as = g_strdup (card->show_as);
  copy->layers = g_strdup (card->layers);
  return copy;
}

void
duid_card_free (DuidCard *card)
{
  if (card == NULL)
    return;
  g_free (card->question);
  g_free (card->colour_by);
  g_free (card->weigh_by);
  g_free (card->stone);
  g_free (card->to_stone);
  g_free (card->show_as);
  g_free (card->layers);
  g_free (card);
}

DuidView *
duid_view_new (void)
{
  DuidView *view = g_new0 (DuidView, 1);

  g_atomic_ref_count_init (&view->refs);
  view->conditions = duid_conditions_new ();
  view->kept = g_ptr_array_new ();
  view->cards = g_ptr_array_new_with_free_func ((GDestroyNotify) duid_card_free);
  return view;
}

DuidView *
duid_view_copy (const DuidView *view)
{
  DuidView *copy = duid_view_new ();

  for (guint i = 0; i < view->conditions->len; i++)
    g_ptr_array_add (copy->conditions,
                     duid_condition_ref (g_ptr_array_index (view->conditions, i)));
  for (guint i = 0; i < view->kept->len; i++)
    g_ptr_array_add (copy->kept, g_ptr_array_index (view->kept, i));
  for (guint i = 0; i < view->cards->len; i++)
    g_ptr_array_add (copy->cards, duid_card_copy (g_ptr_array_index (view->cards, i)));
  copy->hides_rest = view->hides_rest;
  return copy;
}

DuidView *
duid_view_ref (DuidView *view)
{
  g_atomic_ref_count_inc (&view->refs);
  return view;
}

void
duid_view_unref (DuidView *view)
{
  if (view == NULL || !g_atomic_ref_count_dec (&view->refs))
    return;
  g_ptr_array_unref (view->conditions);
  g_ptr_array_unref (view->kept);
  g_ptr_array_unref (view->cards);
  g_free (view);
}

gboolean
duid_view_same_conditions (const DuidView *a,
                           const DuidView *b)
{
  if (a->conditions->len != b->conditions->len || a->kept->len != b->kept->len)
    return FALSE;
  for (guint i = 0; i < a->conditions->len; i++)
    {
      DuidCondition *of_a = g_ptr_array_index (a->conditions, i);
      DuidCondition *of_b = g_ptr_array_index (b->conditions, i);

      if (!duid_condition_equal (of_a, of_b) ||
          g_ptr_array_find (a->kept, of_a, NULL) != g_ptr_array_find (b->kept, of_b, NULL))
        return FALSE;
    }
  return TRUE;
}

gboolean
duid_view_same_board (const DuidView *a,
                      const DuidView *b)
{
  g_autofree char *of_a = duid_view_board_to_string (a);
  g_autofree char *of_b = duid_view_board_to_string (b);

  return strcmp (of_a, of_b) == 0;
}

static gboolean
is_on_same (const DuidCondition *condition,
            const DuidCondition *brush)
{
  if (g_strcmp0 (condition->question, brush->question) != 0)
    return FALSE;
  return condition->question != NULL || condition->kind == brush->kind;
}

static gboolean
can_join (const DuidCondition *condition,
          const DuidCondition *brush)
{
  return condition->kind == brush->kind && !condition->is_inverted && !brush->is_inverted &&
         g_strcmp0 (condition->stone, brush->stone) == 0;
}

static void
drop_condition (DuidView *view,
                guint     index)
{
  g_ptr_array_remove (view->kept, g_ptr_array_index (view->conditions, index));
  g_ptr_array_remove_index (view->conditions, index);
}

static void
replace_condition (DuidView      *view,
                   guint          index,
                   DuidCondition *by)
{
  DuidCondition *old = g_ptr_array_index (view->conditions, index);
  guint          at;

  if (g_ptr_array_find (view->kept, old, &at))
    g_ptr_array_index (view->kept, at) = by;
  g_ptr_array_index (view->conditions, index) = by;
  duid_condition_unref (old);
}

/* The condition on the brush's question that the next brush may change, or -1. */
static int
find_loose (const DuidView      *view,
            const DuidCondition *brush)
{
  for (guint i = 0; i < view->conditions->len; i++)
    {
      DuidCondition *condition = g_ptr_array_index (view->conditions, i);

      if (is_on_same (condition, brush) && !g_ptr_array_find (view->kept, condition, NULL))
        return (int) i;
    }
  return -1;
}

static void
drop_loose (DuidView            *view,
            const DuidCondition *brush)
{
  for (int i = find_loose (view, brush); i >= 0; i = find_loose (view, brush))
    drop_condition (view, (guint) i);
}

static gboolean
holds_all_words (const DuidCondition *condition,
                 const DuidCondition *brush)
{
  g_autoptr (DuidCondition) joined = duid_condition_joined (condition, brush);

  return duid_condition_equal (joined, condition);
}

static void
add_or_take (DuidView      *view,
             DuidCondition *brush,
             DuidBrushMode  mode)
{
  int            loose = find_loose (view, brush);
  DuidCondition *old = loose >= 0 ? g_ptr_array_index (view->conditions, loose) : NULL;

  if (old == NULL || !can_join (old, brush))
    {
      drop_loose (view, brush);
      g_ptr_array_add (view->conditions, duid_condition_ref (brush));
    }
  else if (mode == DUID_BRUSH_TOGGLE && holds_all_words (old, brush))
    {
      DuidCondition *rest = duid_condition_without (old, brush);

      if (rest != NULL)
        replace_condition (view, (guint) loose, rest);
      else
        drop_condition (view, (guint) loose);
    }
  else
    replace_condition (view, (guint) loose, duid_condition_joined (old, brush));
}

DuidView *
duid_view_brushed (const DuidView *view,
                   DuidCondition  *brush,
                   DuidBrushMode   mode)
{
  DuidView *next = duid_view_copy (view);

  switch (mode)
    {
    case DUID_BRUSH_REPLACE:
      drop_loose (next, brush);
      g_ptr_array_add (next->conditions, duid_condition_ref (brush));
      break;
    case DUID_BRUSH_SUBTRACT:
      g_ptr_array_add (next->conditions, duid_condition_inverted (brush));
      g_ptr_array_add (next->kept, g_ptr_array_index (next->conditions, next->conditions->len - 1));
      break;
    case DUID_BRUSH_ADD:
    case DUID_BRUSH_TOGGLE:
      add_or_take (next, brush, mode);
      break;
    default:
      g_assert_not_reached ();
    }
  return next;
}

DuidView *
duid_view_cleared (const DuidView *view,
                   const char     *question)
{
  DuidView *next = duid_view_copy (view);

  for (guint i = next->conditions->len; i > 0; i--)
    {
      DuidCondition *condition = g_ptr_array_index (next->conditions, i - 1);

      if (g_strcmp0 (condition->question, question) == 0 && condition->kind != DUID_CONDITION_WORDS)
        drop_condition (next, i - 1);
    }
  return next;
}

DuidView *
duid_view_without (const DuidView *view,
                   guint           condition)
{
  DuidView *next = duid_view_copy (view);

  g_return_val_if_fail (condition < next->conditions->len, next);
  drop_condition (next, condition);
  return next;
}

DuidView *
duid_view_inverted (const DuidView *view,
                    guint           condition)
{
  DuidView *next = duid_view_copy (view);

  g_return_val_if_fail (condition < next->conditions->len, next);
  replace_condition (next, condition,
                     duid_condition_inverted (g_ptr_array_index (next->conditions, condition)));
  return next;
}

DuidView *
duid_view_with_kept (const DuidView *view,
                     guint           condition,
                     gboolean        is_kept)
{
  DuidView *next = duid_view_copy (view);
  gpointer  kept;

  g_return_val_if_fail (condition < next->conditions->len, next);
  kept = g_ptr_array_index (next->conditions, condition);
  g_ptr_array_remove (next->kept, kept);
  if (is_kept)
    g_ptr_array_add (next->kept, kept);
  return next;
}

DuidView *
duid_view_searched (const DuidView *view,
                    const char     *words)
{
  DuidView        *next = duid_view_copy (view);
  g_autofree char *text = words != NULL ? g_strstrip (g_strdup (words)) : NULL;

  for (guint i = next->conditions->len; i > 0; i--)
    {
      DuidCondition *condition = g_ptr_array_index (next->conditions, i - 1);

      if (condition->kind == DUID_CONDITION_WORDS &&
          !g_ptr_array_find (next->kept, condition, NULL))
        drop_condition (next, i - 1);
    }
  if (text != NULL && *text != '\0')
    g_ptr_array_add (next->conditions, duid_condition_new_search (text));
  return next;
}

/* One card a line, its words parted by tabs; names hold neither. */
char *
duid_view_board_to_string (const DuidView *view)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < view->cards->len; i++)
    {
      const DuidCard *card = g_ptr_array_index (view->cards, i);

      g_string_append_printf (text, "%s\tspan=%d", card->question, card->span);
      if (card->colour_by != NULL)
        g_string_append_printf (text, "\tcolour=%s", card->colour_by);
      if (card->weigh_by != NULL)
        g_string_append_printf (text, "\tweigh=%s", card->weigh_by);
      if (card->hides_summary)
        g_string_append (text, "\tbare");
      if (card->stone != NULL)
        g_string_append_printf (text, "\tstone=%s", card->stone);
      if (card->to_stone != NULL)
        g_string_append_printf (text, "\tto-stone=%s", card->to_stone);
      if (card->show_as != NULL)
        g_string_append_printf (text, "\tshow=%s", card->show_as);
      if (card->layers != NULL)
        g_string_append_printf (text, "\tlayers=%s", card->layers);
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

/* Whether @word is @name with a value, which then comes in @value. */
static gboolean
take_value (const char *word,
            const char *name,
            char      **value)
{
  if (!g_str_has_prefix (word, name))
    return FALSE;
  g_free (*value);
  *value = g_strdup (word + strlen (name));
  return TRUE;
}

static DuidCard *
parse_card (const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, "\t", -1);
  DuidCard *card = duid_card_new (words[0]);

  for (char **word = words + 1; *word != NULL; word++)
    {
      if (g_str_has_prefix (*word, "span="))
        card->span = CLAMP ((int) g_ascii_strtoll (*word + 5, NULL, 10), 1, 2);
      else if (strcmp (*word, "bare") == 0)
        card->hides_summary = TRUE;
      else if (!take_value (*word, "colour=", &card->colour_by) &&
               !take_value (*word, "weigh=", &card->weigh_by) &&
               !take_value (*word, "stone=", &card->stone) &&
               !take_value (*word, "to-stone=", &card->to_stone) &&
               !take_value (*word, "show=", &card->show_as))
        take_value (*word, "layers=", &card->layers);
    }
  return card;
}

GPtrArray *
duid_view_board_parse (const char *text)
{
  GPtrArray *cards = g_ptr_array_new_with_free_func ((GDestroyNotify) duid_card_free);
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (char **line = lines; *line != NULL; line++)
    if (**line != '\0' && **line != '\t')
      g_ptr_array_add (cards, parse_card (*line));
  return cards;
}
