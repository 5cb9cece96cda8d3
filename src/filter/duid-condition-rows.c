/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "filter/duid-condition-pass.h"
#include "filter/duid-condition-private.h"

#include <math.h>
#include <string.h>

#define DUID_PASS_WORD_BITS 64
#define GRAIN               256 /* words of 64 rows */
#define N_CODES             65536
#define ROWS_FOR_CODES      4096 /* fewer are read sooner than cells are sorted out */

/* ---- making ready ---- */

static void
add_interval (DuidConditionPass *pass,
              double             low,
              double             high)
{
  DuidInterval interval = { low, high };

  g_array_append_val (pass->intervals, interval);
}

static gboolean
is_day (const DuidQuestion *question,
        double              value)
{
  return question->type == DUID_QUESTION_DATE && value == floor (value);
}

void
duid_condition_get_interval (const DuidRange    *range,
                             const DuidQuestion *question,
                             double             *low,
                             double             *high)
{
  *low = range->low;
  *high = range->high;
  if (range->is_low_open && isfinite (*low))
    *low = is_day (question, *low) ? *low + 1 : nextafter (*low, INFINITY);
  if (range->is_high_open && isfinite (*high))
    *high = nextafter (*high, -INFINITY);
  else if (isfinite (*high) && is_day (question, *high))
    *high = nextafter (*high + 1, -INFINITY);
}

static void
ready_ranges (DuidConditionPass *pass)
{
  GArray *ranges = pass->condition->ranges;

  for (guint i = 0; i < ranges->len; i++)
    {
      double low;
      double high;

      duid_condition_get_interval (&g_array_index (ranges, DuidRange, i), pass->question,
                                   &low, &high);
      add_interval (pass, low, high);
    }
}

static void
ready_value (DuidConditionPass *pass,
             const char        *word)
{
  double value;

  if (!duid_condition_read_value (pass->question, word, &value))
    return;
  if (is_day (pass->question, value))
    add_interval (pass, value, nextafter (value + 1, -INFINITY));
  else
    add_interval (pass, value, value);
}

static void
ready_band (DuidConditionPass *pass,
            const char        *word)
{
  g_autoptr (GPtrArray) labels = duid_labels_of_bands (pass->question);
  int      index = duid_labels_find (labels, word);
  DuidBand band;
  double   low;

  if (index < 0)
    return;
  band = g_array_index (pass->question->bands, DuidBand, index);
  low = index > 0 ? g_array_index (pass->question->bands, DuidBand, index - 1).below : -INFINITY;
  add_interval (pass, low, isfinite (band.below) ? nextafter (band.below, -INFINITY) : INFINITY);
}

static void
add_stone (DuidConditionPass *pass,
           guint              stone)
{
  g_ptr_array_add (pass->places,
                   (gpointer) duid_dataset_get_stone (pass->dataset, pass->index, stone));
}

static void
ready_option (DuidConditionPass *pass,
              const char        *word)
{
  GPtrArray *labels = pass->places != NULL ? pass->question->stones : pass->question->options;
  int        position;

  position = pass->places == NULL ? duid_question_find_option (pass->question, word)
                                  : duid_question_find_stone (pass->question, word);
  if (position < 0)
    position = duid_labels_find (labels, word);
  if (position < 0)
    return;
  if (pass->places != NULL)
    add_stone (pass, (guint) position);
  else if (pass->masks != NULL)
    pass->mask[position / DUID_PASS_WORD_BITS] |=
      G_GUINT64_CONSTANT (1) << (position % DUID_PASS_WORD_BITS);
  else
    pass->wanted[position] = 1;
}

static void
ready_zone (DuidConditionPass *pass,
            const char        *word)
{
  DuidZone zone;

  if (duid_zone_from_string (word, &zone))
    pass->wanted[zone] = 1;
}

static void
ready_state (DuidConditionPass *pass,
             const char        *word)
{
  DuidState state;

  if (duid_condition_read_state (word, &state))
    pass->wanted[state] = 1;
}

static void
ready_lasso (DuidConditionPass *pass)
{
  const DuidCondition *condition = pass->condition;

  pass->lassos = g_ptr_array_new_with_free_func ((GDestroyNotify) duid_lasso_grid_free);
  for (guint i = 0; i < condition->rings->len; i++)
    {
      const GArray *ring = condition->rings->pdata[i];

      g_ptr_array_add (pass->lassos, duid_lasso_grid_new ((const DuidPoint *) ring->data, ring->len,
                                                          pass->n_to_read));
    }
  if (pass->triads != NULL && pass->n_to_read >= ROWS_FOR_CODES)
    pass->triad_lasso = duid_triad_lasso_new (pass->dataset, pass->index, condition->rings);
  for (guint i = 0; pass->places != NULL && i < pass->question->stones->len; i++)
    if (condition->stone == NULL ||
        duid_question_find_stone (pass->question, condition->stone) == (int) i)
      add_stone (pass, i);
}

static void
borrow_column (DuidConditionPass *pass,
               DuidColumnKind     column)
{
  pass->states = duid_dataset_get_states (pass->dataset, pass->index);
  switch (column)
    {
    case DUID_COLUMN_NUMBER:
      pass->numbers = duid_dataset_get_numbers (pass->dataset, pass->index);
      break;
    case DUID_COLUMN_CODE:
      pass->codes = duid_dataset_get_codes (pass->dataset, pass->index);
      break;
    case DUID_COLUMN_MASK:
      pass->masks = duid_dataset_get_masks (pass->dataset, pass->index, &pass->n_words);
      break;
    case DUID_COLUMN_TRIAD:
      pass->triads = duid_dataset_get_triads (pass->dataset, pass->index);
      break;
    case DUID_COLUMN_STONES:
      pass->places = g_ptr_array_new ();
      break;
    case DUID_COLUMN_TEXT:
    default:
      break;
    }
  pass->intervals = g_array_new (FALSE, FALSE, sizeof (DuidInterval));
  pass->wanted = g_new0 (guint8, N_CODES);
  pass->mask = g_new0 (guint64, MAX (pass->n_words, 1));
  pass->texts = g_ptr_array_new_with_free_func (g_free);
}

