/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-summary.h"

#include <math.h>

#include "filter/duid-selection.h"
#include "plot/duid-summary-private.h"
#include "plot/duid-tally.h"

/* In bins, as duid-bins.c has it: 0.3 / 0.05 is not quite 6. */
#define ON_EDGE 1e-9
/* Answers to a triad whose places are added up one by one. */
#define MOST_EXACT 100000
/* Any number does, as long as it is always the same: a region must not move. */
#define CENTRE_SEED 171
/* Regions of fewer points take the points themselves. */
#define FEW_POINTS 20

static void
free_share (gpointer data)
{
  DuidShareOf *share = data;

  g_free (share->label);
  g_free (share);
}

static void
free_stone (gpointer data)
{
  DuidStoneSummary *stone = data;

  g_free (stone->label);
  g_free (stone);
}

void
duid_summary_add_share (GPtrArray  *shares,
                        const char *label,
                        gsize       n,
                        double      amount,
                        double      whole)
{
  DuidShareOf *share = g_new0 (DuidShareOf, 1);

  share->label = g_strdup (label);
  share->n = n;
  share->percent = whole > 0 ? 100.0 * amount / whole : 0;
  g_ptr_array_add (shares, share);
}

/* Of 64 rows, as most are in most questions. */
static gboolean
are_all_answered (const guint8 *states)
{
  guint8 others = 0;

  for (int i = 0; i < 64; i++)
    others |= states[i] ^ DUID_STATE_ANSWERED;
  return others == 0;
}

static void
count_states (DuidSummary    *self,
              const DuidPass *pass)
{
  for (gsize word = 0; word < pass->rows->n_words; word++)
    {
      guint64 bits = pass->rows->words[word];

      if (bits == G_MAXUINT64 && are_all_answered (pass->states + word * 64))
        {
          self->states[DUID_STATE_ANSWERED] += 64;
          continue;
        }
      for (; bits != 0; bits &= bits - 1)
        {
          guint8 state = pass->states[word * 64 + (gsize) __builtin_ctzll (bits)];

          g_assert (state < DUID_N_STATES);
          self->states[state]++;
        }
    }
}

static void
count_codes (DuidSummary    *self,
             const DuidPass *pass)
{
  const guint16     *codes = duid_dataset_get_codes (pass->dataset, pass->index);
  guint              n_options = pass->question->options->len;
  g_autofree gsize  *counts = g_new0 (gsize, n_options + 1);
  g_autofree double *amounts = g_new0 (double, n_options + 1);

  for (gssize row = duid_pass_first (pass); row >= 0; row = duid_pass_after (pass, row))
    if (codes[row] < n_options)
      {
        counts[codes[row]]++;
        amounts[codes[row]] += duid_pass_weigh (pass, (gsize) row);
      }

  for (guint option = 0; option < n_options; option++)
    duid_summary_add_share (self->options, g_ptr_array_index (pass->question->options, option),
                            counts[option], amounts[option], self->weights.sum);
}

static void
count_masks (DuidSummary    *self,
             const DuidPass *pass)
{
  gsize              n_words = 0;
  const guint64     *masks = duid_dataset_get_masks (pass->dataset, pass->index, &n_words);
  guint              n_options = pass->question->options->len;
  gsize              n_bits = MAX (n_words * 64, n_options) + 1;
  g_autofree gsize  *counts = g_new0 (gsize, n_bits);
  g_autofree double *amounts = g_new0 (double, n_bits);

  for (gssize row = duid_pass_first (pass); row >= 0; row = duid_pass_after (pass, row))
    for (gsize word = 0; word < n_words; word++)
      for (guint64 bits = masks[(gsize) row * n_words + word]; bits != 0; bits &= bits - 1)
        {
          gsize option = word * 64 + (gsize) __builtin_ctzll (bits);

          counts[option]++;
          amounts[option] += duid_pass_weigh (pass, (gsize) row);
        }

  for (guint option = 0; option < n_options; option++)
    duid_summary_add_share (self->options, g_ptr_array_index (pass->question->options, option),
                            counts[option], amounts[option], self->weights.sum);
}

