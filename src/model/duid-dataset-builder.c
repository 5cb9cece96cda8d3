/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/duid-dataset-private.h"

#include "base/duid-crew.h"
#include "base/duid-room.h"
#include "model/duid-mask-column.h"

#include <math.h>
#include <string.h>

#define FIRST_CAPACITY       64
#define FIRST_ARENA_CAPACITY 4096
#define WORD_BITS            64
#define MANY_ROWS            50000

/* The dataset is filled in place; only room to grow is kept beside it. */
struct _DuidDatasetBuilder
{
  DuidDataset *dataset;
  gsize        capacity; /* rows */
  gsize        arena_used;
  gsize        arena_capacity;
  const char  *block; /* the last of the dataset's, or NULL */
  gsize        block_length;
};

static gsize
count_words (const DuidQuestion *question)
{
  return MAX ((question->options->len + WORD_BITS - 1) / WORD_BITS, 1);
}

static guint64
keep_text (DuidDatasetBuilder *builder,
           const char         *text)
{
  gsize   length = strlen (text) + 1;
  guint64 offset = builder->arena_used;

  if (builder->arena_used + length > builder->arena_capacity)
    {
      builder->arena_capacity = MAX (builder->arena_capacity * 2, builder->arena_used + length);
      builder->dataset->arena = g_realloc (builder->dataset->arena, builder->arena_capacity);
    }
  memcpy (builder->dataset->arena + offset, text, length);
  builder->arena_used += length;
  return offset;
}

/* Where @text is, which stands in the block that was lent or is copied. */
static guint64
place_text (DuidDatasetBuilder *builder,
            const char         *text)
{
  gsize offset = (gsize) text - (gsize) builder->block;

  if (builder->block == NULL || offset >= builder->block_length)
    return keep_text (builder, text);
  return (guint64) builder->dataset->blocks->len << DUID_BLOCK_SHIFT | offset;
}

/* What is fresh is zero, and was not touched: texts may come later. */
static gpointer
renew (gpointer array,
       gsize    n,
       gsize    size)
{
  array = array == NULL ? g_malloc0_n (n, size) : g_realloc_n (array, n, size);
  duid_room_advise (array, n * size);
  return array;
}

/* Columns of @capacity rows; those from @from on are empty. */
static void
resize_column (DuidColumn *column,
               gsize       from,
               gsize       capacity)
{
  gsize    n = MAX (capacity, 1);
  gboolean is_fresh;

  column->states = g_renew (guint8, column->states, n);
  for (gsize row = from; row < capacity; row++)
    column->states[row] = DUID_STATE_NOT_ASKED;
  switch (column->kind)
    {
    case DUID_COLUMN_TEXT:
      is_fresh = column->texts == NULL;
      column->texts = renew (column->texts, n, sizeof (guint64));
      for (gsize row = is_fresh ? capacity : from; row < capacity; row++)
        column->texts[row] = 0;
      break;
    case DUID_COLUMN_NUMBER:
      column->numbers = renew (column->numbers, n, sizeof (double));
      for (gsize row = from; row < capacity; row++)
        column->numbers[row] = NAN;
      break;
    case DUID_COLUMN_CODE:
      column->codes = renew (column->codes, n, sizeof (guint16));
      for (gsize row = from; row < capacity; row++)
        column->codes[row] = DUID_NO_CODE;
      break;
    case DUID_COLUMN_MASK:
      column->masks = renew (column->masks, n * column->n_words, sizeof (guint64));
      for (gsize i = from * column->n_words; i < capacity * column->n_words; i++)
        column->masks[i] = 0;
      break;
    case DUID_COLUMN_TRIAD:
      column->triads = renew (column->triads, n, sizeof (DuidTriad));
      for (gsize row = from; row < capacity; row++)
        column->triads[row] = DUID_NO_TRIAD;
      break;
    case DUID_COLUMN_STONES:
      for (guint i = 0; i < column->n_stones; i++)
        {
          column->stones[i] = renew (column->stones[i], n, sizeof (DuidPoint));
          for (gsize row = from; row < capacity; row++)
            column->stones[i][row] = (DuidPoint) { NAN, NAN };
        }
      break;
    default:
      g_assert_not_reached ();
    }
}

typedef struct
{
  DuidDataset *dataset;
  gsize        capacity;
} Resizing;

