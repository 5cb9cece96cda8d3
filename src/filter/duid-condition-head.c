/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "filter/duid-condition-head.h"

#include <string.h>

#include "filter/duid-condition-private.h"

/* How well a way to part the text fits. */
typedef enum
{
  FIT_NONE,
  FIT_SIGN,     /* the right side makes sense */
  FIT_QUESTION, /* the left side is a question */
  FIT_BOTH,
} Fit;

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static char
unescape (char c)
{
  return c == 'n' ? '\n' : c == 'r' ? '\r'
                                    : c;
}

char *
duid_condition_dup_plain (const char *text,
                          gsize       length)
{
  GString *plain = g_string_new (NULL);
  gsize    kept = 0;

  for (gsize i = 0; i < length; i++)
    {
      gboolean is_escaped = text[i] == '\\' && i + 1 < length;
      char     letter = is_escaped ? unescape (text[++i]) : text[i];

      if (!is_escaped && is_blank (letter) && plain->len == 0)
        continue;
      g_string_append_c (plain, letter);
      if (is_escaped || !is_blank (letter))
        kept = plain->len;
    }
  g_string_truncate (plain, kept);
  return g_string_free (plain, FALSE);
}

const char *
duid_condition_find_mark (const char *text,
                          char        mark)
{
  while (*text != '\0' && *text != mark)
    text += text[0] == '\\' && text[1] != '\0' ? 2 : 1;
  return text;
}

static gboolean
starts_with_state (const char *text)
{
  const char      *end = duid_condition_find_mark (text, '|');
  g_autofree char *word = duid_condition_dup_plain (text, (gsize) (end - text));
  DuidState        state;

  return duid_condition_read_state (word, &state);
}

/* Reads “range”, “!band” … after a colon and moves past it. */
static void
read_key (DuidConditionHead *head)
{
  static const char *const keys[] = { "range", "band", "zone", "border", "lasso" };
  const char              *text = head->rest + strspn (head->rest, " \t");

  if (*text == '!')
    {
      head->is_inverted = TRUE;
      text++;
    }
  text += strspn (text, " \t");
  head->key = DUID_CONDITION_KEY_NONE;
  if (starts_with_state (text))
    {
      head->key = DUID_CONDITION_KEY_STATE;
      head->rest = text;
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      const char *after = text + strlen (keys[i]);

      if (g_ascii_strncasecmp (text, keys[i], strlen (keys[i])) != 0)
        continue;
      after += strspn (after, " \t");
      if (*after != '=' && *after != '[' && *after != '\0')
        continue;
      head->key = (DuidConditionKey) (DUID_CONDITION_KEY_RANGE + i);
      head->rest = after;
    }
}

/* The operator at @text, if there is one: fills in sign and rest. */
static gboolean
read_sign (DuidConditionHead *head,
           const char        *text)
{
  *head = (DuidConditionHead) { .question = -1 };
  if (*text == '!' && text[1] != '\0' && strchr ("=~<>", text[1]) != NULL)
    {
      head->is_inverted = TRUE;
      text++;
    }
  if (strchr ("=~<>:", *text) == NULL)
    return FALSE;
  head->sign = *text++;
  if ((head->sign == '<' || head->sign == '>') && *text == '=')
    {
      head->is_equal = TRUE;
      text++;
    }
  head->rest = text;
  if (head->sign == ':')
    read_key (head);
  return TRUE;
}

static gboolean
is_word (const char *text,
         gsize       length,
         const char *word)
{
  while (length > 0 && is_blank (text[length - 1]))
    length--;
  while (length > 0 && is_blank (*text))
    {
      text++;
      length--;
    }
  return length == strlen (word) && g_ascii_strncasecmp (text, word, length) == 0;
}

static Fit
judge (DuidConditionHead *head,
       const char        *text,
       gsize              length,
       const DuidDataset *dataset)
{
  gboolean makes_sense = head->sign == ':' ? head->key != DUID_CONDITION_KEY_NONE
                                           : head->sign != '~';

  head->name = duid_condition_dup_plain (text, length);
  head->is_tag = head->sign == '=' && is_word (text, length, "tag");
  head->is_text = head->sign == '~' && is_word (text, length, "text");
  if (head->is_tag || head->is_text)
    return FIT_BOTH;
  head->question = duid_framework_find (duid_dataset_get_framework (dataset), head->name);
  if (head->question < 0)
    return makes_sense ? FIT_SIGN : FIT_NONE;
  return makes_sense ? FIT_BOTH : FIT_QUESTION;
}

void
duid_condition_head_read (DuidConditionHead *head,
                          const char        *text,
                          const DuidDataset *dataset)
{
  Fit best = FIT_NONE;

  *head = (DuidConditionHead) { .question = -1 };
  for (const char *at = text; *at != '\0' && best < FIT_BOTH; at++)
    {
      g_auto (DuidConditionHead) other = { 0 };
      Fit fit;

      if (*at == '\\' && at[1] != '\0')
        {
          at++;
          continue;
        }
      if (!read_sign (&other, at))
        continue;
      fit = judge (&other, text, (gsize) (at - text), dataset);
      if (head->sign == '\0' || fit > best)
        {
          duid_condition_head_clear (head);
          *head = other;
          other.name = NULL;
          best = fit;
        }
    }
}

void
duid_condition_head_clear (DuidConditionHead *head)
{
  g_clear_pointer (&head->name, g_free);
}