/* Every story can have tags, so every story counts as answered. */
static void
count_tags (DuidSummary       *self,
            const DuidDataset *dataset,
            const DuidTagging *tagging,
            const DuidRows    *rows,
            const double      *weights)
{
  g_autoptr (DuidRows) looked_at = duid_summary_dup_rows (dataset, rows);

  self->type = DUID_QUESTION_MULTICHOICE;
  self->n_rows = duid_rows_count (looked_at);
  self->states[DUID_STATE_ANSWERED] = self->n_rows;
  self->is_weighed = weights != NULL;
  self->weights = weights != NULL ? duid_summary_weigh_rows (weights, looked_at)
                                  : duid_summary_count_once (self->n_rows);
  for (guint i = 0; tagging != NULL && i < tagging->tags->len; i++)
    {
      const DuidTag *tag = duid_tagging_get_tag (tagging, i);
      gsize          n = duid_rows_count_and (tag->rows, looked_at);
      double         amount = (double) n;

      if (weights != NULL)
        amount = duid_summary_add_up (weights, tag->rows, looked_at);
      duid_summary_add_share (self->options, tag->name, n, amount, self->weights.sum);
    }
}

/* The ends of all answers to a question, not only those looked at: so the bins
 * stay where they are while rows come and go. */
static void
find_ends (const DuidPass *pass,
           double         *low,
           double         *high)
{
  const double *numbers = duid_dataset_get_numbers (pass->dataset, pass->index);

  *low = INFINITY;
  *high = -INFINITY;
  for (gsize row = 0; row < duid_dataset_get_n_rows (pass->dataset); row++)
    if (pass->states[row] == DUID_STATE_ANSWERED)
      {
        *low = MIN (*low, numbers[row]);
        *high = MAX (*high, numbers[row]);
      }
}

guint
duid_summary_find_bar (double value,
                       double low,
                       double high)
{
  double place = high > low ? (value - low) * DUID_N_HISTOGRAM / (high - low) + ON_EDGE : 0;

  return (guint) CLAMP (place, 0, DUID_N_HISTOGRAM - 1);
}

static void
count_in (DuidSummary    *self,
          const DuidPass *pass,
          gsize           row,
          gsize           bin)
{
  double scale = 1;

  if (self->weights.sum > 0)
    scale = (double) self->states[DUID_STATE_ANSWERED] / self->weights.sum;
  self->histogram[bin]++;
  self->amounts[bin] += duid_pass_weigh (pass, row) * scale;
}

/* Twenty equal bins from @low to @high; the last one closed at both ends. */
static void
fill_histogram (DuidSummary    *self,
                const DuidPass *pass,
                double          low,
                double          high)
{
  const double *numbers = duid_dataset_get_numbers (pass->dataset, pass->index);

  self->n_histogram = DUID_N_HISTOGRAM;
  self->histogram = g_new0 (gsize, DUID_N_HISTOGRAM);
  self->amounts = g_new0 (double, DUID_N_HISTOGRAM);
  for (gssize row = duid_pass_first (pass); row >= 0; row = duid_pass_after (pass, row))
    count_in (self, pass, (gsize) row, duid_summary_find_bar (numbers[row], low, high));
}

static void
fill_date_histogram (DuidSummary    *self,
                     const DuidPass *pass)
{
  g_autoptr (DuidBins) bins = duid_bins_new (pass->dataset, pass->index);

  self->n_histogram = bins->n_bins;
  self->histogram = g_new0 (gsize, MAX (bins->n_bins, 1));
  self->amounts = g_new0 (double, MAX (bins->n_bins, 1));
  for (gssize row = duid_pass_first (pass); row >= 0; row = duid_pass_after (pass, row))
    if (bins->codes[row] != DUID_NO_CODE)
      count_in (self, pass, (gsize) row, bins->codes[row]);
}

static void
describe_numbers (DuidSummary    *self,
                  const DuidPass *pass)
{
  const double      *numbers = duid_dataset_get_numbers (pass->dataset, pass->index);
  g_autofree double *values = g_new (double, MAX (self->states[DUID_STATE_ANSWERED], 1));
  gsize              n = 0;

  for (gssize row = duid_pass_first (pass); row >= 0; row = duid_pass_after (pass, row))
    values[n++] = numbers[row];
  self->description = duid_describe (values, n); /* and now they are in order */
  if (self->type == DUID_QUESTION_SLIDER)
    self->camps = duid_camps (values, n, pass->question->min, pass->question->max);
  if (self->is_weighed)
    {
      self->description = duid_summary_describe_weighed (self, pass);
      self->camps = (DuidCamps) { 0 }; /* are found where each story counts once */
    }
}