static void
resize_cb (gsize    from,
           gsize    to,
           int      part,
           gpointer data)
{
  const Resizing *resizing = data;

  for (gsize i = from; i < to; i++)
    resize_column (&resizing->dataset->columns[i], resizing->dataset->n_rows, resizing->capacity);
}

/* Of many rows the first touch of the memory is what takes time: by the crew. */
static void
resize (DuidDatasetBuilder *builder,
        gsize               capacity)
{
  DuidDataset *dataset = builder->dataset;
  Resizing     resizing = { dataset, capacity };

  if (capacity >= MANY_ROWS)
    duid_crew_run (dataset->n_columns, 1, resize_cb, &resizing);
  else
    resize_cb (0, dataset->n_columns, 0, &resizing);
  dataset->keys = g_renew (guint64, dataset->keys, MAX (capacity, 1));
  dataset->row_sources = g_renew (guint32, dataset->row_sources, MAX (capacity, 1));
  builder->capacity = capacity;
}

static DuidColumn *
get_column (DuidDatasetBuilder *builder,
            guint               question,
            gsize               row,
            DuidColumnKind      kind)
{
  g_return_val_if_fail (question < builder->dataset->n_columns, NULL);
  g_return_val_if_fail (row < builder->dataset->n_rows, NULL);
  g_return_val_if_fail (builder->dataset->columns[question].kind == kind, NULL);
  return &builder->dataset->columns[question];
}

static void
empty_cell (DuidColumn *column,
            gsize       row)
{
  switch (column->kind)
    {
    case DUID_COLUMN_TEXT:
      column->texts[row] = 0;
      break;
    case DUID_COLUMN_NUMBER:
      column->numbers[row] = NAN;
      break;
    case DUID_COLUMN_CODE:
      column->codes[row] = DUID_NO_CODE;
      break;
    case DUID_COLUMN_MASK:
      memset (column->masks + row * column->n_words, 0, column->n_words * sizeof (guint64));
      break;
    case DUID_COLUMN_TRIAD:
      column->triads[row] = DUID_NO_TRIAD;
      break;
    case DUID_COLUMN_STONES:
      for (guint i = 0; i < column->n_stones; i++)
        column->stones[i][row] = (DuidPoint) { NAN, NAN };
      break;
    default:
      g_assert_not_reached ();
    }
}

DuidDatasetBuilder *
duid_dataset_builder_new (DuidFramework *framework)
{
  DuidDatasetBuilder *builder = g_new0 (DuidDatasetBuilder, 1);
  DuidDataset        *dataset = g_new0 (DuidDataset, 1);

  g_atomic_ref_count_init (&dataset->refs);
  dataset->framework = duid_framework_ref (framework);
  dataset->n_columns = duid_framework_get_n_questions (framework);
  dataset->columns = g_new0 (DuidColumn, MAX (dataset->n_columns, 1));
  dataset->sources = g_ptr_array_new_with_free_func (g_free);
  dataset->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  for (guint i = 0; i < dataset->n_columns; i++)
    {
      const DuidQuestion *question = duid_framework_get_question (framework, i);
      DuidColumn         *column = &dataset->columns[i];

      column->kind = duid_question_get_column_kind (question);
      column->n_words = count_words (question);
      column->n_stones = question->stones->len;
      column->stones = g_new0 (DuidPoint *, MAX (column->n_stones, 1));
    }
  builder->dataset = dataset;
  builder->arena_capacity = FIRST_ARENA_CAPACITY;
  dataset->arena = g_malloc (builder->arena_capacity);
  keep_text (builder, "");
  return builder;
}

void
duid_dataset_builder_free (DuidDatasetBuilder *builder)
{
  if (builder == NULL)
    return;
  duid_dataset_unref (builder->dataset);
  g_free (builder);
}

void
duid_dataset_builder_reserve (DuidDatasetBuilder *builder,
                              gsize               n_rows)
{
  DuidDataset *dataset = builder->dataset;

  if (n_rows > builder->capacity)
    resize (builder, n_rows);
  duid_key_table_reserve (&dataset->key_table, n_rows, dataset->arena, dataset->keys);
}

