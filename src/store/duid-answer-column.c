/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/duid-answer-column.h"

#include "model/duid-late-texts.h"

#include <math.h>
#include <string.h>

#define WORD_BITS 64
#define N_SHARES  3

static void
put_double (GByteArray *body,
            double      number)
{
  guint64 bits;

  memcpy (&bits, &number, sizeof bits);
  bits = GUINT64_TO_LE (bits);
  g_byte_array_append (body, (const guint8 *) &bits, sizeof bits);
}

static guint64
get_word (const guint8 *bytes,
          gsize         index)
{
  guint64 bits;

  memcpy (&bits, bytes + index * sizeof bits, sizeof bits);
  return GUINT64_FROM_LE (bits);
}

static double
get_double (const guint8 *bytes,
            gsize         index)
{
  guint64 bits = get_word (bytes, index);
  double  number;

  memcpy (&number, &bits, sizeof number);
  return number;
}

static void
put_codes (const DuidDataset   *dataset,
           const DuidAlignment *alignment,
           guint                question,
           const gsize         *rows,
           gsize                n_rows,
           GByteArray          *body)
{
  const guint16 *codes = duid_dataset_get_codes (dataset, question);

  for (gsize i = 0; i < n_rows; i++)
    {
      guint   code = codes[rows[i]];
      guint16 ours = code == DUID_NO_CODE ? DUID_NO_CODE
                                          : (guint16) alignment->options[question][code];

      ours = GUINT16_TO_LE (ours);
      g_byte_array_append (body, (const guint8 *) &ours, sizeof ours);
    }
}

static void
put_masks (const DuidDataset   *dataset,
           const DuidAlignment *alignment,
           guint                question,
           const gsize         *rows,
           gsize                n_rows,
           GByteArray          *body)
{
  guint               n_options = duid_alignment_get_question (alignment, question)->options->len;
  gsize               n_ours = MAX ((n_options + WORD_BITS - 1) / WORD_BITS, 1);
  gsize               n_words;
  const guint64      *masks = duid_dataset_get_masks (dataset, question, &n_words);
  g_autofree guint64 *words = g_new (guint64, n_ours);

  for (gsize i = 0; i < n_rows; i++)
    {
      memset (words, 0, n_ours * sizeof *words);
      for (gsize w = 0; w < n_words; w++)
        for (guint64 rest = masks[rows[i] * n_words + w]; rest != 0; rest &= rest - 1)
          {
            gsize option = w * WORD_BITS + (gsize) __builtin_ctzll (rest);
            guint ours = alignment->options[question][option];

            words[ours / WORD_BITS] |= G_GUINT64_CONSTANT (1) << (ours % WORD_BITS);
          }
      for (gsize w = 0; w < n_ours; w++)
        words[w] = GUINT64_TO_LE (words[w]);
      g_byte_array_append (body, (const guint8 *) words, (guint) (n_ours * sizeof *words));
    }
}

static void
put_stones (const DuidDataset   *dataset,
            const DuidAlignment *alignment,
            guint                question,
            const gsize         *rows,
            gsize                n_rows,
            GByteArray          *body)
{
  const DuidQuestion          *ours = duid_alignment_get_question (alignment, question);
  const DuidQuestion          *theirs = duid_dataset_get_question (dataset, question);
  g_autofree const DuidPoint **places = g_new0 (const DuidPoint *, MAX (ours->stones->len, 1));

  for (guint i = 0; i < theirs->stones->len; i++)
    places[alignment->stones[question][i]] = duid_dataset_get_stone (dataset, question, i);
  for (gsize i = 0; i < n_rows; i++)
    for (guint stone = 0; stone < ours->stones->len; stone++)
      {
        put_double (body, places[stone] != NULL ? places[stone][rows[i]].x : (double) NAN);
        put_double (body, places[stone] != NULL ? places[stone][rows[i]].y : (double) NAN);
      }
}

static void
put_triads (const DuidDataset *dataset,
            guint              question,
            const gsize       *rows,
            gsize              n_rows,
            GByteArray        *body)
{
  const DuidTriad *triads = duid_dataset_get_triads (dataset, question);

  for (gsize i = 0; i < n_rows; i++)
    {
      put_double (body, triads[rows[i]].top);
      put_double (body, triads[rows[i]].left);
      put_double (body, triads[rows[i]].right);
    }
}

void
duid_answer_column_encode (const DuidDataset   *dataset,
                           const DuidAlignment *alignment,
                           guint                question,
                           const gsize         *rows,
                           gsize                n_rows,
                           GByteArray          *states,
                           GByteArray          *body)
{
  const guint8 *all = duid_dataset_get_states (dataset, question);
  const double *numbers;

  for (gsize i = 0; i < n_rows; i++)
    g_byte_array_append (states, &all[rows[i]], 1);
  switch (duid_question_get_column_kind (duid_dataset_get_question (dataset, question)))
    {
    case DUID_COLUMN_TEXT:
      break;
    case DUID_COLUMN_NUMBER:
      numbers = duid_dataset_get_numbers (dataset, question);
      for (gsize i = 0; i < n_rows; i++)
        put_double (body, numbers[rows[i]]);
      break;
    case DUID_COLUMN_CODE:
      put_codes (dataset, alignment, question, rows, n_rows, body);
      break;
    case DUID_COLUMN_MASK:
      put_masks (dataset, alignment, question, rows, n_rows, body);
      break;
    case DUID_COLUMN_TRIAD:
      put_triads (dataset, question, rows, n_rows, body);
      break;
    case DUID_COLUMN_STONES:
      put_stones (dataset, alignment, question, rows, n_rows, body);
      break;
    default:
      g_assert_not_reached ();
    }
}

