/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/duid-text-alignment.h"

#include <string.h>

/* Of words; what is kept of the search is its square in numbers. */
#define MOST_EDITS 2000
/* Of code points: shorter ones may stand anywhere. */
#define SHORTEST_MOVED 16
#define NOWHERE        (-1)

typedef struct
{
  gunichar *points;
  gsize     n_points;
  guint    *words;  /* numbers: equal words have the same */
  gsize    *starts; /* of each word, and the end of the text */
  gsize     n_words;
} Text;

struct _DuidTextAlignment
{
  Text    from;
  Text    to;
  gssize *places; /* of each code point of `from`, or NOWHERE */
};

/* ---- words ---- */

static gboolean
is_word_part (gunichar point)
{
  return g_unichar_isalnum (point) || g_unichar_ismark (point);
}

static guint
number_word (GHashTable     *numbers,
             const gunichar *points,
             gsize           n)
{
  char    *word = g_ucs4_to_utf8 (points, (glong) n, NULL, NULL, NULL);
  gpointer number = word != NULL ? g_hash_table_lookup (numbers, word) : NULL;

  if (number == NULL && word != NULL)
    {
      number = GUINT_TO_POINTER (g_hash_table_size (numbers) + 1);
      g_hash_table_insert (numbers, g_steal_pointer (&word), number);
    }
  g_free (word);
  return GPOINTER_TO_UINT (number);
}

/* Letters and digits in a row are one word, anything else is one by itself. */
static void
read_text (Text       *text,
           const char *utf8,
           GHashTable *numbers)
{
  glong n_points;

  text->points = g_utf8_to_ucs4_fast (utf8, -1, &n_points);
  text->n_points = (gsize) n_points;
  text->words = g_new (guint, MAX (text->n_points, 1));
  text->starts = g_new (gsize, text->n_points + 1);
  for (gsize i = 0, next; i < text->n_points; i = next)
    {
      next = i + 1;
      while (is_word_part (text->points[i]) && next < text->n_points &&
             is_word_part (text->points[next]))
        next++;
      text->starts[text->n_words] = i;
      text->words[text->n_words++] = number_word (numbers, text->points + i, next - i);
    }
  text->starts[text->n_words] = text->n_points;
}

static void
clear_text (Text *text)
{
  g_free (text->points);
  g_free (text->words);
  g_free (text->starts);
}

/* ---- the fewest edits ---- */

/* What stands between the words that both texts begin and end with. */
typedef struct
{
  const guint *a;
  const guint *b;
  int          n_a;
  int          n_b;
} Middle;

/* How far in `a` one comes on diagonal @k (place in `a` less place in `b`) with the
 * edit after @before, or NOWHERE; *@is_put_in tells which kind of edit that is. */
static int
make_edit (const Middle *middle,
           const int    *before,
           int           d,
           int           k,
           gboolean     *is_put_in)
{
  int taken_out = k > -d && before[k - 1] != NOWHERE ? before[k - 1] + 1 : NOWHERE;
  int put_in = k < d ? before[k + 1] : NOWHERE;

  if (taken_out > middle->n_a)
    taken_out = NOWHERE;
  if (put_in - k > middle->n_b)
    put_in = NOWHERE;
  *is_put_in = put_in > taken_out;
  return MAX (taken_out, put_in);
}

/* The ends of the longest ways of @d edits: by diagonal, from -d to d. */
static int *
go_further (const Middle *middle,
            const int    *before,
            int           d,
            gboolean     *has_arrived)
{
  int *ends = g_new (int, 2 * d + 1);

  memset (ends, 0xff, (gsize) (2 * d + 1) * sizeof (int));
  for (int k = -d; k <= d && !*has_arrived; k += 2)
    {
      gboolean is_put_in;
      int      x = d == 0 ? 0 : make_edit (middle, before, d, k, &is_put_in);

      while (x != NOWHERE && x < middle->n_a && x - k < middle->n_b &&
             middle->a[x] == middle->b[x - k])
        x++;
      ends[k + d] = x;
      *has_arrived = x == middle->n_a && x - k == middle->n_b;
    }
  return ends;
}

