/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/duid-same-stories.h"

#include "base/duid-crew.h"

#include <string.h>

#define SHORTEST_STORY 20 /* characters */
#define BEGINNING      48 /* characters */
#define WINDOW         128
#define ROWS_A_PART    1024
#define FEWEST_SLOTS   64
#define HIGH_BITS      G_GUINT64_CONSTANT (0x8080808080808080)
#define LOW_BITS       G_GUINT64_CONSTANT (0x0101010101010101)
#define MIXER          G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)

/* ---- texts ---- */

/* The next letter at or after @text that is no blank, or the end. */
static const char *
skip_blanks (const char *text)
{
  for (;;)
    {
      if ((guchar) *text > ' ' && (guchar) *text < 0x80)
        return text;
      if (*text == '\0' || !g_unichar_isspace (g_utf8_get_char (text)))
        return text;
      text = g_utf8_next_char (text);
    }
}

/* Text that is added up eight bytes at a time, wherever its words begin. */
typedef struct
{
  guint64 hash;
  guint64 waiting;
  guint   n_waiting; /* bytes of `waiting`, below 8 */
  gsize   n_bytes;
} Sum;

/* Adds the lowest @n bytes of @bytes, 1 to 8; the others are zero. */
static void
sum_add (Sum    *sum,
         guint64 bytes,
         guint   n)
{
  guint n_left = sum->n_waiting;

  sum->n_bytes += n;
  sum->waiting |= bytes << 8 * n_left;
  sum->n_waiting += n;
  if (sum->n_waiting < 8)
    return;
  sum->hash = (sum->hash ^ sum->waiting) * MIXER;
  sum->hash ^= sum->hash >> 32;
  sum->n_waiting -= 8;
  sum->waiting = n_left > 0 ? bytes >> (8 * (8 - n_left)) : 0;
}

/* The highest bit of each byte that is a blank, a control character or not plain. */
static guint64
find_odd_bytes (guint64 bytes)
{
  guint64 low = bytes & ~HIGH_BITS;

  return (bytes | ~(low + LOW_BITS * (0x7f - ' '))) & HIGH_BITS;
}

/* Adds the character at @text, unless it is a blank; returns what comes after it. */
static const char *
sum_add_char (Sum        *sum,
              const char *text,
              gsize      *n_letters)
{
  const char *next = g_utf8_next_char (text);

  if (*text == ' ' || g_unichar_isspace (g_utf8_get_char (text)))
    return next;
  for (; text < next; text++)
    sum_add (sum, (guchar) *text, 1);
  ++*n_letters;
  return next;
}

/* Adds plain letters at @text up to @end, @most of them at most and eight at most;
 * returns how many. */
static guint
sum_add_plain (Sum        *sum,
               const char *text,
               const char *end,
               gsize       most)
{
  guint64 bytes;
  guint64 odd;
  guint   n;

  if (end - text < (gssize) sizeof bytes)
    return 0;
  memcpy (&bytes, text, sizeof bytes);
  bytes = GUINT64_FROM_LE (bytes);
  odd = find_odd_bytes (bytes);
  n = odd != 0 ? (guint) __builtin_ctzll (odd) / 8 : 8;
  n = (guint) MIN (n, most);
  if (n > 0)
    sum_add (sum, bytes & (n < 8 ? (G_GUINT64_CONSTANT (1) << 8 * n) - 1 : G_MAXUINT64), n);
  return n;
}

/* Of the first @most characters without the blanks around and between the words, which
 * tell nothing; 0 when the text is too short to be told. */
static guint64
hash_story (const char *story,
            gsize       most)
{
  const char *end = story;
  gsize       n_letters = 0;
  Sum         sum = { 0 };

  while (n_letters < most)
    {
      guint n;

      if (story >= end)
        end = story + strnlen (story, WINDOW);
      if (story == end)
        break;
      n = sum_add_plain (&sum, story, end, most - n_letters);
      n_letters += n;
      story += n;
      if (n == 0)
        story = sum_add_char (&sum, story, &n_letters);
    }
  sum.hash = (sum.hash ^ sum.waiting ^ (guint64) sum.n_bytes << 56) * MIXER;
  return n_letters >= SHORTEST_STORY ? MAX (sum.hash ^ sum.hash >> 32, 1) : 0;
}

/* The byte after @text, blanks between characters aside. */
static const char *
next_byte (const char *text)
{
  gboolean is_within = ((guchar) text[1] & 0xc0) == 0x80;

  return is_within ? text + 1 : skip_blanks (text + 1);
}

static gboolean
is_same_story (const char *a,
               const char *b)
{
  a = skip_blanks (a);
  b = skip_blanks (b);
  while (*a == *b && *a != '\0')
    {
      a = next_byte (a);
      b = next_byte (b);
    }
  return *a == *b;
}