static gboolean
take_code (DuidDatasetBuilder *builder,
           const DuidQuestion *question,
           guint               index,
           gsize               row,
           const guint8       *bytes)
{
  guint code = bytes[0] | (guint) bytes[1] << 8;

  if (code >= question->options->len)
    return FALSE;
  duid_dataset_builder_set_code (builder, index, row, code);
  return TRUE;
}

static gboolean
take_mask (DuidDatasetBuilder *builder,
           const DuidQuestion *question,
           guint               index,
           gsize               row,
           const guint8       *bytes,
           gsize               n_words)
{
  duid_dataset_builder_set_state (builder, index, row, DUID_STATE_ANSWERED);
  for (gsize w = 0; w < n_words; w++)
    for (guint64 rest = get_word (bytes, w); rest != 0; rest &= rest - 1)
      {
        gsize option = w * WORD_BITS + (gsize) __builtin_ctzll (rest);

        if (option >= question->options->len)
          return FALSE;
        duid_dataset_builder_add_option (builder, index, row, (guint) option);
      }
  return TRUE;
}

static void
take_stones (DuidDatasetBuilder *builder,
             guint               index,
             gsize               row,
             const guint8       *bytes,
             gsize               n_stones)
{
  duid_dataset_builder_set_state (builder, index, row, DUID_STATE_MISSING);
  for (gsize i = 0; i < n_stones; i++)
    {
      DuidPoint place = { get_double (bytes, 2 * i), get_double (bytes, 2 * i + 1) };

      if (duid_point_exists (place))
        duid_dataset_builder_set_stone (builder, index, (guint) i, row, place);
    }
}

/* One story's answer; texts are there already, or come later. */
static gboolean
take_answer (DuidDatasetBuilder *builder,
             const DuidQuestion *question,
             guint               index,
             gsize               row,
             const guint8       *bytes,
             gsize               size)
{
  DuidTriad triad;

  switch (duid_question_get_column_kind (question))
    {
    case DUID_COLUMN_TEXT:
      duid_dataset_builder_expect_text (builder, index, row);
      return TRUE;
    case DUID_COLUMN_NUMBER:
      duid_dataset_builder_set_number (builder, index, row, get_double (bytes, 0));
      return TRUE;
    case DUID_COLUMN_CODE:
      return take_code (builder, question, index, row, bytes);
    case DUID_COLUMN_MASK:
      return take_mask (builder, question, index, row, bytes, size / sizeof (guint64));
    case DUID_COLUMN_TRIAD:
      triad = (DuidTriad) { get_double (bytes, 0), get_double (bytes, 1), get_double (bytes, 2) };
      duid_dataset_builder_set_triad (builder, index, row, triad);
      return TRUE;
    case DUID_COLUMN_STONES:
      take_stones (builder, index, row, bytes, size / sizeof (DuidPoint));
      return TRUE;
    default:
      g_assert_not_reached ();
    }
}

/* Whether a story may take @size bytes. */
static gboolean
fits (const DuidQuestion *question,
      gsize               size)
{
  switch (duid_question_get_column_kind (question))
    {
    case DUID_COLUMN_TEXT:
      return size == 0;
    case DUID_COLUMN_NUMBER:
      return size == sizeof (double);
    case DUID_COLUMN_CODE:
      return size == sizeof (guint16);
    case DUID_COLUMN_MASK:
      return size % sizeof (guint64) == 0;
    case DUID_COLUMN_TRIAD:
      return size == N_SHARES * sizeof (double);
    case DUID_COLUMN_STONES:
      return size % sizeof (DuidPoint) == 0 && size / sizeof (DuidPoint) <= question->stones->len;
    default:
      g_assert_not_reached ();
    }
}

gboolean
duid_answer_column_decode (DuidDatasetBuilder *builder,
                           const DuidQuestion *question,
                           guint               index,
                           const gssize       *row_of_place,
                           gsize               n_places,
                           const guint8       *states,
                           gsize               states_size,
                           const guint8       *body,
                           gsize               body_size)
{
  gsize size = n_places > 0 ? body_size / n_places : 0;

  if (n_places == 0 || states_size != n_places || size * n_places != body_size ||
      !fits (question, size))
    return FALSE;
  for (gsize i = 0; i < n_places; i++)
    {
      gsize row = (gsize) row_of_place[i];

      if (states[i] >= DUID_N_STATES)
        return FALSE;
      if (row_of_place[i] < 0 || states[i] == DUID_STATE_NOT_ASKED)
        continue;
      if (states[i] != DUID_STATE_ANSWERED)
        duid_dataset_builder_set_state (builder, index, row, states[i]);
      else if (!take_answer (builder, question, index, row, body + i * size, size))
        return FALSE;
    }
  return TRUE;
}
