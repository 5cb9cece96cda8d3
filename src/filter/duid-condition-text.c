/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "filter/duid-condition-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/duid-number.h"

#define OF_NAMES  "\\=!<>~:"
#define OF_WORDS  "\\|"
#define OF_STONES "\\]"

/* Whole numbers of four digits get a “.0”, so that a date's days are not a year. */
#define LOWEST_YEAR  1000
#define HIGHEST_YEAR 9999

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t';
}

static void
append_escaped (GString    *text,
                const char *part,
                const char *special)
{
  gsize length = strlen (part);

  for (gsize i = 0; i < length; i++)
    {
      gboolean is_end = i == 0 || i + 1 == length;

      if (part[i] == '\n')
        g_string_append (text, "\\n");
      else if (part[i] == '\r')
        g_string_append (text, "\\r");
      else
        {
          if (strchr (special, part[i]) != NULL || (is_end && is_blank (part[i])))
            g_string_append_c (text, '\\');
          g_string_append_c (text, part[i]);
        }
    }
}

static void
append_name (GString    *text,
             const char *name)
{
  if (g_ascii_strcasecmp (name, "tag") == 0 || g_ascii_strcasecmp (name, "text") == 0)
    g_string_append_c (text, '\\');
  append_escaped (text, name, OF_NAMES);
}

static const char *
get_written_word (const DuidCondition *condition,
                  guint                i)
{
  const char *word = condition->words->pdata[i];
  DuidState   state;

  if (condition->kind == DUID_CONDITION_STATES && duid_condition_read_state (word, &state) &&
      state == DUID_STATE_NOT_APPLICABLE)
    return "na";
  return word;
}

static void
append_words (GString             *text,
              const DuidCondition *condition)
{
  for (guint i = 0; i < condition->words->len; i++)
    {
      if (i > 0)
        g_string_append_c (text, '|');
      append_escaped (text, get_written_word (condition, i), OF_WORDS);
    }
}

static void
append_number (GString *text,
               double   number)
{
  g_autofree char *written = duid_number_to_string (number);

  g_string_append (text, written);
  if (number >= LOWEST_YEAR && number <= HIGHEST_YEAR && number == floor (number))
    g_string_append (text, ".0");
}

static void
append_range (GString         *text,
              const DuidRange *range)
{
  if (isfinite (range->low))
    append_number (text, range->low);
  g_string_append_printf (text, "%s..%s",
                          range->is_low_open ? "<" : "", range->is_high_open ? "<" : "");
  if (isfinite (range->high))
    append_number (text, range->high);
}

static void
append_ranges (GString             *text,
               const DuidCondition *condition,
               const char * not )
{
  const DuidRange *first = (const DuidRange *) condition->ranges->data;

  if (condition->ranges->len == 1 && isfinite (first->low) != isfinite (first->high))
    {
      gboolean has_low = isfinite (first->low);
      gboolean is_open = has_low ? first->is_low_open : first->is_high_open;

      g_string_append_printf (text, "%s%c%s", not, has_low ? '>' : '<', is_open ? "" : "=");
      append_number (text, has_low ? first->low : first->high);
      return;
    }
  g_string_append_printf (text, ":%srange=", not );
  for (guint i = 0; i < condition->ranges->len; i++)
    {
      if (i > 0)
        g_string_append_c (text, '|');
      append_range (text, first + i);
    }
}

static void
append_ring (GString *text,
             GArray  *ring)
{
  for (guint i = 0; i < ring->len; i++)
    {
      DuidPoint        corner = g_array_index (ring, DuidPoint, i);
      g_autofree char *x = duid_number_to_string (corner.x);
      g_autofree char *y = duid_number_to_string (corner.y);

      g_string_append_printf (text, "%s%s,%s", i > 0 ? ";" : "", x, y);
    }
}

static void
append_lasso (GString             *text,
              const DuidCondition *condition,
              const char * not )
{
  g_string_append_printf (text, ":%slasso", not );
  if (condition->stone != NULL)
    {
      g_string_append_c (text, '[');
      append_escaped (text, condition->stone, OF_STONES);
      g_string_append_c (text, ']');
    }
  g_string_append_c (text, '=');
  for (guint i = 0; i < condition->rings->len; i++)
    {
      if (i > 0)
        g_string_append_c (text, '|');
      append_ring (text, condition->rings->pdata[i]);
    }
}

char *
duid_condition_to_string (const DuidCondition *condition)
{
  GString *text = g_string_new (NULL);
  const char *not = condition->is_inverted ? "!" : "";

  if (condition->question != NULL)
    append_name (text, condition->question);
  switch (condition->kind)
    {
    case DUID_CONDITION_OPTIONS:
      g_string_append_printf (text, "%s=", not );
      break;
    case DUID_CONDITION_BANDS:
      g_string_append_printf (text, ":%sband=", not );
      break;
    case DUID_CONDITION_ZONES:
      g_string_append_printf (text, ":%szone=", not );
      break;
    case DUID_CONDITION_BORDER:
      g_string_append_printf (text, ":%sborder=", not );
      break;
    case DUID_CONDITION_STATES:
      g_string_append_printf (text, ":%s", not );
      break;
    case DUID_CONDITION_TAGS:
      g_string_append_printf (text, "tag%s=", not );
      break;
    case DUID_CONDITION_WORDS:
      g_string_append_printf (text, "text%s~", not );
      break;
    case DUID_CONDITION_RANGE:
      append_ranges (text, condition, not );
      break;
    case DUID_CONDITION_LASSO:
    default:
      append_lasso (text, condition, not );
      break;
    }
  append_words (text, condition);
  return g_string_free (text, FALSE);
}
