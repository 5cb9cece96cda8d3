/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "model/duid-item-pairs.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* What the two ratings are called in the languages that surveys come in. The longest of
 * a kind first: all of it is taken away to find the other rating. */
static const char *const importance_words[] = { "belangrijkheid", "belangrijk", "belang",
                                                "importance", "important", "wichtigkeit",
                                                "wichtig", NULL };
static const char *const experience_words[] = { "ervaringen", "ervaring", "ervaren", "ervaart",
                                                "ervaar", "experienced", "experience",
                                                "performance", "tevredenheid", "tevreden",
                                                "satisfaction", "satisfied", "erfahrung",
                                                "erlebt", "zufriedenheit", "zufrieden", NULL };

/* Where two ratings can say that they are of one item. */
typedef enum
{
  KEY_NAME,
  KEY_LABEL,
  KEY_AFTER_COLON, /* the label ends in the item: “How important was: trust” */
  KEY_THEME,       /* the theme tells the ratings apart, the labels are the same */
  N_KEYS,
} Key;

/* ---- finding ---- */

/* Letters and digits of folded text. */
static void
append_plain (GString    *key,
              const char *text,
              gsize       length)
{
  for (const char *at = text; at < text + length; at = g_utf8_next_char (at))
    if (g_unichar_isalnum (g_utf8_get_char (at)))
      g_string_append_unichar (key, g_utf8_get_char (at));
}

/* @text without the first of @words in it, folded, letters and digits only; NULL when none
 * is in it (transfer full). */
static char *
dup_without (const char        *text,
             const char *const *words)
{
  g_autofree char *folded = g_utf8_casefold (text != NULL ? text : "", -1);
  GString         *key;
  const char      *found = NULL;
  gsize            length = 0;

  for (guint i = 0; words[i] != NULL && found == NULL; i++)
    {
      found = strstr (folded, words[i]);
      length = strlen (words[i]);
    }
  if (found == NULL)
    return NULL;
  key = g_string_new (NULL);
  append_plain (key, folded, (gsize) (found - folded));
  append_plain (key, found + length, strlen (found + length));
  return g_string_free (key, FALSE);
}

/* The item at the end of a label that names the rating before it (transfer full). */
static char *
dup_after_colon (const char        *label,
                 const char *const *words)
{
  g_autofree char *folded = g_utf8_casefold (label != NULL ? label : "", -1);
  g_autofree char *rating = NULL;
  char            *colon = strrchr (folded, ':');
  GString         *key;

  if (colon == NULL)
    return NULL;
  *colon = '\0';
  rating = dup_without (folded, words);
  if (rating == NULL)
    return NULL;
  key = g_string_new (NULL);
  append_plain (key, colon + 1, strlen (colon + 1));
  return g_string_free (key, key->len == 0);
}

/* The label, within a theme that names the rating (transfer full). */
static char *
dup_within_theme (const DuidQuestion *question,
                  const char *const  *words)
{
  g_autofree char *theme = dup_without (question->theme, words);
  g_autofree char *folded = g_utf8_casefold (question->label ? question->label : "", -1);
  GString         *key;

  if (theme == NULL)
    return NULL;
  key = g_string_new (theme);
  g_string_append_c (key, '/');
  append_plain (key, folded, strlen (folded));
  return g_string_free (key, FALSE);
}

/* NULL when @question does not say it there (transfer full). */
static char *
dup_key (const DuidQuestion *question,
         Key                 key,
         const char *const  *words)
{
  switch (key)
    {
    case KEY_NAME:
      return dup_without (question->name, words);
    case KEY_LABEL:
      return dup_without (question->label, words);
    case KEY_AFTER_COLON:
      return dup_after_colon (question->label, words);
    case KEY_THEME:
      return dup_within_theme (question, words);
    case N_KEYS:
    default:
      return NULL;
    }
}

static gboolean
is_slider (const DuidDataset *dataset,
           guint              question)
{
  return duid_dataset_get_question (dataset, question)->type == DUID_QUESTION_SLIDER;
}

/* From key to 1 + question, of all ratings of experience. */
static GHashTable *
list_experiences (const DuidDataset *dataset,
                  Key                key)
{
  GHashTable *found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < duid_dataset_get_n_questions (dataset); i++)
    {
      char *text = is_slider (dataset, i) ? dup_key (duid_dataset_get_question (dataset, i), key,
                                                     experience_words)
                                          : NULL;

      if (text == NULL || g_hash_table_contains (found, text))
        g_free (text);
      else
        g_hash_table_insert (found, text, GUINT_TO_POINTER (i + 1));
    }
  return found;
}

