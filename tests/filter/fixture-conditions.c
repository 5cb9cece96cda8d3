/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <math.h>
#include <string.h>

#include "base/duid-number.h"

static DuidCondition *
draw_words (GRand            *rand,
            DuidConditionKind kind,
            const char       *question,
            GPtrArray        *labels)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  int n = g_rand_int_range (rand, 1, 4);

  for (int i = 0; i < n; i++)
    g_ptr_array_add (words, labels->pdata[g_rand_int_range (rand, 0, (gint32) labels->len)]);
  g_ptr_array_add (words, NULL);
  return duid_condition_new_words (kind, question, (const char *const *) words->pdata);
}

static DuidCondition *
draw_one_range (GRand              *rand,
                const DuidQuestion *question)
{
  double   a = fixture_draw_number (rand, question);
  double   b = fixture_draw_number (rand, question);
  int      form = g_rand_int_range (rand, 0, 4);
  gboolean is_low_open = form != 1 && g_rand_boolean (rand);
  gboolean is_high_open = form != 2 && g_rand_boolean (rand);
  g_autoptr (DuidCondition) condition =
    duid_condition_new_range (question->name, form == 1 ? -INFINITY : MIN (a, b),
                              form == 2 ? INFINITY : MAX (a, b));

  return duid_condition_opened (condition, is_low_open, is_high_open);
}

static DuidCondition *
draw_range (GRand              *rand,
            const DuidQuestion *question)
{
  DuidCondition *condition = draw_one_range (rand, question);

  while (g_rand_int_range (rand, 0, 3) == 0)
    {
      g_autoptr (DuidCondition) before = condition;
      g_autoptr (DuidCondition) other = draw_one_range (rand, question);

      condition = duid_condition_joined (before, other);
    }
  return condition;
}

static DuidCondition *
draw_ring (GRand              *rand,
           const DuidQuestion *question,
           const char         *stone)
{
  DuidPoint corners[8];
  int       n = g_rand_int_range (rand, 3, 9);
  gboolean  is_canvas = question->type == DUID_QUESTION_CANVAS;

  for (int i = 0; i < n; i++)
    corners[i] = (DuidPoint) { g_rand_double_range (rand, is_canvas ? -6 : 0, is_canvas ? 6 : 1),
                               g_rand_double_range (rand, is_canvas ? -6 : 0, is_canvas ? 6 : 1) };
  return duid_condition_new_lasso (question->name, stone, corners, (gsize) n);
}

static DuidCondition *
draw_lasso (GRand              *rand,
            const DuidQuestion *question)
{
  gboolean    is_canvas = question->type == DUID_QUESTION_CANVAS;
  const char *stone = is_canvas && g_rand_boolean (rand)
                        ? question->stones->pdata[g_rand_int_range (rand, 0, 3)]
                        : NULL;
  g_autoptr (DuidCondition) one = draw_ring (rand, question, stone);
  g_autoptr (DuidCondition) other = draw_ring (rand, question, stone);

  return g_rand_boolean (rand) ? duid_condition_joined (one, other) : g_steal_pointer (&one);
}

static GPtrArray *
list_numbers (GRand              *rand,
              const DuidQuestion *question)
{
  GPtrArray *labels = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; i < 3; i++)
    {
      double value = fixture_draw_number (rand, question);

      g_ptr_array_add (labels, question->type == DUID_QUESTION_DATE
                                 ? duid_date_to_string (floor (value))
                                 : duid_number_to_string (value));
    }
  return labels;
}

static DuidCondition *
draw_number_condition (GRand              *rand,
                       const DuidQuestion *question)
{
  g_autoptr (GPtrArray) numbers = list_numbers (rand, question);
  g_autoptr (GPtrArray) bands = g_ptr_array_new ();

  for (guint i = 0; i < question->bands->len; i++)
    g_ptr_array_add (bands, g_array_index (question->bands, DuidBand, i).label);
  if (bands->len > 0 && g_rand_int_range (rand, 0, 3) == 0)
    return draw_words (rand, DUID_CONDITION_BANDS, question->name, bands);
  if (g_rand_int_range (rand, 0, 4) == 0)
    return draw_words (rand, DUID_CONDITION_OPTIONS, question->name, numbers);
  return draw_range (rand, question);
}

