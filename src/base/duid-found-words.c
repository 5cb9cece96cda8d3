/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/duid-found-words.h"

#include "base/duid-fold.h"
#include "base/duid-search.h"

#include <string.h>

/* A text made ready for looking. */
typedef struct
{
  GByteArray *folded;
  GArray     *places; /* guint32: which byte of the text each came from */
  gsize       length; /* of the text */
} Looking;

/* Of a word that is sought by its beginning all of it. */
static gsize
find_end_of_word (const Looking *looking,
                  gsize          end)
{
  while (end < looking->folded->len && !duid_fold_is_gap (looking->folded->data[end]))
    end++;
  return end;
}

/* Accents that are letters of their own go with the letter before them. */
static guint
find_place (const Looking *looking,
            gsize          at)
{
  return at < looking->places->len ? g_array_index (looking->places, guint32, at)
                                   : (guint) looking->length;
}

static void
add_term (GArray         *spans,
          const Looking  *looking,
          const DuidTerm *term)
{
  DuidByteSearch key = duid_term_get_key (term, NULL);
  DuidByteCursor cursor = duid_byte_cursor_new (&key, looking->folded->data, looking->folded->len);
  DuidTermPlace  place;

  while (duid_term_next (term, &cursor, &place))
    {
      gsize    end = term->kind == DUID_TERM_BEGINNING ? find_end_of_word (looking, place.end)
                                                       : place.end;
      DuidSpan span = { find_place (looking, place.start), find_place (looking, end) };

      g_array_append_val (spans, span);
    }
}

static int
compare_spans (gconstpointer a,
               gconstpointer b)
{
  const DuidSpan *left = a;
  const DuidSpan *right = b;

  return left->start != right->start ? (left->start > right->start) - (left->start < right->start)
                                     : (left->end > right->end) - (left->end < right->end);
}

/* What two terms find in one place is one place. */
static void
join_spans (GArray *spans)
{
  guint n = 0;

  g_array_sort (spans, compare_spans);
  for (guint i = 0; i < spans->len; i++)
    {
      DuidSpan  span = g_array_index (spans, DuidSpan, i);
      DuidSpan *last = n > 0 ? &g_array_index (spans, DuidSpan, n - 1) : NULL;

      if (last != NULL && span.start < last->end)
        last->end = MAX (last->end, span.end);
      else
        g_array_index (spans, DuidSpan, n++) = span;
    }
  g_array_set_size (spans, n);
}

/* Most texts hold nothing of it, and need no places. */
static gboolean
holds_any (const DuidSearch *sought,
           const GByteArray *folded)
{
  for (guint i = 0; i < sought->terms->len; i++)
    {
      const DuidTerm *term = g_ptr_array_index (sought->terms, i);
      DuidByteSearch  key = duid_term_get_key (term, NULL);

      if (duid_term_is_in (term, &key, folded->data, folded->len))
        return TRUE;
    }
  return FALSE;
}

GArray *
duid_found_words_find (const char *text,
                       const char *search)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (DuidSpan));
  g_autoptr (DuidSearch) sought = duid_search_new (search);
  g_autoptr (GByteArray) folded = g_byte_array_new ();
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint32));
  Looking looking = { folded, places, strlen (text) };

  if (sought->terms->len == 0)
    return spans;
  duid_fold_append (folded, NULL, text, looking.length);
  if (!holds_any (sought, folded))
    return spans;
  g_byte_array_set_size (folded, 0);
  duid_fold_append (folded, places, text, looking.length);
  for (guint i = 0; i < sought->terms->len; i++)
    add_term (spans, &looking, g_ptr_array_index (sought->terms, i));
  join_spans (spans);
  return spans;
}
