/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-intake-checks.h"

#include "base/duid-crew.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* People may well say the same few words. */
#define SHORTEST_STORY 20 /* characters */
#define MOST_ROWS_TOLD 5
#define ROWS_A_PART    1024
#define HIGH_BITS      G_GUINT64_CONSTANT (0x8080808080808080)
#define LOW_BITS       G_GUINT64_CONSTANT (0x0101010101010101)
#define MIXER          G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)

/* Markers never moved: at least so many answers, so large a part of all, and so many times
 * the answer that is given most often elsewhere. */
#define FEWEST_UNMOVED 5
#define SHARE_UNMOVED  0.05
#define TIMES_OTHERS   3

#define SLIDER_STEPS 10000.0
#define TRIAD_STEPS  100.0
/* 33, 33 and 34 is as near to the centre as whole percentages come. */
#define CENTRE_TOLERANCE 0.0067

static const DuidIntakeSource *
get_source (const DuidIntake *intake,
            gsize             row)
{
  guint source = duid_dataset_get_source (intake->dataset, row);

  return source < intake->sources->len ? intake->sources->pdata[source] : NULL;
}

/* ---- the same story twice ---- */

static void
append_row (GString          *text,
            const DuidIntake *intake,
            const gint64     *numbers,
            gsize             row,
            gsize             first)
{
  const DuidIntakeSource *source = get_source (intake, row);

  g_string_append_printf (text, text->len > 0 ? ", %" PRId64 : "%" PRId64, numbers[row]);
  if (source != NULL && source != get_source (intake, first))
    g_string_append_printf (text, " (%s)", source->file);
}

/* @rows (gsize) are those of one text. */
static void
report_same (DuidIntake   *intake,
             const gint64 *numbers,
             const GArray *rows)
{
  gsize                   first = g_array_index (rows, gsize, 0);
  const DuidIntakeSource *source = get_source (intake, first);
  guint                   n_others = rows->len - 1;
  g_autoptr (GString) others = g_string_new (NULL);
  g_autofree char *message = NULL;

  for (guint i = 1; i < rows->len && i <= MOST_ROWS_TOLD; i++)
    append_row (others, intake, numbers, g_array_index (rows, gsize, i), first);
  if (n_others > MOST_ROWS_TOLD)
    g_string_append (others, " …");
  message = g_strdup_printf (
    ngettext ("The same story stands in row %s too; both were kept.",
              "The same story stands in rows %s too; all were kept.", n_others),
    others->str);
  g_ptr_array_add (intake->problems,
                   duid_problem_new (source != NULL ? source->file : NULL, NULL, numbers[first],
                                     NULL, 0, duid_dataset_get_story (intake->dataset, first),
                                     message));
}

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

/* Of the text without the blanks around and between the words, which tell nothing; 0 when
 * it is too short to be told. */