static DuidCondition *
draw_on_question (GRand              *rand,
                  const DuidQuestion *question)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  int chance = g_rand_int_range (rand, 0, 8);

  if (chance == 0)
    {
      for (int i = 0; i < DUID_N_STATES; i++)
        g_ptr_array_add (labels, (char *) duid_state_to_string ((DuidState) i));
      return draw_words (rand, DUID_CONDITION_STATES, question->name, labels);
    }
  switch (duid_question_get_column_kind (question))
    {
    case DUID_COLUMN_NUMBER:
      return draw_number_condition (rand, question);
    case DUID_COLUMN_TRIAD:
      for (int i = 0; i < (chance < 4 ? 6 : 7); i++)
        g_ptr_array_add (labels, (char *) duid_zone_to_string ((DuidZone) i));
      return chance < 2   ? draw_words (rand, DUID_CONDITION_BORDER, question->name, labels)
             : chance < 5 ? draw_words (rand, DUID_CONDITION_ZONES, question->name, labels)
                          : draw_lasso (rand, question);
    case DUID_COLUMN_STONES:
      if (chance < 3)
        return draw_words (rand, DUID_CONDITION_OPTIONS, question->name, question->stones);
      return draw_lasso (rand, question);
    case DUID_COLUMN_TEXT:
      for (int i = 0; i < 4; i++)
        g_ptr_array_add (labels, (char *) fixture_draw_text (rand));
      return draw_words (rand, DUID_CONDITION_OPTIONS, question->name, labels);
    case DUID_COLUMN_CODE:
    case DUID_COLUMN_MASK:
    default:
      return draw_words (rand, DUID_CONDITION_OPTIONS, question->name, question->options);
    }
}

DuidCondition *
fixture_new_condition (GRand           *rand,
                       const DuidStand *stand)
{
  static const char *const searches[] = { "a", "Aap", " noot|mies\\ ", "=", "twee", "nergens" };
  guint                    n = duid_dataset_get_n_questions (stand->dataset);
  g_autoptr (GPtrArray) tags = g_ptr_array_new ();
  g_autoptr (DuidCondition) condition = NULL;
  int chance = g_rand_int_range (rand, 0, 10);

  for (guint i = 0; i < stand->tagging->tags->len; i++)
    g_ptr_array_add (tags, duid_tagging_get_tag (stand->tagging, i)->name);
  if (chance == 0)
    condition = draw_words (rand, DUID_CONDITION_TAGS, NULL, tags);
  else if (chance == 1)
    condition = duid_condition_new_search (
      searches[g_rand_int_range (rand, 0, G_N_ELEMENTS (searches))]);
  else
    condition = draw_on_question (
      rand, duid_dataset_get_question (stand->dataset,
                                       (guint) g_rand_int_range (rand, 0, (gint32) n)));
  return g_rand_int_range (rand, 0, 4) == 0 ? duid_condition_inverted (condition)
                                            : g_steal_pointer (&condition);
}

/* ---- as a hand moves it ---- */

static DuidCondition *
nudge_range (GRand      *rand,
             const char *question,
             DuidRange   range)
{
  double step =
    isfinite (range.high) && isfinite (range.low) ? (range.high - range.low) / 10 : 0.1;
  double low = range.low + g_rand_double_range (rand, -1, 1) * step;
  double high = range.high + g_rand_double_range (rand, -1, 1) * step;
  g_autoptr (DuidCondition) moved =
    duid_condition_new_range (question, low, g_rand_boolean (rand) ? high : range.high);

  return duid_condition_opened (moved, range.is_low_open, g_rand_boolean (rand));
}

/* The ranges as a hand moves them on. Now and then one more comes or the others go. */
static DuidCondition *
nudge_ranges (GRand               *rand,
              const DuidCondition *condition)
{
  guint          n = condition->ranges->len + (g_rand_int_range (rand, 0, 8) == 0);
  DuidCondition *moved = NULL;

  if (g_rand_int_range (rand, 0, 8) == 0)
    n = 1;
  for (guint i = 0; i < n; i++)
    {
      guint at = MIN (i, condition->ranges->len - 1);
      g_autoptr (DuidCondition) before = moved;
      g_autoptr (DuidCondition) one =
        nudge_range (rand, condition->question, g_array_index (condition->ranges, DuidRange, at));

      moved = before != NULL ? duid_condition_joined (before, one) : g_steal_pointer (&one);
    }
  return moved;
}

