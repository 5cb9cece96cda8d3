/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/duid-passage.h"

#include <string.h>

#define ORDER(a, b) (((a) > (b)) - ((a) < (b)))

DuidPassageOrigin *
duid_passage_origin_copy (const DuidPassageOrigin *origin)
{
  DuidPassageOrigin *copy = g_new (DuidPassageOrigin, 1);

  copy->question = g_strdup (origin->question);
  copy->text = g_strdup (origin->text);
  copy->start = origin->start;
  copy->end = origin->end;
  return copy;
}

void
duid_passage_origin_free (DuidPassageOrigin *origin)
{
  if (origin == NULL)
    return;
  g_free (origin->question);
  g_free (origin->text);
  g_free (origin);
}

gboolean
duid_passage_origin_equal (const DuidPassageOrigin *a,
                           const DuidPassageOrigin *b)
{
  return a->start == b->start && a->end == b->end && strcmp (a->text, b->text) == 0 &&
         strcmp (a->question, b->question) == 0;
}

void
duid_passage_clear (DuidPassage *passage)
{
  g_clear_pointer (&passage->author, g_free);
  g_clear_pointer (&passage->words, g_free);
  g_clear_pointer (&passage->origin.question, g_free);
  g_clear_pointer (&passage->origin.text, g_free);
}

int
duid_passage_compare (gconstpointer a_,
                      gconstpointer b_)
{
  const DuidPassage *a = a_;
  const DuidPassage *b = b_;
  const int          orders[] = { ORDER (a->row, b->row), ORDER (a->question, b->question),
                                  ORDER (a->start, b->start), ORDER (b->end, a->end),
                                  ORDER (a->tag, b->tag), g_strcmp0 (a->author, b->author) };

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    if (orders[i] != 0)
      return orders[i];
  return 0;
}

gboolean
duid_passage_trim (const char *text,
                   gsize      *start,
                   gsize      *end)
{
  const char *first = g_utf8_offset_to_pointer (text, (glong) *start);
  const char *last = g_utf8_offset_to_pointer (first, (glong) (*end - *start));

  for (; first < last && g_unichar_isspace (g_utf8_get_char (first)); ++*start)
    first = g_utf8_next_char (first);
  for (; first < last && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (last))); --*end)
    last = g_utf8_prev_char (last);
  return first < last;
}
