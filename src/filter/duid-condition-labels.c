/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "filter/duid-condition-private.h"

#include <string.h>

#include "base/duid-number.h"

char *
duid_labels_dup_folded (const char *word)
{
  g_autofree char *trimmed = g_strstrip (g_utf8_make_valid (word, -1));
  g_autofree char *folded = g_utf8_casefold (trimmed, -1);

  return g_utf8_normalize (folded, -1, G_NORMALIZE_ALL_COMPOSE);
}

int
duid_labels_find (GPtrArray  *labels,
                  const char *word)
{
  g_autofree char *folded = NULL;

  for (guint i = 0; i < labels->len; i++)
    if (strcmp (labels->pdata[i], word) == 0)
      return (int) i;
  folded = duid_labels_dup_folded (word);
  for (guint i = 0; i < labels->len; i++)
    {
      g_autofree char *other = duid_labels_dup_folded (labels->pdata[i]);

      if (strcmp (other, folded) == 0)
        return (int) i;
    }
  return -1;
}

/* Letters to add, drop or change to get from @a to @b (Levenshtein). */
static guint
count_edits (const char *a,
             const char *b)
{
  glong                a_length;
  glong                b_length;
  g_autofree gunichar *a_letters = g_utf8_to_ucs4_fast (a, -1, &a_length);
  g_autofree gunichar *b_letters = g_utf8_to_ucs4_fast (b, -1, &b_length);
  g_autofree guint    *row = g_new (guint, (gsize) b_length + 1);

  for (glong j = 0; j <= b_length; j++)
    row[j] = (guint) j;
  for (glong i = 1; i <= a_length; i++)
    {
      guint diagonal = row[0];

      row[0] = (guint) i;
      for (glong j = 1; j <= b_length; j++)
        {
          guint above = row[j];
          guint change = diagonal + (a_letters[i - 1] != b_letters[j - 1]);

          row[j] = MIN (change, MIN (above, row[j - 1]) + 1);
          diagonal = above;
        }
    }
  return row[b_length];
}

int
duid_labels_find_nearest (GPtrArray  *labels,
                          const char *word)
{
  g_autofree char *folded = duid_labels_dup_folded (word);
  guint            fewest = (guint) MAX (g_utf8_strlen (folded, -1) / 3, 1) + 1;
  int              nearest = -1;

  for (guint i = 0; i < labels->len; i++)
    {
      g_autofree char *other = duid_labels_dup_folded (labels->pdata[i]);
      guint            edits = count_edits (folded, other);

      if (edits < fewest)
        {
          fewest = edits;
          nearest = (int) i;
        }
    }
  return nearest;
}

GPtrArray *
duid_labels_of_bands (const DuidQuestion *question)
{
  GPtrArray *labels = g_ptr_array_new ();

  for (guint i = 0; i < question->bands->len; i++)
    g_ptr_array_add (labels, g_array_index (question->bands, DuidBand, i).label);
  return labels;
}

GPtrArray *
duid_labels_of_tags (const DuidTagging *tagging)
{
  GPtrArray *labels = g_ptr_array_new ();

  for (guint i = 0; tagging != NULL && i < tagging->tags->len; i++)
    g_ptr_array_add (labels, duid_tagging_get_tag (tagging, i)->name);
  return labels;
}

static gboolean
is_year (const char *text)
{
  return strlen (text) == 4 && strspn (text, "0123456789") == 4;
}

gboolean
duid_condition_read_value (const DuidQuestion *question,
                           const char         *text,
                           double             *value)
{
  if (question->type == DUID_QUESTION_DATE)
    return duid_date_parse (text, NULL, value) ||
           (!is_year (text) && duid_number_parse (text, '.', value));
  return duid_number_parse (text, ',', value);
}

gboolean
duid_condition_read_state (const char *word,
                           DuidState  *state)
{
  if (g_ascii_strcasecmp (word, "na") == 0)
    {
      *state = DUID_STATE_NOT_APPLICABLE;
      return TRUE;
    }
  for (int i = 0; i < DUID_N_STATES; i++)
    if (g_ascii_strcasecmp (word, duid_state_to_string ((DuidState) i)) == 0)
      {
        *state = (DuidState) i;
        return TRUE;
      }
  return FALSE;
}