static void
ready_word (DuidConditionPass *pass,
            DuidColumnKind     column,
            const char        *word)
{
  DuidConditionKind kind = pass->condition->kind;

  if (kind == DUID_CONDITION_STATES)
    ready_state (pass, word);
  else if (kind == DUID_CONDITION_BANDS)
    ready_band (pass, word);
  else if (kind == DUID_CONDITION_ZONES || kind == DUID_CONDITION_BORDER)
    ready_zone (pass, word);
  else if (column == DUID_COLUMN_NUMBER)
    ready_value (pass, word);
  else if (column == DUID_COLUMN_TEXT)
    g_ptr_array_add (pass->texts, duid_labels_dup_folded (word));
  else
    ready_option (pass, word);
}

/* FALSE when the question has no such answers. */
static gboolean
ready_pass (DuidConditionPass *pass)
{
  DuidColumnKind column = duid_question_get_column_kind (pass->question);

  if (!duid_condition_pass_choose (pass, column))
    return FALSE;
  borrow_column (pass, column);
  if (pass->condition->kind == DUID_CONDITION_RANGE)
    ready_ranges (pass);
  else if (pass->condition->kind == DUID_CONDITION_LASSO)
    ready_lasso (pass);
  for (guint i = 0; i < pass->condition->words->len; i++)
    ready_word (pass, column, pass->condition->words->pdata[i]);
  return TRUE;
}

static void
clear_pass (DuidConditionPass *pass)
{
  g_clear_pointer (&pass->lassos, g_ptr_array_unref);
  g_clear_pointer (&pass->triad_lasso, duid_triad_lasso_free);
  g_clear_pointer (&pass->places, g_ptr_array_unref);
  g_clear_pointer (&pass->intervals, g_array_unref);
  g_clear_pointer (&pass->wanted, g_free);
  g_clear_pointer (&pass->mask, g_free);
  g_clear_pointer (&pass->texts, g_ptr_array_unref);
}

/* Whether the question is there. */
static gboolean
find_question (DuidConditionPass *pass)
{
  int index = duid_framework_find (duid_dataset_get_framework (pass->dataset),
                                   pass->condition->question);

  if (index < 0)
    return FALSE;
  pass->index = (guint) index;
  pass->question = duid_dataset_get_question (pass->dataset, pass->index);
  return TRUE;
}

static void
add_tags (const DuidCondition *condition,
          const DuidTagging   *tagging,
          DuidRows            *rows)
{
  for (guint i = 0; tagging != NULL && i < condition->words->len; i++)
    {
      int tag = duid_tagging_find (tagging, condition->words->pdata[i]);

      if (tag >= 0)
        duid_rows_or (rows, duid_tagging_get_tag (tagging, (guint) tag)->rows);
    }
}

static void
add_found (const DuidCondition *condition,
           const DuidStand     *stand,
           DuidRows            *rows)
{
  for (guint i = 0; stand->find_words != NULL && i < condition->words->len; i++)
    {
      g_autoptr (DuidRows) found = stand->find_words (condition->words->pdata[i],
                                                      stand->find_words_data);

      if (found != NULL)
        duid_rows_or (rows, found);
    }
}

DuidRows *
duid_condition_find_rows (const DuidCondition *condition,
                          const DuidStand     *stand)
{
  DuidRows         *rows = duid_rows_new (duid_dataset_get_n_rows (stand->dataset));
  DuidConditionPass pass = {
    .condition = condition,
    .dataset = stand->dataset,
    .rows = rows,
    .n_to_read = rows->n_rows,
  };
  gboolean is_whole = condition->kind == DUID_CONDITION_TAGS ||
                      condition->kind == DUID_CONDITION_WORDS;

  if (condition->kind == DUID_CONDITION_TAGS)
    add_tags (condition, stand->tagging, rows);
  if (condition->kind == DUID_CONDITION_WORDS)
    add_found (condition, stand, rows);
  if (is_whole && condition->is_inverted)
    duid_rows_invert (rows);
  if (is_whole || condition->question == NULL)
    return rows;

  if (find_question (&pass) && ready_pass (&pass))
    duid_condition_pass_run (&pass);
  clear_pass (&pass);
  return rows;
}

void
duid_condition_find_again (const DuidCondition *condition,
                           const DuidStand     *stand,
                           const guint32       *which,
                           gsize                n,
                           DuidRows            *rows)
{
  DuidConditionPass pass = {
    .condition = condition,
    .dataset = stand->dataset,
    .rows = rows,
    .n_to_read = n,
  };

  g_return_if_fail (!condition->is_inverted);

  if (!find_question (&pass) || !ready_pass (&pass))
    n = 0;
  for (gsize i = 0; i < n; i++)
    if (pass.read (&pass, which[i], 1) != 0)
      duid_rows_add (rows, which[i]);
    else
      duid_rows_remove (rows, which[i]);
  clear_pass (&pass);
}

DuidRows *
duid_conditions_find_rows (GPtrArray       *conditions,
                           const DuidStand *stand)
{
  DuidRows *rows = duid_rows_new_full (duid_dataset_get_n_rows (stand->dataset));

  for (guint i = 0; conditions != NULL && i < conditions->len; i++)
    {
      g_autoptr (DuidRows) own = duid_condition_find_rows (conditions->pdata[i], stand);

      duid_rows_and (rows, own);
    }
  return rows;
}