gboolean
duid_dataset_builder_lend (DuidDatasetBuilder *builder,
                           GBytes             *block)
{
  DuidDataset *dataset = builder->dataset;

  builder->block = NULL;
  if (block == NULL || dataset->blocks->len == DUID_MOST_BLOCKS)
    return FALSE;
  g_ptr_array_add (dataset->blocks, g_bytes_ref (block));
  builder->block = g_bytes_get_data (block, &builder->block_length);
  return TRUE;
}

guint
duid_dataset_builder_add_source (DuidDatasetBuilder *builder,
                                 const char         *name)
{
  GPtrArray *sources = builder->dataset->sources;
  guint      source;

  if (g_ptr_array_find_with_equal_func (sources, name, g_str_equal, &source))
    return source;
  g_ptr_array_add (sources, g_strdup (name));
  return sources->len - 1;
}

gsize
duid_dataset_builder_add_rows (DuidDatasetBuilder *builder,
                               guint               source,
                               gsize               n)
{
  DuidDataset *dataset = builder->dataset;
  gsize        first = dataset->n_rows;

  if (first + n > builder->capacity)
    resize (builder, MAX (builder->capacity * 2, MAX (first + n, FIRST_CAPACITY)));
  for (gsize row = first; row < first + n; row++)
    dataset->row_sources[row] = source;
  dataset->n_rows += n;
  return first;
}

gssize
duid_dataset_builder_try_row (DuidDatasetBuilder *builder,
                              guint               source,
                              const char         *key)
{
  DuidDataset *dataset = builder->dataset;

  g_return_val_if_fail (source < dataset->sources->len, -1);
  if (!duid_key_table_try_add (&dataset->key_table, key, dataset->arena, dataset->keys))
    return -1;
  duid_dataset_builder_add_rows (builder, source, 1);
  dataset->keys[dataset->n_rows - 1] = keep_text (builder, key);
  return (gssize) dataset->n_rows - 1;
}

gsize
duid_dataset_builder_add_row (DuidDatasetBuilder *builder,
                              guint               source,
                              const char         *key)
{
  gssize row = duid_dataset_builder_try_row (builder, source, key);

  g_return_val_if_fail (row >= 0, 0);
  return (gsize) row;
}

gboolean
duid_dataset_builder_try_key (DuidDatasetBuilder *builder,
                              const char         *key)
{
  DuidDataset *dataset = builder->dataset;

  g_return_val_if_fail (dataset->key_table.n_keys < dataset->n_rows, FALSE);
  if (!duid_key_table_try_add (&dataset->key_table, key, dataset->arena, dataset->keys))
    return FALSE;
  dataset->keys[dataset->key_table.n_keys - 1] = keep_text (builder, key);
  return TRUE;
}

gboolean
duid_dataset_builder_has_key (DuidDatasetBuilder *builder,
                              const char         *key)
{
  return duid_dataset_find_key (builder->dataset, key) >= 0;
}

void
duid_dataset_builder_ask (DuidDatasetBuilder *builder,
                          guint               question,
                          gsize               row,
                          gsize               n)
{
  DuidColumn *column;

  g_return_if_fail (question < builder->dataset->n_columns);
  g_return_if_fail (row <= builder->dataset->n_rows && n <= builder->dataset->n_rows - row);
  column = &builder->dataset->columns[question];
  for (gsize i = row; i < row + n; i++)
    {
      if (column->states[i] != DUID_STATE_NOT_ASKED)
        empty_cell (column, i);
      column->states[i] = DUID_STATE_MISSING;
    }
}

void
duid_dataset_builder_set_number (DuidDatasetBuilder *builder,
                                 guint               question,
                                 gsize               row,
                                 double              number)
{
  DuidColumn *column = get_column (builder, question, row, DUID_COLUMN_NUMBER);

  g_return_if_fail (column != NULL);
  column->numbers[row] = isfinite (number) ? number : NAN;
  column->states[row] = isfinite (number) ? DUID_STATE_ANSWERED : DUID_STATE_MISSING;
}

void
duid_dataset_builder_set_code (DuidDatasetBuilder *builder,
                               guint               question,
                               gsize               row,
                               guint               option)
{
  DuidColumn *column = get_column (builder, question, row, DUID_COLUMN_CODE);

  g_return_if_fail (column != NULL);
  g_return_if_fail (option < duid_dataset_get_question (builder->dataset, question)->options->len);
  column->codes[row] = (guint16) option;
  column->states[row] = DUID_STATE_ANSWERED;
}