/* The way back: @partners gets for each kept word of `a` which it is of `b`. */
static void
go_back (const Middle *middle,
         GPtrArray    *ways,
         int          *partners)
{
  int x = middle->n_a;
  int k = middle->n_a - middle->n_b;

  for (int d = (int) ways->len - 1; d >= 0; d--)
    {
      const int *before = d > 0 ? (const int *) ways->pdata[d - 1] + d - 1 : NULL;
      gboolean   is_put_in = FALSE;
      int        start = d > 0 ? make_edit (middle, before, d, k, &is_put_in) : 0;

      while (x > start)
        {
          x--;
          partners[x] = x - k;
        }
      k += is_put_in ? 1 : -1;
      x = d > 0 ? before[k] : 0;
    }
}

static void
find_partners (const Middle *middle,
               int          *partners)
{
  g_autoptr (GPtrArray) ways = g_ptr_array_new_with_free_func (g_free);
  gboolean has_arrived = FALSE;

  for (int d = 0; d <= MOST_EDITS && !has_arrived; d++)
    {
      const int *before = d > 0 ? (const int *) ways->pdata[d - 1] + d - 1 : NULL;

      g_ptr_array_add (ways, go_further (middle, before, d, &has_arrived));
    }
  if (has_arrived)
    go_back (middle, ways, partners);
}

/* For each word of @from its place in @to, or NOWHERE (transfer full). */
static int *
pair_words (const Text *from,
            const Text *to)
{
  gsize  shorter = MIN (from->n_words, to->n_words);
  gsize  n_same = 0;
  gsize  n_same_end = 0;
  int   *partners = g_new (int, MAX (from->n_words, 1));
  Middle middle;

  memset (partners, 0xff, from->n_words * sizeof (int));
  for (; n_same < shorter && from->words[n_same] == to->words[n_same]; n_same++)
    partners[n_same] = (int) n_same;
  for (; n_same + n_same_end < shorter &&
         from->words[from->n_words - n_same_end - 1] == to->words[to->n_words - n_same_end - 1];
       n_same_end++)
    partners[from->n_words - n_same_end - 1] = (int) (to->n_words - n_same_end - 1);
  middle = (Middle) { from->words + n_same, to->words + n_same,
                      (int) (from->n_words - n_same - n_same_end),
                      (int) (to->n_words - n_same - n_same_end) };
  find_partners (&middle, partners + n_same);
  for (int i = 0; i < middle.n_a; i++)
    if (partners[n_same + (gsize) i] != NOWHERE)
      partners[n_same + (gsize) i] += (int) n_same;
  return partners;
}

/* ---- code points ---- */

/* Between two kept words: what was changed there still begins and ends alike. */
static void
place_changed (DuidTextAlignment *self,
               gsize              a,
               gsize              a_end,
               gsize              b,
               gsize              b_end)
{
  for (; a < a_end && b < b_end && self->from.points[a] == self->to.points[b]; a++, b++)
    self->places[a] = (gssize) b;
  for (; a < a_end && b < b_end && self->from.points[a_end - 1] == self->to.points[b_end - 1];
       a_end--, b_end--)
    self->places[a_end - 1] = (gssize) b_end - 1;
}

static void
place_points (DuidTextAlignment *self,
              const int         *partners)
{
  const Text *from = &self->from;
  const Text *to = &self->to;
  gsize       a_done = 0;
  gsize       b_done = 0;

  for (gsize word = 0; word < from->n_words; word++)
    if (partners[word] != NOWHERE)
      {
        gsize b = to->starts[partners[word]];

        place_changed (self, a_done, from->starts[word], b_done, b);
        for (gsize a = from->starts[word]; a < from->starts[word + 1]; a++)
          self->places[a] = (gssize) b++;
        a_done = from->starts[word + 1];
        b_done = b;
      }
  place_changed (self, a_done, from->n_points, b_done, to->n_points);
}

/* ---- a passage ---- */

static gboolean
is_letter (const Text *text,
           gsize       point)
{
  return !g_unichar_isspace (text->points[point]);
}