static void
count_slider (DuidSummary    *self,
              const DuidPass *pass)
{
  const DuidQuestion *question = pass->question;
  const double       *numbers = duid_dataset_get_numbers (pass->dataset, pass->index);
  g_autofree gsize   *counts = g_new0 (gsize, question->bands->len + 1);
  g_autofree double  *amounts = g_new0 (double, question->bands->len + 1);

  for (gssize row = duid_pass_first (pass); row >= 0; row = duid_pass_after (pass, row))
    {
      int band = duid_question_get_band (question, numbers[row]);

      if (band >= 0)
        {
          counts[band]++;
          amounts[band] += duid_pass_weigh (pass, (gsize) row);
        }
      if (numbers[row] == question->min)
        self->ends[0]++;
      else if (numbers[row] == question->max)
        self->ends[1]++;
    }

  for (guint band = 0; band < question->bands->len; band++)
    duid_summary_add_share (self->bands, g_array_index (question->bands, DuidBand, band).label,
                            counts[band], amounts[band], self->weights.sum);
  fill_histogram (self, pass, question->min, question->max);
  describe_numbers (self, pass);
}

static void
count_numbers (DuidSummary    *self,
               const DuidPass *pass)
{
  double low, high;

  find_ends (pass, &low, &high);
  fill_histogram (self, pass, low, high);
  describe_numbers (self, pass);
}

/* Too few for an ellipse: a region takes the places themselves. */
static DuidCentre
find_few_centre (const DuidPass       *pass,
                 const DuidTriadCodes *codes)
{
  DuidPoint few[FEW_POINTS];
  gsize     n = 0;

  for (gssize row = duid_pass_first (pass); row >= 0 && n < FEW_POINTS;
       row = duid_pass_after (pass, row))
    if (codes->parts[row] != DUID_TRIAD_NOWHERE)
      few[n++] = duid_triad_to_plane (codes->triads[row]);
  return duid_centre_of (few, n, CENTRE_SEED);
}

/* As exact as the answers are. */
static DuidMoments
add_moments (const DuidPass       *pass,
             const DuidTriadCodes *codes)
{
  DuidMoments moments = { .pivot = { DUID_TRIAD_PIVOT_X, DUID_TRIAD_PIVOT_Y } };

  for (gssize row = duid_pass_first (pass); row >= 0; row = duid_pass_after (pass, row))
    if (codes->parts[row] != DUID_TRIAD_NOWHERE)
      duid_moments_add (&moments, duid_triad_to_plane (codes->triads[row]));
  return moments;
}

static void
count_triads (DuidSummary    *self,
              const DuidPass *pass)
{
  const DuidTriadCodes *codes = duid_triad_codes_get (pass->dataset, pass->index);
  DuidTriadCounts       counts;
  DuidMoments           moments;

  duid_triad_codes_count (codes, pass->rows, &counts, NULL);
  memcpy (self->zones, counts.zones, sizeof self->zones);
  /* The sums of very many answers are rounded, by less than a millionth of a side over the
   * root of their number. */
  moments = counts.n <= MOST_EXACT ? add_moments (pass, codes) : duid_tally_get_moments (&counts);
  self->centre = counts.n < FEW_POINTS ? find_few_centre (pass, codes)
                                       : duid_centre_of_moments (&moments);
  if (counts.n > 0)
    self->mean = duid_triad_from_plane (self->centre.centre);
  for (int zone = 0; zone < DUID_N_ZONES && counts.n > 0; zone++)
    self->zone_percents[zone] = 100.0 * (double) counts.zones[zone] / (double) counts.n;
  if (self->is_weighed)
    duid_summary_weigh_triads (self, pass, codes);
}