static int
find_experience (const DuidDataset *dataset,
                 guint              importance,
                 GHashTable *const *experiences)
{
  const DuidQuestion *question = duid_dataset_get_question (dataset, importance);

  for (int key = 0; key < N_KEYS; key++)
    {
      g_autofree char *text = dup_key (question, (Key) key, importance_words);
      guint            found = text != NULL ? GPOINTER_TO_UINT (
                                                g_hash_table_lookup (experiences[key], text))
                                            : 0;

      if (found > 0 && found - 1 != importance)
        return (int) found - 1;
    }
  return -1;
}

static gboolean
has_scale_of (const DuidQuestion *question,
              const DuidQuestion *first)
{
  return question->min == first->min && question->max == first->max;
}

/* Adds the pair when it has the scales of those that are there. */
static void
add_pair (const DuidDataset *dataset,
          GArray            *pairs,
          guint              importance,
          guint              experience)
{
  const guint pair[] = { importance, experience };

  for (guint i = 0; i < pairs->len; i++)
    if (g_array_index (pairs, guint, i) == experience)
      return;
  if (pairs->len == 0 ||
      (has_scale_of (duid_dataset_get_question (dataset, importance),
                     duid_dataset_get_question (dataset, g_array_index (pairs, guint, 0))) &&
       has_scale_of (duid_dataset_get_question (dataset, experience),
                     duid_dataset_get_question (dataset, g_array_index (pairs, guint, 1)))))
    g_array_append_vals (pairs, pair, 2);
}

GPtrArray *
duid_item_pairs_find (const DuidDataset *dataset)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (guint));
  GHashTable *experiences[N_KEYS];

  for (int key = 0; key < N_KEYS; key++)
    experiences[key] = list_experiences (dataset, (Key) key);
  for (guint i = 0; i < duid_dataset_get_n_questions (dataset); i++)
    {
      int found = is_slider (dataset, i) ? find_experience (dataset, i, experiences) : -1;

      if (found >= 0)
        add_pair (dataset, pairs, i, (guint) found);
    }
  for (guint i = 0; i < pairs->len; i++)
    g_ptr_array_add (
      names, g_strdup (duid_dataset_get_question (dataset, g_array_index (pairs, guint, i))->name));
  for (int key = 0; key < N_KEYS; key++)
    g_hash_table_unref (experiences[key]);
  return names;
}

gboolean
duid_item_pairs_are (const DuidDataset *dataset,
                     const guint       *questions,
                     guint              n)
{
  if (n < 2 || n % 2 != 0)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!is_slider (dataset, questions[i]) || questions[i] == questions[i ^ 1] ||
        !has_scale_of (duid_dataset_get_question (dataset, questions[i]),
                       duid_dataset_get_question (dataset, questions[i % 2])))
      return FALSE;
  return TRUE;
}

/* ---- what a pair is about ---- */

/* Words without marks around them, folded, so that “[trust” is “trust”. */
static char **
fold_words (char **words)
{
  char **folded = g_new0 (char *, g_strv_length (words) + 1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *fold = g_utf8_casefold (words[i], -1);
      GString         *plain = g_string_new (NULL);

      append_plain (plain, fold, strlen (fold));
      folded[i] = g_string_free (plain, FALSE);
    }
  return folded;
}

/* The run of words with most letters that both have: where it begins in @a, and how many
 * words it has. */
static guint
find_common (char **a,
             char **b,
             guint *begin)
{
  gsize most = 0;
  guint best = 0;

  for (guint i = 0; a[i] != NULL; i++)
    for (guint j = 0; b[j] != NULL; j++)
      {
        gsize n_letters = 0;
        guint n = 0;

        for (; a[i + n] != NULL && b[j + n] != NULL && strcmp (a[i + n], b[j + n]) == 0; n++)
          n_letters += strlen (a[i + n]);
        if (n_letters <= most)
          continue;
        most = n_letters;
        best = n;
        *begin = i;
      }
  return best;
}

/* Without marks and blanks at both ends; a closing bracket stays with its opening one. */
static char *
dup_trimmed (const char *text)
{
  const char *begin = text;
  const char *end;

  while (*begin != '\0' && !g_unichar_isalnum (g_utf8_get_char (begin)))
    begin = g_utf8_next_char (begin);
  end = begin + strlen (begin);
  while (end > begin)
    {
      const char *last = g_utf8_prev_char (end);

      if (g_unichar_isalnum (g_utf8_get_char (last)) ||
          (*last == ')' && memchr (begin, '(', (gsize) (last - begin)) != NULL))
        break;
      end = last;
    }
  return g_strndup (begin, (gsize) (end - begin));
}

static const char *
get_words (const DuidQuestion *question)
{
  return question->label != NULL && *question->label != '\0' ? question->label : question->name;
}