/* Where it stands word for word, when that is in one place only. */
static gboolean
find_moved (const DuidTextAlignment *self,
            gsize                    start,
            gsize                    length,
            gsize                   *new_start)
{
  const Text *to = &self->to;
  guint       n_found = 0;

  if (length < SHORTEST_MOVED)
    return FALSE;
  for (gsize i = 0; i + length <= to->n_points && n_found < 2; i++)
    if (memcmp (to->points + i, self->from.points + start, length * sizeof (gunichar)) == 0)
      {
        *new_start = i;
        n_found++;
      }
  return n_found == 1;
}

/* Where the first of the passage stands now, when that is not there any more: right
 * after what stood before it, if that is, else where its next does. */
static gboolean
find_edges (const DuidTextAlignment *self,
            gsize                    start,
            gsize                    end,
            gsize                   *new_start,
            gsize                   *new_end)
{
  const gssize *places = self->places;
  gsize         first = start;
  gsize         last = end;

  while (first < end && places[first] == NOWHERE)
    first++;
  while (last > first && places[last - 1] == NOWHERE)
    last--;
  if (first == last)
    return FALSE;
  *new_start = (gsize) places[first];
  *new_end = (gsize) places[last - 1] + 1;
  if (first > start && (start == 0 || places[start - 1] != NOWHERE))
    *new_start = start == 0 ? 0 : (gsize) places[start - 1] + 1;
  if (last < end && (end == self->from.n_points || places[end] != NOWHERE))
    *new_end = end == self->from.n_points ? self->to.n_points : (gsize) places[end];
  return TRUE;
}

/* Letters of @text in a passage; of those @places, if given, only the kept. */
static gsize
count_letters (const Text   *text,
               const gssize *places,
               gsize         start,
               gsize         end)
{
  gsize n = 0;

  for (gsize i = start; i < end; i++)
    n += is_letter (text, i) && (places == NULL || places[i] != NOWHERE);
  return n;
}

static void
trim (const Text *text,
      gsize      *start,
      gsize      *end)
{
  while (*start < *end && !is_letter (text, *start))
    ++*start;
  while (*end > *start && !is_letter (text, *end - 1))
    --*end;
}

/* ---- the door ---- */

DuidTextAlignment *
duid_text_alignment_new (const char *from,
                         const char *to)
{
  DuidTextAlignment *self = g_new0 (DuidTextAlignment, 1);
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree int *partners = NULL;

  read_text (&self->from, from, numbers);
  read_text (&self->to, to, numbers);
  self->places = g_new (gssize, MAX (self->from.n_points, 1));
  memset (self->places, 0xff, self->from.n_points * sizeof (gssize));
  partners = pair_words (&self->from, &self->to);
  place_points (self, partners);
  return self;
}

void
duid_text_alignment_free (DuidTextAlignment *alignment)
{
  if (alignment == NULL)
    return;
  clear_text (&alignment->from);
  clear_text (&alignment->to);
  g_free (alignment->places);
  g_free (alignment);
}

gboolean
duid_text_alignment_carry (const DuidTextAlignment *alignment,
                           gsize                    start,
                           gsize                    end,
                           gsize                   *new_start,
                           gsize                   *new_end)
{
  const Text *from = &alignment->from;
  gsize       n_letters;
  gsize       n_kept;
  gsize       n_now;

  if (start >= end || end > from->n_points)
    return FALSE;
  n_letters = count_letters (from, NULL, start, end);
  n_kept = count_letters (from, alignment->places, start, end);
  if (n_kept < n_letters && find_moved (alignment, start, end - start, new_start))
    {
      *new_end = *new_start + end - start;
      return TRUE;
    }
  if (n_kept * 3 < n_letters * 2 || n_kept == 0 ||
      !find_edges (alignment, start, end, new_start, new_end))
    return FALSE;
  if (n_kept < n_letters)
    trim (&alignment->to, new_start, new_end);
  n_now = count_letters (&alignment->to, NULL, *new_start, *new_end);
  return n_now <= 2 * n_letters;
}