static guint64
hash_story (const char *story)
{
  const char *end = story + strlen (story);
  gsize       n_letters = 0;
  Sum         sum = { 0 };

  while (story < end)
    {
      guint64 bytes;
      guint64 odd;
      guint   n = 0;

      if (end - story >= (gssize) sizeof bytes)
        {
          memcpy (&bytes, story, sizeof bytes);
          bytes = GUINT64_FROM_LE (bytes);
          odd = find_odd_bytes (bytes);
          n = odd != 0 ? (guint) __builtin_ctzll (odd) / 8 : 8;
          bytes &= n < 8 ? (G_GUINT64_CONSTANT (1) << 8 * n) - 1 : G_MAXUINT64;
        }
      if (n > 0)
        sum_add (&sum, bytes, n);
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

/* The rows of stories whose text came before. */
typedef struct
{
  DuidDataset *dataset;
  guint64     *hashes; /* 0: no story, or a short one */
  guint32     *nexts;  /* the next row of the same text; 0: none */
  guint32     *lasts;  /* of a text's first row: the last one so far */
} Twins;

static void
hash_rows (gsize    from,
           gsize    to,
           int      part,
           gpointer data)
{
  Twins *twins = data;

  for (gsize row = from; row < to; row++)
    {
      const char *story = duid_dataset_get_story (twins->dataset, row);

      twins->hashes[row] = story != NULL ? hash_story (story) : 0;
    }
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

static void
find_same_stories (DuidIntake   *intake,
                   const gint64 *numbers)
{
  gsize               n_rows = duid_dataset_get_n_rows (intake->dataset);
  g_autofree guint64 *hashes = g_new (guint64, MAX (n_rows, 1));
  g_autofree guint32 *nexts = g_new0 (guint32, MAX (n_rows, 1));
  g_autofree guint32 *lasts = g_new0 (guint32, MAX (n_rows, 1));
  Twins               twins = { intake->dataset, hashes, nexts, lasts };

  duid_crew_run (n_rows, ROWS_A_PART, hash_rows, &twins);
  chain_rows (&twins, n_rows);
  for (gsize row = 0; row < n_rows; row++)
    {
      g_autoptr (GArray) rows = NULL;

      if (hashes[row] == 0 || nexts[row] == 0)
        continue;
      rows = g_array_new (FALSE, FALSE, sizeof (gsize));
      g_array_append_val (rows, row);
      for (gsize next = nexts[row]; next != 0; next = nexts[next])
        g_array_append_val (rows, next);
      report_same (intake, numbers, rows);
    }
}

/* ---- markers never moved ---- */

/* The answers of one source to one question, as steps; markers in the middle apart. */
typedef struct
{
  GArray *steps; /* gint64 */
  guint64 n_middle;
} Places;

static void
take_number (Places             *places,
             const DuidQuestion *question,
             double              number)
{
  double share = (number - question->min) / (question->max - question->min);
  gint64 step = llround (share * SLIDER_STEPS);

  if (step == llround (SLIDER_STEPS / 2))
    places->n_middle++;
  else
    g_array_append_val (places->steps, step);
}

static void
take_triad (Places   *places,
            DuidTriad triad)
{
  double away = MAX (fabs (triad.top - 1 / 3.0),
                     MAX (fabs (triad.left - 1 / 3.0), fabs (triad.right - 1 / 3.0)));
  gint64 step = llround (triad.top * TRIAD_STEPS) * 1000 + llround (triad.left * TRIAD_STEPS);

  if (away <= CENTRE_TOLERANCE)
    places->n_middle++;
  else
    g_array_append_val (places->steps, step);
}

static void
take_answers (Places            *places,
              const DuidDataset *dataset,
              guint              index,
              guint              source)
{
  const DuidQuestion *question = duid_dataset_get_question (dataset, index);
  const guint8       *states = duid_dataset_get_states (dataset, index);
  gboolean            is_slider = question->type == DUID_QUESTION_SLIDER;
  const double       *numbers = is_slider ? duid_dataset_get_numbers (dataset, index) : NULL;
  const DuidTriad    *triads = is_slider ? NULL : duid_dataset_get_triads (dataset, index);

  for (gsize row = 0; row < duid_dataset_get_n_rows (dataset); row++)
    {
      if (states[row] != DUID_STATE_ANSWERED || duid_dataset_get_source (dataset, row) != source)
        continue;
      if (is_slider)
        take_number (places, question, numbers[row]);
      else
        take_triad (places, triads[row]);
    }
}

static int
compare_steps (const void *a,
               const void *b)
{
  gint64 x = *(const gint64 *) a;
  gint64 y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

/* How often the answer comes that comes most, the middle aside. */
static guint64
count_commonest (GArray *steps)
{
  guint64 most = 0;
  guint64 n = 0;

  g_array_sort (steps, compare_steps);
  for (guint i = 0; i < steps->len; i++)
    {
      gboolean is_same =
        i > 0 && g_array_index (steps, gint64, i) == g_array_index (steps, gint64, i - 1);

      n = is_same ? n + 1 : 1;
      most = MAX (most, n);
    }
  return most;
}

static gboolean
is_suspect (const Places *places)
{
  guint64 n_answers = places->n_middle + places->steps->len;

  /* Counting the others means sorting them: only where there is reason to. */
  return places->n_middle >= FEWEST_UNMOVED &&
         (double) places->n_middle >= SHARE_UNMOVED * (double) n_answers &&
         places->n_middle >= TIMES_OTHERS * count_commonest (places->steps);
}

static void
find_unmoved (DuidIntake *intake,
              guint       index,
              guint       source)
{
  const DuidQuestion     *question = duid_dataset_get_question (intake->dataset, index);
  const DuidIntakeSource *about = intake->sources->pdata[source];
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (gint64));
  Places           places = { steps, 0 };
  g_autofree char *message = NULL;

  take_answers (&places, intake->dataset, index, source);
  if (!is_suspect (&places))
    return;
  message = g_strdup_printf (
    _ ("%u of the %u answers stand exactly in the middle, where a marker begins: perhaps it was "
       "never moved. They were kept."),
    (guint) places.n_middle, (guint) places.n_middle + steps->len);
  g_ptr_array_add (intake->problems,
                   duid_problem_new (about->file, NULL, 0, question->label, 0, NULL, message));
}

void
duid_intake_check (DuidIntake   *intake,
                   const gint64 *numbers)
{
  find_same_stories (intake, numbers);
  for (guint source = 0; source < intake->sources->len; source++)
    for (guint i = 0; i < duid_dataset_get_n_questions (intake->dataset); i++)
      {
        const DuidQuestion *question = duid_dataset_get_question (intake->dataset, i);

        if ((question->type == DUID_QUESTION_SLIDER && question->max > question->min) ||
            question->type == DUID_QUESTION_TRIAD)
          find_unmoved (intake, i, source);
      }
}