/* “did you find this: trust” is about trust. */
static const char *
get_after_colon (const char *text)
{
  const char *colon = strrchr (text, ':');

  return colon != NULL && colon[1] != '\0' ? colon + 1 : text;
}

char *
duid_item_pairs_dup_item (const DuidQuestion *importance,
                          const DuidQuestion *experience)
{
  g_auto (GStrv) words = g_strsplit_set (get_words (importance), " \t\n_", -1);
  g_auto (GStrv) others = g_strsplit_set (get_words (experience), " \t\n_", -1);
  g_auto (GStrv) folded = fold_words (words);
  g_auto (GStrv) other_folded = fold_words (others);
  g_autofree char *joined = NULL;
  char            *item;
  guint            begin = 0;
  guint            n = find_common (folded, other_folded, &begin);

  if (n > 0)
    {
      char *after = words[begin + n];

      words[begin + n] = NULL;
      joined = g_strjoinv (" ", words + begin);
      words[begin + n] = after;
    }
  item = dup_trimmed (joined != NULL ? get_after_colon (joined) : get_words (importance));
  if (*item != '\0')
    return item;
  g_free (item);
  return g_strdup (get_words (importance));
}

/* ---- the question ---- */

static DuidAxis
make_axis (const DuidQuestion *question,
           const char         *label)
{
  return (DuidAxis) {
    .label = g_strdup (label),
    .min = question->min,
    .max = question->max,
    .left = g_strdup (question->left),
    .right = g_strdup (question->right),
  };
}

static gboolean
has_stone (const DuidQuestion *canvas,
           const char         *label)
{
  for (guint i = 0; i < canvas->stones->len; i++)
    if (strcmp (canvas->stones->pdata[i], label) == 0)
      return TRUE;
  return FALSE;
}

static void
add_stone (DuidQuestion       *canvas,
           const DuidQuestion *importance,
           const DuidQuestion *experience)
{
  g_autofree char *label = duid_item_pairs_dup_item (importance, experience);

  if (has_stone (canvas, label))
    {
      g_free (label);
      label = g_strdup (importance->name);
    }
  g_ptr_array_add (canvas->stones, g_steal_pointer (&label));
}

DuidQuestion *
duid_item_pairs_make_question (const DuidDataset *dataset,
                               const char        *name,
                               const guint       *questions,
                               guint              n)
{
  DuidQuestion *canvas = duid_question_new (name, DUID_QUESTION_CANVAS, NULL);

  canvas->x = make_axis (duid_dataset_get_question (dataset, questions[0]), _ ("Importance"));
  canvas->y = make_axis (duid_dataset_get_question (dataset, questions[1]), _ ("Experience"));
  for (guint i = 0; i + 1 < n; i += 2)
    add_stone (canvas, duid_dataset_get_question (dataset, questions[i]),
               duid_dataset_get_question (dataset, questions[i + 1]));
  return canvas;
}

/* ---- the answers ---- */

/* What happened to a pair that placed no stone: a question that was asked says more than
 * one that was not. */
static guint8
get_rest (guint8 rest,
          guint8 state)
{
  if (state == DUID_STATE_ANSWERED)
    state = DUID_STATE_MISSING;
  return rest == DUID_STATE_NOT_ASKED || state == DUID_STATE_MISSING ? state : rest;
}

static void
work_out_row (const DuidDataset *dataset,
              const guint       *questions,
              guint              n,
              gsize              row,
              guint8            *state,
              DuidPoint        **stones)
{
  gboolean has_placed = FALSE;
  guint8   rest = DUID_STATE_NOT_ASKED;

  for (guint i = 0; i + 1 < n; i += 2)
    {
      guint8 x = duid_dataset_get_states (dataset, questions[i])[row];
      guint8 y = duid_dataset_get_states (dataset, questions[i + 1])[row];

      if (x == DUID_STATE_ANSWERED && y == DUID_STATE_ANSWERED)
        {
          stones[i / 2][row] =
            (DuidPoint) { duid_dataset_get_numbers (dataset, questions[i])[row],
                          duid_dataset_get_numbers (dataset, questions[i + 1])[row] };
          has_placed = TRUE;
          continue;
        }
      rest = get_rest (get_rest (rest, x), y);
    }
  *state = has_placed ? DUID_STATE_ANSWERED : rest;
}

void
duid_item_pairs_work_out (const DuidDataset *dataset,
                          const guint       *questions,
                          guint              n,
                          guint8            *states,
                          DuidPoint        **stones)
{
  for (gsize row = 0; row < duid_dataset_get_n_rows (dataset); row++)
    {
      for (guint i = 0; i < n / 2; i++)
        stones[i][row] = (DuidPoint) { NAN, NAN };
      work_out_row (dataset, questions, n, row, &states[row], stones);
    }
}