static void
count_stones (DuidSummary    *self,
              const DuidPass *pass)
{
  for (guint i = 0; i < pass->question->stones->len; i++)
    {
      const DuidPoint  *places = duid_dataset_get_stone (pass->dataset, pass->index, i);
      DuidStoneSummary *stone = g_new0 (DuidStoneSummary, 1);
      DuidPoint         sum = { 0, 0 };
      double            whole = 0;

      for (gssize row = duid_pass_next (pass, 0); row >= 0;
           row = duid_pass_next (pass, (gsize) row + 1))
        if (duid_point_exists (places[row]))
          {
            double weight = duid_pass_weigh (pass, (gsize) row);

            sum.x += weight * places[row].x;
            sum.y += weight * places[row].y;
            whole += weight;
            stone->n_placed++;
          }
      stone->label = g_strdup (g_ptr_array_index (pass->question->stones, i));
      stone->mean.x = whole > 0 ? sum.x / whole : NAN;
      stone->mean.y = whole > 0 ? sum.y / whole : NAN;
      g_ptr_array_add (self->stones, stone);
    }
}

static void
count_answers (DuidSummary    *self,
               const DuidPass *pass)
{
  switch (duid_question_get_column_kind (pass->question))
    {
    case DUID_COLUMN_NUMBER:
      if (self->type == DUID_QUESTION_SLIDER)
        count_slider (self, pass);
      else if (self->type == DUID_QUESTION_NUMBER)
        count_numbers (self, pass);
      else
        {
          fill_date_histogram (self, pass);
          describe_numbers (self, pass);
        }
      break;
    case DUID_COLUMN_CODE:
      count_codes (self, pass);
      break;
    case DUID_COLUMN_MASK:
      count_masks (self, pass);
      break;
    case DUID_COLUMN_TRIAD:
      count_triads (self, pass);
      break;
    case DUID_COLUMN_STONES:
      count_stones (self, pass);
      break;
    case DUID_COLUMN_TEXT:
    default:
      break;
    }
}

DuidSummary *
duid_summary_new_empty (int question)
{
  DuidSummary *self = g_new0 (DuidSummary, 1);

  self->question = question;
  self->options = g_ptr_array_new_with_free_func (free_share);
  self->bands = g_ptr_array_new_with_free_func (free_share);
  self->stones = g_ptr_array_new_with_free_func (free_stone);
  self->description = duid_describe (NULL, 0);
  self->mean = DUID_NO_TRIAD;
  self->centre = (DuidCentre) { .centre = { NAN, NAN }, .a = NAN, .b = NAN };
  return self;
}

DuidSummary *
duid_summary_new (const DuidDataset *dataset,
                  const DuidTagging *tagging,
                  int                question,
                  const DuidRows    *rows)
{
  return duid_summary_new_weighed (dataset, tagging, question, rows, NULL);
}

DuidSummary *
duid_summary_new_weighed (const DuidDataset *dataset,
                          const DuidTagging *tagging,
                          int                question,
                          const DuidRows    *rows,
                          const double      *weights)
{
  DuidSummary *self;

  g_return_val_if_fail (dataset != NULL, NULL);
  g_return_val_if_fail (question >= 0 && question <= DUID_QUESTION_TAGS (dataset), NULL);

  self = duid_summary_new_empty (question);
  self->is_tags = question == DUID_QUESTION_TAGS (dataset);
  if (self->is_tags)
    count_tags (self, dataset, tagging, rows, weights);
  else
    {
      g_auto (DuidPass) pass = duid_pass_start (dataset, (guint) question, rows);

      pass.weights = weights;
      self->type = pass.question->type;
      self->n_rows = duid_rows_count (pass.rows);
      count_states (self, &pass);
      duid_summary_weigh (self, &pass);
      count_answers (self, &pass);
    }
  return self;
}

DuidSummary *
duid_summary_new_states (const DuidDataset *dataset,
                         int                question,
                         const guint32      states[DUID_N_STATES])
{
  DuidSummary *self = duid_summary_new_empty (question);

  self->is_tags = question == DUID_QUESTION_TAGS (dataset);
  for (int i = 0; i < DUID_N_STATES; i++)
    {
      self->states[i] = states[i];
      self->n_rows += states[i];
    }
  self->weights = duid_summary_count_once (states[DUID_STATE_ANSWERED]);
  return self;
}

void
duid_summary_free (DuidSummary *summary)
{
  if (summary == NULL)
    return;
  g_ptr_array_unref (summary->options);
  g_ptr_array_unref (summary->bands);
  g_ptr_array_unref (summary->stones);
  g_free (summary->histogram);
  g_free (summary->amounts);
  g_free (summary);
}