/* ---- rows ---- */

/* The rows of stories whose text came before. */
typedef struct
{
  DuidDataset *dataset;
  guint64     *hashes; /* 0: no story, a short one, or one that begins like no other */
  guint32     *nexts;  /* the next row of the same text; 0: none */
  guint32     *lasts;  /* of a text's first row: the last one so far */
} Twins;

static void
hash_beginnings (gsize    from,
                 gsize    to,
                 int      part,
                 gpointer data)
{
  Twins *twins = data;

  for (gsize row = from; row < to; row++)
    twins->hashes[row] = hash_story (duid_dataset_get_story (twins->dataset, row), BEGINNING);
}

static void
hash_wholes (gsize    from,
             gsize    to,
             int      part,
             gpointer data)
{
  Twins *twins = data;

  for (gsize row = from; row < to; row++)
    if (twins->hashes[row] != 0)
      twins->hashes[row] = hash_story (duid_dataset_get_story (twins->dataset, row), G_MAXSIZE);
}

/* Forgets the stories that begin like no other. @is_alike: a byte per row, all zeros. */
static void
keep_alike (Twins  *twins,
            gsize   n_rows,
            guint8 *is_alike)
{
  gsize               n_slots = FEWEST_SLOTS;
  g_autofree guint32 *slots = NULL; /* the first row of a beginning, and one; 0: free */

  while (n_slots < 2 * n_rows)
    n_slots *= 2;
  slots = g_new0 (guint32, n_slots);
  for (gsize row = 0; row < n_rows; row++)
    {
      guint64 hash = twins->hashes[row];
      gsize   slot = hash & (n_slots - 1);

      if (hash == 0)
        continue;
      while (slots[slot] != 0 && twins->hashes[slots[slot] - 1] != hash)
        slot = (slot + 1) & (n_slots - 1);
      if (slots[slot] != 0)
        is_alike[row] = is_alike[slots[slot] - 1] = TRUE;
      else
        slots[slot] = (guint32) row + 1;
    }
  for (gsize row = 0; row < n_rows; row++)
    if (!is_alike[row])
      twins->hashes[row] = 0;
}

static void
chain_rows (Twins *twins,
            gsize  n_rows)
{
  g_autoptr (GHashTable) firsts = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (gsize row = 0; row < n_rows; row++)
    {
      gpointer first_;
      gsize    first;

      if (twins->hashes[row] == 0)
        continue;
      twins->lasts[row] = (guint32) row;
      if (!g_hash_table_lookup_extended (firsts, &twins->hashes[row], NULL, &first_))
        {
          g_hash_table_insert (firsts, &twins->hashes[row], GSIZE_TO_POINTER (row));
          continue;
        }
      first = GPOINTER_TO_SIZE (first_);
      if (!is_same_story (duid_dataset_get_story (twins->dataset, first),
                          duid_dataset_get_story (twins->dataset, row)))
        continue;
      twins->nexts[twins->lasts[first]] = (guint32) row;
      twins->lasts[first] = (guint32) row;
      twins->hashes[row] = 0;
    }
}

static GPtrArray *
collect (const Twins *twins,
         gsize        n_rows)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (gsize row = 0; row < n_rows; row++)
    {
      GArray *rows;

      if (twins->hashes[row] == 0 || twins->nexts[row] == 0)
        continue;
      rows = g_array_new (FALSE, FALSE, sizeof (gsize));
      g_array_append_val (rows, row);
      for (gsize next = twins->nexts[row]; next != 0; next = twins->nexts[next])
        g_array_append_val (rows, next);
      g_ptr_array_add (all, rows);
    }
  return all;
}

GPtrArray *
duid_same_stories_find (DuidDataset *dataset)
{
  gsize               n_rows = duid_dataset_get_n_rows (dataset);
  g_autofree guint64 *hashes = g_new (guint64, MAX (n_rows, 1));
  g_autofree guint8  *is_alike = g_new0 (guint8, MAX (n_rows, 1));
  g_autofree guint32 *nexts = g_new0 (guint32, MAX (n_rows, 1));
  g_autofree guint32 *lasts = g_new0 (guint32, MAX (n_rows, 1));
  Twins               twins = { dataset, hashes, nexts, lasts };

  duid_crew_run (n_rows, ROWS_A_PART, hash_beginnings, &twins);
  keep_alike (&twins, n_rows, is_alike);
  duid_crew_run (n_rows, ROWS_A_PART, hash_wholes, &twins);
  chain_rows (&twins, n_rows);
  return collect (&twins, n_rows);
}
