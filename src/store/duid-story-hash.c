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

static void
add_answers (GByteArray          *bytes,
             const DuidDataset   *dataset,
             const DuidAlignment *alignment,
             gsize                row)
{
  for (guint i = 0; i < alignment->n_questions; i++)
    {
      guint  question = alignment->questions_by_name[i];
      guint8 state = duid_dataset_get_states (dataset, question)[row];

      if (state == DUID_STATE_NOT_ASKED)
        continue;
      add_text (bytes, duid_alignment_get_question (alignment, question)->name);
      g_byte_array_append (bytes, &state, 1);
      if (state == DUID_STATE_ANSWERED)
        add_answer (bytes, dataset, alignment, question, row);
      /* Ends the answer, which may be a list, so that no two run together. */
      add_text (bytes, "\x1e");
    }
}

/* Where each cell begins (gsize); what follows the last NUL byte is a cell too. */
static GArray *
find_cells (const DuidRawCells *cells)
{
  GArray *starts = g_array_new (FALSE, FALSE, sizeof (gsize));

  for (gsize at = 0; at < cells->size;)
    {
      g_array_append_val (starts, at);
      at += strnlen ((const char *) cells->bytes + at, cells->size - at) + 1;
    }
  return starts;
}

static void
add_cell (GByteArray         *bytes,
          const DuidRawCells *cells,
          const char         *header,
          gsize               start)
{
  const char *cell = (const char *) cells->bytes + start;
  gsize       length = strnlen (cell, cells->size - start);

  if (length == 0)
    return;
  add_text (bytes, header);
  g_byte_array_append (bytes, (const guint8 *) cell, (guint) length);
  g_byte_array_append (bytes, (const guint8 *) "", 1);
}

static void
add_cells_by_header (GByteArray         *bytes,
                     const DuidRawCells *cells)
{
  g_autoptr (GArray) starts = find_cells (cells);
  guint n_headers = cells->order->columns->len;

  for (guint i = 0; i < n_headers; i++)
    {
      guint column = g_array_index (cells->order->columns, guint, i);

      if (column < starts->len)
        add_cell (bytes, cells, cells->order->headers->pdata[column],
                  g_array_index (starts, gsize, column));
    }
  for (guint i = n_headers; i < starts->len; i++)
    add_cell (bytes, cells, "", g_array_index (starts, gsize, i));
}

void
duid_story_hash (const DuidDataset   *dataset,
                 const DuidAlignment *alignment,
                 gsize                row,
                 const DuidRawCells  *cells,
                 GByteArray          *scratch,
                 guint8               hash[DUID_HASH_SIZE])
{
  g_byte_array_set_size (scratch, 0);
  add_answers (scratch, dataset, alignment, row);
  if (cells->order != NULL)
    add_cells_by_header (scratch, cells);
  else
    g_byte_array_append (scratch, cells->bytes, (guint) cells->size);
  crypto_generichash (hash, DUID_HASH_SIZE, scratch->data, scratch->len, NULL, 0);
}

gboolean
duid_story_is_hash (const DuidDataset   *dataset,
                    const DuidAlignment *alignment,
                    gsize                row,
                    const DuidRawCells  *cells,
                    GByteArray          *scratch,
                    const void          *hash)
{
  const DuidRawCells by_place = { cells->bytes, cells->size, NULL };
  guint8             ours[DUID_HASH_SIZE];

  duid_story_hash (dataset, alignment, row, cells, scratch, ours);
  if (memcmp (ours, hash, DUID_HASH_SIZE) == 0)
    return TRUE;
  if (cells->order == NULL)
    return FALSE;
  duid_story_hash (dataset, alignment, row, &by_place, scratch, ours);
  return memcmp (ours, hash, DUID_HASH_SIZE) == 0;
}
