/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "filter/duid-condition-pass.h"

#include <string.h>

#include "base/duid-crew.h"
#include "filter/duid-condition-private.h"

#define GRAIN 256 /* words of 64 rows */

static guint64
read_numbers (const DuidConditionPass *pass,
              gsize                    first,
              guint                    n)
{
  guint64 bits = 0;

  for (guint j = 0; j < pass->intervals->len; j++)
    {
      DuidInterval  interval = g_array_index (pass->intervals, DuidInterval, j);
      const double *numbers = pass->numbers + first;

      for (guint i = 0; i < n; i++)
        bits |= (guint64) ((numbers[i] >= interval.low) & (numbers[i] <= interval.high)) << i;
    }
  return bits;
}

static guint64
read_codes (const DuidConditionPass *pass,
            gsize                    first,
            guint                    n)
{
  guint64 bits = 0;

  for (guint i = 0; i < n; i++)
    bits |= (guint64) pass->wanted[pass->codes[first + i]] << i;
  return bits;
}

static guint64
read_masks (const DuidConditionPass *pass,
            gsize                    first,
            guint                    n)
{
  guint64 bits = 0;

  for (guint i = 0; i < n; i++)
    for (gsize j = 0; j < pass->n_words; j++)
      if ((pass->masks[(first + i) * pass->n_words + j] & pass->mask[j]) != 0)
        bits |= G_GUINT64_CONSTANT (1) << i;
  return bits;
}

static guint64
read_states (const DuidConditionPass *pass,
             gsize                    first,
             guint                    n)
{
  guint64 bits = 0;

  for (guint i = 0; i < n; i++)
    bits |= (guint64) pass->wanted[pass->states[first + i]] << i;
  return bits;
}

static guint64
read_zones (const DuidConditionPass *pass,
            gsize                    first,
            guint                    n)
{
  gboolean is_border = pass->condition->kind == DUID_CONDITION_BORDER;
  guint64  bits = 0;

  for (guint i = 0; i < n; i++)
    {
      DuidZone zone;

      if (pass->states[first + i] != DUID_STATE_ANSWERED)
        continue;
      zone = is_border ? duid_triad_codes_get_border (pass->triad_codes, first + i)
                       : duid_triad_get_zone (pass->triads[first + i]);
      bits |= (guint64) pass->wanted[zone] << i;
    }
  return bits;
}

static guint64
read_lassos (const DuidConditionPass *pass,
             const DuidPoint         *points,
             guint                    n)
{
  guint64 bits = 0;

  for (guint i = 0; i < pass->lassos->len; i++)
    bits |= duid_lasso_grid_read (pass->lassos->pdata[i], points, n);
  return bits;
}

static guint64
read_triads (const DuidConditionPass *pass,
             gsize                    first,
             guint                    n)
{
  DuidPoint points[DUID_PASS_WORD_BITS];

  if (pass->triad_lasso != NULL)
    return duid_triad_lasso_read (pass->triad_lasso, first, n);
  duid_triads_to_plane (pass->triads + first, n, points);
  return read_lassos (pass, points, n);
}

static guint64
read_places (const DuidConditionPass *pass,
             gsize                    first,
             guint                    n)
{
  guint64 bits = 0;

  for (guint j = 0; j < pass->places->len; j++)
    {
      const DuidPoint *places = (const DuidPoint *) pass->places->pdata[j] + first;

      if (pass->lassos != NULL)
        bits |= read_lassos (pass, places, n);
      for (guint i = 0; i < n && pass->lassos == NULL; i++)
        bits |= (guint64) duid_point_exists (places[i]) << i;
    }
  return bits;
}

/* Plain letters without blanks around them need no folding to be compared. */
static gboolean
is_plain (const char *text)
{
  gsize length = strlen (text);

  return g_str_is_ascii (text) && !g_ascii_isspace (text[0]) && !g_ascii_isspace (text[length - 1]);
}