/* A corner moves, or one comes. */
static DuidCondition *
nudge_ring (GRand               *rand,
            const DuidCondition *condition,
            guint                index)
{
  g_autoptr (GArray) ring = g_array_copy (condition->rings->pdata[index]);
  DuidPoint *corner =
    &g_array_index (ring, DuidPoint, g_rand_int_range (rand, 0, (gint32) ring->len));
  DuidPoint added = { corner->x + g_rand_double_range (rand, -0.3, 0.3), corner->y };

  if (g_rand_boolean (rand))
    *corner = (DuidPoint) { added.x, corner->y + g_rand_double_range (rand, -0.3, 0.3) };
  else
    g_array_append_val (ring, added);
  return duid_condition_new_lasso (condition->question, condition->stone, (DuidPoint *) ring->data,
                                   ring->len);
}

/* Mostly one of the rings moves, now and then all of them do, or the others go. */
static DuidCondition *
nudge_rings (GRand               *rand,
             const DuidCondition *condition)
{
  guint          n = condition->rings->len;
  guint          moving = (guint) g_rand_int_range (rand, 0, (gint32) n + 1);
  DuidCondition *moved = nudge_ring (rand, condition, moving % n);

  for (guint i = 0; i < n && g_rand_int_range (rand, 0, 8) > 0; i++)
    {
      const GArray *ring = condition->rings->pdata[i];
      g_autoptr (DuidCondition) before = moved;
      g_autoptr (DuidCondition) one =
        moving == n ? nudge_ring (rand, condition, i)
                    : duid_condition_new_lasso (condition->question, condition->stone,
                                                (const DuidPoint *) ring->data, ring->len);

      moved = i == moving ? duid_condition_ref (before) : duid_condition_joined (before, one);
    }
  return moved;
}

DuidCondition *
fixture_nudge (GRand               *rand,
               const DuidCondition *condition)
{
  return condition->kind == DUID_CONDITION_RANGE ? nudge_ranges (rand, condition)
                                                 : nudge_rings (rand, condition);
}

/* ---- the plain answer ---- */

static gboolean
has_word (const DuidCondition *condition,
          const char          *word)
{
  return g_ptr_array_find_with_equal_func (condition->words, word, g_str_equal, NULL);
}

static gboolean
is_in_range (DuidRange           range,
             const DuidQuestion *question,
             double              value)
{
  gboolean is_date = question->type == DUID_QUESTION_DATE;
  double   at_low = is_date && range.low == floor (range.low) ? floor (value) : value;
  double   at_high = is_date && range.high == floor (range.high) ? floor (value) : value;

  return (range.is_low_open ? at_low > range.low : at_low >= range.low) &&
         (range.is_high_open ? at_high < range.high : at_high <= range.high);
}

static gboolean
is_in_ranges (const DuidCondition *condition,
              const DuidQuestion  *question,
              double               value)
{
  for (guint i = 0; i < condition->ranges->len; i++)
    if (is_in_range (g_array_index (condition->ranges, DuidRange, i), question, value))
      return TRUE;
  return FALSE;
}