void
duid_dataset_builder_add_option (DuidDatasetBuilder *builder,
                                 guint               question,
                                 gsize               row,
                                 guint               option)
{
  DuidColumn         *column = get_column (builder, question, row, DUID_COLUMN_MASK);
  const DuidQuestion *asked = duid_dataset_get_question (builder->dataset, question);
  guint64            *mask;

  g_return_if_fail (column != NULL);
  g_return_if_fail (option < asked->options->len);
  if (option / WORD_BITS >= column->n_words)
    duid_column_widen_masks (column, MAX (column->n_words * 2, count_words (asked)),
                             builder->capacity);
  mask = column->masks + row * column->n_words;
  mask[option / WORD_BITS] |= G_GUINT64_CONSTANT (1) << (option % WORD_BITS);
  column->states[row] = DUID_STATE_ANSWERED;
}

void
duid_dataset_builder_set_triad (DuidDatasetBuilder *builder,
                                guint               question,
                                gsize               row,
                                DuidTriad           triad)
{
  DuidColumn *column = get_column (builder, question, row, DUID_COLUMN_TRIAD);
  gboolean    is_answered = duid_triad_is_answered (triad);

  g_return_if_fail (column != NULL);
  column->triads[row] = is_answered ? triad : DUID_NO_TRIAD;
  column->states[row] = is_answered ? DUID_STATE_ANSWERED : DUID_STATE_MISSING;
}

DuidTriad *
duid_dataset_builder_get_triads (DuidDatasetBuilder *builder,
                                 guint               question)
{
  DuidColumn *column = get_column (builder, question, 0, DUID_COLUMN_TRIAD);

  g_return_val_if_fail (column != NULL, NULL);
  return column->triads;
}

void
duid_dataset_builder_set_stone (DuidDatasetBuilder *builder,
                                guint               question,
                                guint               stone,
                                gsize               row,
                                DuidPoint           place)
{
  DuidColumn *column = get_column (builder, question, row, DUID_COLUMN_STONES);

  g_return_if_fail (column != NULL);
  g_return_if_fail (stone < column->n_stones);
  if (!duid_point_exists (place))
    return;
  column->stones[stone][row] = place;
  column->states[row] = DUID_STATE_ANSWERED;
}

void
duid_dataset_builder_set_text (DuidDatasetBuilder *builder,
                               guint               question,
                               gsize               row,
                               const char         *text)
{
  DuidColumn *column = get_column (builder, question, row, DUID_COLUMN_TEXT);
  gboolean    is_answered = text != NULL && *text != '\0';

  g_return_if_fail (column != NULL);
  column->texts[row] = is_answered ? place_text (builder, text) : 0;
  column->states[row] = is_answered ? DUID_STATE_ANSWERED : DUID_STATE_MISSING;
}

DuidDataset *
duid_dataset_builder_get_dataset (DuidDatasetBuilder *builder)
{
  return builder->dataset;
}

void
duid_dataset_builder_set_state (DuidDatasetBuilder *builder,
                                guint               question,
                                gsize               row,
                                DuidState           state)
{
  DuidColumn *column;

  g_return_if_fail (question < builder->dataset->n_columns && row < builder->dataset->n_rows);
  column = &builder->dataset->columns[question];
  if (state == column->states[row])
    return;
  g_return_if_fail (state != DUID_STATE_ANSWERED || column->kind == DUID_COLUMN_MASK);
  empty_cell (column, row);
  column->states[row] = (guint8) state;
}

DuidDataset *
duid_dataset_builder_finish (DuidDatasetBuilder *builder)
{
  DuidDataset *dataset = builder->dataset;

  if (builder->capacity != dataset->n_rows || dataset->n_rows == 0)
    resize (builder, dataset->n_rows);
  for (guint i = 0; i < dataset->n_columns; i++)
    if (dataset->columns[i].kind == DUID_COLUMN_MASK)
      duid_column_fit_masks (&dataset->columns[i],
                             count_words (duid_dataset_get_question (dataset, i)),
                             dataset->n_rows);
  dataset->arena = g_realloc (dataset->arena, builder->arena_used);
  g_free (builder);
  return dataset;
}