static gboolean
equal_plainly (gconstpointer folded,
               gconstpointer text)
{
  return g_ascii_strcasecmp (folded, text) == 0;
}

static gboolean
is_wanted_text (const DuidConditionPass *pass,
                const char              *text)
{
  g_autofree char *folded = NULL;

  if (*text == '\0')
    return FALSE;
  if (is_plain (text))
    return g_ptr_array_find_with_equal_func (pass->texts, text, equal_plainly, NULL);
  folded = duid_labels_dup_folded (text);
  return g_ptr_array_find_with_equal_func (pass->texts, folded, g_str_equal, NULL);
}

static guint64
read_texts (const DuidConditionPass *pass,
            gsize                    first,
            guint                    n)
{
  guint64 bits = 0;

  for (guint i = 0; i < n; i++)
    if (is_wanted_text (pass, duid_dataset_get_text (pass->dataset, pass->index, first + i)))
      bits |= G_GUINT64_CONSTANT (1) << i;
  return bits;
}

static guint64
read_answered (const DuidConditionPass *pass,
               gsize                    first,
               guint                    n)
{
  guint64 bits = 0;

  for (guint i = 0; i < n; i++)
    bits |= (guint64) (pass->states[first + i] == DUID_STATE_ANSWERED) << i;
  return bits;
}

static guint64
read_all (const DuidConditionPass *pass,
          gsize                    first,
          guint                    n)
{
  return G_MAXUINT64 >> (DUID_PASS_WORD_BITS - n);
}

static void
fill_words (gsize    from,
            gsize    to,
            int      part,
            gpointer data)
{
  DuidConditionPass *pass = data;
  gboolean           is_inverted = pass->condition->is_inverted;
  gboolean           is_state = pass->condition->kind == DUID_CONDITION_STATES;

  for (gsize i = from; i < to; i++)
    {
      gsize   first = i * DUID_PASS_WORD_BITS;
      guint   n = (guint) MIN (pass->rows->n_rows - first, DUID_PASS_WORD_BITS);
      guint64 bits = pass->read (pass, first, n);

      if (is_inverted)
        bits = (is_state ? read_all (pass, first, n) : read_answered (pass, first, n)) & ~bits;
      pass->rows->words[i] = bits;
    }
}

static DuidReadWord
choose_for_column (DuidConditionKind kind,
                   DuidColumnKind    column)
{
  gboolean is_options = kind == DUID_CONDITION_OPTIONS;
  gboolean is_lasso = kind == DUID_CONDITION_LASSO;

  switch (column)
    {
    case DUID_COLUMN_NUMBER:
      if (is_options || kind == DUID_CONDITION_RANGE || kind == DUID_CONDITION_BANDS)
        return read_numbers;
      return NULL;
    case DUID_COLUMN_CODE:
      return is_options ? read_codes : NULL;
    case DUID_COLUMN_MASK:
      return is_options ? read_masks : NULL;
    case DUID_COLUMN_TRIAD:
      if (is_lasso)
        return read_triads;
      return kind == DUID_CONDITION_ZONES || kind == DUID_CONDITION_BORDER ? read_zones : NULL;
    case DUID_COLUMN_STONES:
      return is_options || is_lasso ? read_places : NULL;
    case DUID_COLUMN_TEXT:
    default:
      return is_options ? read_texts : NULL;
    }
}

gboolean
duid_condition_pass_choose (DuidConditionPass *pass,
                            DuidColumnKind     column)
{
  DuidConditionKind kind = pass->condition->kind;

  if (kind == DUID_CONDITION_STATES)
    pass->read = read_states;
  else
    pass->read = choose_for_column (kind, column);
  if (kind == DUID_CONDITION_BORDER && pass->read == read_zones)
    pass->triad_codes = duid_triad_codes_get (pass->dataset, pass->index);
  return pass->read != NULL;
}

void
duid_condition_pass_run (DuidConditionPass *pass)
{
  duid_crew_run (pass->rows->n_words, GRAIN, fill_words, pass);
}