static gboolean
is_value (const DuidCondition *condition,
          const DuidQuestion  *question,
          double               value)
{
  for (guint i = 0; i < condition->words->len; i++)
    {
      double wanted = NAN;

      if (question->type != DUID_QUESTION_DATE)
        g_assert_true (duid_number_parse (condition->words->pdata[i], '.', &wanted));
      else
        g_assert_true (duid_date_parse (condition->words->pdata[i], NULL, &wanted));
      if (wanted == value || (question->type == DUID_QUESTION_DATE && wanted == floor (value)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
passes_number (const DuidCondition *condition,
               const DuidQuestion  *question,
               double               value)
{
  if (condition->kind == DUID_CONDITION_RANGE)
    return is_in_ranges (condition, question, value);
  if (condition->kind == DUID_CONDITION_OPTIONS)
    return is_value (condition, question, value);
  return has_word (condition,
                   g_array_index (question->bands, DuidBand,
                                  duid_question_get_band (question, value))
                     .label);
}

static gboolean
is_in_lasso (const DuidCondition *condition,
             DuidPoint            point)
{
  for (guint i = 0; i < condition->rings->len; i++)
    {
      const GArray *ring = condition->rings->pdata[i];

      if (duid_polygon_contains ((const DuidPoint *) ring->data, ring->len, point))
        return TRUE;
    }
  return FALSE;
}

static gboolean
passes_triad (const DuidCondition *condition,
              DuidTriad            triad)
{
  if (condition->kind == DUID_CONDITION_LASSO)
    return is_in_lasso (condition, duid_triad_to_plane (triad));
  if (condition->kind == DUID_CONDITION_ZONES)
    return has_word (condition, duid_zone_to_string (duid_triad_get_zone (triad)));
  return has_word (condition,
                   duid_zone_to_string (duid_triad_get_border (triad, DUID_BORDER_MARGIN)));
}

static gboolean
passes_canvas (const DuidCondition *condition,
               const DuidStand     *stand,
               guint                index,
               gsize                row)
{
  const DuidQuestion *question = duid_dataset_get_question (stand->dataset, index);

  for (guint i = 0; i < question->stones->len; i++)
    {
      DuidPoint   place = duid_dataset_get_stone (stand->dataset, index, i)[row];
      const char *label = question->stones->pdata[i];

      if (condition->kind == DUID_CONDITION_OPTIONS &&
          has_word (condition, label) && duid_point_exists (place))
        return TRUE;
      if (condition->kind == DUID_CONDITION_LASSO && is_in_lasso (condition, place) &&
          (condition->stone == NULL || strcmp (condition->stone, label) == 0))
        return TRUE;
    }
  return FALSE;
}

static gboolean
passes_many (const DuidCondition *condition,
             const DuidStand     *stand,
             guint                index,
             gsize                row)
{
  const DuidQuestion *question = duid_dataset_get_question (stand->dataset, index);
  gsize               n_words;
  const guint64      *masks = duid_dataset_get_masks (stand->dataset, index, &n_words);

  for (guint i = 0; i < question->options->len; i++)
    if ((masks[row * n_words + i / 64] >> (i % 64) & 1) != 0 &&
        has_word (condition, question->options->pdata[i]))
      return TRUE;
  return FALSE;
}

static gboolean
passes_text (const DuidCondition *condition,
             const char          *text)
{
  for (guint i = 0; i < condition->words->len; i++)
    if (strcmp (condition->words->pdata[i], text) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
passes_answer (const DuidCondition *condition,
               const DuidStand     *stand,
               guint                index,
               gsize                row)
{
  const DuidDataset  *dataset = stand->dataset;
  const DuidQuestion *question = duid_dataset_get_question (dataset, index);

  switch (duid_question_get_column_kind (question))
    {
    case DUID_COLUMN_NUMBER:
      return passes_number (condition, question, duid_dataset_get_numbers (dataset, index)[row]);
    case DUID_COLUMN_CODE:
      return has_word (condition,
                       question->options->pdata[duid_dataset_get_codes (dataset, index)[row]]);
    case DUID_COLUMN_TRIAD:
      return passes_triad (condition, duid_dataset_get_triads (dataset, index)[row]);
    case DUID_COLUMN_TEXT:
      return passes_text (condition, duid_dataset_get_text (dataset, index, row));
    case DUID_COLUMN_STONES:
      return passes_canvas (condition, stand, index, row);
    case DUID_COLUMN_MASK:
    default:
      return passes_many (condition, stand, index, row);
    }
}

static gboolean
has_any_tag (const DuidCondition *condition,
             const DuidTagging   *tagging,
             gsize                row)
{
  for (guint i = 0; i < tagging->tags->len; i++)
    if (has_word (condition, duid_tagging_get_tag (tagging, i)->name) &&
        duid_rows_has (duid_tagging_get_tag (tagging, i)->rows, row))
      return TRUE;
  return FALSE;
}

static gboolean
has_story_word (const DuidCondition *condition,
                const DuidStand     *stand,
                gsize                row)
{
  return strstr (duid_dataset_get_story (stand->dataset, row), condition->words->pdata[0]) != NULL;
}

gboolean
fixture_passes (const DuidCondition *condition,
                const DuidStand     *stand,
                gsize                row)
{
  guint     index;
  DuidState state;

  if (condition->kind == DUID_CONDITION_TAGS)
    return has_any_tag (condition, stand->tagging, row) != condition->is_inverted;
  if (condition->kind == DUID_CONDITION_WORDS)
    return has_story_word (condition, stand, row) != condition->is_inverted;
  index = (guint) duid_framework_find (duid_dataset_get_framework (stand->dataset),
                                       condition->question);
  state = (DuidState) duid_dataset_get_states (stand->dataset, index)[row];
  if (condition->kind == DUID_CONDITION_STATES)
    return has_word (condition, duid_state_to_string (state)) != condition->is_inverted;
  return state == DUID_STATE_ANSWERED &&
         passes_answer (condition, stand, index, row) != condition->is_inverted;
}
