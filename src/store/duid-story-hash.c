/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/duid-story-hash.h"

#include <sodium.h>
#include <string.h>

#define WORD_BITS 64

static void
add_text (GByteArray *bytes,
          const char *text)
{
  g_byte_array_append (bytes, (const guint8 *) text, (guint) strlen (text) + 1);
}

static void
add_number (GByteArray *bytes,
            double      number)
{
  guint64 bits;

  memcpy (&bits, &number, sizeof bits);
  bits = GUINT64_TO_LE (bits);
  g_byte_array_append (bytes, (const guint8 *) &bits, sizeof bits);
}

static const char *
get_option (const DuidAlignment *alignment,
            guint                question,
            guint                option)
{
  const DuidQuestion *ours = duid_alignment_get_question (alignment, question);

  return ours->options->pdata[alignment->options[question][option]];
}

static void
add_mask (GByteArray          *bytes,
          const DuidDataset   *dataset,
          const DuidAlignment *alignment,
          guint                question,
          gsize                row)
{
  guint          n_options = duid_dataset_get_question (dataset, question)->options->len;
  gsize          n_words;
  const guint64 *mask = duid_dataset_get_masks (dataset, question, &n_words);

  mask += row * n_words;
  for (guint i = 0; i < n_options; i++)
    {
      guint option = alignment->options_by_label[question][i];

      if (mask[option / WORD_BITS] >> (option % WORD_BITS) & 1)
        add_text (bytes, get_option (alignment, question, option));
    }
}

static void
add_stones (GByteArray          *bytes,
            const DuidDataset   *dataset,
            const DuidAlignment *alignment,
            guint                question,
            gsize                row)
{
  const DuidQuestion *ours = duid_alignment_get_question (alignment, question);
  guint               n_stones = duid_dataset_get_question (dataset, question)->stones->len;

  for (guint i = 0; i < n_stones; i++)
    {
      guint     stone = alignment->stones_by_label[question][i];
      DuidPoint place = duid_dataset_get_stone (dataset, question, stone)[row];

      if (!duid_point_exists (place))
        continue;
      add_text (bytes, ours->stones->pdata[alignment->stones[question][stone]]);
      add_number (bytes, place.x);
      add_number (bytes, place.y);
    }
}

static void
add_answer (GByteArray          *bytes,
            const DuidDataset   *dataset,
            const DuidAlignment *alignment,
            guint                question,
            gsize                row)
{
  DuidTriad triad;
  guint     code;

  switch (duid_question_get_column_kind (duid_dataset_get_question (dataset, question)))
    {
    case DUID_COLUMN_TEXT:
      add_text (bytes, duid_dataset_get_text (dataset, question, row));
      break;
    case DUID_COLUMN_NUMBER:
      add_number (bytes, duid_dataset_get_numbers (dataset, question)[row]);
      break;
    case DUID_COLUMN_CODE:
      code = duid_dataset_get_codes (dataset, question)[row];
      add_text (bytes, get_option (alignment, question, code));
      break;
    case DUID_COLUMN_MASK:
      add_mask (bytes, dataset, alignment, question, row);
      break;
    case DUID_COLUMN_TRIAD:
      triad = duid_dataset_get_triads (dataset, question)[row];
      add_number (bytes, triad.top);
      add_number (bytes, triad.left);
      add_number (bytes, triad.right);
      break;
    case DUID_COLUMN_STONES:
      add_stones (bytes, dataset, alignment, question, row);
      break;
    default:
      g_assert_not_reached ();
    }
}

void
duid_story_hash (const DuidDataset   *dataset,
                 const DuidAlignment *alignment,
                 gsize                row,
                 const void          *cells,
                 gsize                cells_size,
                 GByteArray          *scratch,
                 guint8               hash[DUID_HASH_SIZE])
{
  g_byte_array_set_size (scratch, 0);
  for (guint i = 0; i < alignment->n_questions; i++)
    {
      guint  question = alignment->questions_by_name[i];
      guint8 state = duid_dataset_get_states (dataset, question)[row];

      if (state == DUID_STATE_NOT_ASKED)
        continue;
      add_text (scratch, duid_alignment_get_question (alignment, question)->name);
      g_byte_array_append (scratch, &state, 1);
      if (state == DUID_STATE_ANSWERED)
        add_answer (scratch, dataset, alignment, question, row);
      /* Ends the answer, which may be a list, so that no two run together. */
      add_text (scratch, "\x1e");
    }
  g_byte_array_append (scratch, cells, (guint) cells_size);
  crypto_generichash (hash, DUID_HASH_SIZE, scratch->data, scratch->len, NULL, 0);
}
